//! What single cells say, apart from the names of columns: fillers, totals, notes, titles, list marks.

use zhibiao::header;
use zhibiao::lexicon::{self, Column, NameDef, twin};

use super::line::{is_space, part};
use super::marks::{HAN_DIGITS, marks, unended, unnumbered};
use crate::document::Text;

/// Bytes of a column name or label at most: spares long cells the look-up.
const HEADER_BYTES: usize = 120;

/// The column or field that a cell names.
pub(super) fn column(text: &str) -> Option<Column> {
    let found = match text.len() {
        1..=HEADER_BYTES => lexicon::column(text)
            .or_else(|| numbered(text))
            .or_else(|| lexicon::column(without_latin(text)?))
            .or_else(|| bound(text))?,
        _ => return None,
    };
    // What stands in brackets tells two apart: 指标值（符号）, 单位（专项）名称.
    let of_signs = found == Column::Value
        && !text.contains("含")
        && (text.contains('符') || text.contains("比较"));
    let of_projects = found == Column::BudgetUnit
        && ["（专项", "(专项", "（项目", "(项目"]
            .iter()
            .any(|word| text.contains(word));
    Some(match (of_signs, of_projects) {
        (true, _) => Column::Sign,
        (_, true) => Column::Project,
        _ => found,
    })
}

/// `目标值下限`, `上限值`: one of two columns of values.
fn bound(text: &str) -> Option<Column> {
    use Column::*;
    let of = text.trim_end_matches('值').strip_suffix('限')?;
    let of = of.strip_suffix(['上', '下'])?;
    let whole = of.is_empty() || matches!(lexicon::column(of), Some(Value | Goal | Level3));
    whole.then_some(Value)
}

/// `1、资金来源`, `年度绩效目标1`, `指标值2`: a column's name with a number.
fn numbered(text: &str) -> Option<Column> {
    use Column::*;
    let several = |text: &str| {
        let long = |count: usize| text.chars().nth(count).is_some();
        lexicon::column(text).filter(|found| match found {
            // But not 目标1, 指标1.
            Goal => long(3),
            Level3 | Value => long(2),
            Unit => true,
            _ => false,
        })
    };
    let ends = text.chars().next().zip(text.chars().next_back());
    let (first, last) = ends.map(|(first, last)| (twin(first), twin(last)))?;
    // Nearly all texts neither begin with a mark nor end in a digit.
    let plain = matches!(first, '\u{4e00}'..='\u{9fff}') && !HAN_DIGITS.contains(&first);
    if plain && first != '指' && !last.is_ascii_digit() {
        return None;
    }
    let bare = unnumbered(text);
    match bare.len() < text.len() {
        true => lexicon::column(bare),
        false => several(unended(text)),
    }
}

/// `/`, `—`: a cell that says there is nothing.
pub(super) fn is_blank(text: &str) -> bool {
    let mark = |c: char| "/／\\-—–－、".contains(c) || is_space(c);
    !text.is_empty() && text.chars().all(mark)
}

/// The category that a cell names and nothing else, but for a number before it: `一、产出指标`.
pub(super) fn category(text: &str) -> Option<NameDef> {
    match text.len() {
        1..=HEADER_BYTES => {
            header::category(unnumbered(text)).or_else(|| header::category(without_latin(text)?))
        }
        _ => None,
    }
}

/// A level without the twin of its name in another language.
pub(super) fn chinese<'a>(text: Text<'a>) -> Text<'a> {
    let bare = without_latin(&text).filter(|bare| header::category(bare).is_some());
    let Some((from, to)) = bare.map(|bare| {
        let from = text.find(bare).unwrap_or_default();
        (from, from + bare.len())
    }) else {
        return text;
    };
    part(&text, from, to)
}

/// `产出指标 Output`: the Chinese half of a name in two languages, with a space or a mark between them.
fn without_latin(text: &str) -> Option<&str> {
    let latin = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, ' ' | '/' | '-' | '&' | '.' | '\n' | '\u{a0}')
    };
    // 一级指标 Level 1
    let counted = |c: char| latin(c) || c.is_ascii_digit();
    let bare = text.trim_end_matches(counted).trim_start_matches(latin);
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    (letters > 2 && !bare.is_empty() && bare.len() < text.len()).then_some(bare)
}

/// A sign, or what begins like a value; 1、植被覆盖度 does not, nor does 1、12345热线.
pub(super) fn is_value(text: &str) -> bool {
    let (length, number) = marks(text);
    let bare = &text[length..];
    let text = if bare.is_empty() { text } else { bare };
    let counted = bare.is_empty() || number.is_none();
    let first = text.chars().next().map(lexicon::fold);
    header::sign(text).is_some()
        || first.is_some_and(|c| {
            (counted && c.is_ascii_digit()) || matches!(c, '≥' | '≤' | '>' | '<' | '=' | '≧' | '≦')
        })
}

/// `301001`: a code, which names nobody.
pub(super) fn is_code(text: &str) -> bool {
    text.is_ascii() && text.contains(|c: char| c.is_ascii_digit())
}

/// `质量指标：结业率≥98%` where a project's name would stand: the rest of a cell that a line break tore.
pub(super) fn holds_items(text: &str) -> bool {
    let head = text.split_once(['：', ':']);
    head.is_some_and(|(head, items)| category(head).is_some() && !items.trim().is_empty())
}

/// `……`, `...`, `—`: rows left for more.
pub(super) fn is_filler(text: &str) -> bool {
    let dots = |c: char| "….．。·⋯-—*".contains(c) || is_space(c);
    !text.is_empty()
        && text.chars().all(dots)
        && text.chars().any(|c| !matches!(c, '-' | '—' | '*'))
}

/// 合计, 总分: the head of a row that sums others up.
pub(super) fn is_total(text: &str) -> bool {
    column(text) == Some(Column::Total)
}

/// A sum and nothing else, whatever stands beside it. `总分` is also the name of a column of weights.
pub(super) fn is_sum(text: &str) -> bool {
    text.len() <= HEADER_BYTES && lexicon::is_sum(text)
}

/// A sum or a conclusion: 自评等级, 综合得分.
pub(super) fn is_total_row(text: &str) -> bool {
    is_total(text) || is_sum(text)
}

/// `自评结论：优`: a sum or a conclusion with its label.
pub(super) fn is_conclusion(text: &str) -> bool {
    label(text).is_some_and(|(found, rest)| found == Column::Total && !rest.is_empty())
}

/// 注：, 填表人：, and whatever else stands below a table.
pub(super) fn is_footer(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(8)
        .map(twin)
        .filter(|c| !is_space(*c))
        .collect();
    match label(text) {
        Some((found, _)) => found == Column::Footer || lexicon::is_note(&start),
        None => lexicon::is_note(&start) || is_seal(text),
    }
}

/// `区扶贫办审核意见（盖章）`: where a seal goes.
fn is_seal(text: &str) -> bool {
    let bare = text.trim_end_matches([')', '）', '章']);
    text.len() <= HEADER_BYTES && bare.len() < text.len() && bare.ends_with(['盖', '公', '签'])
}

/// `第 2 页 共 5 页`, `— 3 —`, `- 4 -`: where a page ended.
pub(super) fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().take(24).filter(|c| !is_space(*c)).collect();
    let dashes = bare.trim_matches(|c| "-—－–".contains(c));
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let numbered = dashes.len() + 2 <= bare.len() && number(dashes);
    let of_pages = |c: char| c.is_ascii_digit() || "第页頁共，/".contains(c);
    numbered || bare.starts_with('第') && bare.ends_with(['页', '頁']) && bare.chars().all(of_pages)
}

/// The label that a cell is, or begins with before a colon, and what stands behind the colon.
pub(super) fn label(text: &str) -> Option<(Column, &str)> {
    if let Some(found) = column(text).or_else(|| by_end(text)) {
        // 单位（盖章）： with nothing behind it is where the seal goes.
        let seal = found == Column::Unit && text.contains('章');
        return Some((if seal { Column::Footer } else { found }, ""));
    }
    let colon = text
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let before = &text[..colon.0];
    let found = column(before)
        .or_else(|| by_end(before))
        .or_else(|| counted_project(before))?;
    let rest = text[colon.0 + colon.1.len_utf8()..].trim_matches(is_space);
    // 单位：万元 tells a measure, 单位：某局 a body.
    let body = found == Column::Unit && !rest.is_empty() && !is_money(rest);
    Some((if body { Column::BudgetUnit } else { found }, rest))
}

/// `项目一：`, `子项目2：`.
fn counted_project(text: &str) -> Option<Column> {
    let bare = text.strip_prefix('子').unwrap_or(text);
    let number = bare.strip_prefix("项目")?;
    let digit = |c: char| twin(c).is_ascii_digit() || HAN_DIGITS.contains(&c);
    (!number.is_empty() && number.chars().all(digit)).then_some(Column::Project)
}

/// A label that nobody listed, told by how it ends: 本次申报项目名称.
fn by_end(text: &str) -> Option<Column> {
    const ENDS: [(&str, Column); 6] = [
        ("单位负责人", Column::Footer),
        ("部门负责人", Column::Footer),
        ("项目名称", Column::Project),
        ("主管部门", Column::Department),
        ("实施单位", Column::BudgetUnit),
        ("预算单位", Column::BudgetUnit),
    ];
    // The lists of purchases beside these tables have 采购项目名称 in their headers.
    let plain = text.chars().all(char::is_alphabetic)
        && text.chars().nth(10).is_none()
        && !text.contains("采购");
    let found = ENDS.iter().find(|(end, _)| plain && text.ends_with(end))?;
    Some(found.1)
}

/// `单位：万元`: what the amounts of the table are in.
pub(super) fn is_unit_line(text: &str) -> bool {
    let bare: String = text.chars().map(twin).filter(|c| !is_space(*c)).collect();
    let bare = bare.trim_matches(['(', ')']);
    let marks = ["单位:", "金额单位:", "计量单位:", "货币单位:"];
    marks
        .iter()
        .any(|mark| bare.strip_prefix(mark).is_some_and(is_money))
}

fn is_money(text: &str) -> bool {
    text.ends_with('元') && text.chars().count() <= 6
}

#[cfg(test)]
mod tests {
    use zhibiao::lexicon::fold;

    use super::*;

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

    /// `twin` knows the twins of the characters that the lexicon holds; those of the words here are among them.
    #[test]
    fn the_words_here_have_the_twins_that_fold_gives_them() {
        let here = concat!(include_str!("words.rs"), include_str!("titles.rs"));
        for c in ('\u{3400}'..='\u{9fff}').filter(|c| here.contains(fold(*c))) {
            assert_eq!(twin(c), fold(c), "{c}");
        }
    }
}
