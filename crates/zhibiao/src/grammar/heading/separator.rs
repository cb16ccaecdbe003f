//! What parts a heading from what it files, and words that end one.

use super::super::clause_end::ends_clause;
use super::super::cursor::*;
use super::figures::names_on;
use crate::lexicon::HEADING_TAIL;

/// The text after what parts a heading from what it files.
pub(super) fn separator(i: &str) -> Option<&str> {
    match folded(i)? {
        ':' | '-' | '—' | '/' | '|' | '→' | '_' | '\\' => {
            // -> and =>
            let rest = after_first(i);
            let arrow =
                rest.trim_start_matches(|c| matches!(crate::lexicon::twin(c), '-' | '—' | '>'));
            Some(if peek(arrow).is_some_and(is_han) {
                arrow
            } else {
                rest
            })
        }
        // >90% is a value, and 1.5 a number; >PM2.5浓度 is a name.
        mark @ ('>' | '.') => {
            let rest = skip_spaces(after_first(i));
            let digits = || digit(rest).is_some() && names_on(rest);
            let named = |c: char| opens_quote(c) || c.is_ascii_alphabetic() || digits();
            let begins = |c: char| is_han(c) || (mark == '>' && named(c));
            peek(rest).is_some_and(begins).then_some(rest)
        }
        _ => None,
    }
}

/// 完成情况分析 and its like, which turn a heading into a sentence.
pub(super) fn tail(i: &str) -> &str {
    let Some((length, ())) = HEADING_TAIL.longest(i) else {
        return i;
    };
    let rest = &i[length..];
    match ends_clause(rest) || eat(rest, &[':']).is_some() {
        true => rest,
        false => i,
    }
}
