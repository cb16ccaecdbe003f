//! Enumerations as their stable names.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::diagnostic::Level;
use crate::model::*;

/// Writes enumerations as `as_str` does and reads the same names back.
macro_rules! names {
    ($($type:ident)*) => { $(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let found = std::borrow::Cow::<str>::deserialize(deserializer)?;
                found.parse().map_err(D::Error::custom)
            }
        }
    )* };
}

names! {
    Kind Op Trend Direction DateRelation UnitSource Level Category Subcategory Dimension
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for op in Op::ALL {
            let json = serde_json::to_string(&op).unwrap();
            assert_eq!(json, format!("\"{op}\""));
            assert_eq!(serde_json::from_str::<Op>(&json).unwrap(), op);
        }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = serde_json::from_str::<Trend>("\"up\"").unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("expected one of increase, decrease, maintain, found `up`"));
    }
}
