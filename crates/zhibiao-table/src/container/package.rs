//! ZIP containers, unpacked within limits.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::error::TableError;
use crate::limits::{Limit, Limits};

use super::Format;

/// Parts below this share of all that may be unpacked may be packed as tightly as they like: 64 MiB of 1 GiB.
const FREE_SHARE: u64 = 16;

/// A package whose bytes are at hand.
pub(crate) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The names of the parts.
pub(crate) fn names(bytes: &[u8]) -> Result<Vec<String>, TableError> {
    let archive = open(bytes, "ZIP")?;
    let names = archive.file_names().flatten();
    Ok(names.map(|name| name.into_owned()).collect())
}

fn open<'b>(bytes: &'b [u8], format: &'static str) -> Result<Archive<'b>, TableError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| TableError::broken(format, error))
}

/// Opens a package after unpacking each of its parts once, to no place: what a part says of its own size may be a lie,
/// and a damaged part is told here, whoever reads it later. With it comes how many bytes the parts have together.
pub(crate) fn checked<'b>(
    bytes: &'b [u8],
    format: Format,
    limits: &Limits,
) -> Result<(Archive<'b>, u64), TableError> {
    let broken = |error: &dyn std::fmt::Display| TableError::broken(format.as_str(), error);
    let mut archive = open(bytes, format.as_str())?;
    let mut total = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let name = part.name().map_err(|error| broken(&error))?;
        if !is_read(&name) {
            continue;
        }
        let packed = part.compressed_size().max(1);
        let room = limits.unzipped_bytes.saturating_sub(total);
        let dense = packed
            .saturating_mul(limits.unzip_ratio)
            .max(limits.unzipped_bytes / FREE_SHARE);
        let most = room.min(dense);
        let unpacked = io::copy(&mut part.take(most.saturating_add(1)), &mut io::sink())
            .map_err(|error| broken(&error))?;
        if unpacked > most {
            let limit = if dense < room {
                Limit::UnzipRatio
            } else {
                Limit::UnzippedBytes
            };
            return Err(TableError::too_large(limit, limits, None));
        }
        total += unpacked;
    }
    Ok((archive, total))
}

/// Pictures and the like are never unpacked.
fn is_read(name: &str) -> bool {
    [".xml", ".rels", ".bin", "mimetype"]
        .iter()
        .any(|end| name.to_ascii_lowercase().ends_with(end))
}

/// The text of one part, if it is there.
#[cfg(feature = "ods")]
pub(crate) fn part(
    archive: &mut Archive<'_>,
    name: &str,
    format: Format,
) -> Result<Option<String>, TableError> {
    let mut part = match archive.by_name(name) {
        Ok(part) => part,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(TableError::broken(format.as_str(), error)),
    };
    let mut text = String::new();
    match part.read_to_string(&mut text) {
        Ok(_) => Ok(Some(text)),
        Err(error) => Err(TableError::broken(format.as_str(), error)),
    }
}
