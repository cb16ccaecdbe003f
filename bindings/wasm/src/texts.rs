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

impl<'a> Texts<'a, '_> {
    /// The next text, and where its characters stand.
    pub(crate) fn marked(&mut self, marks: &mut Marks) -> Option<&'a str> {
        let length = *self.lengths.next()?;
        let bytes = marks.walk(self.rest.as_bytes(), length);
        Some(self.take(bytes))
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (text, rest) = self.rest.split_at(bytes);
        let mut rest = rest.chars();
        rest.next();
        self.rest = rest.as_str();
        text
    }
}

impl<'a> Iterator for Texts<'a, '_> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let length = *self.lengths.next()?;
        let (bytes, _) = walk(self.rest.as_bytes(), length, |_, _| ());
        Some(self.take(bytes))
    }
}

/// For each byte of a text with which a character begins, the UTF-16 code units before it: told while its end is looked for.
#[derive(Default)]
pub(crate) struct Marks {
    units: Vec<u16>,
    /// Whether the text is short enough for that.
    pub(crate) short: bool,
}

impl Marks {
    fn walk(&mut self, bytes: &[u8], units: u32) -> usize {
        self.short = u16::try_from(units).is_ok();
        if !self.short {
            return walk(bytes, units, |_, _| ()).0;
        }
        // No unit takes more than three bytes.
        let most = bytes.len().min(3 * units as usize) + 1;
        if self.units.len() < most {
            self.units.resize(most, 0);
        }
        let marks = &mut self.units[..most];
        let (end, units) = walk(bytes, units, |at, before| marks[at] = before as u16);
        marks[end] = units as u16;
        end
    }

    /// The code units before a character of a short text.
    #[inline]
    pub(crate) fn before(&self, byte: u32) -> u32 {
        self.units
            .get(byte as usize)
            .copied()
            .unwrap_or_default()
            .into()
    }
}

/// Bytes of the first `units` UTF-16 code units, and how many units those are: characters are never cut. Tells where each begins,
/// and the units before it.
#[inline]
fn walk(bytes: &[u8], units: u32, mut tell: impl FnMut(usize, u32)) -> (usize, u32) {
    /// Bytes of a character, by the upper half of the first.
    const SIZES: [u8; 16] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4];
    let (mut at, mut before) = (0, 0);
    while before < units {
        let Some(&first) = bytes.get(at) else { break };
        // Four-byte characters, and only they, are surrogate pairs.
        let after = before + 1 + u32::from(first >= 0xF0);
        if after > units {
            break;
        }
        tell(at, before);
        at += usize::from(SIZES[usize::from(first >> 4)]);
        before = after;
    }
    (at.min(bytes.len()), before)
}
