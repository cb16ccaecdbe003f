//! Cuts the lines between two levels into rows.
//!
//! A row has a cell for each column. If that fits nowhere, a column may be empty throughout; else each row may lack cells,
//! or have its name broken over lines ([`parted`]).

use std::borrow::Cow;

use zhibiao::Kind;
use zhibiao::header::is_sign;
use zhibiao::lexicon::Column;

use super::body::written_out;
use super::parted::{Part, parted};
use super::{Field, Out, joined};
use crate::diagnostic::TableCode;
use crate::layout::body::is_unit;
use crate::layout::words::{is_blank, is_value};

/// Bytes of a line that may be a value; and characters of one that may be a unit or a direction.
const VALUE: usize = 150;
const SHORT: usize = 8;
/// Bytes of what is counted, behind a number: 30个村, 6月底前完成.
const BEHIND: usize = 6;
/// Columns that may be empty throughout at most.
const EMPTY: u32 = 3;

/// What a line reads as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// A value, and no name.
    Value,
    /// A value or a name: 稳步提升.
    Either,
    /// Likewise: 培训人数30人.
    Counted,
    /// Words.
    Words,
}

/// How the blocks of a table are cut.
pub(super) struct Cut {
    columns: Vec<Column>,
    /// Those that rows have, as bits; none where only single blocks can tell.
    used: Option<u16>,
    /// All of them, then those without one or two that may be empty.
    ways: Vec<u16>,
}

pub(super) struct Row<'a> {
    pub number: usize,
    pub cells: Vec<Cow<'a, str>>,
}

impl Cut {
    pub fn of<'b, 'a: 'b>(
        columns: &[Column],
        blocks: impl Iterator<Item = &'b [Field<'a>]> + Clone,
    ) -> Cut {
        let columns = columns.to_vec();
        let all = (1u16 << columns.len()) - 1;
        let less = (1..all).rev().filter(|used| {
            let kept =
                |(index, column): (usize, &Column)| used >> index & 1 == 1 || may_be_empty(*column);
            (all & !used).count_ones() <= EMPTY && columns.iter().enumerate().all(kept)
        });
        let ways: Vec<u16> = std::iter::once(all).chain(less).collect();
        let fit = ways.iter().copied().filter(|used| {
            let kinds = kinds(&columns, *used);
            blocks
                .clone()
                .all(|block| block.len().is_multiple_of(kinds.len()))
                && blocks.clone().all(|block| fits(&kinds, block, false))
                && (*used == all || !blocks.clone().all(|block| is_of_points(&kinds, block)))
        });
        let fit: Vec<u16> = fit.collect();
        let mut sure = fit.clone();
        sure.retain(|used| {
            blocks
                .clone()
                .all(|block| fits_surely(&columns, *used, block))
        });
        let only = |found: &[u16]| (found.len() == 1).then(|| found[0]);
        let used = only(&sure).or_else(|| only(&fit));
        Cut {
            columns,
            used,
            ways,
        }
    }

    /// A column of numbers or units that no row has, so that its cells might be another's.
    pub fn left_out(&self) -> Option<Column> {
        let used = self.used?;
        let left = self.columns.iter().enumerate();
        let mut left = left.filter(|(index, _)| used >> index & 1 == 0);
        left.find(|(_, column)| **column != Column::Remark)
            .map(|(_, column)| *column)
    }

    /// The rows of a block; what was not cut for certain is said.
    pub fn rows<'a>(&self, block: &[Field<'a>], out: &mut Out<'_, 'a>) -> Vec<Row<'a>> {
        let mut sure = self
            .ways
            .iter()
            .filter(|used| fits_surely(&self.columns, **used, block));
        let whole = |used: &u16| *used == self.ways[0];
        let alone = || {
            sure.next()
                .copied()
                .filter(whole)
                .filter(|_| sure.next().is_none())
        };
        if let Some(used) = self.used.or_else(alone) {
            return self.by_count(used, block, out);
        }
        let rows = parted(&self.columns, block);
        if rows.is_none() {
            out.unread(block);
        }
        let mut rest = block;
        let rows = rows.unwrap_or_default().into_iter().map(|part| {
            let (lines, behind) = rest.split_at(part.lines);
            rest = behind;
            let name = joined(&lines[..part.pieces], "");
            if part.pieces > 1 || self.is_guess(part, &lines[part.pieces - 1..]) {
                out.say(TableCode::GuessedLines, lines[0].0, &name);
            }
            self.row(part.used, lines, part.pieces)
        });
        rows.collect()
    }

    /// Whether a row lacks what rows have, or a cell may be another column's.
    fn is_guess(&self, part: Part, lines: &[Field<'_>]) -> bool {
        let lacks = |(index, column): (usize, &Column)| {
            part.used >> index & 1 == 0 && !matches!(column, Column::Unit | Column::Remark)
        };
        self.columns.iter().enumerate().any(lacks)
            || doubt(&kinds(&self.columns, part.used), lines).is_some()
    }

    fn by_count<'a>(&self, used: u16, block: &[Field<'a>], out: &mut Out<'_, 'a>) -> Vec<Row<'a>> {
        let kinds = kinds(&self.columns, used);
        let doubts = block.chunks(kinds.len()).map(|lines| doubt(&kinds, lines));
        // The words may as well be pieces of a name.
        let torn = |parts: Vec<Part>| parts.iter().any(|part| part.pieces > 1);
        let all = doubts.clone().any(|doubt| doubt.is_some())
            && parted(&self.columns, block).is_some_and(torn);
        let rows = block.chunks(kinds.len()).zip(doubts).map(|(lines, doubt)| {
            if let Some(index) = doubt.or(all.then_some(0)) {
                out.say(TableCode::GuessedLines, lines[index].0, &lines[index].1);
            }
            self.row(used, lines, 1)
        });
        rows.collect()
    }

    /// A row of lines, the first `pieces` of which are its name.
    fn row<'a>(&self, used: u16, lines: &[Field<'a>], pieces: usize) -> Row<'a> {
        let mut rest = lines[pieces..].iter();
        let name = joined(&lines[..pieces], "");
        let others = (1..self.columns.len()).map(|index| match used >> index & 1 {
            1 => rest
                .next()
                .map(|(_, text)| text.clone())
                .unwrap_or_default(),
            _ => Cow::Borrowed(""),
        });
        Row {
            number: lines[0].0,
            cells: std::iter::once(name).chain(others).collect(),
        }
    }
}

/// The columns that rows have.
fn kinds(columns: &[Column], used: u16) -> Vec<Column> {
    let kept = columns.iter().enumerate();
    kept.filter(|(index, _)| used >> index & 1 == 1)
        .map(|(_, column)| *column)
        .collect()
}

pub(super) fn may_be_empty(column: Column) -> bool {
    use Column::*;
    matches!(column, Unit | Weight | Actual | Score | Remark | Direction)
}

/// Whether the cells of a column show what they are.
pub(super) fn is_told(column: Column) -> bool {
    use Column::*;
    matches!(column, Sign | Unit | Weight | Score)
}

/// The cell of a row that may be another column's.
fn doubt(kinds: &[Column], lines: &[Field<'_>]) -> Option<usize> {
    // 履职指标: a level that nobody knows.
    if written_out(&lines[0].1) && !lines[0].1.contains(['达', '達']) {
        return Some(0);
    }
    let place = |column: Column| kinds.iter().position(|kind| *kind == column);
    let unknown = |index: &usize| {
        let text = &lines[*index].1;
        text.contains(char::is_alphabetic) && !is_unit(text, "x")
    };
    let unit = place(Column::Unit).filter(unknown);
    // Even beside points words may be the half of a name whose value is empty.
    let told = kinds.contains(&Column::Sign);
    let words = |index: &usize| match seen(&lines[*index].1) {
        Seen::Value => false,
        Seen::Words => is_named(&lines[*index].1),
        // 培训人数30人 above 培训期数3期: name and value on one line each.
        _ => seen(&lines[0].1) == Seen::Counted,
    };
    unit.or_else(|| place(Column::Value).filter(|_| !told).filter(words))
}

/// Whether the lines fill rows of these columns, each with what it holds.
fn fits(kinds: &[Column], block: &[Field<'_>], surely: bool) -> bool {
    block.len().is_multiple_of(kinds.len())
        && block.chunks(kinds.len()).all(|row| {
            let mut cells = row.iter().zip(kinds);
            cells.all(|((_, text), kind)| holds(*kind, text, surely))
        })
}

/// As [`fits`], where some column tells that the cut is right.
fn fits_surely(columns: &[Column], used: u16, block: &[Field<'_>]) -> bool {
    let kinds = kinds(columns, used);
    let told = kinds.iter().any(|kind| is_told(*kind));
    fits(&kinds, block, !told)
}

/// Whether a text is long enough for a name: 是 is not.
fn is_named(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.nth(1).is_some()
}

/// Whether a column holds such a text; `surely`, if words are no value and no remark.
pub(super) fn holds(column: Column, text: &str, surely: bool) -> bool {
    use Column::*;
    if text.is_empty() {
        return matches!(column, Value | Ordinal) || may_be_empty(column);
    }
    let short = || text.chars().nth(SHORT).is_none();
    match column {
        Level3 | Indicators => {
            seen(text) != Seen::Value && is_named(text) && !(surely && is_unit(text, "x"))
        }
        Sign => is_sign(text),
        Direction => short() && seen(text) == Seen::Words,
        Unit if is_blank(text) => true,
        Unit => short() && !text.contains(|c: char| c.is_ascii_digit()) && !is_sign(text),
        Weight | Score => is_points(text),
        // The last row has none behind it.
        Ordinal => is_points(text),
        Value => !surely || seen(text) != Seen::Words,
        Actual => (!surely || seen(text) != Seen::Words) && !is_unit(text, "x"),
        _ => !surely && !is_points(text) && seen(text) != Seen::Value && !is_unit(text, "x"),
    }
}

/// Whether all values might be points: a form with its points only.
fn is_of_points(kinds: &[Column], block: &[Field<'_>]) -> bool {
    let value = kinds.iter().position(|kind| *kind == Column::Value);
    let mut rows = block.chunks(kinds.len());
    value.is_some_and(|value| rows.all(|row| is_points(&row[value].1)))
}

/// `10`, `10分`, `5.5`.
pub(super) fn is_points(text: &str) -> bool {
    let bare = text.trim_end_matches(['分', '%', '％']);
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '０'..='９' | '．');
    short_number(bare) && bare.chars().all(digit)
}

fn short_number(text: &str) -> bool {
    (1..=18).contains(&text.len())
}

/// What a line reads as.
pub(super) fn seen(text: &str) -> Seen {
    if text.len() > VALUE {
        return Seen::Words;
    }
    let begins = is_value(text);
    let target = zhibiao::parse_value(text);
    // 65岁以上老人体检率: what a number only qualifies is a name.
    let behind = match (&target.measures[..], &target.dates[..]) {
        ([measure], []) => text.len() - measure.text.len(),
        ([], [date]) => text.len() - date.text.len(),
        _ => 0,
    };
    let signed = begins && !text.starts_with(|c: char| c.is_alphanumeric());
    let counted = target.kind != Kind::Text && (begins && behind <= BEHIND || behind == 0);
    if signed || counted {
        return Seen::Value;
    }
    let counted = !target.measures.is_empty() || !target.dates.is_empty();
    match target.trend.is_some() || target.level.is_some() {
        _ if counted => Seen::Counted,
        true => Seen::Either,
        false => Seen::Words,
    }
}
