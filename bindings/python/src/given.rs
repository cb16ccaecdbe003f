//! `read_table`: a file as it is handed over, into a document.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyString};
use zhibiao::wire::Offsets;
use zhibiao_table::{ReadOptions, TableError, wire};

use crate::document::Document;
use crate::error::table_error;
use crate::source::Reader;
use crate::texts::well_formed;

/// A table as it was handed over.
enum Given {
    Path(PathBuf),
    Bytes(Vec<u8>),
}

/// Reads a path, bytes, text, or what a file object yields.
pub fn read_table(
    reader: &Arc<Reader>,
    source: &Bound<'_, PyAny>,
    hidden_sheets: bool,
) -> PyResult<Document> {
    let py = source.py();
    let given = given(source)?;
    let mut options = ReadOptions::default();
    options.hidden_sheets = hidden_sheets;
    let read = py.detach(|| {
        let document = match &given {
            Given::Path(path) => zhibiao_table::read_path_with(path, &options)?,
            Given::Bytes(bytes) => zhibiao_table::read_bytes_with(bytes, &options)?,
        };
        let offsets = Offsets::CodePoints;
        let wire = wire::Document::new(&document, &reader.parser, offsets, reader.language);
        Ok::<_, TableError>(wire)
    });
    let path = match &given {
        Given::Path(path) => Some(path.as_path()),
        Given::Bytes(_) => None,
    };
    read.map(|wire| Document::read_by(reader.clone(), wire))
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
        let hint = match found.as_str() {
            "DataFrame" => {
                "; of a frame pass frame.to_csv(index=False), or better the file it came from"
            }
            _ => "",
        };
        PyTypeError::new_err(format!(
            "expected a table as a path, bytes, the text itself (a str with line breaks) or a file object, found {found}{hint}"
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
