//! What a value is per, as 每 says before it: `每人每天`50元, `每个村`2万元, `一村一月`一场.
//!
//! The grammar is `each` in [`super`]. Refused: `每个`宝贝 (个 counts nothing by itself), `每年`级 (a noun).

use super::times::{every, one_time, seldom};
use super::{below, below_name, counted, leaving_out, number_begins};
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::unit_word::simple;
use crate::lexicon::{
    self, EACH_NOUN, EACH_THING, FILLER, Numeral, STOP, UNIT_WORDS, numeral, start, starts,
};
use crate::model::Dimension;

/// `每人每天`, `每10万人`: what a value is per. A noun that no list knows is no unit, so 每个宝贝 is refused.
pub(in crate::grammar) fn each<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Vec<String>)> {
    // One look refuses nearly every place.
    if !matches!(folded(i), Some('每' | '一' | '半' | '隔')) && !number_begins(i) {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = i;
    if let Some((rest, time)) = one_time(cx, i).filter(|(rest, time)| {
        // 一季度1次 and 一季度≥20场 date their numbers; 一季度一次 does not.
        !matches!(&time[..], "月" | "季度") || digit(rest).is_none() && seldom(cx, rest)
    }) {
        return Some((rest, vec![time]));
    }
    // 一村一月一场: of both, one.
    if let Some((rest, unit)) = eat(i, &['一']).and_then(|after| simple(cx, after))
        && unit.dimension == Dimension::Count
        && let Some((rest, time)) = one_time(cx, rest)
    {
        return Some((rest, vec![unit.name.to_owned(), time]));
    }
    if let Some(found) = every(cx, i) {
        return Some(found);
    }
    while let Some(after) = eat(rest, &['每']) {
        let gap = eat(after, &['隔']);
        let after = skip_break(gap.unwrap_or(after));
        let found = noun(after)
            .unwrap_or_else(|| counted(cx, after).and_then(|found| thing(cx, after, found)));
        let Some((after, part)) = found else {
            break;
        };
        parts.push(match gap {
            Some(_) => leaving_out(part),
            None => part,
        });
        rest = eat(after, &['/'])
            .filter(|r| eat(r, &['每']).is_some())
            .unwrap_or(after);
        if parts.len() == 4 {
            break;
        }
    }
    // 每人·次30元
    while (1..4).contains(&parts.len())
        && let Some((after, part)) = eat(rest, &['·', '•', '*']).and_then(|r| counted(cx, r))
    {
        parts.push(part);
        rest = after;
    }
    if !parts.is_empty()
        && let Some((after, more)) = below(cx, rest)
    {
        parts.extend(more);
        rest = after;
    }
    (!parts.is_empty()).then_some((rest, parts))
}

/// Whether 一月一次 or its like begins here.
pub(in super::super) fn once_in<'a>(cx: &Context<'a>, i: &'a str) -> bool {
    eat(i, &['一', '半']).is_some() && each(cx, i).is_some()
}

/// 一月一通报, 一季一调度: something comes once in a time, and neither is counted.
pub(in super::super) fn each_has_one(i: &str) -> Option<&str> {
    let (rest, _) = eat_words(
        eat(i, &['一'])?,
        &["年", "季度", "季", "月", "周", "天", "日"],
    )?;
    // 一季度一次性补助100%
    if STOP.longest(rest).is_some() {
        return None;
    }
    // 一季度一点五万元
    let rest = eat(rest, &['一']).filter(|i| eat(i, &['点']).is_none())?;
    let named = peek(rest).is_some_and(is_han)
        && peek(rest).is_some_and(|c| numeral(c) == Numeral::None)
        && UNIT_WORDS
            .longest(rest)
            .is_none_or(|(unit, _)| peek(&rest[unit..]).is_some_and(is_han))
        && eat(rest, &['日', '号']).is_none();
    named.then_some(rest)
}

/// `每学生`, `每个项目`: a noun that needs no classifier; nothing, where a longer noun begins with it.
fn noun(i: &str) -> Option<Option<(&str, String)>> {
    let noun = eat(i, &['个']).unwrap_or(i);
    let (length, ()) = EACH_THING.longest(noun)?;
    let (word, rest) = noun.split_at(length);
    let name = || word.chars().map(lexicon::twin).collect();
    Some(begins_value(rest).then(|| (rest, name())))
}

/// Whether the value, a verb or nothing follows what it is per.
fn begins_value(i: &str) -> bool {
    let ends = peek(skip_spaces(i)).is_none_or(|c| {
        !is_han(c) || starts(c) & (start::NUMERAL | start::BEFORE | start::EACH) != 0
    });
    ends || FILLER.longest(i).is_some()
}

/// What 每 is of, with the noun behind its classifier: `每个村` is per 村, `每辆车` per 辆.
fn thing<'a>(
    cx: &Context<'a>,
    classifier: &'a str,
    (after, part): (&'a str, String),
) -> Option<(&'a str, String)> {
    // 每千名学生
    let classifier = classifier.trim_start_matches(|c| {
        lexicon::twin(c).is_ascii_digit() || lexicon::numeral(c) != Numeral::None
    });
    if let Some((length, ())) = EACH_NOUN.longest(classifier) {
        return Some((&classifier[length..], part));
    }
    if part != "个" {
        return Some((after, part));
    }
    // 每个补助200元, 每个2万元: of whatever is spoken of.
    if FILLER.longest(after).is_some() || begins_value(after) {
        return Some((after, part));
    }
    // 个 stands for what follows, if that can be counted and is not the start of a longer noun: 每个项|目.
    let (after, unit) = simple(cx, after)?;
    begins_value(after).then(|| (after, below_name(unit.name).to_owned()))
}
