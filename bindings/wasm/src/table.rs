//! Tables: text, rows of cells or files in, documents out, whole or in parts.

use std::vec::IntoIter;

use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::wire::Offsets;
use zhibiao::{Language, Parser};
use zhibiao_table::{
    Document, Grid, GridRow, Grids, ReadOptions, Reader, SpanCell, TableDiagnostic, TableError,
    bytes_to_grids, wire,
};

use crate::convert::{failure, json};
use crate::texts::Texts;
use crate::{Json, RawParser};

#[wasm_bindgen]
impl RawParser {
    /// Begins to read a table, of a workbook hidden sheets too if that is asked for.
    pub fn table(&self, hidden_sheets: bool) -> RawTable {
        let mut options = ReadOptions::default();
        options.hidden_sheets = hidden_sheets;
        RawTable {
            options,
            parser: self.parser.clone(),
            language: self.language,
            reader: Some(Reader::new()),
            grids: Vec::new(),
            queue: Vec::new().into_iter(),
            rows: Vec::new().into_iter(),
            remarks: Vec::new(),
            total: 0,
            done: 0,
        }
    }
}

/// A table that is being read; spans count UTF-16 code units.
#[wasm_bindgen]
pub struct RawTable {
    parser: Parser,
    language: Language,
    options: ReadOptions,
    /// Nothing once it has ended.
    reader: Option<Reader<'static>>,
    grids: Vec<Grid<'static>>,
    queue: IntoIter<Grid<'static>>,
    rows: IntoIter<GridRow<'static>>,
    remarks: Vec<TableDiagnostic>,
    total: usize,
    done: usize,
}

#[wasm_bindgen]
impl RawTable {
    /// Adds a file, or text in UTF-8.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), String> {
        let read = bytes_to_grids(bytes, &self.options);
        let Grids { grids, diagnostics } = read.map_err(|error| self.failure(&error))?;
        self.remarks.extend(diagnostics);
        for grid in grids {
            self.add(grid);
        }
        Ok(())
    }

    /// Adds a table by its cells: their texts joined, for each cell its length, columns and rows spanned,
    /// and for each row how many cells it has.
    pub fn cells(&mut self, joined: &str, cells: &[u32], rows: &[u32]) {
        let lengths: Vec<u32> = cells.chunks_exact(CELL).map(|cell| cell[0]).collect();
        let spans = cells.chunks_exact(CELL).map(|cell| (cell[1], cell[2]));
        let mut all = Texts::new(joined, &lengths)
            .zip(spans)
            .map(|(text, (columns, rows))| SpanCell {
                text: text.into(),
                columns,
                rows,
            });
        let rows: Vec<Vec<_>> = rows
            .iter()
            .map(|count| all.by_ref().take(*count as usize).collect())
            .collect();
        self.add(Grid::from_spans(rows));
    }

    /// Rows in all.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Rows read.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Reads as many rows, and returns what is finished by then; nothing once all is told.
    pub fn read(&mut self, rows: usize) -> Result<Option<String>, String> {
        let Some(reader) = &mut self.reader else {
            return Ok(None);
        };
        if !self.grids.is_empty() {
            self.queue = std::mem::take(&mut self.grids).into_iter();
        }
        let mut left = rows.max(1);
        while left > 0 {
            if let Some(row) = self.rows.next() {
                reader.row(row);
                self.done += 1;
                left -= 1;
            } else if let Some(grid) = self.queue.next() {
                reader.grid(grid.sheet.as_deref());
                self.rows = grid.rows.into_iter();
            } else {
                return self.finish().map(Some);
            }
        }
        let mut document = reader.drain();
        document.diagnostics.append(&mut self.remarks);
        self.told(&document).map(Some)
    }
}

impl RawTable {
    fn add(&mut self, grid: Grid<'_>) {
        self.total += grid.rows.len();
        self.grids.push(Grid {
            sheet: grid.sheet,
            rows: grid.rows.into_iter().map(GridRow::into_owned).collect(),
        });
    }

    fn finish(&mut self) -> Json {
        let reader = self.reader.take().unwrap_or_default();
        let mut document = reader.finish().map_err(|error| self.failure(&error))?;
        document.diagnostics.append(&mut self.remarks);
        self.told(&document)
    }

    fn failure(&self, error: &TableError) -> String {
        let mut message = error.message(self.language);
        if cfg!(not(feature = "files")) {
            message.push_str(other_module(error, self.language));
        }
        failure(error.code(), message)
    }

    /// The document, and which of its projects go on with the one before.
    fn told(&self, document: &Document<'_>) -> Json {
        let wire = wire::Document::new(document, &self.parser, Offsets::Utf16, self.language);
        let going_on: Vec<bool> = document
            .projects
            .iter()
            .map(|project| project.part > 0)
            .collect();
        json(&(wire, going_on))
    }
}

/// What the module for files reads and this one does not.
fn other_module(error: &TableError, language: Language) -> &'static str {
    match (error, language) {
        (TableError::NotText { .. }, Language::English) => {
            "; this module reads UTF-8 alone, zhibiao/files other encodings too"
        }
        (TableError::NotText { .. }, Language::Chinese) => {
            "；此模块只读UTF-8，zhibiao/files还读其他编码"
        }
        (TableError::Unsupported { .. }, Language::English) => {
            "; this module reads text alone, zhibiao/files XLSX, XLS, ODS, DOCX and HTML too"
        }
        (TableError::Unsupported { .. }, Language::Chinese) => {
            "；此模块只读文本，zhibiao/files还读XLSX、XLS、ODS、DOCX和HTML"
        }
        _ => "",
    }
}

/// Words of each cell: its text's length, the columns and the rows it spans.
const CELL: usize = 3;
