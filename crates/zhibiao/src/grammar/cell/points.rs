//! Points that only the other items of a cell tell from values.
//!
//! ```text
//! points = value number                         ; 培训人数≥356人15 合格率≥95%10: in every item
//!        / name "（" amount "）" SP number       ; 培训班（3期） 10
//!        / name "，" value "，" number "分"      ; 河道水质，Ⅲ类及以上，15分 beside 培训人数，≥300人，10分
//! ```
//! Refused: one such item alone (`≥356人15`), which stays a broken number.

use std::ops::Range;

use super::super::brackets::last_open;
use super::super::cursor::*;
use super::super::parts::{Parts, trimmed};
use super::Reader;
use super::close::read_value;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{UNIT_WORDS, twin};
use crate::model::*;
use crate::span::Piece;

impl<'a> Reader<'a> {
    /// `≥356人15 … ≥95%10`, `（3期） 10 … （≥95%） 10`: takes the points off the values that they stand behind, where every
    /// item has points.
    pub(super) fn glued_points(&mut self) {
        let items = &mut self.cell.indicators;
        let scored = |item: &Indicator<'a>| {
            item.weight.is_some() || tail(item).is_some() || bracket(item).is_some()
        };
        let weighed = items.iter().any(|item| item.weight.is_some());
        let commas =
            |item: &Indicator<'a>| item.weight.is_none() && item.target.text.ends_with('分');
        if items.len() < 2 || !items.iter().all(scored) || (!weighed && items.iter().any(commas)) {
            return;
        }
        for item in items.iter_mut().filter(|item| item.weight.is_none()) {
            let (name, value) = (item.name.span(), item.target.text);
            let place = |at: usize| name.start as usize + at;
            let (named, valued, points) = match (tail(item), bracket(item)) {
                (Some(at), _) => {
                    let cut = value.start as usize + at;
                    (name.range(), value.start as usize..cut, cut)
                }
                (None, Some((open, inside))) => (
                    place(0)..place(open),
                    place(inside.start)..place(inside.end),
                    value.start as usize,
                ),
                (None, None) => continue,
            };
            let parts = Parts {
                name: trimmed(&self.cx, named.start, named.end),
                value: Piece::of(self.cx.source, valued.start, valued.end),
                ..Parts::default()
            };
            item.target = Target::default();
            read_value(&self.cx, &parts, &mut item.target);
            item.name = parts.name;
            let end = value.start as usize + value.trim_end_matches('分').len();
            item.weight = Some(Piece::of(self.cx.source, points, end));
            // What was told of the name as it was.
            item.diagnostics
                .retain(|told| told.code != Code::DoubtfulCut || told.span != name);
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

/// `培训班（3期） 10`: where the bracket of an amount opens at a name's end, and what it holds, before a bare number.
fn bracket(item: &Indicator<'_>) -> Option<(usize, Range<usize>)> {
    let (name, value) = (item.name.text, item.target.text.text);
    let points = value.strip_suffix('分');
    let value = points.unwrap_or(value);
    let bare = value.chars().nth(2).is_none() && value.chars().all(is_figure);
    let alone = item.marker.is_none() && item.actual.is_none() && !value.is_empty();
    if points.is_some() {
        let comma = name
            .rfind(|c| is_comma(c) || c == '—')
            .filter(|comma| bare && alone && *comma > 0)?;
        return Some((
            comma,
            name.len() - after_first(&name[comma..]).len()..name.len(),
        ));
    }
    let close = last(name).filter(|c| bare && alone && is_round_close(*c))?;
    let open = last_open(name).filter(|open| *open > 0)?;
    let start = open + peek(&name[open..])?.len_utf8();
    let inside = start..name.len() - close.len_utf8();
    counted(name.get(inside.clone())?).then_some((open, inside))
}

/// `6个`, `3-5期`, `12万卷`: figures and a unit.
fn counted(inside: &str) -> bool {
    let joins = |c: char| is_figure(c) || matches!(twin(c), '-' | '~' | '万' | '亿');
    digit(inside).is_some() && UNIT_WORDS.exact(inside.trim_start_matches(joins)).is_some()
}
