//! A cell of indicators: headings file the items, stops part them, nothing is lost.
//!
//! ```text
//! cell    = *( segment stop )
//! segment = header-row / head / head body / body
//! ```
//! A segment is a new item when it has a head of its own, a marker, or a name and a value. Without any of them
//! it goes on with the value before it (in a cell whose items have markers, or behind `其中`), gives a value to
//! the name on the line before, or is an item of the list that a heading opened. A head without a body files
//! what follows. What no rule took is told of, byte for byte, when the cell is settled. Where that leaves doubts, the
//! cell is read another way ([`again`]).

mod again;
mod begin;
mod close;
mod doubt;
mod framed;
mod keyed;
mod marked;
mod numbered;
mod paired;
mod points;
mod settle;
#[cfg(test)]
mod tests;
mod torn;
mod unmarked;

use super::begin::is_sign;
use super::context::Context;
use super::cursor::{is_figure, is_han, last};
use super::heading::{Filing, Head, head};
use super::item::marked;
use super::marks::is_mark;
use super::markup;
use super::parts::{Parts, trimmed};
use super::quotes::unquoted;
use super::segment::{Cuts, Segment};
use super::tail::{begins_alike, number};
use super::value::too_long;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{BEFORE, twin};
use crate::model::*;
use crate::options::Options;
use crate::span::{Piece, Span};

use unmarked::header_row;

/// Reads a cell of indicators.
pub(crate) fn cell<'a>(options: &'a Options, text: &'a str) -> Cell<'a> {
    if let Some(refused) = too_long(text) {
        return Cell {
            diagnostics: vec![refused],
            ..Cell::default()
        };
    }
    let (from, to) = unquoted(text);
    let cx = Context {
        source: &text[..to],
        options,
    };
    let mut reader = Reader::new(cx);
    let start = reader.goal(from);
    let mut cuts = Cuts::new(cx.source, start);
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
    reader.end();
    reader.brackets(&cuts.alone());
    // Items that all have a number and a marker leave nothing to be read another way.
    let plain = reader.plain && !reader.cell.indicators.is_empty();
    let read = reader.finish();
    let read = match plain {
        true => read,
        false => again::again(&cx, start, read),
    };
    Cell { text, ..read }
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
    /// Its indicator holds the value as read by itself, with spans that count from its start.
    valued: bool,
}

impl<'a> Open<'a> {
    /// `5座⏎5座⏎10⏎10`: files a line behind a value: points, the score behind them, or what was achieved.
    fn tells(&mut self, source: &'a str, line: Piece<'a>) -> bool {
        let Parts {
            value,
            weight,
            actual,
            ..
        } = &mut self.parts;
        if number(&line) {
            // The score goes with what stands last.
            match (&mut *weight, &mut *actual) {
                (None, _) => *weight = Some(line),
                (Some(_), None) => return false,
                (Some(points), Some(achieved)) => {
                    let last = if points.start > achieved.start {
                        points
                    } else {
                        achieved
                    };
                    *last = Piece::of(source, last.start as usize, line.end() as usize);
                }
            }
            return true;
        }
        let ends = |piece: &Piece<'_>| last(piece.text).map(twin);
        // 5万元⏎预算数：350万元 has a name of its own.
        let bare = line.starts_with(is_figure)
            || is_sign(line.text)
            || BEFORE.longest(line.text).is_some()
            || begins_alike(value.text, line.text);
        let alike = ends(value) == ends(&line) && line.contains(is_figure) && bare;
        let again = actual.is_none() && (alike || value.text == line.text);
        if again {
            *actual = Some(line);
        }
        again
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
    /// Whether the segments are taken for an item each.
    parted: bool,
    /// The bare number before the next segment, which whoever cut the cell has found.
    given: Option<(Span, u32)>,
    /// The points before the next item's name.
    points: Option<Piece<'a>>,
    /// Words that went on with the value before them and stand at a line's end.
    extended: Option<Span>,
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
            parted: false,
            given: None,
            points: None,
            extended: None,
        }
    }

    /// Ends what is open when the text does.
    fn end(&mut self) {
        self.drop_pending();
        self.close_item();
        self.close_heading();
        self.entities();
    }

    fn segment(&mut self, segment: Segment) {
        let (from, to) = (segment.start, segment.end);
        // <br/> parts what stands around it.
        let stop = &self.cx.source[to..segment.next];
        if stop.len() > 3 || stop.starts_with('<') {
            self.plain = false;
            self.other(Span::new(to, segment.next), PieceKind::Separator);
        }
        let rules = match segment.marker {
            None => super::rules::rules(&self.cx.source[from..to]),
            // The value is asked once it is known.
            Some(_) => None,
        };
        if let Some(at) = rules {
            if at > 0 {
                self.read(Segment {
                    end: from + at,
                    ..segment
                });
            }
            self.unread(trimmed(&self.cx, from + at, to).span());
            return;
        }
        // 培训人数≥120，计量单位：人
        match keyed::closes(&self.cx.source[from..to]) {
            Some((_, at, _)) => self.with_key(segment, from + at),
            None => self.read(segment),
        }
    }

    /// Reads a segment without rules of scoring behind it.
    fn read(&mut self, segment: Segment) {
        self.plain &= segment.start == segment.end;
        let segment = self.behind_year(segment);
        let extended = self.extended.take();
        let bounded = Context {
            source: &self.cx.source[..segment.end],
            options: self.cx.options,
        };
        let i = &bounded.source[segment.start..];
        self.filing.marker = segment.marker.is_some();
        self.filing.ahead = &self.cx.source[segment.end..];
        let (body, mut found) = head(i, &self.filing);
        if let Some((span, number)) = self.given.take()
            && found.ordinal_text.is_none()
        {
            let rest = |at: u32| &bounded.source[at as usize..];
            (found.ordinal, found.ordinal_text) =
                (Some(number), Some((rest(span.start), rest(span.end))));
        }
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
        let body = self.behind_points(&bounded, body);
        let body_at = bounded.at(body);
        self.filing.section = found.section.or(self.filing.section);
        if found.item_word
            && found.heading.is_none()
            && self.aims(&bounded, segment.start, segment.end)
        {
            return;
        }
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
        if !found.is_some() && self.keyed(&bounded, body_at, segment.end) {
            return;
        }
        let marker = segment
            .marker
            .and_then(|first| marked(&bounded, body_at, segment.end, first));
        if let Some(parts) = marker {
            self.drop_pending();
            // ≥5场。防火⏎隔离带长度，指标值：9公里
            if let Some(span) = extended.filter(|_| !found.is_some()) {
                self.remark(Code::DoubtfulCut, span.start as usize, span.end as usize);
            }
            self.with_marker(&found, &bounded, parts, &segment);
            return;
        }
        let own_head = found.heading.is_some() || found.item_word || self.plausible_number(&found);
        if !own_head && self.tells_more(&bounded, body_at, segment.end) {
            return;
        }
        if !own_head && self.marked && self.open.is_some() {
            self.extend_by(&segment);
            return;
        }
        if !own_head && self.answers(&bounded, body_at, &segment) {
            return;
        }
        self.drop_pending();
        self.listed(&found, &bounded, body_at, &segment, own_head);
    }

    /// More of the open item's value; a line of words behind a stop may be the next item's name.
    fn extend_by(&mut self, segment: &Segment) {
        self.extend(segment.start, segment.end);
        let (before, behind) = self.cx.source.split_at(segment.end);
        let lined = behind.starts_with(['\n', '\r'])
            && before[..segment.start].ends_with(['。', '；', ';']);
        let words = before[segment.start..].chars().all(is_han);
        self.extended = (lined && words).then(|| Span::new(segment.start, segment.end));
    }

    /// A number is an item's only where the list goes on with it; a value may hold a list of its own.
    fn plausible_number(&self, found: &Head<'a>) -> bool {
        match (found.ordinal, self.filing.expected) {
            (None, _) => false,
            _ if found.spoken => false,
            (Some(_), None) => true,
            (Some(number), Some(expected)) => !self.marked || (number == expected && !self.headed),
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

    /// `&nbsp;` is no text that somebody wrote. No well-formed item holds one.
    fn entities(&mut self) {
        if self.plain {
            return;
        }
        for (from, to) in markup::entities(self.cx.source) {
            self.other(Span::new(from, to), PieceKind::Separator);
        }
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
}
