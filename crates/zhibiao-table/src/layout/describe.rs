//! What is said of a header: which of its columns are kept, guessed, or taken from among several.

use super::Reader;
use super::columns::{Columns, Role};
use super::line;
use crate::diagnostic::TableCode;

impl Reader<'_> {
    /// Says which columns are kept rather than read, and which of several was taken.
    ///
    /// Said with the first row below, when the header is known to be whole.
    pub(super) fn describe(&mut self, columns: &Columns) {
        let Some(row) = self.undescribed.take() else {
            return;
        };
        let Some(groups) = &columns.groups else {
            return self.describe_one(columns, row);
        };
        for &index in &columns.unknown {
            if !groups.all().iter().any(|group| group.has(index)) {
                let head = columns.head(index);
                self.projects
                    .report(TableCode::UnknownColumn, line::place(row, index), &head);
            }
        }
        for columns in groups.columns() {
            self.describe_one(columns, row);
        }
    }

    fn describe_one(&mut self, columns: &Columns, row: usize) {
        let nowhere = !columns.has(Role::Value);
        let lone = [
            (TableCode::OtherPeriod, columns.block),
            (TableCode::NoValueColumn, nowhere.then_some(columns.name)),
            (TableCode::SeveralValues, columns.chosen),
        ];
        let guessed = columns.guessed.iter();
        let guessed = guessed.map(|&index| (TableCode::GuessedColumn, Some(index)));
        let unknown = columns.unknown.iter();
        let unknown = unknown.map(|&index| (TableCode::UnknownColumn, Some(index)));
        for (code, index) in guessed.chain(unknown).chain(lone) {
            if let Some(index) = index {
                let head = columns.head(index);
                self.projects.report(code, line::place(row, index), &head);
            }
        }
    }
}
