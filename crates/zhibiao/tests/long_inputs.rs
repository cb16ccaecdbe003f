//! Long inputs of one nasty pattern: work must stay linear, memory bounded, the stack flat.
//!
//! The cap is far above what a linear reader needs and far below what a quadratic one does, in a release build;
//! a debug build only finds the worst.

use std::time::{Duration, Instant};

use zhibiao::render::Renderer;
use zhibiao::wire::{self, Offsets};
use zhibiao::{Field, Language, Parser};

/// Each is repeated until the input is long enough.
#[rustfmt::skip]
const PATTERNS: &[&str] = &[
    "(", ")", "（", "（）", "1(1(1(", "（1", "1）", "【", "【产出指标】", "「", "“", "《", "》1", "))((",
    "产出指标", "产出指标：", "1、产出指标：", "1、产出指标：a，年度指标值：", "年度指标值：", "指标1：", "★", "①", "（1）", "一、",
    "零零零", "一一一", "百", "千", "万", "亿", "万亿", "半", "几", "两三", "十几", "百分之", "五分之", "翻一番", "点",
    "0", "9", "1,000,", "1，000", "1.", "1e6", "负", "1/2", "1万",
    "每每每", "每人每天", "每人1", "元/人·", "1元/", "1元2角", "1小时30分", "个个", "台（套）",
    "1-1-1-", "1-", "1:", "9747-2021", "-1", "1——", "1~", "1至", "1到2", "±1", "1±", "介于1和", "在1到",
    "≥≥≥", "≥1≤1", "1以上1以下", "1以上", "以上", "不低于", "大于等于", "约约", "》", "=1", "==",
    "，，，", "1，", "、", "1、1、", "1和", "1+", "a，1", "；", "。。", "\n", "\n1", "\r\n", " ", "\u{3000}",
    "较较较", "较上年增长", "增长到增长到", "由80%提高到90%", "由1", "提升", "明显提升",
    "值值值", "：：：", ":1；", "a：1", "a|1\n", "a|b|c", "\t",
    "2021年", "2021-", "2021.01-", "12月", "2021年12月31日前", "每月25日", "第一", "“十四五”期间", "底前",
    "a/b×100%", "1×", "a=b/", "**", "XX", "(≥**%)", "a=1 22.5 ", "数量指标：a≥6架；b≥928小时。", "1-1指标1：a(1),", "1；(1", "22.5；(1",
    "一流", "一户一", "65岁以上老人", "〔2021〕41号", "GB/T 19001-2016", "1:18", "7×24小时",
    "管护机制 健全 ", "培训人数 5 ", "安全感：提升 ", "数量指\n标", "数\n", "年度\n指标值：", "年度\n", "第1、", "⑴", "A.", "No.1 ",
    "10≥5米≥5米", "5%10分培训", "效果显著，", "质量明显提高，", "65岁以上老人，", "其中：", "，权重10%", "（10分）", "a=5|", "培训 / ",
    "标准：补5元、", "：补5元，", "1.1数量指标：", "培训，目标：", "三级指标：", "产 出 ", "【1】",
    "-1.", "1..", "一3", "二年", "三日", "TJS二", "7÷/", "hm^2", "6—百", "3D", "２4G附近", "百度一档3", "1/2两个规定", "[1、",
    "●", "➢", "&nbsp;", "<br/>", "，计量单位：人", "指标名称：a；指标值：1；", "扣1分，", "●a", "4零1/2",
    "a", "中", "办案", "é", "\u{301}", "👩‍👩‍👧", "𠮷", "\0", "\u{fffd}", "\u{202e}",
];

/// One text before, many between, one behind.
const FRAMES: &[(&str, &str, &str)] = &[
    ("（", "办案1件，", "）"),
    ("由80%", "办案", "提高到90%"),
    ("介于1", "办案", "之间"),
    ("1、产出指标：", "办案，", "年度指标值：5件。"),
    ("≥80%，", "办案，", "≤90%"),
    ("满意度=", "A/B+", "C"),
    ("100%", "）", "（"),
    ("", "1、", "产出指标：办案5件"),
    ("产出指标", "(", "50分)"),
    ("每", "人每", "天100元"),
    ("从1到否+1", "\u{3000}", ""),
    ("台（套）人民币", "(1。", ""),
];

const SIZE: usize = if cfg!(debug_assertions) {
    4 << 10
} else {
    512 << 10
};
const CAP: Duration = Duration::from_secs(20);

fn repeated(pattern: &str, size: usize) -> String {
    pattern.repeat(size / pattern.len() + 1)
}

fn framed((before, between, behind): (&str, &str, &str), size: usize) -> String {
    format!("{before}{}{behind}", repeated(between, size))
}

/// Every door, and all that can be done with what comes out.
fn exercise(text: &str) {
    let target = zhibiao::parse_value(text);
    target.to_string();
    let cell = zhibiao::parse_cell(text);
    cell.pieces();
    wire::Target::new(&target, text, Offsets::CodePoints, Language::English);
    wire::Cell::new(&cell, Offsets::Utf16, Language::Chinese);
    let renderer = Renderer::new(text, Language::Chinese);
    for diagnostic in target.diagnostics.iter().chain(&cell.diagnostics) {
        renderer.diagnostic(diagnostic);
    }
    let parser = Parser::new();
    let columns = Field {
        value: "5",
        sign: Some(text),
        unit: Some(text),
        name: Some(text),
    };
    parser.parse_field(columns);
}

#[track_caller]
fn finishes(name: &str, text: &str) {
    let start = Instant::now();
    exercise(text);
    let took = start.elapsed();
    assert!(
        took < CAP,
        "{name:?}, {} bytes: {took:?}, which is not linear",
        text.len()
    );
}

#[test]
fn repeated_patterns() {
    for pattern in PATTERNS {
        finishes(pattern, &repeated(pattern, SIZE));
    }
}

#[test]
fn framed_patterns() {
    for &frame in FRAMES {
        finishes(frame.1, &framed(frame, SIZE));
    }
    // Something to look for at either end, and nothing but dirt between.
    for pattern in PATTERNS {
        finishes(pattern, &framed(("5人", pattern, "5人"), SIZE / 2));
    }
}

#[test]
fn one_pattern_and_then_another() {
    for (index, first) in PATTERNS.iter().enumerate() {
        let second = PATTERNS[(index * 31 + 17) % PATTERNS.len()];
        let text = repeated(first, SIZE / 4) + &repeated(second, SIZE / 4);
        finishes(&format!("{first} {second}"), &text);
    }
}
