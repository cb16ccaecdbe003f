//! Tables: text or rows of cells in, a document out.

use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::wire::Offsets;
use zhibiao_table::{Document, Grid, SpanCell, TableError, wire};

use crate::convert::{failure, json};
use crate::texts::Texts;
use crate::{Json, RawParser};

#[wasm_bindgen]
impl RawParser {
    /// Reads a table from text.
    #[wasm_bindgen(js_name = tableText)]
    pub fn table_text(&self, text: &str) -> Json {
        self.document(zhibiao_table::read_bytes(text.as_bytes()))
    }

    /// Reads a table from its cells: their texts joined, for each cell its length, columns and rows
    /// spanned, and for each row how many cells it has.
    #[wasm_bindgen(js_name = tableRows)]
    pub fn table_rows(&self, joined: &str, cells: &[u32], rows: &[u32]) -> Json {
        self.document(zhibiao_table::read_grid(grid(joined, cells, rows)))
    }

    fn document(&self, document: Result<Document<'_>, TableError>) -> Json {
        let document = document.map_err(|e| failure(e.code(), e.message(self.language)))?;
        json(&wire::Document::new(
            &document,
            &self.parser,
            Offsets::Utf16,
            self.language,
        ))
    }
}

/// Words of each cell: its text's length, the columns and the rows it spans.
const CELL: usize = 3;

fn grid<'a>(joined: &'a str, cells: &[u32], rows: &[u32]) -> Grid<'a> {
    let lengths: Vec<u32> = cells.chunks_exact(CELL).map(|cell| cell[0]).collect();
    let spans = cells.chunks_exact(CELL).map(|cell| (cell[1], cell[2]));
    let mut all = Texts::new(joined, &lengths)
        .zip(spans)
        .map(|(text, (columns, rows))| SpanCell {
            text: text.into(),
            columns,
            rows,
        });
    Grid::from_spans(
        rows.iter()
            .map(|count| all.by_ref().take(*count as usize).collect())
            .collect::<Vec<_>>(),
    )
}
