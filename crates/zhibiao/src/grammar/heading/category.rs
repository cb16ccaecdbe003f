//! One category and what belongs to it.
//!
//! ```text
//! heading = *prefix category ["（" points "）" / points] [number "："] [tail] [separator]
//!         / "【" category *( "-" category ) "】"
//! prefix  = "项目" / "部门" / "完成" …
//! tail    = "完成情况" / "完成情况分析" / "如下"
//! ```
//! An everyday word (数量, 社会效益) is a heading only where its place says so, see `everyday`. Refused: `质量指标达标率` behind
//! another heading.

use super::super::begin::{has_name, is_sign};
use super::super::brackets::skip_brackets;
use super::super::cursor::*;
use super::behind::{bare_points, held_inner, numbered, points, second};
use super::broken::behind_break;
use super::everyday::Everyday;
use super::inner::{chained, inner_category, own};
use super::separator::{separator, tail};
use super::word::{category, is_rate};
use super::{Filing, Head};
use crate::grammar::kind::quality_alone;
use crate::grammar::marks::{is_opening, skip_marks};
use crate::lexicon::{CATEGORY, MARKER, NameDef, twin};

/// One category, glued or parted, and what belongs to it.
pub(super) fn heading<'a>(
    i: &'a str,
    found: &mut Head<'a>,
    filing: &Filing<'_>,
) -> Option<&'a str> {
    let first = peek(i)?;
    if !is_han(first) {
        return is_opening(first).then(|| bracketed(i, after_first(i), found))?;
    }
    if let Some((length, def)) = chained(i, found, filing) {
        note(found, &def);
        let rest = &i[length..];
        found.heading = Some((found.heading.map_or(i, |(from, _)| from), rest));
        found.word = None;
        found.colon |= eat(skip_spaces(rest), &[':']).is_some();
        return separator(skip_spaces(rest));
    }
    let (length, def) = filing.category_at(i)?;
    let (held, rest) = told(&i[length..], &def, filing);
    let spaced = skip_spaces(rest);
    // 经济效益指标⏎：服务水平
    let spaced = behind_break(spaced).unwrap_or(spaced);
    let after = separator(spaced);
    if def.bare {
        let word = Everyday {
            def: &def,
            rest,
            spaced,
            after,
            found: &*found,
            filing,
        };
        if !word.files() {
            return None;
        }
    } else if found.colon && after.is_none() && names_item(rest, spaced, filing) {
        return None;
    }
    let listed = match peek(spaced) {
        Some(c) if is_comma(c) && !def.bare => Some(after_first(spaced)),
        _ => None,
    };
    note(found, &def);
    if let Some(inner) =
        held.and_then(|after| inner_category(&i[length..i.len() - after.len()], &def))
    {
        note(found, &inner);
    }
    found.heading = Some((found.heading.map_or(i, |(from, _)| from), rest));
    found.colon = after.is_some();
    found.bare = def.bare;
    found.word = Some((&i[..length], def));
    Some(after.or(listed).unwrap_or(spaced))
}

/// What belongs to a category behind its word: points or a level in brackets, a second name, a number, how far it has come.
/// The text behind the brackets, if there are any, and behind all.
fn told<'a>(i: &'a str, def: &NameDef, filing: &Filing<'_>) -> (Option<&'a str>, &'a str) {
    let mut rest = i.trim_start_matches('*');
    let held = points(rest, def.bare)
        .or_else(|| held_inner(rest, def))
        .or_else(|| bare_points(rest, def.bare, filing));
    if let Some(after) = held {
        rest = after;
    }
    if let Some(after) = held
        .filter(|_| !def.bare)
        .and_then(|rest| second(rest, def))
    {
        rest = after;
    }
    if let Some(after) = numbered(rest).filter(|_| !def.bare) {
        rest = after;
    }
    (
        held,
        if def.bare {
            tail(rest)
        } else {
            joined(tail(rest))
        },
    )
}

/// 数量指标`为`培训人数≥200人, 质量指标`是`：合格率≥95%: the text behind the word that joins a category and its item.
fn joined(i: &str) -> &str {
    let joint = i.strip_prefix(['为', '為', '爲', '是']);
    let joins = |rest: &&str| names_on(rest) || quality_alone(rest) || eat(rest, &[':']).is_some();
    let rest = joint.filter(joins);
    rest.unwrap_or(i)
}

/// How far the amount behind a name is sought, in characters: bounds the look-ahead.
const LONGEST_NAME: usize = 60;

/// Whether a name and its amount stand here: 是否公开 is no such name.
fn names_on(i: &str) -> bool {
    let counted = || i.chars().take(LONGEST_NAME).any(is_figure);
    !i.starts_with('否') && peek(i).is_some_and(is_han) && has_name(i) && counted()
}

/// Whether the second category of a line is what an item is called: a rate, what a sign follows, or, before a marker,
/// 效益指标：经济效益指标，年度指标值：80万元.
fn names_item(rest: &str, spaced: &str, filing: &Filing<'_>) -> bool {
    let marked = || eat(spaced, &[',']).is_some_and(|r| MARKER.longest(skip_spaces(r)).is_some());
    is_rate(rest) || is_sign(rest) || filing.marker && marked()
}

/// `【产出指标-数量指标】`.
fn bracketed<'a>(from: &'a str, inner: &'a str, found: &mut Head<'a>) -> Option<&'a str> {
    let mut rest = inner;
    let mut last = None;
    loop {
        rest = rest.trim_start_matches(|c| {
            is_space(c)
                || matches!(
                    twin(c),
                    '-' | '—' | '–' | '/' | '、' | ':' | '|' | '·' | '→' | '_' | '\\' | '&'
                )
        });
        // → and > part levels, and > ends <数量指标>.
        if last.is_some()
            && let Some(after) = eat(rest, &['>'])
            && category(after).is_some()
        {
            rest = after;
        }
        if matches!(
            folded(rest),
            Some('】' | ']' | ')' | '〕' | '」' | '>' | '》' | '”' | '"' | '〗')
        ) {
            let def: NameDef = last?;
            let after = after_first(rest);
            note(found, &def);
            found.heading = Some((found.heading.map_or(from, |(first, _)| first), after));
            found.colon = true;
            return Some(skip_marks(after));
        }
        let own = last.and_then(|outer| own(rest, &outer));
        let (length, def) = own
            .filter(|(length, _)| rest[*length..].starts_with(|c: char| !is_han(c)))
            .or_else(|| CATEGORY.longest(rest))?;
        // （数量） may count anything.
        if def.bare
            && (matches!(folded(from), Some('“' | '"' | '《' | '<')) || !files_name(from, length))
        {
            return None;
        }
        last = Some(def);
        rest = &rest[length..];
        rest = points(rest, def.bare).unwrap_or(rest);
    }
}

/// `（社会效益）知晓率`: whether round brackets around an everyday word file the name behind them; a short word may count
/// anything.
fn files_name(from: &str, length: usize) -> bool {
    let long = length >= "社会效益".len();
    folded(from) != Some('(') || (long && peek(skip_brackets(from)).is_some_and(is_han))
}

fn note(found: &mut Head<'_>, def: &NameDef) {
    if def.subcategory.is_none() {
        found.level = Some(def.category);
    }
    found.category = Some(def.category);
    // A level 1 after a level 2 starts anew; a level 2 keeps what it implies.
    found.subcategory = def.subcategory;
}
