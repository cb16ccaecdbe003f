//! What `parse_values` and `parse_cells` return: a table that is read already, and objects read when they are touched.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PySlice, PyString};
use zhibiao::wire::{self, Offsets};
use zhibiao_arrow::{Builder, Source as From};

use crate::ahead::{Row, Rows};
use crate::bulk;
use crate::object::{block, frames};
use crate::objects::{Cell, Target};
use crate::source::{Beside, Read, Reader, Source};
use crate::table::{Table, shape_of};
use crate::texts::Texts;
use crate::wire_out::WireOut;

/// Readings that go into a table at a time: few enough to be still in the cache.
const BLOCK: usize = 128;

/// A class over the rows of one call.
macro_rules! rows {
    ($(#[$doc:meta])* $name:ident of $item:ident as $wire:ty, $source:expr, $batch:ident, $iterator:ident) => {
        #[pyclass(frozen, module = "zhibiao", sequence)]
        $(#[$doc])*
        pub struct $name {
            rows: Arc<Rows<$wire>>,
            /// Its rows as a table, read when they are asked for: who wants objects or dicts needs none.
            batches: PyOnceLock<Vec<RecordBatch>>,
        }

        impl $name {
            fn item(&self, index: usize) -> Option<$item> {
                self.source().texts.get(index)?;
                Some($item::from(Row { rows: self.rows.clone(), index }))
            }

            fn new(source: Source) -> $name {
                $name { rows: Arc::new(Rows::new(source)), batches: PyOnceLock::new() }
            }

            fn source(&self) -> &Arc<Source> {
                &self.rows.source
            }

            fn batches(&self, py: Python<'_>, progress: Option<&Bound<'_, PyAny>>) -> PyResult<&[RecordBatch]> {
                let source = self.source();
                let read = || {
                    let own = source.clone();
                    bulk::batches(py, &source.texts, progress, move |rows| $batch(&own, rows))
                };
                self.batches.get_or_try_init(py, read).map(Vec::as_slice)
            }

            fn table_of(&self, py: Python<'_>, shape: &str) -> PyResult<Table> {
                let shape = shape_of(shape)?;
                Table::of($source, shape, self.batches(py, None)?)
            }
        }

        frames! {
            block! { $name }

            fn __len__(&self) -> usize {
                self.source().texts.len()
            }

            fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
                let len = self.__len__();
                if let Ok(slice) = index.cast::<PySlice>() {
                    let slice = slice.indices(len as isize)?;
                    let rows = (0..slice.slicelength).map(|at| slice.start + at as isize * slice.step);
                    return Ok(PyList::new(py, rows.map(|row| self.item(row as usize)))?.into_any());
                }
                let given: isize = index.extract()?;
                let row = if given < 0 { given + len as isize } else { given };
                match usize::try_from(row) {
                    Ok(row) if row < len => Ok(self.item(row).into_pyobject(py)?),
                    _ => Err(PyIndexError::new_err(format!("expected a row of {len}, found {given}"))),
                }
            }

            fn __iter__(this: &Bound<'_, Self>) -> $iterator {
                $iterator { rows: this.clone().unbind(), next: 0.into() }
            }

            /// The rows that were not read, and what is wrong with them: most often something else than text.
            #[getter]
            fn rejected<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                let all = PyDict::new(py);
                for (row, (_, message)) in &self.source().texts.refused {
                    all.set_item(row, message)?;
                }
                Ok(all)
            }

            /// The wire form of each row, None where the text is missing.
            fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                let (list, out) = (PyList::empty(py), WireOut::new(py));
                let source = self.source().clone();
                let chunks = bulk::chunks(&source.texts, bulk::FEW);
                let work = move |rows: Range<usize>| -> Vec<Option<$wire>> {
                    rows.map(|row| source.read(row)).collect()
                };
                let take = |rows: &mut Vec<Option<$wire>>| {
                    for wire in rows {
                        match wire {
                            Some(wire) => list.append(out.object(wire)?)?,
                            None => list.append(py.None())?,
                        }
                    }
                    Ok(())
                };
                bulk::without_collector(py, || bulk::run(py, &chunks, None, work, take))?;
                Ok(list)
            }

            fn __repr__(&self) -> String {
                format!(concat!("<zhibiao.", stringify!($name), ": {} rows>"), self.__len__())
            }
        }


        /// The rows, one after the other.
        #[pyclass(frozen, module = "zhibiao")]
        pub struct $iterator {
            rows: Py<$name>,
            next: std::sync::atomic::AtomicUsize,
        }

        #[pymethods]
        impl $iterator {
            fn __iter__(this: Py<Self>) -> Py<Self> {
                this
            }

            fn __next__(&self) -> Option<Option<$item>> {
                let rows = self.rows.get();
                let row = self.next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                (row < rows.__len__()).then(|| rows.item(row))
            }
        }
    };
}

rows! {
    /// The readings of a column of values: a sequence of Target, None where the text is missing, and an Arrow table.
    ///
    /// >>> values = parse_values(["≥90%", None, "约500人"])
    /// >>> len(values), values[0].kind, values[1]
    /// (3, 'threshold', None)
    /// >>> [row["value"] for row in values.table().to_dicts()]
    /// [90.0, None, 500.0]
    ParsedValues of Target as wire::Target, From::Values, values_batch, ParsedValuesIterator
}

rows! {
    /// The readings of a column of cells: a sequence of Cell, None where the text is missing, and an Arrow table.
    ///
    /// >>> cells = parse_cells(["数量指标：培训场次≥6场；培训人数300人。"])
    /// >>> [(row["row"], row["name"], row["value"]) for row in cells.table().to_dicts()]
    /// [(0, '培训场次', 6.0), (0, '培训人数', 300.0)]
    ParsedCells of Cell as wire::Cell, From::Cells, cells_batch, ParsedCellsIterator
}

/// Reads a column of values, with what stands beside it.
pub fn values(
    reader: Arc<Reader>,
    column: &Bound<'_, PyAny>,
    beside: [Option<&Bound<'_, PyAny>>; 3],
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<ParsedValues> {
    let texts = Texts::of(column, "the values")?;
    let [sign, unit, name] = beside;
    let values = ParsedValues::new(Source {
        sign: column_beside(sign, "sign", texts.len())?,
        unit: column_beside(unit, "unit", texts.len())?,
        name: column_beside(name, "name", texts.len())?,
        reader,
        texts,
    });
    if progress.is_some() {
        values.batches(column.py(), progress)?;
    }
    Ok(values)
}

fn values_batch(source: &Source, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
    let reader = &source.reader;
    let mut builder = Builder::new(From::Values, Offsets::CodePoints, reader.language);
    builder.reserve(rows.len());
    let (mut texts, mut read) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
    let mut row = rows.start;
    while row < rows.end {
        let few = row..rows.end.min(row + BLOCK);
        texts.extend(few.map_while(|row| source.texts.get(row)));
        // Readings are large: here each is made where it is to stand.
        let of_rows = (row..).zip(&texts);
        read.extend(of_rows.map(|(row, &text)| (text, source.target(row, text))));
        if read.is_empty() {
            let refused = source.texts.refused.get(&row);
            let problem = refused.map(|(code, message)| (*code, message.clone()));
            builder.missing(row as u64, problem);
            row += 1;
        } else {
            builder.values(row as u64, &read);
            row += read.len();
        }
        texts.clear();
        read.clear();
    }
    builder.finish()
}

fn column_beside(
    given: Option<&Bound<'_, PyAny>>,
    what: &str,
    rows: usize,
) -> PyResult<Option<Beside>> {
    let Some(given) = given else { return Ok(None) };
    if let Ok(text) = given.cast::<PyString>() {
        return Ok(Some(Beside::All(text.to_str()?.to_owned())));
    }
    let texts = Texts::of(given, what)?;
    if texts.len() != rows {
        return Err(PyValueError::new_err(format!(
            "expected {what} as one text or as a column of {rows} rows, like the values; found {} rows",
            texts.len()
        )));
    }
    if let Some((row, (_, message))) = texts.refused.first_key_value() {
        return Err(PyTypeError::new_err(format!(
            "{what}, row {row}: {message}"
        )));
    }
    Ok(Some(Beside::Each(texts)))
}

/// Reads a column of cells.
pub fn cells(
    reader: Arc<Reader>,
    column: &Bound<'_, PyAny>,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<ParsedCells> {
    let texts = Texts::of(column, "the cells")?;
    let cells = ParsedCells::new(Source {
        reader,
        texts,
        sign: None,
        unit: None,
        name: None,
    });
    if progress.is_some() {
        cells.batches(column.py(), progress)?;
    }
    Ok(cells)
}

fn cells_batch(source: &Source, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
    let reader = &source.reader;
    let mut builder = Builder::new(From::Cells, Offsets::CodePoints, reader.language);
    for row in rows {
        match (source.texts.get(row), source.texts.refused.get(&row)) {
            (Some(text), _) => builder.cell(row as u64, &reader.parser.parse_cell(text)),
            (None, Some((code, message))) => {
                builder.missing(row as u64, Some((*code, message.clone())));
            }
            (None, None) => {}
        }
    }
    builder.finish()
}
