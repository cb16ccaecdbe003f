//! What parts a name from its value, where no marker does: a line drawn between them, a year and its colon; quotes and
//! brackets that go with the value.
//!
//! ```text
//! drawn = name ("——" / "→" / SP "/" SP / "/" sign) value
//! years = name SP year "：" value
//! ```

use super::super::begin::is_sign;
use super::super::brackets::skip_brackets;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::marks::is_mark;
use crate::grammar::parts::{Parts, trimmed};
use crate::lexicon::{start, starts};
use crate::span::Piece;

/// `培训人数 2023年：120人 2024年：150人`: where the year begins that a colon follows, behind a name and a space.
pub(super) fn year_at_end(named: &str) -> Option<usize> {
    let space = named.rfind(is_space)?;
    let word = after_first(&named[space..]);
    let (year, _, rest) = integer(word, 4)?;
    let dated = matches!(rest, "年" | "年度") && is_planning_year(year);
    let named = holds_han(&named[..space], 2);
    (dated && named).then_some(space)
}

/// `培训人数 —— 300人`, `培训人数 / 300人`, `培训人数→300人`: a line drawn between name and value.
pub(super) fn drawn(body: &str) -> Option<(usize, usize)> {
    let mut i = body;
    let mut named = 0;
    while let Some(c) = peek(i) {
        if starts(c) & start::OPEN != 0 {
            i = skip_brackets(i);
            continue;
        }
        let next = after_first(i);
        let spaced =
            || body[..body.len() - i.len()].ends_with(is_space) && peek(next).is_some_and(is_space);
        let line = match crate::lexicon::twin(c) {
            '→' | '_' => Some(next),
            '—' => eat(next, &['—']),
            '/' if is_sign(next) => Some(next),
            '/' | '-' if spaced() => Some(next),
            _ => None,
        };
        if let Some(rest) = line {
            let told = !rest
                .trim_start_matches(|c| is_mark(c) || c == '_')
                .is_empty();
            return (named >= 2 && told).then_some((body.len() - i.len(), i.len() - rest.len()));
        }
        named += usize::from(is_han(c));
        i = next;
    }
    None
}

/// 演出场次`“≥30场”`: the quotes go with the value.
pub(super) fn quoted<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let (start, end) = (parts.name.start as usize, parts.value.end() as usize);
    let (name, value) = (parts.name.text, &parts.value);
    let curly = name.strip_suffix('“').filter(|_| value.ends_with('”'));
    let straight = || {
        let kept = name.strip_suffix(is_straight_quote)?;
        let closed = value.ends_with(is_straight_quote);
        (closed && kept.matches(is_straight_quote).count().is_multiple_of(2)).then_some(kept)
    };
    if let Some(name) = curly.or_else(straight) {
        parts.name = trimmed(cx, start, start + name.len());
        parts.value = Piece::of(cx.source, start + name.len(), end);
    }
}

/// `（一期）3栋（二期）5栋`: a name that is one bracket, where another one with an amount behind it stands in the value.
pub(super) fn labels_again(parts: &Parts<'_>) -> bool {
    let boxed = peek(parts.name.text).is_some_and(is_round);
    let mut behind = parts.value.text.split(is_round_close).skip(1);
    boxed && skip_brackets(parts.name.text).is_empty() && behind.any(|part| digit(part).is_some())
}
