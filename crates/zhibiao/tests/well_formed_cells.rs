//! Cells put together from items whose parts are known: the reading must have just those items.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::{Kind, PieceKind, parse_cell};

mod config;

/// A heading as written, with its levels.
#[rustfmt::skip]
const HEADINGS: &[(&str, &str, Option<&str>)] = &[
    ("产出指标", "产出指标", None),
    ("效益指标", "效益指标", None),
    ("满意度指标", "满意度指标", None),
    ("数量指标", "产出指标", Some("数量指标")),
    ("质量指标", "产出指标", Some("质量指标")),
    ("时效指标", "产出指标", Some("时效指标")),
    ("成本指标", "产出指标", Some("成本指标")),
    ("社会效益指标", "效益指标", Some("社会效益指标")),
    ("可持续影响指标", "效益指标", Some("可持续影响指标")),
    ("服务对象满意度指标", "满意度指标", Some("服务对象满意度指标")),
    ("经济成本指标", "成本指标", Some("经济成本指标")),
    ("數量指標", "产出指标", Some("数量指标")),
];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "培训人数", "举办技能培训班", "新建农村公路里程", "验收合格率", "65岁以上老年人体检人数", "项目（工程）验收合格率",
    "按时开展春节、中秋慰问活动", "“三支一扶”人员招募人数", "2022年新建厕所数量", "12345热线办结率",
    "产业园入驻企业（机构）满意度", "改善人才流通速率，降低企业招聘成本", "補貼發放人數", "一户一策方案数",
];

#[rustfmt::skip]
const VALUES: &[(&str, Kind)] = &[
    ("300人", Kind::Quantity), ("100%", Kind::Quantity), ("≥95%", Kind::Threshold), ("95%以上", Kind::Threshold),
    ("不低于1.1万件", Kind::Threshold), ("3-5次", Kind::Range), ("80%≤满意度＜95%", Kind::Range),
    ("2023年12月底前", Kind::Date), ("按时开展", Kind::Text), ("显著提升", Kind::Text), ("1,500,000元", Kind::Quantity),
    ("16人（以实际人数为准）", Kind::Quantity), ("2021年50人、2022年100人", Kind::Compound), ("≤５天", Kind::Threshold),
    ("合格数/总数×100%", Kind::Formula),
];

/// Heading, name and value of one item, by their places in the tables.
type Item = (usize, usize, usize);

/// Any items.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (0..HEADINGS.len(), 0..NAMES.len(), 0..VALUES.len());
    vec(item, 1..8)
}

/// Items whose name and value may stand side by side: the value begins with a sign, the name has no comma.
fn plain_items(nested: bool) -> impl Strategy<Value = Vec<Item>> {
    let places = |of: usize, holds: &dyn Fn(usize) -> bool| {
        let places: Vec<usize> = (0..of).filter(|&place| holds(place)).collect();
        select(places)
    };
    let headings = places(HEADINGS.len(), &|at| !nested || HEADINGS[at].2.is_some());
    let names = places(NAMES.len(), &|at| !NAMES[at].contains('，'));
    let values = places(VALUES.len(), &|at| VALUES[at].0.starts_with(['≥', '≤']));
    vec((headings, names, values), 1..8)
}

/// How the number of an item is written.
fn ordinal(style: usize, number: usize) -> String {
    match style {
        0 => format!("{number}、"),
        1 => format!("{number}."),
        2 => format!("{number}．"),
        3 => format!("（{number}）"),
        4 => format!("({number})"),
        5 => drawn('①', number),
        6 => drawn('⑴', number),
        7 => drawn('⒈', number),
        8 => drawn('❶', number),
        9 => drawn('㈠', number),
        10 => format!("{}、", drawn('Ⅰ', number)),
        11 => format!("第{number}、"),
        12 => format!("【{number}】"),
        13 => format!("No.{number} "),
        _ => String::new(),
    }
}

/// How many ways [`ordinal`] knows; any other style writes none.
const STYLES: usize = 14;

/// A number of one character, of the run that begins with `first`.
fn drawn(first: char, number: usize) -> String {
    char::from_u32(first as u32 - 1 + number as u32)
        .unwrap()
        .to_string()
}

/// Everything but the layout: items in order, each with its heading, name and value, and nothing left over.
fn check(text: &str, items: &[Item], numbered: bool) -> Result<(), TestCaseError> {
    let cell = parse_cell(text);
    prop_assert_eq!(cell.indicators.len(), items.len(), "{}", text);
    for (index, (indicator, item)) in cell.indicators.iter().zip(items).enumerate() {
        let (_, category, subcategory) = HEADINGS[item.0];
        prop_assert_eq!(
            indicator.ordinal,
            numbered.then_some(index as u32 + 1),
            "{}",
            text
        );
        prop_assert_eq!(
            indicator.category.map(|c| c.as_str()),
            Some(category),
            "{}",
            text
        );
        prop_assert_eq!(
            indicator.subcategory.map(|s| s.as_str()),
            subcategory,
            "{}",
            text
        );
        prop_assert_eq!(&*indicator.name, NAMES[item.1], "{}", text);
        prop_assert_eq!(&*indicator.target.text, VALUES[item.2].0, "{}", text);
        prop_assert_eq!(indicator.target.kind, VALUES[item.2].1, "{}", text);
    }
    prop_assert!(
        cell.all_diagnostics().is_empty(),
        "{}: {:?}",
        text,
        cell.all_diagnostics()
    );
    let unread = cell
        .pieces()
        .into_iter()
        .find(|piece| piece.kind == PieceKind::Unread);
    prop_assert_eq!(unread, None, "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(config::fixed(2000))]

    /// `N、category：name，年度指标值：value。`
    #[test]
    fn numbered_items_with_markers(
        items in items(),
        style in 0..=STYLES,
        colon in select(&["：", ":"][..]),
        comma in select(&["，", ","][..]),
        marker in select(&["年度指标值", "指标值", "目标值", "年度目标值", "年度\n指标值", "目标值（2024年）"][..]),
        end in select(&["。", "；", ";", "。\n", "\n", "\r\n"][..]),
    ) {
        let mut text = String::new();
        for (index, &(heading, name, value)) in items.iter().enumerate() {
            let (heading, name, value) = (HEADINGS[heading].0, NAMES[name], VALUES[value].0);
            let number = ordinal(style, index + 1);
            text += &format!("{number}{heading}{colon}{name}{comma}{marker}{colon}{value}{end}");
        }
        check(&text, &items, style < STYLES)?;
    }

    /// `【产出指标-数量指标】` and `指标1：name(value)` on lines of their own.
    #[test]
    fn bracketed_headings(items in plain_items(true), breaks in 1usize..3, wide in any::<bool>()) {
        let gap = "\n".repeat(breaks);
        let (colon, open, close) = if wide { ("：", "（", "）") } else { (":", "(", ")") };
        let mut text = String::new();
        for &(heading, name, value) in &items {
            let (_, category, subcategory) = HEADINGS[heading];
            let (name, value) = (NAMES[name], VALUES[value].0);
            text += &format!("【{category}-{}】{gap}指标1{colon}{name}{open}{value}{close}{gap}", subcategory.unwrap());
        }
        check(&text, &items, false)?;
    }

    /// `数量指标：name≥6架；name≥928小时。`: a sign cuts name and value.
    #[test]
    fn headings_with_glued_items(items in plain_items(false), stop in select(&["；", "。", ";", "\n"][..])) {
        let mut text = String::new();
        for &(heading, name, value) in &items {
            text += &format!("{}：{}{}{stop}", HEADINGS[heading].0, NAMES[name], VALUES[value].0);
        }
        check(&text, &items, false)?;
    }

    /// `name | value`, a line each, under a heading of its own line.
    #[test]
    fn lines_with_bars(items in items(), space in select(&["", " ", "\u{3000}"][..])) {
        let mut text = String::new();
        for &(heading, name, value) in &items {
            text += &format!("{}\n{}{space}|{space}{}\n", HEADINGS[heading].0, NAMES[name], VALUES[value].0);
        }
        check(&text, &items, false)?;
    }

    /// `name（10分）：value`, `name≥6架，权重10%`, `10≥6架`: points in every place, and what was achieved.
    #[test]
    fn points_and_achieved_values(items in plain_items(false), place in 0usize..7, stop in select(&["；", "。", "\n"][..])) {
        let mut text = String::new();
        for &(heading, name, value) in &items {
            let (heading, name, value) = (HEADINGS[heading].0, NAMES[name], VALUES[value].0);
            let item = match place {
                0 => format!("{name}（10分）：{value}"),
                1 => format!("{name}{value}，权重10%"),
                2 => format!("{name} 10 {value}"),
                3 => format!("{name}{value}【10分】"),
                4 => format!("{name}{value}，完成情况：已完成"),
                5 => format!("{name}，10分，{value}"),
                _ => format!("{name}{value}（实际完成6）"),
            };
            text += &format!("{heading}：{item}{stop}");
        }
        check(&text, &items, false)?;
    }

    /// Level words that a narrow column breaks, with name and value on lines of their own.
    #[test]
    fn broken_headings(items in plain_items(true)) {
        let mut text = String::new();
        for &(heading, name, value) in &items {
            let heading = HEADINGS[heading].0;
            let at = heading.char_indices().nth(heading.chars().count() - 1).unwrap().0;
            text += &format!("{}\n{}\n{}\n{}\n", &heading[..at], &heading[at..], NAMES[name], VALUES[value].0);
        }
        check(&text, &items, false)?;
    }
}
