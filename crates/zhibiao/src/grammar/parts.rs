//! The parts of an item, and pieces without the marks at their ends.
//!
//! ```text
//! name  = *( mark / bullet ) words *mark
//! value = *SP words *( stop / SP )
//! ```
//! Nearly all have none: one look at the bytes of both ends tells so.

use super::context::Context;
use super::cursor::*;
use super::marks::{is_mark, skip_bullets};
use super::markup;
use crate::lexicon::twin;
use crate::span::Piece;

/// A body's parts, as pieces of the cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) name: Piece<'a>,
    pub(super) marker: Option<Piece<'a>>,
    pub(super) value: Piece<'a>,
    pub(super) weight: Option<Piece<'a>>,
    pub(super) actual: Option<Piece<'a>>,
}

impl Parts<'_> {
    /// Whether there is nothing but a name in Chinese characters and a value of a sign, figures and characters: no mark that
    /// could part anything.
    pub(super) fn are_plain(&self) -> bool {
        let others = [self.marker, self.weight, self.actual];
        let held = |c: char| is_common_han(c) || c.is_ascii_digit() || matches!(c, '.' | '%');
        let amount = self
            .value
            .text
            .trim_start_matches(['≥', '≤', '＞', '＜', '>', '<', '=', '＝']);
        others.iter().all(Option::is_none)
            && self.name.text.chars().all(is_common_han)
            && amount.chars().all(held)
    }
}

/// The piece between two offsets, trimmed of marks on both sides.
#[inline]
pub(super) fn trimmed<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let start = from as u32;
    // Nearly always there is nothing to trim; no mark ends with such a byte but 、。 and their kind.
    match text.as_bytes() {
        [0xe4..=0xe9, .., 0xe4..=0xe9, _, 0x83..=0xbf] => Piece { text, start },
        _ => trimmed_ends(text, start),
    }
}

#[inline(never)]
fn trimmed_ends(text: &str, start: u32) -> Piece<'_> {
    let left = skip_bullets(skip_entities(text));
    let start = start + (text.len() - left.len()) as u32;
    let mut text = trim_marks(left);
    while let Some(length) = markup::space_before(text) {
        text = trim_marks(&text[..text.len() - length]);
    }
    Piece { text, start }
}

/// A text without the marks at its end; nearly always there are few.
fn trim_marks(text: &str) -> &str {
    match text.as_bytes() {
        // No mark ends with this byte but 、。 and their kind.
        [.., 0xe4..=0xe9, _, b] if !matches!(b, 0x80..=0x82) => text,
        [.., b'0'..=b'9' | b'%'] => text,
        _ => {
            let kept = text.trim_end_matches(is_mark);
            // 培训人数......≥200人
            let led = kept.trim_end_matches(|c| twin(c) == '.');
            let dots = kept[led.len()..].chars().count();
            let kept = if dots > 1 { led } else { kept };
            // 生活质量/有所提高, but a stroke alone is a value.
            let parted = kept.trim_end_matches(|c| is_mark(c) || matches!(c, '/' | '／'));
            if parted.is_empty() { kept } else { parted }
        }
    }
}

/// The value between two offsets: only white space and stops go.
#[inline]
pub(super) fn value<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let start = from as u32;
    match text.as_bytes() {
        [b'!'..=b'%' | b'('..=b'~' | 0xe4..=0xe9, .., last]
        // ≥ ≤, ＞ ＜: no space begins so.
        | [0xe2, 0x89, .., last]
        | [0xef, 0xbc, 0x9c..=0x9e, .., last]
            if matches!(last, b'0'..=b'9' | b'%') || ends_in_han(text) =>
        {
            Piece { text, start }
        }
        _ => value_ends(text, start),
    }
}

#[inline(never)]
fn value_ends(text: &str, start: u32) -> Piece<'_> {
    let left = skip_entities(text).trim_start_matches(|c: char| c.is_whitespace() || is_space(c));
    let start = start + (text.len() - left.len()) as u32;
    let text = trim_value(left);
    Piece { text, start }
}

/// A value without the stops behind it.
pub(super) fn trim_value(text: &str) -> &str {
    match text.as_bytes() {
        [.., b'0'..=b'9' | b'%'] => text,
        _ if ends_in_han(text) => text,
        _ => trim_stops(text),
    }
}

fn trim_stops(text: &str) -> &str {
    let mut text = text;
    loop {
        let length = markup::space_before(text).unwrap_or(0);
        let kept = text[..text.len() - length].trim_end_matches(|c: char| {
            c.is_whitespace()
                || is_space(c)
                || matches!(crate::lexicon::twin(c), '。' | ';' | ',' | '、' | '|' | '.')
        });
        // ≥100人/
        let stroke = kept.trim_end_matches(['/', '／']);
        let kept = if stroke.is_empty() { kept } else { stroke };
        if kept.len() == text.len() {
            return kept;
        }
        text = kept;
    }
}
