//! Records and the strings in them.

use crate::error::TableError;

use super::broken;

/// A record that goes on with the data of the one before.
const CONTINUE: u16 = 0x003C;

/// A list of records: a kind, a length, and so many bytes.
#[derive(Clone, Copy)]
pub(super) struct Records<'b> {
    rest: &'b [u8],
}

impl<'b> Records<'b> {
    pub(super) fn new(rest: &'b [u8]) -> Self {
        Records { rest }
    }

    /// Bytes that were not read.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next record, what continues it included; none at the end. One that is cut off is an error.
    pub(super) fn next(&mut self) -> Result<Option<(u16, Data<'b>)>, TableError> {
        let Some((kind, first)) = self.part()? else {
            return Ok(None);
        };
        let mut parts = vec![first];
        let mut ahead = *self;
        while let Ok(Some((CONTINUE, more))) = ahead.part() {
            parts.push(more);
            *self = ahead;
        }
        Ok(Some((
            kind,
            Data {
                parts,
                part: 0,
                at: 0,
            },
        )))
    }

    fn part(&mut self) -> Result<Option<(u16, &'b [u8])>, TableError> {
        let Some((head, rest)) = self.rest.split_first_chunk::<4>() else {
            return Ok(None);
        };
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest
            .split_at_checked(length)
            .ok_or_else(|| broken("the last record is cut off"))?;
        self.rest = rest;
        Ok(Some((kind, data)))
    }
}

/// The data of a record, which may lie in several parts.
pub(super) struct Data<'b> {
    parts: Vec<&'b [u8]>,
    part: usize,
    at: usize,
}

impl<'b> Data<'b> {
    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut array = [0; N];
        for byte in &mut array {
            let rest = self.here()?;
            *byte = *rest.first()?;
            self.at += 1;
        }
        Some(array)
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.here()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// A string whose length takes one byte.
    pub(super) fn short_string(&mut self) -> Option<String> {
        let length = self.u8()?;
        let wide = self.u8()? & 1 != 0;
        Some(self.characters(usize::from(length), wide))
    }

    /// A string whose length takes two bytes.
    pub(super) fn string(&mut self) -> Option<String> {
        let length = self.u16()?;
        let wide = self.u8()? & 1 != 0;
        Some(self.characters(usize::from(length), wide))
    }

    /// A string that may carry runs of fonts and phonetic text behind it.
    pub(super) fn rich_string(&mut self) -> Option<String> {
        let length = self.u16()?;
        let flags = self.u8()?;
        let runs = match flags & 8 {
            0 => 0,
            _ => usize::from(self.u16()?),
        };
        let phonetic = match flags & 4 {
            0 => 0,
            _ => self.u32()? as usize,
        };
        let text = self.characters(usize::from(length), flags & 1 != 0);
        self.skip(runs * 4)?;
        self.skip(phonetic)?;
        Some(text)
    }

    /// Characters of one or two bytes; where a part begins among them, its first byte says anew which. Fewer where the
    /// data ends.
    fn characters(&mut self, length: usize, mut wide: bool) -> String {
        let mut units = Vec::new();
        let mut part = self.part;
        while units.len() < length {
            let Some(here) = self.here() else { break };
            if self.part != part {
                part = self.part;
                wide = here[0] & 1 != 0;
                self.at += 1;
                continue;
            }
            let left = length - units.len();
            match wide {
                true if here.len() < 2 => break,
                true => {
                    let pairs = here.chunks_exact(2).take(left);
                    units.extend(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
                    self.at += 2 * left.min(here.len() / 2);
                }
                false => {
                    units.extend(here.iter().take(left).map(|&byte| u16::from(byte)));
                    self.at += left.min(here.len());
                }
            }
        }
        String::from_utf16_lossy(&units)
    }

    /// What is left of the part at hand, or the next one; never empty.
    fn here(&mut self) -> Option<&'b [u8]> {
        loop {
            let rest = self.parts.get(self.part)?.get(self.at..)?;
            if !rest.is_empty() {
                return Some(rest);
            }
            self.part += 1;
            self.at = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data<'b>(parts: &[&'b [u8]]) -> Data<'b> {
        Data {
            parts: parts.to_vec(),
            part: 0,
            at: 0,
        }
    }

    #[test]
    fn strings_go_on_in_the_next_part() {
        let mut wide_then_narrow = data(&[&[4, 0, 1, 0x32, 0x75, 0x59, 0x4E], &[0, b'a', b'b', 9]]);
        assert_eq!(wide_then_narrow.rich_string().as_deref(), Some("甲乙ab"));
        assert_eq!(wide_then_narrow.u8(), Some(9));
        let mut runs = data(&[&[1, 0, 8, 1, 0, b'a', 1, 2], &[3, 4, 7]]);
        assert_eq!(runs.rich_string().as_deref(), Some("a"));
        assert_eq!(runs.u8(), Some(7));
        assert_eq!(data(&[&[9, 0, 0, b'a']]).string().as_deref(), Some("a"));
        assert_eq!(data(&[&[9, 0]]).string(), None);
    }
}
