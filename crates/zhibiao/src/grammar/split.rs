//! Several items in one segment: `产值≥80万元,收入≥80万元`, `保洁面积=86万平方米 清运垃圾≥1万吨`.
//!
//! ```text
//! items = item *( ("，" / "、" / "/" / space) item )   ; each with a name and a measure of its own
//!       / item *( "|" item )                         ; see `split/barred.rs`
//! ```
//! Refused: `培训≥5期，每期不少于50人` (the second part has no name of its own).

mod barred;
mod parts;
#[cfg(test)]
mod tests;

use super::begin::{First, first, first_measure, is_sign};
use super::brackets::skip_brackets;
use super::clause_end::ends_clause;
use super::context::Context;
use super::cursor::*;
use super::draft::Outcome;
use super::measure::measure;
use super::unit_word::simple;
use crate::lexicon::{BEFORE, CHANGE, CONTINUES, QUANTITY_NOUN, RECKONED, SCORES, TOTAL};
use barred::{barred_items, barred_pairs, barred_words};
use parts::{dated_clause, lost_lines, named_list, next_colon, worded_clause, worded_end};
pub(super) use parts::{glued_list, quantity_gap};

/// How far an item's measure is sought behind its name, in characters: bounds the look-ahead.
const LONGEST_NAME: usize = 60;

/// The items between two offsets.
pub(super) fn items(cx: &Context<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    if !parted(&cx.source.as_bytes()[from..to]) {
        return vec![(from, to)];
    }
    let mut cuts = vec![from];
    let mut strokes = Vec::new();
    let mut probe = from;
    // The fields of a row are parted by its bars.
    if cx.source[from..to].contains(['|', '｜', '│']) {
        return barred_items(cx, from, to)
            .or_else(|| barred_pairs(cx, from, to))
            .or_else(|| barred_words(cx, from, to))
            .unwrap_or_else(|| vec![(from, to)]);
    }
    if cx.source[from..to].contains('\t')
        && let Some(fields) = barred_items(cx, from, to)
    {
        return fields;
    }
    let mut measures = Measures::default();
    while probe < to {
        let cut = cuts[cuts.len() - 1];
        let colon = next_colon(cx.source, probe, to);
        let worded = worded_end(cx, probe, to)
            .or_else(|| worded_clause(cx, probe, to))
            .or_else(|| dated_clause(cx, probe, to));
        let Some(end) = worded.or_else(|| {
            let end = measures.value_end(cx, probe, to)?;
            colon.is_none_or(|at| end <= at).then_some(end)
        }) else {
            let Some(at) = colon else { break };
            cuts.push(at);
            probe = at;
            continue;
        };
        if let Some(at) = lost_lines(cx, end, to) {
            cuts.push(at);
            probe = at;
            continue;
        }
        let end = second_bound(cx, end, to).unwrap_or(end);
        let (next, spaced, scored) = behind(cx, end, to);
        let rest = &cx.source[next..to];
        let parted = eat(rest, &[',', '、', '/'])
            .or_else(|| if spaced { None } else { behind_words(rest) })
            .map(skip_spaces);
        let Some(start) = parted.or((spaced && !rest.is_empty()).then_some(rest)) else {
            break;
        };
        let at = to - start.len();
        // 其中：小学700人，初中500人: all that follows is part of it.
        if eat_word(start, "其中").is_some() {
            break;
        }
        let listed = eat(rest, &['、']).is_some();
        let inner = named_list(cx, cut, at, to, listed);
        let named = scored && parted.is_none() && opens_word(start) && !changes(start);
        let worded = || match parted {
            None => worded_end(cx, at, to).is_some() || worded_clause(cx, at, to).is_some(),
            Some(_) => worded_clause(cx, at, to).is_some() || dated_clause(cx, at, to).is_some(),
        };
        // 生态效益：处理率100%  可持续影响：管护机制健全
        let coloned = colon == Some(at);
        let scores = || {
            SCORES.longest(start).is_some()
                && last_bytes(&cx.source[cut..at], LONGEST_NAME * 3).contains(['际', '際'])
        };
        let opens = || opens_item(cx, at, to, parted.is_none());
        let signed = || first_measure(cx, cut, to).is_some_and(|at| is_sign(&cx.source[at..]));
        let summed = || sum(start).is_some() && (cuts.len() > 1 || signed());
        if !inner && (named || coloned || opens() || worded() || summed()) && !scores() {
            cuts.push(at);
            // A stroke would stay with the value before it.
            if eat(rest, &['/']).is_some() {
                strokes.push((at, next));
            }
        }
        probe = at;
    }
    let mut ends = cuts[1..].to_vec();
    for end in &mut ends {
        if let Ok(found) = strokes.binary_search_by_key(end, |(at, _)| *at) {
            *end = strokes[found].1;
        }
    }
    ends.push(to);
    cuts.into_iter().zip(ends).collect()
}

/// Whether a space, a comma, a 、 or a stroke stands in the text: most bodies hold one item and end here.
pub(super) fn parted(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b',' | b' ' | b'\t' | b'/' | 0xc2 | 0xe2 => true,
        0xe3 => bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0x80 | 0x81)),
        0xef => bytes.get(at + 1) != Some(&0xbc) || matches!(bytes.get(at + 2), Some(0x8c | 0x8f)),
        _ => false,
    })
}

/// Whether a part says more of the item before it: 人均≤400元 does, 人均成本≤400元 names what it reckons.
pub(super) fn continues(i: &str) -> bool {
    CONTINUES
        .longest(i)
        .is_some_and(|(length, ())| !reckons(&i[..length], &i[length..]))
}

/// `人均|成本≤400元`: whether a noun with a value of its own stands behind a word that reckons.
fn reckons(word: &str, behind: &str) -> bool {
    let noun: usize = behind
        .chars()
        .take(LONGEST_NAME)
        .take_while(|c| is_han(*c))
        .map(char::len_utf8)
        .sum();
    let bound = |at: &usize| BEFORE.longest(&behind[*at..]).is_some();
    let words = behind[..noun].char_indices().map(|(at, _)| at).find(bound);
    let (words, reckoned) = (words.unwrap_or(noun), RECKONED.exact(word).is_some());
    let value = skip_spaces(&behind[words..]);
    let value = eat(value, &[':']).map_or(value, skip_spaces);
    let bounded = || BEFORE.longest(value).is_some();
    let valued = words < noun || is_sign(value) || digit(value).is_some() || bounded();
    // 平均|响应时间：≤30分钟, 每周|开放时间不少于56小时
    let least = if reckoned {
        "成本"
    } else {
        "周开放时间"
    };
    let counted = valued && QUANTITY_NOUN.suffix(&behind[..words]).is_some();
    let named = (reckoned || same(word, "每")) && words >= least.len();
    let signed = reckoned && is_sign(skip_spaces(&behind[noun..]));
    named && (counted || (signed && !super::clause::is_filler(&behind[..words])))
}

/// `合计|≤16万元`: how long the word is that names the sum of the items before it.
pub(super) fn sum(i: &str) -> Option<usize> {
    let (length, ()) = TOTAL.longest(i)?;
    is_sign(skip_spaces(&i[length..])).then_some(length)
}

/// The measures of a body, so that one far ahead is not sought again from each place before it.
#[derive(Default)]
struct Measures<'a> {
    /// The last one found; `None` where none is left.
    last: Option<Option<First<'a>>>,
}

impl<'a> Measures<'a> {
    /// Where the first measure behind `from` ends, or the bracket near by that holds it.
    fn value_end(&mut self, cx: &Context<'a>, from: usize, to: usize) -> Option<usize> {
        let inner = Context {
            source: &cx.source[..to],
            options: cx.options,
        };
        let found = match self.last {
            Some(None) => None,
            Some(Some(measure)) if measure.at >= from => Some(measure),
            _ => first(&inner, from),
        };
        self.last = Some(found);
        if let Some(measure) = found {
            return measure.end(&inner).map(|(rest, _)| inner.at(rest));
        }
        let near = to_boundary(inner.source, (from + LONGEST_NAME * 6).min(to));
        let open = inner.source[from..near].find(is_bracket)? + from;
        let inside = after_first(&inner.source[open..]);
        let measured = is_sign(inside) || digit(inside).is_some();
        let rest = skip_brackets(&inner.source[open..]);
        measured.then(|| inner.at(rest))
    }
}

/// `乡镇15个村饮水工程，治理率`: the text behind the comma that ends the words which go on with a value.
fn behind_words(i: &str) -> Option<&str> {
    let plain = |c: &char| is_han(*c) || is_figure(*c);
    let words: usize = i
        .chars()
        .take(LONGEST_NAME)
        .take_while(plain)
        .map(char::len_utf8)
        .sum();
    eat(&i[words..], &[',']).filter(|_| words > 0)
}

/// `≥80%且<90%`: where the bound ends that is joined to the first.
fn second_bound(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let (bound, _) = eat_words(skip_spaces(&inner.source[from..]), &["且", "并且"])?;
    match measure(&inner, skip_spaces(bound)) {
        Outcome::Measure(rest, _) => Some(inner.at(rest)),
        _ => None,
    }
}

/// Where notes and weights behind a value end, whether spaces stood there, and whether a bare number did.
fn behind(cx: &Context<'_>, from: usize, to: usize) -> (usize, bool, bool) {
    let mut i = &cx.source[from..to];
    let (mut spaced, mut scored) = (false, false);
    loop {
        let rest = skip_spaces(i);
        spaced = rest.len() < i.len() || (spaced && rest.len() == i.len());
        let next = match peek(rest) {
            Some(c) if is_bracket(c) => skip_brackets(rest),
            // 12.5 and 10分, but not 65岁以上老人.
            Some(_) if spaced && points(rest).is_some() => {
                scored = true;
                points(rest).unwrap_or(rest)
            }
            _ => return (to - rest.len(), spaced, scored),
        };
        spaced = false;
        i = next;
    }
}

/// The text after a number that stands alone, with 分 or without.
fn points(i: &str) -> Option<&str> {
    digit(i)?;
    let rest = i.trim_start_matches(|c: char| is_figure(c));
    let rest = rest.strip_prefix('分').unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(is_space) || ends_clause(rest)).then_some(rest)
}

/// `提高10%`: a change and its number, which name nothing.
fn changes(i: &str) -> bool {
    CHANGE
        .longest(i)
        .is_some_and(|(length, _)| digit(&i[length..]).is_some())
}

/// Two Chinese characters that are no remark: the name behind a weight.
fn opens_word(i: &str) -> bool {
    let mut chars = i.chars();
    chars
        .by_ref()
        .take(2)
        .filter(|c| is_han(*c) || matches!(c, '“' | '《'))
        .count()
        == 2
}

/// Whether a name and a measure of its own stand before the next mark.
fn opens_item(cx: &Context<'_>, at: usize, to: usize, behind_space: bool) -> bool {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let mut rest = &inner.source[at..];
    if continues(rest) {
        return false;
    }
    // ≤ 1 年 5: the unit of the value before.
    if behind_space
        && simple(&inner, rest)
            .is_some_and(|(after, _)| after.starts_with(is_space) || after.is_empty())
    {
        return false;
    }
    let limit = to_boundary(inner.source, at + LONGEST_NAME * 3);
    let measure = first_measure(&inner, at, limit);
    // 提高10% names nothing.
    let change = |at: usize| {
        CHANGE
            .exact(inner.source[inner.at(rest)..at].trim())
            .is_some()
    };
    if measure.is_some_and(change) {
        return false;
    }
    let (mut named, mut letters) = (0, 0);
    for passed in 0..LONGEST_NAME {
        let Some(c) = peek(rest) else { return false };
        // A list or a comma inside the name: 脱贫户、监测户增加收入.
        if ends_clause(rest) && eat(rest, &['、', ',']).is_none() {
            return false;
        }
        if is_comma(c) && (behind_space || continues(skip_spaces(after_first(rest)))) {
            return false;
        }
        if is_bracket(c) {
            let after = skip_brackets(rest);
            let inside = after_first(rest);
            if named >= 2 && (is_sign(inside) || digit(inside).is_some()) {
                return true;
            }
            rest = after;
            continue;
        }
        if is_sign(rest) {
            // MQI≥90
            return named >= 2 || (letters >= 2 && named + letters == passed);
        }
        if named >= 2 && measure == Some(inner.at(rest)) {
            return true;
        }
        named += usize::from(is_han(c));
        letters += usize::from(crate::lexicon::twin(c).is_ascii_uppercase());
        rest = after_first(rest);
    }
    false
}

/// A bracket that may hold a value.
pub(super) fn is_bracket(c: char) -> bool {
    is_round(c) || matches!(c, '【' | '[' | '［')
}

/// The next character boundary at or before an offset.
fn to_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
