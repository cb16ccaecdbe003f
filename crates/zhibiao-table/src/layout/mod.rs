//! Finds the tables in a grid by what headers and cells say, and the projects and indicators in them.
//!
//! | layout | header | what a row is |
//! | --- | --- | --- |
//! | project rows | 项目名称 … 绩效指标 | a project, its indicators in one cell |
//! | indicator rows | 一级指标 二级指标 三级指标 指标值 …, also behind a column of projects | an indicator |
//! | form | 项目名称, 主管部门, 年度目标 … as labels beside their values, then the header above | labels, then indicators |
//!
//! Rows are read one at a time and nothing is looked up ahead, so a file of any size needs no more memory than the
//! project at hand.

mod body;
mod columns;
mod form;
mod header;
mod levels;
mod line;
mod project;
mod shift;
mod titles;
mod words;

use std::sync::Arc;

use zhibiao::lexicon::Column;

use crate::diagnostic::TableCode;
use crate::document::{Document, Extra, Text};
use crate::error::TableError;
use crate::grid::{Grid, GridRow, Place};
use body::{Kind, Row};
use columns::{Columns, Role};
use form::Form;
use header::Heads;
use levels::{Levels, differ};
use line::{Carry, Line};
use project::Projects;
use titles::Titles;
pub(crate) use words::unnumbered;
use words::{column, is_column_numbers, is_filler, is_footer, is_title, is_total_row, label};

/// Names of columns that the first cells of a header row are looked up for.
const PROBED: usize = 6;

/// Reads rows one at a time (逐行读取).
///
/// Finished projects can be taken out while reading goes on:
///
/// ```
/// use zhibiao_table::{Grid, Reader};
/// let mut reader = Reader::new();
/// reader.grid(None);
/// for row in Grid::from_rows([
///     ["项目名称", "三级指标", "指标值"],
///     ["体检", "体检人数", "30人"],
///     ["培训", "培训场次", "≥2场"],
/// ]).rows {
///     reader.row(row);
/// }
/// assert_eq!(reader.drain().projects[0].name.as_deref(), Some("体检"));
/// assert_eq!(reader.finish()?.projects[0].name.as_deref(), Some("培训"));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
#[derive(Default)]
pub struct Reader<'a> {
    projects: Projects<'a>,
    /// The last header.
    columns: Option<Columns>,
    /// Whether rows below it are still its own.
    open: bool,
    /// No row was read below it yet.
    fresh: bool,
    carry: Carry<'a>,
    levels: Levels<'a>,
    titles: Titles<'a>,
    form: Form,
    /// The row above, where it is nothing but names of columns.
    upper: Option<Heads>,
    /// Where the last table's header stands.
    found: Option<Place>,
    rows: usize,
    /// For the message when there is no header: the row with the most known names.
    closest: Option<(usize, Vec<String>)>,
}

/// The projects of grids.
pub(crate) fn document<'a>(
    grids: impl IntoIterator<Item = Grid<'a>>,
) -> Result<Document<'a>, TableError> {
    let mut reader = Reader::new();
    for grid in grids {
        reader.grid(grid.sheet.as_deref());
        grid.rows.into_iter().for_each(|row| reader.row(row));
    }
    reader.finish()
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub fn new() -> Reader<'a> {
        Reader::default()
    }

    /// Begins a grid: a sheet, a table of a page. What a form's top says goes on into the next table of its page.
    pub fn grid(&mut self, sheet: Option<&str>) {
        self.settle_titles();
        if self.columns.is_none() {
            self.projects.no_table();
        }
        self.columns = None;
        self.open = false;
        self.upper = None;
        self.carry.clear();
        self.levels.clear();
        self.form.rows_end();
        self.projects.grid(sheet);
    }

    /// Reads a row.
    pub fn row(&mut self, row: GridRow<'a>) {
        self.rows += 1;
        let line = Line::new(row);
        self.carry.remember(&line);
        if line.own().next().is_none() {
            self.upper = None;
            return;
        }
        let probed = line
            .own()
            .take(PROBED)
            .any(|index| column(line.text(index)).is_some());
        let first = self.open && self.fresh;
        let heads = (probed || first).then(|| Heads::of(&line));
        let header = heads
            .as_ref()
            .is_some_and(|heads| self.header_row(heads, &line));
        self.upper = heads.filter(Heads::is_upper);
        match (header, self.open) {
            // What covers the rows below is a name of their column, not theirs.
            (true, _) => self.carry.clear(),
            (false, true) if self.project_rows() => self.project_row(line),
            (false, true) => self.indicator_row(line),
            (false, false) => self.outside(line),
        }
    }

    /// Takes out what is finished: projects that later rows cannot change, and what was said so far.
    ///
    /// Of a project that is still going on, tens of thousands of indicators are taken out as a [part](crate::Project::part).
    pub fn drain(&mut self) -> Document<'a> {
        self.projects.drain()
    }

    /// The rest.
    ///
    /// # Errors
    /// When no header was found in any of the rows.
    pub fn finish(mut self) -> Result<Document<'a>, TableError> {
        self.settle_titles();
        if self.columns.is_none() {
            self.projects.no_table();
        }
        self.projects.close(self.found);
        match self.found {
            Some(_) => Ok(self.projects.drain_all()),
            None => Err(TableError::NoHeader {
                rows: self.rows,
                closest: self.closest,
            }),
        }
    }

    fn project_rows(&self) -> bool {
        self.columns
            .as_ref()
            .is_some_and(|columns| columns.project_rows)
    }

    /// Whether the row is a header, or the lower half of one.
    fn header_row(&mut self, heads: &Heads, line: &Line<'a>) -> bool {
        let year = self.projects.year();
        let above = self.columns.as_ref().filter(|_| self.open && self.fresh);
        if let Some(above) = above.filter(|above| heads.goes_on(above)) {
            let columns = above.extended(heads, year);
            self.describe(&columns, line.number);
            self.columns = Some(columns);
            return true;
        }
        match heads.columns(self.upper.as_ref(), year.or(self.titles.year())) {
            Some(columns) => {
                self.header(columns, line);
                true
            }
            None => {
                self.remember_closest(heads, line);
                false
            }
        }
    }

    fn header(&mut self, mut columns: Columns, line: &Line<'a>) {
        // A column of bodies tells projects apart only where no label above names one.
        if columns.of_bodies && self.projects.is_named() {
            columns.keep_bodies();
        }
        let title = self.titles.title();
        // What stands above the title was not read, and belongs to the header before if to any.
        self.settle_titles();
        let again = self
            .columns
            .as_ref()
            .is_some_and(|before| before.same(&columns));
        let goes_on = title
            .as_ref()
            .is_none_or(|title| title.contains('续') || self.projects.is_titled(title));
        let of_projects = columns.project_rows || columns.has(Role::Project);
        // A repeated header without a title of its own goes on with the same table.
        if !(again && goes_on) {
            match of_projects {
                true => self.projects.end_form(),
                false if !goes_on => self.projects.end_unless_named(),
                false => {}
            }
            if title.is_some() || of_projects {
                self.projects.title(title);
            }
            self.levels.clear();
        }
        self.describe(&columns, line.number);
        self.form.rows_end();
        self.columns = Some(columns);
        self.open = true;
        self.fresh = true;
        self.found = line.own().next().map(|index| line.place(index));
    }

    /// Says which columns are kept rather than read, and which of several was taken.
    fn describe(&mut self, columns: &Columns, row: usize) {
        if self
            .columns
            .as_ref()
            .is_some_and(|before| before.same(columns))
        {
            return;
        }
        if columns.project_rows {
            return;
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
        if let Some(index) = columns.chosen {
            let head = columns.head(index);
            self.projects
                .report(TableCode::SeveralValues, line::place(row, index), &head);
        }
    }

    fn settle_titles(&mut self) {
        let columns = self.columns.as_ref();
        let columns = columns.filter(|columns| self.open && columns.project_rows);
        let names = columns.and_then(|columns| columns.position(Role::Project));
        let cells = columns.and_then(|columns| columns.position(Role::IndicatorCell));
        for title in self.titles.settle() {
            if names == Some(title.place.column - 1) {
                self.projects.named_only(title, cells.unwrap_or_default());
            } else {
                self.projects
                    .report(TableCode::UnreadRow, title.place, &title);
            }
        }
    }

    fn title(&mut self, mut line: Line<'a>, index: usize) {
        if let Some(text) = line.take(index)
            && let Some(prose) = self.titles.push(text)
        {
            self.projects
                .report(TableCode::UnreadRow, prose.place, &prose);
        }
    }

    /// A row of a table with one project a row.
    fn project_row(&mut self, mut line: Line<'a>) {
        self.fresh = false;
        let Some(columns) = &self.columns else { return };
        let single = line.single();
        if let Some(index) = single
            && columns.position(Role::IndicatorCell) != Some(index)
        {
            return match is_total_row(line.text(index)) {
                true => {
                    self.projects
                        .report(TableCode::UnreadRow, line.place(index), line.text(index))
                }
                false => self.title(line, index),
            };
        }
        self.settle_titles();
        let Some(columns) = &self.columns else { return };
        self.projects.row(columns, &mut line);
    }

    /// A row below a header of indicators.
    fn indicator_row(&mut self, mut line: Line<'a>) {
        let Some(columns) = self.columns.take() else {
            return;
        };
        if self.leaves(&columns, &line) {
            self.open = false;
            self.levels.clear();
            self.columns = Some(columns);
            return self.outside(line);
        }
        let numbers = self.fresh && is_column_numbers(line.own().map(|index| line.text(index)));
        if !numbers {
            if let Some(by) = shift::lost(&columns, &line) {
                let place = line.place(0);
                self.projects
                    .report(TableCode::ShiftedRow, place, &line.joined());
                line.shift(by);
            }
            self.read_indicator(&columns, line);
        }
        self.columns = Some(columns);
    }

    /// Whether the table ends above this row.
    fn leaves(&self, columns: &Columns, line: &Line<'a>) -> bool {
        let single = line
            .single()
            .is_some_and(|index| index < columns.name && is_title(line.text(index)));
        single || Row::is_form_row(columns, line)
    }

    fn read_indicator(&mut self, columns: &Columns, line: Line<'a>) {
        let Some(first) = line.own().next() else {
            return;
        };
        let text = line.text(first);
        let place = line.place(first);
        let lone = line.single().is_some();
        if is_footer(text) && (lone || first < columns.name)
            || is_total_row(text) && first <= columns.name
            || lone && is_filler(text)
        {
            return self
                .projects
                .report(TableCode::SkippedRow, place, &line.joined());
        }
        let names = !lone && line.own().all(|index| column(line.text(index)).is_some());
        if names {
            return self
                .projects
                .report(TableCode::UnreadRow, place, &line.joined());
        }
        let of_level = matches!(
            columns.role(first),
            Some(Role::Level1 | Role::Level2 | Role::Label | Role::None) | None
        );
        if lone && of_level && words::category(text).is_none() {
            return self
                .projects
                .report(TableCode::UnreadRow, place, &line.joined());
        }
        let number = line.number;
        let all = line.joined();
        let mut row = Row::of(columns, line, &self.carry);
        for cell in std::mem::take(&mut row.beyond) {
            self.projects
                .report(TableCode::ExtraCell, cell.place, &cell);
        }
        let fresh_project = self.projects.of_row(columns, &mut row, number);
        if fresh_project {
            self.levels.clear();
        }
        let (level1, level2) = row.levels();
        let own = [level1.own.clone(), level2.own.clone()];
        let kind = row.kind(columns, [own[0].as_ref(), own[1].as_ref()]);
        if let Kind::Unread(text) | Kind::Nameless(text) = &kind {
            let code = match kind {
                Kind::Nameless(_) => TableCode::MissingName,
                _ => TableCode::UnreadRow,
            };
            return self.projects.report(code, text.place, &all);
        }
        if let Kind::Skipped(text) = &kind {
            return self
                .projects
                .report(TableCode::SkippedRow, text.place, &all);
        }
        if let Kind::Nothing = kind
            && !row.covered
            && let Some(text) = own
                .iter()
                .flatten()
                .find(|text| words::category(text).is_none())
        {
            return self.projects.report(TableCode::UnreadRow, text.place, &all);
        }
        let covered = level1.above.is_some();
        let mut filed = self.levels.row(level1, level2, columns.by_meaning);
        match kind {
            Kind::Section(text) => {
                self.fresh = false;
                self.levels.section(text);
            }
            Kind::Indicator(mut found) => {
                self.fresh = false;
                if found.from_level {
                    self.projects
                        .report(TableCode::NameFromLevel, found.name.place, &found.name);
                    if words::category(&found.name).is_none() {
                        let of_level2 = own[1].is_some();
                        self.levels.forget(of_level2);
                        match of_level2 {
                            true => filed.level2 = None,
                            false => filed.level1 = None,
                        }
                    }
                }
                if let (Some(level1), Some(level2)) = (&filed.level1, &filed.level2)
                    && filed.presumed
                    && !covered
                    && differ(level1, level2)
                {
                    self.projects
                        .report(TableCode::LevelsDiffer, found.name.place, level2);
                }
                if let Some(second) = row.second_value() {
                    let found = found.cells.value.as_deref().unwrap_or_default();
                    self.projects
                        .report(TableCode::SeveralValues, second.place, found);
                }
                let mut extra = row.rest(columns);
                extra.extend(
                    columns
                        .block
                        .map(|index| block(columns, index, &found.name)),
                );
                found.extra = extra;
                self.projects
                    .indicator(*found, filed, number, columns.has(Role::Value));
            }
            _ => {
                // A body of several projects, or its sum.
                let some = own.iter().any(Option::is_some);
                if !some && !fresh_project && row.project.is_none() {
                    self.projects.report(TableCode::SkippedRow, place, &all);
                }
            }
        }
    }

    /// A row that is not below a header: a title, a form's labels and their values, or nothing that is read.
    fn outside(&mut self, line: Line<'a>) {
        if let Some(index) = line.single() {
            let text = line.text(index);
            let labelled = label(text).is_some_and(|(found, rest)| {
                !rest.is_empty()
                    && matches!(
                        found,
                        Column::Project | Column::Department | Column::BudgetUnit | Column::Goal
                    )
            });
            if is_footer(text) && self.found.is_some() {
                let place = line.place(index);
                return self.projects.report(TableCode::SkippedRow, place, text);
            }
            if !labelled && !self.form.awaits(index) {
                return self.title(line, index);
            }
        }
        if !self
            .form
            .row(line, &mut self.projects, &mut self.titles, &mut self.found)
        {
            self.settle_titles();
        }
    }

    fn remember_closest(&mut self, heads: &Heads, line: &Line<'a>) {
        let known = heads.known.iter().enumerate();
        let names: Vec<String> = known
            .filter(|(_, column)| column.is_some())
            .map(|(index, _)| line.text(index).to_owned())
            .collect();
        let most = self.closest.as_ref().map_or(0, |(_, names)| names.len());
        if names.len() > most {
            self.closest = Some((line.number, names));
        }
    }
}

/// Says beside an indicator that it is not this year's.
fn block<'a>(columns: &Columns, index: usize, name: &Text<'a>) -> Extra<'a> {
    let place = line::place(name.place.row, index);
    Extra {
        header: Arc::from("绩效指标"),
        text: Text {
            text: columns.head(index).to_string().into(),
            place,
        },
    }
}
