//! Containers: files of any format become rows of cells.
//!
//! The format is told by the content, never by the file's name: systems hand out pages of HTML named `.xls`. A
//! container pushes its rows into a [`Sink`], so that a long file need not be held as a whole.

#[cfg(any(feature = "html", feature = "docx", feature = "ods"))]
mod builder;
pub(crate) mod delimited;
mod encoding;
#[cfg(any(feature = "html", feature = "docx", feature = "ods"))]
mod flow;
mod format;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "xlsx")]
mod number_format;
#[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
mod package;
#[cfg(feature = "xlsx")]
mod sheet;
mod sink;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::borrow::Cow;

#[cfg(feature = "html")]
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::found::Found;
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
            found: Found::DamagedUtf8,
            offset,
        });
    }
    sink.sheet(None)?;
    match decoded.text {
        Cow::Borrowed(text) => delimited::read(text, options, sink),
        Cow::Owned(text) => delimited::read_owned(&text, options, sink),
    }
}
