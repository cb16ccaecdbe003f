//! Parts the lines between two levels into rows that may each lack cells, or have a name broken over lines: as one sees
//! it who supposes as little missing and as little broken as can be, where there is but one such way.

use zhibiao::lexicon::Column;

use super::Field;
use super::cut::{Seen, holds, is_points, is_told, may_be_empty, seen};
use crate::layout::body::is_unit;

/// Lines that a name is broken into at most.
const PIECES: usize = 3;

/// A row: the columns it has, as bits, and how many lines it and its name take.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub used: u16,
    pub lines: usize,
    pub pieces: usize,
}

/// The best way to part what follows a line.
#[derive(Clone, Copy)]
struct Way {
    /// Cells that lack, and breaks of names.
    cost: usize,
    /// Whether no other way costs as little.
    only: bool,
    first: Option<Part>,
}

/// The columns that may hold a line, as bits: of rows that have a column which shows what it is, and of others.
struct Held {
    told: u16,
    surely: u16,
    /// Whether it may be a piece of a name: 1.培训30人 is one of its own.
    piece: bool,
}

/// The rows of a block.
pub(super) fn parted(columns: &[Column], block: &[Field<'_>]) -> Option<Vec<Part>> {
    let held: Vec<Held> = block.iter().map(|(_, text)| held(columns, text)).collect();
    let masks = masks(columns);
    let mut ways: Vec<Option<Way>> = vec![None; block.len() + 1];
    ways[block.len()] = Some(Way {
        cost: 0,
        only: true,
        first: None,
    });
    for at in (0..block.len()).rev() {
        for part in masks.iter().flat_map(|used| parts(columns, *used)) {
            let end = at + part.lines;
            let Some(rest) = ways.get(end).copied().flatten() else {
                continue;
            };
            if !fits(columns, part, &held[at..end]) {
                continue;
            }
            let missing = columns.len() - part.used.count_ones() as usize;
            let cost = rest.cost + missing + part.pieces - 1;
            let found = Way {
                cost,
                only: rest.only,
                first: Some(part),
            };
            match &mut ways[at] {
                Some(way) if way.cost < cost => {}
                Some(way) if way.cost == cost => way.only = false,
                way => *way = Some(found),
            }
        }
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(part) = ways[at].filter(|way| way.only)?.first {
        rows.push(part);
        at += part.lines;
    }
    Some(rows)
}

/// The sets of columns that a row may have. Below a sign the target is certain, whatever lacks behind it; else a number
/// may be another column's.
fn masks(columns: &[Column]) -> Vec<u16> {
    let all = (1u16 << columns.len()) - 1;
    let signed = columns.contains(&Column::Sign);
    let may_lack = |column: Column| match signed {
        true => may_be_empty(column),
        false => matches!(column, Column::Unit | Column::Remark),
    };
    let needed = (0..columns.len()).filter(|index| !may_lack(columns[*index]));
    let needed: u16 = needed.map(|index| 1 << index).sum();
    (1..=all).filter(|used| used & needed == needed).collect()
}

/// A row of these columns, with its name in one line or more.
fn parts(columns: &[Column], used: u16) -> impl Iterator<Item = Part> {
    // A remark above it could be taken for a piece of a name.
    let most = match columns.contains(&Column::Remark) {
        true => 1,
        false => PIECES,
    };
    (1..=most).map(move |pieces| Part {
        used,
        lines: used.count_ones() as usize + pieces - 1,
        pieces,
    })
}

fn held(columns: &[Column], text: &str) -> Held {
    let signed = columns.contains(&Column::Sign);
    let unit = is_unit(text, "x");
    let may_hold = |column: Column, surely: bool| match column {
        // Other words may be a remark, and what a remark says anything, where signs tell the rows apart.
        Column::Unit if !unit => false,
        Column::Remark if signed => !unit && !is_points(text),
        _ => holds(column, text, surely),
    };
    let bits = |surely: bool| {
        let held = (0..columns.len()).filter(|index| may_hold(columns[*index], surely));
        held.map(|index| 1 << index).sum()
    };
    Held {
        told: bits(false),
        surely: bits(true),
        piece: seen(text) != Seen::Counted,
    }
}

/// Whether each line is what its column holds.
fn fits(columns: &[Column], part: Part, held: &[Held]) -> bool {
    let told =
        (0..columns.len()).any(|index| part.used >> index & 1 == 1 && is_told(columns[index]));
    let (name, cells) = held.split_at(part.pieces);
    let mut cells = cells.iter();
    let mut used = (1..columns.len()).filter(|index| part.used >> index & 1 == 1);
    let named = |held: &Held| match told && part.pieces == 1 {
        true => held.told & 1 == 1,
        false => held.surely & 1 == 1 && (part.pieces == 1 || held.piece),
    };
    name.iter().all(named)
        && used.all(|index| {
            cells.next().is_some_and(|held| {
                let bits = if told { held.told } else { held.surely };
                bits >> index & 1 == 1
            })
        })
}
