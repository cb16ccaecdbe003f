//! Name and value in columns that bars or tabs part.
//!
//! ```text
//! barred = name bar [points bar] value *( bar ( points / achieved / score ) )
//! value  = field / sign bar number [bar unit]        ; ≥ | 300 | 人
//! ```
//! Accepted: `新建公厕数量 | 10 | ≥12座`. Refused: `足额保障率=100%\t22.5`, whose first field holds name and value.

use super::super::begin::{first_measure, is_sign};
use super::super::context::Context;
use super::super::cursor::*;
use super::super::tail::{number, split_tail};
use super::super::unit;
use super::glued::glued;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::span::Piece;

/// `name | value | weight`.
pub(super) fn barred<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    bar: usize,
) -> Option<Parts<'a>> {
    let mut fields = cx.source[from + bar..to]
        .split(['|', '｜', '\t', '│'])
        .filter(|f| !f.trim().is_empty());
    let place = |field: &str| {
        // 培训人数——\t——500人
        let drawn = field.trim_start_matches('—');
        let field = if drawn.is_empty() { field } else { drawn };
        let start = field.as_ptr() as usize - cx.source.as_ptr() as usize;
        value(cx, start, start + field.len())
    };
    let name = trimmed(cx, from, from + bar);
    let value = fields.next().map(place)?;
    // 足额保障率=100%\t22.5: the first field holds name and value.
    if number(&value) && named_measure(cx, &name) {
        return glued(cx, from, to);
    }
    let mut rest: Vec<Piece<'a>> = fields.map(place).collect();
    // 新建公厕数量 | 10 | ≥12座: points first.
    let scored = rest.first().is_some_and(|next| scores(&value, next));
    let (weight, value) = match scored {
        true => (Some(value), rest.remove(0)),
        false => (None, value),
    };
    let value = by_columns(cx, value, &mut rest);
    // ≥ | 230 | 个 | 10 | 正向指标
    let signs = rest
        .iter()
        .rposition(|field| super::super::tail::is_sign_word(field.text));
    let marker = signs.map(|at| rest.remove(at));
    if weight.is_some() {
        rest.truncate(1);
        let actual = rest.first().copied();
        let parts = Parts {
            name,
            marker,
            value,
            weight,
            actual,
        };
        return (!name.is_empty()).then_some(parts);
    }
    let (actual, weight) = match rest[..] {
        [] => (None, None),
        [one] => (None, Some(one)),
        // Target, weight, actual, score: what is left behind goes with the weight.
        [first, second, ..] if number(&first) && !number(&second) => (Some(second), Some(first)),
        [first, second, .., end] => {
            let whole = Piece::of(cx.source, second.start as usize, end.end() as usize);
            (Some(first), Some(whole))
        }
        [first, second] => (Some(first), Some(second)),
    };
    if name.is_empty() {
        return None;
    }
    let mut parts = Parts {
        name,
        marker,
        value,
        weight,
        actual,
    };
    // 培训人数 | 500人，权重10
    if weight.is_none() && actual.is_none() {
        split_tail(cx, &mut parts);
    }
    Some(parts)
}

/// Whether a bare number is the points of a value behind it, which says more than a number.
fn scores(points: &Piece<'_>, next: &Piece<'_>) -> bool {
    let bare = !points.is_empty() && number(points) && points.len() <= 4;
    let said =
        is_sign(next.text) || (digit(next.text).is_some() && next.text.ends_with(['%', '％']));
    bare && said
}

/// `≥ | 300 | 人`: sign, value and unit in columns of their own make one value; 定性 | 明显 is the second.
fn by_columns<'a>(cx: &Context<'a>, first: Piece<'a>, rest: &mut Vec<Piece<'a>>) -> Piece<'a> {
    let sign = matches!(super::super::comparator::column(first.text), Ok(Some(_)));
    let worded = super::super::tail::is_sign_word(first.text);
    if rest.is_empty() || !(sign || worded) {
        return first;
    }
    let mut last = rest.remove(0);
    if sign
        && rest
            .first()
            .is_some_and(|field| matches!(unit::column(cx, field.text), Ok(Some(_))))
    {
        last = rest.remove(0);
    }
    match sign {
        true => Piece::of(cx.source, first.start as usize, last.end() as usize),
        false => last,
    }
}

/// Whether a field ends in a sign and a number, or a percentage, behind words.
fn named_measure(cx: &Context<'_>, field: &Piece<'_>) -> bool {
    let (start, end) = (field.start as usize, field.end() as usize);
    first_measure(cx, start, end).is_some_and(|at| {
        let sure = is_sign(&cx.source[at..end]) || field.ends_with(['%', '％']);
        at > start && sure
    })
}
