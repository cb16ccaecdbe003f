//! Places in a text, and what there is to say about them.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use zhibiao::wire;

use crate::object::{methods, plain};

plain! {
    /// A half-open range of code points: `text[span.start:span.end]`.
    Span as wire::Span { "start" "end" }

    /// The first code point.
    #[getter]
    fn start(&self) -> u32 {
        self.0.start
    }

    /// One past the last code point.
    #[getter]
    fn end(&self) -> u32 {
        self.0.end
    }
}

plain! {
    /// One remark about one place in the text (诊断).
    Diagnostic as wire::Diagnostic { "code" "level" "message" "span" }

    /// The stable name of what it is about, such as `digits-missing`.
    #[getter]
    fn code(&self) -> &str {
        &self.0.code
    }

    /// `info`, `warning` or `error`.
    #[getter]
    fn level(&self) -> &'static str {
        self.0.level.as_str()
    }

    /// What was expected, what was found and a way out.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    /// Where.
    #[getter]
    fn span(&self) -> Span {
        Span(self.0.span)
    }
}
