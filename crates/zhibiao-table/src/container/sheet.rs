//! Rows of a spreadsheet from its cells, which come one by one and name their places, and from its merged cells.

use std::borrow::Cow;

use calamine::Dimensions;

use crate::error::TableError;
use crate::grid::{Cover, GridCell, GridRow};
use crate::limits::{Limit, Limits};

use super::sink::{Sink, at_row};

/// Puts rows together and pushes each as soon as the next begins.
pub(crate) struct SheetRows<'s, 'l, 'a> {
    /// By their first row; the last begins first.
    merged: Vec<Dimensions>,
    /// Those that reach into the row at hand.
    active: Vec<Dimensions>,
    row: u32,
    cells: Vec<GridCell<'static>>,
    /// Cells that only merged cells and gaps made.
    made: usize,
    limits: &'l Limits,
    sink: &'s mut dyn Sink<'a>,
}

impl<'s, 'l, 'a> SheetRows<'s, 'l, 'a> {
    pub(crate) fn new(
        mut merged: Vec<Dimensions>,
        limits: &'l Limits,
        sink: &'s mut dyn Sink<'a>,
    ) -> Self {
        merged.retain(|area| area.start.0 <= area.end.0 && area.start.1 <= area.end.1);
        merged.sort_by_key(|area| std::cmp::Reverse(area.start));
        SheetRows {
            merged,
            active: Vec::new(),
            row: 0,
            cells: Vec::new(),
            made: 0,
            limits,
            sink,
        }
    }

    /// The next cell; rows and columns count from 0.
    pub(crate) fn cell(&mut self, row: u32, column: u32, text: String) -> Result<(), TableError> {
        if row < self.row {
            return Err(TableError::broken(
                "XLSX",
                format!("row {} behind row {}", row + 1, self.row + 1),
            ));
        }
        while self.row < row {
            self.end_row()?;
            self.skip_to(row);
        }
        let column = column as usize;
        self.widen(column + 1)?;
        if !text.is_empty() {
            self.cells[column].text = Cow::Owned(text);
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<(), TableError> {
        self.end_row()
    }

    /// Empty rows are left out, unless a merged cell passes through them.
    fn skip_to(&mut self, row: u32) {
        self.row += 1;
        let covered = |area: &Dimensions| area.start.0 <= self.row && self.row <= area.end.0;
        let next = self
            .merged
            .last()
            .map_or(row, |area| area.start.0.max(self.row));
        if !self.active.iter().any(covered) {
            self.row = self.row.max(next.min(row));
        }
    }

    fn end_row(&mut self) -> Result<(), TableError> {
        let row = self.row;
        while let Some(area) = self.merged.pop_if(|area| area.start.0 <= row) {
            self.active.push(area);
        }
        self.active.retain(|area| area.end.0 >= row);
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
        self.sink.row(GridRow {
            number: row as usize + 1,
            cells,
        })
    }

    fn cover(&mut self, area: Dimensions) -> Result<(), TableError> {
        let (first, last) = (area.start.1 as usize, area.end.1 as usize);
        self.widen(last + 1)?;
        self.made += last - first + 1;
        for (index, cell) in self.cells[first..=last].iter_mut().enumerate() {
            let cover = match (self.row == area.start.0, index) {
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
