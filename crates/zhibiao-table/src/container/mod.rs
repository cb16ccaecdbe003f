//! Containers: files of any format become rows of cells.
//!
//! The format is told by the content, never by the file's name: systems hand out pages of HTML named `.xls`. A
//! container pushes its rows into a [`Sink`], so that a long file need not be held as a whole.

#[cfg(any(feature = "html", feature = "docx"))]
mod builder;
pub(crate) mod delimited;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
#[cfg(any(feature = "html", feature = "docx", feature = "ods"))]
mod flow;
mod format;
#[cfg(any(feature = "xlsx", feature = "ods"))]
mod hidden;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "xlsx")]
mod number_format;
#[cfg(feature = "ods")]
mod ods;
#[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
mod package;
#[cfg(any(feature = "xlsx", feature = "ods"))]
mod result;
#[cfg(any(feature = "xlsx", feature = "ods"))]
mod sheet;
mod sink;
#[cfg(any(feature = "html", feature = "docx"))]
mod step;
mod stream;
#[cfg(feature = "xlsx")]
mod xls;
#[cfg(feature = "xlsx")]
mod xlsx;
#[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
mod xml;

use std::borrow::Cow;
use std::io::Read;

#[cfg(feature = "html")]
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::found::Found;
use crate::limits::{Limit, ReadOptions};

pub use format::Format;
pub use sink::Grids;
use sink::Metered;
pub(crate) use sink::{Collected, Sink};

/// Bytes that show what a text is.
const HEAD: u64 = 256 << 10;

/// Pushes all rows of a file into the sink; cells of delimited text in UTF-8 stay where they are.
pub(crate) fn read<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    if bytes.len() as u64 > options.limits.bytes {
        return Err(TableError::too_large(Limit::Bytes, &options.limits, None));
    }
    let sink = &mut Metered::new(sink, &options.limits);
    if Format::of_bytes(bytes)? != Format::Text {
        return packaged(bytes, options, sink);
    }
    let decoded = encoding::decode(bytes)?;
    refuse_foreign(&decoded.text)?;
    if page(&decoded, options, sink)? {
        return Ok(());
    }
    if let Some(offset) = decoded.damaged {
        let found = decoded.found();
        return Err(TableError::NotText { found, offset });
    }
    sink.sheet(None)?;
    match decoded.text {
        Cow::Borrowed(text) => delimited::read(text, options, sink),
        Cow::Owned(text) => delimited::read_owned(&text, options, sink),
    }
}

/// As [`read`], from a source that need not fit into memory if it is delimited text.
pub(crate) fn read_source<'a>(
    mut source: impl Read,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let sink = &mut Metered::new(sink, &options.limits);
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    let format = match format::opens_package(&head) {
        // What is in it shows at its end.
        true => None,
        false => Some(Format::of_bytes(&head)?),
    };
    // What the text cannot be decoded as is told when it is read.
    let text = format.and_then(|_| encoding::head(&head).ok());
    if let Some(text) = &text {
        refuse_foreign(text)?;
    }
    #[cfg(feature = "html")]
    let is_page = text.is_some_and(|text| format::is_html(&text));
    #[cfg(not(feature = "html"))]
    let is_page = false;
    if format == Some(Format::Text) && !is_page {
        sink.sheet(None)?;
        return stream::rows(head, source, options, sink);
    }
    let most = options.limits.bytes;
    source
        .take(most.saturating_add(1).saturating_sub(head.len() as u64))
        .read_to_end(&mut head)?;
    if head.len() as u64 > most {
        return Err(TableError::too_large(Limit::Bytes, &options.limits, None));
    }
    match is_page {
        true => page(&encoding::decode(&head)?, options, sink).map(drop),
        false => packaged(&head, options, sink),
    }
}

fn refuse_foreign(text: &str) -> Result<(), TableError> {
    match format::foreign(text) {
        Some(found) => Err(TableError::Unsupported { found }),
        None => Ok(()),
    }
}

/// Formats that are read as a whole.
fn packaged<'a>(
    bytes: &[u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    match Format::of_bytes(bytes)? {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::read(bytes, options, sink),
        #[cfg(feature = "xlsx")]
        Format::Xls => xls::read(bytes, options, sink),
        #[cfg(feature = "ods")]
        Format::Ods => ods::read(bytes, options, sink),
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, options, sink),
        // Formats without their feature were refused, and text is not packaged.
        #[allow(unreachable_patterns)]
        _ => {
            let _ = (options, sink);
            Err(TableError::Unsupported { found: Found::Zip })
        }
    }
}

/// Reads the text as a page, if it is one.
#[cfg(feature = "html")]
fn page<'a>(
    decoded: &encoding::Decoded<'_>,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<bool, TableError> {
    if !format::is_html(&decoded.text) {
        return Ok(false);
    }
    if let Some(offset) = decoded.damaged {
        let place = crate::Place { row: 1, column: 1 };
        let offset = offset.to_string();
        sink.remark(TableDiagnostic::new(TableCode::BrokenText, place, &offset));
    }
    html::read(&decoded.text, options, sink).map(|()| true)
}

#[cfg(not(feature = "html"))]
fn page<'a>(
    _: &encoding::Decoded<'_>,
    _: &ReadOptions,
    _: &mut dyn Sink<'a>,
) -> Result<bool, TableError> {
    Ok(false)
}

/// Fifteen digits, as many as a spreadsheet keeps, so that 0.1 + 0.2 is 0.3.
#[cfg(any(feature = "xlsx", feature = "ods"))]
fn plain_number(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    match rounded.abs() {
        magnitude if magnitude != 0.0 && !(1e-15..1e21).contains(&magnitude) => {
            format!("{rounded:e}")
        }
        _ => rounded.to_string(),
    }
}

/// Whether a raised character is the power of what stands before it: 10⁵.
#[cfg(any(feature = "html", feature = "docx", feature = "xlsx", feature = "ods"))]
fn is_power(before: &str, c: char) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && c.is_ascii_digit()
}
