//! A text at hand, and strings that stand in none.

use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;
use zhibiao::Span;

use crate::texts::Units;

type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// In place of a start: the string is in the list.
pub(super) const APART: u32 = u32::MAX;

/// Strings that stand in no text, each once.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) list: Vec<String>,
    places: HashMap<String, u32>,
}

/// The text at hand.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a Units,
}

impl Source<'_> {
    #[inline]
    pub(super) fn span(&self, span: Span) -> [u32; 2] {
        [self.units.before(span.start), self.units.before(span.end)]
    }
}

impl Strings {
    /// As a span of the source where the string is a piece of it, else its place in the list.
    pub(super) fn put(&mut self, source: &Source<'_>, string: &str) -> [u32; 2] {
        let start = (string.as_ptr() as usize).wrapping_sub(source.text.as_ptr() as usize);
        if start <= source.text.len() && start + string.len() <= source.text.len() {
            let start = start as u32;
            return source.span(Span {
                start,
                end: start + string.len() as u32,
            });
        }
        [APART, self.place(string)]
    }

    pub(super) fn place(&mut self, string: &str) -> u32 {
        if let Some(&place) = self.places.get(string) {
            return place;
        }
        let place = self.list.len() as u32;
        self.list.push(string.to_owned());
        self.places.insert(string.to_owned(), place);
        place
    }

    /// From 1; 0 when absent.
    pub(super) fn optional(&mut self, string: Option<&str>) -> u32 {
        string.map_or(0, |string| self.place(string) + 1)
    }
}
