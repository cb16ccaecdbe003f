//! Changes of a value: `较上年增长5%`, `由80%提高到90%`.

use std::cmp::Ordering;

use super::Scanner;
use crate::grammar::clause_end::{ends_clause, ends_or_noted};

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::change;
use crate::grammar::cursor::*;
use crate::grammar::date::{FoundDate, date};
use crate::grammar::draft::{Draft, Outcome};
use crate::grammar::lists::is_per;
use crate::grammar::measure::measure;
use crate::grammar::number::unsigned_number;
use crate::lexicon::{AFTER, MAKES, QUANTITY_NOUN, UNIT_WORDS, UNITS, twin};
use crate::model::*;
use crate::span::Piece;

impl<'a> Scanner<'_, 'a> {
    /// `较上年增长5%`: the base is kept until its measure comes.
    pub(super) fn change(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some((rest, piece)) = change::base(&self.cx, i) {
            self.clause.base = Some((self.cx.at(i), piece));
            let more = change::comparative(&self.cx, rest)
                .and_then(|(after, word)| self.change_by(rest, after, word));
            return Some(more.unwrap_or(rest));
        }
        let (rest, word) = change::change_word(&self.cx, i)?;
        self.change_by(i, rest, word)
    }

    /// The measure behind a change word, which stands at `i` and ends at `rest`.
    fn change_by(
        &mut self,
        i: &'a str,
        rest: &'a str,
        word: change::ChangeWord<'a>,
    ) -> Option<&'a str> {
        if ends_clause(rest) {
            return None;
        }
        // 提高到2023年的98%; in 增收2023年6000元 the year is only when.
        let of = date(&self.cx, rest).map(|(r, found)| (eat(r, &['的']), r, found));
        let (rest, dated, when) = match of {
            Some((Some(rest), _, found)) => (rest, Some(found), None),
            Some((None, rest, found)) if is_calendar(&found) => (rest, None, Some(found)),
            _ => (rest, None, None),
        };
        let Outcome::Measure(after, mut draft) = measure(&self.cx, skip_spaces(rest)) else {
            return None;
        };
        let after = percentage_points(after, &mut draft, &word).unwrap_or(after);
        if !moves(&draft, &word) {
            return Some(&self.cx.source[word.piece.end() as usize..]);
        }
        let at = self.cx.at(i);
        let moved_from = self
            .clause
            .last_end()
            .filter(|end| word.to && self.cx.source[*end..at].trim().is_empty());
        let base = self.clause.base.take().or_else(|| self.bare_base(at));
        let label_to = base.as_ref().map_or(at, |(start, _)| *start);
        if moved_from.is_some() {
            let after = self.moved(after, draft, &word);
            if let (Some(found), Some(measure)) = (dated.or(when), self.target.measures.last_mut())
            {
                measure.extras().period = Some(found.period());
                self.target.dates.push(found.date);
            }
            return Some(after);
        }
        if let Some(found) = when {
            self.clause.period = Some(found.period());
            self.target.dates.push(found.date);
        }
        draft.measure.extras().change = Some(Change {
            direction: word.direction,
            base: base.map(|(_, piece)| piece),
            text: word.piece,
        });
        Some(self.accept(skip_spaces(rest), after, draft, label_to))
    }

    /// `由80%提高到90%`: the first measure becomes the base of the second.
    pub(super) fn moved(
        &mut self,
        after: &'a str,
        draft: Draft<'a>,
        word: &change::ChangeWord<'a>,
    ) -> &'a str {
        let end = self.cx.at(after);
        if let Some(last) = self.target.measures.last_mut() {
            let base = last.text;
            // The unit that the base lacks comes with the second number, or nothing does.
            let bare = |d: &mut Diagnostic| d.code == Code::UnknownUnit && d.span == base.span();
            while self.target.diagnostics.pop_if(bare).is_some() {}
            self.target.diagnostics.extend(draft.diagnostics);
            let mut measure = draft.measure;
            measure.label = last.label;
            self.clause.rename(names_base);
            if let Some(period) = last.period() {
                measure.extras().period = Some(period.clone());
            }
            measure.text = Piece::of(self.cx.source, base.start as usize, end);
            match (&mut measure.unit, &last.unit) {
                // 由每人500元提高到600元: the base says what both are per.
                (Some(own), Some(base)) if is_per(base, own) => own.name = base.name.clone(),
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

    /// `扩容至` of 由100M扩容至500M: a verb that no list knows, between two numbers, which tell the direction.
    pub(super) fn moves_on(&self, draft: &Draft<'a>, rest: &str) -> Option<change::ChangeWord<'a>> {
        let (from, to) = (self.clause.last_end()?, draft.measure.text.start as usize);
        let old = self.target.measures.last()?;
        let words = self.cx.source.get(from..to)?;
        let verb = words.trim();
        let ends = last(verb).filter(|c| matches!(twin(*c), '到' | '至' | '为'))?;
        let verb = &verb[..verb.len() - ends.len_utf8()];
        let before = &self.cx.source[self.clause.start..old.text.start as usize];
        let opened = || before.chars().rev().take(LONGEST_BASE).any(opens_change);
        // 由5个部门派到10个村 counts two things.
        let noun = rest.split(|c| !is_han(c)).next().unwrap_or_default();
        if verb.chars().nth(LONGEST_VERB).is_some() || !verb.starts_with(noun) || !opened() {
            return None;
        }
        let new = &draft.measure;
        let unit = new.unit.as_ref();
        if (old.unit.as_ref()).is_some_and(|own| unit.is_none_or(|unit| unit.name != own.name)) {
            return None;
        }
        let direction = match old.value.single()?.compare(&new.value.single()?)? {
            Ordering::Less => Direction::Increase,
            Ordering::Greater => Direction::Decrease,
            Ordering::Equal => return None,
        };
        let start = from + words.len() - words.trim_start().len();
        let piece = Piece::of(self.cx.source, start, start + verb.len());
        let to = true;
        Some(change::ChangeWord {
            direction,
            piece,
            to,
        })
    }
}

/// How far before a number 由 is looked for, and how long a verb behind it is at most, in characters.
const LONGEST_BASE: usize = 8;
const LONGEST_VERB: usize = 4;

/// 由, 从: what opens a change that names both its ends.
fn opens_change(c: char) -> bool {
    matches!(twin(c), '由' | '从' | '自')
}

/// `点` behind 下降0.5个: percentage points, as they are spoken of. 提升3个点 may be three sites.
fn percentage_points<'a>(
    i: &'a str,
    draft: &mut Draft<'a>,
    word: &change::ChangeWord<'a>,
) -> Option<&'a str> {
    let rest = eat(i, &['点'])?;
    let unit = draft
        .measure
        .unit
        .as_mut()
        .filter(|unit| unit.name == "个")?;
    let fine = |n: Number| n.integer().is_none();
    let ends = ends_or_noted(rest) || AFTER.longest(skip_spaces(rest)).is_some();
    let built = MAKES.exact(word.piece.text).is_some() && word.piece.text != "提高";
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

/// Whether a date is more than a day, which may be a length: 缩短5日.
fn is_calendar(found: &FoundDate<'_>) -> bool {
    let told =
        |date: Option<PartialDate>| date.is_some_and(|d| d.year.is_some() || d.month.is_some());
    told(found.date.from) || told(found.date.to)
}

/// `由上年`的85%提高到90%, `由原有`80家增加到90家: words that only tell where the change starts.
fn names_base(label: &str) -> bool {
    let mut chars = label.chars().map(twin);
    // 从业者由80人增加到90人
    let joined = match (chars.next(), chars.next()) {
        (Some('由'), _) => true,
        (Some('从'), next) => !matches!(next, Some('业' | '事')),
        _ => false,
    };
    let short = label.chars().nth(LONGEST_VERB).is_none();
    joined && short && QUANTITY_NOUN.suffix(label).is_none()
}

/// 改造提升10个: with a count behind it, 提升 makes things, it does not raise a number.
fn moves(draft: &Draft<'_>, word: &change::ChangeWord<'_>) -> bool {
    let count = draft
        .measure
        .unit
        .as_ref()
        .is_some_and(|u| u.dimension == Dimension::Count);
    word.to || !count || MAKES.exact(word.piece.text).is_none()
}
