//! The one pass over a value: skip to where something can begin, read it, go on behind it.
//!
//! ```text
//! value  = quick / wordy / plain-date / straight / *( end / step ) ; a formula instead, where the signs make one
//! step   = item-word / quoted / title / interval / bracket / latin / date / code / change / measure / soft / word
//! end    = "，" / "；" / "。" / line break            ; outside brackets
//! quoted = "“" 1*CHAR "”"                            ; a name, unless it is a time or the whole clause
//! title  = "《" 1*CHAR "》"
//! soft   = "、" / "+" / "和" / …
//! ```
//! Every step takes at least one character, and what a step does not know it passes over. The steps are methods in the files
//! of `scan/`: numbers, dates (`when`), changes (`moved`), brackets and the ends of clauses. Accepted: `完成培训5期，满意度≥90%`. Refused:
//! `“三个一”`活动, `《2021年》`计划 (names).

mod accept;
mod bracket;
mod ends;
mod listed;
mod moved;
mod name;
mod number;
mod sign;
mod single;
mod torn;
mod when;

use super::brackets::{Brackets, is_close};
use super::clause::Clause;
use super::clause_end::ends_clause;
use super::clock;
use super::context::Context;
use super::cursor::*;
use super::draft::Outcome;
use super::formula;
use super::kind::Tally;
use super::label::label;
use super::markup;
use super::measure::{measure, other};
use super::plain::plain;
use super::quiet::{quiet, quiet_run, stop_word};
use super::range::interval;
use super::straight::{self, Read};
use super::title::title;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{self, start, starts};
use crate::model::*;
use crate::options::Options;
use crate::span::Piece;

/// Reads a whole value into an empty target.
pub(super) fn scan<'a>(cx: Context<'a>, target: &mut Target<'a>) {
    if !super::quick::quick(&cx, target) {
        general(cx, target);
    }
}

/// Reads one that is none of the commonest.
pub(super) fn general<'a>(cx: Context<'a>, target: &mut Target<'a>) {
    if super::wordy::wordy(&cx, target) {
        return unfilled(&cx, target);
    }
    if super::date::whole(&cx, target) {
        return;
    }
    words(cx, target);
    unfilled(&cx, target);
}

/// `公里`: a unit and nothing else lacks its number.
fn unfilled<'a>(cx: &Context<'a>, target: &mut Target<'a>) {
    let empty = target.measures.is_empty() && target.diagnostics.is_empty();
    if empty && target.level.is_none() && super::blank::is_unit(cx) {
        let (code, span) = (Code::NumberMissing, target.text.span());
        target.diagnostics.push(Diagnostic { code, span });
    }
}

/// Reads one that may hold a number.
fn words<'a>(cx: Context<'a>, target: &mut Target<'a>) {
    if let Some(read) = straight::straight(&cx, target)
        && !operated(&cx, target)
    {
        scanned(cx, target, read);
    }
}

/// Fills an empty target with a formula whose operators need no scan to be told from other marks.
fn operated<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> bool {
    if !cx.options.is_standard() || !formula::surely_operates(cx.source) {
        return false;
    }
    match formula::formula(cx) {
        Some(found) => {
            target.text.text = cx.source;
            computed(target, found);
            true
        }
        None => false,
    }
}

/// What is a formula is nothing else.
fn computed<'a>(target: &mut Target<'a>, (formula, remark): (Formula<'a>, Option<Diagnostic>)) {
    target.kind = Kind::Formula;
    target.formula = Some(Box::new(formula));
    target.measures.clear();
    target.dates.clear();
    target.diagnostics.clear();
    target.diagnostics.extend(remark);
}

/// Reads a value step by step, from where the lane of plain clauses left it.
#[inline(never)]
pub(super) fn scanned<'a>(cx: Context<'a>, target: &mut Target<'a>, read: Read) {
    target.text = Piece {
        text: cx.source,
        start: 0,
    };
    let mut scanner = Scanner {
        target,
        clause: Clause::at(read.end),
        tally: read.tally,
        unplain: read.unplain,
        brackets: None,
        depth: 0,
        operators: false,
        reckoned: false,
        listed: 0,
        lists: None,
        standard: cx.options.is_standard(),
        cx,
    };
    let mut i = &cx.source[read.end..];
    while let Some(c) = peek(i) {
        i = scanner.step(i, c);
    }
    scanner.end_clause(cx.source.len());
    scanner.finish();
}

struct Scanner<'t, 'a> {
    cx: Context<'a>,
    target: &'t mut Target<'a>,
    clause: Clause<'a>,
    tally: Tally,
    /// Where no plain measure begins, as was asked before.
    unplain: Option<usize>,
    brackets: Option<Brackets>,
    /// Open brackets around this place.
    depth: usize,
    /// Whether an arithmetic sign stands outside any number.
    operators: bool,
    /// Whether a product stands in the brackets of this clause.
    reckoned: bool,
    /// The last number of a list: 1、…；2、….
    listed: u32,
    /// Whether the text has an item 2 at all, once that was asked.
    lists: Option<bool>,
    /// Whether the caller added no words, so that the lexicon's openers say all.
    standard: bool,
}

impl<'a> Scanner<'_, 'a> {
    /// Reads what begins at `i` and returns what is left.
    fn step(&mut self, i: &'a str, c: char) -> &'a str {
        let flags = starts(c);
        if flags & start::CLAUSE != 0 {
            return self.separator(i);
        }
        if !is_common_han(c) {
            let rest = skip_spaces(i);
            if rest.len() < i.len() {
                return self.space(i, rest);
            }
        }
        // 3次<br/>5场
        if matches!(c, '<' | '＜' | '﹤')
            && let Some(length) = markup::tag(i)
        {
            return self.broken_line_at(i, &i[length..]);
        }
        // 培训30人|合格率≥95%
        if !is_common_han(c)
            && matches!(lexicon::twin(c), '|' | '/')
            && let Some(rest) = self.stroke(i)
        {
            return rest;
        }
        if matches!(lexicon::twin(c), '并' | '同' | '其')
            && let Some(rest) = self.linked(i)
        {
            return rest;
        }
        let opens = !self.clause.content;
        // （≥95%。）: what closes around a clause is none.
        self.clause.content |= !(is_close(c)
            || matches!(c, '”' | '」' | '』')
            || c == '"' && ends_clause(after_first(i)));
        if opens
            && matches!(c, '指' | '目')
            && let Some(rest) = item_word(i)
        {
            return self.reopen(rest);
        }
        // 较85%高5个百分点
        let behind = || {
            self.cx.source[..self.cx.at(i)]
                .trim_end_matches(is_space)
                .len()
        };
        if matches!(lexicon::twin(c), '高' | '低' | '多' | '少')
            && self.clause.last_end() == Some(behind())
            && let Some(rest) = self.change(i)
        {
            return rest;
        }
        // The lane that found no plain measure here had asked whether anything begins.
        let asked = self.unplain == Some(self.cx.at(i));
        let passed = || match Options::LANES && self.standard {
            true => Some(quiet_run(i)).filter(|rest| rest.len() < i.len()),
            false => None,
        };
        if !asked && let Some(rest) = passed().or_else(|| quiet(i, c, flags)) {
            return rest;
        }
        if let Some(rest) = self.quoted(i, c) {
            return rest;
        }
        match flags {
            0 => self.single(i, c),
            _ => self
                .named(i, c, flags, opens)
                .unwrap_or_else(|| self.valued(i, c, flags, opens, asked)),
        }
    }

    /// What stands for itself, whatever numbers it holds: a title, an interval, a bracket, Latin letters.
    fn named(&mut self, i: &'a str, c: char, flags: u32, opens: bool) -> Option<&'a str> {
        if let Some(rest) = title(i, c) {
            return Some(rest);
        }
        if flags & start::OPEN != 0 {
            return Some(match interval(&self.cx, i) {
                Some((rest, draft)) => self.accept(i, rest, draft, self.cx.at(i)),
                None => self.open(i, opens),
            });
        }
        match flags & start::LATIN {
            0 => None,
            _ => self.latin(i),
        }
    }

    /// A measure, a date, a code or a change; a word where none of them begins.
    fn valued(&mut self, i: &'a str, c: char, flags: u32, opens: bool, asked: bool) -> &'a str {
        const DATED: u32 =
            start::DIGIT | start::NUMERAL | start::FRACTION | start::DATE | start::EACH;
        const MEASURED: u32 = start::DIGIT
            | start::NUMERAL
            | start::FRACTION
            | start::BEFORE
            | start::EACH
            | start::CURRENCY;
        let mut read: fn(&Context<'a>, &'a str) -> Outcome<'a> = measure;
        if asked {
            read = other;
        } else if flags & start::DIGIT != 0 {
            match plain(&self.cx, i) {
                Some((rest, draft)) if !self.torn(i) && !self.timed(i) => {
                    return self.accept(i, rest, draft, self.cx.at(i));
                }
                Some(_) => {}
                None => read = other,
            }
        }
        if flags & DATED != 0
            && let Some(rest) = self.date_or_code(i, c, opens)
        {
            return rest;
        }
        if flags & (start::CHANGE | start::BASE) != 0
            && let Some(rest) = self.change(i)
        {
            return rest;
        }
        // -12月31日前: no time is below zero.
        if opens
            && let Some(rest) = eat(i, &['-'])
            && super::date::date(&self.cx, rest).is_some()
        {
            return self.reopen(rest);
        }
        if flags & MEASURED != 0 || (flags & start::SIGN != 0 && self.sign_allowed(i, opens)) {
            return self.measure(i, flags, read(&self.cx, i));
        }
        if eat(i, &['-']).is_some() && self.dash_is_minus(i) {
            return self.measure(i, flags, measure(&self.cx, i));
        }
        if flags & start::SOFT != 0 {
            return self.soft(i);
        }
        match stop_word(i, c) {
            0 => self.single(i, c),
            length => &i[length..],
        }
    }

    /// 上午8点: whether the digits are an hour.
    fn timed(&self, i: &str) -> bool {
        clock::hour(&self.cx.source[..self.cx.at(i)], i).is_some()
    }

    /// What was read is no content: the clause, and its label, begin behind it.
    fn reopen(&mut self, rest: &'a str) -> &'a str {
        self.clause.label_from = self.cx.at(rest);
        if !self.clause.has_measure() {
            self.clause.start = self.clause.label_from;
        }
        self.clause.content = false;
        rest
    }

    /// A word that is no part of the label, where it stands at the label's beginning.
    fn leave_out(&mut self, i: &'a str, rest: &'a str) {
        // 按不超过总投资的30%. Whether words name anything is told by the first of them.
        const LONGEST: usize = 120;
        let from = self.clause.label_from;
        let mut to = self.cx.at(i).min(from + LONGEST);
        while !self.cx.source.is_char_boundary(to) {
            to -= 1;
        }
        if label(self.cx.source, from, to).is_none() {
            self.clause.label_from = self.cx.at(rest);
        }
    }

    fn remark(&mut self, code: Code, from: &str, to: &str) {
        let span = self.cx.span(from, to);
        self.target.diagnostics.push(Diagnostic { code, span });
    }
}

/// `指标1：` where a clause begins.
fn item_word(i: &str) -> Option<&str> {
    let (length, ()) = lexicon::ITEM_WORD.longest(i)?;
    let (_, _, rest) = integer(skip_spaces(&i[length..]), 2)?;
    // 目标4.2万套
    let pointed = |i: &&str| rest.starts_with(['.', '．']) && digit(i).is_some();
    eat(rest, &[':', '、', '.']).filter(|i| !pointed(i))
}
