//! Labels of a list that is glued to a name: `补助标准小学500元，初中700元`.
//!
//! ```text
//! list = name label amount ( "，" / "、" ) label amount      ; both amounts with one unit, or with that of the name
//! ```
//! Refused: `培训人数50人，合格率90%` (a noun of a quantity is a name).

use super::super::clause::is_filler;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::draft::Outcome;
use super::super::measure::measure;
use super::super::name_unit::hint;
use super::{LONGEST_NAME, to_boundary};
use crate::grammar::label::starts_with_verb;
use crate::lexicon::{QUANTITY_NOUN, SHARER, TREND, twin};

/// `补助标准小学500元，初中700元`, `师生评价学生≥90%，家长≥85%`: where the first label begins of a list that is glued to a name which
/// ends in a quantity's noun, or whose labels say who shares; the amounts have one unit.
pub(in super::super) fn glued_list(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    list(cx, from, to).map(|(label, _)| label)
}

/// The same, and the unit as written.
fn list<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<(usize, &'a str)> {
    let near = to_boundary(cx.source, (from + LONGEST_NAME * 3).min(to));
    let body = cx.source[from..near].trim_start_matches(is_figure);
    let from = near - body.len();
    let amount = body.find(opens_amount)?;
    let mut labels = body[..amount].char_indices().rev().take(4);
    let (rest, unit) = amount_at(cx, from + amount, to)?;
    let next = skip_spaces(eat(rest, &[',', '、'])?);
    let (second, other) = labelled(cx, to - next.len(), to, unit.is_empty(), SHORT)?;
    let shares = SHARER.exact(second).is_some();
    // 监测断面国考断面3个、省考断面5个: the name's own noun again.
    let noun = |text: &'a str| text.char_indices().rev().nth(1).map(|(at, _)| &text[at..]);
    let alike = |text: &'a str| {
        let own = noun(text).zip(noun(second));
        own.is_some_and(|(own, other)| same(own, other))
    };
    let again = |name: &'a str, label: &'a str| {
        label.chars().nth(2).is_some() && alike(name) && alike(label)
    };
    let opens = |at: usize| {
        let name = body[..at].trim_end_matches(|c| is_comma(c) || is_space(c));
        let label = &body[at..amount];
        let listed = label.chars().nth(1).is_some();
        // 资助标准（元/生）小学1000、初中1250; 工程量（公里）新建12，改建30
        if unit.is_empty() {
            return listed
                && names_part(label)
                && name.ends_with(is_round_close)
                && hint(cx, name).is_some();
        }
        (listed && is_label(label) && ends_in_noun(name))
            || (shares && SHARER.exact(label).is_some() && name.chars().nth(1).is_some())
            || again(name, label)
    };
    let (label, _) = labels.find(|(at, _)| opens(*at))?;
    same(other, unit).then_some((from + label, unit))
}

/// Whether a part at `at` goes on with such a list from `from` on: a label that says who or what and no verb, and the list's
/// unit (`特殊教育学校900元`); a verb where nothing has a unit.
pub(super) fn goes_on(cx: &Context<'_>, from: usize, at: usize, to: usize) -> bool {
    let Some((label, own)) = labelled(cx, at, to, true, LONG) else {
        return false;
    };
    list(cx, from, to)
        .is_some_and(|(_, unit)| same(own, unit) && (unit.is_empty() || !starts_with_verb(label)))
}

/// `初中700元`: a label within so many bytes that an amount stands behind and nothing before, and the unit of that; a verb
/// where `done`.
pub(super) fn labelled<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    done: bool,
    within: usize,
) -> Option<(&'a str, &'a str)> {
    let near = to_boundary(cx.source, (from + within).min(to));
    let body = &cx.source[from..near];
    let amount = body.find(opens_amount)?;
    let label = &body[..amount];
    let long = label.chars().nth(1).is_some() || SHARER.exact(label).is_some();
    (long && names_part(label) && (done || !is_filler(label))).then_some(())?;
    Some((label, amount_at(cx, from + amount, to)?.1))
}

/// How long a label at a list's start may be with the sign behind it, in bytes.
pub(super) const SHORT: usize = 16;

/// How long a later one may be.
const LONG: usize = 34;

/// What an amount begins with.
fn opens_amount(c: char) -> bool {
    is_figure(c) || matches!(crate::lexicon::twin(c), '≥' | '≤' | '=' | '>' | '<')
}

/// The text behind an amount and its unit as written, if it has one.
fn amount_at<'a>(cx: &Context<'a>, at: usize, to: usize) -> Option<(&'a str, &'a str)> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    match measure(&inner, &inner.source[at..]) {
        Outcome::Measure(rest, found) => {
            let unit = found.measure.unit.as_ref();
            Some((rest, unit.map_or("", |unit| unit.text)))
        }
        _ => None,
    }
}

/// `小学`, `A型`: no noun of a quantity, no verb; 标准|化学校 is cut wrongly.
pub(in super::super) fn is_label(word: &str) -> bool {
    names_part(word) && !is_filler(word)
}

/// `小学`, `新建`: a label or a verb.
fn names_part(word: &str) -> bool {
    let words = word.trim_start_matches(|c| twin(c).is_ascii_uppercase());
    words.starts_with(is_han)
        && words.chars().all(is_han)
        && !word.starts_with('化')
        && (QUANTITY_NOUN.suffix(word).is_none() || names_people(word))
        && TREND.suffix(word).is_none()
}

/// `特困人员`, `五保户`: who shares, and no quantity.
fn names_people(word: &str) -> bool {
    word.chars().nth(2).is_some() && (ends_word(word, "人员") || ends_word(word, "户"))
}

/// Whether a name ends in a noun of a quantity that has two characters and more before it.
fn ends_in_noun(name: &str) -> bool {
    let noun = QUANTITY_NOUN.suffix(name).map(|(length, ())| length);
    noun.is_some_and(|length| length >= "标准".len() && length < name.len())
}
