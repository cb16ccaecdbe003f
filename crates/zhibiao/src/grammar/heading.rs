//! What stands before an indicator's name: list marks, numbers, categories.
//!
//! ```text
//! head      = *mark [lead] [ordinal] *( heading / ordinal / item-word )
//! lead      = ("绩效目标" / "一级指标" …) "："
//! item-word ; see `heading/item_word.rs`
//! ```
//! Accepted: `1、产出指标：`, `【产出指标-数量指标】`, `（3）生态效益`, `数量指标2：`. Refused: `满意度：`95% (a name),
//! `产出指标：质量指标达标率` (the rest is one).

mod behind;
mod broken;
mod category;
mod everyday;
mod figures;
mod filing;
mod goal;
mod inner;
mod item_word;
mod opening;
mod ordinal;
mod prefix;
mod separator;
#[cfg(test)]
mod tests;
mod torn;
mod word;

use super::cursor::*;
use super::marks::{is_mark, skip_bullets, skip_marks};
use crate::lexicon::{CATEGORY, NameDef, start, starts};
use crate::model::{Category, Subcategory};
pub(super) use broken::behind_break;
use category::heading;
pub(crate) use figures::names_on;
pub(super) use figures::worded;
pub(super) use filing::Filing;
use goal::lead;
pub(super) use goal::{behind_goal, is_indicators};
pub(super) use item_word::ends_amount;
use item_word::{begins_item_word, item_word};
pub(super) use opening::{category_at, opens};
pub(super) use ordinal::boxed;
pub(super) use ordinal::figured;
pub(super) use ordinal::han_ordinal;
pub(super) use ordinal::letter;
use ordinal::{is_stem, ordinal, section, spoken};
pub(super) use torn::breaks_category;
pub(super) use word::{category, is_rate};

/// What a head says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head<'a> {
    pub(super) ordinal: Option<u32>,
    /// From the first mark to the end of the number or item word, as rests.
    pub(super) ordinal_text: Option<(&'a str, &'a str)>,
    pub(super) category: Option<Category>,
    pub(super) subcategory: Option<Subcategory>,
    /// From the first category to the last, as rests.
    pub(super) heading: Option<(&'a str, &'a str)>,
    /// 指标1： stood here.
    pub(super) item_word: bool,
    /// The number stands behind the heading: 产出指标：1、….
    pub(super) inner: bool,
    /// A colon parts the heading from what follows.
    pub(super) colon: bool,
    /// The last category was an everyday word: 数量：.
    pub(super) bare: bool,
    /// The number is a word of prose, which a value may hold as well: 一是, 首先.
    pub(super) spoken: bool,
    /// A number in two levels stood here: 1.1.
    pub(super) section: Option<(u32, u32)>,
    /// The level 1 that stood here by itself.
    pub(super) level: Option<Category>,
    /// The last category as written.
    pub(super) word: Option<(&'a str, NameDef)>,
}

impl<'a> Head<'a> {
    /// Takes a number or item word into a piece: its own, or the heading that stands between it and the first.
    fn mark(&mut self, from: &'a str, to: &'a str) {
        match (&mut self.heading, &mut self.ordinal_text) {
            (_, None) => self.ordinal_text = Some((from, to)),
            (Some((_, end)), Some((first, _))) if end.len() < first.len() => *end = to,
            (Some((_, end)), Some((first, last))) => {
                // The number stands behind the heading already.
                debug_assert!(first.len() <= end.len());
                *last = to;
            }
            (None, Some((_, last))) => *last = to,
        }
    }

    /// Whether anything at all was found.
    pub(super) fn is_some(&self) -> bool {
        self.ordinal.is_some() || self.heading.is_some() || self.item_word
    }
}

/// Whether a text begins with a number in two levels.
pub(super) fn has_section(i: &str) -> Option<()> {
    section(skip_marks(i), None).map(|_| ())
}

/// The number in two levels that a text begins with, where the list goes on with it.
pub(super) fn section_number(i: &str, last: Option<(u32, u32)>) -> Option<(u32, u32)> {
    section(i, last).map(|(_, number)| number)
}

/// Whether a text holds a head and nothing else.
pub(super) fn only_head(i: &str) -> bool {
    let (rest, found) = head(i, &Filing::default());
    found.is_some() && rest.trim_start_matches(is_mark).is_empty()
}

/// How long a category with all that belongs to it may be, in bytes.
const LONGEST_ALONE: usize = 75;

/// The category that a text holds and nothing else, as cells write it: 项目完成数量指标.
pub(crate) fn alone(i: &str) -> Option<NameDef> {
    let i = i.trim();
    // 产出指标（数量）
    let bracketed = i.ends_with(is_round_close);
    if i.len() > LONGEST_ALONE || !(bracketed || i.ends_with(['标', '標'])) {
        return None;
    }
    let (rest, found) = head(i, &Filing::default());
    let bare = rest.is_empty() && found.ordinal_text.is_none() && !found.item_word;
    let bare = bare && (!bracketed || found.subcategory.is_some());
    found.category.filter(|_| bare).map(|category| NameDef {
        category,
        subcategory: found.subcategory,
        bare: false,
    })
}

/// `【产出指标-数量指标】`, `【产出-数量】`: whether brackets open here that hold nothing but categories.
pub(super) fn opens_bracketed(i: &str) -> bool {
    let mut found = Head::default();
    heading(i, &mut found, &Filing::default()).is_some()
}

/// Whether a head could go on here behind its category: with another one, a number or an item word. In a `plain` name,
/// without 标 and white space, all that can be is a category that says neither 指标 nor 目标.
#[inline]
pub(super) fn may_go_on(i: &str, plain: bool) -> bool {
    // Nearly all names begin with a character that no head goes on with.
    let inert = |c: char| {
        starts(c) & (start::NUMERAL | start::CATEGORY) == 0
            && is_han(c)
            && !matches!(c, '第' | '名')
            && !is_stem(c)
            && !opens_spoken(c)
            && !prefix::opens_prefix(c)
            && !inner::begins(c)
    };
    !(plain && peek(i).is_some_and(inert)) && goes_on(i, plain)
}

fn goes_on(i: &str, plain: bool) -> bool {
    let Some(c) = peek(i) else { return false };
    let flags = starts(c);
    // 名称：培训人数
    let named = c == '名' && item_word(i).is_some();
    let lettered = is_stem(c) && letter(i).is_some();
    if !is_han(c)
        || flags & start::NUMERAL != 0
        || c == '第'
        || named
        || spoken(i).is_some()
        || lettered
    {
        return true;
    }
    match plain {
        true => {
            let files =
                |(length, def): (usize, NameDef)| !def.bare || !everyday::named_on(&i[length..]);
            (flags & start::CATEGORY != 0 && CATEGORY.longest(i).is_some_and(files))
                || prefix::prefixes(i)
                || inner::chains(i)
        }
        false => {
            flags & start::CATEGORY != 0
                || begins_item_word(c)
                || prefix::begins_prefix(i)
                || inner::chains(i)
        }
    }
}

/// Whether one more part of a head may begin with a character: most names begin with another.
fn may_open(c: char, found: &Head<'_>, filing: &Filing<'_>) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => {
            starts(c) & (start::CATEGORY | start::NUMERAL) != 0
                || c == '第'
                || is_stem(c)
                || opens_spoken(c)
                || prefix::opens_prefix(c)
                || begins_item_word(c)
                || begins_item_word(crate::lexicon::twin(c))
                || ((found.heading.is_some() || filing.level.is_some()) && inner::begins(c))
        }
        _ => true,
    }
}

/// `1.3`A类项目 behind 1.2, `1.2.1`整改率 behind 1.1.1, `2.1`满意度 behind 1.2.1: a number in levels that surely goes on with the list.
fn follows<'a>(i: &'a str, filing: &Filing<'_>) -> Option<(&'a str, (u32, u32))> {
    let last = filing.section?;
    let next = |number: (u32, u32)| number == (last.0, last.1 + 1);
    section(i, Some(last)).filter(|(_, number)| next(*number) || number.0.max(last.0) > 100)
}

/// Reads the head at the start of a segment.
pub(super) fn head<'a>(i: &'a str, filing: &Filing<'_>) -> (&'a str, Head<'a>) {
    let mut found = Head::default();
    let mut rest = skip_bullets(i);
    if let Some(after) = lead(rest) {
        found.heading = Some((rest, after));
        rest = skip_bullets(after);
    }
    if let Some((after, number)) = follows(rest, filing) {
        found.ordinal_text = Some((rest, after));
        found.item_word = true;
        found.section = Some(number);
        rest = after;
    } else if let Some((after, number)) = ordinal(rest, filing.expects(rest)) {
        found.ordinal = Some(number);
        found.ordinal_text = Some((rest, after));
        rest = skip_bullets(after);
        // 二、绩效指标：
        if matches!(folded(rest), Some('绩' | '总' | '年'))
            && let Some(after) = lead(rest).filter(|_| found.heading.is_none())
        {
            found.heading = Some((rest, after));
            rest = skip_bullets(after);
        }
    } else if let Some((after, number)) = spoken(rest) {
        found.ordinal = number;
        found.ordinal_text = Some((rest, after));
        found.spoken = true;
        rest = skip_bullets(after);
    } else if let Some(after) = letter(rest) {
        found.ordinal_text = Some((rest, after));
        found.item_word = true;
        rest = skip_bullets(after);
    } else if let Some((after, number)) = section(rest, filing.section) {
        found.ordinal_text = Some((rest, after));
        found.item_word = true;
        found.section = Some(number);
        rest = after;
    }
    for _ in 0..8 {
        rest = skip_bullets(rest);
        match more(rest, &mut found, filing) {
            Some(after) => rest = after,
            None => break,
        }
    }
    // 成本指标&nbsp;
    let rest = skip_bullets(rest);
    let entity = rest.starts_with(['&', '＆']);
    let body = if entity {
        skip_bullets(skip_entities(rest))
    } else {
        rest
    };
    (body, found)
}

/// The text after one more part of a head: a category, a number behind one, a column's word or an item word.
pub(super) fn more<'a>(
    rest: &'a str,
    found: &mut Head<'a>,
    filing: &Filing<'_>,
) -> Option<&'a str> {
    if !may_open(peek(rest)?, found, filing) {
        return None;
    }
    if let Some(after) = heading(rest, found, filing) {
        return Some(after);
    }
    // 2、时效指标 2.1完成时间
    let below = found.ordinal.map(|number| (number, 0));
    if found.heading.is_some()
        && let Some((after, number)) = below.and_then(|last| section(rest, Some(last)))
        && Some(number.0) == found.ordinal
    {
        found.section = Some(number);
        found.mark(rest, after);
        return Some(after);
    }
    if found.heading.is_some()
        && let Some((after, number)) = ordinal(rest, filing.expects(rest))
    {
        found.ordinal = Some(number);
        found.inner = true;
        found.mark(rest, after);
        return Some(after);
    }
    if found.heading.is_some()
        && !found.spoken
        && let Some((after, number)) = spoken(rest)
    {
        (found.ordinal, found.spoken, found.inner) = (number, true, true);
        found.mark(rest, after);
        return Some(after);
    }
    // 1.产出指标 1.1数量指标
    if found.heading.is_some()
        && let Some((after, number)) = section(rest, found.section.or(filing.section))
    {
        found.section = Some(number);
        found.mark(rest, after);
        return Some(after);
    }
    if let Some(after) = level_word(rest) {
        found.heading.get_or_insert((rest, after));
        return Some(after);
    }
    if found.heading.is_some()
        && !found.item_word
        && let Some(after) = letter(rest)
    {
        found.item_word = true;
        found.mark(rest, after);
        return Some(after);
    }
    let after = item_word(rest).filter(|_| !found.item_word)?;
    found.item_word = true;
    found.mark(rest, after);
    Some(after)
}

/// `一级指标：产出指标`: the column's word before its category.
fn level_word(i: &str) -> Option<&str> {
    if !matches!(folded(i), Some('一' | '二')) {
        return None;
    }
    let (rest, _) = eat_words(i, &["一级指标", "二级指标"])?;
    let rest = skip_spaces(eat(skip_spaces(rest), &[':'])?);
    CATEGORY.longest(rest).map(|_| rest)
}

/// How far the colon behind a name is sought, in characters.
const LONGEST_NAME: usize = 40;

/// `24小时内响应率：`: whether words stand before a colon, which no value holds.
fn named_to_colon(i: &str) -> bool {
    let mut near = i.chars().take(LONGEST_NAME);
    let mut words = 0;
    let ends = near.find(|c| {
        words += usize::from(is_han(*c));
        is_colon(*c) || is_comma(*c) || matches!(c, '；' | ';' | '。' | '\n' | '\r')
    });
    words > 2 && ends.is_some_and(is_colon)
}

/// The first characters of 首先, 其次, 再次 and 最后.
fn opens_spoken(c: char) -> bool {
    matches!(c, '首' | '其' | '再' | '最')
}
