//! A cell of indicators: headings file the items, stops part them, nothing is lost.
//!
//! ```text
//! cell    = *( segment stop )
//! segment = head / head body / body
//! ```
//! A segment is a new item when it has a head of its own, a marker, or a name and a value; otherwise it goes on
//! with the value before it. A head without a body files what follows.

use super::context::Context;
use super::cursor::*;
use super::field::hint;
use super::heading::{Head, head, is_mark};
use super::item::{Parts, marked, unmarked};
use super::segment::{Segment, segments};
use super::split::items;
use super::tail::weight_in_brackets;
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
    let cx = Context {
        source: text,
        options,
    };
    let mut reader = Reader {
        cx,
        cell: Cell {
            text,
            ..Cell::default()
        },
        open: None,
        category: None,
        subcategory: None,
        expected: None,
        heading: Heading::default(),
        marked: false,
    };
    let (segments, alone) = segments(text);
    for segment in segments {
        reader.segment(segment);
    }
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
    /// Items read under it, and the first one's index.
    items: usize,
    first: usize,
}

/// An item whose value may go on.
struct Open<'a> {
    parts: Parts<'a>,
    value_end: usize,
    indicator: Indicator<'a>,
}

struct Reader<'a> {
    cx: Context<'a>,
    cell: Cell<'a>,
    open: Option<Open<'a>>,
    category: Option<Category>,
    subcategory: Option<Subcategory>,
    /// The number after the last one.
    expected: Option<u32>,
    heading: Heading<'a>,
    /// Whether items of this cell say 年度指标值.
    marked: bool,
}

impl<'a> Reader<'a> {
    fn segment(&mut self, segment: Segment) {
        let text = &self.cx.source[segment.start..segment.end];
        if text.trim_matches(is_mark).is_empty() {
            self.doubled_stop(&segment);
            return;
        }
        let bounded = Context {
            source: &self.cx.source[..segment.end],
            options: self.cx.options,
        };
        let i = &bounded.source[segment.start..];
        let (body, found) = head(i, self.expected);
        let body_at = bounded.at(body);
        if segment.unstopped && found.is_some() {
            self.remark(Code::MissingStop, segment.start, body_at.max(segment.start));
        }
        let has_marker = segment
            .marker
            .and_then(|first| marked(&bounded, body_at, segment.end, first));
        if found.heading.is_some() {
            self.file(&found, &bounded);
        }
        if body.trim_matches(is_mark).is_empty() {
            self.bare_head(&found, &segment);
            return;
        }
        if let Some(parts) = has_marker {
            self.marked = true;
            self.begin(&found, &bounded, parts, segment.start);
            return;
        }
        let own_head = found.heading.is_some() || found.item_word || self.plausible_number(&found);
        if !own_head && self.marked && self.open.is_some() {
            self.extend(segment.end);
            return;
        }
        self.listed(&found, &bounded, body_at, &segment, own_head);
    }

    /// A number is an item's only where the list goes on with it; a value may hold a list of its own.
    fn plausible_number(&self, found: &Head<'a>) -> bool {
        match (found.ordinal, self.expected) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(number), Some(expected)) => !self.marked || number == expected,
        }
    }

    /// Items without a marker: `数量指标：A≥6架；B≥9小时`.
    fn listed(&mut self, found: &Head<'a>, bounded: &Context<'a>, from: usize, segment: &Segment, own_head: bool) {
        let pieces = items(bounded, from, segment.end);
        let mut head = *found;
        let mut any = false;
        for (start, end) in pieces {
            let in_list = found.item_word || self.heading.items > 0 || self.heading.unused.is_some();
            match unmarked(bounded, start, end, in_list) {
                Some(parts) if !parts.name.is_empty() || own_head || self.unnamed() => {
                    let at = if any { start } else { segment.start };
                    self.begin(&head, bounded, parts, at);
                    head = Head::default();
                    any = true;
                }
                _ if any || (!own_head && self.open.is_some()) => self.extend(end),
                _ => self.nameless(&head, bounded, start, end, segment, own_head),
            }
        }
    }

    /// A body that is all name, all value or neither.
    fn nameless(&mut self, found: &Head<'a>, bounded: &Context<'a>, from: usize, to: usize, segment: &Segment, own_head: bool) {
        if own_head || self.heading.unused.is_some() {
            let words = trimmed(bounded.source, from, to);
            let empty = |at: u32| Piece::of(self.cx.source, at as usize, at as usize);
            // 质量指标：通过专家评审 is a value that nobody named; a number or 指标1： promises a name.
            let parts = if found.colon && !found.item_word && found.ordinal.is_none() {
                Parts {
                    name: empty(words.start),
                    value: words,
                    ..Parts::default()
                }
            } else {
                Parts {
                    name: words,
                    value: empty(words.end()),
                    ..Parts::default()
                }
            };
            self.begin(found, bounded, parts, segment.start);
        } else {
            let piece = trimmed(bounded.source, segment.start, to);
            self.unread(piece.span());
        }
    }

    /// Whether the item before has no name either: 时效指标：6月底前50%；12月底前100%.
    fn unnamed(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.parts.name.is_empty())
    }

    fn unread(&mut self, span: Span) {
        self.close_item();
        self.cell.others.push(CellPiece {
            span,
            kind: PieceKind::Unread,
            indicator: None,
        });
        self.cell.diagnostics.push(Diagnostic {
            code: Code::UnreadText,
            span,
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
        self.close_item();
        self.close_heading();
        self.category = found.category;
        self.subcategory = found.subcategory;
        let piece = found.heading.map(|(from, to)| {
            let piece = bounded.piece(from, to);
            Piece {
                text: piece.text.trim_end(),
                ..piece
            }
        });
        self.heading = Heading {
            unused: piece,
            first: self.cell.indicators.len(),
            ..Heading::default()
        };
    }

    /// A heading or a number with nothing behind it.
    fn bare_head(&mut self, found: &Head<'a>, segment: &Segment) {
        let span = found
            .ordinal_text
            .map(|(from, to)| bounded_span(self.cx.source, segment.end, from, to));
        match (found.heading, span) {
            (Some(_), Some(span)) => {
                self.heading.ordinal_span = Some(span);
            }
            (None, Some(span)) => self.unread(span),
            _ => {}
        }
    }

    /// A new item.
    fn begin(&mut self, found: &Head<'a>, bounded: &Context<'a>, parts: Parts<'a>, at: usize) {
        if !found.is_some() && parts.name.is_empty() && self.complete(&parts) {
            return;
        }
        self.close_item();
        let ordinal_span = found.ordinal_text.map(|(from, to)| bounded.span(from, to));
        let mut indicator = Indicator {
            ordinal: found.ordinal,
            ordinal_span,
            category: self.category,
            subcategory: self.subcategory,
            heading: self.heading.unused.take(),
            name: parts.name,
            marker: parts.marker,
            ..Indicator::default()
        };
        indicator.span = Span::new(first_byte(self.cx.source, at, &indicator), at.max(parts.value.end() as usize));
        self.number(&mut indicator);
        self.heading.items += 1;
        self.open = Some(Open {
            value_end: parts.value.end() as usize,
            parts,
            indicator,
        });
    }

    /// `指标1：名称；指标值：5`: the value of the item whose name stands before the stop.
    fn complete(&mut self, parts: &Parts<'a>) -> bool {
        match &mut self.open {
            Some(open) if open.parts.value.is_empty() && open.parts.marker.is_none() => {
                open.value_end = parts.value.end() as usize;
                open.parts = Parts {
                    name: open.parts.name,
                    ..*parts
                };
                open.indicator.marker = parts.marker;
                true
            }
            _ => false,
        }
    }

    /// Remarks on numbering.
    fn number(&mut self, indicator: &mut Indicator<'a>) {
        match indicator.ordinal {
            Some(number) => {
                if self.expected.is_some_and(|e| e != number)
                    && let Some(span) = indicator.ordinal_span
                {
                    indicator.diagnostics.push(Diagnostic {
                        code: Code::OrdinalJump,
                        span,
                    });
                }
                self.expected = Some(number + 1);
            }
            None => {}
        }
    }

    /// The value goes on behind a stop.
    fn extend(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.value_end = end;
        }
    }

    /// Reads the value of the item that is complete now.
    fn close_item(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let Open {
            mut parts,
            value_end,
            mut indicator,
        } = open;
        let source = self.cx.source;
        if value_end > parts.value.end() as usize {
            // What was taken for weight or achieved value lies inside the longer value.
            (parts.weight, parts.actual) = (None, None);
            let start = parts.value.start as usize;
            let kept = source[start..value_end].trim_end_matches(|c: char| c.is_whitespace() || is_space(c) || matches!(c, '。' | '；' | ';' | '，' | ','));
            parts.value = Piece::of(source, start, start + kept.len());
        }
        weight_in_brackets(&self.cx, &mut parts);
        indicator.weight = parts.weight;
        indicator.actual = parts.actual;
        indicator.target = self.target(&parts);
        let name_hint = hint(&self.cx, parts.name.text);
        if let Some((mut unit, magnitude)) = name_hint {
            // 万亩 as written: the hint is for values that say nothing.
            if magnitude > 0 {
                unit.name = unit.text.into();
            }
            indicator.unit_hint = Some(unit);
        }
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
        template_hint(&mut indicator);
        let last = [indicator.weight, indicator.actual]
            .iter()
            .flatten()
            .map(Piece::end)
            .fold(parts.value.end().max(parts.name.end()), u32::max);
        indicator.span.end = indicator.span.end.max(last);
        self.cell.indicators.push(indicator);
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
            self.cell.others.push(CellPiece {
                span: unused.span(),
                kind: PieceKind::Heading,
                indicator: None,
            });
        }
        if let Some(span) = heading.ordinal_span {
            self.cell.others.push(CellPiece {
                span,
                kind: PieceKind::Ordinal,
                indicator: None,
            });
        }
        if heading.items > 1
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
        self.cell.diagnostics.sort_by_key(|d| d.span);
        self.cell
    }
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

fn first_byte(source: &str, at: usize, indicator: &Indicator<'_>) -> usize {
    let starts = [
        indicator.ordinal_span.map(|s| s.start),
        indicator.heading.map(|h| h.start),
        Some(indicator.name.start),
    ];
    let first = starts.into_iter().flatten().min().unwrap_or(at as u32) as usize;
    debug_assert!(source.is_char_boundary(first));
    first.min(indicator.name.start as usize)
}

fn bounded_span(source: &str, end: usize, from: &str, to: &str) -> Span {
    let bounded = &source[..end];
    Span::new(bounded.len() - from.len(), bounded.len() - to.len())
}

fn trimmed(source: &str, from: usize, to: usize) -> Piece<'_> {
    let text = &source[from..to];
    let left = text.trim_start_matches(is_mark);
    let start = from + text.len() - left.len();
    let kept = left.trim_end_matches(is_mark);
    Piece::of(source, start, start + kept.len())
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

