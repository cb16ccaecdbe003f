//! Errors of the core as Python's exceptions.

use std::path::Path;

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use zhibiao::render::Renderer;
use zhibiao::wire::{self, OffsetMap, Offsets};
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
    let map = OffsetMap::new(error.text(), Offsets::CodePoints);
    let place = |span| {
        let span = map.span(span);
        wire::Span {
            start: span.start,
            end: span.end,
        }
    };
    let mut diagnostics = Vec::with_capacity(error.diagnostics().len());
    let mut message = error.message(language);
    for diagnostic in error.diagnostics() {
        if (diagnostic.code, diagnostic.span) == (error.code(), error.span()) {
            message = Renderer::new(error.text(), language).diagnostic(diagnostic);
        }
        let wire = wire::Diagnostic {
            code: diagnostic.code.as_str().to_owned(),
            level: diagnostic.level(),
            message: diagnostic.message(error.text(), language),
            span: place(diagnostic.span),
        };
        diagnostics.push(Py::new(py, Diagnostic(wire))?);
    }
    let span = Span(place(error.span()));
    py.import("zhibiao._errors")?.getattr("ParseError")?.call1((
        message.trim_end(),
        error.code().as_str(),
        span,
        PyTuple::new(py, diagnostics)?,
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
                PyOSError::new_err((number, strerror, path.to_owned()))
            }
            _ => PyOSError::new_err(error.message(language)),
        };
    }
    let exception = py.import("zhibiao._errors").and_then(|errors| {
        errors
            .getattr("TableError")?
            .call1((error.message(language),))
    });
    exception.map_or_else(|other| other, PyErr::from_value)
}
