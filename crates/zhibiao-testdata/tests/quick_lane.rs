//! The commonest values and cells are read without the general rules; they must come out just the same.
//!
//! A release build compares all that `cargo xtask test` is to compare; a debug build, which takes ten times as long, an eighth.
//! `LANES=40 cargo test --release -p zhibiao-testdata --test quick_lane` compares forty times as many texts, and others.

use zhibiao::{Dimension, Parser};
use zhibiao_testdata::{Entry, Input, files};

/// With a unit of its own a parser takes the general rules for everything.
fn general() -> Parser {
    Parser::builder()
        .unit("龘龘", &[], Dimension::Count, true)
        .build()
        .unwrap()
}

/// The texts of all vectors, and those of cells.
fn texts() -> (Vec<String>, Vec<String>) {
    let (mut all, mut cells) = (Vec::new(), Vec::new());
    for vector in files().unwrap().into_iter().flat_map(|file| file.vectors) {
        if let Input::Text(text) = vector.input {
            if vector.entry == Entry::Cell {
                cells.push(text.clone());
            }
            all.push(text);
        }
    }
    assert!(all.len() >= 2000, "{} texts", all.len());
    (all, cells)
}

/// How many times as many texts as usual are compared.
fn rounds() -> usize {
    match std::env::var("LANES") {
        Ok(asked) => asked.parse().expect("LANES is a number"),
        Err(_) => 1,
    }
}

/// How many texts to draw where so many are usual.
fn drawn(usual: usize) -> usize {
    let share = if cfg!(debug_assertions) { 8 } else { 1 };
    usual * rounds() / share
}

/// Draws that are the same in every run.
struct Draws(u64);

impl Draws {
    fn new(seed: u64) -> Draws {
        Draws(seed * rounds() as u64)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// A text with a few characters taken out, put in from anywhere, doubled or replaced by another text's end.
fn changed(text: &str, other: &str, draws: &mut Draws) -> String {
    const MARKS: &str = "0123456789.,%％０５，；。、：:()（）《》“”≥≤><=～-/×÷+±个人万亿十一半几余上下内约近不超低于达到为每年月日前底第期率完成提升值标目指\n ①②【】[]";
    let pool: Vec<char> = MARKS.chars().collect();
    let mut chars: Vec<char> = text.chars().collect();
    let others: Vec<char> = other.chars().collect();
    for _ in 0..=draws.below(3) {
        let at = draws.below(chars.len() + 1);
        match draws.below(5) {
            0 if at < chars.len() => drop(chars.remove(at)),
            1 if at < chars.len() => chars.swap(at, at / 2),
            2 => {
                chars.truncate(at);
                chars.extend(&others[draws.below(others.len())..]);
            }
            3 => {
                let from = draws.below(others.len());
                let word = others.iter().skip(from).take(1 + draws.below(5));
                let word: Vec<char> = word.copied().collect();
                chars.splice(at..at, word);
            }
            _ => chars.insert(at, pool[draws.below(pool.len())]),
        }
    }
    chars.into_iter().collect()
}

#[track_caller]
fn same_value(general: &Parser, text: &str) {
    let (one, other) = (zhibiao::parse_value(text), general.parse_value(text));
    assert_eq!(format!("{one:?}"), format!("{other:?}"), "{text}");
}

#[track_caller]
fn same_cell(general: &Parser, text: &str) {
    let (one, other) = (zhibiao::parse_cell(text), general.parse_cell(text));
    assert_eq!(format!("{one:?}"), format!("{other:?}"), "{text}");
}

#[test]
fn golden_texts_read_the_same_in_both_lanes() {
    let general = general();
    for text in &texts().0 {
        same_value(&general, text);
        same_cell(&general, text);
    }
}

#[test]
fn golden_fields_read_the_same_in_both_lanes() {
    let general = general();
    let mut compared = 0;
    for vector in files().unwrap().into_iter().flat_map(|file| file.vectors) {
        let Input::Columns(columns) = &vector.input else {
            continue;
        };
        let standard = Parser::new();
        let one = standard.parse_field(columns.field());
        let other = general.parse_field(columns.field());
        assert_eq!(format!("{one:?}"), format!("{other:?}"), "{columns:?}");
        compared += 1;
    }
    assert!(compared >= 100, "{compared} fields");
}

#[test]
fn changed_texts_read_the_same_in_both_lanes() {
    let (all, cells) = texts();
    let general = general();
    let mut draws = Draws::new(2022);
    for text in all.iter().cycle().take(drawn(all.len())) {
        let other = &all[draws.below(all.len())];
        same_value(&general, &changed(text, other, &mut draws));
    }
    for text in cells.iter().cycle().take(drawn(4000)) {
        let other = &all[draws.below(all.len())];
        same_cell(&general, &changed(text, other, &mut draws));
    }
}

/// Words of golden texts before and behind every kind of amount.
#[test]
fn labelled_values_read_the_same_in_both_lanes() {
    let general = general();
    let (all, _) = texts();
    let mut draws = Draws::new(11);
    let [befores, numbers, units, afters] = [
        &[
            "",
            "",
            "",
            "≥",
            "不低于",
            "达",
            "达到",
            "为",
            "约",
            "超过",
            "控制在",
            "每年",
            "至少",
            "=",
            "《",
        ][..],
        &[
            "5",
            "12",
            "2023",
            "95.5",
            "3万",
            "1.2亿",
            "0.5",
            "100",
            "20231231",
            "十",
            "8-10",
            "2×3",
            "1",
            "1.1",
            "2.5",
            "９０",
            "１５０４",
            "９．５",
        ],
        &[
            "%",
            "人",
            "人次",
            "家",
            "万元",
            "元/人",
            "个",
            "项",
            "年",
            "天",
            "月",
            "分",
            "平方米",
            "",
            "M",
            "度",
        ],
        &[
            "",
            "",
            "",
            "以上",
            "以内",
            "左右",
            "及以上",
            "，",
            "。",
            "（含）",
            "（以实际为准）",
            "(工作日)内",
            "（其中女性2人）",
            "【以上】",
            "以上，",
        ],
    ];
    // A few characters out of a golden text, from anywhere in it.
    let words = |draws: &mut Draws| {
        let chars: Vec<char> = all[draws.below(all.len())].chars().collect();
        let from = draws.below(chars.len());
        let count = draws.below(8);
        chars.into_iter().skip(from).take(count).collect::<String>()
    };
    for _ in 0..drawn(30_000) {
        let mut text = words(&mut draws);
        for _ in 0..draws.below(3) {
            for list in [befores, numbers, units, afters] {
                text += list[draws.below(list.len())];
            }
            text += &words(&mut draws);
        }
        same_value(&general, &text);
    }
}

/// Names and values that no marker parts, in the layouts of lists, lines and brackets.
#[test]
fn unmarked_cells_read_the_same_in_both_lanes() {
    let general = general();
    let (all, _) = texts();
    let mut draws = Draws::new(5);
    let lists = [
        &[
            "",
            "",
            "数量指标：",
            "产出指标 ",
            "【产出指标-数量指标】\n",
            "质量指标\n",
            "1.",
            "指标1：",
            "指标2:",
            "效益指标社会效益指标",
            "（2）",
        ][..],
        &[
            "",
            "",
            "",
            "65岁以上",
            "增长",
            "项目实施期",
            "达标率",
            "年底前",
        ],
        &["", "", " ", "\t", "|", " | ", "（", "(", "：", "为"],
        &["", "", "≥", "≤", "=", "＞", "》", "不低于", "约", "≥ "],
        &[
            "6",
            "95",
            "928",
            "９２８",
            "2023",
            "3万",
            "1.5",
            "10-20",
            "百",
        ],
        &["架", "%", "人次", "分", "", "天", "年", "M", "元/人", "岁"],
        &["", "", "", "以上", "左右"],
        &[
            "；",
            "。",
            "\n",
            "，",
            " ",
            "）；",
            ")\n",
            " 10\n",
            " 22.5 ",
            " 15 5 ",
            " 10 ",
            " 22.5 ",
            " 15 5 ",
            "（10分）；",
            "",
            "\t5\n",
        ],
    ];
    for _ in 0..drawn(12_000) {
        let mut cell = String::new();
        for _ in 0..=draws.below(4) {
            for (place, list) in lists.iter().enumerate() {
                cell += list[draws.below(list.len())];
                if place == 0 {
                    let chars: Vec<char> = all[draws.below(all.len())].chars().collect();
                    let from = draws.below(chars.len());
                    let count = draws.below(9);
                    let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
                    cell.extend(chars.into_iter().skip(from).take(count).filter(han));
                }
            }
        }
        same_cell(&general, &cell);
    }
}

/// Golden values in well-formed cells, under every number and mark.
#[test]
fn well_formed_cells_read_the_same_in_both_lanes() {
    let general = general();
    let (all, _) = texts();
    let mut draws = Draws::new(7);
    let [numbers, marks, categories, names, markers, stops] = [
        &["1", "2", "３", "12", "7", "（1）", "（2", "(3)", "①", "②"][..],
        &["、", ".", "．", "）", " 、", "", ""],
        &[
            "产出指标",
            "效益指标",
            "数量指标",
            "满意度指标",
            "产出指标类",
        ],
        &[
            "培训场次",
            "数量指标达标率",
            "65岁以上老人（人）",
            "一次完成率",
            "产值",
            "项目完成数量指标",
        ],
        &[
            "，年度指标值：",
            "，指标值:",
            "年度指标值：",
            "，2022年目标值：",
        ],
        &["。", "；", "\n", "。\n", ";", ""],
    ];
    for _ in 0..drawn(6000) {
        let mut cell = String::new();
        for _ in 0..=draws.below(3) {
            let mut pick = |words: &[&'static str]| words[draws.below(words.len())];
            let head = [
                numbers,
                marks,
                categories,
                &["：", ":", "：", ""],
                names,
                markers,
            ];
            head.iter().for_each(|words| cell += pick(words));
            let stop = pick(stops);
            cell += &all[draws.below(all.len())];
            cell += stop;
            if draws.below(4) == 0 {
                // What is no item of that layout, between two that are.
                cell += &all[draws.below(all.len())];
                cell += stop;
            }
        }
        same_cell(&general, &cell);
    }
}
