//! What stands in brackets between a number and its unit: the mark of a footnote, or whether the number itself belongs.

use super::super::brackets::{is_close, is_open};
use super::super::clause_end::ends_clause;
use super::super::comparator::inclusion;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::digits::multiplied;
use super::super::literal::Literal;
use super::super::unit;
use super::{Amount, measured};

/// Whether a character may begin such a mark.
pub(super) fn begins_note(c: char) -> bool {
    matches!(crate::lexicon::twin(c), '[' | '〔' | '【' | '①'..='⑳')
}

/// `500[1]人`, `12②个`: the text behind the mark of a footnote, where a number's unit follows it.
pub(super) fn behind_note<'a>(
    cx: &Context<'a>,
    i: &'a str,
    literal: &mut Literal,
) -> Option<&'a str> {
    let first = peek(i).filter(|c| begins_note(*c))?;
    let mut after = after_first(i);
    if is_open(first) {
        let mut digits = 0;
        while let Some((_, length)) = digit(after).filter(|_| digits < 3) {
            after = &after[length..];
            digits += 1;
        }
        peek(after).filter(|c| is_close(*c) && (1..=2).contains(&digits))?;
        after = after_first(after);
    }
    let mut scaled = *literal;
    let unit_at = match literal.magnitude {
        0 => multiplied(after, &mut scaled),
        _ => after,
    };
    let behind = match eat(unit_at, &['%']) {
        Some(behind) => behind,
        None => unit::unit(cx, unit_at)?.0,
    };
    // ①机构12②人员300: such a mark also begins the next of a list.
    if !behind.is_empty() && !ends_clause(behind) || literal.share.is_some() {
        return None;
    }
    *literal = scaled;
    Some(unit_at)
}

/// `3（不含）万元`: the unit behind a bracket that says whether the number itself belongs, and what the bracket says.
pub(in super::super) fn behind_inclusion<'a>(
    cx: &Context<'a>,
    i: &'a str,
    amount: &mut Amount<'a>,
) -> Option<(&'a str, bool)> {
    let (behind, inclusive) = inclusion(i).filter(|_| amount.unit.is_none())?;
    let mut literal = amount.literal;
    let unit_at = match literal.magnitude {
        0 => multiplied(behind, &mut literal),
        _ => behind,
    };
    let (rest, found) = measured(cx, unit_at, unit_at, literal);
    found.unit.as_ref()?;
    *amount = found;
    Some((rest, inclusive))
}
