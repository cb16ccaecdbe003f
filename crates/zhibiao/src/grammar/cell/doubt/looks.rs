//! What in a text looks like an item: a name and something that only a value begins with.
//!
//! ```text
//! looks = name ( ":" / "——" / sign / "（" number / marker / "，" quality ) / name [adverb] trend
//! ```
//! Accepted: `人居环境：有效改善`, `群众满意度≥90%`. Refused: `每期≥50人`, `有效灌溉`.

use crate::grammar::begin::{has_name, is_sign};
use crate::grammar::cursor::*;
use crate::grammar::kind::{qualitative, trend_at_end};
use crate::grammar::marks::roman;
use crate::grammar::split::continues;
use crate::lexicon::{BEFORE, DEGREE, LEVEL, LISTS, MARKER, twin};

/// How far the end of a name is sought, in characters: bounds the look-ahead.
pub(super) const LONGEST_NAME: usize = 40;

/// Where a name of more than so many characters ends that its value follows, if one begins here.
pub(super) fn opens(i: &str, least: usize) -> Option<usize> {
    if continues(i)
        || !peek(i).is_some_and(|c| {
            is_han(c) || is_figure(c) || c.is_ascii_alphabetic() || roman(c).is_some()
        })
    {
        return None;
    }
    let mut named = 0;
    for (at, c) in i.char_indices().take(LONGEST_NAME) {
        let behind = skip_spaces(&i[at + c.len_utf8()..]);
        let ends = match twin(c) {
            ',' if named * '名'.len_utf8() == at
                && (opens_value(behind)
                    || eat(behind, &['每']).is_some()
                    || MARKER.longest(behind).is_some()
                    || raises(behind)
                    || tells_next(behind)) =>
            {
                true
            }
            ':' => LISTS.suffix(&i[..at]).is_none(),
            '—' => behind.starts_with('—'),
            '→' => true,
            '(' | '[' => opens_value(behind) || bracketed_quality(behind),
            // 50人，人居环境 明显改善
            _ if is_space(c) && named > least && tells_next(behind) => return Some(at),
            _ if parts_items(c) => return None,
            '=' | '≥' | '≤' | '>' | '<' => is_sign(&i[at..]) && !dates(&i[..at]),
            _ => false,
        };
        if ends {
            return (named > least).then_some(at);
        }
        named += usize::from(is_han(c));
    }
    None
}

/// `9月底前`: whether all that stands before a sign says when.
fn dates(i: &str) -> bool {
    i.starts_with(is_figure) && i.ends_with(['前', '末', '底', '月', '年', '日'])
}

/// Where a name ends that a quality follows, and nothing else before the next mark.
pub(super) fn tells(i: &str) -> Option<usize> {
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| parts_items(*c));
    let part = &i[..end.map_or(i.len(), |(at, _)| at)];
    let cut = trend_at_end(part).or_else(|| Some(part.len() - LEVEL.suffix(part)?.0))?;
    (cut > "知晓率".len() && part.chars().all(is_han)).then_some(cut)
}

/// `不断完善`: whether all that stands before the next mark is a trend with its adverb.
pub(super) fn raises(i: &str) -> bool {
    let mut near = i.char_indices().take(LONGEST_NAME);
    let end = near.find(|(_, c)| parts_items(*c) || *c == '。');
    let part = &i[..end.map_or(i.len(), |(at, _)| at)];
    let adverb = DEGREE.longest(part).map_or(0, |(length, ())| length);
    (1..part.len()).contains(&adverb) && trend_at_end(part) == Some(0)
}

/// Whether all that stands before the next mark is a quality.
pub(super) fn tells_next(i: &str) -> bool {
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| parts_items(*c) || *c == '。');
    qualitative(&i[..end.map_or(i.len(), |(at, _)| at)])
}

/// Whether so many characters of words begin here.
pub(super) fn opens_words(i: &str, least: usize) -> bool {
    i.chars().take_while(|c| is_han(*c)).take(least).count() == least
}

/// `举办讲座、论坛12场`: words that bound nothing, and a number somewhere behind them.
pub(super) fn names_figure(i: &str) -> bool {
    opens_words(i, 3) && i.contains(is_figure) && BEFORE.longest(i).is_none()
}

/// Words of so many characters, and an amount.
pub(super) fn names_amount(i: &str, least: usize) -> bool {
    opens_words(i, least) && i.contains(is_figure) && has_name(i)
}

/// `健全）`.
fn bracketed_quality(inside: &str) -> bool {
    let close = inside
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| is_round_close(*c));
    close.is_some_and(|(at, _)| qualitative(&inside[..at]))
}

pub(super) fn opens_value(i: &str) -> bool {
    is_sign(i) || digit(i).is_some()
}

pub(super) fn parts_items(c: char) -> bool {
    is_space(c) || matches!(twin(c), ',' | '、' | ';' | '/' | '|' | '\n' | '\r')
}
