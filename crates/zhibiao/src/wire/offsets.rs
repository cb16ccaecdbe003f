use crate::span::Span;

/// What a span's offsets count (偏移单位).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Offsets {
    /// UTF-8 bytes, as Rust counts.
    #[default]
    Bytes,
    /// Unicode code points, as Python counts.
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

/// Bytes between two remembered counts. A look-up counts at most this many.
const BLOCK: usize = 64;

/// Converts byte offsets into one text to another unit.
///
/// Making it is linear in the text; a conversion takes constant time, in any order.
///
/// ```
/// use zhibiao::wire::{OffsetMap, Offsets};
/// let map = OffsetMap::new("办案≥5件", Offsets::CodePoints);
/// assert_eq!(map.offset(6), 2);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'a> {
    bytes: &'a [u8],
    offsets: Offsets,
    /// Units before each block; empty where every look-up is short or no conversion is needed.
    blocks: Vec<u32>,
}

impl<'a> OffsetMap<'a> {
    /// A map for spans into `source`.
    pub fn new(source: &'a str, offsets: Offsets) -> Self {
        let bytes = source.as_bytes();
        let mut blocks = Vec::new();
        if offsets != Offsets::Bytes && bytes.len() >= BLOCK {
            blocks.reserve_exact(bytes.len() / BLOCK + 2);
            let mut total = 0;
            for block in bytes.chunks(BLOCK) {
                blocks.push(total);
                total += units(block, offsets);
            }
            blocks.push(total);
        }
        OffsetMap {
            bytes,
            offsets,
            blocks,
        }
    }

    /// The offset of a byte, in the map's unit.
    pub fn offset(&self, byte: u32) -> u32 {
        if self.offsets == Offsets::Bytes || byte == 0 {
            return byte;
        }
        let byte = (byte as usize).min(self.bytes.len());
        let block = byte / BLOCK;
        let (start, before) = match self.blocks.get(block) {
            Some(&before) => (block * BLOCK, before),
            None => (0, 0),
        };
        before + units(&self.bytes[start..byte], self.offsets)
    }

    /// A byte span, in the map's unit.
    pub fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        let end = match self.bytes.get(span.start as usize..span.end as usize) {
            // What lies between them is often shorter than what lies before the end.
            Some(between) if between.len() <= BLOCK => start + units(between, self.offsets),
            _ => self.offset(span.end),
        };
        Span { start, end }
    }
}

/// Units in a run of UTF-8; a character counts where its first byte stands.
fn units(bytes: &[u8], offsets: Offsets) -> u32 {
    let first = |byte: u8| u32::from(byte & 0xC0 != 0x80);
    // Four-byte characters, and only they, are surrogate pairs in UTF-16.
    let astral = |byte: u8| u32::from(byte >= 0xF0);
    match offsets {
        Offsets::Bytes => bytes.len() as u32,
        Offsets::CodePoints => bytes.len() as u32 - inner(bytes),
        Offsets::Utf16 => bytes.iter().map(|&b| first(b) + astral(b)).sum(),
    }
}

/// Bytes that are not the first of their character.
fn inner(bytes: &[u8]) -> u32 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks();
    let words = words.iter().map(|&word| {
        let word = u64::from_le_bytes(word);
        let inner = (word >> 7) & !(word >> 6) & ONES;
        (inner.wrapping_mul(ONES) >> 56) as u32
    });
    let rest = rest.iter().map(|&byte| u32::from(byte & 0xC0 == 0x80));
    words.sum::<u32>() + rest.sum::<u32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_of_a_long_text_agrees_with_a_plain_count() {
        let text = "a𠮷办é\r\n≥９".repeat(40);
        let points = OffsetMap::new(&text, Offsets::CodePoints);
        let utf16 = OffsetMap::new(&text, Offsets::Utf16);
        let bytes = OffsetMap::new(&text, Offsets::Bytes);
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in ends {
            let before = &text[..at];
            assert_eq!(points.offset(at as u32) as usize, before.chars().count());
            assert_eq!(
                utf16.offset(at as u32) as usize,
                before.encode_utf16().count()
            );
            assert_eq!(bytes.offset(at as u32) as usize, at);
        }
    }

    #[test]
    fn texts_around_a_block_long() {
        for length in [0, 63, 64, 65, 127, 128, 129] {
            let text = "x".repeat(length);
            let map = OffsetMap::new(&text, Offsets::Utf16);
            assert_eq!(map.offset(length as u32) as usize, length);
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(OffsetMap::new("办", Offsets::CodePoints).offset(900), 1);
    }
}
