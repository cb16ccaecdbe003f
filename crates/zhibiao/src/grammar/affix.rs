//! The words right before and right after a number.
//!
//! ```text
//! prefix = before / each / currency / "%"            ; at most six: ≥ 每人 ￥
//! suffix = after / "+" / inclusion                   ; at most four: 以上 （含）
//! ```
//! Accepted: `不低于`90%, `每人每天不超过`400元, 30日`以内`. Refused: 3个`内`设机构 (the character begins a noun).

use super::clause_end::{ends_or_joins, ends_or_noted};
use smallvec::SmallVec;

use super::amount::ratio;
use super::comparator::{Found, after, before, inclusion, modal};
use super::context::Context;
use super::cursor::*;
use super::rate;
use crate::lexicon::{AFTER, CURRENCY, STOP, UNITS, start, starts};
use crate::model::*;

/// The words before a number.
#[derive(Default)]
pub(super) struct Prefix<'a> {
    pub(super) found: SmallVec<[Found<'a>; 2]>,
    pub(super) below: Vec<String>,
    pub(super) currency: Option<Unit<'a>>,
    /// `%95`: the unit on the wrong side.
    pub(super) percent: Option<Unit<'a>>,
    pub(super) inclusive: Option<bool>,
}

pub(super) fn prefix<'a>(cx: &Context<'a>, i: &'a str) -> (&'a str, Prefix<'a>) {
    let mut read = Prefix::default();
    let mut rest = i;
    for _ in 0..6 {
        let spaced = skip_spaces(rest);
        if let Some(after) = eat(spaced, &['%']).filter(|r| digit(r).is_some()) {
            read.percent = Some(ratio(cx, spaced, after, "%"));
            rest = after;
            break;
        }
        let able = start::BEFORE | start::EACH | start::CURRENCY | start::NUMERAL | start::FRACTION;
        if peek(spaced).is_none_or(|c| starts(c) & able == 0) && !rate::digit_and_time(spaced) {
            break;
        }
        if let Some((after, found)) = before(cx, spaced) {
            read.found.push(found);
            // 不低于（含）95%
            let noted = inclusion(after).filter(|(number, _)| digit(number).is_some());
            read.inclusive = read.inclusive.or(noted.map(|(_, inclusive)| inclusive));
            rest = noted.map_or(after, |(number, _)| number);
        } else if !read.found.is_empty()
            && eat(spaced, &['每']).is_some()
            && super::date::stands(spaced)
        {
            // 不晚于每月10日
            break;
        } else if let Some((after, below)) = rate::each(cx, spaced) {
            read.below.extend(below);
            rest = modal(after).unwrap_or(after);
        } else if let Some((length, index)) = currency(spaced) {
            let after = &spaced[length..];
            let def = &UNITS[index as usize];
            let mut unit = ratio(cx, spaced, after, def.name);
            (unit.dimension, unit.additive) = (def.dimension, def.additive);
            read.currency = Some(unit);
            rest = after;
        } else {
            break;
        }
    }
    // 每期在30件到50件之间
    if !read.below.is_empty()
        && let Some((after, _)) = eat_words(rest, &["介于", "在"])
        && digit(after).is_some()
    {
        rest = after;
    }
    let spaced = skip_spaces(rest);
    if read.found.is_empty() && read.below.is_empty() {
        return (spaced, read);
    }
    let equal = read.found.last().is_some_and(|f| f.op == Op::Eq);
    let bound = !read.found.is_empty();
    let parted = || eat(spaced, &[',', '、']).filter(|_| bound && alone(cx, i, spaced));
    let broken = match parted() {
        Some(behind) => skip_spaces(behind),
        None if equal => spaced,
        None => skip_break(rest),
    };
    let goes_on = broken.len() < spaced.len() && super::number::may_begin(broken);
    (if goes_on { broken } else { spaced }, read)
}

/// `结案数，大于等于，4200件`: whether a word of two characters and more stands between marks, as in a column of its own.
fn alone(cx: &Context<'_>, i: &str, rest: &str) -> bool {
    let before = cx.source[..cx.at(i)].trim_end_matches(is_space);
    let marked = |c: char| {
        matches!(
            crate::lexicon::twin(c),
            ',' | '、' | ':' | '|' | ';' | '。' | '\n'
        )
    };
    let word = i.len() - rest.len() >= "大于".len() && peek(i).is_some_and(is_han);
    word && last(before).is_none_or(marked)
}

/// Gives the measure the unit that the prefix names: `￥`500, `￥`500/人, `港币`500元, `摄氏`37度.
pub(super) fn named_before<'a>(measure: &mut Measure<'a>, prefix: &Prefix<'a>) {
    let Some(named) = &prefix.currency else {
        return;
    };
    let Some(unit) = &mut measure.unit else {
        measure.unit = Some(named.clone());
        return;
    };
    let name = unit.name.to_string();
    let (own, below) = name.split_at(name.find('/').unwrap_or(name.len()));
    let vague = match named.dimension {
        Dimension::Temperature => matches!(folded(unit.text), Some('度' | '°')),
        _ => matches!(own, "" | "元" | "块"),
    };
    if vague && own != named.name {
        unit.name = format!("{}{below}", named.name).into();
        unit.dimension = match below.is_empty() {
            true => named.dimension,
            false => unit.dimension,
        };
        unit.additive = below.is_empty() && named.additive;
    }
}

/// ￥, 人民币.
fn currency(i: &str) -> Option<(usize, u16)> {
    (starts(peek(i)?) & start::CURRENCY != 0).then(|| CURRENCY.longest(i))?
}

/// The words after a number.
#[derive(Default)]
pub(super) struct Suffix<'a> {
    pub(super) found: SmallVec<[Found<'a>; 2]>,
    pub(super) inclusive: Option<bool>,
}

/// `time` tells that a time stands before: only then may 内 be followed by a verb (4小时内解决).
pub(super) fn suffix<'a>(cx: &Context<'a>, i: &'a str, time: bool) -> (&'a str, Suffix<'a>) {
    let mut read = Suffix::default();
    let mut rest = i;
    for _ in 0..4 {
        let mut spaced = skip_spaces(rest);
        // A line break typed before 以上 does not end the clause.
        if spaced.starts_with(['\n', '\r'])
            && AFTER
                .longest(spaced.trim_start())
                .is_some_and(|(length, _)| {
                    // 20人⏎封顶100万元
                    length > 3 && ends_or_noted(&spaced.trim_start()[length..])
                })
        {
            spaced = spaced.trim_start();
        }
        if let Some((after, found)) = after(cx, spaced)
            && (time || !begins_word(&found, after))
            // 95%已上, but 3天已上报; 5人、以上, but 5人、以上合计
            && (!(found.doubtful || eat(&found.piece, &['、']).is_some()) || ends_or_noted(after))
        {
            read.found.push(found);
            rest = after;
        } else if let Some(after) = eat(rest, &['+']).filter(|r| ends_or_joins(r)) {
            // 10万+: and more.
            read.found.push(Found {
                op: Op::Ge,
                rule: Rule::Usage,
                piece: cx.piece(rest, after),
                approximate: false,
                doubtful: false,
            });
            rest = after;
        } else if let Some((after, inclusive)) = inclusion(spaced) {
            read.inclusive = Some(inclusive);
            rest = after;
        } else {
            break;
        }
    }
    (rest, read)
}

/// `内`设机构, `起`步区: one character that may begin the noun that follows.
fn begins_word(found: &Found<'_>, rest: &str) -> bool {
    // 8件内和20处, 5公里内的
    let joins = |c: char| matches!(c, '和' | '及' | '并' | '与' | '且' | '的');
    let apart = |c: &char| !joins(*c) || STOP.longest(rest).is_some();
    let next = folded(rest).filter(|c| is_han(*c)).filter(apart);
    let word: String = found.piece.chars().map(crate::lexicon::twin).collect();
    match &*word {
        "内" | "起" | "起步" | "上" | "外" | "多" | "余" | "来" | "向上" | "内外" => {
            next.is_some()
        }
        "上下" => matches!(
            next,
            Some('水' | '级' | '游' | '班' | '车' | '联' | '楼' | '层')
        ),
        "左右" => matches!(next, Some('两' | '侧' | '岸' | '对')),
        _ => false,
    }
}
