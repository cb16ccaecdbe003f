//! An amount that opens the name of a rate, and is no value: the rate's stands behind it.
//!
//! ```text
//! opening = amount words ( "率" / "度" ) [SP] number
//! ```
//! Accepted: `1期工程完成率`100%, `1000米测试达标率`90%. Refused: `500批次`合格数, 98% of its own unit.

use super::cursor::*;
use crate::lexicon::{BEFORE, RANK};
use crate::model::{Dimension, Measure};

/// How many characters a comparator in words has at most.
const LONGEST_WORD: usize = 6;

/// `1期|工程完成率100%`, `1-2级|残疾人护理补贴覆盖率达到98%`: whether a stage or a class opens the name of a rate.
pub(super) fn ranks(measure: &Measure<'_>, rest: &str) -> bool {
    let stage = measure
        .unit
        .as_ref()
        .is_some_and(|unit| RANK.exact(unit.text).is_some());
    let name = rest
        .find(|c| is_figure(c) || !is_han(c))
        .map(|at| &rest[..at]);
    stage && name.is_some_and(|name| before_word(name).ends_with(['率', '度']))
}

/// 补贴覆盖率|达到: the name before a comparator in words.
fn before_word(name: &str) -> &str {
    let ends = name.char_indices().rev().take(LONGEST_WORD);
    let words = ends.filter(|(at, _)| BEFORE.exact(&name[*at..]).is_some());
    words.last().map_or(name, |(at, _)| &name[..at])
}

/// `1000米|测试达标率90%`: whether an amount opens the name of a rate that a number follows.
pub(super) fn rated(measure: &Measure<'_>, rest: &str) -> bool {
    let counts = |dimension| !matches!(dimension, Dimension::Ratio | Dimension::Other);
    let amount = (measure.unit.as_ref()).is_some_and(|unit| counts(unit.dimension));
    let name = find_mark(rest, |c| !is_han(c)).map(|at| &rest[..at]);
    let rate = |name: &str| {
        name.ends_with(['率', '度']) && name.len() > "达标率".len() || ends_word(name, "误差")
    };
    // 1.50米短跑及格率 may be the first of a list.
    let whole = !measure.text.contains(['.', '．']);
    amount
        && whole
        && name.is_some_and(|name| rate(name) && digit(skip_spaces(&rest[name.len()..])).is_some())
}
