//! Enumerations as their stable names.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::diagnostic::Level;
use crate::model::*;

/// Writes an enumeration as `as_str` does and reads the same names back.
///
/// The variants are listed so that the compiler says when one is missing.
macro_rules! names {
    ($($type:ident: $($variant:ident)*;)*) => { $(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $($type::$variant => serializer.serialize_str(self.as_str()),)*
                }
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const ALL: &[$type] = &[$($type::$variant,)*];
                let found = std::borrow::Cow::<str>::deserialize(deserializer)?;
                ALL.iter().find(|v| v.as_str() == found).copied().ok_or_else(|| {
                    let names: Vec<&str> = ALL.iter().map(|v| v.as_str()).collect();
                    let names = names.join(", ");
                    D::Error::custom(format_args!("expected one of {names}, found `{found}`"))
                })
            }
        }
    )* };
}

names! {
    Kind: Quantity Threshold Range Compound Formula Date Text;
    Op: Eq Ge Gt Le Lt About Range;
    Trend: Increase Decrease Maintain;
    Direction: Increase Decrease;
    DateRelation: Before By Within From To;
    UnitSource: Value Name Column;
    Level: Info Warning Error;
    Category: Output Benefit Satisfaction Cost;
    Subcategory: Quantity Quality Timeliness OutputCost EconomicBenefit SocialBenefit EcologicalBenefit
        SustainableImpact ServiceSatisfaction EconomicCost SocialCost EcologicalCost;
    Dimension: Count Money Length Area Volume Mass Energy Power Data Temperature Concentration Time
        Ratio Rate Other Unknown;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for kind in Kind::ALL {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<Kind>(&json).unwrap(), kind);
        }
        assert_eq!(serde_json::to_string(&Op::Ge).unwrap(), "\">=\"");
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = serde_json::from_str::<Trend>("\"up\"").unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("expected one of increase, decrease, maintain, found `up`"));
    }
}
