//! Readings and errors as JSON.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// Why something was not read, where no place in a text is to blame.
#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    message: String,
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
