//! Fractions.
//!
//! ```text
//! fraction = numeral "分之" numeral / 1*9DIGIT "分之" 1*9DIGIT
//! mixed    = number "又" ( fraction / 1*9DIGIT "/" 1*9DIGIT )
//! ```
//! Accepted: `三分之二`, `3分之2`, 三`又二分之一`. Refused: `百分之五` (a share).

use super::cursor::*;
use super::han::han_number;
use super::literal::{Literal, Reading};
use crate::lexicon::twin;
use crate::model::{Measure, Number, Value};

/// `分之四` after 五: four fifths.
pub(super) fn fraction_after(i: &str, below: Reading) -> Option<(&str, Literal)> {
    let head = skip_spaces(i);
    let behind = parts_of(head)?;
    let rest = skip_spaces(behind);
    let above = han_number(rest, false)?;
    let (Reading::Exact(below), Reading::Exact(top)) = (below, above.reading) else {
        return None;
    };
    let value = Number::fraction(top.integer()?, below.integer()?)?;
    let mut literal = Literal::new(Reading::Exact(value));
    literal.han = true;
    let torn = i.len() - behind.len() > "分之".len();
    literal.spaced = torn || rest.len() < behind.len() || above.spaced;
    Some((above.rest, literal))
}

/// `分之`, or torn by spaces.
fn parts_of(i: &str) -> Option<&str> {
    // Neither has a twin.
    skip_spaces(skip_spaces(i).strip_prefix('分')?).strip_prefix('之')
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
    let torn = part.spaced;
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
    literal.spaced = torn;
    Some((rest, literal))
}

/// `3分之2`.
pub(super) fn digit_fraction(i: &str) -> Option<(&str, Literal)> {
    let (below, _, rest) = integer(i, 9)?;
    let after = parts_of(rest)?;
    let Some((top, _, end)) = integer(after, 9) else {
        // 3分之一
        return fraction_after(rest, Reading::Exact(Number::from(i64::from(below))));
    };
    let value = Number::fraction(top.into(), below.into())?;
    let mut literal = Literal::new(Reading::Exact(value));
    literal.spaced = rest.len() - after.len() > "分之".len();
    Some((end, literal))
}

/// Whether a measure is a share of what follows: 三分之二以上人员.
pub(super) fn is_share(measure: &Measure<'_>) -> bool {
    let of = |c| matches!(twin(c), '之' | '/' | '半');
    matches!(measure.value, Value::Single(Number::Fraction { .. })) || measure.text.chars().any(of)
}
