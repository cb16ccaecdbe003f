//! What a caller may change about a parser.

use wasm_bindgen::prelude::wasm_bindgen;
use zhibiao::{BuildError, Language, ParserBuilder, UnknownName};

use crate::RawParser;
use crate::convert::failure;

/// Collects options until the parser is built.
#[wasm_bindgen]
#[derive(Default)]
pub struct RawOptions {
    builder: ParserBuilder,
    language: Language,
    strict: bool,
}

#[wasm_bindgen]
impl RawOptions {
    /// The standard's, but for strictness and the language of messages.
    #[wasm_bindgen(constructor)]
    pub fn new(strict: bool, chinese: bool) -> RawOptions {
        RawOptions {
            strict,
            language: match chinese {
                true => Language::Chinese,
                false => Language::English,
            },
            ..RawOptions::default()
        }
    }

    /// Adds a unit.
    pub fn unit(
        &mut self,
        name: &str,
        aliases: Vec<String>,
        dimension: &str,
        additive: bool,
    ) -> Result<(), String> {
        let dimension = dimension.parse().map_err(unknown)?;
        let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
        self.builder = std::mem::take(&mut self.builder).unit(name, &aliases, dimension, additive);
        Ok(())
    }

    /// Decides what a comparator means.
    pub fn comparator(&mut self, word: &str, meaning: &str) -> Result<(), String> {
        let op = meaning.parse().map_err(unknown)?;
        self.builder = std::mem::take(&mut self.builder).comparator(word, op);
        Ok(())
    }

    /// The parser.
    pub fn build(self) -> Result<RawParser, String> {
        let language = self.language;
        let told = |error: BuildError| failure(error.code(), error.message(language));
        Ok(RawParser {
            parser: self.builder.build().map_err(told)?,
            language,
            strict: self.strict,
        })
    }
}

fn unknown(error: UnknownName) -> String {
    failure("invalid-argument", error.to_string())
}
