//! Rows pushed one at a time: the same projects as all at once, in bounded memory and linear time.

mod common;

use std::time::{Duration, Instant};

use common::{cases, grids};
use zhibiao_table::{Document, GridCell, GridRow, Project, Reader, read_grids};

/// Joins the parts that a long project was drained in.
fn joined(parts: Vec<Document<'static>>) -> Document<'static> {
    let mut whole = Document::default();
    for part in parts {
        whole.diagnostics.extend(part.diagnostics);
        for project in part.projects {
            match whole.projects.last_mut().filter(|_| project.part > 0) {
                Some(last) => last.indicators.extend(project.indicators),
                None => whole.projects.push(project),
            }
        }
    }
    whole
}

fn row(number: usize, cells: [&str; 5]) -> GridRow<'static> {
    GridRow {
        number,
        cells: cells.map(|text| GridCell::new(text.to_owned())).to_vec(),
    }
}

const HEADER: [&str; 5] = ["项目名称", "一级指标", "二级指标", "三级指标", "指标值"];

#[test]
fn drained_after_each_row_is_the_same() {
    for case in cases() {
        let Ok(whole) = read_grids(grids(&case.table)) else {
            continue;
        };
        let mut reader = Reader::new();
        let mut parts = Vec::new();
        let several = grids(&case.table).len() > 1;
        for grid in grids(&case.table) {
            reader.grid(None);
            for row in grid.rows {
                reader.row(row);
                // What a table of a page turns out to be is said at its end.
                if !several {
                    parts.push(reader.drain());
                }
            }
        }
        parts.push(reader.finish().unwrap());
        assert_eq!(joined(parts), whole, "{}", case.name);
    }
}

#[test]
fn projects_come_out_while_reading_goes_on() {
    let mut reader = Reader::new();
    reader.grid(None);
    reader.row(row(1, HEADER));
    let mut found = 0;
    for number in 0..5_000 {
        let name = format!("项目{}", number / 10);
        reader.row(row(
            number + 2,
            [&name, "产出指标", "数量指标", "检查次数", "12次"],
        ));
        let drained: Vec<Project<'_>> = reader.drain().projects;
        assert!(drained.len() <= 1);
        found += drained
            .iter()
            .map(|project| project.indicators.len())
            .sum::<usize>();
        assert_eq!(found, number / 10 * 10);
    }
    assert_eq!(reader.finish().unwrap().projects[0].indicators.len(), 10);
}

#[test]
fn a_project_of_many_indicators_comes_in_parts() {
    let mut reader = Reader::new();
    reader.grid(None);
    reader.row(row(1, HEADER));
    let mut parts = Vec::new();
    for number in 0..30_000 {
        let name = if number == 0 { "甲" } else { "" };
        reader.row(row(number + 2, [name, "", "", "检查次数", "12次"]));
        parts.extend(reader.drain().projects);
    }
    parts.extend(reader.finish().unwrap().projects);
    let numbers: Vec<usize> = parts.iter().map(|project| project.part).collect();
    assert_eq!(numbers, [0, 1]);
    assert!(
        parts
            .iter()
            .all(|project| project.name.as_deref() == Some("甲"))
    );
    assert_eq!(
        parts
            .iter()
            .map(|project| project.indicators.len())
            .sum::<usize>(),
        30_000
    );
}

fn time(rows: impl Iterator<Item = GridRow<'static>>) -> Duration {
    let rows: Vec<GridRow<'static>> = rows.collect();
    let start = Instant::now();
    let mut reader = Reader::new();
    reader.grid(None);
    rows.into_iter().for_each(|row| reader.row(row));
    let document = reader.finish();
    let elapsed = start.elapsed();
    assert!(document.is_ok());
    elapsed
}

/// Four times the rows take less than eight times as long in the best of many tries, however busy the machine; a square
/// takes sixteen times in every one of them.
#[track_caller]
fn check_linear(rows: impl Fn(usize) -> Vec<GridRow<'static>>) {
    let (mut one, mut four) = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        one = one.min(time(rows(1).into_iter()));
        four = four.min(time(rows(4).into_iter()));
        if four < one * 8 {
            return;
        }
    }
    panic!("{one:?} and {four:?}");
}

fn covered(number: usize, cells: [&str; 5], covers: usize) -> GridRow<'static> {
    let mut row = row(number, cells);
    for cell in &mut row.cells[..covers] {
        cell.cover = zhibiao_table::Cover::Above;
    }
    row
}

#[test]
fn time_is_linear_in_rows() {
    check_linear(|size| {
        let body = (0..4_000 * size)
            .map(|n| row(n + 2, ["甲", "产出指标", "数量指标", "检查次数", "12次"]));
        [row(1, HEADER)].into_iter().chain(body).collect()
    });
}

#[test]
fn time_is_linear_below_a_merged_cell_of_any_length() {
    check_linear(|size| {
        let long = "很长的单元格".repeat(1_000 * size);
        let first = row(2, [&long, &long, &long, "检查次数", "12次"]);
        let body = (0..4_000 * size).map(|n| covered(n + 3, ["", "", "", "检查次数", "12次"], 3));
        [row(1, HEADER), first].into_iter().chain(body).collect()
    });
}

#[test]
fn time_is_linear_in_columns() {
    check_linear(|size| {
        let wide = |number: usize, cells: [&str; 5], filled: bool| {
            let mut row = row(number, cells);
            let text = |n: usize| {
                if filled {
                    format!("值{n}")
                } else {
                    String::new()
                }
            };
            row.cells
                .extend((0..4_000 * size).map(|n| GridCell::new(text(n))));
            row
        };
        let body = ["甲", "产出指标", "数量指标", "检查次数", "12次"];
        vec![
            wide(1, HEADER, false),
            wide(2, body, true),
            wide(3, body, true),
        ]
    });
}

#[test]
fn time_is_linear_in_titles_and_headers() {
    check_linear(|size| {
        (0..500 * size)
            .flat_map(|n| {
                [
                    row(2 * n + 1, ["项目绩效目标表", "", "", "", ""]),
                    row(2 * n + 2, HEADER),
                ]
            })
            .collect()
    });
}
