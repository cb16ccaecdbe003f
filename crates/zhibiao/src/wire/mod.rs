//! The one JSON shape of readings, the same from Rust, the command, Python and JavaScript.
//!
//! Plain owned structs with public fields. With the `serde` feature they are written and read by
//! `serde_json`, every number exactly; absent fields are left out:
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! let target: zhibiao::wire::Target = "办案不低于11000件".parse()?;
//! let json = serde_json::to_string(&target).unwrap();
//! assert!(json.starts_with(r#"{"kind":"threshold","text":"办案不低于11000件","measures":[{"op":">=","#));
//! assert_eq!(serde_json::from_str::<zhibiao::wire::Target>(&json).unwrap(), target);
//! # }
//! # Ok::<(), zhibiao::Error>(())
//! ```
//!
//! Spans count what the caller's language counts: see [`Offsets`]. They are offsets into the whole text that
//! was parsed, also for a target inside a cell.

mod cell;
mod error;
#[cfg(feature = "serde")]
mod names;
#[cfg(feature = "serde")]
mod number;
mod offsets;
mod reading;
mod target;
#[cfg(all(test, feature = "serde"))]
mod tests;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

pub use cell::{Cell, Indicator};
pub use error::Error;
pub use offsets::{OffsetMap, Offsets};
pub use target::{Bound, Change, Date, Formula, Measure, Target, Unit};

use crate::diagnostic::{Language, Level};
use crate::span;

/// A half-open range of offsets, in the unit the wire form was made with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Span {
    /// The first unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// One remark about one place in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Diagnostic {
    /// The stable name of [`crate::Code`]; a string, so that newer codes can be read too.
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// What was expected, what was found and a way out.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// What all parts of one reading are converted with.
struct Context<'a> {
    map: OffsetMap<'a>,
    /// The text, or the part of it that is at hand.
    source: &'a str,
    /// Bytes of the text before `source`.
    base: u32,
    language: Language,
}

impl<'a> Context<'a> {
    fn new(source: &'a str, offsets: Offsets, language: Language) -> Self {
        Context {
            map: OffsetMap::new(source, offsets),
            source,
            base: 0,
            language,
        }
    }

    fn diagnostics(&self, all: &[crate::Diagnostic]) -> Vec<Diagnostic> {
        all.iter().map(|d| self.diagnostic(d)).collect()
    }

    fn diagnostic(&self, diagnostic: &crate::Diagnostic) -> Diagnostic {
        let local = crate::Diagnostic {
            span: span::Span {
                start: diagnostic.span.start.saturating_sub(self.base),
                end: diagnostic.span.end.saturating_sub(self.base),
            },
            ..*diagnostic
        };
        Diagnostic {
            code: diagnostic.code.as_str().to_owned(),
            level: diagnostic.level(),
            message: local.message(self.source, self.language),
            span: self.map.wire(diagnostic.span),
        }
    }
}

impl OffsetMap<'_> {
    /// A byte span in the wire form.
    fn wire(&self, span: span::Span) -> Span {
        let span::Span { start, end } = self.span(span);
        Span { start, end }
    }
}
