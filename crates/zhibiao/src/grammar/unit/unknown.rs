//! Units that no lexicon knows.
//!
//! ```text
//! unknown = ( 1*4HAN / 1*4LATIN ) [after]            ; and then the clause ends
//!         / 1*4HAN below                             ; 5畚斗/年
//! ```
//! Accepted: 30`主题`, 12`畚斗/年`. Refused: 30`完成`, 12`以上`, words that say something else.

use std::borrow::Cow;

use super::super::clause_end::ends_clause;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::rate::{below, divide};
use super::super::unit_word::short_run;
use crate::lexicon::{AFTER, DROP, FILLER, LEVEL, Numeral, STOP, TREND, numeral};
use crate::model::{Dimension, Unit, UnitSource};

/// A unit that no lexicon knows: the Chinese or Latin run of at most four characters before the clause ends.
pub(in super::super) fn unknown<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Unit<'a>)> {
    let i = skip_spaces(i);
    let (rest, run) = short_run(i)
        .or_else(|| latin_run(i))
        .or_else(|| divided_run(cx, i))?;
    let words = [
        FILLER.exact(run).is_some(),
        DROP.longest(run).is_some(),
        TREND.longest(run).is_some(),
        LEVEL.exact(run).is_some(),
        STOP.longest(run).is_some(),
        // 三以上五以下
        peek(run).is_some_and(|c| numeral(c) != Numeral::None || c == '的'),
    ];
    if words.contains(&true) {
        return None;
    }
    let mut unit = Unit {
        name: twins(run),
        text: run,
        span: Some(cx.span(i, rest)),
        dimension: Dimension::Unknown,
        additive: false,
        known: false,
        source: UnitSource::Value,
    };
    if let Some((after, below)) = below(cx, rest).filter(|_| eat(rest, &['/']).is_some()) {
        divide(&mut unit, &below);
        unit.text = &i[..i.len() - after.len()];
        unit.span = Some(cx.span(i, after));
        return Some((after, unit));
    }
    Some((rest, unit))
}

/// `畚斗` of 5畚斗/年: a run of Chinese characters with a known unit below its line.
fn divided_run<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, &'a str)> {
    let length = i
        .char_indices()
        .take(5)
        .find(|(_, c)| !is_han(*c))
        .map(|(at, _)| at)?;
    let (run, rest) = i.split_at(length);
    let divided = eat(rest, &['/']).is_some() && !run.is_empty();
    (divided && below(cx, rest).is_some_and(|(rest, _)| ends_clause(rest))).then_some((rest, run))
}

/// A text in the characters of the lexicon; nearly always it is already.
fn twins(text: &str) -> Cow<'_, str> {
    match text.chars().all(|c| crate::lexicon::twin(c) == c) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(crate::lexicon::twin).collect()),
    }
}

fn latin_run(i: &str) -> Option<(&str, &str)> {
    let length: usize = i
        .chars()
        .take_while(|c| {
            crate::lexicon::twin(*c).is_ascii_alphabetic()
                || matches!(c, '²' | '³' | '℃' | 'Ω' | 'μ' | '′' | '″')
        })
        .map(char::len_utf8)
        .sum();
    let (run, rest) = i.split_at(length);
    let count = run.chars().count();
    let ends = ends_clause(rest) || AFTER.longest(rest).is_some();
    ((1..=4).contains(&count) && ends).then_some((rest, run))
}
