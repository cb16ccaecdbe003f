//! Damaged tables: rows cut, cells emptied, merging lost, columns swapped, junk between the rows. Whatever is
//! found in them must be in them, in the cells of its own row; and what is not what the whole table says must come
//! with a remark on that row.

mod common;
mod damage;

use std::collections::HashSet;

use damage::{Facts, all, check_texts, drawn, owned, tables};
use zhibiao::Level;
use zhibiao_table::{Cover, Grid, GridCell, GridRow, TableCode, read_grids};

/// Reads a damaged table; what is new in it must be remarked on.
#[track_caller]
fn check(name: &str, known: &HashSet<Facts>, grids: Vec<Grid<'static>>) {
    let Ok(document) = read_grids(grids.iter().map(owned)) else {
        return;
    };
    check_texts(name, &grids, &document);
    for (grid, row, facts) in all(&document) {
        // Which of several columns is the year's is said once, at the header, and that there is none likewise.
        let remarked = document.diagnostics.iter().any(|found| {
            let of_row = found.place.row == row && found.level() != Level::Info;
            let once = [TableCode::SeveralValues, TableCode::MissingHeader];
            let of_header = found.place.row < row && once.contains(&found.code);
            found.grid == grid && (of_row || of_header)
        });
        assert!(
            known.contains(&facts) || remarked,
            "{name}: row {row} is read as {facts:?} without a remark\n{}",
            drawn(&grids[grid])
        );
    }
}

/// Does something to each grid of each table and reads the result.
fn damage(mut to: impl FnMut(&Grid<'static>) -> Vec<Grid<'static>>) {
    let mut count = 0;
    for (name, grids) in tables() {
        let whole = read_grids(grids.iter().map(owned));
        let known: HashSet<Facts> = match &whole {
            Ok(document) => all(document).into_iter().map(|(.., facts)| facts).collect(),
            Err(_) => HashSet::new(),
        };
        for index in 0..grids.len() {
            for damaged in to(&grids[index]) {
                let mut grids: Vec<Grid<'static>> = grids.iter().map(owned).collect();
                grids[index] = damaged;
                check(&name, &known, grids);
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count} damaged tables are few");
}

fn renumbered(rows: Vec<GridRow<'static>>) -> Grid<'static> {
    let number = |(index, row): (usize, GridRow<'static>)| GridRow {
        number: index + 1,
        ..row
    };
    Grid {
        sheet: None,
        rows: rows.into_iter().enumerate().map(number).collect(),
    }
}

#[test]
fn whole_tables_hold_what_is_found_in_them() {
    for (name, grids) in tables() {
        if let Ok(document) = read_grids(grids.iter().map(owned)) {
            check_texts(&name, &grids, &document);
        }
    }
}

#[test]
fn rows_cut() {
    damage(|grid| {
        let without = |cut: usize| {
            let mut rows = owned(grid).rows;
            rows.remove(cut);
            renumbered(rows)
        };
        (0..grid.rows.len()).map(without).collect()
    });
}

#[test]
fn rows_doubled() {
    damage(|grid| {
        let doubled = |at: usize| {
            let mut rows = owned(grid).rows;
            rows.insert(at, rows[at].clone());
            renumbered(rows)
        };
        (0..grid.rows.len()).map(doubled).collect()
    });
}

#[test]
fn junk_between_the_rows() {
    const JUNK: [&str; 7] = [
        "扫描全能王创建",
        "第1页",
        "12",
        "——",
        "（此页无正文）",
        "制表单位盖章处",
        "≥95%",
    ];
    damage(|grid| {
        let width = grid
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(1);
        let mut damaged = Vec::new();
        for at in 0..=grid.rows.len() {
            let column = at % width;
            let mut cells = vec![GridCell::new(""); width];
            cells[column] = GridCell::new(JUNK[at % JUNK.len()]);
            let mut rows = owned(grid).rows;
            rows.insert(at, GridRow { number: 0, cells });
            damaged.push(renumbered(rows));
        }
        damaged
    });
}

#[test]
fn merging_lost() {
    damage(|grid| {
        let mut blank = owned(grid);
        for cell in blank.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.cover = Cover::None;
        }
        vec![blank]
    });
}

#[test]
fn covered_cells_lost() {
    damage(|grid| {
        let mut short = owned(grid);
        for row in &mut short.rows {
            row.cells.retain(|cell| cell.cover != Cover::Above);
        }
        vec![short]
    });
}

#[test]
fn cells_emptied() {
    for (name, grids) in tables() {
        for (index, grid) in grids.iter().enumerate() {
            for (row, cells) in grid.rows.iter().map(|row| row.cells.len()).enumerate() {
                for column in 0..cells {
                    let mut damaged: Vec<Grid<'static>> = grids.iter().map(owned).collect();
                    damaged[index].rows[row].cells[column].text = "".into();
                    if let Ok(document) = read_grids(damaged.iter().map(owned)) {
                        check_texts(&name, &damaged, &document);
                    }
                }
            }
        }
    }
}

#[test]
fn columns_swapped() {
    let mut swapped = 0;
    for (name, grids) in tables() {
        let [grid] = &grids[..] else { continue };
        let plain = |row: &GridRow<'_>| row.cells.iter().all(|cell| cell.cover == Cover::None);
        let header = grid
            .rows
            .iter()
            .position(|row| row.cells.iter().any(|c| c.text == "三级指标"));
        // A form's labels and values do not survive this, nor does a table that counts on its order.
        let labelled = |row: &GridRow<'_>| row.cells.iter().any(|c| c.text == "项目名称");
        if grid.rows.iter().skip(1).any(labelled) {
            continue;
        }
        // Two halves are no longer the same.
        let names = || grid.rows[0].cells.iter().map(|cell| &cell.text);
        if names().collect::<HashSet<_>>().len() < names().count() {
            continue;
        }
        let (Some(0), true) = (header, grid.rows.iter().all(plain)) else {
            continue;
        };
        let Ok(whole) = read_grids([owned(grid)]) else {
            continue;
        };
        // Rows that lost merged cells are read by what stands beside what.
        let shifted = |found: &zhibiao_table::TableDiagnostic| found.code == TableCode::ShiftedRow;
        if whole.diagnostics.iter().any(shifted) {
            continue;
        }
        let width = grid.rows[0].cells.len();
        let mut before = all(&whole);
        before.sort();
        for (left, right) in (0..width).flat_map(|l| (l + 1..width).map(move |r| (l, r))) {
            let mut damaged = owned(grid);
            for row in damaged
                .rows
                .iter_mut()
                .filter(|row| row.cells.len() > right)
            {
                row.cells.swap(left, right);
            }
            let document = read_grids([owned(&damaged)]).unwrap();
            let mut after = all(&document);
            after.sort();
            assert_eq!(
                after,
                before,
                "{name}: columns {left} and {right}\n{}",
                drawn(&damaged)
            );
            swapped += 1;
        }
    }
    assert!(
        swapped > 50,
        "{swapped} tables with swapped columns are few"
    );
}
