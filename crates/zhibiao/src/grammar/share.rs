//! Shares.
//!
//! ```text
//! share = ("百" / "千" / "万") "分之" ["负" / "-"] ( digits / numeral ) / "百分之百" / "百分百"
//! ```
//! A share brings its unit, %, ‰ or ‱. Accepted: `百分之九十五点五`, `百分百`. Refused: `百分`制.

use super::cursor::*;
use super::digits::digits;
use super::han::han_number;
use super::literal::{Literal, Reading};
use crate::lexicon::{Numeral, numeral};
use crate::model::Number;

/// `百分之九十`, `百分百`, `千分之三`.
pub(super) fn share(i: &str) -> Option<(&str, Literal)> {
    let unit = match folded(i)? {
        '百' => "%",
        '千' => "‰",
        '万' => "‱",
        _ => return None,
    };
    if let Some(rest) = eat_word(i, "百分百") {
        return Some((rest, hundred_percent()));
    }
    let head = after_first(i);
    let rest = skip_spaces(head).strip_prefix('分')?;
    let torn = !head.starts_with('分');
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
        None => match han_number(rest, false) {
            Some(read) => {
                let mut literal = Literal::new(read.reading);
                literal.magnitude = read.magnitude;
                literal.spaced = read.spaced;
                (read.rest, literal)
            }
            None => spelled(rest)?,
        },
    };
    literal.han = false;
    literal.share = Some(unit);
    literal.plain_digits = 0;
    // 百分之15K
    let lettered = peek(rest).is_some_and(|c| crate::lexicon::twin(c).is_ascii_alphabetic());
    literal.spaced |= short || torn || lettered;
    if negative {
        literal.reading = literal.reading.negated();
        literal.signed = true;
    }
    Some((rest, literal))
}

/// `九五` behind 百分之, for 九十五: told of as a number that is not whole.
fn spelled(i: &str) -> Option<(&str, Literal)> {
    let Numeral::Digit(tens) = numeral(peek(i)?) else {
        return None;
    };
    let behind = after_first(i);
    let Numeral::Digit(ones) = numeral(peek(behind)?) else {
        return None;
    };
    let number = i64::from(tens) * 10 + i64::from(ones);
    let mut literal = Literal::new(Reading::Exact(Number::from(number)));
    literal.spaced = true;
    Some((after_first(behind), literal))
}

fn hundred_percent() -> Literal {
    let mut literal = Literal::new(Reading::Exact(Number::from(100)));
    literal.share = Some("%");
    literal
}
