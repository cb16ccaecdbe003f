//! The projects of a document as they come: the one at hand, and those that are finished.

mod of_rows;

use std::sync::Arc;

use zhibiao::header;

use super::body::Found;
use super::levels::Filed;
use super::line::place;
use super::several::{glued, hidden, listed, paired};
use super::time::year;
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::document::{Document, Project, Text};
use crate::grid::Place;
use crate::indicator::{Cells, Indicator};

/// Indicators of an unfinished project that are kept before they are given out as a part.
const PART: usize = 20_000;

#[derive(Default)]
pub(super) struct Projects<'a> {
    document: Document<'a>,
    /// The project at hand.
    open: Option<Project<'a>>,
    /// Its name stands where only a table about a whole department has one: 部门名称.
    whole: Option<Text<'a>>,
    table: Option<Arc<str>>,
    sheet: Option<Arc<str>>,
    grid: usize,
    grids: usize,
    /// What the rows above say, for projects that leave it out.
    department: Option<Text<'a>>,
    budget_unit: Option<Text<'a>>,
    /// It was said in columns of the table, and so of no other table.
    of_rows: bool,
    /// Whether there was any.
    any: bool,
    /// How many remarks there were before this grid, of those that were not drained yet.
    remarks: usize,
}

impl<'a> Projects<'a> {
    pub fn grid(&mut self, sheet: Option<&str>) {
        let before = self.sheet.take();
        self.sheet = sheet.map(Arc::from);
        if self.is_read() || before.is_some() || self.sheet.is_some() {
            self.end();
            self.table = None;
        }
        self.department = None;
        self.budget_unit = None;
        self.of_rows = false;
        self.grid = self.grids;
        self.grids += 1;
        self.remarks = self.document.diagnostics.len();
    }

    /// A grid without a table of indicators: one remark instead of one for each row.
    pub fn no_table(&mut self) {
        if self.is_read() {
            return;
        }
        self.open.take_if(|open| open.name.is_none());
        let rows = self
            .document
            .diagnostics
            .get(self.remarks..)
            .unwrap_or_default();
        if let Some(first) = rows.first().filter(|_| self.open.is_none()) {
            let (place, found) = (first.place, first.found.clone());
            self.document.diagnostics.truncate(self.remarks);
            self.report(TableCode::NoTable, place, &found);
        }
    }

    pub fn report(&mut self, code: TableCode, place: Place, found: &str) {
        let mut diagnostic = TableDiagnostic::new(code, place, found);
        diagnostic.sheet = self.sheet.clone();
        diagnostic.grid = self.grid;
        self.document.diagnostics.push(diagnostic);
    }

    /// The title of the projects that come now.
    pub fn title(&mut self, title: Option<String>) {
        self.table = title.map(Arc::from);
        let table = self.table.clone();
        if let Some(open) = self.open.as_mut().filter(|open| open.table.is_none()) {
            open.table = table;
        }
    }

    pub fn is_titled(&self, title: &str) -> bool {
        self.table.as_deref() == Some(title)
    }

    /// The year that the title names.
    pub fn year(&self) -> Option<u32> {
        self.table.as_deref().and_then(year)
    }

    /// Whether the project at hand has indicators.
    pub fn is_read(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| {
            !open.indicators.is_empty() || open.indicator_cell.is_some() || open.part > 0
        })
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The project at hand; a new one, if there is none.
    pub fn open(&mut self, row: usize) -> &mut Project<'a> {
        let Projects {
            table, sheet, grid, ..
        } = self;
        self.open.get_or_insert_with(|| Project {
            table: table.clone(),
            sheet: sheet.clone(),
            grid: *grid,
            row,
            ..Project::default()
        })
    }

    /// The label 部门名称 or 单位名称 and its value: what a table about a whole department is about.
    pub fn whole(&mut self, name: Text<'a>) {
        self.whole = Some(name);
    }

    /// Whether the table is about a whole department.
    pub fn is_whole(&self) -> bool {
        self.whole.is_some()
    }

    pub fn end_if_read(&mut self) {
        if self.is_read() {
            self.end();
        }
    }

    /// Whether a label above named the project at hand, and nothing was read of it yet.
    pub fn is_named(&self) -> bool {
        !self.is_read() && self.open.as_ref().is_some_and(|open| open.name.is_some())
    }

    /// The same, or a label above told its goal: a whole department is named by its title alone.
    pub fn is_begun(&self) -> bool {
        let told = |open: &Project<'_>| open.name.is_some() || open.goal.is_some();
        !self.is_read() && self.open.as_ref().is_some_and(told)
    }

    /// The project at hand was one of a list: it is told as unread rows are.
    pub fn forget(&mut self) {
        if self.is_read() {
            return;
        }
        if let Some(open) = self.open.take() {
            self.unread(&open);
        }
    }

    /// A title without labels below it begins another table only where nothing names the project at hand.
    pub fn end_unless_named(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.name.is_none()) {
            self.end_if_read();
        }
    }

    /// The top of a form above a table of projects speaks of all of them.
    pub fn end_form(&mut self) {
        if std::mem::take(&mut self.of_rows) {
            (self.department, self.budget_unit) = (None, None);
        }
        if !self.is_read()
            && let Some(mut open) = self.open.take_if(|open| open.name.is_none())
        {
            self.department = open.department.take().or(self.department.take());
            self.budget_unit = open.budget_unit.take().or(self.budget_unit.take());
            self.unread(&open);
        }
        self.end();
    }

    /// The same, unless a project's rows are being read.
    pub fn end_top(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.name.is_none()) && !self.is_read() {
            self.end_form();
        }
    }

    /// The table of the grid before goes on, and so does its last project.
    pub fn reopen(&mut self) {
        if self.open.is_none() {
            self.open = self.document.projects.pop();
        }
    }

    /// Whether the last finished project has this name, and this budget unit where one is told.
    pub fn ended_as(&self, name: &str, unit: Option<&str>) -> bool {
        let last = self.document.projects.last();
        last.is_some_and(|last| {
            last.name.as_deref() == Some(name)
                && (unit.is_none() || unit == last.budget_unit.as_deref())
        })
    }

    /// Whether the last finished project ended below another level than it began with, so that what begins with the level
    /// that it ended with is no project of its own.
    pub fn ended_elsewhere(&self) -> bool {
        let level = |found: &Indicator<'a>| {
            let text = |level: &Option<Text<'_>>| level.as_ref().map(|text| text.to_string());
            (text(&found.category), text(&found.subcategory))
        };
        self.document.projects.last().is_some_and(|last| {
            let (first, last) = (last.indicators.first(), last.indicators.last());
            first.map(level) != last.map(level)
        })
    }

    /// Finishes the project at hand.
    pub fn end(&mut self) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        let whole = self.whole.take();
        let read = !open.indicators.is_empty() || open.indicator_cell.is_some() || open.part > 0;
        if open.name.is_none() && read {
            let titled = open
                .table
                .as_deref()
                .is_some_and(|table| table.contains("整体"));
            let body = open.department.as_ref().or(open.budget_unit.as_ref());
            open.name = whole.or_else(|| body.filter(|_| titled).cloned());
        }
        match (read, &open.name) {
            (true, None) => {
                let first = open
                    .indicators
                    .first()
                    .and_then(|found| found.name.as_ref());
                let found = first.map(|name| name.to_string()).unwrap_or_default();
                self.report(TableCode::MissingProjectName, place(open.row, 0), &found);
            }
            (false, Some(name)) => {
                let found = name.to_string();
                let at = name.place;
                if open.heading {
                    return self.report(TableCode::SkippedRow, at, &found);
                }
                self.report(TableCode::MissingIndicators, at, &found);
            }
            (false, None) => return self.unread(&open),
            (true, Some(_)) => {}
        }
        self.push(Some(open));
    }

    /// Fields of a form without indicators below: nothing is made of them, and nothing is hidden.
    fn unread(&mut self, open: &Project<'a>) {
        let fields = [&open.name, &open.department, &open.budget_unit, &open.goal];
        let fields = fields
            .into_iter()
            .flatten()
            .chain(open.extra.iter().map(|extra| &extra.text));
        let fields: Vec<(Place, String)> =
            fields.map(|text| (text.place, text.to_string())).collect();
        for (place, text) in fields {
            self.report(TableCode::UnreadRow, place, &text);
        }
    }

    /// At the end of the file; `header` is where the last one stands.
    pub fn close(&mut self, header: Option<Place>) {
        let Some(header) = header else { return };
        self.end();
        if !self.any {
            self.report(TableCode::EmptyTable, header, "");
        }
    }

    /// A project that has nothing but a name; its indicators should stand in the column `at`.
    pub fn named_only(&mut self, name: Text<'a>, at: usize) {
        let row = name.place.row;
        self.end();
        self.report(TableCode::MissingIndicators, place(row, at), &name);
        self.open(row).name = Some(name);
        let open = self.open.take();
        self.push(open);
    }

    /// Adds a finished project.
    fn push(&mut self, project: Option<Project<'a>>) {
        self.any |= project.is_some();
        self.document.projects.extend(project);
    }

    /// An indicator of the project at hand.
    pub fn indicator(&mut self, found: Found<'a>, filed: Filed<'a>, number: usize, valued: bool) {
        let Found {
            name,
            ordinal,
            cells,
            extra,
            head_unit,
            ..
        } = found;
        let indicator = Indicator {
            ordinal,
            category: filed.level1,
            subcategory: filed.level2,
            name: Some(name),
            cells,
            extra,
            row: number,
            grid: self.grid,
            head_unit,
        };
        let told = valued.then(|| hidden(&indicator)).flatten();
        if let Some(name) = indicator.name.as_ref().filter(|_| told.is_some()) {
            self.report(TableCode::ValueFromName, name.place, name);
        }
        let indicator = told.unwrap_or(indicator);
        let several = match valued {
            true => listed(&indicator).or_else(|| {
                let paired = paired(&indicator)?;
                let name = indicator.name.as_ref()?;
                self.report(TableCode::SplitLines, name.place, name);
                Some(paired)
            }),
            false => glued(&indicator),
        };
        let indicators = several.unwrap_or_else(|| vec![indicator]);
        self.missing_values(&indicators);
        let (grid, sheet) = (self.grid, self.sheet.clone());
        let open = self.open(number);
        // The top of the form stood in the table before.
        if open.indicators.is_empty() && open.grid != grid {
            (open.grid, open.sheet, open.row) = (grid, sheet, number);
        }
        open.indicators.extend(indicators);
    }

    /// Tells of indicators that have a name and nothing else.
    fn missing_values(&mut self, indicators: &[Indicator<'a>]) {
        for indicator in indicators {
            let Cells {
                sign,
                value,
                actual,
                ..
            } = &indicator.cells;
            // 定性 says something, ≥ without a number does not.
            let signed = sign
                .as_ref()
                .is_some_and(|sign| header::sign(sign).is_none());
            let told = value.is_some() || signed || actual.is_some();
            if let Some(name) = indicator.name.as_ref().filter(|_| !told) {
                self.report(TableCode::MissingValue, name.place, name);
            }
        }
    }

    pub fn drain(&mut self) -> Document<'a> {
        if let Some(open) = self
            .open
            .as_mut()
            .filter(|open| open.indicators.len() >= PART)
        {
            let part = Project {
                indicators: std::mem::take(&mut open.indicators),
                ..open.clone()
            };
            open.part += 1;
            self.document.projects.push(part);
        }
        self.remarks = 0;
        std::mem::take(&mut self.document)
    }

    pub fn drain_all(self) -> Document<'a> {
        self.document
    }
}
