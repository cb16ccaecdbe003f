//! What the rows of a table say of their projects.

use super::Projects;
use crate::diagnostic::TableCode;
use crate::document::{Extra, Project, Text};
use crate::indicator::Indicator;
use crate::layout::body::Row;
use crate::layout::columns::{Columns, Role};
use crate::layout::filed;
use crate::layout::line::{CARRIED, Line, place};
use crate::layout::words::{is_blank, is_code, is_total_row};

/// Fields of a project that are compared with a row's: the bound keeps the cost linear.
const SAME: usize = 64;

/// What a row says of its project.
fn named<'a>(columns: &Columns, line: &mut Line<'a>) -> Project<'a> {
    let mut take = |wanted: Role| {
        let index = columns.position(wanted)?;
        // 301001 below 单位代码 names nobody.
        let body = matches!(wanted, Role::Department | Role::BudgetUnit);
        match body && is_code(line.text(index)) {
            true => None,
            false => line.take(index),
        }
    };
    Project {
        name: take(Role::Project),
        department: take(Role::Department),
        budget_unit: take(Role::BudgetUnit),
        goal: take(Role::Goal),
        indicator_cell: take(Role::IndicatorCell),
        ..Project::default()
    }
}

impl<'a> Projects<'a> {
    /// A project with its indicators in one cell.
    pub fn row(&mut self, columns: &Columns, line: &mut Line<'a>) {
        self.end();
        let mut project = named(columns, line);
        if let (Some(total), None) = (&project.name, &project.indicator_cell)
            && is_total_row(total)
        {
            return self.report(TableCode::SkippedRow, total.place, total);
        }
        if project.name.is_none() {
            let texts = [&project.indicator_cell, &project.goal, &project.budget_unit];
            let beside = texts.into_iter().flatten().next();
            let found = beside.map(|text| text.to_string()).unwrap_or_default();
            let at = columns.position(Role::Project).unwrap_or_default();
            self.report(
                TableCode::MissingProjectName,
                place(line.number, at),
                &found,
            );
        }
        if columns.of_bodies {
            match columns.bodies_are_departments() {
                true => project.department = project.name.clone(),
                false => project.budget_unit = project.name.clone(),
            }
        }
        project.indicators = self.filed(columns, line);
        if project.indicator_cell.is_none() && project.indicators.is_empty() {
            let found = project.name.as_deref().unwrap_or_default().to_owned();
            let at = columns.position(Role::IndicatorCell).unwrap_or_default();
            self.report(TableCode::MissingIndicators, place(line.number, at), &found);
        }
        project.extra = self.beside(columns, line);
        if !columns.of_bodies {
            self.carry(columns, &project);
        }
        // What stands above the header speaks of all rows.
        project.department = project.department.or_else(|| self.department.clone());
        project.budget_unit = project.budget_unit.or_else(|| self.budget_unit.clone());
        *self.open(line.number) = Project {
            table: self.table.clone(),
            sheet: self.sheet.clone(),
            grid: self.grid,
            row: line.number,
            ..project
        };
        // What is left open may go on in the next row.
        let last = |open: &mut Project<'_>| open.indicators.is_empty() || open.name.is_none();
        let open = self.open.take_if(last);
        self.push(open);
    }

    /// The cells of a row that no column of the project's own holds.
    fn beside(&mut self, columns: &Columns, line: &mut Line<'a>) -> Vec<Extra<'a>> {
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
        extra
    }

    /// A merged cell speaks of the rows below, though its merging was lost.
    fn carry(&mut self, columns: &Columns, project: &Project<'a>) {
        let bounded = |text: &Option<Text<'a>>| text.clone().filter(|text| text.len() <= CARRIED);
        let (department, budget_unit) = (&project.department, &project.budget_unit);
        if department.is_none() && budget_unit.is_none() {
            return;
        }
        self.of_rows = true;
        if department.is_some() {
            self.department = bounded(department);
            // Another department has other units; one named above the header stays.
            if columns.has(Role::BudgetUnit) {
                self.budget_unit = None;
            }
        }
        self.budget_unit = bounded(budget_unit).or(self.budget_unit.take());
    }

    /// Whether a row has nothing but further cells of categories, and so goes on with the project above.
    pub fn goes_on(&self, columns: &Columns, line: &Line<'_>) -> bool {
        let mut own = line.own();
        self.is_read() && own.all(|index| columns.role(index) == Some(Role::Filed))
    }

    /// Reads such a row.
    pub fn go_on(&mut self, columns: &Columns, mut line: Line<'a>) {
        let found = self.filed(columns, &mut line);
        self.open(line.number).indicators.extend(found);
    }

    /// The indicators in the cells of categories.
    fn filed(&mut self, columns: &Columns, line: &mut Line<'a>) -> Vec<Indicator<'a>> {
        let mut indicators = Vec::new();
        for index in 0..line.width() {
            if columns.role(index) != Some(Role::Filed) {
                continue;
            }
            if let Some(text) = line.take(index).filter(|text| !is_blank(text)) {
                indicators.extend(self.listed(&columns.head(index), text));
            }
        }
        indicators
    }

    fn listed(&mut self, heading: &str, text: Text<'a>) -> Vec<Indicator<'a>> {
        let mut found = filed::indicators(heading, &text);
        if found.is_empty() {
            self.report(TableCode::UnreadRow, text.place, &text);
        }
        for nameless in found.iter().filter(|one| one.name.is_none()) {
            if let Some(value) = &nameless.cells.value {
                self.report(TableCode::MissingName, value.place, value);
            }
        }
        self.missing_values(&found);
        found.iter_mut().for_each(|found| found.grid = self.grid);
        found
    }

    /// The indicators of a cell below the heading of a category, for the project at hand.
    pub fn list(&mut self, heading: &str, text: Text<'a>, number: usize) {
        let found = self.listed(heading, text);
        self.open(number).indicators.extend(found);
    }

    /// Keeps what stands beside groups of indicators with the project at hand.
    pub fn keep(&mut self, extra: Vec<Extra<'a>>, number: usize) {
        if !extra.is_empty() {
            self.open(number).extra.extend(extra);
        }
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
        self.of_rows |= row.department.is_some() || row.budget_unit.is_some();
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
        open.heading = row.says_nothing_else(columns);
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
