//! Where a clause ends: what is read up to there is whole.
//!
//! Accepted: 30场`，`, 30场`”；`, 30场`（含线上）` as a note. Refused: 30场`次`.

use super::cursor::*;

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
fn is_clause_end(c: char) -> bool {
    matches!(c, ',' | ';' | '。' | '\n' | '\r' | ')' | '】' | ']' | '、')
}

/// Whether nothing but a note follows.
pub(super) fn ends_or_noted(i: &str) -> bool {
    ends_clause(i) || eat(skip_spaces(i), &['(', '[', '【', '〔']).is_some()
}
