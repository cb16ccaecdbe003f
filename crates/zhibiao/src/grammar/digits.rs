//! Numbers in digits.
//!
//! ```text
//! digits   = 1*DIGIT ( *( "," 3DIGIT ) / *( SPACE 3DIGIT ) ) ["." 1*DIGIT] ( exponent / ["余" / "多"] *( multiplier ["余" / "多"] ) / letter )
//! exponent = ("e" / "E") ["+" / "-"] 1*9DIGIT / ("×" / "*" / "x") power
//! power    = "10" ( "^" ["-"] 1*2DIGIT / ["⁻"] 1*superscript ) / 1*DIGIT "^" 1*2DIGIT
//! ```
//! Where more places follow the multipliers, [`super::han`] reads the whole: 15万8千. Accepted: `1,234.5`, `1 234人` (the
//! space that GB/T 15835 allows, only before a unit), `1.2万亿`, `1.2×10⁴`. Refused: `1.2.3` (a version), `95 100%` (two numbers).

mod broken;
mod letters;

use rust_decimal::Decimal;

use super::cursor::*;
use super::fraction::{digit_fraction, mixed};
use super::han::{begins_unit, han_number, multiplier};
use super::literal::{Literal, Reading};
use super::markup::BACKSLASHES;
use crate::lexicon::{Numeral, UNIT_WORDS, UNITS, numeral};
use crate::model::Number;
pub(super) use broken::rejoins;
pub(super) use letters::{last_letter, letter};

/// Digits with their multipliers.
pub(super) fn digits(i: &str) -> Parsed<'_, Literal> {
    let mut mantissa = Mantissa::default();
    let mut rest = mantissa.whole(i);
    let plain = mantissa.plain;
    if let Some(after) = mantissa.decimals(rest) {
        rest = after;
    }
    // 90.%, 95.5.%: a point typed too many.
    if plain > 0 && eat(rest, &['.']).is_some_and(|r| eat(r, &['%']).is_some()) {
        rest = after_first(rest);
        mantissa.spaced = true;
    }
    // 1.2.3 is a version or a section, not a number.
    if mantissa.scale > 0 && eat(rest, &['.']).is_some_and(|r| digit(r).is_some()) {
        return miss();
    }
    let mut literal = Literal::new(mantissa.reading());
    literal.spaced = mantissa.spaced;
    if !goes_on(rest) {
        literal.plain_digits = if mantissa.scale == 0 { plain } else { 0 };
        return Ok((rest, literal));
    }
    if let Some((after, exponent)) = exponent(rest) {
        literal.reading = match exponent {
            0.. => literal.reading.times_ten_to(exponent.unsigned_abs()),
            _ => divided(literal.reading, exponent.unsigned_abs()),
        };
        return Ok((multiplied(after, &mut literal), literal));
    }
    if plain > 0
        && mantissa.scale == 0
        && let Some(fraction) = digit_fraction(i).or_else(|| mixed(rest, literal.reading))
    {
        return Ok(fraction);
    }
    if let Some(power) = power(rest, &mantissa) {
        return Ok(power);
    }
    let mut after = multipliers(rest, &mut literal);
    if literal.magnitude == 0 {
        literal.plain_digits = if mantissa.scale == 0 { plain } else { 0 };
        return Ok((rest, literal));
    }
    literal.reading = literal.reading.times_ten_to(literal.magnitude);
    // 15万8千, 3千5百万: more places follow.
    if mantissa.scale == 0
        && plain > 0
        && let Some(longer) = han_number(i, false)
        && longer.rest.len() < after.len()
    {
        literal.reading = longer.reading;
        literal.magnitude = longer.magnitude;
        literal.spaced |= longer.spaced;
        after = longer.rest;
    }
    Ok((after, literal))
}

/// Whether a character stands here that digits could go on with: one look refuses nearly all.
fn goes_on(i: &str) -> bool {
    peek(i).is_some_and(|c| {
        is_space(c)
            || numeral(c) != Numeral::None
            || superscript(c).is_some()
            || matches!(
                crate::lexicon::twin(c),
                'e' | 'E'
                    | '×'
                    | '*'
                    | 'x'
                    | '^'
                    | '又'
                    | '分'
                    | '余'
                    | '多'
                    | '|'
                    | 'w'
                    | 'W'
                    | 'k'
                    | 'K'
                    | 'M'
            )
    })
}

/// `万`, ` 亿`, `千余万`: adds their exponents to the magnitude.
fn multipliers<'a>(i: &'a str, literal: &mut Literal) -> &'a str {
    let mut rest = loosened(i, literal);
    let spaced = skip_spaces(rest);
    // 3 | 万元, of a table's columns
    let spaced = eat(spaced, &['|']).map_or(spaced, skip_spaces);
    if multiplier(spaced).is_some() {
        rest = spaced;
    }
    if let Some((after, exponent)) = letter(rest) {
        literal.magnitude += exponent;
        return after;
    }
    if let Some((after, exponent)) = last_letter(rest) {
        literal.magnitude += exponent;
        literal.spaced = true;
        return after;
    }
    while let Some(exponent) = multiplier(rest) {
        if begins_unit(rest) || literal.magnitude > 30 {
            break;
        }
        literal.magnitude += exponent;
        rest = loosened(after_first(rest), literal);
    }
    rest
}

/// `万` behind 100（壹佰）.
pub(super) fn multiplied<'a>(i: &'a str, literal: &mut Literal) -> &'a str {
    let before = literal.magnitude;
    let rest = multipliers(i, literal);
    literal.reading = literal.reading.times_ten_to(literal.magnitude - before);
    rest
}

/// The 余 or 多 before a multiplier: 3千余万.
fn loosened<'a>(i: &'a str, literal: &mut Literal) -> &'a str {
    match eat(skip_spaces(i), &['余', '多']).map(skip_spaces) {
        Some(rest) if multiplier(rest).is_some() && !begins_unit(rest) => {
            literal.over = true;
            rest
        }
        _ => i,
    }
}

/// Digits gathered into an integer and a scale.
#[derive(Default)]
struct Mantissa {
    value: u128,
    significant: u32,
    scale: u32,
    /// How many digits, while nothing but digits was seen.
    plain: usize,
    too_large: bool,
    spaced: bool,
}

/// Whether the groups behind a number are that number again.
fn said_twice(first: &str, groups: &str) -> bool {
    let twins = |text: &str| {
        text.trim_matches(is_space)
            .chars()
            .map(crate::lexicon::twin)
            .collect::<String>()
    };
    first.chars().count() == 3 && twins(first) == twins(groups)
}

impl Mantissa {
    fn push(&mut self, digit: u8) {
        if self.significant >= 28 && (self.value != 0 || digit != 0) {
            self.too_large = true;
            return;
        }
        self.value = self.value * 10 + u128::from(digit);
        self.significant += u32::from(self.value != 0);
    }

    /// Digits and thousands commas.
    fn whole<'a>(&mut self, i: &'a str) -> &'a str {
        let mut rest = i;
        while let Some((d, width)) = digit(rest) {
            self.push(d);
            self.plain += 1;
            rest = &rest[width..];
        }
        if let Some(after) = self.broken(i, rest) {
            return after;
        }
        if self.plain > 3 {
            return rest;
        }
        while let Some((group, after)) = thousands(rest) {
            group.iter().for_each(|d| self.push(*d));
            self.plain = 0;
            rest = after;
        }
        if self.plain == 0
            && let Some(after) = self.broken(i, rest)
        {
            return after;
        }
        if rest.starts_with(is_space)
            && self.value > 0
            && let Some(after) = spaced_thousands(rest)
            // 300 300人: target and achieved, not thousands.
            && !said_twice(&i[..i.len() - rest.len()], &rest[..rest.len() - after.len()])
        {
            let mut groups = rest[..rest.len() - after.len()].chars();
            groups
                .by_ref()
                .filter_map(|c| crate::lexicon::twin(c).to_digit(10))
                .for_each(|d| self.push(d as u8));
            (self.plain, self.spaced) = (0, true);
            rest = after;
        }
        rest
    }

    /// `.5`.
    fn decimals<'a>(&mut self, i: &'a str) -> Option<&'a str> {
        // 3\\.5, as Markdown writes it
        let mut rest = eat(i.strip_prefix(BACKSLASHES).unwrap_or(i), &['.'])?;
        // 3.⏎5公里
        if rest.starts_with(['\n', '\r']) && self.plain > 0 && rejoins("0.", skip_break(rest)) {
            self.spaced = true;
            rest = skip_break(rest);
        }
        digit(rest)?;
        while let Some((d, width)) = digit(rest) {
            // Zeros beyond what a decimal holds change nothing.
            if self.scale < 28 {
                self.push(d);
                self.scale += 1;
            } else {
                self.too_large |= d != 0;
            }
            rest = &rest[width..];
        }
        Some(rest)
    }

    fn reading(&self) -> Reading {
        if self.too_large {
            return Reading::TooLarge;
        }
        if self.significant <= 18 && self.scale <= 18 {
            return Reading::Exact(Number::decimal(Decimal::new(self.value as i64, self.scale)));
        }
        match Decimal::try_from_i128_with_scale(self.value as i128, self.scale) {
            Ok(value) => Reading::Exact(Number::decimal(value)),
            Err(_) => Reading::TooLarge,
        }
    }
}

/// `,234`: a comma and exactly three digits.
pub(super) fn thousands(i: &str) -> Option<([u8; 3], &str)> {
    let mut rest = eat(i, &[','])?;
    let mut group = [0; 3];
    for slot in &mut group {
        let (d, width) = digit(rest)?;
        *slot = d;
        rest = &rest[width..];
    }
    digit(rest).is_none().then_some((group, rest))
}

/// ` 234` and more of the kind, where a unit of counts or amounts follows at once: else they are numbers of their own.
fn spaced_thousands(i: &str) -> Option<&str> {
    let mut rest = i;
    for _ in 0..8 {
        let group = after_first(rest);
        let (_, _, after) = integer(group, 3).filter(|(_, count, _)| *count == 3)?;
        rest = after;
        if !rest.starts_with(is_space) {
            break;
        }
    }
    let unit = UNIT_WORDS
        .longest(rest)
        .map(|(_, index)| UNITS[index as usize]);
    let counted = unit.is_some_and(|unit| unit.additive) || multiplier(rest).is_some();
    (counted && !rest.starts_with(is_space)).then_some(rest)
}

/// `e3`, `×10^4`, `×10⁴`.
fn exponent(i: &str) -> Option<(&str, i32)> {
    if let Some(after) = eat(i, &['e', 'E']) {
        let (rest, negative) = match eat(after, &['-']) {
            Some(rest) => (rest, true),
            None => (eat(after, &['+']).unwrap_or(after), false),
        };
        let (value, _, rest) = integer(rest, 9)?;
        let letters = peek(rest).is_some_and(|c| c.is_ascii_alphabetic());
        let value = value as i32;
        return (!letters).then_some((rest, if negative { -value } else { value }));
    }
    let rest = eat_word(skip_spaces(eat(i, &['×', '*', 'x'])?), "10")?;
    if let Some(rest) = eat(rest, &['^']) {
        let negative = eat(rest, &['-', '−']);
        let (value, _, rest) = integer(negative.unwrap_or(rest), 2)?;
        let value = value as i32;
        return Some((rest, if negative.is_some() { -value } else { value }));
    }
    if let Some(rest) = rest.strip_prefix('⁻') {
        return superscripts(rest).map(|(value, rest)| (rest, -value));
    }
    superscripts(rest).map(|(value, rest)| (rest, value))
}

fn superscripts(i: &str) -> Option<(i32, &str)> {
    let mut value = None;
    let mut after = i;
    while let Some(d) = peek(after).and_then(superscript) {
        value = Some(value.unwrap_or(0) * 10 + d);
        after = after_first(after);
        if value > Some(99) {
            return None;
        }
    }
    value.map(|v| (v, after))
}

/// `^6` and `⁶` behind 10, `^5` behind another base.
fn power<'a>(i: &'a str, base: &Mantissa) -> Option<(&'a str, Literal)> {
    if base.scale > 0 || base.plain == 0 {
        return None;
    }
    let raised = eat(i, &['^']);
    if base.value == 10
        && let Some(low) = raised.and_then(|rest| eat(rest, &['-', '−']))
        && let Some((exponent, _, rest)) = integer(low, 2)
    {
        let one = Reading::Exact(Number::from(1));
        return Some((rest, Literal::new(divided(one, exponent))));
    }
    let (rest, exponent) = match raised {
        Some(rest) => integer(rest, 2).map(|(value, _, rest)| (rest, value))?,
        None if base.value == 10 => {
            let (value, rest) = superscripts(i)?;
            (rest, value.unsigned_abs())
        }
        None => return None,
    };
    let value = base.value.checked_pow(exponent);
    let reading = value
        .and_then(|v| Decimal::try_from_i128_with_scale(i128::try_from(v).ok()?, 0).ok())
        .map_or(Reading::TooLarge, |d| Reading::Exact(Number::decimal(d)));
    Some((rest, Literal::new(reading)))
}

fn superscript(c: char) -> Option<i32> {
    Some(match c {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => c as i32 - '⁴' as i32 + 4,
        _ => return None,
    })
}

fn divided(reading: Reading, exponent: u32) -> Reading {
    let Reading::Exact(Number::Decimal(value)) = reading else {
        return reading;
    };
    match value.scale().checked_add(exponent) {
        Some(scale) if scale <= 28 => Decimal::try_from_i128_with_scale(value.mantissa(), scale)
            .map_or(Reading::TooLarge, |d| Reading::Exact(Number::decimal(d))),
        _ => Reading::TooLarge,
    }
}
