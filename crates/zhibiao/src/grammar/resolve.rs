//! Which comparator decides, when several stand beside one number.
//!
//! An inequality before the number comes first, one behind it second, 约 and its like third. 余 and 多 only loosen
//! the others, （不含） goes before all. Accepted: `超过90%以上` is `>` 90 %, with a remark. Refused: nothing.

use super::affix::{Prefix, Suffix};
use super::comparator::{Found, after};
use super::context::Context;
use super::cursor::*;
use super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::span::Piece;

/// Decides between the comparators on both sides.
pub(super) fn resolve<'a>(
    cx: &Context<'a>,
    draft: &mut Draft<'a>,
    prefix: &Prefix<'a>,
    suffix: &Suffix<'a>,
    over: bool,
) {
    let measure = &mut draft.measure;
    let all = || prefix.found.iter().chain(&suffix.found);
    measure.approximate = over || all().any(|f| f.approximate || f.op == Op::About);
    let strong = |f: &&Found<'a>| f.op.is_inequality();
    let before = prefix.found.iter().rfind(strong);
    let after = suffix.found.iter().find(strong);
    // 控制在10元以上20元以下
    let before = before.filter(|found| {
        let both = found.is_loose() && after.is_some_and(|a| a.op.is_lower_bound());
        !(both && another_follows(cx, measure.text))
    });
    let weak = prefix.found.iter().rev().chain(&suffix.found);
    let chosen = before
        .or(after)
        .or_else(|| weak.clone().find(|f| f.op == Op::About))
        .or_else(|| weak.clone().next());
    apply(cx, measure, chosen, over);
    // 余 and 多 only loosen what a word before the number says; other words must agree with it.
    let disagree = all()
        .filter(strong)
        .filter(|f| before.is_some() || !f.is_loose())
        .any(|f| f.op != measure.op && !(f.approximate && before.is_some()));
    if measure.op.is_inequality() && disagree {
        let span = measure.text.span();
        draft.diagnostics.push(Diagnostic {
            code: Code::ComparatorsDisagree,
            span,
        });
    }
    if let Some(inclusive) = suffix.inclusive.or(prefix.inclusive) {
        include(measure, inclusive);
    }
    tell_of_slips(draft, prefix, suffix);
}

/// Gives a measure the comparator that was chosen; 余 and 多 make more of a number that has none or 约.
fn apply<'a>(cx: &Context<'a>, measure: &mut Measure<'a>, chosen: Option<&Found<'a>>, over: bool) {
    if let Some(found) = chosen {
        measure.op = found.op;
        measure.comparator = Some(found.comparator());
    }
    // 约500多人
    if !over || !matches!(measure.op, Op::Eq | Op::About) {
        return;
    }
    measure.op = Op::Gt;
    if let Some(found) = more(cx, measure.text) {
        measure.op = found.op;
        measure.comparator = Some(found.comparator());
    }
}

/// Tells of signs that may not be meant, and of words before the number that a space tore.
fn tell_of_slips<'a>(draft: &mut Draft<'a>, prefix: &Prefix<'a>, suffix: &Suffix<'a>) {
    for found in prefix.found.iter().chain(&suffix.found) {
        if found.doubtful {
            draft.diagnostics.push(Diagnostic {
                code: Code::DoubtfulSign,
                span: found.piece.span(),
            });
        }
    }
    let torn = |f: &Found<'_>| !f.is_sign() && f.piece.contains(char::is_whitespace);
    if prefix.found.iter().any(torn) {
        draft.diagnostics.push(Diagnostic {
            code: Code::BrokenNumber,
            span: draft.measure.text.span(),
        });
    }
}

/// Whether the next number stands right behind a measure: 10元以上`、20元以下`.
fn another_follows(cx: &Context<'_>, text: Piece<'_>) -> bool {
    let behind = &cx.source[text.end() as usize..];
    let behind = skip_spaces(eat(skip_spaces(behind), &['、', ',']).unwrap_or(behind));
    digit(behind).is_some() || peek(behind).is_some_and(is_han) && super::number::may_begin(behind)
}

/// The 余 or 多 inside a number: 400余人.
fn more<'a>(cx: &Context<'a>, text: Piece<'a>) -> Option<Found<'a>> {
    let at = text.text.find(['余', '多', '餘'])?;
    let i = &cx.source[text.start as usize + at..];
    after(cx, i).map(|(_, found)| found)
}

pub(super) fn include(measure: &mut Measure<'_>, inclusive: bool) {
    let op = measure.op.with_inclusive(inclusive);
    if op != measure.op {
        measure.op = op;
        if let Some(comparator) = &mut measure.comparator {
            comparator.rule = Rule::Inclusion;
        }
    }
}
