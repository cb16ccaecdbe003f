//! Shares and fractions.
//!
//! ```text
//! share    = ("百" / "千" / "万") "分之" ["负" / "-"] ( digits / numeral ) / "百分之百" / "百分百"
//! fraction = numeral "分之" numeral / 1*9DIGIT "分之" 1*9DIGIT
//! mixed    = number "又" ( fraction / 1*9DIGIT "/" 1*9DIGIT )
//! ```
//! A share brings its unit, %, ‰ or ‱. Accepted: `百分之九十五点五`, `三分之二`, `3分之2`. Refused: `百分`制.

use super::cursor::*;
use super::digits::digits;
use super::han::han_number;
use super::literal::{Literal, Reading};
use crate::lexicon::{Numeral, numeral};
use crate::model::Number;

/// `百分之九十`, `百分百`, `千分之三`.
pub(super) fn share(i: &str) -> Option<(&str, Literal)> {
    if !matches!(folded(i), Some('百' | '千' | '万')) {
        return None;
    }
    const HEADS: [(&str, &str); 3] = [("百分", "%"), ("千分", "‰"), ("万分", "‱")];
    if let Some(rest) = eat_word(i, "百分百") {
        return Some((rest, hundred_percent()));
    }
    let (rest, unit) = HEADS
        .iter()
        .find_map(|(head, unit)| Some((eat_word(i, head)?, *unit)))?;
    let of = skip_break(rest);
    // 百分三十
    let short = peek(rest).is_some_and(|c| numeral(c) != Numeral::None);
    let rest = match eat(of, &['之']) {
        Some(rest) => skip_break(rest),
        None => Some(rest).filter(|_| short)?,
    };
    // 百分之负五
    let (rest, negative) = match eat(rest, &['-', '负']) {
        Some(after) => (after, true),
        None => (rest, false),
    };
    if unit == "%" && eat_word(rest, "百").is_some() && han_number(rest, false).is_none() {
        return Some((after_first(rest), hundred_percent()));
    }
    let (rest, mut literal) = match digit(rest) {
        Some(_) => digits(rest).ok()?,
        None => {
            let read = han_number(rest, false)?;
            let mut literal = Literal::new(read.reading);
            literal.magnitude = read.magnitude;
            literal.spaced = read.spaced;
            (read.rest, literal)
        }
    };
    literal.han = false;
    literal.share = Some(unit);
    literal.plain_digits = 0;
    literal.spaced |= short;
    if negative {
        literal.reading = literal.reading.negated();
        literal.signed = true;
    }
    Some((rest, literal))
}

fn hundred_percent() -> Literal {
    let mut literal = Literal::new(Reading::Exact(Number::from(100)));
    literal.share = Some("%");
    literal
}

/// `分之四` after 五: four fifths.
pub(super) fn fraction_after(i: &str, below: Reading) -> Option<(&str, Literal)> {
    let head = skip_spaces(i);
    let behind = eat_word(head, "分之")?;
    let rest = skip_spaces(behind);
    let above = han_number(rest, false)?;
    let (Reading::Exact(below), Reading::Exact(top)) = (below, above.reading) else {
        return None;
    };
    let integer = |n: Number| {
        let d = n.as_decimal()?;
        d.is_integer().then(|| i64::try_from(d.mantissa()).ok())?
    };
    let value = Number::fraction(integer(top)?, integer(below)?)?;
    let mut literal = Literal::new(Reading::Exact(value));
    literal.han = true;
    literal.spaced = head.len() < i.len() || rest.len() < behind.len() || above.spaced;
    Some((above.rest, literal))
}

/// `又二分之一`, `又1/2` after 3: a whole number and a fraction.
pub(super) fn mixed(i: &str, whole: Reading) -> Option<(&str, Literal)> {
    let rest = skip_spaces(eat(skip_spaces(i), &['又'])?);
    let (rest, part) = match digit(rest) {
        Some(_) => digit_fraction(rest).or_else(|| {
            let (top, _, rest) = integer(rest, 9)?;
            let (bottom, _, rest) = integer(eat(rest, &['/'])?, 9)?;
            let value = Number::fraction(top.into(), bottom.into())?;
            Some((rest, Literal::new(Reading::Exact(value))))
        })?,
        None => {
            let below = han_number(rest, false)?;
            fraction_after(below.rest, below.reading)?
        }
    };
    let (Reading::Exact(whole), Reading::Exact(part)) = (whole, part.reading) else {
        return None;
    };
    let whole = whole.as_decimal().filter(|d| d.is_integer())?;
    let mut literal = Literal::new(Reading::Exact(match part {
        Number::Decimal(part) => Number::decimal(whole.checked_add(part)?),
        Number::Fraction {
            numerator,
            denominator,
        } => {
            let whole = i64::try_from(whole.mantissa()).ok()?;
            Number::fraction(
                whole.checked_mul(denominator)?.checked_add(numerator)?,
                denominator,
            )?
        }
    }));
    literal.han = true;
    Some((rest, literal))
}

/// `3分之2`.
pub(super) fn digit_fraction(i: &str) -> Option<(&str, Literal)> {
    let (below, _, rest) = integer(i, 9)?;
    let after = eat_word(rest, "分之")?;
    let Some((top, _, rest)) = integer(after, 9) else {
        // 3分之一
        return fraction_after(rest, Reading::Exact(Number::from(i64::from(below))));
    };
    let value = Number::fraction(top.into(), below.into())?;
    Some((rest, Literal::new(Reading::Exact(value))))
}
