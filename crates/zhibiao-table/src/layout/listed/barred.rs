//! Rows of a table drawn with bars, whose cells a page has put on lines of their own: so many bars are a row.
//!
//! ```text
//! 项目名称 |
//! 临时救助 |
//! ||||
//! |
//! 产出指标 |
//! ```
//! Lines of nothing but bars end rows that merged cells left short, so the bars up to each of them fill whole rows.

use std::borrow::Cow;

use zhibiao::lexicon::Column::{Level3, Value};

use crate::container::Sink;
use crate::error::TableError;
use crate::grid::{GridCell, GridRow};
use crate::layout::words::column;

/// Bars of a row at least, and at most.
const LEAST: usize = 3;
const MOST: usize = 40;
/// Lines that must end rows.
const ENDS: usize = 3;

/// The bars of each row of a text, if so many make rows of it, the header's among them.
pub(crate) fn bars_of_rows(head: &str) -> Option<usize> {
    let bars = |line: &str| line.matches('|').count();
    let (mut all, mut ends, mut row) = (0, 0, 0);
    for line in head.lines() {
        all += bars(line);
        let only = line.trim().bytes().all(|byte| byte == b'|');
        if only && bars(line) > 1 {
            ends += 1;
            row = common(row, all);
        }
    }
    let mut found = None;
    if ends >= ENDS && (LEAST..=MOST).contains(&row) {
        let mut cells = head.split('|').map(str::trim);
        let mut header = || {
            let names: Vec<_> = cells.by_ref().take(row).map(column).collect();
            let (name, value) = (names.contains(&Some(Level3)), names.contains(&Some(Value)));
            (!names.is_empty()).then_some(name && value)
        };
        found = std::iter::from_fn(&mut header).any(|is| is).then_some(row);
    }
    found
}

/// The greatest number that measures both.
fn common(one: usize, other: usize) -> usize {
    match other {
        0 => one,
        _ => common(other, one % other),
    }
}

/// The row that is being put together.
#[derive(Default)]
pub(super) struct Barred<'a> {
    number: usize,
    cells: Vec<GridCell<'a>>,
    /// The lines of its next cell.
    open: String,
}

impl<'a> Barred<'a> {
    /// The next line of a text with so many bars a row.
    pub fn line(
        &mut self,
        number: usize,
        line: &str,
        bars: usize,
        sink: &mut dyn Sink<'a>,
    ) -> Result<(), TableError> {
        let own = self.cells.is_empty() && self.open.is_empty();
        if own {
            self.number = number;
        }
        if own && !line.contains('|') {
            return self.end_cell(line.trim(), 1, sink);
        }
        let mut pieces = line.split('|').peekable();
        while let Some(piece) = pieces.next() {
            let piece = piece.trim();
            if !self.open.is_empty() && !piece.is_empty() {
                self.open.push('\n');
            }
            self.open += piece;
            if pieces.peek().is_some() {
                let cell = std::mem::take(&mut self.open);
                self.end_cell(&cell, bars, sink)?;
            }
        }
        Ok(())
    }

    fn end_cell(
        &mut self,
        text: &str,
        bars: usize,
        sink: &mut dyn Sink<'a>,
    ) -> Result<(), TableError> {
        self.cells.push(GridCell::new(Cow::Owned(text.to_owned())));
        match self.cells.len() < bars {
            true => Ok(()),
            false => self.flush(sink),
        }
    }

    fn flush(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        let cells = std::mem::take(&mut self.cells);
        let number = self.number;
        sink.row(GridRow { number, cells })
    }

    /// The text has ended.
    pub fn end(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        let open = std::mem::take(&mut self.open);
        match open.is_empty() && self.cells.is_empty() {
            true => Ok(()),
            false => self.end_cell(&open, 1, sink),
        }
    }
}
