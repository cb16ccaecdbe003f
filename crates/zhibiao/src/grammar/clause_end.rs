//! Where a clause ends: what is read up to there is whole.
//!
//! Accepted: 30场`，`, 30场`”；`, 30场`（含线上）` as a note. Refused: 30场`次`.

use super::cursor::*;
use crate::lexicon::{AFTER, UNIT_STOP, UNIT_WORDS};

/// Whether nothing more of the clause follows.
pub(super) fn ends_clause(i: &str) -> bool {
    let i = skip_spaces(i);
    match folded(i) {
        Some('”' | '"' | '」' | '』' | '’') => {
            folded(skip_spaces(after_first(i))).is_none_or(is_clause_end)
        }
        next => next.is_none_or(is_clause_end),
    }
}

/// A mark that nothing of the clause follows.
pub(super) fn is_clause_end(c: char) -> bool {
    matches!(c, ',' | ';' | '。' | '\n' | '\r' | ')' | '】' | ']' | '、')
}

/// Whether nothing but a note follows.
pub(super) fn ends_or_noted(i: &str) -> bool {
    ends_clause(i) || eat(skip_spaces(i), &['(', '[', '【', '〔']).is_some()
}

/// Whether a note, the end of the clause or a word that joins another value follows: 10万+`和`点赞5万次.
pub(super) fn ends_or_joins(i: &str) -> bool {
    ends_or_noted(i) || eat_words(i, &["和", "及", "与", "以及", "并", "且", "同时"]).is_some()
}

/// Whether a unit in Chinese stands here, behind a letter that may multiply: 10w`株`, 2W`场`, but no 40W`台`灯 and no 10K`项`目,
/// which only the clause's end behind the unit refuses unless the letter is small.
pub(super) fn counts_on(i: &str, small: bool) -> bool {
    let Some((length, _)) = UNIT_WORDS
        .longest(i)
        .filter(|_| peek(i).is_some_and(is_han))
    else {
        return false;
    };
    let rest = &i[length..];
    let hidden = UNIT_STOP.longest(i).is_some_and(|(stop, ())| stop > length);
    let ends = || ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    !hidden && (small || ends())
}
