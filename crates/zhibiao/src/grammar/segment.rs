//! Cutting a cell where an item may end: full stops, semicolons, line breaks, outside brackets.
//!
//! ```text
//! cut = stop / number sep category ":" / item-word number / "【" category
//!     / number-after-the-last       ; ①…②…, （1）…（2）…, 1.…2.…, 1.1…1.2…
//!     / category                    ; behind what can end a value
//! ```
//! One pass over the bytes; only digits, stops, brackets, 值 and 标 are looked at twice, so plain words cost
//! next to nothing. Refused: a category in the middle of a name (`加强质量指标管理`).

mod lines;
mod list;
mod lists;
#[cfg(test)]
mod tests;
mod words;

use super::brackets::{is_open, skip_brackets};
use super::cursor::*;
use super::heading;
use super::marks::{enclosed, is_bullet_mark, is_enclosed, is_mark};
use super::markup;
use super::steps::{Steps, pass, steps};
pub(super) use lines::{breaks_value, tears};
pub(super) use list::heads_list;
use list::is_han_figure;
use lists::Lists;
pub(super) use lists::{Listed, Style};

/// How much text before a category is looked at, in bytes: bounds the look behind.
const LONGEST_BEHIND: usize = 120;

/// A segment shorter than this, in bytes, holds no item before a category's last character.
const SHORTEST_ITEM: usize = 17;

/// What may be notable besides 值 and 标.
static STEPS: Steps = steps(b"0123456789\n\r;<()[{-\xc2\xe2\xe3\xef");

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
    /// How many 值 it holds.
    pub(super) markers: u32,
}

impl Segment {
    /// A line of a copied page.
    pub(super) fn of(line: std::ops::Range<usize>) -> Segment {
        Segment {
            end: line.end,
            next: line.end,
            ..Segment::at(line.start)
        }
    }

    fn at(start: usize) -> Segment {
        Segment {
            start,
            end: start,
            next: start,
            unstopped: false,
            marker: None,
            markers: 0,
        }
    }
}

/// Cuts a cell, segment by segment.
pub(super) struct Cuts<'a> {
    text: &'a str,
    /// Where the pass stands.
    at: usize,
    open: Segment,
    /// A segment that was ended and not yet handed out.
    ended: Option<Segment>,
    done: bool,
    /// Brackets without a partner.
    alone: Vec<usize>,
    /// The numbers that lists stand at.
    lists: Lists,
    /// The last number in two levels that an item began with: 1.1.
    levels: Option<(u32, u32)>,
    /// Where the last digit ended.
    digit_end: usize,
    /// The bullet that items of this cell begin with.
    bullet: Option<char>,
    /// Where a bracket closes that holds the items of a heading.
    closes: usize,
}

impl<'a> Cuts<'a> {
    /// Begins at an offset.
    pub(super) fn new(text: &'a str, from: usize) -> Cuts<'a> {
        Cuts {
            text,
            at: from,
            open: Segment::at(from),
            ended: None,
            done: false,
            alone: Vec::new(),
            lists: Lists::default(),
            levels: None,
            digit_end: 0,
            bullet: None,
            closes: usize::MAX,
        }
    }

    /// The next segment.
    pub(super) fn next(&mut self) -> Option<Segment> {
        while self.ended.is_none() && !self.done {
            self.at = pass(&STEPS, self.text.as_bytes(), self.at);
            if self.at >= self.text.len() {
                self.done = true;
                // Behind the last stop there is nothing.
                if self.open.start < self.text.len() {
                    self.close(self.text.len(), self.text.len());
                }
            } else {
                self.at = self.notable(self.at);
            }
        }
        self.ended.take()
    }

    /// Where a segment begins of which nothing has been looked at.
    pub(super) fn untouched(&self) -> Option<usize> {
        let begins = self.at == self.open.start && self.ended.is_none();
        (begins && self.at < self.text.len()).then_some(self.at)
    }

    /// Goes on at `at`, behind segments that someone else has cut; the last of them had that number.
    pub(super) fn go_on(&mut self, at: usize, number: Listed) {
        self.at = at;
        self.open = Segment::at(at);
        self.lists.note(number);
    }

    /// Where brackets stand that have no partner.
    pub(super) fn alone(self) -> Vec<usize> {
        self.alone
    }
}

impl Cuts<'_> {
    /// Looks at the character at `at`; where to go on.
    fn notable(&mut self, at: usize) -> usize {
        let i = &self.text[at..];
        let c = peek(i).unwrap_or(' ');
        let next = at + c.len_utf8();
        match crate::lexicon::twin(c) {
            '\n' | '\r' if self.goes_on(at, next) => {}
            ';' if markup::ends_entity(self.text, at, next) => {}
            '<' => return self.tag(at, next),
            '、' => self.counted(at, next),
            '。' | ';' | '\n' | '\r' => self.close(at, next),
            '0'..='9' => return self.number(at),
            '值' => {
                self.open.marker.get_or_insert(at);
                self.open.markers += 1;
            }
            '标' => self.word(at, next),
            _ if is_enclosed(c) => {
                if let Some((run, number)) = enclosed(c) {
                    self.listed(at, Style::Enclosed(run), number, &i[c.len_utf8()..]);
                }
            }
            '-' | '·' | '—' => self.dashed(at, c, next),
            _ if is_bullet_mark(c) => self.bulleted(at, c, next),
            ')' if at == self.closes => self.close(at, next),
            ')' if !list_mark(&self.text[self.open.start..at]) => self.alone.push(at),
            _ if is_open(c) => return self.bracket(at, next),
            _ => {}
        }
        next
    }

    /// Ends the open segment before a tag; where to go on.
    fn tag(&mut self, at: usize, next: usize) -> usize {
        let Some(length) = markup::tag(&self.text[at..]) else {
            if self.has_item(at) && heading::opens_bracketed(&self.text[at..]) {
                self.cut(at);
            }
            return next;
        };
        self.close(at, at + length);
        at + length
    }

    /// Whether a line break stands inside a category or a marker.
    fn goes_on(&self, at: usize, next: usize) -> bool {
        let from = self.open.start;
        heading::breaks_category(self.text, from, at, next)
            || super::item::breaks_marker(&self.text[from..at], &self.text[next..])
            || lines::goes_on(&self.text[from..at], lines::behind(self.text, next))
            || lines::names_marker(self.text, from, at, next)
    }

    /// Ends the open segment before `end`; the next begins at `next`.
    fn close(&mut self, end: usize, next: usize) {
        debug_assert!(self.ended.is_none(), "one step ends one segment");
        self.ended = Some(Segment {
            end,
            next,
            ..self.open
        });
        self.open = Segment::at(next);
    }

    /// The next segment begins here although no stop stands before it.
    fn cut(&mut self, at: usize) {
        // 5期 | 二、: the bar parts the items, and no columns of one.
        let before = self.text[self.open.start..at].trim_end_matches(is_space);
        let kept = before.trim_end_matches(['/', '／', '|', '｜', '│']);
        let unstopped = kept.len() == before.len();
        self.close(self.open.start + kept.len(), at);
        self.open.unstopped = unstopped;
    }

    /// Steps over a bracket and what it holds.
    fn bracket(&mut self, at: usize, next: usize) -> usize {
        let i = &self.text[at..];
        if matches!(i.as_bytes()[0], b'(' | 0xef)
            && let Some((number, _, rest)) = integer(skip_spaces(&self.text[next..]), 2)
            && let Some(rest) = eat(skip_spaces(rest), &[')'])
        {
            self.listed(at, Style::Bracketed, number, rest);
        } else if self.text[next..].starts_with(is_han_figure)
            && let Some((number, rest)) = heading::han_ordinal(&self.text[next..])
            && let Some(rest) = eat(rest, &[')'])
        {
            self.listed(at, Style::HanBracketed, number, rest);
        } else if let Some((number, rest)) = heading::boxed(i) {
            self.listed(at, Style::Boxed, number, rest);
        } else if (matches!(folded(i), Some('【' | '[' | '〖')) || self.opens_round(at))
            && at > self.open.start
            && heading::opens_bracketed(i)
            && self.has_item(at)
        {
            self.cut(at);
        }
        let rest = skip_brackets(i);
        // 数量指标（布防飞机≥6架，飞行时长≥928小时）: the bracket parts the heading from its items.
        let inside = &self.text[next..self.text.len() - rest.len()];
        if i.starts_with(['(', '（'])
            && holds_items(inside)
            && heading::only_head(&self.text[self.open.start..at])
        {
            self.closes = self.text.len() - rest.len() - last(inside).map_or(0, char::len_utf8);
            self.close(at, next);
            return next;
        }
        let unclosed = self.text.len() - rest.len() == next;
        if unclosed && peek(i).is_some_and(is_round) {
            self.alone.push(at);
        }
        self.text.len() - rest.len()
    }

    /// `（质量指标）` behind a space or a comma, in a cell that begins with such a bracket.
    fn opens_round(&self, at: usize) -> bool {
        let own = &self.text[self.open.start..at];
        let parted =
            own.ends_with(|c| is_space(c) || is_comma(c) || c == '、') || self.ends_in_measure(at);
        let first = self.text.trim_start_matches(is_mark);
        parted && first.starts_with(['（', '(']) && heading::opens_bracketed(first)
    }

    /// Whether the open segment holds words before `at`: two characters that are no head's.
    fn has_item(&self, at: usize) -> bool {
        last_bytes(&self.text[self.open.start..at], LONGEST_BEHIND)
            .chars()
            .filter(|c| is_han(*c))
            .take(2)
            .count()
            == 2
    }
}

/// `布防飞机数量≥6架，…`: whether a bracket holds a name and a value with a sign.
fn holds_items(inside: &str) -> bool {
    let end = inside.char_indices().take(60).find(|(_, c)| !is_han(*c));
    let Some((end, _)) = end else { return false };
    let value = &inside[end..];
    // 满分50分，得分48分
    let points = || value.trim_start_matches(is_figure).starts_with('分');
    let listed = || digit(value).is_some() && value.contains(['，', ',', '；', ';']) && !points();
    end > "数".len() && (super::begin::is_sign(value) || listed())
}

/// `1` of 1）, at the start or behind what parts items.
fn list_mark(before: &str) -> bool {
    let trimmed = before.trim_end();
    let figure =
        |c: char| is_figure(c) || crate::lexicon::numeral(c) != crate::lexicon::Numeral::None;
    let mut near = trimmed.char_indices().rev().take(4);
    let other = near.find(|(_, c)| !figure(*c));
    match other {
        Some((at, c)) => is_mark(c) && at + c.len_utf8() < trimmed.len(),
        None => trimmed.len() <= 9,
    }
}
