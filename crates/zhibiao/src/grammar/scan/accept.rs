//! How a measure that was read comes into its clause: the unit that only words show, and what leaves it in doubt.
//!
//! Accepted: 30`主题`以上 (a unit that no lexicon knows), `满意度（%）`95. Refused: 1/`500`地形图 (half of a scale), 全省排名前`10位`.

use super::Scanner;
use super::torn::Join;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::clause_end::ends_clause;
use crate::grammar::comparator::{after, compares, negated, negated_number};
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::grammar::draft::Draft;
use crate::grammar::fraction::is_share;
use crate::grammar::{name_unit, rate, unit, unit_word};
use crate::lexicon::{self, Numeral, STOP};
use crate::model::*;
use crate::span::Piece;

impl<'a> Scanner<'_, 'a> {
    /// Puts a measure into its clause.
    pub(super) fn accept(
        &mut self,
        i: &'a str,
        rest: &'a str,
        mut draft: Draft<'a>,
        label_to: usize,
    ) -> &'a str {
        if self.ranks(&draft) || self.denies(i, &draft) {
            return self.unread_to(i, rest);
        }
        tell_of_torn_unit(&mut draft);
        self.broken_line(i, &draft);
        if let Some(after) = self.half_of_fraction(i, rest, &draft) {
            return after;
        }
        let rest = match self.unit_of_words(rest, &mut draft) {
            Ok(after) => after,
            Err(after) => return self.unread_to(i, after),
        };
        self.doubt(i, rest, &draft);
        let label_to = self.unit_before(&mut draft, label_to);
        let end = self.cx.at(rest);
        let start = draft.measure.text.start as usize;
        match self.joins(start) {
            Join::Nothing => {}
            Join::Numeral(from) => {
                self.broken(from, end);
                return rest;
            }
            Join::Half(from) => {
                self.broken(from, end);
                self.clause.retract(self.target, (from, end));
                return rest;
            }
        }
        self.tell_of_glued(&draft, end);
        self.tell_of_lost_end(i, rest, &draft);
        self.tell_of_halves(start, end);
        if draft.han {
            self.tell_of_numeral(start);
        }
        let text = self.cx.source[start..end].trim_end();
        draft.measure.text = Piece::of(self.cx.source, start, start + text.len());
        if let Some(word) = self.moves_on(&draft, rest) {
            let base = self.target.measures.last().map(|last| last.text);
            return self.moved(rest, draft, &word, base.unwrap_or_default());
        }
        let bracketed = self.depth > 0;
        self.clause
            .push(self.cx.source, self.target, draft, label_to, end, bracketed);
        rest
    }

    /// 不`等于0`, 不得`为0`, 不是`0`, 不曾`超过5次`: what the number is not, as ≠ says it, or the reverse of what the word says.
    fn denies(&self, i: &str, draft: &Draft<'a>) -> bool {
        let at = self.cx.at(i);
        let found = draft.measure.comparator.as_ref().and_then(|c| c.span);
        let words = &self.cx.source[..at];
        match found {
            None => negated_number(words),
            Some(span) => span.start as usize == at && negated(words),
        }
    }

    /// `1/500`地形图, 5`/12`: half of a fraction, a scale or a code; the text behind it.
    fn half_of_fraction(
        &mut self,
        i: &'a str,
        rest: &'a str,
        draft: &Draft<'a>,
    ) -> Option<&'a str> {
        let behind = self.cx.source[..draft.measure.text.start as usize].strip_suffix(['/', '／']);
        let numbered = |c: char| lexicon::twin(c).is_ascii_digit();
        if behind.and_then(last).is_some_and(numbered) {
            self.remark(Code::BrokenNumber, i, rest);
            return Some(rest);
        }
        if draft.measure.unit.is_some() {
            return None;
        }
        let (_, _, after) = eat(rest, &['/']).and_then(|r| integer(r, 9))?;
        // 4.0/5.0
        let part = eat(after, &['.']).and_then(|r| integer(r, 9));
        let after = part.map_or(after, |(_, _, after)| after);
        self.operators = true;
        self.remark(Code::BrokenNumber, i, after);
        Some(after)
    }

    /// The unit that no lexicon knows, where the clause's end shows it; `Err` where no measure is read at all.
    fn unit_of_words(&mut self, rest: &'a str, draft: &mut Draft<'a>) -> Result<&'a str, &'a str> {
        if draft.measure.unit.is_some() || is_share(&draft.measure) {
            return Ok(rest);
        }
        let doubtful = draft.measure.comparator.is_none() && draft.doubtful;
        let code = Code::UnknownUnit;
        if let Some((after_unit, unit)) = unit::unknown(&self.cx, rest) {
            if doubtful {
                return Err(after_unit);
            }
            let span = unit.span.unwrap_or_default();
            draft.diagnostics.push(Diagnostic { code, span });
            draft.measure.unit = Some(unit);
            return Ok(self.suffix_after_unknown(after_unit, draft));
        }
        let worded = peek(skip_spaces(rest)).is_some_and(is_han);
        if worded && draft.measure.comparator.is_none() {
            if doubtful {
                return Err(rest);
            }
            let span = draft.measure.text.span();
            draft.diagnostics.push(Diagnostic { code, span });
        }
        Ok(rest)
    }

    /// Remarks on what may be read in two ways.
    fn doubt(&mut self, i: &'a str, rest: &'a str, draft: &Draft<'a>) {
        let measure = &draft.measure;
        // 2名/50人: two amounts, or so many to so many.
        if let Some(unit) = &measure.unit
            && eat(rest, &['/']).is_some_and(|r| digit(r).is_some())
            && let Some((after, below)) = rate::below(&self.cx, rest)
            && !below[0].ends_with(&*unit.name)
        {
            self.remark(Code::DoubtfulUnit, i, after);
        }
        // 5次/30分: so often in so many minutes, or points.
        if measure.unit.is_some()
            && let Some((_, _, after)) = eat(rest, &['/']).and_then(|r| integer(r, 3))
            && let Some(after) = eat(after, &['分']).filter(|after| eat(after, &['钟']).is_none())
        {
            self.remark(Code::DoubtfulUnit, i, after);
        }
        let unit = measure.unit.as_ref();
        if unit.is_some_and(|unit| {
            may_be_kilo(measure, unit)
                || hundreds(measure, unit)
                || unit::another_share(unit.dimension, rest)
        }) {
            self.remark(Code::DoubtfulUnit, i, rest);
        }
        // 2023年12: a count of that year, or a month without its 月.
        let period = self.clause.period.as_ref();
        let gap = |p: &Period<'_>| {
            let gap = p.text.end() as usize..measure.text.start as usize;
            self.cx
                .source
                .get(gap)
                .is_some_and(|gap| gap.trim().is_empty())
        };
        let dated = period.is_some_and(gap);
        // 2023年12月 31 lacks its 日, or says so many in that month.
        let month = period.is_some_and(|p| p.text.ends_with('月'));
        let small = |n: Number| {
            n.integer()
                .is_some_and(|n| n <= if month { 31 } else { 12 })
        };
        let bare = measure.unit.is_none() && measure.comparator.is_none();
        // 2023年2型糖尿病患者5人 has neither.
        let kind = || eat(rest, &['型', '代', '式']).is_some();
        if bare && dated && !kind() && measure.value.single().is_some_and(small) {
            self.remark(Code::BrokenNumber, i, rest);
        }
        if let Some(after) = compares(&self.cx.source[..self.cx.at(i)], rest) {
            self.remark(Code::ComparatorApart, i, after);
        }
    }

    /// `五00人`, `95点5%`: numerals and nothing else before digits, or a number and 点, are their beginning.
    fn tell_of_halves(&mut self, start: usize, end: usize) {
        let from = self.clause.label_from.min(start);
        let words = self.cx.source[from..start].trim_start_matches(is_space);
        let numerals = |c| lexicon::numeral(c) != Numeral::None;
        // 八一300元: a day, and so much on it.
        let named = || STOP.exact(words).is_some();
        let near = words.len() <= LONGEST_HALF && words.chars().all(numerals) && !named();
        let pointed = |m: &Measure<'_>| m.text.end() as usize == start && ends_word(&m.text, "点");
        let half = (near && !words.is_empty()) || self.target.measures.last().is_some_and(pointed);
        if half && digit(&self.cx.source[start..]).is_some() {
            self.broken(start - words.len(), end);
        }
    }

    /// `10人5`, `≤100元 10`: a bare number right behind a measure.
    fn tell_of_glued(&mut self, draft: &Draft<'a>, end: usize) {
        let measure = &draft.measure;
        if measure.unit.is_some() || measure.comparator.is_some() {
            return;
        }
        let start = measure.text.start as usize;
        let before = self.cx.source[..start].trim_end_matches(is_space);
        let glued = self.clause.last_end() == Some(before.len());
        if glued && digit(&self.cx.source[start..]).is_some() {
            self.broken(start, end);
        }
    }

    /// `3-次`, `80%±`: a dash behind which the other end was lost.
    fn tell_of_lost_end(&mut self, i: &'a str, rest: &'a str, draft: &Draft<'a>) {
        let sign = peek(rest).is_some_and(|c| !is_han(c) && !is_space(c));
        if !sign || draft.measure.op == Op::Range {
            return;
        }
        let Some(behind) = dash(rest).or_else(|| eat(rest, &['±'])) else {
            return;
        };
        let unit = || unit_word::simple(&self.cx, behind).is_some_and(|(end, _)| ends_clause(end));
        if ends_clause(behind) || draft.measure.unit.is_none() && unit() {
            self.remark(Code::BrokenNumber, i, behind);
        }
    }

    /// `满意度（%）95`: the unit in brackets at the label's end; returns where the label ends then.
    fn unit_before(&mut self, draft: &mut Draft<'a>, label_to: usize) -> usize {
        let from = self.clause.label_from.min(label_to);
        let words = self.cx.source[from..label_to].trim_end();
        if draft.measure.unit.is_some() || !words.ends_with(is_round_close) {
            return label_to;
        }
        let Some((unit, magnitude)) = name_unit::hint(&self.cx, words) else {
            return label_to;
        };
        let diagnostics = &mut self.target.diagnostics;
        name_unit::give(&mut draft.measure, unit.as_ref(), magnitude, diagnostics);
        words.rfind(is_round).map_or(label_to, |at| from + at)
    }

    /// The comparator after a unit that only the clause's end revealed: 30主题以上.
    fn suffix_after_unknown(&self, rest: &'a str, draft: &mut Draft<'a>) -> &'a str {
        let Some((after_word, found)) = after(&self.cx, rest) else {
            return rest;
        };
        if draft.measure.op == Op::Eq {
            draft.measure.op = found.op;
            draft.measure.comparator = Some(found.comparator());
        }
        draft.measure.approximate |= found.approximate;
        after_word
    }
}

/// How long the numerals before digits are at most, in bytes.
const LONGEST_HALF: usize = 24;

/// A unit torn by a space: 95 个 百分点.
fn tell_of_torn_unit(draft: &mut Draft<'_>) {
    let code = Code::BrokenNumber;
    let told = draft.diagnostics.iter().any(|d| d.code == code);
    if !told && draft.measure.unit.as_ref().is_some_and(unit_word::is_torn) {
        let span = draft.measure.text.span();
        draft.diagnostics.push(Diagnostic { code, span });
    }
}

/// `95百分`: so many hundred points, or 百分比 torn.
fn hundreds(measure: &Measure<'_>, unit: &Unit<'_>) -> bool {
    let numbered = |words: &str| words.ends_with('百') && words.contains(is_figure);
    unit.name == "分" && measure.text.strip_suffix('分').is_some_and(numbered)
}

/// 瓦 right behind 千 in a numeral: 两万八千瓦时 may be so many kilowatt-hours.
fn may_be_kilo(measure: &Measure<'_>, unit: &Unit<'_>) -> bool {
    let number = || {
        let end = unit.span?.start.checked_sub(measure.text.start)?;
        measure.text.get(..end as usize)
    };
    matches!(&*unit.name, "瓦" | "瓦时") && number().is_some_and(|number| number.ends_with('千'))
}
