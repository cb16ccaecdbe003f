//! `zhibiao.Table`: record batches that any dataframe takes.

use arrow_array::cast::AsArray;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray};
use arrow_schema::{DataType, SchemaRef};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyString};
use zhibiao_arrow::{Shape, Source, columns, measures, schema};

use crate::bulk::{arrow_error, without_collector};

/// Readings as an Arrow table: anything that takes an Arrow stream takes it as it is.
///
/// >>> table = parse_values(["≥90%", "约500人"]).table()
/// >>> table.num_rows, table.column_names[:3]
/// (2, ['row', 'kind', 'text'])
/// >>> [(row["op"], row["value"], row["unit"]) for row in table.to_dicts()]
/// [('>=', 90.0, '%'), ('~', 500.0, '人')]
#[pyclass(frozen, module = "zhibiao")]
pub struct Table {
    source: Source,
    shape: Shape,
    batches: Vec<RecordBatch>,
}

/// The shape that a caller named.
pub fn shape_of(name: &str) -> PyResult<Shape> {
    match name {
        "indicators" => Ok(Shape::Indicators),
        "measures" => Ok(Shape::Measures),
        other => Err(PyValueError::new_err(format!(
            "expected shape as `indicators` (a row for each) or `measures`, found `{other}`"
        ))),
    }
}

impl Table {
    /// Rows of the shape `indicators`, turned into another one.
    pub fn of(source: Source, shape: Shape, indicators: &[RecordBatch]) -> PyResult<Table> {
        let batches = match shape {
            Shape::Indicators => indicators.to_vec(),
            Shape::Measures => indicators
                .iter()
                .map(|batch| measures(source, batch))
                .collect::<Result<_, _>>()
                .map_err(arrow_error)?,
        };
        Ok(Table {
            source,
            shape,
            batches,
        })
    }

    fn schema(&self) -> SchemaRef {
        schema(self.source, self.shape)
    }

    fn helper<'py>(this: &Bound<'py, Self>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        this.py()
            .import("zhibiao._frames")?
            .call_method1(name, (this,))
    }
}

#[pymethods]
impl Table {
    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(
            py,
            self.schema()
                .fields()
                .iter()
                .map(|field| field.name().clone()),
        )
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    /// The Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema = None))]
    pub fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        if let Some(requested) = requested_schema {
            // To cast here would take all of Arrow's kernels for what pyarrow alone asks for, and has.
            let helper = py.import("zhibiao._frames")?.getattr("cast")?;
            let own = self.head(usize::MAX).into_pyobject(py)?;
            if let Ok(stream) = helper.call1((own, requested))?.cast_into() {
                return Ok(stream);
            }
        }
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The Arrow PyCapsule interface, for the schema alone.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema().as_ref()).map_err(arrow_error)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// A pyarrow.Table.
    pub fn to_arrow<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Table::helper(this, "to_arrow")
    }

    /// A pandas.DataFrame.
    pub fn to_pandas<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Table::helper(this, "to_pandas")
    }

    /// A polars.DataFrame.
    pub fn to_polars<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Table::helper(this, "to_polars")
    }

    /// The columns as lists, by name.
    fn to_columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for (index, field) in self.schema().fields().iter().enumerate() {
            let list = PyList::empty(py);
            for batch in &self.batches {
                let column = batch.column(index);
                for row in 0..batch.num_rows() {
                    list.append(cell(py, column, row)?)?;
                }
            }
            all.set_item(field.name(), list)?;
        }
        Ok(all)
    }

    /// The rows as dicts, every column present, None where it is empty.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        without_collector(py, || {
            for batch in &self.batches {
                let all = StructArray::from(batch.clone());
                for row in 0..batch.num_rows() {
                    rows.append(dict(py, &all, row)?)?;
                }
            }
            Ok(rows)
        })
    }

    fn __repr__(&self) -> String {
        let shape = match self.shape {
            Shape::Indicators => "indicators",
            Shape::Measures => "measures",
        };
        format!(
            "<zhibiao.Table of {shape}: {} rows, {} columns>",
            self.num_rows(),
            self.schema().fields().len()
        )
    }

    fn _repr_html_<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        this.py()
            .import("zhibiao._html")?
            .call_method1("table", (this,))
    }

    /// The first rows as a table of their own.
    #[pyo3(signature = (count = 5))]
    fn head(&self, count: usize) -> Table {
        let mut left = count;
        let mut batches = Vec::new();
        for batch in &self.batches {
            let part = batch.slice(0, left.min(batch.num_rows()));
            left -= part.num_rows();
            batches.push(part);
        }
        Table { batches, ..*self }
    }
}

/// The columns of a shape: name, type and meaning.
pub fn describe(source: &str, shape: &str) -> PyResult<Vec<(&'static str, String, &'static str)>> {
    let source = match source {
        "values" => Source::Values,
        "cells" => Source::Cells,
        "document" => Source::Document,
        other => {
            return Err(PyValueError::new_err(format!(
                "expected source as `values`, `cells` or `document`, found `{other}`"
            )));
        }
    };
    let all = columns(source, shape_of(shape)?);
    Ok(all
        .into_iter()
        .map(|column| (column.name, column.kind(), column.about))
        .collect())
}

/// One value of a column as a Python object.
fn cell<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    let object = match column.data_type() {
        DataType::Utf8 => PyString::new(py, column.as_string::<i32>().value(row)).into_any(),
        DataType::LargeUtf8 => PyString::new(py, column.as_string::<i64>().value(row)).into_any(),
        DataType::Float64 => {
            let value = column.as_primitive::<Float64Type>().value(row);
            value.into_pyobject(py)?.into_any()
        }
        DataType::UInt32 => {
            let value = column.as_primitive::<UInt32Type>().value(row);
            value.into_pyobject(py)?.into_any()
        }
        DataType::UInt64 => {
            let value = column.as_primitive::<UInt64Type>().value(row);
            value.into_pyobject(py)?.into_any()
        }
        DataType::Boolean => {
            let value = column.as_boolean().value(row);
            value.into_pyobject(py)?.to_owned().into_any()
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            let items = items.as_struct();
            let rows = (0..items.len()).map(|item| dict(py, items, item));
            PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?.into_any()
        }
        other => {
            return Err(PyRuntimeError::new_err(format!(
                "no column of a Table holds {other}"
            )));
        }
    };
    Ok(object)
}

fn dict<'py>(py: Python<'py>, all: &StructArray, row: usize) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (field, column) in all.fields().iter().zip(all.columns()) {
        dict.set_item(PyString::intern(py, field.name()), cell(py, column, row)?)?;
    }
    Ok(dict)
}
