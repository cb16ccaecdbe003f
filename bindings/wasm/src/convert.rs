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
    let written = value.serialize(&mut Serializer::with_formatter(&mut out, Exact));
    // It is written into memory, so nothing can go wrong; what would be said of it is a kB of texts.
    match (written, String::from_utf8(out)) {
        (Ok(()), Ok(json)) => Ok(json),
        _ => Err("cannot be written as JSON".to_owned()),
    }
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

    /// Its digits, of which the wire form writes at most 15: the library would bring tables for any double.
    fn write_f64<W: ?Sized + io::Write>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        let mut power = 1u64;
        for places in 0..=15 {
            let digits = (value.abs() * power as f64 + 0.5) as u64;
            if digits as f64 / power as f64 == value.abs() {
                let sign = if value < 0.0 { "-" } else { "" };
                let (whole, part) = (digits / power, digits % power);
                return match places {
                    0 => write!(out, "{sign}{whole}"),
                    _ => write!(out, "{sign}{whole}.{part:0places$}"),
                };
            }
            power *= 10;
        }
        out.write_all(b"null")
    }
}
