//! Workbooks of Excel since 2007, read sheet by sheet as they stream out of the package.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xlsx};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::grid::Place;
use crate::limits::ReadOptions;

use super::number_format::{Formats, code_of, general};
use super::sheet::SheetRows;
use super::sink::Sink;
use super::{Format, package};

/// Pushes the rows of all sheets.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    package::checked(bytes, Format::Xlsx, &options.limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut formats = Formats::new(book.has_1904_epoch());
    for sheet in book.sheets_metadata().to_vec() {
        if wanted(&sheet, options, sink) {
            read_sheet(&mut book, &sheet.name, &mut formats, options, sink)?;
        }
    }
    Ok(())
}

/// Sheets of cells that are shown, or all if hidden ones are asked for.
pub(crate) fn wanted<'a>(sheet: &Sheet, options: &ReadOptions, sink: &mut dyn Sink<'a>) -> bool {
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

fn read_sheet<'a>(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    formats: &mut Formats,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let merged: Vec<Dimensions> = book.merge_cells_by_sheet_name(name).map_err(broken)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    sink.sheet(Some(name))?;
    let mut rows = SheetRows::new(merged, &options.limits, sink);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
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
        rows.cell(row, column, text)?;
    }
    rows.finish()
}

fn number_text(number: f64, code: Option<Cow<'_, str>>, formats: &mut Formats) -> String {
    match code {
        Some(code) => formats.shown(number, &code),
        None => general(number),
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

fn broken(error: calamine::XlsxError) -> TableError {
    TableError::broken(Format::Xlsx.as_str(), error)
}
