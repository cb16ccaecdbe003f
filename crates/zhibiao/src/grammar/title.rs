//! Titles: 《2023年行动计划》 names something, whatever digits it holds.
//!
//! Accepted: `《条例》`, `〈指南〉`. Refused: `《5%`, a hasty sign.

use super::cursor::*;
use crate::lexicon::{start, starts, twin};

/// How far a title's closing mark is sought, in characters: bounds the look-ahead.
pub(super) const LONGEST_TITLE: usize = 80;

/// `《实施方案》`: a title, whose marks are no comparators.
pub(super) fn title(i: &str, c: char) -> Option<&str> {
    let close = match twin(c) {
        '《' => '》',
        '〈' => '〉',
        _ => return None,
    };
    let (at, _) = i
        .char_indices()
        .take(LONGEST_TITLE)
        .find(|(_, c)| twin(*c) == close)?;
    // 《5%，》3% are hasty signs, 《2023年行动计划》 is a title.
    let inside = after_first(&i[..at]);
    let named = last(inside).is_some_and(is_han)
        && inside.chars().filter(|c| is_han(*c)).count() > 2
        && !inside.chars().any(|c| starts(c) & start::CLAUSE != 0);
    if digit(skip_spaces(inside)).is_some() && !named {
        return None;
    }
    Some(after_first(&i[at..]))
}
