//! A number before the thing it bounds.
//!
//! ```text
//! mirror = amount sign term [ sign amount ]
//! term   = 1*60CHAR                                  ; without digits, up to a sign or the clause's end
//! ```
//! Accepted: `80%≤满意度＜95%`, `95%≤合格率`. Refused: 90%≥`80%` (no term).

use super::amount::{Amount, amount};
use super::clause_end::ends_clause;
use super::comparator::{Found, before};
use super::context::Context;
use super::cursor::*;
use super::draft::{Draft, Outcome};
use super::range::{exact, ranged, share_magnitude, share_unit};
use super::share::share;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::span::Piece;

/// How far a term between two signs may reach, in characters: bounds the look-ahead.
const LONGEST_TERM: usize = 60;

/// `≤满意度＜95%` after 80%: a sign left of its term.
pub(super) fn mirror<'a>(
    cx: &Context<'a>,
    start: &'a str,
    i: &'a str,
    first: &Amount<'a>,
) -> Option<Outcome<'a>> {
    let sign_at = skip_spaces(i);
    let (term_at, sign) = before(cx, sign_at)?;
    // 80%小于等于满意度 says the sign in words; 80%不超过 does not.
    let spoken = eat(sign.piece.text, &['大', '小']).is_some();
    if !(sign.is_sign() || spoken) || !sign.op.is_inequality() {
        return None;
    }
    let sign_end = term_at;
    let term_at = term_at.trim_start();
    let (term_end, second_sign) = term(cx, term_at)?;
    let label = cx.piece(term_at, term_end);
    let label = Piece {
        text: label.text.trim_end(),
        ..label
    };
    if label.is_empty() {
        return None;
    }
    let number = exact(first.literal.reading)?;
    if let Some((rest, found)) = second_sign {
        let second = amount(cx, skip_spaces(rest), false).ok();
        let (rest, mut draft) = between(cx, start, first, &sign, &found, second?)?;
        draft.measure.label = Some(label);
        return Some(Outcome::Measure(rest, draft));
    }
    let mut draft = ranged(cx, start, sign_end, number, number);
    draft.measure.op = sign.op.mirrored();
    draft.measure.value = Value::Single(number);
    draft.measure.comparator = Some(sign.comparator());
    draft.measure.unit = first.unit.clone();
    draft.measure.label = Some(label);
    draft.own_label = true;
    doubt(&mut draft, &sign);
    Some(Outcome::Measure(term_end, draft))
}

/// `80%≤满意度＜95%`: both ends of a term, if its signs bound it from two sides.
fn between<'a>(
    cx: &Context<'a>,
    start: &'a str,
    first: &Amount<'a>,
    sign: &Found<'a>,
    found: &Found<'a>,
    (rest, mut second): (&'a str, Amount<'a>),
) -> Option<(&'a str, Draft<'a>)> {
    let op = sign.op.mirrored();
    let rises = op.is_lower_bound() && found.op.is_upper_bound();
    let falls = op.is_upper_bound() && found.op.is_lower_bound();
    if !(rises || falls) {
        return None;
    }
    let mut first = first.clone();
    share_unit(&mut first, &mut second)?;
    let (near, far) = share_magnitude(&first, &second)?;
    let bound = |value, op: Op| Bound {
        value,
        inclusive: op.is_inclusive(),
    };
    let (near, far) = (bound(near, op), bound(far, found.op));
    let (lower, upper) = match rises {
        true => (near, far),
        false => (far, near),
    };
    let mut draft = ranged(cx, start, rest, lower.value, upper.value);
    draft.measure.value = Value::Range { lower, upper };
    draft.measure.unit = second.unit.or(first.unit);
    draft.own_label = true;
    doubt(&mut draft, sign);
    doubt(&mut draft, found);
    Some((rest, draft))
}

/// What has to be said of a sign that may not be meant.
fn doubt<'a>(draft: &mut Draft<'a>, sign: &Found<'a>) {
    if sign.doubtful {
        draft.diagnostics.push(Diagnostic {
            code: Code::DoubtfulSign,
            span: sign.piece.span(),
        });
    }
}

/// Digits, or a share in words: 小于等于`百分之九十五`.
fn figures(i: &str) -> bool {
    digit(i).is_some() || share(i).is_some()
}

/// The named term after a mirrored sign, up to the next sign or the clause's end.
fn term<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Option<(&'a str, Found<'a>)>)> {
    if digit(i).is_some() {
        return None;
    }
    let mut rest = i;
    let mut space = None;
    for _ in 0..LONGEST_TERM {
        if ends_clause(rest) {
            break;
        }
        if rest.starts_with(is_space) && rest.len() < i.len() {
            space = space.or(Some(rest));
        }
        if let Some((after, found)) = before(cx, rest)
            && (found.is_sign() || figures(skip_spaces(after)))
            && found.op.is_inequality()
        {
            return (rest.len() < i.len()).then_some((rest, Some((after, found))));
        }
        // 90%≤完成数÷计划数 is a formula.
        if eat(rest, &['÷', '×']).is_some() {
            return None;
        }
        // 90%≤合格率 新增10人: a space ends the term.
        if digit(rest).is_some() {
            return Some((space?, None));
        }
        rest = after_first(rest);
    }
    (rest.len() < i.len()).then_some((rest, None))
}
