//! Numbers: digits, 万 and 亿, Chinese numerals, 百分之, fractions.
//!
//! ```text
//! number    = [sign] ( digits / han / share )
//! digits    = 1*DIGIT *( "," 3DIGIT ) ["." 1*DIGIT] [exponent] ["余" / "多"] *multiplier
//! exponent  = ("e" / "E") ["+" / "-"] 1*DIGIT / "×10" ( "^" 1*DIGIT / 1*superscript )
//! share     = ("百" / "千" / "万" / han) "分之" ( number / "百" ) / "百分百"
//! sign      = "+" / "-" / "－" / "负" / "零下"
//! ```
//! Accepted: `1,234.5`, `1.2万亿`, `三千五`, `百分之九十`. Refused: `1.2.3`, 万 alone.

use rust_decimal::Decimal;

use super::cursor::*;
use super::han::{begins_unit, han_number, multiplier};
use crate::model::Number;

/// What a number says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// Just that.
    Exact(Number),
    /// 十几: more than that.
    Over(Number),
    /// 两三: one of both.
    Between(Number, Number),
    /// 几百, 若干: no number can be told.
    Indefinite,
    /// More digits than a decimal holds.
    TooLarge,
}

impl Reading {
    /// The reading with 万 (4) or 亿 (8) multiplied in.
    pub(super) fn times_ten_to(self, exponent: u32) -> Reading {
        if exponent == 0 {
            return self;
        }
        let scaled = |number| scale(number, exponent);
        match self {
            Reading::Exact(n) => scaled(n).map_or(Reading::TooLarge, Reading::Exact),
            Reading::Over(n) => scaled(n).map_or(Reading::TooLarge, Reading::Over),
            Reading::Between(a, b) => match (scaled(a), scaled(b)) {
                (Some(a), Some(b)) => Reading::Between(a, b),
                _ => Reading::TooLarge,
            },
            other => other,
        }
    }

    /// The same with another sign.
    fn negated(self) -> Reading {
        let minus = |number| match number {
            Number::Decimal(d) => Number::decimal(-d),
            Number::Fraction {
                numerator,
                denominator,
            } => Number::Fraction {
                numerator: -numerator,
                denominator,
            },
        };
        match self {
            Reading::Exact(n) => Reading::Exact(minus(n)),
            Reading::Over(n) => Reading::Over(minus(n)),
            Reading::Between(a, b) => Reading::Between(minus(b), minus(a)),
            other => other,
        }
    }
}

/// `number` times a power of ten, if a decimal holds it.
pub(super) fn scale(number: Number, exponent: u32) -> Option<Number> {
    let factor = Decimal::try_from_i128_with_scale(10i128.checked_pow(exponent)?, 0).ok()?;
    match number {
        Number::Decimal(d) => d.checked_mul(factor).map(Number::decimal),
        Number::Fraction {
            numerator,
            denominator,
        } => Number::fraction(
            numerator.checked_mul(10i64.checked_pow(exponent)?)?,
            denominator,
        ),
    }
}

/// A number as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    pub(super) reading: Reading,
    /// The unit that 百分之 and its kin imply.
    pub(super) share: Option<&'static str>,
    /// Written in Chinese numerals, which also stand in words.
    pub(super) han: bool,
    /// One lone Chinese numeral, the likeliest to be part of a word.
    pub(super) lone: bool,
    /// The exponent of the 万 or 亿 written after it; 0 for none.
    pub(super) magnitude: u32,
    /// Written with a sign of its own.
    pub(super) signed: bool,
    /// How many plain digits, when there is nothing but digits: tells years and codes.
    pub(super) plain_digits: usize,
    /// 500多, 百余: more than the number.
    pub(super) over: bool,
    /// 1000+: that or more.
    pub(super) plus: bool,
}

impl Literal {
    fn new(reading: Reading) -> Literal {
        Literal {
            reading,
            share: None,
            han: false,
            lone: false,
            magnitude: 0,
            signed: false,
            plain_digits: 0,
            over: false,
            plus: false,
        }
    }

    /// Whether it looks like a year: 2021.
    pub(super) fn looks_like_year(&self) -> bool {
        let Reading::Exact(Number::Decimal(d)) = self.reading else {
            return false;
        };
        self.plain_digits == 4 && d >= Decimal::from(1900) && d <= Decimal::from(2100)
    }
}

/// A number with its sign. `bare` allows 百 and 千 for 100 and 1000 (上百).
pub(super) fn number(i: &str, bare: bool) -> Parsed<'_, Literal> {
    let (unsigned, negative) = match sign(i) {
        Some((rest, negative)) => (skip_spaces(rest), Some(negative)),
        None => (i, None),
    };
    let (rest, mut literal) = unsigned_number(unsigned, bare)?;
    if let Some(negative) = negative {
        literal.signed = true;
        literal.plain_digits = 0;
        if negative {
            literal.reading = literal.reading.negated();
        }
    }
    Ok((rest, literal))
}

/// `-`, 负, 零下: the rest, and whether it is negative.
fn sign(i: &str) -> Option<(&str, bool)> {
    if digit(i).is_some() {
        return None;
    }
    if let Some(rest) = eat(i, &['-', '负']) {
        return Some((rest, true));
    }
    if let Some(rest) = eat(i, &['+']) {
        return Some((rest, false));
    }
    eat_word(i, "零下").map(|rest| (rest, true))
}

/// A number without a sign.
pub(super) fn unsigned_number(i: &str, bare: bool) -> Parsed<'_, Literal> {
    match peek(i) {
        Some(_) if digit(i).is_some() => digits(i),
        Some('.' | '．') if digit(after_first(i)).is_some() => digits(i),
        Some(_) => share(i)
            .or_else(|| indefinite(i))
            .or_else(|| han(i, bare))
            .map_or_else(miss, Ok),
        None => miss(),
    }
}

/// Digits with their multipliers.
fn digits(i: &str) -> Parsed<'_, Literal> {
    let mut mantissa = Mantissa::default();
    let mut rest = mantissa.whole(i);
    let plain = mantissa.plain;
    if plain > 0 && eat(rest, &['.']).is_some_and(|r| eat(r, &['%']).is_some()) {
        // 90.%
        rest = after_first(rest);
    }
    if let Some(after) = mantissa.decimals(rest) {
        rest = after;
    }
    // 1.2.3 is a version or a section, not a number.
    if mantissa.scale > 0 && eat(rest, &['.']).is_some_and(|r| digit(r).is_some()) {
        return miss();
    }
    let mut literal = Literal::new(mantissa.reading());
    if let Some((after, exponent)) = exponent(rest) {
        literal.reading = match exponent {
            0.. => literal.reading.times_ten_to(exponent.unsigned_abs()),
            _ => divided(literal.reading, exponent.unsigned_abs()),
        };
        return Ok((after, literal));
    }
    if plain == i.len() - rest.len()
        && let Some(fraction) = digit_fraction(i)
    {
        return Ok(fraction);
    }
    let mut after = rest;
    if let Some(more) = eat(after, &['余', '多'])
        && multiplier(more).is_some()
        && !begins_unit(more)
    {
        literal.over = true;
        after = more;
    }
    let spaceless = after;
    after = skip_spaces(after);
    if multiplier(after).is_none() {
        after = spaceless;
    }
    while let Some(exponent) = multiplier(after) {
        if begins_unit(after) || literal.magnitude > 30 {
            break;
        }
        literal.magnitude += exponent;
        after = after_first(after);
        // 3千余万
        if let Some(more) = eat(after, &['余', '多'])
            && multiplier(more).is_some()
            && !begins_unit(more)
        {
            literal.over = true;
            after = more;
        }
    }
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
        after = longer.rest;
    }
    Ok((after, literal))
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
        if self.plain > 3 {
            return rest;
        }
        while let Some((group, after)) = thousands(rest) {
            group.iter().for_each(|d| self.push(*d));
            self.plain = 0;
            rest = after;
        }
        rest
    }

    /// `.5`.
    fn decimals<'a>(&mut self, i: &'a str) -> Option<&'a str> {
        let mut rest = eat(i, &['.'])?;
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
fn thousands(i: &str) -> Option<([u8; 3], &str)> {
    let mut rest = eat(i, &[','])?;
    let mut group = [0; 3];
    for slot in &mut group {
        let (d, width) = digit(rest)?;
        *slot = d;
        rest = &rest[width..];
    }
    digit(rest).is_none().then_some((group, rest))
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
        let (value, _, rest) = integer(rest, 2)?;
        return Some((rest, value as i32));
    }
    let mut value = None;
    let mut after = rest;
    while let Some(d) = peek(after).and_then(superscript) {
        value = Some(value.unwrap_or(0) * 10 + d);
        after = after_first(after);
        if value > Some(99) {
            return None;
        }
    }
    value.map(|v| (after, v))
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
        Some(scale) if scale <= 28 => {
            Decimal::try_from_i128_with_scale(value.mantissa(), scale)
                .map_or(Reading::TooLarge, |d| Reading::Exact(Number::decimal(d)))
        }
        _ => Reading::TooLarge,
    }
}

/// Chinese numerals.
fn han(i: &str, bare: bool) -> Option<(&str, Literal)> {
    let bare = bare || bare_with_more(i);
    let read = han_number(i, bare)?;
    let mut literal = Literal::new(read.reading);
    literal.han = true;
    literal.lone = !read.long;
    literal.magnitude = read.magnitude;
    if let Some(fraction) = fraction_after(read.rest, read.reading) {
        return Some(fraction);
    }
    let mut rest = read.rest;
    // 三十多万, 两百余万
    if let Some(more) = eat(rest, &['余', '多'])
        && let Some(exponent @ (4 | 8)) = multiplier(more)
        && !begins_unit(more)
    {
        literal.over = true;
        literal.magnitude += exponent;
        literal.reading = literal.reading.times_ten_to(exponent);
        rest = after_first(more);
    }
    Some((rest, literal))
}

/// 百余, 千多: 100 and more.
fn bare_with_more(i: &str) -> bool {
    multiplier(i).is_some() && eat(after_first(i), &['余', '多']).is_some()
}

/// `百分之九十`, `百分百`, `千分之三`.
fn share(i: &str) -> Option<(&str, Literal)> {
    if !matches!(peek(i), Some('百' | '千' | '万' | '佰' | '仟' | '萬')) {
        return None;
    }
    const HEADS: [(&str, &str); 3] = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];
    if let Some(rest) = eat_word(i, "百分百") {
        return Some((rest, hundred_percent()));
    }
    let (rest, unit) = HEADS
        .iter()
        .find_map(|(head, unit)| Some((eat_word(i, head)?, *unit)))?;
    let rest = skip_spaces(rest);
    if unit == "%" && eat_word(rest, "百").is_some() && han_number(rest, false).is_none() {
        return Some((after_first(rest), hundred_percent()));
    }
    let (rest, mut literal) = match digit(rest) {
        Some(_) => digits(rest).ok()?,
        None => {
            let read = han_number(rest, false)?;
            let mut literal = Literal::new(read.reading);
            literal.magnitude = read.magnitude;
            (read.rest, literal)
        }
    };
    literal.han = false;
    literal.share = Some(unit);
    literal.plain_digits = 0;
    Some((rest, literal))
}

fn hundred_percent() -> Literal {
    let mut literal = Literal::new(Reading::Exact(Number::from(100)));
    literal.share = Some("%");
    literal
}

/// `分之四` after 五: four fifths.
fn fraction_after(i: &str, below: Reading) -> Option<(&str, Literal)> {
    let rest = eat_word(i, "分之")?;
    let above = han_number(rest, false)?;
    let (Reading::Exact(below), Reading::Exact(top)) = (below, above.reading) else {
        return None;
    };
    let integer = |n: Number| {
        let d = n.as_decimal()?;
        d.is_integer().then(|| i64::try_from(d.mantissa()).ok())?
    };
    let value = Number::fraction(integer(top)?, integer(below)?)?;
    let mut literal = Literal::new(Reading::Exact(value));
    literal.han = true;
    Some((above.rest, literal))
}

/// `3分之2`.
fn digit_fraction(i: &str) -> Option<(&str, Literal)> {
    let (below, _, rest) = integer(i, 9)?;
    let (top, _, rest) = integer(eat_word(rest, "分之")?, 9)?;
    let value = Number::fraction(top.into(), below.into())?;
    Some((rest, Literal::new(Reading::Exact(value))))
}

/// 几百, 数十万, 若干.
fn indefinite(i: &str) -> Option<(&str, Literal)> {
    if let Some(rest) = eat_word(i, "若干") {
        return Some((rest, Literal::new(Reading::Indefinite)));
    }
    let mut rest = eat(i, &['几', '数'])?;
    multiplier(rest)?;
    while multiplier(rest).is_some() && !begins_unit(rest) {
        rest = after_first(rest);
    }
    let mut literal = Literal::new(Reading::Indefinite);
    literal.han = true;
    Some((rest, literal))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a number reads as, and the rest.
    #[track_caller]
    fn read(text: &str) -> (String, &str) {
        let (rest, literal) = number(text, false).expect("a number");
        let said = match literal.reading {
            Reading::Exact(n) => n.to_string(),
            Reading::Over(n) => format!(">{n}"),
            Reading::Between(a, b) => format!("{a}..{b}"),
            Reading::Indefinite => "some".into(),
            Reading::TooLarge => "too large".into(),
        };
        (said + literal.share.unwrap_or_default(), rest)
    }

    #[test]
    fn numbers_stop_where_they_should() {
        for (text, value, rest) in [
            ("30000人", "30000", "人"),
            ("1,234.50元", "1234.5", "元"),
            ("１，２３４户", "1234", "户"),
            ("12,34户", "12", ",34户"),
            ("5，100", "5100", ""),
            ("-0%", "0", "%"),
            ("零下5℃", "-5", "℃"),
            ("1.5e3米", "1500", "米"),
            ("1.2×10^4吨", "12000", "吨"),
            ("3千万元", "30000000", "元"),
            ("3千米", "3", "千米"),
            ("3千5百万元", "35000000", "元"),
            ("15万8千", "158000", ""),
            ("1.2万亿元", "1200000000000", "元"),
            ("2亿3000万", "230000000", ""),
            ("3兆元", "3000000000000", "元"),
            ("3兆", "3", "兆"),
            ("一百零五人", "105", "人"),
            ("两万八", "28000", ""),
            ("三千五", "3500", ""),
            ("十五个", "15", "个"),
            ("廿五", "25", ""),
            ("壹佰贰拾元", "120", "元"),
            ("二〇二一年", "2021", "年"),
            ("一点五万", "15000", ""),
            ("一万二千亿", "1200000000000", ""),
            ("百分之九十五点五以上", "95.5%", "以上"),
            ("百分之百", "100%", ""),
            ("百分之一百二十", "120%", ""),
            ("千分之三", "3‰", ""),
            ("五分之四", "0.8", ""),
            ("三分之二", "2/3", ""),
            ("十几个", ">10", "个"),
            ("两三个", "2..3", "个"),
            ("三四百人", "300..400", "人"),
            ("十七八岁", "17..18", "岁"),
            ("几百人", "some", "人"),
            ("若干", "some", ""),
            ("9999999999999999999999999999999", "too large", ""),
        ] {
            assert_eq!(read(text), (value.to_string(), rest), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_misses() {
        for text in ["", "人", "万众", "百花", "1.2.3", "一八", "，5", "一亿亿人"] {
            assert!(number(text, false).is_err(), "{text}");
        }
    }
}
