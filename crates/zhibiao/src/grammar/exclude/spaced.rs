//! Stop words that begin with digits and go on behind a space, as many texts are set.
//!
//! Accepted: `24 小时值班`, `12345 热线`. Refused: `24 小时` (a length), 30 `个`.

use super::super::cursor::*;
use crate::lexicon::{STOP, twin};

/// How long the digits of such a name are at most, and how much behind them is looked at, in characters.
const LONGEST_FIGURES: usize = 6;
const LONGEST_WORD: usize = 8;

/// How long a stop word is that stands here, with a space inside or not.
pub(in super::super) fn stop_length(i: &str) -> Option<usize> {
    match STOP.longest(i) {
        Some((length, ())) => Some(length),
        None => digit(i)
            .map(|_| spaced_name(i))
            .filter(|length| *length > 0),
    }
}

/// How long a stop word is that begins with the digits here and goes on behind a space; 0 for none.
pub(in super::super) fn spaced_name(i: &str) -> usize {
    // No more is looked at than a name's digits, or a run of them would be read from each again.
    let mut near = i.char_indices().take(LONGEST_FIGURES + 1);
    let Some((figures, _)) = near.find(|(_, c)| !(twin(*c).is_ascii_digit() || *c == '.')) else {
        return 0;
    };
    let words = &i[figures..];
    let behind = skip_spaces(words);
    let space = words.len() - behind.len();
    if space == 0 || !peek(behind).is_some_and(is_han) {
        return 0;
    }
    let mut name = String::from(&i[..figures]);
    name.extend(behind.chars().take(LONGEST_WORD));
    match STOP.longest(&name) {
        Some((length, ())) if length > figures => length + space,
        _ => 0,
    }
}
