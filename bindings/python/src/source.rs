//! Texts that were handed over, kept so that any row can be read when it is touched.

use std::sync::Arc;

use zhibiao::wire::{self, Offsets};
use zhibiao::{Cell, Error, Field, Language, Parser, Target};

use crate::texts::Texts;

/// A parser, and the language of its messages.
#[derive(Default)]
pub struct Reader {
    pub parser: Parser,
    pub language: Language,
    /// Whether a reading with a diagnostic of level error is refused.
    pub strict: bool,
}

/// A column that stands beside the values: one text for all of them, or one for each.
pub enum Beside {
    All(String),
    Each(Texts),
}

impl Beside {
    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Beside::All(text) => Some(text),
            Beside::Each(texts) => texts.get(row),
        }
    }
}

/// The columns of one call.
pub struct Source {
    pub reader: Arc<Reader>,
    pub texts: Texts,
    pub sign: Option<Beside>,
    pub unit: Option<Beside>,
    pub name: Option<Beside>,
}

impl Source {
    /// The columns of a row, unless its text is missing.
    pub fn field(&self, row: usize) -> Option<Field<'_>> {
        Some(Field {
            value: self.texts.get(row)?,
            sign: self.sign.as_ref().and_then(|column| column.get(row)),
            unit: self.unit.as_ref().and_then(|column| column.get(row)),
            name: self.name.as_ref().and_then(|column| column.get(row)),
        })
    }
}

/// What the rows of a source can be read as.
pub trait Read<W> {
    /// The reading of a row, unless its text is missing.
    fn read(&self, row: usize) -> Option<W>;
}

impl Read<wire::Target> for Source {
    fn read(&self, row: usize) -> Option<wire::Target> {
        let field = self.field(row)?;
        let reader = &self.reader;
        Some(target_wire(reader, &read(&reader.parser, field), field))
    }
}

impl Read<wire::Cell> for Source {
    fn read(&self, row: usize) -> Option<wire::Cell> {
        let text = self.texts.get(row)?;
        let reader = &self.reader;
        Some(cell_wire(reader, &reader.parser.parse_cell(text)))
    }
}

/// Reads a value with what stands beside it.
pub fn read<'a>(parser: &'a Parser, field: Field<'a>) -> Target<'a> {
    match field {
        Field {
            value,
            sign: None,
            unit: None,
            name: None,
        } => parser.parse_value(value),
        field => parser.parse_field(field),
    }
}

/// The wire form of a target, as Python counts.
pub fn target_wire(reader: &Reader, target: &Target<'_>, field: Field<'_>) -> wire::Target {
    wire::Target::new(target, field.value, Offsets::CodePoints, reader.language)
}

/// The wire form of a cell, as Python counts.
pub fn cell_wire(reader: &Reader, cell: &Cell<'_>) -> wire::Cell {
    wire::Cell::new(cell, Offsets::CodePoints, reader.language)
}

/// The wire form of one target, or why a strict reader refuses it.
pub fn target(reader: &Reader, field: Field<'_>) -> Result<wire::Target, Error> {
    let target = match reader.strict {
        true => reader.parser.strict_field(field)?,
        false => read(&reader.parser, field),
    };
    Ok(target_wire(reader, &target, field))
}

/// The wire form of one cell, or why a strict reader refuses it.
pub fn cell(reader: &Reader, text: &str) -> Result<wire::Cell, Error> {
    let cell = match reader.strict {
        true => reader.parser.strict_cell(text)?,
        false => reader.parser.parse_cell(text),
    };
    Ok(cell_wire(reader, &cell))
}
