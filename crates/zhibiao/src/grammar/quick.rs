//! The commonest values without the scanner: `≥90%`, `30000人`, `1140`.
//!
//! ```text
//! quick = [before] 1*15DIGIT ["." 1*DIGIT] [unit]    ; at most 40 bytes, and nothing else
//! ```
//! It must read just as the scanner does: what could also be a date, a code or a name is left to the scanner, and
//! a test holds the two together. Accepted: `≥90%`. Refused: `20231231` (may be a date), `3年`, `5G`, `５．５％`.

use std::borrow::Cow;

use super::comparator::{Found, any_before};
use super::context::Context;
use super::cursor::{digit, is_han, peek};
use super::number::scale;
use crate::lexicon::{STOP, UNIT_WORDS, UNITS};
use crate::model::{Kind, Measure, Number, Op, Target, Unit, UnitSource, Value};
use crate::span::Piece;
use rust_decimal::Decimal;

/// Longer values have more to say.
const LONGEST: usize = 40;

/// What begins a unit behind digits, but may also make them a date, a half or a name.
pub(super) fn is_scanned(c: char) -> bool {
    matches!(
        crate::lexicon::twin(c),
        '年' | '月'
            | '日'
            | '号'
            | '季'
            | '周'
            | '后'
            | '半'
            | '分'
            | '学'
            | '届'
            | '省'
            | '县'
            | '乡'
            | '级'
            | '款'
            | '版'
    ) || matches!(c, '点' | '时' | '成' | '番' | '之' | '前' | '以' | '底')
}

/// Fills an empty target if the value is one of the commonest.
#[inline]
pub(super) fn quick<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> bool {
    let Some(measure) = measure(cx) else {
        return false;
    };
    target.kind = match measure.op {
        Op::Eq => Kind::Quantity,
        _ => Kind::Threshold,
    };
    target.text = measure.text;
    target.measures.push(measure);
    true
}

/// The value as a measure, if it is one of the commonest.
#[inline]
fn measure<'a>(cx: &Context<'a>) -> Option<Measure<'a>> {
    let text = cx.source;
    let first = peek(text)?;
    if text.len() > LONGEST || is_han(first) || !cx.options.is_standard() {
        return None;
    }
    let (i, sign) = match digit(text).is_some() {
        true => (text, None),
        false => sign(cx, text)?,
    };
    let (rest, number) = digits(i)?;
    let (rest, number) = match rest {
        "万" => ("", scale(number, 4)?),
        "亿" => ("", scale(number, 8)?),
        _ => (rest, number),
    };
    let unit = match rest {
        "" => None,
        // Dates, halves, anniversaries and editions (2023级) are the scanner's; so are names such as 5G.
        _ if rest.starts_with(is_scanned) => {
            return None;
        }
        _ if rest.starts_with(is_letter) && STOP.longest(i).is_some() => {
            return None;
        }
        _ => Some(unit(cx, rest)?),
    };
    Some(Measure {
        op: sign.map_or(Op::Eq, |found| found.op),
        comparator: sign.map(|found| found.comparator()),
        value: Value::Single(number),
        unit,
        text: Piece { text, start: 0 },
        label: None,
        extras: None,
        approximate: false,
    })
}

/// A Latin letter, full-width or not.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A sign before the digits.
fn sign<'a>(cx: &Context<'a>, text: &'a str) -> Option<(&'a str, Option<Found<'a>>)> {
    let (rest, found) = any_before(cx, text)?;
    (!found.doubtful && !found.approximate).then_some((rest, Some(found)))
}

/// The unit that the rest consists of.
fn unit<'a>(cx: &Context<'a>, rest: &'a str) -> Option<Unit<'a>> {
    let (length, index) = UNIT_WORDS.longest(rest)?;
    if length != rest.len() {
        return None;
    }
    let def = &UNITS[index as usize];
    Some(Unit {
        name: Cow::Borrowed(def.name),
        text: rest,
        span: Some(cx.span(rest, "")),
        dimension: def.dimension,
        additive: def.additive,
        known: true,
        source: UnitSource::Value,
    })
}

/// Plain digits that can be nothing but a number: dates are written with eight, codes with more than fifteen.
pub(super) fn digits(i: &str) -> Option<(&str, Number)> {
    let (mut value, mut whole, mut scale, mut rest) = (0i64, 0, 0, i);
    while let Some((digit, width)) = digit(rest) {
        value = value * 10 + i64::from(digit);
        whole += 1;
        rest = &rest[width..];
        if whole > 15 {
            return None;
        }
    }
    if let Some(mut after) = rest.strip_prefix('.').filter(|_| whole > 0) {
        while let Some((digit, width)) = digit(after) {
            value = value * 10 + i64::from(digit);
            scale += 1;
            after = &after[width..];
            if whole + scale > 15 {
                return None;
            }
        }
        // 2023.07 is a month.
        if scale == 0 || whole == 4 {
            return None;
        }
        rest = after;
    }
    let plain = whole > 0 && whole != 8;
    plain.then(|| (rest, Number::decimal(Decimal::new(value, scale))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::scan::whole;
    /// Whether the quick lane takes a text, and whether the scanner then reads it otherwise.
    fn lanes(text: &str) -> (bool, bool) {
        let cx = Context::plain(text);
        let mut target = Target::default();
        match quick(&cx, &mut target) {
            true => (true, format!("{target:?}") != format!("{:?}", whole(cx))),
            false => (false, false),
        }
    }

    #[test]
    fn the_commonest_are_taken_and_the_doubtful_left() {
        for text in [
            "≥90%",
            "30000人",
            "1140",
            "＜5%",
            ">=95.5%",
            "3.5公里",
            "≥９０％",
            "13万",
        ] {
            assert_eq!(lanes(text), (true, false), "{text}");
        }
        for text in [
            "",
            "20231231",
            "2023.07",
            "3年",
            "5G",
            "９．５％",
            "５Ｇ",
            "约5人",
            "》90%",
            "5人次以上",
            "1.",
            "人",
        ] {
            assert_eq!(lanes(text), (false, false), "{text}");
        }
    }

    /// Every sign before every number before every unit.
    #[test]
    fn plain_values_read_as_the_scanner_reads_them() {
        let mut signs: Vec<&str> = crate::lexicon::comparators()
            .iter()
            .map(|c| c.word)
            .collect();
        signs.push("");
        let numbers = [
            "0",
            "1",
            "5",
            "12",
            "90",
            "95.5",
            "100",
            "2021",
            "1140",
            "0.05",
            "10000",
            "202112",
            "1234567",
            "123456789012",
            "123456789012345",
            "2023.07",
            "12.31",
            "007",
            "９０",
            "２０２３",
            "1５.5",
        ];
        let (mut count, mut taken, mut differing) = (0, 0, Vec::new());
        let mut check = |text: String| {
            let (quick, otherwise) = lanes(&text);
            count += 1;
            taken += usize::from(quick);
            if otherwise {
                differing.push(text);
            }
        };
        let units = || {
            crate::lexicon::units()
                .iter()
                .flat_map(|u| std::iter::once(&u.name).chain(u.aliases))
        };
        for number in numbers {
            for sign in &signs {
                for unit in [
                    "", "%", "人", "万元", "个", "分", "天", "次/年", "5", "以上", "G", " 人",
                ] {
                    check(format!("{sign}{number}{unit}"));
                }
            }
            for unit in units() {
                check(format!("{number}{unit}"));
                check(format!("≥{number}{unit}"));
            }
        }
        assert!(differing.is_empty(), "{differing:?}");
        assert!(taken > 10_000 && taken < count, "{taken} of {count}");
    }
}
