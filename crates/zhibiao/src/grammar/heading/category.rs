//! One category and what belongs to it.
//!
//! ```text
//! heading = *prefix category ["（" points "）" / points] [number "："] [tail] [separator]
//!         / "【" category *( "-" category ) "】"
//! prefix  = "项目" / "部门" / "完成" …
//! tail    = "完成情况" / "完成情况分析" / "如下"
//! ```
//! An everyday word (数量, 社会效益) is a heading only where its place says so: before a name and a colon, at a
//! line's end, beside others of its kind. Refused: `满意度：`95%, `质量指标达标率` behind another heading.

use super::super::begin::is_sign;
use super::super::brackets::skip_brackets;
use super::super::cursor::*;
use super::super::han::multiplier;
use super::behind::{
    LONGEST_LATIN, bare_points, comma_level, comma_valued, held_inner, levels, numbered,
    numbers_below, points, second, shared,
};
use super::broken::behind_break;
use super::inner::{chained, inner_category, own};
use super::ordinal::{figured, ordinal, section, spoken};
use super::separator::{separator, tail};
use super::word::{category, is_rate};
use super::{Filing, Head};
use crate::grammar::kind::qualitative;
use crate::grammar::marks::{is_bullet_mark, is_mark, is_opening, skip_marks};
use crate::lexicon::{CATEGORY, HEADING_TAIL, MARKER, NameDef, UNIT_WORDS, twin};
use crate::model::{Category, Subcategory};

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
        if !files(&def, rest, spaced, after, found, filing) {
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
    (held, tail(rest))
}

/// Whether the second category of a line is what an item is called: a rate, what a sign follows, or, before a marker,
/// 效益指标：经济效益指标，年度指标值：80万元.
fn names_item(rest: &str, spaced: &str, filing: &Filing<'_>) -> bool {
    let marked = || eat(spaced, &[',']).is_some_and(|r| MARKER.longest(skip_spaces(r)).is_some());
    is_rate(rest) || is_sign(rest) || filing.marker && marked()
}

/// Whether a name goes on behind an everyday word, or ends in it: such a word files nothing.
pub(super) fn named_on(rest: &str) -> bool {
    // 服务对象满意度（%）
    let goes_on = |c: char| matches!(c, '，' | ',') || (is_han(c) && !HEADING_TAIL.begins(c));
    let scored = |c: char| c.is_numeric() || matches!(c, '分' | '标' | '標');
    match peek(rest) {
        Some(c) if is_round(c) => {
            let after = skip_brackets(rest);
            let inside = &rest[..rest.len() - after.len()];
            inside.len() > c.len_utf8()
                && !inside.contains(scored)
                && peek(after).is_some_and(goes_on)
        }
        c => c.is_some_and(goes_on),
    }
}

/// Whether an everyday word files what follows: 质量：验收合格率≥95% does, 满意度：95% is an indicator.
fn files(
    def: &NameDef,
    rest: &str,
    spaced: &str,
    after: Option<&str>,
    found: &Head<'_>,
    filing: &Filing<'_>,
) -> bool {
    let ends = |i: &str| i.is_empty() || eat(i, &['。', '\n', '\r', ';']).is_some();
    // 服务对象满意⏎度≥95%
    if behind_line(spaced).is_some_and(|rest| rest.starts_with(['度', '率'])) {
        return false;
    }
    if ends(spaced) {
        // 指标名称：满意度
        if found.item_word && found.heading.is_none() {
            return false;
        }
        // 服务对象满意度 below its own heading is a name.
        return found.heading.is_some()
            || filing.subcategory.is_none()
            || filing.subcategory != def.subcategory;
    }
    let gap = spaced.len() < rest.len() && gap_parts(def, spaced, found, filing);
    let gap = gap.then_some(spaced);
    let Some(behind) = after.or(gap).map(skip_spaces) else {
        return false;
    };
    // 社会效益：（1）提高知晓度
    let counted = ordinal(behind, None);
    // 质量：（1）设备故障率，≤0.5%; 质量：2.1、设备故障率
    let leveled = after.is_some() && section(behind, filing.section).is_some();
    let opens_list = leveled
        || counted.is_some_and(|(rest, number)| {
            let words = skip_spaces(rest).chars().take(2);
            let name = |c: &char| is_han(*c) || matches!(c, '“' | '《');
            let named = words.filter(name).count() == 2 || figured(skip_spaces(rest));
            number == 1 && after.is_some() && named
        });
    let chained = after.is_some() && found.heading.is_none() && numbers_below(def, behind);
    let behind = counted.map_or(behind, |(rest, _)| skip_spaces(rest));
    let behind = spoken(behind).map_or(behind, |(rest, _)| rest);
    let bullet = |c| c == ' ' || is_bullet_mark(c);
    let behind = without_number(behind).trim_start_matches(bullet);
    // 数量：CT检查人次：300人, but 数量：A类3个
    let coloned = || {
        let near = behind.chars().take(LONGEST_LATIN);
        let parts = |c: char| is_colon(c) || matches!(twin(c), '—' | '→' | '|');
        let mut near = near.take_while(|c| !is_mark(*c) || parts(*c));
        behind.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '“' | '《'))
            && near.any(parts)
    };
    let named = peek(behind).is_some_and(is_han)
        && (super::super::begin::has_name(behind) || comma_level(behind) || comma_valued(behind));
    let names = (named && !levels(behind)) || coloned() || signed(behind);
    // 服务对象满意度：学生≥90%，家长≥85%
    if def.category == Category::Satisfaction && shared(behind) {
        return false;
    }
    let dated =
        def.subcategory == Some(Subcategory::Timeliness) && crate::grammar::date::stands(behind);
    // 1、数量：培训人数，年度指标值：500人
    let before_marker = filing.marker
        && found.heading.is_none()
        && after.is_some()
        && (peek(behind).is_some_and(is_han) || latin_name(behind));
    // 9.满意度：90%以上, in a list that files by number.
    let listed = found.ordinal.is_some()
        && found.heading.is_none()
        && filing.category.is_some_and(|c| c != def.category);
    // 满意度：≥95% behind 社会效益：提升, and at the end of any cell.
    let last = found.heading.is_none()
        && def.category == Category::Satisfaction
        && filing.category != Some(def.category)
        && (filing.bare
            || (filing.category.is_some()
                && filing.ahead.len() < "。\r\n".len()
                && eat(spaced, &[':']).is_some()));
    // 质量指标：…；经济效益：“三公”经费下降: no item of another level 1 is called so.
    let moved = found.heading.is_none()
        && def.category == Category::Benefit
        && def.subcategory.is_some()
        && filing
            .category
            .is_some_and(|category| category != def.category);
    let first = found.heading.is_none() && filing.category.is_none();
    // 社会效益：提升群众获得感、幸福感 tells what for; 社会效益：显著提升 how much.
    let prose = || {
        def.category == Category::Benefit
            && def.subcategory.is_some()
            && after.is_some()
            && peek(behind).is_some_and(is_han)
            && !qualitative_alone(behind)
    };
    names
        || opens_list
        || chained
        || prose()
        || (after.is_some() && (last || moved || (first && siblings(def, filing.ahead, false))))
        || (listed && after.is_some())
        || dated
        || before_marker
        || ((after.is_some() || filing.bare) && (ends(behind) || sibling(def, found, filing)))
}

/// `PM2.5年均浓度≤35微克/立方米`: whether letters and words stand before a sign and its number.
fn signed(i: &str) -> bool {
    if !i.starts_with(|c: char| twin(c).is_ascii_alphabetic() || matches!(c, '“' | '《')) {
        return false;
    }
    let mut near = i.char_indices().take(LONGEST_LATIN);
    let end = near.find(|(at, c)| is_mark(*c) || is_sign(&i[*at..]));
    end.is_some_and(|(at, c)| {
        !is_mark(c) && i[..at].chars().filter(|c| is_han(*c)).nth(1).is_some()
    })
}

/// The text behind a line break.
fn behind_line(i: &str) -> Option<&str> {
    i.strip_prefix(['\n', '\r']).map(str::trim_start)
}

/// Whether a space parts an everyday word from what it files, as a colon does.
fn gap_parts(def: &NameDef, behind: &str, found: &Head<'_>, filing: &Filing<'_>) -> bool {
    // 2.1 社会效益 公众知晓度, behind a number.
    if found.is_some() {
        return true;
    }
    let clause = &behind[..behind.find(|c: char| !is_han(c)).unwrap_or(behind.len())];
    // 社会效益 显著提升 is an indicator, and 社会效益 受益人数 is none.
    let long = def.category == Category::Benefit && def.subcategory.is_some();
    let long = long && !qualitative(clause);
    // 满意度 家长满意度 90%: the name says the word again.
    let again = def.category == Category::Satisfaction
        && clause.chars().nth(3).is_some()
        && ["满意度", "满意率"]
            .iter()
            .any(|word| ends_word(clause, word));
    // 质量 合格率 behind 数量 培训人数 or 数量指标：培训人数.
    let follows = def.subcategory.is_some()
        && def.category != Category::Satisfaction
        && filing.category == Some(def.category)
        && filing.subcategory != def.subcategory;
    let follows = follows || filing.bare && sibling(def, found, filing);
    long || again || follows || filing.category.is_none() && siblings(def, filing.ahead, true)
}

/// `2023年新增就业人数，指标值：`: whether a name stands here that begins with digits or letters.
fn latin_name(i: &str) -> bool {
    let name = &i[..i.find(is_comma).unwrap_or(0)];
    name.chars().filter(|c| is_han(*c)).nth(3).is_some() && !name.contains(is_colon)
}

/// `1服务水平`: the text behind a number glued to a name, which counts nothing.
fn without_number(i: &str) -> &str {
    let rest = integer(i, 2).map_or(i, |(_, _, rest)| rest);
    let named = rest.chars().take(3).filter(|c| is_han(*c)).count() == 3;
    match named && UNIT_WORDS.longest(rest).is_none() && multiplier(rest).is_none() {
        true => rest,
        false => i,
    }
}

/// 数量：50人；质量：98% under 产出指标：, where all level 2 names are everyday words.
fn sibling(def: &NameDef, found: &Head<'_>, filing: &Filing<'_>) -> bool {
    let (category, subcategory) = match found.heading {
        Some(_) => (found.category, found.subcategory),
        None => (filing.category, filing.subcategory),
    };
    let cost = subcategory == Some(Subcategory::OutputCost) && def.category == Category::Cost;
    let same = category == Some(def.category);
    def.subcategory.is_some()
        && def.category != Category::Satisfaction
        && (cost || (same && (subcategory.is_none() || (filing.bare && found.heading.is_none()))))
}

/// How far the next everyday word is sought, in bytes: bounds the look-ahead.
const LONGEST_AHEAD: usize = 240;

/// 数量：50人；质量：98%: whether another everyday word of level 2 opens an item soon.
fn siblings(def: &NameDef, ahead: &str, spaced: bool) -> bool {
    if def.subcategory.is_none() || def.category == Category::Satisfaction {
        return false;
    }
    let mut end = ahead.len().min(LONGEST_AHEAD);
    while !ahead.is_char_boundary(end) {
        end -= 1;
    }
    ahead[..end]
        .split(['；', ';', '。', '\n', '，', ','])
        .any(|part| {
            let i = part.trim_start_matches(|c: char| is_mark(c) || c.is_numeric() || c == '.');
            CATEGORY.longest(i).is_some_and(|(length, other)| {
                other.bare
                    && other.subcategory.is_some()
                    && other.subcategory != def.subcategory
                    && match spaced {
                        true => i[length..].starts_with(is_space),
                        false => eat(skip_spaces(&i[length..]), &[':']).is_some(),
                    }
            })
        })
}

/// Whether the clause is short, or nothing but a quality.
fn qualitative_alone(i: &str) -> bool {
    let end = i.find(|c: char| !is_han(c)).unwrap_or(i.len());
    let clause = &i[..end];
    clause.chars().count() < 5 || super::super::kind::trend_at_end(clause) == Some(0)
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
