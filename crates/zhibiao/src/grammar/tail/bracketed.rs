//! What stands in brackets behind a value or a name: points, scores, the category that files the item.

use super::is_number;
use crate::grammar::brackets::last_open;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{ACHIEVED, CATEGORY, NameDef, POINTS};
use crate::options::Options;
use crate::span::Piece;

/// `（10分，得分9分）`: points and score in one bracket.
fn scored_in_brackets<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) -> Option<()> {
    let text = parts.value.text;
    let close = last(text).filter(|c| is_round_close(*c))?;
    let open = last_open(text).filter(|open| *open > 0)?;
    let width = peek(&text[open..])?.len_utf8();
    let inner = &text[open + width..text.len() - close.len_utf8()];
    let comma = inner.find(is_comma)?;
    let points = inner[..comma]
        .trim()
        .strip_suffix('分')
        .filter(|p| is_number(p))?;
    let behind = after_first(&inner[comma..]).trim_start();
    ACHIEVED.longest(behind).map(|_| ())?;
    let start = parts.value.start as usize;
    let from = start + open + width;
    let end = from + inner.len();
    parts.weight = parts
        .weight
        .or(Some(Piece::of(cx.source, from, from + points.len())));
    parts.actual = Some(trimmed(cx, end - behind.len(), end));
    parts.value = value(cx, start, start + open);
    Some(())
}

/// Whether a bracket may close at a text's end: nearly all end in a Chinese character, a digit or %.
fn may_close(text: &str) -> bool {
    !matches!(
        text.as_bytes(),
        [] | [.., 0xe4..=0xe9, _, _] | [.., b'0'..=b'9' | b'%']
    )
}

/// `（10分）` after the value.
pub(in crate::grammar) fn weight_in_brackets<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    if !may_close(parts.value.text) {
        return;
    }
    scored_in_brackets(cx, parts);
    if let Some((open, weight)) = bracketed_points(&parts.value) {
        let start = parts.value.start as usize;
        parts.weight = Some(weight);
        parts.value = value(cx, start, start + open);
    }
}

/// `≥10次（数量指标）`: where the brackets open that file the item, what they hold, and what it stands for.
pub(in crate::grammar) fn category_in_brackets<'a>(
    piece: &Piece<'a>,
) -> Option<(usize, Piece<'a>, NameDef)> {
    let text = piece.text;
    if !may_close(text) {
        return None;
    }
    last(text).filter(|c| is_round_close(*c))?;
    let open = last_open(text).filter(|open| *open > 0)?;
    let start = open + peek(&text[open..])?.len_utf8();
    let inside = &text[start..text.len() - last(text)?.len_utf8()];
    let def = CATEGORY.exact(inside).filter(|def| !def.bare)?;
    let held = Piece {
        text: inside,
        start: piece.start + start as u32,
    };
    Some((open, held, def))
}

/// `（举办会议次数）`: a name without the brackets around all of it.
pub(in crate::grammar) fn unbracketed<'a>(name: Piece<'a>) -> Piece<'a> {
    let (Some(open), Some(close)) = (peek(name.text), last(name.text)) else {
        return name;
    };
    let whole = is_round(open) && is_round_close(close) && last_open(name.text) == Some(0);
    let width = open.len_utf8();
    match name.text.get(width..name.len() - close.len_utf8()) {
        Some(text) if whole && !text.is_empty() => Piece {
            text,
            start: name.start + width as u32,
        },
        _ => name,
    }
}

/// `培训人数（10分）`: the weight stands behind the name.
pub(in crate::grammar) fn weight_of_name<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    if parts.weight.is_none()
        && may_close(parts.name.text)
        && let Some((open, weight)) = bracketed_points(&parts.name)
    {
        let start = parts.name.start as usize;
        parts.weight = Some(weight);
        parts.name = trimmed(cx, start, start + open);
    }
}

/// Whether a number may end here, with its 分 or %: neither in （%） nor in （含线上）.
fn may_hold_number(text: &str) -> bool {
    let behind = |c: char| matches!(c, '分' | '%' | '％') || c.is_whitespace();
    last(text.trim_end_matches(behind)).is_some_and(is_figure)
}

/// Where the points in brackets at a text's end open, and the number alone: 10 of 权重：10分.
pub(in crate::grammar) fn bracketed_points<'a>(piece: &Piece<'a>) -> Option<(usize, Piece<'a>)> {
    let text = piece.text;
    let close = last(text)?;
    if Options::LANES && !may_hold_number(&text[..text.len() - close.len_utf8()]) {
        return None;
    }
    let open = match close {
        _ if is_round_close(close) => last_open(text)?,
        '】' => text.rfind('【')?,
        ']' | '］' => text.rfind(['[', '［'])?,
        _ => return None,
    };
    let width = peek(&text[open..]).map_or(1, char::len_utf8);
    let raw = &text[open + width..text.len() - close.len_utf8()];
    let inner = raw.trim();
    let named = POINTS
        .longest(inner)
        .map(|(length, ())| inner[length..].trim_start_matches(|c| is_colon(c) || c == ' '));
    let number = match named {
        Some(named) => named.trim_end_matches(['分', '%', '％']),
        None => inner.trim_end_matches('分'),
    };
    if !is_number(number) || number.len() == inner.len() || open == 0 {
        return None;
    }
    let at = piece.start as usize + open + width + raw.find(number).unwrap_or(0);
    let number = Piece {
        text: number,
        start: at as u32,
    };
    Some((open, number))
}
