//! Many texts in one string.

/// Cuts a string into texts by their lengths in UTF-16 code units.
///
/// Between two texts stands one unit of any kind, so that halves of a surrogate pair at their ends stay apart.
pub(crate) struct Texts<'a, 'l> {
    rest: &'a str,
    lengths: std::slice::Iter<'l, u32>,
}

impl<'a, 'l> Texts<'a, 'l> {
    pub(crate) fn new(joined: &'a str, lengths: &'l [u32]) -> Self {
        Texts {
            rest: joined,
            lengths: lengths.iter(),
        }
    }
}

impl<'a> Iterator for Texts<'a, '_> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let length = *self.lengths.next()?;
        let (text, rest) = self.rest.split_at(bytes(self.rest, length));
        let mut rest = rest.chars();
        rest.next();
        self.rest = rest.as_str();
        Some(text)
    }
}

/// Bytes of the first `units` UTF-16 code units; ends of characters only.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units;
    let bytes = text.as_bytes();
    let mut at = 0;
    while left > 0 {
        let Some(&first) = bytes.get(at) else { break };
        let (size, cost) = match first {
            0..=0x7F => (1, 1),
            0x80..=0xDF => (2, 1),
            0xE0..=0xEF => (3, 1),
            _ => (4, 2),
        };
        if cost > left {
            break;
        }
        at += size;
        left -= cost;
    }
    at.min(bytes.len())
}
