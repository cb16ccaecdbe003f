//! The commonest values without the scanner: `≥90%`, `30000人`, `1140`.
//!
//! ```text
//! quick = [sign] 1*15DIGIT ["." 1*DIGIT] [unit]   ; and nothing else
//! ```
//! It must read just as the scanner does; a test holds the two together over all golden values.

use rust_decimal::Decimal;
use smallvec::smallvec;

use super::comparator::before;
use super::context::Context;
use super::cursor::{is_han, peek};
use super::unit;
use crate::lexicon::STOP;
use crate::model::{Kind, Measure, Number, Op, Target, Value};
use crate::span::Piece;

/// Longer values have more to say.
const LONGEST: usize = 40;

/// The value, if it is one of the commonest.
pub(super) fn quick<'a>(cx: &Context<'a>) -> Option<Target<'a>> {
    let text = cx.source;
    let first = peek(text)?;
    if text.len() > LONGEST || is_han(first) {
        return None;
    }
    let (i, sign) = match first.is_ascii_digit() {
        true => (text, None),
        false => before(cx, text).filter(|(_, found)| !found.doubtful && !found.approximate).map(|(rest, found)| (rest, Some(found)))?,
    };
    // 5G is a name.
    if STOP.longest(i).is_some() {
        return None;
    }
    let (rest, number) = digits(i)?;
    let unit = match rest {
        "" => None,
        // Dates, halves and anniversaries are the scanner's.
        _ if rest.starts_with(['年', '月', '日', '号', '季', '周', '后', '半', '分']) => return None,
        _ => {
            let (after, unit) = unit::unit(cx, rest)?;
            if !after.is_empty() {
                return None;
            }
            Some(unit)
        }
    };
    let op = sign.map_or(Op::Eq, |found| found.op);
    let whole = Piece { text, start: 0 };
    Some(Target {
        kind: if op == Op::Eq { Kind::Quantity } else { Kind::Threshold },
        text: whole,
        measures: smallvec![Measure {
            op,
            comparator: sign.map(|found| found.comparator()),
            value: Value::Single(number),
            unit,
            text: whole,
            label: None,
            period: None,
            change: None,
            note: None,
            approximate: false,
        }],
        ..Target::default()
    })
}

/// Plain digits that can be nothing but a number: dates are written with eight, codes with more than fifteen.
fn digits(i: &str) -> Option<(&str, Number)> {
    let bytes = i.as_bytes();
    let (mut value, mut at) = (0i64, 0);
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        value = value * 10 + i64::from(digit - b'0');
        at += 1;
        if at > 15 {
            return None;
        }
    }
    let whole = at;
    let mut scale = 0;
    if bytes.get(at) == Some(&b'.') && whole > 0 {
        at += 1;
        while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
            value = value * 10 + i64::from(digit - b'0');
            at += 1;
            scale += 1;
            if whole + scale > 15 {
                return None;
            }
        }
        // 2023.07 is a month.
        if scale == 0 || whole == 4 {
            return None;
        }
    }
    let plain = whole > 0 && whole != 8;
    plain.then(|| (&i[at..], Number::decimal(Decimal::new(value, scale as u32))))
}
