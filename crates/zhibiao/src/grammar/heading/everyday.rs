//! Everyday words that are categories only where their place says so: 数量, 质量, 社会效益, 满意度.
//!
//! ```text
//! filed = word (":" / " ") ( name / list / date / another such word ) ; and wherever the cell files nothing else
//! ```
//! Accepted: `质量：`验收合格率≥95%, `社会效益：`提升群众获得感. Refused: `满意度：`95% (an indicator), 服务对象`满意⏎度`.

use super::super::begin::{has_name, is_sign};
use super::super::brackets::skip_brackets;
use super::super::cursor::*;
use super::super::date;
use super::super::han::multiplier;
use super::super::kind::{qualitative, trend_at_end};
use super::behind::{LONGEST_LATIN, comma_level, comma_valued, levels, numbers_below, shared};
use super::ordinal::{figured, ordinal, section, spoken};
use super::{Filing, Head};
use crate::grammar::marks::{is_bullet_mark, is_mark};
use crate::lexicon::{CATEGORY, HEADING_TAIL, NameDef, UNIT_WORDS, twin};
use crate::model::{Category, Subcategory};

/// An everyday word where it stands.
pub(super) struct Everyday<'h, 'f, 'a> {
    pub(super) def: &'h NameDef,
    /// What stands behind it, and the same without spaces.
    pub(super) rest: &'a str,
    pub(super) spaced: &'a str,
    /// What stands behind its colon, if it has one.
    pub(super) after: Option<&'a str>,
    pub(super) found: &'h Head<'a>,
    pub(super) filing: &'h Filing<'f>,
}

impl<'a> Everyday<'_, '_, 'a> {
    /// Whether it files what follows: 质量：验收合格率≥95% does, 满意度：95% is an indicator.
    pub(super) fn files(&self) -> bool {
        let Self {
            def,
            spaced,
            after,
            found,
            filing,
            ..
        } = self;
        // 服务对象满意⏎度≥95%
        if behind_line(spaced).is_some_and(|rest| rest.starts_with(['度', '率'])) {
            return false;
        }
        if ends(spaced) {
            return self.files_at_end();
        }
        let Some(from) = after.or(self.gap()).map(skip_spaces) else {
            return false;
        };
        let behind = bare(from);
        // 服务对象满意度：学生≥90%，家长≥85%
        let shared = || def.category == Category::Satisfaction && shared(behind);
        let colon = after.is_some();
        let chained = || colon && found.heading.is_none() && numbers_below(def, from);
        let first = || {
            let first = found.heading.is_none() && filing.category.is_none();
            first && siblings(def, filing.ahead, false)
        };
        let dated = || def.subcategory == Some(Subcategory::Timeliness) && date::stands(behind);
        let alone = || (colon || filing.bare) && (ends(behind) || sibling(def, found, filing));
        let files = || {
            let placed = colon && (self.is_last() || self.moves() || first() || self.is_listed());
            placed || chained() || dated() || self.before_marker(behind) || alone()
        };
        let says = names(behind) || self.opens_list(from) || self.is_prose(behind);
        !shared() && (says || files())
    }

    /// Whether it files as the last word of its clause: 服务对象满意度 below its own heading is a name.
    fn files_at_end(&self) -> bool {
        let (found, filing) = (self.found, self.filing);
        // 指标名称：满意度
        if found.item_word && found.heading.is_none() {
            return false;
        }
        found.heading.is_some()
            || filing.subcategory.is_none()
            || filing.subcategory != self.def.subcategory
    }

    /// What stands behind a space that parts it from what it files.
    fn gap(&self) -> Option<&'a str> {
        let gap = self.spaced.len() < self.rest.len()
            && gap_parts(self.def, self.spaced, self.found, self.filing);
        gap.then_some(self.spaced)
    }

    /// 质量：（1）设备故障率，≤0.5%; 质量：2.1、设备故障率; 社会效益：（1）提高知晓度
    fn opens_list(&self, from: &str) -> bool {
        let colon = self.after.is_some();
        let levelled = || colon && section(from, self.filing.section).is_some();
        let first = || {
            ordinal(from, None).is_some_and(|(rest, number)| {
                let words = skip_spaces(rest).chars().take(2);
                let name = |c: &char| is_han(*c) || opens_quote(*c);
                let named = words.filter(name).count() == 2 || figured(skip_spaces(rest));
                number == 1 && colon && named
            })
        };
        levelled() || first()
    }

    /// 1、数量：培训人数，年度指标值：500人
    fn before_marker(&self, behind: &str) -> bool {
        self.filing.marker
            && self.found.heading.is_none()
            && self.after.is_some()
            && (peek(behind).is_some_and(is_han) || latin_name(behind))
    }

    /// 9.满意度：90%以上, in a list that files by number.
    fn is_listed(&self) -> bool {
        self.found.ordinal.is_some() && self.found.heading.is_none() && self.is_other()
    }

    /// Whether what comes before it is filed under another level 1.
    fn is_other(&self) -> bool {
        let filed = self.filing.category;
        filed.is_some_and(|category| category != self.def.category)
    }

    /// 满意度：≥95% behind 社会效益：提升, and at the end of any cell.
    fn is_last(&self) -> bool {
        let (def, filing) = (self.def, self.filing);
        let ends = || {
            filing.category.is_some()
                && filing.ahead.len() < "。\r\n".len()
                && eat(self.spaced, &[':']).is_some()
        };
        self.found.heading.is_none()
            && def.category == Category::Satisfaction
            && filing.category != Some(def.category)
            && (filing.bare || ends())
    }

    /// 质量指标：…；经济效益：“三公”经费下降: no item of another level 1 is called so.
    fn moves(&self) -> bool {
        let benefit = self.def.category == Category::Benefit && self.def.subcategory.is_some();
        self.found.heading.is_none() && benefit && self.is_other()
    }

    /// 社会效益：提升群众获得感、幸福感 tells what for; 社会效益：显著提升 how much.
    fn is_prose(&self, behind: &str) -> bool {
        self.def.category == Category::Benefit
            && self.def.subcategory.is_some()
            && self.after.is_some()
            && peek(behind).is_some_and(is_han)
            && !qualitative_alone(behind)
    }
}

/// Whether the clause ends.
fn ends(i: &str) -> bool {
    i.is_empty() || eat(i, &['。', '\n', '\r', ';']).is_some()
}

/// What is filed, without the number or the mark before it.
fn bare(from: &str) -> &str {
    let behind = ordinal(from, None).map_or(from, |(rest, _)| skip_spaces(rest));
    let behind = spoken(behind).map_or(behind, |(rest, _)| rest);
    let bullet = |c| c == ' ' || is_bullet_mark(c);
    without_number(behind).trim_start_matches(bullet)
}

/// Whether an item's name stands here.
fn names(i: &str) -> bool {
    let named = || {
        let han = peek(i).is_some_and(is_han);
        han && (has_name(i) || comma_level(i) || comma_valued(i)) && !levels(i)
    };
    named() || coloned(i) || signed(i)
}

/// 数量：`CT检查人次：`300人, but 数量：A类3个
fn coloned(i: &str) -> bool {
    let near = i.chars().take(LONGEST_LATIN);
    let parts = |c: char| is_colon(c) || matches!(twin(c), '—' | '→' | '|');
    let mut near = near.take_while(|c| !is_mark(*c) || parts(*c));
    i.starts_with(|c: char| c.is_ascii_alphanumeric() || opens_quote(c)) && near.any(parts)
}

/// `PM2.5年均浓度≤35微克/立方米`: whether letters and words stand before a sign and its number.
fn signed(i: &str) -> bool {
    if !i.starts_with(|c: char| twin(c).is_ascii_alphabetic() || opens_quote(c)) {
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
    clause.chars().count() < 5 || trend_at_end(clause) == Some(0)
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
