//! Texts that were handed over, kept so that any row can be read when it is touched.

use std::sync::{Arc, LazyLock};

use zhibiao::wire::{self, Offsets};
use zhibiao::{Cell, Error, Field, Kind, Language, Parser, Target};

use crate::texts::Texts;

/// A parser, and the language of its messages.
#[derive(Default)]
pub struct Reader {
    pub parser: Parser,
    pub language: Language,
    /// Whether a reading with a diagnostic of level error is refused.
    pub strict: bool,
}

impl Reader {
    /// What the functions of the module use.
    pub fn standard() -> Arc<Reader> {
        static STANDARD: LazyLock<Arc<Reader>> = LazyLock::new(Arc::default);
        STANDARD.clone()
    }
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
    /// The reading of a row that has this text.
    #[inline]
    pub fn target<'a>(&'a self, row: usize, text: &'a str) -> Target<'a> {
        let parser = &self.reader.parser;
        match self {
            Source {
                sign: None,
                unit: None,
                name: None,
                ..
            } => parser.parse_value(text),
            _ => parser.parse_field(self.field(row, text)),
        }
    }

    /// The columns of a row.
    fn field<'a>(&'a self, row: usize, value: &'a str) -> Field<'a> {
        let beside =
            |column: &'a Option<Beside>| column.as_ref().and_then(|column| column.get(row));
        Field {
            value,
            sign: beside(&self.sign),
            unit: beside(&self.unit),
            name: beside(&self.name),
        }
    }
}

/// What the rows of a source can be read as.
pub trait Read<W> {
    /// The reading of a row, unless its text is missing.
    fn read(&self, row: usize) -> Option<W>;

    /// What the row is, unless its text is missing, or such readings have no kind.
    fn kind(&self, row: usize) -> Option<Kind>;
}

impl Read<wire::Target> for Source {
    fn read(&self, row: usize) -> Option<wire::Target> {
        let text = self.texts.get(row)?;
        Some(target_wire(&self.reader, &self.target(row, text), text))
    }

    fn kind(&self, row: usize) -> Option<Kind> {
        let text = self.texts.get(row)?;
        Some(self.target(row, text).kind)
    }
}

impl Read<wire::Cell> for Source {
    fn read(&self, row: usize) -> Option<wire::Cell> {
        let text = self.texts.get(row)?;
        let reader = &self.reader;
        Some(cell_wire(reader, &reader.parser.parse_cell(text)))
    }

    fn kind(&self, _: usize) -> Option<Kind> {
        None
    }
}

/// The wire form of a target that was read from `text`, as Python counts.
fn target_wire(reader: &Reader, target: &Target<'_>, text: &str) -> wire::Target {
    wire::Target::new(target, text, Offsets::CodePoints, reader.language)
}

/// The wire form of a cell, as Python counts.
fn cell_wire(reader: &Reader, cell: &Cell<'_>) -> wire::Cell {
    wire::Cell::new(cell, Offsets::CodePoints, reader.language)
}

/// The wire form of one target, or why a strict reader refuses it.
pub fn target(reader: &Reader, field: Field<'_>) -> Result<wire::Target, Error> {
    let target = match reader.strict {
        true => reader.parser.strict_field(field)?,
        false => match field {
            Field {
                value,
                sign: None,
                unit: None,
                name: None,
            } => reader.parser.parse_value(value),
            field => reader.parser.parse_field(field),
        },
    };
    Ok(target_wire(reader, &target, field.value))
}

/// The wire form of one cell, or why a strict reader refuses it.
pub fn cell(reader: &Reader, text: &str) -> Result<wire::Cell, Error> {
    let cell = match reader.strict {
        true => reader.parser.strict_cell(text)?,
        false => reader.parser.parse_cell(text),
    };
    Ok(cell_wire(reader, &cell))
}
