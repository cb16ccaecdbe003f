//! `read_table`: files into documents of projects.

use std::path::PathBuf;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyByteArray, PyBytes, PyString, PyTuple};
use zhibiao::Language;
use zhibiao::wire::Offsets;
use zhibiao_arrow::{Builder, Source};
use zhibiao_table::{TableError, wire};

use crate::bulk::arrow_error;
use crate::error::table_error;
use crate::object::{frames, kept, methods, parted, plain, tuple};
use crate::objects::{Extra, Indicator, Measure, Span};
use crate::source::Reader;
use crate::table::{Table, shape_of};
use crate::texts::well_formed;
use crate::wire_out::WireOut;

plain! {
    /// One remark about a row or a cell of a file (表格诊断).
    TableDiagnostic as wire::Diagnostic { "code" "level" "message" "span" "sheet" "row" "column" }
}

#[pymethods]
impl TableDiagnostic {
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
}

#[pymethods]
impl Project {
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

parted! {
    /// What a file holds (绩效目标表文档): projects with their indicators.
    Document as wire::Document { "projects" "diagnostics" }
}

#[pymethods]
impl Document {
    /// Its projects, in the order of the file.
    #[getter]
    fn projects<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(py, &self.parts, &self.wire().projects, Project::new)
    }

    /// What was odd about rows and about cells as a whole; indicators have their own.
    #[getter]
    fn diagnostics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        tuple(py, &self.wire().diagnostics, TableDiagnostic)
    }
}

/// Bytes of text in one batch of rows, of which none of its columns can have more.
const LARGEST: usize = 64 << 20;

/// The text in a project's rows, each of which repeats what belongs to the project.
fn size(project: &wire::Project) -> usize {
    let long = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let shared = [
        &project.name,
        &project.department,
        &project.budget_unit,
        &project.table,
        &project.sheet,
    ];
    let shared: usize = shared.into_iter().map(long).sum();
    let own = project.indicators.iter().map(|indicator| {
        let cells = indicator.cells.as_ref();
        let cells = cells.map_or(0, |cells| {
            long(&cells.sign) + long(&cells.value) + long(&cells.unit)
        });
        let rest = [
            &indicator.category,
            &indicator.subcategory,
            &indicator.weight,
            &indicator.actual,
        ];
        let rest: usize = rest.into_iter().map(long).sum();
        indicator.name.len() + indicator.target.text.len() + cells + rest + shared
    });
    own.sum()
}

impl Document {
    /// The rows are made when they are asked for: most documents are read for their objects or their rows, not both.
    fn table_of(&self, shape: &str) -> PyResult<Table> {
        let new = || Builder::new(Source::Document, Offsets::CodePoints, Language::English);
        let (mut builder, mut bytes, mut batches) = (new(), 0, Vec::new());
        for (row, project) in self.wire().projects.iter().enumerate() {
            let size = size(project);
            if size > LARGEST {
                return Err(PyValueError::new_err(format!(
                    "expected a project whose rows fit into a table, found more than {} MiB of text in project {row}",
                    LARGEST >> 20
                )));
            }
            if bytes + size > LARGEST {
                batches.push(std::mem::replace(&mut builder, new()));
                bytes = 0;
            }
            builder.project(row as u64, project);
            bytes += size;
        }
        batches.push(builder);
        let batches = batches
            .into_iter()
            .map(Builder::finish)
            .collect::<Result<Vec<_>, _>>();
        let batches = batches.map_err(arrow_error)?;
        Table::of(Source::Document, shape_of(shape)?, &batches)
    }
}

#[pymethods]
impl Document {
    /// The wire form of each project.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        WireOut::new(py).object(&self.wire().projects)
    }
}

frames! { Document }

/// A table as it was handed over.
enum Given {
    Path(PathBuf),
    Bytes(Vec<u8>),
}

/// Reads a path, bytes, text, or what a file object yields.
pub fn read_table(reader: &Reader, source: &Bound<'_, PyAny>) -> PyResult<Document> {
    let py = source.py();
    let given = given(source)?;
    let read = py.detach(|| {
        let document = match &given {
            Given::Path(path) => zhibiao_table::read_path(path)?,
            Given::Bytes(bytes) => zhibiao_table::read_bytes(bytes)?,
        };
        let offsets = Offsets::CodePoints;
        let wire = wire::Document::new(&document, &reader.parser, offsets, reader.language);
        Ok::<_, TableError>(wire)
    });
    let path = match &given {
        Given::Path(path) => Some(path.as_path()),
        Given::Bytes(_) => None,
    };
    read.map(Document::new)
        .map_err(|error| table_error(py, error, path, reader.language))
}

fn given(source: &Bound<'_, PyAny>) -> PyResult<Given> {
    if let Ok(text) = source.cast::<PyString>() {
        let text = well_formed(text)?;
        // No path holds a line break; a table of one line has no rows.
        return Ok(match text.contains('\n') {
            true => Given::Bytes(text.into_owned().into_bytes()),
            false => Given::Path(source.extract()?),
        });
    }
    if let Ok(bytes) = source.cast::<PyBytes>() {
        return Ok(Given::Bytes(bytes.as_bytes().to_vec()));
    }
    if let Ok(bytes) = source.cast::<PyByteArray>() {
        return Ok(Given::Bytes(bytes.to_vec()));
    }
    if source.hasattr("__fspath__")? {
        return Ok(Given::Path(source.extract()?));
    }
    let unfit = |found: String| {
        PyTypeError::new_err(format!(
            "expected a table as a path, bytes, the text itself (a str with line breaks) or a file object, found {found}"
        ))
    };
    if !source.hasattr("read")? {
        return Err(unfit(source.get_type().name()?.to_string()));
    }
    let content = source.call_method0("read")?;
    if let Ok(text) = content.cast::<PyString>() {
        return Ok(Given::Bytes(well_formed(text)?.into_owned().into_bytes()));
    }
    match content.cast::<PyBytes>() {
        Ok(bytes) => Ok(Given::Bytes(bytes.as_bytes().to_vec())),
        Err(_) => Err(unfit(format!(
            "a file object that yields {}",
            content.get_type().name()?
        ))),
    }
}
