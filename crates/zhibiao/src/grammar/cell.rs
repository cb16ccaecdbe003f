//! A cell of indicators: headings file the items, stops part them, nothing is lost.
//!
//! ```text
//! cell    = *( segment stop )
//! segment = header-row / head / head body / body
//! ```
//! A segment is a new item when it has a head of its own, a marker, or a name and a value. Without any of them
//! it goes on with the value before it (in a cell whose items have markers, or behind `其中`), gives a value to
//! the name on the line before, or is an item of the list that a heading opened. A head without a body files
//! what follows. What no rule took is told of, byte for byte, when the cell is settled.

use super::context::Context;
use super::cursor::*;
use super::field::hint;
use super::heading::{Filing, Head, head, is_mark};
use super::item::{Parts, marked, next_name, trim_value, trimmed, unmarked};
use super::segment::{Segment, segments};
use super::split::{continues, items};
use super::tail::{achieved, number, weight_in_brackets};
use super::{scan, too_long};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::options::Options;
use crate::span::{Piece, Span};

/// Reads a cell of indicators.
pub(crate) fn cell<'a>(options: &'a Options, text: &'a str) -> Cell<'a> {
    if let Some(refused) = too_long(text) {
        return Cell {
            diagnostics: vec![refused],
            ..Cell::default()
        };
    }
    let (segments, alone) = segments(text);
    let mut reader = Reader {
        cx: Context {
            source: text,
            options,
        },
        cell: Cell {
            text,
            indicators: Vec::with_capacity(segments.len()),
            ..Cell::default()
        },
        open: None,
        filing: Filing::default(),
        heading: Heading::default(),
        pending: None,
        marked: false,
        headed: false,
    };
    for segment in segments {
        reader.segment(segment);
    }
    reader.drop_pending();
    reader.close_item();
    reader.close_heading();
    reader.brackets(&alone);
    reader.finish()
}

/// The heading in force and what it holds.
#[derive(Default)]
struct Heading<'a> {
    /// Not yet given to an item.
    unused: Option<Piece<'a>>,
    ordinal_span: Option<Span>,
    /// The number before it, where nothing stood behind it.
    ordinal: Option<u32>,
    /// The number of its first item stands behind it.
    inner: bool,
    /// Items read under it, and the first one's index.
    items: usize,
    first: usize,
    /// Its first item is a value that nobody named.
    unnamed: bool,
}

/// The last item, whose value may go on.
struct Open<'a> {
    parts: Parts<'a>,
    value_end: usize,
    /// Name and value stand on lines of their own, and perhaps the weight does too.
    by_lines: bool,
}

struct Reader<'a> {
    cx: Context<'a>,
    cell: Cell<'a>,
    open: Option<Open<'a>>,
    filing: Filing<'a>,
    heading: Heading<'a>,
    /// A line that may be the name of the next one.
    pending: Option<Piece<'a>>,
    /// Whether items of this cell say 年度指标值.
    marked: bool,
    /// Whether its numbers stand before categories: 1、产出指标.
    headed: bool,
}

impl<'a> Reader<'a> {
    fn segment(&mut self, segment: Segment) {
        let bounded = Context {
            source: &self.cx.source[..segment.end],
            options: self.cx.options,
        };
        let i = &bounded.source[segment.start..];
        self.filing.marker = segment.marker.is_some();
        let (body, found) = head(i, &self.filing);
        if body.is_empty() && !found.is_some() {
            self.doubled_stop(&segment);
            return;
        }
        if header_row(i) {
            self.drop_pending();
            self.other(bounded.piece(i.trim_start_matches(is_mark), "").span(), PieceKind::Heading);
            return;
        }
        let body_at = bounded.at(body);
        if segment.unstopped && found.is_some() && !self.cx.source[..segment.start].ends_with(is_mark) {
            self.remark(Code::MissingStop, segment.start, body_at.max(segment.start));
        }
        if found.heading.is_some() {
            self.file(&found, &bounded);
        }
        if body.is_empty() {
            self.bare_head(&found, &segment);
            return;
        }
        let marker = segment.marker.and_then(|first| marked(&bounded, body_at, segment.end, first));
        if let Some(parts) = marker {
            self.drop_pending();
            self.with_marker(&found, &bounded, parts, &segment);
            return;
        }
        let own_head = found.heading.is_some() || found.item_word || self.plausible_number(&found);
        if !own_head && self.marked && self.open.is_some() {
            self.extend(segment.end);
            return;
        }
        if !own_head && self.answers(&bounded, body_at, &segment) {
            return;
        }
        self.drop_pending();
        self.listed(&found, &bounded, body_at, &segment, own_head);
    }

    /// A number is an item's only where the list goes on with it; a value may hold a list of its own.
    fn plausible_number(&self, found: &Head<'a>) -> bool {
        match (found.ordinal, self.filing.expected) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(number), Some(expected)) => !self.marked || (number == expected && !self.headed),
        }
    }

    /// `企业数，年度指标值：180家`, and further pairs of a name and a marker behind commas.
    fn with_marker(&mut self, found: &Head<'a>, bounded: &Context<'a>, mut parts: Parts<'a>, segment: &Segment) {
        if parts.value.len() > 12
            && let Some((open, cut, close)) = achieved(parts.value.text)
        {
            let start = parts.value.start as usize;
            parts.actual = Some(trimmed(bounded, start + cut, start + close));
            parts.value = super::item::value(bounded, start, start + open);
        }
        self.marked = true;
        self.headed |= found.ordinal.is_some() && found.heading.is_some();
        let mut found = *found;
        let mut at = segment.start;
        while segment.markers > 1
            && let Some(next) = next_name(bounded.source, parts.value.start as usize, segment.end) {
            let Some(more) = marked(bounded, next, segment.end, next) else {
                break;
            };
            parts.value = super::item::value(bounded, parts.value.start as usize, next);
            self.begin(&found, bounded, parts, at);
            (found, parts, at) = (Head::default(), more, next);
        }
        self.begin(&found, bounded, parts, at);
    }

    /// `培训人数⏎≥300人⏎10`: a line that gives the item its value, or its weight.
    fn answers(&mut self, bounded: &Context<'a>, from: usize, segment: &Segment) -> bool {
        let waiting = self.pending.is_some() || self.open.as_ref().is_some_and(|o| o.parts.value.is_empty() && o.parts.marker.is_none() && !o.parts.name.is_empty());
        let weighed = self.open.as_ref().is_some_and(|o| o.by_lines && o.parts.weight.is_none());
        if !waiting && !weighed {
            return false;
        }
        let line = super::item::value(bounded, from, segment.end);
        if weighed && !waiting {
            let plain = number(&line);
            if let Some(open) = self.open.as_mut().filter(|_| plain) {
                open.parts.weight = Some(line);
            }
            return plain;
        }
        let Some(parts) = unmarked(bounded, from, segment.end, false).filter(|p| p.name.is_empty() && !p.value.is_empty()) else {
            return false;
        };
        if let Some(name) = self.pending.take() {
            let parts = Parts { name, ..parts };
            self.begin(&Head::default(), bounded, parts, name.start as usize);
        } else if let Some(open) = &mut self.open {
            open.value_end = parts.value.end() as usize;
            open.parts = Parts {
                name: open.parts.name,
                ..parts
            };
        }
        if let Some(open) = &mut self.open {
            open.by_lines = true;
        }
        true
    }

    /// Items without a marker: `数量指标：A≥6架；B≥9小时`.
    fn listed(&mut self, found: &Head<'a>, bounded: &Context<'a>, from: usize, segment: &Segment, own_head: bool) {
        let mut head = *found;
        let mut any = false;
        for (start, end) in items(bounded, from, segment.end) {
            let listing = self.listing();
            let parts = unmarked(bounded, start, end, found.item_word || listing);
            let at = if any { start } else { segment.start };
            match parts {
                _ if any && parts.is_none_or(|p| p.name.is_empty()) => self.extend(end),
                _ if !own_head && !any && self.goes_on(bounded, start, parts.as_ref()) => self.extend(end),
                Some(parts) if !parts.name.is_empty() || own_head || listing => self.begin(&head, bounded, parts, at),
                _ => self.nameless(&head, bounded, start, end, segment, own_head),
            }
            head = Head::default();
            any = true;
        }
    }

    /// Whether a heading or other items make what follows an item as well.
    fn listing(&self) -> bool {
        self.heading.items > 0 || self.heading.unused.is_some() || self.open.is_some()
    }

    /// Whether a segment says more of the value before it: `其中…`, or prose behind prose that has a name.
    fn goes_on(&self, bounded: &Context<'a>, from: usize, parts: Option<&Parts<'a>>) -> bool {
        let Some(open) = &self.open else { return false };
        let i = &bounded.source[from..];
        if !open.by_lines && parts.is_none_or(|p| p.name.is_empty()) && (continues(i) || eat_words(i, &["其中", "并", "同时"]).is_some()) {
            return true;
        }
        let prose = |text: &str| !text.chars().any(|c| crate::lexicon::twin(c).is_ascii_digit());
        let colon = last(self.cx.source[..open.parts.value.start as usize].trim_end_matches(is_space)).is_some_and(|c| matches!(c, ':' | '：'));
        parts.is_none() && colon && !open.parts.name.is_empty() && !open.parts.value.is_empty() && prose(open.parts.value.text) && prose(i)
    }

    /// A body that is all name, all value or neither.
    fn nameless(&mut self, found: &Head<'a>, bounded: &Context<'a>, from: usize, to: usize, segment: &Segment, own_head: bool) {
        let words = trimmed(bounded, from, to);
        let lined = self.cx.source[segment.end..].starts_with(['\n', '\r']);
        if found.ordinal.is_some() && found.heading.is_none() && lined && ["情况", "指标", "分析"].iter().any(|word| words.ends_with(word)) {
            // 二、绩效指标完成情况 is a title.
            self.close_item();
            self.other(words.span(), PieceKind::Heading);
            if let Some((from, to)) = found.ordinal_text {
                self.other(bounded.span(from, to), PieceKind::Ordinal);
            }
        } else if own_head || self.listing() {
            let empty = |at: u32| Piece::of(self.cx.source, at as usize, at as usize);
            // 质量指标：通过专家评审 is a value that nobody named; a number or 指标1： promises a name.
            let valued = match own_head {
                true => found.colon && !found.item_word && found.ordinal.is_none(),
                false => self.heading.unnamed,
            };
            let (name, value) = match valued {
                true => (empty(words.start), words),
                false => (words, empty(words.end())),
            };
            let parts = Parts {
                name,
                value,
                ..Parts::default()
            };
            self.begin(found, bounded, parts, segment.start);
            self.heading.unnamed = valued;
        } else if lined && from == segment.start {
            self.pending = Some(words);
        } else {
            let piece = trimmed(&self.cx, segment.start, to);
            self.unread(piece.span());
        }
    }

    /// The line before was no name.
    fn drop_pending(&mut self) {
        if let Some(line) = self.pending.take() {
            self.unread(line.span());
        }
    }

    fn unread(&mut self, span: Span) {
        self.close_item();
        self.other(span, PieceKind::Unread);
        self.cell.diagnostics.push(Diagnostic {
            code: Code::UnreadText,
            span,
        });
    }

    fn other(&mut self, span: Span, kind: PieceKind) {
        self.cell.others.push(CellPiece {
            span,
            kind,
            indicator: None,
        });
    }

    fn remark(&mut self, code: Code, from: usize, to: usize) {
        let span = Span::new(from, to);
        self.cell.diagnostics.push(Diagnostic { code, span });
    }

    fn doubled_stop(&mut self, segment: &Segment) {
        let before = self.cx.source[..segment.start].ends_with(['。', '；', ';']);
        if before && segment.start == segment.end && self.cx.source[segment.end..].starts_with(['。', '；', ';']) {
            self.remark(Code::DoubledStop, segment.start, segment.next);
        }
    }

    /// A heading takes over.
    fn file(&mut self, found: &Head<'a>, bounded: &Context<'a>) {
        self.drop_pending();
        self.close_item();
        self.close_heading();
        self.filing = Filing {
            expected: self.filing.expected,
            category: found.category,
            subcategory: found.subcategory,
            bare: found.bare,
            marker: self.filing.marker,
            seen: self.filing.seen,
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
            ..Heading::default()
        };
    }

    /// A heading or a number with nothing behind it.
    fn bare_head(&mut self, found: &Head<'a>, segment: &Segment) {
        self.drop_pending();
        let span = found
            .ordinal_text
            .map(|(from, to)| Span::new(segment.end - from.len(), segment.end - to.len()));
        match (found.heading, span) {
            (Some(_), Some(span)) => {
                self.heading.ordinal_span = Some(span);
                self.heading.ordinal = found.ordinal;
            }
            (None, Some(span)) => self.unread(span),
            _ => {}
        }
    }

    /// A new item.
    fn begin(&mut self, found: &Head<'a>, bounded: &Context<'a>, parts: Parts<'a>, at: usize) {
        if !found.is_some() && self.complete(&parts) {
            return;
        }
        self.close_item();
        let mut ordinal_span = found.ordinal_text.map(|(from, to)| bounded.span(from, to));
        let mut ordinal = found.ordinal;
        // 1、产出指标；完成率，年度指标值：100%: the number is the item's.
        if self.marked && parts.marker.is_some() && ordinal_span.is_none() && self.heading.items == 0 {
            ordinal = self.heading.ordinal.take();
            ordinal_span = self.heading.ordinal_span.take();
        }
        let heading = self.heading.unused.take();
        let starts = [ordinal_span.map(|s| s.start), heading.map(|h| h.start), Some(parts.name.start)];
        let first = starts.into_iter().flatten().min().unwrap_or(at as u32);
        self.cell.indicators.push(Indicator {
            ordinal,
            ordinal_span,
            category: self.filing.category,
            subcategory: self.filing.subcategory,
            heading,
            span: Span::new(first as usize, (at as u32).max(parts.value.end()).max(first) as usize),
            ..Indicator::default()
        });
        self.count(ordinal, ordinal_span, found.inner);
        self.heading.items += 1;
        self.open = Some(Open {
            value_end: parts.value.end() as usize,
            parts,
            by_lines: false,
        });
    }

    /// `指标1：名称；指标值：5`: the value of the item whose name stands before the stop, or goes on behind it.
    fn complete(&mut self, parts: &Parts<'a>) -> bool {
        let headed = self.cell.indicators.last().is_some_and(|i| i.heading.is_some() || i.ordinal.is_some());
        let Some(open) = self.open.as_mut().filter(|o| o.parts.value.is_empty() && o.parts.marker.is_none()) else {
            return false;
        };
        let name = match parts.name.is_empty() {
            true => open.parts.name,
            false if parts.marker.is_some() && headed => Piece::of(self.cx.source, open.parts.name.start as usize, parts.name.end() as usize),
            false => return false,
        };
        open.value_end = parts.value.end() as usize;
        open.parts = Parts { name, ..*parts };
        true
    }

    /// Remarks on numbering.
    fn count(&mut self, ordinal: Option<u32>, span: Option<Span>, inner: bool) {
        let Some(number) = ordinal else { return };
        // A list below a heading begins anew.
        if !inner && self.filing.expected.is_some_and(|e| e != number)
            && let (Some(span), Some(indicator)) = (span, self.cell.indicators.last_mut())
        {
            indicator.diagnostics.push(Diagnostic {
                code: Code::OrdinalJump,
                span,
            });
        }
        self.filing.expected = Some(number + 1);
    }

    /// The value goes on behind a stop.
    fn extend(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.value_end = end;
        }
    }

    /// Reads the value of the item that is complete now.
    fn close_item(&mut self) {
        let Some(Open { mut parts, value_end, .. }) = self.open.take() else {
            return;
        };
        if value_end > parts.value.end() as usize {
            // What was taken for weight or achieved value lies inside the longer value.
            (parts.weight, parts.actual) = (None, None);
            parts.value = super::item::value(&self.cx, parts.value.start as usize, value_end);
        }
        weight_in_brackets(&self.cx, &mut parts);
        parts.value.text = trim_value(parts.value.text);
        let target = self.target(&parts);
        let unit_hint = self.unit_hint(&parts);
        let Some(indicator) = self.cell.indicators.last_mut() else {
            return;
        };
        indicator.target = target;
        indicator.unit_hint = unit_hint;
        indicator.name = parts.name;
        indicator.marker = parts.marker;
        indicator.weight = parts.weight;
        indicator.actual = parts.actual;
        if parts.value.is_empty() {
            indicator.diagnostics.push(Diagnostic {
                code: Code::EmptyValue,
                span: parts.name.span(),
            });
        }
        if parts.name.is_empty() {
            indicator.diagnostics.push(Diagnostic {
                code: Code::EmptyName,
                span: parts.value.span(),
            });
        }
        template_hint(indicator);
        let ends = [Some(parts.value), Some(parts.name), parts.weight, parts.actual];
        let last = ends.iter().flatten().map(Piece::end).fold(indicator.span.start, u32::max);
        indicator.span.end = last;
    }

    /// The unit in brackets at the name's end.
    fn unit_hint(&self, parts: &Parts<'a>) -> Option<Unit<'a>> {
        let (mut unit, magnitude) = hint(&self.cx, parts.name.text)?;
        // 万亩 as written: the hint is for values that say nothing.
        if magnitude > 0 {
            unit.name = unit.text.into();
        }
        Some(unit)
    }

    /// The target of a value, with spans into the cell and the name's unit where it has none.
    fn target(&self, parts: &Parts<'a>) -> Target<'a> {
        let cx = Context {
            source: parts.value.text,
            options: self.cx.options,
        };
        let mut target = scan::scan(cx);
        super::field::unit_from_name(&cx, &mut target, parts.name.text);
        target.shift(parts.value.start);
        target
    }

    /// A number before a heading that holds several items is no item's.
    fn close_heading(&mut self) {
        let heading = std::mem::take(&mut self.heading);
        if let Some(unused) = heading.unused {
            self.other(unused.span(), PieceKind::Heading);
        }
        if let Some(span) = heading.ordinal_span {
            self.other(span, PieceKind::Ordinal);
        }
        if heading.items > 1
            && !heading.inner
            && !self.marked
            && let Some(first) = self.cell.indicators.get_mut(heading.first)
            && let (Some(heading), Some(number)) = (first.heading, first.ordinal_span)
            && number.start < heading.start
        {
            first.ordinal = None;
        }
    }

    fn finish(mut self) -> Cell<'a> {
        self.unnumbered();
        self.cell.settle();
        self.cell.diagnostics.sort_by_key(|d| (d.span, d.code));
        self.cell.diagnostics.dedup();
        self.cell
    }
}

/// `一级指标 | 二级指标 | 三级指标 | 指标值`, and the line of dashes below it: the header of a pasted table.
fn header_row(i: &str) -> bool {
    let first = peek(i.trim_start_matches(is_mark));
    if !matches!(first, Some('一' | '序' | '指' | '绩' | '二' | '三' | '年' | '目' | '分' | '名')) {
        return false;
    }
    let mut count = 0;
    for word in i.split(|c: char| c.is_whitespace() || is_space(c) || matches!(c, '|' | '｜' | '│')) {
        if word.is_empty() {
            continue;
        }
        if crate::lexicon::column(word).is_none() && word != "序号" {
            return false;
        }
        count += 1;
    }
    count > 1
}

impl Reader<'_> {
    /// Brackets without a partner, except those that a value has already told of.
    fn brackets(&mut self, alone: &[usize]) {
        for &at in alone {
            let width = peek(&self.cx.source[at..]).map_or(1, char::len_utf8);
            let diagnostic = Diagnostic {
                code: Code::UnbalancedBracket,
                span: Span::new(at, at + width),
            };
            let values = self.cell.indicators.iter().map(|i| i.target.text.span());
            if !values.into_iter().any(|v| v.contains(diagnostic.span)) {
                self.cell.diagnostics.push(diagnostic);
            }
        }
    }

    /// Remarks on items without a number or a marker in a cell whose other items have them.
    fn unnumbered(&mut self) {
        let items = &mut self.cell.indicators;
        let numbered = items.iter().any(|i| i.ordinal.is_some());
        let marked = items.iter().any(|i| i.marker.is_some()) && self.marked;
        for item in items {
            let span = item.name.span();
            if numbered && marked && item.ordinal.is_none() {
                let code = match item.heading {
                    Some(_) => Code::MissingOrdinal,
                    None => Code::SharedOrdinal,
                };
                item.diagnostics.push(Diagnostic { code, span });
            }
            if marked && item.marker.is_none() {
                let code = Code::MissingMarker;
                item.diagnostics.push(Diagnostic { code, span });
            }
        }
    }
}

/// The form's own hint left in a name: `(≥**万元)`.
fn template_hint(indicator: &mut Indicator<'_>) {
    let name = indicator.name;
    if memchr::memchr2(b'*', 0xef, name.as_bytes()).is_none() {
        return;
    }
    if let Some(at) = name.find("**").or_else(|| name.find("＊＊")) {
        let start = name[..at].rfind(['(', '（']).unwrap_or(at);
        let end = name[at..]
            .find([')', '）'])
            .map_or(name.len(), |close| at + close + peek(&name[at + close..]).map_or(1, char::len_utf8));
        indicator.diagnostics.push(Diagnostic {
            code: Code::TemplateHint,
            span: Span::new(start, end).shift(name.start),
        });
    }
}

