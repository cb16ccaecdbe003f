//! Measures and targets as text again, in one canonical spelling that reads back to the same value.

use std::fmt::{self, Display, Formatter};

use crate::lexicon::twin;
use crate::model::{Bound, Change, Dimension, Direction, Measure, Number, Op, Target, Value};
use crate::span::Piece;

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
        if let Some(period) = self.period() {
            let plain_year =
                period.name.len() == 4 && period.name.bytes().all(|b| b.is_ascii_digit());
            let end = match (plain_year, period.name.ends_with(is_digit)) {
                (true, _) => "年",
                // 2023.1.1：35000
                (false, true) => "：",
                (false, false) => "",
            };
            write!(f, "{}{end}", period.name)?;
        }
        if let Some(label) = self.label {
            f.write_str(label.text)?;
            // 总投资1000万元的30%
            let share = self
                .unit
                .as_ref()
                .is_some_and(|unit| unit.dimension == Dimension::Ratio);
            if share && self.change().is_none() && ends_in_amount(label.text) {
                f.write_str("的")?;
            }
        }
        if let Some(change) = self.change() {
            write_change(f, change, self.text.text)?;
        }
        self.write_amount(f)?;
        match self.note() {
            Some(note) => write!(f, "（{note}）"),
            None => Ok(()),
        }
    }
}

impl Measure<'_> {
    fn write_amount(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut unit = self.unit.as_ref().map_or("", |unit| &*unit.name);
        // 3季度 would be the third one.
        if unit == "季度" {
            unit = "个季度";
        }
        if let Some(per) = unit
            .strip_prefix('/')
            .filter(|per| !per.starts_with(is_digit))
        {
            // So much for each: the unit stands before its number, 每亩300.
            write!(f, "每{per}")?;
            unit = "";
        }
        match self.value {
            Value::Single(number) => write!(f, "{}{}{unit}", self.sign(), Spelled(number))?,
            Value::Range { lower, upper } if lower.inclusive && upper.inclusive => {
                let about = if self.approximate { "约" } else { "" };
                // A minus right behind a label would be a dash, and digits behind letters a name's.
                let minus = lower
                    .value
                    .as_decimal()
                    .is_some_and(|d| d.is_sign_negative());
                let parted = |label: Piece<'_>| minus || !label.ends_with(is_plain_han);
                let colon = if self.label.is_some_and(parted) {
                    "："
                } else {
                    ""
                };
                write!(f, "{colon}{about}")?;
                return write_span(f, lower, upper, unit);
            }
            Value::Range { lower, upper } => {
                let above = if lower.inclusive { "≥" } else { ">" };
                let below = if upper.inclusive { "≤" } else { "<" };
                let (lower, upper) = (Spelled(lower.value), Spelled(upper.value));
                write!(f, "{above}{lower}{unit}且{below}{upper}{unit}")?;
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

/// `80%-90%`, `3-5次`; a sign on a number asks for a dash that is none.
fn write_span(f: &mut Formatter<'_>, lower: Bound, upper: Bound, unit: &str) -> fmt::Result {
    let first = if matches!(unit, "%" | "‰") {
        unit
    } else {
        ""
    };
    let (lower, upper) = (Spelled(lower.value), Spelled(upper.value));
    let plain = |number: Spelled| number.to_string().starts_with(is_digit);
    let dash = if plain(lower) && plain(upper) {
        "-"
    } else {
        "至"
    };
    write!(f, "{lower}{first}{dash}{upper}{unit}")
}

/// A number in digits, and a fraction in words: `三分之二`, because `2/3` reads as a fraction only alone.
#[derive(Clone, Copy)]
struct Spelled(Number);

impl Display for Spelled {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Decimal(decimal) => decimal.fmt(f),
            Number::Fraction {
                numerator,
                denominator,
            } => {
                f.write_str(if numerator < 0 { "负" } else { "" })?;
                write_han(f, denominator.unsigned_abs())?;
                f.write_str("分之")?;
                write_han(f, numerator.unsigned_abs())
            }
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A whole number in Chinese numerals: 一百零五.
fn write_han(f: &mut Formatter<'_>, number: u64) -> fmt::Result {
    const POWERS: [(u64, &str); 5] = [
        (100_000_000, "亿"),
        (10_000, "万"),
        (1_000, "千"),
        (100, "百"),
        (10, "十"),
    ];
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let Some((power, name)) = POWERS.into_iter().find(|&(power, _)| number >= power) else {
        return f.write_str(DIGITS[number as usize % 10]);
    };
    write_han(f, number / power)?;
    f.write_str(name)?;
    match number % power {
        0 => Ok(()),
        rest => {
            f.write_str(if rest < power / 10 { "零" } else { "" })?;
            write_han(f, rest)
        }
    }
}

/// `较上年增长`, `同比下降`, `由80%提高到`; the measure is `text`, which begins with the base only where it ends the change.
fn write_change(f: &mut Formatter<'_>, change: &Change<'_>, text: &str) -> fmt::Result {
    let up = change.direction == Direction::Increase;
    let word = if up { "增长" } else { "下降" };
    match change.base.map(|base| base.text) {
        None => f.write_str(word),
        Some(base) if is_amount(base) && text.starts_with(base) => {
            write!(f, "由{base}{}", if up { "提高到" } else { "下降到" })
        }
        // 同比 and 在上年基础上 stand by themselves.
        Some(base) if base.ends_with(['比', '上']) => write!(f, "{base}{word}"),
        Some(base) => write!(f, "较{base}{word}"),
    }
}

/// 80% and 5天, but not 2020年 or 上年: a base that the measure moved away from.
fn is_amount(base: &str) -> bool {
    let read = crate::parse_value(base);
    read.measures.len() == 1 && read.dates.is_empty()
}

/// `总投资1000万元`: what a share is of.
fn ends_in_amount(label: &str) -> bool {
    let last = || crate::parse_value(label).measures.pop();
    label.contains(|c: char| twin(c).is_ascii_digit())
        && last().is_some_and(|m| m.text.end() as usize == label.len() && m.unit.is_some())
}

/// The measures in their canonical spelling, joined by commas; the text itself where there are none.
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
        let mut before = String::new();
        for measure in &self.measures {
            let shown = measure.to_string();
            let digits = before.ends_with(is_digit) && shown.starts_with(is_digit);
            let mark = match before.is_empty() {
                true => "",
                // Between digits a comma might part thousands.
                false if digits => "；",
                false => "，",
            };
            write!(f, "{mark}{shown}")?;
            before = shown;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_value;

    /// What a text is printed as, after checking that this reads back to the same value.
    #[track_caller]
    fn check(text: &str, canonical: &str) {
        let target = parse_value(text);
        let shown = target.to_string();
        assert_eq!(shown, canonical);
        let again = parse_value(&shown);
        assert_eq!(facts(&again), facts(&target), "{text} -> {shown}");
        assert_eq!(again.to_string(), shown);
    }

    /// What must survive: everything but the words as written and where they stand.
    fn facts(target: &Target<'_>) -> Vec<String> {
        let text = |piece: Option<crate::Piece<'_>>| piece.map(|piece| piece.text.to_owned());
        let measures = target.measures.iter().map(|m| {
            let unit = m.unit.as_ref().map(|unit| unit.name.to_string());
            let period = m.period().map(|period| period.name.to_string());
            let change = m
                .change()
                .map(|change| (change.direction, text(change.base)));
            let words = (text(m.label), period, change, text(m.note()), m.approximate);
            format!("{:?} {:?} {unit:?} {words:?}", m.op, m.value)
        });
        measures.chain([format!("{:?}", target.kind)]).collect()
    }

    #[test]
    fn one_number() {
        check("办案不得少于1.1万件", "办案≥11000件");
        check("大于等于９０％", "≥90%");
        check("400余人", ">400人左右");
        check("近2万人次", "约20000人次");
        check("60个核心指标", "核心指标60个");
        check("500人（含调解）", "500人（含调解）");
        check("每亩300", "每亩300");
        check("零下5℃", "-5℃");
        check("A4纸 500张", "A4纸500张");
        check("不低于总投资1000万元的30%", "总投资1000万元的≥30%");
    }

    #[test]
    fn two_bounds() {
        check("80至90%", "80%-90%");
        check("大于80%小于90%", ">80%且<90%");
        check("≥80%，<90%", "≥80%且<90%");
        check("10±2个", "8-12个");
        check("±3%以内", "-3%至3%");
        check("约3-5次", "约3-5次");
    }

    #[test]
    fn fractions_in_words() {
        check("三分之二", "三分之二");
        check("不少于三分之一", "≥三分之一");
        check("一百零五分之二", "一百零五分之二");
    }

    #[test]
    fn several_numbers() {
        check(
            "2000册文书材料+384册专审档案",
            "文书材料2000册，专审档案384册",
        );
        check("2021年五十人；2022年一百人", "2021年50人，2022年100人");
        check("5；200", "5；200");
    }

    #[test]
    fn changes_and_periods() {
        check("比上年增长5%以上", "较上年增长≥5%");
        check("同比降低3%", "同比下降3%");
        check("由80%提升到90%", "由80%提高到90%");
        check("2023年12月底前完成80%", "2023年12月底前80%");
        check("一季度25%、二季度50%", "一季度25%，二季度50%");
    }

    #[test]
    fn without_measures_the_text_itself() {
        for text in [
            "按时开展",
            "2023年12月底前",
            "抽查准确数量/抽查总数量×100%",
            "配备2人，按时开展",
            "",
        ] {
            assert_eq!(parse_value(text).to_string(), text);
        }
    }
}
