//! Numbers in JSON, exactly.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::value::RawValue;

use crate::model::Number;

/// Writes a JSON number with exactly the decimal's digits, or a fraction as the string `"2/3"`.
///
/// A decimal of more digits than an `f64` holds is passed on as raw JSON, which only `serde_json` writes.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(decimal) = self.as_decimal() else {
            return serializer.collect_str(self);
        };
        if decimal.scale() == 0 {
            if let Some(small) = decimal.to_i64() {
                return serializer.serialize_i64(small);
            }
        } else if let Some(float) = self.exact_f64() {
            return serializer.serialize_f64(float);
        }
        // As `RawValue` does it, which would read its own text first.
        let mut raw = serializer.serialize_struct(RAW, 1)?;
        raw.serialize_field(RAW, &decimal.to_string())?;
        raw.end()
    }
}

/// By this name `serde_json` knows what it has to write as it is.
const RAW: &str = "$serde_json::private::RawValue";

/// Reads what [`Serialize`] writes, and scientific notation, from JSON.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Raw, because an `f64` on the way would lose digits.
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let json = raw.get();
        let text: String = match json.starts_with('"') {
            true => serde_json::from_str(json).map_err(D::Error::custom)?,
            false => json.to_owned(),
        };
        if let Ok(number) = text.parse() {
            return Ok(number);
        }
        match Decimal::from_scientific(&text) {
            Ok(decimal) => Ok(decimal.into()),
            Err(_) => Err(D::Error::custom(format_args!(
                "expected a number of at most 28 digits or a fraction such as \"2/3\", found `{text}`"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trip(text: &str, json: &str) {
        let number: Number = text.parse().unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), json);
        assert_eq!(serde_json::from_str::<Number>(json).unwrap(), number);
    }

    #[test]
    fn numbers_are_written_with_their_own_digits() {
        round_trip("0", "0");
        round_trip("-5", "-5");
        round_trip("1.1", "1.1");
        round_trip("0.1", "0.1");
        round_trip("-0.05", "-0.05");
        round_trip("150000000000000", "150000000000000");
        round_trip("9007199254740993", "9007199254740993");
        round_trip(
            "79228162514264337593543950335",
            "79228162514264337593543950335",
        );
        round_trip("1234567890123456.789", "1234567890123456.789");
        round_trip(
            "0.1234567890123456789012345678",
            "0.1234567890123456789012345678",
        );
        round_trip("2/3", "\"2/3\"");
    }

    #[test]
    fn tiny_numbers_come_back_whatever_their_spelling() {
        let tiny: Number = "0.0000000001".parse().unwrap();
        let json = serde_json::to_string(&tiny).unwrap();
        assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), tiny);
    }

    #[test]
    fn other_spellings_are_read() {
        let read = |json| serde_json::from_str::<Number>(json).unwrap().to_string();
        assert_eq!(read("90.0"), "90");
        assert_eq!(read("1e21"), "1000000000000000000000");
        assert_eq!(read("1e+21"), "1000000000000000000000");
        assert_eq!(read("1E-7"), "0.0000001");
        assert_eq!(read("\"11000\""), "11000");
    }

    #[test]
    fn what_is_no_number_is_refused_with_a_way_out() {
        for json in ["\"x\"", "null", "[1]", "1e99", "\"1/0\""] {
            let error = serde_json::from_str::<Number>(json)
                .unwrap_err()
                .to_string();
            assert!(
                error.starts_with("expected a number of at most 28 digits"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_generic_value_keeps_common_numbers() {
        let value = serde_json::to_value(Number::from(20000)).unwrap();
        assert_eq!(
            serde_json::from_value::<Number>(value).unwrap(),
            Number::from(20000)
        );
    }
}
