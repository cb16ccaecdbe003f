//! A number as it stands in the text: what it says, and what of its form matters to whoever reads what is beside it.

use rust_decimal::Decimal;

use super::cursor::is_year;
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
    pub(super) fn negated(self) -> Reading {
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
    /// 30来: about the number.
    pub(super) around: bool,
    /// 1 000: groups of thousands with spaces between.
    pub(super) spaced: bool,
}

impl Literal {
    pub(super) fn new(reading: Reading) -> Literal {
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
            around: false,
            spaced: false,
        }
    }

    /// Whether it looks like a year: 2021.
    pub(super) fn looks_like_year(&self) -> bool {
        let Reading::Exact(number) = self.reading else {
            return false;
        };
        let whole = number.integer().and_then(|n| u32::try_from(n).ok());
        self.plain_digits == 4 && whole.is_some_and(is_year)
    }
}
