//! The report on a file: its projects and their indicators, totals, and what was odd, with its place.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use zhibiao::render::level_name;
use zhibiao::{Category, Kind, Language, Level, Parser};
use zhibiao_table::{Document, Place, Project, TableDiagnostic};

use crate::report;
use crate::style::{Style, cut, left, one_line, place, right};

/// Columns of a goal or a heading line.
const LINE: usize = 96;
/// Columns of a category and of a count in the totals.
const CATEGORY: usize = 14;
const COUNT: usize = 10;

/// Places listed at most; a file with more is better read with --format json.
const LISTED: usize = 1_000;
const TOTAL: usize = Kind::ALL.len();

/// The report on one file, while its parts come.
#[derive(Default)]
pub struct Overview {
    projects: usize,
    indicators: usize,
    /// The title of the last project.
    table: Option<Arc<str>>,
    /// By category, the last but one without, the last for all; and by kind, the last for all.
    counts: [[usize; TOTAL + 1]; Category::ALL.len() + 2],
    /// What was odd, with its place.
    odd: Vec<(Option<Arc<str>>, Place, String)>,
    unlisted: usize,
    /// How often each remark of level info was made.
    remarks: BTreeMap<&'static str, usize>,
}

impl Overview {
    /// Prints the projects of a part; whether a diagnostic of level error came up.
    pub fn part(
        &mut self,
        document: &Document<'_>,
        parser: &Parser,
        style: &Style,
        out: &mut dyn Write,
    ) -> io::Result<bool> {
        let mut errors = false;
        let mut found: Vec<(usize, Place, Option<Arc<str>>, String)> = Vec::new();
        for row in &document.diagnostics {
            match row.level() {
                Level::Info => *self.remarks.entry(row.code.as_str()).or_default() += 1,
                _ => found.push((row.grid, row.place, row.sheet.clone(), of_row(row, style))),
            }
        }
        for project in &document.projects {
            self.project(project, parser, style, out)?;
            let cell = project.cell(parser);
            let place = project.indicator_cell.as_ref().map(|text| text.place);
            let of_cell = place.map(|place| (place, cell.text, cell.all_diagnostics()));
            let targets = project.indicators.iter().map(|row| {
                let value = row.cells.value.as_ref().or(row.name.as_ref());
                let place = value.map_or(
                    Place {
                        row: row.row,
                        column: 1,
                    },
                    |text| text.place,
                );
                let value = row.cells.value.as_deref().unwrap_or_default();
                (place, value, row.target(parser).diagnostics)
            });
            for (place, text, diagnostics) in of_cell.into_iter().chain(targets) {
                let (info, odd): (Vec<_>, Vec<_>) = diagnostics
                    .into_iter()
                    .partition(|diagnostic| diagnostic.level() == Level::Info);
                for diagnostic in info {
                    *self.remarks.entry(diagnostic.code.as_str()).or_default() += 1;
                }
                errors |= odd
                    .iter()
                    .any(|diagnostic| diagnostic.level() == Level::Error);
                if !odd.is_empty() {
                    let mut lines = Vec::new();
                    report::diagnostics(text, &odd, "  ", style, &mut lines)?;
                    let lines = String::from_utf8_lossy(&lines).into_owned();
                    found.push((project.grid, place, project.sheet.clone(), lines));
                }
            }
        }
        found.sort_by_key(|(grid, place, ..)| (*grid, *place));
        let room = LISTED.saturating_sub(self.odd.len());
        self.unlisted += found.len().saturating_sub(room);
        let listed = found.into_iter().take(room);
        self.odd
            .extend(listed.map(|(_, place, sheet, text)| (sheet, place, text)));
        Ok(errors)
    }

    fn project(
        &mut self,
        project: &Project<'_>,
        parser: &Parser,
        style: &Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.table != project.table {
            self.table = project.table.clone();
            let title = one_line(self.table.as_deref().unwrap_or_default());
            writeln!(out, "{}\n", style.bold(&cut(&title, LINE)))?;
        }
        // The further parts of a project go on below its first.
        if project.part == 0 {
            self.projects += 1;
            heading(self.projects, project, style, out)?;
        }
        let indicators = project.readings(parser);
        report::indicators(&indicators, style, out)?;
        writeln!(out)?;
        self.indicators += indicators.len();
        let last = self.counts.len() - 1;
        for indicator in &indicators {
            let row = indicator
                .category
                .and_then(|category| Category::ALL.iter().position(|&c| c == category));
            let column = Kind::ALL
                .iter()
                .position(|&kind| kind == indicator.target.kind);
            for row in [row.unwrap_or(last - 1), last] {
                for column in column.into_iter().chain([TOTAL]) {
                    self.counts[row][column] += 1;
                }
            }
        }
        Ok(())
    }

    /// Prints the totals and what was odd.
    pub fn end(&self, file: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let (projects, indicators) = (self.projects, self.indicators);
        let summary = match style.language {
            Language::English => format!(
                "{file}: {}, {}",
                report::counted(projects, "project"),
                report::counted(indicators, "indicator")
            ),
            Language::Chinese => format!("{file}：{projects}个项目，{indicators}个指标"),
        };
        writeln!(out, "{}", style.bold(&summary))?;
        self.totals(style, out)?;
        for (sheet, Place { row, column }, text) in &self.odd {
            let sheet = sheet
                .as_ref()
                .map_or(String::new(), |sheet| format!("{} ", one_line(sheet)));
            let place = format!("{sheet}{}", place(*row, *column, style.language));
            write!(out, "\n{}\n{text}", style.bold(&place))?;
        }
        if self.unlisted > 0 {
            let more = self.unlisted;
            match style.language {
                Language::English => {
                    writeln!(out, "\n{more} more places, listed with --format json")?
                }
                Language::Chinese => writeln!(out, "\n另有{more}处（详见--format json）")?,
            }
        }
        if !self.remarks.is_empty() {
            let counts: Vec<String> = self
                .remarks
                .iter()
                .map(|(code, count)| format!("{count} {code}"))
                .collect();
            let head = style.pick(
                "remarks, listed with --format json",
                "提示（详见--format json）",
            );
            writeln!(out, "\n{head}: {}", counts.join(", "))?;
        }
        Ok(())
    }

    /// How many indicators there are by category and kind; categories without any are left out.
    fn totals(&self, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let total = style.pick("total", "合计");
        let kinds = Kind::ALL.map(|kind| report::kind(kind, style)).into_iter();
        let heads: Vec<&str> = kinds.chain([total]).collect();
        let cells = heads.iter().map(|head| right(head, COUNT));
        let heads = style.dim(&cells.collect::<String>());
        writeln!(out, "  {}{heads}", left("", CATEGORY))?;
        let names = Category::ALL.map(|category| category.as_str()).into_iter();
        let names = names.chain([style.pick("(no category)", "（未分类）"), total]);
        for (name, counts) in names
            .zip(&self.counts)
            .filter(|(_, counts)| counts[TOTAL] > 0)
        {
            let cells = counts.iter().map(|count| right(&count.to_string(), COUNT));
            writeln!(
                out,
                "  {}{}",
                left(name, CATEGORY),
                cells.collect::<String>()
            )?;
        }
        Ok(())
    }
}

fn heading(
    number: usize,
    project: &Project<'_>,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = project
        .name
        .as_deref()
        .unwrap_or(style.pick("(no name)", "（无名称）"));
    writeln!(out, "{number}. {}", style.bold(&cut(&one_line(name), LINE)))?;
    let bodies = [&project.department, &project.budget_unit];
    let bodies: Vec<String> = bodies
        .into_iter()
        .flatten()
        .map(|body| one_line(body))
        .collect();
    let goal = project.goal.as_deref().map(one_line);
    for line in [bodies.join(" / "), goal.unwrap_or_default()] {
        if !line.is_empty() {
            writeln!(out, "  {}", style.dim(&cut(&line, LINE)))?;
        }
    }
    Ok(())
}

/// A remark about a row, written as those about a place in a cell are.
fn of_row(diagnostic: &TableDiagnostic, style: &Style) -> String {
    let level = diagnostic.level();
    let head = level_name(level, style.language);
    let message = diagnostic.message(style.language);
    let line = format!(
        "{head}[{}]{}{message}",
        diagnostic.code.as_str(),
        style.pick(": ", "：")
    );
    format!("  {}\n", style.diagnostic(level, &line))
}
