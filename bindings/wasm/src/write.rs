//! Documents written as the core writes them; with the module for files only, for it takes more code than reading does.

use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::Parser;
use zhibiao_table::wire::Document;
use zhibiao_table::write::{CsvWriter, Form, Workbook, json_lines};

use crate::RawParser;
use crate::convert::failure;

#[wasm_bindgen]
impl RawParser {
    /// Begins to write in a form: `rows`, `merged`, `csv`, `jsonl` or `xlsx`.
    pub fn writer(&self, form: &str) -> Result<RawWriter, String> {
        let csv = |form| CsvWriter::new(Vec::new(), form).map(Out::Csv);
        let out = match form {
            "rows" => csv(Form::Rows),
            "merged" => csv(Form::Merged),
            "csv" => csv(Form::Tidy),
            "jsonl" => Ok(Out::Lines(Vec::new())),
            "xlsx" => Ok(Out::Book(Box::default())),
            _ => {
                let message =
                    format!("expected the form rows, merged, csv, jsonl or xlsx, found \"{form}\"");
                return Err(failure("invalid-argument", message));
            }
        };
        Ok(RawWriter {
            parser: self.parser.clone(),
            out: out.map_err(unwritten)?,
        })
    }
}

/// What documents are written to.
#[wasm_bindgen]
pub struct RawWriter {
    parser: Parser,
    out: Out,
}

enum Out {
    Csv(CsvWriter<Vec<u8>>),
    Lines(Vec<u8>),
    Book(Box<Workbook>),
}

#[wasm_bindgen]
impl RawWriter {
    /// Adds a document, or a part of one, in its wire form.
    pub fn document(&mut self, file: &str, json: &str) -> Result<(), String> {
        let document: Document = serde_json::from_str(json).map_err(|error| {
            failure(
                "invalid-argument",
                format!("expected a document in its wire form: {error}"),
            )
        })?;
        match &mut self.out {
            Out::Csv(csv) => csv.document(file, &document, &self.parser),
            Out::Lines(lines) => json_lines(&document, lines),
            Out::Book(book) => book.document(file, &document, &self.parser),
        }
        .map_err(unwritten)
    }

    /// The bytes of the file.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        match self.out {
            Out::Csv(csv) => Ok(csv.into_inner()),
            Out::Lines(lines) => Ok(lines),
            Out::Book(book) => {
                let mut bytes = Vec::new();
                book.finish(&mut std::io::Cursor::new(&mut bytes))
                    .map_err(unwritten)?;
                Ok(bytes)
            }
        }
    }
}

fn unwritten(error: std::io::Error) -> String {
    failure("unwritable", error.to_string())
}
