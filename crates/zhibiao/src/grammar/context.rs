//! What every production may ask for: the whole text, and what the caller changed.

use super::cursor::{last, peek, skip_spaces};
use crate::lexicon::{fold, twin};
use crate::model::Op;
use crate::options::{CustomUnit, Options};
use crate::span::{Piece, Span};

/// The text being read and the caller's options. Every rest is a suffix of `source`, which gives positions.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) source: &'a str,
    pub(super) options: &'a Options,
}

impl<'a> Context<'a> {
    /// The byte offset at which a rest begins.
    #[inline]
    pub(super) fn at(&self, rest: &str) -> usize {
        self.source.len() - rest.len()
    }

    /// What stands between two rests.
    pub(super) fn piece(&self, from: &str, to: &str) -> Piece<'a> {
        Piece::of(self.source, self.at(from), self.at(to))
    }

    /// The span between two rests.
    pub(super) fn span(&self, from: &str, to: &str) -> Span {
        Span::new(self.at(from), self.at(to))
    }

    /// The longest unit that the caller added and that stands here.
    pub(super) fn custom_unit(&self, i: &str) -> Option<(usize, &'a CustomUnit)> {
        if self.options.units.is_empty() {
            return None;
        }
        let mut folded = String::new();
        let mut found = None;
        for (at, c) in i.char_indices().take(self.options.longest_unit) {
            folded.push(fold(c));
            if let Some(unit) = self.options.units.get(&folded) {
                found = Some((at + c.len_utf8(), unit));
            }
        }
        // YZX is another word.
        let letter = |c: Option<char>| c.is_some_and(|c| twin(c).is_ascii_alphabetic());
        found.filter(|(end, _)| !(letter(last(&i[..*end])) && letter(peek(&i[*end..]))))
    }

    /// Whether digits stand here and a unit behind them that the caller added: 3YZ is no code then.
    pub(super) fn counts_in_custom_unit(&self, i: &str) -> bool {
        let unit = i.trim_start_matches(|c: char| twin(c).is_ascii_digit());
        unit.len() < i.len() && self.custom_unit(skip_spaces(unit)).is_some()
    }

    /// What the caller decided about a comparator word of the lexicon.
    pub(super) fn custom_op(&self, word: &str) -> Option<Op> {
        if self.options.comparators.is_empty() {
            return None;
        }
        self.options.comparators.get(word).copied()
    }
}

#[cfg(test)]
impl<'a> Context<'a> {
    /// A text read as the specification says.
    pub(super) fn plain(source: &'a str) -> Context<'a> {
        static STANDARD: std::sync::LazyLock<Options> = std::sync::LazyLock::new(Options::default);
        Context {
            source,
            options: &STANDARD,
        }
    }
}
