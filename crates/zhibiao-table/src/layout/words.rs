//! What single cells say, apart from the names of columns: fillers, totals, notes, titles, list marks.

use zhibiao::lexicon::{self, Column, NameDef, fold};

use super::line::is_space;

/// Bytes of a column name or label at most: spares long cells the look-up.
const HEADER_BYTES: usize = 120;

/// The column or field that a cell names.
pub(super) fn column(text: &str) -> Option<Column> {
    let found = match text.len() {
        1..=HEADER_BYTES => lexicon::column(text)?,
        _ => return None,
    };
    // 指标值（符号）: what stands in brackets tells the two apart.
    let of_signs = found == Column::Value && (text.contains('符') || text.contains("比较"));
    Some(if of_signs { Column::Sign } else { found })
}

/// The category that a cell names and nothing else, but for a number before it: `一、产出指标`.
pub(super) fn category(text: &str) -> Option<NameDef> {
    match text.len() {
        1..=HEADER_BYTES => lexicon::category(unnumbered(text)),
        _ => None,
    }
}

/// `一、产出指标`, `（二）效益指标`, `3.满意度指标` without the number.
pub(crate) fn unnumbered(text: &str) -> &str {
    let (length, _) = marks(text);
    let rest = &text[length..];
    let inner = rest.trim_start_matches(['（', '(']);
    let after = inner.trim_start_matches(|c| HAN_DIGITS.contains(&c));
    let mark = after.strip_prefix(['、', '.', '．', '）', ')']);
    match mark {
        Some(bare) if after.len() < inner.len() => bare.trim_start_matches(is_space),
        _ => rest,
    }
}

const HAN_DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// `……`, `...`, `—`: rows left for more.
pub(super) fn is_filler(text: &str) -> bool {
    let dots =
        |c: char| matches!(c, '…' | '.' | '．' | '。' | '·' | '⋯' | '-' | '—' | '*') || is_space(c);
    !text.is_empty()
        && text.chars().all(dots)
        && text.chars().any(|c| !matches!(c, '-' | '—' | '*'))
}

/// What an unknown header most likely names, by the words it ends or begins with.
pub(super) fn guess(text: &str) -> Option<Column> {
    const ENDS: [(&str, Column); 22] = [
        ("完成值", Column::Actual),
        ("实际值", Column::Actual),
        ("完成情况", Column::Actual),
        ("执行情况", Column::Actual),
        ("得分", Column::Score),
        ("评分", Column::Score),
        ("分值", Column::Weight),
        ("权重", Column::Weight),
        ("计量单位", Column::Unit),
        ("度量单位", Column::Unit),
        ("符号", Column::Sign),
        ("运算符", Column::Sign),
        ("指标值", Column::Value),
        ("目标值", Column::Value),
        ("预期值", Column::Value),
        ("计划值", Column::Value),
        ("实现值", Column::Value),
        ("值及单位", Column::Value),
        ("项目名称", Column::Project),
        ("指标名称", Column::Level3),
        ("指标内容", Column::Level3),
        ("指标", Column::Level3),
    ];
    const STARTS: [(&str, Column); 3] = [
        ("一级指标", Column::Level1),
        ("二级指标", Column::Level2),
        ("三级指标", Column::Level3),
    ];
    const OTHERS: [&str; 12] = [
        "说明", "依据", "来源", "解释", "标准", "上年", "前年", "历史", "原因", "公式", "方法",
        "备注",
    ];
    let bare: String = text.chars().filter(|c| !is_space(*c)).map(fold).collect();
    let bare = bare.split('(').next().unwrap_or_default();
    if bare.chars().nth(14).is_some()
        || OTHERS.iter().any(|word| bare.contains(word))
        || category(bare).is_some()
    {
        return None;
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '分' | '%');
    let points = column(bare.trim_end_matches(digits));
    let of_points = points.filter(|found| matches!(found, Column::Weight | Column::Score));
    let ends = ENDS.iter().find(|(word, _)| bare.ends_with(word));
    let starts = STARTS.iter().find(|(word, _)| bare.starts_with(word));
    of_points.or_else(|| ends.or(starts).map(|(_, found)| *found))
}

/// 合计, 总分: the head of a row that sums others up.
pub(super) fn is_total(text: &str) -> bool {
    column(text) == Some(Column::Total)
}

/// A sum and nothing else, whatever stands beside it. `总分` is also the name of a column of weights.
pub(super) fn is_sum(text: &str) -> bool {
    const SUMS: [&str; 6] = ["合计", "小计", "总计", "总分", "合计总分", "总分合计"];
    text.len() <= HEADER_BYTES && {
        let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        SUMS.contains(&bare.as_str())
    }
}

/// A sum or a conclusion: 自评等级, 综合得分.
pub(super) fn is_total_row(text: &str) -> bool {
    is_total(text) || is_sum(text)
}

/// 注：, 填表人：, and whatever else stands below a table.
pub(super) fn is_footer(text: &str) -> bool {
    const NOTES: [&str; 10] = [
        "注:",
        "注1",
        "备注:",
        "说明:",
        "附注",
        "填表说明",
        "填报说明",
        "编制说明",
        "注释",
        "*注",
    ];
    let start: String = text
        .chars()
        .take(8)
        .map(fold)
        .filter(|c| !is_space(*c))
        .collect();
    NOTES.iter().any(|note| start.starts_with(note))
        || label(text).is_some_and(|(found, _)| found == Column::Footer)
}

/// The label that a cell is, or begins with before a colon, and what stands behind the colon.
pub(super) fn label(text: &str) -> Option<(Column, &str)> {
    if let Some(found) = column(text) {
        return Some((found, ""));
    }
    let colon = text
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let found = column(&text[..colon.0])?;
    let rest = &text[colon.0 + colon.1.len_utf8()..];
    Some((found, rest.trim_matches(is_space)))
}

/// A line that names a table or its page rather than an indicator: 项目支出绩效目标表, 表十二, （2023年度）, 单位：万元.
pub(super) fn is_title(text: &str) -> bool {
    if text.chars().nth(60).is_some() {
        return false;
    }
    let bare: String = text.chars().map(fold).filter(|c| !is_space(*c)).collect();
    let head = strip_brackets_at_end(&bare);
    let numbered = |mark: &str| {
        let rest = head
            .strip_prefix(mark)
            .map(|rest| rest.trim_start_matches(['表', '件']));
        rest.is_some_and(|rest| rest.chars().count() <= 8 && rest.chars().all(is_number))
    };
    let names_table = head.contains("绩效")
        && (head.ends_with('表') || head.ends_with("情况") || head.ends_with("目标"));
    names_table
        || [
            "申报表",
            "目标表",
            "自评表",
            "批复表",
            "监控表",
            "公开表",
            "评价表",
            "续表",
        ]
        .iter()
        .any(|word| head.ends_with(word))
        || ["表", "附表", "附件", "公开表", "预算"]
            .iter()
            .any(|mark| numbered(mark))
        || head.is_empty() && bare.contains('年')
        || ["单位:", "金额单位:", "计量单位:"]
            .iter()
            .any(|mark| bare.starts_with(mark))
            && bare.chars().count() <= 9
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '一' | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '-'
                | ':'
                | '.'
                | '、'
                | '('
                | ')'
                | '〇'
                | '零'
                | '之'
        )
}

/// `目标表(2023年度)` -> `目标表`; a text that is nothing but brackets has no head.
fn strip_brackets_at_end(text: &str) -> &str {
    match text.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
        Some(open) => &text[..open],
        None => text,
    }
}

/// Numbers of columns below a header: `1 2 3`, `（1） （2）`, `A B C`.
pub(super) fn is_column_numbers<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut previous = None;
    let mut count = 0;
    for text in texts {
        let bare: String = text
            .chars()
            .map(fold)
            .filter(|c| c.is_ascii_alphanumeric())
            .collect();
        let plain = text
            .chars()
            .map(fold)
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '.' | '栏'));
        let number = match bare.as_bytes() {
            [letter @ (b'A'..=b'Z' | b'a'..=b'z')] => {
                u32::from(letter.to_ascii_uppercase() - b'A') + 1
            }
            _ => match bare.parse::<u32>() {
                Ok(number) if number < 100 => number,
                _ => return false,
            },
        };
        if !plain
            || previous.is_some_and(|before: u32| number != before + 1)
            || previous.is_none() && number > 1
        {
            return false;
        }
        previous = Some(number);
        count += 1;
    }
    count >= 3
}

/// How many bytes of list marks stand before a name, and the number they give: `指标1：`, `1.`, `（2）`, `③`, `★`.
pub(super) fn marks(text: &str) -> (usize, Option<u32>) {
    let mut rest = text.trim_start_matches(|c| {
        matches!(c, '★' | '☆' | '▲' | '●' | '■' | '◆' | '*') || is_space(c)
    });
    let mut ordinal = None;
    if let Some((number, after)) = indicator_mark(rest).or_else(|| list_mark(rest)) {
        ordinal = Some(number);
        rest = after.trim_start_matches(is_space);
    }
    (text.len() - rest.len(), ordinal)
}

/// `指标1：`, `指标 2`.
fn indicator_mark(text: &str) -> Option<(u32, &str)> {
    let rest = text
        .strip_prefix("指标")
        .or_else(|| text.strip_prefix("指標"))?;
    let rest = rest.trim_start_matches(is_space);
    let (number, rest) = digits(rest)?;
    let spaced = rest.trim_start_matches(is_space);
    match spaced.chars().next() {
        None => Some((number, "")),
        Some(c @ ('：' | ':' | '、' | '.' | '．')) => Some((number, &spaced[c.len_utf8()..])),
        Some(_) if spaced.len() < rest.len() => Some((number, spaced)),
        Some(_) => None,
    }
}

/// `1、`, `1.` but not `1.5`, `（1）`, `①`.
fn list_mark(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some((first as u32 - '①' as u32 + 1, &text[first.len_utf8()..]));
    }
    if matches!(first, '(' | '（') {
        let (number, rest) = digits(&text[first.len_utf8()..])?;
        let close = rest.chars().next().filter(|c| matches!(c, ')' | '）'))?;
        return Some((number, &rest[close.len_utf8()..]));
    }
    let (number, rest) = digits(text)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '.' | '．' | ')' | '）'))?;
    let after = &rest[mark.len_utf8()..];
    let goes_on = after.trim_start_matches(is_space).chars().next().map(fold);
    (!goes_on.is_some_and(|c| c.is_ascii_digit())).then_some((number, after))
}

/// A number of one or two digits.
fn digits(text: &str) -> Option<(u32, &str)> {
    let mut number = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let Some(digit) = fold(c).to_digit(10) else {
            break;
        };
        number = number * 10 + digit;
        rest = &rest[c.len_utf8()..];
        if text.len() - rest.len() > 6 || number > 99 {
            return None;
        }
    }
    (rest.len() < text.len()).then_some((number, rest))
}

/// The four-digit year that a text names.
pub(super) fn year(text: &str) -> Option<u32> {
    let folded: Vec<char> = text.chars().take(80).map(fold).collect();
    let is_digit = |index: usize| folded.get(index).is_some_and(char::is_ascii_digit);
    (0..folded.len()).find_map(|start| {
        let alone = (start == 0 || !is_digit(start - 1)) && !is_digit(start + 4);
        let digits: String = folded.get(start..start + 4)?.iter().collect();
        let number = digits.parse::<u32>().ok().filter(|_| alone)?;
        (2000..2100).contains(&number).then_some(number)
    })
}

/// A title of a part of a form rather than of the whole: 年度绩效目标表.
pub(super) fn is_part_title(text: &str) -> bool {
    period(text) != 0 && !text.contains("项目") && !text.contains("部门") && year(text).is_none()
}

/// What time a header or label speaks of: 1 this year's, 0 unsaid, -1 several years' or another year's.
pub(super) fn period(text: &str) -> i8 {
    const LONGER: [&str; 18] = [
        "实施期",
        "中期",
        "长期",
        "总体",
        "三年",
        "项目期",
        "总目标",
        "历史",
        "上年",
        "前年",
        "五年",
        "规划期",
        "全周期",
        "上一年",
        "去年",
        "半年",
        "季度",
        "周期",
    ];
    const ANNUAL: [&str; 8] = [
        "年度", "当年", "本年", "全年", "年初", "一年", "今年", "当期",
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (has(&LONGER), has(&ANNUAL)) {
        // 年度总体目标 is this year's.
        (_, true)
            if !text.contains("历史") && !text.contains("上年") && !text.contains("上一年") =>
        {
            1
        }
        (true, _) => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks_before_names() {
        for (text, name, ordinal) in [
            ("指标1：机柜数量", "机柜数量", Some(1)),
            ("指标 2 机柜数量", "机柜数量", Some(2)),
            ("指标1：", "", Some(1)),
            ("1、培训人数", "培训人数", Some(1)),
            ("（3）培训人数", "培训人数", Some(3)),
            ("②培训人数", "培训人数", Some(2)),
            ("★培训人数", "培训人数", None),
            ("12.培训人数", "培训人数", Some(12)),
            ("1.5米围栏", "1.5米围栏", None),
            ("100人以上", "100人以上", None),
            ("指标完成率", "指标完成率", None),
            ("2023年培训人数", "2023年培训人数", None),
        ] {
            let (length, found) = marks(text);
            assert_eq!((&text[length..], found), (name, ordinal), "{text}");
        }
    }

    #[test]
    fn titles_and_what_is_none() {
        for title in [
            "项目支出绩效目标表",
            "表十二",
            "附件2-1",
            "（2023年度）",
            "单位：万元",
            "2023年一般性项目绩效目标表（一级项目）",
            "表11",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in [
            "产出指标",
            "按时发放",
            "表彰人数",
            "村组干部报酬",
            "基层组织活动经费",
            "满意度",
        ] {
            assert!(!is_title(other), "{other}");
        }
    }

    #[test]
    fn fillers_notes_and_totals() {
        assert!(
            is_filler("……")
                && is_filler("...")
                && !is_filler("—")
                && !is_filler("")
                && !is_filler("…等")
        );
        assert!(
            is_footer("注：指标值为百分比的")
                && is_footer("填表人：张三")
                && !is_footer("注册企业数")
        );
        assert!(
            is_total_row("合计")
                && is_total_row("总分")
                && is_total_row("总 分：")
                && !is_total_row("总产值")
        );
    }

    #[test]
    fn numbers_of_columns() {
        assert!(is_column_numbers(["1", "2", "3"].into_iter()));
        assert!(is_column_numbers(["（1）", "（2）", "（3）"].into_iter()));
        assert!(!is_column_numbers(["1", "2"].into_iter()));
        assert!(!is_column_numbers(["10", "20", "30"].into_iter()));
    }

    #[test]
    fn years_and_periods() {
        assert_eq!(year("2023年度"), Some(2023));
        assert_eq!(year("渝财12022号"), None);
        assert_eq!(
            (period("年度目标"), period("实施期目标"), period("指标值")),
            (1, -1, 0)
        );
        assert_eq!(period("年度总体目标"), 1);
    }
}
