//! Measures and targets as text again, in one canonical spelling that reads back to the same value.

use std::fmt::{self, Display, Formatter};

use crate::model::{Bound, Change, Direction, Measure, Op, Target, Unit, Value};

/// The canonical spelling: period, label, change, comparator, number, unit, note (规范写法).
///
/// ```
/// let target = zhibiao::parse_value("办案不得少于1.1万件");
/// assert_eq!(target.measures[0].to_string(), "办案≥11000件");
/// let target = zhibiao::parse_value("八成以上，九成以下");
/// assert_eq!(target.measures[0].to_string(), "80%-90%");
/// ```
impl Display for Measure<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(period) = &self.period {
            let plain_year = period.name.bytes().all(|b| b.is_ascii_digit());
            write!(f, "{}{}", period.name, if plain_year { "年" } else { "" })?;
        }
        if let Some(label) = self.label {
            f.write_str(label.text)?;
        }
        if let Some(change) = &self.change {
            write_change(f, change)?;
        }
        self.write_amount(f)?;
        match self.note {
            Some(note) => write!(f, "（{note}）"),
            None => Ok(()),
        }
    }
}

impl Measure<'_> {
    fn write_amount(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let unit = self.unit.as_ref();
        match self.value {
            Value::Single(number) => {
                f.write_str(self.sign())?;
                write!(f, "{number}{}", name(unit))?;
            }
            Value::Range { lower, upper } if lower.inclusive && upper.inclusive => {
                if self.approximate {
                    f.write_str("约")?;
                }
                return write_span(f, lower, upper, unit);
            }
            Value::Range { lower, upper } => {
                let (above, below) = (edge(lower, "≥", ">"), edge(upper, "≤", "<"));
                let unit = name(unit);
                write!(
                    f,
                    "{above}{}{unit}且{below}{}{unit}",
                    lower.value, upper.value
                )?;
            }
        }
        match self.approximate && self.op != Op::About {
            true => f.write_str("左右"),
            false => Ok(()),
        }
    }

    fn sign(&self) -> &'static str {
        match self.op {
            Op::Ge => "≥",
            Op::Gt => ">",
            Op::Le => "≤",
            Op::Lt => "<",
            Op::About => "约",
            // A label that ends in a digit or letter would run into the number.
            Op::Eq | Op::Range => match self.label {
                Some(label) if !label.ends_with(is_plain_han) => "=",
                _ => "",
            },
        }
    }
}

/// Characters that cannot be taken for a part of the number after them.
fn is_plain_han(c: char) -> bool {
    const NUMERALS: &str =
        "〇零一二三四五六七八九十百千万亿兆两廿半壹贰叁肆伍陆柒捌玖拾佰仟第约近负";
    ('\u{3400}'..='\u{9fff}').contains(&c) && !NUMERALS.contains(c)
}

fn name<'u>(unit: Option<&'u Unit<'_>>) -> &'u str {
    unit.map_or("", |unit| &unit.name)
}

fn edge(bound: Bound, inclusive: &'static str, exclusive: &'static str) -> &'static str {
    if bound.inclusive {
        inclusive
    } else {
        exclusive
    }
}

/// `80%-90%`, `3-5次`; a sign on a number asks for a dash that is none.
fn write_span(
    f: &mut Formatter<'_>,
    lower: Bound,
    upper: Bound,
    unit: Option<&Unit<'_>>,
) -> fmt::Result {
    let unit = name(unit);
    let first = if unit == "%" || unit == "‰" {
        unit
    } else {
        ""
    };
    let (lower, upper) = (lower.value.to_string(), upper.value.to_string());
    let negative = lower.starts_with('-') || upper.starts_with('-');
    let dash = if negative { "至" } else { "-" };
    write!(f, "{lower}{first}{dash}{upper}{unit}")
}

/// `较上年增长`, `同比下降`, `由80%提高到`.
fn write_change(f: &mut Formatter<'_>, change: &Change<'_>) -> fmt::Result {
    let up = change.direction == Direction::Increase;
    let word = if up { "增长" } else { "下降" };
    match change.base.map(|base| base.text) {
        None => f.write_str(word),
        Some(base)
            if base.contains(|c: char| c.is_numeric())
                && base.ends_with(|c: char| !is_plain_han(c)) =>
        {
            write!(f, "由{base}{}", if up { "提高到" } else { "下降到" })
        }
        Some(base) if base.ends_with('比') => write!(f, "{base}{word}"),
        Some(base) => write!(f, "较{base}{word}"),
    }
}

/// The measures in their canonical spelling, joined by `，`; the text itself where there are none.
///
/// A text and a formula are more than their measures and stay as written.
///
/// ```
/// let target = zhibiao::parse_value("２０２１年５０人、2022年一百人");
/// assert_eq!(target.to_string(), "2021年50人，2022年100人");
/// assert_eq!(zhibiao::parse_value("按时开展").to_string(), "按时开展");
/// ```
impl Display for Target<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        use crate::model::Kind::{Date, Formula, Text};
        if matches!(self.kind, Text | Formula | Date) {
            return f.write_str(self.text.text);
        }
        for (index, measure) in self.measures.iter().enumerate() {
            let comma = if index > 0 { "，" } else { "" };
            write!(f, "{comma}{measure}")?;
        }
        Ok(())
    }
}
