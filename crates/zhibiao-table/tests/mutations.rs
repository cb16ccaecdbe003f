//! Damaged tables: rows cut, cells emptied, merging lost, columns swapped, junk between the rows. Whatever is
//! found in them must be in them, in the cells of its own row; and what is not what the whole table says must come
//! with a remark on that row.

mod common;

use std::collections::HashSet;

use common::{cases, grids};
use zhibiao::Level;
use zhibiao_table::{
    Cover, Document, Grid, GridCell, GridRow, Indicator, ReadOptions, TableCode, bytes_to_grids,
    read_grids,
};

const REAL: [&str; 5] = [
    "c01_matazhen_gb18030.csv",
    "h01_huaibei_word.html",
    "h06_zhalaite_project_column.html",
    "t03_tongnan_two_projects.tsv",
    "x04_qingshan_percent.xlsx",
];

/// All tables, drawn and real, under their names.
fn tables() -> Vec<(String, Vec<Grid<'static>>)> {
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

fn owned(grid: &Grid<'_>) -> Grid<'static> {
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
type Facts = [Option<String>; 6];

fn facts(indicator: &Indicator<'_>) -> Facts {
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

fn all(document: &Document<'_>) -> Vec<(usize, usize, Facts)> {
    let projects = document.projects.iter();
    let rows = projects.flat_map(|p| &p.indicators);
    rows.map(|i| (i.grid, i.row, facts(i))).collect()
}

/// Every text of every indicator is a part of a cell of the table, and of its own row unless a merged cell covers it.
#[track_caller]
fn check_texts(name: &str, grids: &[Grid<'static>], document: &Document<'_>) {
    for (grid, row, facts) in all(document) {
        let row = grids[grid].rows.iter().find(|r| r.number == row).unwrap();
        let covered = row.cells.iter().any(|cell| cell.cover == Cover::Above);
        for text in facts.iter().flatten() {
            let of_row = row
                .cells
                .iter()
                .any(|cell| cell.text.contains(text.as_str()));
            let mut rows = grids[grid].rows.iter();
            let within =
                |row: &GridRow<'_>| row.cells.iter().any(|c| c.text.contains(text.as_str()));
            let above = covered && rows.any(within);
            assert!(
                of_row || above,
                "{name}: {text} is not in row {}",
                row.number
            );
        }
    }
}

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

fn drawn(grid: &Grid<'_>) -> String {
    let cell = |cell: &GridCell<'_>| match cell.cover {
        Cover::None => cell.text.replace('\n', "\\n"),
        Cover::Left => "<".to_owned(),
        Cover::Above => "^".to_owned(),
    };
    let row = |row: &GridRow<'_>| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
    grid.rows.iter().map(row).collect::<Vec<_>>().join("\n")
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
        let (Some(0), true) = (header, grid.rows.iter().all(plain)) else {
            continue;
        };
        let Ok(whole) = read_grids([owned(grid)]) else {
            continue;
        };
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

/// Grids of words that tables use, in any order and merged at random.
#[test]
fn words_at_random() {
    const WORDS: [&str; 34] = [
        "项目名称",
        "主管部门",
        "年度目标",
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "计量单位",
        "指标性质",
        "权重",
        "实际完成值",
        "得分",
        "备注",
        "产出指标",
        "数量指标",
        "满意度指标",
        "培训人数",
        "≥95%",
        "95",
        "%",
        "≥",
        "定性",
        "正向指标",
        "合计",
        "总分",
        "……",
        "2023年",
        "单位：万元",
        "项目绩效目标表",
        "甲项目",
        "1、产出指标：人数，年度指标值：3人。",
        "指标1：",
        "填表人：张三",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut found = 0;
    for _ in 0..6_000 {
        let (height, width) = (1 + next(9), 1 + next(8));
        let mut rows = Vec::new();
        for number in 1..=height {
            let cells = (0..width).map(|column| {
                let cover = match next(12) {
                    0 if column > 0 => Cover::Left,
                    1 if number > 1 => Cover::Above,
                    _ => Cover::None,
                };
                let blank = cover != Cover::None || next(5) == 0;
                // A header now and then, so that rows below are read at all.
                let word = match number == 1 && next(3) > 0 {
                    true => WORDS[column.min(4) + 3],
                    false => WORDS[next(WORDS.len())],
                };
                let text = if blank { "" } else { word };
                GridCell {
                    text: text.into(),
                    cover,
                }
            });
            rows.push(GridRow {
                number,
                cells: cells.collect(),
            });
        }
        let grid = Grid { sheet: None, rows };
        if let Ok(document) = read_grids([owned(&grid)]) {
            check_texts(&drawn(&grid), std::slice::from_ref(&grid), &document);
            let projects = document.projects.iter();
            found += projects
                .map(|project| project.indicators.len())
                .sum::<usize>();
        }
    }
    assert!(found > 500, "{found} indicators at random are few");
}
