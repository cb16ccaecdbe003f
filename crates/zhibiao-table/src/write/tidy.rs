//! A row for each measure, and one for each indicator without any.

use std::io;

use zhibiao::Measure;

use super::rows::{Item, Row};

/// Columns of an indicator, repeated for each of its measures.
const INDICATOR: [&str; 14] = [
    "file",
    "table",
    "department",
    "budget_unit",
    "project",
    "row",
    "ordinal",
    "category",
    "subcategory",
    "name",
    "unit_hint",
    "kind",
    "text",
    "diagnostics",
];

/// Columns of a measure; the first counts from 1.
const MEASURE: [&str; 16] = [
    "measure",
    "op",
    "value",
    "lower",
    "lower_inclusive",
    "upper",
    "upper_inclusive",
    "unit",
    "dimension",
    "additive",
    "label",
    "period",
    "change",
    "change_base",
    "note",
    "approximate",
];

/// The names of the columns.
pub(super) fn columns() -> impl Iterator<Item = &'static str> {
    INDICATOR.into_iter().chain(MEASURE)
}

/// The rows of one indicator.
pub(super) fn indicator(
    file: &str,
    row: &Row<'_, '_>,
    mut each: impl FnMut(std::vec::IntoIter<String>) -> io::Result<()>,
) -> io::Result<()> {
    let Some(item) = &row.item else {
        return Ok(());
    };
    let fields = indicator_fields(file, row, item);
    let mut line = |measure: [String; 16]| {
        let all: Vec<String> = fields.iter().cloned().chain(measure).collect();
        each(all.into_iter())
    };
    for (index, measure) in item.target.measures.iter().enumerate() {
        line(measure_fields(index + 1, measure))?;
    }
    match item.target.measures.is_empty() {
        true => line(MEASURE.map(|_| String::new())),
        false => Ok(()),
    }
}

fn indicator_fields(file: &str, row: &Row<'_, '_>, item: &Item<'_, '_>) -> [String; 14] {
    let [category, subcategory, name] = &row.levels;
    [
        file.to_owned(),
        row.head.table.to_owned(),
        row.head.department.to_owned(),
        row.head.budget_unit.to_owned(),
        row.head.name.to_owned(),
        row.number.to_string(),
        shown(item.ordinal),
        category.to_string(),
        subcategory.to_string(),
        name.to_string(),
        shown(item.unit_hint),
        item.target.kind.as_str().to_owned(),
        item.target.text.to_string(),
        item.codes(),
    ]
}

fn measure_fields(number: usize, measure: &Measure<'_>) -> [String; 16] {
    let bounds = measure.value.range();
    let (lower, upper) = (
        bounds.map(|(lower, _)| lower),
        bounds.map(|(_, upper)| upper),
    );
    let unit = measure.unit.as_ref();
    let change = measure.change();
    [
        number.to_string(),
        measure.op.as_str().to_owned(),
        shown(measure.value.single()),
        shown(lower.map(|bound| bound.value)),
        shown(lower.map(|bound| bound.inclusive)),
        shown(upper.map(|bound| bound.value)),
        shown(upper.map(|bound| bound.inclusive)),
        shown(unit.map(|unit| &unit.name)),
        shown(unit.map(|unit| unit.dimension)),
        shown(unit.map(|unit| unit.additive)),
        shown(measure.label),
        shown(measure.period().map(|period| &period.name)),
        shown(change.map(|change| change.direction.as_str())),
        shown(change.and_then(|change| change.base)),
        shown(measure.note()),
        measure.approximate.to_string(),
    ]
}

fn shown(value: Option<impl std::fmt::Display>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}
