//! Target values: their numbers, dates and formulas.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};
use zhibiao::wire;

use super::{Diagnostic, Measure, Span};
use crate::ahead::Row;
use crate::object::{State, kept, kind_name, lazy, methods, plain, tuple};

plain! {
    /// A date, period or deadline (时间要求).
    Date as wire::Date { "text" "span" "from_" "to" "relation" }

    /// As written.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// Where it stands.
    #[getter]
    fn span(&self) -> Span {
        Span(self.0.span)
    }

    /// The first day, ISO 8601 as far as known: `2023-12`. (`from` is a keyword.)
    #[getter]
    fn from_(&self) -> Option<&str> {
        self.0.from.as_deref()
    }

    /// The last day, ISO 8601 as far as known.
    #[getter]
    fn to(&self) -> Option<&str> {
        self.0.to.as_deref()
    }

    /// `before` (前), `by`, `within` (内), `from` (起) or `to`.
    #[getter]
    fn relation(&self) -> Option<&'static str> {
        self.0.relation.map(|r| r.as_str())
    }
}

plain! {
    /// An arithmetic expression over named terms (计算公式).
    Formula as wire::Formula { "expression" "result" }

    /// The expression: A/B×100%.
    #[getter]
    fn expression(&self) -> &str {
        &self.0.expression
    }

    /// What it computes, if the text says so.
    #[getter]
    fn result(&self) -> Option<&str> {
        self.0.result.as_deref()
    }
}

lazy! {
    /// A target value (目标值): what one text means.
    Target as wire::Target { "kind" "text" "measures" "dates" "formula" "trend" "level" "diagnostics" }

    /// What it is: `quantity`, `threshold`, `range`, `compound`, `formula`, `date` or `text`.
    #[getter]
    fn kind(&self, py: Python<'_>) -> Py<PyString> {
        kind_name(py, self.state.kind())
    }

    /// The text that was read.
    #[getter]
    fn text(&self) -> &str {
        &self.wire().text
    }

    /// The numbers found in it, in the order of the text.
    #[getter]
    fn measures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(py, &self.parts, &self.wire().measures, Measure)
    }

    /// The dates and deadlines found in it.
    #[getter]
    fn dates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().dates, Date)
    }

    /// The formula, for the kind `formula`.
    #[getter]
    fn formula(&self) -> Option<Formula> {
        self.wire().formula.clone().map(Formula)
    }

    /// For a text: where it should go, `increase`, `decrease` or `maintain`.
    #[getter]
    fn trend(&self) -> Option<&'static str> {
        self.wire().trend.map(|trend| trend.as_str())
    }

    /// For a text: a closed word that stands alone, such as 优良.
    #[getter]
    fn level(&self) -> Option<&str> {
        self.wire().level.as_deref()
    }

    /// What could not be read, and what was read with doubt.
    #[getter]
    fn diagnostics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().diagnostics, Diagnostic)
    }
}
