//! What ends a clause, or parts its measures, and what is left to be said when the value is read to its end.
//!
//! ```text
//! clause-end = "，" / "；" / "。" / line break / item-end
//! item-end   = measure [noun] (soft / space / link) words measure   ; the mark or the space: each value has words of its own
//! soft       = "、" / "和" / "+" / …
//! link       = "并" / "同时" / "其中" / …
//! ```
//! Accepted: 达标率92%`、`增长率-2%, 培训30人` `合格率≥95%, 检查5次`并`增长率-2%. Refused: 民事20件`、`30件 (no words of its own). What may stand before such an end:
//! see `clause/ended.rs`.

use super::{Scanner, computed};
use std::cmp::Ordering;

use crate::grammar::amount::amount;
use crate::grammar::decimals::tell_of_list;
use crate::grammar::unit_word::torn_off;

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::begin::first_measure;
use crate::grammar::bounds::join_bounds;
use crate::grammar::change::change_word;
use crate::grammar::clause::{Clause, ends_in_yardstick, kept, link_word};
use crate::grammar::clause_end::{ends_clause, is_clause_end};
use crate::grammar::comparator::{Found, said_again};
use crate::grammar::cursor::*;
use crate::grammar::dash::below_line;
use crate::grammar::kind::{kind, level, trend};
use crate::grammar::range::exact;
use crate::grammar::resolve::include;
use crate::grammar::{formula, shared, straight};
use crate::lexicon::{STOP, start, starts, twin};
use crate::model::*;
use crate::options::Options;
use crate::span::Span;

/// How far the next value is sought behind a mark that may part two, in characters: bounds the look-ahead.
const LONGEST_ITEM: usize = 60;

impl<'a> Scanner<'_, 'a> {
    /// `，` and its like end a clause outside brackets.
    pub(super) fn separator(&mut self, i: &'a str) -> &'a str {
        let rest = after_first(i);
        // 每季度⏎不少于1次, 至少⏎培训6期, 较上年⏎增长5%: what the line says is said of the next number.
        let hangs = i.starts_with(['\n', '\r'])
            && !self.clause.has_measure()
            && (!self.clause.below.is_empty()
                || self.clause.apart.is_some()
                || self.clause.base.is_some());
        if self.depth > 0 || hangs {
            return rest;
        }
        let ended = self.clause.last_end() == Some(self.cx.at(i));
        if ended && i.starts_with(['\n', '\r']) && self.moves_last(skip_break(i)) {
            return rest;
        }
        if let Some(behind) = Some(rest)
            .filter(|_| ended)
            .and_then(|i| self.bound_again(i))
        {
            return behind;
        }
        let worded = |end: usize| self.cx.source[end..self.cx.at(i)].ends_with(is_han);
        let half = torn_off(i).filter(|_| self.clause.last_end().is_some_and(worded));
        // 80%⏎-90%
        let ended = self.clause.last_end() == Some(self.cx.at(i));
        let dashed = below_line(i).filter(|_| ended);
        self.end_clause(self.cx.at(i));
        if let Some(below) = dashed {
            self.remark(Code::BrokenNumber, below, after_first(below));
        }
        if let Some((from, to)) = half {
            self.remark(Code::UnreadText, from, to);
            self.clause = Clause::at(self.cx.at(to));
            return to;
        }
        let rest = self.plain_clauses(rest);
        self.clause = Clause::at(self.cx.at(rest));
        rest
    }

    /// `由10天⏎缩短至5天`: whether the line at `i` moves the number that the last one ended in.
    fn moves_last(&self, i: &'a str) -> bool {
        let word = || change_word(&self.cx, skip_spaces(i)).filter(|(_, word)| word.to);
        let last = self.target.measures.last();
        last.is_some_and(|last| self.opened_base(last.text.start as usize).is_some())
            && word().is_some()
    }

    /// 3次以上，`含3次`: whether the bound before the mark belongs, said again behind it.
    fn bound_again(&mut self, i: &'a str) -> Option<&'a str> {
        let (number, inclusive) = said_again(i)?;
        let last = self.target.measures.last_mut()?;
        if !last.op.is_inequality() {
            return None;
        }
        let behind = match eat_word(number, "本数") {
            Some(behind) => behind,
            None => {
                let (behind, again) = amount(&self.cx, number, false).ok()?;
                let same = exact(again.literal.reading)?.compare(&last.value.single()?)?;
                (same == Ordering::Equal).then_some(behind)?
            }
        };
        ends_clause(behind).then_some(())?;
        include(last, inclusive);
        self.clause.extend(self.cx.at(behind));
        Some(behind)
    }

    /// A tag of a page that breaks the line, and so ends the clause.
    pub(super) fn broken_line_at(&mut self, i: &'a str, rest: &'a str) -> &'a str {
        if self.depth == 0 {
            self.end_clause(self.cx.at(i));
            self.clause = Clause::at(self.cx.at(rest));
        }
        rest
    }

    /// The text after clauses that the lane of plain ones reads.
    fn plain_clauses(&mut self, i: &'a str) -> &'a str {
        if !(Options::LANES && self.standard) {
            return i;
        }
        let read = straight::further(&self.cx, self.target, self.cx.at(i));
        self.tally.clauses += read.tally.clauses;
        self.tally.measured += read.tally.measured;
        if read.tally.measured > 0 {
            self.tally.waiting = 0;
        }
        self.unplain = read.unplain;
        &self.cx.source[read.end..]
    }

    pub(super) fn soft(&mut self, i: &'a str) -> &'a str {
        if let Some((length, ())) = STOP.longest(i) {
            return &i[length..];
        }
        let rest = eat_words(i, &["以及"]).map_or_else(|| after_first(i), |(rest, _)| rest);
        self.operators |= eat(i, &['+']).is_some();
        // 以及 is one mark, though 以 alone is none.
        let words = &self.cx.source[..self.cx.at(i)];
        let from = match eat(i, &['及']) {
            Some(_) => words.strip_suffix('以').unwrap_or(words).len(),
            None => words.len(),
        };
        if self.parts_items(rest, is_clause_end) {
            return self.end_item(from, rest);
        }
        self.clause.soft(from, self.cx.at(rest));
        rest
    }

    /// `培训30人 合格率≥95%`: spaces part two values where the first has its words and the second brings its own.
    pub(super) fn space(&mut self, i: &'a str, rest: &'a str) -> &'a str {
        let at = self.cx.at(i);
        let named = self.clause.ends_in_named(&self.cx, self.target, at);
        // 覆盖率由73% 提高至90%
        let named = named && !self.moves_last(rest);
        match named && self.parts_items(rest, |c| c != '、' && is_clause_end(c)) {
            true => self.end_item(at, rest),
            false => rest,
        }
    }

    /// `培训30人|合格率≥95%`: a bar parts two values as a 、 does, and a stroke as a space does.
    pub(super) fn stroke(&mut self, i: &'a str) -> Option<&'a str> {
        let (at, rest) = (self.cx.at(i), after_first(i));
        let named = || self.clause.ends_in_named(&self.cx, self.target, at);
        let parts = eat(i, &['|']).is_some() || named();
        (parts && self.parts_items(rest, is_clause_end)).then(|| self.end_item(at, rest))
    }

    /// 培训50人`并`合格率≥95%, `同时`, `其中`: a word that links two values parts them as a 、 does.
    pub(super) fn linked(&mut self, i: &'a str) -> Option<&'a str> {
        let at = self.cx.at(i);
        let noun = self.cx.source.get(self.clause.last_end()?..at)?;
        let length = link_word(i, last(noun))?;
        let parts = self.parts_items(&i[length..], is_clause_end);
        parts.then(|| self.end_item(at, &i[kept(i, length)..]))
    }

    /// The clause ends, though no more than a 、, a 和 or a space says so.
    pub(super) fn end_item(&mut self, end: usize, rest: &'a str) -> &'a str {
        self.end_clause(end);
        self.clause = Clause::at(self.cx.at(rest));
        rest
    }

    /// 达标率92%、`增长率-2%`: whether words with a number of their own follow a number and its words, before a mark that ends them.
    fn parts_items(&self, rest: &str, ends: fn(char) -> bool) -> bool {
        if self.depth > 0 || !self.clause.ends_in_amount(self.target) {
            return false;
        }
        // 2021年50人、2022年100人: a number, or a time, is the list's next; and 1座 （长120米宽12米） has a note.
        let words = skip_spaces(rest);
        if digit(words).is_some() || peek(words).is_some_and(is_round) {
            return false;
        }
        let near = rest.char_indices().nth(LONGEST_ITEM);
        let near = &rest[..near.map_or(rest.len(), |(at, _)| at)];
        let end = find_mark(near, |c| ends(twin(c))).unwrap_or(near.len());
        let from = self.cx.at(rest);
        let to = from + end;
        first_measure(&self.cx, from, to).is_some_and(|at| {
            at > self.cx.at(words) || starts(peek(words).unwrap_or(' ')) & start::BEFORE != 0
        })
    }

    pub(super) fn end_clause(&mut self, end: usize) {
        if !self.clause.content {
            return;
        }
        if self.clause.last_is_lone(self.clause.numeral) {
            self.tell_of_numeral(end);
        }
        // 90%不超过满意度
        let compared = self.clause.compared.map(|(from, to)| Span::new(from, to));
        // ≥国考标准: words bound nothing that can be read, but what a sign bounds is meant to be; ≥9O% is told of by its digits.
        let behind = |found: Found<'_>| {
            let told = self.target.diagnostics.last();
            told.is_none_or(|d| d.span.start < found.piece.start)
        };
        let signed = (self.clause.apart).is_some_and(|found| found.is_sign() && behind(found));
        // 30%以上的村达到省级标准: what is reached is no number.
        let named = |span: &Span| {
            let word = &self.cx.source[span.start as usize..];
            folded(word) == Some('达') && ends_in_yardstick(&self.cx.source[span.end as usize..end])
        };
        if let Some(span) = self.clause.loose.or(compared).filter(|span| !named(span))
            && (signed || self.clause.has_measure())
        {
            let code = Code::ComparatorApart;
            self.target.diagnostics.push(Diagnostic { code, span });
            if self.clause.last_end() == Some(span.start as usize) {
                self.clause.extend(span.end as usize);
            }
        }
        // 培训（2期×50人）100人: a product in brackets only tells how the number outside them is reckoned.
        let reckoned = std::mem::take(&mut self.reckoned);
        self.operators |= reckoned && !self.clause.counts_outside(self.target);
        self.clause.finish(&self.cx, self.target, end);
        self.tally.clauses += 1;
        if self.clause.has_measure() {
            self.tally.measured += 1;
            self.tally.waiting = 0;
        } else if self.clause.opens_with_date {
            self.tally.dated += 1;
            self.tally.waiting += 1;
        }
    }

    pub(super) fn finish(self) {
        let (cx, target) = (self.cx, self.target);
        join_bounds(cx.source, target);
        shared::share(cx.source, target);
        tell_of_list(target);
        // 三类33k, 三点0/50: two rules may find the same slip, one right behind the other or nearly.
        let mut near = [None; 3];
        target.diagnostics.retain(|diagnostic| {
            let found = Some(*diagnostic);
            let again = near.contains(&found);
            near.rotate_left(1);
            near[2] = found;
            !again
        });
        if self.operators
            && let Some(found) = formula::formula(&cx)
        {
            return computed(target, found);
        }
        target.kind = kind(target, &self.tally);
        if target.measures.is_empty() && target.kind == Kind::Text {
            target.level = level(&target.text);
            target.trend = trend(cx.source);
        }
    }
}
