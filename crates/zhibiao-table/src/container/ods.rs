//! OpenDocument spreadsheets. Their cells hold the text that was shown beside the number, so no format is needed.

use std::collections::HashSet;
use std::io::BufReader;

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::found::Found;
use crate::grid::Place;
use crate::limits::{Limit, ReadOptions};

use super::flow::Flow;
use super::hidden::Hidden;
use super::result;
use super::sheet::{Area, SheetRows};
use super::sink::{Sink, at_row};
use super::xml::{Element, Visit, walk};
use super::{Format, package};

/// Pushes the rows of all sheets.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let (mut archive, _) = package::checked(bytes, Format::Ods, &options.limits)?;
    let manifest = package::part(&mut archive, "META-INF/manifest.xml", Format::Ods)?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        let found = Found::Encrypted;
        return Err(TableError::Unsupported { found });
    }
    let content = archive
        .by_name("content.xml")
        .map_err(|error| TableError::broken(Format::Ods.as_str(), error))?;
    let mut book = Book {
        options,
        sink,
        style: None,
        hidden_styles: HashSet::new(),
        sheet: None,
        skipped: 0,
    };
    walk(BufReader::new(content), Format::Ods, &mut book)
}

/// What is known while the content streams by.
struct Book<'o, 's, 'a> {
    options: &'o ReadOptions,
    sink: &'s mut dyn Sink<'a>,
    /// The style whose properties are being read.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    sheet: Option<Sheet<'o>>,
    /// Comments and drawings: so many elements deep, nothing is read.
    skipped: usize,
}

/// A sheet while it is read; only the row at hand is held.
struct Sheet<'o> {
    name: String,
    hidden: Hidden,
    hidden_row: bool,
    /// None for a hidden sheet.
    rows: Option<SheetRows<'o>>,
    row: u32,
    repeated: u32,
    /// The cells that hold something.
    cells: Vec<Cell>,
    column: u32,
    cell: Option<Cell>,
}

#[derive(Clone, Default)]
struct Cell {
    column: u32,
    repeated: u32,
    text: Flow,
    /// What stands for a cell that shows no text.
    value: Option<String>,
    /// Columns and rows it spans.
    spans: (u32, u32),
    covered: bool,
}

impl Visit for Book<'_, '_, '_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        let name = element.name();
        if self.skipped > 0 || is_skipped(&name) {
            self.skipped += 1;
            return Ok(());
        }
        match &*name {
            "style" => self.style = element.attribute("name"),
            "table-properties" => {
                if element.attribute("display").as_deref() == Some("false") {
                    self.hidden_styles.extend(self.style.clone());
                }
            }
            "table" => self.start_sheet(element)?,
            _ => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.start(&name, element, self.options)?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TableError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        match name {
            "p" => {
                if let Some(cell) = &mut sheet.cell {
                    cell.text.edge();
                }
            }
            "table-cell" | "covered-table-cell" => sheet.end_cell(),
            "table-row" => sheet.end_row(self.options, self.sink)?,
            "table" => {
                if let Some(rows) = self.sheet.take().and_then(|sheet| sheet.rows) {
                    rows.finish(self.sink)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), TableError> {
        let skipped = self.skipped > 0;
        let sheet = self.sheet.as_mut().filter(|_| !skipped);
        match sheet.and_then(|sheet| sheet.cell.as_mut()) {
            Some(cell) => {
                cell.text.push(text);
                cell.check(self.options)
            }
            None => Ok(()),
        }
    }
}

/// Comments, drawings and the text that is not shown.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "annotation" | "frame" | "custom-shape" | "shapes" | "tracked-changes" | "ruby-text"
    )
}

impl Book<'_, '_, '_> {
    fn start_sheet(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        let name = element.attribute("name").unwrap_or_default();
        let style = element.attribute("style-name");
        let hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
        let read = !hidden || self.options.hidden_sheets;
        match read {
            true => self.sink.sheet(Some(&name))?,
            false => {
                let place = Place { row: 1, column: 1 };
                let remark = TableDiagnostic::new(TableCode::HiddenSheet, place, &name);
                self.sink.remark(remark);
            }
        }
        self.sheet = Some(Sheet {
            name,
            hidden: Hidden::default(),
            hidden_row: false,
            rows: read.then(|| SheetRows::new(Vec::new(), &self.options.limits)),
            row: 0,
            repeated: 1,
            cells: Vec::new(),
            column: 0,
            cell: None,
        });
        Ok(())
    }
}

impl Sheet<'_> {
    fn start(
        &mut self,
        name: &str,
        element: &Element<'_>,
        options: &ReadOptions,
    ) -> Result<(), TableError> {
        let count = |attribute| {
            let number = element.number(attribute).unwrap_or(1);
            u32::try_from(number).unwrap_or(u32::MAX).max(1)
        };
        match name {
            "table-column" => {
                let first = self.column;
                self.column = first.saturating_add(count("number-columns-repeated"));
                if is_hidden(element) {
                    self.hidden.columns(first, self.column - 1);
                }
            }
            "table-row" => {
                self.repeated = count("number-rows-repeated");
                self.column = 0;
                self.hidden_row = is_hidden(element);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = Some(Cell {
                    column: self.column,
                    repeated: count("number-columns-repeated"),
                    value: value(element),
                    spans: (
                        count("number-columns-spanned"),
                        count("number-rows-spanned"),
                    ),
                    covered: name == "covered-table-cell",
                    text: Flow::default(),
                });
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    match name {
                        "p" => cell.text.edge(),
                        "line-break" => cell.text.line(),
                        "tab" => cell.text.push(" "),
                        // A run of blanks, which would collapse if it were written out.
                        "s" => {
                            let blanks = count("c") as usize;
                            let room = options.limits.cell_bytes.saturating_add(1);
                            cell.text.verbatim(&" ".repeat(blanks.min(room)));
                            cell.check(options)?;
                        }
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        self.column = self.column.saturating_add(cell.repeated);
        let holds = !cell.text.is_blank() || cell.value.is_some();
        if !cell.covered && (holds || cell.spans != (1, 1)) {
            self.cells.push(cell);
        }
    }

    fn end_row<'a>(
        &mut self,
        options: &ReadOptions,
        sink: &mut dyn Sink<'a>,
    ) -> Result<(), TableError> {
        let cells = std::mem::take(&mut self.cells);
        let first = self.row;
        self.row = first.saturating_add(self.repeated);
        let Some(rows) = &mut self.rows else {
            return Ok(());
        };
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..self.row {
            for cell in &cells {
                let text = cell.shown();
                let last = cell.column.saturating_add(cell.repeated);
                for column in cell.column..last {
                    if column as usize >= options.limits.columns {
                        let place = at_row(row as usize + 1);
                        return Err(TableError::too_large(
                            Limit::Columns,
                            &options.limits,
                            place,
                        ));
                    }
                    self.hidden
                        .tell(&self.name, (row, column), &text, self.hidden_row, sink);
                    result::tell(&self.name, (row, column), &text, false, sink);
                    rows.cell((row, column), text.clone(), sink)?;
                }
                if cell.spans != (1, 1) {
                    rows.merge(Area {
                        rows: (row, row.saturating_add(cell.spans.1 - 1)),
                        columns: (cell.column, cell.column.saturating_add(cell.spans.0 - 1)),
                    });
                }
            }
        }
        Ok(())
    }
}

impl Cell {
    fn shown(&self) -> String {
        let text = self.text.clone().finish();
        match &self.value {
            Some(value) if text.is_empty() => value.clone(),
            _ => text,
        }
    }

    fn check(&self, options: &ReadOptions) -> Result<(), TableError> {
        match self.text.len() > options.limits.cell_bytes {
            true => Err(TableError::too_large(
                Limit::CellBytes,
                &options.limits,
                None,
            )),
            false => Ok(()),
        }
    }
}

/// Hidden by hand or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    element
        .attribute("visibility")
        .is_some_and(|value| value != "visible")
}

/// The value of a cell, for writers that leave out the text.
fn value(element: &Element<'_>) -> Option<String> {
    let of = |attribute| element.attribute(attribute);
    match &*of("value-type")? {
        "percentage" => {
            let share: f64 = of("value")?.parse().ok()?;
            Some(format!("{}%", super::plain_number(share * 100.0)))
        }
        "float" | "currency" => of("value"),
        "date" => of("date-value"),
        "time" => of("time-value"),
        "boolean" => of("boolean-value"),
        "string" => of("string-value"),
        _ => None,
    }
}
