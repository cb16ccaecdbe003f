//! Numbers with what surrounds them.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use zhibiao::wire;

use super::Span;
use crate::number;
use crate::object::{methods, plain};

plain! {
    /// The unit of a measure (计量单位).
    Unit as wire::Unit { "name" "text" "dimension" "additive" "known" }

    /// The canonical name, such as 平方米.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// What was written, such as ㎡.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// What it measures: `count`, `money`, `ratio` …
    #[getter]
    fn dimension(&self) -> &'static str {
        self.0.dimension.as_str()
    }

    /// Whether values in this unit may be added up (counts, money) or not (ratios).
    #[getter]
    fn additive(&self) -> bool {
        self.0.additive
    }

    /// Whether the lexicon or the parser's options know it.
    #[getter]
    fn known(&self) -> bool {
        self.0.known
    }
}

plain! {
    /// One end of a range (上限、下限).
    #[pyo3(name = "Bound")]
    Limit as wire::Bound { "value" "inclusive" }

    /// The number, exactly.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        number::exact(py, self.0.value)
    }

    /// Whether the number itself belongs to the range.
    #[getter]
    fn inclusive(&self) -> bool {
        self.0.inclusive
    }
}

plain! {
    /// That a measure is a change, and against what (变动).
    Change as wire::Change { "direction" "base" }

    /// `increase` or `decrease`.
    #[getter]
    fn direction(&self) -> &'static str {
        self.0.direction.as_str()
    }

    /// What it is measured against, as written: 上年, 同比, 80%.
    #[getter]
    fn base(&self) -> Option<&str> {
        self.0.base.as_deref()
    }
}

plain! {
    /// One number with what surrounds it (数值).
    Measure as wire::Measure { "op" "value" "unit" "lower" "upper" "text" "span" "comparator" "rule" "label" "period" "change" "note" "approximate" "unit_from" }

    /// The relation: `=`, `>=`, `>`, `<=`, `<`, `~` (about) or `range`.
    #[getter]
    fn op(&self) -> &'static str {
        self.0.op.as_str()
    }

    /// The number, exactly; None for a range.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0
            .value
            .map(|value| number::exact(py, value))
            .transpose()
    }

    /// The unit; None where the text names none.
    #[getter]
    fn unit(&self) -> Option<Unit> {
        self.0.unit.clone().map(Unit)
    }

    /// The smaller bound of a range.
    #[getter]
    fn lower(&self) -> Option<Limit> {
        self.0.lower.map(Limit)
    }

    /// The larger bound of a range.
    #[getter]
    fn upper(&self) -> Option<Limit> {
        self.0.upper.map(Limit)
    }

    /// The measure as written, from comparator to unit.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// Where it stands in the text that was parsed.
    #[getter]
    fn span(&self) -> Span {
        Span(self.0.span)
    }

    /// The word or sign that set `op`, as written; None where `=` is implied.
    #[getter]
    fn comparator(&self) -> Option<&str> {
        self.0.comparator.as_deref()
    }

    /// `caller` or `inclusion` where not the lexicon gave the comparator its meaning.
    #[getter]
    fn rule(&self) -> Option<&str> {
        self.0.rule.as_deref()
    }

    /// The words that say what is counted.
    #[getter]
    fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    /// The time it holds for: 2021, 12月底前.
    #[getter]
    fn period(&self) -> Option<&str> {
        self.0.period.as_deref()
    }

    /// Set when it is a change.
    #[getter]
    fn change(&self) -> Option<Change> {
        self.0.change.clone().map(Change)
    }

    /// What stands in brackets after it.
    #[getter]
    fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Whether 约 左右 近 余 多 几 stand beside it.
    #[getter]
    fn approximate(&self) -> bool {
        self.0.approximate
    }

    /// `name` or `column` where the unit is not in the value itself.
    #[getter]
    fn unit_from(&self) -> Option<&'static str> {
        self.0.unit_from.map(|source| source.as_str())
    }
}
