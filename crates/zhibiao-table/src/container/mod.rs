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
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "xlsx")]
mod number_format;
#[cfg(feature = "ods")]
mod ods;
#[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
mod package;
#[cfg(any(feature = "xlsx", feature = "ods"))]
mod sheet;
mod sink;
#[cfg(feature = "xlsx")]
mod xls;
#[cfg(feature = "xlsx")]
mod xlsx;
#[cfg(any(feature = "docx", feature = "ods"))]
mod xml;

use std::borrow::Cow;

#[cfg(feature = "html")]
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::limits::{Limit, ReadOptions};

pub use format::Format;
pub use sink::Grids;
use sink::Metered;
pub(crate) use sink::{Collected, Sink};

/// Pushes all rows of a file into the sink.
pub(crate) fn read<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    if bytes.len() as u64 > options.limits.bytes {
        return Err(TableError::too_large(Limit::Bytes, &options.limits, None));
    }
    let sink = &mut Metered::new(sink, &options.limits);
    match Format::of_bytes(bytes)? {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::read(bytes, options, sink),
        #[cfg(feature = "xlsx")]
        Format::Xls => xls::read(bytes, options, sink),
        #[cfg(feature = "ods")]
        Format::Ods => ods::read(bytes, options, sink),
        #[cfg(feature = "docx")]
        Format::Docx => docx::read(bytes, options, sink),
        _ => text(bytes, options, sink),
    }
}

fn text<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let decoded = encoding::decode(bytes)?;
    #[cfg(feature = "html")]
    if format::is_html(&decoded.text) {
        if let Some(offset) = decoded.damaged {
            let place = crate::Place { row: 1, column: 1 };
            let offset = offset.to_string();
            sink.remark(TableDiagnostic::new(TableCode::BrokenText, place, &offset));
        }
        return html::read(&decoded.text, options, sink);
    }
    if let Some(offset) = decoded.damaged {
        return Err(TableError::NotText {
            found: decoded.found(),
            offset,
        });
    }
    sink.sheet(None)?;
    match decoded.text {
        Cow::Borrowed(text) => delimited::read(text, options, sink),
        Cow::Owned(text) => delimited::read_owned(&text, options, sink),
    }
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
