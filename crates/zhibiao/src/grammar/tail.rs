//! What follows a value in the same item: its weight, what was achieved, the sign column's word.

#[cfg(test)]
mod tests;

use super::begin::first_measure;
use super::context::Context;
use super::cursor::*;
use super::item::{Parts, last_open, trimmed, value};
use super::measure::Outcome;
use crate::span::Piece;

/// Takes weight and achieved value off the end of a value.
pub(super) fn split_tail<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    weight_in_brackets(cx, parts);
    if let Some((open, cut, close)) = achieved(parts.value.text) {
        let start = parts.value.start as usize;
        parts.actual = Some(trimmed(cx, start + cut, start + close));
        parts.value = value(cx, start, start + open);
    }
    weight_in_brackets(cx, parts);
    trailing_numbers(cx, parts);
}

/// Words that begin what was achieved, or how it scored.
const ACHIEVED: [&str; 12] = [
    "实际",
    "全年实际",
    "年末实际",
    "年度实际",
    "完成值",
    "全年完成值",
    "已完成",
    "实际完成",
    "分值",
    "得分",
    "自评得分",
    "偏差",
];

/// `，实际完成6架`, `（实际完成6架）`: where the value ends, and where the words begin and end.
pub(super) fn achieved(text: &str) -> Option<(usize, usize, usize)> {
    let mut from = 0;
    while let Some(mark) = text[from..].find([',', '，', ' ', '、', '(', '（']) {
        let open = from + mark;
        let c = peek(&text[open..])?;
        let at = open + c.len_utf8();
        let rest = skip_spaces(&text[at..]);
        from = at;
        let bracket = matches!(c, '(' | '（');
        let bare = bracket && eat_word(rest, "完成").is_some_and(|r| digit(r).is_some());
        if bare || eat_words(rest, &ACHIEVED).is_some() {
            let end = match bracket {
                true => text.len() - super::segment::skip_brackets(&text[open..]).len(),
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

/// `（10分）` after the value.
pub(super) fn weight_in_brackets<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let text = parts.value.text;
    if !text.ends_with([')', '）']) {
        return;
    }
    let Some(open) = last_open(text) else { return };
    let width = peek(&text[open..]).map_or(1, char::len_utf8);
    let close = last(text).map_or(1, char::len_utf8);
    let inner = text[open + width..text.len() - close].trim();
    let named = inner
        .trim_start_matches("权重")
        .trim_start_matches("分值")
        .trim_start_matches(['：', ':', ' ']);
    let number = match named.len() < inner.len() {
        true => named.trim_end_matches(['分', '%', '％']),
        false => named.trim_end_matches('分'),
    };
    let plain = !number.is_empty()
        && number
            .chars()
            .all(|c| crate::lexicon::twin(c).is_ascii_digit() || c == '.');
    if !plain || number.len() == inner.len() || open == 0 {
        return;
    }
    let start = parts.value.start as usize;
    // The number alone: 10 of 10分, whatever words stand beside it.
    let at = start + open + width;
    let raw = &text[open + width..text.len() - close];
    let offset = raw.find(number).unwrap_or(0);
    parts.weight = Some(Piece::of(
        cx.source,
        at + offset,
        at + offset + number.len(),
    ));
    parts.value = value(cx, start, start + open);
}

/// `≤10次 22.5`, `100% 100%`, `≥50个 50 8 8`: words behind the value's own measure.
fn trailing_numbers<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
    if first_measure(cx, start, end) != Some(start) {
        return;
    }
    let inner = Context {
        source: &cx.source[..end],
        options: cx.options,
    };
    let Outcome::Measure(rest, _) = super::measure::measure(&inner, &inner.source[start..]) else {
        return;
    };
    let cut = inner.at(rest);
    let behind = value(cx, cut, end);
    if behind.is_empty() || !rest.starts_with(is_space) {
        return;
    }
    let words = words(cx, &behind);
    if let [one] = words[..]
        && let Some(points) = one.text.strip_suffix('分')
        && number(&Piece {
            text: points,
            ..one
        })
        && parts.weight.is_none()
    {
        parts.weight = Some(Piece {
            text: points,
            ..one
        });
        parts.value = value(cx, start, cut);
        return;
    }
    let numeric = |w: &Piece<'_>| digit(w.text).is_some() || super::begin::is_sign(w.text);
    if !words.iter().all(numeric) {
        return;
    }
    match words[..] {
        [one] if number(&one) && parts.weight.is_none() => parts.weight = Some(one),
        [one] => parts.actual = Some(one),
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
        [] => return,
    }
    parts.value = value(cx, start, cut);
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
        } else if matches!(c, '(' | '（') {
            // （ 人） is one word with what it is glued to.
            i = super::segment::skip_brackets(i);
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
    word.text.chars().all(|c| {
        let c = crate::lexicon::twin(c);
        c.is_ascii_digit() || c == '.'
    })
}

/// 正向, 定性: the word of a sign column.
pub(super) fn is_sign_word(word: &str) -> bool {
    matches!(
        word,
        "正向" | "反向" | "定性" | "定量" | "正向指标" | "反向指标"
    )
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
