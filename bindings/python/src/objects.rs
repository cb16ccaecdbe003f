//! The frozen objects that readings are made of: each is one struct of the wire form, with its fields as attributes.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use zhibiao::wire;
use zhibiao_table::wire as table;

use crate::number;
use crate::object::{State, kept, lazy, methods, plain, tuple};
use crate::source::{Read, Row};

plain! {
    /// A half-open range of code points: `text[span.start:span.end]`.
    Span as wire::Span { "start" "end" }
}

#[pymethods]
impl Span {
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
}

#[pymethods]
impl Diagnostic {
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

plain! {
    /// The unit of a measure (计量单位).
    Unit as wire::Unit { "name" "text" "dimension" "additive" "known" }
}

#[pymethods]
impl Unit {
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
}

#[pymethods]
impl Limit {
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
}

#[pymethods]
impl Change {
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
    /// A date, period or deadline (时间要求).
    Date as wire::Date { "text" "span" "from_" "to" "relation" }
}

#[pymethods]
impl Date {
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
}

#[pymethods]
impl Formula {
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

plain! {
    /// One number with what surrounds it (数值).
    Measure as wire::Measure { "op" "value" "unit" "lower" "upper" "text" "span" "comparator" "rule" "label" "period" "change" "note" "approximate" "unit_from" }
}

#[pymethods]
impl Measure {
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

lazy! {
    /// A target value (目标值): what one text means.
    Target as wire::Target { "kind" "text" "measures" "dates" "formula" "trend" "level" "diagnostics" }
}

#[pymethods]
impl Target {
    /// What it is: `quantity`, `threshold`, `range`, `compound`, `formula`, `date` or `text`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.wire().kind.as_str()
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

plain! {
    /// The cells of one indicator's row, as written (指标行单元格).
    Cells as table::Cells { "sign" "value" "unit" "weight" "actual" }
}

#[pymethods]
impl Cells {
    /// 计算符号, 指标性质.
    #[getter]
    fn sign(&self) -> Option<&str> {
        self.0.sign.as_deref()
    }

    /// 指标值.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }

    /// 计量单位.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// 分值, 权重.
    #[getter]
    fn weight(&self) -> Option<&str> {
        self.0.weight.as_deref()
    }

    /// 实际完成值.
    #[getter]
    fn actual(&self) -> Option<&str> {
        self.0.actual.as_deref()
    }
}

plain! {
    /// A cell that is kept as it is, with what stands at the head of its column or field (其他栏).
    Extra as table::Extra { "header" "text" }
}

#[pymethods]
impl Extra {
    /// What stands at the head.
    #[getter]
    fn header(&self) -> &str {
        &self.0.header
    }

    /// The cell.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }
}

plain! {
    /// One indicator (绩效指标): a name and its target, filed under a category.
    Indicator as table::Indicator { "name" "target" "ordinal" "category" "subcategory" "unit_hint" "weight" "actual" "span" "cells" "extra" "row" "diagnostics" }
}

#[pymethods]
impl Indicator {
    /// Level 3 (三级指标): the indicator's name.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The value.
    #[getter]
    fn target(&self) -> Target {
        Target::new(self.0.target.clone())
    }

    /// Its number.
    #[getter]
    fn ordinal(&self) -> Option<u32> {
        self.0.ordinal
    }

    /// Level 1 (一级指标), such as 产出指标.
    #[getter]
    fn category(&self) -> Option<&str> {
        self.0.category.as_deref()
    }

    /// Level 2 (二级指标), such as 数量指标.
    #[getter]
    fn subcategory(&self) -> Option<&str> {
        self.0.subcategory.as_deref()
    }

    /// The canonical name of the unit in brackets at the name's end.
    #[getter]
    fn unit_hint(&self) -> Option<&str> {
        self.0.unit_hint.as_deref()
    }

    /// Points for this indicator (分值), as written.
    #[getter]
    fn weight(&self) -> Option<&str> {
        self.0.weight.as_deref()
    }

    /// What was achieved (实际完成值), as written.
    #[getter]
    fn actual(&self) -> Option<&str> {
        self.0.actual.as_deref()
    }

    /// From the ordinal to the end of the value, in the cell; None for an indicator with a row of its own.
    #[getter]
    fn span(&self) -> Option<Span> {
        self.0.span.map(Span)
    }

    /// A row's own cells, as written; None for an indicator of a cell.
    #[getter]
    fn cells(&self) -> Option<Cells> {
        self.0.cells.clone().map(Cells)
    }

    /// A row's other cells, each under its own header.
    #[getter]
    fn extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.0.extra, Extra)
    }

    /// The row of the file, from 1, of an indicator that has one of its own.
    #[getter]
    fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// What was odd about the item; the target has its own.
    #[getter]
    fn diagnostics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.0.diagnostics, Diagnostic)
    }
}

lazy! {
    /// A cell of indicators (绩效指标单元格), in order.
    Cell as wire::Cell { "indicators" "diagnostics" }
}

#[pymethods]
impl Cell {
    /// The indicators found.
    #[getter]
    fn indicators<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(py, &self.parts, &self.wire().indicators, |wire| {
            Indicator(wire.into())
        })
    }

    /// What was odd about the cell as a whole; indicators have their own.
    #[getter]
    fn diagnostics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().diagnostics, Diagnostic)
    }
}
