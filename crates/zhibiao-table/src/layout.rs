//! Finds header rows by their column names, and the projects below them.
//!
//! The layout read here has one project a row and its indicators in one cell. A header may come again further
//! down, as page breaks leave it; lines of one cell above a header are the table's title.

use std::borrow::Cow;
use std::sync::Arc;

use zhibiao::lexicon::{Column, column};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::document::{Document, Project, Text};
use crate::error::TableError;
use crate::grid::{Grid, Place};

/// Characters of a title line at most, and its lines: what is longer is prose above the table. The bounds also
/// keep the output linear, because every project of a table repeats its title.
const TITLE_CHARS: usize = 200;
const TITLE_LINES: usize = 4;
/// Bytes of a column name at most: spares long cells the look-up.
const HEADER_BYTES: usize = 120;

/// The texts of a row; this layout does not ask which cells are merged.
type Row<'a> = Vec<Cow<'a, str>>;

/// The projects of a grid.
pub(crate) fn document(grid: Grid<'_>) -> Result<Document<'_>, TableError> {
    let rows = grid.rows.len();
    let mut reader = Reader::default();
    for row in grid.rows {
        let texts = row.cells.into_iter().map(|cell| cell.text).collect();
        reader.row(row.number, texts);
    }
    reader.settle_titles();
    match reader.header {
        Some(_) => Ok(reader.document),
        None => Err(TableError::NoHeader {
            rows,
            closest: reader.closest,
        }),
    }
}

/// Which column holds what.
#[derive(PartialEq, Eq)]
struct Header(Vec<Option<Column>>);

impl Header {
    fn of(row: &Row<'_>) -> Header {
        let known = |cell: &Cow<'_, str>| match cell.len() {
            0..=HEADER_BYTES => column(cell),
            _ => None,
        };
        Header(row.iter().map(known).collect())
    }

    fn position(&self, wanted: Column) -> Option<usize> {
        self.0.iter().position(|&column| column == Some(wanted))
    }

    /// A row per project; with a column of single values it would be a row per indicator.
    fn is_row_per_project(&self) -> bool {
        let has = |column| self.position(column).is_some();
        has(Column::Indicators) && has(Column::Project) && !has(Column::Value)
    }
}

#[derive(Default)]
struct Reader<'a> {
    document: Document<'a>,
    header: Option<Header>,
    table: Option<Arc<str>>,
    /// Lines of one cell since the last project: the next table's title if a header follows.
    titles: Vec<Text<'a>>,
    /// For the message when there is no header: the row with the most known names.
    closest: Option<(usize, Vec<String>)>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, number: usize, row: Row<'a>) {
        let Some(first) = row.iter().position(|cell| !is_blank(cell)) else {
            return;
        };
        let header = Header::of(&row);
        if header.is_row_per_project() {
            return self.header(header);
        }
        let place = place(number, first);
        let alone = row[first + 1..].iter().all(|cell| is_blank(cell));
        if alone && self.position(Column::Indicators) != Some(first) {
            return self.title(row, place);
        }
        if self.header.is_some() {
            self.settle_titles();
            return self.project(number, row);
        }
        self.remember_closest(number, &header, &row);
        self.report(TableCode::UnreadRow, place, &row.join(" "));
    }

    fn header(&mut self, header: Header) {
        let above = self.titles.len().saturating_sub(TITLE_LINES);
        let title = self.titles.split_off(above);
        // What stands above the title was not read, and belongs to the header before if to any.
        self.settle_titles();
        // A repeated header without a title of its own goes on with the same table.
        if !title.is_empty() || self.header.as_ref() != Some(&header) {
            let lines: Vec<&str> = title.iter().map(|line| &**line).collect();
            self.table = (!lines.is_empty()).then(|| lines.join(" ").into());
        }
        self.header = Some(header);
    }

    fn title(&mut self, row: Row<'a>, place: Place) {
        if let Some(line) = row.into_iter().nth(place.column - 1) {
            match line.trim().chars().nth(TITLE_CHARS) {
                None => self.titles.push(text(line, place)),
                Some(_) => self.report(TableCode::UnreadRow, place, &line),
            }
        }
    }

    /// No header followed, so they were not titles: projects without indicators, or nothing that is read.
    fn settle_titles(&mut self) {
        let name_column = self.position(Column::Project);
        for title in std::mem::take(&mut self.titles) {
            if name_column == Some(title.place.column - 1) {
                self.push(Project {
                    row: title.place.row,
                    name: Some(title),
                    table: self.table.clone(),
                    ..Project::default()
                });
            } else {
                self.report(TableCode::UnreadRow, title.place, &title);
            }
        }
    }

    fn project(&mut self, number: usize, mut row: Row<'a>) {
        let Some(header) = &self.header else { return };
        let width = header.0.len();
        let mut take = |wanted: Column| {
            let index = header.position(wanted)?;
            let cell = std::mem::take(row.get_mut(index)?);
            (!is_blank(&cell)).then(|| text(cell, place(number, index)))
        };
        let project = Project {
            name: take(Column::Project),
            department: take(Column::Department),
            budget_unit: take(Column::BudgetUnit),
            goal: take(Column::Goal),
            indicator_cell: take(Column::Indicators),
            table: self.table.clone(),
            row: number,
            ..Project::default()
        };
        self.push(project);
        for (index, cell) in row.iter().enumerate().skip(width) {
            if !is_blank(cell) {
                self.report(TableCode::ExtraCell, place(number, index), cell);
            }
        }
    }

    fn push(&mut self, project: Project<'a>) {
        let of = |text: &Option<Text<'a>>| text.as_deref().unwrap_or_default().to_owned();
        if project.name.is_none() {
            let texts = [&project.indicator_cell, &project.goal, &project.budget_unit];
            let beside = texts.into_iter().find(|text| text.is_some());
            let found = beside.map(of).unwrap_or_default();
            self.report_column(
                TableCode::MissingProjectName,
                project.row,
                Column::Project,
                &found,
            );
        }
        if project.indicator_cell.is_none() {
            let name = of(&project.name);
            self.report_column(
                TableCode::MissingIndicators,
                project.row,
                Column::Indicators,
                &name,
            );
        }
        self.document.projects.push(project);
    }

    fn report_column(&mut self, code: TableCode, row: usize, column: Column, found: &str) {
        let index = self.position(column).unwrap_or_default();
        self.report(code, place(row, index), found);
    }

    fn position(&self, column: Column) -> Option<usize> {
        self.header.as_ref()?.position(column)
    }

    fn report(&mut self, code: TableCode, place: Place, found: &str) {
        let diagnostic = TableDiagnostic::new(code, place, found);
        self.document.diagnostics.push(diagnostic);
    }

    fn remember_closest(&mut self, number: usize, header: &Header, row: &Row<'_>) {
        let known = header
            .0
            .iter()
            .zip(row)
            .filter(|(column, _)| column.is_some());
        let names: Vec<String> = known.map(|(_, cell)| cell.trim().to_owned()).collect();
        let most = self.closest.as_ref().map_or(0, |(_, names)| names.len());
        if names.len() > most {
            self.closest = Some((number, names));
        }
    }
}

/// From indices, which count from 0.
fn place(row: usize, index: usize) -> Place {
    Place {
        row,
        column: index + 1,
    }
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// A cell's text without the white space around it.
fn text(cell: Cow<'_, str>, place: Place) -> Text<'_> {
    let text = match cell {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    Text { text, place }
}
