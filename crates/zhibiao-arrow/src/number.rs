//! Numbers as text.

use std::io::Write;

use zhibiao::Number;

use crate::reading::Facts;
use crate::sparse::AsciiText;

/// Appends a number with all its digits.
fn write(number: &Number, to: &mut Vec<u8>) {
    if !short(number, to) {
        // Writing into memory cannot fail.
        let _ = write!(to, "{number}");
    }
}

/// A sign, the digits of a `u64`, a point, and zeros before the first of them.
const LONGEST: usize = 1 + 20 + 1 + 20;

/// Appends a decimal that needs no big arithmetic, which nearly all do not; whether it did.
#[inline]
fn short(number: &Number, to: &mut Vec<u8>) -> bool {
    let Some(decimal) = number.as_decimal() else {
        return false;
    };
    let (mantissa, scale) = (decimal.mantissa(), decimal.scale() as usize);
    let Ok(mut rest) = u64::try_from(mantissa.unsigned_abs()) else {
        return false;
    };
    if scale > 20 {
        return false;
    }
    let mut buffer = [b'0'; LONGEST];
    let mut at = LONGEST;
    let mut put = |byte: u8| {
        at -= 1;
        buffer[at] = byte;
    };
    if scale > 0 {
        for _ in 0..scale {
            put(b'0' + (rest % 10) as u8);
            rest /= 10;
        }
        put(b'.');
    }
    loop {
        put(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if mantissa < 0 {
        put(b'-');
    }
    to.extend_from_slice(&buffer[at..]);
    true
}

/// Writes one number, or a range as `[80, 95)`, as one value of the column.
#[inline]
pub(crate) fn exact(row: usize, measure: &impl Facts, to: &mut AsciiText) {
    if let Some(value) = measure.value() {
        to.at(row).push(|to| write(value, to));
    } else if let Some(bounds) = measure.bounds() {
        to.at(row).push(|to| range(bounds, to));
    }
}

fn range([(lower, with_lower), (upper, with_upper)]: [(&Number, bool); 2], to: &mut Vec<u8>) {
    to.push(if with_lower { b'[' } else { b'(' });
    write(lower, to);
    to.extend_from_slice(b", ");
    write(upper, to);
    to.push(if with_upper { b']' } else { b')' });
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
                    let mut written = Vec::new();
                    if short(&number, &mut written) {
                        assert_eq!(written, number.to_string().as_bytes());
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
            let mut written = Vec::new();
            assert_eq!(short(&number, &mut written), text.len() < 29);
            write(&number, &mut written);
            assert!(written.ends_with(text.as_bytes()));
        }
    }
}
