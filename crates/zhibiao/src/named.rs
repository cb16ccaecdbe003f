//! Enumerations whose values have stable names, each written once, beside its variant.

/// Declares such an enumeration, with all that follows from the names.
macro_rules! named {
    ($(#[$meta:meta])* pub enum $type:ident { $($(#[$of:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        pub enum $type {
            $($(#[$of])* $variant,)+
        }

        impl $type {
            /// All of them, in the order in which they are declared.
            pub const ALL: [$type; [$($name),+].len()] = [$($type::$variant),+];

            /// The stable name, which is also the wire form.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        /// Reads what `as_str` writes.
        impl std::str::FromStr for $type {
            type Err = $crate::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let known = $type::ALL.into_iter().find(|value| value.as_str() == text);
                known.ok_or_else(|| $crate::UnknownName {
                    known: &[$($name),+],
                    found: text.to_owned(),
                })
            }
        }
    };
}
pub(crate) use named;

/// A text that is none of an enumeration's names.
///
/// ```
/// let error = "up".parse::<zhibiao::Trend>().unwrap_err();
/// assert_eq!(error.to_string(), "expected one of increase, decrease, maintain, found `up`");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected one of {}, found `{found}`", known.join(", "))]
pub struct UnknownName {
    /// The names that there are.
    pub known: &'static [&'static str],
    /// What was found instead.
    pub found: String,
}

#[cfg(test)]
mod tests {
    use crate::*;

    /// Each name is read back, and says its place.
    macro_rules! reads_back {
        ($($type:ident)+) => { $(
            for (place, value) in $type::ALL.into_iter().enumerate() {
                assert_eq!(value.as_str().parse(), Ok(value));
                assert_eq!(value.to_string(), value.as_str());
                assert_eq!(value as usize, place, "{value}");
            }
        )+ };
    }

    #[test]
    fn names_are_read_back() {
        reads_back!(Kind Op Trend Direction DateRelation UnitSource Level Category Subcategory Dimension Rule TargetPieceKind);
    }
}
