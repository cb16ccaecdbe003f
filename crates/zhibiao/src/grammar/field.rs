//! A target whose parts stand in columns of their own: sign, value, unit, name.
//!
//! ```text
//! field = [sign] value [unit] [name "（" unit "）"]
//! ```
//! The value is read alone and completed: it wins where it says a thing itself. Accepted: `≥` `95` `%`; `95`, name `合格率（%）`. Refused:
//! sign `大约摸` (unknown), unit `人` beside `95%` (differs); both leave a remark.

mod when;

use super::comparator;
use super::context::Context;
use super::name_unit::{give, has_magnitude, hint, lacks_unit, settle_named};
use super::sense::doubt;
use super::unit;
use super::value::value;
use crate::diagnostic::{Code, Diagnostic};

use crate::lexicon::twin;
use crate::model::*;
use crate::options::{Field, Options};
use crate::span::Span;
use when::{date_by_sign, dates_of_column, months_of_column};

/// Reads the value and completes it from the other columns.
pub(crate) fn field<'a>(options: &'a Options, field: Field<'a>) -> Target<'a> {
    let mut target = value(options, field.value);
    dates_of_column(options, &mut target, &field);
    let cx = Context {
        source: field.value,
        options,
    };
    if target.measures.is_empty() {
        date_by_sign(&cx, &mut target, &field);
        tell_of_unbound(&cx, &mut target, field.sign);
        return target;
    }
    apply_unit(&cx, &mut target, &field);
    match field.name.filter(|name| !name.trim().is_empty()) {
        Some(name) => settle_named(&mut target, name),
        None => doubt(&mut target),
    }
    let bound = field.unit.and_then(unit::bound);
    for sign in field.sign.into_iter().chain(bound) {
        apply_sign(&cx, &mut target, sign, field.value.trim());
    }
    months_of_column(&mut target, field.name);
    rekind(&mut target);
    target
}

/// Completes a value that is read by the sign and the unit beside it.
pub(super) fn complete<'a>(
    cx: &Context<'a>,
    target: &mut Target<'a>,
    sign: Option<&'a str>,
    unit: Option<&'a str>,
) {
    let field = Field {
        sign,
        value: cx.source,
        unit,
        name: None,
    };
    if target.measures.is_empty() {
        date_by_sign(cx, target, &field);
        tell_of_unbound(cx, target, sign);
        return;
    }
    apply_unit(cx, target, &field);
    for sign in sign.into_iter().chain(unit.and_then(unit::bound)) {
        apply_sign(cx, target, sign, cx.source.trim());
    }
    rekind(target);
}

/// `≥` beside `1:18` or `50人×2期`: a bound of what is no measure.
fn tell_of_unbound(cx: &Context<'_>, target: &mut Target<'_>, sign: Option<&str>) {
    // ≥95 and nothing beside it
    let figure = |c| twin(c).is_ascii_digit();
    if cx.source.trim().is_empty() && sign.is_some_and(|sign| sign.contains(figure)) {
        let (code, span) = (Code::UnknownSign, Span::new(0, cx.source.len()));
        target.diagnostics.push(Diagnostic { code, span });
        return;
    }
    let code = match target.kind {
        Kind::Formula => Code::FormulaBound,
        Kind::Text => Code::ComparatorApart,
        _ => return,
    };
    let figures = || cx.source.contains(|c| twin(c).is_ascii_digit());
    let bound = sign.and_then(|sign| comparator::column(sign).ok().flatten());
    if bound.is_some_and(|def| def.op != Op::Eq) && target.diagnostics.is_empty() && figures() {
        let span = Span::new(0, cx.source.len());
        target.diagnostics.push(Diagnostic { code, span });
    }
}

/// The kind again, where a sign has changed the one measure.
fn rekind(target: &mut Target<'_>) {
    if let ([one], Kind::Quantity | Kind::Threshold | Kind::Range) =
        (&target.measures[..], target.kind)
    {
        target.kind = match one.op {
            Op::Eq | Op::About => Kind::Quantity,
            Op::Range => Kind::Range,
            _ => Kind::Threshold,
        };
    }
}

fn apply_unit<'a>(cx: &Context<'a>, target: &mut Target<'a>, field: &Field<'a>) {
    let bare = target
        .measures
        .iter()
        .find(|measure| measure.unit.is_none());
    let bare = bare.map(|measure| measure.text.span());
    let unknown_unit = |span| Diagnostic {
        code: Code::UnknownUnit,
        span,
    };
    let written = field.unit.unwrap_or_default();
    // A text is no unit, and every measure would bear all of it.
    if written.trim().len() > LONGEST_UNIT {
        target.diagnostics.extend(bare.map(unknown_unit));
        return;
    }
    let (column, magnitude) = match unit::column(cx, written) {
        Ok(found) => found,
        Err(unknown) => (Some(unknown), 0),
    };
    let is_column = column.is_some();
    let named = match column {
        None if magnitude == 0 => field.name.and_then(|name| hint(cx, name)),
        column => Some((column, magnitude)),
    };
    let Some((unit, magnitude)) = named else {
        return;
    };
    for measure in &mut target.measures {
        let column = (unit.as_ref(), magnitude);
        join(measure, column, is_column, &mut target.diagnostics);
    }
    let Some(unit) = unit else {
        return;
    };
    // 10人 as the unit of 500: a number where none belongs.
    let counted = unit.text.contains(|c| twin(c).is_ascii_digit());
    if let (false, true, Some(span)) = (unit.known, counted, bare) {
        let code = Code::UnitDiffers;
        target.diagnostics.push(Diagnostic { code, span });
    }
    if !unit.known {
        target.diagnostics.extend(bare.map(unknown_unit));
    }
}

/// Gives a measure the unit that stands beside it, or tells of the one that it has.
fn join<'a>(
    measure: &mut Measure<'a>,
    (unit, magnitude): (Option<&Unit<'a>>, u32),
    is_column: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let unlike = |measure: &Measure<'a>, own: &Unit<'a>| Diagnostic {
        code: Code::UnitDiffers,
        span: own.span.unwrap_or(measure.text.span()),
    };
    match (&measure.unit, unit) {
        (None, unit) => {
            give(measure, unit, magnitude, diagnostics);
            // 50/60 under 人: no fraction of what is counted whole, as 50/60人 is none.
            let counts = unit.is_some_and(|unit| unit.dimension == Dimension::Count);
            if counts && measure.text.contains(|c| twin(c) == '/') {
                let (code, span) = (Code::BrokenNumber, measure.text.span());
                diagnostics.push(Diagnostic { code, span });
            }
        }
        (Some(_), Some(unit)) if lacks_unit(measure) => {
            give(measure, Some(unit), magnitude, diagnostics);
        }
        (Some(own), unit) => {
            let differs = match unit {
                Some(unit) => is_column && differs(measure, own, unit, magnitude),
                None => !has_magnitude(measure),
            };
            let remark = unlike(measure, own);
            // 采伐（万立方米）=6万 under 万元: the words before it told already.
            if differs && !diagnostics.contains(&remark) {
                diagnostics.push(remark);
            }
        }
    }
}

fn differs(measure: &Measure<'_>, own: &Unit<'_>, column: &Unit<'_>, magnitude: u32) -> bool {
    // 每周1次 under 次
    let above = own.name.split_once('/').map(|(above, _)| above);
    own.name != column.name && above != Some(&*column.name)
        || (magnitude > 0 && !has_magnitude(measure))
}

fn apply_sign<'a>(cx: &Context<'a>, target: &mut Target<'a>, sign: &'a str, value: &str) {
    let whole = Span::new(0, cx.source.len());
    // ≥95 beside 95: the value stands in both columns.
    let sign = sign.trim().strip_suffix(value).unwrap_or(sign);
    let def = match comparator::column(sign) {
        Ok(Some(def)) => def,
        Ok(None) => return,
        Err(()) => {
            target.diagnostics.push(Diagnostic {
                code: Code::UnknownSign,
                span: whole,
            });
            return;
        }
    };
    let custom = cx.custom_op(def.word);
    let op = custom.unwrap_or(def.op);
    if def.doubtful && custom.is_none() {
        let (code, span) = (Code::DoubtfulSign, whole);
        target.diagnostics.push(Diagnostic { code, span });
    }
    for measure in &mut target.measures {
        if measure.comparator.is_none() && matches!(measure.op, Op::Eq | Op::About) {
            measure.op = op;
            measure.approximate |= op == Op::About;
            measure.comparator = Some(Comparator {
                text: sign,
                span: None,
                rule: custom.map_or(def.rule, |_| Rule::Caller),
            });
        } else if measure.op == Op::About && op.is_inequality() {
            measure.op = op;
        } else if measure.op != op && !(measure.op == Op::Range && op == Op::Eq) {
            let span = measure.text.span();
            target.diagnostics.push(Diagnostic {
                code: Code::SignDiffers,
                span,
            });
        }
    }
}

/// How long a column's unit is at most, in bytes.
const LONGEST_UNIT: usize = 120;
