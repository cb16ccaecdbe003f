//! Cells beside the values that the grammar reads: names of levels, signs.

use crate::grammar;
use crate::lexicon::{CATEGORY, ComparatorDef, NameDef, kept, without_brackets};

/// Reads a cell that holds nothing but the name of a category; points in brackets are ignored.
///
/// ```
/// use zhibiao::{Category, Subcategory, header::category};
/// assert_eq!(category("产出指标(50分)").unwrap().category, Category::Output);
/// assert_eq!(category("社会效益").unwrap().subcategory, Some(Subcategory::SocialBenefit));
/// assert_eq!(category("培训人数"), None);
/// ```
pub fn category(text: &str) -> Option<NameDef> {
    let begins = |first| CATEGORY.begins(first);
    if !kept(text).next().is_some_and(begins) {
        return grammar::category(text);
    }
    // 产出指标（数量）
    if text.ends_with(['）', ')'])
        && let Some(held) = grammar::category(text)
    {
        return Some(held);
    }
    let bare = without_brackets(text);
    let bare = bare.trim_end_matches([':', '、', '.']);
    let exact = CATEGORY.exact(bare).or_else(|| {
        // 产出指标50分, 产出指标50%; but 满意度95% is no category.
        let points = bare.strip_suffix('分');
        let rest = points.or(bare.strip_suffix('%')).unwrap_or(bare);
        let name = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let found = CATEGORY.exact(name).filter(|_| name.len() < bare.len());
        found.filter(|def| points.is_some() || !def.bare)
    });
    exact.or_else(|| grammar::category(text))
}

/// Whether a number of four digits may be a year, as the dates of values are read.
///
/// ```
/// assert!(zhibiao::header::is_year(2025) && !zhibiao::header::is_year(3000));
/// ```
pub fn is_year(number: u32) -> bool {
    grammar::is_year(number)
}

/// Reads a cell of a column of signs: `≥`, `正向 大于等于`. Nothing where it holds no comparator, such as `定性`.
///
/// ```
/// use zhibiao::{Op, header::sign};
/// assert_eq!(sign("正向 大于等于").unwrap().op, Op::Ge);
/// assert_eq!(sign("定性"), None);
/// ```
pub fn sign(text: &str) -> Option<&'static ComparatorDef> {
    grammar::sign(text).ok().flatten()
}

/// Whether a text is what a column of signs holds: a comparator, or a word that names none on purpose.
///
/// ```
/// use zhibiao::header::is_sign;
/// assert!(is_sign("≥") && is_sign("定性"));
/// assert!(!is_sign("培训人数") && !is_sign(""));
/// ```
pub fn is_sign(text: &str) -> bool {
    !text.trim().is_empty() && grammar::sign(text).is_ok()
}

/// Whether a name begins here with digits that no decimal ends in: what stands behind a list's mark before it.
///
/// ```
/// use zhibiao::header::names_on;
/// assert!(names_on("12345热线接通率") && names_on("5G基站") && names_on("0-3岁儿童"));
/// assert!(!names_on("5公里道路"));
/// ```
pub fn names_on(text: &str) -> bool {
    grammar::names_on(text)
}
