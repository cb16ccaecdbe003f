//! Name and value of the commonest bodies without a marker, without looking for any other layout.
//!
//! ```text
//! named = words [SP / TAB / [SP] "|" [SP]] plain / words "（" plain "）"     ; and nothing else
//! ```
//! As in the other lanes, whatever could also be anything else is left to the general rules, a caller's own words turn it
//! off, and tests hold the two together. Accepted: `布防飞机数量≥6架`, `机柜数量(≥77台)`, `培训人数 | 300人`. Refused: `65岁以上老人≥5人`,
//! `旅游收入增长8%以上`, `满意度 95`, `培训人数（10分）`.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::exclude::not_a_measure;
use super::super::plain::plain;
use super::super::quiet::name_run;
use super::Parts;
use crate::lexicon::{CHANGE, start, starts};
use crate::span::Piece;

/// A name has at least so many bytes: two characters.
const SHORTEST_NAME: usize = 6;

/// Name and value of a body that holds nothing else. `listed` tells that other items stand beside it.
pub(in super::super) fn named<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    listed: bool,
) -> Option<Parts<'a>> {
    if !cx.options.is_standard() {
        return None;
    }
    let body = &cx.source[from..to];
    let rest = name_run(body);
    let length = body.len() - rest.len();
    if length < SHORTEST_NAME {
        return None;
    }
    let (at, end) = match peek(rest)? {
        c if is_round(c) => {
            let close = last(rest).filter(|c| is_round_close(*c))?;
            (to - after_first(rest).len(), to - close.len_utf8())
        }
        _ => (to - parted(rest).len(), to),
    };
    let bracketed = end < to;
    let inner = Context {
        source: &cx.source[..end],
        options: cx.options,
    };
    let value = inner.source.get(at..)?;
    let flags = starts(peek(value)?);
    let signed = match flags & start::DIGIT {
        0 if flags & start::BEFORE != 0 && !peek(value).is_some_and(is_han) => true,
        0 => return None,
        _ => false,
    };
    // 增长8%, and what would be no measure without a label.
    let unfit = match bracketed {
        true => !signed && !listed,
        false => CHANGE.suffix(&body[..length]).is_some(),
    };
    if unfit || (!signed && not_a_measure(value, false).is_some()) {
        return None;
    }
    let (rest, draft) = plain(&inner, value)?;
    // 10分 may be points.
    let points = draft.measure.unit.is_some_and(|unit| unit.text == "分");
    (rest.is_empty() && !points).then(|| Parts {
        name: Piece::of(cx.source, from, from + length),
        value: Piece::of(cx.source, at, end),
        ..Parts::default()
    })
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
