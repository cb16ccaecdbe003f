//! The last look at a cell: its pieces overlap nowhere, and letters that no rule took are told of.

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::tail::is_sign_word;
use crate::lexicon::POINTS;
use crate::model::{Cell, CellPiece, PieceKind};
use crate::span::Span;

impl Cell<'_> {
    /// Makes [`Cell::pieces`] hold by construction: no two pieces overlap, and letters that no rule took are
    /// told of as unread.
    pub(super) fn settle(&mut self) {
        if self.is_plain() {
            return;
        }
        let mut at = 0;
        let mut before: Option<CellPiece> = None;
        for piece in self.known() {
            if piece.span.start < at {
                // A name or a value stays; what was taken out of it goes.
                match (piece.kind, before) {
                    (PieceKind::Name | PieceKind::Value, Some(other)) => self.forget(&other),
                    _ => {
                        self.forget(&piece);
                        continue;
                    }
                }
            } else {
                self.gap(at, piece.span.start, before);
            }
            at = at.max(piece.span.end);
            before = Some(piece);
        }
        self.gap(at, self.text.len() as u32, before);
    }

    /// Whether all pieces stand in their usual order with nothing but common marks between them.
    fn is_plain(&self) -> bool {
        let mut at = 0;
        let mut next = |span: Span| {
            let gap = self.text.get(at as usize..span.start as usize);
            at = at.max(span.end);
            gap.is_some_and(|gap| {
                matches!(gap, "" | "：" | "，" | "。" | "；" | ":") || !gap.contains(is_letter)
            })
        };
        let listed = self.others.is_empty()
            && self.indicators.iter().all(|item| {
                let heading = item.heading.map(|h| h.span());
                // 产出指标：1、…: the number may stand behind the heading.
                let (first, second) = match (item.ordinal_span, heading) {
                    (Some(ordinal), Some(heading)) if heading.start < ordinal.start => {
                        (Some(heading), Some(ordinal))
                    }
                    usual => usual,
                };
                let marker = item.marker.map(|m| m.span());
                first.is_none_or(&mut next)
                    && second.is_none_or(&mut next)
                    && next(item.name.span())
                    && marker.is_none_or(&mut next)
                    && next(item.target.text.span())
                    && item.weight.is_none_or(|w| next(w.span()))
                    && item.actual.is_none_or(|a| next(a.span()))
            });
        listed && next(Span::new(self.text.len(), self.text.len()))
    }

    /// Takes a piece from its owner.
    fn forget(&mut self, piece: &CellPiece) {
        let Some(index) = piece.indicator else {
            self.others.retain(|other| other != piece);
            return;
        };
        let indicator = &mut self.indicators[index];
        match piece.kind {
            PieceKind::Ordinal => indicator.ordinal_span = None,
            PieceKind::Heading => indicator.heading = None,
            PieceKind::Marker => indicator.marker = None,
            PieceKind::Weight => indicator.weight = None,
            PieceKind::Actual => indicator.actual = None,
            _ => {}
        }
    }

    /// Letters between two pieces: words that go with a weight, or text that was not read.
    fn gap(&mut self, start: u32, end: u32, before: Option<CellPiece>) {
        let text = &self.text[start as usize..end as usize];
        let Some(first) = text.find(is_letter) else {
            return;
        };
        let left = &text[first..];
        let kept = left.trim_end_matches(|c| !is_letter(c));
        let from = start + first as u32;
        let span = Span {
            start: from,
            end: from + kept.len() as u32,
        };
        let (kind, indicator) = match before {
            Some(piece) if piece.kind == PieceKind::Weight && kept == "分" => {
                (PieceKind::Weight, piece.indicator)
            }
            // The score behind what was achieved.
            Some(piece)
                if piece.kind == PieceKind::Actual
                    && kept.len() < 6
                    && kept.chars().all(|c| c.is_ascii_digit() || c == '.') =>
            {
                (PieceKind::Weight, piece.indicator)
            }
            Some(piece) if POINTS.exact(kept).is_some() => (PieceKind::Weight, piece.indicator),
            // 定量 ≥ 500 人 正向 10: a second word of the sign columns.
            Some(piece) if is_sign_word(kept) && piece.indicator.is_some() => {
                (PieceKind::Marker, piece.indicator)
            }
            _ => (PieceKind::Unread, None),
        };
        self.others.push(CellPiece {
            span,
            kind,
            indicator,
        });
        if kind == PieceKind::Unread {
            let code = Code::UnreadText;
            self.diagnostics.push(Diagnostic { code, span });
        }
    }
}

/// Letters, digits and characters: no separator.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '、' | '。' | '，' | '；' | '：' | '（' | '）' => false,
        _ => c.is_alphanumeric(),
    }
}
