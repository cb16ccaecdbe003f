//! What begins: a heading that files what follows, an item, or more of the item that is open.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{self, Filing, Head};
use super::super::parts::{Parts, trimmed};
use super::super::segment::Segment;
use super::{Heading, Open, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::brackets::last_open;
use crate::grammar::marks::{is_mark, skip_bullets};
use crate::lexicon::{AFTER, DROP, twin};
use crate::model::*;
use crate::span::{Piece, Span};

/// How many items back the number before is sought: bounds the look behind.
const NEAR: usize = 8;

impl<'a> Reader<'a> {
    /// A heading takes over.
    pub(super) fn file(&mut self, found: &Head<'a>, bounded: &Context<'a>) {
        self.drop_pending();
        self.close_item();
        self.close_heading();
        self.filing = Filing {
            expected: self.filing.expected,
            category: found.category,
            subcategory: found.subcategory,
            level: self.filing.level(found.category, found.level),
            bare: found.bare,
            marker: self.filing.marker,
            ahead: self.filing.ahead,
            seen: self.filing.seen,
            section: self.filing.section,
        };
        self.filing.see(found.word);
        let piece = found.heading.map(|(from, to)| {
            let piece = bounded.piece(from, to);
            Piece {
                text: piece.text.trim_end(),
                ..piece
            }
        });
        self.heading = Heading {
            unused: piece,
            inner: found.inner,
            first: self.cell.indicators.len(),
            counted: piece
                .map(|piece| before_points(piece.text))
                .filter(|text| text.ends_with(is_round_close)),
            ..Heading::default()
        };
    }

    /// `1、培训3期；2、调研2次。合计5项`: what goes on with the last item of a list may as well be the sum of them all.
    pub(super) fn tell_of_sum(&mut self, segment: &Segment) {
        let (from, to) = (segment.start, segment.end);
        let source = self.cx.source;
        let sums = eat_words(
            skip_bullets(&source[from..to]),
            &["合计", "总计", "共", "累计"],
        );
        let last = source[segment.next..].trim_matches(is_mark).is_empty();
        let listed = self.cell.indicators.last().and_then(|item| item.ordinal);
        if sums.is_some() && last && listed.is_some_and(|number| number > 1) {
            self.remark(Code::DoubtfulCut, from, to);
        }
    }

    /// `绩效目标：…。绩效指标：…`: the goal before the indicators, which is none of them; where they begin.
    pub(super) fn goal(&mut self, from: usize) -> usize {
        let text = &self.cx.source[from..];
        let Some(goal) = heading::behind_goal(text) else {
            return from;
        };
        let heads =
            |(at, c): &(usize, char)| twin(*c) == '绩' && heading::is_indicators(&text[*at..]);
        let named = text.char_indices().find(heads).map(|(at, _)| at);
        let Some(at) = named.or_else(|| {
            self.behind_prose(goal)
                .map(|at| text.len() - goal.len() + at)
        }) else {
            return from;
        };
        self.plain = false;
        self.unread(trimmed(&self.cx, from, from + at).span());
        from + at
    }

    /// Where the first heading stands behind the sentences of a goal; none where it holds no prose.
    fn behind_prose(&self, goal: &str) -> Option<usize> {
        let files = |i: &str| {
            let (_, found) = heading::head(i, &Filing::default());
            found.heading.is_some() && !found.bare
        };
        if files(goal) {
            return None;
        }
        let end = goal.char_indices().find_map(|(at, c)| {
            let next = at + c.len_utf8();
            let stop = matches!(twin(c), '。' | '\n' | '\r' | ';');
            (stop && files(&goal[next..])).then_some(next)
        })?;
        // 年度目标：培训人数≥100人 may be an item.
        let prose = &goal[..end];
        let verb = DROP.longest(prose.trim_start_matches(is_mark));
        let said = prose.contains(is_comma) || !prose.chars().any(|c| twin(c).is_ascii_digit());
        (said || verb.is_some()).then_some(end)
    }

    /// A heading or a number with nothing behind it.
    pub(super) fn bare_head(&mut self, found: &Head<'a>, segment: &Segment) {
        self.drop_pending();
        let span = found
            .ordinal_text
            .map(|(from, to)| Span::new(segment.end - from.len(), segment.end - to.len()));
        match (found.heading, span) {
            // 生态效益：④⏎化学需氧量减排量
            (Some(_), Some(span)) if found.inner && found.ordinal.is_some() => {
                self.given = found.ordinal.map(|number| (span, number));
            }
            (Some(_), Some(span)) => {
                self.heading.ordinal_span = Some(span);
                // （二）质量指标 on a line of its own numbers the section.
                let section = self.cx.source[span.range()].contains(is_han)
                    && self.cx.source[segment.end..].starts_with(['\n', '\r']);
                self.heading.ordinal = found.ordinal.filter(|_| !section);
            }
            (None, Some(span)) => self.unread(span),
            _ => {}
        }
    }

    /// A new item.
    pub(super) fn begin(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        parts: Parts<'a>,
        at: usize,
    ) {
        if !found.is_some() && self.complete(&parts) {
            return;
        }
        self.drop_pending();
        self.close_item();
        let (ordinal, ordinal_span) = self.numbered(found, bounded, parts.marker.is_some());
        let heading = self.heading.unused.take();
        let starts = [
            ordinal_span.map(|s| s.start),
            heading.map(|h| h.start),
            Some(parts.name.start),
        ];
        let first = starts.into_iter().flatten().min().unwrap_or(at as u32);
        self.cell.indicators.push(Indicator {
            ordinal,
            ordinal_span,
            category: self.filing.category,
            subcategory: self.filing.subcategory,
            heading,
            span: Span::new(
                first as usize,
                (at as u32).max(parts.value.end()).max(first) as usize,
            ),
            ..Indicator::default()
        });
        // （二）质量指标⏎1.合格率
        let anew = ordinal == Some(1)
            && heading.is_some_and(|h| ordinal_span.is_some_and(|o| o.start > h.start));
        self.count(ordinal, ordinal_span, found.inner || anew);
        if self.heading.items == 0 {
            self.heading.unnamed = parts.name.is_empty();
        }
        self.heading.items += 1;
        let weight = parts.weight.or(self.points.take());
        self.open = Some(Open {
            value_end: parts.value.end() as usize,
            parts: Parts { weight, ..parts },
            by_lines: false,
            read: false,
            valued: false,
        });
    }

    /// An item's number, which may stand before its heading.
    fn numbered(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        marked: bool,
    ) -> (Option<u32>, Option<Span>) {
        let span = found.ordinal_text.map(|(from, to)| bounded.span(from, to));
        // 1.数量指标：培训人数50人；2.质量指标：⏎合格率≥95%
        let counted = || {
            let before = self.cell.indicators.last();
            before.is_some_and(|item| {
                let filed = item.ordinal_span.zip(item.heading);
                filed.is_some_and(|(number, heading)| number.start < heading.start)
                    && item.ordinal.map(|number| number + 1) == self.heading.ordinal
            })
        };
        // 1、产出指标；完成率，年度指标值：100%: the number is the item's.
        let own = span.is_none() && self.heading.items == 0 && self.heading.ordinal.is_some();
        match own && (self.marked && marked || counted()) {
            true => (
                self.heading.ordinal.take(),
                self.heading.ordinal_span.take(),
            ),
            false => (found.ordinal, span),
        }
    }

    /// The value of the item that has begun, where it was read on the way.
    pub(super) fn valued(&mut self, target: Option<Box<Target<'a>>>) {
        if let Some(target) = target
            && let Some(open) = &mut self.open
            && let Some(indicator) = self.cell.indicators.last_mut()
        {
            indicator.target = *target;
            open.valued = true;
        }
    }

    /// `指标1：名称；指标值：5`: the value of the item whose name stands before the stop, or goes on behind it.
    pub(super) fn complete(&mut self, parts: &Parts<'a>) -> bool {
        // 1、三馆一站开放天数；年度指标值：300天: what was cut is all name.
        if parts.marker.is_some()
            && parts.name.is_empty()
            && let Some(open) = self.open.as_mut().filter(|o| o.parts.marker.is_none())
            && !open.by_lines
        {
            let start = match open.parts.name.is_empty() {
                true => open.parts.value.start,
                false => open.parts.name.start,
            };
            let end = (open.value_end as u32).max(open.parts.name.end());
            let end = end + closes_behind(self.cx.source, start as usize, end as usize);
            open.value_end = parts.value.end() as usize;
            open.parts = Parts {
                name: trimmed(&self.cx, start as usize, end as usize),
                ..*parts
            };
            return true;
        }
        let headed = self
            .cell
            .indicators
            .last()
            .is_some_and(|i| i.heading.is_some() || i.ordinal.is_some());
        let Some(open) = self
            .open
            .as_mut()
            .filter(|o| o.parts.value.is_empty() && o.parts.marker.is_none())
        else {
            return false;
        };
        let name = match parts.name.is_empty() {
            true => open.parts.name,
            false if parts.marker.is_some() && headed => Piece::of(
                self.cx.source,
                open.parts.name.start as usize,
                parts.name.end() as usize,
            ),
            false => return false,
        };
        open.value_end = parts.value.end() as usize;
        open.parts = Parts { name, ..*parts };
        true
    }

    /// Remarks on numbering.
    pub(super) fn count(&mut self, ordinal: Option<u32>, span: Option<Span>, inner: bool) {
        let Some(number) = ordinal else { return };
        // A list below a heading begins anew.
        if !inner
            && self.filing.expected.is_some_and(|e| e != number)
            && self.counts_on()
            && let (Some(span), Some(indicator)) = (span, self.cell.indicators.last_mut())
        {
            indicator.diagnostics.push(Diagnostic {
                code: Code::OrdinalJump,
                span,
            });
        }
        self.filing.expected = Some(number + 1);
    }

    /// Whether the last item's number is written as the one before it: 三、 does not count on from （一）.
    fn counts_on(&self) -> bool {
        let mut numbers = self.cell.indicators.iter().rev().take(NEAR);
        let mut numbers = numbers.by_ref().filter_map(|item| item.ordinal_span);
        let style = |span: Span| {
            let text = &self.cx.source[span.range()];
            let han = text.contains(is_han) && !text.contains(is_figure);
            (text.starts_with(['（', '(']), han)
        };
        // 二、效益指标：（一）…；三、满意度指标
        let value = |span: Span| {
            let text = self.cx.source[span.range()].trim_start_matches(['（', '(']);
            let figures = integer(text, 2).map(|(number, _, _)| number);
            figures.or_else(|| heading::han_ordinal(text).map(|(number, _)| number))
        };
        let next = |own: Span, before: Span| value(before).map(|number| number + 1) == value(own);
        match (numbers.next(), numbers.next()) {
            (Some(own), Some(before)) => style(own) == style(before) && !next(own, before),
            _ => true,
        }
    }

    /// `（10分）培训人数≥50人`, `10分 培训人数`: the text behind points that stand before a name.
    pub(super) fn behind_points(&mut self, bounded: &Context<'a>, i: &'a str) -> &'a str {
        self.points = None;
        if !i.starts_with(|c| matches!(c, '(' | '（' | '0'..='9' | '０'..='９')) {
            return i;
        }
        let open = peek(i).is_some_and(is_round);
        let inside = if open { after_first(i) } else { i };
        if digit(inside).is_none() {
            return i;
        }
        let end = inside.find(|c| !is_figure(c)).unwrap_or(inside.len());
        let behind = eat(&inside[end..], &['分']).and_then(|rest| match open {
            true => eat(rest, &[')']),
            false => rest.starts_with(is_space).then_some(rest),
        });
        let named = |rest: &&str| {
            rest.chars().take(2).filter(|c| is_han(*c)).count() == 2
                && AFTER.longest(rest).is_none()
        };
        let Some(name) = behind.map(skip_spaces).filter(named) else {
            return i;
        };
        let at = bounded.at(inside);
        self.points = Some(Piece::of(self.cx.source, at, at + end));
        self.plain = false;
        name
    }

    /// The value goes on behind a stop, from `from` to `end`; not where its name stands in between.
    pub(super) fn extend(&mut self, from: usize, end: usize) {
        match &mut self.open {
            Some(open) if open.parts.name.start <= open.parts.value.start => open.value_end = end,
            _ => self.unread(trimmed(&self.cx, from, end).span()),
        }
    }
}

/// `培训费（不含差旅`）: the length of the bracket behind a text that opened it.
fn closes_behind(source: &str, from: usize, to: usize) -> u32 {
    let text = &source[from..to];
    let opened = text
        .chars()
        .filter(|c| is_round(*c) && !is_round_close(*c))
        .count();
    let closed = text.chars().filter(|c| is_round_close(*c)).count();
    match peek(&source[to..]).filter(|c| is_round_close(*c)) {
        Some(c) if opened > closed => c.len_utf8() as u32,
        _ => 0,
    }
}

/// Without points in brackets behind others: 数量指标（个）（20分）.
fn before_points(text: &str) -> &str {
    let open = last_open(text).filter(|open| text[*open..].contains('分'));
    let before = open.map(|open| text[..open].trim_end_matches(is_space));
    before
        .filter(|text| text.ends_with(is_round_close))
        .unwrap_or(text)
}
