//! Hidden rows and columns of a sheet: they are read like the others, because filters hide rows of the table itself, and
//! one remark for each kind tells of them.

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::grid::Place;

use super::sink::Sink;

/// Ranges of hidden columns that are remembered: a file may name as many as it likes.
const RANGES: usize = 1_000;

/// What is hidden in one sheet, and what was told of it.
#[derive(Default)]
pub(crate) struct Hidden {
    /// First and last column of each range, from 0.
    columns: Vec<(u32, u32)>,
    told_row: bool,
    told_column: bool,
}

impl Hidden {
    /// Columns from `first` to `last` are hidden.
    pub(crate) fn columns(&mut self, first: u32, last: u32) {
        if self.columns.len() < RANGES {
            self.columns.push((first, last));
        }
    }

    /// Tells of a cell that holds something in a hidden row or column, unless such a one was told of already.
    pub(crate) fn tell<'a>(
        &mut self,
        sheet: &str,
        (row, column): (u32, u32),
        text: &str,
        row_is_hidden: bool,
        sink: &mut dyn Sink<'a>,
    ) {
        if text.is_empty() {
            return;
        }
        let mut remark = |code| {
            let place = Place {
                row: row as usize + 1,
                column: column as usize + 1,
            };
            let mut remark = TableDiagnostic::new(code, place, text);
            remark.sheet = Some(sheet.into());
            sink.remark(remark);
        };
        if row_is_hidden && !self.told_row {
            self.told_row = true;
            remark(TableCode::HiddenRow);
        }
        let within = |range: &(u32, u32)| range.0 <= column && column <= range.1;
        if !self.told_column && self.columns.iter().any(within) {
            self.told_column = true;
            remark(TableCode::HiddenColumn);
        }
    }
}
