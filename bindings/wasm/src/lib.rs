//! What crosses the border between JavaScript and the parser; `ts/` wraps it for programmers.
//!
//! Single readings cross as JSON, the wire form; whole batches as one packed buffer, see [`pack`].
//! Offsets count UTF-16 code units. No meaning is decided here.
#![cfg(target_arch = "wasm32")]

mod convert;
mod json;
mod options;
mod pack;
mod table;
mod texts;
#[cfg(feature = "files")]
mod write;

use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::wire::{self, OffsetMap, Offsets};
use zhibiao::{Code, Field, Language};

use convert::{json, refusal};
use pack::Packer;
use texts::Texts;

/// A reader with its options; all texts go through one.
#[wasm_bindgen]
pub struct RawParser {
    parser: zhibiao::Parser,
    language: Language,
    strict: bool,
}

/// Every reading as JSON; a refusal as JSON, too, thrown.
type Json = Result<String, String>;

#[wasm_bindgen]
impl RawParser {
    /// Reads one target value.
    pub fn value(&self, text: &str) -> Json {
        let target = match self.strict {
            true => self
                .parser
                .strict_value(text)
                .map_err(|e| self.refused(&e))?,
            false => self.parser.parse_value(text),
        };
        json(&wire::Target::new(
            &target,
            text,
            Offsets::Utf16,
            self.language,
        ))
    }

    /// Reads one target from the columns of a grid.
    pub fn field(
        &self,
        value: &str,
        sign: Option<String>,
        unit: Option<String>,
        name: Option<String>,
    ) -> Json {
        let field = Field {
            value,
            sign: sign.as_deref(),
            unit: unit.as_deref(),
            name: name.as_deref(),
        };
        let target = match self.strict {
            true => self
                .parser
                .strict_field(field)
                .map_err(|e| self.refused(&e))?,
            false => self.parser.parse_field(field),
        };
        json(&wire::Target::new(
            &target,
            value,
            Offsets::Utf16,
            self.language,
        ))
    }

    /// The pieces of a value: kind, start and end of each.
    pub fn pieces(&self, value: &str) -> Vec<u32> {
        let map = OffsetMap::new(value, Offsets::Utf16);
        let pieces = self.parser.parse_value(value).pieces();
        let words = pieces.iter().map(|piece| {
            let span = map.span(piece.span);
            [piece.kind as u32, span.start, span.end]
        });
        words.flatten().collect()
    }

    /// Reads a cell of indicators.
    pub fn cell(&self, text: &str) -> Json {
        let cell = match self.strict {
            true => self
                .parser
                .strict_cell(text)
                .map_err(|e| self.refused(&e))?,
            false => self.parser.parse_cell(text),
        };
        json(&wire::Cell::new(&cell, Offsets::Utf16, self.language))
    }

    /// Reads many target values: their texts joined by one unit each, and their lengths.
    pub fn values(&self, joined: &str, lengths: &[u32]) -> RawBatch {
        let mut packer = Packer::new(lengths.len());
        let mut texts = Texts::new(joined, lengths);
        while let Some(text) = texts.next() {
            packer.value(text, &texts.units, &self.parser.parse_value(text));
        }
        packer.finish()
    }

    /// Reads many cells: their texts joined by one unit each, and their lengths.
    pub fn cells(&self, joined: &str, lengths: &[u32]) -> RawBatch {
        let mut packer = Packer::new(lengths.len());
        let mut texts = Texts::new(joined, lengths);
        while let Some(text) = texts.next() {
            packer.cell(text, &texts.units, &self.parser.parse_cell(text));
        }
        packer.finish()
    }

    fn refused(&self, error: &zhibiao::Error) -> String {
        refusal(&wire::Error::new(error, Offsets::Utf16, self.language))
    }

    /// The message of a packed diagnostic: its code and what was found.
    pub fn message(&self, code: usize, found: &str) -> String {
        pack::message(code, found, self.language)
    }
}

/// A batch of readings: numbers, and the strings that are no part of the texts.
#[wasm_bindgen]
pub struct RawBatch {
    words: Vec<u32>,
    strings: Vec<String>,
}

#[wasm_bindgen]
impl RawBatch {
    /// The packed readings; moves them out.
    pub fn words(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.words)
    }

    /// The strings; moves them out.
    pub fn strings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.strings)
    }
}

/// The names behind the numbers of a packed batch, as JSON: see `ts/batch.ts`.
#[wasm_bindgen(js_name = packedNames)]
pub fn packed_names() -> String {
    let codes: Vec<(&str, &str)> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.level().as_str()))
        .collect();
    json(&pack::names(&codes)).unwrap_or_default()
}
