//! Whether a number can be the first of a date: nearly all are refused by a look at what follows them.

use super::super::cursor::*;
use crate::lexicon::{Numeral, numeral};

/// Whether what follows the digits can belong to a date: nearly all numbers are refused by one look.
pub(super) fn digits_may_date(i: &str) -> bool {
    let (mut rest, mut count) = (i, 0);
    while let Some((_, width)) = digit(rest) {
        rest = &rest[width..];
        count += 1;
    }
    match folded(rest.trim_start()) {
        None => i.len() >= 8,
        // 20231231起
        Some(_) => count == 8 || folded(skip_spaces(rest)).is_some_and(follows_number),
    }
}

/// How many numerals are looked at, which bounds the look-ahead.
const LONGEST_RUN: usize = 48;

/// The same for Chinese numerals; what only words can say (十四五, 一季度末) is not asked.
pub(super) fn numerals_may_date(i: &str) -> bool {
    let mut rest = i;
    let mut count = 0;
    while let Some(c) = peek(rest).filter(|c| numeral(*c) != Numeral::None) {
        rest = &rest[c.len_utf8()..];
        count += 1;
        // No date is that long, and looking further would cost more than the run is worth.
        if count > LONGEST_RUN {
            return false;
        }
    }
    // 十几, 一点五 and 3万零500 are numbers that go on.
    folded(skip_spaces(rest))
        .is_some_and(|c| follows_number(c) || c.is_ascii_digit() || matches!(c, '几' | '点'))
}

/// What can stand behind the first number of a date.
fn follows_number(c: char) -> bool {
    matches!(
        c,
        '年' | '学' | '财' | '月' | '日' | '号' | '季' | 'Q' | '.' | '-' | '/' | '~' | '至' | '到'
    ) || matches!(
        c,
        '–' | '—'
            | '～'
            | '―'
            | '─'
            | ','
            | ';'
            | '。'
            | ')'
            | '、'
            | '和'
            | '与'
            | '及'
            | '前'
            | '之'
            | '以'
            | '底'
    )
}
