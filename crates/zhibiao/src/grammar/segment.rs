//! Cutting a cell where an item may end: full stops, semicolons, line breaks, outside brackets.

use super::brackets::{is_close, is_open};
use super::cursor::*;
use crate::lexicon::{CATEGORY, ITEM_WORD, start, starts};

/// How far a bracket's partner is sought, in characters: bounds the look-ahead.
const LONGEST_BRACKET: usize = 300;

/// A stretch of the cell between two stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) start: usize,
    /// Before the stop.
    pub(super) end: usize,
    /// After the stop.
    pub(super) next: usize,
    /// Cut where a number and a category stood without a stop before them.
    pub(super) unstopped: bool,
    /// Where its first 值 stands, which a marker ends with.
    pub(super) marker: Option<usize>,
}

/// The segments of a cell, in order, and where brackets stand that have no partner.
pub(super) fn segments(text: &str) -> (Vec<Segment>, Vec<usize>) {
    let mut alone = Vec::new();
    let mut found = Vec::with_capacity(text.len() / 80 + 1);
    let mut open = Segment::at(0);
    let mut i = text;
    let mut spaced = false;
    while let Some(c) = peek(i) {
        let at = text.len() - i.len();
        let rest = &i[c.len_utf8()..];
        let flags = starts(c);
        let notable = flags & NOTABLE != 0 || spaced || matches!(c, ')' | '）' | '值');
        spaced = is_space(c);
        if !notable {
            i = rest;
            continue;
        }
        i = rest;
        if flags & start::OPEN != 0 {
            i = skip_brackets(&text[at..]);
            if i.len() == rest.len() && matches!(c, '(' | '（') {
                alone.push(at);
            }
        } else if is_stop(c) {
            let next = text.len() - rest.len();
            found.push(open.close(at, next));
            open = Segment::at(next);
        } else if c == '值' {
            open.marker.get_or_insert(at);
        } else if matches!(c, ')' | '）') {
            if !list_mark(&text[open.start..at]) {
                alone.push(at);
            }
        } else if at > open.start && unstopped_head(text, open.start, &text[at..], c) {
            found.push(open.close(at, at));
            open = Segment::at(at);
            open.unstopped = true;
        } else if flags & start::DIGIT != 0 {
            // One look a number is enough.
            i = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    found.push(open.close(text.len(), text.len()));
    (found, alone)
}

/// What a segment may end or begin with.
const NOTABLE: u32 = start::OPEN | start::CLAUSE | start::DIGIT | start::CATEGORY;

impl Segment {
    fn at(start: usize) -> Segment {
        Segment {
            start,
            end: start,
            next: start,
            unstopped: false,
            marker: None,
        }
    }

    fn close(self, end: usize, next: usize) -> Segment {
        Segment { end, next, ..self }
    }
}

/// `1` of 1）.
fn list_mark(before: &str) -> bool {
    let trimmed = before.trim();
    trimmed.len() <= 9 && trimmed.chars().all(|c| crate::lexicon::twin(c).is_ascii_digit() || crate::lexicon::numeral(c) != crate::lexicon::Numeral::None)
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '\n' | '\r' | '｡')
}

/// The text after a bracket and its contents, or after the bracket alone when it is never closed.
pub(super) fn skip_brackets(i: &str) -> &str {
    let mut depth = 0usize;
    for (count, (at, c)) in i.char_indices().enumerate() {
        if count > LONGEST_BRACKET || c == '\n' {
            break;
        }
        match c {
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

/// `…20户2、产出指标：`, `…100%质量指标…`: an item that begins without a stop.
fn unstopped_head(text: &str, start_at: usize, i: &str, c: char) -> bool {
    let at = text.len() - i.len();
    // Only so much is looked at behind: the scan stays linear.
    let before = tail(&text[start_at..at], 120);
    if digit(i).is_some() {
        if before.chars().next_back().is_some_and(|b| b.is_ascii_digit()) {
            return false;
        }
        let Some((_, _, rest)) = integer(i, 2) else {
            return false;
        };
        let Some(rest) = eat(rest, &['、', '.', ')']) else {
            return false;
        };
        return category(skip_spaces(rest)).is_some_and(|rest| eat(rest, &[':']).is_some());
    }
    if last(before).is_some_and(is_space) && item_head(i) {
        return true;
    }
    if starts(c) & start::CATEGORY == 0 || category(i).is_none() {
        return false;
    }
    // Only behind something that can end a value, lest a name that mentions a category be cut.
    let ended = before.trim_end_matches(|c| is_space(c) || matches!(c, ',' | '，' | '、'));
    // （1） and 1） are the item's own number.
    if ended.chars().filter(|c| is_han(*c)).count() < 2 {
        return false;
    }
    ended.len() < before.len() && has_value(ended)
        || ended.ends_with(['%', '％', ')', '）', '】'])
        || ends_in_measure(ended)
}

/// The last `most` bytes of a text, from a character boundary on.
fn tail(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// `★指标2：` behind a space: the next item.
fn item_head(i: &str) -> bool {
    let i = eat(i, &['★', '*']).unwrap_or(i);
    let Some((length, ())) = ITEM_WORD.longest(i) else {
        return false;
    };
    integer(&i[length..], 2).is_some_and(|(_, _, rest)| eat(rest, &[':', '.', '、']).is_some())
}

/// The text after a category name that says 指标 or 目标.
fn category(i: &str) -> Option<&str> {
    let (length, def) = CATEGORY.longest(i)?;
    (!def.bare).then(|| &i[length..])
}

fn has_value(text: &str) -> bool {
    text.chars().any(|c| crate::lexicon::twin(c).is_ascii_digit())
}

/// A unit right after a digit ends the text.
fn ends_in_measure(text: &str) -> bool {
    if last(text).is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit()) {
        return true;
    }
    crate::lexicon::UNIT_WORDS.suffix(text).is_some_and(|(length, _)| {
        last(&text[..text.len() - length]).is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit())
    })
}
