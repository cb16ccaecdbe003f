//! The commonest ranges without looking for any other measure: `5-10人`, `80%～90%`.
//!
//! ```text
//! plain-range = digits ["%"] ("-" / "~" / "～" / "—" / "–") digits unit       ; and then the clause ends or a noun begins
//! ```
//! As for [`super::plain`], whatever could also be dates, a code or a change is left to the general rules, and tests hold the two
//! together. Accepted: `5-10人`, `1.5～2公里`. Refused: `5-8天`, `10-5人`, `2000-3000元`, `5-10万元`, `5-10人以上`.

use std::cmp::Ordering;

use super::context::Context;
use super::cursor::*;
use super::draft::Draft;
use super::only_count::{only_count, shares};
use super::quick::digits;
use super::range::ranged;
use super::unit::another_share;
use super::unit_word;
use crate::lexicon::{start, starts};
use crate::model::*;

/// The range at the start of `i`, whose first number ends at `first_end`, and where its unit begins.
pub(super) fn plain_range<'a>(
    cx: &Context<'a>,
    i: &'a str,
    (first_end, lower): (&'a str, Number),
) -> Option<(&'a str, Draft<'a>, &'a str)> {
    let shared = eat(first_end, &['%']);
    let second = eat(shared.unwrap_or(first_end), &['-', '–', '—', '~'])?;
    let alone = if shared.is_some() {
        shares(i)
    } else {
        only_count(i)
    };
    // 2021-0035: leading zeros make a code.
    let coded = eat(second, &['0']).is_some_and(|rest| digit(rest).is_some());
    if !alone || coded {
        return None;
    }
    let (unit_at, upper) = digits(second)?;
    let (rest, unit) = unit_word::simple(cx, unit_at)?;
    let text = &unit_at[..unit_at.len() - rest.len()];
    // 10%-12%区间 and 以上 belong to the range.
    let goes_on = |c| {
        starts(c) & start::AFTER != 0 || matches!(c, '间' | '間' | '区' | '區' | '范' | '範' | '不')
    };
    let bounded = peek(skip_spaces(rest)).is_some_and(goes_on);
    let rising = lower.compare(&upper) == Some(Ordering::Less);
    if !rising || bounded || has_white(text) || another_share(unit.dimension, rest) {
        return None;
    }
    // 1公里-5公里 200米
    let parted = matches!(unit.dimension, Dimension::Count | Dimension::Ratio);
    if !parted && digit(skip_spaces(rest)).is_some() {
        return None;
    }
    let mut draft = ranged(cx, i, rest, lower, upper);
    draft.measure.unit = Some(unit.written(text, cx.span(unit_at, rest)));
    Some((rest, draft, unit_at))
}
