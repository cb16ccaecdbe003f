//! Lines that end within a category word, as narrow columns make them.

use super::super::cursor::*;
use super::broken::{LONGEST, LONGEST_BROKEN, broken};
use super::{Filing, Head, head};
use crate::lexicon::{start, starts};

/// Whether the line that ends at `at` breaks a category which goes on at `next`.
pub(in super::super) fn breaks_category(text: &str, from: usize, at: usize, next: usize) -> bool {
    let line = &text[from..at];
    // A narrow column breaks short words.
    let mut behind = text[next..].chars().take(LONGEST_BROKEN);
    let goes_on = behind.find(|c| !c.is_whitespace()).is_some_and(is_han);
    if line.len() > 120 || line.is_empty() || !goes_on {
        return false;
    }
    let begins = |(start, _): (usize, char)| {
        broken(&text[from + start..]).is_some_and(|(length, _)| from + start + length > next)
    };
    // Before it stands nothing but a head: 1.产出指标数量⏎指标.
    let headed = |(start, _): &(usize, char)| {
        let (rest, _): (_, Head<'_>) = head(&line[..*start], &Filing::default());
        rest.is_empty()
    };
    // Nothing but characters and spaces stands in the word.
    let word = |c: &(usize, char)| is_han(c.1) || c.1.is_whitespace() || is_space(c.1);
    let last = line.char_indices().rev().take(LONGEST).take_while(word);
    // Few characters pass the first question, which costs less than the second.
    last.filter(|(_, c)| starts(*c) & start::CATEGORY != 0)
        .any(|at| begins(at) && headed(&at))
}
