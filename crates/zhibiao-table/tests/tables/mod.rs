//! The real tables of the test data, and grids in a form that tests can compare.
#![allow(dead_code)] // Each test binary uses a part of it.

use std::path::PathBuf;

use serde::Deserialize;
use zhibiao_table::{Cover, Grid, ReadOptions, bytes_to_grids};

/// What a reader should find in a real table.
#[derive(Deserialize, Debug)]
pub struct Gold {
    pub file: String,
    pub projects: Vec<GoldProject>,
}

#[derive(Deserialize, Debug)]
pub struct GoldProject {
    pub name: Option<String>,
    pub indicators: Vec<GoldIndicator>,
}

#[derive(Deserialize, Debug)]
pub struct GoldIndicator {
    pub category: Option<String>,
    pub subcategory: Option<String>,
    pub name: String,
    pub sign: Option<String>,
    pub value: Option<String>,
    pub unit: Option<String>,
    pub weight: Option<String>,
    pub actual: Option<String>,
}

fn directory() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../zhibiao-testdata/tables"
    ))
}

/// The bytes of one table.
#[track_caller]
pub fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(directory().join(file)).unwrap()
}

/// All of them.
pub fn gold() -> Vec<Gold> {
    let entries = std::fs::read_dir(directory()).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    assert_eq!(paths.len(), 5);
    let read = |path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    paths.into_iter().map(read).collect()
}

#[track_caller]
pub fn grids(bytes: &[u8]) -> Vec<Grid<'_>> {
    bytes_to_grids(bytes, &ReadOptions::default())
        .unwrap()
        .grids
}

/// The texts of a grid.
pub fn texts(grid: &Grid<'_>) -> Vec<Vec<String>> {
    let row = |row: &zhibiao_table::GridRow<'_>| {
        row.cells.iter().map(|cell| cell.text.to_string()).collect()
    };
    grid.rows.iter().map(row).collect()
}

/// A character a cell: `·` its own, `<` and `^` covered from there.
pub fn covers(grid: &Grid<'_>) -> Vec<String> {
    let sign = |cover| match cover {
        Cover::None => '·',
        Cover::Left => '<',
        Cover::Above => '^',
    };
    let row =
        |row: &zhibiao_table::GridRow<'_>| row.cells.iter().map(|cell| sign(cell.cover)).collect();
    grid.rows.iter().map(row).collect()
}
