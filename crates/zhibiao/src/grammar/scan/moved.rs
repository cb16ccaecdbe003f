//! Changes of a value: `较上年增长5%`, `由80%提高到90%`.

mod base;
mod verb;

use super::Scanner;
use crate::grammar::clause_end::{ends_clause, ends_or_noted};
use base::{is_ground, opens_change, without_base};

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::begin::is_sign;
use crate::grammar::change;
use crate::grammar::codes::named_digits;
use crate::grammar::cursor::*;
use crate::grammar::date::{FoundDate, date};
use crate::grammar::draft::{Draft, Outcome};
use crate::grammar::measure::measure;
use crate::grammar::number::unsigned_number;
use crate::grammar::only_count::only_count;
use crate::grammar::sense::{alike, kindred, settle};
use crate::grammar::shared::{divide_like, is_per};
use crate::lexicon::{
    AFTER, BEFORE, FILLER, MAKES, Numeral, RATIO_NOUN, STOP, UNIT_WORDS, UNITS, YARDSTICK, numeral,
    twin,
};
use crate::model::*;
use crate::span::Piece;

impl<'a> Scanner<'_, 'a> {
    /// `较上年增长5%`: the base is kept until its measure comes.
    pub(super) fn change(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some((rest, piece)) = change::base(&self.cx, i) {
            self.clause.base = Some((self.cx.at(i), piece));
            let more = change::comparative(&self.cx, rest).and_then(|(after, word)| {
                let moved = self.change_by(rest, after, word);
                moved.or_else(|| self.more_of(rest, after, word))
            });
            return Some(more.unwrap_or(rest));
        }
        // 较85%高5个百分点
        let compared = || self.last_as_base(self.cx.at(i)).is_some();
        let (rest, word) = change::change_word(&self.cx, i)
            .or_else(|| change::comparative(&self.cx, i).filter(|_| compared()))?;
        self.change_by(i, rest, word)
    }

    /// `完成30件` behind 比上年多: so much more of what the words name.
    fn more_of(
        &mut self,
        i: &'a str,
        words: &'a str,
        word: change::ChangeWord<'a>,
    ) -> Option<&'a str> {
        let mut near = words.char_indices().take(LONGEST_VERB + 1);
        let (end, _) = near.find(|(_, c)| !is_han(*c) || numeral(*c) != Numeral::None)?;
        let number = unsigned_number(skip_spaces(&words[end..]), false).is_ok();
        if end == 0 || !number || STOP.longest(i).is_some() {
            return None;
        }
        let rest = self.change_by(i, &words[end..], word)?;
        let from = self.cx.at(words);
        self.clause.name_last(self.cx.source, from, from + end);
        Some(rest)
    }

    /// The measure behind a change word, which stands at `i` and ends at `rest`.
    fn change_by(
        &mut self,
        i: &'a str,
        rest: &'a str,
        word: change::ChangeWord<'a>,
    ) -> Option<&'a str> {
        // 同比增长⏎5%, 由10天缩短至⏎5天
        let based = self.clause.base.is_some();
        let below = (based || word.to).then(|| skip_break(rest));
        let begins = |i| digit(i).is_some() || unsigned_number(i, false).is_ok();
        let rest = below
            .filter(|i| begins(i) || is_sign(i) || BEFORE.longest(i).is_some())
            .unwrap_or(rest);
        // 缩小至2.3:1
        let number = skip_spaces(rest);
        if ends_clause(rest) || !only_count(number) && named_digits(number).is_some() {
            return None;
        }
        // 提高到2023年的98%; in 增收2023年6000元 the year is only when.
        let of = date(&self.cx, skip_spaces(rest)).map(|(r, found)| (eat(r, &['的']), r, found));
        let (rest, dated, when) = match of {
            Some((Some(rest), _, found)) => (rest, Some(found), None),
            Some((None, rest, found)) if is_calendar(&found) => (rest, None, Some(found)),
            _ => (rest, None, None),
        };
        let Outcome::Measure(after, mut draft) = measure(&self.cx, skip_spaces(rest)) else {
            return None;
        };
        // 较上年提升2个
        let after = percentage_points(after, &mut draft, &word, based).unwrap_or(after);
        let made = || {
            let before = &self.cx.source[self.clause.label_from..word.piece.start as usize];
            FILLER.suffix(before).is_some()
        };
        // 提升0.5个等级
        let graded = || YARDSTICK.longest(after).is_some();
        if !based && !moves(&draft, &word, made) && !graded() {
            return Some(&self.cx.source[word.piece.end() as usize..]);
        }
        let at = self.cx.at(i);
        let moved_from = self.last_as_start(&word, at, &draft);
        if let Some(base) = moved_from {
            let after = self.moved(after, draft, &word, base);
            if let (Some(found), Some(measure)) = (dated.or(when), self.target.measures.last_mut())
            {
                measure.extras().period = Some(found.period());
                self.target.dates.push(found.date);
            }
            return Some(after);
        }
        let named = self.clause.base.take();
        let ends = word.to && named.is_none();
        let base = named.or_else(|| self.bare_base(at));
        // 由三十增至九十五张
        let read = |numeral: &mut usize| base.is_some_and(|(_, b)| b.start as usize <= *numeral);
        self.clause.numeral.take_if(read);
        let label_to = base.as_ref().map_or(at, |(start, _)| *start);
        if let Some(found) = when {
            self.clause.period = Some(found.period());
            self.target.dates.push(found.date);
        }
        draft.measure.extras().change = Some(Change {
            direction: word.direction,
            base: base.map(|(_, piece)| piece),
            text: word.piece,
        });
        let from = base.filter(|_| ends).map(|(_, base)| base.start as usize);
        let after = self.accept(skip_spaces(rest), after, draft, label_to);
        // As where the base is a measure: 八十提高到九十 is what was read, unless it went into the measure before.
        if let (Some(from), Some(last)) = (from, self.target.measures.last_mut())
            && from <= last.text.start as usize
        {
            last.text = Piece::of(self.cx.source, from, last.text.end() as usize);
        }
        Some(after)
    }

    /// 由`80%`提高到90%, `80%`提高10个百分点: the last measure, if the change starts from it.
    fn last_as_start(
        &self,
        word: &change::ChangeWord<'a>,
        at: usize,
        draft: &Draft<'a>,
    ) -> Option<Piece<'a>> {
        let joined = |end: &usize| word.to && self.cx.source[*end..at].trim().is_empty();
        match self.clause.last_end().filter(joined) {
            // 展板12块 下降到0.5%以内
            Some(_) => self.last_behind(at).filter(|_| self.counts_same(draft)),
            // 在80%的基础上提高到85%
            None if word.to => self.last_as_base(at).filter(|_| self.counts_same(draft)),
            None => self
                .last_as_base(at)
                .filter(|_| self.counts_like_last(draft)),
        }
    }

    /// 由2022年的`85%`提高到90%, 较`2022年的85%`提高到90%: the last measure as what a change to a number starts from.
    fn last_behind(&self, at: usize) -> Option<Piece<'a>> {
        let compared = self.last_as_base(at).filter(|base| {
            let before = last(&self.cx.source[..base.start as usize]).map(twin);
            matches!(before, Some('比' | '较'))
        });
        compared.or_else(|| self.target.measures.last().map(|last| last.text))
    }

    /// `比2023年的85%`提高3个百分点, `在100户的基础上`增加20户: the last measure, with its time, as what a change word at `at` starts from.
    fn last_as_base(&self, at: usize) -> Option<Piece<'a>> {
        let (end, last) = (self.clause.last_end()?, self.target.measures.last()?);
        if last.op != Op::Eq || last.change().is_some() || self.depth > 0 {
            return None;
        }
        let gap = self.cx.source.get(end..at)?.trim();
        let start = last.text.start as usize;
        let from = match gap.is_empty() {
            true => self.opened_base(start)?,
            false => start,
        };
        if !gap.is_empty() && (gap.len() > LONGEST_GROUND || !is_ground(gap)) {
            return None;
        }
        let dated = last
            .period()
            .map_or(from, |period| period.text.start as usize);
        let (from, end) = (from.min(dated), last.text.end() as usize);
        let words = self.cx.source.get(from..end)?;
        let spaces = words.len() - skip_spaces(words).len();
        Some(Piece::of(self.cx.source, from + spaces, end))
    }

    /// Where the base begins that ends in a number at `start`, behind 由 or 从, or behind 比 or 较 with nothing but a time between.
    pub(super) fn opened_base(&self, start: usize) -> Option<usize> {
        let before = self.cx.source.get(self.clause.start..start)?;
        let near = before.char_indices().rev().take(2 * LONGEST_BASE);
        let mut near = near.filter(|(_, c)| !is_space(*c)).take(LONGEST_BASE);
        let compared = |at: usize, c: char| {
            // 占比90%, 对比
            let noun = RATIO_NOUN.suffix(&before[..at + c.len_utf8()]).is_some();
            let opener = &self.cx.source[self.clause.start + at..];
            let rest = match change::base(&self.cx, opener) {
                Some((rest, _)) => eat(skip_spaces(rest), &['的']).unwrap_or(rest),
                None => &opener[c.len_utf8()..],
            };
            !noun && self.cx.at(skip_spaces(rest)) == start
        };
        near.find_map(|(at, c)| {
            let inner = self.clause.start + at + c.len_utf8();
            match twin(c) {
                '由' | '从' if eat(&self.cx.source[inner..], &['业', '事', '严']).is_none() => {
                    Some(start)
                }
                '比' | '较' if compared(at, c) => Some(inner),
                _ => None,
            }
        })
    }

    /// Whether a measure can be how far the last one moves: 3个百分点 and 20户 from 100户, but no 20盏 from 2个.
    fn counts_like_last(&self, draft: &Draft<'a>) -> bool {
        let last = self.target.measures.last();
        let old = last.and_then(|last| last.unit.as_ref());
        let Some(own) = &draft.measure.unit else {
            return true;
        };
        own.dimension == Dimension::Ratio
            || old.is_none_or(|old| alike(old, own) || is_per(old, own))
    }

    /// Whether a measure counts what the last one does, so that one may become the other.
    fn counts_same(&self, draft: &Draft<'a>) -> bool {
        let old = self.target.measures.last().and_then(|m| m.unit.as_ref());
        let units = old.zip(draft.measure.unit.as_ref());
        units.is_none_or(|(old, own)| {
            // 由2小时缩短到30分钟
            let sized = is_sized(own.dimension) && old.dimension == own.dimension;
            // 由每季1次提高到每月1次
            let above = |unit: &Unit<'_>| unit.name.split('/').next().map(str::to_owned);
            let same = sized || alike(old, own) || kindred(old, own) || above(old) == above(own);
            same || sized_per(old, own)
        })
    }

    /// `由80%提高到90%`: the first measure becomes the base of the second.
    pub(super) fn moved(
        &mut self,
        after: &'a str,
        draft: Draft<'a>,
        word: &change::ChangeWord<'a>,
        base: Piece<'a>,
    ) -> &'a str {
        let end = self.cx.at(after);
        let start = (self.target.measures.last()).map(|last| last.text.start as usize);
        let opened = start.is_some_and(|start| self.opened_base(start).is_some());
        if let Some(last) = self.target.measures.last_mut() {
            let (from, lone) = (base.start as usize, last.text.span());
            // The unit that the base lacks comes with the second number, or nothing does.
            let bare = |d: &mut Diagnostic| d.code == Code::UnknownUnit && d.span == lone;
            while self.target.diagnostics.pop_if(bare).is_some() {}
            self.target.diagnostics.extend(draft.diagnostics);
            let mut measure = draft.measure;
            measure.label = last.label;
            // 规范管理由60%提升到80%, 占比60%提升到80%
            if !word.to || opened {
                self.clause.name_before(self.cx.source, base.start as usize);
            }
            self.clause.rename(without_base);
            // 由2022年的85%提升至90%: the year is the base's. 2023年由85%提升至90%
            if let Some(period) = last.period().filter(|_| word.to) {
                let at = period.text.start as usize;
                let before = self.cx.source[..at].trim_end_matches(is_space);
                let opens = before.ends_with(opens_base);
                match (at < from, opens) {
                    (true, false) => measure.extras().period = Some(period.clone()),
                    (true, true) => {}
                    (false, _) => {
                        let own = |date: &mut Date<'_>| date.text == period.text;
                        self.target.dates.pop_if(own);
                    }
                }
            }
            if word.to {
                measure.text = Piece::of(self.cx.source, from, end);
            }
            settle(self.cx.source, &mut measure);
            match (&mut measure.unit, &last.unit) {
                // 由每人500元提高到600元: the base says what both are per.
                (Some(own), Some(base)) if is_per(base, own) || alike(base, own) => {
                    divide_like(own, base);
                }
                (None, base) => measure.unit = base.clone(),
                _ => {}
            }
            measure.extras().change = Some(Change {
                direction: word.direction,
                base: Some(base),
                text: word.piece,
            });
            *last = measure;
        }
        self.clause.extend(end);
        after
    }

    /// `由八十`提高到九十: a number that only the change shows to be one.
    fn bare_base(&self, at: usize) -> Option<(usize, Piece<'a>)> {
        let words = self.cx.source.get(self.clause.label_from..at)?;
        let mut near = words.char_indices().rev().take(LONGEST_BASE);
        let (open, from) = near.find(|(_, c)| opens_change(*c))?;
        let number = &words[open + from.len_utf8()..];
        let (rest, _) = unsigned_number(number, false).ok()?;
        let start = at - number.len();
        let base = Piece::of(self.cx.source, start, start + number.trim_end().len());
        rest.trim()
            .is_empty()
            .then_some((at - words.len() + open, base))
    }
}

/// How far before a number 由 is looked for, and how long a verb behind it is at most, in characters.
const LONGEST_BASE: usize = 8;
const LONGEST_VERB: usize = 4;

/// How long the words between a base and its change are at most, in bytes.
const LONGEST_GROUND: usize = 48;

/// `点` behind 下降0.5个: percentage points, as they are spoken of. 提升3个点 may be three sites.
fn percentage_points<'a>(
    i: &'a str,
    draft: &mut Draft<'a>,
    word: &change::ChangeWord<'a>,
    based: bool,
) -> Option<&'a str> {
    let rest = eat(i, &['点'])?;
    let unit = draft
        .measure
        .unit
        .as_mut()
        .filter(|unit| unit.name == "个")?;
    let fine = |n: Number| n.integer().is_none();
    let ends = ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    let built = !based && MAKES.exact(word.piece.text).is_some() && word.piece.text != "提高";
    if !ends || (built && !draft.measure.value.single().is_some_and(fine)) {
        return None;
    }
    let index = UNIT_WORDS.exact("百分点")?;
    let def = &UNITS[index as usize];
    (unit.name, unit.dimension, unit.additive) = (def.name.into(), def.dimension, def.additive);
    let code = Code::DoubtfulUnit;
    let span = draft.measure.text.span();
    draft.diagnostics.push(Diagnostic { code, span });
    Some(rest)
}

/// Whether units of a dimension are multiples of each other, whatever they are called.
fn is_sized(dimension: Dimension) -> bool {
    use Dimension::*;
    matches!(
        dimension,
        Time | Length | Area | Volume | Mass | Data | Energy | Power
    )
}

/// `2小时/次` and `30分钟/次`: multiples of each other, per the same thing.
fn sized_per(old: &Unit<'_>, own: &Unit<'_>) -> bool {
    let parts = old.name.split_once('/').zip(own.name.split_once('/'));
    let dimension = |name| UNIT_WORDS.exact(name).map(|i| UNITS[i as usize].dimension);
    parts.is_some_and(|((a, below), (b, again))| {
        let sized = dimension(a).filter(|d| is_sized(*d));
        below == again && sized.is_some() && sized == dimension(b)
    })
}

/// Whether a date is more than a day, which may be a length: 缩短5日.
fn is_calendar(found: &FoundDate<'_>) -> bool {
    let told =
        |date: Option<PartialDate>| date.is_some_and(|d| d.year.is_some() || d.month.is_some());
    told(found.date.from) || told(found.date.to)
}

/// 提升10个: with a count behind it, 提升 makes things, it does not raise a number; behind another verb (改造提升2万亩) it makes land and roads, too.
fn moves(draft: &Draft<'_>, word: &change::ChangeWord<'_>, made: impl Fn() -> bool) -> bool {
    let makes = match draft.measure.unit.as_ref().map(|unit| unit.dimension) {
        Some(Dimension::Count) => true,
        Some(Dimension::Area | Dimension::Length) => made(),
        _ => false,
    };
    word.to || !makes || MAKES.exact(word.piece.text).is_none()
}
