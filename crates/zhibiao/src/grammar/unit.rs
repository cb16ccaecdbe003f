//! Units: those of the lexicon or the caller, with what is below their line, and those nobody knows.
//!
//! ```text
//! unit     = simple [below]                          ; below: see `super::rate`
//! simple   = the longest unit word that no longer word hides ; see `super::unit_word`
//! column   = ["("] *multiplier unit [")"]            ; a unit's own column: 万元
//! ```
//! Accepted: `元/人·天`, 30`主题`. Refused: 30000`人才`, 3`天然`气站 (longer words).

mod column;
mod unknown;

use std::borrow::Cow;

use super::clause_end::{ends_clause, ends_or_noted};
use super::comparator;
use super::context::Context;
use super::cursor::*;
use super::rate::{below, divide};
use super::unit_word::{Simple, simple};
use crate::lexicon::{self, Numeral, UNIT_WORDS, UNITS, numeral, start, starts};
use crate::model::{Dimension, Unit, UnitSource};

pub(super) use column::{bound, column, is_column};
pub(super) use unknown::unknown;

/// A caller's unit in the characters of the lexicon; `None` where nothing could read it behind a number.
pub(crate) fn custom_word(word: &str) -> Option<String> {
    let word: String = word.trim().chars().map(lexicon::fold).collect();
    let ends = |c: char| starts(c) & start::CLAUSE != 0;
    let counts = |c: char| {
        let digit = matches!(numeral(c), Numeral::Digit(_) | Numeral::Tens(_));
        c.is_ascii_digit() || digit || matches!(c, '.' | '+' | '-' | '±' | '/' | '每')
    };
    let refused = peek(&word).is_none_or(counts) || word.contains(ends);
    (!refused && comparator::comparator_word(&word).is_none()).then_some(word)
}

/// A unit with all that is below its line.
pub(super) fn unit<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Unit<'a>)> {
    let (rest, first) = simple(cx, i)?;
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
    // 人·次 is 人次, 公顷·次 a product of its own; below the line, 元/人·次, they are two. No share is of anything.
    let whole = first.dimension != Dimension::Ratio;
    let times = eat(rest, &['·']).filter(|_| whole);
    let times = times.and_then(|rest| simple(cx, rest));
    if let Some((after, second)) = times {
        let joined = [first.name, second.name].concat();
        unit.name = match UNIT_WORDS.exact(&joined) {
            Some(index) => UNITS[usize::from(index)].name.into(),
            None => [first.name, "·", second.name].concat().into(),
        };
        unit.text = &i[..i.len() - after.len()];
        unit.span = Some(cx.span(i, after));
        return Some((after, unit));
    }
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

/// 3%个百分点, 95个%: what follows at the clause's end is another unit, and one of the two a share's.
pub(super) fn another_share(dimension: Dimension, rest: &str) -> bool {
    // One look refuses nearly all.
    let share = dimension == Dimension::Ratio;
    if !share && !rest.starts_with(['%', '％']) {
        return false;
    }
    let Some((length, index)) = UNIT_WORDS.longest(rest) else {
        return false;
    };
    let next = &UNITS[usize::from(index)];
    (share && next.dimension == Dimension::Ratio || next.name == "%")
        && ends_clause(&rest[length..])
}

/// Whether what is below the line is counted by another number than 1, 10, 100 …, as no rate is but those of time.
pub(super) fn counts_many(part: &str) -> bool {
    let count = &part[..part.len() - counted_name(part).len()];
    !matches!(
        count.trim_end_matches(['0', '百', '千', '万', '亿', '萬', '億']),
        "" | "1"
    )
}

/// What a count is of: 2.4万`件`.
fn counted_name(part: &str) -> &str {
    part.trim_start_matches(|c: char| is_figure(c) || matches!(c, '百' | '千' | '万' | '亿'))
}

/// `120人/130人`, `2期/200人`: a second amount rather than a rate, as 1件/100件, 1名/50人 and 2次/3个月 are.
fn again(above: &str, unit: &Simple<'_>, below: &[String]) -> bool {
    // 50%/75%/100%, too
    let [part, ..] = below else { return false };
    let name = counted_name(part);
    if !counts_many(part) {
        // 后2年每年增长5%: no time is per itself.
        return name == "%" || unit.dimension == Dimension::Time && name == unit.name;
    }
    let counted = || {
        UNIT_WORDS.exact(name).is_some_and(|index| {
            let below = &UNITS[usize::from(index)];
            below.additive && below.dimension != Dimension::Time
        })
    };
    let one = || {
        above
            .strip_suffix(['1', '１'])
            .is_some_and(|rest| !rest.ends_with(is_figure))
    };
    unit.name == name || (below.len() == 1 && unit.additive && counted() && !one())
}

/// `百分点` behind 2个以上: the rest of a unit whose first half stands before the word that bounds its number.
pub(super) fn parted<'a>(unit: &mut Unit<'_>, i: &'a str) -> Option<&'a str> {
    /// The longest such rest, in characters.
    const LONGEST: usize = 3;
    peek(i).filter(|c| unit.name == "个" && is_han(*c))?;
    let whole: String = "个".chars().chain(i.chars().take(LONGEST)).collect();
    let (length, index) = UNIT_WORDS.longest(&whole)?;
    let rest = i.get(length.checked_sub("个".len())?..)?;
    let def = &UNITS[index as usize];
    // 3个以上月季品种
    (rest.len() < i.len() && ends_or_noted(rest)).then(|| {
        (unit.name, unit.dimension, unit.additive) = (def.name.into(), def.dimension, def.additive);
        rest
    })
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
            Ok((Some(unit), magnitude)) => format!("{}, {magnitude}", unit.name),
            Ok((None, magnitude)) => format!("none, {magnitude}"),
            Err(unit) => format!("unknown {}", unit.name),
        };
        for (text, expected) in [
            ("万元", "元, 4"),
            ("（%）", "%, 0"),
            (" 千米 ", "公里, 0"),
            ("-", "none, 0"),
            ("是/否", "none, 0"),
            ("驿站", "unknown 驿站"),
            ("万", "none, 4"),
            ("千", "unknown 千"),
            ("%（较上年）", "%, 0"),
            ("元（/人）", "unknown 元（/人）"),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
