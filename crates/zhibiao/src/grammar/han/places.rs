//! The places of a Chinese numeral, and what they add up to.

use rust_decimal::Decimal;

use super::super::cursor::{after_first, peek};
use crate::lexicon::{Numeral, UNIT_WORDS, numeral};
use crate::model::Number;

/// A piece of a numeral.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// A number written in digits, or one Chinese digit.
    Digits(u128),
    /// 十 百 千.
    Small(u32),
    /// 万 亿 兆.
    Big(u32),
}

/// Where two neighbouring digits stand for "two or three": 三四百, 十七八.
pub(super) fn neighbours(tokens: &[Token]) -> Option<usize> {
    let mut pairs = tokens
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| match pair {
            [Token::Digits(a), Token::Digits(b)] if *a > 0 && *b > 0 && *a < 10 && *b < 10 => {
                Some((at, *b == a + 1 || (*a, *b) == (3, 5)))
            }
            _ => None,
        });
    let (at, plausible) = pairs.next()?;
    (plausible && pairs.next().is_none()).then_some(at)
}

/// 三千`五`万: 3005万 lacks its 零, 3500万 its 百.
pub(super) fn gapped(tokens: &[Token], zero_before: u64) -> bool {
    lacks_wan(tokens)
        || tokens.windows(3).enumerate().any(|(at, places)| {
            matches!(
                places,
                [
                    Token::Small(2..) | Token::Big(_),
                    Token::Digits(1..10),
                    Token::Big(_)
                ]
            ) && zero_before & (1 << (at + 1)) == 0
        })
}

/// 一万二`千`米: the next place, though 千米 is a unit.
pub(super) fn goes_down(tokens: &[Token], rest: &str) -> bool {
    matches!(tokens, [.., Token::Big(4), Token::Digits(1..10)])
        && peek(rest).map(numeral) == Some(Numeral::Thousand)
        && UNIT_WORDS.longest(after_first(rest)).is_some()
}

/// 四亿五千: the place below 亿 is 千万, as it is spoken; 四亿零五千 would be the other.
fn lacks_wan(tokens: &[Token]) -> bool {
    matches!(
        tokens,
        [.., Token::Big(8), Token::Digits(1..10), Token::Small(3)]
    )
}

/// Adds up places; `None` where they do not descend as they must.
pub(super) fn total(tokens: &[Token], zero_before: u64) -> Option<Number> {
    let mut sum = Places::default();
    for (index, token) in tokens.iter().enumerate() {
        match *token {
            Token::Digits(0) => sum.zero = true,
            Token::Digits(value) => {
                if sum.pending.replace(value).is_some() {
                    return None;
                }
                sum.zero |= zero_before & (1 << index) != 0;
            }
            Token::Small(exponent) => sum.small(exponent)?,
            Token::Big(exponent) => sum.big(exponent)?,
        }
    }
    if lacks_wan(tokens) {
        sum.big(4)?;
    }
    sum.finish()
}

#[derive(Default)]
struct Places {
    total: u128,
    section: u128,
    pending: Option<u128>,
    /// The exponent of the last multiplier in this section; 0 for none.
    last_small: u32,
    /// The exponent of the last multiplier of any kind; 0 for none.
    last: u32,
    largest_big: u32,
    last_big: u32,
    zero: bool,
}

impl Places {
    fn small(&mut self, exponent: u32) -> Option<()> {
        if self.last_small != 0 && exponent >= self.last_small {
            return None;
        }
        let digit = self.pending.take().unwrap_or(1);
        let value = digit.checked_mul(10u128.pow(exponent))?;
        self.section = self.section.checked_add(value)?;
        self.last_small = exponent;
        self.last = exponent;
        self.zero = false;
        Some(())
    }

    fn big(&mut self, exponent: u32) -> Option<()> {
        let mut section = self.section + self.pending.take().unwrap_or(0);
        let scale = 10u128.checked_pow(exponent)?;
        if section == 0 && self.total == 0 {
            section = 1;
        }
        if exponent > self.largest_big {
            // 一万二千亿: the larger multiplier takes all before it.
            self.total = self.total.checked_add(section)?.checked_mul(scale)?;
            self.largest_big = exponent;
        } else if exponent == 4 && self.last == 4 && section == 0 {
            // 四万万
            self.total = self.total.checked_mul(scale)?;
        } else if exponent == 4 && self.largest_big == 4 && self.last_small > 0 && self.last < 4 {
            // 一万二千万: the second 万 takes all before it, too.
            self.total = self.total.checked_add(section)?.checked_mul(scale)?;
        } else if exponent < self.last_big {
            self.total = self.total.checked_add(section.checked_mul(scale)?)?;
        } else {
            return None;
        }
        (self.section, self.last_small, self.zero) = (0, 0, false);
        self.last = exponent;
        self.last_big = exponent;
        Some(())
    }

    fn finish(mut self) -> Option<Number> {
        if let Some(digit) = self.pending.take() {
            let place = if self.zero || self.last <= 1 || digit >= 10 {
                1
            } else {
                10u128.pow(self.last - 1)
            };
            self.section = self.section.checked_add(digit.checked_mul(place)?)?;
        }
        from_u128(self.total.checked_add(self.section)?)
    }
}

/// Exactly, unless it has too many digits.
pub(super) fn from_u128(value: u128) -> Option<Number> {
    let value = i128::try_from(value).ok()?;
    Decimal::try_from_i128_with_scale(value, 0)
        .ok()
        .map(Number::Decimal)
}
