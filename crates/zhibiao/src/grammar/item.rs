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
use super::heading::is_mark;
use super::kind::trend_at_end;
use super::measure::Outcome;
use super::segment::skip_brackets;
use super::unit;
use crate::lexicon::{LEVEL, MARKER, STOP, start, starts};
use crate::span::Piece;

/// A body's parts, as pieces of the cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) name: Piece<'a>,
    pub(super) marker: Option<Piece<'a>>,
    pub(super) value: Piece<'a>,
    pub(super) weight: Option<Piece<'a>>,
    pub(super) actual: Option<Piece<'a>>,
    /// The value was found by where it begins, not by a mark.
    pub(super) glued: bool,
}

/// The piece between two offsets, trimmed of marks on both sides.
fn trimmed<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let left = text.trim_start_matches(is_mark);
    let start = from + text.len() - left.len();
    let kept = left.trim_end_matches(is_mark);
    Piece::of(cx.source, start, start + kept.len())
}

/// The value between two offsets: only white space and stops go.
fn value<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let text = &cx.source[from..to];
    let left = text.trim_start_matches(|c: char| c.is_whitespace() || is_space(c));
    let start = from + text.len() - left.len();
    let kept = left.trim_end_matches(|c: char| c.is_whitespace() || is_space(c) || "。；;，,|".contains(c));
    Piece::of(cx.source, start, start + kept.len())
}

/// Name, marker and value of a body that has a marker.
pub(super) fn marked<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    let (marker_from, marker_to, value_from) = marker(cx.source, from, to)?;
    Some(Parts {
        name: trimmed(cx, from, marker_from),
        marker: Some(Piece::of(cx.source, marker_from, marker_to)),
        value: value(cx, value_from, to),
        ..Parts::default()
    })
}

/// Where a marker stands: its start, its end, and where the value begins.
fn marker(source: &str, from: usize, to: usize) -> Option<(usize, usize, usize)> {
    let text = &source[from..to];
    for at in memchr::memmem::find_iter(text.as_bytes(), "值".as_bytes()) {
        let end = at + "值".len();
        let Some((length, ())) = MARKER.suffix(&text[..end]) else {
            continue;
        };
        let rest = skip_spaces(&text[end..]);
        let after = match eat(rest, &[':', '=']) {
            Some(after) => after,
            None => match eat_words(rest, &["为", "是"]) {
                Some((after, _)) => after,
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
        let digits = |s: Option<char>| s.is_some_and(|c| crate::lexicon::fold(c).is_ascii_digit());
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
        [first, second, ..] => (Some(first), Some(second)),
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
    if !listed {
        return None;
    }
    let body = cx.source[from..to].trim_end_matches(is_mark);
    let close = last(body).filter(|c| matches!(c, ')' | '）'))?;
    let open = last_open(body)?;
    let width = peek(&body[open..]).map_or(1, char::len_utf8);
    let inside = value(cx, from + open + width, from + body.len() - close.len_utf8());
    let name = trimmed(cx, from, from + open);
    let is_unit = matches!(unit::column(cx, inside.text), Ok(Some(_)));
    if name.is_empty() || inside.is_empty() || is_unit || first_measure(cx, from, from + open).is_some() {
        return None;
    }
    Some(Parts {
        name,
        value: inside,
        ..Parts::default()
    })
}

/// Where the bracket that closes at the text's end opens.
fn last_open(text: &str) -> Option<usize> {
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
        let mut parts = Parts {
            name: trimmed(cx, from, at),
            value: value(cx, at, to),
            glued: true,
            ..Parts::default()
        };
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
        glued: true,
        ..Parts::default()
    })
}

/// `按时开展活动 按时开展`: a name and a qualitative value parted by spaces.
fn spaced_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let at = body.text.find(is_space)?;
    let rest = body.text[at..].trim_start_matches(is_space);
    if rest.contains(is_space) || at == 0 {
        return None;
    }
    let start = body.start as usize;
    Some(Parts {
        name: trimmed(cx, start, start + at),
        value: value(cx, start + at, body.end() as usize),
        glued: true,
        ..Parts::default()
    })
}

/// Where the first measure outside brackets begins, comparators and all.
fn first_measure(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let mut i = &inner.source[from..];
    while let Some(c) = peek(i) {
        let flags = starts(c);
        if flags & start::OPEN != 0 {
            i = skip_brackets(i);
            continue;
        }
        let at = inner.at(i);
        match begins(&inner, i, flags, at == from) {
            Step::Value => return Some(at),
            Step::Skip(rest) => i = rest,
        }
    }
    None
}

enum Step<'a> {
    Value,
    Skip(&'a str),
}

/// Whether the value begins at `i`; otherwise where to look next.
fn begins<'a>(cx: &Context<'a>, i: &'a str, flags: u32, first: bool) -> Step<'a> {
    let next = after_first(i);
    if flags & start::LATIN != 0 {
        return Step::Skip(super::exclude::latin(i));
    }
    let stop = STOP.longest(i).map(|(length, ())| &i[length..]);
    if flags & start::DIGIT != 0 {
        if let Some(rest) = super::exclude::not_a_measure(i, false) {
            return Step::Skip(rest);
        }
        // A date belongs to the name unless nothing else can be the value.
        if let Some((rest, _)) = super::date::date(cx, i)
            && !unit::ends_clause(rest)
        {
            return Step::Skip(rest);
        }
    }
    let sign = matches!(peek(i), Some('-' | '－' | '±' | '负'));
    let able = start::DIGIT | start::BEFORE | start::NUMERAL | start::FRACTION | start::CURRENCY | start::EACH;
    if flags & able == 0 && !(sign && !first) {
        return Step::Skip(stop.unwrap_or(next));
    }
    match super::measure::measure(cx, i) {
        Outcome::Measure(rest, draft) if i.len() - rest.len() > stop.map_or(0, |s| i.len() - s.len()) => {
            let measure = &draft.measure;
            let digits = measure.text.chars().any(|c| crate::lexicon::fold(c).is_ascii_digit());
            let named = measure.unit.is_some() || measure.comparator.is_some() || unit::ends_clause(rest) || rest.starts_with(is_space);
            // 65岁以上老人…: more of the name follows, with a measure of its own.
            let qualifies = draft.after && peek(rest).is_some_and(is_han) && later_measure(cx, rest);
            if (digits || measure.unit.is_some()) && named && !qualifies {
                return Step::Value;
            }
            Step::Skip(rest)
        }
        Outcome::Unreadable(rest, _) if stop.is_none() => {
            let _ = rest;
            Step::Value
        }
        _ => Step::Skip(stop.unwrap_or(next)),
    }
}

/// Whether another number with a unit follows before the clause ends.
fn later_measure(cx: &Context<'_>, i: &str) -> bool {
    let mut rest = i;
    for _ in 0..60 {
        if unit::ends_clause(rest) {
            return false;
        }
        if digit(rest).is_some() {
            return true;
        }
        rest = after_first(rest);
    }
    let _ = cx;
    false
}

/// Takes weight and achieved value off the end of a value.
fn split_tail<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    if let Some(cut) = actual_at(parts.value.text) {
        let start = parts.value.start as usize;
        parts.actual = Some(trimmed(cx, start + cut, parts.value.end() as usize));
        parts.value = value(cx, start, start + cut);
    }
    weight_in_brackets(cx, parts);
    trailing_numbers(cx, parts);
}

/// `，实际完成6架`.
fn actual_at(text: &str) -> Option<usize> {
    text.match_indices("实际")
        .find(|(at, _)| text[..*at].ends_with([',', '，', ' ', '、', '(', '（']))
        .map(|(at, _)| at)
}

/// `（10分）` after the value.
pub(super) fn weight_in_brackets<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let text = parts.value.text;
    if !text.ends_with([')', '）']) {
        return;
    }
    let Some(open) = last_open(text) else { return };
    let width = peek(&text[open..]).map_or(1, char::len_utf8);
    let close = last(text).map_or(1, char::len_utf8);
    let inner = text[open + width..text.len() - close].trim();
    let number = inner
        .trim_end_matches('分')
        .trim_start_matches("权重")
        .trim_start_matches("分值")
        .trim_start_matches(['：', ':']);
    let plain = !number.is_empty() && number.chars().all(|c| crate::lexicon::fold(c).is_ascii_digit() || c == '.');
    if !plain || number.len() == inner.len() || open == 0 {
        return;
    }
    let start = parts.value.start as usize;
    let at = start + open + width;
    parts.weight = Some(trimmed(cx, at, at + text[open + width..text.len() - close].len()));
    parts.value = value(cx, start, start + open);
}

/// `≤10次 22.5`, `100% 100%`, `≥50个 50 8 8`.
fn trailing_numbers<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let text = parts.value.text;
    let Some(at) = text.find(is_space) else { return };
    let start = parts.value.start as usize;
    let tokens: Vec<Piece<'a>> = text[at..]
        .split(is_space)
        .filter(|t| !t.is_empty())
        .map(|t| {
            let from = t.as_ptr() as usize - cx.source.as_ptr() as usize;
            Piece::of(cx.source, from, from + t.len())
        })
        .collect();
    let numeric = |p: &Piece<'_>| digit(p.text).is_some() || p.text.starts_with(['≥', '≤', '=', '<', '>']);
    let complete = last(&text[..at]).is_some_and(|c| !matches!(c, '≥' | '≤' | '=' | '>' | '<' | '＞' | '＜'));
    if !complete || !tokens.iter().all(numeric) || super::unit::simple(cx, text[at..].trim_start_matches(is_space)).is_some() {
        return;
    }
    let plain = |p: &Piece<'_>| p.text.chars().all(|c| c.is_ascii_digit() || c == '.');
    match tokens[..] {
        [one] if plain(&one) => parts.weight = Some(one),
        [one] => parts.actual = Some(one),
        [first, second, ..] => {
            parts.actual = Some(first);
            parts.weight = Some(second);
        }
        [] => return,
    }
    parts.value = value(cx, start, start + at);
}
