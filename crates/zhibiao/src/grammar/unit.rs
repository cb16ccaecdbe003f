//! Units: those of the lexicon or the caller, with what is below their line, and those nobody knows.
//!
//! ```text
//! unit     = simple [below]                          ; below: see `super::rate`
//! simple   = the longest unit word that no longer word hides
//! column   = ["("] *multiplier unit [")"]            ; a unit's own column: 万元
//! ```
//! Accepted: `元/人·天`, 30`主题`. Refused: 30000`人才`, 3`天然`气站 (longer words).

mod column;
mod unknown;

use std::borrow::Cow;

use super::comparator;
use super::context::Context;
use super::cursor::*;
use super::rate::{below, divide};
use crate::lexicon::{
    self, AFTER, Numeral, TIME_NOUN, UNIT_NOUN, UNIT_STOP, UNIT_WORDS, UNITS, numeral, start,
    starts,
};
use crate::model::{Dimension, Unit, UnitSource};

pub(super) use column::column;
pub(super) use unknown::{short_run, unknown};

/// A unit of the lexicon or of the caller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Simple<'a> {
    pub(super) name: &'a str,
    pub(super) dimension: Dimension,
    pub(super) additive: bool,
}

/// A caller's unit in the characters of the lexicon; `None` where nothing could read it behind a number.
pub(crate) fn custom_word(word: &str) -> Option<String> {
    let word: String = word.trim().chars().map(lexicon::fold).collect();
    let ends = |c: char| starts(c) & start::CLAUSE != 0;
    let counts = |c: char| {
        let digit = matches!(numeral(c), Numeral::Digit(_) | Numeral::Tens(_));
        c.is_ascii_digit() || digit || matches!(c, '.' | '+' | '-' | '±' | '/' | '每')
    };
    let refused = peek(&word).is_none_or(counts) || word.contains(ends);
    (!refused && super::comparator_word(&word).is_none()).then_some(word)
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
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let def = Simple::known(index);
    // 1h30min
    let goes_on = || def.dimension == Dimension::Time && digit(rest).is_some();
    if letter(last(&i[..length])) && letter(folded(rest)) && !goes_on() {
        return None;
    }
    Some((rest, def))
}

impl Simple<'_> {
    fn known(index: u16) -> Simple<'static> {
        let def = &UNITS[index as usize];
        Simple {
            name: def.name,
            dimension: def.dimension,
            additive: def.additive,
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
    !counted || !peek(&i[stop..]).is_some_and(is_han)
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

/// A unit with all that is below its line.
pub(super) fn unit<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Unit<'a>)> {
    let (rest, first) = simple(cx, i)?;
    // 人·次 is 人次; below the line, 元/人·次, it is not.
    if first.name == "人"
        && let Some(after) = eat(rest, &['·']).and_then(|r| eat(r, &['次']))
        && let Some(index) = UNIT_WORDS.exact("人次")
    {
        let def = &UNITS[index as usize];
        let unit = Unit {
            name: def.name.into(),
            text: &i[..i.len() - after.len()],
            span: Some(cx.span(i, after)),
            dimension: def.dimension,
            additive: def.additive,
            known: true,
            source: UnitSource::Value,
        };
        return Some((after, unit));
    }
    // 95%％: said twice.
    let rest = match first.name {
        "%" => eat(rest, &['%']).unwrap_or(rest),
        _ => rest,
    };
    let mut unit = Unit {
        name: Cow::Borrowed(first.name),
        text: &i[..i.len() - rest.len()],
        span: Some(cx.span(i, rest)),
        dimension: first.dimension,
        additive: first.additive,
        known: true,
        source: UnitSource::Value,
    };
    let Some((rest, below)) =
        below(cx, rest).filter(|(_, below)| !again(&cx.source[..cx.at(i)], &first, below))
    else {
        return Some((rest, unit));
    };
    unit.text = &i[..i.len() - rest.len()];
    unit.span = Some(cx.span(i, rest));
    divide(&mut unit, &below);
    Some((rest, unit))
}

/// Whether nothing more of the clause follows.
pub(super) fn ends_clause(i: &str) -> bool {
    let i = skip_spaces(i);
    match folded(i) {
        Some('”' | '"' | '」' | '』' | '’') => {
            folded(skip_spaces(after_first(i))).is_none_or(is_clause_end)
        }
        next => next.is_none_or(is_clause_end),
    }
}

/// A mark that nothing of the clause follows.
fn is_clause_end(c: char) -> bool {
    matches!(c, ',' | ';' | '。' | '\n' | '\r' | ')' | '】' | ']' | '、')
}

/// Whether what is below the line is counted by another number than 1, 10, 100 …, as no rate is but those of time.
pub(super) fn counts_many(part: &str) -> bool {
    let name = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = &part[..part.len() - name.len()];
    let ten = count.starts_with('1') && count.trim_end_matches('0') == "1";
    !count.is_empty() && !ten
}

/// `120人/130人`, `2期/200人`: a second amount rather than a rate, as 1件/100件, 1名/50人 and 2次/3个月 are.
fn again(above: &str, unit: &Simple<'_>, below: &[String]) -> bool {
    let [part] = below else { return false };
    if !counts_many(part) {
        return false;
    }
    let name = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = || {
        UNIT_WORDS
            .exact(name)
            .is_some_and(|index| UNITS[usize::from(index)].additive)
    };
    let time = || {
        UNIT_WORDS
            .exact(name)
            .is_some_and(|index| UNITS[usize::from(index)].dimension == Dimension::Time)
    };
    let one = || {
        above
            .strip_suffix(['1', '１'])
            .is_some_and(|rest| !rest.ends_with(is_figure))
    };
    unit.name == name || (unit.dimension == Dimension::Count && counted() && !time() && !one())
}

/// Whether nothing but a note follows.
pub(super) fn ends_or_noted(i: &str) -> bool {
    ends_clause(i) || eat(skip_spaces(i), &['(', '[', '【', '〔']).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unit at the start of a text and the rest; a row a case, each with something behind it.
    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = unit(&cx, text);
        let found = found.as_ref().map(|(rest, unit)| (&*unit.name, *rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn units_stop_where_they_should() {
        for (text, name, rest) in [
            ("人参训", "人", "参训"),
            ("人次以上", "人次", "以上"),
            ("%以上", "%", "以上"),
            ("％％，", "%", "，"),
            ("平方米绿地", "平方米", "绿地"),
            ("㎡，", "平方米", "，"),
            ("支队伍", "支", "队伍"),
            ("次日常检查", "次", "日常检查"),
            ("个年度计划", "个", "年度计划"),
            ("元/人·天；", "元/人·天", "；"),
            ("元/(人·天)以内", "元/人·天", "以内"),
            ("元/人/月以下", "元/人·月", "以下"),
            ("元每人每年，", "元/人·年", "，"),
            ("人/10万人以下", "人/10万人", "以下"),
            ("元/人、天以内", "元/人·天", "以内"),
            ("元/生", "元/生", ""),
            ("元/台（套）以下", "元/台（套）", "以下"),
            ("km/h以下", "公里/小时", "以下"),
        ] {
            reads(text, Some((name, rest)));
        }
    }

    #[test]
    fn what_is_no_unit_misses() {
        for text in ["", "人才", "天然气站", "省级奖项", "好", "kgx"] {
            reads(text, None);
        }
    }

    #[test]
    fn a_column_may_hold_a_multiplier() {
        let cx = Context::plain("");
        let named = |text| match column(&cx, text) {
            Ok(Some((unit, magnitude))) => format!("{}, {magnitude}", unit.name),
            Ok(None) => "none".to_owned(),
            Err(unit) => format!("unknown {}", unit.name),
        };
        for (text, expected) in [
            ("万元", "元, 4"),
            ("（%）", "%, 0"),
            (" 千米 ", "公里, 0"),
            ("-", "none"),
            ("是/否", "none"),
            ("驿站", "unknown 驿站"),
            ("万", "unknown 万"),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
