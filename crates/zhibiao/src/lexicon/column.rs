//! What the header of a table column says (列名).

use std::borrow::Cow;

use super::{
    BELOW_CATEGORY, BESIDE, CHANGED, COLUMN, GUESS_END, GUESS_START, INNER, INNER_COST, NORM, NOTE,
    NameDef, OTHER_PERIOD, OWN_LEVEL, REGION, RULE, SUM, SUM_ROW, THIS_YEAR, TITLE_END, fold,
};
use crate::model::{Category, Subcategory};

/// What a column, or a field of a form, holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Column {
    /// 主管部门.
    Department,
    /// 预算单位, 实施单位.
    BudgetUnit,
    /// 项目名称.
    Project,
    /// 年度绩效目标.
    Goal,
    /// 绩效指标: a whole cell of indicators.
    Indicators,
    /// 一级指标.
    Level1,
    /// 二级指标.
    Level2,
    /// 三级指标, the indicator's name.
    Level3,
    /// 指标性质, 计算符号: ≥, 定性.
    Sign,
    /// 指标方向性: 正向指标.
    Direction,
    /// 指标值.
    Value,
    /// 计量单位.
    Unit,
    /// 分值, 权重.
    Weight,
    /// 实际完成值.
    Actual,
    /// 得分.
    Score,
    /// 预算数.
    Budget,
    /// 备注.
    Remark,
    /// 序号.
    Ordinal,
    /// 合计, 总分: at the head of a row that sums others up.
    Total,
    /// 项目类别, 起止时间 and other fields of a form that are kept as they are.
    Field,
    /// 填表人, 审核意见 and what else stands at a form's foot.
    Footer,
}

/// Reads the header of a column.
///
/// White space, brackets with what they hold, years and punctuation are ignored; so are words of this year before a name that
/// means nothing else with them.
///
/// ```
/// use zhibiao::lexicon::{Column, column};
/// assert_eq!(column("指标值（包含数字及文字描述）"), Some(Column::Value));
/// assert_eq!(column("预期2022年\n实现值"), Some(Column::Value));
/// assert_eq!(column("本年度考核值"), Some(Column::Value));
/// assert_eq!(column("90%"), None);
/// ```
pub fn column(header: &str) -> Option<Column> {
    // Only times need the text as a whole.
    let dated = header.contains(['年', '月']) && header.chars().any(may_be_digit);
    let text = match dated {
        true => Cow::Owned(without_years(&without_brackets(header))),
        false => Cow::Borrowed(header),
    };
    let letters = || kept(&text).filter(|c| is_letter(*c));
    if let Some(found) = COLUMN.exact_of(letters()) {
        return Some(found);
    }
    letters().next().filter(|c| THIS_YEAR.begins(*c))?;
    let name: String = letters().collect();
    let (length, ()) = THIS_YEAR.longest(&name)?;
    COLUMN.exact(&name[length..])
}

/// What a header says beside the name of its column (表头提示).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Clue {
    /// The sum of several columns: 合计.
    Sum,
    /// Rules of scoring: 评分标准.
    Rule,
    /// Several years, or another one: 中期, 上年.
    OtherPeriod,
    /// The year of the table: 年度.
    ThisYear,
    /// Something about indicators, and none of them: 依据.
    Beside,
    /// Values beside the targets: norms, and targets before a change: 参考, 调整前.
    Norm,
    /// Targets as they were changed: 调整后.
    Changed,
}

/// Whether a header holds a word of the kind.
///
/// ```
/// use zhibiao::lexicon::{Clue, has_clue};
/// assert!(has_clue("全省合计", Clue::Sum));
/// assert!(!has_clue("广州市", Clue::Sum));
/// ```
pub fn has_clue(header: &str, clue: Clue) -> bool {
    let words = match clue {
        Clue::Sum => &SUM,
        Clue::Rule => &RULE,
        Clue::OtherPeriod => &OTHER_PERIOD,
        Clue::ThisYear => &THIS_YEAR,
        Clue::Beside => &BESIDE,
        Clue::Norm => &NORM,
        Clue::Changed => &CHANGED,
    };
    let mut places = header.char_indices();
    places.any(|(at, _)| words.longest(&header[at..]).is_some())
}

/// What an unknown header most likely names, by the words it ends or begins with; without spaces and brackets.
///
/// ```
/// use zhibiao::lexicon::{Column, column, guess};
/// assert_eq!(column("全市完成值"), None);
/// assert_eq!(guess("全市完成值"), Some(Column::Actual));
/// assert_eq!(guess("广州市"), None);
/// ```
pub fn guess(header: &str) -> Option<Column> {
    let ends = GUESS_END.suffix(header);
    let found = ends.or_else(|| GUESS_START.longest(header));
    found.map(|(_, column)| column)
}

/// Whether a line ends as the titles of tables do: `项目支出绩效目标申报表`.
///
/// ```
/// use zhibiao::lexicon::is_title;
/// assert!(is_title("2022年项目支出绩效目标申报表") && !is_title("产出指标"));
/// ```
pub fn is_title(line: &str) -> bool {
    TITLE_END.suffix(line).is_some()
}

/// Whether a header names a column of regions: `行政区划`.
pub fn is_region(header: &str) -> bool {
    REGION.exact(header).is_some()
}

/// Whether a row's head says that it sums others up, whatever stands beside it: `小计`.
pub fn is_sum(head: &str) -> bool {
    SUM_ROW
        .exact_of(head.chars().filter(|c| is_letter(*c)))
        .is_some()
}

/// Whether a line begins as those below a table do: `备注：`.
pub fn is_note(line: &str) -> bool {
    NOTE.longest(line).is_some()
}

/// Whether a header names indicators below the name of a category: `内容`.
pub fn names_below_category(header: &str) -> bool {
    BELOW_CATEGORY.exact(header).is_some()
}

/// Whether a level's name is a department's own, though it counts as one of the standard's: 履职效能.
pub fn is_departmental(text: &str) -> bool {
    OWN_LEVEL.exact(text).is_some()
}

/// The level 2 that a word names behind its own level 1, though it says nothing alone: 社会 behind 效益.
///
/// ```
/// use zhibiao::{Subcategory, header::category, lexicon::inner_category};
/// let outer = category("效益指标").unwrap();
/// assert_eq!(inner_category(outer, "社会").unwrap().subcategory, Some(Subcategory::SocialBenefit));
/// assert_eq!(inner_category(outer, "数量"), None);
/// ```
pub fn inner_category(outer: NameDef, word: &str) -> Option<NameDef> {
    let found = match outer.category {
        Category::Benefit | Category::Satisfaction => INNER.exact(word)?,
        Category::Output | Category::Cost => INNER_COST.exact(word)?,
    };
    let cost = outer.subcategory == Some(Subcategory::OutputCost);
    let own = outer.subcategory.is_none() && outer.category == found.category;
    (own || cost).then_some(found)
}

/// A text without white space and whatever stands in brackets; an unclosed bracket takes the rest.
pub(crate) fn without_brackets(header: &str) -> String {
    let mut bare = String::with_capacity(header.len());
    bare.extend(kept(header));
    bare
}

/// The same, character by character.
pub(crate) fn kept(header: &str) -> impl Iterator<Item = char> {
    let mut depth = 0usize;
    header.chars().map(fold).filter(move |c| {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ => return depth == 0 && !c.is_whitespace(),
        }
        false
    })
}

/// A letter or digit; nearly all are Chinese characters, which need no table.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// Drops years, months and spans of them: `2022年`, `2022年度`, `××年`, `2021-2023年`, `1至7月`, `6月底`.
fn without_years(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match time(rest) {
            Some(after) => rest = after,
            None => {
                let digits = rest.len() - rest.trim_start_matches(is_digit).len();
                let (head, tail) = rest.split_at(digits.max(first.len_utf8()));
                kept.push_str(head);
                rest = tail;
            }
        }
    }
    kept
}

/// What follows a year or month, or a span of them, that the text begins with.
fn time(text: &str) -> Option<&str> {
    let number = |text: &'_ str| text.len() - text.trim_start_matches(is_digit).len();
    let mut rest = &text[number(text)..];
    if rest.len() == text.len() {
        return None;
    }
    let behind = rest.trim_start_matches(['-', '~', '—', '–', '至', '到']);
    if behind.len() < rest.len() && number(behind) > 0 {
        rest = &behind[number(behind)..];
    }
    match rest.strip_prefix('年') {
        Some(after) => Some(after.strip_prefix('度').unwrap_or(after)),
        None => Some(
            rest.strip_prefix('月')?
                .trim_start_matches(['份', '底', '末']),
        ),
    }
}

fn may_be_digit(c: char) -> bool {
    // Chinese characters have Chinese twins.
    !matches!(c, '\u{4e00}'..='\u{9fff}') && is_digit(fold(c))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '×' | 'X' | 'x' | '*')
}
