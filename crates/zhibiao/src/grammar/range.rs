//! Measures with two ends.
//!
//! ```text
//! span     = amount *suffix dash amount *suffix ["之间" / "不等" / …]
//!          / amount *suffix ("和" / "与") amount *suffix "之间"
//! interval = ("[" / "(") amount "," amount ("]" / ")")
//! ```
//! The first end takes the unit, the share and the 万 of the second. Ends the wrong way round stay as they are, with
//! an error. Accepted: `80%-90%`, `5-10万元`, `30分钟-1小时`, `(90%,95%]`. Refused: `2021-0035` (a code), `5元-3人`.

mod spread;

use std::cmp::Ordering;

use nom::Parser;
use smallvec::SmallVec;

use super::affix::{Prefix, Suffix, named_before, prefix, suffix};
use super::amount::{Amount, TENTHS, amount, behind_inclusion, is_time, second};
use super::clause_end::ends_or_noted;
use super::comparator::Found;
use super::context::Context;
use super::cursor::*;
use super::dash::dash;
use super::draft::{Draft, Outcome};
use super::literal::{Reading, scale};
use super::rate::per;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

pub(super) use spread::{spread, spread_alone};

pub(super) fn inclusive(value: Number) -> Bound {
    Bound {
        value,
        inclusive: true,
    }
}

pub(super) fn exact(reading: Reading) -> Option<Number> {
    match reading {
        Reading::Exact(number) => Some(number),
        _ => None,
    }
}

/// `-90%` after 80%: the second end of a range.
pub(super) fn span<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
    prefix: &Prefix<'a>,
    first: &Amount<'a>,
    suffix_before: &Suffix<'a>,
) -> Option<Outcome<'a>> {
    let spaced = skip_spaces(i);
    // 60_80: the key of the hyphen, with another one held; 60…80 may be a range or leave something out.
    let slipped = eat(i, &['_', '…']).filter(|rest| digit(rest).is_some());
    let (second_at, needs_between) = match dash(spaced).or(slipped) {
        // 80%-⏎90%: a narrow column broke the line.
        Some(rest) => (skip_break(rest), false),
        None => (skip_spaces(eat(spaced, &['和', '与'])?), true),
    };
    let (rest, mut second) = second_end(cx, spaced, second_at, first)?;
    // 50-60-70分: three ends are no range.
    if let Some(end) = chain(cx, rest) {
        // 300份和5-8期: an amount and a range.
        if needs_between {
            return None;
        }
        let span = cx.span(start, end);
        let code = Code::UnreadNumber;
        return Some(Outcome::Unreadable(end, Diagnostic { code, span }));
    }
    let mut first = first.clone();
    let (rest, included) = match behind_inclusion(cx, rest, &mut second) {
        Some((rest, inclusive)) => (rest, Some(inclusive)),
        None => (rest, None),
    };
    share_unit(&mut first, &mut second)?;
    let (lower, upper) = share_magnitude(&first, &second)?;
    let (rest, mut suffix_after) = suffix(cx, rest, is_time(&second));
    suffix_after.inclusive = suffix_after.inclusive.or(included);
    let rest = match eat_words(skip_spaces(rest), &["之间", "区间", "范围内", "不等", "间"])
    {
        Some((rest, _)) => rest,
        None if needs_between => return None,
        None => rest,
    };
    let mut draft = ranged(cx, start, rest, lower, upper);
    let dated = second.unit.is_none() && ends_or_noted(rest) && may_date(lower, upper);
    if dated || slipped.is_some() {
        let (code, span) = (Code::BrokenNumber, draft.measure.text.span());
        draft.diagnostics.push(Diagnostic { code, span });
    }
    draft.measure.approximate = second.literal.over;
    draft.measure.unit = second.unit.or(first.unit);
    named_before(&mut draft.measure, prefix);
    if !prefix.below.is_empty() {
        per(&mut draft.measure, &prefix.below);
    }
    worded(&mut draft, prefix, suffix_before, &suffix_after);
    Some(Outcome::Measure(rest, draft))
}

/// The amount of the second end, which `second_at` begins.
fn second_end<'a>(
    cx: &Context<'a>,
    dash_at: &'a str,
    second_at: &'a str,
    first: &Amount<'a>,
) -> Option<(&'a str, Amount<'a>)> {
    let (behind, repeated) = prefix(cx, second_at);
    let second_at = match repeated.currency {
        Some(_) => behind,
        None => second_at,
    };
    // 2021-0035: leading zeros make a code.
    if eat(second_at, &['0']).is_some_and(|r| digit(r).is_some()) {
        return None;
    }
    // -5%至-2%, -5%—-2%; a second hyphen is a sign only behind a first end below zero: -5--2.
    let below = exact(first.literal.reading).is_some_and(|n| n.is_negative());
    let second_at = match eat(dash_at, &['-']) {
        Some(rest) if below && eat(rest, &['-']).is_some() => rest,
        _ => second_at,
    };
    match eat(second_at, &['-', '+', '负', '正', '零']).is_some() {
        true => amount(cx, second_at, false).ok(),
        false => second(cx, second_at).ok(),
    }
}

/// What the words before a range, between its ends and behind it say of it.
fn worded<'a>(
    draft: &mut Draft<'a>,
    prefix: &Prefix<'a>,
    between: &Suffix<'a>,
    after: &Suffix<'a>,
) {
    bounds_inclusion(&mut draft.measure, between.inclusive, after.inclusive);
    let words = || {
        prefix
            .found
            .iter()
            .chain(&between.found)
            .chain(&after.found)
    };
    draft.measure.approximate |= words().any(|f| f.approximate || f.op == Op::About);
    // ≥90%-95%, 90-95%以上: the range stands, but one of the two may not be meant. 控制在3-5天 and 3-5天内 are common.
    let raising = |f: &&Found<'_>| matches!(f.op, Op::Ge | Op::Gt) && !f.approximate;
    let one_sided = between.found.is_empty();
    let behind = after.found.iter().filter(raising);
    let before = prefix.found.iter().filter(|f| bounds_once(f));
    let apart = before.chain(behind).filter(|_| one_sided);
    let doubtful = words().filter(|f| f.doubtful);
    let apart = apart.map(|found| (Code::ComparatorApart, found));
    for (code, found) in apart.chain(doubtful.map(|found| (Code::DoubtfulSign, found))) {
        let span = found.piece.span();
        draft.diagnostics.push(Diagnostic { code, span });
    }
}

/// `不低于` before a range: it bounds one end, so that one of the two may not be meant. 控制在 is how ranges are written.
fn bounds_once(found: &Found<'_>) -> bool {
    found.op.is_inequality() && matches!(found.rule, Rule::GbT8170 | Rule::FormDesign)
}

/// `12-31`, `08-2008`: more likely a day or a month than two ends.
fn may_date(lower: Number, upper: Number) -> bool {
    let whole = |number: Number| number.integer().and_then(|n| u32::try_from(n).ok());
    let (Some(month), Some(day)) = (whole(lower), whole(upper)) else {
        return false;
    };
    (1..=12).contains(&month) && (day == 31 || is_planning_year(day))
}

/// Where a run of further ends stops: `-70分` after 50-60.
fn chain<'a>(cx: &Context<'a>, i: &'a str) -> Option<&'a str> {
    let mut end = None;
    let mut rest = i;
    while let Some(next) = dash(skip_spaces(rest))
        && digit(skip_spaces(next)).is_some()
        && super::date::date(cx, skip_spaces(next)).is_none()
        && let Ok((after, _)) = second(cx, skip_spaces(next))
    {
        rest = after;
        end = Some(after);
    }
    end
}

pub(super) fn bounds_inclusion(
    measure: &mut Measure<'_>,
    first: Option<bool>,
    second: Option<bool>,
) {
    if let Value::Range { lower, upper } = &mut measure.value {
        lower.inclusive = first.unwrap_or(lower.inclusive);
        upper.inclusive = second.unwrap_or(upper.inclusive);
    }
}

/// Gives the first end the unit or the share of the second; `None` where they differ.
pub(super) fn share_unit<'a>(first: &mut Amount<'a>, second: &mut Amount<'a>) -> Option<()> {
    match (&first.unit, &second.unit) {
        // 500元-1000元/人
        (Some(a), Some(b))
            if b.name
                .strip_prefix(&*a.name)
                .is_some_and(|r| r.starts_with('/')) =>
        {
            first.unit = second.unit.clone();
            Some(())
        }
        (Some(a), Some(b)) if a.name != b.name => {
            // 30分钟-1小时: the same thing in a larger unit.
            first.literal.reading =
                super::amount::in_larger(first.literal.reading, &a.name, &b.name)?;
            first.unit = second.unit.clone();
            Some(())
        }
        // 百分之六十至七十
        (Some(_), None) => {
            second.unit = first.unit.clone();
            Some(())
        }
        _ => Some(()),
    }
}

/// Gives the first end the 万 or 亿 of the second, while it stays the lower one, or its 成; a lone digit also takes its 百
/// or 千: 两到三千 is from 2000, 200到3千万 from 200万.
pub(super) fn share_magnitude(first: &Amount<'_>, second: &Amount<'_>) -> Option<(Number, Number)> {
    let upper = exact(second.literal.reading)?;
    let lower = exact(first.literal.reading)?;
    let less = |number: Number, than: Number| number.compare(&than) == Some(Ordering::Less);
    let (own, magnitude) = (first.literal.magnitude, second.literal.magnitude);
    // 一千到两千万: the first has a place, but no 万.
    let lacks = own == 0 || (matches!(own, 2 | 3) && magnitude >= 4);
    if magnitude == 0 || !lacks || (first.unit.is_some() && first.literal.share.is_some()) {
        return Some((lower, upper));
    }
    // Of 十万 and 十亿 only the 万 and 亿 (五到三十万), unless the second is no digit either (10-15k).
    let digit = own == 0 && less(lower, Number::from(10));
    let places = scale(Number::from(10), magnitude).is_some_and(|ten| !less(upper, ten));
    let all = own == 0 && (digit || places) && (magnitude % 4 != 1 || magnitude == TENTHS);
    let large = magnitude / 4 * 4;
    for exponent in [if all { magnitude } else { large }, large] {
        if exponent > 0
            && let Some(scaled) = scale(lower, exponent)
            && (magnitude == TENTHS || less(scaled, upper))
        {
            return Some((scaled, upper));
        }
    }
    Some((lower, upper))
}

/// A draft with two inclusive bounds; reversed ones get a remark.
pub(super) fn ranged<'a>(
    cx: &Context<'a>,
    start: &'a str,
    rest: &'a str,
    lower: Number,
    upper: Number,
) -> Draft<'a> {
    let text = cx.piece(start, rest);
    let mut diagnostics = SmallVec::new();
    if lower.compare(&upper) == Some(Ordering::Greater) {
        diagnostics.push(Diagnostic {
            code: Code::ReversedBounds,
            span: text.span(),
        });
    }
    Draft {
        own_label: false,
        after: false,
        han: false,
        doubtful: false,
        diagnostics,
        measure: Measure {
            op: Op::Range,
            comparator: None,
            value: Value::Range {
                lower: inclusive(lower),
                upper: inclusive(upper),
            },
            unit: None,
            text,
            label: None,
            extras: None,
            approximate: false,
        },
    }
}

/// `[95%,100%]`, `(90%,95%]`: the notation of mathematics, where the bracket says whether the bound belongs.
pub(super) fn interval<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Draft<'a>)> {
    eat(i, &['[', '(', '【', '〔'])?;
    let inside = after_first(i);
    // （1,000）元
    let round = eat(i, &['(']).is_some();
    let closes = |rest| eat(skip_spaces(rest), &[')']).is_some();
    if round && second(cx, skip_spaces(inside)).is_ok_and(|(rest, _)| closes(rest)) {
        return None;
    }
    let (close_at, (mut first, mut upper)) = two_ends(cx, inside)?;
    let (rest, ()) = one([']', ')', '】', '〕']).parse(close_at).ok()?;
    // （12,34人）: two numbers, or one that is broken.
    if round && eat(close_at, &[')']).is_some() && first.unit.is_none() && upper.unit.is_some() {
        return None;
    }
    share_unit(&mut first, &mut upper)?;
    let (low, high) = share_magnitude(&first, &upper)?;
    // [90,100]分
    let behind = match upper.unit.is_none() && first.unit.is_none() {
        true => super::unit::unit(cx, skip_spaces(rest)),
        false => None,
    };
    let (rest, unit) = behind.map_or((rest, upper.unit.or(first.unit)), |(r, u)| (r, Some(u)));
    let mut draft = ranged(cx, i, rest, low, high);
    draft.measure.unit = unit;
    let closed = eat(close_at, &[')']).is_none();
    bounds_inclusion(&mut draft.measure, Some(!round), Some(closed));
    Some((rest, draft))
}

/// The two ends of an interval, parted by its comma, which is none of the thousands: `[90,100]`.
fn two_ends<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, (Amount<'a>, Amount<'a>))> {
    let (at, comma) = i
        .char_indices()
        .take(LONGEST_END)
        .find(|(_, c)| crate::lexicon::twin(*c) == ',')?;
    let inner = Context {
        source: &cx.source[..cx.at(i) + at],
        ..*cx
    };
    let end = |cx: &Context<'a>, i: &'a str| second(cx, i).ok().map(|(r, a)| (skip_spaces(r), a));
    let (left, first) = end(&inner, skip_spaces(&i[..at]))?;
    let (rest, upper) = end(cx, skip_spaces(&i[at + comma.len_utf8()..]))?;
    left.is_empty().then_some((rest, (first, upper)))
}

/// The longest end of an interval, in characters: bounds the look-ahead.
const LONGEST_END: usize = 30;
