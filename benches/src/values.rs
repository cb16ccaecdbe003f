//! Values whose words are drawn along with their numbers: comparators, ranges, magnitudes, numerals.

use crate::forms::{Draw, OTHERS, decimal, fill};
use crate::han::{financial, full_width, numeral};
use crate::rng::Rng;
use crate::truth::{Expected, Micro, ONE, Truth};
use zhibiao::{Kind, Op};

use Op::{About, Eq, Ge, Gt, Le, Lt};

#[rustfmt::skip]
const SIGNS: &[(&str, Op)] = &[
    ("≥", Ge), ("≧", Ge), ("⩾", Ge), (">=", Ge), ("＞＝", Ge), ("=>", Ge), ("》", Ge), ("》=", Ge),
    (">", Gt), ("＞", Gt), ("≤", Le), ("≦", Le), ("<=", Le), ("＜＝", Le), ("〈", Le),
    ("<", Lt), ("＜", Lt), ("=", Eq), ("＝", Eq), ("═", Eq), ("≈", About),
];

#[rustfmt::skip]
const BEFORE: &[(&str, Op)] = &[
    ("不低于", Ge), ("不少于", Ge), ("不小于", Ge), ("不得少于", Ge), ("不得低于", Ge), ("大于等于", Ge),
    ("大于或等于", Ge), ("高于或等于", Ge), ("至少", Ge), ("最少", Ge), ("最低", Ge), ("达", Ge),
    ("达到", Ge), ("力争达到", Ge), ("大于", Gt), ("高于", Gt), ("多于", Gt), ("超过", Gt), ("突破", Gt),
    ("不高于", Le), ("不超过", Le), ("不多于", Le), ("不应超过", Le), ("小于等于", Le), ("小于或等于", Le),
    ("至多", Le), ("最多", Le), ("控制在", Le), ("小于", Lt), ("低于", Lt), ("少于", Lt), ("不足", Lt),
    ("约", About), ("大约", About), ("近", About), ("接近", About), ("等于", Eq), ("为", Eq),
];

#[rustfmt::skip]
const AFTER: &[(&str, Op)] = &[
    ("以上", Ge), ("及以上", Ge), ("或以上", Ge), ("之上", Ge), ("以下", Le), ("及以下", Le),
    ("以内", Le), ("之内", Le), ("左右", About), ("上下", About),
];

/// Units whose canonical name is what is written.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "人", "人次", "户", "家", "个", "件", "次", "场", "场次", "份", "册", "箱", "台", "名", "期", "批",
    "项", "条", "套", "辆", "亩", "平方米", "元", "小时", "天",
];

/// What is counted, fit to stand before a comparator.
#[rustfmt::skip]
const LABELS: &[&str] = &["办案", "案件调解率", "年度申报资助", "问卷好评占比", "培训学员", "抽检合格率", "巡查"];

const SEPARATORS: &[&str] = &["-", "–", "—", "——", "~", "～", "至", "到", "－"];

/// A generated value.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The words.
    pub text: String,
    /// What they mean.
    pub truth: Truth,
}

impl Drawn {
    fn new(text: String, kind: Kind, measure: Expected) -> Drawn {
        let truth = Truth {
            kind,
            measures: vec![measure],
            hint: None,
        };
        Drawn { text, truth }
    }

    fn single(text: String, op: Op, value: Micro, unit: Option<&'static str>) -> Drawn {
        let kind = if op.is_inequality() {
            Kind::Threshold
        } else {
            Kind::Quantity
        };
        Drawn::new(text, kind, Expected::single(op, value, unit))
    }
}

/// A value in one of the forms that the document itself does not use, or hardly.
pub fn other(rng: &mut Rng, clauses: &[&str]) -> Drawn {
    match rng.below(100) {
        0..14 => signed(rng),
        14..36 => worded(rng),
        36..48 => range(rng),
        48..56 => magnitude(rng),
        56..66 => spoken(rng),
        66..74 => prose(rng, clauses),
        _ => {
            let form = rng.pick(OTHERS);
            let (text, truth) = fill(rng, form);
            Drawn { text, truth }
        }
    }
}

/// A sign and a number: what may be glued to a name.
pub fn signed(rng: &mut Rng) -> Drawn {
    let (sign, op) = rng.pick(SIGNS);
    let (number, value, unit) = number(rng);
    let text = format!("{sign}{number}{unit}");
    let text = if rng.chance(12) {
        full_width(&text)
    } else {
        text
    };
    Drawn::single(text, op, value, Some(unit))
}

fn number(rng: &mut Rng) -> (String, Micro, &'static str) {
    if rng.chance(50) {
        let (number, value) = Draw::Percent.draw(rng);
        return (number, value, "%");
    }
    let (number, value) = Draw::Count.draw(rng);
    (number, value, rng.pick(UNITS))
}

fn worded(rng: &mut Rng) -> Drawn {
    let (number, value, unit) = number(rng);
    let label = if rng.chance(30) { rng.pick(LABELS) } else { "" };
    if rng.chance(60) {
        let (word, op) = rng.pick(BEFORE);
        return Drawn::single(
            format!("{label}{word}{number}{unit}"),
            op,
            value,
            Some(unit),
        );
    }
    if unit != "%" && rng.chance(25) {
        let hundreds = rng.between(1, 90) as i64 * 100;
        let more = rng.pick(&["余", "多"]);
        return Drawn::single(
            format!("{hundreds}{more}{unit}"),
            Gt,
            hundreds * ONE,
            Some(unit),
        );
    }
    let (word, op) = rng.pick(AFTER);
    Drawn::single(
        format!("{label}{number}{unit}{word}"),
        op,
        value,
        Some(unit),
    )
}

fn range(rng: &mut Rng) -> Drawn {
    let low = rng.between(2, 60);
    let high = low + rng.between(1, 39);
    let unit = rng.pick(&["%", "%", "次", "人", "个", "天", "万元"]);
    let (factor, canonical) = if unit == "万元" {
        (10_000, "元")
    } else {
        (1, unit)
    };
    let separator = rng.pick(SEPARATORS);
    let text = match rng.below(10) {
        0 => format!("介于{low}{unit}和{high}{unit}之间"),
        1 => format!("在{low}{unit}到{high}{unit}之间"),
        2 => format!("控制在{low}{unit}-{high}{unit}"),
        3 => format!("{low}{unit}以上{high}{unit}以下"),
        4 => format!("≥{low}{unit}，≤{high}{unit}"),
        5 if unit == "%" => format!("百分之{}至{}", numeral(low), numeral(high)),
        5 | 6 => return halfway(low, high, unit, canonical, factor),
        7 => format!("{low}{separator}{high}{unit}"),
        8 => return tolerance(rng),
        _ => format!("{low}{unit}{separator}{high}{unit}"),
    };
    let bound = |n: u64| n as i64 * ONE * factor;
    Drawn::new(
        text,
        Kind::Range,
        Expected::range(bound(low), bound(high), Some(canonical)),
    )
}

/// Includes the lower bound only.
fn halfway(low: u64, high: u64, unit: &str, canonical: &'static str, factor: i64) -> Drawn {
    let text = format!("≥{low}{unit}且<{high}{unit}");
    let bound = |n: u64| n as i64 * ONE * factor;
    let measure = Expected {
        inclusive: [true, false],
        ..Expected::range(bound(low), bound(high), Some(canonical))
    };
    Drawn::new(text, Kind::Range, measure)
}

fn tolerance(rng: &mut Rng) -> Drawn {
    let (middle, width) = (rng.between(40, 900), rng.between(1, 9));
    let [middle_micro, width_micro] = [middle, width].map(|n| n as i64 * ONE);
    let (text, unit) = match rng.below(3) {
        0 => (format!("{middle}±{width}个"), "个"),
        1 => (format!("{middle}%±{width}%"), "%"),
        _ => {
            let range = Expected::range(-width_micro, width_micro, Some("%"));
            return Drawn::new(format!("±{width}%以内"), Kind::Range, range);
        }
    };
    let (low, high) = (middle_micro - width_micro, middle_micro + width_micro);
    Drawn::new(text, Kind::Range, Expected::range(low, high, Some(unit)))
}

fn magnitude(rng: &mut Rng) -> Drawn {
    let (number, value) = decimal(rng, 999);
    let thousands = rng.between(1, 999);
    let rest = rng.between(0, 999);
    let exact = (thousands * 1000 + rest) as i64 * ONE;
    let (text, value, unit) = match rng.below(7) {
        0 => (format!("{number}万"), value * 10_000, None),
        1 => (format!("{number}万元"), value * 10_000, Some("元")),
        2 => (format!("{number}亿元"), value * 100_000_000, Some("元")),
        3 => (format!("{thousands},{rest:03}人次"), exact, Some("人次")),
        4 => (format!("{thousands},{rest:03}元"), exact, Some("元")),
        5 => {
            let (tens, ones) = (rng.between(1, 99), rng.between(1, 9));
            let value = (tens * 10_000 + ones * 1000) as i64 * ONE;
            (format!("{tens}万{ones}千元"), value, Some("元"))
        }
        _ => {
            let (yuan, jiao) = (rng.between(1, 99), rng.between(1, 9));
            let value = (yuan * 10 + jiao) as i64 * (ONE / 10);
            (format!("{yuan}元{jiao}角"), value, Some("元"))
        }
    };
    Drawn::single(text, Eq, value, unit)
}

/// Numbers in characters.
fn spoken(rng: &mut Rng) -> Drawn {
    let unit = rng.pick(&["人", "户", "件", "份", "家"]);
    let (digit, count) = (rng.between(1, 9), rng.between(11, 99_999));
    let whole = |n: u64| n as i64 * ONE;
    let (text, op, value, unit) = match rng.below(9) {
        0 => {
            let percent = rng.between(11, 99);
            (
                format!("百分之{}", numeral(percent)),
                Eq,
                whole(percent),
                "%",
            )
        }
        1 => (format!("{}成", numeral(digit)), Eq, whole(digit * 10), "%"),
        2 => (
            format!("{}成五", numeral(digit)),
            Eq,
            whole(digit * 10 + 5),
            "%",
        ),
        3 => (format!("千分之{}", numeral(digit)), Eq, whole(digit), "‰"),
        4 => (
            format!("{}{unit}", financial(count)),
            Eq,
            whole(count),
            unit,
        ),
        5 => (
            format!("不少于{}{unit}", numeral(count)),
            Ge,
            whole(count),
            unit,
        ),
        6 => (
            format!("两万{}千元", numeral(digit)),
            Eq,
            whole(20_000 + digit * 1000),
            "元",
        ),
        7 => (
            format!("{}个半小时", numeral(digit + 2)),
            Eq,
            whole(digit + 2) + ONE / 2,
            "小时",
        ),
        _ => (format!("{}{unit}", numeral(count)), Eq, whole(count), unit),
    };
    Drawn::single(text, op, value, Some(unit))
}

/// One to three clauses of the document's own goals.
pub fn prose(rng: &mut Rng, clauses: &[&str]) -> Drawn {
    let count = rng.between(1, 3);
    let words: Vec<&str> = (0..count).map(|_| rng.pick(clauses)).collect();
    Drawn {
        text: words.join("，"),
        truth: Truth::bare(Kind::Text),
    }
}
