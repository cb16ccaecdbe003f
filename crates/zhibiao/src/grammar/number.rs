//! Numbers.
//!
//! ```text
//! number     = [sign] unsigned
//! sign       = "-" / "负" / "零下" / "零上" / "+"
//! unsigned   = digits / share / indefinite / han [ ("余" / "多") ("万" / "亿") ]
//! indefinite = ("几" / "数") ( 1*multiplier / unit ) / "若干"
//! ```
//! Digits are in [`super::digits`], shares in [`super::share`], fractions in [`super::fraction`], Chinese numerals in [`super::han`].
//! Accepted: `1,234.5`, `1.2万亿`, `三千五`, `百分之九十`. Refused: `1.2.3`, `万`众.

use super::comparator::plus_minus;
use super::cursor::*;
use super::digits::digits;
use super::fraction::{fraction_after, mixed};
use super::han::{HanNumber, begins_unit, han_number, multiplier};
use super::literal::{Literal, Reading};
use super::share::share;
use crate::lexicon::{SOME, UNIT_WORDS, start, starts};

/// Whether a number could begin here: one look refuses nearly all characters.
pub(super) fn may_begin(i: &str) -> bool {
    const ABLE: u32 = start::DIGIT | start::NUMERAL | start::SIGN;
    let Some(c) = peek(i) else { return false };
    let flags = starts(c);
    // 正负5%, 上下浮动5%
    if !is_han(c) || flags & ABLE != 0 || plus_minus(i).is_some() {
        return true;
    }
    // 数 stands in every other name, and seldom before 十 or 百.
    flags & start::FRACTION != 0
        && match crate::lexicon::twin(c) {
            '几' | '数' | '若' => indefinite(i).is_some(),
            _ => true,
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
        // 负的百分之五
        let numeric =
            |r: &&str| digit(r).is_some() || share(r).is_some() || han_number(r, false).is_some();
        let number = eat(rest, &['的']).map(skip_spaces).filter(numeric);
        return Some((number.unwrap_or(rest), true));
    }
    if let Some(rest) = eat(i, &['+']) {
        return Some((rest, false));
    }
    // 负3%到正3%
    if let Some(rest) = eat(i, &['正']).filter(|rest| digit(rest).is_some()) {
        return Some((rest, false));
    }
    eat_words(i, &["零下", "零上"]).map(|(rest, which)| (rest, which == 0))
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

/// Chinese numerals.
fn han(i: &str, bare: bool) -> Option<(&str, Literal)> {
    let bare = bare || bare_with_more(i);
    let read = han_number(i, bare)?;
    let mut literal = Literal::new(read.reading);
    literal.han = true;
    literal.lone = !read.long;
    literal.magnitude = read.magnitude;
    literal.spaced = read.spaced;
    if let Some(fraction) =
        fraction_after(read.rest, read.reading).or_else(|| mixed(read.rest, read.reading))
    {
        return Some(fraction);
    }
    let mut rest = read.rest;
    // 三十多万, 两百余万
    if let Some(behind) = eat(skip_spaces(rest), &['余', '多'])
        && let more = skip_spaces(behind)
        && let Some(exponent @ (4 | 8)) = multiplier(more)
        && !begins_unit(more)
    {
        literal.over = true;
        literal.spaced |= more.len() < behind.len();
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

/// 几百, 数十万, 若干, 百十.
fn indefinite(i: &str) -> Option<(&str, Literal)> {
    let some = |rest| Some((rest, Literal::new(Reading::Indefinite)));
    let rest = after_first(i);
    let few = match folded(i)? {
        '若' => return some(eat_word(i, "若干")?),
        // 百十人: a hundred or so.
        '百' | '千' => {
            let (rest, _) = eat_words(i, &["百十", "千百"])?;
            let goes_on = digit(rest).is_some() || han_number(rest, false).is_some();
            return some(rest).filter(|_| !goes_on);
        }
        '几' => true,
        '数' => false,
        _ => return None,
    };
    // 几个, 几次; 数个
    if multiplier(rest).is_none() {
        let counted = few || folded(rest).is_some_and(|c| SOME.contains(c));
        return some(rest).filter(|_| counted && UNIT_WORDS.longest(rest).is_some());
    }
    let mut rest = rest;
    while multiplier(rest).is_some() && !begins_unit(rest) {
        rest = after_first(rest);
    }
    // 人数十五人, 户数百分之九十: the number goes on, so 数 ends the noun before it.
    let behind = after_first(i);
    let farther = |read: HanNumber<'_>| read.rest.len() < rest.len();
    if !few && (share(behind).is_some() || han_number(behind, false).is_some_and(farther)) {
        return None;
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
