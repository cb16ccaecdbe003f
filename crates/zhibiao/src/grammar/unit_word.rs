//! The word of a unit: the longest that stands here and that no longer word hides.
//!
//! Accepted: `人`参训, `个`年度计划, `个 百分点`. Refused: `人`才, `天`然气站 (longer words).

use super::clause_end::{counts_on, ends_clause, ends_or_noted};
use super::comparator;
use super::context::Context;
use super::cursor::*;
use crate::lexicon::{
    self, AFTER, BEFORE, Numeral, TIME_NOUN, UNIT_NOUN, UNIT_STOP, UNIT_WORDS, UNITS, numeral,
    start, starts,
};
use crate::model::{Dimension, Unit, UnitSource};
use crate::span::Span;

/// A unit of the lexicon or of the caller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Simple<'a> {
    pub(super) name: &'a str,
    pub(super) dimension: Dimension,
    pub(super) additive: bool,
}

/// The longest unit that stands here and is not merely the start of another word.
pub(super) fn simple<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Simple<'a>)> {
    if let Some((length, custom)) = cx.custom_unit(i) {
        let unit = Simple {
            name: &custom.name,
            dimension: custom.dimension,
            additive: custom.additive,
        };
        let known = UNIT_WORDS.longest(i);
        if known.is_none_or(|(known, _)| known <= length) {
            // 人 as the caller's unit ends before 人才, too.
            let word = known.filter(|(known, _)| *known == length);
            if word.is_some_and(|(known, index)| hidden(i, known, index)) {
                return None;
            }
            return Some((&i[length..], unit));
        }
    }
    let torn = match comparator::spaced(i) {
        true => torn(i),
        false => None,
    };
    if let Some((length, index)) = torn {
        return Some((&i[length..], Simple::known(index)));
    }
    let (length, index) = UNIT_WORDS.longest(i)?;
    if hidden(i, length, index) {
        return None;
    }
    let (length, index) = shorter(i, length).unwrap_or((length, index));
    let rest = &i[length..];
    let letter = |c: Option<char>| c.is_some_and(|c| lexicon::twin(c).is_ascii_alphanumeric());
    let def = Simple::known(index);
    // 1h30min
    let goes_on = || def.dimension == Dimension::Time && digit(rest).is_some();
    if letter(last(&i[..length])) && letter(folded(rest)) && !goes_on() {
        return None;
    }
    // 2W场: w is 万 and no watt.
    if matches!(&i[..length], "W" | "Ｗ") && counts_on(rest, false) {
        return None;
    }
    Some((rest, def))
}

impl<'a> Simple<'a> {
    fn known(index: u16) -> Simple<'static> {
        let def = &UNITS[index as usize];
        Simple {
            name: def.name,
            dimension: def.dimension,
            additive: def.additive,
        }
    }

    /// The unit that a value writes as `text`.
    pub(super) fn written(self, text: &'a str, span: Span) -> Unit<'a> {
        Unit {
            name: self.name.into(),
            text,
            span: Some(span),
            dimension: self.dimension,
            additive: self.additive,
            known: true,
            source: UnitSource::Value,
        }
    }
}

/// `2个 百分点`, `100批⏎次`, `5k m`: a unit with spaces inside, where that makes it longer and nothing of the clause follows.
#[cold]
pub(super) fn torn(i: &str) -> Option<(usize, u16)> {
    let found = comparator::torn(&UNIT_WORDS, i)?;
    let rest = &i[found.0..];
    let whole = UNIT_WORDS
        .longest(i)
        .is_none_or(|(length, _)| length < found.0);
    let ends = ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    (whole && ends).then_some(found)
}

/// Whether spaces stand inside a unit's word.
pub(super) fn is_torn(unit: &Unit<'_>) -> bool {
    if !has_white(unit.text) {
        return false;
    }
    let letter = |c: char| lexicon::twin(c).is_ascii_alphabetic();
    let mut parts = unit.text.split(char::is_whitespace);
    let mut before = parts.next();
    parts.any(|part| {
        let alike = |class: fn(char) -> bool| {
            before.and_then(last).is_some_and(class) && peek(part).is_some_and(class)
        };
        let joined = alike(is_han) || alike(letter) || matches!(part, "2" | "3" | "２" | "３");
        before = Some(part);
        joined
    })
}

/// Whether a longer word hides the unit: 30000人才, 3天然气站, 2省级奖项.
///
/// Behind a classifier a noun is likelier (12次日常检查), so there the word must end where the clause does.
fn hidden(i: &str, length: usize, index: u16) -> bool {
    // 2025大于等于90%: 大 begins a comparator.
    let able = peek(i).is_some_and(|c| starts(c) & start::BEFORE != 0);
    if able && BEFORE.longest(i).is_some_and(|(word, _)| word > length) {
        return true;
    }
    let Some((stop, ())) = UNIT_STOP.longest(i).filter(|(stop, ())| *stop > length) else {
        return false;
    };
    let word = &i[..stop];
    if word.len() > length && between_volumes(word, &i[stop..]) {
        return false;
    }
    // 30场内, and nothing more.
    let within = last(word).map(crate::lexicon::twin) == Some('内');
    if within && ends_or_noted(&i[stop..]) {
        return false;
    }
    let level = last(word).map(crate::lexicon::twin) == Some('级');
    let counted = UNITS[index as usize].dimension == Dimension::Count && !level;
    let noun = |c| is_han(c) && numeral(c) == Numeral::None;
    !counted || !peek(&i[stop..]).is_some_and(noun)
}

/// 2`升到`3升, no 由2`升到`3: the word is a unit and a dash where the next number has the unit, too.
fn between_volumes(word: &str, rest: &str) -> bool {
    let rises = eat(word, &['升']).is_some_and(|r| eat(r, &['到', '至']) == Some(""));
    let number =
        |c: char| lexicon::twin(c).is_ascii_digit() || c == '.' || numeral(c) != Numeral::None;
    rises && {
        let behind = skip_spaces(rest).trim_start_matches(number);
        eat(skip_spaces(behind), &['升']).is_some()
    }
}

/// The unit without the characters that begin a noun.
fn shorter(i: &str, length: usize) -> Option<(usize, u16)> {
    let noun_at = i[..length].char_indices().next_back()?.0;
    // A unit of one character has nothing to give back.
    if noun_at == 0 {
        return None;
    }
    let first = peek(i).map_or(0, char::len_utf8);
    let at = match () {
        _ if TIME_NOUN.longest(&i[first..]).is_some() => first,
        _ if UNIT_NOUN.longest(&i[noun_at..]).is_some() => noun_at,
        _ => return None,
    };
    UNIT_WORDS.exact(&i[..at]).map(|index| (at, index))
}

/// One to four Chinese characters that reach to the clause's end, or to a comparator at it.
pub(super) fn short_run(i: &str) -> Option<(&str, &str)> {
    let length: usize = i
        .chars()
        .take(10)
        .take_while(|c| is_han(*c))
        .map(char::len_utf8)
        .sum();
    let (run, rest) = i.split_at(length);
    let open = |c| matches!(c, '(' | '[' | '（' | '【' | '〔');
    if !ends_clause(rest) && !skip_spaces(rest).starts_with(open) {
        return None;
    }
    let kept = match AFTER.suffix(run) {
        Some((suffix, _)) => &run[..run.len() - suffix],
        None => run,
    };
    let count = kept.chars().count();
    (1..=4).contains(&count).then(|| (&i[kept.len()..], kept))
}

/// `5个社⏎区`: a line of one character is the rest of the word before it; where it begins and ends.
pub(super) fn torn_off(i: &str) -> Option<(&str, &str)> {
    let half = i.starts_with(['\n', '\r']).then(|| skip_break(i))?;
    let rest = after_first(half);
    (peek(half).is_some_and(is_han) && ends_clause(rest)).then_some((half, rest))
}
