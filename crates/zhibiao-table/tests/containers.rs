//! Files of every format become the same cells.

mod tables;

use tables::{bytes, covers, grids, texts};

#[test]
fn every_gold_indicator_stands_in_a_row() {
    let mut seen = 0;
    for gold in tables::gold() {
        let bytes = bytes(&gold.file);
        let rows: Vec<Vec<String>> = grids(&bytes).iter().flat_map(texts).collect();
        for indicator in gold.projects.iter().flat_map(|project| &project.indicators) {
            let wanted = [
                Some(&indicator.name),
                indicator.sign.as_ref(),
                indicator.value.as_ref(),
            ];
            let found = rows.iter().any(|row| {
                let has = |text: &&String| row.iter().any(|cell| cell.contains(text.as_str()));
                wanted.iter().flatten().all(has)
            });
            assert!(found, "{}: {wanted:?}", gold.file);
            seen += 1;
        }
    }
    assert_eq!(seen, 52);
}

#[test]
fn percent_formats_and_merged_cells_of_a_workbook() {
    let bytes = bytes("x04_qingshan_percent.xlsx");
    let grid = &grids(&bytes)[0];
    assert_eq!(grid.sheet.as_deref(), Some("2020"));
    assert_eq!(
        texts(grid)[9],
        [
            "",
            "产出指标",
            "数量指标",
            "农村义务教育学校改造覆盖率",
            "100%"
        ]
    );
    assert_eq!(covers(grid)[0], "·<<<<");
    assert_eq!(covers(grid)[11], "^^^··");
}
