//! Numbers that may begin the next item of a list, or file it.
//!
//! ```text
//! cut = number sep category ":"       ; wherever it stands
//!     / number-after-the-last         ; ①…②…, （1）…（2）…, 1.…2.…, 第1、…第2、…, A1.…A2.…
//!     / the-cell's-bullet             ; •…•…, and behind a space or a comma -…-…
//! ```

use super::super::cursor::*;
use super::super::heading;
use crate::grammar::marks::{is_mark, roman};
/// How far the marker of the next item is sought, in characters.
const LONGEST_NAME: usize = 40;

use super::{Cuts, LONGEST_BEHIND, Listed, Style};
use crate::lexicon::start as flag;
use crate::lexicon::{CATEGORY, MARKER, starts};

impl Cuts<'_> {
    /// `二、`: the next item begins with the numeral where the list stands at the one before.
    pub(super) fn counted(&mut self, at: usize, next: usize) {
        let before = &self.text[self.open.start..at];
        let kept = before.trim_end_matches(is_han_figure);
        let from = self.open.start + kept.len();
        if from == at || at - from > 9 {
            return;
        }
        let Some((number, "")) = heading::han_ordinal(&self.text[from..at]) else {
            return;
        };
        let close = kept.trim_end_matches(|c| is_space(c) || is_comma(c) || c == '、');
        let ended = close.len() < kept.len()
            || close.ends_with(['%', '％', '）', ')'])
            || self.ends_in_measure(self.open.start + close.len());
        if kept.trim_start_matches(is_mark).is_empty() || ended || heads_list(close) {
            self.listed(from, Style::Han, number, &self.text[next..]);
        }
    }

    /// A bullet: the next item begins with it where the items of the cell do, or where it stands before a category.
    pub(super) fn bulleted(&mut self, at: usize, c: char, next: usize) {
        let before = &self.text[self.open.start..at];
        let listed = || files(before) || heads_list(before);
        let begins = || before.trim_start_matches(is_mark).is_empty() || listed();
        if before.len() < 64 && begins() {
            self.bullet.get_or_insert(c);
            return;
        }
        let rest = skip_spaces(&self.text[next..]);
        let opens = self.bullet == Some(c) || heading::category(rest).is_some();
        let parts = opens && self.has_item(at);
        if parts && (before.len() > LONGEST_BEHIND || !heading::only_head(before)) {
            self.close(at, next);
        }
    }

    /// A dash or a dot, which may also stand in a range or a unit: a bullet only before a name, at the start of the first
    /// item and behind what parts the others.
    pub(super) fn dashed(&mut self, at: usize, c: char, next: usize) {
        let names = |n: char| is_han(n) || opens_quote(n) || (c == '·' && is_figure(n));
        if !peek(skip_spaces(&self.text[next..])).is_some_and(names) {
            return;
        }
        let before = &self.text[self.open.start..at];
        let first = self.bullet.is_none() && before.len() < 64;
        if first && (before.trim_start_matches(is_mark).is_empty() || files(before)) {
            self.bullet = Some(c);
        } else if self.bullet == Some(c)
            && last(before).is_some_and(parts_items)
            && self.has_item(at)
        {
            self.close(at, next);
        }
    }

    /// Where the mark begins whose number stands at `at`: `第` of 第2、, `A` of A2.
    fn lead(&self, at: usize) -> usize {
        let before = &self.text[self.open.start..at];
        match last(before) {
            Some('第') => at - '第'.len_utf8(),
            Some(c) if lettered(c) => {
                let start = at - c.len_utf8();
                let apart = !self.text[self.open.start..start].ends_with(is_latin);
                if apart { start } else { at }
            }
            _ => at,
        }
    }

    /// A run of digits: perhaps the number of the next item.
    pub(super) fn number(&mut self, at: usize) -> usize {
        let mut i = &self.text[at..];
        let (mut value, mut count) = (0u32, 0);
        while let Some((d, width)) = digit(i) {
            value = value.wrapping_mul(10).wrapping_add(u32::from(d));
            count += 1;
            i = &i[width..];
        }
        let end = self.text.len() - i.len();
        self.digit_end = end;
        let bytes = self.text.as_bytes();
        // 22.5 has no number in it, and 指标2： is read as a word.
        if at > 1 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit() {
            return end;
        }
        if count <= 2 && self.leveled(at, i) {
            return end;
        }
        let after = skip_spaces(i);
        let mark = match folded(after) {
            Some('、') => '、',
            Some('.') => '.',
            Some(')') => ')',
            Some(':') => ':',
            _ => {
                if count <= 2 {
                    self.bare(at, value, i);
                }
                return end;
            }
        };
        let rest = after_first(after);
        let first = self.lead(at);
        let style = match peek(&self.text[first..]) {
            Some(c) if lettered(c) => Style::Lettered,
            _ => Style::Marked(mark),
        };
        if first == self.open.start && count <= 2 {
            self.lists.note((style, value));
            return end;
        }
        // 指标2：, but 数量指标1.接种疫苗
        let worded = || mark == ':' || !heads_list(&self.text[self.open.start..at]);
        if self.text[..at].ends_with(['标', '標']) && worded() {
            return end;
        }
        if self.opens_filed(rest) {
            self.filed(at, end, mark, value);
        } else if count <= 2 && (mark != ':' || self.coloned(first, (style, value))) {
            self.listed(first, style, value, rest);
        }
        end
    }

    /// `1.1` where an item begins, `1.2` behind what parts items: a number in two levels with which the list goes on.
    fn leveled(&mut self, at: usize, behind: &str) -> bool {
        if eat(behind, &['.', '-']).and_then(digit).is_none() {
            return false;
        }
        let before = &self.text[self.open.start..at];
        let first = before.len() < 64 && before.trim_start_matches(is_mark).is_empty();
        let first = first || heads_list(before.trim_end_matches(is_space)) || files(before);
        let parted = || self.levels.is_some() && last(before).is_some_and(parts_items);
        let begins = first || (parted() && self.has_item(at));
        if !begins {
            return false;
        }
        let Some(number) = heading::section_number(&self.text[at..], self.levels) else {
            return false;
        };
        if !first {
            self.cut(at);
        }
        self.levels = Some(number);
        true
    }

    /// `，2：合格率`: a number and its colon behind what parts items, where the list goes on with them.
    fn coloned(&self, at: usize, number: Listed) -> bool {
        let before = &self.text[self.open.start..at];
        let begins = number.1 == 1 && heads_list(before);
        begins || (self.lists.goes_on(number) && last(before).is_some_and(parts_items))
    }

    /// `80` and `2、产出指标：`: a number that files an item, which may be glued to the value before it.
    fn filed(&mut self, at: usize, end: usize, mark: char, value: u32) {
        let next = self.lists.last().map_or(1, |(_, number)| number + 1);
        let width = if next > 9 { 2 } else { 1 };
        let run = &self.text[at..end];
        let (tens, digits) = (10u32.pow(width), run.chars().count());
        let glued = value != next
            && value % tens == next
            && digits > width as usize
            && self.open.marker.is_some();
        let last = run.char_indices().rev().nth(width as usize - 1);
        let from = match last.filter(|_| glued) {
            Some((offset, _)) => at + offset,
            None => self.lead(at),
        };
        if !glued && digits > 2 {
            return;
        }
        // 第1、 and ★1、 begin here already.
        let before = &self.text[self.open.start..from];
        let begun =
            before.len() < 64 && matches!(before.trim_start_matches(is_mark), "" | "No." | "NO.");
        if !begun {
            self.cut(from);
        }
        self.lists
            .note((Style::Marked(mark), if glued { next } else { value }));
    }

    /// `2、产出指标：`, wherever it stands.
    fn opens_filed(&self, rest: &str) -> bool {
        let rest = skip_spaces(rest);
        peek(rest).is_some_and(|c| starts(c) & flag::CATEGORY != 0)
            && heading::category(rest).is_some_and(|rest| eat(rest, &[':']).is_some())
    }

    /// Whether a number may begin an item: the open one has no marker, or the one that follows has its own.
    fn unmarked_so_far(&self, rest: &str) -> bool {
        let near = rest.char_indices().take(LONGEST_NAME);
        let mut near = near.take_while(|(_, c)| !matches!(c, '。' | '；' | ';' | '\n' | '\r'));
        // 产值 ends in the character, too.
        let marks = |at: usize| {
            let word = MARKER.suffix(&self.text[self.open.start..at + "值".len()]);
            word.is_some_and(|(length, ())| length >= "指标值".len())
        };
        !self.open.marker.is_some_and(marks) || near.any(|(_, c)| matches!(c, '值' | '値'))
    }

    /// A list number: the next item begins with it when the list stands at the one before.
    pub(super) fn listed(&mut self, at: usize, style: Style, number: u32, rest: &str) {
        let before = self.text[self.open.start..at].trim_end_matches(is_space);
        let first = before.len() < 64 && before.trim_start_matches(is_mark).is_empty();
        if first || (number == 1 && heads_list(before)) || (before.len() < 64 && files(before)) {
            self.lists.note((style, number));
            return;
        }
        let goes_on = self.lists.goes_on((style, number));
        // 2.12345 may be a number, 2. 12345热线 is none.
        let decimal =
            style == Style::Marked('.') && digit(rest).is_some() && !heading::names_on(rest);
        let named = peek(skip_spaces(rest)).is_some_and(|c| {
            is_han(c)
                || c == '★'
                || opens_quote(c)
                || crate::lexicon::twin(c).is_ascii_alphabetic()
                || roman(c).is_some()
                || (!decimal && crate::lexicon::twin(c).is_ascii_digit())
        });
        if goes_on && named && self.unmarked_so_far(rest) && self.has_item(at) {
            self.cut(at);
            self.lists.note((style, number));
        }
    }
}

/// What parts items from one another where no stop does.
pub(super) fn parts_items(c: char) -> bool {
    is_space(c) || matches!(crate::lexicon::twin(c), ',' | '、' | '/' | '|' | '\t')
}

/// The letters that lists are made of: V1.5 is a name.
fn lettered(c: char) -> bool {
    matches!(c, 'A'..='H' | 'Ａ'..='Ｈ')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// `产出指标/成本指标/`: whether a text is nothing but a category and what parts it from its items.
fn files(before: &str) -> bool {
    let parts = |c: char| {
        matches!(
            crate::lexicon::twin(c),
            '/' | '>' | '】' | ']' | ')' | '”' | '"' | '*'
        )
    };
    let kept = before.trim_end_matches(|c| is_mark(c) || parts(c));
    let category = CATEGORY.suffix(last_bytes(kept, LONGEST_BEHIND));
    category.is_some_and(|(_, def)| !def.bare) && heading::only_head(before)
}

/// 一 to 十, of which numbers of lists are made.
pub(super) fn is_han_figure(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// Whether a list may begin behind a text: it ends in a colon or a category.
pub(in super::super) fn heads_list(before: &str) -> bool {
    let category = |before: &str| CATEGORY.suffix(last_bytes(before, LONGEST_BEHIND));
    // 【数量指标】①
    let before = before.trim_end_matches(|c| {
        matches!(crate::lexicon::twin(c), '】' | ']' | ')' | '>' | '”' | '"')
    });
    before.ends_with(is_colon) || category(before).is_some_and(|(_, def)| !def.bare)
}
