//! Columns of text, from anything that holds one: Arrow arrays and streams as they are, other iterables copied.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use arrow_array::builder::LargeStringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray, StructArray};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyFloat, PyString};
use pyo3_arrow::input::AnyArray;

/// Rows copied between two looks at the signals.
const ROWS: usize = 1 << 16;

/// Bytes of the longest text that is read in a column; one at a time there is no such limit.
const LONGEST: usize = 64 << 20;

/// A column of texts, some of them missing.
#[derive(Default)]
pub struct Texts {
    chunks: Vec<Chunk>,
    /// The row at which each chunk begins.
    starts: Vec<usize>,
    len: usize,
    /// Rows that are not read: the code and the message that say why.
    pub refused: BTreeMap<usize, (&'static str, String)>,
}

enum Chunk {
    Utf8(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Chunk {
    fn len(&self) -> usize {
        match self {
            Chunk::Utf8(array) => array.len(),
            Chunk::Large(array) => array.len(),
            Chunk::View(array) => array.len(),
        }
    }

    fn bytes(&self, rows: Range<usize>) -> usize {
        match self {
            Chunk::Utf8(array) => {
                let ends = array.value_offsets();
                (ends[rows.end] - ends[rows.start]) as usize
            }
            Chunk::Large(array) => {
                let ends = array.value_offsets();
                (ends[rows.end] - ends[rows.start]) as usize
            }
            Chunk::View(array) => rows
                .filter(|&row| array.is_valid(row))
                .map(|row| array.value(row).len())
                .sum(),
        }
    }
}

impl Texts {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The text of a row; `None` where it is missing or not read.
    pub fn get(&self, row: usize) -> Option<&str> {
        if !self.refused.is_empty() && self.refused.contains_key(&row) {
            return None;
        }
        self.raw(row)
    }

    fn raw(&self, row: usize) -> Option<&str> {
        let chunk = self
            .starts
            .partition_point(|&start| start <= row)
            .checked_sub(1)?;
        let at = row - self.starts[chunk];
        fn text<'a, A: Array + Copy>(
            array: A,
            at: usize,
            value: impl Fn(A, usize) -> &'a str,
        ) -> Option<&'a str> {
            (at < array.len() && array.is_valid(at)).then(|| value(array, at))
        }
        match &self.chunks[chunk] {
            Chunk::Utf8(array) => text(array, at, |array, at| array.value(at)),
            Chunk::Large(array) => text(array, at, |array, at| array.value(at)),
            Chunk::View(array) => text(array, at, |array, at| array.value(at)),
        }
    }

    /// Bytes of the texts of these rows, at once where they stand one after the other.
    pub fn bytes(&self, rows: Range<usize>) -> usize {
        let first = self.starts.partition_point(|&start| start <= rows.start);
        let (first, mut bytes) = (first.saturating_sub(1), 0);
        for (chunk, &start) in self.chunks[first..].iter().zip(&self.starts[first..]) {
            if start >= rows.end {
                break;
            }
            let at = |row: usize| row.saturating_sub(start).min(chunk.len());
            bytes += chunk.bytes(at(rows.start)..at(rows.end));
        }
        bytes
    }

    /// A column of one text.
    pub fn one(text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.push(Chunk::Utf8(StringArray::from(vec![text])));
        texts
    }

    /// The texts of a column; `what` names the argument in messages.
    pub fn of(column: &Bound<'_, PyAny>, what: &str) -> PyResult<Texts> {
        let py = column.py();
        if column.is_instance_of::<PyString>()
            || column.is_instance_of::<PyBytes>()
            || column.is_instance_of::<PyByteArray>()
            || column.is_instance_of::<PyDict>()
        {
            return Err(unfit(what, &column.get_type().name()?.to_string()));
        }
        let arrow = column.hasattr(intern!(py, "__arrow_c_array__"))?
            || column.hasattr(intern!(py, "__arrow_c_stream__"))?;
        if arrow {
            match column.extract::<AnyArray>() {
                Ok(arrow) => return Ok(Texts::of_arrow(arrow, what)?.without_long_ones()),
                // A pandas column of mixed objects has no Arrow form, but its rows can be had one by one.
                Err(error) if !column.hasattr(intern!(py, "__iter__"))? => return Err(error),
                Err(_) => {}
            }
        }
        Ok(Texts::of_rows(column, what)?.without_long_ones())
    }

    /// Refuses rows so long that what is read from them could outgrow a column of Arrow's.
    fn without_long_ones(mut self) -> Texts {
        if self.bytes(0..self.len) <= LONGEST {
            return self;
        }
        for row in 0..self.len {
            if self.raw(row).is_some_and(|text| text.len() > LONGEST) {
                let message = format!(
                    "expected a text of at most {} MiB, found more; split it",
                    LONGEST >> 20
                );
                self.refused.insert(row, ("text-too-long", message));
            }
        }
        self
    }

    fn push(&mut self, chunk: Chunk) {
        let len = chunk.len();
        if len > 0 {
            self.chunks.push(chunk);
            self.starts.push(self.len);
            self.len += len;
        }
    }

    fn of_arrow(arrow: AnyArray, what: &str) -> PyResult<Texts> {
        let mut texts = Texts::default();
        for array in arrow.into_reader()? {
            let array = array.map_err(arrow_error)?;
            texts.push_array(&array, what)?;
        }
        Ok(texts)
    }

    fn push_array(&mut self, array: &ArrayRef, what: &str) -> PyResult<()> {
        let chunk = match array.data_type() {
            DataType::Utf8 => Chunk::Utf8(array.as_string::<i32>().clone()),
            DataType::LargeUtf8 => Chunk::Large(array.as_string::<i64>().clone()),
            DataType::Utf8View => Chunk::View(array.as_string_view().clone()),
            DataType::Struct(_) => {
                return self.push_array(only_column(array.as_struct(), what)?, what);
            }
            DataType::Dictionary(_, values) if values.is_string() => {
                Chunk::Large(spelled_out(array, what)?)
            }
            other if array.logical_null_count() < array.len() => {
                return Err(unfit(what, &format!("a column of {other}")));
            }
            _ => Chunk::Utf8(StringArray::new_null(array.len())),
        };
        self.push(chunk);
        Ok(())
    }

    fn of_rows(column: &Bound<'_, PyAny>, what: &str) -> PyResult<Texts> {
        let rows = column
            .try_iter()
            .map_err(|_| match column.get_type().name() {
                Ok(found) => unfit(what, &found.to_string()),
                Err(error) => error,
            })?;
        let mut builder = LargeStringBuilder::new();
        let mut refused = BTreeMap::new();
        let mut found_text = false;
        let mut first_refused = None;
        for (index, row) in rows.enumerate() {
            let row = row?;
            if index % ROWS == ROWS - 1 {
                column.py().check_signals()?;
            }
            if let Ok(text) = row.cast::<PyString>() {
                found_text = true;
                builder.append_value(well_formed(text)?);
                continue;
            }
            builder.append_null();
            if !is_missing(&row)? {
                let found = row.get_type().name()?;
                let message = format!("expected text, found {found}; convert the column to str");
                refused.insert(index, ("not-text", message));
                first_refused.get_or_insert(found.to_string());
            }
        }
        if let (false, Some(found)) = (found_text, first_refused) {
            return Err(unfit(what, &format!("rows of {found}")));
        }
        let mut texts = Texts {
            refused,
            ..Texts::default()
        };
        texts.push(Chunk::Large(builder.finish()));
        Ok(texts)
    }
}

/// The one column of a table.
fn only_column<'a>(table: &'a StructArray, what: &str) -> PyResult<&'a ArrayRef> {
    match table.columns() {
        [column] => Ok(column),
        _ => Err(unfit(
            what,
            &format!(
                "a table with the columns {}",
                table.column_names().join(", ")
            ),
        )),
    }
}

/// The texts that the keys of a dictionary stand for.
fn spelled_out(array: &ArrayRef, what: &str) -> PyResult<LargeStringArray> {
    let dictionary = array.as_any_dictionary();
    let mut values = Texts::default();
    values.push_array(dictionary.values(), what)?;
    if values.len() == 0 {
        return Ok(LargeStringArray::new_null(array.len()));
    }
    let keys = dictionary.normalized_keys();
    let row = |(row, key)| array.is_valid(row).then(|| values.raw(key)).flatten();
    Ok(keys.into_iter().enumerate().map(row).collect())
}

fn unfit(what: &str, found: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "expected {what} as a column of text: a list of str or None, a pandas or polars Series, a pyarrow array or any \
         Arrow stream of one column; found {found}"
    ))
}

fn arrow_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow stream could not be read: {error}"))
}

/// `None`, a float that is not a number, and what pandas calls missing.
fn is_missing(row: &Bound<'_, PyAny>) -> PyResult<bool> {
    if row.is_none() {
        return Ok(true);
    }
    if let Ok(float) = row.cast::<PyFloat>() {
        return Ok(float.value().is_nan());
    }
    let name = row.get_type().name()?;
    Ok(["NAType", "NaTType"].contains(&name.to_str()?))
}

/// The text of an argument.
pub fn text_of<'a>(value: &'a Bound<'_, PyAny>, what: &str) -> PyResult<Cow<'a, str>> {
    match value.cast::<PyString>() {
        Ok(text) => well_formed(text),
        Err(_) => Err(PyTypeError::new_err(format!(
            "expected {what} as str, found {}",
            value.get_type().name()?
        ))),
    }
}

/// The text as UTF-8; a lone surrogate, which has none, becomes U+FFFD, so that offsets stay what they are.
pub fn well_formed<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = text.to_str() {
        return Ok(Cow::Borrowed(text));
    }
    let encoded = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let mut bytes = encoded.cast::<PyBytes>()?.as_bytes().to_vec();
    for at in 0..bytes.len().saturating_sub(2) {
        // Surrogates are ED A0 80 to ED BF BF; no other character begins so.
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    String::from_utf8(bytes)
        .map(Cow::Owned)
        .map_err(|error| PyValueError::new_err(error.to_string()))
}
