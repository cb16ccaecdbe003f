//! What a segment of a cell is: a header's row, a heading, an item, or more of the one that is open.
//!
//! The order of the questions is that of `cell.rs`: each is asked of what none before it took.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{Filing, Head, head};
use super::super::item::{marked, unmarked};
use super::super::marks::is_mark;
use super::super::parts::trimmed;
use super::super::segment::Segment;
use super::unmarked::header_row;
use super::{Reader, keyed};
use crate::diagnostic::Code;
use crate::lexicon::QUANTITY_NOUN;
use crate::model::*;
use crate::span::Span;

impl<'a> Reader<'a> {
    /// Reads a segment, and what its stop is.
    pub(super) fn segment(&mut self, segment: Segment) {
        let (from, to) = (segment.start, segment.end);
        // <br/> parts what stands around it.
        let stop = &self.cx.source[to..segment.next];
        if stop.len() > 3 || stop.starts_with('<') {
            self.plain = false;
            self.other(Span::new(to, segment.next), PieceKind::Separator);
        }
        let rules = match segment.marker {
            None => super::super::rules::rules(&self.cx.source[from..to]),
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
    pub(super) fn read(&mut self, segment: Segment) {
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
        if let Some(segment) = self.behind_title(&bounded, body, &found, segment) {
            return self.read(segment);
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
        self.read_body(&found, &bounded, body_at, &segment, extended);
    }

    /// The segment behind a sentence over a list, which is told of.
    fn behind_title(
        &mut self,
        bounded: &Context<'a>,
        body: &str,
        found: &Head<'a>,
        segment: Segment,
    ) -> Option<Segment> {
        let at = titled(bounded, body, found).filter(|_| segment.marker.is_none())?;
        self.drop_pending();
        self.unread(trimmed(&self.cx, segment.start, at).span());
        self.filing.expected = None;
        Some(Segment {
            start: at,
            ..segment
        })
    }

    /// Reads what stands behind a head: an item, or more of the one that is open.
    fn read_body(
        &mut self,
        found: &Head<'a>,
        bounded: &Context<'a>,
        body_at: usize,
        segment: &Segment,
        extended: Option<Span>,
    ) {
        let marker = segment
            .marker
            .and_then(|first| marked(bounded, body_at, segment.end, first));
        if let Some(parts) = marker {
            self.drop_pending();
            // ≥5场。防火⏎隔离带长度，指标值：9公里
            if let Some(span) = extended.filter(|_| !found.is_some()) {
                self.remark(Code::DoubtfulCut, span.start as usize, span.end as usize);
            }
            self.with_marker(found, bounded, parts, segment);
            return;
        }
        let own_head = found.heading.is_some() || found.item_word || self.plausible_number(found);
        if !own_head && self.tells_more(bounded, body_at, segment.end) {
            return;
        }
        if !own_head && self.marked && self.open.is_some() {
            self.extend_by(segment);
            return;
        }
        if !own_head && self.answers(bounded, body_at, segment) {
            return;
        }
        self.drop_pending();
        self.listed(found, bounded, body_at, segment, own_head);
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

/// `一、完成道路建设：`1.新建道路≥5公里: where a list of items begins behind words and their colon, which name none of them.
///
/// Refused: `补助标准：1.小学500元`, which names what its parts count.
fn titled(cx: &Context<'_>, body: &str, found: &Head<'_>) -> Option<usize> {
    let colon = body
        .find(|c| !is_han(c))
        .filter(|at| *at >= "道路建设".len())?;
    let list = eat(&body[colon..], &[':']).map(skip_spaces)?;
    if found.heading.is_some() || found.item_word || QUANTITY_NOUN.suffix(&body[..colon]).is_some()
    {
        return None;
    }
    let (item, first) = head(list, &Filing::default());
    let counted = first.ordinal == Some(1) && first.heading.is_none();
    let named = || unmarked(cx, cx.at(item), cx.source.len(), true);
    let valued = || named().is_some_and(|parts| !parts.name.is_empty() && !parts.value.is_empty());
    (counted && peek(item).is_some_and(is_han) && valued()).then(|| cx.at(list))
}
