//! The forms in which a document is written, by the names that the command gives them.

use std::io;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use zhibiao::Parser;
use zhibiao_table::wire::Document;
use zhibiao_table::write::{self, CsvWriter, Workbook, json_lines};

/// A form.
#[derive(Clone, Copy)]
pub enum Form {
    Csv(write::Form),
    Json,
    Jsonl,
    Xlsx,
}

const FORMS: [(&str, Form); 6] = [
    ("rows", Form::Csv(write::Form::Rows)),
    ("merged", Form::Csv(write::Form::Merged)),
    ("csv", Form::Csv(write::Form::Tidy)),
    ("json", Form::Json),
    ("jsonl", Form::Jsonl),
    ("xlsx", Form::Xlsx),
];

/// The form that a caller named.
pub fn form_of(name: &str) -> PyResult<Form> {
    let form = FORMS.iter().find(|(known, _)| *known == name);
    form.map(|(_, form)| *form).ok_or_else(|| {
        let known = FORMS.map(|(name, _)| format!("`{name}`")).join(", ");
        PyValueError::new_err(format!("expected form as one of {known}, found `{name}`"))
    })
}

/// The document in a form; `source` is what it calls the file that the document is of.
pub fn bytes(
    document: &Document,
    form: Form,
    source: &str,
    parser: &Parser,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    match form {
        Form::Csv(form) => CsvWriter::new(&mut out, form)?.document(source, document, parser)?,
        Form::Json => {
            serde_json::to_writer_pretty(&mut out, document)?;
            out.push(b'\n');
        }
        Form::Jsonl => json_lines(document, &mut out)?,
        Form::Xlsx => {
            let mut book = Workbook::new();
            book.document(source, document, parser)?;
            book.finish(&mut out)?;
        }
    }
    Ok(out)
}
