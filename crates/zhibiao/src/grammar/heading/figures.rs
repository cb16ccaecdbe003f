//! Names that begin with digits, which are then no number of an item and no decimal's end.

use super::super::cursor::*;
use super::super::han::multiplier;
use crate::lexicon::{AFTER, UNIT_WORDS};

/// `12345热线`, `60岁以上老人`, `5G基站`: whether digits that a name begins with stand here, and no decimal's end.
pub(crate) fn names_on(i: &str) -> bool {
    integer(i, 4).is_none() || ages(i) || generation(i) || hundreds(i) || hotline(i)
}

/// `120急救车辆`, `110接处警`: three digits before a word that begins with no unit.
pub(super) fn hotline(i: &str) -> bool {
    let apart = |rest: &str| {
        peek(rest).is_some_and(is_han)
            && UNIT_WORDS.longest(rest).is_none()
            && multiplier(rest).is_none()
            && AFTER.longest(rest).is_none()
    };
    integer(i, 3).is_some_and(|(_, count, rest)| count == 3 && apart(rest))
}

/// `100张床位`: no decimal ends in such zeros.
pub(super) fn hundreds(i: &str) -> bool {
    integer(i, 4).is_some_and(|(value, count, _)| count > 2 && value % 100 == 0)
}

/// `5G基站`, `4K摄像头`, `3D打印`: a name that begins with a digit.
pub(super) fn generation(i: &str) -> bool {
    let Some((_, _, rest)) = integer(i, 1) else {
        return false;
    };
    eat(rest, &['G', 'K', 'A', 'D'])
        .and_then(peek)
        .is_some_and(is_han)
}

/// `0-6岁`, `65岁`, `2024年`, `2024—2025学年`, `7×24小时`, which are no decimal's end.
pub(super) fn ages(i: &str) -> bool {
    let age_or_year = |(value, count, rest): (u32, usize, &str)| match count {
        2 => eat(rest, &['岁', '周']).is_some(),
        4 => value / 100 == 20 && rest.starts_with(['年', '—', '-', '－']),
        1 => rest.starts_with("×24"),
        _ => false,
    };
    if integer(i, 4).is_some_and(age_or_year) {
        return true;
    }
    let rest = eat(i, &['0']).and_then(|rest| eat(rest, &['-', '~', '至']));
    let rest = rest.and_then(|rest| integer(rest, 2));
    rest.is_some_and(|(_, _, rest)| eat(rest, &['岁', '个']).is_some())
}
