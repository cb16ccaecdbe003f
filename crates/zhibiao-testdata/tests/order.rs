//! The order of a cell's items changes none of them, where none is numbered.
//!
//! Cells are put together from golden values, three at a time, under names and headings as published, and read in every
//! order. What an item says must depend on the item alone: a category is its heading's, and a name ends where its value begins.

use zhibiao::{Kind, parse_cell, parse_value};
use zhibiao_testdata::{Entry, files};

/// Values of one clause that leave no remark: what they mean in an item is beyond doubt.
fn values() -> Vec<String> {
    let vectors = files().unwrap().into_iter().flat_map(|file| file.vectors);
    let plain = |text: &String| {
        let target = parse_value(text);
        let numbered = matches!(target.kind, Kind::Quantity | Kind::Threshold | Kind::Range);
        let parted = |c: char| c.is_whitespace() || "，,；;。：:、（()）【】[]“”《》|+".contains(c);
        numbered
            && target.diagnostics.is_empty()
            && text.chars().count() <= 20
            && !text.contains(parted)
    };
    vectors
        .filter(|vector| vector.entry == Entry::Value)
        .map(|vector| vector.input.text().to_owned())
        .filter(plain)
        .collect()
}

const NAMES: [&str; 6] = [
    "受益群众数量",
    "培训场次",
    "资金到位率",
    "学员对课程的好评率",
    "档案归集情况",
    "补助标准",
];

/// What each item of a cell says, whatever stands before and behind it.
fn items(cell: &str) -> Vec<String> {
    let cell = parse_cell(cell);
    let mut items: Vec<String> = cell
        .indicators
        .iter()
        .map(|item| {
            let target = &item.target;
            let measures: Vec<String> = target.measures.iter().map(ToString::to_string).collect();
            format!(
                "{} {:?} {:?} {:?} {measures:?}",
                item.name, item.subcategory, target.kind, &*target.text
            )
        })
        .collect();
    items.sort();
    items
}

/// The cell of three items, the first of which is the `first`.
fn rotated(items: &[String], first: usize, between: &str) -> String {
    let order = (0..items.len()).map(|at| items[(first + at) % items.len()].as_str());
    order.collect::<Vec<_>>().join(between)
}

#[test]
fn items_read_the_same_in_any_order() {
    let values = values();
    assert!(values.len() > 1500, "{} values", values.len());
    let layouts: [(&str, &str, &str); 4] = [
        // heading, between name and value, between items
        ("数量指标：", "：", "；"),
        ("", "，年度指标值：", "；"),
        ("【产出指标-数量指标】", "：", "；"),
        ("", " | ", "\n"),
    ];
    let mut failures = Vec::new();
    let mut cells = 0;
    for (index, three) in values.chunks_exact(3).enumerate() {
        let (heading, marker, between) = layouts[index % layouts.len()];
        let items_of =
            |at: usize| format!("{}{marker}{}", NAMES[(index + at) % NAMES.len()], three[at]);
        let parts: Vec<String> = (0..3).map(items_of).collect();
        let text = |first| format!("{heading}{}", rotated(&parts, first, between));
        let wanted = items(&text(0));
        cells += 1;
        for first in 1..3 {
            let found = items(&text(first));
            if found != wanted {
                failures.push(format!("{:?}\n  {found:?}\n  {wanted:?}", text(first)));
            }
        }
    }
    let shown = &failures[..failures.len().min(20)];
    assert!(
        failures.is_empty(),
        "{} of {cells} cells:\n{}",
        failures.len(),
        shown.join("\n")
    );
    assert!(cells > 500, "{cells} cells");
}
