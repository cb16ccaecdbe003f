//! Many texts in one string.

/// Cuts a string into texts by their lengths in UTF-16 code units.
///
/// Between two texts stands one unit of any kind, so that halves of a surrogate pair at their ends stay apart.
pub(crate) struct Texts<'a, 'l> {
    rest: &'a str,
    lengths: std::slice::Iter<'l, u32>,
    /// Of the text that was cut last.
    pub(crate) units: Units,
}

impl<'a, 'l> Texts<'a, 'l> {
    pub(crate) fn new(joined: &'a str, lengths: &'l [u32]) -> Self {
        Texts {
            rest: joined,
            lengths: lengths.iter(),
            units: Units::default(),
        }
    }
}

impl<'a> Iterator for Texts<'a, '_> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let length = *self.lengths.next()?;
        let bytes = self.units.count(self.rest.as_bytes(), length);
        let (text, rest) = self.rest.split_at(bytes);
        let mut rest = rest.chars();
        rest.next();
        self.rest = rest.as_str();
        Some(text)
    }
}

/// The UTF-16 code units before each character of a text: told, some bytes at a time, while its end is looked for.
#[derive(Default)]
pub(crate) struct Units {
    blocks: Vec<Block>,
}

/// Bytes that are counted at once.
const BLOCK: usize = 8;

struct Block {
    /// Units before the block.
    before: u32,
    /// Units of the block before each of its bytes.
    within: [u8; BLOCK],
}

impl Units {
    /// Looks for the end of the first `units` UTF-16 code units, and returns it: characters are never cut.
    fn count(&mut self, bytes: &[u8], units: u32) -> usize {
        self.blocks.clear();
        let mut before = 0;
        loop {
            let at = self.blocks.len() * BLOCK;
            let sums = sums(bytes, at);
            self.blocks.push(Block {
                before,
                within: (sums << 8).to_le_bytes(),
            });
            let after = before + (sums >> 56) as u32;
            if after > units {
                // The first character that is no longer whole.
                let mut sums = sums.to_le_bytes().into_iter();
                let end = sums.position(|sum| before + u32::from(sum) > units);
                return at + end.unwrap_or_default();
            }
            if at + BLOCK > bytes.len() {
                return bytes.len();
            }
            before = after;
        }
    }

    /// The code units before a character.
    #[inline]
    pub(crate) fn before(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let block = self.blocks.get(byte / BLOCK);
        block.map_or(0, |block| {
            block.before + u32::from(block.within[byte % BLOCK])
        })
    }
}

/// For each byte of a block, the UTF-16 code units up to it and with it, lowest byte first.
fn sums(bytes: &[u8], at: usize) -> u64 {
    /// The lowest bit of every byte.
    const ONES: u64 = 0x0101_0101_0101_0101;
    /// Inside a character: counts nothing.
    const NOTHING: u8 = 0x80;
    let block = bytes
        .get(at..at + BLOCK)
        .and_then(|block| block.try_into().ok());
    let block = u64::from_le_bytes(block.unwrap_or_else(|| {
        let mut last = [NOTHING; BLOCK];
        let rest = bytes.get(at..).unwrap_or_default();
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        last
    }));
    // Characters begin with 0… or 11…; those of four bytes, and only they, with 1111…, and they are surrogate pairs.
    let begun = !(block >> 7) | block >> 6;
    let paired = block >> 7 & block >> 6 & block >> 5 & block >> 4;
    // The product adds to every byte those below it; eight are at most eight units.
    ((begun & ONES) + (paired & ONES)).wrapping_mul(ONES)
}
