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

mod close;
mod framed;
mod listed;
#[cfg(test)]
mod tests;

use super::context::Context;
use super::heading::{Filing, Head, head, is_mark};
use super::item::{Parts, marked, next_name, trimmed};
use super::segment::{Cuts, Segment};
use super::tail::{achieved, told};
use super::too_long;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::options::Options;
use crate::span::{Piece, Span};

use listed::header_row;

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
    let mut cuts = Cuts::new(text);
    let mut reader = Reader::new(cx);
    // As in the quick lane of values, words of the caller's own turn it off.
    let standard = options.is_standard();
    loop {
        if standard
            && let Some(at) = cuts.untouched()
            && let Some((next, number)) = reader.framed(at)
        {
            cuts.go_on(next, number);
        }
        match cuts.next() {
            Some(segment) => reader.segment(segment),
            None => break,
        }
    }
    reader.drop_pending();
    reader.close_item();
    reader.close_heading();
    reader.brackets(&cuts.alone());
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

/// How long items usually are, in bytes.
const USUAL_ITEM: usize = 80;

/// The last item, whose value may go on.
struct Open<'a> {
    parts: Parts<'a>,
    value_end: usize,
    /// Name and value stand on lines of their own, and perhaps the weight does too.
    by_lines: bool,
    /// Its indicator is complete, unless the value goes on.
    read: bool,
}

/// Takes what was achieved off the end of a value behind a marker.
fn without_achieved<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    if parts.value.len() > 12
        && let Some((open, cut, close)) = achieved(parts.value.text)
    {
        let start = parts.value.start as usize;
        told(cx, parts, start + cut, start + close);
        parts.value = super::item::value(cx, start, start + open);
    }
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
    /// Whether all items so far are well-formed, so that nothing can be left or lie across another.
    plain: bool,
}

impl<'a> Reader<'a> {
    fn new(cx: Context<'a>) -> Reader<'a> {
        Reader {
            cx,
            cell: Cell {
                text: cx.source,
                indicators: Vec::with_capacity(cx.source.len() / USUAL_ITEM + 1),
                ..Cell::default()
            },
            open: None,
            filing: Filing::new(),
            heading: Heading::default(),
            pending: None,
            marked: false,
            headed: false,
            plain: true,
        }
    }

    fn segment(&mut self, segment: Segment) {
        self.plain &= segment.start == segment.end;
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
            self.other(
                bounded.piece(i.trim_start_matches(is_mark), "").span(),
                PieceKind::Heading,
            );
            return;
        }
        let body_at = bounded.at(body);
        if segment.unstopped
            && found.is_some()
            && !self.cx.source[..segment.start].ends_with(is_mark)
        {
            self.remark(Code::MissingStop, segment.start, body_at.max(segment.start));
        }
        if found.heading.is_some() {
            self.file(&found, &bounded);
        }
        if body.is_empty() {
            self.bare_head(&found, &segment);
            return;
        }
        let marker = segment
            .marker
            .and_then(|first| marked(&bounded, body_at, segment.end, first));
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
    fn with_marker(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        mut parts: Parts<'a>,
        segment: &Segment,
    ) {
        self.marked = true;
        self.headed |= found.ordinal.is_some() && found.heading.is_some();
        let mut found = *found;
        let mut at = segment.start;
        while segment.markers > 1
            && let Some(next) = next_name(bounded.source, parts.value.start as usize, segment.end)
        {
            let Some(more) = marked(bounded, next, segment.end, next) else {
                break;
            };
            parts.value = super::item::value(bounded, parts.value.start as usize, next);
            without_achieved(bounded, &mut parts);
            self.begin(&found, bounded, parts, at);
            (found, parts, at) = (Head::default(), more, next);
        }
        without_achieved(bounded, &mut parts);
        self.begin(&found, bounded, parts, at);
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
        if before
            && segment.start == segment.end
            && self.cx.source[segment.end..].starts_with(['。', '；', ';'])
        {
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
                // （二）质量指标 on a line of its own numbers the section.
                let section = self.cx.source[span.range()].contains(super::cursor::is_han)
                    && self.cx.source[segment.end..].starts_with(['\n', '\r']);
                self.heading.ordinal = found.ordinal.filter(|_| !section);
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
        self.drop_pending();
        self.close_item();
        let mut ordinal_span = found.ordinal_text.map(|(from, to)| bounded.span(from, to));
        let mut ordinal = found.ordinal;
        // 1、产出指标；完成率，年度指标值：100%: the number is the item's.
        if self.marked
            && parts.marker.is_some()
            && ordinal_span.is_none()
            && self.heading.ordinal.is_some()
            && self.heading.items == 0
        {
            ordinal = self.heading.ordinal.take();
            ordinal_span = self.heading.ordinal_span.take();
        }
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
        self.count(ordinal, ordinal_span, found.inner);
        if self.heading.items == 0 {
            self.heading.unnamed = parts.name.is_empty();
        }
        self.heading.items += 1;
        self.open = Some(Open {
            value_end: parts.value.end() as usize,
            parts,
            by_lines: false,
            read: false,
        });
    }

    /// `指标1：名称；指标值：5`: the value of the item whose name stands before the stop, or goes on behind it.
    fn complete(&mut self, parts: &Parts<'a>) -> bool {
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
    fn count(&mut self, ordinal: Option<u32>, span: Option<Span>, inner: bool) {
        let Some(number) = ordinal else { return };
        // A list below a heading begins anew.
        if !inner
            && self.filing.expected.is_some_and(|e| e != number)
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
}
