//! What stands behind a numeral, told without reading it.
//!
//! Numerals are asked for in many places of which few hold the reading that is sought: an hour, a list, a rate. What follows the
//! run nearly always says so. Accepted: `九`点, `一`、. Refused: `九十`个, which is no hour.

use super::{LONGEST_RUN, eat, is_space, peek, skip_spaces};
use crate::grammar::clause_end::ends_or_noted;
use crate::lexicon::{Numeral, UNIT_WORDS, numeral};
use crate::options::Options;

/// Whether one of `marks` may stand behind the numeral that begins here: one look refuses most readings of it.
pub(in super::super) fn may_stand_before<const N: usize>(i: &str, marks: &[char; N]) -> bool {
    !Options::LANES || eat(behind_numerals(i), marks).is_some()
}

/// What stands behind all that a run of numerals may consist of.
pub(in super::super) fn behind_numerals(i: &str) -> &str {
    let taken = |c: char| {
        numeral(c) != Numeral::None
            || is_space(c)
            || matches!(crate::lexicon::twin(c), '0'..='9' | '几' | '参')
    };
    let mut near = i.char_indices().take(2 * LONGEST_RUN);
    near.find(|(_, c)| !taken(*c))
        .map_or("", |(at, _)| &i[at..])
}

/// Whether a unit of more than its first character stands here: 千米, 百帕, 万千瓦时.
pub(in super::super) fn begins_unit(i: &str) -> bool {
    let first = peek(i).map_or(0, char::len_utf8);
    // No unit goes on with a digit.
    if matches!(peek(&i[first..]).map(numeral), Some(Numeral::Digit(_))) {
        return false;
    }
    // 五千|欧元: the unit behind reaches farther than 千欧.
    let behind = || {
        UNIT_WORDS
            .longest(&i[first..])
            .map_or(0, |(length, _)| first + length)
    };
    let longest = UNIT_WORDS.longest(i);
    longest.is_some_and(|(length, _)| length > first && length >= behind())
}

/// Whether what follows leaves no doubt that a number torn at its 点 ends here: no 上午九点 一号楼.
pub(super) fn ends_number(i: &str) -> bool {
    let i = skip_spaces(i);
    let counted = UNIT_WORDS.longest(i).is_some() || eat(i, &['成']).is_some();
    counted || ends_or_noted(i)
}
