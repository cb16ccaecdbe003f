//! A number with its unit.
//!
//! ```text
//! amount   = number ["个亿"] ["+" / "余" / "多" / "几" / "来"] [unit *part]
//!          / number "成" [digit / "半"]              ; 九成五 = 95 %
//!          / "半" time / number ("个半" time / time "半")   ; 半年, 两个半小时, 一年半
//!          / [number] "番"                           ; behind 翻: 翻两番 = 4 倍, 翻番 = 2 倍
//!          / integer "/" integer                     ; 1/2, and then the clause ends or a comparator stands
//!          / number below                            ; 18/10万: a rate of nothing named
//! part     = number smaller-unit                     ; 5元8角: below the larger one's size
//! ```
//! Accepted: `30000人`, `5元8角`, `百分之九十`, `500多人`. Refused: 三`成本`, 5元`80角` (two amounts).

use std::borrow::Cow;

use super::context::Context;
use super::cursor::*;
use super::number::{Literal, Reading, number, unsigned_number};
use super::{rate, unit};
use crate::lexicon::{AFTER, Numeral, PARTS, STOP, UNIT_STOP, numeral};
use rust_decimal::Decimal;

use crate::model::{Dimension, Number, Unit, UnitSource};

/// A number and its unit as found.
#[derive(Clone, Debug)]
pub(super) struct Amount<'a> {
    pub(super) literal: Literal,
    pub(super) unit: Option<Unit<'a>>,
}

/// Whether the unit is one of time.
pub(super) fn is_time(amount: &Amount<'_>) -> bool {
    amount
        .unit
        .as_ref()
        .is_some_and(|u| u.dimension == Dimension::Time)
}

/// A number and its unit.
pub(super) fn amount<'a>(cx: &Context<'a>, i: &'a str, bare: bool) -> Parsed<'a, Amount<'a>> {
    if let Some(found) = half_first(cx, i)
        .or_else(|| fraction(cx, i))
        .or_else(|| doubled_once(cx, i))
    {
        return Ok(found);
    }
    let (rest, mut literal) = number(i, bare)?;
    if let Some(found) = tenths(cx, rest, literal).or_else(|| doubled(cx, rest, literal)) {
        return Ok(found);
    }
    let rest = hundred_millions(rest, &mut literal);
    if rest.is_empty() && literal.share.is_none() {
        return Ok((rest, literal.alone()));
    }
    if let Some((after, unit)) = more_time(cx, rest) {
        literal.over = true;
        return Ok((after, literal.of(unit)));
    }
    let rest = loosened(cx, rest, &mut literal);
    if let Some(name) = literal.share {
        return Ok((rest, literal.of(ratio(cx, i, rest, name))));
    }
    let spaced = barred(cx, skip_spaces(rest));
    // The commonest unit of all, without a look-up.
    if literal.plain_digits > 0
        && let Some(after) = spaced.strip_prefix('%')
        && eat(after, &['%', '/']).is_none()
    {
        return Ok((after, literal.of(ratio(cx, spaced, after, "%"))));
    }
    if let Some((after, unit)) = half_between(cx, spaced, &mut literal) {
        return Ok((after, literal.of(unit)));
    }
    if let Some((after, unit)) = unit::unit(cx, spaced) {
        let mut made = literal.of(unit);
        let after = parts(cx, after, &mut made);
        return Ok((after, made));
    }
    // 18/10万, 100万/年: a rate of nothing named.
    let below = eat(spaced, &['/']).and_then(|_| rate::below(cx, spaced));
    if let Some((after, below)) = below {
        let mut unit = ratio(cx, spaced, after, "");
        rate::divide(&mut unit, &below);
        return Ok((after, literal.of(unit)));
    }
    Ok((rest, literal.alone()))
}

impl Literal {
    fn of(self, unit: Unit<'_>) -> Amount<'_> {
        Amount {
            literal: self,
            unit: Some(unit),
        }
    }

    fn alone<'a>(self) -> Amount<'a> {
        Amount {
            literal: self,
            unit: None,
        }
    }
}

/// The text after a bar, where a unit stands alone behind it: ≥ | 1200 | 人.
fn barred<'a>(cx: &Context<'a>, i: &'a str) -> &'a str {
    let Some(rest) = eat(i, &['|']).map(skip_spaces) else {
        return i;
    };
    let ends = |(after, _): (&str, Unit<'_>)| skip_spaces(after).is_empty();
    match rest.strip_prefix('%').map(skip_spaces) == Some("")
        || unit::unit(cx, rest).is_some_and(ends)
    {
        true => rest,
        false => i,
    }
}

/// `个亿` after 3.
fn hundred_millions<'a>(i: &'a str, literal: &mut Literal) -> &'a str {
    let Some((rest, which)) = eat_words(skip_spaces(i), &["个亿", "个多亿"]) else {
        return i;
    };
    literal.reading = literal.reading.times_ten_to(8);
    literal.magnitude = 8;
    literal.over |= which == 1;
    literal.plain_digits = 0;
    rest
}

/// `个多月` after 3: more than so much time.
fn more_time<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Unit<'a>)> {
    let (rest, _) = eat_words(i, &["个多", "个余"])?;
    let (rest, unit) = unit::unit(cx, rest)?;
    (unit.dimension == Dimension::Time).then(|| (rest, whole_month(unit)))
}

/// `+` and `余` between a number and its unit: 1000+人, 400余人.
fn loosened<'a>(cx: &Context<'a>, i: &'a str, literal: &mut Literal) -> &'a str {
    let mut rest = i;
    if let Some(after) = eat(rest, &['+'])
        && unit::simple(cx, after).is_some()
        && digit(after).is_none()
    {
        literal.plus = true;
        rest = after;
    }
    let spaced = skip_spaces(rest);
    if let Some(after) = eat(spaced, &['余', '多'])
        && spaced.len() < rest.len()
        && STOP.longest(spaced).is_none()
        && unit::simple(cx, after).is_some()
    {
        literal.over = true;
        return after;
    }
    if let Some(after) = eat(rest, &['余', '多', '几', '来'])
        && STOP.longest(rest).is_none()
        && (unit::simple(cx, after).is_some() || unit::ends_clause(after))
    {
        // 30来人 is thirty or so; 30余人 is more.
        match eat(rest, &['来']).is_some() {
            true => literal.around = true,
            false => literal.over = true,
        }
        rest = after;
    }
    rest
}

/// A number and its unit, without a sign: the second end of a range.
pub(super) fn second<'a>(cx: &Context<'a>, i: &'a str) -> Parsed<'a, Amount<'a>> {
    unsigned_number(i, false)?;
    amount(cx, i, false)
}

/// A ratio unit that the number's own words imply.
pub(super) fn ratio<'a>(
    cx: &Context<'a>,
    from: &'a str,
    to: &'a str,
    name: &'static str,
) -> Unit<'a> {
    let piece = cx.piece(from, to);
    Unit {
        name: Cow::Borrowed(name),
        text: piece.text,
        span: Some(piece.span()),
        dimension: Dimension::Ratio,
        additive: false,
        known: true,
        source: UnitSource::Value,
    }
}

/// `九成五`: tenths, as a percentage.
fn tenths<'a>(
    cx: &Context<'a>,
    rest: &'a str,
    mut literal: Literal,
) -> Option<(&'a str, Amount<'a>)> {
    let after = eat(rest, &['成'])?;
    if STOP.longest(rest).is_some()
        || UNIT_STOP.longest(rest).is_some()
        || cx.custom_unit(rest).is_some()
    {
        return None;
    }
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

/// The magnitude of 成, which a range's first end shares: 七至八成 is from 70 %.
pub(super) const TENTHS: u32 = 1;

/// 翻`一番`: doubled once, twice. The caller has read 翻.
fn doubled<'a>(
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
fn doubled_once<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let after = eat(i, &['番'])?;
    let ends = unit::ends_or_noted(after) || AFTER.longest(after).is_some();
    if !ends || !behind_fan(&cx.source[..cx.at(i)]) {
        return None;
    }
    let literal = Literal::new(Reading::Exact(Number::from(2)));
    Some((after, literal.of(ratio(cx, i, after, "倍"))))
}

/// Whether a text ends in 翻 or 翻了.
pub(super) fn behind_fan(before: &str) -> bool {
    let mut chars = before.chars().rev().map(crate::lexicon::twin);
    match chars.next() {
        Some('了') => chars.next() == Some('翻'),
        c => c == Some('翻'),
    }
}

fn plus(number: Number, more: Decimal) -> Option<Number> {
    Some(Number::decimal(number.as_decimal()?.checked_add(more)?))
}

/// `1/2`, where nothing but a comparator or the clause's end follows; between two terms it divides them.
fn fraction<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let before = last(&cx.source[..cx.at(i)]);
    if before.is_some_and(|c| matches!(crate::lexicon::twin(c), '/' | '.' | ')' | '0'..='9')) {
        return None;
    }
    let (top, _, rest) = integer(i, 9)?;
    let (bottom, _, rest) = integer(eat(rest, &['/'])?, 9)?;
    let compared = AFTER.longest(skip_spaces(rest)).is_some();
    if !unit::ends_or_noted(rest) && !compared && eat(rest, &['的']).is_none() {
        return None;
    }
    let mut literal = unsigned_number("1", false).ok()?.1;
    literal.reading = Reading::Exact(Number::fraction(top.into(), bottom.into())?);
    literal.plain_digits = 0;
    Some((rest, literal.alone()))
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The 个 of 个月 stood before 半 or 多.
fn whole_month(unit: Unit<'_>) -> Unit<'_> {
    match &*unit.name {
        "月" => Unit {
            name: Cow::Borrowed("个月"),
            ..unit
        },
        _ => unit,
    }
}

/// `半年`, `半个月`.
fn half_first<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    let rest = eat(i, &['半'])?;
    if STOP.longest(i).is_some() {
        return None;
    }
    let (after, found) = unit::unit(cx, rest).filter(|(_, u)| u.dimension == Dimension::Time)?;
    let mut literal = unsigned_number("1", false).ok()?.1;
    literal.reading = Reading::Exact(Number::decimal(HALF));
    literal.plain_digits = 0;
    literal.han = true;
    Some((after, literal.of(found)))
}

/// `个半小时`, `年半`: half a unit more.
fn half_between<'a>(
    cx: &Context<'a>,
    i: &'a str,
    literal: &mut Literal,
) -> Option<(&'a str, Unit<'a>)> {
    let time = |(rest, unit): (&'a str, Unit<'a>)| {
        (unit.dimension == Dimension::Time).then_some((rest, unit))
    };
    let (rest, unit) = match eat_word(i, "个半") {
        Some(rest) => {
            let (rest, unit) = unit::unit(cx, rest).and_then(time)?;
            (rest, whole_month(unit))
        }
        None => {
            let (rest, unit) = unit::unit(cx, i).and_then(time)?;
            let after = eat(rest, &['半'])?;
            // 两年半数: the character begins another word.
            if STOP.longest(rest).is_some() {
                return None;
            }
            (after, unit)
        }
    };
    let Reading::Exact(number) = literal.reading else {
        return None;
    };
    literal.reading = Reading::Exact(plus(number, HALF)?);
    literal.plain_digits = 0;
    Some((rest, unit))
}

/// `8角` after 5元: smaller units of the same thing, added to the first.
fn parts<'a>(cx: &Context<'a>, mut rest: &'a str, whole: &mut Amount<'a>) -> &'a str {
    let mut smaller: Option<(&'static str, i64)> = None;
    for _ in 0..3 {
        let Some((after, name, per)) = part(cx, rest, whole, smaller) else {
            return rest;
        };
        smaller = Some((name, per));
        rest = after;
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
    let (after, found) = unit::simple(cx, skip_spaces(rest))?;
    // ≤15万元 50分: behind a space stand points.
    if spaced && (found.dimension != Dimension::Time || found.name == "分") {
        return None;
    }
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
    if unit.name == "分" {
        unit.name = Cow::Borrowed("分钟");
        unit.dimension = Dimension::Time;
        unit.additive = true;
    }
    let span = unit.span?;
    unit.span = Some(crate::span::Span::new(span.start as usize, cx.at(after)));
    unit.text = &cx.source[span.start as usize..cx.at(after)];
    Some((after, known.part, known.count))
}

/// A number of `part` in the unit that it is a part of; `None` where it is none.
pub(super) fn in_larger(reading: Reading, part: &str, whole: &str) -> Option<Reading> {
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
    if exact.scale() == 0 {
        return Number::fraction(i64::try_from(exact.mantissa()).ok()?, count);
    }
    let quotient = exact.checked_div(Decimal::from(count))?;
    (quotient.checked_mul(Decimal::from(count)) == Some(exact)).then(|| Number::decimal(quotient))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number, the unit and the rest at the start of a text.
    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = amount(&cx, text, false).ok().map(|(rest, amount)| {
            let number = match amount.literal.reading {
                Reading::Exact(n) => n.to_string(),
                other => format!("{other:?}"),
            };
            let over = if amount.literal.over { ">" } else { "" };
            let plus = if amount.literal.plus { "+" } else { "" };
            let unit = amount.unit.map(|u| u.name.into_owned()).unwrap_or_default();
            (
                format!("{over}{number}{plus} {unit}").trim_end().to_owned(),
                rest,
            )
        });
        let found = found.as_ref().map(|(said, rest)| (said.as_str(), *rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn amounts_stop_where_they_should() {
        for (text, said, rest) in [
            ("30000人参训", "30000 人", "参训"),
            ("90%以上", "90 %", "以上"),
            ("９０ ％以上", "90 %", "以上"),
            ("150万元，", "1500000 元", "，"),
            ("3个亿元", "300000000 元", ""),
            ("5元8角，", "5.8 元", "，"),
            ("5元80角", "5 元", "80角"),
            ("2小时30分以内", "2.5 小时", "以内"),
            ("九成五以上", "95 %", "以上"),
            ("百分之九十以上", "90 %", "以上"),
            ("三分之二以上", "2/3", "以上"),
            ("1/2以上", "0.5", "以上"),
            ("半年内", "0.5 年", "内"),
            ("两个半小时内", "2.5 小时", "内"),
            ("一年半内", "1.5 年", "内"),
            ("3个多月后", ">3 个月", "后"),
            ("400余人参加", ">400 人", "参加"),
            ("1000+人次", "1000+ 人次", ""),
            ("18/10万以下", "18 /10万", "以下"),
            ("-5℃以下", "-5 ℃", "以下"),
            ("30000人才", "30000", "人才"),
        ] {
            reads(text, Some((said, rest)));
        }
    }

    #[test]
    fn what_holds_no_number_misses() {
        for text in ["", "人", "半径3米", "成本", "1.2.3", "万众"] {
            reads(text, None);
        }
    }
}
