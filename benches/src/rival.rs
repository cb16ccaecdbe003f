//! What a competent programmer writes in an afternoon: two regular expressions.
//!
//! Written to be fair: compiled once, captures read by index, nothing allocated, no Unicode class
//! where a literal does. One pattern cuts the document's own item form, the other finds a comparator, a
//! number and a unit. It knows 万 and 亿, the common signs and words, and nothing else of the grammar.

use regex::{Captures, Regex};
use zhibiao::Op;

use crate::corpus::Corpus;
use crate::truth::{ANY, ONE, Truth};

const ITEM: &str = r"(?x)
    (?P<ordinal>[0-9]{1,2})、
    (?P<category>[^：。、]{2,8}指标)：
    (?P<name>[^。]+?)，年度指标值：
    (?P<value>[^。]*)。
";

const MEASURE: &str = r"(?x)
    (?P<before>≥|≤|>=|<=|>|<|=|大于或等于|大于等于|小于或等于|小于等于|不低于|不少于|不小于|不超过|不高于
        |大于|小于|高于|低于|超过|至少|达到|达|约)?
    (?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)
    (?P<scale>万|亿)?
    (?P<unit>%|人次|人|户|家|个|件|场次|场|次|份|册|箱|卷|台|名|期|批|项|亩|平方米|米|元|天|小时)?
    (?P<after>以上|以下|以内|左右)?
";

/// The two patterns, compiled.
#[derive(Debug)]
pub struct Rival {
    item: Regex,
    measure: Regex,
}

/// An item as the pattern cut it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RivalItem<'a> {
    /// Its number.
    pub ordinal: &'a str,
    /// Level 1.
    pub category: &'a str,
    /// The name.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
    /// The first measure in it.
    pub measure: Option<RivalMeasure<'a>>,
}

/// A measure as the pattern read it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RivalMeasure<'a> {
    /// The relation.
    pub op: Op,
    /// The number, multiplied out.
    pub value: f64,
    /// The unit as written, or nothing.
    pub unit: &'a str,
}

impl Default for Rival {
    fn default() -> Self {
        Rival::new()
    }
}

impl Rival {
    /// Compiles the patterns.
    #[allow(clippy::missing_panics_doc)]
    pub fn new() -> Rival {
        Rival {
            item: Regex::new(ITEM).expect("the item pattern compiles"),
            measure: Regex::new(MEASURE).expect("the measure pattern compiles"),
        }
    }

    /// The items of a cell.
    pub fn items<'a>(&'a self, cell: &'a str) -> impl Iterator<Item = RivalItem<'a>> {
        self.item.captures_iter(cell).map(|found| {
            let value = group(&found, 4);
            RivalItem {
                ordinal: group(&found, 1),
                category: group(&found, 2),
                name: group(&found, 3),
                value,
                measure: self.measure(value),
            }
        })
    }

    /// The first measure of a value.
    pub fn measure<'a>(&self, value: &'a str) -> Option<RivalMeasure<'a>> {
        let found = self.measure.captures(value)?;
        let number = group(&found, 2);
        let plain: f64 = if number.contains(',') {
            number.replace(',', "").parse().ok()?
        } else {
            number.parse().ok()?
        };
        let factor = match group(&found, 3) {
            "万" => 1e4,
            "亿" => 1e8,
            _ => 1.0,
        };
        Some(RivalMeasure {
            op: op(group(&found, 1), group(&found, 5)),
            value: plain * factor,
            unit: group(&found, 4),
        })
    }
}

fn group<'a>(found: &Captures<'a>, index: usize) -> &'a str {
    found.get(index).map_or("", |m| m.as_str())
}

fn op(before: &str, after: &str) -> Op {
    match (before, after) {
        (
            "≥" | ">=" | "大于或等于" | "大于等于" | "不低于" | "不少于" | "不小于" | "至少"
            | "达到" | "达",
            _,
        )
        | ("", "以上") => Op::Ge,
        (">" | "大于" | "高于" | "超过", _) => Op::Gt,
        ("≤" | "<=" | "小于或等于" | "小于等于" | "不超过" | "不高于", _)
        | ("", "以下" | "以内") => Op::Le,
        ("<" | "小于" | "低于", _) => Op::Lt,
        ("约", _) | ("", "左右") => Op::About,
        _ => Op::Eq,
    }
}

/// Sums that every timed round of the rival must repeat.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct RivalDigest {
    /// Items found.
    pub items: u64,
    /// Measures found.
    pub measures: u64,
    /// The numbers, each weighted by its operator.
    pub sum: f64,
}

impl RivalDigest {
    /// Adds a reading.
    pub fn read(&mut self, measure: Option<RivalMeasure<'_>>) {
        self.items += 1;
        if let Some(measure) = measure {
            self.measures += 1;
            self.sum += measure.value * (measure.op as u8 as f64 + 1.0);
        }
    }
}

/// How much of a corpus the rival reads right.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Recall {
    /// Indicators in the corpus.
    pub items: usize,
    /// Those whose name and value it cuts out.
    pub cut: usize,
    /// Those of which it also reads all there is: the one measure, or that there is none.
    pub right: usize,
    /// Values that it reads right when they are handed to it cut.
    pub values: usize,
}

/// Reads a corpus with the rival and counts what is right.
pub fn recall(rival: &Rival, corpus: &Corpus) -> Recall {
    let mut recall = Recall {
        items: corpus.items().len(),
        ..Recall::default()
    };
    for (text, items) in corpus.cells_with_items() {
        let mut found = rival.items(text).peekable();
        for item in items {
            recall.values += usize::from(agrees(&item.truth, rival.measure(&item.value)));
            let same = |f: &RivalItem<'_>| f.name == item.name && f.value == item.value;
            if let Some(found) = found.next_if(same) {
                recall.cut += 1;
                recall.right += usize::from(agrees(&item.truth, found.measure));
            }
        }
    }
    recall
}

fn agrees(truth: &Truth, found: Option<RivalMeasure<'_>>) -> bool {
    let (expected, found) = match (&truth.measures[..], found) {
        ([], None) => return true,
        ([expected], Some(found)) => (expected, found),
        _ => return false,
    };
    let value = expected.lower as f64 / ONE as f64;
    // A unit that only the name tells is not held against it.
    let unit = expected.unit == ANY || expected.unit.unwrap_or("") == found.unit;
    expected.op == found.op && (found.value - value).abs() <= value.abs() * 1e-12 && unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rival_reads_what_it_was_written_for() {
        let rival = Rival::new();
        let cell = "1、满意度指标：满意度（%），年度指标值：≥90%。2、产出指标：人数，年度指标值：2.5万人次。";
        let items: Vec<_> = rival.items(cell).collect();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].category, "满意度指标");
        assert_eq!(items[0].name, "满意度（%）");
        let measure = items[0].measure.unwrap();
        assert_eq!(
            (measure.op, measure.value, measure.unit),
            (Op::Ge, 90.0, "%")
        );
        let measure = items[1].measure.unwrap();
        assert_eq!(
            (measure.op, measure.value, measure.unit),
            (Op::Eq, 25_000.0, "人次")
        );
        assert_eq!(rival.measure("办案不低于1,200件").unwrap().op, Op::Ge);
        assert_eq!(rival.measure("95%以上").unwrap().op, Op::Ge);
        assert_eq!(rival.measure("按时开展"), None);
    }
}
