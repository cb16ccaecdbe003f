//! Parting an indicator's name from its value.
//!
//! ```text
//! body   = name marker value / name ("|" / ":") value / name "（" value "）" / name value
//! marker = ["，"] word ("：" / "为")             ; 年度指标值：
//! tail   = weight / "（" weight "）" / actual
//! ```
//! The last form cuts where the first measure begins, or before the trend at the end: 获得感`明显提升`.

mod apart;
mod barred;
mod cut;
mod glued;
mod marker;
mod named;
mod opening;
#[cfg(test)]
mod tests;
mod wordy;

use super::begin::{begins_value, first, first_at, first_measure, is_sign};
use super::brackets::last_open;
use super::brackets::skip_brackets;
use super::context::Context;
use super::cursor::*;
use super::kind::quality_alone;
use super::marks::is_mark;
use super::parts::{Parts, trimmed, value};
use super::tail::{achieved, bracketed_points, split_tail, told, weight_in_brackets};
use super::unit;
use crate::lexicon::{
    ACHIEVED, AFTER, BEFORE, DEGREE, DROP, LISTS, MARKER, PROMOTES, start, starts,
};
use crate::span::Piece;
use apart::{drawn, year_at_end};
use barred::barred;
use cut::{dated, only_dates};
use glued::glued;
use marker::marker_at_end;
pub(super) use marker::{breaks_marker, marked, next_name};
pub(super) use named::named;
pub(super) use wordy::deadlines;

/// Name and value of a body without a marker; `None` where nothing like a value is found.
pub(super) fn unmarked<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    listed: bool,
) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    if let Some(bar) = body.find(['|', '｜', '\t', '│']) {
        return barred(cx, from, to, bar);
    }
    if let Some((open, cut, close)) = achieved(body)
        && (close == to - from || body[close..].chars().nth(1).is_none())
        && peek(&body[open..]).is_some_and(|c| !is_space(c))
    {
        let mut parts = unmarked(cx, from, from + open, listed)?;
        told(cx, &mut parts, from + cut, from + close);
        return Some(parts);
    }
    if let Some((close, weight)) = points_behind_bracket(cx, from, to)
        && let Some(parts) = bracketed(cx, from, close, listed)
    {
        let weight = parts.weight.or(Some(weight));
        return Some(Parts { weight, ..parts });
    }
    let mut scored = Parts {
        value: value(cx, from, to),
        ..Parts::default()
    };
    weight_in_brackets(cx, &mut scored);
    if scored.weight.is_some() {
        let mut parts = unscored(cx, from, scored.value.end() as usize, listed)?;
        parts.weight = parts.weight.or(scored.weight);
        parts.actual = parts.actual.or(scored.actual);
        return Some(parts);
    }
    unscored(cx, from, to, listed)
}

/// `培训人数（≥100人）10分`: where the bracket closes that points stand behind, and the points. Without 分 they stand behind
/// a space and a bracket that can hold nothing but a value.
fn points_behind_bracket<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
) -> Option<(usize, Piece<'a>)> {
    let body = value(cx, from, to);
    let figures = body
        .text
        .strip_suffix('分')
        .map(|i| i.trim_end_matches(is_space));
    let scored = figures.is_some();
    let figures = figures.unwrap_or(body.text);
    let kept = figures.trim_end_matches(is_figure);
    let points = Piece::of(
        cx.source,
        body.start as usize + kept.len(),
        body.start as usize + figures.len(),
    );
    let comma = |c: char| is_space(c) || (scored && is_comma(c));
    let closed = kept.trim_end_matches(comma);
    let close = last(closed).filter(|c| is_round_close(*c) && !points.is_empty())?;
    let sure = || {
        let inside = last_open(closed).map(|open| after_first(&closed[open..]));
        inside.is_some_and(|inside| {
            let inside = &inside[..inside.len() - close.len_utf8()];
            let said = |c: char| matches!(c, '%' | '％' | '/' | '／');
            let shared = inside.contains(is_figure) && inside.contains(said);
            let prose = PROMOTES.longest(inside).is_some() || DEGREE.longest(inside).is_some();
            is_sign(inside)
                || (BEFORE.longest(inside).is_some() && inside.contains(is_figure))
                || shared
                || quality_alone(inside)
                || AFTER.suffix(inside).is_some()
                || (prose && inside.chars().nth(5).is_some())
        })
    };
    let marked = scored || (closed.len() < kept.len() && points.len() <= 4 && sure());
    marked.then_some((body.start as usize + closed.len(), points))
}

/// `人数≥300人实际完成值`：312人: whether a value stands before the word that ends so, and what follows its colon was achieved.
fn achieves(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let named = cx.source[from..to].trim_end_matches(is_space);
    ACHIEVED
        .suffix(named)
        .is_some_and(|(length, ())| first_measure(cx, from, from + named.len() - length).is_some())
}

/// A body without bars and without a weight in brackets at its end.
fn unscored<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    if let Some(parts) = bracketed(cx, from, to, listed) {
        return Some(parts);
    }
    if let Some(colon) = colon(body).filter(|colon| !achieves(cx, from, from + colon)) {
        let width = peek(&body[colon..]).map_or(1, char::len_utf8);
        let named = body[..colon].trim_end_matches(is_space);
        if let Some(year) = year_at_end(named) {
            let mut parts = Parts {
                name: trimmed(cx, from, from + year),
                value: value(cx, from + year, to),
                ..Parts::default()
            };
            split_tail(cx, &mut parts);
            return Some(parts);
        }
        // 一季度：完成30%
        if timed(cx, from, from + named.len()) {
            return Some(Parts {
                name: Piece::of(cx.source, from, from),
                value: value(cx, from, to),
                ..Parts::default()
            });
        }
        let word = marker_at_end(named).unwrap_or(0);
        let end = from + named.len();
        let mut parts = Parts {
            name: trimmed(cx, from, end - word),
            marker: (word > 0).then(|| Piece::of(cx.source, end - word, end)),
            value: value(cx, from + colon + width, to),
            ..Parts::default()
        };
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    if let Some(parts) = scored_name(cx, from, to) {
        return Some(parts);
    }
    if let Some((cut, width)) = drawn(body)
        && (first_measure(cx, from, from + cut).is_none() || !measure_ends(cx, from, from + cut))
    {
        let mut parts = Parts {
            name: trimmed(cx, from, from + cut),
            value: value(cx, from + cut + width, to),
            ..Parts::default()
        };
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    glued(cx, from, to)
}

/// `项目实施进度（8分）按计划完成`: points between a name and its value. 考核得分（90分）以上 is bounded by them.
fn scored_name<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    let open = body.find(['(', '（']).filter(|open| *open > 0)?;
    let rest = skip_brackets(&body[open..]);
    let scored = Piece::of(cx.source, from, to - rest.len());
    let (at, weight) = bracketed_points(&scored)?;
    let value = value(cx, to - rest.len(), to);
    let named = body[..open].chars().filter(|c| is_han(*c)).nth(1).is_some();
    if at != open || !named || value.is_empty() || AFTER.longest(value.text).is_some() {
        return None;
    }
    let mut parts = Parts {
        name: trimmed(cx, from, from + open),
        value,
        weight: Some(weight),
        ..Parts::default()
    };
    first_measure(cx, from, from + open).is_none().then(|| {
        split_tail(cx, &mut parts);
        parts
    })
}

/// Whether nothing but a date stands between two offsets.
fn timed(cx: &Context<'_>, from: usize, to: usize) -> bool {
    super::date::stands(&cx.source[from..to]) && dated(cx, &value(cx, from, to))
}

/// `一季度：完成30%`, `6月底前完成50%`, `完成500户`: whether a body says when before a colon, or no more than that it is done, and names
/// nothing.
pub(super) fn unnamed(cx: &Context<'_>, body: &Piece<'_>) -> bool {
    let start = body.start as usize;
    let done = |(length, ()): (usize, ())| digit(&body.text[length..]).is_some();
    let timed = |colon| timed(cx, start, start + colon);
    let when = |at| at > start && only_dates(cx, start, at);
    DROP.longest(body.text).is_some_and(done)
        || body.text.find(is_colon).is_some_and(timed)
        || first_measure(cx, start, body.end() as usize).is_some_and(when)
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
        if is_colon(c)
            && !(digits(last(&body[..at])) && digits(peek(after_first(i))))
            // 其中：小学700人 is a list inside the value.
            && LISTS.suffix(body[..at].trim_end_matches(is_space)).is_none()
            && at > 0
        {
            return Some(at);
        }
        i = after_first(i);
    }
    None
}

/// `机柜数量(≥77台)`: the value in brackets at the end.
fn bracketed<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    // （100%）&nbsp;
    let to = match cx.source[from..to].ends_with([';', '；']) {
        true => value(cx, from, to).end() as usize,
        false => to,
    };
    let body = cx.source[from..to].trim_end_matches(is_mark);
    let close = last(body)?;
    let open = match close {
        _ if is_round_close(close) => last_open(body)?,
        '】' => body.rfind('【')?,
        ']' | '］' => body.rfind(['[', '［'])?,
        _ => return None,
    };
    let width = peek(&body[open..]).map_or(1, char::len_utf8);
    let end = from + body.len() - close.len_utf8();
    let inside = value(cx, from + open + width, end);
    let name = trimmed(cx, from, from + open);
    // （年度指标值：12所）
    if let Some((length, ())) = MARKER.longest(inside.text)
        && let Some(after) = eat(&inside.text[length..], &[':']).or_else(|| {
            let glued = &inside.text[length..];
            (length >= "目标值".len() && begins_value(glued)).then_some(glued)
        })
        && !name.is_empty()
    {
        let start = inside.start as usize;
        let mut parts = Parts {
            name,
            marker: Some(Piece::of(cx.source, start, start + length)),
            value: value(cx, inside.end() as usize - after.len(), end),
            ..Parts::default()
        };
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    let is_unit = unit::is_column(cx, inside.text);
    let within = Context {
        source: &cx.source[..inside.end() as usize],
        options: cx.options,
    };
    let measured = first_at(&within, inside.start as usize).is_some();
    if !(listed || measured || quality_alone(inside.text))
        || name.is_empty()
        || inside.is_empty()
        || is_unit
        || measure_ends(cx, from, from + open)
    {
        return None;
    }
    let mut parts = Parts {
        name,
        value: inside,
        ..Parts::default()
    };
    split_tail(cx, &mut parts);
    Some(parts)
}

/// Whether a measure ends right before `to`: ≥300人（含线上）, and not 65岁以上老人管理率（≥90%）.
fn measure_ends(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    // 2项目验收合格率，100%（全覆盖）: the list's number counts nothing.
    let figures = inner.source[from..].trim_start_matches(is_figure);
    let Some(measure) = first(&inner, to - figures.len()) else {
        return false;
    };
    measure
        .end(&inner)
        .is_none_or(|(rest, _)| skip_spaces(rest).is_empty() || !peek(rest).is_some_and(is_han))
}
