//! Points that stand beside a value without brackets.
//!
//! ```text
//! points = number "分" "，" value / value-in-words (SP / "，") number ["分"] / value "，" ["得"] number "分" / name SP number value
//! ```
//! Accepted: `≥5000亩，10分`, `2023年12月 10`, `≥80分，10分`. Refused: `95分，10分`, whose value is a score itself.

use super::is_number;
use crate::grammar::begin::{first, first_at, is_sign};
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::kind::quality_alone;
use crate::grammar::marks::roman;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{AFTER, BEFORE, DEGREE, LEVEL, PROMOTES, QUALITY, TREND, twin};
use crate::span::Piece;

/// `10分，≥12座`: points before the value.
pub(super) fn points_first<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let text = parts.value.text;
    if parts.name.is_empty() || parts.weight.is_some() || digit(text).is_none() {
        return;
    }
    let end = text.find(|c| !(is_figure(c))).unwrap_or(text.len());
    let Some(rest) = eat(&text[end..], &['分']).and_then(|rest| eat(rest, &[','])) else {
        return;
    };
    let (start, to) = (parts.value.start as usize, parts.value.end() as usize);
    let behind = value(cx, to - rest.len(), to);
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    if first_at(&inner, behind.start as usize).is_some() {
        parts.weight = Some(Piece::of(cx.source, start, start + end));
        parts.value = behind;
    }
}

/// `有效改善 10`, `健全，10分`, `2023年12月 10`: points behind a value of words or a date.
pub(in crate::grammar) fn points_behind_words<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let value = parts.value;
    let Some(at) = value.rfind(|c| is_space(c) || is_comma(c)) else {
        return;
    };
    let word = after_first(&value.text[at..]);
    let points = word.strip_suffix('分').unwrap_or(word);
    let words = value.text[..at].trim_end_matches(is_space);
    let marked = points.len() < word.len() || value.text[at..].starts_with(is_space);
    let scored = marked && is_number(points) && points.len() <= "22.5".len();
    // ≤10次 22.5: nearly all values are no words.
    if !scored || is_sign(value.text) || parts.weight.is_some() {
        return;
    }
    // 达到 95
    if BEFORE.exact(words).is_some() {
        return;
    }
    let level = || {
        LEVEL
            .suffix(words)
            .is_some_and(|(length, ())| length >= "健全".len())
    };
    // 不超过预算 10, 有效保障群众生命财产安全 10
    let bounded = || {
        let prose = || PROMOTES.longest(words).is_some() || DEGREE.longest(words).is_some();
        let long = || words.chars().nth(6).is_some();
        let said = QUALITY.longest(words).is_some() || (long() && prose());
        said && words.chars().all(|c| is_han(c) || is_comma(c))
    };
    let told = || level() || quality_alone(words) || TREND.suffix(words).is_some() || bounded();
    let dated = || {
        let words = eat(words, &['为']).unwrap_or(words);
        let inner = Context {
            source: words,
            options: cx.options,
        };
        crate::grammar::date::date(&inner, words).is_some_and(|(rest, _)| rest.is_empty())
    };
    // Ⅲ类及以上 10
    let class = || {
        let figures = words.contains(is_figure);
        words.starts_with(|c| roman(c).is_some()) && AFTER.suffix(words).is_some() && !figures
    };
    let worded = class() || words.starts_with('按') || eat_word(words, "符合").is_some() || told();
    if worded || dated() {
        let (start, end) = (value.start as usize, value.end() as usize);
        let from = end - word.len();
        parts.weight = Some(Piece::of(cx.source, from, from + points.len()));
        parts.value = self::value(cx, start, start + words.len());
    }
}

/// What parts a value from points that say 分: `≥5000亩，10分`, `≥5000亩、10分`, `≥5000亩/10分`, `≥5000亩—10分`.
fn parts_points(c: char) -> bool {
    is_comma(c) || matches!(c, '、' | '/' | '／') || is_dash(c)
}

/// Between two numbers it would be a range's: 80-90分.
fn is_dash(c: char) -> bool {
    matches!(twin(c), '-' | '—' | '–')
}

/// `≥5000亩，10分`, `≥5000亩，得10分`: points, or the score, behind a value that is no score itself.
pub(super) fn points_behind_comma<'a>(
    cx: &Context<'a>,
    parts: &mut Parts<'a>,
    cut: usize,
    behind: &Piece<'a>,
) {
    let start = parts.value.start as usize;
    let Some(points) = apart(&cx.source[start..cut], behind.text) else {
        return;
    };
    // ，10分，9分: points and the score.
    let end = behind.end() as usize;
    let (points, score) = match points.split_once(['，', ',']) {
        Some((points, score)) => (points, Some(score.trim_start_matches(is_space))),
        None => (points, None),
    };
    let plain = |word: &str| {
        let word = word.strip_prefix('得').unwrap_or(word);
        word.strip_suffix('分').is_some_and(is_number)
    };
    // ≥80分，10分: no bound is followed by so few.
    let value = &cx.source[start..cut];
    let fewer = || {
        let bound = value.trim_start_matches(|c| !is_figure(c));
        let whole = |i: &str| integer(i, 3).map(|(number, _, _)| number);
        let bounded = is_sign(value) || BEFORE.longest(value).is_some();
        let least = whole(points).zip(whole(bound));
        bounded && least.is_some_and(|(points, bound)| points * 2 <= bound)
    };
    let scored = value.ends_with('分') && !fewer();
    if !(plain(points) && score.is_none_or(plain)) || scored {
        return;
    }
    let from = points.as_ptr() as usize - cx.source.as_ptr() as usize;
    match points.starts_with('得') {
        true => parts.actual = parts.actual.or(Some(trimmed(cx, from, end))),
        false if parts.weight.is_none() => {
            let digits = points.len() - '分'.len_utf8();
            parts.weight = Some(Piece::of(cx.source, from, from + digits));
            if let Some(score) = score {
                parts.actual = parts.actual.or(Some(trimmed(cx, end - score.len(), end)));
            }
        }
        false => return,
    }
    parts.value = self::value(cx, start, cut);
}

/// `，10分`, `——10分` behind a value: the words behind the mark.
fn apart<'a>(value: &str, behind: &'a str) -> Option<&'a str> {
    let c = peek(behind).filter(|c| parts_points(*c))?;
    let words = match is_dash(c) {
        true if value.ends_with(is_figure) => return None,
        true => behind.trim_start_matches(is_dash),
        false => after_first(behind),
    };
    Some(skip_spaces(words))
}

/// `≥95% 10`, `30人，10分`: where the word begins that a text ends with, if it may be points.
pub(in crate::grammar) fn scored_word(text: &str) -> Option<usize> {
    let points = text.strip_suffix('分');
    let figures = points.unwrap_or(text);
    // Nearly all values end otherwise.
    if !figures.ends_with(is_figure) {
        return None;
    }
    let before = figures.trim_end_matches(is_figure);
    let gap = last(before)?;
    let ranges = || is_dash(gap) && before.trim_end_matches(is_dash).ends_with(is_figure);
    let marked = is_space(gap) || (points.is_some() && parts_points(gap) && !ranges());
    (marked && figures.len() - before.len() <= "22.5".len()).then_some(before.len())
}

/// `线上3期，线下2期，10分`: points with their 分 behind a comma, whatever stands before them but another score.
fn points_at_end<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let Some(from) = scored_word(parts.value.text) else {
        return;
    };
    let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
    let apart = parts.value.text[..from].trim_end_matches(is_dash).len();
    let before = value(cx, start, start + apart);
    let comma = parts.value.text[..from].ends_with(parts_points);
    // ≥98,5分 may be a decimal.
    let half = before.ends_with(is_figure) && parts.value.text[..from].ends_with(',');
    // ≥974，000分: thousands.
    let thousands = before.ends_with(is_figure) && end - start - from == "000分".len();
    let scored = before.ends_with('分') || half || thousands || before.contains("分，");
    if comma && !scored && !before.is_empty() && parts.weight.is_none() {
        parts.weight = Some(Piece::of(cx.source, start + from, end - '分'.len_utf8()));
        parts.value = before;
    }
}

/// Takes such points off the end of a value behind a marker; behind a space what stands before them is one measure, a date
/// or a quality.
pub(in crate::grammar) fn points_of_marked<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let Some(from) = scored_word(parts.value.text) else {
        return;
    };
    points_behind_words(cx, parts);
    points_at_end(cx, parts);
    if parts.weight.is_some() {
        return;
    }
    let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
    let before = value(cx, start, start + from);
    let inner = Context {
        source: &cx.source[..end],
        options: cx.options,
    };
    let measured = first(&inner, start).and_then(|found| found.end(&inner));
    let ends = measured.is_some_and(|(rest, _)| inner.at(rest) == before.end() as usize);
    let word = Piece::of(cx.source, start + from, end);
    let ends = ends || several(cx, &before);
    // ≥98,5分 may be a decimal.
    let said = word.text.ends_with('分') && !cx.source[..start + from].ends_with(',');
    // ≥95分，10分; 50 10, but ≥98 10分
    if ends
        && !before
            .text
            .ends_with(|c| c == '分' || (is_figure(c) && !said))
    {
        parts.weight = Some(Piece {
            text: word.text.strip_suffix('分').unwrap_or(word.text),
            ..word
        });
        parts.value = before;
    }
}

/// `小学200人+初中100人 10`, `100元/人*50人 5分`: whether a value of several measures, without a space in it, ends in a unit.
fn several(cx: &Context<'_>, value: &Piece<'_>) -> bool {
    let units = |c: char| is_han(c) || matches!(twin(c), '%' | '‰' | '℃' | '㎡');
    let inner = Context {
        source: &cx.source[..value.end() as usize],
        options: cx.options,
    };
    let plain = value.ends_with(units) && !value.contains(is_space);
    plain && first(&inner, value.start as usize).is_some()
}

/// `新建公厕数量 10 ≥12座`: points between the name and a value with a sign.
pub(in crate::grammar) fn points_before<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let name = parts.name;
    if parts.weight.is_some() || !is_sign(parts.value.text) {
        return;
    }
    let Some(at) = name.text.rfind(is_space) else {
        return;
    };
    let word = name.text[at..].trim_start_matches(is_space);
    let word = word.strip_suffix('分').unwrap_or(word);
    if is_number(word) && word.len() <= 4 {
        let start = name.end() as usize - name.text[at..].trim_start_matches(is_space).len();
        parts.weight = Some(Piece::of(cx.source, start, start + word.len()));
        parts.name = trimmed(cx, name.start as usize, start);
    }
}
