//! CSV (RFC 4180): a row for each measure, and one for each indicator without any.

use std::io::{self, Write};

use zhibiao::{Indicator, Level, Measure, Parser};
use zhibiao_table::{Document, Project, Text};

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
pub fn header(out: &mut impl Write) -> io::Result<()> {
    let names = INDICATOR.iter().chain(&MEASURE);
    record(names.map(|name| name.to_string()), out)
}

/// The rows of a document, and whether a diagnostic of level error came up.
pub fn document(
    file: &str,
    document: &Document<'_>,
    parser: &Parser,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut errors = false;
    for project in &document.projects {
        let cell = project.cell(parser);
        errors |= cell
            .all_diagnostics()
            .iter()
            .any(|d| d.level() == Level::Error);
        for indicator in &cell.indicators {
            let fields = indicator_fields(file, project, indicator);
            for (index, measure) in indicator.target.measures.iter().enumerate() {
                let measure = measure_fields(index + 1, measure);
                record(fields.iter().cloned().chain(measure), out)?;
            }
            if indicator.target.measures.is_empty() {
                let blanks = MEASURE.map(|_| String::new());
                record(fields.into_iter().chain(blanks), out)?;
            }
        }
    }
    Ok(errors)
}

fn indicator_fields(file: &str, project: &Project<'_>, indicator: &Indicator<'_>) -> [String; 14] {
    let of = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
    let diagnostics = indicator
        .diagnostics
        .iter()
        .chain(&indicator.target.diagnostics);
    let codes: Vec<&str> = diagnostics.map(|d| d.code.as_str()).collect();
    [
        file.to_owned(),
        project.table.as_deref().unwrap_or_default().to_owned(),
        of(&project.department),
        of(&project.budget_unit),
        of(&project.name),
        project.row.to_string(),
        shown(indicator.ordinal),
        shown(indicator.category),
        shown(indicator.subcategory),
        indicator.name.to_string(),
        shown(indicator.unit_hint.as_ref().map(|unit| &unit.name)),
        indicator.target.kind.as_str().to_owned(),
        indicator.target.text.to_string(),
        codes.join(" "),
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

/// One line; a field with a comma, a quote or a line break stands in quotes.
fn record(fields: impl Iterator<Item = String>, out: &mut impl Write) -> io::Result<()> {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        match field.contains([',', '"', '\n', '\r']) {
            true => write!(out, "\"{}\"", field.replace('"', "\"\""))?,
            false => out.write_all(field.as_bytes())?,
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        let fields = ["甲", "乙,\"丙\"", "", "丁\n戊"].map(str::to_owned);
        record(fields.into_iter(), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "甲,\"乙,\"\"丙\"\"\",,\"丁\n戊\"\r\n"
        );
    }
}
