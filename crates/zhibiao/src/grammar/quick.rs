//! The commonest values without the scanner: `≥90%`, `30000人`, `1140`.
//!
//! ```text
//! quick = [before] 1*15DIGIT ["." 1*DIGIT] [unit]    ; at most 40 bytes, and nothing else
//! ```
//! It must read just as the scanner does: what could also be a date, a code or a name is left to the scanner, and
//! a test holds the two together. Accepted: `≥90%`. Refused: `20231231` (may be a date), `3年`, `5G`.

use std::borrow::Cow;

use super::context::Context;
use super::cursor::{digit, is_han, peek};
use super::literal::scale;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{
    BEFORE, COMPARATORS, ComparatorDef, STOP, UNIT_WORDS, UNITS, UnitDef, start, starts,
};
use crate::model::{Comparator, Kind, Measure, Number, Op, Target, Unit, UnitSource, Value};
use crate::span::{Piece, Span};
use rust_decimal::Decimal;

/// Longer values have more to say.
const LONGEST: usize = 40;

/// What begins a unit behind digits, but may also make them a date, a half or a name.
#[inline]
pub(super) fn is_scanned(c: char) -> bool {
    !c.is_ascii() && is_scanned_wide(c)
}

fn is_scanned_wide(c: char) -> bool {
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
            | '折'
    ) || matches!(c, '点' | '时' | '成' | '番' | '之' | '前' | '以' | '底')
}

/// What the commonest values consist of.
pub(super) struct Plain<'a> {
    text: &'a str,
    sign: Option<&'static ComparatorDef>,
    /// The bytes of the sign.
    signed: usize,
    number: Number,
    unit: Option<&'static UnitDef>,
    /// The unit as written.
    rest: &'a str,
}

impl<'a> Plain<'a> {
    #[inline(always)]
    fn op(&self) -> Op {
        self.sign.map_or(Op::Eq, |sign| sign.op)
    }

    /// What it makes of a target.
    #[inline(always)]
    pub(super) fn kind(&self) -> Kind {
        match self.op() {
            Op::Eq | Op::About => Kind::Quantity,
            _ => Kind::Threshold,
        }
    }

    #[inline(always)]
    pub(super) fn measure(&self) -> Measure<'a> {
        let (text, unit_at) = (self.text, self.text.len() - self.rest.len());
        Measure {
            op: self.op(),
            comparator: self.sign.map(|sign| Comparator {
                text: &text[..self.signed],
                span: Some(Span::new(0, self.signed)),
                rule: sign.rule,
            }),
            value: Value::Single(self.number),
            unit: self.unit.map(|unit| Unit {
                name: Cow::Borrowed(unit.name),
                text: self.rest,
                span: Some(Span::new(unit_at, text.len())),
                dimension: unit.dimension,
                additive: unit.additive,
                known: true,
                source: UnitSource::Value,
            }),
            text: Piece { text, start: 0 },
            label: None,
            extras: None,
            approximate: self
                .sign
                .is_some_and(|sign| sign.approximate || sign.op == Op::About),
        }
    }

    /// What has to be said of its sign: 》 stands for ≥.
    #[inline(always)]
    pub(super) fn remark(&self) -> Option<Diagnostic> {
        let code = Code::DoubtfulSign;
        let span = Span::new(0, self.signed);
        let doubtful = self.sign.is_some_and(|sign| sign.doubtful);
        doubtful.then_some(Diagnostic { code, span })
    }

    /// Whether its unit may be a letter of more than one meaning.
    #[inline(always)]
    pub(super) fn is_vague(&self) -> bool {
        // Nearly all units begin with a Chinese character or are %.
        !matches!(self.rest.as_bytes(), [] | [b'%' | 0xe4..=0xe9, ..]) || self.rest == "度"
    }

    /// Fills an empty target.
    #[inline(always)]
    pub(super) fn fill(&self, target: &mut Target<'a>) {
        target.kind = self.kind();
        target.text = Piece {
            text: self.text,
            start: 0,
        };
        target.measures.push(self.measure());
        target.diagnostics.extend(self.remark());
    }

    /// The whole target, made where it goes: it is large, and that is nearly all there is to do for such a value.
    #[inline(always)]
    pub(super) fn target(&self) -> Target<'a> {
        let mut diagnostics = Vec::new();
        if let Some(remark) = self.remark() {
            diagnostics.push(remark);
        }
        Target {
            kind: self.kind(),
            text: Piece {
                text: self.text,
                start: 0,
            },
            measures: [self.measure()].into(),
            dates: Vec::new(),
            formula: None,
            trend: None,
            level: None,
            diagnostics,
        }
    }
}

/// Fills an empty target if the value is one of the commonest.
#[inline]
pub(super) fn quick<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> bool {
    let found = read(cx);
    if let Some(found) = &found {
        found.fill(target);
    }
    found.is_some()
}

/// The value as a sign, a number and a unit, if it is one of the commonest.
#[inline]
pub(super) fn read<'a>(cx: &Context<'a>) -> Option<Plain<'a>> {
    let text = cx.source;
    let first = peek(text)?;
    if text.len() > LONGEST || !cx.options.is_standard() {
        return None;
    }
    let (signed, sign) = match digit(text).is_some() {
        true => (0, None),
        false => sign(text, first).map(|(length, sign)| (length, Some(sign)))?,
    };
    let (rest, number) = digits(&text[signed..])?;
    let mut found = Plain {
        text,
        sign,
        signed,
        number,
        unit: None,
        rest,
    };
    let Some(next) = peek(rest) else {
        return Some(found);
    };
    let exponent = match rest {
        "万" => 4,
        "亿" => 8,
        _ => {
            // Dates, halves, anniversaries and editions (2023级) are the scanner's; so are names such as 5G.
            if is_scanned(next) || is_letter(next) && STOP.longest(&text[signed..]).is_some() {
                return None;
            }
            found.unit = Some(&UNITS[usize::from(UNIT_WORDS.exact(rest)?)]);
            return Some(found);
        }
    };
    found.number = scale(number, exponent)?;
    Some(found)
}

/// A Latin letter, full-width or not.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A comparator before the digits, and its bytes. What begins a word of any other kind is the scanner's.
#[inline]
fn sign(text: &str, first: char) -> Option<(usize, &'static ComparatorDef)> {
    const PLAIN: u32 =
        start::BEFORE | start::AFTER | start::STOP | start::CATEGORY | start::OPERATOR;
    let wordy = is_han(first);
    if wordy && starts(first) & !PLAIN != 0 {
        return None;
    }
    let (length, index) = BEFORE.longest(text)?;
    digit(&text[length..])?;
    let hidden = wordy && STOP.longest(text).is_some();
    (!hidden).then_some((length, &COMPARATORS[usize::from(index)]))
}

/// Plain digits that can be nothing but a number: dates are written with eight, codes with more than fifteen.
#[inline]
pub(super) fn digits(i: &str) -> Option<(&str, Number)> {
    let (mut value, whole, rest) = run(i, 0)?;
    let mut scale = 0;
    let mut end = rest;
    if let Some(after) = rest.strip_prefix(['.', '．']).filter(|_| whole > 0) {
        (value, scale, end) = run(after, value)?;
        // 2023.07 is a month.
        if scale == 0 || whole == 4 || whole + scale > LONGEST_NUMBER {
            return None;
        }
    }
    let plain = whole > 0 && whole != 8;
    plain.then(|| (end, Number::decimal(Decimal::new(value, scale))))
}

/// More digits may be a code.
const LONGEST_NUMBER: u32 = 15;

/// The digits at the start of `i` behind those of `value`: all of them as a number, how many, and what is left.
#[inline]
fn run(i: &str, mut value: i64) -> Option<(i64, u32, &str)> {
    let (mut count, mut rest) = (0, i);
    while let Some((digit, width)) = digit(rest) {
        if count == LONGEST_NUMBER {
            return None;
        }
        value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
        count += 1;
        rest = &rest[width..];
    }
    Some((value, count, rest))
}

// Where size counts there are no lanes.
#[cfg(not(feature = "small"))]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::scan::scanned;
    /// Whether the quick lane takes a text, and whether the scanner then reads it otherwise.
    fn lanes(text: &str) -> (bool, bool) {
        let cx = Context::plain(text);
        let mut target = Target::default();
        match quick(&cx, &mut target) {
            true => {
                let mut other = Target::default();
                scanned(cx, &mut other, Default::default());
                (true, format!("{target:?}") != format!("{other:?}"))
            }
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
            "９．５％",
            "13万",
            "》=90%",
            "≈1504期",
            "不低于90%",
        ] {
            assert_eq!(lanes(text), (true, false), "{text}");
        }
        for text in [
            "",
            "20231231",
            "2023.07",
            "3年",
            "5G",
            "５Ｇ",
            "达标5人",
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
