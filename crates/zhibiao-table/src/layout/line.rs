//! One row of a grid as the layouts see it: texts without white space around them, and what merged cells cover.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Text;
use crate::grid::{Cover, GridRow, Place};

/// Bytes of a merged cell's text that the rows it covers may take over. Levels, names and values are short; the
/// bound keeps the output linear, because each row repeats what it takes over.
pub(super) const CARRIED: usize = 900;

/// A row (行).
#[derive(Default)]
pub(super) struct Line<'a> {
    pub number: usize,
    cells: Vec<Slot<'a>>,
}

#[derive(Default)]
struct Slot<'a> {
    text: Cow<'a, str>,
    cover: Cover,
}

/// What the merged cells above say in each column.
#[derive(Default)]
pub(super) struct Carry<'a> {
    texts: Vec<Option<Cow<'a, str>>>,
    /// What the last row took the place of.
    before: Vec<(usize, Option<Cow<'a, str>>)>,
}

impl<'a> Line<'a> {
    pub fn new(row: GridRow<'a>) -> Line<'a> {
        let slot = |cell: crate::grid::GridCell<'a>| Slot {
            text: match cell.cover {
                Cover::None => trimmed(cell.text),
                _ => Cow::Borrowed(""),
            },
            cover: cell.cover,
        };
        let mut line = Line {
            number: row.number,
            cells: row.cells.into_iter().map(slot).collect(),
        };
        line.undouble();
        line
    }

    /// One text in three cells and more, and nothing else: a merged cell that was written out.
    fn undouble(&mut self) {
        let Some(first) = self.own().next() else {
            return;
        };
        let text = self.text(first);
        let same = self.own().all(|index| self.text(index) == text);
        if !same || text.chars().nth(2).is_none() || self.own().nth(2).is_none() {
            return;
        }
        for slot in &mut self.cells[first + 1..] {
            if !slot.text.is_empty() {
                *slot = Slot {
                    text: Cow::Borrowed(""),
                    cover: Cover::Left,
                };
            }
        }
    }

    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// The cell's own text; empty where it has none or a merged cell covers it.
    pub fn text(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", |slot| &slot.text)
    }

    pub fn cover(&self, index: usize) -> Cover {
        self.cells.get(index).map_or(Cover::None, |slot| slot.cover)
    }

    pub fn place(&self, index: usize) -> Place {
        place(self.number, index)
    }

    /// Takes the cell's own text, if it has one.
    pub fn take(&mut self, index: usize) -> Option<Text<'a>> {
        let place = self.place(index);
        let slot = self.cells.get_mut(index)?;
        let text = std::mem::take(&mut slot.text);
        (!text.is_empty()).then_some(Text { text, place })
    }

    /// The columns with texts of their own, from the left.
    pub fn own(&self) -> impl Iterator<Item = usize> {
        let own = |(index, slot): (usize, &Slot<'a>)| (!slot.text.is_empty()).then_some(index);
        self.cells.iter().enumerate().filter_map(own)
    }

    /// The only text of the row and its column.
    pub fn single(&self) -> Option<usize> {
        let mut own = self.own();
        let first = own.next()?;
        own.next().is_none().then_some(first)
    }

    /// All texts, for messages; the beginning is enough for them.
    pub fn joined(&self) -> String {
        let texts: Vec<&str> = self.own().take(12).map(|index| self.text(index)).collect();
        texts.join(" ")
    }

    /// Takes the cells of some columns into a line of their own, where they stand in the same columns.
    pub fn take_part(&mut self, columns: &Range<usize>) -> Line<'a> {
        let from = columns.start.min(self.cells.len());
        let to = columns.end.clamp(from, self.cells.len());
        let own = &mut self.cells[from..to];
        let before = (0..from).map(|_| Slot::default());
        let own = own.iter_mut().map(std::mem::take);
        Line {
            number: self.number,
            cells: before.chain(own).collect(),
        }
    }

    /// Takes a covered cell out, so that what stands to its right moves left.
    pub fn uncover(&mut self, index: usize) {
        if index < self.cells.len() {
            self.cells.remove(index);
        }
    }

    /// Exchanges two cells, which are covered no longer.
    pub fn swap(&mut self, left: usize, right: usize) {
        if left.max(right) < self.cells.len() {
            self.cells.swap(left, right);
            self.cells[left].cover = Cover::None;
            self.cells[right].cover = Cover::None;
        }
    }

    /// Moves cells to the right, where those that a merged one covered were lost before them.
    pub fn shift(&mut self, from: usize, by: usize) {
        let lost = (0..by).map(|_| Slot {
            text: Cow::Borrowed(""),
            cover: Cover::Above,
        });
        let from = from.min(self.cells.len());
        self.cells.splice(from..from, lost);
    }
}

impl<'a> Carry<'a> {
    /// Remembers a row's texts for the rows that its merged cells cover.
    pub fn remember(&mut self, line: &Line<'a>) {
        self.before.clear();
        self.texts.resize_with(line.cells.len(), || None);
        for (index, (kept, slot)) in self.texts.iter_mut().zip(&line.cells).enumerate() {
            let new = match slot.cover {
                Cover::None if slot.text.is_empty() || slot.text.len() > CARRIED => None,
                Cover::None => Some(slot.text.clone()),
                Cover::Left => None,
                Cover::Above => continue,
            };
            self.before.push((index, std::mem::replace(kept, new)));
        }
    }

    /// Remembers the last row again, whose cells were moved.
    pub fn again(&mut self, line: &Line<'a>) {
        for (index, text) in std::mem::take(&mut self.before) {
            if let Some(kept) = self.texts.get_mut(index) {
                *kept = text;
            }
        }
        self.remember(line);
    }

    /// The text of the merged cell that covers this one from above.
    pub fn above(&self, line: &Line<'a>, index: usize) -> Option<Text<'a>> {
        let covered = line.cover(index) == Cover::Above;
        let text = self.texts.get(index).filter(|_| covered)?.clone()?;
        Some(Text {
            text,
            place: line.place(index),
        })
    }

    /// Writes the text of the merged cell that covers a cell into it.
    pub fn fill(&self, line: &mut Line<'a>, index: usize) {
        if let Some(text) = self.above(line, index)
            && let Some(slot) = line.cells.get_mut(index)
        {
            slot.text = text.text;
        }
    }

    pub fn clear(&mut self) {
        self.texts.clear();
        self.before.clear();
    }
}

/// From indices, which count from 0.
pub(super) fn place(row: usize, index: usize) -> Place {
    Place {
        row,
        column: index + 1,
    }
}

/// White space, also of the kinds that only look like it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2060}')
}

/// A text without the white space around it.
pub(super) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_matches(is_space)),
        Cow::Owned(text) => match text.trim_matches(is_space) {
            bare if bare.len() == text.len() => Cow::Owned(text),
            bare => Cow::Owned(bare.to_owned()),
        },
    }
}

/// A part of a cell's text.
pub(super) fn part<'a>(text: &Text<'a>, from: usize, to: usize) -> Text<'a> {
    let piece = match &text.text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[from..to]),
        Cow::Owned(text) => Cow::Owned(text[from..to].to_owned()),
    };
    Text {
        text: piece,
        place: text.place,
    }
}
