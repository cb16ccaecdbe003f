//! Words that tables use, put together at random: whatever is found in them must be in them.

mod common;
mod damage;

use damage::{check_texts, drawn, owned};
use zhibiao_table::{Cover, Grid, GridCell, GridRow, read_grids};

/// In any order and merged at random.
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
