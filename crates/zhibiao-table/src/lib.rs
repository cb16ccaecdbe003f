//! Reads files of China's budget-performance tables (绩效目标表) into projects and their indicators.
//!
//! A file becomes a [`Grid`] of cells, whatever its container; a layout finds the header rows in the grid and
//! makes a [`Document`] of projects; [`zhibiao`] reads what stands in their cells.
//!
//! Read now: tab-separated text as pasted from a spreadsheet, with one project a row and its indicators in one
//! cell. Columns are found by their names, in any order.
//!
//! ```
//! let text = "2022年项目绩效目标表\n\n项目名称\t绩效指标\n体检\t1、产出指标：体检人数，年度指标值：30人。\n";
//! let document = zhibiao_table::read_tsv(text)?;
//! let project = &document.projects[0];
//! assert_eq!(project.name.as_deref(), Some("体检"));
//! assert_eq!(project.table.as_deref(), Some("2022年项目绩效目标表"));
//! let parser = zhibiao::Parser::new();
//! assert_eq!(project.cell(&parser).indicators.len(), 1);
//! # Ok::<(), zhibiao_table::TableError>(())
//! ```

mod diagnostic;
mod document;
mod error;
mod grid;
mod indicator;
mod layout;
mod tsv;
pub mod wire;

use std::path::Path;

pub use diagnostic::{TableCode, TableDiagnostic};
pub use document::{Document, Extra, Project, Text};
pub use error::{Found, TableError};
pub use grid::{Cover, Grid, GridCell, GridRow, Place};
pub use indicator::{Cells, Indicator};

/// Reads tab-separated text, as pasted from a spreadsheet or saved as Unicode text.
///
/// A cell in quotes may hold tabs, line breaks and doubled quotes. The document borrows from `text`.
///
/// # Errors
/// When no header row names a column of indicators.
pub fn read_tsv(text: &str) -> Result<Document<'_>, TableError> {
    layout::document(tsv::grid(text))
}

/// Reads a grid of cells that the caller has at hand, such as the rows of a web page's table.
///
/// # Errors
/// When no header row names a column of indicators.
///
/// ```
/// let grid = zhibiao_table::Grid::from_rows([vec!["项目名称", "绩效指标"], vec!["体检", "人数30人"]]);
/// let document = zhibiao_table::read_grid(grid)?;
/// assert_eq!(document.projects[0].name.as_deref(), Some("体检"));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub fn read_grid(grid: Grid<'_>) -> Result<Document<'_>, TableError> {
    layout::document(grid)
}

/// Reads the bytes of a file: UTF-8 text with tabs, with or without a byte order mark.
///
/// # Errors
/// When the bytes are something else, or no header row names a column of indicators.
///
/// ```
/// let error = zhibiao_table::read_bytes(b"\xcf\xee\xc4\xbf").unwrap_err();
/// assert!(error.to_string().contains("save the file as UTF-8"));
/// ```
pub fn read_bytes(bytes: &[u8]) -> Result<Document<'_>, TableError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_tsv(text),
        Err(error) => Err(TableError::not_utf8(bytes, error.valid_up_to())),
    }
}

/// Reads a file; see [`read_bytes`].
///
/// # Errors
/// When the file cannot be opened or read, and as [`read_bytes`].
pub fn read_path(path: impl AsRef<Path>) -> Result<Document<'static>, TableError> {
    let bytes = std::fs::read(path)?;
    read_bytes(&bytes).map(Document::into_owned)
}
