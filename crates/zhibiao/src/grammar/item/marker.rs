//! 年度指标值： and its like, which part a name from its value.
//!
//! ```text
//! marker = ["，"] [year] ["的"] word ("：" / "=" / "为" / "是" / value)
//! ```
//! Accepted: `，年度指标值：`, `，目标值`≥30次, `年初目标值`12个. Refused: 产`值`, pH`值`, 实际完成`值`32次.

use super::super::brackets::skip_brackets;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{behind_break, is_rate};
use super::super::marks::is_mark;
use crate::grammar::begin::begins_value;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{MARKER, start, starts, twin};
use crate::span::Piece;

/// Name, marker and value of a body that has a marker.
///
/// `first` is where the first 值 stands.
pub(in super::super) fn marked<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    first: usize,
) -> Option<Parts<'a>> {
    let marker = marker(cx.source, from, to, first)?;
    // 总产值增长率（目标值：≥8%）: the brackets hold it all.
    if cx.source[from..marker.start]
        .trim_end_matches(is_space)
        .ends_with(is_round)
    {
        return None;
    }
    Some(Parts {
        name: trimmed(cx, from, marker.start),
        marker: Some(Piece::of(cx.source, marker.start, marker.end)),
        value: value(cx, marker.value, to),
        ..Parts::default()
    })
}

/// `180家，失业监测数，年度指标值：80家`: where the name of the next item begins inside a value.
pub(in super::super) fn next_name(source: &str, from: usize, to: usize) -> Option<usize> {
    let first = source[from..to].find(['值', '値'])? + from;
    let marker = marker(source, from, to, first).filter(|m| m.sure)?;
    let before = source[from..marker.start].trim_end_matches(is_mark);
    // 180家 失业监测数: a space does where the value ends before it.
    let spaced = before
        .find(is_space)
        .filter(|at| {
            *at > 0
                && before[..*at]
                    .chars()
                    .any(|c| crate::lexicon::twin(c).is_ascii_digit())
        })
        .filter(|at| {
            !before[..*at].contains(is_comma) && before[*at..].trim_start().starts_with(is_han)
        });
    // 显著、2 带动就业: the number is the next item's.
    let spaced = spaced.map(|at| {
        let kept = before[..at].trim_end_matches(is_figure);
        let counted = kept.len() < at && kept.ends_with(|c| is_comma(c) || c == '、');
        if counted { kept.len() } else { at }
    });
    let at = spaced
        .or_else(|| before.rfind(['|', '｜', '│']))
        .or_else(|| {
            before
                .rfind(is_comma)
                .map(|at| at + gap_behind(&before[at..]))
        })?;
    let named = holds_han(&before[at..], 2);
    // ≥80%，<90%/合格率
    let bound = super::super::begin::is_sign(before[at..].trim_start_matches(is_mark));
    (named && !bound).then_some(from + at)
}

/// `，打印机5台  设备采购数量`: where the gap stands behind the last part of a value, or the comma before it.
fn gap_behind(part: &str) -> usize {
    let gap = part.rfind(is_space).filter(|at| {
        let ended = &part[..*at];
        ended.contains(is_figure)
            && ended.contains(is_han)
            && skip_spaces(&part[*at..]).starts_with(is_han)
    });
    gap.unwrap_or(0)
}

/// Where a marker stands, and where the value begins.
#[derive(Clone, Copy)]
struct Marker {
    start: usize,
    end: usize,
    value: usize,
    /// A colon or 为 stands behind it.
    sure: bool,
}

fn marker(source: &str, from: usize, to: usize, first: usize) -> Option<Marker> {
    let text = &source[from..to];
    let here = |at: &usize| text[*at..].starts_with(['值', '値', '标', '標']);
    let start = first.saturating_sub(from);
    let mut next = Some(start).filter(here).or_else(|| find(text, start));
    while let Some(at) = next {
        let end = at + "值".len();
        if let Some(marker) = marker_at(text, end) {
            return Some(Marker {
                start: from + marker.start,
                end: from + marker.end,
                value: from + marker.value,
                sure: marker.sure,
            });
        }
        next = find(text, end);
    }
    None
}

/// The next 值 of a text.
fn find(text: &str, from: usize) -> Option<usize> {
    text[from..].find(['值', '値']).map(|at| from + at)
}

/// The marker whose 值 ends at `end`.
fn marker_at(text: &str, end: usize) -> Option<Marker> {
    let word_end = end;
    let end = end + annotated(&text[end..]);
    let rest = skip_spaces(&text[end..]);
    // 年度指标值⏎：5人
    let rest = behind_break(rest).unwrap_or(rest);
    let colon = match peek(rest) {
        Some(c) if is_colon(c) => Some(after_first(rest)),
        // 指标值 =5亩: the sign is the value's.
        Some('=' | '＝') if rest.len() == text[end..].len() => Some(after_first(rest)),
        _ => None,
    };
    let copula = match colon {
        None => eat_words(rest, &["为", "是"]),
        _ => None,
    };
    // Without a colon it must at least be parted from what follows, or a value must follow.
    let comma = |length: usize| {
        text[..word_end - length]
            .trim_end_matches(is_space)
            .ends_with(is_comma)
    };
    let open = rest.len() < text[end..].len() || rest.is_empty();
    let valued = colon.is_none()
        && peek(rest).is_some_and(|c| starts(c) & (start::DIGIT | start::BEFORE) != 0)
        && begins_value(rest);
    let length = marker_length(&text[..word_end])?;
    // ，目标值明显提高
    let told = || length >= "指标值".len() && comma(length) && !is_rate(rest);
    if colon.is_none() && copula.is_none() && !open && !valued && !told() {
        return None;
    }
    let start = word_end - length;
    // 产值, 增加值: a noun that merely ends in the character.
    let parted =
        text[..start].is_empty() || text[..start].ends_with(|c: char| is_mark(c) || !is_han(c));
    let long = length > "指标值".len();
    if !parted && (length < "指标值".len() || (colon.is_none() && copula.is_none() && !long)) {
        return None;
    }
    let mut start = start - year_before(&text[..start]);
    // 卫生室的目标值
    if text[..start].ends_with('的') {
        start -= '的'.len_utf8();
    }
    let (end, value) = match (colon, copula) {
        (Some(after), _) => (end, text.len() - after.len()),
        (None, Some((after, _))) => (text.len() - after.len(), text.len() - after.len()),
        (None, None) => (end, text.len() - rest.len()),
    };
    Some(Marker {
        start,
        end,
        value,
        sure: colon.is_some() || (copula.is_some() && length >= "指标值".len() && comma(length)),
    })
}

/// The length of `及单位` and `（2024年）` between the word and its colon.
fn annotated(i: &str) -> usize {
    let rest = match peek(i) {
        Some('及' | '和' | '与') => {
            eat_words(i, &["及单位", "和单位", "与单位"]).map(|(rest, _)| rest)
        }
        Some(c) if is_round(c) => Some(skip_brackets(i)).filter(|rest| i.len() - rest.len() < 40),
        _ => None,
    };
    match rest.filter(|rest| eat(skip_spaces(rest), &[':', '=', '为']).is_some()) {
        Some(rest) => i.len() - rest.len(),
        None => 0,
    }
}

/// `场次，考核标准` before a colon: the length of a marker's words at the end, behind a comma, a space or nothing.
pub(super) fn marker_at_end(text: &str) -> Option<usize> {
    let start = text
        .char_indices()
        .rev()
        .take(10)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map_or(text.len(), |(at, _)| at);
    let parted = last(&text[..start]).is_none_or(|c| is_space(c) || is_mark(c));
    (parted && MARKER.exact(&text[start..]).is_some()).then_some(text.len() - start)
}

/// Whether a line break stands inside a marker: `年度⏎指标值：`.
pub(in super::super) fn breaks_marker(line: &str, next: &str) -> bool {
    // A marker is broken once, not by many lines: bounds the look-ahead.
    let white = next.chars().take(16).take_while(|c| c.is_whitespace());
    let next = &next[white.map(char::len_utf8).sum()..];
    if !matches!(folded(next), Some('值' | '标' | '指' | '目')) {
        return false;
    }
    let mut near = next.char_indices().take(4);
    let Some((end, value)) = near.find(|(_, c)| crate::lexicon::twin(*c) == '值') else {
        return false;
    };
    let end = end + value.len_utf8();
    if eat(skip_spaces(&next[end..]), &[':']).is_none() {
        return false;
    }
    let line = line.trim_end();
    let mut starts = line
        .char_indices()
        .rev()
        .take(6)
        .take_while(|(_, c)| is_han(*c));
    starts.any(|(at, _)| {
        MARKER
            .exact(&[&line[at..], &next[..end]].concat())
            .is_some()
    })
}

/// The length of a marker with a line break inside that `text` ends with.
fn broken_length(text: &str) -> Option<usize> {
    let near = text
        .char_indices()
        .rev()
        .take(16)
        .take_while(|(_, c)| is_han(*c) || c.is_whitespace() || is_space(*c))
        .last()?
        .0;
    has_break(&text[near..]).then_some(())?;
    text[near..].char_indices().find_map(|(at, c)| {
        let word = &text[near + at..];
        let whole: String = word.chars().filter(|c| is_han(*c)).collect();
        (is_han(c) && has_break(word) && MARKER.exact(&whole).is_some()).then_some(word.len())
    })
}

/// The length of the marker's words that `text` ends with.
fn marker_length(text: &str) -> Option<usize> {
    // The form's own word comes first, and nearly always a mark stands before another.
    if text.ends_with("，年度指标值") {
        return Some("年度指标值".len());
    }
    if let Some(length) = broken_length(text) {
        return Some(length);
    }
    let mut start = text.len();
    for c in text.chars().rev().take(10) {
        if matches!(c, '，' | ',' | '；' | ' ' | '。' | '\n') {
            if MARKER.exact(&text[start..]).is_some() {
                return Some(text.len() - start);
            }
            break;
        }
        start -= c.len_utf8();
    }
    let (length, ()) = MARKER.suffix(text)?;
    // pH值, PCI值
    let latin = |c: char| twin(c).is_ascii_alphabetic();
    let named = length == "值".len() && text[..text.len() - length].ends_with(latin);
    (!named).then_some(length)
}

/// The length of `2022年` before 指标值.
fn year_before(text: &str) -> usize {
    let year = last(text).filter(|c| crate::lexicon::twin(*c) == '年');
    let bare = &text[..text.len() - year.map_or(0, char::len_utf8)];
    let digits = |c: char| crate::lexicon::twin(c).to_digit(10);
    let mut year = bare
        .char_indices()
        .rev()
        .map_while(|(at, c)| Some((at, digits(c)?)));
    let place = |_| year.next();
    let last: Vec<(usize, u32)> = (0..4).filter_map(place).collect();
    match last[..] {
        [_, _, (_, 0), (at, 2)] | [_, _, (_, 9), (at, 1)] => text.len() - at,
        _ => 0,
    }
}
