//! Words that name a level 2 only behind their own level 1.
//!
//! ```text
//! chained = level1 separator inner separator       ; 效益-社会-群众知晓率
//! held    = level1 "（" inner "）"                  ; 满意度指标（服务对象）
//! ```
//! Refused: `效益-社会影响力` (a name).

use super::super::cursor::*;
use super::separator::separator;
use super::{Filing, Head};
use crate::lexicon::{CATEGORY, INNER, INNER_COST, NameDef};
use crate::model::{Category, Subcategory};

/// How long such words are at most, in characters.
const LONGEST: usize = 9;

/// The word that goes on with the category before its separator: its length and what it stands for.
pub(super) fn chained(i: &str, found: &Head<'_>, filing: &Filing<'_>) -> Option<(usize, NameDef)> {
    if let Some((_, outer)) = found.word.filter(|_| found.colon) {
        return own(i, &outer)
            .filter(|(length, _)| separator(skip_spaces(&i[*length..])).is_some());
    }
    // 【效益】社会：…；经济：…, below a level 1 that stands by itself.
    let level = match (found.heading, found.subcategory) {
        (Some(_), None) => filing.level(found.category, found.level),
        (None, _) => filing.level,
        _ => None,
    };
    let category = level.filter(|_| peek(i).is_some_and(begins))?;
    let outer = NameDef {
        category,
        subcategory: None,
        bare: false,
    };
    own(i, &outer).filter(|(length, _)| eat(skip_spaces(&i[*length..]), &[':']).is_some())
}

/// Whether such a word may begin with a character.
pub(super) fn begins(c: char) -> bool {
    INNER.begins(c) || INNER_COST.begins(c)
}

/// Whether such a word and its separator stand here, whatever category stands before them.
pub(super) fn chains(i: &str) -> bool {
    // Nearly all names go on with further characters.
    let chinese = |byte: &u8| matches!(byte, 0x80..0xc0 | 0xe4..=0xe9);
    let near = i.as_bytes().get(..3 * (LONGEST + 1));
    if near.is_some_and(|near| near.iter().fold(true, |all, byte| all & chinese(byte))) {
        return false;
    }
    let words = [INNER.longest(i), INNER_COST.longest(i)];
    let parted = |(length, _): (usize, NameDef)| separator(skip_spaces(&i[length..])).is_some();
    words.into_iter().flatten().any(parted)
}

/// The category that brackets behind a category hold; an everyday word only behind its own level 1: 产出指标（数量）.
pub(super) fn inner_category(inside: &str, outer: &NameDef) -> Option<NameDef> {
    let inner = skip_spaces(inside);
    let word = skip_spaces(after_first(inner));
    let closed = |found: &(usize, NameDef)| after_first(skip_spaces(&word[found.0..])).is_empty();
    if let Some((_, def)) = own(word, outer).filter(closed) {
        return Some(def);
    }
    let (_, def) = CATEGORY.longest(word).filter(closed)?;
    let own = outer.subcategory.is_none() && outer.category == def.category;
    let own = own || costs(outer) && def.category == Category::Cost;
    (def.subcategory.is_some() && (!def.bare || own)).then_some(def)
}

/// 社会 of 效益-社会: a word that names a level 2 behind its own level 1.
pub(super) fn own(i: &str, outer: &NameDef) -> Option<(usize, NameDef)> {
    let found = match outer.category {
        Category::Benefit | Category::Satisfaction => INNER.longest(i)?,
        _ => INNER_COST.longest(i)?,
    };
    let same = outer.subcategory.is_none() && outer.category == found.1.category;
    (same || costs(outer)).then_some(found)
}

/// 成本指标, which holds levels 2 of its own.
fn costs(outer: &NameDef) -> bool {
    outer.subcategory == Some(Subcategory::OutputCost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_what_is_looked_at() {
        let words = INNER.words().chain(INNER_COST.words());
        let longest = words.map(|(word, _)| word.chars().count()).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
