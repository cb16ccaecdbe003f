//! The levels above an indicator's name, as they go on from row to row.
//!
//! A level that a row leaves empty is the one above it, whether a merged cell says so or the merging was lost;
//! a new level 1 ends the level 2 before it, unless that is one of its own: merged cells say what they are in their middle.
//! A level 2 of another category than the level 1 that would go on is one of its own level 1.

use std::borrow::Cow;

use zhibiao::lexicon::{self, NameDef};
use zhibiao::{Category, Subcategory, header};

use super::columns::Heading;
use super::line::{CARRIED, part};
use super::words::category;
use crate::document::Text;
use crate::grid::Place;

#[derive(Default)]
pub(super) struct Levels<'a> {
    level1: Option<Text<'a>>,
    level2: Option<Text<'a>>,
    /// Indicators stand above the first level: levels are written in the middle of the rows that they had in common.
    pub unfiled: bool,
}

/// What one row says of a level: a text of its own, or the merged cell that covers it.
pub(super) struct Level<'a> {
    pub own: Option<Text<'a>>,
    pub above: Option<Text<'a>>,
}

/// The levels of one row, and what is odd about them.
pub(super) struct Filed<'a> {
    pub level1: Option<Text<'a>>,
    pub level2: Option<Text<'a>>,
    /// Level 2 is none of the level 1 above, which ends there.
    pub differs: bool,
    /// Level 1 stands below the first rows of its level 2.
    pub late: bool,
    /// The level that is none of the standard's, though the one above it is.
    pub foreign: Option<Text<'a>>,
}

impl<'a> Levels<'a> {
    pub fn clear(&mut self) {
        *self = Levels::default();
    }

    /// Reads a row's levels.
    ///
    /// `by_meaning`: the only column of levels is not called 一级指标, so that what its cells say decides.
    pub fn row(
        &mut self,
        mut level1: Level<'a>,
        mut level2: Level<'a>,
        by_meaning: bool,
    ) -> Filed<'a> {
        let is_level2 = |text: &Option<Text<'a>>| {
            let def = text.as_ref().and_then(|text| category(text));
            def.is_some_and(|def| def.subcategory.is_some())
        };
        if by_meaning && (is_level2(&level1.own) || is_level2(&level1.above)) {
            std::mem::swap(&mut level1, &mut level2);
        }
        if level2.own.is_none()
            && level2.above.is_none()
            && let Some((first, second)) = level1.own.as_ref().and_then(both)
        {
            (level1.own, level2.own) = (Some(first), Some(second));
        }
        let (mut differs, mut late) = (false, false);
        let mut foreign = None;
        let fresh1 = level1.own.is_some();
        match level1.own.or(level1.above) {
            Some(text) => {
                let changed = self.level1.as_ref().is_none_or(|before| **before != *text);
                let before = self.level1.as_ref().and_then(|before| category(before));
                if fresh1 && (before.is_some() && category(&text).is_none() || is_none(&text)) {
                    foreign = Some(text.clone());
                }
                if changed && fresh1 && level2.above.is_none() {
                    self.level2.take_if(|level2| !is_of(level2, &text));
                    late = self.level2.is_some() && level2.own.is_none();
                }
                self.level1 = bounded(text);
            }
            None => {
                let differing = |level1: &mut Text<'a>| {
                    let level2 = level2.own.as_ref();
                    level2.is_some_and(|level2| differ(level1, level2))
                };
                differs = self.level1.take_if(differing).is_some();
            }
        }
        // A new level 1 may have a level 2 of its own kind.
        if !fresh1
            && let (Some(own), Some(before)) = (&level2.own, &self.level2)
            && category(before).is_some()
            && category(own).is_none()
        {
            foreign = Some(own.clone());
        }
        let level2_own = level2.own.as_ref().filter(|own| is_none(own));
        foreign = foreign.or(level2_own.cloned());
        if let Some(text) = level2.own.or(level2.above) {
            self.level2 = bounded(text);
        }
        Filed {
            level1: self.level1.clone(),
            level2: self.level2.clone(),
            differs,
            late,
            foreign,
        }
    }

    /// Whether a level stands behind the last one rather than anew at the beginning, or there is none.
    pub fn are_before(&self, next: Option<&Text<'a>>) -> bool {
        let of = |text: &Text<'a>| category(text).map(|def| (def.category, def.subcategory));
        let last = self.level2.as_ref().or(self.level1.as_ref());
        next.is_none_or(|next| of(next) > last.and_then(of))
    }

    /// Whether a level is the last one again, or the level 1 of the last one.
    pub fn are_again(&self, next: Option<&Text<'a>>) -> bool {
        let (Some(next), Some(last)) = (
            next.and_then(|next| category(next)),
            self.level2.as_ref().and_then(|last| category(last)),
        ) else {
            return false;
        };
        let whole = next.subcategory.is_none() || next.subcategory == last.subcategory;
        next.category == last.category && whole
    }

    /// Whether the last row's levels are those of the standard.
    pub fn are_standard(&self) -> bool {
        let last = self.level2.as_ref().or(self.level1.as_ref());
        last.is_some_and(|text| category(text).is_some())
    }

    /// The last row's level was no level.
    pub fn forget(&mut self, level2: bool) {
        match level2 {
            true => self.level2 = None,
            false => self.level1 = None,
        }
    }

    /// A heading in a row of its own, for levels that share a column with the names.
    pub fn section(&mut self, text: Text<'a>) {
        let Some(def) = category(&text) else { return };
        match def.subcategory {
            Some(_) => {
                let of_level1 = self.level1.as_ref().and_then(|text| category(text));
                if of_level1.is_some_and(|level1| level1.category != def.category) {
                    self.level1 = None;
                }
                self.level2 = Some(text);
            }
            None => {
                self.level1 = Some(text);
                self.level2 = None;
            }
        }
    }
}

impl Filed<'_> {
    /// Fills in what the heading of the indicator's columns says.
    pub fn under(&mut self, heading: &Heading, place: Place) {
        let level = |text: Cow<'static, str>| Some(Text { text, place });
        let named = |name: &'static str| level(Cow::Borrowed(name));
        let (level1, level2) = match heading {
            Heading::Known(def) => (
                named(def.category.as_str()),
                def.subcategory.and_then(|found| named(found.as_str())),
            ),
            Heading::Other(text) => (level(Cow::Owned(text.clone())), None),
        };
        self.level1 = self.level1.take().or(level1);
        self.level2 = self.level2.take().or(level2);
    }
}

/// Whether a level 2 is one of this level 1.
fn is_of(level2: &str, level1: &str) -> bool {
    match (category(level1), category(level2)) {
        (Some(first), Some(second)) => {
            first.category == second.category && first.subcategory.is_none()
        }
        _ => false,
    }
}

/// Level 1 of one category and level 2 of another: one of them may be a slip, or another row's.
fn differ(level1: &str, level2: &str) -> bool {
    match (category(level1), category(level2)) {
        (Some(first), Some(second)) => {
            // 成本指标 is a level of either depth, but none above 社会效益指标.
            let cost = first.subcategory == Some(Subcategory::OutputCost);
            let above = first.subcategory.is_none() || cost && second.category != Category::Cost;
            first.category != second.category && above && second.subcategory.is_some()
        }
        _ => false,
    }
}

/// Numbers and signs are no levels, whatever the levels above are.
fn is_none(text: &str) -> bool {
    header::sign(text).is_some() || !text.chars().any(char::is_alphabetic)
}

/// What is too long is no level that the next rows go on with.
fn bounded(text: Text<'_>) -> Option<Text<'_>> {
    (text.len() <= CARRIED).then_some(text)
}

/// What stands between levels in one cell.
const SEPARATORS: [char; 12] = [
    '-', '—', '－', '/', '／', '、', '>', '→', '\n', '：', ':', '_',
];

/// `产出指标-数量指标`, `产出指标（数量）`: both levels in one cell.
fn both<'a>(text: &Text<'a>) -> Option<(Text<'a>, Text<'a>)> {
    let bracket = |c: char| matches!(c, '(' | '（' | '[' | '【');
    let at = text.find(|c| SEPARATORS.contains(&c) || bracket(c))?;
    let separator = text[at..].chars().next().map_or(1, char::len_utf8);
    let rest = text[at + separator..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text[..at].trim_end();
    let second = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    inner(category(first)?, second)?;
    let start = text.len() - rest.len();
    Some((
        part(text, 0, first.len()),
        part(text, start, start + second.len()),
    ))
}

/// The level 2 that a text names behind a level 1, where short words do: 效益-社会.
fn inner(level1: NameDef, text: &str) -> Option<NameDef> {
    let found = category(text).filter(|found| found.subcategory.is_some());
    found.or_else(|| lexicon::inner_category(level1, text))
}

/// The levels that a name's cell begins with, and the name: `产出指标—数量指标—培训人数`, `数量指标：培训人数`.
pub(super) fn before_name<'a>(
    text: &Text<'a>,
) -> Option<(Option<Text<'a>>, Option<Text<'a>>, Text<'a>)> {
    let mut levels = [None, None];
    let mut from = 0;
    while let Some(at) = text[from..].find(SEPARATORS) {
        let level = text[from..from + at].trim();
        let Some(def) = category(level) else { break };
        let slot = &mut levels[usize::from(def.subcategory.is_some())];
        if slot.is_some() {
            break;
        }
        let start = from + text[from..].find(level)?;
        *slot = Some(part(text, start, start + level.len()));
        let rest = text[from + at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        from = text.len() - rest.len();
    }
    let [level1, level2] = levels;
    let any = level1.is_some() || level2.is_some();
    (any && from < text.len()).then(|| (level1, level2, part(text, from, text.len())))
}
