//! Chinese numerals, plain, financial and mixed with digits.
//!
//! ```text
//! numeral  = run ["点" 1*15digit *multiplier] / 4*digit          ; 一点五万, 二〇二一
//! run      = section *( big section ) [digit]                    ; 两万八 = 28000: the last digit takes the next place
//! section  = *( digit ("千" / "百" / "十") ) ["零"] [digit]
//! big      = "万" / "亿" / "兆"                                   ; 兆 only before 元
//! digit    = 零 … 九, 两, 壹 … / 1*20DIGIT                        ; 15万8千
//! ```
//! Two digits that are neighbours are both meant: 三四百 is 300 to 400. Accepted: `三千五`, `貳佰萬`, `十几`. Refused: `一八`, `百`花 (without `bare`).

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::cursor::{after_first, digit, eat_word, peek};
use super::number::Reading;
use crate::lexicon::{Numeral, numeral};
use crate::model::Number;

/// Longer runs are no numbers, and bounding them keeps the scan linear.
const LONGEST_RUN: usize = 48;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token {
    /// A number written in digits, or one Chinese digit.
    Digits(u128),
    /// 十 百 千.
    Small(u32),
    /// 万 亿 兆.
    Big(u32),
}

/// A run of numerals: its reading, the exponent of a last 万 or 亿, and the rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct HanNumber<'a> {
    pub(super) reading: Reading,
    pub(super) magnitude: u32,
    pub(super) rest: &'a str,
    /// More than one Chinese character: less likely to be part of a word.
    pub(super) long: bool,
}

/// Reads the longest run of numerals at the start of `i`.
///
/// `bare` allows 百 and 千 to stand for 100 and 1000 (上百, 百余).
pub(super) fn han_number(i: &str, bare: bool) -> Option<HanNumber<'_>> {
    let run = Run::collect(i)?;
    let mut reading = run.evaluate(bare)?;
    let mut rest = run.rest;
    if !run.over
        && let Some((fraction, after)) = decimals(rest)
        && let Reading::Exact(Number::Decimal(whole)) = reading
    {
        reading = Reading::Exact(Number::decimal(whole.checked_add(fraction)?));
        rest = after;
        return Some(scaled(reading, rest, run.tokens.len()));
    }
    let magnitude = run.last_big();
    Some(HanNumber {
        reading,
        magnitude,
        rest,
        long: run.tokens.len() > 1,
    })
}

/// 一点五万: multipliers after decimals.
fn scaled(reading: Reading, mut rest: &str, length: usize) -> HanNumber<'_> {
    let mut magnitude = 0;
    while let Some(exponent) = multiplier(rest) {
        magnitude += exponent;
        rest = after_first(rest);
    }
    HanNumber {
        reading: reading.times_ten_to(magnitude),
        magnitude,
        rest,
        long: length > 0,
    }
}

/// `点五`: decimals after 点, but not a time of day (八点三十分).
fn decimals(i: &str) -> Option<(Decimal, &str)> {
    let mut rest = eat_word(i, "点")?;
    let (mut value, mut scale) = (0i64, 0u32);
    while let Some(Numeral::Digit(d)) = peek(rest).map(numeral) {
        if scale == 15 {
            return None;
        }
        value = value * 10 + i64::from(d);
        scale += 1;
        rest = after_first(rest);
    }
    let clock = matches!(
        peek(rest).map(numeral),
        Some(Numeral::Ten | Numeral::Hundred | Numeral::Thousand | Numeral::Tens(_))
    ) || eat_word(rest, "分").is_some() && eat_word(rest, "分之").is_none();
    (scale > 0 && !clock).then(|| (Decimal::new(value, scale), rest))
}

/// The exponent of the multiplier character at the start of `i`.
pub(super) fn multiplier(i: &str) -> Option<u32> {
    match numeral(peek(i)?) {
        Numeral::Ten => Some(1),
        Numeral::Hundred => Some(2),
        Numeral::Thousand => Some(3),
        Numeral::Wan => Some(4),
        Numeral::Yi => Some(8),
        // 兆 is a million to some readers and a unit to others; only money settles it.
        Numeral::Zhao => eat_word(after_first(i), "元").map(|_| 12),
        _ => None,
    }
}

struct Run<'a> {
    tokens: SmallVec<[Token; 12]>,
    /// Which digits are an explicit zero, as indexes into `tokens` of the token after it.
    zero_before: u64,
    /// 十几: more than the number.
    over: bool,
    rest: &'a str,
}

impl<'a> Run<'a> {
    fn collect(i: &'a str) -> Option<Run<'a>> {
        let mut run = Run {
            tokens: SmallVec::new(),
            zero_before: 0,
            over: false,
            rest: i,
        };
        while let Some(c) = peek(run.rest) {
            if run.tokens.len() >= LONGEST_RUN {
                return None;
            }
            if !run.step(c) {
                break;
            }
        }
        (!run.tokens.is_empty()).then_some(run)
    }

    /// Takes one more token; false where the run ends.
    fn step(&mut self, c: char) -> bool {
        let next = after_first(self.rest);
        match numeral(c) {
            Numeral::Digit(0) => {
                self.zero_before |= 1 << self.tokens.len();
                self.tokens.push(Token::Digits(0));
            }
            Numeral::Digit(d) => self.tokens.push(Token::Digits(d.into())),
            Numeral::Tens(d) => {
                self.tokens.push(Token::Digits(d.into()));
                self.tokens.push(Token::Small(1));
            }
            Numeral::None => return self.digits_or_some(c),
            _ => match multiplier(self.rest) {
                Some(_) if self.begins_unit() => return false,
                Some(exponent @ 1..=3) => self.tokens.push(Token::Small(exponent)),
                Some(exponent) => self.tokens.push(Token::Big(exponent)),
                None => return false,
            },
        }
        self.rest = next;
        true
    }

    /// ASCII digits between multipliers (15万8千), and 几 after 十.
    fn digits_or_some(&mut self, c: char) -> bool {
        if c == '几' || c == '幾' {
            let after_ten = self.tokens.last() == Some(&Token::Small(1));
            if !after_ten || self.over {
                return false;
            }
            self.over = true;
            self.rest = after_first(self.rest);
            return true;
        }
        let (mut value, mut count, mut rest) = (0u128, 0, self.rest);
        while let Some((d, width)) = digit(rest) {
            if count == 20 {
                return false;
            }
            value = value * 10 + u128::from(d);
            count += 1;
            rest = &rest[width..];
        }
        // 3万零500
        let after_digits = matches!(self.tokens.last(), Some(Token::Digits(d)) if *d > 0);
        if count == 0 || after_digits {
            return false;
        }
        // A place value without its multiplier is only clear where it fills all places: 3万5000.
        if let Some(Token::Big(e) | Token::Small(e)) = self.tokens.last()
            && count > 1
            && multiplier(rest).is_none()
            && count != *e as usize
        {
            return false;
        }
        if count > 1 && multiplier(rest).is_none() {
            self.zero_before |= 1 << self.tokens.len();
        }
        self.tokens.push(Token::Digits(value));
        self.rest = rest;
        true
    }

    /// 千米, 百帕: the multiplier belongs to a unit.
    fn begins_unit(&self) -> bool {
        begins_unit(self.rest) && !self.tokens.is_empty()
    }

    fn last_big(&self) -> u32 {
        match self.tokens.last() {
            Some(&Token::Big(e)) => match self.tokens.iter().rev().nth(1) {
                Some(&Token::Big(before)) => e + before,
                _ => e,
            },
            _ => 0,
        }
    }

    fn evaluate(&self, bare: bool) -> Option<Reading> {
        let tokens = &self.tokens[..];
        if tokens.iter().all(|t| matches!(t, Token::Digits(_))) {
            return self.digits_only();
        }
        if !bare && matches!(tokens, [Token::Small(2 | 3), ..]) {
            return None;
        }
        if !bare && matches!(tokens, [Token::Big(_), ..]) {
            return None;
        }
        if let Some(at) = neighbours(tokens) {
            let without = |drop: usize| {
                let mut rest: SmallVec<[Token; 12]> = tokens.into();
                rest.remove(drop);
                total(&rest, 0)
            };
            return Some(Reading::Between(without(at + 1)?, without(at)?));
        }
        let value = total(tokens, self.zero_before)?;
        Some(if self.over {
            Reading::Over(value)
        } else {
            Reading::Exact(value)
        })
    }

    /// 五 (5), 二〇二一 (2021), 两三 (2 to 3).
    fn digits_only(&self) -> Option<Reading> {
        let digits: SmallVec<[u128; 12]> = self
            .tokens
            .iter()
            .map(|t| match t {
                Token::Digits(d) => *d,
                _ => 0,
            })
            .collect();
        match digits[..] {
            [one] => Some(Reading::Exact(from_u128(one)?)),
            [a, b] if a > 0 && (b == a + 1 || (a, b) == (3, 5)) => {
                Some(Reading::Between(from_u128(a)?, from_u128(b)?))
            }
            _ if digits.len() >= 4 || (digits.len() > 1 && digits.contains(&0)) => {
                let value = digits.iter().try_fold(0u128, |sum, d| {
                    sum.checked_mul(10).and_then(|s| s.checked_add(*d))
                });
                Some(
                    value
                        .and_then(from_u128)
                        .map_or(Reading::TooLarge, Reading::Exact),
                )
            }
            _ => None,
        }
    }
}

/// Where two neighbouring digits stand for "two or three": 三四百, 十七八.
fn neighbours(tokens: &[Token]) -> Option<usize> {
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

/// Adds up places; `None` where they do not descend as they must.
fn total(tokens: &[Token], zero_before: u64) -> Option<Number> {
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

fn from_u128(value: u128) -> Option<Number> {
    let value = i128::try_from(value).ok()?;
    Decimal::try_from_i128_with_scale(value, 0)
        .ok()
        .map(Number::Decimal)
}

/// Whether a unit of more than its first character stands here: 千米, 百帕, 万千瓦时.
pub(super) fn begins_unit(i: &str) -> bool {
    let first = peek(i).map_or(0, char::len_utf8);
    crate::lexicon::UNIT_WORDS
        .longest(i)
        .is_some_and(|(length, _)| length > first)
}
