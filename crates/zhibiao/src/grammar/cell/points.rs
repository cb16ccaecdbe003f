//! Points that only the other items of a cell tell from values.
//!
//! ```text
//! points = value number            ; 培训人数≥356人15 合格率≥95%10: in every item
//! ```
//! Refused: one such item alone (`≥356人15`), which stays a broken number.

use super::super::cursor::*;
use super::super::parts::Parts;
use super::Reader;
use super::close::read_value;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::span::Piece;

impl<'a> Reader<'a> {
    /// `≥356人15 … ≥95%10`: takes the points off the values that they are glued to, where every item has points.
    pub(super) fn glued_points(&mut self) {
        let items = &mut self.cell.indicators;
        let tailed = |item: &Indicator<'a>| item.weight.is_some() || tail(item).is_some();
        if items.len() < 2 || !items.iter().all(tailed) {
            return;
        }
        for item in items.iter_mut().filter(|item| item.weight.is_none()) {
            let Some(at) = tail(item) else { continue };
            let (start, end) = (
                item.target.text.start as usize,
                item.target.text.end() as usize,
            );
            let parts = Parts {
                name: item.name,
                value: Piece::of(self.cx.source, start, start + at),
                ..Parts::default()
            };
            item.target = Target::default();
            read_value(&self.cx, &parts, &mut item.target);
            item.weight = Some(Piece::of(self.cx.source, start + at, end));
        }
    }

    /// `合格率≥95% 15 … 验收情况严格把关 10`: tells of bare numbers that will be points, as those of the other items are.
    pub(super) fn unscored(&mut self) {
        let items = &mut self.cell.indicators;
        if !items.iter().any(|item| item.weight.is_some()) {
            return;
        }
        let source = self.cx.source;
        for item in items {
            let (name, value) = (item.name, item.target.text);
            let gap = source.get(name.end() as usize..value.start as usize);
            let behind = value.trim_start_matches(is_figure);
            // 15 对行业发展的影响持续推动
            let words = behind.starts_with(is_space) && skip_spaces(behind).starts_with(is_han);
            let bare = (1..="22.5".len()).contains(&(value.len() - behind.len()))
                && (behind.is_empty() || words);
            let spaced = gap.is_some_and(|gap| !gap.is_empty() && gap.chars().all(is_space));
            let alone = item.weight.is_none() && item.actual.is_none() && item.marker.is_none();
            if bare && spaced && alone && item.unit_hint.is_none() && !name.is_empty() {
                let (code, span) = (Code::DoubtfulCut, value.span());
                item.diagnostics.push(Diagnostic { code, span });
            }
        }
    }
}

/// Where the bare number begins that is glued to the amount which is all else that a value holds.
fn tail(item: &Indicator<'_>) -> Option<usize> {
    let [amount, points] = &item.target.measures[..] else {
        return None;
    };
    let (own, value) = (points.text, item.target.text);
    let bare = own.chars().nth("22.5".len()).is_none() && own.chars().all(is_figure);
    let glued = own.start == amount.text.end() && own.end() == value.end();
    let whole = amount.unit.is_some() && amount.text.start == value.start;
    (bare && glued && whole && item.actual.is_none()).then(|| (own.start - value.start) as usize)
}
