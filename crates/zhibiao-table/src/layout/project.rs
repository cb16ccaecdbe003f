//! The projects of a document as they come: the one at hand, and those that are finished.

use std::sync::Arc;

use super::body::{Found, Row};
use super::columns::{Columns, Role};
use super::levels::{Filed, part};
use super::line::{CARRIED, Line, place};
use super::words::{is_total_row, marks, year};
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::document::{Document, Extra, Project, Text};
use crate::grid::Place;
use crate::indicator::{Cells, Indicator};

/// Indicators of an unfinished project that are kept before they are given out as a part.
const PART: usize = 20_000;

/// Fields of a project that are compared with a row's: the bound keeps the cost linear.
const SAME: usize = 64;

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

    pub fn end_if_read(&mut self) {
        if self.is_read() {
            self.end();
        }
    }

    /// Whether a label above named the project at hand, and nothing was read of it yet.
    pub fn is_named(&self) -> bool {
        !self.is_read() && self.open.as_ref().is_some_and(|open| open.name.is_some())
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
        if !self.is_read()
            && let Some(open) = self.open.take_if(|open| open.name.is_none())
        {
            self.department = open.department.or(self.department.take());
            self.budget_unit = open.budget_unit.or(self.budget_unit.take());
        }
        self.end();
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

    /// A project with its indicators in one cell.
    pub fn row(&mut self, columns: &Columns, line: &mut Line<'a>) {
        self.end();
        let mut take = |wanted: Role| line.take(columns.position(wanted)?);
        let name = take(Role::Project);
        let department = take(Role::Department);
        let budget_unit = take(Role::BudgetUnit);
        let goal = take(Role::Goal);
        let indicator_cell = take(Role::IndicatorCell);
        let number = line.number;
        if let (Some(total), None) = (&name, &indicator_cell)
            && is_total_row(total)
        {
            return self.report(TableCode::SkippedRow, total.place, total);
        }
        if name.is_none() {
            let texts = [&indicator_cell, &goal, &budget_unit];
            let beside = texts.into_iter().flatten().next();
            let found = beside.map(|text| text.to_string()).unwrap_or_default();
            let at = columns.position(Role::Project).unwrap_or_default();
            self.report(TableCode::MissingProjectName, place(number, at), &found);
        }
        if indicator_cell.is_none() {
            let found = name.as_deref().unwrap_or_default().to_owned();
            let at = columns.position(Role::IndicatorCell).unwrap_or_default();
            self.report(TableCode::MissingIndicators, place(number, at), &found);
        }
        let mut extra = Vec::new();
        for index in 0..line.width() {
            let Some(text) = line.take(index) else {
                continue;
            };
            match columns.role(index) {
                Some(Role::Ordinal) => {}
                Some(_) => extra.push(Extra {
                    header: columns.head(index),
                    text,
                }),
                None => self.report(TableCode::ExtraCell, text.place, &text),
            }
        }
        *self.open(number) = Project {
            name,
            department,
            budget_unit,
            goal,
            indicator_cell,
            extra,
            table: self.table.clone(),
            sheet: self.sheet.clone(),
            grid: self.grid,
            row: number,
            ..Project::default()
        };
        let open = self.open.take();
        self.push(open);
    }

    /// What a row of indicators says of its project; true when a project begins.
    pub fn of_row(&mut self, columns: &Columns, row: &mut Row<'a>, number: usize) -> bool {
        let bounded = |text: &Option<Text<'a>>| text.clone().filter(|text| text.len() <= CARRIED);
        let mut begins = false;
        if let Some(name) = &row.project {
            let same = self.open.as_ref().is_some_and(|open| {
                let unit = row.budget_unit.as_deref();
                open.name.as_deref() == Some(&**name)
                    && (unit.is_none() || unit == open.budget_unit.as_deref())
            });
            if !same {
                self.end();
                begins = true;
            }
        }
        if row.department.is_some() {
            self.department = bounded(&row.department);
        }
        if row.budget_unit.is_some() {
            self.budget_unit = bounded(&row.budget_unit);
        }
        if begins {
            self.begin(columns, row, number);
        }
        if !columns.has(Role::Project) {
            self.form_columns(columns, row, number);
            return begins;
        }
        let Some(open) = self.open.as_mut() else {
            return begins;
        };
        fill(columns, row.goal.take(), &mut open.goal, &mut row.extra);
        // Bodies in a row without an indicator are a heading over the projects below.
        if row.has_name() {
            let (department, unit) = (row.department.take(), row.budget_unit.take());
            fill(columns, department, &mut open.department, &mut row.extra);
            fill(columns, unit, &mut open.budget_unit, &mut row.extra);
        }
        match begins {
            true => open.extra.append(&mut row.of_project),
            false => {
                let new =
                    row.of_project.drain(..).filter(|extra| {
                        !open.extra.iter().take(SAME).any(|before| {
                            before.header == extra.header && *before.text == *extra.text
                        })
                    });
                row.extra.extend(new.collect::<Vec<_>>());
            }
        }
        begins
    }

    /// Begins the project that a row names.
    fn begin(&mut self, columns: &Columns, row: &mut Row<'a>, number: usize) {
        let department = row.department.take().or_else(|| self.department.clone());
        let budget_unit = row.budget_unit.take().or_else(|| self.budget_unit.clone());
        let open = self.open(number);
        open.name = row.project.clone();
        open.heading = row.says_nothing_else();
        let body = row.project.clone().filter(|_| columns.of_bodies);
        let (of_department, of_unit) = match columns.bodies_are_departments() {
            true => (body, None),
            false => (None, body),
        };
        open.department = of_department.or(department);
        open.budget_unit = of_unit.or(budget_unit);
    }

    /// A goal or a body in a column of a table that has no column of projects.
    fn form_columns(&mut self, columns: &Columns, row: &mut Row<'a>, number: usize) {
        let Row {
            goal,
            department,
            budget_unit,
            of_project,
            extra,
            ..
        } = row;
        extra.append(of_project);
        let open = self.open(number);
        let fields = [
            (goal, &mut open.goal),
            (department, &mut open.department),
            (budget_unit, &mut open.budget_unit),
        ];
        for (cell, field) in fields {
            fill(columns, cell.take(), field, extra);
        }
    }

    /// An indicator of the project at hand.
    pub fn indicator(&mut self, found: Found<'a>, filed: Filed<'a>, number: usize, valued: bool) {
        let Found {
            name,
            ordinal,
            cells,
            extra,
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
        };
        let several = match valued {
            true => listed(&indicator),
            false => glued(&indicator),
        };
        let indicators = several.unwrap_or_else(|| vec![indicator]);
        for indicator in &indicators {
            let Cells {
                sign,
                value,
                actual,
                ..
            } = &indicator.cells;
            let told = value.is_some() || sign.is_some() || actual.is_some();
            if let Some(name) = indicator.name.as_ref().filter(|_| !told) {
                self.report(TableCode::MissingValue, name.place, name);
            }
        }
        let (grid, sheet) = (self.grid, self.sheet.clone());
        let open = self.open(number);
        // The top of the form stood in the table before.
        if open.indicators.is_empty() && open.grid != grid {
            (open.grid, open.sheet, open.row) = (grid, sheet, number);
        }
        open.indicators.extend(indicators);
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

/// Fills a field of the project, or keeps a text that differs from it beside the indicator.
fn fill<'a>(
    columns: &Columns,
    cell: Option<Text<'a>>,
    field: &mut Option<Text<'a>>,
    extra: &mut Vec<Extra<'a>>,
) {
    let Some(text) = cell else { return };
    match field {
        None => *field = Some(text),
        Some(before) if **before == *text => {}
        Some(_) => {
            let header = columns.head(text.place.column - 1);
            extra.push(Extra { header, text });
        }
    }
}

/// Where no column has values, the name's cell may hold them: `机柜数量(≥77台)`, `举办培训班≥5期`.
fn glued<'a>(row: &Indicator<'a>) -> Option<Vec<Indicator<'a>>> {
    let name = row.name.as_ref()?;
    let cell = zhibiao::parse_cell(name);
    let told = |found: &zhibiao::Indicator<'_>| !found.name.is_empty();
    if cell.indicators.is_empty() || !cell.indicators.iter().all(told) {
        return None;
    }
    let piece = |found: &zhibiao::Piece<'_>| {
        part(
            name,
            found.start as usize,
            found.start as usize + found.text.len(),
        )
    };
    let own = |found: &zhibiao::Indicator<'_>| {
        let target = &found.target.text;
        let value = (!target.text.is_empty()).then(|| piece(target));
        Indicator {
            ordinal: found.ordinal.or(row.ordinal),
            name: Some(piece(&found.name)),
            cells: Cells {
                value,
                weight: row
                    .cells
                    .weight
                    .clone()
                    .or_else(|| found.weight.as_ref().map(&piece)),
                actual: row
                    .cells
                    .actual
                    .clone()
                    .or_else(|| found.actual.as_ref().map(&piece)),
                ..row.cells.clone()
            },
            ..row.clone()
        }
    };
    Some(cell.indicators.iter().map(own).collect())
}

/// Two lists side by side, item by item: names `指标1：… 指标2：…` and as many lines of values.
fn listed<'a>(row: &Indicator<'a>) -> Option<Vec<Indicator<'a>>> {
    let (name, value) = (row.name.as_ref()?, row.cells.value.as_ref()?);
    // The first name lost its mark already.
    row.ordinal?;
    let names = lines(name);
    let values = lines(value);
    let marked = |line: &Text<'_>| marks(line).1.is_some();
    if names.len() < 2 || names.len() != values.len() || !names[1..].iter().all(marked) {
        return None;
    }
    let items = names
        .into_iter()
        .zip(values)
        .enumerate()
        .map(|(index, (name, value))| {
            let (length, ordinal) = marks(&name);
            let bare = if marked(&value) { marks(&value).0 } else { 0 };
            Indicator {
                ordinal: if index == 0 { row.ordinal } else { ordinal },
                name: Some(part(&name, length, name.len())),
                cells: Cells {
                    value: Some(part(&value, bare, value.len())),
                    ..row.cells.clone()
                },
                ..row.clone()
            }
        });
    Some(items.collect())
}

/// The lines of a cell that are not empty.
fn lines<'a>(text: &Text<'a>) -> Vec<Text<'a>> {
    let mut from = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let start = from + line.len() - line.trim_start().len();
        let end = from + line.trim_end().len();
        if start < end {
            lines.push(part(text, start, end));
        }
        from += line.len() + 1;
    }
    lines
}
