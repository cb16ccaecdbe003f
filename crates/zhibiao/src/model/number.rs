use std::fmt;

use rust_decimal::Decimal;

/// An exact number (数值): a decimal, or a fraction that no decimal can hold.
///
/// ```
/// use zhibiao::Number;
/// let third = &zhibiao::parse_value("三分之一").measures[0];
/// assert_eq!(third.value.single().unwrap().to_string(), "1/3");
/// assert_eq!("0.80".parse::<Number>().unwrap(), "0.8".parse().unwrap());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// A decimal of up to 28 digits, without trailing zeros.
    Decimal(Decimal),
    /// A fraction in lowest terms whose decimal expansion never ends: 2/3.
    Fraction {
        /// Above the line; carries the sign.
        numerator: i64,
        /// Below the line; at least 3.
        denominator: i64,
    },
}

impl Number {
    /// A decimal, trailing zeros dropped; zero has no sign.
    pub(crate) fn decimal(value: Decimal) -> Number {
        let mut value = if value.scale() == 0 {
            value
        } else {
            value.normalize()
        };
        if value.is_zero() {
            value = Decimal::ZERO;
        }
        Number::Decimal(value)
    }

    /// `numerator / denominator`, as a decimal where one holds it exactly.
    pub(crate) fn fraction(numerator: i64, denominator: i64) -> Option<Number> {
        if denominator == 0 || denominator == i64::MIN || numerator == i64::MIN {
            return None;
        }
        let sign = if (numerator < 0) != (denominator < 0) {
            -1
        } else {
            1
        };
        let (n, d) = (numerator.abs(), denominator.abs());
        let common = greatest_common_divisor(n, d);
        let (n, d) = (n / common, d / common);
        let mut rest = d;
        while rest % 2 == 0 {
            rest /= 2;
        }
        while rest % 5 == 0 {
            rest /= 5;
        }
        if rest == 1 {
            let exact = Decimal::from(n).checked_div(Decimal::from(d))?;
            // A power-of-two denominator may need more digits than a decimal has: then it stays a fraction.
            if exact.checked_mul(Decimal::from(d)) == Some(Decimal::from(n)) {
                return Some(Number::decimal(exact * Decimal::from(sign)));
            }
        }
        Some(Number::Fraction {
            numerator: sign * n,
            denominator: d,
        })
    }

    /// The decimal, unless the number is a fraction.
    pub fn as_decimal(&self) -> Option<Decimal> {
        match *self {
            Number::Decimal(value) => Some(value),
            Number::Fraction { .. } => None,
        }
    }

    /// A whole number that 64 bits hold.
    pub(crate) fn integer(&self) -> Option<i64> {
        let whole = self.as_decimal().filter(|d| d.scale() == 0)?;
        i64::try_from(whole.mantissa()).ok()
    }

    /// The nearest `f64`.
    pub fn to_f64(&self) -> f64 {
        match *self {
            Number::Decimal(value) => nearest(value),
            Number::Fraction {
                numerator,
                denominator,
            } => numerator as f64 / denominator as f64,
        }
    }

    /// The double whose shortest spelling is this very number; `None` where a double may lose digits, which is from the 16th
    /// on, before the point or behind it.
    ///
    /// ```
    /// let read = |text: &str| text.parse::<zhibiao::Number>().unwrap().exact_f64();
    /// assert_eq!(read("90.5"), Some(90.5));
    /// assert_eq!(read("9007199254740993"), None);
    /// assert_eq!(read("2/3"), None);
    /// ```
    pub fn exact_f64(&self) -> Option<f64> {
        const POWERS: [f64; 16] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        ];
        let decimal = self.as_decimal()?;
        // What exceeds this exceeds both bounds below.
        let digits = i64::try_from(decimal.mantissa()).ok()?;
        if decimal.scale() == 0 {
            return (digits.unsigned_abs() <= 1 << 53).then_some(digits as f64);
        }
        // Up to 15 digits fit a double, and one division of two exact numbers rounds once.
        let power = POWERS.get(decimal.scale() as usize)?;
        (digits.unsigned_abs() < 1_000_000_000_000_000).then(|| digits as f64 / power)
    }

    /// Zero.
    pub fn is_zero(&self) -> bool {
        self.as_decimal().is_some_and(|d| d.is_zero())
    }

    /// Below zero.
    pub(crate) fn is_negative(&self) -> bool {
        self.compare(&Number::from(0)) == Some(std::cmp::Ordering::Less)
    }

    /// Compares exactly; `None` only where an intermediate product exceeds 28 digits.
    pub(crate) fn compare(&self, other: &Number) -> Option<std::cmp::Ordering> {
        let (an, ad) = self.parts();
        let (bn, bd) = other.parts();
        Some(an.checked_mul(bd)?.cmp(&bn.checked_mul(ad)?))
    }

    fn parts(&self) -> (Decimal, Decimal) {
        match *self {
            Number::Decimal(value) => (value, Decimal::ONE),
            Number::Fraction {
                numerator,
                denominator,
            } => (numerator.into(), denominator.into()),
        }
    }
}

/// Powers of ten that a float holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The float nearest to a decimal.
fn nearest(value: Decimal) -> f64 {
    let mantissa = value.mantissa();
    match TENS.get(value.scale() as usize) {
        // Both are floats exactly, so their quotient is rounded once, and correctly.
        Some(power) if mantissa.unsigned_abs() <= 1 << 53 => mantissa as i64 as f64 / power,
        // Through text, which is read correctly rounded.
        _ => value.to_string().parse().unwrap_or(f64::NAN),
    }
}

fn greatest_common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Number::Decimal(value.into())
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Number::decimal(value)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Decimal(value) => fmt::Display::fmt(value, f),
            Number::Fraction {
                numerator,
                denominator,
            } => write!(f, "{numerator}/{denominator}"),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A string that is no [`Number`].
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a decimal such as 90.5 or a fraction such as 2/3, found `{0}`")]
pub struct InvalidNumber(String);

impl std::str::FromStr for Number {
    type Err = InvalidNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = match text.split_once('/') {
            Some((n, d)) => match (n.parse(), d.parse()) {
                (Ok(n), Ok(d)) => Number::fraction(n, d),
                _ => None,
            },
            None => Decimal::from_str_exact(text).ok().map(Number::decimal),
        };
        parsed.ok_or_else(|| InvalidNumber(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_become_decimals_only_when_exact() {
        assert_eq!(Number::fraction(4, 5).unwrap().to_string(), "0.8");
        assert_eq!(Number::fraction(-6, 4).unwrap().to_string(), "-1.5");
        assert_eq!(Number::fraction(2, 3).unwrap().to_string(), "2/3");
        assert_eq!(Number::fraction(10, -15).unwrap().to_string(), "-2/3");
        assert_eq!(Number::fraction(1, 0), None);
        assert_eq!(Number::fraction(i64::MIN, 3), None);
    }

    #[test]
    fn floats_are_the_nearest_ones() {
        for text in [
            "0",
            "-0.1",
            "0.3",
            "97.65",
            "1234567.891",
            "9007199254740992",
            "9007199254740993",
            "0.0000000000000000000001",
            "0.1234567890123456789012345678",
            "79228162514264337593543950335",
        ] {
            let number: Number = text.parse().unwrap();
            assert_eq!(
                number.to_f64().to_bits(),
                text.parse::<f64>().unwrap().to_bits(),
                "{text}"
            );
        }
    }

    #[test]
    fn trailing_zeros_and_minus_zero_vanish() {
        let number = |t: &str| t.parse::<Number>().unwrap();
        assert_eq!(number("100.00").to_string(), "100");
        assert_eq!(number("-0").to_string(), "0");
        assert!("1/0".parse::<Number>().is_err());
        assert!("x".parse::<Number>().is_err());
    }

    #[test]
    fn comparison_crosses_fractions_and_decimals() {
        use std::cmp::Ordering::*;
        let third = Number::fraction(1, 3).unwrap();
        assert_eq!(third.compare(&"0.34".parse().unwrap()), Some(Less));
        assert_eq!(third.compare(&third), Some(Equal));
    }
}
