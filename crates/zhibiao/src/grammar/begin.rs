//! Where a value begins in text that no mark parts: the first measure that is not itself part of a name.

use super::brackets::skip_brackets;
use super::clause_end::ends_clause;
use super::context::Context;
use super::cursor::*;
use super::draft::{Draft, Outcome};
use super::exclude::stop_length;
use super::minus::{Dash, behind_word};
use super::opening_rate::{ranks, rated};
use super::quiet::name_run;
use super::unit;
use super::unit_word;
use crate::lexicon::{BEFORE, Numeral, QUANTITY_NOUN, STOP, numeral, start, starts, twin};
use crate::model::{Dimension, Op};

/// How far a later comparator is sought, in characters: bounds the look-ahead.
const LONGEST_NAME: usize = 60;

/// What does not matter to where a value begins.
const QUIET: u32 = start::AFTER | start::DATE | start::CHANGE | start::CATEGORY | start::CLAUSE;

/// Where a value begins, and where its measure ends if one was read on the way.
#[derive(Clone, Copy)]
pub(super) struct First<'a> {
    pub(super) at: usize,
    end: Option<&'a str>,
}

impl<'a> First<'a> {
    /// The text behind the measure, and whether there is one that can be read.
    pub(super) fn end(&self, inner: &Context<'a>) -> Option<(&'a str, bool)> {
        if let Some(rest) = self.end {
            return Some((rest, true));
        }
        match super::measure::measure(inner, &inner.source[self.at..]) {
            Outcome::Measure(rest, _) => Some((rest, true)),
            Outcome::Unreadable(rest, _) => Some((rest, false)),
            Outcome::Dated(..) | Outcome::Nothing => None,
        }
    }
}

/// Where the first measure outside brackets begins, comparators and all.
pub(super) fn first_measure(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    first(&inner, from).map(|first| first.at)
}

/// The first measure between `from` and the text's end.
pub(super) fn first<'a>(inner: &Context<'a>, from: usize) -> Option<First<'a>> {
    let mut i = &inner.source[from..];
    let standard = inner.options.is_standard();
    while !i.is_empty() {
        if standard {
            let rest = name_run(i);
            if rest.len() < i.len() {
                i = rest;
                continue;
            }
        }
        match step(inner, i, from) {
            Step::Value(end) => {
                let at = inner.at(i);
                return Some(First { at, end });
            }
            Step::Skip(rest) => {
                debug_assert!(rest.len() < i.len(), "a step goes on");
                i = rest;
            }
        }
    }
    None
}

/// The measure that begins right at `from`, if the first one does.
pub(super) fn first_at<'a>(inner: &Context<'a>, from: usize) -> Option<First<'a>> {
    match step(inner, inner.source.get(from..)?, from) {
        Step::Value(end) => Some(First { at: from, end }),
        Step::Skip(_) => None,
    }
}

/// Whether the value begins here; otherwise where to look next.
fn step<'a>(inner: &Context<'a>, i: &'a str, from: usize) -> Step<'a> {
    let Some(c) = peek(i) else {
        return Step::Skip(i);
    };
    let flags = starts(c);
    // Most characters of a name begin nothing.
    if flags & !QUIET == 0 && ('\u{4e00}'..='\u{9fff}').contains(&c) {
        return Step::Skip(&i[c.len_utf8()..]);
    }
    if flags & start::OPEN != 0 {
        return Step::Skip(skip_brackets(i));
    }
    // “三馆一站” names something.
    if let Some(rest) = quoted(c, i) {
        return Step::Skip(rest);
    }
    let at = inner.at(i);
    if flags & (start::DIGIT | start::NUMERAL) != 0 && at > from {
        let before = &inner.source[..at];
        // 第5届 and 第二批 count nothing.
        if before.ends_with('第') {
            let counts = |c: char| twin(c).is_ascii_digit() || numeral(c) != Numeral::None;
            return Step::Skip(after_first(i.trim_start_matches(counts)));
        }
        // 总分*100% is a formula's end.
        if flags & start::DIGIT != 0 && before.ends_with(['*', '×', '＊']) {
            return Step::Skip(
                i.trim_start_matches(|c| twin(c).is_ascii_digit() || matches!(c, '%' | '％')),
            );
        }
    }
    begins(inner, i, flags, at == from)
}

/// The text behind a name in quotes; `“≥90%”` is none.
pub(super) fn quoted(open: char, i: &str) -> Option<&str> {
    let close = match twin(open) {
        '“' | '”' => ['”', '“'],
        '"' => ['"', '"'],
        '《' => ['》', '》'],
        '「' => ['」', '」'],
        '『' => ['』', '』'],
        '‘' => ['’', '’'],
        _ => return None,
    };
    let inside = after_first(i);
    let end = inside
        .char_indices()
        .take(LONGEST_NAME)
        .take_while(|(_, c)| *c != '\n')
        .find(|(_, c)| close.contains(&twin(*c)))?
        .0;
    (!is_sign(inside)).then(|| after_first(&inside[end..]))
}

enum Step<'a> {
    /// The value begins here; the text behind its measure, if that was read.
    Value(Option<&'a str>),
    Skip(&'a str),
}

/// Whether the value begins at `i`; otherwise where to look next.
fn begins<'a>(cx: &Context<'a>, i: &'a str, flags: u32, first: bool) -> Step<'a> {
    let next = after_first(i);
    if flags & start::LATIN != 0 {
        return Step::Skip(super::exclude::latin(i));
    }
    let stop = stop_at(i, next);
    if flags & start::DIGIT != 0
        && let Some(step) = code_or_date(cx, i)
    {
        return step;
    }
    let sign = matches!(folded(i), Some('-' | '±' | '负'));
    // A list may begin with a dash, and none does with ±.
    let first = first && !i.starts_with('±');
    let able = start::DIGIT
        | start::BEFORE
        | start::NUMERAL
        | start::FRACTION
        | start::CURRENCY
        | start::EACH;
    // 培训人数-30人: the dash is no sign.
    let sign = sign && !matches!(behind_word(cx, i), Some(Dash::Mark | Dash::Doubtful));
    if super::measure::hopeless(i) || (flags & able == 0 && (first || !sign)) {
        return Step::Skip(stop.unwrap_or(next));
    }
    match super::measure::measure(cx, i) {
        Outcome::Measure(rest, draft)
            if i.len() - rest.len() > stop.map_or(0, |s| i.len() - s.len()) =>
        {
            match is_value(cx, rest, &draft, first) {
                true => Step::Value(Some(rest)),
                false => Step::Skip(rest),
            }
        }
        Outcome::Unreadable(rest, _) if stop.is_none() => {
            match sign_after_space(unit_word::simple(cx, rest).map_or(rest, |(r, _)| r)) {
                true => Step::Skip(rest),
                false => Step::Value(None),
            }
        }
        Outcome::Dated(_, _) => Step::Value(None),
        _ => Step::Skip(stop.unwrap_or(next)),
    }
}

/// The text behind a word that merely looks like a measure or a comparator.
fn stop_at<'a>(i: &'a str, next: &'a str) -> Option<&'a str> {
    // 人数|控制在: a comparator that begins inside the look-alike and reaches beyond it; 人均 keeps its last character.
    stop_length(i).map(|length| &i[length..]).filter(|rest| {
        i[..i.len() - rest.len()].ends_with('均')
            || BEFORE
                .longest(next)
                .is_none_or(|(length, _)| next.len() - length >= rest.len())
    })
}

/// Digits of a code, or a date, which belongs to the name unless nothing else can be the value.
fn code_or_date<'a>(cx: &Context<'a>, i: &'a str) -> Option<Step<'a>> {
    if let Some(rest) = super::exclude::not_a_measure(i, false) {
        return Some(Step::Skip(rest));
    }
    let (rest, _) = super::date::date(cx, i)?;
    if !ends_clause(rest) || has_later_digit(rest) {
        return Some(Step::Skip(rest));
    }
    (rest.len() < i.len() && !ends_in_number(cx, rest)).then_some(Step::Value(None))
}

/// Whether a measure is the value, and no part of the name that goes on behind it.
fn is_value(cx: &Context<'_>, rest: &str, draft: &Draft<'_>, first: bool) -> bool {
    let measure = &draft.measure;
    let digits = (measure.text.chars()).any(|c| twin(c).is_ascii_digit());
    let glued = peek(rest).is_some_and(is_han);
    // 2次完成率≥90%, 达标率100% >=98%: a sign comes later, and the value with it.
    let unsigned = (measure.comparator.as_ref()).is_none_or(|c| peek(c.text).is_some_and(is_han));
    // 1期工程完成率100%, 1000米测试达标率90%
    let ranked = || first && glued && (ranks(measure, rest) || (unsigned && rated(measure, rest)));
    let closely = glued || digit(rest).is_some();
    let later = || (closely && later_sign(rest)) || sign_after_space(rest);
    // 半年趋势报告2次: a numeral in a name.
    let numeral = || !digits && glued && later_measure(rest);
    // 大于405%且≤862%
    let joined = measure.op.is_inequality() && eat(rest, &['且', '并', '但']).is_some();
    let unsigned = unsigned && !joined;
    if (unsigned && later()) || ranked() || numeral() {
        return false;
    }
    let counted = digits || measure.unit.is_some() || measure.text.contains("分之");
    // 368.5（10分）
    let scored = |i: &str| i.trim_start_matches(is_figure).starts_with('分');
    let points = || eat(rest, &['(']).is_some_and(scored);
    let named = || {
        measure.unit.is_some()
            || measure.comparator.is_some()
            || ends_clause(rest)
            || rest.starts_with(is_space)
            || unit_in_brackets(cx, rest)
            || points()
    };
    counted && named() && !(glued && qualifies(draft, rest, first))
}

/// `65岁以上`老人…: whether more of the name follows, with a measure of its own.
fn qualifies(draft: &Draft<'_>, rest: &str, first: bool) -> bool {
    let unit = draft.measure.unit.as_ref();
    let time = first && unit.is_some_and(|u| u.dimension == Dimension::Time);
    let months = draft.measure.op == Op::Range;
    let age = time || unit.is_some_and(|u| u.name == "岁" || (u.name == "个月" && months));
    // 1-2级残疾人98人
    if first && unit.is_some_and(|u| same(u.text, "级")) && later_measure(rest) {
        return true;
    }
    // 接警后1分钟内出动，5分钟内到场: two limits of time.
    let limit = unit.is_some_and(|u| u.dimension == Dimension::Time && u.name != "岁");
    let number = !(limit && draft.after)
        || rest
            .split([',', '，'])
            .next()
            .is_some_and(|name| QUANTITY_NOUN.suffix(name).is_some());
    ((draft.after || age) && (later_measure(rest) || after_comma(rest, number)))
        || (age && counted(rest))
        || after_comma(rest, false)
}

/// `（亩）` behind a number.
fn unit_in_brackets(cx: &Context<'_>, i: &str) -> bool {
    let Some(inside) = eat(i, &['(']) else {
        return false;
    };
    let inner = Context {
        source: inside,
        options: cx.options,
    };
    unit::unit(&inner, inside).is_some_and(|(rest, _)| eat(rest, &[')']).is_some())
}

/// Whether what stands before `rest` ends in a digit: 12/31, which may be a fraction.
fn ends_in_number(cx: &Context<'_>, rest: &str) -> bool {
    last(&cx.source[..cx.at(rest)]).is_some_and(|c| twin(c).is_ascii_digit())
}

/// Whether more digits follow, behind a comma too.
fn has_later_digit(i: &str) -> bool {
    i.chars()
        .take(LONGEST_NAME)
        .any(|c| twin(c).is_ascii_digit())
}

/// Whether another number with a unit follows before the clause ends.
fn later_measure(i: &str) -> bool {
    let mut rest = i;
    for _ in 0..LONGEST_NAME {
        if ends_clause(rest) {
            return false;
        }
        if digit(rest).is_some() {
            return true;
        }
        rest = after_first(rest);
    }
    false
}

/// Whether a sign before a number follows in the same clause.
fn later_sign(i: &str) -> bool {
    let mut rest = i;
    for _ in 0..LONGEST_NAME {
        if ends_clause(rest) {
            return false;
        }
        if is_sign(rest) {
            return true;
        }
        rest = after_first(rest);
    }
    false
}

/// `65岁以上老人体检人数`: all of the clause is a name, for it ends in what can be counted.
fn counted(i: &str) -> bool {
    let clause = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(at, c)| is_space(*c) || (*c != '、' && ends_clause(&i[*at..])))
        .map_or(i, |(at, _)| &i[..at]);
    QUANTITY_NOUN.suffix(clause).is_some()
}

/// `65岁以上老人体检人数，≥3.2万人`: a sign opens the next clause, or a number if that will do.
fn after_comma(i: &str, number: bool) -> bool {
    let mut rest = i;
    for _ in 0..LONGEST_NAME {
        if let Some(behind) = eat(rest, &[',']) {
            let behind = skip_spaces(behind);
            return is_sign(behind) || (number && digit(behind).is_some());
        }
        if rest.is_empty() || ends_clause(rest) || digit(rest).is_some() {
            return false;
        }
        rest = after_first(rest);
    }
    false
}

/// `≥5` behind a space.
fn sign_after_space(i: &str) -> bool {
    let spaced = skip_spaces(i);
    spaced.len() < i.len() && is_sign(spaced)
}

/// A sign and a number.
pub(super) fn is_sign(i: &str) -> bool {
    let sign = |c| matches!(twin(c), '≥' | '≤' | '>' | '<' | '=' | '≧' | '≦');
    let rest = i.trim_start_matches(sign);
    rest.len() < i.len() && digit(skip_spaces(rest)).is_some()
}

/// Whether a body begins with words that name something before its value.
pub(super) fn has_name(i: &str) -> bool {
    // 节约|成本≥20万元
    let word = STOP.longest(i).filter(|_| peek(i).is_some_and(is_han));
    let (word, mut rest) = i.split_at(word.map_or(0, |(length, ())| length));
    for count in word.chars().count()..40 {
        let Some(c) = peek(rest) else {
            return count > 1;
        };
        let flags = starts(c);
        if flags & (start::DIGIT | start::BEFORE) != 0 && begins_value(rest) {
            return count > 1;
        }
        // 投诉处理率（%）≥98
        if count > 1 && is_round(c) {
            rest = skip_brackets(rest);
            continue;
        }
        if ends_clause(rest) {
            return false;
        }
        rest = after_first(rest);
    }
    true
}

/// Whether a number or a comparator stands here.
pub(super) fn begins_value(i: &str) -> bool {
    digit(i).is_some() || crate::lexicon::BEFORE.longest(i).is_some() && STOP.longest(i).is_none()
}
