//! A unit's own column, or the brackets at a name's end: `万元`, `（%）`.
//!
//! ```text
//! column = ["("] *multiplier unit [")"]
//! ```

use super::super::context::Context;
use super::super::cursor::*;
use super::super::han::{begins_unit, multiplier};
use super::unit;
use std::borrow::Cow;

use crate::lexicon::NO_UNIT;
use crate::model::{Dimension, Unit, UnitSource};
use crate::span::Span;

/// A unit column, or the brackets at a name's end: its unit and the exponent of its 万 or 亿.
///
/// `Ok(None)` where it names none on purpose (empty, `-`, 是/否); `Err` where it names an unknown one.
pub(in super::super) fn column<'a>(
    cx: &Context<'a>,
    text: &'a str,
) -> Result<Option<(Unit<'a>, u32)>, Unit<'a>> {
    let text = text.trim_matches(|c: char| is_space(c) || c.is_whitespace());
    if text.is_empty() || NO_UNIT.exact(text).is_some() {
        return Ok(None);
    }
    // （%）
    let text = match text.strip_prefix(['(', '（']) {
        Some(inner) => inner.trim_end_matches(is_round_close),
        None => text,
    };
    // 单位：公里, 小时内
    let text = match eat_word(text, "单位").and_then(|rest| eat(skip_spaces(rest), &[':'])) {
        Some(rest) => skip_spaces(rest),
        None => text,
    };
    let within = text
        .strip_suffix('内')
        .map(|kept| kept.trim_end_matches('以'));
    let text = within.filter(|kept| !kept.is_empty()).unwrap_or(text);
    let (start, mut magnitude) = (text, 0);
    let mut rest = text;
    while let Some(exponent) = multiplier(rest)
        && !begins_unit(rest)
    {
        magnitude += exponent;
        rest = after_first(rest);
    }
    let inner = Context {
        source: text,
        options: cx.options,
    };
    let read = unit(&inner, rest).or_else(|| unit(&inner, start).inspect(|_| magnitude = 0));
    let from_column = |mut unit: Unit<'a>| {
        unit.span = None;
        unit.text = text;
        unit.source = UnitSource::Column;
        unit
    };
    match read {
        Some((after, unit)) if skip_spaces(after).is_empty() => {
            Ok(Some((from_column(unit), magnitude)))
        }
        // 百分比(%), 人（户）: the first of two names for it.
        Some((after, unit)) if named_twice(&inner, skip_spaces(after)) => {
            Ok(Some((from_column(unit), magnitude)))
        }
        _ if rest.is_empty() => {
            // 万 or 亿 alone: no unit, but a multiplier.
            Err(from_column(unknown_named(text)))
        }
        _ => Err(from_column(unknown_named(text))),
    }
}

/// Whether nothing but brackets with another unit follows.
fn named_twice(cx: &Context<'_>, i: &str) -> bool {
    let Some(inside) = eat(i, &['(']) else {
        return false;
    };
    let read = unit(cx, skip_spaces(inside));
    read.and_then(|(rest, _)| eat(skip_spaces(rest), &[')']))
        .is_some_and(|rest| rest.trim().is_empty())
}

fn unknown_named(text: &str) -> Unit<'_> {
    Unit {
        name: Cow::Borrowed(text),
        text,
        span: None::<Span>,
        dimension: Dimension::Unknown,
        additive: false,
        known: false,
        source: UnitSource::Column,
    }
}
