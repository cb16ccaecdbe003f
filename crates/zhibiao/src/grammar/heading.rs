//! What stands before an indicator's name: list marks, numbers, categories.
//!
//! ```text
//! head      = *mark [ordinal] *heading [ordinal] [item-word]
//! ordinal   = number ("、" / "." / "）" / "：") / "（" number "）" / "①" …
//! heading   = category ["（" points "）"] [tail] / "【" category *( "-" category ) "】"
//! tail      = "完成情况" / "完成情况分析" / "如下"
//! item-word = "指标" [number] ("：" / "." / "、")
//! ```
//! Accepted: `1、产出指标：`, `【产出指标-数量指标】`, `（3）生态效益`. Refused: `满意度：`95% (a name).

use super::cursor::*;
use super::han::han_number;
use super::number::Reading;
use super::segment::skip_brackets;
use crate::lexicon::{CATEGORY, ITEM_WORD, NameDef};
use crate::model::{Category, Number, Subcategory};

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
    pub(super) inner_ordinal: bool,
    /// A colon parts the heading from what follows.
    pub(super) colon: bool,
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

/// White space and marks that mean nothing.
pub(super) fn is_mark(c: char) -> bool {
    c.is_whitespace() || is_space(c) || matches!(c, '•' | '·' | '●' | '■' | '◆' | '★' | '☆' | '※' | '▪' | '►' | '√' | '✓' | '○' | '◎' | '▲' | '△' | '-' | '—' | '–' | '，' | ',' | '、' | '。' | '；' | ';' | '：' | ':' | '|' | '│')
}

/// Reads the head at the start of a segment; `expected` is the number that the list would go on with.
pub(super) fn head(i: &str, expected: Option<u32>) -> (&str, Head<'_>) {
    let mut found = Head::default();
    let mut rest = i.trim_start_matches(is_mark);
    if let Some(after) = lead(rest) {
        found.heading = Some((rest, after));
        rest = after.trim_start_matches(is_mark);
    }
    if let Some(after) = section(rest) {
        found.ordinal_text = Some((rest, after));
        found.item_word = true;
        rest = after;
    } else if let Some((after, number)) = ordinal(rest, expected) {
        found.ordinal = Some(number);
        found.ordinal_text = Some((rest, after));
        rest = after.trim_start_matches(is_mark);
    }
    for _ in 0..6 {
        rest = rest.trim_start_matches(is_mark);
        if let Some(after) = heading(rest, &mut found) {
            rest = after;
        } else if found.heading.is_some()
            && let Some((after, number)) = ordinal(rest, None)
        {
            found.ordinal = Some(number);
            found.inner_ordinal = true;
            found.mark(rest, after);
            rest = after;
        } else {
            break;
        }
    }
    if let Some(after) = item_word(rest) {
        found.item_word = true;
        found.mark(rest, after);
        rest = after;
    }
    (rest.trim_start_matches(is_mark), found)
}

/// `绩效目标：`, which files nothing.
fn lead(i: &str) -> Option<&str> {
    if !matches!(peek(i), Some('绩' | '年' | '总' | '績' | '總')) {
        return None;
    }
    let (rest, _) = eat_words(i, &["绩效目标", "年度绩效目标", "年度目标", "绩效指标", "总体目标"])?;
    eat(skip_spaces(rest), &[':'])
}

/// `1.2 ` before a name: a number in two levels.
fn section(i: &str) -> Option<&str> {
    let (_, _, rest) = integer(i, 2)?;
    let (_, _, mut rest) = integer(eat(rest, &['.'])?, 2)?;
    while let Some((_, _, after)) = eat(rest, &['.']).and_then(|r| integer(r, 2)) {
        rest = after;
    }
    let spaced = skip_spaces(rest);
    let named = CATEGORY.longest(spaced).is_some();
    (spaced.len() < rest.len() && named).then_some(spaced)
}

/// `1、`, `（一）`, `②`.
fn ordinal(i: &str, expected: Option<u32>) -> Option<(&str, u32)> {
    if let Some(c) = peek(i).filter(|c| ('①'..='⑳').contains(c)) {
        return Some((after_first(i), c as u32 - '①' as u32 + 1));
    }
    let bracketed = eat(i, &['(']);
    let inner = skip_spaces(bracketed.unwrap_or(i));
    let (number, rest) = match integer(inner, 3) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(inner)?,
    };
    let rest = skip_spaces(rest);
    if bracketed.is_some() {
        let rest = eat(rest, &[')'])?;
        return Some((eat(rest, &['、', '.']).unwrap_or(rest), number));
    }
    let after = eat(rest, &['、', '.', ')'])?;
    // 2.7岁以下儿童 is item 2 of a list that stands at 1, and a decimal anywhere else.
    let decimal = eat(rest, &['.']).is_some() && digit(after).is_some();
    (!decimal || expected == Some(number)).then_some((after, number))
}

fn han_ordinal(i: &str) -> Option<(u32, &str)> {
    if crate::lexicon::numeral(peek(i)?) == crate::lexicon::Numeral::None {
        return None;
    }
    let read = han_number(i, false)?;
    let Reading::Exact(Number::Decimal(value)) = read.reading else {
        return None;
    };
    let value = u32::try_from(value.mantissa()).ok().filter(|v| (1..100).contains(v))?;
    Some((value, read.rest))
}

/// One category, glued or parted, and what belongs to it.
fn heading<'a>(i: &'a str, found: &mut Head<'a>) -> Option<&'a str> {
    let start = i.trim_start_matches(is_mark);
    if let Some(inner) = eat(start, &['【', '[']) {
        return bracketed(start, inner, found);
    }
    let (length, def) = CATEGORY.longest(start)?;
    let mut rest = &start[length..];
    if let Some(points) = points(rest) {
        rest = points;
    }
    rest = tail(rest);
    let spaced = skip_spaces(rest);
    let colon = eat(spaced, &[':', '-', '—', '/', '|']);
    let ends = spaced.is_empty() || eat(spaced, &['。', '\n', '\r', ';']).is_some();
    if def.bare && !ends {
        // 满意度：95% names an indicator; 质量：验收合格率≥95% files one.
        // 2.1 社会效益 公众知晓度: behind a number, spaces part as well.
        let spaces = (spaced.len() < rest.len() && found.is_some()).then_some(spaced);
        let after = skip_spaces(colon.or(spaces)?);
        let names = peek(after).is_some_and(is_han) && super::item::has_name(after);
        let dated = def.subcategory == Some(Subcategory::Timeliness) && super::item::has_date(after);
        if !names && !dated {
            return None;
        }
    }
    let listed = eat(spaced, &[',']).filter(|_| !def.bare);
    note(found, &def);
    found.heading = Some((found.heading.map_or(start, |(from, _)| from), rest));
    found.colon = colon.is_some();
    Some(colon.or(listed).unwrap_or(spaced))
}

/// `【产出指标-数量指标】`.
fn bracketed<'a>(start: &'a str, inner: &'a str, found: &mut Head<'a>) -> Option<&'a str> {
    let mut rest = inner;
    let mut any = false;
    loop {
        rest = rest.trim_start_matches(|c| is_space(c) || matches!(c, '-' | '—' | '–' | '/' | '、' | '：' | ':' | '|' | '·'));
        if let Some(after) = eat(rest, &['】', ']']) {
            if !any {
                return None;
            }
            found.heading = Some((found.heading.map_or(start, |(from, _)| from), after));
            found.colon = true;
            return Some(after.trim_start_matches(is_mark));
        }
        let (length, def) = CATEGORY.longest(rest)?;
        note(found, &def);
        any = true;
        rest = &rest[length..];
        rest = points(rest).unwrap_or(rest);
    }
}

fn note(found: &mut Head<'_>, def: &NameDef) {
    found.category = Some(def.category);
    // A level 1 after a level 2 starts anew; a level 2 keeps what it implies.
    found.subcategory = def.subcategory;
}

/// `（50分）` after a category.
fn points(i: &str) -> Option<&str> {
    let spaced = skip_spaces(i);
    eat(spaced, &['(', '['])?;
    let rest = skip_brackets(spaced);
    let inside = &spaced[..spaced.len() - rest.len()];
    let digits = inside.chars().any(|c| crate::lexicon::twin(c).is_ascii_digit());
    let wordy = inside.contains("指标") || inside.contains('分');
    (wordy && (digits || inside.contains("指标"))).then_some(rest)
}

/// 完成情况分析 and its like, which turn a heading into a sentence.
fn tail(i: &str) -> &str {
    const TAILS: [&str; 9] = [
        "完成情况分析", "完成情况", "实现情况", "情况分析", "情况", "分析", "如下", "方面", "完成情况如下",
    ];
    if !matches!(peek(i), Some('完' | '实' | '情' | '分' | '如' | '方')) {
        return i;
    }
    match eat_words(i, &TAILS) {
        Some((rest, _)) if super::unit::ends_clause(rest) || eat(rest, &[':']).is_some() => rest,
        _ => i,
    }
}

/// `指标1：`.
fn item_word(i: &str) -> Option<&str> {
    let (length, ()) = ITEM_WORD.longest(i)?;
    let rest = skip_spaces(&i[length..]);
    let (rest, numbered) = match integer(rest, 3) {
        Some((_, _, rest)) => (rest, true),
        None => match han_ordinal(rest) {
            Some((_, rest)) => (rest, true),
            None => (rest, false),
        },
    };
    let rest = skip_spaces(rest);
    match eat(rest, &[':', '.', '、', ')']) {
        Some(after) => Some(after),
        // 指标1种薯采购价格: glued, as spreadsheets lose the colon.
        None => (numbered && peek(rest).is_some_and(is_han)).then_some(rest),
    }
}
