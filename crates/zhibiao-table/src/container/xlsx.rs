//! Workbooks of Excel since 2007, read sheet by sheet as they stream out of the package.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xlsx};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::grid::Place;
use crate::limits::ReadOptions;

use super::number_format::{Formats, code_of};
use super::sheet::{Area, SheetRows};
use super::sink::Sink;
use super::{Format, package, plain_number};

/// Bytes of a cell at least: `<c/>`.
const CELL_BYTES: u64 = 4;

/// Pushes the rows of all sheets.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let (archive, unpacked) = package::checked(bytes, Format::Xlsx, &options.limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut formats = Formats::new(book.has_1904_epoch());
    let sheets = book.sheets_metadata().to_vec();
    // Sheets that share a part would multiply it.
    let mut cells_left = unpacked / CELL_BYTES;
    if sheets.len() > archive.len() {
        return Err(broken("more sheets than parts"));
    }
    for sheet in sheets {
        if wanted(&sheet, options, sink) {
            let mut reader = SheetReader {
                book: &mut book,
                formats: &mut formats,
                options,
                cells_left: &mut cells_left,
            };
            reader.read(&sheet.name, sink)?;
        }
    }
    Ok(())
}

/// Sheets of cells that are shown, or all if hidden ones are asked for.
fn wanted<'a>(sheet: &Sheet, options: &ReadOptions, sink: &mut dyn Sink<'a>) -> bool {
    if sheet.typ != SheetType::WorkSheet {
        return false;
    }
    let shown = sheet.visible == SheetVisible::Visible || options.hidden_sheets;
    if !shown {
        let place = Place { row: 1, column: 1 };
        let remark = TableDiagnostic::new(TableCode::HiddenSheet, place, &sheet.name);
        sink.remark(remark);
    }
    shown
}

/// What the sheets of a workbook share.
struct SheetReader<'r, 'b> {
    book: &'r mut Xlsx<Cursor<&'b [u8]>>,
    formats: &'r mut Formats,
    options: &'r ReadOptions,
    cells_left: &'r mut u64,
}

impl SheetReader<'_, '_> {
    fn read<'a>(&mut self, name: &str, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        let SheetReader {
            book,
            formats,
            options,
            cells_left,
        } = self;
        let merged = book.merge_cells_by_sheet_name(name).map_err(broken)?;
        let merged = merged.iter().map(area).collect();
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        sink.sheet(Some(name))?;
        let mut rows = SheetRows::new(merged, &options.limits);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let place = cell.get_position();
            **cells_left = cells_left
                .checked_sub(1)
                .ok_or_else(|| broken("sheets that share a part"))?;
            let code = || {
                let format = cells.styles().get(style)?.number_format.as_ref()?;
                let known = format.format_id.and_then(code_of);
                Some(known.map_or(Cow::Borrowed(&*format.format_code), Cow::Borrowed))
            };
            let text = match cell.get_value() {
                DataRef::Empty => String::new(),
                DataRef::String(text) => text.clone(),
                DataRef::SharedString(text) => (*text).to_owned(),
                DataRef::Int(number) => number_text(*number as f64, code(), formats),
                DataRef::Float(number) => number_text(*number, code(), formats),
                DataRef::DateTime(moment) => number_text(moment.as_f64(), code(), formats),
                other => plain_text(other),
            };
            if !rows.cell(place, text, sink)? {
                let detail = format!("a cell of row {} behind a later row", place.0 + 1);
                return Err(TableError::broken(Format::Xlsx.as_str(), detail));
            }
        }
        rows.finish(sink)
    }
}

fn area(merged: &Dimensions) -> Area {
    Area {
        rows: (merged.start.0, merged.end.0),
        columns: (merged.start.1, merged.end.1),
    }
}

fn number_text(number: f64, code: Option<Cow<'_, str>>, formats: &mut Formats) -> String {
    match code {
        Some(code) => formats.shown(number, &code),
        None => plain_number(number),
    }
}

fn plain_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        _ => String::new(),
    }
}

fn broken(error: impl std::fmt::Display) -> TableError {
    TableError::broken(Format::Xlsx.as_str(), error)
}
