//! Cuts that could as well be others: an item that holds what looks like another one is told of.
//!
//! ```text
//! doubted = value part name ( ":" / "——" / sign / "（" number / marker )      ; ≥6场、人居环境：有效改善
//!         / name-with-a-value part …                                          ; 控制成本（≤9万元）　管理机制|健全
//! part    = "，" / "、" / "；" / "/" / "|" / space / line break
//! ```
//! Where a mark parts items and also stands inside them, nothing in the text decides. Refused: a value whose own parts are
//! labelled (`小学：500元，初中：700元`), `其中：…`, `每期≥50人`.

use super::super::begin::has_name;
use super::super::begin::{first, is_sign};
use super::super::brackets::skip_brackets;
use super::super::clause::is_filler;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::date;
use super::super::kind::qualitative;
use super::super::kind::trend_at_end;
use super::super::marks::is_mark;
use super::super::parts::Parts;
use super::super::split::{continues, parted};
use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{
    ACHIEVED, BEFORE, CATEGORY, DEGREE, DROP, LEVEL, LISTS, MARKER, POINTS, QUANTITY_NOUN, SHARER,
    UNIT_WORDS, twin,
};
use crate::span::{Piece, Span};

/// How far the end of a name is sought, in characters: bounds the look-ahead.
const LONGEST_NAME: usize = 40;

/// Bytes between two amounts that may be a unit and a name.
const LONG_RUN: usize = 27;

/// A name of so few bytes holds no other item.
const SHORTEST: usize = 18;

impl<'a> Reader<'a> {
    /// What in an item may be another one.
    pub(super) fn doubt(&self, parts: &Parts<'a>) -> Option<Diagnostic> {
        // A marker parts name and value, unless another one stands in the value.
        if parts.marker.is_some() && !parts.value.contains(['值', '値']) {
            return None;
        }
        let words = |piece: Piece<'_>| piece.chars().filter(|c| is_han(*c)).count();
        let number = self.number(&parts.name);
        let again = |text: &str| {
            numbered_name(text)
                || numbered_next(text, number)
                || (parts.marker.is_none() && named_again(text))
        };
        let span = inside_value(&parts.value, number)
            .or_else(|| name_before_actual(parts))
            .or_else(|| again(parts.value.text).then(|| parts.value.span()))
            .or_else(|| self.inside_name(parts))
            .or_else(|| in_pairs(parts).then(|| parts.value.span()))
            .or_else(|| headed(&parts.name))
            .or_else(|| run_together(&parts.value))
            .or_else(|| {
                let weight = parts
                    .weight
                    .filter(|w| words(*w) > 3 && digit(w.text).is_none() && w.contains(is_figure));
                weight.map(|weight| weight.span())
            })?;
        let code = Code::DoubtfulCut;
        Some(Diagnostic { code, span })
    }

    /// The item's number, which may be glued to its name.
    fn number(&self, name: &str) -> Option<u32> {
        let glued = || integer(name, 2).map(|(number, _, _)| number);
        self.cell.indicators.last()?.ordinal.or_else(glued)
    }

    /// A value inside the name, before a mark or before a value that has a name of its own.
    fn inside_name(&self, parts: &Parts<'a>) -> Option<Span> {
        let name = parts.name;
        if name.len() < SHORTEST {
            return None;
        }
        if bounded(name.text) {
            return Some(name.span());
        }
        let several = parted(name.as_bytes()) || name.contains(['|', '\n']);
        if let Some(at) = list_number(name.text) {
            let end = name.end() as usize;
            return Some(Span::new(name.start as usize + at, end));
        }
        // What begins with an amount has no name of its own.
        if !several && !peek(parts.value.text).is_some_and(is_han) {
            return None;
        }
        let told = || several.then(|| worded(name.text))?;
        // 长效管理机制，健全
        let told_of = |at: usize| {
            let word = after_first(&name.text[at..]);
            LEVEL.exact(word).is_some() || raises(word)
        };
        let trend = || {
            let trend = trend_at_end(name.text).is_some_and(|at| at > 0);
            (trend || name.rfind(is_comma).is_some_and(told_of)).then_some("")
        };
        let rest = self.behind_value(&name).or_else(told).or_else(trend)?;
        let next = rest.trim_start_matches(|c| parts_items(c) || is_mark(c));
        let words = next.trim_start_matches(is_figure);
        let named = words.chars().take(3).filter(|c| is_han(*c)).count() >= 2;
        let end = name.end() as usize;
        let value = parts.value;
        match rest.is_empty() {
            true => (opens(value.text, 2).is_some()
                || names_figure(value.text)
                || tells(value.text).is_some())
            .then(|| value.span()),
            false => (named && next.len() < rest.len()).then(|| Span::new(end - next.len(), end)),
        }
    }

    /// The text behind the first amount, date or bracketed value of a name.
    fn behind_value(&self, name: &Piece<'a>) -> Option<&'a str> {
        let numbered = name.len() - name.text.trim_start_matches(is_figure).len();
        let mark = |c: char| is_figure(c) || is_round(c);
        let first_mark = numbered + name.text[numbered..].find(mark)?;
        let inner = Context {
            source: &self.cx.source[..name.end() as usize],
            options: self.cx.options,
        };
        let i = &name.text[first_mark..];
        if peek(i).is_some_and(is_round)
            && let Some(rest) = valued_bracket(i)
        {
            return Some(rest);
        }
        let named = first_mark >= "时间".len();
        if let Some((rest, _)) = date(&inner, i).filter(|_| named && digit(i).is_some()) {
            let verb = DROP.longest(rest).map_or(0, |(length, ())| length);
            return Some(&rest[verb..]);
        }
        let start = name.start as usize;
        let found = first(&inner, start).filter(|found| found.at > start + "时间".len());
        if let Some((rest, _)) = found.and_then(|found| found.end(&inner)) {
            // 按1500元/人|执行 政策知晓率
            let verb = rest.find(parts_items).filter(|at| is_filler(&rest[..*at]));
            return Some(&rest[verb.unwrap_or(0)..]);
        }
        valued_bracket(i)
    }
}

/// `2培训人数2万人` behind a bar: the next number of a list and what it counts.
fn numbered_name(value: &str) -> bool {
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
fn named_again(value: &str) -> bool {
    let mut chars = value.char_indices().take(LONGEST_NAME);
    let end = chars.find(|(_, c)| !is_han(*c)).map_or(0, |(at, _)| at);
    let name = &value[..end];
    name.len() >= "经费保障率".len()
        && is_sign(&value[end..])
        && QUANTITY_NOUN.suffix(name).is_some()
}

/// The text behind the first bracket that holds a value: `（电脑20台）`，师生评价, but not （含3个乡镇）.
fn valued_bracket(i: &str) -> Option<&str> {
    i.match_indices(is_round).find_map(|(at, _)| {
        let inside = after_first(&i[at..]);
        let mut near = inside.char_indices().take(LONGEST_NAME);
        let close = near.find(|(_, c)| is_round_close(*c))?.0;
        let (held, behind) = inside.split_at(close);
        let counts = || {
            let counted = |c: char| is_han(c) && !matches!(c, '含' | '包' | '其' | '不');
            peek(held).is_some_and(counted) && names_amount(held, 2)
        };
        let told = qualitative(held)
            || opens_value(held)
            || BEFORE.longest(held).is_some()
            || counts()
            || held.starts_with('按');
        told.then(|| after_first(behind))
    })
}

/// 2280次`大楼安检巡察次数反映保卫情况`200次: a name between two amounts that nothing parts, and all behind it.
fn run_together(value: &Piece<'_>) -> Option<Span> {
    let mut from = value.find(is_figure)?;
    for run in value.text[from..].split(is_figure) {
        let end = from + run.len();
        let long = run.len() >= LONG_RUN && end < value.len() && run.chars().all(is_run);
        if long && run.chars().any(|c| matches!(twin(c), '率' | '数')) {
            return Some(Span::new(value.start as usize + from, value.end() as usize));
        }
        from = end + peek(&value.text[end..]).map_or(0, char::len_utf8);
    }
    None
}

/// What names and units are made of.
fn is_run(c: char) -> bool {
    is_han(c) || matches!(twin(c), '%' | '≥' | '≤' | '=' | '>' | '<')
}

/// 文化传承影响长远`生态环境成本指标提升绿化水平`: a category inside a name, between words, and all behind it. Refused:
/// 下达的产出数量指标完成率.
fn headed(name: &Piece<'_>) -> Option<Span> {
    let at = name.text.find('指')? + '指'.len_utf8();
    peek(&name.text[at..]).filter(|c| twin(*c) == '标')?;
    let end = at + '标'.len_utf8();
    let (length, _) = CATEGORY.suffix(&name.text[..end])?;
    let before = &name.text[..end - length];
    let inside = !before.is_empty() && !before.ends_with('的') && end < name.len();
    inside.then(|| Span::new(name.start as usize + before.len(), name.end() as usize))
}

/// `培训对象（1）村干部`: where a list begins inside a name.
fn list_number(name: &str) -> Option<usize> {
    let mut opens = name.char_indices().filter(|(_, c)| is_round(*c));
    let (at, _) = opens.find(|(at, _)| {
        let behind = match integer(after_first(&name[*at..]), 1) {
            Some((1, _, rest)) => eat(rest, &[')']),
            _ => None,
        };
        behind.and_then(peek).is_some_and(is_han)
    })?;
    Some(at)
}

/// The text behind a quality inside a name: 社会影响力`明显提升`　培训人数. Names list qualities with 、 unless one stands alone.
fn worded(name: &str) -> Option<&str> {
    let told = |before: &str| {
        trend_at_end(before).is_some_and(|cut| cut > 0) || LEVEL.suffix(before).is_some()
    };
    // 社会影响力，有所提升、设备采购数量
    let alone = |before: &str| {
        let cut = trend_at_end(before).filter(|cut| *cut >= "知晓率".len());
        let spaced = before.rfind(is_space).filter(|at| *at >= "知晓率".len());
        let level = LEVEL
            .suffix(before)
            .map(|(length, ())| before.len() - length);
        cut.is_some_and(|cut| raises(&before[cut..]))
            || level.is_some_and(|cut| cut >= "社会影响力".len())
            || spaced.is_some_and(|at| LEVEL.suffix(after_first(&before[at..])).is_some())
    };
    let mut marks = name.char_indices().filter(|(_, c)| parts_items(*c));
    let (at, _) = marks.find(|(at, c)| match c {
        '、' => alone(&name[..*at]),
        _ => told(&name[..*at]),
    })?;
    Some(&name[at..])
}

/// `投诉率≤5% | 完成时间`, `完成时限：3月启动 | 执行率`: whether a sign and its number, or a colon, stands in a name outside brackets.
fn bounded(name: &str) -> bool {
    let mut rest = name;
    while let Some(c) = peek(rest) {
        let behind = after_first(rest);
        let before = last(&name[..name.len() - rest.len()]);
        match twin(c) {
            _ if is_round(c) => {
                rest = skip_brackets(rest);
                continue;
            }
            '≥' | '≤' if is_sign(rest) && before.is_some_and(is_han) => return true,
            ':' if before.is_some_and(is_han) && !behind.is_empty() => return true,
            _ => {}
        }
        rest = behind;
    }
    false
}

/// `15台/人居环境 | 明显改善`: a name that ends a value, where what follows was taken for what was achieved.
fn name_before_actual(parts: &Parts<'_>) -> Option<Span> {
    let actual = parts.actual?;
    let value = parts.value;
    let at = value.rfind(|c| is_comma(c) || is_space(c) || matches!(twin(c), '、' | '/'))?;
    let name = skip_spaces(after_first(&value.text[at..]));
    let named = name.len() > "知晓率".len() && name.chars().all(is_han) && !qualitative(name);
    let named = named && ACHIEVED.exact(name).is_none() && POINTS.exact(name).is_none();
    let told = qualitative(actual.text) || opens_value(actual.text) || actual.starts_with('每');
    let end = value.end() as usize;
    (named && told).then(|| Span::new(end - name.len(), end))
}

/// `新建公厕（处）、垃圾房（处）|36、120`, `每户补助|5000元，每人补助300元`: several names and as many values.
fn in_pairs(parts: &Parts<'_>) -> bool {
    let (name, value) = (parts.name.text, parts.value.text);
    let closed = |part: &str| last(part).is_some_and(is_round_close);
    let mut listed = name.split('、');
    let units = name.contains('、') && listed.all(closed);
    let each = || {
        value
            .split(is_comma)
            .skip(1)
            .any(|part| part.starts_with('每'))
    };
    (units && value.contains('、')) || (name.starts_with('每') && each())
}

/// `2人居环境明显改善`, `6产值：`: whether the list's next number stands here, and a name; 6场次以上 is an amount.
fn numbered_next(i: &str, number: Option<u32>) -> bool {
    let next = integer(i, 2).filter(|(next, _, _)| number.is_some_and(|own| own + 1 == *next));
    next.is_some_and(|(_, _, rest)| {
        let run = rest.chars().take(5).take_while(|c| is_han(*c)).count();
        let coloned = run > 1 && rest.chars().nth(run).is_some_and(is_colon);
        run > 4 || coloned || (run > 3 && UNIT_WORDS.longest(rest).is_none())
    })
}

/// A name with a value of its own behind a mark inside a value.
fn inside_value(value: &Piece<'_>, own: Option<u32>) -> Option<Span> {
    let marked = || parted(value.as_bytes()) || value.contains(['；', ';', '\n', '|']);
    if value.len() < "5，2".len() || !marked() {
        return None;
    }
    let mut rest = value.text;
    let mut least = 2;
    let labelled = counted_name(rest).is_some();
    let shared = shares(rest);
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
        // 小学≥99%，幼儿园≥80%: labels of one list.
        if shared && shares(next) {
            rest = next;
            continue;
        }
        let end = opens(next, least)
            .or_else(|| lists(next).filter(|_| least == 2))
            .or_else(|| gap.then(|| tells(next))?)
            .or_else(|| counted_name(next).filter(|_| !labelled))
            .or_else(|| {
                (rest[at..].starts_with(['/', '／']) && names_amount(next, 5)).then_some(next.len())
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

/// `农村居民≥85%`: whether an amount stands behind a label that says who shares.
fn shares(i: &str) -> bool {
    let label = i.chars().take(LONGEST_NAME).take_while(|c| is_han(*c));
    let (label, amount) = i.split_at(label.map(char::len_utf8).sum());
    SHARER.suffix(label).is_some() && (digit(amount).is_some() || is_sign(amount))
}

/// `举办讲座、论坛：12场`: where a name ends that lists several things before its colon.
fn lists(i: &str) -> Option<usize> {
    let mut near = i.char_indices().take(LONGEST_NAME);
    let colon = near.find(|(_, c)| !is_han(*c) && *c != '、')?.0;
    let named = i[..colon].chars().filter(|c| is_han(*c)).count() > 5;
    let behind = || eat(&i[colon..], &[':']).is_some_and(|rest| opens_value(skip_spaces(rest)));
    (named && behind()).then_some(colon)
}

/// Where a name of more than so many characters ends that its value follows, if one begins here.
fn opens(i: &str, least: usize) -> Option<usize> {
    if continues(i)
        || !peek(i).is_some_and(|c| is_han(c) || is_figure(c) || c.is_ascii_alphabetic())
    {
        return None;
    }
    let mut named = 0;
    for (at, c) in i.char_indices().take(LONGEST_NAME) {
        let behind = skip_spaces(&i[at + c.len_utf8()..]);
        let ends = match twin(c) {
            ',' if named * '名'.len_utf8() == at
                && (opens_value(behind)
                    || behind.starts_with('每')
                    || MARKER.longest(behind).is_some()
                    || raises(behind)
                    || tells_next(behind)) =>
            {
                true
            }
            ':' => LISTS.suffix(&i[..at]).is_none(),
            '—' => behind.starts_with('—'),
            '(' | '[' => opens_value(behind) || bracketed_quality(behind),
            // 50人，人居环境 明显改善
            _ if is_space(c) && named > least && tells_next(behind) => return Some(at),
            _ if parts_items(c) => return None,
            '=' | '≥' | '≤' | '>' | '<' => is_sign(&i[at..]),
            _ => false,
        };
        if ends {
            return (named > least).then_some(at);
        }
        named += usize::from(is_han(c));
    }
    None
}

/// Where a name ends that a quality follows, and nothing else before the next mark.
fn tells(i: &str) -> Option<usize> {
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| parts_items(*c));
    let part = &i[..end.map_or(i.len(), |(at, _)| at)];
    let cut = trend_at_end(part).or_else(|| Some(part.len() - LEVEL.suffix(part)?.0))?;
    (cut > "知晓率".len() && part.chars().all(is_han)).then_some(cut)
}

/// `不断完善`: whether all that stands before the next mark is a trend with its adverb.
fn raises(i: &str) -> bool {
    let mut near = i.char_indices().take(LONGEST_NAME);
    let end = near.find(|(_, c)| parts_items(*c) || *c == '。');
    let part = &i[..end.map_or(i.len(), |(at, _)| at)];
    let adverb = DEGREE.longest(part).map_or(0, |(length, ())| length);
    (1..part.len()).contains(&adverb) && trend_at_end(part) == Some(0)
}

/// Whether all that stands before the next mark is a quality.
fn tells_next(i: &str) -> bool {
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| parts_items(*c) || *c == '。');
    qualitative(&i[..end.map_or(i.len(), |(at, _)| at)])
}

/// Whether so many characters of words begin here.
fn opens_words(i: &str, least: usize) -> bool {
    i.chars().take_while(|c| is_han(*c)).take(least).count() == least
}

/// `举办讲座、论坛12场`: words that bound nothing, and a number somewhere behind them.
fn names_figure(i: &str) -> bool {
    opens_words(i, 3) && i.contains(is_figure) && BEFORE.longest(i).is_none()
}

/// Words of so many characters, and an amount.
fn names_amount(i: &str, least: usize) -> bool {
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

fn opens_value(i: &str) -> bool {
    is_sign(i) || digit(i).is_some()
}

fn parts_items(c: char) -> bool {
    is_space(c) || matches!(twin(c), ',' | '、' | ';' | '/' | '|' | '\n' | '\r')
}
