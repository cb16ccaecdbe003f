//! The report on a file: its projects and their indicators, totals, and what was odd, with its place.

use std::collections::BTreeMap;
use std::io::{self, Write};

use zhibiao::render::level_name;
use zhibiao::{Category, Cell, Kind, Language, Level, Parser};
use zhibiao_table::{Document, Place, Project, TableDiagnostic};

use crate::report;
use crate::style::{Style, cut, left, one_line, right};
use crate::table::place;

/// Columns of a goal or a heading line.
const LINE: usize = 96;
/// Columns of a category and of a count in the totals.
const CATEGORY: usize = 14;
const COUNT: usize = 10;

/// Prints the report; whether a diagnostic of level error came up.
pub fn document(
    file: &str,
    document: &Document<'_>,
    parser: &Parser,
    style: &Style,
    out: &mut impl Write,
) -> io::Result<bool> {
    let read = |project| (project, Project::cell(project, parser));
    let projects: Vec<(&Project<'_>, Cell<'_>)> = document.projects.iter().map(read).collect();
    let mut table = None;
    for (index, (project, cell)) in projects.iter().enumerate() {
        if table != project.table.as_deref() {
            table = project.table.as_deref();
            let title = one_line(table.unwrap_or_default());
            writeln!(out, "{}\n", style.bold(&cut(&title, LINE)))?;
        }
        heading(index + 1, project, style, out)?;
        report::indicators(&cell.indicators, style, out)?;
        writeln!(out)?;
    }
    let indicators: usize = projects.iter().map(|(_, cell)| cell.indicators.len()).sum();
    let summary = match style.language {
        Language::English => format!(
            "{file}: {} projects, {indicators} indicators",
            projects.len()
        ),
        Language::Chinese => format!("{file}：{}个项目，{indicators}个指标", projects.len()),
    };
    writeln!(out, "{}", style.bold(&summary))?;
    totals(&projects, style, out)?;
    odd(document, &projects, style, out)
}

fn heading(
    number: usize,
    project: &Project<'_>,
    style: &Style,
    out: &mut impl Write,
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

/// How many indicators there are by category and kind; categories without any are left out.
fn totals(all: &[(&Project<'_>, Cell<'_>)], style: &Style, out: &mut impl Write) -> io::Result<()> {
    const TOTAL: usize = Kind::ALL.len();
    let categories: Vec<Option<Category>> =
        Category::ALL.into_iter().map(Some).chain([None]).collect();
    let mut counts = [[0usize; TOTAL + 1]; Category::ALL.len() + 2];
    let last = counts.len() - 1;
    for indicator in all.iter().flat_map(|(_, cell)| &cell.indicators) {
        let row = categories.iter().position(|&c| c == indicator.category);
        let column = Kind::ALL.iter().position(|&k| k == indicator.target.kind);
        for row in row.into_iter().chain([last]) {
            for column in column.into_iter().chain([TOTAL]) {
                counts[row][column] += 1;
            }
        }
    }
    let total = style.pick("total", "合计");
    let kinds = Kind::ALL.map(|kind| report::kind(kind, style)).into_iter();
    let heads: Vec<&str> = kinds.chain([total]).collect();
    let cells = heads.iter().map(|head| right(head, COUNT));
    writeln!(
        out,
        "  {}{}",
        left("", CATEGORY),
        style.dim(&cells.collect::<String>())
    )?;
    for (row, counts) in counts
        .iter()
        .enumerate()
        .filter(|(_, counts)| counts[TOTAL] > 0)
    {
        let name = match categories.get(row) {
            Some(Some(category)) => category.as_str(),
            Some(None) => style.pick("(no category)", "（未分类）"),
            None => total,
        };
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

/// What was odd, in the order of the file: remarks of level info by their number only.
fn odd(
    document: &Document<'_>,
    all: &[(&Project<'_>, Cell<'_>)],
    style: &Style,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut errors = false;
    let mut remarks: BTreeMap<&str, usize> = BTreeMap::new();
    let rows = document.diagnostics.iter();
    let mut found: Vec<(Place, String)> = rows.map(|d| (d.place, of_row(d, style))).collect();
    for (project, cell) in all {
        let (info, odd): (Vec<_>, Vec<_>) = cell
            .all_diagnostics()
            .into_iter()
            .partition(|diagnostic| diagnostic.level() == Level::Info);
        for diagnostic in info {
            *remarks.entry(diagnostic.code.as_str()).or_default() += 1;
        }
        errors |= odd
            .iter()
            .any(|diagnostic| diagnostic.level() == Level::Error);
        if let (false, Some(indicators)) = (odd.is_empty(), &project.indicator_cell) {
            let mut text = Vec::new();
            report::diagnostics(cell.text, &odd, "  ", style, &mut text)?;
            found.push((
                indicators.place,
                String::from_utf8_lossy(&text).into_owned(),
            ));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    for (Place { row, column }, text) in found {
        let place = style.bold(&place(row, column, style.language));
        write!(out, "\n{place}\n{text}")?;
    }
    if !remarks.is_empty() {
        let counts: Vec<String> = remarks
            .iter()
            .map(|(code, count)| format!("{count} {code}"))
            .collect();
        let head = style.pick(
            "remarks, listed with --format json",
            "提示（详见--format json）",
        );
        writeln!(out, "\n{head}: {}", counts.join(", "))?;
    }
    Ok(errors)
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
