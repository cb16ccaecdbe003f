//! Workbooks of Excel 97 to 2003 (BIFF8, [MS-XLS]): a compound file whose stream `Workbook` is a list of records.
//!
//! Read here rather than by calamine, which does not tell the number formats of this format, and keeps a sheet as a
//! full rectangle, whose size two cells far apart decide.

use std::io::{Cursor, Read};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::found::Found;
use crate::grid::Place;
use crate::limits::ReadOptions;

use super::Format;
use super::number_format::Formats;
use super::result;
use super::sheet::SheetRows;
use super::sink::Sink;

mod cells;
mod globals;
mod records;

use globals::Globals;
use records::Records;

/// Pushes the rows of all sheets.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let stream = workbook(bytes, options)?;
    let globals = Globals::read(Records::new(&stream))?;
    if globals.encrypted {
        let found = Found::Encrypted;
        return Err(TableError::Unsupported { found });
    }
    let mut formats = Formats::new(globals.from_1904);
    // Sheets that share records would multiply them.
    let mut bytes_left = 2 * stream.len();
    for sheet in &globals.sheets {
        if sheet.hidden && !options.hidden_sheets {
            let place = Place { row: 1, column: 1 };
            let remark = TableDiagnostic::new(TableCode::HiddenSheet, place, &sheet.name);
            sink.remark(remark);
            continue;
        }
        let body = stream
            .get(sheet.offset..)
            .ok_or_else(|| broken(format!("no sheet at the offset of `{}`", sheet.name)))?;
        let mut records = Records::new(body);
        let cells::Sheet {
            mut cells,
            merged,
            mut hidden,
            hidden_rows,
        } = cells::read(&mut records, &globals, &mut formats)?;
        bytes_left = bytes_left
            .checked_sub(body.len() - records.left())
            .ok_or_else(|| broken("sheets that share their records"))?;
        // Rows are in order as a rule; nothing says they must be.
        cells.sort_by_key(|cell| cell.place);
        sink.sheet(Some(&sheet.name))?;
        let mut rows = SheetRows::new(merged, &options.limits);
        for cell in cells {
            let row_is_hidden = hidden_rows.contains(&cell.place.0);
            hidden.tell(&sheet.name, cell.place, &cell.text, row_is_hidden, sink);
            result::tell(&sheet.name, cell.place, &cell.text, false, sink);
            rows.cell(cell.place, cell.text, sink)?;
        }
        rows.finish(sink)?;
    }
    Ok(())
}

/// The records of the workbook.
fn workbook(bytes: &[u8], options: &ReadOptions) -> Result<Vec<u8>, TableError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if !file.is_stream("/Workbook") && file.is_stream("/Book") {
        return Err(broken("a workbook of Excel 95 or before; save it as XLSX"));
    }
    let stream = file.open_stream("/Workbook").map_err(broken)?;
    let mut records = Vec::new();
    // A stream is no longer than the file it lies in.
    let most = options.limits.bytes.min(bytes.len() as u64);
    stream
        .take(most)
        .read_to_end(&mut records)
        .map_err(broken)?;
    Ok(records)
}

fn broken(detail: impl std::fmt::Display) -> TableError {
    TableError::broken(Format::Xls.as_str(), detail)
}
