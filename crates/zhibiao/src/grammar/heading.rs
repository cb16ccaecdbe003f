//! What stands before an indicator's name: list marks, numbers, categories.
//!
//! ```text
//! head      = *mark [lead] [ordinal] *( heading / ordinal / item-word )
//! lead      = ("绩效目标" / "一级指标" …) "："
//! ordinal   = number ("、" / "." / "）" / "|") / "（" number "）" / "①" … / ["第"] number [mark] before a category
//! heading   = *prefix category ["（" points "）" / points] [number "："] [tail] / "【" category *( "-" category ) "】"
//! prefix    = "项目" / "部门" / "完成" …
//! tail      = "完成情况" / "完成情况分析" / "如下"
//! item-word = "指标" [number / "（" number "）"] ("：" / "." / "、")
//! ```
//! Accepted: `1、产出指标：`, `【产出指标-数量指标】`, `（3）生态效益`, `数量指标2：`. Refused: `满意度：`95% (a name),
//! `产出指标：质量指标达标率` (the rest is one).

use super::cursor::*;
use super::han::han_number;
use super::number::Reading;
use super::segment::skip_brackets;
use crate::lexicon::{CATEGORY, ITEM_WORD, MARKER, NameDef, start, starts};
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
    pub(super) inner: bool,
    /// A colon parts the heading from what follows.
    pub(super) colon: bool,
    /// The last category was an everyday word: 数量：.
    pub(super) bare: bool,
    /// The last category as written.
    pub(super) word: Option<(&'a str, NameDef)>,
}

/// What the cell has said so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filing<'a> {
    /// The number that the list would go on with.
    pub(super) expected: Option<u32>,
    pub(super) category: Option<Category>,
    pub(super) subcategory: Option<Subcategory>,
    /// A marker stands in the segment: 年度指标值.
    pub(super) marker: bool,
    /// The heading in force was an everyday word, as its siblings will be.
    pub(super) bare: bool,
    /// Categories as this cell writes them, which saves looking them up again.
    pub(super) seen: [Option<(&'a str, NameDef)>; 3],
}

impl<'a> Filing<'a> {
    /// Notes how the cell writes a category.
    pub(super) fn see(&mut self, word: Option<(&'a str, NameDef)>) {
        let known = |seen: &Option<(&str, NameDef)>| seen.is_some_and(|(text, _)| word.is_some_and(|(word, _)| text == word));
        if word.is_some() && !self.seen.iter().any(known) {
            self.seen.rotate_right(1);
            self.seen[0] = word;
        }
    }

    /// The category at the start of a text, its length, and what it stands for.
    fn category_at(&self, i: &str) -> Option<(usize, NameDef)> {
        for (word, def) in self.seen.iter().flatten() {
            // Only before a colon: 产出指标类 is longer.
            if i.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])) {
                return Some((word.len(), *def));
            }
        }
        category_at(i)
    }
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
    match c {
        ' ' | '\t' | '\n' | '\r' | ',' | ';' | ':' | '-' | '|' => true,
        '\0'..='\x7f' => false,
        '\u{3400}'..='\u{9fff}' => false,
        '、' | '。' | '，' | '；' | '：' | '\u{3000}' => true,
        _ => rare_mark(c),
    }
}

fn rare_mark(c: char) -> bool {
    c.is_whitespace() || is_space(c) || matches!(c, '•' | '·' | '●' | '■' | '◆' | '★' | '☆' | '※' | '▪' | '►' | '√' | '✓' | '○' | '◎' | '▲' | '△' | '—' | '–' | '│' | '→' | '⇒' | '…')
}

/// The text after marks, which a word seldom has before it.
pub(super) fn skip_marks(i: &str) -> &str {
    match i.as_bytes().first() {
        Some(b'0'..=b'9' | 0xe4..=0xe9) | None => i,
        _ => i.trim_start_matches(is_mark),
    }
}

/// The text after marks and bullets; these may also end a word: (≥**%).
pub(super) fn skip_bullets(i: &str) -> &str {
    match i.as_bytes().first() {
        Some(b'0'..=b'9' | 0xe4..=0xe9) | None => i,
        _ => {
            let rest = i.trim_start_matches(|c| is_mark(c) || matches!(c, '*' | '＊' | '﹡' | '#'));
            // **% is a masked number.
            match peek(rest) {
                Some(c) if is_han(c) || c.is_alphanumeric() || is_opening(c) => rest,
                _ => i.trim_start_matches(is_mark),
            }
        }
    }
}

/// The text after a category name that says 指标 or 目标.
pub(super) fn category(i: &str) -> Option<&str> {
    let (length, def) = CATEGORY.longest(i)?;
    (!def.bare).then(|| &i[length..])
}

/// 质量指标达标率: what follows makes a name of the category.
pub(super) fn is_rate(i: &str) -> bool {
    matches!(peek(i), Some('完' | '达' | '实' | '達' | '實'))
        && eat_words(i, &["完成率", "达标率", "实现率", "达成率", "完成比例", "完成数", "达标比例"]).is_some()
}

/// Whether a text holds a head and nothing else.
pub(super) fn only_head(i: &str) -> bool {
    let (rest, found) = head(i, &Filing::default());
    found.is_some() && rest.trim_start_matches(is_mark).is_empty()
}

/// Reads the head at the start of a segment.
pub(super) fn head<'a>(i: &'a str, filing: &Filing<'_>) -> (&'a str, Head<'a>) {
    let mut found = Head::default();
    let mut rest = skip_bullets(i);
    if let Some(after) = lead(rest) {
        found.heading = Some((rest, after));
        rest = skip_bullets(after);
    }
    if let Some((after, number)) = ordinal(rest, filing.expected) {
        found.ordinal = Some(number);
        found.ordinal_text = Some((rest, after));
        rest = skip_bullets(after);
    } else if let Some(after) = section(rest) {
        found.ordinal_text = Some((rest, after));
        found.item_word = true;
        rest = after;
    }
    for _ in 0..8 {
        rest = skip_bullets(rest);
        if let Some(after) = heading(rest, &mut found, filing) {
            rest = after;
        } else if found.heading.is_some()
            && let Some((after, number)) = ordinal(rest, None)
        {
            found.ordinal = Some(number);
            found.inner = true;
            found.mark(rest, after);
            rest = after;
        } else if let Some(after) = level_word(rest) {
            rest = after;
        } else if !found.item_word
            && let Some(after) = item_word(rest)
        {
            found.item_word = true;
            found.mark(rest, after);
            rest = after;
        } else {
            break;
        }
    }
    (skip_bullets(rest), found)
}

/// `绩效目标：`, which files nothing.
fn lead(i: &str) -> Option<&str> {
    if !matches!(peek(i), Some('绩' | '年' | '总' | '績' | '總')) {
        return None;
    }
    let (rest, _) = eat_words(i, &["绩效目标", "年度绩效目标", "年度目标", "绩效指标", "总体目标"])?;
    eat(skip_spaces(rest), &[':'])
}

/// `一级指标：产出指标`: the column's word before its category.
fn level_word(i: &str) -> Option<&str> {
    if !matches!(peek(i), Some('一' | '二')) {
        return None;
    }
    let (rest, _) = eat_words(i, &["一级指标", "二级指标"])?;
    let rest = skip_spaces(eat(skip_spaces(rest), &[':'])?);
    CATEGORY.longest(rest).map(|_| rest)
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
    let c = peek(i)?;
    match c {
        '0'..='9' | '(' | '（' | '０'..='９' => {}
        '①'..='⑳' => return Some((after_first(i), c as u32 - '①' as u32 + 1)),
        '第' => return counted(i),
        _ if starts(c) & start::NUMERAL != 0 => {}
        _ => return None,
    }
    let bracketed = eat(i, &['(']);
    let inner = skip_spaces(bracketed.unwrap_or(i));
    let (number, tight) = match integer(inner, 3) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(inner)?,
    };
    let rest = skip_spaces(tight);
    if bracketed.is_some() {
        let rest = eat(rest, &[')'])?;
        return Some((eat(rest, &['、', '.']).unwrap_or(rest), number));
    }
    let marked = matches!(peek(rest), Some('、' | '.' | '．' | ')' | '）'));
    let Some(after) = marked.then(|| after_first(rest)) else {
        return parted(tight, rest).map(|after| (after, number));
    };
    // 2.7岁以下儿童 is item 2 of a list that stands at 1, 1.12345热线 has no five decimals, and a decimal is one
    // anywhere else.
    let decimal = digit(after).is_some() && eat(rest, &['.']).is_some();
    let long = integer(after, 4).is_none();
    (!decimal || expected == Some(number) || (expected.is_none() && number == 1 && long)).then_some((after, number))
}

/// `1：产出指标`, `1 产出指标`, `1|培训人数`: what else may stand between a number and what it counts.
fn parted<'a>(tight: &'a str, spaced: &'a str) -> Option<&'a str> {
    let rest = skip_marks(spaced);
    if category(rest).is_some() {
        return Some(rest);
    }
    let barred = matches!(peek(spaced), Some('|' | '｜' | '│')) || tight.starts_with('\t');
    (barred && peek(rest).is_some_and(is_han)).then_some(rest)
}

/// `第1项：` before a category.
fn counted(i: &str) -> Option<(&str, u32)> {
    let inner = after_first(i);
    let (number, rest) = match integer(inner, 2) {
        Some((number, _, rest)) => (number, rest),
        None => han_ordinal(inner)?,
    };
    let rest = skip_marks(eat(rest, &['项', '条', '个'])?);
    category(rest).map(|_| (rest, number))
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

/// Words that may stand before a category without changing it: 项目完成数量指标.
const PREFIXES: [&str; 16] = [
    "项目", "部门", "单位", "整体", "完成", "产出", "绩效", "工作", "任务", "预算", "年度", "实施", "履职", "具体", "主要",
    "支出",
];

/// The category at the start of a text: its length and what it stands for.
fn category_at(i: &str) -> Option<(usize, NameDef)> {
    if peek(i).is_none_or(|c| starts(c) & start::CATEGORY == 0) {
        return prefixed(i);
    }
    let direct = CATEGORY.longest(i);
    match direct {
        Some((_, def)) if !def.bare => return direct,
        Some((length, def)) => {
            // 产出 指标
            let rest = skip_spaces(&i[length..]);
            if let Some((after, _)) = eat_words(rest, &["指标", "目标"])
                && rest.len() < i.len() - length
            {
                return Some((i.len() - after.len(), NameDef { bare: false, ..def }));
            }
        }
        None => {}
    }
    prefixed(i).or(direct)
}

/// `项目完成数量指标`, where nothing but an end can follow.
fn prefixed(i: &str) -> Option<(usize, NameDef)> {
    if !matches!(peek(i), Some('项' | '部' | '单' | '整' | '完' | '产' | '绩' | '工' | '任' | '预' | '年' | '实' | '履' | '具' | '主' | '支')) {
        return None;
    }
    let near = &i.as_bytes()[..i.len().min(45)];
    memchr::memmem::find(near, "标".as_bytes())?;
    let mut rest = i;
    for _ in 0..4 {
        (rest, _) = eat_words(rest, &PREFIXES)?;
        if let Some((length, def)) = CATEGORY.longest(rest).filter(|(_, def)| !def.bare) {
            let after = skip_spaces(&rest[length..]);
            let ends = after.is_empty() || eat(after, &[':', '\n', '\r', '(', '。']).is_some() || tail(after).len() < after.len();
            return ends.then(|| (i.len() - rest.len() + length, def));
        }
    }
    None
}

/// One category, glued or parted, and what belongs to it.
fn heading<'a>(i: &'a str, found: &mut Head<'a>, filing: &Filing<'_>) -> Option<&'a str> {
    let first = peek(i)?;
    if is_opening(first) {
        return bracketed(i, after_first(i), found);
    }
    if !is_han(first) {
        return None;
    }
    let (length, def) = filing.category_at(i)?;
    let mut rest = &i[length..];
    let marked = matches!(rest.as_bytes().first(), Some(b'*'));
    if marked {
        rest = rest.trim_start_matches('*');
    }
    let held = points(rest, def.bare);
    if let Some(after) = held {
        rest = after;
    }
    if let Some(after) = numbered(rest).filter(|_| !def.bare) {
        rest = after;
    }
    rest = tail(rest);
    let spaced = skip_spaces(rest);
    let after = separator(spaced);
    if def.bare {
        if !files(&def, rest, spaced, after, found, filing) {
            return None;
        }
    } else if found.colon && after.is_none() && (is_rate(rest) || super::begin::is_sign(rest)) {
        return None;
    } else if found.colon
        && filing.marker
        && after.is_none()
        && let Some(rest) = eat(spaced, &[','])
        && MARKER.longest(skip_spaces(rest)).is_some()
    {
        // 效益指标：经济效益指标，年度指标值：80万元 names the item.
        return None;
    }
    let listed = match peek(spaced) {
        Some(',' | '，') if !def.bare => Some(after_first(spaced)),
        _ => None,
    };
    note(found, &def);
    if let Some(inner) = held.and_then(|after| inner_category(&i[length..i.len() - after.len()])) {
        note(found, &inner);
    }
    found.heading = Some((found.heading.map_or(i, |(from, _)| from), rest));
    found.colon = after.is_some();
    found.bare = def.bare;
    found.word = Some((&i[..length], def));
    Some(after.or(listed).unwrap_or(spaced))
}

/// The text after what parts a heading from what it files.
fn separator(i: &str) -> Option<&str> {
    match peek(i)? {
        '：' | ':' | '︰' | '-' | '－' | '—' | '/' | '／' | '|' | '｜' | '→' | '_' | '\\' => Some(after_first(i)),
        // >90% is a value, and 1.5 a number.
        '>' | '＞' | '.' | '．' => {
            let rest = skip_spaces(after_first(i));
            peek(rest).is_some_and(is_han).then_some(rest)
        }
        _ => None,
    }
}

/// Whether an everyday word files what follows: 质量：验收合格率≥95% does, 满意度：95% is an indicator.
fn files(def: &NameDef, rest: &str, spaced: &str, after: Option<&str>, found: &Head<'_>, filing: &Filing<'_>) -> bool {
    let ends = |i: &str| i.is_empty() || eat(i, &['。', '\n', '\r', ';']).is_some();
    if ends(spaced) {
        // 服务对象满意度 below its own heading is a name.
        return found.heading.is_some() || filing.subcategory.is_none() || filing.subcategory != def.subcategory;
    }
    // 2.1 社会效益 公众知晓度: behind a number, spaces part as well.
    let gap = (spaced.len() < rest.len() && found.is_some()).then_some(spaced);
    let Some(behind) = after.or(gap).map(skip_spaces) else {
        return false;
    };
    let names = peek(behind).is_some_and(is_han) && super::item::has_name(behind);
    let dated = def.subcategory == Some(Subcategory::Timeliness) && super::item::has_date(behind);
    // 1、数量：培训人数，年度指标值：500人
    let before_marker = filing.marker && found.heading.is_none() && after.is_some() && peek(behind).is_some_and(is_han);
    names || dated || before_marker || (after.is_some() && (ends(behind) || sibling(def, found, filing)))
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

fn is_opening(c: char) -> bool {
    matches!(c, '【' | '[' | '［' | '(' | '（' | '〔' | '「' | '<' | '＜' | '《' | '“' | '〖')
}

/// `【产出指标-数量指标】`.
fn bracketed<'a>(from: &'a str, inner: &'a str, found: &mut Head<'a>) -> Option<&'a str> {
    let mut rest = inner;
    let mut last = None;
    loop {
        rest = rest.trim_start_matches(|c| is_space(c) || matches!(c, '-' | '—' | '–' | '/' | '、' | '：' | ':' | '|' | '·' | '→' | '_' | '\\' | '&'));
        // → and > part levels, and > ends <数量指标>.
        if last.is_some()
            && let Some(after) = eat(rest, &['>'])
            && category(after).is_some()
        {
            rest = after;
        }
        if matches!(peek(rest), Some('】' | ']' | '］' | ')' | '）' | '〕' | '」' | '>' | '＞' | '》' | '”' | '〗')) {
            let def: NameDef = last?;
            let after = after_first(rest);
            note(found, &def);
            found.heading = Some((found.heading.map_or(from, |(first, _)| first), after));
            found.colon = true;
            return Some(skip_marks(after));
        }
        let (length, def) = CATEGORY.longest(rest)?;
        // （数量） may count anything.
        if def.bare && matches!(peek(from), Some('(' | '（' | '“' | '《' | '<')) {
            return None;
        }
        last = Some(def);
        rest = &rest[length..];
        rest = points(rest, def.bare).unwrap_or(rest);
    }
}

fn note(found: &mut Head<'_>, def: &NameDef) {
    found.category = Some(def.category);
    // A level 1 after a level 2 starts anew; a level 2 keeps what it implies.
    found.subcategory = def.subcategory;
}

/// How long the words in brackets behind a category may be, in bytes.
const LONGEST_POINTS: usize = 45;

/// `（50分）`, `（质量指标）`, ` 50分` after a category.
fn points(i: &str, bare: bool) -> Option<&str> {
    let spaced = skip_spaces(i);
    if digit(spaced).is_some() {
        let rest = spaced.trim_start_matches(|c| matches!(c, '0'..='9' | '０'..='９' | '.'));
        let rest = eat(rest, &['分'])?;
        let ends = rest.is_empty() || rest.starts_with(|c: char| is_space(c) || matches!(c, '\n' | '\r' | '：' | ':' | '。' | '；' | ';'));
        return (ends && !bare).then_some(rest);
    }
    if !matches!(peek(spaced), Some('(' | '（' | '[' | '［' | '【' | '〔')) {
        return None;
    }
    let rest = skip_brackets(spaced);
    let inside = &spaced[..spaced.len() - rest.len()];
    if inside.len() > LONGEST_POINTS {
        return None;
    }
    let digits = inside.chars().any(|c| crate::lexicon::twin(c).is_ascii_digit());
    let wordy = inside.contains("指标") || inside.contains('分');
    let scored = digits && (inside.contains('分') || inside.contains(['%', '％']));
    // Whatever stands between a category and its colon belongs to it.
    let closed = !bare && eat(skip_spaces(rest), &[':']).is_some();
    ((wordy && (digits || inside.contains("指标"))) || closed || (scored && !bare && !inside.contains(['≥', '≤', '=']))).then_some(rest)
}

/// The category that brackets behind a category hold.
fn inner_category(inside: &str) -> Option<NameDef> {
    let inner = skip_spaces(inside);
    let (length, def) = CATEGORY.longest(skip_spaces(after_first(inner)))?;
    let rest = &skip_spaces(after_first(inner))[length..];
    (def.subcategory.is_some() && !def.bare && after_first(skip_spaces(rest)).is_empty()).then_some(def)
}

/// `1：` of 数量指标1：, a number that counts headings.
fn numbered(i: &str) -> Option<&str> {
    let c = peek(i)?;
    if matches!(c, '①'..='⑳') {
        return Some(after_first(i));
    }
    if !(digit(i).is_some() || matches!(c, '(' | '（') || is_han(c)) {
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
    if !matches!(peek(i), Some('指' | '三' | '具' | '绩' | '四' | '子' | '明' | '分' | '目' | '績')) {
        return None;
    }
    let (length, ()) = ITEM_WORD.longest(i)?;
    let rest = skip_spaces(&i[length..]);
    let bracketed = eat(rest, &['(']);
    let inner = bracketed.unwrap_or(rest);
    let number = match integer(inner, 3) {
        Some((_, _, rest)) => Some(rest),
        None => han_ordinal(inner).map(|(_, rest)| rest),
    };
    let (rest, numbered) = match (bracketed, number) {
        (None, Some(rest)) => (rest, true),
        (Some(_), Some(inner)) => match eat(inner, &[')']) {
            Some(rest) => (rest, true),
            None => (rest, false),
        },
        _ => (rest, false),
    };
    let rest = skip_spaces(rest);
    match eat(rest, &[':', '.', '、', ')']) {
        Some(after) => Some(after),
        // 指标1种薯采购价格: glued, as spreadsheets lose the colon.
        None => (numbered && peek(rest).is_some_and(is_han)).then_some(rest),
    }
}
