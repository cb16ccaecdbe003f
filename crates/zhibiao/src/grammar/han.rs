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

mod behind;
mod places;

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::cursor::{
    after_first, digit, eat, eat_word, eat_words, is_space, last, peek, skip_break, skip_spaces,
};
use super::literal::Reading;
use crate::lexicon::{Numeral, STOP, UNIT_WORDS, numeral};
use crate::model::Number;
use behind::ends_number;
pub(super) use behind::{begins_unit, behind_numerals, may_stand_before};
use places::{Token, from_u128, gapped, goes_down, neighbours, total};

/// Longer runs are no numbers, and bounding them keeps the scan linear.
const LONGEST_RUN: usize = 48;

/// A run of numerals: its reading, the exponent of a last 万 or 亿, and the rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct HanNumber<'a> {
    pub(super) reading: Reading,
    pub(super) magnitude: u32,
    pub(super) rest: &'a str,
    /// More than one Chinese character: less likely to be part of a word.
    pub(super) long: bool,
    /// With spaces inside, as tables break them: 四 点五, 三 万.
    pub(super) spaced: bool,
}

/// Reads the longest run of numerals at the start of `i`.
///
/// `bare` allows 百 and 千 to stand for 100 and 1000 (上百, 百余).
pub(super) fn han_number(i: &str, bare: bool) -> Option<HanNumber<'_>> {
    let (whole, cut) = Run::collect(i)?;
    // What a space tears apart is one number only where the whole is one.
    let (reading, run) = match whole.evaluate(bare) {
        Some(reading) => (reading, whole),
        None => {
            let cut = *cut?;
            (cut.evaluate(bare)?, cut)
        }
    };
    if !run.over
        && let Some((fraction, after, spaced)) = decimals(run.rest)
        && let Reading::Exact(Number::Decimal(whole)) = reading
    {
        let reading = Reading::Exact(Number::decimal(whole.checked_add(fraction)?));
        let mut number = scaled(reading, after, run.tokens.len());
        number.spaced = spaced || run.spaced;
        return Some(number);
    }
    Some(HanNumber {
        reading,
        magnitude: run.magnitude(),
        rest: run.rest,
        long: run.tokens.len() > 1,
        spaced: run.spaced || gapped(&run.tokens, run.zero_before),
    })
}

/// 一点五万: multipliers after decimals.
fn scaled(reading: Reading, mut rest: &str, length: usize) -> HanNumber<'_> {
    let mut magnitude = 0;
    while let Some(exponent) = multiplier(rest).filter(|_| !begins_unit(rest)) {
        magnitude += exponent;
        rest = after_first(rest);
    }
    HanNumber {
        reading: reading.times_ten_to(magnitude),
        magnitude,
        rest,
        long: length > 0,
        spaced: false,
    }
}

/// `点五`: decimals after 点, but not a time of day (八点三十分); and whether spaces stand beside the 点.
fn decimals(i: &str) -> Option<(Decimal, &str, bool)> {
    let point = skip_spaces(i);
    let behind = eat_word(point, "点")?;
    let mut rest = skip_spaces(behind);
    let spaced = point.len() < i.len() || rest.len() < behind.len();
    let (mut value, mut scale) = (0i64, 0u32);
    while let Some(Numeral::Digit(d)) = peek(rest).map(numeral) {
        if scale == 15 {
            return None;
        }
        value = value * 10 + i64::from(d);
        scale += 1;
        rest = after_first(rest);
    }
    // 九点五分 may be a time of day, 九点零五分 is one.
    let points = eat(rest, &['分']).is_some() && eat_words(rest, &["分之", "分钟"]).is_none();
    let clock = match peek(rest).map(numeral) {
        // 一点五千瓦
        Some(Numeral::Ten | Numeral::Hundred | Numeral::Thousand | Numeral::Tens(_)) => {
            !begins_unit(rest)
        }
        _ => points && peek(behind).map(numeral) == Some(Numeral::Digit(0)),
    };
    let whole = scale > 0 && !clock && (!spaced || ends_number(rest));
    whole.then(|| (Decimal::new(value, scale), rest, spaced || points))
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
        Numeral::Zhao => {
            let rest = after_first(i);
            (eat(rest, &['元']).is_some() || more_places(rest)).then_some(12)
        }
        _ => None,
    }
}

/// Whether numerals with a 亿 or 万 among them follow 兆: 五兆六十二亿元.
fn more_places(i: &str) -> bool {
    let mut numerals = i
        .chars()
        .take(LONGEST_RUN)
        .map(numeral)
        .take_while(|n| *n != Numeral::None);
    numerals.any(|n| matches!(n, Numeral::Yi | Numeral::Wan))
}

#[derive(Clone)]
struct Run<'a> {
    tokens: SmallVec<[Token; 12]>,
    /// Which digits are an explicit zero, as indexes into `tokens` of the token after it.
    zero_before: u64,
    /// 十几: more than the number.
    over: bool,
    spaced: bool,
    from: &'a str,
    rest: &'a str,
}

impl<'a> Run<'a> {
    /// The longest run, and the one before its first space if it has any.
    fn collect(i: &'a str) -> Option<(Run<'a>, Option<Box<Run<'a>>>)> {
        let mut run = Run {
            tokens: SmallVec::new(),
            zero_before: 0,
            over: false,
            spaced: false,
            from: i,
            rest: i,
        };
        let mut cut = None;
        while let Some(c) = peek(run.rest) {
            if run.tokens.len() >= LONGEST_RUN {
                return None;
            }
            if (is_space(c) || matches!(c, '\n' | '\r')) && run.goes_on(skip_break(run.rest)) {
                cut.get_or_insert_with(|| Box::new(run.clone()));
                run.rest = skip_break(run.rest);
                run.spaced = true;
                continue;
            }
            if !run.step(c) {
                break;
            }
        }
        (!run.tokens.is_empty()).then_some((run, cut))
    }

    /// Whether the number goes on behind a space: with a multiplier (三 万), with a digit between two (三千 五百) or after 十.
    fn goes_on(&self, i: &str) -> bool {
        let multiplies = |i: &str| {
            // 九十九 百分百
            let divides = || eat(after_first(i), &['分']).is_some();
            multiplier(i).is_some() && !begins_unit(i) && STOP.longest(i).is_none() && !divides()
        };
        match self.tokens.last() {
            None => false,
            // 七十 十万: a multiplier of its own.
            Some(Token::Small(_)) if eat(i, &['十', '百', '千']).is_some() => false,
            Some(Token::Digits(_)) => multiplies(i),
            Some(_) => {
                multiplies(i)
                    || matches!(peek(i).map(numeral), Some(Numeral::Digit(1..)))
                        && STOP.longest(i).is_none()
                        && (multiplies(skip_spaces(after_first(i))) || self.lacks_one(i))
            }
        }
    }

    /// `九十 五`%: tens, and the digit that completes them.
    fn lacks_one(&self, i: &str) -> bool {
        let one = after_first(i);
        self.tokens.last() == Some(&Token::Small(1)) && ends_number(one)
    }

    /// Takes one more token; false where the run ends.
    fn step(&mut self, c: char) -> bool {
        let next = after_first(self.rest);
        match numeral(c) {
            Numeral::Digit(0) => {
                self.zero_before |= 1 << self.tokens.len();
                self.tokens.push(Token::Digits(0));
            }
            Numeral::Digit(2) if crate::lexicon::twin(c) == '两' && !self.takes_two(next) => {
                return false;
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

    /// Whether 两 can stand here for 2: first, before a multiplier, or behind its neighbour (一两个) or 零 (零两天). 三百两 is 300 of the weight.
    fn takes_two(&self, next: &str) -> bool {
        matches!(self.tokens.last(), None | Some(Token::Digits(0 | 1)))
            || multiplier(next).is_some()
    }

    /// 參, the financial 3: inside a run, before a place (壹佰參拾) or a unit (贰拾參户), where 参加 cannot stand.
    fn continues_with_three(&self, c: char) -> bool {
        if crate::lexicon::twin(c) != '参' || self.tokens.is_empty() {
            return false;
        }
        let next = after_first(self.rest);
        let before = last(&self.from[..self.from.len() - self.rest.len()]);
        let financial = matches!(
            before.map(crate::lexicon::twin),
            Some('拾' | '佰' | '仟' | '零')
        );
        // 50万参股企业
        multiplier(next).is_some() || (financial && UNIT_WORDS.longest(next).is_some())
    }

    /// ASCII digits between multipliers (15万8千), and 几 after 十.
    fn digits_or_some(&mut self, c: char) -> bool {
        if self.continues_with_three(c) {
            self.tokens.push(Token::Digits(3));
            self.rest = after_first(self.rest);
            return true;
        }
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
        !self.tokens.is_empty() && begins_unit(self.rest) && !goes_down(&self.tokens, self.rest)
    }

    /// The exponent of what the first end of a range may share: of 万 and 亿, and of all behind a lone digit (三千万).
    fn magnitude(&self) -> u32 {
        let small = match self.tokens[..] {
            [Token::Digits(_), Token::Small(exponent @ (2 | 3))] => exponent,
            [
                Token::Digits(_),
                Token::Small(exponent @ (2 | 3)),
                Token::Big(_),
            ] => exponent,
            _ => 0,
        };
        small + self.last_big()
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
            // 七五折
            [a, b] if eat(self.rest, &['折']).is_some() => {
                let tenths = i64::try_from(a * 10 + b).ok()?;
                Some(Reading::Exact(Number::decimal(Decimal::new(tenths, 1))))
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
