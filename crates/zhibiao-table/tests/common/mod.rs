//! Grids drawn as text, for tests: `|` between cells, `<` and `^` for cells that a merged one covers from the
//! left and from above, `\n` for a line break inside a cell.
#![allow(dead_code)] // Each test binary uses a part of it.

use std::borrow::Cow;

use serde_json::{Value, json};
use zhibiao::wire::Offsets;
use zhibiao::{Language, Parser};
use zhibiao_table::{Cover, Document, Grid, GridCell, GridRow, wire};

/// The grids that a text draws, parted by lines of `%%`.
pub fn grids(text: &str) -> Vec<Grid<'static>> {
    text.split("\n%%\n").map(grid).collect()
}

/// The grid that a text draws.
pub fn grid(text: &str) -> Grid<'static> {
    let rows = text.lines().enumerate();
    Grid {
        sheet: None,
        rows: rows
            .map(|(index, line)| GridRow {
                number: index + 1,
                cells: line.split('|').map(cell).collect(),
            })
            .collect(),
    }
}

fn cell(text: &str) -> GridCell<'static> {
    let cover = match text {
        "<" => Cover::Left,
        "^" => Cover::Above,
        _ => Cover::None,
    };
    let text = match cover {
        Cover::None => text.replace("\\n", "\n"),
        _ => String::new(),
    };
    GridCell {
        text: Cow::Owned(text),
        cover,
    }
}

/// One drawn table.
pub struct Case {
    /// What it shows.
    pub name: String,
    /// The file it is in.
    pub file: String,
    /// The drawing.
    pub table: String,
    /// What is to be found in it.
    pub expected: String,
}

/// The tables of `tests/layouts`, in order.
pub fn cases() -> Vec<Case> {
    cases_of("layouts")
}

/// The tables of a folder, in order.
pub fn cases_of(folder: &str) -> Vec<Case> {
    let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for case in text.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (table, expected) = rest.split_once("---\n").unwrap_or((rest, ""));
            cases.push(Case {
                name: name.to_owned(),
                file: file.file_name().unwrap().to_string_lossy().into_owned(),
                table: table.trim_end_matches('\n').to_owned(),
                expected: expected.trim_end().to_owned(),
            });
        }
    }
    cases
}

/// The wire form, as the command prints it.
pub fn wire(document: &Document<'_>) -> wire::Document {
    wire::Document::new(document, &Parser::new(), Offsets::Bytes, Language::English)
}

/// The fields that gold files have of an indicator.
pub fn fields(indicator: &wire::Indicator) -> Value {
    let cells = indicator.cells.clone().unwrap_or_default();
    json!({
        "category": indicator.category,
        "subcategory": indicator.subcategory,
        "name": indicator.name,
        "sign": cells.sign,
        "value": cells.value,
        "unit": cells.unit,
        "weight": cells.weight,
        "actual": cells.actual,
    })
}

fn shown(text: Option<&str>) -> String {
    text.unwrap_or("·").replace('\n', "\\n")
}

/// What was found, as the cases say it.
pub fn report(document: &wire::Document) -> String {
    let mut lines = Vec::new();
    for project in &document.projects {
        let fields = [
            &project.name,
            &project.department,
            &project.budget_unit,
            &project.goal,
        ];
        let fields = fields.map(|field| shown(field.as_deref()));
        lines.push(format!("# {}", fields.join("; ")));
        for indicator in &project.indicators {
            let cells = indicator.cells.clone().unwrap_or_default();
            let parts = [
                indicator.category.as_deref(),
                indicator.subcategory.as_deref(),
                Some(indicator.name.as_str()),
                cells.sign.as_deref(),
                cells.value.as_deref(),
                cells.unit.as_deref(),
                cells.weight.as_deref(),
                cells.actual.as_deref(),
            ];
            lines.push(parts.map(shown).join("|"));
        }
    }
    for found in &document.diagnostics {
        lines.push(format!("! {} {} {}", found.code, found.row, found.column));
    }
    lines.join("\n")
}
