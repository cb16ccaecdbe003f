//! Reads files of China's budget-performance tables (绩效目标表) into projects and their indicators.
//!
//! A file becomes a [`Grid`] of cells, whatever its container; a layout finds the header rows in the grid and
//! makes a [`Document`] of projects; [`zhibiao`] reads what stands in their cells.
//!
//! Formats: text with tabs or another delimiter, Markdown, HTML, XLSX, XLS, ODS and DOCX, told by the content. Layouts: a
//! project a row with its indicators in one cell, an indicator a row, and the form with labels beside their values. Columns
//! are found by their names, in any order.
//!
//! ```
//! let text = "2022年项目绩效目标表\n\n项目名称\t绩效指标\n体检\t1、产出指标：体检人数，年度指标值：30人。\n";
//! let document = zhibiao_table::read_tsv(text)?;
//! let project = &document.projects[0];
//! assert_eq!(project.name.as_deref(), Some("体检"));
//! assert_eq!(project.table.as_deref(), Some("2022年项目绩效目标表"));
//! let parser = zhibiao::Parser::new();
//! assert_eq!(project.readings(&parser).len(), 1);
//! # Ok::<(), zhibiao_table::TableError>(())
//! ```

mod container;
mod diagnostic;
mod document;
mod error;
mod found;
mod grid;
mod indicator;
mod layout;
mod limits;
mod spans;
mod stream;
mod text;
pub mod wire;
pub mod write;

use std::path::Path;

pub use container::{Format, Grids};
pub use diagnostic::{TableCode, TableDiagnostic};
pub use document::{Document, Project};
pub use error::TableError;
pub use found::Found;
pub use grid::{Cover, Grid, GridCell, GridRow, Place};
pub use indicator::{Cells, Indicator};
pub use layout::Reader;
pub use limits::{Limit, Limits, ReadOptions};
pub use spans::SpanCell;
pub use stream::stream;
pub use text::{Extra, Text};

/// Reads tab-separated text, as pasted from a spreadsheet or saved as Unicode text.
///
/// A cell in quotes may hold tabs, line breaks and doubled quotes. The document borrows from `text`.
///
/// # Errors
/// When no header row names a column of indicators.
pub fn read_tsv(text: &str) -> Result<Document<'_>, TableError> {
    layout::document([container::delimited::tsv(text)])
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
    layout::document([grid])
}

/// Reads several grids of one file: its sheets, or the tables of a page.
///
/// # Errors
/// When no grid has a header.
pub fn read_grids<'a>(
    grids: impl IntoIterator<Item = Grid<'a>>,
) -> Result<Document<'a>, TableError> {
    layout::document(grids)
}

/// Reads the bytes of a file, whatever its format: text with tabs or another delimiter, HTML, XLSX, XLS, ODS, DOCX;
/// text in UTF-8, GB18030, UTF-16 or Big5. Format and encoding are told by the content.
///
/// # Errors
/// When the bytes are something else, damaged or beyond the limits, or when no header row names a column of indicators.
///
/// ```
/// let gb18030 = b"\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6,\xbc\xa8\xd0\xa7\xd6\xb8\xb1\xea\n\xcc\xe5\xbc\xec,\xc8\xcb\xca\xfd30\xc8\xcb\n";
/// let document = zhibiao_table::read_bytes(gb18030)?;
/// assert_eq!(document.projects[0].name.as_deref(), Some("体检"));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub fn read_bytes(bytes: &[u8]) -> Result<Document<'_>, TableError> {
    read_bytes_with(bytes, &ReadOptions::default())
}

/// Reads the bytes of a file within the caller's limits; see [`read_bytes`].
///
/// # Errors
/// As [`read_bytes`].
pub fn read_bytes_with<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
) -> Result<Document<'a>, TableError> {
    stream::whole(bytes, options)
}

/// Reads the bytes of a file as far as its cells, a grid for each sheet or table.
///
/// # Errors
/// When the bytes are of no known format, damaged or beyond the limits.
///
/// ```
/// let options = zhibiao_table::ReadOptions::default();
/// let page = "<table><tr><td>甲<td>乙<tr><td colspan=2>丙</table>";
/// let grids = zhibiao_table::bytes_to_grids(page.as_bytes(), &options)?.grids;
/// assert_eq!(grids[0].rows[0].cells[1].text, "乙");
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub fn bytes_to_grids<'a>(bytes: &'a [u8], options: &ReadOptions) -> Result<Grids<'a>, TableError> {
    let mut sink = container::Collected::new(&options.limits);
    container::read(bytes, options, &mut sink)?;
    Ok(sink.grids)
}

/// Reads a file; see [`read_bytes`].
///
/// # Errors
/// When the file cannot be opened or read, and as [`read_bytes`].
pub fn read_path(path: impl AsRef<Path>) -> Result<Document<'static>, TableError> {
    read_path_with(path, &ReadOptions::default())
}

/// Reads a file within the caller's limits; see [`read_bytes`]. To read a file larger than memory, see [`stream()`].
///
/// # Errors
/// When the file cannot be opened or read, and as [`read_bytes`].
pub fn read_path_with(
    path: impl AsRef<Path>,
    options: &ReadOptions,
) -> Result<Document<'static>, TableError> {
    stream::whole_source(std::fs::File::open(path)?, options)
}
