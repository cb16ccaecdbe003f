//! A dash right behind a word: a minus, or a mark between name and number.
//!
//! ```text
//! minus = word ("-" / "−") number             ; where the word, the unit or the other end of a range says so
//! mark  = word ("-" / "—" / "–") number       ; where things are counted, which are never below zero
//! ```
//! Accepted as minus: 增长率`-2%`, 气温`-18℃`, 误差`-5%～5%`. As marks: 培训人数`-30人`. Doubtful: 满意度`-95%`, 增长率`—2%`, 室温`-18～26℃`.

use std::cmp::Ordering;

use super::context::Context;
use super::cursor::*;
use super::draft::Outcome;
use super::measure::measure;
use super::share::share;
use crate::lexicon::SIGNED;
use crate::model::*;

/// What such a dash is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dash {
    Minus,
    Mark,
    /// Read as a mark, but it may be meant as a minus.
    Doubtful,
}

/// The dash at `i`; `None` where no word stands before it, or no number behind.
pub(super) fn behind_word<'a>(cx: &Context<'a>, i: &'a str) -> Option<Dash> {
    let rest = eat(i, &['-', '–', '—', '−'])
        .filter(|rest| digit(rest).is_some() || share(rest).is_some())?;
    let before = &cx.source[..cx.at(i)];
    last(before).filter(|c| is_han(*c))?;
    let Outcome::Measure(_, draft) = measure(cx, rest) else {
        return None;
    };
    let found = draft.measure;
    let dimension = found.unit.as_ref().map(|unit| unit.dimension);
    let says_minus = match dimension {
        // 室温-18～26℃ may be either.
        Some(Dimension::Temperature) => !ascends(&found),
        _ => SIGNED.suffix(end_of(before)).is_some() || descends(&found),
    };
    Some(match eat(i, &['-', '−']) {
        Some(_) if says_minus => Dash::Minus,
        _ if matches!(dimension, Some(Dimension::Count | Dimension::Time)) => Dash::Mark,
        _ => Dash::Doubtful,
    })
}

/// How the two ends of a range stand to each other.
fn ends(found: &Measure<'_>) -> Option<Ordering> {
    match &found.value {
        Value::Range { lower, upper } => lower.value.compare(&upper.value),
        Value::Single(_) => None,
    }
}

fn ascends(found: &Measure<'_>) -> bool {
    ends(found) == Some(Ordering::Less)
}

/// `2%~2%` and `18%至-25%` behind a dash: no range unless the dash is the sign of its first end.
fn descends(found: &Measure<'_>) -> bool {
    matches!(ends(found), Some(Ordering::Equal | Ordering::Greater))
}

/// The last characters of a text.
fn end_of(text: &str) -> &str {
    let from = text.char_indices().rev().take(LONGEST_WORD).last();
    &text[from.map_or(0, |(at, _)| at)..]
}

/// Bounds the look back, in characters.
const LONGEST_WORD: usize = 8;
