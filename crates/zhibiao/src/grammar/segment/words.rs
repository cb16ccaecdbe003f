//! 指标 and 目标 in the middle of a segment: a category behind a value, `指标2：`, `，年度目标：`.
//!
//! ```text
//! opens = value category / category category / space category / ("，" / "、") category "："
//!       / (space / "，" / "】" …) ["★"] "指标" number "："
//!       / number-after-the-last space category
//! ```
//! Refused: a category inside a name (`加强质量指标管理`), `质量指标达标率`, one heading in two words.

use super::super::cursor::*;
use super::super::heading;
use super::super::kind::trend_at_end;
use super::list::is_han_figure;
use super::{Cuts, LONGEST_BEHIND, SHORTEST_ITEM, Style};
use crate::grammar::marks::{is_enclosed, is_mark};
use crate::lexicon::{AFTER, CATEGORY, LEVEL, MARKER, TREND, UNIT_WORDS};

impl Cuts<'_> {
    /// 指标 or 目标 ends before `end`: the last word of a category, or 指标2：.
    pub(super) fn word(&mut self, at: usize, end: usize) {
        let start = at.wrapping_sub(3);
        if end < self.open.start + SHORTEST_ITEM
            || !matches!(last(&self.text[..at]), Some('指' | '目'))
        {
            return;
        }
        let rest = &self.text[end..];
        if rest.starts_with('值') || self.plain_head(end) {
            return;
        }
        if self.open.marker.is_none()
            && rest.starts_with(|c| is_colon(c) || matches!(c, '=' | '＝' | '为'))
            && self.marks(end)
        {
            self.open.marker = Some(at);
            return;
        }
        if let Some(from) = self.item_word(start, rest) {
            self.cut(from);
        } else if let Some(from) = self.category(end, rest) {
            self.cut(from);
        }
    }

    /// `1、产出指标`: nothing but a number and characters up to `end`, so no item can end here.
    fn plain_head(&self, end: usize) -> bool {
        let seen = &self.text[self.open.start..end];
        if seen.len() > 45 || !self.text[end..].starts_with(is_colon) {
            return false;
        }
        seen.trim_start_matches(|c: char| !is_han(c))
            .chars()
            .all(is_han)
    }

    /// `120个 2 质量指标 合格率`: a number without a mark opens an item where the list goes on with it before a category.
    pub(super) fn bare(&mut self, at: usize, number: u32, behind: &str) {
        let goes_on = match self.lists.last() {
            Some((Style::Bare, before)) => before + 1 == number,
            _ => number == 1 && self.begins(at),
        };
        if !goes_on || !heading::opens(behind) {
            return;
        }
        if !self.begins(at) {
            if self.text[..at].ends_with(|c: char| is_figure(c)) || !self.has_item(at) {
                return;
            }
            self.cut(at);
        }
        self.lists.note((Style::Bare, number));
    }

    /// Whether nothing but marks stands in the open segment before `at`.
    fn begins(&self, at: usize) -> bool {
        let before = &self.text[self.open.start..at];
        before.len() < 64 && before.trim_start_matches(is_mark).is_empty()
    }

    /// `，年度目标：`: a marker that is no 值.
    fn marks(&self, end: usize) -> bool {
        let seen = last_bytes(&self.text[self.open.start..end], 30);
        let word = seen.rfind(is_comma).map(|at| after_first(&seen[at..]));
        word.is_some_and(|word| MARKER.exact(word).is_some())
    }

    /// `★指标2：` behind a space, a comma or a bracket: the next item.
    fn item_word(&self, start: usize, rest: &str) -> Option<usize> {
        let level = self.text[self.open.start..start].ends_with("三级");
        let start = if level { start - "三级".len() } else { start };
        let after = match integer(rest, 2) {
            Some((_, _, after)) => after,
            None if level => rest,
            None => heading::han_ordinal(rest).map(|(_, after)| after)?,
        };
        let words = skip_spaces(after);
        // 10分 指标2 完成时间, 95% 指标2 30天内复发率
        let spaced = words.len() < after.len()
            && (heading::worded(words)
                || heading::figured(words)
                || words.starts_with(opens_quote))
            && !(level && after.starts_with('\t'));
        // 目标4.2万套
        let amount = || eat(words, &['.']).is_some_and(heading::ends_amount);
        if eat(words, &[':', '.', '、']).is_none() && !spaced || amount() {
            return None;
        }
        let before = self.text[self.open.start..start].trim_end_matches(['★', '*']);
        let parted = last(before).is_some_and(|c| {
            super::list::parts_items(c) || matches!(crate::lexicon::twin(c), ')' | '】' | '%')
        });
        let at = self.open.start + before.len();
        (parted
            && self.has_item(at)
            && (before.len() > LONGEST_BEHIND || !heading::only_head(before)))
        .then_some(at)
    }

    /// Where the category begins that ends before `end`, if an item can begin with it.
    fn category(&self, end: usize, rest: &str) -> Option<usize> {
        let seen = last_bytes(&self.text[self.open.start..end], LONGEST_BEHIND);
        let (length, def) = CATEGORY.suffix(seen)?;
        let before = &seen[..seen.len() - length];
        // 质量指标达标率 is a name.
        if def.bare || heading::is_rate(rest) {
            return None;
        }
        let ended = before.trim_end_matches(super::list::parts_items);
        // 10分 数量指标: points stand alone.
        let points = ended.strip_suffix('分').unwrap_or("");
        let scored = !points.is_empty() && points.chars().all(is_figure);
        if !scored && ended.chars().filter(|c| is_han(*c)).take(2).count() < 2 {
            return None;
        }
        let colon = eat(skip_spaces(rest), &[':']).is_some();
        let spaced = last(before).is_some_and(is_space);
        let parted = ended.len() < before.len();
        let opens = spaced
            || (parted && (colon || has_digit(ended) || rest.starts_with(['\n', '\r'])))
            || last(ended).is_some_and(|c| matches!(crate::lexicon::twin(c), '%' | ')' | '】'))
            || last(ended).is_some_and(is_enclosed)
            || self.ends_in_measure(end - length - (before.len() - ended.len()))
            || heading::category(skip_spaces(rest)).is_some()
            || ends_in_trend(ended)
            || (colon && ends_in_level(ended));
        // 产出指标（50分） 数量指标 is one heading.
        let own = &self.text[self.open.start..end - length];
        (opens && (own.len() > LONGEST_BEHIND || !heading::only_head(own))).then(|| {
            end - length
                - self
                    .section_before(before)
                    .unwrap_or_else(|| number_before(before))
        })
    }

    /// The length of `1.2` before 质量指标, where it is glued to it or the segment begins with such a number: apart, it may
    /// be points.
    fn section_before(&self, before: &str) -> Option<usize> {
        if !before.ends_with(is_figure) {
            heading::has_section(&self.text[self.open.start..])?;
        }
        let rest = before.trim_end_matches(is_figure);
        let number = &before[rest.len()..];
        let two_levels = number.chars().count() > 2;
        (two_levels && last(rest).is_none_or(is_space)).then_some(number.len())
    }

    /// Nothing but a unit and its kind stand between the last digit and `at`.
    pub(super) fn ends_in_measure(&self, at: usize) -> bool {
        if self.digit_end <= self.open.start || self.digit_end > at || at - self.digit_end > 40 {
            return false;
        }
        let mut rest = &self.text[self.digit_end..at];
        while let Some(c) = peek(rest) {
            let word = UNIT_WORDS.longest(rest).map(|(length, _)| length);
            let word = word.or_else(|| AFTER.longest(rest).map(|(length, _)| length));
            rest = match word {
                Some(length) => &rest[length..],
                None if matches!(
                    crate::lexicon::twin(c),
                    '/' | '·'
                        | '('
                        | ')'
                        | '万'
                        | '亿'
                        | '千'
                        | '每'
                        | '.'
                        | '前'
                        | '内'
                        | '月'
                        | '底'
                        | '末'
                ) =>
                {
                    after_first(rest)
                }
                None => return false,
            };
        }
        true
    }
}

/// The length of `二、`, `（二）` or `②` at the end of a text: the number of the category behind it.
fn number_before(text: &str) -> usize {
    let trimmed = text.trim_end_matches(is_space);
    if let Some(c) = last(trimmed).filter(|c| is_enclosed(*c)) {
        return text.len() - trimmed.len() + c.len_utf8();
    }
    let Some(mark) = last(trimmed).filter(|c| matches!(crate::lexicon::twin(*c), '、' | '.' | ')'))
    else {
        return 0;
    };
    let inner = &trimmed[..trimmed.len() - mark.len_utf8()];
    let bare = inner.trim_end_matches(|c| is_figure(c) || is_han_figure(c));
    let length = inner.len() - bare.len();
    if length == 0 || length > 9 {
        return 0;
    }
    match (crate::lexicon::twin(mark), last(bare)) {
        // 更换电梯(6) 质量指标: a value in brackets.
        (')', Some(open)) if is_round(open) => {
            let before = &bare[..bare.len() - open.len_utf8()];
            let glued = trimmed.len() == text.len();
            match glued || last(before).is_none_or(|c| is_space(c) || is_mark(c)) {
                true => text.len() - before.len(),
                false => 0,
            }
        }
        (')', _) if super::super::brackets::last_open(trimmed).is_some() => 0,
        _ => text.len() - bare.len(),
    }
}

fn has_digit(text: &str) -> bool {
    text.chars()
        .any(|c| crate::lexicon::twin(c).is_ascii_digit())
}

/// 良好, 健全: a value where a category with a colon stands right behind it.
fn ends_in_level(text: &str) -> bool {
    let level = LEVEL.suffix(last_bytes(text, 60));
    level.is_some_and(|(length, ())| ("健全".len()..text.len()).contains(&length))
}

/// 有所改善, with its adverb: a value; a bare 改善 may be part of a name.
fn ends_in_trend(text: &str) -> bool {
    let text = last_bytes(text, 60);
    let Some((length, _)) = TREND.suffix(text) else {
        return false;
    };
    trend_at_end(text).is_some_and(|at| at > 0 && at < text.len() - length)
}
