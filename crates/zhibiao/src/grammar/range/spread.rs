//! A middle and how far it may be left: 10`±2个`, 200万元`±5%`, `±5%`.
//!
//! ```text
//! spread = [amount] "±" amount
//! ```
//! A share beside a number that is none is relative, and a part of its unit is counted in it. Accepted: `10±2个`, `15±5亿元`,
//! `2小时±15分钟`, `±5%`. Refused: 5元`±3人`.

use super::super::affix::{Prefix, named_before, suffix};
use super::super::amount::{Amount, in_larger, second};
use super::super::comparator::plus_minus;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::draft::Outcome;
use super::super::literal::scale;
use super::super::rate::per;
use super::{bounds_inclusion, bounds_once, exact, ranged};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// `±2个` after 10: absolute, or relative when the spread is a share and the number is not.
pub(in super::super) fn spread<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
    prefix: &Prefix<'a>,
    first: &Amount<'a>,
) -> Option<Outcome<'a>> {
    let rest = plus_minus(skip_spaces(i))?;
    let (rest, mut by) = second(cx, skip_spaces(rest)).ok()?;
    let mut middle = exact(first.literal.reading)?.as_decimal()?;
    let mut delta = exact(by.literal.reading)?.as_decimal()?;
    let percent = |a: &Amount<'_>| a.unit.as_ref().is_some_and(|u| u.name == "%");
    // 95%±1个点
    let point = |u: &Unit<'_>| u.name == "个" && percent(first);
    let rest = match eat(rest, &['点']).filter(|_| by.unit.as_ref().is_some_and(point)) {
        Some(after) => {
            by.unit = first.unit.clone();
            after
        }
        None => rest,
    };
    // 95±2% leaves the first % out, as 80-90% does.
    let shared = first.unit.is_none() && middle.abs() < 100.into();
    let relative = percent(&by) && !percent(first) && !shared;
    if relative {
        delta = middle.checked_mul(delta)?.checked_div(100.into())?;
    } else if let (Some(a), Some(b)) = (&first.unit, &by.unit)
        && a.name != b.name
        // 95%±1个百分点
        && !(percent(first) && b.name == "个百分点")
    {
        // 2小时±15分钟
        let part = exact(in_larger(by.literal.reading, &b.name, &a.name)?)?;
        let Some(exactly) = part.as_decimal() else {
            let (code, span) = (Code::UnreadNumber, cx.span(start, rest));
            return Some(Outcome::Unreadable(rest, Diagnostic { code, span }));
        };
        delta = exactly;
    }
    // 15±5亿元: the first number takes the 亿, while it is no large number itself.
    let large = by.literal.magnitude / 4 * 4;
    if first.literal.magnitude == 0 && first.unit.is_none() && middle < 10_000.into() && large > 0 {
        middle = scale(middle.into(), large)?.as_decimal()?;
    }
    let ends = (middle.checked_sub(delta)?, middle.checked_add(delta)?);
    let (rest, words) = suffix(cx, rest, false);
    let mut draft = ranged(cx, start, rest, ends.0.into(), ends.1.into());
    draft.measure.unit = match relative {
        true => first.unit.clone(),
        false => first.unit.clone().or(by.unit),
    };
    named_before(&mut draft.measure, prefix);
    if !prefix.below.is_empty() {
        per(&mut draft.measure, &prefix.below);
    }
    bounds_inclusion(&mut draft.measure, words.inclusive, words.inclusive);
    // ≥50±5
    for found in prefix.found.iter().filter(|f| bounds_once(f)) {
        draft.diagnostics.push(Diagnostic {
            code: Code::ComparatorApart,
            span: found.piece.span(),
        });
    }
    Some(Outcome::Measure(rest, draft))
}

/// `±5%`: from −5 to 5.
pub(in super::super) fn spread_alone<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
) -> Option<Outcome<'a>> {
    let rest = plus_minus(i)?;
    let (rest, by) = second(cx, skip_spaces(rest)).ok()?;
    let delta = exact(by.literal.reading)?.as_decimal()?;
    let (rest, words) = suffix(cx, rest, false);
    let mut draft = ranged(cx, start, rest, (-delta).into(), delta.into());
    draft.measure.unit = by.unit;
    bounds_inclusion(&mut draft.measure, words.inclusive, words.inclusive);
    Some(Outcome::Measure(rest, draft))
}
