//! Another item inside a value, and numbers of a list.
//!
//! ```text
//! inside = value part looks / value part number name         ; 100%，2人居环境明显改善
//! ```
//! Refused: `小学：500元，初中：700元` and `学生≥90%，家长≥85%`, which are lists of labels.

use super::looks::*;
use crate::grammar::begin::is_sign;
use crate::grammar::cursor::*;
use crate::grammar::han::multiplier;
use crate::grammar::kind::trend_at_end;
use crate::grammar::marks::is_mark;
use crate::grammar::split::{continues, is_label, parted};
use crate::lexicon::{AFTER, DEGREE, LEVEL, LISTS, QUANTITY_NOUN, SHARER, TREND, UNIT_WORDS, twin};
use crate::span::{Piece, Span};

/// Bytes between two amounts that may be a unit and a name.
const LONG_RUN: usize = 27;

/// A name with a value of its own behind a mark inside a value.
pub(super) fn inside_value(value: &Piece<'_>, own: Option<u32>) -> Option<Span> {
    let marked = || parted(value.text) || value.contains(['；', ';', '\n', '|']);
    if value.len() < "5，2".len() || !marked() {
        return None;
    }
    let mut rest = value.text;
    let mut least = 2;
    let labelled = counted_name(rest).is_some();
    let shared = shares(rest);
    let counted = |unit| labels(value.text, 4) == Some(unit);
    while let Some(at) = rest.find(parts_items) {
        // 小学：500元，初中：700元
        if rest.len() == value.len()
            && let Some(colon) = rest[..at].find(is_colon)
        {
            least = rest[..colon].chars().count().max(least);
        }
        let next = rest[at..].trim_start_matches(|c| parts_items(c) || is_mark(c));
        if eat_word(next, "其中").is_some() {
            return None;
        }
        let gap = rest[at..].starts_with(|c| is_space(c) || matches!(c, '/' | '|'));
        // 90%，2 培训人数
        let number = !gap && !next.is_empty() && next.len() < 3 && next.chars().all(is_figure);
        // 小学≥99%，幼儿园≥80%: labels of one list; 电脑≤6000元，打印机≤2000元
        if shared && shares(next) || labels(next, LONGEST_LABEL).is_some_and(counted) {
            rest = next;
            continue;
        }
        let end = opens(next, least)
            .or_else(|| gap.then(|| tells(next))?)
            .or_else(|| {
                let listed = rest[at..].starts_with('、') && rest[..at].contains(is_figure);
                listed.then(|| tells(next).or_else(|| raised(next)))?
            })
            .or_else(|| counted_name(next).filter(|_| !labelled))
            .or_else(|| {
                (rest[at..].starts_with(['/', '／']) && names_amount(next, 5)).then_some(next.len())
            })
            // 有效改善，重大安全责任事故0起
            .or_else(|| {
                let first = &rest[..at];
                let told = LEVEL.exact(first).is_some() || trend_at_end(first) == Some(0);
                (told && rest.len() == value.len() && names_amount(next, 4)).then_some(next.len())
            })
            .or((number || numbered_next(next, own)).then_some(next.len()));
        if let Some(end) = end {
            let from = value.len() - next.len();
            return Some(Span::new(from, from + end).shift(value.start));
        }
        rest = next;
    }
    None
}

/// `2培训人数2万人` behind a bar: the next number of a list and what it counts.
pub(super) fn numbered_name(value: &str) -> bool {
    let Some((_, _, rest)) = integer(value, 2) else {
        return false;
    };
    peek(rest).is_some_and(is_han) && UNIT_WORDS.longest(rest).is_none() && names_amount(rest, 4)
}

/// `群众满意度|90%`: where a name ends that says what is counted, if an amount stands right behind it.
fn counted_name(i: &str) -> Option<usize> {
    let end = i.find(|c| !is_han(c))?;
    let name = &i[..end];
    let counted = end > "满意度".len() && QUANTITY_NOUN.suffix(name).is_some() && !continues(i);
    (counted && opens_value(&i[end..])).then_some(end)
}

/// `基本支出：人员经费保障率=100%`: a value that begins with a name of its own, which says what is counted.
pub(super) fn named_again(value: &str) -> bool {
    let mut chars = value.char_indices().take(LONGEST_NAME);
    let end = chars.find(|(_, c)| !is_han(*c)).map_or(0, |(at, _)| at);
    let name = &value[..end];
    name.len() >= "经费保障率".len()
        && is_sign(&value[end..])
        && QUANTITY_NOUN.suffix(name).is_some()
}

/// 2280次`大楼安检巡察次数反映保卫情况`200次: a name between two amounts that nothing parts, and all behind it.
pub(super) fn run_together(value: &Piece<'_>) -> Option<Span> {
    let mut from = find_mark(value.text, is_figure)?;
    for run in value.text[from..].split(is_figure) {
        let end = from + run.len();
        let plain = || end < value.len() && run.chars().all(is_run);
        // 50人|合格率|90%
        let rate = run.len() >= "合格率".len() && run.ends_with(['率', '度']) && plain();
        let name = || counts_off(run.trim_start_matches(['%', '％']));
        if rate && name().chars().all(is_han) && name().chars().nth(2).is_some() {
            let start = value.start as usize + end - name().len();
            return Some(Span::new(start, value.end() as usize));
        }
        let long = run.len() >= LONG_RUN && plain();
        if long && run.chars().any(|c| matches!(twin(c), '率' | '数')) {
            return Some(Span::new(value.start as usize + from, value.end() as usize));
        }
        from = end + peek(&value.text[end..]).map_or(0, char::len_utf8);
    }
    None
}

/// `≥90%应急处置能力：提升`, `逐步提高服务水平：提升`: a name with a colon right behind an amount or a trend.
pub(super) fn named_behind(value: &Piece<'_>) -> Option<Span> {
    let colon = find_mark(value.text, |c| matches!(c, ':' | '：'))?;
    let before = &value.text[..colon];
    let run: usize = before
        .chars()
        .rev()
        .take_while(|c| is_han(*c))
        .map(char::len_utf8)
        .sum();
    let start = colon - run;
    let words = counts_off(&before[start..]);
    let behind =
        last(&before[..start]).is_some_and(|c| is_figure(c) || matches!(twin(c), '%' | ')'));
    let trend = || {
        let degree = DEGREE.longest(words).map_or(0, |(length, ())| length);
        TREND
            .longest(&words[degree..])
            .map(|(length, _)| degree + length)
    };
    let name = match (behind, start) {
        (true, _) => words,
        (false, 0) => &words[trend()?..],
        _ => return None,
    };
    let noun = start == 0 || QUANTITY_NOUN.suffix(name).is_some();
    let named = name.chars().count() > 3 && noun;
    let listed = LISTS.suffix(before).is_some() || peek(name).is_some_and(|c| c == '其');
    (named && !listed).then(|| Span::new(colon - name.len(), value.len()).shift(value.start))
}

/// What names and units are made of.
fn is_run(c: char) -> bool {
    is_han(c) || matches!(twin(c), '%' | '≥' | '≤' | '=' | '>' | '<')
}

/// `2人居环境明显改善`, `6产值：`: whether the list's next number stands here, and a name; 6场次以上 is an amount.
pub(super) fn numbered_next(i: &str, number: Option<u32>) -> bool {
    let next = integer(i, 2).filter(|(next, _, _)| number.is_some_and(|own| own + 1 == *next));
    next.is_some_and(|(_, _, rest)| {
        let run = rest.chars().take(4).take_while(|c| is_han(*c)).count();
        let coloned = run > 1 && rest.chars().nth(run).is_some_and(is_colon);
        // 2万册以上
        let rest = multiplier(rest).map_or(rest, |_| after_first(rest));
        coloned || (run > 3 && !counts(counts_off(rest)) && !noun_at_end(rest))
    })
}

/// `所幼儿园`: whether a unit and a short noun are all that is left, and nothing that a name would be given.
fn noun_at_end(i: &str) -> bool {
    let noun = counts_off(i);
    let short = noun.len() < i.len() && noun.len() <= "妇幼保健院".len();
    short
        && noun.chars().all(is_han)
        && LEVEL.suffix(noun).is_none()
        && trend_at_end(noun).is_none()
}

/// The text behind a unit.
fn counts_off(i: &str) -> &str {
    &i[UNIT_WORDS.longest(i).map_or(0, |(length, _)| length)..]
}

/// Whether an amount ends here, or behind one more unit: 工作日|内.
fn counts(i: &str) -> bool {
    let ends = |i: &str| AFTER.longest(i).is_some() || !peek(i).is_some_and(is_han);
    ends(i) || ends(counts_off(i))
}

/// `电脑≤6000元`: the unit of an amount behind a label of so many characters.
fn labels(i: &str, longest: usize) -> Option<&str> {
    let end = i
        .char_indices()
        .take(longest + 1)
        .find(|(_, c)| !is_han(*c));
    let (at, c) = end?;
    let (label, amount) = i.split_at(at);
    let signed = matches!(c, '≥' | '≤' | '＞' | '＜' | '>' | '<') && is_sign(amount);
    if !(signed || is_figure(c)) || !is_label(label) {
        return None;
    }
    let figures = &amount[amount.find(is_figure)?..];
    let unit = figures.trim_start_matches(is_figure);
    Some(&unit[..unit.find(parts_items).unwrap_or(unit.len())])
}

/// How many characters a later label has at most.
const LONGEST_LABEL: usize = 10;

/// `提升办公效率`: how long a clause is that raises something.
fn raised(i: &str) -> Option<usize> {
    let clause = &i[..i.find(|c| !is_han(c)).unwrap_or(i.len())];
    let (length, _) = TREND.longest(clause)?;
    let named = clause[length..].chars().nth(2).is_some() && LEVEL.suffix(clause).is_none();
    named.then_some(clause.len())
}

/// `农村居民≥85%`: whether an amount stands behind a label that says who shares.
fn shares(i: &str) -> bool {
    let label = i.chars().take(LONGEST_NAME).take_while(|c| is_han(*c));
    let (label, amount) = i.split_at(label.map(char::len_utf8).sum());
    SHARER.suffix(label).is_some() && (digit(amount).is_some() || is_sign(amount))
}
