//! Brackets: which closes which, found in one pass and only when a text has any; and what stands behind one.
//!
//! Accepted: `（2场)`, for typists mix （ and ). Refused: `（2场` has no partner.

use super::cursor::{after_first, is_common_han, is_round, is_round_close};
use crate::order;

/// How far a bracket's partner is sought, in characters: bounds the look-ahead.
const LONGEST_BRACKET: usize = 300;

/// How many brackets stand in one another at most: where more are opened, none of them is likely to be closed.
const DEEPEST_BRACKET: usize = 16;

/// The partners of all brackets of a text.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// Opening and closing offsets, by opening offset.
    pairs: Vec<(u32, u32)>,
    /// Brackets without a partner.
    pub(super) alone: Vec<u32>,
}

#[inline]
pub(super) fn is_open(c: char) -> bool {
    let open = |c| matches!(c, '(' | '[' | '【' | '〔' | '〖' | '{');
    !is_common_han(c) && open(crate::lexicon::twin(c))
}

#[inline]
pub(super) fn is_close(c: char) -> bool {
    let close = |c| matches!(c, ')' | ']' | '】' | '〕' | '〗' | '}');
    !is_common_han(c) && close(crate::lexicon::twin(c))
}

impl Brackets {
    /// Pairs every opening bracket with the closing one that balances it, whatever their shapes:
    /// typists mix （ and ).
    pub(super) fn of(text: &str) -> Brackets {
        let mut open = Vec::new();
        let mut found = Brackets::default();
        for (at, c) in text.char_indices() {
            if is_open(c) {
                open.push(at as u32);
            } else if is_close(c) {
                match open.pop() {
                    Some(start) => found.pairs.push((start, at as u32)),
                    None => found.alone.push(at as u32),
                }
            }
        }
        found.alone.extend(open);
        order::sort_by_key(&mut found.alone, |at| order::key([*at]));
        order::sort_by_key(&mut found.pairs, |pair| order::key([pair.0]));
        found
    }

    /// Where the bracket that opens at `open` closes.
    pub(super) fn close(&self, open: usize) -> Option<usize> {
        let at = self
            .pairs
            .binary_search_by_key(&(open as u32), |pair| pair.0)
            .ok()?;
        Some(self.pairs[at].1 as usize)
    }
}

/// The text after a bracket and its contents, or after the bracket alone when it is never closed.
pub(super) fn skip_brackets(i: &str) -> &str {
    let mut depth = 0usize;
    for (count, (at, c)) in i.char_indices().enumerate() {
        if count > LONGEST_BRACKET || c == '\n' {
            break;
        }
        match c {
            '\u{4e00}'..='\u{9fff}' => {}
            _ if is_open(c) && depth == DEEPEST_BRACKET => break,
            _ if is_open(c) => depth += 1,
            _ if is_close(c) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return &i[at + c.len_utf8()..];
                }
            }
            _ => {}
        }
    }
    after_first(i)
}

/// Where the bracket that closes at the text's end opens.
pub(super) fn last_open(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            _ if is_round_close(c) => depth += 1,
            _ if is_round(c) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
