//! What a caller may change about a parser.

use crate::model::{Dimension, Op};

/// A unit that a caller adds to the lexicon (自定义单位).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CustomUnit {
    /// The canonical name.
    pub(crate) name: String,
    /// What it measures.
    pub(crate) dimension: Dimension,
    /// Whether values may be added up.
    pub(crate) additive: bool,
}

/// What a parser does differently from the standard (解析选项).
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Words (the name itself and its aliases) of added units, in the lexicon's characters.
    pub(crate) units: Added<CustomUnit>,
    /// Characters of the longest added word: bounds the look-up.
    pub(crate) longest_unit: usize,
    /// Comparator words whose meaning the caller decides.
    pub(crate) comparators: Added<Op>,
}

/// Words and what they stand for, sorted: a library's map would be several kB of code in the browser, for a few words.
#[derive(Clone, Debug)]
pub(crate) struct Added<T>(Vec<(String, T)>);

impl<T> Default for Added<T> {
    fn default() -> Self {
        Added(Vec::new())
    }
}

impl<T> Added<T> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        let at = self.place(word).ok()?;
        Some(&self.0[at].1)
    }

    pub(crate) fn insert(&mut self, word: &str, meaning: T) {
        match self.place(word) {
            Ok(at) => self.0[at].1 = meaning,
            Err(at) => self.0.insert(at, (word.to_owned(), meaning)),
        }
    }

    fn place(&self, word: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(word))
    }
}

impl Options {
    /// Those of a parser that follows the specification.
    pub(crate) const STANDARD: Options = Options {
        units: Added(Vec::new()),
        longest_unit: 0,
        comparators: Added(Vec::new()),
    };

    /// Whether there are lanes.
    pub(crate) const LANES: bool = cfg!(not(feature = "small"));

    /// Whether the caller changed nothing, so that the lanes may read.
    ///
    /// With the feature `small` there are none of them: a page's module would be 10 kB larger after gzip to read tables of a
    /// hundred thousand indicators twice as fast. All of the general rules are in it, which the tests hold to read the same.
    pub(crate) fn is_standard(&self) -> bool {
        Self::LANES && self.units.is_empty() && self.comparators.is_empty()
    }
}

/// The columns of a grid that make one target (指标值及其符号、单位栏).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Field<'a> {
    /// The value column: `95`.
    pub value: &'a str,
    /// The sign column: `≥`, `正向 大于等于`, `定性`.
    pub sign: Option<&'a str>,
    /// The unit column: `%`.
    pub unit: Option<&'a str>,
    /// The indicator's name, which may end in a unit in brackets.
    pub name: Option<&'a str>,
}
