//! How a cell arranges its items: the document's way, and those of other departments.

use crate::forms::Draw;
use crate::item::{Item, recombine};
use crate::rng::Rng;
use crate::seed::{MARKER, Seed};
use crate::truth::{Expected, Filing, Truth};
use crate::values;
use zhibiao::{Category, Kind, Op, Subcategory};

const CATEGORIES: &[Category] = &[Category::Output, Category::Benefit, Category::Satisfaction];

/// Level-2 categories that every layout can write out.
const SUBCATEGORIES: &[Subcategory] = &[
    Subcategory::Quantity,
    Subcategory::Quality,
    Subcategory::Timeliness,
    Subcategory::EconomicBenefit,
    Subcategory::SocialBenefit,
    Subcategory::EcologicalBenefit,
    Subcategory::SustainableImpact,
    Subcategory::ServiceSatisfaction,
];

/// `1、产出指标：name，年度指标值：value。`
pub fn seed_form(items: Vec<(&str, Item)>) -> (String, Vec<Item>) {
    let mut cell = String::new();
    for (index, (category, item)) in items.iter().enumerate() {
        cell += &format!(
            "{}、{category}：{}{MARKER}{}。",
            index + 1,
            item.name,
            item.value
        );
    }
    (cell, items.into_iter().map(|(_, item)| item).collect())
}

/// A cell as other departments write it.
pub fn published(rng: &mut Rng, document: &Seed) -> (String, Vec<Item>) {
    let mut page = Page {
        rng,
        document,
        cell: String::new(),
        items: Vec::new(),
    };
    match page.rng.below(8) {
        0 | 1 => page.separators(),
        2 | 3 => page.subheadings(),
        4 => page.brackets(),
        5 => page.lines(),
        6 => page.weights(),
        _ => page.pairs(),
    }
    (page.cell, page.items)
}

/// A cell in the making.
struct Page<'a> {
    rng: &'a mut Rng,
    document: &'a Seed,
    cell: String,
    items: Vec<Item>,
}

impl Page<'_> {
    /// The document's form with other numbering, punctuation and marker.
    fn separators(&mut self) {
        let colon = self.rng.pick(&[":", "："]);
        let comma = self.rng.pick(&[",", "，"]);
        let marker = self.rng.pick(&["年度指标值", "指标值", "目标值"]);
        let end = self.rng.pick(&["。", "；", ";"]);
        let style = self.rng.below(4);
        for number in 1..=self.rng.between(2, 6) {
            let category = self.rng.pick(CATEGORIES);
            let (name, value) = self.item(Filing {
                category: Some(category),
                subcategory: None,
            });
            self.cell += &match style {
                0 => format!("{number}."),
                1 => format!("{number}、"),
                2 => format!("（{number}）"),
                _ => ["①", "②", "③", "④", "⑤", "⑥"][number as usize - 1].to_owned(),
            };
            self.cell += &format!("{category}{colon}{name}{comma}{marker}{colon}{value}{end}");
        }
    }

    /// `数量指标：布防飞机数量≥6架；飞行时长≥928小时。质量指标：…`
    fn subheadings(&mut self) {
        for subcategory in self.subcategories() {
            self.cell += &format!("{subcategory}：");
            let count = self.rng.between(1, 3);
            for last in (0..count).rev() {
                let (name, value) = self.item(filed(subcategory));
                self.cell += &name;
                self.cell += &value;
                self.cell += if last == 0 { "。" } else { "；" };
            }
        }
    }

    /// `【产出指标-数量指标】` and `指标1:机柜数量(≥77台)`
    fn brackets(&mut self) {
        for subcategory in self.subcategories() {
            let category = subcategory.category();
            self.cell += &format!("【{category}-{subcategory}】\n\n");
            for number in 1..=self.rng.between(1, 3) {
                let (name, value) = self.item(filed(subcategory));
                self.cell += &format!("指标{number}:{name}({value})\n\n");
            }
        }
        self.cell.truncate(self.cell.trim_end().len());
    }

    /// `name | value`, a line each.
    fn lines(&mut self) {
        let between = self.rng.pick(&[" | ", " ", "\t"]);
        for _ in 0..self.rng.between(2, 5) {
            let (name, value) = self.item(Filing::default());
            self.cell += &format!("{name}{between}{value}\n");
        }
        self.cell.truncate(self.cell.trim_end().len());
    }

    /// Level words glued to what follows, weights after the values.
    fn weights(&mut self) {
        for subcategory in self.subcategories() {
            self.cell += &format!("{}{subcategory}", subcategory.category());
            for _ in 0..self.rng.between(1, 3) {
                let (name, value) = self.item(filed(subcategory));
                let weight = self.rng.pick(&["5", "10", "12.5", "15", "22.5"]);
                self.cell += &format!("{name}{value} {weight} ");
            }
        }
        self.cell.truncate(self.cell.trim_end().len());
    }

    /// Several names and values under one number, a jump in the numbering, a missing marker.
    fn pairs(&mut self) {
        let category = self.rng.pick(CATEGORIES);
        let filing = Filing {
            category: Some(category),
            subcategory: None,
        };
        self.cell += &format!("1、{category}：");
        for last in (0..self.rng.between(2, 3)).rev() {
            let (name, value) = self.item(filing);
            let end = if last == 0 { "。" } else { "；" };
            self.cell += &format!("{name}{MARKER}{value}{end}");
        }
        let (name, value) = self.item(filing);
        self.cell += &format!("3、{category}：{name}{MARKER}{value}。");
        let (name, value) = self.item(filing);
        self.cell += &format!("4、{category}：{name}：{value}。");
    }

    fn subcategories(&mut self) -> Vec<Subcategory> {
        let mut all = SUBCATEGORIES.to_vec();
        self.rng.shuffle(&mut all);
        all.truncate(self.rng.between(1, 3) as usize);
        all
    }

    /// An item whose name and value can stand side by side without a word between them.
    fn item(&mut self, filing: Filing) -> (String, String) {
        let (value, truth) = glued_value(self.rng);
        let name = loop {
            let name = if self.rng.chance(60) {
                recombine(self.rng, self.document, &truth)
            } else {
                let cell = self.rng.below(self.document.cells.len() as u64) as usize;
                self.rng.pick(&self.document.cells[cell]).name.to_owned()
            };
            if can_be_glued(&name) && fits(&name, &truth) {
                break name;
            }
        };
        self.items.push(Item {
            filing,
            name: name.clone(),
            value: value.clone(),
            truth,
            seed_form: false,
        });
        (name, value)
    }
}

fn filed(subcategory: Subcategory) -> Filing {
    Filing {
        category: Some(subcategory.category()),
        subcategory: Some(subcategory),
    }
}

/// A sign and a number, or a number with its unit.
fn glued_value(rng: &mut Rng) -> (String, Truth) {
    if rng.chance(70) {
        let drawn = values::signed(rng);
        return (drawn.text, drawn.truth);
    }
    let (draw, unit) = rng.pick(&[
        (Draw::Percent, "%"),
        (Draw::Count, "人次"),
        (Draw::Count, "件"),
        (Draw::Small, "场"),
    ]);
    let (number, value) = draw.draw(rng);
    let truth = Truth {
        kind: Kind::Quantity,
        measures: vec![Expected::single(Op::Eq, value, Some(unit))],
        hint: None,
    };
    (format!("{number}{unit}"), truth)
}

/// Whether a rate is measured in percent, and nothing else is.
fn fits(name: &str, truth: &Truth) -> bool {
    let rate = name.ends_with(['率', '度', '比', '例']);
    let percent = truth.measures.iter().any(|m| m.unit == Some("%"));
    rate == percent
}

/// Whether a name's end is clear when a value follows at once.
fn can_be_glued(name: &str) -> bool {
    let digits = "0123456789一二三四五六七八九十百千万亿两几";
    let marks = "，、：（）“”=-〔〕";
    let cut_early = ["提升", "改善", "增加", "减少", "降低", "优化"];
    !name.contains(|c| digits.contains(c) || marks.contains(c))
        && !cut_early.iter().any(|word| name.contains(word))
}
