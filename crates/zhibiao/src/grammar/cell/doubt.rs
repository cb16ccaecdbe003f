//! Cuts that could as well be others: an item that holds what looks like another one is told of.
//!
//! ```text
//! doubted = value part name ( ":" / "——" / sign / "（" number / marker )      ; ≥6场、人居环境：有效改善
//!         / name-with-a-value part …                                          ; 控制成本（≤9万元）　管理机制|健全
//! part    = "，" / "、" / "；" / "/" / "|" / space / line break
//! ```
//! Where a mark parts items and also stands inside them, nothing in the text decides. Refused: a value whose own parts are
//! labelled (`小学：500元，初中：700元`), `其中：…`, `每期≥50人`.

mod looks;
mod name;
mod value;

use super::super::cursor::*;
use super::super::kind::qualitative;
use super::super::parts::Parts;
use super::super::tail::is_sign_word;
use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{ACHIEVED, BEFORE, POINTS, QUANTITY_NOUN, TOTAL, UNIT_WORDS, twin};
use crate::span::{Piece, Span};
use looks::opens_value;
use name::{
    clause_before, coloned, drawn_inside, headed, headed_end, headed_inside, pointed_inside,
    points_first, scored_inside,
};
use value::{inside_value, named_again, named_behind, numbered_name, numbered_next, run_together};

impl<'a> Reader<'a> {
    /// What in an item may be another one.
    pub(super) fn doubt(&self, parts: &Parts<'a>) -> Option<Diagnostic> {
        let held = headed_inside(&parts.value).or_else(|| coloned(&parts.name));
        let held = held.or_else(|| signed_inside(&parts.name));
        if let Some(span) = held.or_else(|| points_first(&parts.name)) {
            let code = Code::DoubtfulCut;
            return Some(Diagnostic { code, span });
        }
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
            .or_else(|| named_actual(parts))
            .or_else(|| scored_bracket(parts))
            .or_else(|| self.below_name(parts))
            .or_else(|| self.inside_name(parts))
            .or_else(|| clause_before(&parts.name).or_else(|| scored_inside(&parts.name)))
            .or_else(|| pointed_inside(&parts.name))
            .or_else(|| in_pairs(parts).then(|| parts.value.span()))
            .or_else(|| headed(&parts.name).or_else(|| headed_end(&parts.value)))
            .or_else(|| headed(&parts.value).filter(|_| !parts.name.is_empty()))
            .or_else(|| {
                inside_value(&parts.actual?, None)
                    .filter(|span| !in_row(parts) && !self.scored(*span))
            })
            .or_else(|| named_behind(&parts.value))
            .or_else(|| run_together(&parts.value))
            .or_else(|| drawn_inside(&parts.value))
            .or_else(|| self.ends_in_number(&parts.value))
            .or_else(|| self.ends_in_sum(&parts.value))
            .or_else(|| {
                let weight = parts
                    .weight
                    .filter(|w| words(*w) > 3 && digit(w.text).is_none() && w.contains(is_figure));
                weight.map(|weight| weight.span())
            })?;
        let code = Code::DoubtfulCut;
        Some(Diagnostic { code, span })
    }

    /// The same of an item without any mark, of which it must hold whenever [`Reader::doubt`] finds something.
    pub(super) fn doubt_plain(&self, parts: &Parts<'a>) -> bool {
        let value = parts.value.text;
        let counted = || {
            let number = self.number(&parts.name);
            digit(value).is_some() && (numbered_name(value) || numbered_next(value, number))
        };
        parts.name.is_empty()
            || headed(&parts.name).is_some()
            || headed_end(&parts.value).is_some()
            || counted()
    }

    /// `，提升服务水平（10分）`: the points behind what was achieved.
    fn scored(&self, span: Span) -> bool {
        self.cx.source[span.range()].ends_with('分')
            || self.cx.source[span.end as usize..].starts_with(['（', '('])
    }

    /// `300人/水、`电费支付及时率: a unit's last noun that may begin the next name.
    fn below_name(&self, parts: &Parts<'a>) -> Option<Span> {
        let text = parts.value.text;
        let at = text.rfind(['/', '／'])?;
        let noun = after_first(&text[at..]);
        let behind = &self.cx.source[parts.value.end() as usize..];
        let listed = eat(behind, &['、']).and_then(peek).is_some_and(is_han);
        let one = noun.chars().count() == 1 && noun.chars().all(is_han);
        let paid = text[..at].ends_with(['元', '金']) || matches!(noun, "年" | "月" | "日" | "天");
        let end = parts.value.end() as usize;
        (one && listed && !paid).then(|| Span::new(end - noun.len(), end))
    }

    /// `女性20人，合计50人` behind 男性30人: what may be the sum of the items and stands behind the last one's amount.
    fn ends_in_sum(&self, value: &Piece<'_>) -> Option<Span> {
        let [.., _, own] = &self.cell.indicators[..] else {
            return None;
        };
        let mark = value.find([',', '，', ';', '；', '、', '､'])?;
        // Behind the last of a numbered list it is told of once for all.
        if own.ordinal.is_some() && eat(&value[mark..], &[';']).is_some() {
            return None;
        }
        let behind = skip_spaces(after_first(&value[mark..]));
        // Labels of its own may be what it sums: 线上30人，线下20人，合计50人.
        let sums = TOTAL.longest(behind).is_some() && !peek(value).is_some_and(is_han);
        let end = value.end() as usize;
        sums.then(|| Span::new(end - behind.len(), end))
    }

    /// `1、检查次数≥10`2、`合格率≥95%`: digits that end as the list goes on, before its mark and a name.
    fn ends_in_number(&self, value: &Piece<'_>) -> Option<Span> {
        let item = self.cell.indicators.last()?;
        let next = item.ordinal?.checked_add(1).filter(|next| *next < 100)?;
        let counted = item.ordinal_span.map(|span| &self.cx.source[span.range()]);
        let mark = counted
            .and_then(last)
            .map(twin)
            .filter(|c| matches!(c, '、' | '.'))?;
        let start = value.start as usize + find_mark(value.text, is_figure)?;
        let (number, count, rest) = integer(&self.cx.source[start..], 9)?;
        let behind = rest.strip_prefix(|c| twin(c) == mark)?;
        let own = if next < 10 { 10 } else { 100 };
        let listed = number % own == next && count > next.to_string().len();
        let named = behind.chars().take(2).filter(|c| is_han(*c)).count() == 2;
        let end = start + self.cx.source[start..].len() - rest.len();
        (listed && named && !counts_on(behind, next, mark)).then(|| Span::new(start, end))
    }

    /// The item's number, which may be glued to its name.
    fn number(&self, name: &str) -> Option<u32> {
        let glued = || integer(name, 2).map(|(number, _, _)| number);
        self.cell.indicators.last()?.ordinal.or_else(glued)
    }
}

/// `知晓度 定性 好坏 提升`: a name that goes on behind the word of a sign column.
fn signed_inside(name: &Piece<'_>) -> Option<Span> {
    let (_, behind) = name.text.split_once(is_space)?;
    let mut words = behind.split(is_space).rev().skip(1);
    words.any(is_sign_word).then(|| name.span())
}

/// How far the next number of a list is sought, in characters: bounds the look-ahead.
const NEAR: usize = 120;

/// Whether a number of a list stands apart in what follows.
fn counts_on(behind: &str, number: u32, mark: char) -> bool {
    let mut before = '、';
    behind.char_indices().take(NEAR).any(|(at, c)| {
        let begins = !is_figure(before);
        before = c;
        let found = integer(&behind[at..], 2).filter(|(found, _, _)| begins && *found == number);
        found.is_some_and(|(_, _, rest)| rest.starts_with(|c| twin(c) == mark))
    })
}

/// `检查|≥5次|合格率|≥95%`: a name where what was achieved would stand.
fn named_actual(parts: &Parts<'_>) -> Option<Span> {
    let actual = parts.actual?;
    let named = actual.chars().all(is_han) && QUANTITY_NOUN.suffix(actual.text).is_some();
    // 不超过预算 | 不超过预算
    let again = same(actual.text, parts.value.text);
    let told = again || qualitative(actual.text) || ACHIEVED.exact(actual.text).is_some();
    (named && !told).then(|| actual.span())
}

/// `≥5座 | 6座 | 新建公厕，修缮公厕`: whether what was achieved stands in a column.
fn in_row(parts: &Parts<'_>) -> bool {
    parts
        .actual
        .is_some_and(|actual| actual.contains(['|', '｜', '│', '\t']))
}

/// What one indicator is given of a hundred points at most, as most forms share them out.
const MOST_POINTS: u32 = 30;

/// `培训班（3期） 10`: an amount in brackets, and a bare number that may be its points; `培训人数（20）≥50人`: a bare number that
/// may be points as well.
fn scored_bracket(parts: &Parts<'_>) -> Option<Span> {
    let name = parts.name.text;
    if !name.ends_with([')', '）']) {
        return None;
    }
    let scored = integer(after_first(&name[name.rfind(['(', '（'])?..]), 2);
    if scored.is_some_and(|(_, _, rest)| rest.chars().count() == 1) {
        return Some(parts.name.span());
    }
    let value = parts.value.text;
    let bare = value.len() <= "22.5".len() && value.chars().all(is_figure);
    // （500人次） 20分，完成改造
    let behind = || eat(value.trim_start_matches(is_figure), &['分']).and_then(|i| eat(i, &[',']));
    if !(bare || behind().is_some()) || digit(value).is_none() {
        return None;
    }
    let open = crate::grammar::brackets::last_open(name).filter(|open| *open > 0)?;
    let inside = after_first(&name[open..]);
    // 论文质量（发表论文3篇） 20
    let points = integer(value, 2).is_some_and(|(points, _, _)| points <= MOST_POINTS);
    let few = points && find_mark(inside, is_figure).is_some();
    (opens_value(inside) || few).then(|| parts.name.span())
}

/// `15台/人居环境 | 明显改善`: a name that ends a value, where what follows was taken for what was achieved.
fn name_before_actual(parts: &Parts<'_>) -> Option<Span> {
    let actual = parts.actual?;
    let value = parts.value;
    let at = value.rfind(|c| is_comma(c) || is_space(c) || matches!(twin(c), '、' | '/'))?;
    let name = skip_spaces(after_first(&value.text[at..]));
    let words = name.len() >= "检查".len() && name.chars().all(is_han) && !qualitative(name);
    // 5次/季度 | 6次
    let known = ACHIEVED.exact(name).is_some()
        || POINTS.exact(name).is_some()
        || UNIT_WORDS.exact(name).is_some();
    let named = words && !known;
    if same(actual.text, value.text) {
        return None;
    }
    let told = qualitative(actual.text)
        || opens_value(actual.text)
        || BEFORE.longest(actual.text).is_some()
        || eat(actual.text, &['每']).is_some();
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
            .any(|part| eat(part, &['每']).is_some())
    };
    (units && value.contains('、')) || (eat(name, &['每']).is_some() && each()) || paid_each(value)
}

/// `≤1500元，每亩抚育补助200元`: whether money has a name of its own behind 每 in a clause of its own, behind other money.
fn paid_each(value: &str) -> bool {
    if find_mark(value, is_comma).is_none() {
        return false;
    }
    let mut clauses = value.split(is_comma);
    let paid = |clause: &str| clause.trim_end_matches(is_space).contains('元');
    let named = |clause: &str| {
        let words = clause.chars().take_while(|c| is_han(*c)).count();
        eat(clause, &['每']).is_some() && words > "亩抚育补助".chars().count()
    };
    clauses.next().is_some_and(paid) && clauses.any(|clause| paid(clause) && named(clause))
}
