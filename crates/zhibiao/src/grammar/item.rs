//! Parting an indicator's name from its value.
//!
//! ```text
//! body   = name marker value / name ("|" / ":") value / name "（" value "）" / name value
//! marker = ["，"] word ("：" / "为")             ; 年度指标值：
//! tail   = weight / "（" weight "）" / actual
//! ```
//! The last form cuts where the first measure begins, or before the trend at the end: 获得感`明显提升`.

use super::context::Context;
use super::cursor::*;
use super::begin::first_measure;
use super::clause::is_filler;
use super::date::date;
use super::heading::is_mark;
use super::kind::trend_at_end;
use super::segment::skip_brackets;
use super::tail::{number, sign_word, split_tail};
use super::unit;
use crate::lexicon::{DROP, LEVEL, MARKER, STOP, start, starts};
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

/// The piece between two offsets, trimmed of marks on both sides.
pub(super) fn trimmed<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let left = text.trim_start_matches(is_mark);
    let start = from + text.len() - left.len();
    let kept = left.trim_end_matches(is_mark);
    Piece::of(cx.source, start, start + kept.len())
}

/// The value between two offsets: only white space and stops go.
pub(super) fn value<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let left = text.trim_start_matches(|c: char| c.is_whitespace() || is_space(c));
    let start = from + text.len() - left.len();
    let kept = left.trim_end_matches(|c: char| c.is_whitespace() || is_space(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '|'));
    Piece::of(cx.source, start, start + kept.len())
}

/// Name, marker and value of a body that has a marker.
///
/// `first` is where the first 值 stands.
pub(super) fn marked<'a>(cx: &Context<'a>, from: usize, to: usize, first: usize) -> Option<Parts<'a>> {
    let (marker_from, marker_to, value_from) = marker(cx.source, from, to, first)?;
    Some(Parts {
        name: trimmed(cx, from, marker_from),
        marker: Some(Piece::of(cx.source, marker_from, marker_to)),
        value: value(cx, value_from, to),
        ..Parts::default()
    })
}

/// Where a marker stands: its start, its end, and where the value begins.
fn marker(source: &str, from: usize, to: usize, first: usize) -> Option<(usize, usize, usize)> {
    let text = &source[from..to];
    let mut next = first.checked_sub(from);
    while let Some(at) = next {
        let end = at + "值".len();
        next = memchr::memmem::find(&text.as_bytes()[end..], "值".as_bytes()).map(|more| end + more);
        let Some((length, ())) = MARKER.suffix(&text[..end]) else {
            continue;
        };
        let rest = skip_spaces(&text[end..]);
        let after = match eat(rest, &[':', '=']) {
            Some(after) => after,
            None => match eat_words(rest, &["为", "是"]) {
                Some((after, _)) => {
                    let begin = end - length;
                    let to = text.len() - after.len();
                    return Some((from + begin, from + to, from + to));
                }
                // Without a colon it must at least be parted from what follows.
                None if rest.len() < text[end..].len() || rest.is_empty() => rest,
                None => continue,
            },
        };
        let begin = end - length;
        // 产值, 增加值: a noun that merely ends in the character.
        let parted = text[..begin].is_empty() || text[..begin].ends_with(|c: char| is_mark(c) || !is_han(c));
        if parted || length > "指标值".len() - 1 {
            return Some((from + begin, from + end, from + text.len() - after.len()));
        }
    }
    None
}

/// Whether a body begins with words that name something before its value.
pub(super) fn has_name(i: &str) -> bool {
    let mut rest = i;
    for count in 0..40 {
        let Some(c) = peek(rest) else {
            return count > 1;
        };
        let flags = starts(c);
        if flags & (start::DIGIT | start::BEFORE) != 0 && begins_value(rest) {
            return count > 1;
        }
        if super::unit::ends_clause(rest) {
            return false;
        }
        rest = after_first(rest);
    }
    true
}

/// Whether a date stands here.
pub(super) fn has_date(i: &str) -> bool {
    super::date::stands(i)
}

fn begins_value(i: &str) -> bool {
    digit(i).is_some() || crate::lexicon::BEFORE.longest(i).is_some() && STOP.longest(i).is_none()
}

/// Name and value of a body without a marker; `None` where nothing like a value is found.
pub(super) fn unmarked<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    if let Some(bar) = body.find(['|', '｜', '\t', '│']) {
        return barred(cx, from, to, bar);
    }
    if let Some(parts) = bracketed(cx, from, to, listed) {
        return Some(parts);
    }
    if let Some(colon) = colon(body) {
        let width = peek(&body[colon..]).map_or(1, char::len_utf8);
        let mut parts = Parts {
            name: trimmed(cx, from, from + colon),
            value: value(cx, from + colon + width, to),
            ..Parts::default()
        };
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    glued(cx, from, to)
}

/// The first colon outside brackets that is no ratio's.
fn colon(body: &str) -> Option<usize> {
    let mut i = body;
    while let Some(c) = peek(i) {
        if starts(c) & start::OPEN != 0 {
            i = skip_brackets(i);
            continue;
        }
        let at = body.len() - i.len();
        let digits = |s: Option<char>| s.is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit());
        if matches!(c, '：' | ':' | '︰')
            && !(digits(last(&body[..at])) && digits(peek(after_first(i))))
            && at > 0
        {
            return Some(at);
        }
        i = after_first(i);
    }
    None
}

/// `name | value | weight`.
fn barred<'a>(cx: &Context<'a>, from: usize, to: usize, bar: usize) -> Option<Parts<'a>> {
    let mut fields = cx.source[from + bar..to].split(['|', '｜', '\t', '│']).filter(|f| !f.trim().is_empty());
    let place = |field: &str| {
        let start = field.as_ptr() as usize - cx.source.as_ptr() as usize;
        value(cx, start, start + field.len())
    };
    let name = trimmed(cx, from, from + bar);
    let value = fields.next().map(place)?;
    let rest: Vec<Piece<'a>> = fields.map(place).collect();
    let (actual, weight) = match rest[..] {
        [] => (None, None),
        [one] => (None, Some(one)),
        [first, second, .., end] => {
            let whole = Piece::of(cx.source, second.start as usize, end.end() as usize);
            (Some(first), Some(whole))
        }
        [first, second] => (Some(first), Some(second)),
    };
    if name.is_empty() {
        return None;
    }
    Some(Parts {
        name,
        value,
        weight,
        actual,
        ..Parts::default()
    })
}

/// `机柜数量(≥77台)`: the value in brackets at the end.
fn bracketed<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = cx.source[from..to].trim_end_matches(is_mark);
    let close = last(body).filter(|c| matches!(c, ')' | '）'))?;
    let open = last_open(body)?;
    let width = peek(&body[open..]).map_or(1, char::len_utf8);
    let inside = value(cx, from + open + width, from + body.len() - close.len_utf8());
    let name = trimmed(cx, from, from + open);
    let is_unit = matches!(unit::column(cx, inside.text), Ok(Some(_)));
    let measured = first_measure(cx, inside.start as usize, inside.end() as usize) == Some(inside.start as usize);
    if !(listed || measured) || name.is_empty() || inside.is_empty() || is_unit || first_measure(cx, from, from + open).is_some() {
        return None;
    }
    Some(Parts {
        name,
        value: inside,
        ..Parts::default()
    })
}

/// Where the bracket that closes at the text's end opens.
pub(super) fn last_open(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => {
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

/// Name and value without any mark between them.
fn glued<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    if let Some(at) = first_measure(cx, from, to) {
        let body = value(cx, from, to);
        if let Some(parts) = qualitative_row(cx, &body, at) {
            return Some(parts);
        }
        // 6月底前完成50%: a time is no name.
        let at = if only_dates(cx, from, at) { from } else { at };
        let mut parts = Parts {
            name: trimmed(cx, from, at),
            value: value(cx, at, to),
            ..Parts::default()
        };
        sign_word(cx, &mut parts);
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    let body = value(cx, from, to);
    if let Some(parts) = spaced_words(cx, &body) {
        return Some(parts);
    }
    let cut = trend_at_end(body.text).or_else(|| {
        let (length, ()) = LEVEL.suffix(body.text)?;
        Some(body.text.len() - length)
    })?;
    let at = body.start as usize + cut;
    (cut > 0).then(|| Parts {
        name: trimmed(cx, body.start as usize, at),
        value: value(cx, at, body.end() as usize),
        ..Parts::default()
    })
}

/// `提交及时性 在计划时间内完成 达成预期指标 8 8`: the first number is a score, and the value stands before it.
fn qualitative_row<'a>(cx: &Context<'a>, body: &Piece<'a>, at: usize) -> Option<Parts<'a>> {
    let behind = value(cx, at, body.end() as usize);
    let scores = super::tail::words(cx, &behind);
    if !scores.iter().all(number) {
        return None;
    }
    let before = value(cx, body.start as usize, at);
    let words = super::tail::words(cx, &before);
    let second = words.get(1)?;
    let signed = super::tail::is_sign_word(second.text) && words.len() > 2;
    let qualitative = crate::lexicon::TREND.suffix(second.text).is_some() || LEVEL.suffix(second.text).is_some();
    if signed || scores.len() > 1 || qualitative {
        return spaced_words(cx, body);
    }
    None
}

/// Nothing but a date and verbs between two offsets.
fn only_dates(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let i = cx.source[from..to].trim_start_matches(is_mark);
    let inner = Context {
        source: i,
        options: cx.options,
    };
    let Some((rest, _)) = date(&inner, i) else {
        return false;
    };
    let words = rest.trim_matches(is_mark);
    is_filler(words) || DROP.exact(words).is_some()
}

/// `按时开展活动 按时开展 10`: a name and a qualitative value parted by spaces, and perhaps what follows them.
fn spaced_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let words: Vec<Piece<'a>> = super::tail::words(cx, body);
    let (first, rest) = words.split_first()?;
    let signed = rest.first().is_some_and(|w| super::tail::is_sign_word(w.text));
    let (marker, rest) = match signed {
        true => (rest.first().copied(), &rest[1..]),
        false => (None, rest),
    };
    let (target, rest) = rest.split_first()?;
    let mut parts = Parts {
        name: trimmed(cx, first.start as usize, first.end() as usize),
        value: *target,
        marker,
        ..Parts::default()
    };
    match rest {
        [] => {}
        [weight] if number(weight) => parts.weight = Some(*weight),
        // Words that no number follows may all be the name's.
        [actual, weight, ..] if number(weight) => {
            parts.actual = Some(*actual);
            parts.weight = Some(*weight);
        }
        _ => return None,
    }
    Some(parts)
}

