//! What is said of a row whose cells may be meant otherwise.

use crate::diagnostic::TableCode;
use crate::document::Text;
use crate::layout::Reader;
use crate::layout::body::{Found, Row};
use crate::layout::columns::{Columns, Role};
use crate::layout::levels::Filed;
use crate::layout::line::Line;
use crate::layout::words::category;

impl<'a> Reader<'a> {
    /// A row was moved.
    pub(super) fn tell_of_shift(&mut self, line: &Line<'a>) {
        let all = line.joined();
        self.projects
            .report(TableCode::ShiftedRow, line.place(0), &all);
    }

    /// An indicator without any level above it shows that levels stand in the middle of their rows, as a reader of pages
    /// writes merged cells: then nothing tells where each of them begins.
    pub(super) fn tell_of_middle(
        &mut self,
        columns: &Columns,
        name: &Text<'a>,
        filed: &Filed<'a>,
        own: &[Option<Text<'a>>; 2],
    ) {
        let of_levels = columns.has(Role::Level1) || columns.has(Role::Level2);
        let unfiled = filed.level1.is_none() && filed.level2.is_none();
        let doubtful = match unfiled {
            true => Some(name).filter(|_| of_levels && !self.levels.unfiled),
            false => own
                .iter()
                .flatten()
                .next_back()
                .filter(|_| self.levels.unfiled),
        };
        if let Some(text) = doubtful {
            self.projects
                .report(TableCode::ShiftedRow, text.place, text);
        }
        self.levels.unfiled |= unfiled && of_levels;
    }

    /// The indicator's name stood in a column of levels, and is no level of the rows below.
    pub(super) fn named_by_level(
        &mut self,
        name: &Text<'a>,
        filed: &mut Filed<'a>,
        has_level2: bool,
    ) {
        self.projects
            .report(TableCode::NameFromLevel, name.place, name);
        if category(name).is_none() {
            self.levels.forget(has_level2);
            match has_level2 {
                true => filed.level2 = None,
                false => filed.level1 = None,
            }
        }
    }

    /// Says what is odd about an indicator's levels, and what stands beside its name and value.
    pub(super) fn tell_of_doubts(&mut self, row: &Row<'a>, found: &Found<'a>, filed: &Filed<'a>) {
        let projects = &mut self.projects;
        if let Some(level2) = filed.level2.as_ref().filter(|_| filed.differs) {
            projects.report(TableCode::LevelsDiffer, found.name.place, level2);
        }
        if let Some(level1) = filed.level1.as_ref().filter(|_| filed.late) {
            projects.report(TableCode::ShiftedRow, level1.place, level1);
        }
        if let Some(level) = &filed.foreign {
            projects.report(TableCode::UnknownLevel, level.place, level);
        }
        if let Some(second) = row.second_value() {
            let value = found.cells.value.as_deref().unwrap_or_default();
            projects.report(TableCode::SeveralValues, second.place, value);
        }
        if let Some(second) = row.second_name() {
            projects.report(TableCode::SeveralNames, second.place, second);
        }
    }
}
