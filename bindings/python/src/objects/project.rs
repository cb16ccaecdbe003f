//! Projects of a file, and remarks about its rows.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use zhibiao_table::wire;

use super::{Extra, Indicator, Measure, Span};
use crate::object::{kept, methods, parted, plain, tuple};

plain! {
    /// One remark about a row or a cell of a file (表格诊断).
    TableDiagnostic as wire::Diagnostic { "code" "level" "message" "span" "sheet" "row" "column" }

    /// The stable name of what it is about, such as `missing-indicators`.
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

    /// Where in the cell's text, if it is about a part of it.
    #[getter]
    fn span(&self) -> Option<Span> {
        self.0.span.map(Span)
    }

    /// The name of the sheet.
    #[getter]
    fn sheet(&self) -> Option<&str> {
        self.0.sheet.as_deref()
    }

    /// The row, from 1.
    #[getter]
    fn row(&self) -> usize {
        self.0.row
    }

    /// The column, from 1.
    #[getter]
    fn column(&self) -> usize {
        self.0.column
    }
}

parted! {
    /// A project (项目) and its indicators.
    Project as wire::Project { "name" "department" "budget_unit" "goal" "goal_measures" "table" "sheet" "row" "indicators" "extra" }

    /// 项目名称.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.wire().name.as_deref()
    }

    /// 主管部门.
    #[getter]
    fn department(&self) -> Option<&str> {
        self.wire().department.as_deref()
    }

    /// 预算单位.
    #[getter]
    fn budget_unit(&self) -> Option<&str> {
        self.wire().budget_unit.as_deref()
    }

    /// 绩效目标, in prose.
    #[getter]
    fn goal(&self) -> Option<&str> {
        self.wire().goal.as_deref()
    }

    /// The numbers found in the goal; spans are offsets into it.
    #[getter]
    fn goal_measures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().goal_measures, Measure)
    }

    /// The title above the header.
    #[getter]
    fn table(&self) -> Option<&str> {
        self.wire().table.as_deref()
    }

    /// The name of the sheet.
    #[getter]
    fn sheet(&self) -> Option<&str> {
        self.wire().sheet.as_deref()
    }

    /// The project's first row, from 1.
    #[getter]
    fn row(&self) -> usize {
        self.wire().row
    }

    /// The indicators, those of the project's cell and those with rows of their own.
    #[getter]
    fn indicators<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(py, &self.parts, &self.wire().indicators, Indicator)
    }

    /// Fields and columns that are kept as they are.
    #[getter]
    fn extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().extra, Extra)
    }
}
