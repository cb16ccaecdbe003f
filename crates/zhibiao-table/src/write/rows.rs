//! Indicators as rows: what the row form, the merged form and the workbook have in common.

use std::borrow::Cow;

use zhibiao::{Indicator, Parser};

use crate::document::{Document, Project, Text};
use crate::indicator::Cells;

/// Columns of a project; empty in its further rows.
pub(super) const PROJECT: [&str; 4] = ["项目名称", "主管部门", "预算单位", "年度绩效目标"];
/// Columns of an indicator before its target.
pub(super) const LEVELS: [&str; 3] = ["一级指标", "二级指标", "三级指标名称"];
/// Columns behind the target.
pub(super) const REST: [&str; 2] = ["分值", "实际完成值"];

/// One indicator with its project.
pub(super) struct Row<'r, 'i> {
    /// By [`PROJECT`].
    pub(super) project: [Cow<'r, str>; 4],
    /// By [`LEVELS`].
    pub(super) levels: [Cow<'r, str>; 3],
    /// By [`REST`].
    pub(super) rest: [Cow<'r, str>; 2],
    /// The reading; none for a project without indicators.
    pub(super) indicator: Option<&'r Indicator<'i>>,
    /// The cells it was read from, where it has cells of its own.
    pub(super) cells: Option<&'r Cells<'r>>,
    /// The row of the source.
    pub(super) number: usize,
}

/// Calls `each` for every indicator, and once for a project that has none.
pub(super) fn rows<E>(
    document: &Document<'_>,
    parser: &Parser,
    mut each: impl FnMut(&Project<'_>, Row<'_, '_>) -> Result<(), E>,
) -> Result<(), E> {
    for project in &document.projects {
        let cell = project.cell(parser);
        let of_cell = cell
            .indicators
            .iter()
            .map(|indicator| (indicator.clone(), None));
        let of_rows = project
            .indicators
            .iter()
            .map(|row| (row.reading(parser), Some(row)));
        let mut head = fields(project);
        let mut any = false;
        for (indicator, row) in of_cell.chain(of_rows) {
            any = true;
            let levels = match row {
                Some(row) => [
                    level(
                        &row.category,
                        indicator.category.map(|level| level.as_str()),
                    ),
                    level(
                        &row.subcategory,
                        indicator.subcategory.map(|level| level.as_str()),
                    ),
                    own(&row.name),
                ],
                None => [
                    Cow::Borrowed(indicator.category.map_or("", |level| level.as_str())),
                    Cow::Borrowed(indicator.subcategory.map_or("", |level| level.as_str())),
                    Cow::Borrowed(indicator.name.text),
                ],
            };
            let rest = [indicator.weight, indicator.actual];
            each(
                project,
                Row {
                    project: std::mem::take(&mut head),
                    levels,
                    rest: rest.map(|piece| Cow::Borrowed(piece.map_or("", |piece| piece.text))),
                    indicator: Some(&indicator),
                    cells: row.map(|row| &row.cells),
                    number: row.map_or(project.row, |row| row.row),
                },
            )?;
        }
        if !any {
            let row = Row {
                project: head,
                levels: Default::default(),
                rest: Default::default(),
                indicator: None,
                cells: None,
                number: project.row,
            };
            each(project, row)?;
        }
    }
    Ok(())
}

fn fields<'r>(project: &'r Project<'_>) -> [Cow<'r, str>; 4] {
    // The further parts of a project go on below its first rows.
    if project.part > 0 {
        return Default::default();
    }
    [
        own(&project.name),
        own(&project.department),
        own(&project.budget_unit),
        own(&project.goal),
    ]
}

fn own<'r>(text: &'r Option<Text<'_>>) -> Cow<'r, str> {
    Cow::Borrowed(text.as_deref().unwrap_or_default())
}

/// The standard's name of a level, or what the table calls it.
fn level<'r>(text: &'r Option<Text<'_>>, standard: Option<&'static str>) -> Cow<'r, str> {
    match (standard, text) {
        (Some(standard), _) => Cow::Borrowed(standard),
        (None, Some(text)) => Cow::Owned(text.split_whitespace().collect()),
        (None, None) => Cow::Borrowed(""),
    }
}
