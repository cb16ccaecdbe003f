//! Several items in one segment: `产值≥80万元,收入≥80万元`, `保洁面积=86万平方米 清运垃圾≥1万吨`.
//!
//! ```text
//! items = item *( ("，" / "、" / "/" / space) item )   ; each with a name and a measure of its own
//!       / item *( "|" item )                         ; see `split/barred.rs`
//! ```
//! Refused: `培训≥5期，每期不少于50人` (the second part has no name of its own).

mod barred;
mod cutter;
mod labels;
mod parts;
#[cfg(test)]
mod tests;

use super::begin::{first_measure, is_sign};
use super::brackets::skip_brackets;
use super::clause_end::ends_clause;
use super::context::Context;
use super::cursor::*;
use super::marks::is_mark;
use super::unit_word::simple;
use crate::lexicon::{
    BASE, BEFORE, CHANGE, CHANGE_OF, CONTINUES, QUANTITY_NOUN, REACH, RECKONED, TOTAL, UNIT_WORDS,
    twin,
};
pub(super) use barred::is_scored;
use barred::{barred_items, barred_pairs, barred_words};
pub(super) use labels::{glued_list, is_label};
pub(super) use parts::quantity_gap;

/// How far an item's measure is sought behind its name, in characters: bounds the look-ahead.
const LONGEST_NAME: usize = 60;

/// The items between two offsets.
pub(super) fn items(cx: &Context<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    if !parted(&cx.source[from..to]) {
        return vec![(from, to)];
    }
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
    cutter::cut(cx, from, to)
}

/// Whether a space, a comma, a 、 or a stroke stands in the text: most bodies hold one item and end here.
pub(super) fn parted(text: &str) -> bool {
    let parts = |c| match c {
        ',' | ' ' | '\t' | '/' | '\\' | '#' | '\u{3000}' | '、' | '，' | '／' => true,
        // Other spaces, marks and signs; nearly no text holds any.
        _ => {
            matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2fff}' | '\u{f000}'..='\u{feff}' | '\u{ff40}'..='\u{ffff}')
        }
    };
    find_mark(text, parts).is_some()
}

/// Whether a part says more of the item before it: 人均≤400元 does, 人均成本≤400元 names what it reckons.
pub(super) fn continues(i: &str) -> bool {
    CONTINUES
        .longest(i)
        .is_some_and(|(length, ())| !reckons(&i[..length], &i[length..]))
        || reaches(i)
}

/// `完成2个乡镇8个村的改造100%`: whether a verb before a number opens words with a number of their own.
pub(super) fn lists_several(i: &str) -> bool {
    let end = find_mark(i, |c| {
        is_mark(c) || is_comma(c) || matches!(twin(c), '(' | '、')
    });
    let mut runs = i[..end.unwrap_or(i.len())]
        .split(is_figure)
        .filter(|run| !run.is_empty());
    let verb = runs.next().is_some_and(|run| run.len() <= "参与".len());
    verb && runs.filter(|run| run.chars().all(is_han)).count() > 1
}

/// `参与5000人次` behind 20场次: a verb that says how many the things before it reach. 面积5000平方米 is an item.
fn reaches(i: &str) -> bool {
    let (Some(verb), Some(behind)) = (i.get(.."参与".len()), i.get("参与".len()..)) else {
        return false;
    };
    behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))
        && REACH.exact(verb).is_some()
        && QUANTITY_NOUN.exact(verb).is_none()
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
    // 人均年增收2000元
    let grows = || CHANGE_OF.suffix(&behind[..words]).is_some();
    let counted = valued && (QUANTITY_NOUN.suffix(&behind[..words]).is_some() || grows());
    let named = (reckoned || same(word, "每")) && words >= least.len();
    let signed = reckoned && is_sign(skip_spaces(&behind[noun..]));
    // 人均培训费不超过400元
    let paid = reckoned && bounded_words(&behind[..words], value);
    (named && (counted || paid || (signed && !super::clause::is_filler(&behind[..words]))))
        || (same(word, "每") && is_sign(value) && priced(&behind[..words], value))
}

/// `培训费|不超过400元`: whether a bound stands behind words that name what is paid.
fn bounded_words(words: &str, value: &str) -> bool {
    words.ends_with(['费', '費']) && BEFORE.longest(value).is_some()
}

/// `公里|造价`≤50万元, `人每天|伙食费`≤100元: whether words behind what is counted name money or a quantity.
fn priced(words: &str, value: &str) -> bool {
    let mut name = words;
    while let Some((length, _)) = UNIT_WORDS.longest(name) {
        name = &name[length..];
        name = name.strip_prefix('每').unwrap_or(name);
    }
    let amount = &value[..value.find(is_comma).unwrap_or(value.len())];
    let money = || amount.contains('元');
    let long = name.len() < words.len() && name.chars().nth(1).is_some();
    long && (QUANTITY_NOUN.suffix(name).is_some() || money()) && !super::clause::is_filler(name)
}

/// `合计|≤16万元`: how long the word is that names the sum of the items before it.
pub(super) fn sum(i: &str) -> Option<usize> {
    let (length, ()) = TOTAL.longest(i)?;
    is_sign(skip_spaces(&i[length..])).then_some(length)
}

/// Two Chinese characters that are no remark: the name behind a weight.
fn opens_word(i: &str) -> bool {
    let mut chars = i.chars();
    chars
        .by_ref()
        .take(2)
        .filter(|c| is_han(*c) || opens_quote(*c))
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
    // 较上年增长12% behind 较上年增长10%: a base names nothing.
    let changes = |(length, ()): (usize, ())| CHANGE.longest(&rest[length..]).is_some();
    if continues(rest) || BASE.longest(rest).is_some_and(changes) {
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
            if named >= 2 && bracket_holds(inside) {
                return true;
            }
            rest = after;
            continue;
        }
        if is_sign(rest) {
            // MQI≥90, A镇≥20户
            return named >= 2 || (named + letters == passed && passed >= 2);
        }
        if named >= 2 && measure == Some(inner.at(rest)) {
            return true;
        }
        named += usize::from(is_han(c));
        letters += usize::from(twin(c).is_ascii_alphabetic());
        rest = after_first(rest);
    }
    false
}

/// `≥5`, `5`, `±5` behind a bracket.
fn bracket_holds(i: &str) -> bool {
    let i = i.strip_prefix('±').unwrap_or(i);
    is_sign(i) || digit(i).is_some()
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
