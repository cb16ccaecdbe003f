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

use super::clause_end::{ends_clause, ends_or_noted};
use smallvec::SmallVec;

use super::affix::{Prefix, Suffix, named_before, prefix, suffix};
use super::amount::{Amount, amount, behind_fan, is_time, second};
use super::blank::{mask, no_number, unit_of_money, unreadable};
use super::comparator::{Found, after};
use super::context::Context;
use super::cursor::*;
use super::draft::{Draft, Outcome};
use super::literal::Reading;
use super::mirror::mirror;
use super::number::may_begin;
use super::plain::plain;
use super::range::{inclusive, span, spread, spread_alone};
use super::rate;
use super::rate::per;
use super::resolve::resolve;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, CURRENCY, RANK, STOP, start, starts};
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
    let bare = prefix.found.iter().any(|f| f.op != Op::Eq && !f.is_sign());
    let bounded = prefix.found.iter().any(|f| f.op.is_inequality());
    let start = i;
    if let Some(outcome) = spread_alone(cx, start, rest, &prefix) {
        return outcome;
    }
    // 不晚于12月31日 is a date; 不少于3月 is a length.
    if let Some(found) = prefix.found.last()
        && whole_date(cx, rest)
    {
        return Outcome::Dated(rest, found.op);
    }
    // 每天9:00: what would be no measure alone is none behind a comparator.
    let prefixed = rest.len() < i.len();
    let named = if prefixed && !cx.counts_in_custom_unit(rest) {
        super::exclude::not_a_measure(rest, false).or_else(|| super::clock::hour("", rest))
    } else {
        None
    };
    // ≥37周年 is bounded, so it is no anniversary; and ≤3S is a number with a unit that nobody knows.
    let signed = prefix.found.last().is_some_and(|found| found.is_sign());
    let known = |r: &str| {
        let name = &rest[..rest.len() - r.len()];
        let letters = last(name).is_some_and(|c| crate::lexicon::twin(c).is_ascii_alphabetic());
        let unit = signed && letters && ends_clause(r);
        !(unit || name.ends_with("周年"))
    };
    if named.is_some_and(known) {
        return Outcome::Nothing;
    }
    if folded(rest) == Some('〇')
        && let Some(after) = mask(rest)
    {
        return unreadable(cx, start, after, Code::DigitsMissing);
    }
    // 不低于 万元: the space is where the number should stand; 近万元 has none.
    let bare = bare && !(cx.source[..cx.at(rest)].ends_with(is_space) && unit_of_money(rest));
    let read = match may_begin(rest) {
        true => amount(cx, rest, bare)
            .ok()
            .or_else(|| bounded_bare(cx, rest)),
        false => None,
    };
    let Some((after_amount, first)) = read else {
        return no_number(cx, start, rest, &prefix);
    };
    // 达到一级标准: the numeral is part of a word, whatever stands before it.
    let stop = STOP.longest(rest).map_or(0, |(length, ())| length);
    let doubled =
        || behind_fan(&cx.source[..cx.at(i)]) || (bounded && counts(&first, after_amount));
    if stop > 0 && rest.len() - after_amount.len() <= stop && !doubled() {
        return Outcome::Nothing;
    }
    match first.literal.reading {
        Reading::Indefinite => return unreadable(cx, rest, after_amount, Code::IndefiniteNumber),
        Reading::TooLarge => return unreadable(cx, rest, after_amount, Code::NumberOutOfRange),
        _ => {}
    }
    if !goes_on(after_amount) {
        return single(cx, start, after_amount, prefix, first, Suffix::default());
    }
    if let Some(outcome) = spread(cx, start, after_amount, &prefix, &first) {
        return outcome;
    }
    let (after_amount, first) = repeated(cx, after_amount, first);
    let (after_suffix, suffix) = suffix(cx, after_amount, is_time(&first));
    if let Some(outcome) = span(cx, start, after_suffix, &prefix, &first, &suffix) {
        return outcome;
    }
    if prefix.found.iter().all(Found::is_loose)
        && let Some(outcome) = mirror(cx, start, after_suffix, &first)
    {
        return outcome;
    }
    // 2次以上/年
    let mut first = first;
    let mut end = after_suffix;
    if after_suffix.len() < after_amount.len()
        && eat(skip_spaces(after_suffix), &['/']).is_some()
        && let (Some((rest, below)), Some(unit)) = (rate::below(cx, after_suffix), &mut first.unit)
    {
        rate::divide(unit, &below);
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
    let again = eat(i, &['及', '或']).and_then(|rest| second(cx, rest).ok());
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
    if literal.plus && draft.measure.op == Op::Eq {
        draft.measure.op = Op::Ge;
    }
    draft.measure.approximate |= literal.around;
    if literal.around && draft.measure.op == Op::Eq {
        draft.measure.op = Op::About;
    }
    draft.measure.value = match literal.reading {
        Reading::Exact(number) => Value::Single(number),
        Reading::Over(number) => {
            draft.measure.approximate = true;
            if draft.measure.op == Op::Eq {
                draft.measure.op = Op::Gt;
            }
            Value::Single(number)
        }
        Reading::Between(lower, upper) => {
            draft.measure.op = Op::Range;
            Value::Range {
                lower: inclusive(lower),
                upper: inclusive(upper),
            }
        }
        Reading::Indefinite | Reading::TooLarge => return Outcome::Nothing,
    };
    // ≤12月: by December, or in twelve months.
    let month = |unit: &Unit<'_>| {
        let number = draft.measure.value.single().and_then(|n| n.integer());
        unit.text == "月" && number.is_some_and(|n| n <= 12)
    };
    if !prefix.found.is_empty() && draft.measure.unit.as_ref().is_some_and(month) {
        draft.diagnostics.push(Diagnostic {
            code: Code::DoubtfulUnit,
            span: draft.measure.text.span(),
        });
    }
    let percent = prefix
        .percent
        .as_ref()
        .filter(|_| draft.measure.unit.is_none());
    if percent.is_some() || literal.spaced {
        draft.diagnostics.push(Diagnostic {
            code: Code::BrokenNumber,
            span: draft.measure.text.span(),
        });
    }
    if let Some(percent) = percent {
        draft.measure.unit = Some(percent.clone());
    }
    if !prefix.below.is_empty() && rate::gap_in_doubt(&draft.measure.text) {
        draft.diagnostics.push(Diagnostic {
            code: Code::DoubtfulUnit,
            span: draft.measure.text.span(),
        });
    }
    finish_unit(&mut draft.measure, prefix);
    Outcome::Measure(rest, draft)
}

/// The unit of currency signs and 每.
fn finish_unit<'a>(measure: &mut Measure<'a>, prefix: Prefix<'a>) {
    named_before(measure, &prefix);
    if !prefix.below.is_empty() {
        per(measure, &prefix.below);
    }
}
