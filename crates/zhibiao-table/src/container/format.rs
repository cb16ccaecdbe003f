use crate::error::TableError;
use crate::found::Found;

/// A file format, as its content tells (文件格式).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Format {
    /// Text: delimited, or a page of HTML.
    Text,
    /// XLSX and XLSM.
    Xlsx,
    /// XLS.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A Word document.
    Docx,
}

impl Format {
    /// The name people know it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Xlsx => "XLSX",
            Format::Xls => "XLS",
            Format::Ods => "ODS",
            Format::Docx => "DOCX",
        }
    }

    /// Told by the first bytes, and in a ZIP container by the parts.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Result<Format, TableError> {
        let found = match bytes {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => return zip(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => return compound(bytes),
            [b'%', b'P', b'D', b'F', ..] => Found::Pdf,
            [b'{', b'\\', b'r', b't', b'f', ..] => Found::Rtf,
            [0x89, b'P', b'N', b'G', ..]
            | [0xFF, 0xD8, 0xFF, ..]
            | [b'G', b'I', b'F', b'8', ..]
            | [b'I', b'I', b'*', 0, ..]
            | [b'M', b'M', 0, b'*', ..] => Found::Picture,
            [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, 8, ..] => {
                Found::Archive
            }
            // The marks of UTF-32.
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Found::OtherBytes,
            _ => return Ok(Format::Text),
        };
        Err(TableError::Unsupported { found })
    }
}

/// Whether the bytes begin as a ZIP or compound file does. `PK赛参赛人数` is text.
pub(crate) fn opens_package(head: &[u8]) -> bool {
    matches!(
        head,
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..]
    )
}

/// Text in a form of its own that is no table of cells.
pub(crate) fn foreign(text: &str) -> Option<Found> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    if head.starts_with("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        // Its numbers are not as shown: formats stand apart from them.
        return Some(Found::XmlSpreadsheet);
    }
    (head.starts_with("mime-version:") && head.contains("multipart/")).then_some(Found::WebArchive)
}

/// A page rather than delimited text: it begins with a tag, and has a table or is marked as a page.
#[cfg(feature = "html")]
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let tags = match text.strip_prefix('<').and_then(|rest| rest.chars().next()) {
        Some('!' | '?') => &["<table", "<html", "<!doctype html", "<tr", "<body"][..],
        Some(c) if c.is_ascii_alphabetic() => &["<table", "<html", "<tr", "<body", "<head"][..],
        // Words before the first tag: only what cannot be a cell of delimited text.
        _ => &["<table"][..],
    };
    // The table of a long page may stand beyond what is looked at.
    if begins_page(text) {
        return true;
    }
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        tags.iter().any(|tag| {
            bytes[at..]
                .get(..tag.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
        })
    })
}

/// Whether a text begins with a tag that only pages have.
#[cfg(feature = "html")]
fn begins_page(text: &str) -> bool {
    const TAGS: [&str; 16] = [
        "meta", "div", "p", "span", "style", "script", "font", "center", "link", "title",
        "section", "article", "h1", "h2", "h3", "table",
    ];
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ended = rest[length..].starts_with(['>', ' ', '\t', '\r', '\n']);
    ended
        && TAGS
            .iter()
            .any(|tag| rest[..length].eq_ignore_ascii_case(tag))
}

#[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
fn zip(bytes: &[u8]) -> Result<Format, TableError> {
    let parts = super::package::names(bytes)?;
    let has = |wanted: &str| parts.iter().any(|part| part.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| parts.iter().any(|part| part.starts_with(folder));
    let format = if under("xl/") && !has("xl/workbook.bin") {
        Format::Xlsx
    } else if under("word/") {
        Format::Docx
    } else if has("content.xml") && has("mimetype") {
        Format::Ods
    } else {
        let found = if has("OFD.xml") {
            Found::Ofd
        } else if under("xl/") {
            Found::Xlsb
        } else if under("ppt/") {
            Found::Presentation
        } else {
            Found::Archive
        };
        return Err(TableError::Unsupported { found });
    };
    match format {
        Format::Xlsx if cfg!(feature = "xlsx") => Ok(format),
        Format::Docx if cfg!(feature = "docx") => Ok(format),
        Format::Ods if cfg!(feature = "ods") => Ok(format),
        _ => Err(TableError::Unsupported { found: Found::Zip }),
    }
}

#[cfg(not(any(feature = "xlsx", feature = "docx", feature = "ods")))]
fn zip(_: &[u8]) -> Result<Format, TableError> {
    Err(TableError::Unsupported { found: Found::Zip })
}

#[inline(never)]
fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Only such containers are searched; a quicker search would be a hundredth of the module for browsers.
    bytes.windows(name.len()).any(|found| found == name)
}

/// XLS, DOC and encrypted files share a container; its directory names the streams in UTF-16.
fn compound(bytes: &[u8]) -> Result<Format, TableError> {
    let has = |name: &str| holds_utf16(bytes, name);
    let found = if has("EncryptedPackage") {
        Found::Encrypted
    } else if has("WordDocument") {
        Found::Doc
    } else if has("PowerPoint Document") {
        Found::Presentation
    } else if cfg!(feature = "xlsx") && (has("Workbook") || has("Book")) {
        return Ok(Format::Xls);
    } else {
        Found::OldOffice
    };
    Err(TableError::Unsupported { found })
}
