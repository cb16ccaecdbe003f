//! Delimited text from a source, a row at a time: no more of it is held than a chunk or a row.

use std::io::Read;

use crate::error::TableError;
use crate::found::Found;
use crate::limits::{Limit, ReadOptions};

use super::delimited::{Dialect, Step, step};
use super::encoding::{Charset, guess, mark};
use super::sink::{Sink, at_row};

/// Bytes read at a time.
const CHUNK: usize = 256 << 10;
/// Bytes behind the first one beyond ASCII that show what encoding it is of.
const TELLING: usize = 64 << 10;

/// Pushes the rows of a text whose beginning was read.
pub(crate) fn rows<'a>(
    head: Vec<u8>,
    source: impl Read,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    let limits = &options.limits;
    let mut text = Text::new(head, source);
    let mut buffer = String::new();
    while buffer.len() < TELLING && !text.ended {
        text.fill(&mut buffer)?;
    }
    let (dialect, mut at) = Dialect::sniff(&buffer);
    let mut listed = dialect.listed();
    let mut number = 0;
    loop {
        match step(&buffer[at..], dialect, text.ended, limits.cell_bytes) {
            None => return listed.end(sink),
            Some(Step::Row(cells, after)) => {
                number += 1;
                at = buffer.len() - after.len();
                listed.row(dialect.row(number, cells).into_owned(), sink)?;
            }
            Some(Step::TooLong) => {
                return Err(TableError::too_large(
                    Limit::CellBytes,
                    limits,
                    at_row(number + 1),
                ));
            }
            Some(Step::Unfinished) => {
                buffer.drain(..at);
                at = 0;
                if buffer.len() > limits.row_bytes {
                    return Err(TableError::too_large(
                        Limit::RowBytes,
                        limits,
                        at_row(number + 1),
                    ));
                }
                // A row is looked at from its beginning again, so what is at hand at least doubles.
                let wanted = buffer.len() * 2;
                text.fill(&mut buffer)?;
                while buffer.len() < wanted && !text.ended {
                    text.fill(&mut buffer)?;
                }
            }
        }
    }
}

/// A source whose bytes become text.
struct Text<R> {
    source: R,
    /// Bytes that are not text yet.
    pending: Vec<u8>,
    /// Their offset in the file.
    offset: usize,
    encoding: Option<Decoding>,
    begun: bool,
    /// The source has ended and all of it is text.
    ended: bool,
    exhausted: bool,
}

enum Decoding {
    Utf8,
    #[cfg(feature = "encoding")]
    Other(encoding_rs::Decoder),
}

impl<R: Read> Text<R> {
    fn new(head: Vec<u8>, source: R) -> Self {
        Text {
            source,
            pending: head,
            offset: 0,
            encoding: None,
            begun: false,
            ended: false,
            exhausted: false,
        }
    }

    /// Adds the next text.
    fn fill(&mut self, out: &mut String) -> Result<(), TableError> {
        if self.begun || self.pending.is_empty() {
            self.read()?;
        }
        if !self.begun {
            self.begun = true;
            if let Some((charset, length)) = mark(&self.pending) {
                self.pending.drain(..length);
                self.offset = length;
                self.encoding = Some(Decoding::of(charset));
            }
        }
        match &mut self.encoding {
            None => self.unknown(out),
            Some(Decoding::Utf8) => self.utf8(out),
            #[cfg(feature = "encoding")]
            Some(Decoding::Other(_)) => self.other(out),
        }
    }

    fn read(&mut self) -> Result<(), TableError> {
        let chunk = CHUNK as u64;
        let read = self
            .source
            .by_ref()
            .take(chunk)
            .read_to_end(&mut self.pending)?;
        self.exhausted |= read == 0;
        Ok(())
    }

    /// While all is ASCII, nothing tells the encoding, and nothing depends on it.
    fn unknown(&mut self, out: &mut String) -> Result<(), TableError> {
        let plain = |byte: &u8| byte.is_ascii() && *byte != 0;
        let first = loop {
            match self.pending.iter().position(|byte| !plain(byte)) {
                Some(at) if at + TELLING > self.pending.len() && !self.exhausted => self.read()?,
                found => break found,
            }
        };
        if first.is_none() {
            return self.utf8(out);
        }
        let charset = match guess(&self.pending, self.exhausted) {
            Ok(charset) => charset,
            Err(TableError::NotText { found, offset }) => {
                let offset = self.offset + offset;
                return Err(TableError::NotText { found, offset });
            }
            Err(error) => return Err(error),
        };
        self.encoding = Some(Decoding::of(charset));
        match charset {
            Charset::Utf8 => self.utf8(out),
            #[cfg(feature = "encoding")]
            Charset::Other(_) => self.other(out),
        }
    }

    fn utf8(&mut self, out: &mut String) -> Result<(), TableError> {
        let (valid, cut) = match std::str::from_utf8(&self.pending) {
            Ok(text) => (text.len(), false),
            Err(error) if error.error_len().is_none() && !self.exhausted => {
                (error.valid_up_to(), true)
            }
            Err(error) => {
                return Err(TableError::NotText {
                    found: Found::DamagedUtf8,
                    offset: self.offset + error.valid_up_to(),
                });
            }
        };
        out.push_str(std::str::from_utf8(&self.pending[..valid]).unwrap_or_default());
        self.pending.drain(..valid);
        self.offset += valid;
        self.ended = self.exhausted && !cut;
        Ok(())
    }

    #[cfg(feature = "encoding")]
    fn other(&mut self, out: &mut String) -> Result<(), TableError> {
        use encoding_rs::DecoderResult;
        let Some(Decoding::Other(decoder)) = &mut self.encoding else {
            return Ok(());
        };
        let mut at = 0;
        loop {
            let rest = &self.pending[at..];
            out.reserve(
                decoder
                    .max_utf8_buffer_length(rest.len())
                    .unwrap_or(rest.len())
                    .max(16),
            );
            let (result, read) =
                decoder.decode_to_string_without_replacement(rest, out, self.exhausted);
            at += read;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    let bad = usize::from(length) + usize::from(after);
                    return Err(TableError::NotText {
                        found: Found::OtherBytes,
                        offset: (self.offset + at).saturating_sub(bad),
                    });
                }
            }
        }
        self.offset += at;
        self.pending.clear();
        self.ended = self.exhausted;
        Ok(())
    }
}

impl Decoding {
    fn of(charset: Charset) -> Decoding {
        match charset {
            Charset::Utf8 => Decoding::Utf8,
            #[cfg(feature = "encoding")]
            Charset::Other(encoding) => {
                Decoding::Other(encoding.new_decoder_without_bom_handling())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::Collected;
    use crate::limits::Limits;

    /// Hands out a few bytes at a time.
    struct Trickle<'b>(&'b [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let length = self.1.min(self.0.len()).min(out.len());
            let (now, rest) = self.0.split_at(length);
            out[..length].copy_from_slice(now);
            self.0 = rest;
            Ok(length)
        }
    }

    fn streamed(bytes: &[u8], head: usize) -> Result<Vec<Vec<String>>, TableError> {
        let limits = Limits::default();
        let mut sink = Collected::new(&limits);
        let (head, rest) = bytes.split_at(head.min(bytes.len()));
        rows(
            head.to_vec(),
            Trickle(rest, 7),
            &ReadOptions::default(),
            &mut sink,
        )?;
        let rows = sink.grids.grids.into_iter().flat_map(|grid| grid.rows);
        let texts = |row: crate::GridRow<'_>| {
            row.cells
                .into_iter()
                .map(|cell| cell.text.into_owned())
                .collect()
        };
        Ok(rows.map(texts).collect())
    }

    const TEXT: &str = "项目名称,\"绩效,指标\"\r\n体检,\"3\"\"人\n每年\"\r\n\n末";

    #[test]
    fn the_same_rows_wherever_the_source_is_cut() {
        let expected = [
            vec!["项目名称", "绩效,指标"],
            vec!["体检", "3\"人\n每年"],
            vec![""],
            vec!["末"],
        ];
        let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        for bytes in [TEXT.as_bytes(), &marked] {
            for head in 4..=bytes.len() {
                assert_eq!(streamed(bytes, head).unwrap(), expected, "{head}");
            }
        }
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn every_encoding_in_pieces() {
        let expected = streamed(TEXT.as_bytes(), 9).unwrap();
        let gb18030 = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [
            gb18030,
            [b"\xff\xfe".to_vec(), utf16.clone()].concat(),
            utf16,
        ] {
            for head in 4..=bytes.len() {
                assert_eq!(streamed(&bytes, head).unwrap(), expected, "{head}");
            }
        }
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn an_encoding_that_shows_late() {
        let text = "a,b\n".repeat(200_000) + "甲,乙\n";
        let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
        let rows = streamed(&bytes, 1 << 10).unwrap();
        assert_eq!(rows.len(), 200_001);
        assert_eq!(rows[200_000], ["甲", "乙"]);
        let broken = [&bytes[..], b"\xff\xff"].concat();
        match streamed(&broken, 1 << 10).unwrap_err() {
            TableError::NotText { offset, .. } => assert_eq!(offset, bytes.len()),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_row_without_end_meets_a_limit() {
        for (head, endless) in [
            ("", "甲".repeat(100)),
            ("", "甲,".repeat(100)),
            ("\"", "甲\n,".repeat(100)),
        ] {
            let head = format!("a,b\n{head}").into_bytes();
            let mut options = ReadOptions::default();
            options.limits.cell_bytes = 1 << 20;
            options.limits.row_bytes = 1 << 20;
            let limits = Limits::default();
            let mut sink = Collected::new(&limits);
            let source = Endless(endless.into_bytes(), 0);
            let error = rows(head, source, &options, &mut sink).unwrap_err();
            assert_eq!(error.code(), "too-large");
        }
    }

    struct Endless(Vec<u8>, usize);

    impl Read for Endless {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            for byte in out.iter_mut() {
                *byte = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            Ok(out.len())
        }
    }
}
