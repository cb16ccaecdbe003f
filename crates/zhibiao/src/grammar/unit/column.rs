//! A unit's own column, or the brackets at a name's end: `万元`, `（%）`.
//!
//! ```text
//! column = ["("] *multiplier unit [")"]
//! ```

use super::super::context::Context;
use super::super::cursor::*;
use super::super::han::{begins_unit, multiplier};
use super::unit;
use crate::grammar::rate;
use std::borrow::Cow;

use crate::lexicon::{AFTER, NO_UNIT, Numeral, UNIT_WORDS, UNITS, numeral, twin};
use crate::model::{Dimension, Unit, UnitSource};
use crate::options::Options;
use crate::span::Span;

/// A unit column, or the brackets at a name's end: its unit and the exponent of its 万 or 亿, which may stand alone.
///
/// `None` and 0 where it names none on purpose (empty, `-`, 是/否); `Err` where it names an unknown one.
pub(in super::super) fn column<'a>(
    cx: &Context<'a>,
    text: &'a str,
) -> Result<(Option<Unit<'a>>, u32), Unit<'a>> {
    let text = text.trim_matches(|c: char| is_space(c) || c.is_whitespace());
    if text.is_empty() || NO_UNIT.exact(text).is_some() {
        return Ok((None, 0));
    }
    match one_word(cx, text) {
        Some(unit) => Ok((Some(unit), 0)),
        None => any(cx, bare(text)),
    }
}

/// Any other column, bare of what only leads to its unit.
fn any<'a>(cx: &Context<'a>, text: &'a str) -> Result<(Option<Unit<'a>>, u32), Unit<'a>> {
    let (start, mut magnitude) = (text, 0);
    let mut rest = text;
    while let Some(exponent) = multiplier(rest)
        && !begins_unit(rest)
    {
        magnitude += exponent;
        rest = after_first(rest);
    }
    let inner = Context {
        source: text,
        options: cx.options,
    };
    // /10万, 1/10万
    let below = eat(text, &['1'])
        .filter(|rest| eat(rest, &['/']).is_some())
        .unwrap_or(text);
    if let Some((rest, parts)) = eat(below, &['/']).and_then(|_| rate::below(&inner, below))
        && rest.is_empty()
    {
        let mut unit = unknown_named(text);
        (unit.name, unit.known) = (Cow::Borrowed(""), true);
        rate::divide(&mut unit, &parts);
        return Ok((Some(unit), 0));
    }
    let read = unit(&inner, rest).or_else(|| unit(&inner, start).inspect(|_| magnitude = 0));
    let from_column = |mut unit: Unit<'a>| {
        unit.span = None;
        unit.text = text;
        unit.source = UnitSource::Column;
        unit
    };
    match read {
        // 百分比(%), 人（户）, %（较上年）: the first of two names for it, or what it is a unit of.
        Some((after, unit)) if ends(skip_spaces(after)) => Ok((Some(from_column(unit)), magnitude)),
        // 万 or 亿 alone: no unit, but a multiplier.
        _ if rest.is_empty() && magnitude >= WAN => Ok((None, magnitude)),
        _ => Err(from_column(unknown_named(text))),
    }
}

/// Longer words, in bytes, may name the currency, too: 人民币元.
const SHORT: usize = 9;

/// A column that holds one short word of the lexicon and nothing else, as nearly all do.
fn one_word<'a>(cx: &Context<'a>, text: &'a str) -> Option<Unit<'a>> {
    // It saves time and says nothing new: where size counts it is left out.
    let able = Options::LANES && cx.options.is_standard() && text.len() <= SHORT;
    if !able || multiplier(text).is_some() {
        return None;
    }
    let def = &UNITS[usize::from(UNIT_WORDS.exact(text)?)];
    Some(Unit {
        name: Cow::Borrowed(def.name),
        text,
        span: None,
        dimension: def.dimension,
        additive: def.additive,
        known: true,
        source: UnitSource::Column,
    })
}

/// A column's text without what only leads to its unit or bounds it.
fn bare(text: &str) -> &str {
    // （%）
    let text = match text.strip_prefix(['(', '（']) {
        Some(inner) => inner.trim_end_matches(is_round_close),
        None => text,
    };
    // 单位：公里
    let text = match eat_word(text, "单位").and_then(|rest| eat(skip_spaces(rest), &[':'])) {
        Some(rest) => skip_spaces(rest),
        None => text,
    };
    // 人民币万元
    let text = eat_word(text, "人民币")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(text);
    let bound = bound(text).map_or(0, str::len);
    text[..text.len() - bound].trim_end_matches(is_space)
}

/// `内` of 小时内, `以上` of %以上: the comparator that a unit column ends in.
pub(in super::super) fn bound(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_space);
    // Most units are one character, which is no comparator behind another.
    text.chars().nth(1)?;
    let (length, _) = AFTER.suffix(text).filter(|(n, _)| *n < text.len())?;
    let word = &text[text.len() - length..];
    // 件起 counts cases.
    let told = word.chars().count() > 1 || folded(word) == Some('内');
    told.then_some(word)
}

/// Whether a text is what a unit column holds: a unit, or a multiplier.
pub(in super::super) fn is_column(cx: &Context<'_>, text: &str) -> bool {
    matches!(column(cx, text), Ok((Some(_), _) | (None, 1..)))
}

/// The exponent of 万. 十, 百 and 千 alone are no multipliers of a whole column.
const WAN: u32 = 4;

/// Whether nothing follows a unit, or what is noted of it.
fn ends(i: &str) -> bool {
    i.is_empty() || is_noted(i)
}

/// Whether nothing but one pair of brackets follows, and nothing in it that would change the unit: （/人）, （万）.
fn is_noted(i: &str) -> bool {
    let inside = after_first(i).trim_end_matches(is_space);
    let Some(inner) = eat(i, &['(']).and_then(|_| inside.strip_suffix(is_round_close)) else {
        return false;
    };
    let changes = |c| matches!(twin(c), '/' | '(' | ')' | '每') || numeral(c) != Numeral::None;
    !inner.is_empty() && !inner.contains(changes)
}

fn unknown_named(text: &str) -> Unit<'_> {
    Unit {
        name: Cow::Borrowed(text),
        text,
        span: None::<Span>,
        dimension: Dimension::Unknown,
        additive: false,
        known: false,
        source: UnitSource::Column,
    }
}

// Where size counts there is no lane.
#[cfg(not(feature = "small"))]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn one_word_of_the_lexicon_reads_as_any_other_column() {
        let words = lexicon::units()
            .iter()
            .flat_map(|unit| std::iter::once(&unit.name).chain(unit.aliases));
        let (mut taken, mut differing) = (0, Vec::new());
        for &word in words {
            let cx = Context::plain(word);
            let Some(unit) = one_word(&cx, word) else {
                continue;
            };
            taken += 1;
            let other = any(&cx, bare(word));
            if other != Ok((Some(unit), 0)) {
                differing.push((word, other));
            }
        }
        assert!(differing.is_empty(), "{differing:?}");
        assert!(taken > 400, "{taken}");
    }
}
