//! The commonest measures without looking for any other: `完成344人次`, `不低于90%，…`, `50个社区`.
//!
//! ```text
//! plain = ( [before] amount [after] / range )         ; and then the clause ends or a noun begins
//! amount = digits ["万" / "亿"] unit
//! ```
//! As in the quick lane, whatever could also be a date, a code, a range or a name is left to the general rules, and
//! tests hold the two together. Accepted: `344人次`, `≥90%；`, `50个`社区, `2万元以上`. Refused: `3年`, `5-8人`, `5元8角`.

use super::unit_word;
use smallvec::{SmallVec, smallvec};

use super::comparator::{Found, any_before, negated, negated_number};
use super::context::Context;
use super::cursor::*;
use super::date::is_day_behind;
use super::draft::Draft;
use super::exclude::not_a_measure;
use super::han::begins_unit;
use super::literal::scale;
use super::plain_range::plain_range;
use super::quick::{digits, is_scanned};
use super::unit::another_share;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, CODED, Numeral, STOP, numeral, start, starts};
use crate::model::*;

/// How many digits may be a code.
const CODE: usize = 12;

/// The measure at the start of `i`, if it is one of the commonest.
pub(super) fn plain<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Draft<'a>)> {
    let first = peek(i)?;
    if !cx.options.is_standard() {
        return None;
    }
    let (at, found) = match digit(i).is_some() {
        true if negated_number(&cx.source[..cx.at(i)]) => return None,
        true => (i, None),
        false => comparator(cx, i, first)?,
    };
    let (digits_end, number) = digits(at)?;
    if found.as_ref().is_some_and(|found| is_day_behind(found, at)) {
        return None;
    }
    if found.is_none()
        && let Some((rest, draft, unit_at)) = plain_range(cx, i, (digits_end, number))
    {
        let plain = ends(rest) && !is_name(cx, i, i, unit_at, unit_at);
        return plain.then_some((rest, draft));
    }
    let (unit_at, number) = multiplied((digits_end, number))?;
    if is_name(cx, i, at, digits_end, unit_at) {
        return None;
    }
    let (unit_end, simple) = unit_word::simple(cx, unit_at)?;
    let unit_text = &unit_at[..unit_at.len() - unit_end.len()];
    if has_white(unit_text) {
        return None;
    }
    let (rest, behind) = match found {
        None => bounded(cx, unit_end)?,
        Some(before) => said_twice(cx, &before, unit_end),
    };
    // 不 5天以上: a comparator behind may be turned round, too.
    if behind.is_some() && is_torn(cx, i) {
        return None;
    }
    if !ends(rest) || more_behind(&simple, number, rest) {
        return None;
    }
    let after = behind.is_some();
    let found = found.or(behind);
    let op = found.map_or(Op::Eq, |found| found.op);
    let draft = Draft {
        measure: Measure {
            op,
            comparator: found.map(|found| found.comparator()),
            value: Value::Single(number),
            unit: Some(simple.written(unit_text, cx.span(unit_at, unit_end))),
            text: cx.piece(i, rest),
            label: None,
            approximate: found.is_some_and(|found| found.approximate || found.op == Op::About),
            extras: None,
        },
        own_label: false,
        after,
        han: false,
        // With a unit a number is no year.
        doubtful: false,
        diagnostics: doubtful_sign(found),
    };
    Some((rest, draft))
}

/// Whether the digits at `at` are a code, a rank, a road or begin a name, or could: up to `digits_end`, and to `unit_at` with 万.
fn is_name(cx: &Context<'_>, i: &str, at: &str, digits_end: &str, unit_at: &str) -> bool {
    let Some(next) = peek(unit_at) else {
        return true;
    };
    let figures = at.len() - digits_end.len();
    // 前10名 may be a rank.
    let ranked = || {
        cx.source[..cx.at(i)]
            .trim_end_matches(is_space)
            .ends_with('前')
    };
    // As many digits are a code where no unit follows them at once.
    let long = figures >= CODE && unit_at.len() < digits_end.len();
    // 1.1案 and 1对1 are names.
    let pointed = || figures > 1 && at[..figures].contains('.');
    let one = || digit(at).is_some_and(|(one, width)| one == 1 && figures == width);
    let named = || (pointed() || one()) && not_a_measure(at, false).is_some();
    // 210省道 is a road.
    let road = || matches!(next, '国' | '省' | '县' | '縣' | '乡' | '鄉' | '週');
    let scanned = || is_scanned(next) || road() || numeral(next) != Numeral::None;
    // 编号20230M（旧）
    let coded =
        || !is_han(next) && next.is_alphabetic() && CODED.suffix(&cx.source[..cx.at(i)]).is_some();
    long || ranked() || named() || scanned() || coded() || STOP.longest(at).is_some()
}

/// What has to be said of a sign that may not be meant.
fn doubtful_sign(found: Option<Found<'_>>) -> SmallVec<[Diagnostic; 2]> {
    match found.filter(|found| found.doubtful) {
        None => SmallVec::new(),
        Some(found) => smallvec![Diagnostic {
            code: Code::DoubtfulSign,
            span: found.piece.span(),
        }],
    }
}

/// `万` or `亿` multiplied in, unless it begins a unit (万千瓦时).
fn multiplied((i, number): (&str, Number)) -> Option<(&str, Number)> {
    let exponent = match peek(i).map(numeral) {
        Some(Numeral::Wan) => 4,
        Some(Numeral::Yi) => 8,
        _ => return Some((i, number)),
    };
    let number = scale(number, exponent).filter(|_| !begins_unit(i))?;
    Some((after_first(i), number))
}

/// A comparator behind the unit, and then nothing.
fn bounded<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Option<Found<'a>>)> {
    if peek(i).is_none_or(|c| starts(c) & start::AFTER == 0) {
        return Some((i, None));
    }
    let Some((rest, found)) = super::comparator::after(cx, i) else {
        return Some((i, None));
    };
    let ended = peek(rest).is_none_or(|c| matches!(c, '，' | '；' | '。'));
    (ended && !found.doubtful).then_some((rest, Some(found)))
}

/// 达到95%`以上`: a comparator behind the unit that says what the one before the number does.
fn said_twice<'a>(
    cx: &Context<'a>,
    before: &Found<'a>,
    i: &'a str,
) -> (&'a str, Option<Found<'a>>) {
    let sure = |found: &Found<'_>| found.op.is_inequality() && !found.approximate;
    match bounded(cx, i) {
        Some((rest, Some(behind)))
            if sure(before) && sure(&behind) && behind.op == before.op && !before.is_loose() =>
        {
            (rest, Some(behind))
        }
        _ => (i, None),
    }
}

/// `2小时 30分钟`, `2年1次`, `5元 8角`: whether more of the amount may follow; `3%个百分点` leaves a doubt.
fn more_behind(unit: &unit_word::Simple<'_>, number: Number, rest: &str) -> bool {
    let time = unit.dimension == Dimension::Time;
    let parted = matches!(
        unit.dimension,
        Dimension::Time
            | Dimension::Money
            | Dimension::Length
            | Dimension::Mass
            | Dimension::Volume
            | Dimension::Area
    ) || unit.name == "块";
    time && number == Number::from(1)
        || parted && digit(skip_spaces(rest)).is_some()
        || another_share(unit.dimension, rest)
}

/// Whether a space stands before the measure, which may have torn a 不 from it.
fn is_torn(cx: &Context<'_>, i: &str) -> bool {
    cx.source[..cx.at(i)].ends_with(|c: char| is_space(c) || c.is_whitespace())
}

/// One comparator right before digits, which no space may have torn from a 不.
fn comparator<'a>(
    cx: &Context<'a>,
    i: &'a str,
    first: char,
) -> Option<(&'a str, Option<Found<'a>>)> {
    if starts(first) & start::BEFORE == 0 {
        return None;
    }
    let (rest, found) = any_before(cx, i)?;
    // 不等于5个: the word is turned round.
    let denied = negated(&cx.source[..cx.at(i)]);
    let plain = digit(rest).is_some() && !denied;
    (plain && !is_torn(cx, i) && STOP.longest(i).is_none()).then_some((rest, Some(found)))
}

/// Whether nothing of the measure follows: the text or its clause ends, or a noun begins.
fn ends(i: &str) -> bool {
    const GOES_ON: u32 = start::AFTER
        | start::NUMERAL
        | start::FRACTION
        | start::EACH
        | start::SOFT
        | start::SIGN
        | start::CURRENCY;
    let spaced = i.trim_start_matches(|c| is_space(c) || matches!(c, '\n' | '\r'));
    let Some(c) = peek(spaced) else { return true };
    // 约1.5个百分点、以上
    if !is_han(c) && starts(c) & start::AFTER != 0 && AFTER.longest(spaced).is_some() {
        return false;
    }
    match c {
        '，' | '；' | '。' | ',' | ';' | '、' | ')' | '）' | '|' | '÷' | '且' => true,
        '0'..='9' => spaced.len() < i.len(),
        '+' => digit(after_first(spaced)).is_some(),
        // 90%（含）以上; any other bracket is for whoever reads notes.
        '(' | '（' => !matches!(
            folded(skip_spaces(after_first(spaced))),
            Some('含' | '不' | '包')
        ),
        '至' | '到' | '和' | '与' | '及' | '或' | '之' | '同' => false,
        // 80%小于等于满意度
        '大' | '小' => {
            let behind = after_first(spaced).trim_start();
            eat(behind, &['于', '等', '过', '或', '予']).is_none()
        }
        '\u{4e00}'..='\u{9fff}' => starts(c) & GOES_ON == 0,
        _ => false,
    }
}
