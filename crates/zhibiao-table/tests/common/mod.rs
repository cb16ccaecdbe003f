//! Grids written as text, for tests: tabs between cells, `<` and `^` for cells that a merged one covers from the
//! left and from above, `\n` for a line break inside a cell.
#![allow(dead_code)] // Each test binary uses a part of it.

use std::borrow::Cow;

use serde_json::{Value, json};
use zhibiao::wire::Offsets;
use zhibiao::{Language, Parser};
use zhibiao_table::{Cover, Document, Grid, GridCell, GridRow, wire};

/// The grid that a text draws.
pub fn grid(text: &str) -> Grid<'static> {
    let rows = text.lines().enumerate();
    Grid {
        sheet: None,
        rows: rows
            .map(|(index, line)| GridRow {
                number: index + 1,
                cells: line.split('\t').map(cell).collect(),
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
