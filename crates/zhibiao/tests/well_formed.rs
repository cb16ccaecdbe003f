//! Values put together from parts whose meaning is known: the reading must have just those parts.

use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::{Kind, Measure, Number, Op, Target, parse_value};

mod config;

/// Words before the number, with what they mean.
#[rustfmt::skip]
const BEFORE: &[(&str, Op)] = &[
    ("", Op::Eq), ("=", Op::Eq), ("为", Op::Eq), ("等于", Op::Eq),
    ("≥", Op::Ge), ("≧", Op::Ge), (">=", Op::Ge), ("＞＝", Op::Ge), ("不低于", Op::Ge), ("不得少于", Op::Ge),
    ("大于等于", Op::Ge), ("至少", Op::Ge), ("达到", Op::Ge), ("大於等於", Op::Ge),
    (">", Op::Gt), ("＞", Op::Gt), ("超过", Op::Gt), ("大于", Op::Gt), ("高于", Op::Gt),
    ("≤", Op::Le), ("<=", Op::Le), ("不超过", Op::Le), ("不得高于", Op::Le), ("最多", Op::Le), ("控制在", Op::Le),
    ("<", Op::Lt), ("＜", Op::Lt), ("小于", Op::Lt), ("不足", Op::Lt), ("低于", Op::Lt),
    ("约", Op::About), ("近", Op::About), ("≈", Op::About),
];

/// Words behind it.
#[rustfmt::skip]
const AFTER: &[(&str, Op)] = &[
    ("", Op::Eq), ("以上", Op::Ge), ("及以上", Op::Ge), ("（含）以上", Op::Ge), ("以上（不含）", Op::Gt),
    ("以下", Op::Le), ("以内", Op::Le), ("之内", Op::Le), ("以下（不含）", Op::Lt), ("以外", Op::Gt), ("左右", Op::About),
];

/// Spellings of units, with the canonical names.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("%", "%"), ("％", "%"), ("‰", "‰"), ("人", "人"), ("人次", "人次"), ("名", "名"), ("户", "户"), ("戶", "户"),
    ("家", "家"), ("个", "个"), ("件", "件"), ("场次", "场次"), ("元", "元"), ("㎡", "平方米"), ("平方米", "平方米"),
    ("m2", "平方米"), ("亩", "亩"), ("畝", "亩"), ("公里", "公里"), ("千米", "公里"), ("kg", "公斤"), ("吨", "吨"),
    ("个工作日", "工作日"), ("小时", "小时"), ("个月", "个月"), ("台（套）", "台（套）"), ("台(套)", "台（套）"),
    ("元/人·天", "元/人·天"), ("元/人/天", "元/人·天"), ("次/年", "次/年"), ("个百分点", "个百分点"), ("倍", "倍"),
];

/// Words that say what is counted.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "", "培训", "办理案件", "群众满意度", "发放资料", "园区签约入驻企业", "一次性补助", "达标率", "三农工作培训", "省级以上奖项",
];

/// A number as written, and its value.
fn number() -> impl Strategy<Value = (String, String)> {
    let wide = |text: &str| -> String {
        let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).unwrap();
        text.chars().map(wide).collect()
    };
    prop_oneof![
        (0u64..1_000_000).prop_map(|n| (n.to_string(), n.to_string())),
        (0u64..1_000_000).prop_map(move |n| (wide(&n.to_string()), n.to_string())),
        (0u64..100_000, 1u32..1000).prop_map(|(n, f)| {
            let text = format!("{n}.{f:03}");
            (text.clone(), text)
        }),
        (1u64..1000, 0u64..1000).prop_map(|(a, b)| (format!("{a},{b:03}"), format!("{a}{b:03}"))),
        (1u64..1000, 0u64..1000).prop_map(|(a, b)| (format!("{a}，{b:03}"), format!("{a}{b:03}"))),
        (1u64..10_000).prop_map(|n| (format!("{n}万"), format!("{n}0000"))),
        (1u64..10_000).prop_map(|n| (format!("{n}萬"), format!("{n}0000"))),
        (1u64..1000).prop_map(|n| (format!("{n}亿"), format!("{n}00000000"))),
        (1u64..1_000_000).prop_map(|n| (chinese(n, &PLAIN), n.to_string())),
        (1u64..1_000_000).prop_map(|n| (chinese(n, &FINANCIAL), n.to_string())),
    ]
}

/// Digits, 十 百 千 and 万.
type Numerals = ([&'static str; 10], [&'static str; 4], &'static str);
#[rustfmt::skip]
const PLAIN: Numerals = (["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"], ["", "十", "百", "千"], "万");
#[rustfmt::skip]
const FINANCIAL: Numerals = (["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], ["", "拾", "佰", "仟"], "万");

/// A numeral written out in full: 一百零五, 壹佰贰拾.
fn chinese(n: u64, numerals: &Numerals) -> String {
    let (digits, places, wan) = numerals;
    if n >= 10_000 {
        let (high, low) = (n / 10_000, n % 10_000);
        let zero = if low > 0 && low < 1000 { digits[0] } else { "" };
        let low = if low > 0 {
            chinese(low, numerals)
        } else {
            String::new()
        };
        return format!("{}{wan}{zero}{low}", chinese(high, numerals));
    }
    let mut text = String::new();
    let mut zero = false;
    for place in (0..4).rev() {
        let digit = n / 10u64.pow(place) % 10;
        if digit == 0 {
            zero = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            text.push_str(digits[0]);
        }
        text.push_str(digits[digit as usize]);
        text.push_str(places[place as usize]);
    }
    text
}

fn only<'t, 'a>(target: &'t Target<'a>, text: &str) -> Result<&'t Measure<'a>, TestCaseError> {
    prop_assert_eq!(target.measures.len(), 1, "{}", text);
    prop_assert!(
        target.diagnostics.is_empty(),
        "{}: {:?}",
        text,
        target.diagnostics
    );
    Ok(&target.measures[0])
}

fn unit_name<'t>(measure: &'t Measure<'_>) -> Option<&'t str> {
    measure.unit.as_ref().map(|unit| &*unit.name)
}

proptest! {
    #![proptest_config(config::fixed(3000))]

    #[test]
    fn a_comparator_a_number_and_a_unit(
        label in select(LABELS),
        (word, before) in select(BEFORE),
        (written, value) in number(),
        (spelling, unit) in select(UNITS),
        (behind, after) in select(AFTER),
        space in select(&["", " ", "\u{3000}"][..]),
    ) {
        // Two words at once have their own rules; here one of the two is silent.
        let (behind, op) = if word.is_empty() { (behind, after) } else { ("", before) };
        let text = format!("{label}{word}{space}{written}{space}{spelling}{behind}");
        let target = parse_value(&text);
        let measure = only(&target, &text)?;
        prop_assert_eq!(measure.op, op, "{}", &text);
        prop_assert_eq!(measure.value.single(), Some(value.parse::<Number>().unwrap()), "{}", &text);
        prop_assert_eq!(unit_name(measure), Some(unit), "{}", &text);
        prop_assert_eq!(measure.label.map_or("", |l| l.text), label, "{}", &text);
        let kind = if op.is_inequality() { Kind::Threshold } else { Kind::Quantity };
        prop_assert_eq!(target.kind, kind, "{}", &text);
    }

    #[test]
    fn a_range_of_two_numbers(
        lower in 0i64..100_000,
        width in 1i64..100_000,
        dash in select(&["-", "–", "—", "——", "~", "～", "至", "到", "－"][..]),
        (spelling, unit) in select(UNITS),
        both in any::<bool>(),
    ) {
        // 2021-2023年 is a date, and 个 of a unit cannot stand behind the first number alone.
        let upper = lower + width;
        let first = if both { spelling } else { "" };
        let text = format!("{lower}{first}{dash}{upper}{spelling}");
        let target = parse_value(&text);
        let measure = only(&target, &text)?;
        let (found_lower, found_upper) = measure.value.range().expect("a range");
        prop_assert_eq!(found_lower.value, Number::from(lower), "{}", &text);
        prop_assert_eq!(found_upper.value, Number::from(upper), "{}", &text);
        prop_assert!(found_lower.inclusive && found_upper.inclusive, "{}", &text);
        prop_assert_eq!(unit_name(measure), Some(unit), "{}", &text);
        prop_assert_eq!(target.kind, Kind::Range);
    }

    #[test]
    fn the_canonical_spelling_reads_back(
        label in select(LABELS),
        (word, _) in select(BEFORE),
        (written, _) in number(),
        (spelling, _) in select(UNITS),
        (behind, _) in select(AFTER),
    ) {
        let text = format!("{label}{word}{written}{spelling}{behind}");
        let target = parse_value(&text);
        let shown = target.to_string();
        let again = parse_value(&shown);
        prop_assert_eq!(again.kind, target.kind, "{} as {}", &text, &shown);
        prop_assert_eq!(again.measures.len(), target.measures.len(), "{} as {}", &text, &shown);
        for (one, other) in again.measures.iter().zip(&target.measures) {
            prop_assert_eq!(one.op, other.op, "{} as {}", &text, &shown);
            prop_assert_eq!(one.value, other.value, "{} as {}", &text, &shown);
            prop_assert_eq!(unit_name(one), unit_name(other), "{} as {}", &text, &shown);
            prop_assert_eq!(one.approximate, other.approximate, "{} as {}", &text, &shown);
            prop_assert_eq!(one.label.map(|l| l.text), other.label.map(|l| l.text), "{} as {}", &text, &shown);
        }
        prop_assert_eq!(&again.to_string(), &shown, "{}", &text);
    }
}

#[test]
fn numerals_are_written_out_right() {
    for (n, plain) in [
        (105, "一百零五"),
        (12_000, "一万二千"),
        (10_800, "一万零八百"),
        (3005, "三千零五"),
        (110, "一百一十"),
    ] {
        assert_eq!(chinese(n, &PLAIN), plain);
    }
    assert_eq!(chinese(120, &FINANCIAL), "壹佰贰拾");
    assert_eq!(chinese(200_010, &PLAIN), "二十万零一十");
}
