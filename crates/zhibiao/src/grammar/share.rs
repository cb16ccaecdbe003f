//! Shares and fractions.
//!
//! ```text
//! share    = ("百" / "千" / "万") "分之" ( digits / numeral ) / "百分之百" / "百分百"
//! fraction = numeral "分之" numeral / 1*9DIGIT "分之" 1*9DIGIT
//! ```
//! A share brings its unit, %, ‰ or ‱. Accepted: `百分之九十五点五`, `三分之二`, `3分之2`. Refused: `百分`制.

use super::cursor::*;
use super::digits::digits;
use super::han::han_number;
use super::number::{Literal, Reading};
use crate::model::Number;

/// `百分之九十`, `百分百`, `千分之三`.
pub(super) fn share(i: &str) -> Option<(&str, Literal)> {
    if !matches!(folded(i), Some('百' | '千' | '万')) {
        return None;
    }
    const HEADS: [(&str, &str); 3] = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];
    if let Some(rest) = eat_word(i, "百分百") {
        return Some((rest, hundred_percent()));
    }
    let (rest, unit) = HEADS
        .iter()
        .find_map(|(head, unit)| Some((eat_word(i, head)?, *unit)))?;
    let rest = skip_spaces(rest);
    if unit == "%" && eat_word(rest, "百").is_some() && han_number(rest, false).is_none() {
        return Some((after_first(rest), hundred_percent()));
    }
    let (rest, mut literal) = match digit(rest) {
        Some(_) => digits(rest).ok()?,
        None => {
            let read = han_number(rest, false)?;
            let mut literal = Literal::new(read.reading);
            literal.magnitude = read.magnitude;
            (read.rest, literal)
        }
    };
    literal.han = false;
    literal.share = Some(unit);
    literal.plain_digits = 0;
    Some((rest, literal))
}

fn hundred_percent() -> Literal {
    let mut literal = Literal::new(Reading::Exact(Number::from(100)));
    literal.share = Some("%");
    literal
}

/// `分之四` after 五: four fifths.
pub(super) fn fraction_after(i: &str, below: Reading) -> Option<(&str, Literal)> {
    let rest = eat_word(i, "分之")?;
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
    Some((above.rest, literal))
}

/// `3分之2`.
pub(super) fn digit_fraction(i: &str) -> Option<(&str, Literal)> {
    let (below, _, rest) = integer(i, 9)?;
    let (top, _, rest) = integer(eat_word(rest, "分之")?, 9)?;
    let value = Number::fraction(top.into(), below.into())?;
    Some((rest, Literal::new(Reading::Exact(value))))
}
