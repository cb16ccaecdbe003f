//! The wire form of a document as rows.

use std::borrow::Cow;

use zhibiao::wire::Diagnostic;
use zhibiao::{Level, Parser};

use super::rows::{Head, Item, Row, Rows, levels};
use crate::grid::Place;
use crate::indicator;
use crate::text::Text;
use crate::wire::{Document, Indicator, Project};

impl Rows for Document {
    fn rows<E>(
        &self,
        _: &Parser,
        mut each: impl FnMut(Row<'_, '_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.projects
            .iter()
            .try_for_each(|project| of_project(project, &mut each))
    }
}

fn of_project<E>(
    project: &Project,
    each: &mut impl FnMut(Row<'_, '_>) -> Result<(), E>,
) -> Result<(), E> {
    let head = Head {
        name: own(&project.name),
        department: own(&project.department),
        budget_unit: own(&project.budget_unit),
        goal: own(&project.goal),
        table: own(&project.table),
    };
    for (index, indicator) in project.indicators.iter().enumerate() {
        let target = indicator.target.reading();
        // Only an indicator with a row of its own may have levels that are not the standard's.
        let row = indicator.cells.is_some().then(|| as_row(indicator));
        let all = indicator.diagnostics.iter();
        let all = all.chain(&indicator.target.diagnostics);
        let item = Item {
            ordinal: indicator.ordinal,
            unit_hint: indicator.unit_hint.as_deref(),
            target: &target,
            cells: row.as_ref().map(|row| &row.cells),
            remarks: all.map(remark).collect(),
        };
        each(Row {
            head,
            first: index == 0,
            levels: match &row {
                Some(row) => levels(row),
                None => [
                    Cow::Borrowed(own(&indicator.category)),
                    Cow::Borrowed(own(&indicator.subcategory)),
                    Cow::Borrowed(&*indicator.name),
                ],
            },
            rest: [own(&indicator.weight), own(&indicator.actual)],
            item: Some(item),
            number: indicator.row.unwrap_or(project.row),
        })?;
    }
    match project.indicators.is_empty() {
        true => each(Row::bare(head, true, project.row)),
        false => Ok(()),
    }
}

fn remark(found: &Diagnostic) -> (&str, Level) {
    (&found.code, found.level)
}

fn own(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// The row that an indicator was read from, as far as it is written again.
fn as_row(indicator: &Indicator) -> indicator::Indicator<'_> {
    fn text(text: &Option<String>) -> Option<Text<'_>> {
        text.as_deref().map(placeless)
    }
    let own = indicator.cells.as_ref();
    indicator::Indicator {
        category: text(&indicator.category),
        subcategory: text(&indicator.subcategory),
        name: Some(placeless(&indicator.name)),
        cells: indicator::Cells {
            sign: own.and_then(|cells| text(&cells.sign)),
            value: own.and_then(|cells| text(&cells.value)),
            unit: own.and_then(|cells| text(&cells.unit)),
            ..Default::default()
        },
        ..Default::default()
    }
}

/// Its place is not asked for.
fn placeless(text: &str) -> Text<'_> {
    Text {
        text: Cow::Borrowed(text),
        place: Place { row: 1, column: 1 },
    }
}
