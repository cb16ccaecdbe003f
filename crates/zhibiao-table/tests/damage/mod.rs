//! All tables, what is found in them, and whether it is in them.
#![allow(dead_code)] // Each test binary uses a part of it.

use zhibiao_table::{
    Cover, Document, Grid, GridCell, GridRow, Indicator, ReadOptions, bytes_to_grids,
};

use crate::common::{cases, grids};

const REAL: [&str; 5] = [
    "c01_matazhen_gb18030.csv",
    "h01_huaibei_word.html",
    "h06_zhalaite_project_column.html",
    "t03_tongnan_two_projects.tsv",
    "x04_qingshan_percent.xlsx",
];

/// All tables, drawn and real, under their names.
pub fn tables() -> Vec<(String, Vec<Grid<'static>>)> {
    let mut all: Vec<(String, Vec<Grid<'static>>)> = Vec::new();
    for case in cases() {
        all.push((case.name, grids(&case.table)));
    }
    for name in REAL {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../zhibiao-testdata/tables");
        let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
        let read = bytes_to_grids(&bytes, &ReadOptions::default()).unwrap();
        all.push((name.to_owned(), read.grids.iter().map(owned).collect()));
    }
    assert!(all.len() > 60);
    all
}

pub fn owned(grid: &Grid<'_>) -> Grid<'static> {
    let cell = |cell: &GridCell<'_>| GridCell {
        text: cell.text.to_string().into(),
        cover: cell.cover,
    };
    let row = |row: &GridRow<'_>| GridRow {
        number: row.number,
        cells: row.cells.iter().map(cell).collect(),
    };
    Grid {
        sheet: grid.sheet.clone(),
        rows: grid.rows.iter().map(row).collect(),
    }
}

/// What an indicator says, without its levels.
pub type Facts = [Option<String>; 6];

pub fn facts(indicator: &Indicator<'_>) -> Facts {
    let cells = &indicator.cells;
    [
        &indicator.name,
        &cells.sign,
        &cells.value,
        &cells.unit,
        &cells.weight,
        &cells.actual,
    ]
    .map(|text| text.as_deref().map(str::to_owned))
}

pub fn all(document: &Document<'_>) -> Vec<(usize, usize, Facts)> {
    let projects = document.projects.iter();
    let rows = projects.flat_map(|p| &p.indicators);
    rows.map(|i| (i.grid, i.row, facts(i))).collect()
}

/// Every text of every indicator is a part of a cell of the table, and of its own row unless a merged cell covers it.
#[track_caller]
pub fn check_texts(name: &str, grids: &[Grid<'static>], document: &Document<'_>) {
    for (grid, row, facts) in all(document) {
        let row = grids[grid].rows.iter().find(|r| r.number == row).unwrap();
        let covered = row.cells.iter().any(|cell| cell.cover == Cover::Above);
        for text in facts.iter().flatten() {
            let within = |row: &GridRow<'_>| holds(row, text);
            let above = covered && grids[grid].rows.iter().any(within);
            assert!(
                within(row) || above,
                "{name}: {text} is not in row {}",
                row.number
            );
        }
    }
}

/// Whether a text is a part of one of the row's cells, or of bounds that stand in two of them.
fn holds(row: &GridRow<'_>, text: &str) -> bool {
    let within = |text: &str| row.cells.iter().any(|cell| cell.text.contains(text));
    let bare = text.trim_start_matches(['≥', '≤']);
    within(text) || within(bare) || text.split(['～', '，']).all(within)
}

pub fn drawn(grid: &Grid<'_>) -> String {
    let cell = |cell: &GridCell<'_>| match cell.cover {
        Cover::None => cell.text.replace('\n', "\\n"),
        Cover::Left => "<".to_owned(),
        Cover::Above => "^".to_owned(),
    };
    let row = |row: &GridRow<'_>| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
    grid.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}
