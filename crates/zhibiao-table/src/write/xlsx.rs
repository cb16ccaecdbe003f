use std::io::{self, Write};

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook as Book, Worksheet, XlsxError};
use zhibiao::{Kind, Level, Parser};

use super::Writable;
use super::form::parts;
use super::rows::{LEVELS, PROJECT, REST, Row, TARGET};

/// What a target was read from and as.
const CHECK: [&str; 6] = ["原文", "读数", "类型", "提示", "来源行", "来源文件"];
/// Widths of the columns in characters, by the arrays that name them; goals, names and texts need room.
const WIDTHS: [&[f64]; 5] = [
    &[20.0, 20.0, 20.0, 32.0],
    &[12.0, 12.0, 32.0],
    &[12.0; 3],
    &[12.0; 2],
    &[32.0, 20.0, 12.0, 20.0, 12.0, 12.0],
];
/// Rows of a sheet, one of which has the names of the columns.
const ROWS: u32 = 1_048_576;
/// Characters of a cell, in UTF-16, as a spreadsheet counts.
const CELL: usize = 32_767;

/// Writes documents as an XLSX workbook: the row form, with what was written (原文) beside how it was read (读数).
///
/// Rows with a diagnostic of level error or warning are coloured. Cells longer than a spreadsheet allows are cut and
/// end in `…`; a sheet that is full goes on in the next. Rows wait in temporary files, so that memory stays small; where
/// none can be made, in memory.
///
/// ```
/// let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t人数不少于30人\n")?;
/// let mut book = zhibiao_table::write::Workbook::new();
/// book.document("a.tsv", &document, &zhibiao::Parser::new()).unwrap();
/// let mut out = Vec::new();
/// book.finish(&mut out).unwrap();
/// // It reads back the same.
/// let again = zhibiao_table::read_bytes(&out)?;
/// assert_eq!(again.projects[0].indicators[0].cells.value.as_deref(), Some("30"));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub struct Workbook {
    book: Book,
    sheet: Worksheet,
    sheets: usize,
    row: u32,
    odd: Format,
    wrong: Format,
    plain: Format,
}

impl Default for Workbook {
    fn default() -> Self {
        Workbook::new()
    }
}

impl Workbook {
    /// A workbook without rows.
    pub fn new() -> Workbook {
        let top = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let mut book = Book::new();
        Workbook {
            sheet: sheet(&mut book),
            book,
            sheets: 0,
            row: 0,
            odd: top.clone().set_background_color(Color::RGB(0xFF_F2_CC)),
            wrong: top.clone().set_background_color(Color::RGB(0xF8_CB_AD)),
            plain: top,
        }
    }

    /// Adds the rows of a document, or of a part of one. `parser` is the one that read it.
    ///
    /// # Errors
    /// When a cell cannot be written.
    pub fn document(
        &mut self,
        file: &str,
        document: &impl Writable,
        parser: &Parser,
    ) -> io::Result<()> {
        document.rows(parser, |row| {
            let worst = row.item.iter().flat_map(|item| &item.remarks);
            let worst = worst.map(|(_, level)| *level).max();
            self.row(&texts(file, row, parser), worst.unwrap_or(Level::Info))
                .map_err(io::Error::other)
        })
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self, out: &mut impl Write) -> io::Result<()> {
        if self.row == 0 {
            self.head().map_err(io::Error::other)?;
        }
        self.book.push_worksheet(self.sheet);
        let bytes = self.book.save_to_buffer().map_err(io::Error::other)?;
        out.write_all(&bytes)
    }

    fn row(&mut self, cells: &[String], worst: Level) -> Result<(), XlsxError> {
        if self.row == ROWS {
            let next = sheet(&mut self.book);
            let full = std::mem::replace(&mut self.sheet, next);
            self.book.push_worksheet(full);
            self.row = 0;
        }
        if self.row == 0 {
            self.head()?;
        }
        let format = match worst {
            Level::Error => &self.wrong,
            Level::Warning => &self.odd,
            Level::Info => &self.plain,
        };
        for (column, text) in (0u16..).zip(cells) {
            match number(text) {
                _ if text.is_empty() => self.sheet.write_blank(self.row, column, format)?,
                Some(number) => self
                    .sheet
                    .write_number_with_format(self.row, column, number, format)?,
                None => self
                    .sheet
                    .write_string_with_format(self.row, column, cut(text), format)?,
            };
        }
        self.row += 1;
        Ok(())
    }

    fn head(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        let name = match self.sheets {
            1 => "绩效指标".to_owned(),
            number => format!("绩效指标{number}"),
        };
        self.sheet.set_name(name)?;
        let bold = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xDD_EB_F7));
        let names: [&[&str]; 5] = [&PROJECT, &LEVELS, &TARGET, &REST, &CHECK];
        let columns = names
            .into_iter()
            .flatten()
            .zip(WIDTHS.into_iter().flatten());
        for (column, (name, width)) in (0u16..).zip(columns) {
            self.sheet
                .write_string_with_format(0, column, *name, &bold)?;
            self.sheet.set_column_width(column, *width)?;
        }
        self.sheet.set_freeze_panes(1, 0)?;
        self.row = 1;
        Ok(())
    }
}

/// An empty sheet, whose rows go to a temporary file; where there is no room for one, to memory.
fn sheet(book: &mut Book) -> Worksheet {
    // In a browser there are no files, and asking for one does not fail but panics.
    if cfg!(target_family = "wasm") {
        return Worksheet::new();
    }
    book.new_worksheet_with_constant_memory()
        .unwrap_or_default()
}

/// The cells of a row.
fn texts(file: &str, row: Row<'_, '_>, parser: &Parser) -> Vec<String> {
    let mut cells: Vec<String> = row.project().map(str::to_owned).into();
    cells.extend(row.levels.iter().map(|text| text.to_string()));
    let Some(item) = &row.item else {
        return cells;
    };
    let target = item.target;
    let parts = parts(target, &row.levels[2], item.cells, parser);
    cells.extend([parts.sign, parts.value, parts.unit].map(|text| text.into_owned()));
    cells.extend(row.rest.map(str::to_owned));
    let own = |text: &Option<crate::Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
    let original = match item.cells {
        Some(cells) => [own(&cells.sign), own(&cells.value), own(&cells.unit)].join(" "),
        None => target.text.to_string(),
    };
    let reading = match target.kind {
        // Without a number there is nothing to check.
        Kind::Text if target.measures.is_empty() => String::new(),
        _ => target.to_string(),
    };
    cells.extend([
        original.trim().to_owned(),
        reading,
        target.kind.as_str().to_owned(),
        item.codes(),
        row.number.to_string(),
        file.to_owned(),
    ]);
    cells
}

/// A number that a spreadsheet keeps to the last digit and shows as it is written.
fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number: f64 = text.parse().ok()?;
    (digits <= 15 && number.to_string() == text).then_some(number)
}

fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < CELL
    };
    let kept: String = text.chars().take_while(fits).collect();
    match kept.len() == text.len() {
        true => kept,
        false => kept + "…",
    }
}
