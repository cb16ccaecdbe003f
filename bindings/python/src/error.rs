//! Errors of the core as Python's exceptions.

use std::path::Path;

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use zhibiao::render::Renderer;
use zhibiao::wire::{self, Offsets};
use zhibiao::{Error, Language};
use zhibiao_table::TableError;

use crate::objects::{Diagnostic, Span};

/// `zhibiao.ParseError`, which Python defines so that it can be subclassed and pickled.
pub fn parse_error(py: Python<'_>, error: &Error, language: Language) -> PyErr {
    match build(py, error, language) {
        Ok(exception) => PyErr::from_value(exception),
        Err(other) => other,
    }
}

fn build<'py>(py: Python<'py>, error: &Error, language: Language) -> PyResult<Bound<'py, PyAny>> {
    let wire = wire::Error::new(error, Offsets::CodePoints, language);
    let worst =
        |found: &&zhibiao::Diagnostic| (found.code, found.span) == (error.code(), error.span());
    let shown = error
        .diagnostics()
        .iter()
        .find(worst)
        .map(|found| Renderer::new(error.text(), language).diagnostic(found));
    let diagnostics = wire
        .diagnostics
        .into_iter()
        .map(|found| Py::new(py, Diagnostic(found)));
    py.import("zhibiao._errors")?.getattr("ParseError")?.call1((
        shown.unwrap_or(wire.message).trim_end(),
        wire.code,
        Span(wire.span),
        PyTuple::new(py, diagnostics.collect::<PyResult<Vec<_>>>()?)?,
    ))
}

/// OSError for a file that could not be opened, `zhibiao.TableError` for one that holds no table.
pub fn table_error(
    py: Python<'_>,
    error: TableError,
    path: Option<&Path>,
    language: Language,
) -> PyErr {
    if let TableError::Io(io) = &error {
        return match (io.raw_os_error(), path) {
            // Python picks the subclass, FileNotFoundError and so on, from the number.
            (Some(number), Some(path)) => {
                let strerror = io.to_string();
                let strerror = strerror
                    .split(" (os error")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                PyOSError::new_err((number, strerror, path.as_os_str().to_owned()))
            }
            _ => PyOSError::new_err(error.message(language)),
        };
    }
    let exception = py.import("zhibiao._errors").and_then(|errors| {
        errors
            .getattr("TableError")?
            .call1((error.message(language), error.code()))
    });
    exception.map_or_else(|other| other, PyErr::from_value)
}
