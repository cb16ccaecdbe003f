//! Reads the values of China's published budget-performance tables (绩效目标表) as data.
//!
//! | text | reading |
//! | --- | --- |
//! | `≥90%` | threshold `>=` 90 % |
//! | `30000人` | quantity 30000 人 |
//! | `大于等于90%` | threshold `>=` 90 % |
//! | `3～5次` | range 3 to 5 次 |
//! | `2021年50人、2022年100人` | compound: 50 人 in 2021, 100 人 in 2022 |
//! | `按时开展` | text |
//!
//! Two doors: [`parse_value`] and [`parse_cell`] return a reading and its diagnostics and never fail on
//! content; [`Parser::strict_value`] and [`Parser::strict_cell`] refuse what cannot be read for certain.
//!
//! ```
//! let target = zhibiao::parse_value("办案不低于11000件");
//! let measure = &target.measures[0];
//! assert_eq!(measure.op.as_str(), ">=");
//! assert_eq!(measure.value.single().unwrap().to_string(), "11000");
//! assert_eq!(measure.label.unwrap().text, "办案");
//! ```

mod diagnostic;
mod display;
mod error;
mod grammar;
pub mod header;
pub mod lexicon;
mod model;
mod named;
mod options;
#[doc(hidden)]
pub mod order;
mod parser;
pub mod render;
mod span;
pub mod wire;

pub use diagnostic::{Code, Diagnostic, Language, Level};
pub use error::{BuildError, Error};
pub use model::*;
pub use named::UnknownName;
pub use options::Field;
pub use parser::{Parser, ParserBuilder, parse_cell, parse_value};
pub use rust_decimal::Decimal;
pub use span::{Piece, Span};
