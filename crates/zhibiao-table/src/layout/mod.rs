//! Finds the tables in a grid by what headers and cells say, and the projects and indicators in them.
//!
//! | layout | header | what a row is |
//! | --- | --- | --- |
//! | project rows | 项目名称 … 绩效指标 | a project, its indicators in one cell |
//! | indicator rows | 一级指标 二级指标 三级指标 指标值 …, also behind a column of projects | an indicator |
//! | categories as columns | 项目名称 … 产出指标 效益指标 … | a project, the indicators of each category in a cell |
//! | groups | 项目名称 … 产出指标 over 指标内容 指标值, 效益指标 over … | an indicator in each group |
//! | form | 项目名称, 主管部门, 年度目标 … as labels beside their values, then the header above | labels, then indicators |
//!
//! Rows are read one at a time and at most one waits for the next, so a file of any size needs no more memory than the
//! project at hand.

mod align;
mod body;
mod columns;
mod describe;
mod filed;
mod form;
mod grouped;
mod guess;
mod header;
mod levels;
mod line;
pub(crate) mod listed;
mod marks;
mod project;
mod resume;
mod rows;
mod rule;
mod several;
mod shift;
mod time;
mod titles;
mod waiting;
mod words;

use zhibiao::lexicon::Column;

use crate::diagnostic::TableCode;
use crate::document::Document;
use crate::error::TableError;
use crate::grid::{Grid, GridRow, Place};
use columns::{Columns, Role};
use form::Form;
use header::Heads;
use levels::Levels;
use line::{Carry, Line};
pub(crate) use marks::unnumbered;
use project::Projects;
use titles::{Titles, is_part_title, is_title};
use words::{category, column, is_footer, is_page_number, is_total_row, is_unit_line, label};

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
    /// The header of the table before this one, on the same page.
    before: Option<Columns>,
    /// Whether rows below it are still its own.
    open: bool,
    /// No row was read below it yet.
    fresh: bool,
    /// It is the one of the table before on the page, and its first row tells whether that table goes on.
    cut: bool,
    /// The row it stands in, or its last one.
    header_row: usize,
    /// What its first row says by itself, where further ones go on with it.
    top: Option<Columns>,
    /// Its row, until it was said which of its columns are not read.
    undescribed: Option<usize>,
    carry: Carry<'a>,
    levels: Levels<'a>,
    /// Those of the groups that stand side by side.
    group_levels: Vec<Levels<'a>>,
    titles: Titles<'a>,
    form: Form,
    /// The row above, where it is nothing but names of columns.
    upper: Option<Heads>,
    /// The row above, where the next one tells whether it is a header's.
    waiting: Option<Line<'a>>,
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
        self.settle_waiting(None);
        self.settle_titles();
        if self.columns.is_none() {
            self.projects.no_table();
        }
        self.before = self.columns.take().or(self.before.take());
        self.before.take_if(|_| sheet.is_some());
        self.open = false;
        self.upper = None;
        self.carry.clear();
        self.cut = false;
        self.form.rows_end();
        self.projects.grid(sheet);
    }

    /// Reads a row.
    pub fn row(&mut self, row: GridRow<'a>) {
        self.rows += 1;
        let line = Line::new(row);
        self.carry.remember(&line);
        if line.own().next().is_none() {
            self.settle_waiting(None);
            self.upper = None;
            return;
        }
        let open = self.open;
        let probed = line.own().take(PROBED).any(|index| {
            let text = line.text(index);
            column(text).is_some() || !open && category(text).is_some()
        });
        let first = self.open && self.fresh;
        let heads = (probed || first || self.upper.is_some()).then(|| Heads::of(&line));
        self.settle_waiting(heads.as_ref());
        let header = heads
            .as_ref()
            .is_some_and(|heads| self.header_row(heads, &line));
        self.upper = heads.filter(Heads::is_upper);
        if !header && !self.open && self.upper.as_ref().is_some_and(Heads::waits) {
            self.waiting = Some(line);
            return;
        }
        match (header, self.open) {
            // What covers the rows below is a name of their column, not theirs.
            (true, _) => self.carry.clear(),
            (false, true) if self.project_rows() => self.project_row(line),
            (false, true) => self.indicator_row(line),
            (false, false) => self.unheaded_row(line),
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
        self.settle_waiting(None);
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

    fn clear_levels(&mut self) {
        self.levels.clear();
        self.group_levels.clear();
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
        let next = line.number == self.header_row + 1;
        if let Some(lost) = above.filter(|above| next && above.lost_below(heads)) {
            let columns = lost.widened(heads, year);
            self.projects
                .report(TableCode::ShiftedRow, line.place(0), &line.joined());
            let above = self.columns.replace(columns);
            return self.goes_on_with(above, line.number);
        }
        let goes_on = |above: &&Columns| heads.goes_on(above) || next && heads.is_reached(above);
        if let Some(above) = above.filter(goes_on) {
            let columns = above.extended(heads, year);
            let above = self.columns.replace(columns);
            return self.goes_on_with(above, line.number);
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

    /// The header has a further row.
    fn goes_on_with(&mut self, above: Option<Columns>, row: usize) -> bool {
        self.top = self.top.take().or(above);
        self.undescribed = Some(row);
        self.header_row = row;
        true
    }

    fn header(&mut self, mut columns: Columns, line: &Line<'a>) {
        // A column of bodies tells projects apart only where no label above names one.
        let presumed = columns.of_bodies || columns.presumed_project;
        if presumed && self.projects.is_named() {
            columns.keep_bodies();
        }
        let title = self.titles.title();
        // What stands above the title was not read, and belongs to the header before if to any.
        self.settle_titles();
        let mut before = self.columns.iter().chain(&self.top);
        let again = before.any(|before| before.same(&columns));
        let goes_on = title
            .as_ref()
            .is_none_or(|title| title.contains('续') || self.projects.is_titled(title));
        let part = title.as_ref().is_some_and(|title| is_part_title(title));
        let of_projects = columns.project_rows || columns.has(Role::Project);
        self.cut = title.is_none() && !columns.project_rows && self.is_before(&columns);
        // A repeated header without a title of its own goes on with the same table.
        if self.cut {
            self.projects.title(None);
        } else if !(again && goes_on) {
            match of_projects {
                true => self.projects.end_form(),
                // 年度绩效目标表 goes on with the department whose 长期绩效目标表 stands above.
                false if goes_on || part && self.projects.is_whole() => {}
                false => self.projects.end_unless_named(),
            }
            if title.is_some() || of_projects {
                self.projects.title(title);
            }
            self.clear_levels();
        } else if of_projects {
            self.projects.end_top();
        }
        // A header that comes again was described when it came first.
        let described = again && self.undescribed.is_none();
        self.undescribed = (!described).then_some(line.number);
        self.form.rows_end();
        self.columns = Some(columns);
        self.top = None;
        self.open = true;
        self.fresh = true;
        self.header_row = line.number;
        self.found = line.own().next().map(|index| line.place(index));
    }

    /// A row of a table with one project a row.
    fn project_row(&mut self, mut line: Line<'a>) {
        self.fresh = false;
        let Some(columns) = &self.columns else { return };
        if self.projects.goes_on(columns, &line) {
            return self.projects.go_on(columns, line);
        }
        let single = line.single();
        let first = line.own().next().unwrap_or_default();
        if let Some(code) = rows::of_no_project(columns, &line, first) {
            let (place, all) = (line.place(first), line.joined());
            return self.projects.report(code, place, &all);
        }
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
        for role in [Role::Project, Role::Department, Role::BudgetUnit] {
            if let Some(index) = columns.position(role) {
                self.carry.fill(&mut line, index);
            }
        }
        self.projects.row(columns, &mut line);
    }

    /// A row that is not below a header: a title, a form's labels and their values, or nothing that is read.
    fn outside(&mut self, mut line: Line<'a>) {
        let measures: Vec<usize> = line
            .own()
            .filter(|&index| is_unit_line(line.text(index)))
            .collect();
        for index in measures {
            if let Some(text) = line.take(index) {
                self.projects
                    .report(TableCode::SkippedRow, text.place, &text);
            }
        }
        if line.own().next().is_none() {
            return;
        }
        if let Some(index) = line.single() {
            let text = line.text(index);
            let labelled = label(text).is_some_and(|(found, rest)| {
                !rest.is_empty()
                    && matches!(
                        found,
                        Column::Project | Column::Department | Column::BudgetUnit | Column::Goal
                    )
            });
            if (is_footer(text) || is_page_number(text)) && self.found.is_some() {
                let place = line.place(index);
                return self.projects.report(TableCode::SkippedRow, place, text);
            }
            if !labelled && !self.form.awaits(index) {
                let named = is_title(line.text(index));
                if !named && self.form.goes_on(&mut line, index, &mut self.projects) {
                    return;
                }
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
