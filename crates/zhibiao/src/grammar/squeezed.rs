//! A value read again without its spaces: what comes out otherwise may have been torn by one.
//!
//! Accepted as torn: 零 `下`10℃, 10个社区以 `上`, 半 `亩`. Refused: `95 %` (the same with and without), `3期 150人` (a space before digits parts).

use super::context::Context;
use super::cursor::*;
use super::scan;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{BEFORE, Numeral, numeral, twin};
use crate::model::*;

/// Longer values are prose, in bytes.
const LONGEST: usize = 300;

/// Tells of a value that says something else without the spaces before its words, or says more without the ends of its lines.
pub(super) fn tell_of_torn<'a>(cx: &Context<'a>, target: &mut Target<'a>) {
    if !target.diagnostics.is_empty() || target.formula.is_some() || !has_gap(cx.source, is_gap) {
        return;
    }
    let torn = |is_gap: fn(char) -> bool, differs: fn(&Target<'_>, &Target<'_>) -> bool| {
        has_gap(cx.source, is_gap) && {
            let squeezed = without_gaps(cx.source, is_gap);
            let inner = Context {
                source: &squeezed,
                options: cx.options,
            };
            let mut again = Target::default();
            scan::general(inner, &mut again);
            again.formula.is_none() && differs(target, &again)
        }
    };
    if torn(is_space, says_otherwise) || torn(is_gap, says_more) {
        let (code, span) = (Code::BrokenNumber, cx.piece(cx.source, "").span());
        target.diagnostics.push(Diagnostic { code, span });
    }
}

/// Whether a space, or the end of a line, stands before a word, or before digits that a mark opens.
fn has_gap(text: &str, is_gap: fn(char) -> bool) -> bool {
    if text.len() >= LONGEST || !holds_gap(text) {
        return false;
    }
    let inner = text.trim();
    let mut spaces = inner
        .char_indices()
        .filter(|(_, c)| !is_common_han(*c) && is_gap(*c));
    spaces.any(|(at, _)| tears(inner, at, is_gap))
}

/// Whether a text may hold a space or the end of a line: most values have no byte with which one begins.
fn holds_gap(text: &str) -> bool {
    let begins = |byte: u8| byte <= b' ' || matches!(byte, 0xc2 | 0xe2 | 0xe3 | 0xef);
    let any = text.bytes().fold(false, |any, byte| any | begins(byte));
    any && find_mark(text, is_gap).is_some()
}

/// Whether the gap at a place may have torn what it parts: 零 下, 增长率- 2%, 10^ 6. Before digits, most spaces part amounts.
fn tears(text: &str, at: usize, is_gap: fn(char) -> bool) -> bool {
    let opens = |c: char| {
        matches!(
            twin(c),
            '.' | '-' | '^' | '/' | '×' | 'e' | '~' | '和' | '与' | '至' | '到'
        )
    };
    let before = last(text[..at].trim_end_matches(is_gap));
    let behind = text[at..].trim_start_matches(is_gap);
    // 12人⏎每年递增25%: a line of its own.
    let line = || behind.lines().next().unwrap_or_default();
    if text[at..].starts_with('\n') && eat(behind, &['每']).is_some() && line().contains(is_figure)
    {
        return false;
    }
    let begins = || digit(behind).is_some() || has_break(&text[at..]) && begins_amount(behind);
    // 十⏎二元, ＜⏎＝5%
    let halved = |c: char| {
        matches!(twin(c), '<' | '>') || numeral(c) != Numeral::None && digit(behind).is_none()
    };
    before.is_some_and(|c| opens(c) || halved(c)) || !begins()
}

/// Whether a line begins with a numeral, or with a word that bounds the number behind it: 20人⏎封顶100万元.
fn begins_amount(i: &str) -> bool {
    let bound = BEFORE.longest(i).map_or(i, |(length, _)| &i[length..]);
    bound.len() < i.len() || peek(i).is_some_and(|c| numeral(c) != Numeral::None)
}

fn without_gaps(text: &str, is_gap: fn(char) -> bool) -> String {
    let kept = |(at, c): (usize, char)| (!(is_gap(c) && tears(text, at, is_gap))).then_some(c);
    text.char_indices().filter_map(kept).collect()
}

/// A space, or the end of a line.
fn is_gap(c: char) -> bool {
    is_space(c) || matches!(c, '\n' | '\r')
}

/// Whether other numbers or changes come out without the spaces.
fn says_otherwise(target: &Target<'_>, again: &Target<'_>) -> bool {
    // 30人 年底前
    let lost = dated(again) < dated(target);
    merges(target, again) && !lost && !says_the_same(target, again)
}

/// Whether 2023⏎年12⏎月31⏎日前, 每⏎年2次 and 3⏎成 say more in one line, or something else.
fn says_more(target: &Target<'_>, again: &Target<'_>) -> bool {
    let times = dated(again).cmp(&dated(target));
    let numbers = || merges(target, again) && !same_numbers(target, again);
    times.is_gt() || rates(again) > rates(target) || times.is_eq() && numbers()
}

/// Whether nothing is lost without the gaps but what became an end of a range.
fn merges(target: &Target<'_>, again: &Target<'_>) -> bool {
    // 1-3年 人均收入1.5万元: without the space the first number only qualifies, which shows nothing; 10%和20%之 间 is one range.
    let fewer = again.measures.len() < target.measures.len();
    let ranged = || again.measures.iter().any(|m| m.op == Op::Range);
    !fewer || changes(again) > changes(target) || ranged()
}

/// How much is known of what changes: 与上 年相比提高5%.
fn changes(target: &Target<'_>) -> usize {
    let known = |m: &Measure<'_>| m.change().map_or(0, |c| 1 + usize::from(c.base.is_some()));
    target.measures.iter().map(known).sum()
}

/// How many parts of dates a reading knows.
fn dated(target: &Target<'_>) -> usize {
    let one = |date: PartialDate| {
        let parts = [
            date.year.is_some(),
            date.month.is_some(),
            date.day.is_some(),
        ];
        parts.into_iter().filter(|known| *known).count()
    };
    // 截至2021年6月底 without a line break before it loses its relation, and is a point of time.
    let both = |date: &Date<'_>| {
        let to = date.to.filter(|to| date.from.as_ref() != Some(to));
        date.from.map_or(0, one) + to.map_or(0, one)
    };
    target.dates.iter().map(both).sum()
}

fn rates(target: &Target<'_>) -> usize {
    let rate = |m: &&Measure<'_>| {
        m.unit
            .as_ref()
            .is_some_and(|u| u.dimension == Dimension::Rate)
    };
    target.measures.iter().filter(rate).count()
}

/// Whether two readings hold the same numbers and the same times.
fn says_the_same(one: &Target<'_>, other: &Target<'_>) -> bool {
    let time =
        |a: &Date<'_>, b: &Date<'_>| (a.from, a.to, a.relation) == (b.from, b.to, b.relation);
    same_numbers(one, other)
        && one.dates.len() == other.dates.len()
        && one.dates.iter().zip(&other.dates).all(|(a, b)| time(a, b))
}

/// Whether two readings hold the same numbers, and the second knows no more of how they change.
fn same_numbers(one: &Target<'_>, other: &Target<'_>) -> bool {
    let number = |a: &Measure<'_>, b: &Measure<'_>| {
        let unit = |m: &Measure<'_>| m.unit.as_ref().map(|unit| unit.name.to_string());
        a.op == b.op && a.value == b.value && unit(a) == unit(b)
    };
    changes(one) >= changes(other)
        && one.measures.len() == other.measures.len()
        && one
            .measures
            .iter()
            .zip(&other.measures)
            .all(|(a, b)| number(a, b))
}
