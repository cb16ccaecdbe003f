//! Bytes become text: UTF-8, UTF-16 and GB18030, with or without a byte order mark, told by their content.
//!
//! Content decides before what a file declares, because pages declare gb2312 and hold UTF-8. Bytes that are UTF-8
//! throughout are UTF-8: text in another encoding is so by chance only if it is very short.

use std::borrow::Cow;

use crate::error::TableError;
use crate::found::Found;

/// A text, and where the first bytes stand that its encoding does not have.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The offset of bytes that could not be decoded and became U+FFFD.
    pub(crate) damaged: Option<usize>,
    charset: Charset,
}

impl Decoded<'_> {
    /// What the text is if its damage matters.
    pub(crate) fn found(&self) -> Found {
        match self.charset {
            Charset::Utf8 => Found::DamagedUtf8,
            #[cfg(feature = "encoding")]
            Charset::Other(_) => Found::OtherBytes,
        }
    }
}

/// How a text's bytes are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Charset {
    Utf8,
    #[cfg(feature = "encoding")]
    Other(&'static encoding_rs::Encoding),
}

/// The mark at the beginning of a text, and its length.
pub(crate) fn mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Charset::Utf8, 3)),
        #[cfg(feature = "encoding")]
        [0xFF, 0xFE, ..] => Some((Charset::Other(encoding_rs::UTF_16LE), 2)),
        #[cfg(feature = "encoding")]
        [0xFE, 0xFF, ..] => Some((Charset::Other(encoding_rs::UTF_16BE), 2)),
        #[cfg(feature = "encoding")]
        [0x84, 0x31, 0x95, 0x33, ..] => Some((Charset::Other(encoding_rs::GB18030), 4)),
        _ => None,
    }
}

/// The text of a whole file.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, TableError> {
    let (charset, skip) = match mark(bytes) {
        Some(marked) => marked,
        None => (guess(bytes, true)?, 0),
    };
    let body = &bytes[skip..];
    match charset {
        Charset::Utf8 => Ok(utf8(body, skip)),
        #[cfg(feature = "encoding")]
        Charset::Other(encoding) => Ok(legacy::decode(encoding, body, skip)),
    }
}

/// The beginning of a text, whose last character may be cut.
pub(crate) fn head(bytes: &[u8]) -> Result<Cow<'_, str>, TableError> {
    let (charset, skip) = match mark(bytes) {
        Some(marked) => marked,
        None => (guess(bytes, false)?, 0),
    };
    match charset {
        Charset::Utf8 => Ok(String::from_utf8_lossy(&bytes[skip..])),
        #[cfg(feature = "encoding")]
        Charset::Other(encoding) => Ok(encoding.decode_without_bom_handling(&bytes[skip..]).0),
    }
}

fn utf8(body: &[u8], skip: usize) -> Decoded<'_> {
    match std::str::from_utf8(body) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            damaged: None,
            charset: Charset::Utf8,
        },
        Err(error) => Decoded {
            text: String::from_utf8_lossy(body),
            damaged: Some(skip + error.valid_up_to()),
            charset: Charset::Utf8,
        },
    }
}

/// The encoding of bytes without a mark; `whole` unless they may end inside a character.
pub(crate) fn guess(bytes: &[u8], whole: bool) -> Result<Charset, TableError> {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() && !whole => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let has_nul = memchr::memchr(0, bytes).is_some();
    if valid == bytes.len() && !has_nul {
        return Ok(Charset::Utf8);
    }
    #[cfg(feature = "encoding")]
    if let Some(encoding) = legacy::guess(bytes, whole, has_nul) {
        return Ok(Charset::Other(encoding));
    }
    // Where a few bytes are broken, the reader of the text decides what that means.
    if valid == bytes.len() || mostly_utf8(bytes) {
        return Ok(Charset::Utf8);
    }
    Err(TableError::NotText {
        found: match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Found::Utf16,
            _ => Found::OtherBytes,
        },
        offset: valid.max(readable(bytes)),
    })
}

/// How many bytes can be read as GB18030.
#[cfg(feature = "encoding")]
fn readable(bytes: &[u8]) -> usize {
    legacy::first_malformed(encoding_rs::GB18030, bytes).unwrap_or(0)
}

#[cfg(not(feature = "encoding"))]
fn readable(_: &[u8]) -> usize {
    0
}

/// UTF-8 with a few bytes broken, rather than another encoding: of the bytes beyond ASCII nearly all stand in
/// well-formed sequences, which is rare by chance.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut formed, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        formed += chunk
            .valid()
            .bytes()
            .filter(|byte| !byte.is_ascii())
            .count();
        broken += chunk.invalid().len();
    }
    formed > 20 * broken
}

#[cfg(feature = "encoding")]
mod legacy {
    use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

    use super::{Charset, Decoded, mostly_utf8};

    pub(super) fn decode<'a>(
        encoding: &'static Encoding,
        body: &'a [u8],
        skip: usize,
    ) -> Decoded<'a> {
        let (text, broken) = encoding.decode_without_bom_handling(body);
        let damaged = broken.then(|| skip + first_malformed(encoding, body).unwrap_or(body.len()));
        Decoded {
            text,
            damaged,
            charset: Charset::Other(encoding),
        }
    }

    /// None where no encoding fits.
    pub(super) fn guess(bytes: &[u8], whole: bool, has_nul: bool) -> Option<&'static Encoding> {
        if has_nul {
            return utf16(bytes);
        }
        if mostly_utf8(bytes) {
            return None;
        }
        let fits = |encoding: &'static Encoding| match first_malformed(encoding, bytes) {
            None => true,
            // A character cut by the end of the bytes at hand.
            Some(at) => !whole && at + 4 > bytes.len(),
        };
        if let Some(declared) = declared(bytes).filter(|&encoding| fits(encoding)) {
            return Some(declared);
        }
        match fits(GB18030) {
            true if is_big5(bytes) && fits(BIG5) => Some(BIG5),
            true => Some(GB18030),
            false if fits(BIG5) => Some(BIG5),
            false => nearly(bytes),
        }
    }

    /// Big5 read as GB18030 has characters that stand for nothing, and as Big5 it has none.
    fn is_big5(bytes: &[u8]) -> bool {
        let private = |encoding: &'static Encoding| {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            text.chars().any(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))
        };
        private(GB18030) && !private(BIG5)
    }

    /// GB18030 with at most one bad place in a thousand bytes; its offset is reported later.
    fn nearly(bytes: &[u8]) -> Option<&'static Encoding> {
        let (text, _) = GB18030.decode_without_bom_handling(bytes);
        let replaced = text.matches('\u{fffd}').count();
        (replaced * 1000 < bytes.len()).then_some(GB18030)
    }

    /// What a page or an XML text says of itself in its first bytes.
    fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
        let head: String = bytes
            .iter()
            .take(4096)
            .map(|&byte| char::from(byte).to_ascii_lowercase())
            .collect();
        if !head.trim_start().starts_with('<') {
            return None;
        }
        let after = ["charset=", "encoding="]
            .into_iter()
            .find_map(|key| head.split_once(key).map(|(_, after)| after))?;
        let label: String = after
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
            .collect();
        match Encoding::for_label(label.as_bytes())? {
            // GB18030 has all of GBK and more.
            encoding if encoding == GBK => Some(GB18030),
            encoding if encoding.is_single_byte() || !encoding.is_ascii_compatible() => None,
            encoding if encoding == encoding_rs::UTF_8 => None,
            encoding => Some(encoding),
        }
    }

    /// UTF-16 without a mark: tabs, line ends and digits have a zero byte, and always the same one of the two.
    fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
        let fitting = |to_unit: fn([u8; 2]) -> u16| {
            let units = bytes.chunks_exact(2).take(32_768);
            let all = units.len().max(1);
            let plain = units
                .map(|pair| to_unit([pair[0], pair[1]]))
                .filter(|unit| {
                    matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0x00A0..=0x00FF | 0x2000..=0x33FF | 0x3400..=0x9FFF | 0xFF00..=0xFFEF)
                })
                .count();
            plain * 100 / all
        };
        let (little, big) = (fitting(u16::from_le_bytes), fitting(u16::from_be_bytes));
        match little.max(big) {
            ..90 => None,
            _ if little >= big => Some(UTF_16LE),
            _ => Some(UTF_16BE),
        }
    }

    /// The offset of the first bytes that are no character of the encoding.
    pub(super) fn first_malformed(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut scratch = [0u8; 4096];
        let mut at = 0;
        loop {
            let (result, read, _) =
                decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut scratch, true);
            at += read;
            match result {
                encoding_rs::DecoderResult::InputEmpty => return None,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(length, after) => {
                    return Some(at.saturating_sub(usize::from(length) + usize::from(after)));
                }
            }
        }
    }
}
