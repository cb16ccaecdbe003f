//! Amounts of more than one number: halves and smaller units.
//!
//! ```text
//! half = "半" measured / number ("个半" time / unit "半") ; 半年, 半吨, 两个半小时, 一年半, 3亩半
//! part = number smaller-unit                         ; 5元8角: below the larger one's size
//!      / digit                                       ; 12块5, 两毛五, 三米五: the next place
//! ```
//! Accepted: `2小时30分`, `5元8角`, `一年半`, `两公里半`. Refused: 5元`80角` (two amounts), 15万元 `50分` (points), 10公里`半`程.

use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::unit_word;
use std::borrow::Cow;
use std::cmp::Ordering;

use super::super::context::Context;
use super::super::cursor::*;
use super::super::literal::{Literal, Reading};
use super::super::number::unsigned_number;
use super::super::{rate, unit};
use super::{Amount, measured, plus, ratio};
use crate::lexicon::{AFTER, Numeral, PARTS, STOP, numeral};
use crate::model::{Dimension, Number, Unit};
use rust_decimal::Decimal;

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The 个 of 个月 stood before 半 or 多.
pub(super) fn whole_month(unit: Unit<'_>) -> Unit<'_> {
    match &*unit.name {
        "月" => Unit {
            name: Cow::Borrowed("个月"),
            ..unit
        },
        _ => unit,
    }
}

/// What is measured rather than counted, so that half of it is a number: 半年, 半吨, and no 半价, 半分.
fn divisible(dimension: Dimension) -> bool {
    use Dimension::{Area, Length, Mass, Time, Volume};
    matches!(dimension, Time | Length | Area | Volume | Mass)
}

/// `半年`, `半个月`, `半吨`; `半成` is half of a tenth.
pub(super) fn half_first<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    if let Some(found) = half_of_all(cx, i) {
        return Some(found);
    }
    let rest = eat(i, &['半'])?;
    if STOP.longest(i).is_some() {
        return None;
    }
    if let Some(after) = eat(rest, &['成'])
        && (ends_or_noted(after) || AFTER.longest(skip_spaces(after)).is_some())
    {
        let mut literal = half();
        literal.reading = Reading::Exact(Number::from(5));
        return Some((after, literal.of(ratio(cx, rest, after, "%"))));
    }
    if let Some(after) = eat_word(rest, "个亿") {
        let mut literal = half();
        literal.reading = literal.reading.times_ten_to(8);
        literal.magnitude = 8;
        return Some(measured(cx, after, after, literal));
    }
    let (after, found) = unit::unit(cx, rest).filter(|(_, u)| divisible(u.dimension))?;
    Some((after, half().of(found)))
}

/// `一半`, `半数`, and 半 behind a comparator (过半): a share of one half, where nothing but a comparator follows.
fn half_of_all<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let before = last(&cx.source[..cx.at(i)]).map(crate::lexicon::twin);
    let compared = matches!(before, Some('过' | '超' | '近'));
    let rest = match eat_words(i, &["一半", "半数"]) {
        // 超半数村
        Some((rest, 1)) if compared => return Some((rest, half().alone())),
        Some((rest, _)) => rest,
        None => eat(i, &['半']).filter(|_| compared)?,
    };
    let ends = ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    ends.then(|| (rest, half().alone()))
}

/// The number 0.5, in words.
fn half() -> Literal {
    let mut literal = Literal::new(Reading::Exact(Number::decimal(HALF)));
    literal.han = true;
    literal
}

/// `个亿` after 3.
pub(super) fn hundred_millions<'a>(i: &'a str, literal: &mut Literal) -> &'a str {
    let Some((rest, which)) = eat_words(skip_spaces(i), &["个亿", "个多亿"]) else {
        return i;
    };
    // 3个|亿元以上项目, 3个|亿元村
    if let Some(behind) = eat(rest, &['元']) {
        let bound = AFTER.longest(behind).map_or(0, |(length, _)| length);
        if peek(&behind[bound..]).is_some_and(is_han) {
            return i;
        }
    }
    literal.reading = literal.reading.times_ten_to(8);
    literal.magnitude = 8;
    literal.over |= which == 1;
    literal.plain_digits = 0;
    rest
}

/// `个半小时`: a unit and half of it more.
pub(super) fn half_first_unit<'a>(
    cx: &Context<'a>,
    i: &'a str,
    literal: &mut Literal,
) -> Option<(&'a str, Unit<'a>)> {
    let after = eat(i, &['个'])?;
    let half = eat(skip_spaces(after), &['半'])?;
    literal.spaced |= skip_spaces(after).len() < after.len();
    let (rest, unit) = unit::unit(cx, half)?;
    let time = unit.dimension == Dimension::Time;
    // 两个半天 is half a day twice.
    if unit.name == "天"
        && let Reading::Exact(number) = literal.reading
    {
        let days = number.as_decimal()?.checked_mul(HALF)?;
        literal.reading = Reading::Exact(Number::decimal(days));
        literal.plain_digits = 0;
        return Some((rest, unit));
    }
    (time && half_more(literal)).then(|| (rest, whole_month(unit)))
}

/// `半` behind 一年, and behind 3公里 where nothing but a comparator follows.
pub(super) fn and_a_half<'a>(
    i: &'a str,
    unit: &Unit<'a>,
    literal: &mut Literal,
) -> Option<(&'a str, Unit<'a>)> {
    let after = eat(i, &['半'])?;
    // 两年半数: the character begins another word, as it does in 10公里半程.
    let ends = || {
        ends_or_noted(after)
            || peek(after).is_some_and(is_space)
            || AFTER.longest(skip_spaces(after)).is_some()
    };
    // 一分半钟; 9分半 is a score.
    let clock = (unit.name == "分").then(|| eat(after, &['钟'])).flatten();
    let word = STOP.longest(i).is_some() || (unit.dimension != Dimension::Time && !ends());
    if (clock.is_none() && word) || !half_more(literal) {
        return None;
    }
    Some(match clock {
        Some(after) => (after, minutes(unit.clone())),
        None => (after, unit.clone()),
    })
}

/// Adds a half, where there is one whole number to add it to: 350万元半 and 3.5亩半 are slips.
fn half_more(literal: &mut Literal) -> bool {
    let Reading::Exact(number) = literal.reading else {
        return false;
    };
    let whole = number.as_decimal().is_some_and(|d| d.fract().is_zero());
    if !whole || literal.magnitude > 0 {
        return false;
    }
    let Some(more) = plus(number, HALF) else {
        return false;
    };
    literal.reading = Reading::Exact(more);
    literal.plain_digits = 0;
    true
}

/// `30分内`: points are within nothing, and what 以内 stands behind may be either.
pub(super) fn in_minutes<'a>(unit: Unit<'a>, behind: &str) -> Unit<'a> {
    match unit.name == "分" && eat(behind, &['内']).is_some() && STOP.longest(behind).is_none() {
        true => minutes(unit),
        false => unit,
    }
}

/// 分 as part of an hour, or with seconds or halves: 一分半, 5分30秒.
fn minutes(mut unit: Unit<'_>) -> Unit<'_> {
    if unit.name == "分" {
        unit.name = Cow::Borrowed("分钟");
        unit.dimension = Dimension::Time;
        unit.additive = true;
    }
    unit
}

/// `8角` after 5元: smaller units of the same thing, added to the first.
pub(super) fn parts<'a>(cx: &Context<'a>, mut rest: &'a str, whole: &mut Amount<'a>) -> &'a str {
    let mut smaller: Option<(&'static str, i64)> = None;
    for _ in 0..3 {
        let Some((after, name, per)) = part(cx, rest, whole, smaller) else {
            rest = next_place(cx, rest, whole, smaller).unwrap_or(rest);
            break;
        };
        smaller = Some((name, per));
        rest = after;
    }
    // 12元5角/人
    if smaller.is_some()
        && let Some((after, below)) = rate::below(cx, rest)
        && let Some(unit) = &mut whole.unit
        && widen(cx, unit, after).is_some()
    {
        rate::divide(unit, &below);
        return after;
    }
    rest
}

fn part<'a>(
    cx: &Context<'a>,
    i: &'a str,
    whole: &mut Amount<'a>,
    before: Option<(&'static str, i64)>,
) -> Option<(&'a str, &'static str, i64)> {
    let spaced = skip_spaces(i).len() < i.len();
    let i = skip_spaces(i);
    // Cheap refusal first: nearly no value has parts.
    if digit(i).is_none() && peek(i).map(numeral).unwrap_or(Numeral::None) == Numeral::None {
        return None;
    }
    let unit = whole.unit.as_mut()?;
    let (rest, literal) = unsigned_number(i, false).ok()?;
    let (after, found) = unit_word::simple(cx, skip_spaces(rest))?;
    // ≤15万元 50分: behind a space stand points, but not behind 5元8角 or 3亩.
    let points = spaced && found.name == "分" && before.is_none() && unit.name != "亩";
    // 5天30分: points, where no hour stands before them.
    let apart = found.name == "分" && before.is_none() && unit.name == "天";
    if points && unit.dimension != Dimension::Time || apart {
        return None;
    }
    // 5元 8角 is one amount, torn; 2小时 30分钟 is common.
    let torn = points || spaced && unit.dimension != Dimension::Time;
    let known = PARTS.iter().find(|p| {
        p.whole == unit.name && p.part == found.name && before.is_none_or(|(_, n)| p.count > n)
    })?;
    let (Reading::Exact(whole_number), Reading::Exact(part_number)) =
        (whole.literal.reading, literal.reading)
    else {
        return None;
    };
    // 5元80角 is no way to write 13元: then the two stand apart.
    if part_number.as_decimal()? >= Decimal::from(known.count) {
        return None;
    }
    let sum = add_part(whole_number, part_number.as_decimal()?, known.count)?;
    whole.literal.reading = Reading::Exact(sum);
    whole.literal.plain_digits = 0;
    whole.literal.spaced |= torn;
    *unit = minutes(unit.clone());
    widen(cx, unit, after)?;
    Some((after, known.part, known.count))
}

/// The unit's words reach to where its parts end, and 块 with parts is money.
fn widen<'a>(cx: &Context<'a>, unit: &mut Unit<'a>, after: &'a str) -> Option<()> {
    if unit.name == "块" {
        unit.name = Cow::Borrowed("元");
        unit.dimension = Dimension::Money;
    }
    let span = unit.span?;
    unit.span = Some(crate::span::Span::new(span.start as usize, cx.at(after)));
    unit.text = &cx.source[span.start as usize..cx.at(after)];
    Some(())
}

/// `5` after 12块, `五` after 两毛: a digit of the next place, and then nothing but 钱 or a comparator.
fn next_place<'a>(
    cx: &Context<'a>,
    i: &'a str,
    whole: &mut Amount<'a>,
    before: Option<(&'static str, i64)>,
) -> Option<&'a str> {
    let unit = whole.unit.as_mut()?;
    // 三米五, 十元五: in digits the second may be a weight.
    let han = digit(i).is_none();
    if !han && before.is_none() && unit.name == "米" {
        return height(cx, i, whole);
    }
    let count = match (&*unit.name, before) {
        ("块" | "角", None) => 10,
        ("米" | "元", None) if han => 10,
        ("元", Some(("角", count))) => count * 10,
        _ => return None,
    };
    let (place, i) = match eat(i, &['零', '〇']) {
        Some(rest) => (count * 10, rest),
        None => (count, i),
    };
    let (rest, literal) = unsigned_number(i, false).ok()?;
    let after = eat(rest, &['钱']).unwrap_or(rest);
    let ends = ends_or_noted(after)
        || AFTER.longest(skip_spaces(after)).is_some()
        || super::super::dash::dash(after).is_some();
    if !ends {
        return None;
    }
    let (Reading::Exact(number), Reading::Exact(digit)) = (whole.literal.reading, literal.reading)
    else {
        return None;
    };
    let digit = digit
        .as_decimal()
        .filter(|d| d.is_integer() && *d < 10.into())?;
    whole.literal.reading = Reading::Exact(add_part(number, digit, place)?);
    whole.literal.plain_digits = 0;
    widen(cx, unit, after)?;
    Some(after)
}

/// `75` after 1米: how tall somebody is, with no more than one digit before and two behind.
fn height<'a>(cx: &Context<'a>, i: &'a str, whole: &mut Amount<'a>) -> Option<&'a str> {
    let (centimetres, count, after) = integer(i, 2)?;
    let Reading::Exact(metres) = whole.literal.reading else {
        return None;
    };
    let ends = ends_or_noted(after) || AFTER.longest(skip_spaces(after)).is_some();
    let small = metres.compare(&Number::from(10)) == Some(Ordering::Less);
    if !ends || !small {
        return None;
    }
    let places = if count == 1 { 10 } else { 100 };
    whole.literal.reading = Reading::Exact(add_part(metres, centimetres.into(), places)?);
    whole.literal.plain_digits = 0;
    widen(cx, whole.unit.as_mut()?, after)?;
    Some(after)
}

/// A number of `part` in the unit that it is a part of; `None` where it is none.
pub(in super::super) fn in_larger(reading: Reading, part: &str, whole: &str) -> Option<Reading> {
    let known = PARTS.iter().find(|p| p.whole == whole && p.part == part)?;
    let Reading::Exact(number) = reading else {
        return None;
    };
    let zero = Number::from(0);
    Some(Reading::Exact(add_part(
        zero,
        number.as_decimal()?,
        known.count,
    )?))
}

fn add_part(whole: Number, part: Decimal, count: i64) -> Option<Number> {
    let exact = match whole {
        Number::Decimal(d) => d.checked_mul(Decimal::from(count))?.checked_add(part)?,
        Number::Fraction {
            numerator,
            denominator,
        } => {
            return Number::fraction(
                numerator.checked_mul(count)?.checked_add(
                    i64::try_from(part.mantissa())
                        .ok()
                        .filter(|_| part.scale() == 0)?
                        .checked_mul(denominator)?,
                )?,
                denominator.checked_mul(count)?,
            );
        }
    };
    // A quotient would be rounded where no decimal holds it: 2小时15分20秒.
    let exact = exact.normalize();
    let below = 10i64.checked_pow(exact.scale())?.checked_mul(count)?;
    Number::fraction(i64::try_from(exact.mantissa()).ok()?, below)
}
