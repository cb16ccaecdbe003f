//! JSON in and out.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use zhibiao::{BuildError, Dimension, Language, Op, Parser};

/// What a caller may change; see `ParserOptions` in `ts/parser.ts`.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    pub(crate) strict: bool,
    language: Option<String>,
    units: Vec<Unit>,
    comparators: BTreeMap<String, Op>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    dimension: Dimension,
    #[serde(default = "yes")]
    additive: bool,
}

/// The columns of a field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Columns {
    pub(crate) value: String,
    pub(crate) sign: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) name: Option<String>,
}

fn yes() -> bool {
    true
}

/// Why something was not read, where no place in a text is to blame.
#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    message: String,
}

impl Options {
    pub(crate) fn language(&self) -> Language {
        match self.language.as_deref() {
            Some("zh") => Language::Chinese,
            _ => Language::English,
        }
    }

    pub(crate) fn parser(&self) -> Result<Parser, String> {
        let mut builder = Parser::builder();
        for unit in &self.units {
            let aliases: Vec<&str> = unit.aliases.iter().map(String::as_str).collect();
            builder = builder.unit(&unit.name, &aliases, unit.dimension, unit.additive);
        }
        for (word, op) in &self.comparators {
            builder = builder.comparator(word, *op);
        }
        let build_error = |error: BuildError| failure(error.code(), error.message(self.language()));
        builder.build().map_err(build_error)
    }
}

pub(crate) fn options(json: &str) -> Result<Options, String> {
    let options: Options = serde_json::from_str(json).map_err(invalid)?;
    match options.language.as_deref() {
        None | Some("en" | "zh") => Ok(options),
        Some(other) => Err(failure(
            "invalid-argument",
            format!("expected language \"en\" or \"zh\", found \"{other}\""),
        )),
    }
}

pub(crate) fn columns(json: &str) -> Result<Columns, String> {
    serde_json::from_str(json).map_err(invalid)
}

fn invalid(error: serde_json::Error) -> String {
    failure("invalid-argument", error.to_string())
}

/// An error as JSON, without a place.
pub(crate) fn failure(code: &str, message: String) -> String {
    refusal(&Failure { code, message })
}

/// An error as JSON.
pub(crate) fn refusal(error: &impl Serialize) -> String {
    json(error).unwrap_or_else(|error| error)
}

/// JSON for `JSON.parse`.
pub(crate) fn json(value: &impl Serialize) -> Result<String, String> {
    let mut out = Vec::with_capacity(256);
    value
        .serialize(&mut Serializer::with_formatter(&mut out, Exact))
        .map_err(|error| error.to_string())?;
    String::from_utf8(out).map_err(|error| error.to_string())
}

/// Numbers of more digits than a double holds become strings: `JSON.parse` would round them.
///
/// The wire form writes just those as raw fragments.
struct Exact;

impl Formatter for Exact {
    fn write_raw_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        raw: &str,
    ) -> io::Result<()> {
        write!(out, "\"{raw}\"")
    }

    fn write_i64<W: ?Sized + io::Write>(&mut self, out: &mut W, value: i64) -> io::Result<()> {
        const SAFE: u64 = 1 << 53;
        match value.unsigned_abs() <= SAFE {
            true => CompactFormatter.write_i64(out, value),
            false => write!(out, "\"{value}\""),
        }
    }
}
