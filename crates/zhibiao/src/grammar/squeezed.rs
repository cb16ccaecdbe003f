//! A value read again without its spaces: what comes out otherwise may have been torn by one.
//!
//! Accepted as torn: 零 `下`10℃, 10个社区以 `上`, 半 `亩`. Refused: `95 %` (the same with and without), `3期 150人` (a space before digits parts).

use super::context::Context;
use super::cursor::*;
use super::scan;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::twin;
use crate::model::*;

/// Longer values are prose, in bytes.
const LONGEST: usize = 300;

/// Tells of a value that says something else without the spaces before its words.
pub(super) fn tell_of_torn<'a>(cx: &Context<'a>, target: &mut Target<'a>) {
    if !target.diagnostics.is_empty() || target.formula.is_some() || !has_gap(cx.source) {
        return;
    }
    let squeezed = without_gaps(cx.source);
    let inner = Context {
        source: &squeezed,
        options: cx.options,
    };
    let mut again = Target::default();
    scan::general(inner, &mut again);
    // 1-3年 人均收入1.5万元: without the space the first number only qualifies, which shows nothing; 10%和20%之 间 is one range.
    let fewer = again.measures.len() < target.measures.len();
    let merged = !fewer || again.measures.iter().any(|m| m.op == Op::Range);
    if again.formula.is_none() && merged && !says_the_same(target, &again) {
        let (code, span) = (Code::BrokenNumber, cx.piece(cx.source, "").span());
        target.diagnostics.push(Diagnostic { code, span });
    }
}

/// Whether a space stands before a word, or before digits that a mark opens.
fn has_gap(text: &str) -> bool {
    // Most values hold none: no other byte begins a space, but for the mark of no width.
    let may_space = |byte: u8| byte <= b' ' || matches!(byte, 0xc2 | 0xe2 | 0xe3);
    let spaced = text.bytes().fold(false, |any, byte| any | may_space(byte));
    if text.len() >= LONGEST || !(spaced || text.contains('\u{feff}')) {
        return false;
    }
    let inner = text.trim();
    let mut spaces = inner
        .char_indices()
        .filter(|(_, c)| !is_common_han(*c) && is_space(*c));
    spaces.any(|(at, _)| tears(inner, at))
}

/// Whether the space at a place may have torn what it parts: 零 下, 增长率- 2%, 10^ 6. Before digits, most spaces part amounts.
fn tears(text: &str, at: usize) -> bool {
    let opens = |c: char| matches!(twin(c), '.' | '-' | '^' | '/' | '×' | 'e');
    digit(skip_spaces(&text[at..])).is_none()
        || last(text[..at].trim_end_matches(is_space)).is_some_and(opens)
}

fn without_gaps(text: &str) -> String {
    let kept = |(at, c): (usize, char)| (!(is_space(c) && tears(text, at))).then_some(c);
    text.char_indices().filter_map(kept).collect()
}

/// Whether two readings hold the same numbers and the same times.
fn says_the_same(one: &Target<'_>, other: &Target<'_>) -> bool {
    let number = |a: &Measure<'_>, b: &Measure<'_>| {
        let unit = |m: &Measure<'_>| m.unit.as_ref().map(|unit| unit.name.to_string());
        a.op == b.op && a.value == b.value && unit(a) == unit(b)
    };
    let time =
        |a: &Date<'_>, b: &Date<'_>| (a.from, a.to, a.relation) == (b.from, b.to, b.relation);
    one.measures.len() == other.measures.len()
        && one
            .measures
            .iter()
            .zip(&other.measures)
            .all(|(a, b)| number(a, b))
        && one.dates.len() == other.dates.len()
        && one.dates.iter().zip(&other.dates).all(|(a, b)| time(a, b))
}
