//! What holds for every text: no panic, spans in place, nothing lost.

mod common;
mod config;
mod texts;

use common::check;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config::fixed(4000))]

    #[test]
    fn any_mix_of_words(text in texts::mixed()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(config::fixed(1000))]

    #[test]
    fn any_long_mix_of_words(text in texts::mixed_cell()) {
        check(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes(text in texts::any_bytes()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}

/// Texts that the properties above found, each of which broke a promise once.
#[rustfmt::skip]
const ONCE_BROKEN: &[&str] = &[
    // Panics and endless recursion.
    "「)", "｛)", ".0.5", "家.1.5人", "k平为3万分以上由八十提高到九超过1.2亿（含）：", "%8007", "2质0!4", "9-4/2/3", "3办１．案7", "指标值1,:壹二季度小于同比年度指标值：稳定每年",
    // Pieces or indicators that overlap.
    "（0\u{3000}0；5", "数0人（0分）；培", "0|९|1；元", "a|b\tc\n；d", "9，月底1", "5%、二度5", "1,2000人零0", "(0分),经费k5",
    "一季、二季两人", "0人、2022年点》\r6",
    // Readable text among the separators.
    "指标值是", "1.指标：", "1、产出指标3．", "二）目标2前", "①产出指标一、", "”|数\t效\tB|案", "率5%（0分）", "持5\u{3000}2(0分)",
    "得超0(0分);3小",
    // The same diagnostic twice, a range without a remark on its order, a date without dates.
    "】(", "}(", "0增到11到1", "第一年",
    // Spans: a unit that covered its number, white space at the edge of a measure or label.
    "九成", "2成", "完成\u{3000}[2", "5林 以上", "9＞\u{2028}", "9》名\u{c}", "7⩽●\u{85}", "1≧”\t》9", "二《九\u{2028}",
];

#[test]
fn what_once_broke() {
    for text in ONCE_BROKEN {
        if let Err(message) = check(text) {
            panic!("{text:?}: {message}");
        }
    }
}
