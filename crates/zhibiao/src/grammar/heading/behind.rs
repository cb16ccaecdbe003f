//! What stands behind a category and belongs to it: its points, a level 2 in brackets, a number that counts headings; and
//! what tells whether an everyday word files it.
//!
//! ```text
//! points   = "（" … "分" … "）" / number "分" / "（" category "）"
//! numbered = number "：" / "（" number "）" "："
//! ```
//! Refused: `（≥5人）` (a value), `①` (the item's).

use super::super::brackets::skip_brackets;
use super::super::cursor::*;
use super::Filing;
use super::inner::inner_category;
use super::ordinal::{han_ordinal, ordinal};
use crate::grammar::begin::is_sign;
use crate::grammar::marks::{is_enclosed, is_mark};
use crate::lexicon::{BEFORE, CATEGORY, FORM_NOTE, LEVEL, NameDef, SHARER, UNIT_WORDS};

/// How long the words in brackets behind a category may be, in bytes.
const LONGEST_POINTS: usize = 45;

/// `（50分）`, `（质量指标）`, ` 50分` after a category.
pub(super) fn points(i: &str, bare: bool) -> Option<&str> {
    let spaced = skip_break(i);
    let spaced = if spaced.starts_with(is_round) {
        spaced
    } else {
        skip_spaces(i)
    };
    if digit(spaced).is_some() {
        let rest = spaced.trim_start_matches(|c| matches!(c, '0'..='9' | '０'..='９' | '.'));
        let rest = eat(rest, &['分'])?;
        let ends = rest.is_empty()
            || rest.starts_with(|c: char| {
                is_space(c) || matches!(crate::lexicon::twin(c), '\n' | '\r' | ':' | '。' | ';')
            });
        return (ends && !bare).then_some(rest);
    }
    if !matches!(folded(spaced), Some('(' | '[' | '【' | '〔')) {
        return None;
    }
    let rest = skip_brackets(spaced);
    let inside = &spaced[..spaced.len() - rest.len()];
    if inside.len() > LONGEST_POINTS {
        return None;
    }
    let digits = inside
        .chars()
        .any(|c| crate::lexicon::twin(c).is_ascii_digit());
    let named = ["指标", "指標"].iter().any(|word| inside.contains(word));
    let points = inside.contains('分') || inside.contains(|c| crate::lexicon::twin(c) == '权');
    let wordy = named || points;
    let scored = digits && (points || inside.contains(['%', '％']));
    // Whatever stands between a category and its colon belongs to it, and so does 数量指标（个）培训期数.
    let counted = || {
        let unit = inside.trim_matches(|c| is_round(c) || is_round_close(c));
        !bare && peek(rest).is_some_and(is_han) && UNIT_WORDS.exact(unit).is_some()
    };
    let closed = || {
        (!bare && eat(skip_spaces(skip_round(rest)), &[':']).is_some())
            || FORM_NOTE
                .exact(inside.trim_matches(|c| !is_han(c)))
                .is_some()
    };
    // (40-50)分
    let rest = match eat(rest, &['分']) {
        Some(behind) if digits && !inside.contains(is_han) => return Some(behind),
        _ => rest,
    };
    ((wordy && (digits || named))
        || closed()
        || counted()
        || (scored && !bare && !inside.contains(['≥', '≤', '='])))
    .then_some(rest)
}

/// The text behind a round bracket, if one stands here: （20分） of 数量指标（个）（20分）：.
fn skip_round(i: &str) -> &str {
    match peek(i) {
        Some(c) if is_round(c) => skip_brackets(i),
        _ => i,
    }
}

/// `（20分）` of 数量指标（个）（20分）：, but not the level 2 of 产出指标（50分）（数量指标）：: the text behind a second bracket.
pub(super) fn second<'a>(i: &'a str, def: &NameDef) -> Option<&'a str> {
    let rest = skip_round(i);
    let inside = &i[..i.len() - rest.len()];
    let closed = !inside.is_empty() && eat(skip_spaces(rest), &[':']).is_some();
    (closed && inner_category(inside, def).is_none()).then_some(rest)
}

/// `（10）`培训人数: points without 分, where no list of items would begin or go on with the number.
pub(super) fn bare_points<'a>(i: &'a str, bare: bool, filing: &Filing<'_>) -> Option<&'a str> {
    // Nearly nothing stands in brackets behind a category.
    let inside = i.strip_prefix(['(', '（']).filter(|_| !bare)?;
    let (number, _, rest) = integer(inside, 2)?;
    // 12.5
    let rest = rest.trim_start_matches(is_figure);
    let rest = eat(rest, &[')'])?;
    (number >= FEWEST_POINTS && filing.expects(rest) != Some(number)).then_some(rest)
}

/// No level has fewer points, and no list begins with such a number.
const FEWEST_POINTS: u32 = 5;

/// `（社会）` behind 效益: the text after brackets that hold a level 2 of an everyday word.
pub(super) fn held_inner<'a>(i: &'a str, def: &NameDef) -> Option<&'a str> {
    if !def.bare || !peek(i).is_some_and(is_round) {
        return None;
    }
    let rest = skip_brackets(i);
    let inside = &i[..i.len() - rest.len()];
    let colon = eat(skip_spaces(rest), &[':']).is_some();
    (colon && inner_category(inside, def).is_some()).then_some(rest)
}

/// `1：` of 数量指标1：, a number that counts headings.
pub(super) fn numbered(i: &str) -> Option<&str> {
    let c = peek(i)?;
    if is_enclosed(c) {
        // 数量指标①培训人数: the item's.
        return Some(after_first(i)).filter(|rest| eat(skip_spaces(rest), &[':']).is_some());
    }
    if !(digit(i).is_some() || is_round(c) || is_han(c)) {
        return None;
    }
    let bracketed = eat(i, &['(']);
    let inner = bracketed.unwrap_or(i);
    let rest = match integer(inner, 2) {
        Some((_, _, rest)) => rest,
        None => han_ordinal(inner)?.1,
    };
    let rest = match bracketed {
        Some(_) => eat(rest, &[')'])?,
        None => rest,
    };
    eat(skip_spaces(rest), &[':']).map(|_| rest)
}

/// `项目按时完成情况，及时`: whether a name stands here that a level follows behind a comma.
pub(super) fn comma_level(i: &str) -> bool {
    let end = i.find(|c| !is_han(c)).unwrap_or(i.len());
    let behind = i[end..].strip_prefix(['，', ',']);
    let clause = behind.map(|rest| &rest[..rest.find(|c| !is_han(c)).unwrap_or(rest.len())]);
    i[..end].chars().nth(3).is_some() && clause.is_some_and(|word| LEVEL.exact(word).is_some())
}

/// `满意 10`: whether a level stands here, which no name begins with.
pub(super) fn levels(i: &str) -> bool {
    i.find(is_space)
        .is_some_and(|at| LEVEL.exact(&i[..at]).is_some())
}

/// `学生≥90%`: whether a label that says who shares stands here, and its amount.
pub(super) fn shared(i: &str) -> bool {
    let end = i.find(|c| !is_han(c)).unwrap_or(i.len());
    SHARER.exact(&i[..end]).is_some() && is_sign(&i[end..])
}

/// `质量：（1）设备故障率` behind 产出-: whether a level 2 of its own stands here, and a list below it.
pub(super) fn numbers_below(def: &NameDef, i: &str) -> bool {
    let i = skip_spaces(i);
    let Some((length, inner)) = CATEGORY.longest(i).filter(|(_, inner)| inner.bare) else {
        return false;
    };
    let below = def.subcategory.is_none() && inner.subcategory.is_some();
    let listed = |rest: &str| ordinal(rest, None).is_some_and(|(_, number)| number == 1);
    below
        && inner.category == def.category
        && eat(skip_spaces(&i[length..]), &[':']).is_some_and(listed)
}

/// `资金拨付及时率，≥95%`: whether words stand before a comma and a bound or a number.
pub(super) fn comma_valued(i: &str) -> bool {
    let end = i.char_indices().take(LONGEST_LATIN);
    let Some((words, _)) = end.into_iter().find(|(_, c)| is_comma(*c) || is_mark(*c)) else {
        return false;
    };
    let named = i[..words].chars().filter(|c| is_han(*c)).nth(2).is_some();
    let value = eat(&i[words..], &[',']).map(skip_spaces);
    let opens = |i| is_sign(i) || digit(i).is_some() || BEFORE.longest(i).is_some();
    named && value.is_some_and(opens)
}

/// How far the colon behind a name in letters is sought, in characters.
pub(super) const LONGEST_LATIN: usize = 30;
