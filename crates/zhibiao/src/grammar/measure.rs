//! One measure: comparators, a number or two, a unit, and what the words beside it say.
//!
//! ```text
//! measure  = spread / prefix amount [again] suffix [ span / mirror / below ]
//! again    = ("及" / "或") amount                    ; 3次及3次以上: the same number said twice
//! below    = "/" unit                                ; 2次以上/年
//! dated    = comparator date                         ; left to whoever reads dates
//! ```
//! What stands beside the number is read in [`super::affix`], two ends in [`super::range`], a number before its term in
//! [`super::mirror`], and what has no number at all in [`super::blank`]. Accepted: `不少于20场`, `百家以上`,
//! `80%≤满意度＜95%`. Refused: 不晚于`12月31日` (a date), 达到`一级`标准 (a word).

use std::ops::ControlFlow;

use smallvec::SmallVec;

use super::affix::{Prefix, Suffix, named_before, prefix, suffix};
use super::amount::{Amount, amount, behind_fan, behind_inclusion, is_time, second};
use super::blank::{mask, no_number, unit_of_money, unreadable};
use super::clause_end::{ends_clause, ends_or_noted};
use super::comparator::{Found, after};
use super::context::Context;
use super::cursor::*;
use super::draft::{Draft, Outcome};
use super::exclude::stop_length;
use super::han::multiplier;
use super::literal::{Literal, Reading};
use super::mirror::mirror;
use super::number::may_begin;
use super::plain::plain;
use super::range::{inclusive, span, spread, spread_alone};
use super::rate;
use super::rate::per;
use super::resolve::resolve;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, CURRENCY, FILLER, RANK, start, starts};
use crate::model::*;

/// Whether no measure can begin here: most characters that could begin one begin another word.
pub(super) fn hopeless(i: &str) -> bool {
    let Some(c) = peek(i) else { return true };
    let flags = starts(c);
    flags & start::EACH == 0
        && !may_begin(i)
        // 人 stands in 人民币, and in every other name.
        && (flags & start::CURRENCY == 0 || CURRENCY.longest(i).is_none())
        && (flags & start::BEFORE == 0 || !super::comparator::begins(i))
}

/// Reads a measure that begins at `i`.
pub(super) fn measure<'a>(cx: &Context<'a>, i: &'a str) -> Outcome<'a> {
    match plain(cx, i) {
        Some((rest, draft)) => Outcome::Measure(rest, draft),
        None => other(cx, i),
    }
}

/// Reads a measure that is no plain one.
pub(super) fn other<'a>(cx: &Context<'a>, i: &'a str) -> Outcome<'a> {
    if hopeless(i) {
        return Outcome::Nothing;
    }
    let (rest, prefix) = prefix(cx, i);
    if let Some(outcome) = spread_alone(cx, i, rest) {
        return outcome;
    }
    // 不晚于12月31日 is a date; 不少于3月 is a length.
    if let Some(found) = prefix.found.last()
        && (whole_date(cx, rest) || super::date::is_day_behind(found, rest))
    {
        return Outcome::Dated(rest, found.op);
    }
    if rest.len() < i.len() && is_named(cx, rest, &prefix) {
        return Outcome::Nothing;
    }
    match counted(cx, i, rest, &prefix) {
        ControlFlow::Break(outcome) => outcome,
        ControlFlow::Continue((after, first)) if goes_on(after) => {
            surrounded(cx, i, after, prefix, first)
        }
        ControlFlow::Continue((after, first)) => {
            single(cx, i, after, prefix, first, Suffix::default())
        }
    }
}

/// Whether what stands behind a comparator is no measure there either: 每天9:00.
fn is_named(cx: &Context<'_>, rest: &str, prefix: &Prefix<'_>) -> bool {
    if cx.counts_in_custom_unit(rest) {
        return false;
    }
    let named = super::exclude::not_a_measure(rest, false).or_else(|| super::clock::hour("", rest));
    let Some(behind) = named else { return false };
    // ≥37周年 is bounded, so it is no anniversary; and ≤3S is a number with a unit that nobody knows.
    let counts = |found: &Found<'_>| {
        found.is_sign() || found.op.is_inequality() && eat(found.piece.text, &['达']).is_none()
    };
    let signed = prefix.found.last().is_some_and(counts);
    let name = &rest[..rest.len() - behind.len()];
    let letters = last(name).is_some_and(|c| crate::lexicon::twin(c).is_ascii_alphabetic());
    let unit = signed && letters && ends_clause(behind);
    !(unit || name.ends_with("周年"))
}

/// The amount behind what stands before it, or what is said where it cannot be read.
fn counted<'a>(
    cx: &Context<'a>,
    start: &'a str,
    rest: &'a str,
    prefix: &Prefix<'a>,
) -> ControlFlow<Outcome<'a>, (&'a str, Amount<'a>)> {
    if folded(rest) == Some('〇')
        && let Some(after) = mask(rest)
    {
        return ControlFlow::Break(unreadable(cx, start, after, Code::DigitsMissing));
    }
    let bare = prefix.found.iter().any(|f| f.op != Op::Eq && !f.is_sign());
    // 不低于 万元: the space is where the number should stand; 近万元 has none.
    let bare = bare && !(cx.source[..cx.at(rest)].ends_with(is_space) && unit_of_money(rest));
    let read = match may_begin(rest) {
        true => amount(cx, rest, bare)
            .ok()
            .or_else(|| bounded_bare(cx, rest)),
        false => None,
    };
    let Some((after, first)) = read else {
        return ControlFlow::Break(no_number(cx, start, rest, prefix));
    };
    // 达到一级标准: the numeral is part of a word, whatever stands before it.
    let stop = stop_length(rest).unwrap_or(0);
    let bounded = prefix.found.iter().any(|f| f.op.is_inequality());
    let doubled = || behind_fan(&cx.source[..cx.at(start)]) || (bounded && counts(&first, after));
    if stop > 0 && rest.len() - after.len() <= stop && !doubled() {
        return ControlFlow::Break(Outcome::Nothing);
    }
    let code = match first.literal.reading {
        Reading::Indefinite if ends_a_noun(cx, rest) => {
            return ControlFlow::Break(Outcome::Nothing);
        }
        Reading::Indefinite => Code::IndefiniteNumber,
        Reading::TooLarge => Code::NumberOutOfRange,
        _ => return ControlFlow::Continue((after, first)),
    };
    ControlFlow::Break(unreadable(cx, rest, after, code))
}

/// 户`数`户, 人`数`个: behind a noun 数 is its end, and before a unit no number.
fn ends_a_noun(cx: &Context<'_>, i: &str) -> bool {
    let before = &cx.source[..cx.at(i)];
    let counts = eat(i, &['数']).is_some_and(|rest| multiplier(rest).is_none());
    counts && last(before).is_some_and(is_han) && FILLER.suffix(before).is_none()
}

/// A measure that goes on behind its amount: with a second end, a term that it bounds, or what stands behind a number.
fn surrounded<'a>(
    cx: &Context<'a>,
    start: &'a str,
    after_amount: &'a str,
    prefix: Prefix<'a>,
    first: Amount<'a>,
) -> Outcome<'a> {
    if let Some(outcome) = spread(cx, start, after_amount, &prefix, &first) {
        return outcome;
    }
    let (after_amount, mut first) = repeated(cx, after_amount, first);
    let (after_amount, included) = match behind_inclusion(cx, after_amount, &mut first) {
        Some((rest, inclusive)) => (rest, Some(inclusive)),
        None => (after_amount, None),
    };
    let (after_suffix, mut suffix) = suffix(cx, after_amount, is_time(&first));
    suffix.inclusive = suffix.inclusive.or(included);
    if let Some(outcome) = span(cx, start, after_suffix, &prefix, &first, &suffix) {
        return outcome;
    }
    if prefix.found.iter().all(Found::is_loose)
        && let Some(outcome) = mirror(cx, start, after_suffix, &first)
    {
        return outcome;
    }
    // 2次以上/年, 2次以上每年
    let mut end = after_suffix;
    let suffixed = after_suffix.len() < after_amount.len() && !after_suffix.is_empty();
    let stroke = suffixed && eat(skip_spaces(after_suffix), &['/']).is_some();
    if suffixed
        && (stroke || eat(after_suffix, &['每']).is_some())
        && let (Some((rest, below)), Some(unit)) = (rate::below(cx, after_suffix), &mut first.unit)
        && (stroke || ends_or_noted(rest))
    {
        rate::divide(unit, &below);
        end = rest;
    }
    if !suffix.found.is_empty()
        && let Some(rest) = first
            .unit
            .as_mut()
            .and_then(|unit| super::unit::parted(unit, end))
    {
        end = rest;
    }
    single(cx, start, end, prefix, first, suffix)
}

/// `两面` behind 不少于: so many of what is counted, and no rank (三级, 二期).
fn counts(amount: &Amount<'_>, rest: &str) -> bool {
    let counted = |unit: &Unit<'_>| {
        let rank = unit.dimension == Dimension::Count && RANK.exact(&unit.name).is_some();
        unit.name == "分" || matches!(unit.dimension, Dimension::Count | Dimension::Money) && !rank
    };
    amount.unit.as_ref().is_some_and(counted)
        && (ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some())
}

/// Whether what stands behind an amount could belong to its measure: one look refuses most nouns and the ends of clauses.
fn goes_on(i: &str) -> bool {
    let spaced = skip_spaces(i);
    let Some(c) = peek(spaced) else { return false };
    match crate::lexicon::twin(c) {
        '正' | '上' | '及' | '或' | '至' | '到' | '和' | '与' | '大' | '小' => true,
        // 98、以上
        ',' | ';' | '。' | '、' | '\u{4e00}'..='\u{9fff}' => starts(c) & start::AFTER != 0,
        _ => true,
    }
}

/// `百家以上`, `千人以上`: 100 and 1000 need a bound behind them.
fn bounded_bare<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Amount<'a>)> {
    super::han::multiplier(i)?;
    let (rest, found) = amount(cx, i, true).ok()?;
    let bounded =
        found.unit.is_some() && after(cx, rest).is_some_and(|(_, f)| f.op.is_inequality());
    bounded.then_some((rest, found))
}

/// Whether a date stands here that says more than a month.
fn whole_date(cx: &Context<'_>, i: &str) -> bool {
    let inner = Context {
        source: i,
        options: cx.options,
    };
    super::date::date(&inner, i).is_some_and(|(rest, found)| {
        let text: String = found.date.text.chars().map(crate::lexicon::twin).collect();
        // =本年收入: a word of time that goes on is the start of a name.
        let numbered = text.chars().any(|c| {
            crate::lexicon::twin(c).is_ascii_digit()
                || crate::lexicon::numeral(c) != crate::lexicon::Numeral::None
        });
        if !numbered && !ends_or_noted(rest) {
            return false;
        }
        text.contains([
            '年', '日', '号', '底', '末', '初', '旬', '前', '.', '-', '/',
        ])
    })
}

/// `3次及3次以上`: the number said twice.
fn repeated<'a>(cx: &Context<'a>, i: &'a str, first: Amount<'a>) -> (&'a str, Amount<'a>) {
    let again =
        eat(skip_spaces(i), &['及', '或']).and_then(|rest| second(cx, skip_spaces(rest)).ok());
    match again {
        Some((rest, second))
            if second.literal.reading == first.literal.reading
                && second.unit.as_ref().map(|u| &u.name)
                    == first.unit.as_ref().map(|u| &u.name) =>
        {
            (rest, first)
        }
        _ => (i, first),
    }
}

/// One number with its comparators.
fn single<'a>(
    cx: &Context<'a>,
    start: &'a str,
    rest: &'a str,
    prefix: Prefix<'a>,
    first: Amount<'a>,
    suffix: Suffix<'a>,
) -> Outcome<'a> {
    let literal = first.literal;
    let mut draft = Draft {
        own_label: false,
        after: !suffix.found.is_empty(),
        han: literal.han && literal.share.is_none(),
        doubtful: literal.looks_like_year() || literal.lone,
        diagnostics: SmallVec::new(),
        measure: Measure {
            op: Op::Eq,
            comparator: None,
            value: Value::Single(Number::from(0)),
            unit: first.unit,
            text: cx.piece(start, rest),
            label: None,
            extras: None,
            approximate: false,
        },
    };
    resolve(cx, &mut draft, &prefix, &suffix, literal.over);
    if !valued(&mut draft.measure, &literal) {
        return Outcome::Nothing;
    }
    count_from_zero(&mut draft);
    below_zero(&mut draft.measure);
    remark(&mut draft, &prefix, literal.spaced);
    finish_unit(&mut draft.measure, prefix);
    Outcome::Measure(rest, draft)
}

/// 零下10多度 is colder than -10 ℃: 余, 多 and 几 add to how far a number is from zero.
fn below_zero(measure: &mut Measure<'_>) {
    let more = |c: &Comparator<'_>| matches!(folded(c.text), Some('余' | '多'));
    let negative = measure.value.single().is_some_and(|n| n.is_negative());
    if negative && measure.op == Op::Gt && measure.comparator.as_ref().is_none_or(more) {
        measure.op = Op::Lt;
    }
}

/// `-5个工作日内`: no limit of time is below zero, so the dash is a mark.
fn count_from_zero(draft: &mut Draft<'_>) {
    let measure = &mut draft.measure;
    let time = (measure.unit.as_ref()).is_some_and(|unit| unit.dimension == Dimension::Time);
    if let Value::Single(Number::Decimal(number)) = measure.value
        && number.is_sign_negative()
        && time
        && measure.op.is_inequality()
        && eat(&measure.text, &['-', '−']).is_some()
    {
        measure.value = Value::Single(Number::decimal(-number));
        let (code, span) = (Code::DoubtfulDash, measure.text.span());
        draft.diagnostics.push(Diagnostic { code, span });
    }
}

/// Gives a measure its number, and what the number itself says of it (几, 余, a plus): whether there is one.
fn valued(measure: &mut Measure<'_>, literal: &Literal) -> bool {
    if literal.plus && measure.op == Op::Eq {
        measure.op = Op::Ge;
    }
    measure.approximate |= literal.around;
    if literal.around && measure.op == Op::Eq {
        measure.op = Op::About;
    }
    measure.value = match literal.reading {
        Reading::Exact(number) => Value::Single(number),
        Reading::Over(number) => {
            measure.approximate = true;
            if measure.op == Op::Eq {
                measure.op = Op::Gt;
            }
            Value::Single(number)
        }
        Reading::Between(lower, upper) => {
            measure.op = Op::Range;
            Value::Range {
                lower: inclusive(lower),
                upper: inclusive(upper),
            }
        }
        Reading::Indefinite | Reading::TooLarge => return false,
    };
    true
}

/// What is in doubt about a number's unit and its parts; a % before the number is its unit where it has none.
fn remark<'a>(draft: &mut Draft<'a>, prefix: &Prefix<'a>, spaced: bool) {
    let span = draft.measure.text.span();
    let mut tell = |code| draft.diagnostics.push(Diagnostic { code, span });
    // ≤12月: by December, or in twelve months.
    let month = |unit: &Unit<'_>| {
        let number = draft.measure.value.single().and_then(|n| n.integer());
        unit.text == "月" && number.is_some_and(|n| n <= 12)
    };
    if !prefix.found.is_empty() && draft.measure.unit.as_ref().is_some_and(month) {
        tell(Code::DoubtfulUnit);
    }
    let percent = prefix.percent.as_ref();
    let percent = percent.filter(|_| draft.measure.unit.is_none());
    if percent.is_some() || spaced {
        tell(Code::BrokenNumber);
    }
    if !prefix.below.is_empty() && rate::gap_in_doubt(&draft.measure.text) {
        tell(Code::DoubtfulUnit);
    }
    if let Some(percent) = percent {
        draft.measure.unit = Some(percent.clone());
    }
}

/// The unit of currency signs and 每.
fn finish_unit<'a>(measure: &mut Measure<'a>, prefix: Prefix<'a>) {
    named_before(measure, &prefix);
    if !prefix.below.is_empty() {
        per(measure, &prefix.below);
    }
}
