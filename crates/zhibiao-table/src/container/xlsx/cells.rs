//! The cells of a sheet as they stream by, and its merged cells, which stand behind them.

use crate::container::hidden::Hidden;
use crate::container::number_format::Formats;
use crate::container::result;
use crate::container::sheet::{Area, SheetRows};
use crate::container::sink::Sink;
use crate::container::xml::{Element, Visit};
use crate::error::TableError;
use crate::limits::{Limit, ReadOptions};

use super::broken;
use super::strings::{Text, unescaped};
use super::styles::Styles;

/// Rows and columns of a sheet, as the format allows.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The merged cells of a sheet.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) areas: Vec<Area>,
}

impl Visit for Merged {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        if element.name() == "mergeCell" {
            let reference = element.attribute("ref").unwrap_or_default();
            let (first, last) = reference
                .split_once(':')
                .unwrap_or((&reference, &reference));
            let (first, last) = (place(first)?, place(last)?);
            self.areas.push(Area {
                rows: (first.0, last.0),
                columns: (first.1, last.1),
            });
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), TableError> {
        Ok(())
    }
}

/// Pushes the rows of a sheet.
pub(super) struct Cells<'r, 's, 'a> {
    sheet: &'r str,
    /// The row at hand is hidden.
    hidden_row: bool,
    hidden: Hidden,
    rows: SheetRows<'r>,
    strings: &'r [String],
    styles: &'r Styles,
    formats: &'r mut Formats,
    options: &'r ReadOptions,
    sink: &'s mut dyn Sink<'a>,
    /// Where the next cell stands that does not say it.
    next: (u32, u32),
    /// The open cell's place, style and type.
    cell: Option<((u32, u32), usize, String)>,
    /// The value of the open cell, and whether it is open itself.
    value: String,
    in_value: bool,
    /// The formula of the open cell, which stands for a value that was never reckoned.
    formula: String,
    in_formula: bool,
    text: Text,
}

impl<'r, 's, 'a> Cells<'r, 's, 'a> {
    pub(super) fn new(
        sheet: &'r str,
        merged: Vec<Area>,
        (strings, styles): (&'r [String], &'r Styles),
        formats: &'r mut Formats,
        options: &'r ReadOptions,
        sink: &'s mut dyn Sink<'a>,
    ) -> Self {
        Cells {
            sheet,
            hidden_row: false,
            hidden: Hidden::default(),
            rows: SheetRows::new(merged, &options.limits),
            strings,
            styles,
            formats,
            options,
            sink,
            next: (0, 0),
            cell: None,
            value: String::new(),
            in_value: false,
            formula: String::new(),
            in_formula: false,
            text: Text::default(),
        }
    }

    pub(super) fn finish(self) -> Result<(), TableError> {
        self.rows.finish(self.sink)
    }

    fn start_row(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        if let Some(number) = element.attribute("r") {
            self.next.0 = row(&number)?;
        }
        self.next.1 = 0;
        self.hidden_row = is_hidden(element);
        Ok(())
    }

    fn start_columns(&mut self, element: &Element<'_>) {
        let end = |name| element.number(name).and_then(|end| u32::try_from(end).ok());
        if let (Some(first @ 1..), Some(last @ 1..), true) =
            (end("min"), end("max"), is_hidden(element))
        {
            self.hidden.columns(first - 1, last - 1);
        }
    }

    fn start_cell(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        let place = match element.attribute("r") {
            Some(reference) => place(&reference)?,
            None => self.next,
        };
        let style = element.number("s").unwrap_or(0);
        let kind = element.attribute("t").unwrap_or_default();
        self.next = (place.0, place.1 + 1);
        self.cell = Some((place, style, kind));
        self.value.clear();
        self.formula.clear();
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), TableError> {
        let Some((place, style, kind)) = self.cell.take() else {
            return Ok(());
        };
        let value = self.value.trim();
        let unreckoned = value.is_empty() && !self.formula.is_empty();
        let text = match &*kind {
            "inlineStr" => self.text.take(),
            "str" => unescaped(std::mem::take(&mut self.value)),
            "s" if value.is_empty() => String::new(),
            // `=100%`, as a library writes a text that begins so.
            _ if unreckoned => format!("={}", self.formula),
            "s" => {
                let index = value.parse::<usize>().ok();
                let shared = index.and_then(|index| self.strings.get(index));
                shared
                    .ok_or_else(|| broken(format!("there is no shared string {value}")))?
                    .clone()
            }
            "b" => match value {
                "1" | "true" => "TRUE".to_owned(),
                "0" | "false" => "FALSE".to_owned(),
                other => other.to_owned(),
            },
            "e" | "d" => value.to_owned(),
            _ => match value.parse::<f64>() {
                Ok(number) => self.formats.shown(number, &self.styles.code(style)),
                // A cell without a type may hold anything.
                Err(_) => value.to_owned(),
            },
        };
        self.hidden
            .tell(self.sheet, place, &text, self.hidden_row, self.sink);
        result::tell(self.sheet, place, &text, unreckoned, self.sink);
        match self.rows.cell(place, text, self.sink)? {
            true => Ok(()),
            false => Err(broken(format!(
                "a cell of row {} behind a later row",
                place.0 + 1
            ))),
        }
    }
}

impl Visit for Cells<'_, '_, '_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        match &*element.name() {
            "row" => self.start_row(element)?,
            "col" => self.start_columns(element),
            "c" => self.start_cell(element)?,
            "v" => self.in_value = self.cell.is_some(),
            "f" => self.in_formula = self.cell.is_some(),
            _ => self.text.start(element),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TableError> {
        match name {
            "row" => self.next.0 += 1,
            "c" => self.end_cell()?,
            "v" => self.in_value = false,
            "f" => self.in_formula = false,
            name => self.text.end(name),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), TableError> {
        let limits = &self.options.limits;
        if self.in_formula {
            self.formula.push_str(text);
            return match self.formula.len() > limits.cell_bytes {
                true => Err(TableError::too_large(Limit::CellBytes, limits, None)),
                false => Ok(()),
            };
        }
        if !self.in_value {
            return match self.cell {
                Some(_) => self.text.push(text, limits),
                None => Ok(()),
            };
        }
        self.value.push_str(text);
        match self.value.len() > limits.cell_bytes {
            true => Err(TableError::too_large(Limit::CellBytes, limits, None)),
            false => Ok(()),
        }
    }
}

fn is_hidden(element: &Element<'_>) -> bool {
    let hidden = element.attribute("hidden");
    hidden.is_some_and(|value| matches!(&*value, "1" | "true"))
}

/// `AB12` as a row and a column, both from 0.
fn place(reference: &str) -> Result<(u32, u32), TableError> {
    let reference = reference.trim().replace('$', "");
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (letters, digits) = reference.split_at(letters);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        (column <= COLUMNS).then_some(column)
    });
    match column {
        Some(column @ 1..) => Ok((row(digits)?, column - 1)),
        _ => Err(broken(format!("`{reference}` names no cell"))),
    }
}

fn row(digits: &str) -> Result<u32, TableError> {
    match digits.trim().parse::<u32>() {
        Ok(row @ 1..=ROWS) => Ok(row - 1),
        _ => Err(broken(format!("`{digits}` is no row"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_cells() {
        assert_eq!(place("A1").unwrap(), (0, 0));
        assert_eq!(place("$xfd$1048576").unwrap(), (1_048_575, 16_383));
        for wrong in [
            "",
            "A",
            "1",
            "A0",
            "XFE1",
            "A1048577",
            "AAAAAAAAAAAAAA1",
            "A99999999999",
            "A-1",
            "甲1",
            "A1B",
        ] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
