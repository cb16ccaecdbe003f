//! Items parted by bars, and pairs of name and value with a bar of their own: `编制规划≥3项 | 组织评审≥5次`, `培训人数|500人，演出场次|30场`.
//!
//! Refused: `培训人数 | ≥500人` (one item in two columns).

use super::super::context::Context;
use super::super::cursor::*;
use super::labels::{SHORT, labelled};
use super::{continues, opens_item, opens_word};
use crate::lexicon::UNIT_WORDS;

/// `编制规划≥3项 | 组织评审≥5次`: fields that are an item each.
pub(super) fn barred_items(
    cx: &Context<'_>,
    from: usize,
    to: usize,
) -> Option<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    let mut start = from;
    for field in cx.source[from..to].split(['|', '｜', '│', '\t']) {
        let end = start + field.len();
        if !field.trim_matches(is_space).is_empty() {
            let at = end - field.trim_start_matches(is_space).len();
            let before = found.last().map_or("", |(_, end)| &cx.source[..*end]);
            (opens_item(cx, at, end, false) || keyed(&cx.source[at..end])).then_some(())?;
            (!breaks_down(cx, at, end, before)).then_some(())?;
            found.push((at, end));
        }
        start = end + peek(&cx.source[end..]).map_or(0, char::len_utf8);
    }
    (found.len() > 1).then_some(found)
}

/// `线上3期、线下2期` behind 5期: whether all parts are a short label and an amount in the unit that stands before them.
fn breaks_down(cx: &Context<'_>, from: usize, to: usize, before: &str) -> bool {
    let mut start = from;
    let part = |part: &str| {
        let at = start;
        start += part.len() + '、'.len_utf8();
        let found = labelled(cx, at, at + part.len(), false, SHORT);
        found.is_some_and(|(_, unit)| !unit.is_empty() && before.trim_end().ends_with(unit))
    };
    let listed = &cx.source[from..to];
    !before.is_empty() && listed.contains('、') && listed.split('、').all(part)
}

/// `人居环境：持续改善`: a name of its own before a colon, which no column has.
fn keyed(field: &str) -> bool {
    let Some(colon) = field.find(is_colon) else {
        return false;
    };
    let name = field[..colon].trim_start_matches(is_figure);
    let named = holds_han(name, 3);
    named && !continues(field) && crate::lexicon::column(name).is_none()
}

/// `培训人数|500人，演出场次|30场，权重10`: parts behind commas or 、, each a name and a value with one bar between.
pub(super) fn barred_pairs(
    cx: &Context<'_>,
    from: usize,
    to: usize,
) -> Option<Vec<(usize, usize)>> {
    let body = &cx.source[from..to];
    let bars = |part: &str| part.matches(['|', '｜', '│']).count();
    let comma = |c: char| is_comma(c);
    let listed = |c: char| c == '、';
    for parts in [&comma as &dyn Fn(char) -> bool, &listed] {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut start = from;
        let mut plain = true;
        for part in body.split(parts) {
            let end = start + part.len();
            let at = end - part.trim_start_matches(is_space).len();
            match (bars(part), found.last_mut()) {
                (1, _) => {
                    let fields = cx.source[at..end].split_once(['|', '｜', '│']);
                    let scored = fields.is_some_and(|(name, value)| is_scored(name, value));
                    plain &= opens_word(&cx.source[at..end]) && !scored;
                    found.push((at, end));
                }
                // 权重10
                (0, Some(before)) => {
                    plain &= part.is_empty() || super::super::tail::may_tell(part);
                    before.1 = end;
                }
                _ => plain = false,
            }
            start = end + peek(&cx.source[end..]).map_or(0, char::len_utf8);
        }
        if plain && found.len() > 1 {
            return Some(found);
        }
    }
    None
}

/// `改造2座|10`: an amount in the place of a name, and a bare number behind it that may be its points.
pub(in super::super) fn is_scored(name: &str, value: &str) -> bool {
    let unit = name
        .rfind(is_figure)
        .map_or("", |at| after_first(&name[at..]));
    let value = value.trim_matches(is_space);
    let bare = !value.is_empty() && value.chars().all(is_figure);
    bare && UNIT_WORDS.exact(unit.trim_end_matches(is_space)).is_some()
}

/// `培训人数|500人 演出场次|30场`: words parted by spaces, each a name and a value with a bar of its own.
pub(super) fn barred_words(
    cx: &Context<'_>,
    from: usize,
    to: usize,
) -> Option<Vec<(usize, usize)>> {
    let words = super::super::tail::words(cx, &super::super::parts::value(cx, from, to));
    let pair = |word: &crate::span::Piece<'_>| {
        let mut fields = word.text.split(['|', '｜', '│']);
        let named = fields.next().is_some_and(opens_word);
        named && fields.next().is_some_and(|value| !value.is_empty()) && fields.next().is_none()
    };
    (words.len() > 1 && words.iter().all(pair)).then(|| {
        let starts = words.iter().map(|word| word.start as usize);
        let ends = words
            .iter()
            .skip(1)
            .map(|word| word.start as usize)
            .chain([to]);
        starts.zip(ends).collect()
    })
}
