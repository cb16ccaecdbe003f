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
mod segment;
mod settle;
#[cfg(test)]
mod tests;
mod torn;
mod unmarked;

use super::begin::is_sign;
use super::context::Context;
use super::cursor::{is_figure, last};
use super::heading::Filing;
use super::markup;
use super::parts::Parts;
use super::quotes::unquoted;
use super::segment::Cuts;
use super::tail::{begins_alike, number};
use super::value::too_long;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{BEFORE, twin};
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
    /// Itself, where a bracket ends it that may hold its items' unit: 数量指标（个）.
    counted: Option<&'a str>,
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
}
