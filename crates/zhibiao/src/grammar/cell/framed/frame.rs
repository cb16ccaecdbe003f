//! Where the parts of a well-formed item stand, its number, and whether anything has to be taken out of its parts.

use super::super::super::brackets::is_close;
use super::super::super::context::Context;
use super::super::super::cursor::*;
use super::super::super::heading::Head;
use super::super::super::parts::Parts;
use super::super::super::rules::{may_end, rules};
use super::super::super::segment::{Listed, Style};
use super::super::super::tail::{
    achieved, bracketed_points as points, category_in_brackets, scored_word,
};
use crate::grammar::marks::enclosed;
use crate::lexicon::NameDef;

/// What stands before an item's name.
#[derive(Clone, Copy)]
pub(super) struct Front {
    pub(super) start: usize,
    pub(super) number: u32,
    /// Behind the number and its mark: the category.
    pub(super) category: usize,
    /// Behind the category's words.
    pub(super) named: usize,
    pub(super) def: NameDef,
}

/// Where the parts of an item stand.
pub(super) struct Frame<'a> {
    pub(super) front: Front,
    /// What a list behind it would go on with.
    pub(super) listed: Listed,
    /// Where the marker's 值 stands.
    pub(super) marker: usize,
    pub(super) parts: Parts<'a>,
    /// A bracket stands in the name.
    pub(super) bracketed: bool,
    /// A bracket stands in the value.
    pub(super) noted: bool,
    /// The value may say what was achieved.
    pub(super) told: bool,
    /// A space stands in the name, behind which another item may begin.
    pub(super) spaced: bool,
    pub(super) end: usize,
    pub(super) next: usize,
}

impl Front {
    /// What those who read heads would say of it.
    pub(super) fn head<'a>(&self, bounded: &Context<'a>) -> Head<'a> {
        let rest = |at: usize| &bounded.source[at..];
        Head {
            ordinal: Some(self.number),
            ordinal_text: Some((rest(self.start), rest(self.category))),
            category: Some(self.def.category),
            subcategory: self.def.subcategory,
            heading: Some((rest(self.category), rest(self.named))),
            colon: true,
            word: Some((&bounded.source[self.category..self.named], self.def)),
            ..Head::default()
        }
    }
}

impl Frame<'_> {
    /// Whether name and value hold nothing that would have to be taken out of them.
    pub(super) fn is_plain(&self) -> bool {
        let Parts { name, value, .. } = &self.parts;
        if name.is_empty() || value.is_empty() || self.spaced {
            return false;
        }
        // What could close a bracket at an end has opened it before.
        if !(self.bracketed || self.noted || self.told || may_end(value)) {
            return true;
        }
        let closed = |text: &str| match text.as_bytes() {
            [.., 0xe4..=0xe9, _, _] | [.., b'0'..=b'9' | b'%'] => false,
            _ => last(text).is_none_or(is_close),
        };
        // Brackets at the end of a name may hold points, and at the end of a value too.
        let whole = || peek(name.text).is_some_and(is_round);
        let named = !closed(name.text) || (points(name).is_none() && !whole());
        let filed = || category_in_brackets(value).is_some();
        let valued = !closed(value.text) || (points(value).is_none() && !filed());
        // (≥**%) is told of where the value has been read to its end.
        let hinted = self.bracketed && name.contains(['*', '＊']);
        named
            && valued
            && !hinted
            && rules(value.text).is_none()
            && !(self.told && value.len() > 12 && achieved(value.text).is_some())
            && scored_word(value.text).is_none()
    }
}

/// The number of an item: where its mark ends, its value, and how it is written.
pub(super) fn ordinal(text: &str, at: usize) -> Option<(usize, u32, Style)> {
    let i = &text[at..];
    let comma = Style::Marked('、');
    let digit = |byte: u8| u32::from(byte - b'0');
    match *i.as_bytes() {
        [one @ b'0'..=b'9', 0xe3, 0x80, 0x81, ..] => return Some((at + 4, digit(one), comma)),
        [ten @ b'0'..=b'9', one @ b'0'..=b'9', 0xe3, 0x80, 0x81, ..] => {
            return Some((at + 5, digit(ten) * 10 + digit(one), comma));
        }
        _ => {}
    }
    let (rest, number, style) = match *i.as_bytes() {
        [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..] => {
            let (number, _, rest) = integer(i, 2)?;
            let c = peek(rest)?;
            let mark = match c {
                '、' => '、',
                _ => Some(crate::lexicon::twin(c)).filter(|c| matches!(c, '.' | ')'))?,
            };
            (&rest[c.len_utf8()..], number, Style::Marked(mark))
        }
        [b'(', ..] | [0xef, 0xbc, 0x88, ..] => {
            let (number, _, rest) = integer(after_first(i), 2)?;
            (eat(rest, &[')'])?, number, Style::Bracketed)
        }
        [0xe2, 0x91, ..] => {
            let (run, number) = enclosed(peek(i)?)?;
            (after_first(i), number, Style::Enclosed(run))
        }
        _ => return None,
    };
    Some((text.len() - rest.len(), number, style))
}

/// The length of the stop, comma or line break that stands here; none at the end.
pub(super) fn stop(bytes: &[u8]) -> usize {
    match bytes.first() {
        None => 0,
        Some(..0x80) => 1,
        Some(_) => 3,
    }
}

/// What stands from the comma before `word` on; nothing where no comma parts it from the name.
pub(super) fn from_comma(text: &str, word: usize) -> &str {
    match last(&text[..word]) {
        Some(c @ (',' | '，')) => &text[word - c.len_utf8()..],
        _ => "",
    }
}

/// Whether a word ends in the 标 of 指标 and holds no other.
pub(super) fn says_indicator(word: &str) -> bool {
    let chars = word.as_bytes().chunks(3);
    let mut marks = chars.map(|c| c == "标".as_bytes() || c == "標".as_bytes());
    marks.next_back() == Some(true) && !marks.any(|mark| mark)
}
