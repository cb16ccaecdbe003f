//! The words that name a measure, cut clean.
//!
//! ```text
//! label = words without punctuation at either end, a bare 完成 in front, and 的, 等, 数 of the like behind
//! ```
//! Accepted: `办案`不低于1.1万件, 完成`培训`30人. Refused: `由`80%提高 (joins, and names nothing).

use super::brackets::{is_close, is_open};
use super::cursor::*;
use super::markup::space_before;
use crate::lexicon::{COMPLETION_NOUN, DROP, FILLER, JOINT, PARTICLE, WHOLE, twin};
use crate::options::Options;
use crate::span::Piece;

/// Only verbs and adverbs: 计划包含, 举办.
pub(super) fn is_filler(text: &str) -> bool {
    let mut rest = text;
    while let Some((length, ())) = FILLER.longest(rest) {
        rest = skip_spaces(&rest[length..]);
    }
    rest.is_empty()
}

/// Whether a verb or an adverb stands here: `开展`检查.
pub(super) fn starts_with_verb(text: &str) -> bool {
    FILLER.longest(text).is_some()
}

/// The label between two offsets, without its punctuation and a bare 完成.
pub(super) fn label<'a>(source: &'a str, from: usize, to: usize) -> Option<Piece<'a>> {
    if from >= to {
        return None;
    }
    let mut text = trim(&source[from..to]);
    if let Some((length, ())) = DROP.longest(text)
        && !is_completion_noun(text, length)
    {
        text = trim(&text[length..]);
    }
    let text = half_quoted(bracketed(without_joints(text)));
    // “4个100%”: the mark of a quote names nothing.
    if text.is_empty()
        || matches!(
            text,
            "“" | "”" | "\"" | "/" | "." | "‘" | "’" | "「" | "」" | "·" | "•"
        )
        || PARTICLE.exact(text).is_some()
    {
        return None;
    }
    // `text` is a slice of `source`, so its place is the distance of the two.
    let start = text.as_ptr() as usize - source.as_ptr() as usize;
    Some(Piece::of(source, start, start + text.len()))
}

/// The same behind a measure: in ≥98%、群众零投诉 the next of a list names nothing.
pub(super) fn label_behind<'a>(source: &'a str, from: usize, to: usize) -> Option<Piece<'a>> {
    let listed = source
        .get(from..)
        .is_some_and(|rest| eat(rest, &['、']).is_some());
    label(source, from, to).filter(|_| !listed)
}

/// A label without the words that only join it to what stands beside it.
fn without_joints(text: &str) -> &str {
    let mut text = trim(text.trim_start_matches(['的', '了']));
    if WHOLE.suffix(text).is_none() {
        text = trim(text.trim_end_matches('的'));
    }
    while let Some((length, ())) = JOINT.suffix(text)
        && let rest = &text[..text.len() - length]
        // 二等 is a class.
        && rest.chars().nth(1).is_some()
        && WHOLE.suffix(text).is_none()
    {
        text = trim(rest);
    }
    text
}

/// A label without half a pair of straight quotes: 孵化企业`"`≥20家".
fn half_quoted(text: &str) -> &str {
    match text.strip_suffix(is_straight_quote) {
        Some(kept) if kept.matches(is_straight_quote).count().is_multiple_of(2) => trim(kept),
        _ => text,
    }
}

/// A label inside the bracket that is open at its end, or before one that was opened before it.
fn bracketed(text: &str) -> &str {
    let near = tail(text);
    // Nearly all labels are Chinese characters.
    let chinese = |byte: u8| matches!(byte, 0x80..0xc0 | 0xe4..=0xe9);
    if Options::LANES && near.bytes().fold(true, |all, byte| all & chinese(byte)) {
        return text;
    }
    // 社区以上）: the bracket was opened before.
    let closes = text.ends_with(is_close) && !near.contains(is_open);
    let text = match closes {
        true => trim(text.trim_end_matches(is_close)),
        false => text,
    };
    // 明显改善（满意度≥90%）: the bracket that is open around the number names it.
    let near = tail(text);
    match near.rfind(is_open) {
        Some(at) if !near[at..].contains(is_close) => trim(after_first(&near[at..])),
        _ => text,
    }
}

/// The end of a label, as far as its brackets are sought: bounds the look back.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(LONGEST_BRACKET);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// In bytes.
const LONGEST_BRACKET: usize = 600;

/// 完成率, 按时完成率: the words to be dropped begin a noun.
fn is_completion_noun(text: &str, dropped: usize) -> bool {
    let words = text.as_bytes()[..dropped].windows("完成".len());
    let at = words
        .into_iter()
        .position(|word| word == "完成".as_bytes())
        .unwrap_or(0);
    COMPLETION_NOUN
        .longest(&text[at..])
        .is_some_and(|(length, ())| at + length > dropped)
}

/// Takes punctuation and brackets without content off both ends.
fn trim(text: &str) -> &str {
    // Nearly all words begin and end in Chinese characters.
    if let [0xe4..=0xe9, .., 0xe4..=0xe9, _, _] = text.as_bytes() {
        return text;
    }
    let edge = |c: char| {
        c.is_whitespace()
            || is_space(c)
            || matches!(
                twin(c),
                '×' | '÷'
                    | ','
                    | ';'
                    | '。'
                    | ':'
                    | '、'
                    | '+'
                    | '*'
                    | '★'
                    | '='
                    | '|'
                    | '-'
                    | '—'
                    | '≥'
                    | '≤'
                    | '\''
                    | '‚'
                    | '‛'
                    | '/'
                    | '′'
                    | '″'
                    // The signs of a formula: $95\%$.
                    | '$'
                    // \\>95%, `95%`: Markdown's.
                    | '\\'
                    | '`'
            )
    };
    let mut text = skip_spaces(text);
    while let Some(space) = space_before(text) {
        text = text[..text.len() - space].trim_end();
    }
    // 满意度“95%”以上: half a pair of quotes.
    text.trim_start_matches(|c| !is_common_han(c) && (edge(c) || is_close(c) || c == '”'))
        .trim_end_matches(|c| !is_common_han(c) && (edge(c) || is_open(c) || c == '“'))
}
