#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{Context, Diagnostic, Offsets, Span};
use crate::diagnostic::Language;
use crate::error;

/// Why a text was refused by the strict door (拒绝原因); see [`crate::Error`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Error {
    /// The stable name of the first diagnostic of level error.
    pub code: String,
    /// What was expected, what was found and a way out.
    pub message: String,
    /// Where it is.
    pub span: Span,
    /// All diagnostics, of every level.
    pub diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// The wire form of a refusal; linear in the text.
    ///
    /// ```
    /// use zhibiao::wire::{Error, Offsets};
    /// let error = zhibiao::Parser::new().strict_value("满意度≥**%").unwrap_err();
    /// let wire = Error::new(&error, Offsets::Utf16, zhibiao::Language::English);
    /// assert_eq!(wire.code, "digits-missing");
    /// assert_eq!((wire.span.start, wire.span.end), (3, 6));
    /// ```
    pub fn new(error: &error::Error, offsets: Offsets, language: Language) -> Error {
        let context = Context::new(error.text(), offsets, language);
        Error {
            code: error.code().as_str().to_owned(),
            message: error.message(language),
            span: context.map.wire(error.span()),
            diagnostics: context.diagnostics(error.diagnostics()),
        }
    }
}
