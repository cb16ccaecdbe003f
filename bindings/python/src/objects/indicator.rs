//! Indicators, and the cells that they were read from.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use zhibiao::wire;
use zhibiao_table::wire as table;

use super::{Diagnostic, Span, Target};
use crate::ahead::Row;
use crate::object::{State, kept, lazy, methods, plain, tuple};

plain! {
    /// The cells of one indicator's row, as written (指标行单元格).
    Cells as table::Cells { "sign" "value" "unit" "weight" "actual" }

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

    /// The canonical name of the unit in the name's brackets.
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
