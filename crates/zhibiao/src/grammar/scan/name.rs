//! Names in a value, whose digits and marks count nothing: quotes, titles, words in Latin letters.

use super::Scanner;
use crate::grammar::clause_end::ends_or_noted;

use crate::diagnostic::Code;
use crate::grammar::blank::mask;
use crate::grammar::cursor::*;
use crate::grammar::date::date;
use crate::grammar::draft::Outcome;
use crate::grammar::exclude;
use crate::grammar::measure::measure;
use crate::grammar::title::LONGEST_TITLE;
use crate::lexicon::{self, AFTER, STOP};
use crate::model::*;

impl<'a> Scanner<'_, 'a> {
    /// `“三个一”活动`: a name in quotes, unless it is a time or all there is.
    pub(super) fn quoted(&mut self, i: &'a str, c: char) -> Option<&'a str> {
        if !matches!(lexicon::twin(c), '“' | '"') {
            return None;
        }
        if let Some((rest, found)) = date(&self.cx, i) {
            self.take_date(i, rest, found);
            return Some(rest);
        }
        // 55" is a size.
        let before = last(&self.cx.source[..self.cx.at(i)]);
        if before.is_some_and(|c| lexicon::twin(c).is_ascii_digit()) {
            return None;
        }
        let closes = |c: char| c == '”' || (c == '"' && i.starts_with('"'));
        let (at, close) = i
            .char_indices()
            .take(LONGEST_TITLE)
            .skip(1)
            .find(|(_, c)| closes(*c))?;
        let rest = &i[at + close.len_utf8()..];
        // 满意度“95%”以上, “不少于3次”要求: a value in quotes, which has a bound or of which nothing else is said.
        if let Outcome::Measure(end, draft) = measure(&self.cx, after_first(i))
            && let Some(unit) = &draft.measure.unit
            && self.cx.at(end) == self.cx.at(i) + at
        {
            let alone = ends_or_noted(rest) || AFTER.longest(rest).is_some();
            let plain = digit(after_first(i)).is_some() || unit.dimension == Dimension::Ratio;
            if draft.measure.comparator.is_some() || (plain && alone) {
                return Some(after_first(i));
            }
        }
        // 完成“≥90%”
        if crate::grammar::begin::is_sign(after_first(i)) {
            return None;
        }
        // “95%”以上
        let behind = AFTER
            .longest(rest)
            .map_or(rest, |(length, _)| &rest[length..]);
        let whole = self.cx.source[self.clause.start..self.cx.at(i)]
            .trim()
            .is_empty()
            && ends_or_noted(behind);
        if whole {
            return Some(self.reopen(after_first(i)));
        }
        // 合格率“（95%）”: a number behind a mark is no name, whatever it is.
        let named = |c| is_space(c) || matches!(lexicon::twin(c), '《' | '〈' | '‘' | '#');
        let marked = peek(after_first(i)).is_some_and(|c| !c.is_alphanumeric() && !named(c));
        if marked && i[..at].contains(|c| lexicon::twin(c).is_ascii_digit()) {
            return Some(self.unread_to(i, rest));
        }
        Some(rest)
    }

    /// Words in Latin letters, which may carry digits of their own.
    pub(super) fn latin(&mut self, i: &'a str) -> Option<&'a str> {
        // COD5 is a name, COD500吨 is not.
        let digits = |at: usize| {
            digit(&i[at..]).is_some()
                && last(&i[..at]).is_some_and(|c| lexicon::twin(c).is_ascii_digit())
        };
        if let Some((length, ())) = STOP.longest(i)
            && length > 1
            && !digits(length)
        {
            return Some(&i[length..]);
        }
        if let Some(rest) = mask(i) {
            return Some(self.masked(i, rest));
        }
        if crate::lexicon::CURRENCY.longest(i).is_some() {
            return None;
        }
        let rest = exclude::latin(i);
        // T+5个工作日: T names nothing.
        if let Some(digits) = exclude::days_after(i).filter(|digits| rest.len() > digits.len()) {
            self.leave_out(i, digits);
            return Some(digits);
        }
        // LPR+50BP: the number is added to what the letters name.
        if eat(rest, &['+', '-', '±']).is_some()
            && let Outcome::Measure(after, draft) = measure(&self.cx, rest)
            && (draft.measure.unit.as_ref()).is_some_and(|u| u.dimension == Dimension::Ratio)
        {
            self.remark(Code::UnreadNumber, i, after);
            return Some(after);
        }
        if eat(rest, &['%']).is_some() || exclude::mistyped(i, rest) {
            self.remark(Code::BrokenNumber, i, rest);
        }
        Some(rest)
    }
}
