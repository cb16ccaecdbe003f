//! A name and a value parted at a place, and whether nothing but a date stands before it.

use super::marker::marker_at_end;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::date::date;
use crate::grammar::label::is_filler;
use crate::grammar::marks::is_mark;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{DROP, MARKER, PLANNED, QUANTITY_NOUN, STOP, WHOLE, twin};
use crate::model::{Date, DateRelation};
use crate::span::Piece;

pub(super) fn cut_at<'a>(cx: &Context<'a>, body: &Piece<'a>, at: usize) -> Parts<'a> {
    let mut parts = Parts {
        name: trimmed(cx, body.start as usize, at),
        value: value(cx, at, body.end() as usize),
        ..Parts::default()
    };
    worded_marker(cx, &mut parts);
    copula(cx, &mut parts);
    parts
}

/// 服务水平`为`有效提升: the word that joins a name and a value in words is neither's. 不文明行为 ends in another.
fn copula<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let (start, end) = (parts.name.start as usize, parts.name.end() as usize);
    let name = parts.name.text;
    let joint = name
        .strip_suffix(|c| matches!(twin(c), '为' | '是'))
        .filter(|bare| bare.len() >= "水平".len());
    if let Some(bare) = joint.filter(|_| parts.marker.is_none() && WHOLE.suffix(name).is_none()) {
        let at = start + bare.len();
        parts.marker = Some(Piece::of(cx.source, at, end));
        parts.name = trimmed(cx, start, at);
    }
}

/// Whether a date is a deadline.
pub(super) fn by_then(date: &Date) -> bool {
    matches!(
        date.relation,
        Some(DateRelation::Before | DateRelation::By | DateRelation::To)
    )
}

/// Nothing but a date and verbs between two offsets.
pub(super) fn only_dates(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let i = cx.source[from..to].trim_start_matches(is_mark);
    let inner = Context {
        source: i,
        options: cx.options,
    };
    let Some((rest, found)) = date(&inner, i) else {
        return false;
    };
    let words = rest.trim_matches(is_mark);
    // 12月底前完成、全年不少于4次
    if let Some(at) = words.find(|c| is_comma(c) || c == '、') {
        let second = i.len() - rest.trim_start_matches(is_mark).len() + at;
        return DROP.exact(&words[..at]).is_some() && only_dates(&inner, second, i.len());
    }
    // 9月开学前发放
    let words = before_event(words).unwrap_or(words);
    // 全年开展巡查 names what is done, 6月底前完成 does not.
    if !by_then(&found.date) && words.chars().filter(|c| is_han(*c)).count() >= 4 {
        return false;
    }
    is_filler(words) || DROP.exact(words).is_some()
}

/// `开学前|发放`: the text behind an event of two characters that a date ends with.
fn before_event(words: &str) -> Option<&str> {
    let (at, _) = words.char_indices().nth(2)?;
    let event = words[..at].chars().all(is_han);
    words[at..].strip_prefix('前').filter(|_| event)
}

/// `场次，考核标准为≥300天`: a marker without a colon at the name's end, behind a comma.
pub(super) fn worded_marker<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let name = parts.name.text;
    let bare = name.trim_end_matches(['为', '是', '=', '＝']);
    let Some(length) = marker_at_end(bare)
        .or_else(|| marker_behind_quantity(bare))
        .filter(|length| *length < bare.len())
    else {
        return;
    };
    let start = parts.name.start as usize;
    let end = start + name.len();
    let at = start + bare.len() - length;
    let text = parts.value.text;
    if let Some(rest) = text.strip_prefix(['为', '是', '=', '＝'])
        && bare.len() == name.len()
    {
        let to = parts.value.end() as usize;
        parts.value = value(cx, to - rest.len(), to);
    }
    parts.marker = Some(Piece::of(cx.source, at, end));
    parts.name = trimmed(cx, start, at);
}

/// `培训人数|目标值`500人, `培训人数|计划`500人: the length of a marker glued to the noun that says what is counted.
fn marker_behind_quantity(name: &str) -> Option<usize> {
    let marker = MARKER
        .suffix(name)
        .map(|(length, ())| length)
        .filter(|length| *length >= "指标值".len());
    let plan = || {
        let (length, ()) = PLANNED.suffix(name)?;
        eat_word(&name[name.len() - length..], "计划").map(|_| length)
    };
    let length = marker.or_else(plan)?;
    let kept = &name[..name.len() - length];
    QUANTITY_NOUN
        .suffix(kept)
        .filter(|(noun, ())| *noun < kept.len() && kept.chars().count() > 2)
        .map(|_| length)
}

/// Whether a body is nothing but a date.
pub(super) fn dated(cx: &Context<'_>, body: &Piece<'_>) -> bool {
    let inner = Context {
        source: body.text,
        options: cx.options,
    };
    date(&inner, body.text).is_some_and(|(rest, _)| skip_spaces(rest).is_empty())
}

/// 家庭医生签`约`服务率≥60%: whether a word that merely holds the one at `cut` begins there or shortly before it.
pub(super) fn stopped(name: &str, cut: usize, length: usize) -> bool {
    // 成本控制在概算100%: a longer word says what it says.
    if name[cut..cut + length].chars().nth(1).is_some() {
        return false;
    }
    let covers = |at: usize| {
        let stop = STOP.longest(&name[at..]);
        stop.is_some_and(|(stop, ())| at + stop > cut && (at < cut || stop > length))
    };
    let mut near = name[..cut].char_indices().rev().take(3);
    covers(cut) || near.any(|(at, _)| covers(at))
}
