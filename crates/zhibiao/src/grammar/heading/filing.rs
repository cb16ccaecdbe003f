//! What a cell has said so far of where its items belong.

use std::sync::LazyLock;

use super::figures::lists;
use super::opening::category_at;
use crate::lexicon::{CATEGORY, NameDef};
use crate::model::{Category, Subcategory};

/// What the cell has said so far.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Filing<'a> {
    /// The number that the list would go on with.
    pub(in super::super) expected: Option<u32>,
    pub(in super::super) category: Option<Category>,
    pub(in super::super) subcategory: Option<Subcategory>,
    /// The last number in two levels: 1.1培训人数.
    pub(in super::super) section: Option<(u32, u32)>,
    /// A marker stands in the segment: 年度指标值.
    pub(in super::super) marker: bool,
    /// The level 1 that stood by itself, as long as what follows belongs to it.
    pub(in super::super) level: Option<Category>,
    /// The heading in force was an everyday word, as its siblings will be.
    pub(in super::super) bare: bool,
    /// What stands behind the segment.
    pub(in super::super) ahead: &'a str,
    /// Categories as this cell writes them, which saves looking them up again.
    pub(in super::super) seen: [Option<(&'a str, NameDef)>; 3],
}

impl<'a> Filing<'a> {
    /// For a cell that has said nothing, and will most likely say the form's own categories.
    pub(in super::super) fn new() -> Filing<'a> {
        static FORM: LazyLock<[Option<(&str, NameDef)>; 3]> = LazyLock::new(|| {
            ["满意度指标", "效益指标", "产出指标"].map(|word| Some((word, CATEGORY.exact(word)?)))
        });
        Filing {
            seen: *FORM,
            ..Filing::default()
        }
    }

    /// The number that counts before a decimal's end at the start of a segment: the next one, or 1 where a list begins.
    pub(super) fn expects(&self, i: &str) -> Option<u32> {
        match lists(i, self.ahead) {
            true => Some(1),
            false => self.expected,
        }
    }

    /// The level 1 behind a heading: the one that it holds, or the one that it stands below.
    pub(in super::super) fn level(
        &self,
        category: Option<Category>,
        own: Option<Category>,
    ) -> Option<Category> {
        let level = own.or(self.level).filter(|level| category == Some(*level));
        // Only these have levels 2 in one word.
        level.filter(|level| matches!(level, Category::Benefit | Category::Cost))
    }

    /// Notes how the cell writes a category.
    pub(in super::super) fn see(&mut self, word: Option<(&'a str, NameDef)>) {
        let known = |seen: &Option<(&str, NameDef)>| {
            seen.is_some_and(|(text, _)| word.is_some_and(|(word, _)| text == word))
        };
        if word.is_some() && !self.seen.iter().any(known) {
            self.seen.rotate_right(1);
            self.seen[0] = word;
        }
    }

    /// The category at the start of a text, its length, and what it stands for.
    pub(in super::super) fn category_at(&self, i: &str) -> Option<(usize, NameDef)> {
        self.seen_at(i).or_else(|| category_at(i))
    }

    /// The same, if the cell has it before.
    #[inline]
    pub(in super::super) fn seen_at(&self, i: &str) -> Option<(usize, NameDef)> {
        for (word, def) in self.seen.iter().flatten() {
            // Nearly all differ in their second byte. Only before a colon: 产出指标类 is longer.
            if i.as_bytes().get(1) != word.as_bytes().get(1) {
                continue;
            }
            let rest = i.as_bytes().strip_prefix(word.as_bytes());
            if let Some([b':', ..] | [0xef, 0xbc, 0x9a, ..]) = rest {
                return Some((word.len(), *def));
            }
        }
        None
    }
}
