//! `zhibiao.Document`: what a file holds, as objects, as a table, and written out.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyTuple};
use zhibiao::Language;
use zhibiao::wire::Offsets;
use zhibiao_arrow::{Builder, Source};
use zhibiao_table::wire;

use crate::bulk::arrow_error;
use crate::object::{frames, kept, methods, tuple};
use crate::objects::{Project, TableDiagnostic};
use crate::source::Reader;
use crate::table::{Table, shape_of};
use crate::texts::text_of;
use crate::wire_out::WireOut;
use crate::written;

/// What a file holds (绩效目标表文档): projects with their indicators.
#[pyclass(frozen, module = "zhibiao")]
pub struct Document {
    wire: wire::Document,
    parts: PyOnceLock<Py<PyTuple>>,
    /// What read it, and reads again what is written of it; no part of its value.
    reader: Arc<Reader>,
}

impl Document {
    fn new(wire: wire::Document) -> Document {
        Document::read_by(Reader::standard(), wire)
    }

    pub fn read_by(reader: Arc<Reader>, wire: wire::Document) -> Document {
        Document {
            wire,
            parts: PyOnceLock::new(),
            reader,
        }
    }

    fn wire(&self) -> &wire::Document {
        &self.wire
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
    fn table_of(&self, _: Python<'_>, shape: &str) -> PyResult<Table> {
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

frames! {
    methods! { Document as wire::Document { "projects" "diagnostics" } }

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

    /// The wire form of each project.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        WireOut::new(py).object(&self.wire().projects)
    }

    /// Writes the document to target, a path or a file object.
    ///
    /// form is what the command's `--format` calls it:
    /// `rows`, CSV with a row for each indicator, its sign, value and unit in columns of their own, as budget systems take it;
    /// `merged`, the same with the target in one text, such as ≥95%;
    /// `csv`, with a row for each measure, for statistics;
    /// `json`, the wire form;
    /// `jsonl`, a line for each project;
    /// `xlsx`, a workbook with a row for each indicator, what was written beside how it was read.
    /// All but the workbook are UTF-8. `rows`, `merged` and `xlsx` read back the same, which is made sure of while they are
    /// written: a target that its columns cannot say keeps its own words. source is what `csv` and `xlsx` call the document in
    /// their column of files. Raises OSError where target cannot be written.
    ///
    /// >>> import io
    /// >>> document = read_table("项目名称\t绩效指标\n体检\t数量指标：体检人数不少于1.2万人\n")
    /// >>> file = io.StringIO()
    /// >>> document.write(file, "rows")
    /// >>> print(file.getvalue().splitlines()[1])
    /// 体检,,,,产出指标,数量指标,体检人数,≥,12000,人,,
    #[pyo3(signature = (target, form, *, source = ""))]
    fn write(
        &self,
        target: &Bound<'_, PyAny>,
        form: &Bound<'_, PyAny>,
        source: &str,
    ) -> PyResult<()> {
        let py = target.py();
        let bytes = self.to_bytes(py, form, source)?;
        let helper = py.import("zhibiao._write")?;
        helper.call_method1("write", (bytes, target)).map(drop)
    }

    /// What `write` writes, as bytes.
    ///
    /// >>> document = read_table("项目名称\t三级指标\t计算符号\t指标值\t计量单位\n体检\t满意度\t大于等于\t95\t%\n")
    /// >>> print(document.to_bytes("merged").decode().splitlines()[1])
    /// 体检,,,,,,满意度,≥95%,,,,
    #[pyo3(signature = (form, *, source = ""))]
    fn to_bytes<'py>(
        &self,
        py: Python<'py>,
        form: &Bound<'py, PyAny>,
        source: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let form = written::form_of(&text_of(form, "form")?)?;
        let written = py.detach(|| written::bytes(&self.wire, form, source, &self.reader.parser));
        Ok(PyBytes::new(py, &written?))
    }
}
