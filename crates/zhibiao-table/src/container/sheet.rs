//! Rows of a spreadsheet from its cells, which come one by one and name their places, and from its merged cells.

use std::borrow::Cow;

use crate::error::TableError;
use crate::grid::{Cover, GridCell, GridRow};
use crate::limits::{Limit, Limits};

use super::sink::{Sink, at_row};

/// A merged cell; both ends count from 0 and belong to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Area {
    /// First and last row.
    pub(crate) rows: (u32, u32),
    /// First and last column.
    pub(crate) columns: (u32, u32),
}

/// Puts rows together and pushes each as soon as the next begins.
pub(crate) struct SheetRows<'l> {
    /// By their first row; the last begins first.
    merged: Vec<Area>,
    /// Those that reach into the row at hand.
    active: Vec<Area>,
    row: u32,
    cells: Vec<GridCell<'static>>,
    /// Cells that only merged cells and gaps made.
    made: usize,
    /// Bytes of all texts: a shared string or a repeated row may multiply them.
    bytes: u64,
    limits: &'l Limits,
}

impl<'l> SheetRows<'l> {
    pub(crate) fn new(mut merged: Vec<Area>, limits: &'l Limits) -> Self {
        merged.retain(|area| area.rows.0 <= area.rows.1 && area.columns.0 <= area.columns.1);
        merged.sort_by_key(|area| std::cmp::Reverse(area.rows.0));
        SheetRows {
            merged,
            active: Vec::new(),
            row: 0,
            cells: Vec::new(),
            made: 0,
            bytes: 0,
            limits,
        }
    }

    /// The next cell; rows and columns count from 0. False for a cell of a row that is done already, which is refused.
    pub(crate) fn cell<'a>(
        &mut self,
        (row, column): (u32, u32),
        text: String,
        sink: &mut dyn Sink<'a>,
    ) -> Result<bool, TableError> {
        if row < self.row {
            return Ok(false);
        }
        while self.row < row {
            self.end_row(sink)?;
            self.skip_to(row);
        }
        self.bytes += text.len() as u64;
        if self.bytes > self.limits.unzipped_bytes {
            let place = at_row(row as usize + 1);
            return Err(TableError::too_large(
                Limit::UnzippedBytes,
                self.limits,
                place,
            ));
        }
        let column = column as usize;
        self.widen(column + 1)?;
        if !text.is_empty() {
            self.cells[column].text = Cow::Owned(text);
        }
        Ok(true)
    }

    /// A merged cell that begins in the row at hand.
    #[cfg(feature = "ods")]
    pub(crate) fn merge(&mut self, area: Area) {
        self.active.push(area);
    }

    pub(crate) fn finish<'a>(mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        self.end_row(sink)
    }

    /// Empty rows are left out, unless a merged cell passes through them.
    fn skip_to(&mut self, row: u32) {
        self.row += 1;
        let passes = |area: &Area| area.rows.0 <= self.row && self.row <= area.rows.1;
        if !self.active.iter().any(passes) {
            let next = self.merged.last().map_or(row, |area| area.rows.0);
            self.row = next.clamp(self.row, row);
        }
    }

    fn end_row<'a>(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        let row = self.row;
        while let Some(area) = self.merged.pop_if(|area| area.rows.0 <= row) {
            self.active.push(area);
        }
        self.active.retain(|area| area.rows.1 >= row);
        for index in 0..self.active.len() {
            self.cover(self.active[index])?;
        }
        let mut cells = std::mem::take(&mut self.cells);
        while cells
            .last()
            .is_some_and(|cell| cell.cover == Cover::None && cell.text.is_empty())
        {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        sink.row(GridRow {
            number: row as usize + 1,
            cells,
        })
    }

    fn cover(&mut self, area: Area) -> Result<(), TableError> {
        let (first, last) = (area.columns.0 as usize, area.columns.1 as usize);
        self.widen(last + 1)?;
        self.made += last - first + 1;
        for (index, cell) in self.cells[first..=last].iter_mut().enumerate() {
            let cover = match (self.row == area.rows.0, index) {
                (true, 0) => continue,
                (true, _) => Cover::Left,
                (false, _) => Cover::Above,
            };
            // What a covered cell holds is not shown.
            *cell = GridCell {
                text: Cow::Borrowed(""),
                cover,
            };
        }
        self.check()
    }

    fn widen(&mut self, columns: usize) -> Result<(), TableError> {
        if columns > self.limits.columns {
            let place = at_row(self.row as usize + 1);
            return Err(TableError::too_large(Limit::Columns, self.limits, place));
        }
        if columns > self.cells.len() {
            self.made += columns - self.cells.len() - 1;
            self.cells.resize(columns, GridCell::default());
        }
        self.check()
    }

    fn check(&self) -> Result<(), TableError> {
        match self.made > self.limits.cells {
            true => {
                let place = at_row(self.row as usize + 1);
                Err(TableError::too_large(Limit::Cells, self.limits, place))
            }
            false => Ok(()),
        }
    }
}
