//! Byte spans and pieces of the source text.

use std::fmt;
use std::ops::{Deref, Range};

/// A half-open range of byte offsets into the text that was parsed.
///
/// Offsets are UTF-8 bytes and always fall on character boundaries. [`crate::wire`] converts them to
/// code points (Python) or UTF-16 code units (JavaScript).
///
/// ```
/// let target = zhibiao::parse_value("办案不低于11000件");
/// assert_eq!(target.measures[0].text.span().range(), 6..23);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; both are at most `u32::MAX` because longer texts are refused at the door.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} is reversed");
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The span as a range that indexes a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same bytes, counted from `base` bytes earlier.
    pub(crate) fn shift(self, base: u32) -> Span {
        Span {
            start: self.start + base,
            end: self.end + base,
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A piece of the source: the words as written and where they stand.
///
/// Dereferences to `str`.
///
/// ```
/// let target = zhibiao::parse_value("档案672箱");
/// let label = target.measures[0].label.unwrap();
/// assert_eq!(&*label, "档案");
/// assert_eq!(label.span().range(), 0..6);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Piece<'a> {
    /// The words as written.
    pub text: &'a str,
    /// The byte offset of the first one.
    pub start: u32,
}

impl<'a> Piece<'a> {
    /// The piece of `source` between two byte offsets.
    pub(crate) fn of(source: &'a str, start: usize, end: usize) -> Self {
        Piece {
            text: &source[start..end],
            start: start as u32,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.start + self.text.len() as u32,
        }
    }

    /// One past its last byte.
    pub fn end(&self) -> u32 {
        self.start + self.text.len() as u32
    }
}

impl Deref for Piece<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        self.text
    }
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?}", self.text, self.span())
    }
}

impl fmt::Display for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}
