//! Name and value of the commonest bodies without a marker, without looking for any other layout.
//!
//! ```text
//! row    = named *( SP points SP named ) [SP points]
//! named  = words [SP / TAB / [SP] "|" [SP]] plain
//! only   = words "（" plain "）"                     ; and nothing else
//! ```
//! As in the other lanes, whatever could also be anything else is left to the general rules, a caller's own words turn it
//! off, and tests hold the two together. Accepted: `布防飞机数量≥6架 15 飞行时长928小时 5`, `机柜数量(≥77台)`, `培训人数 | 300人`.
//! Refused: `65岁以上老人≥5人`, `旅游收入增长8%以上`, `满意度 95`, `培训人数（10分）`.

use smallvec::{SmallVec, smallvec};

use super::super::begin::quoted;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::stands;
use super::super::exclude::not_a_measure;
use super::super::measure::{Draft, Outcome, measure};
use super::super::plain::plain;
use super::super::quiet::name_run;
use super::Parts;
use crate::lexicon::{CHANGE, MARKER, PLANNED, SCORES, start, starts};
use crate::model::Measure;
use crate::span::Piece;

/// Items of a row, and where each begins.
pub(in super::super) type Row<'a> = SmallVec<[(usize, Parts<'a>); 1]>;

/// A name has at least so many bytes: two characters.
const SHORTEST_NAME: usize = 6;

/// The items of a body that holds nothing else. `listed` tells that other items stand beside it.
pub(in super::super) fn named<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    listed: bool,
) -> Option<Row<'a>> {
    if !cx.options.is_standard() {
        return None;
    }
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let (name, rest) = name(&inner, from)?;
    if peek(rest).is_some_and(is_round) {
        return only(&inner, name, rest, listed).map(|parts| smallvec![(from, parts)]);
    }
    let (mut parts, mut rest) = valued(&inner, name, rest)?;
    let mut row = Row::new();
    let mut start = from;
    while let Some((points, next)) = points(&inner, rest) {
        parts.weight = Some(points);
        row.push((start, parts));
        if next.is_empty() {
            return Some(row);
        }
        // 15 退休管理活动≥5场
        start = inner.at(next);
        let (name, behind) = self::name(&inner, start)?;
        let alone = matches!(separator(behind), "" | " ");
        if !alone || SCORES.longest(next).is_some() || peek(behind).is_some_and(is_round) {
            return None;
        }
        (parts, rest) = valued(&inner, name, behind)?;
    }
    row.push((start, parts));
    rest.is_empty().then_some(row)
}

/// The words of a name, and what stands behind them.
fn name<'a>(cx: &Context<'a>, from: usize) -> Option<(Piece<'a>, &'a str)> {
    let i = &cx.source[from..];
    let rest = name_run(i);
    let length = i.len() - rest.len();
    let name = Piece::of(cx.source, from, from + length);
    // 项目实施期12个月: a time is no name.
    let timed = peek(i).is_some_and(|c| starts(c) & start::DATE != 0) && stands(name.text);
    (length >= SHORTEST_NAME && !timed).then_some((name, rest))
}

/// A plain measure that is the value of a name.
fn measured<'a>(cx: &Context<'a>, i: &'a str, unsigned: bool) -> Option<&'a str> {
    let flags = starts(peek(i)?);
    let begins = match flags & start::DIGIT {
        0 => flags & start::BEFORE != 0 && !peek(i).is_some_and(is_han),
        _ => unsigned && not_a_measure(i, false).is_none(),
    };
    if !begins {
        return None;
    }
    let (rest, draft) = match plain(cx, i) {
        Some(found) => found,
        None if flags & start::DIGIT == 0 => signed(cx, i)?,
        None => return None,
    };
    // 10分 may be points.
    let points = draft.measure.unit.is_some_and(|unit| unit.text == "分");
    (!points).then_some(rest)
}

/// A sign that deserves a remark, with its number and nothing but a space behind both: `〈377册`, `》=5`.
fn signed<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Draft<'a>)> {
    if quoted(peek(i)?, i).is_some() {
        return None;
    }
    let Outcome::Measure(rest, draft) = measure(cx, i) else {
        return None;
    };
    let Measure {
        comparator, text, ..
    } = &draft.measure;
    let first = comparator.as_ref()?.span?.start;
    let closed = first as usize == cx.at(i) && cx.at(rest) == text.end() as usize;
    let plain = closed && (rest.is_empty() || rest.starts_with(' '));
    let digits = text.text.contains(is_figure);
    (plain && digits && !text.text.contains(is_space)).then_some((rest, draft))
}

/// A name with its value behind it, and the text behind both.
fn valued<'a>(cx: &Context<'a>, name: Piece<'a>, behind: &'a str) -> Option<(Parts<'a>, &'a str)> {
    // 旅游收入增长8%: the value begins with the change; 培训人数目标值500人 has a marker.
    let ends = CHANGE.suffix(name.text).is_some()
        || MARKER.suffix(name.text).is_some()
        || PLANNED.suffix(name.text).is_some();
    if ends {
        return None;
    }
    let value = parted(behind);
    let rest = measured(cx, value, true)?;
    let parts = Parts {
        name,
        value: cx.piece(value, rest),
        ..Parts::default()
    };
    // A bar or a tab parts columns, and then nothing may follow.
    let columns = !matches!(separator(behind), "" | " ");
    (!columns || rest.is_empty()).then_some((parts, rest))
}

/// `机柜数量(≥77台)`.
fn only<'a>(cx: &Context<'a>, name: Piece<'a>, i: &'a str, listed: bool) -> Option<Parts<'a>> {
    let close = last(i).filter(|c| is_round_close(*c))?;
    let inner = Context {
        source: &cx.source[..cx.source.len() - close.len_utf8()],
        options: cx.options,
    };
    let value = inner.source.get(cx.at(after_first(i))..)?;
    let rest = measured(&inner, value, listed)?;
    rest.is_empty().then(|| Parts {
        name,
        value: inner.piece(value, rest),
        ..Parts::default()
    })
}

/// ` 22.5` behind a value, before the end or the next name.
fn points<'a>(cx: &Context<'a>, i: &'a str) -> Option<(Piece<'a>, &'a str)> {
    let from = i.strip_prefix(' ')?;
    let digits = from.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let figures = &from[..from.len() - digits.len()];
    if figures.is_empty() || figures.starts_with('.') || figures.ends_with('.') {
        return None;
    }
    let rest = match digits {
        "" => "",
        _ => digits.strip_prefix(' ')?,
    };
    Some((cx.piece(from, digits), rest))
}

/// What parts a name from its value.
fn separator(behind: &str) -> &str {
    &behind[..behind.len() - parted(behind).len()]
}

/// The text after a space, a tab or a bar.
fn parted(i: &str) -> &str {
    let spaced = i.strip_prefix(' ').unwrap_or(i);
    match spaced.strip_prefix('|') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None if spaced.len() < i.len() => spaced,
        None => i.strip_prefix('\t').unwrap_or(i),
    }
}
