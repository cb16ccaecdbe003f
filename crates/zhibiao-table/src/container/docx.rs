//! Tables of Word documents.

use std::io::BufReader;

use crate::error::TableError;
use crate::grid::Cover;
use crate::limits::{Limits, ReadOptions};

use super::builder::{Builder, Spans};
use super::flow::Flow;
use super::sink::Sink;
use super::xml::{Element, Visit, is_on, is_raised, walk};
use super::{Format, package};

/// Bytes of a paragraph outside of tables that are kept.
const LINE: usize = 4096;

/// Pushes the tables of the document's body.
pub(crate) fn read<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let (mut archive, _) = package::checked(bytes, Format::Docx, &options.limits)?;
    let name = main_part(package::names(bytes)?);
    let part = archive
        .by_name(&name)
        .map_err(|error| TableError::broken(Format::Docx.as_str(), error))?;
    let mut document = Document::new(&options.limits, sink);
    walk(BufReader::new(part), Format::Docx, &mut document)?;
    document.finish()
}

/// `word/document.xml`; some writers number it.
fn main_part(names: Vec<String>) -> String {
    const USUAL: &str = "word/document.xml";
    let main = |name: &String| name.starts_with("word/document") && name.ends_with(".xml");
    let mut found: Vec<String> = names.into_iter().filter(main).collect();
    found.sort_by_key(|name| (name != USUAL, name.len()));
    found.into_iter().next().unwrap_or_else(|| USUAL.to_owned())
}

struct Document<'l, 's, 'a> {
    tables: Builder<'l>,
    /// The paragraph outside of tables.
    outside: Flow,
    sink: &'s mut dyn Sink<'a>,
    /// The properties of a cell that has not begun: they stand before its content.
    cell: Option<Properties>,
    /// Elements that are not shown: so many deep, nothing is read.
    skipped: usize,
    in_text: bool,
    in_run: bool,
    hidden_run: bool,
}

#[derive(Clone, Copy, Default)]
struct Properties {
    columns: usize,
    cover: Cover,
}

impl<'l, 's, 'a> Document<'l, 's, 'a> {
    fn new(limits: &'l Limits, sink: &'s mut dyn Sink<'a>) -> Self {
        Document {
            tables: Builder::new(limits),
            outside: Flow::default(),
            sink,
            cell: None,
            skipped: 0,
            in_text: false,
            in_run: false,
            hidden_run: false,
        }
    }

    fn finish(mut self) -> Result<(), TableError> {
        while self.tables.is_open() {
            self.tables.end_table()?;
        }
        self.tables.drain(self.sink)
    }

    /// The cell's content begins, so its properties are known.
    fn open_cell(&mut self) -> Result<(), TableError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        match cell.cover {
            Cover::None => self.tables.start_cell(Spans {
                columns: cell.columns,
                rows: 1,
            }),
            cover => {
                // What stands in it is not shown.
                self.skipped = 1;
                self.tables.covered_cell(cover, cell.columns)
            }
        }
    }

    fn property(&mut self, name: &str, element: &Element<'_>) {
        let Some(cell) = &mut self.cell else {
            return;
        };
        let continues = || element.attribute("val").is_none_or(|val| val == "continue");
        match name {
            "gridSpan" => cell.columns = element.number("val").unwrap_or(1),
            "vMerge" if continues() => cell.cover = Cover::Above,
            "hMerge" if continues() => cell.cover = Cover::Left,
            _ => {}
        }
    }

    /// Columns left out before a row's first cell or behind its last.
    fn gap(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        for _ in 0..element.number("val").unwrap_or(0) {
            self.tables.start_cell(Spans::ONE)?;
            self.tables.end_cell();
        }
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(), TableError> {
        if self.hidden_run {
            return Ok(());
        }
        if let Some(cell) = self.tables.cell() {
            cell.verbatim(text);
        } else if !self.tables.is_open() && self.outside.len() < LINE {
            self.outside.verbatim(text);
        }
        self.tables.check_cell()
    }
}

impl Visit for Document<'_, '_, '_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), TableError> {
        let name = &*element.name();
        if self.skipped > 0 || is_skipped(name) {
            self.skipped += 1;
            return Ok(());
        }
        match name {
            "tcPr" | "gridSpan" | "vMerge" | "hMerge" => {
                self.property(name, element);
                return Ok(());
            }
            "p" | "tbl" | "sdt" => {
                self.open_cell()?;
                if self.skipped > 0 {
                    self.skipped += 1;
                    return Ok(());
                }
            }
            _ => {}
        }
        match name {
            "tbl" => self.tables.start_table(None)?,
            "tr" => self.tables.start_row()?,
            "tc" => {
                self.tables.end_cell();
                self.cell = Some(Properties {
                    columns: 1,
                    cover: Cover::None,
                });
            }
            "gridBefore" => self.gap(element)?,
            "r" => {
                self.in_run = true;
                self.hidden_run = false;
            }
            // What is struck out was replaced, and is no part of a number.
            "vanish" | "strike" | "dstrike" if self.in_run => self.hidden_run |= is_on(element),
            "vertAlign" if self.in_run && is_raised(element) => {
                if let Some(cell) = self.tables.cell() {
                    cell.raise();
                }
            }
            "t" => self.in_text = true,
            "br" | "cr" => {
                if let Some(cell) = self.tables.cell() {
                    cell.line();
                }
            }
            // In the properties of a paragraph it is a tab stop.
            "tab" if self.in_run => self.put(" ")?,
            "noBreakHyphen" => self.put("-")?,
            "sym" => self.put(&symbol(element))?,
            "p" => {
                if let Some(cell) = self.tables.cell() {
                    cell.edge();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TableError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped > 0 || name != "tc" {
                return Ok(());
            }
        }
        match name {
            "tc" => {
                self.open_cell()?;
                self.skipped = 0;
                self.tables.end_cell();
            }
            "tr" => self.tables.end_row()?,
            "tbl" => {
                self.tables.end_table()?;
                self.tables.drain(self.sink)?;
            }
            "r" => {
                self.in_run = false;
                self.hidden_run = false;
            }
            "t" => self.in_text = false,
            "p" => match self.tables.cell() {
                Some(cell) => cell.edge(),
                None => {
                    let line = std::mem::take(&mut self.outside);
                    self.tables.line_above(line.finish());
                }
            },
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), TableError> {
        match self.in_text && self.skipped == 0 {
            true => self.put(text),
            false => Ok(()),
        }
    }
}

/// What was deleted or moved away, what an old Word reads instead, comments, and how a table looked before a change.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "instrText"
            | "tcPrChange"
            | "trPrChange"
            | "tblPrChange"
            | "rPrChange"
            | "pPrChange"
            | "sectPrChange"
    )
}

/// A character of the font Symbol, which old forms use for ≥ and ≤.
fn symbol(element: &Element<'_>) -> String {
    let code = element.attribute("char").unwrap_or_default();
    let code = u32::from_str_radix(&code, 16).unwrap_or(0xFFFD);
    let font = element.attribute("font").unwrap_or_default();
    let known = match (font.as_str(), code & 0xFF) {
        ("Symbol", 0xB3) => Some('≥'),
        ("Symbol", 0xA3) => Some('≤'),
        ("Symbol", 0xB1) => Some('±'),
        ("Symbol", 0xB4) => Some('×'),
        ("Symbol", 0xB8) => Some('÷'),
        ("Symbol", 0xB9) => Some('≠'),
        ("Symbol", 0xBB) => Some('≈'),
        ("Symbol", 0xB0) => Some('°'),
        ("Symbol", low @ 0x20..=0x3F) => char::from_u32(low),
        _ => char::from_u32(code),
    };
    known.unwrap_or('\u{fffd}').to_string()
}
