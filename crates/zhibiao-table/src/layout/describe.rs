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
        for &index in &columns.guessed {
            let head = columns.head(index);
            self.projects
                .report(TableCode::GuessedColumn, line::place(row, index), &head);
        }
        for &index in &columns.unknown {
            let head = columns.head(index);
            self.projects
                .report(TableCode::UnknownColumn, line::place(row, index), &head);
        }
        if let Some(index) = columns.block {
            let head = columns.head(index);
            self.projects
                .report(TableCode::OtherPeriod, line::place(row, index), &head);
        }
        if !columns.has(Role::Value) {
            let head = columns.head(columns.name);
            self.projects.report(
                TableCode::NoValueColumn,
                line::place(row, columns.name),
                &head,
            );
        }
        if let Some(index) = columns.chosen {
            let head = columns.head(index);
            self.projects
                .report(TableCode::SeveralValues, line::place(row, index), &head);
        }
    }
}
