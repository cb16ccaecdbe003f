//! Category words that a narrow column breaks or a typist spaces out: `数量指⏎标`, `产 出 指 标`.
//!
//! Accepted only where the word ends what stands there. Refused: `满意度⏎指标1：` (two words), `质量 指标值`.

use super::super::brackets::skip_brackets;
use super::super::cursor::*;
use super::word::category;
use crate::lexicon::{CATEGORY, NameDef, start, starts};

/// How many characters of a word are looked at, and how many with its breaks.
pub(super) const LONGEST: usize = 16;
pub(super) const LONGEST_BROKEN: usize = 40;

/// A category with white space inside, its length, and what it stands for.
pub(in super::super) fn broken(i: &str) -> Option<(usize, NameDef)> {
    let first = peek(i).filter(|c| starts(*c) & start::CATEGORY != 0)?;
    // Nearly always another mark or a longer word comes before any white space.
    let other = after_word(i)
        .chars()
        .take(LONGEST + 1)
        .find(|c| !is_han(*c))?;
    if !(other.is_whitespace() || is_space(other)) {
        return None;
    }
    let mut word = String::from(first);
    let mut ends = [0; LONGEST];
    ends[0] = first.len_utf8();
    let (mut count, mut breaks) = (1, false);
    for (at, c) in i.char_indices().take(LONGEST_BROKEN).skip(1) {
        if c.is_whitespace() || is_space(c) {
            breaks = true;
            continue;
        }
        if !is_han(c) || count == LONGEST {
            break;
        }
        word.push(c);
        ends[count] = at + c.len_utf8();
        count += 1;
    }
    if !breaks {
        return None;
    }
    let (length, def) = CATEGORY.longest(&word).filter(|(_, def)| !def.bare)?;
    let end = ends[word[..length].chars().count() - 1];
    let within = i[..end].contains(|c: char| c.is_whitespace() || is_space(c));
    (within && ends_word(&i[end..])).then_some((end, def))
}

/// The text behind the Chinese characters of a word: nothing where a mark comes too late for a category.
fn after_word(i: &str) -> &str {
    let near = i.as_bytes().chunks(3).take(LONGEST + 1);
    let run = near.take_while(|c| matches!(c, [0xe4..=0xe9, ..])).count();
    match run > LONGEST {
        true => "",
        false => &i[run * 3..],
    }
}

/// Whether a heading can end before `i`.
fn ends_word(i: &str) -> bool {
    let rest = skip_spaces(i);
    match folded(rest) {
        None | Some('\n' | '\r' | ':' | ';' | '。' | '-' | '】' | ']') => true,
        Some('(') => {
            let inside = &rest[..rest.len() - skip_brackets(rest).len()];
            inside.contains('分') || inside.contains(['%', '％'])
        }
        Some(_) => rest.len() < i.len() || category(rest).is_some(),
    }
}

/// The colon that a line break parts from the word before it.
pub(in super::super) fn behind_break(i: &str) -> Option<&str> {
    let line = i.strip_prefix(['\n', '\r']).map(str::trim_start)?;
    line.starts_with([':', '：']).then_some(line)
}
