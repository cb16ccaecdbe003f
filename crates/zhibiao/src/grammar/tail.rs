//! What follows a value in the same item: its weight, what was achieved, the sign column's word.

mod behind;
mod bracketed;
mod points;
#[cfg(test)]
mod tests;

pub(super) use behind::begins_alike;
pub(super) use bracketed::{
    bracketed_points, category_in_brackets, unbracketed, weight_in_brackets, weight_of_name,
};
pub(super) use points::{points_before, points_behind_words, points_of_marked, scored_word};
use points::{points_behind_comma, points_first};

use super::context::Context;
use super::cursor::*;
use super::parts::{Parts, trimmed, value};
use crate::lexicon::{ACHIEVED, DONE, PLANNED, POINTS, SIGN_WORD, twin};
use crate::span::Piece;

/// Takes weight and achieved value off the end of a value.
pub(super) fn split_tail<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    points_first(cx, parts);
    weight_in_brackets(cx, parts);
    if let Some((open, cut, close)) = achieved(parts.value.text) {
        let start = parts.value.start as usize;
        told(cx, parts, start + cut, start + close);
        parts.value = value(cx, start, start + open);
    }
    weight_in_brackets(cx, parts);
    behind::behind_measure(cx, parts);
    points_of_marked(cx, parts);
}

/// Files the words behind a value: `权重10%` are its points, `实际完成6架` what was achieved.
pub(super) fn told<'a>(cx: &Context<'a>, parts: &mut Parts<'a>, from: usize, to: usize) {
    let words = trimmed(cx, from, to);
    match POINTS.longest(words.text) {
        // 分值10分，得9分; what says neither stays unread: 权重5%，2. 工资发放时间.
        Some((length, ())) => {
            let end = words.text.find(is_comma).unwrap_or(words.len());
            let own = &words.text[length..end.max(length)];
            let scored = points(cx, words.start as usize + length, own);
            parts.weight = parts.weight.or(scored);
            let behind = trimmed(cx, words.start as usize + end, to);
            let achieved = behind.starts_with('得') || ACHIEVED.longest(behind.text).is_some();
            if achieved && parts.actual.is_none() {
                parts.actual = Some(behind);
            }
        }
        None => parts.actual = parts.actual.or(Some(words)),
    }
}

/// `：10分`: the number alone.
fn points<'a>(cx: &Context<'a>, from: usize, words: &str) -> Option<Piece<'a>> {
    let left = words.trim_start_matches(|c| is_colon(c) || matches!(c, '为' | '=' | ' '));
    let number = left.trim_end_matches(['分', '%', '％', ' ']);
    let start = from + words.len() - left.len();
    is_number(number).then(|| Piece::of(cx.source, start, start + number.len()))
}

/// Whether words behind a comma or the like may tell what was achieved.
pub(super) fn may_tell(i: &str) -> bool {
    let rest = skip_spaces(i);
    eat_word(rest, "完成").is_some()
        || ACHIEVED.longest(rest).is_some()
        || POINTS.longest(rest).is_some()
        || DONE.longest(rest).is_some()
}

/// `，实际完成6架`, `（实际完成6架）`: where the value ends, and where the words begin and end.
pub(super) fn achieved(text: &str) -> Option<(usize, usize, usize)> {
    let mut from = 0;
    while let Some(open) = parting(text, from) {
        let c = peek(&text[open..])?;
        let at = open + c.len_utf8();
        let rest = skip_spaces(&text[at..]);
        from = text.len() - rest.len();
        let bracket = is_round(c);
        // 计划5000亩，完成5100亩
        let planned = || PLANNED.longest(text).is_some();
        // ≥120人，未完成
        let done = !bracket
            && !is_space(c)
            && open > 0
            && DONE
                .longest(rest)
                .is_some_and(|(length, ())| rest[length..].trim_end_matches(is_space).is_empty());
        if done {
            return Some((open, text.len() - rest.len(), text.len()));
        }
        let own = text[..open].trim_end_matches(is_space);
        let again = || super::begin::is_sign(own) && counts_again(own, rest);
        let done = eat_word(rest, "完成").is_some_and(|r| digit(r).is_some());
        let bare = done && (bracket || planned() || again());
        if bracket {
            let inside =
                &text[at..text.len() - super::brackets::skip_brackets(&text[open..]).len()];
            let reckoned = inside.contains(['/', '÷', '／'])
                && !inside.contains(|c| crate::lexicon::twin(c).is_ascii_digit());
            if reckoned {
                // （实际到位资金/计划资金） says how it is reckoned.
                from = at + inside.len();
                continue;
            }
            if !bare && ACHIEVED.longest(rest).is_none() && POINTS.longest(rest).is_none() {
                from = at + inside.len();
                continue;
            }
        }
        // 上半年完成50%，全年完成100%: what is planned for the year.
        let yearly = || eat_word(rest, "全年完成").is_some() && super::date::stands(text);
        let told = || ACHIEVED.longest(rest).is_some() && !yearly();
        if bare || told() || POINTS.longest(rest).is_some() {
            let end = match bracket {
                true => text.len() - super::brackets::skip_brackets(&text[open..]).len(),
                false => text.len(),
            };
            // What follows the bracket belongs to the value.
            let whole = end == text.len() || !bracket;
            let close = if bracket {
                end - last(&text[..end])?.len_utf8()
            } else {
                end
            };
            return (whole && open > 0 && close >= at).then_some((
                open,
                text.len() - rest.len(),
                close,
            ));
        }
    }
    None
}

/// `200人` and `完成210人`: whether words count what a value does, and nothing else.
pub(super) fn counts_again(value: &str, words: &str) -> bool {
    let units = unit_alone(value).zip(unit_alone(words));
    units.is_some_and(|(own, other)| same(own, other))
}

/// How many bytes an amount has at most that is achieved: bounds the look behind.
const LONGEST_AMOUNT: usize = 60;

/// What stands behind the only number of a short text.
fn unit_alone(text: &str) -> Option<&str> {
    let text = Some(text).filter(|text| text.len() <= LONGEST_AMOUNT)?;
    let unit = text[text.find(is_figure)?..].trim_start_matches(is_figure);
    (!unit.is_empty() && !unit.contains(is_figure)).then_some(unit)
}

/// The next comma, semicolon, `、`, space or bracket.
fn parting(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|at| match bytes[*at] {
        b',' | b' ' | b'(' | b';' => true,
        // 、 and the wide space
        0xe3 => matches!(bytes[*at..], [_, 0x80, 0x80 | 0x81, ..]),
        0xef => {
            let wide = ["，", "（", "；"];
            wide.iter().any(|c| bytes[*at..].starts_with(c.as_bytes()))
        }
        _ => false,
    })
}

/// Whether a text ends in a unit, whatever its characters' width.
fn same_end(text: &str, unit: &str) -> bool {
    let mut behind = text.chars().rev().map(twin);
    let mut unit = unit.chars().rev().map(twin);
    unit.all(|c| behind.next() == Some(c))
}

/// The words of a piece, parted by spaces.
pub(super) fn words<'a>(cx: &Context<'a>, piece: &Piece<'a>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let mut from = piece.start as usize;
    let end = piece.end() as usize;
    let mut i = piece.text;
    while let Some(c) = peek(i) {
        let at = end - i.len();
        if is_space(c) {
            if at > from {
                found.push(Piece::of(cx.source, from, at));
            }
            i = after_first(i);
            from = end - i.len();
        } else if is_round(c) {
            // （ 人） is one word with what it is glued to.
            i = super::brackets::skip_brackets(i);
        } else {
            i = after_first(i);
        }
    }
    if end > from {
        found.push(Piece::of(cx.source, from, end));
    }
    found
}

/// Nothing but digits.
pub(super) fn number(word: &Piece<'_>) -> bool {
    word.is_empty() || is_number(word.text)
}

fn is_number(text: &str) -> bool {
    let digits = |c| is_figure(c);
    !text.is_empty() && text.chars().all(digits)
}

/// 正向, 定性: the word of a sign column.
pub(super) fn is_sign_word(word: &str) -> bool {
    SIGN_WORD.exact(word).is_some()
}

/// Takes the sign column's word off the end of a name.
pub(super) fn sign_word<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let name = parts.name;
    let Some(at) = name.text.rfind(is_space) else {
        return;
    };
    let word = name.text[at..].trim_start_matches(is_space);
    if parts.marker.is_none() && is_sign_word(word) {
        let start = name.end() as usize - word.len();
        parts.marker = Some(Piece::of(cx.source, start, name.end() as usize));
        parts.name = trimmed(cx, name.start as usize, start);
    }
}
