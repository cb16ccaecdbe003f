//! What stands behind a value's own measure: weight, what was achieved, score.
//!
//! ```text
//! behind = number "分" / "/" measure / ACHIEVED … / SP 1*( number / measure )
//! ```
//! Accepted: `≤10次 22.5`, `100% 100%`, `≥50个 50 8 8`, `＝100%20分`, `≥300人/312人`. Refused: `≥5次 2024年：150人`, another year's.

use super::{
    is_number, is_sign_word, number, points_behind_comma, points_behind_words, same_end, told,
    words,
};
use crate::grammar::begin::{first, first_at, is_sign};
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::draft::Outcome;
use crate::grammar::kind::qualitative;
use crate::grammar::measure::measure;
use crate::grammar::parts::{Parts, value};
use crate::lexicon::{ACHIEVED, LEVEL, TREND, UNIT_WORDS, twin};
use crate::model::Dimension;
use crate::span::Piece;

/// Takes what stands behind the value's own measure off its end.
pub(super) fn behind_measure<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    // 每月10日前 每月10日前 10 10
    if let Some(cut) = twice(parts.value.text) {
        let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
        if spaced(cx, parts, &words(cx, &value(cx, start + cut, end))) {
            parts.value = value(cx, start, start + cut);
            return;
        }
    }
    points_behind_words(cx, parts);
    let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
    let inner = Context {
        source: &cx.source[..end],
        options: cx.options,
    };
    // 下降3.2% 下降3.5% 10 10: what was achieved tells that the words belong to both.
    // 下降3.5%10分
    let scored =
        |text: &str| text.ends_with('分') && !text.contains(|c| is_comma(c) || is_space(c));
    let worded = || {
        (again(parts.value.text) || scored(parts.value.text))
            .then(|| first(&inner, start))
            .flatten()
    };
    let measured = first_at(&inner, start).or_else(worded);
    let measured = measured.and_then(|first| first.end(&inner));
    let measured = measured.and_then(|(rest, plain)| plain.then_some(rest));
    let Some(rest) = measured.or_else(|| behind_signed_date(&inner, start)) else {
        return;
    };
    let cut = inner.at(rest);
    let behind = value(cx, cut, end);
    if glued(cx, parts, &behind, cut) {
        parts.value = value(cx, start, cut);
        return;
    }
    points_behind_comma(cx, parts, cut, &behind);
    if behind.is_empty() || !rest.starts_with(is_space) {
        return;
    }
    let mut found = words(cx, &behind);
    // ≥ 500 人 正向 10
    let signed = found.iter().position(|word| is_sign_word(word.text));
    let marker = signed.map(|at| found.remove(at));
    // ≥95% 10 项目台账: what the last words say is told of, unless they are what was achieved.
    let said = found.last().copied().filter(|last| {
        let counted = found.len() > 1 && number(&found[0]);
        counted && last.chars().all(is_han) && UNIT_WORDS.exact(last.text).is_none()
    });
    if let Some(said) = said {
        found.pop();
        parts.actual = parts
            .actual
            .or(Some(said).filter(|said| qualitative(said.text)));
    }
    if spaced(cx, parts, &found) || (marker.is_some() && found.is_empty()) {
        parts.value = value(cx, start, cut);
        parts.marker = parts.marker.or(marker);
    }
}

/// `≤12月31日 10分`: the text behind a date with a sign.
fn behind_signed_date<'a>(cx: &Context<'a>, start: usize) -> Option<&'a str> {
    let i = cx.source.get(start..).filter(|i| is_sign(i))?;
    let dated = i.trim_start_matches(|c: char| !is_han(c) && !c.is_alphanumeric());
    crate::grammar::date::date(cx, dated).map(|(rest, _)| rest)
}

/// Takes what stands behind the measure without a space; whether there was anything.
fn glued<'a>(cx: &Context<'a>, parts: &mut Parts<'a>, behind: &Piece<'a>, cut: usize) -> bool {
    let end = behind.end() as usize;
    // ≥98%实际完成值为100%
    if cx.source[cut..].starts_with(is_han)
        && let Some((length, ())) = ACHIEVED.longest(behind.text)
        && behind.text[length..].starts_with(|c| is_colon(c) || is_figure(c) || twin(c) == '为')
    {
        told(cx, parts, cut, parts.value.end() as usize);
        return true;
    }
    // ≥95%得10分
    let score = behind.text.strip_prefix('得');
    if score
        .and_then(|i| i.strip_suffix('分'))
        .is_some_and(is_number)
        && parts.actual.is_none()
    {
        parts.actual = Some(*behind);
        return true;
    }
    // ＝100%20分
    let points = behind
        .text
        .strip_suffix('分')
        .filter(|text| is_number(text));
    if parts.weight.is_none()
        && let Some(text) = points
        && cx.source[..cut].ends_with(|c: char| !c.is_ascii_digit())
    {
        parts.weight = Some(Piece { text, ..*behind });
        return true;
    }
    // ≥300人/312人: the same unit again is what was achieved.
    let again = behind.text.strip_prefix(['/', '／']).map(skip_spaces);
    let again = again.filter(|again| digit(again).is_some() && parts.actual.is_none());
    let same = again.filter(|again| {
        let unit = again.trim_start_matches(is_figure);
        !unit.is_empty() && same_end(&cx.source[parts.value.start as usize..cut], unit)
    });
    if let Some(again) = same {
        parts.actual = Some(Piece::of(cx.source, end - again.len(), end));
    }
    same.is_some()
}

/// Takes words that spaces part from the measure, if they are numbers and amounts; whether they are.
fn spaced<'a>(cx: &Context<'a>, parts: &mut Parts<'a>, words: &[Piece<'a>]) -> bool {
    if let [one] = words
        && let Some(text) = one.text.strip_suffix('分')
        && number(&Piece { text, ..*one })
        && parts.weight.is_none()
    {
        parts.weight = Some(Piece { text, ..*one });
        return true;
    }
    let numeric = |w: &Piece<'_>| is_amount(w.text) || is_sign(w.text);
    // 不少于28公里 不少于30公里 10 10, 下降3.2% 下降3.5%
    let alike = words
        .first()
        .is_some_and(|first| begins_alike(parts.value.text, first.text));
    if !words[usize::from(alike)..].iter().all(numeric) {
        return false;
    }
    match *words {
        [one] if number(&one) && parts.weight.is_none() => parts.weight = Some(one),
        // 3期 150人 are two amounts, and neither was achieved.
        [one] if counts_other(cx, parts, &one) => return false,
        // >376位 ＜425位: both bounds of one range.
        [one] if opposed(parts.value.text, one.text) => return false,
        [one] => parts.actual = Some(one),
        // Target, weight, actual, score: a bare number stands before one with a unit.
        [first, second, ..] if parts.weight.is_none() && number(&first) && !number(&second) => {
            (parts.weight, parts.actual) = (Some(first), Some(second));
        }
        [first, second, ..] if parts.weight.is_none() => {
            parts.actual = Some(first);
            let end = words.last().map_or(second.end(), Piece::end) as usize;
            let scores = Piece::of(cx.source, second.start as usize, end);
            // Target, actual, weight, score: the weight is the one, and the score goes with it.
            parts.weight = Some(if words.len() == 2 { second } else { scores });
        }
        [first, ..] => {
            let end = words.last().map_or(first.end(), Piece::end) as usize;
            parts.actual = Some(Piece::of(cx.source, first.start as usize, end));
        }
        [] => return false,
    }
    true
}

/// Whether two texts begin with a sign each, of which one bounds below and the other above.
fn opposed(value: &str, word: &str) -> bool {
    let upward = |text: &str| match peek(text).map(twin) {
        Some('≥' | '≧' | '>') => Some(true),
        Some('≤' | '≦' | '<') => Some(false),
        _ => None,
    };
    let both = upward(value).zip(upward(word));
    both.is_some_and(|(one, other)| one != other)
}

/// Where the first word of a value ends, if it holds figures and stands behind its space again.
fn twice(value: &str) -> Option<usize> {
    let (word, behind) = value.split_once(is_space)?;
    let next = behind.split(is_space).next()?;
    (same(word, next) && word.contains(is_figure)).then_some(word.len())
}

/// Whether the words that a value begins with stand behind its first space again, before an amount.
fn again(value: &str) -> bool {
    let words = value.split_once(is_space);
    words.is_some_and(|(_, behind)| begins_alike(value, behind.trim_start_matches(is_space)))
}

/// Whether an amount stands behind the words that the value begins with.
pub(in crate::grammar) fn begins_alike(value: &str, word: &str) -> bool {
    let words = |text: &str| text.find(is_figure).filter(|at| *at > 0);
    match (words(value), words(word)) {
        _ if value.split(is_space).next() == Some(word) => true,
        (Some(own), Some(at)) => {
            same(&value[..own], &word[..at]) && value[..own].chars().all(is_han)
        }
        _ => false,
    }
}

/// Whether the amounts are of different things, so that the second tells nothing of the first: 1条 and 2km.
fn counts_other(cx: &Context<'_>, parts: &Parts<'_>, behind: &Piece<'_>) -> bool {
    let read = |source| {
        let inner = Context { source, ..*cx };
        match measure(&inner, source) {
            Outcome::Measure(_, draft) => {
                let unit = draft.measure.unit.filter(|unit| unit.known)?;
                Some((draft.measure.value, unit))
            }
            _ => None,
        }
    };
    let before = &cx.source[parts.value.start as usize..behind.start as usize];
    let Some(((first, own), (second, other))) = read(before).zip(read(behind.text)) else {
        return false;
    };
    // 520人次 of 500人, 10套 of 10台
    let near = own.name.starts_with(&*other.name) || other.name.starts_with(&*own.name);
    let alike =
        own.dimension == other.dimension && (own.dimension != Dimension::Count || first == second);
    // 98% of 100台 is how much of it was done.
    !near && !alike && other.dimension != Dimension::Ratio
}

/// A word that begins with a number and belongs to this value.
fn is_amount(word: &str) -> bool {
    // 2024年：150人 is another year's, and was not achieved.
    let dated = word.contains(is_colon) && crate::grammar::date::stands(word);
    digit(word).is_some() && !dated && !names_another(word)
}

/// `2群众满意度90%`: another item.
fn names_another(word: &str) -> bool {
    let words = word.trim_start_matches(is_figure);
    let told = || TREND.suffix(words).is_some() || LEVEL.suffix(words).is_some();
    words.chars().take(3).filter(|c| is_han(*c)).count() == 3
        && (words.contains(is_figure) || told())
}
