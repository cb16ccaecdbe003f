//! Numbers as floats and as text.

use std::fmt::{self, Write};

use zhibiao::Number;

use crate::reading::Exact;
use crate::sparse::Text;

/// Writes a number with all its digits.
fn write(number: &Number, to: &mut impl Write) -> fmt::Result {
    let mut buffer = [0; LONGEST];
    match short(number, &mut buffer) {
        Some(text) => to.write_str(text),
        None => write!(to, "{number}"),
    }
}

/// A sign, the digits of a `u64`, a point, and zeros before the first of them.
const LONGEST: usize = 1 + 20 + 1 + 20;

/// The text of a decimal that needs no big arithmetic, which nearly all do not.
fn short<'b>(number: &Number, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let decimal = number.as_decimal()?;
    let mut rest = u64::try_from(decimal.mantissa().unsigned_abs()).ok()?;
    let scale = usize::try_from(decimal.scale())
        .ok()
        .filter(|&scale| scale <= 20)?;
    let mut at = LONGEST;
    let mut put = |byte: u8| {
        at -= 1;
        buffer[at] = byte;
    };
    let mut digits = 0;
    while rest > 0 || digits <= scale {
        if digits == scale && scale > 0 {
            put(b'.');
        }
        put(b'0' + (rest % 10) as u8);
        rest /= 10;
        digits += 1;
    }
    if decimal.is_sign_negative() && !decimal.is_zero() {
        put(b'-');
    }
    std::str::from_utf8(&buffer[at..]).ok()
}

/// Writes one number, or a range as `[80, 95)`, as one value of the column.
pub(crate) fn exact(
    row: usize,
    value: Option<Exact<'_>>,
    bounds: Option<[(Exact<'_>, bool); 2]>,
    to: &mut Text,
) {
    let mut buffer = [0; LONGEST];
    // Writing into a builder cannot fail.
    let _ = match (value, bounds) {
        (Some(value), _) => match short(value.number, &mut buffer) {
            Some(text) => return to.push(row, text),
            None => write!(to.at(row), "{}", value.number),
        },
        (None, Some(bounds)) => range(bounds, to.at(row)),
        (None, None) => return,
    };
    to.at(row).append_value("");
}

fn range(bounds: [(Exact<'_>, bool); 2], to: &mut impl Write) -> fmt::Result {
    let [(lower, with_lower), (upper, with_upper)] = bounds;
    to.write_char(if with_lower { '[' } else { '(' })?;
    write(lower.number, to)?;
    to.write_str(", ")?;
    write(upper.number, to)?;
    to.write_char(if with_upper { ']' } else { ')' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_number() {
        let (digits, mut checked) = ("18446744073709551615", 0);
        for length in 1..=digits.len() {
            for point in 0..=length + 1 {
                for sign in ["", "-"] {
                    let (zeros, whole) = match point {
                        0 => ("0.000", &digits[..length]),
                        _ => ("", &digits[..length]),
                    };
                    let (left, right) = whole.split_at(point.min(length));
                    let text = match (left, right) {
                        ("", right) => format!("{sign}{zeros}{right}"),
                        (left, "") => format!("{sign}{left}"),
                        (left, right) => format!("{sign}{left}.{right}"),
                    };
                    let Ok(number) = text.parse::<Number>() else {
                        continue;
                    };
                    let mut buffer = [0; LONGEST];
                    if let Some(short) = short(&number, &mut buffer) {
                        assert_eq!(short, number.to_string());
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 400, "{checked}");
        for text in [
            "0",
            "0.5",
            "-0.5",
            "100",
            "0.001",
            "79228162514264337593543950335",
        ] {
            let number: Number = text.parse().unwrap();
            let mut buffer = [0; LONGEST];
            let expected = (text.len() < 29).then_some(text);
            assert_eq!(short(&number, &mut buffer), expected);
        }
    }
}
