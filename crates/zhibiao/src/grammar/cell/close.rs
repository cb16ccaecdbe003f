//! What is done when an item, a heading or the cell ends: the value is read, remarks are made.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::name_unit::{hint, unit_from_name};
use super::super::parts::{Parts, trim_value, trimmed, value};
use super::super::scan;
use super::super::tail::{category_in_brackets, unbracketed, weight_in_brackets, weight_of_name};
use super::{Open, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::NameDef;
use crate::model::*;
use crate::options::Options;
use crate::order;
use crate::span::{Piece, Span};

impl<'a> Reader<'a> {
    /// Reads the value of the item that is complete now.
    pub(super) fn close_item(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Open {
            mut parts,
            value_end,
            valued,
            ..
        } = open;
        let grown = value_end > parts.value.end() as usize;
        if open.read && !grown {
            return;
        }
        if grown {
            // What was taken for weight or achieved value lies inside the longer value.
            (parts.weight, parts.actual) = (None, None);
            parts.value = value(&self.cx, parts.value.start as usize, value_end);
        }
        if Options::LANES && valued && !grown && self.close_plain(&parts) {
            return;
        }
        let keys = self.take_keys(&mut parts);
        weight_in_brackets(&self.cx, &mut parts);
        weight_of_name(&self.cx, &mut parts);
        parts.name = unbracketed(parts.name);
        let filed = self.filed_in_brackets(&mut parts);
        parts.value.text = trim_value(parts.value.text);
        let unit_hint = self.unit_hint(&parts);
        let doubt = self.doubt(&parts);
        if let Some((held, def)) = filed {
            self.refile(held, def);
        }
        let Some(indicator) = self.cell.indicators.last_mut() else {
            return;
        };
        if !(valued && std::ptr::eq(indicator.target.text.text, parts.value.text)) {
            indicator.target = Target::default();
            scan_value(&self.cx, &parts, &mut indicator.target);
        }
        let cx = Context {
            source: parts.value.text,
            options: self.cx.options,
        };
        keys.complete(&cx, &mut indicator.target);
        if let Some(heading) = self.heading.counted {
            unit_from_name(&self.cx, &mut indicator.target, parts.name.text);
            unit_from_name(&self.cx, &mut indicator.target, heading);
        }
        place_value(&self.cx, &parts, &mut indicator.target);
        indicator.unit_hint = unit_hint;
        fill(indicator, &parts);
        // A stroke in a formula parts its terms.
        let doubt = doubt.filter(|_| indicator.target.formula.is_none());
        indicator.diagnostics.extend(doubt);
        template_hint(indicator);
    }

    /// Completes an item that holds no mark, and so neither brackets, points nor another item.
    fn close_plain(&mut self, parts: &Parts<'a>) -> bool {
        if self.heading.counted.is_some() || !parts.are_plain() || self.doubt_plain(parts) {
            return false;
        }
        let Some(indicator) = self.cell.indicators.last_mut() else {
            return false;
        };
        let measured = indicator.target.measures.iter().all(|m| m.unit.is_some());
        let read = std::ptr::eq(indicator.target.text.text, parts.value.text);
        if !(read && measured) {
            return false;
        }
        place_value(&self.cx, parts, &mut indicator.target);
        fill(indicator, parts);
        true
    }

    /// Files the item that is closed under a category which stood in its brackets.
    fn refile(&mut self, held: Piece<'a>, def: NameDef) {
        let Some(indicator) = self.cell.indicators.last_mut() else {
            return;
        };
        (indicator.category, indicator.subcategory) = (Some(def.category), def.subcategory);
        match indicator.heading {
            None => indicator.heading = Some(held),
            Some(_) => self.other(held.span(), PieceKind::Heading),
        }
    }

    /// `≥10次（数量指标）`, `培训次数（数量指标）`: takes the category that files the item off the end of its value or name.
    fn filed_in_brackets(&self, parts: &mut Parts<'a>) -> Option<(Piece<'a>, NameDef)> {
        if let Some((open, held, def)) = category_in_brackets(&parts.value) {
            let start = parts.value.start as usize;
            parts.value = value(&self.cx, start, start + open);
            return Some((held, def));
        }
        let (open, held, def) = category_in_brackets(&parts.name)?;
        let start = parts.name.start as usize;
        parts.name = trimmed(&self.cx, start, start + open);
        Some((held, def))
    }

    /// The unit in brackets at the name's end.
    pub(super) fn unit_hint(&self, parts: &Parts<'a>) -> Option<Unit<'a>> {
        let (unit, magnitude) = hint(&self.cx, parts.name.text)?;
        let mut unit = unit?;
        // 万亩 as written: the hint is for values that say nothing.
        if magnitude > 0 {
            unit.name = unit.text.into();
        }
        Some(unit)
    }

    /// A number before a heading that holds several items is no item's.
    pub(super) fn close_heading(&mut self) {
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

    pub(super) fn finish(mut self) -> Cell<'a> {
        self.glued_points();
        self.unscored();
        if !self.plain {
            self.numbers();
            self.cell.settle();
        }
        order::sort_by_key(&mut self.cell.diagnostics, |d| {
            order::key([d.span.start, d.span.end, d.code as u32])
        });
        self.cell.diagnostics.dedup();
        self.cell
    }
}

impl Reader<'_> {
    /// Brackets without a partner, except those of numbers and those that a value has already told of.
    pub(super) fn brackets(&mut self, alone: &[usize]) {
        if alone.is_empty() {
            return;
        }
        // 【质量指标】2）: the bracket belongs to the number.
        let items = self.cell.indicators.iter();
        let values = items.flat_map(|i| [Some(i.target.text.span()), i.ordinal_span]);
        // They do not overlap, so only the last that begins before a bracket can hold it.
        let mut values: Vec<Span> = values.flatten().collect();
        order::sort_by_key(&mut values, |value| order::key([value.start, value.end]));
        for &at in alone {
            let width = peek(&self.cx.source[at..]).map_or(1, char::len_utf8);
            let span = Span::new(at, at + width);
            let before = values.partition_point(|v| v.start <= span.start);
            if !values[..before].last().is_some_and(|v| v.contains(span)) {
                let code = Code::UnbalancedBracket;
                self.cell.diagnostics.push(Diagnostic { code, span });
            }
        }
    }
}

/// Gives an indicator its pieces, and tells of those that are empty.
fn fill<'a>(indicator: &mut Indicator<'a>, parts: &Parts<'a>) {
    indicator.name = parts.name;
    indicator.marker = parts.marker;
    indicator.weight = parts.weight;
    indicator.actual = parts.actual;
    let mut tell = |code: Code, span: Span| indicator.diagnostics.push(Diagnostic { code, span });
    if parts.value.is_empty() {
        tell(Code::EmptyValue, parts.name.span());
    }
    if parts.name.is_empty() {
        tell(Code::EmptyName, parts.value.span());
    }
    let ends = [
        Some(parts.value),
        Some(parts.name),
        parts.weight,
        parts.actual,
        parts.marker,
        indicator.heading,
    ];
    let ends = ends.iter().flatten().map(Piece::end);
    indicator.span.end = ends.fold(indicator.span.start, u32::max);
}

/// Reads a value into an empty target, with spans into the cell and the name's unit where it has none.
pub(super) fn read_value<'a>(cell: &Context<'a>, parts: &Parts<'a>, target: &mut Target<'a>) {
    scan_value(cell, parts, target);
    place_value(cell, parts, target);
}

fn scan_value<'a>(cell: &Context<'a>, parts: &Parts<'a>, target: &mut Target<'a>) {
    let cx = Context {
        source: parts.value.text,
        options: cell.options,
    };
    scan::scan(cx, target);
}

/// Gives a value its place in the cell, and the name's unit where it has none.
fn place_value<'a>(cell: &Context<'a>, parts: &Parts<'a>, target: &mut Target<'a>) {
    let cx = Context {
        source: parts.value.text,
        options: cell.options,
    };
    unit_from_name(&cx, target, parts.name.text);
    target.shift(parts.value.start);
}

/// The form's own hint left in a name: `(≥**万元)`.
fn template_hint(indicator: &mut Indicator<'_>) {
    let name = indicator.name;
    let bytes = name.as_bytes();
    let hinted = |at: usize| matches!(&bytes[at..], [b'*', ..] | [0xef, 0xbc, 0x8a, ..]);
    if !memchr::memchr2_iter(b'*', 0xef, bytes).any(hinted) {
        return;
    }
    if let Some(at) = name.find("**").or_else(|| name.find("＊＊")) {
        let start = name[..at].rfind(is_round).unwrap_or(at);
        let end = name[at..].find(is_round_close).map_or(name.len(), |close| {
            at + close + peek(&name[at + close..]).map_or(1, char::len_utf8)
        });
        indicator.diagnostics.push(Diagnostic {
            code: Code::TemplateHint,
            span: Span::new(start, end).shift(name.start),
        });
    }
}
