//! Shares and multiples that are no plain number before a unit: 九`成`五, 翻两`番`, `1/2`.
//!
//! ```text
//! tenths   = number "成" [digit / "半"]              ; 九成五 = 95 %
//! doubled  = [number] "番"                           ; behind 翻: 翻两番 = 4 倍, 翻番 = 2 倍
//! discount = 2DIGIT "折"                              ; 75折 = 7.5 折
//! fraction = integer "/" integer                     ; and then the clause ends or a comparator stands
//! ```
//! Refused: 三`成本`, `12/31` before a noun (perhaps a date, a scale or a code).

use super::super::context::Context;
use super::super::cursor::*;
use super::super::literal::{Literal, Reading};
use super::super::number::unsigned_number;
use super::{Amount, plus, ratio};
use crate::grammar::clause_end::ends_or_noted;
use crate::lexicon::{AFTER, Numeral, STOP, UNIT_STOP, numeral};
use crate::model::{Number, Unit};
use rust_decimal::Decimal;

/// `九成五`: tenths, as a percentage.
pub(super) fn tenths<'a>(
    cx: &Context<'a>,
    rest: &'a str,
    mut literal: Literal,
) -> Option<(&'a str, Amount<'a>)> {
    let after = eat(rest, &['成']).or_else(|| {
        let after = eat(skip_spaces(rest), &['成'])?;
        let ends = ends_or_noted(after) || AFTER.longest(after).is_some();
        ends.then_some(after)
    })?;
    if STOP.longest(rest).is_some()
        || UNIT_STOP.longest(rest).is_some()
        || cx.custom_unit(rest).is_some()
    {
        return None;
    }
    // 七成 五
    let torn = skip_spaces(after);
    let ends = |rest: &str| ends_or_noted(rest) || AFTER.longest(rest).is_some();
    let lone = |rest: &str| {
        matches!(peek(rest).map(numeral), Some(Numeral::Digit(_))) || digit(rest).is_some()
    };
    let after = match torn.len() < after.len() && lone(torn) && ends(after_first(torn)) {
        true => {
            literal.spaced = true;
            torn
        }
        false => after,
    };
    let (after, extra) = match peek(after).map(numeral) {
        Some(Numeral::Digit(d)) => (after_first(after), i64::from(d)),
        _ if eat(after, &['半']).is_some() => (after_first(after), 5),
        _ => match digit(after) {
            Some((d, width)) => (&after[width..], i64::from(d)),
            None => (after, 0),
        },
    };
    literal.reading = match literal.reading.times_ten_to(1) {
        Reading::Exact(n) => Reading::Exact(plus(n, Decimal::from(extra))?),
        other => other,
    };
    literal.plain_digits = 0;
    literal.magnitude = TENTHS;
    let unit = ratio(cx, rest, after, "%");
    Some((after, literal.of(unit)))
}

/// `75折` is 7.5, as 七五折 is spoken: ten of them are the whole price.
pub(super) fn discount(unit: &Unit<'_>, literal: &mut Literal) {
    if unit.name == "折"
        && let Reading::Exact(number) = literal.reading
        && let Some(digits @ 11..=99) = number.integer()
    {
        literal.reading = Reading::Exact(Number::decimal(Decimal::new(digits, 1)));
        literal.plain_digits = 0;
    }
}

/// The magnitude of 成, which a range's first end shares: 七至八成 is from 70 %.
pub(in super::super) const TENTHS: u32 = 1;

/// 翻`一番`: doubled once, twice. The caller has read 翻.
pub(super) fn doubled<'a>(
    cx: &Context<'a>,
    rest: &'a str,
    mut literal: Literal,
) -> Option<(&'a str, Amount<'a>)> {
    let after = eat(rest, &['番'])?;
    let times = |c: char| numeral(c) != Numeral::None || c.is_ascii_digit();
    if !behind_fan(cx.source[..cx.at(rest)].trim_end_matches(times)) {
        return None;
    }
    let Reading::Exact(Number::Decimal(times)) = literal.reading else {
        return None;
    };
    let times = u32::try_from(times.mantissa())
        .ok()
        .filter(|t| (1..=60).contains(t))?;
    literal.reading = Reading::Exact(Number::from(1i64 << times));
    literal.plain_digits = 0;
    let unit = ratio(cx, rest, after, "倍");
    Some((after, literal.of(unit)))
}

/// 翻`番`, and no name of a plan: twice as much.
pub(super) fn doubled_once<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let after = eat(i, &['番'])?;
    let ends = ends_or_noted(after) || AFTER.longest(after).is_some();
    if !ends || !behind_fan(&cx.source[..cx.at(i)]) {
        return None;
    }
    let literal = Literal::new(Reading::Exact(Number::from(2)));
    Some((after, literal.of(ratio(cx, i, after, "倍"))))
}

/// Whether a text ends in 翻 or 翻了.
pub(in super::super) fn behind_fan(before: &str) -> bool {
    let mut chars = before.chars().rev().map(crate::lexicon::twin);
    match chars.next() {
        Some('了') => chars.next() == Some('翻'),
        c => c == Some('翻'),
    }
}

/// `1/2`, where nothing but a comparator or the clause's end follows; between two terms it divides them.
pub(super) fn fraction<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let before = last(&cx.source[..cx.at(i)]);
    if before.is_some_and(|c| matches!(crate::lexicon::twin(c), '/' | '.' | ')' | '0'..='9')) {
        return None;
    }
    let (top, _, rest) = integer(i, 9)?;
    let (bottom, _, rest) = integer(skip_spaces(eat(skip_spaces(rest), &['/'])?), 9)?;
    let compared = AFTER.longest(skip_spaces(rest)).is_some();
    if !ends_or_noted(rest) && !compared && eat(rest, &['的']).is_none() {
        return None;
    }
    let mut literal = unsigned_number("1", false).ok()?.1;
    literal.reading = Reading::Exact(Number::fraction(top.into(), bottom.into())?);
    literal.plain_digits = 0;
    // 12/31 and 08/2023 are more likely meant as dates.
    let dates = (1..=12).contains(&top) && ((13..=31).contains(&bottom) || is_year(bottom));
    // 满意度4/5, 90/100: so many points of so many.
    let scored = |c| matches!(c, '分' | '评' | '满' | '滿' | '評');
    let score =
        top > 1 && (matches!(bottom, 10 | 100) || bottom == 5 && cx.source.contains(scored));
    // 0/1, 100/50: a choice, or two numbers, rather than a share.
    literal.spaced = score || top == 0 || top >= bottom || dates && ends_or_noted(rest);
    Some((rest, literal.alone()))
}
