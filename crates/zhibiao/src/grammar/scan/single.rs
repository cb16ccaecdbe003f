//! Characters that begin nothing by their kind: marks, masks, points, and signs that are no comparators.

use super::Scanner;

use crate::diagnostic::Code;
use crate::grammar::blank::mask;
use crate::grammar::brackets::is_close;
use crate::grammar::cursor::*;
use crate::grammar::draft::Outcome;
use crate::grammar::marks::{is_bullet_mark, is_enclosed};
use crate::grammar::measure::measure;
use crate::grammar::number::may_begin;
use crate::grammar::unit_word;
use crate::lexicon::{start, starts, twin};
use crate::model::Op;

impl<'a> Scanner<'_, 'a> {
    /// A character that begins nothing by itself.
    pub(super) fn single(&mut self, i: &'a str, c: char) -> &'a str {
        if ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '第' {
            return after_first(i);
        }
        if c == '第'
            && let Some(rest) = self.ordinal(i)
        {
            return rest;
        }
        // ● 65寸电视5台: no clause begins with a bullet.
        let before = &self.cx.source[self.clause.label_from..self.cx.at(i)];
        let bullet =
            is_bullet_mark(twin(c)) && before.trim().is_empty() && !self.clause.has_measure();
        if is_enclosed(c) || bullet {
            return self.reopen(skip_spaces(after_first(i)));
        }
        if is_close(c) {
            self.close(self.cx.at(i));
        }
        if c == '—' {
            self.dash_is_minus(i);
        }
        if let Some(rest) = self.unreadable(i, c) {
            return rest;
        }
        if let Some(rest) = self.pointed(i, c).or_else(|| self.about(i, c)) {
            return rest;
        }
        let operator = starts(c) & start::OPERATOR != 0 || matches!(c, '÷' | '×' | '−');
        self.operators |= operator && self.depth == 0;
        self.reckoned |= operator && matches!(twin(c), '÷' | '×');
        after_first(i)
    }

    /// What holds a number that cannot be read: a relation that no target has, a fraction drawn as one character, a mask.
    fn unreadable(&mut self, i: &'a str, c: char) -> Option<&'a str> {
        match twin(c) {
            '≠' => match measure(&self.cx, skip_spaces(after_first(i))) {
                Outcome::Measure(rest, _) => {
                    self.remark(Code::UnreadNumber, i, rest);
                    Some(rest)
                }
                _ => None,
            },
            // 1½
            '¼'..='¾' | '⅐'..='⅞' => {
                self.remark(Code::UnreadNumber, i, after_first(i));
                None
            }
            '_' | '＿' | '?' | '？' | '□' | '*' | '＊' | '×' | '○' | '△' | '…' => {
                mask(i).map(|rest| self.masked(i, rest))
            }
            _ => None,
        }
    }

    /// `.5%`, `%95`: a point or a share's sign before its digits.
    fn pointed(&mut self, i: &'a str, c: char) -> Option<&'a str> {
        if !matches!(twin(c), '.' | '%') || digit(after_first(i)).is_none() {
            return None;
        }
        let joins = |c: char| twin(c).is_ascii_alphanumeric() || matches!(c, '.' | '。');
        if last(&self.cx.source[..self.cx.at(i)]).is_some_and(joins) {
            return None;
        }
        match measure(&self.cx, i) {
            Outcome::Measure(rest, draft) => Some(self.accept(i, rest, draft, self.cx.at(i))),
            _ => None,
        }
    }

    /// `~95%`: about so much.
    fn about(&mut self, i: &'a str, c: char) -> Option<&'a str> {
        if twin(c) != '~' {
            return None;
        }
        let (next, at) = (after_first(i), self.cx.at(i));
        let before = last(&self.cx.source[..at]);
        let joined = before.is_some_and(|c| c.is_ascii_alphanumeric());
        let number = skip_spaces(next);
        if !may_begin(number) || joined || self.clause.last_end() == Some(at) {
            return None;
        }
        let Outcome::Measure(rest, mut draft) = measure(&self.cx, number) else {
            return None;
        };
        if draft.measure.op != Op::Eq {
            return None;
        }
        draft.measure.op = Op::About;
        draft.measure.approximate = true;
        // 满意度~95%: a range may have lost its lower end.
        if before.is_some_and(is_han) {
            self.remark(Code::DoubtfulSign, i, next);
        }
        Some(self.accept(number, rest, draft, at))
    }

    /// Tells of digits that are hidden, unless the mark refers to a note.
    pub(super) fn masked(&mut self, i: &'a str, rest: &'a str) -> &'a str {
        let before = &self.cx.source[..self.cx.at(i)];
        // 是□ 否□
        let ticked = folded(i) == Some('□') && before.ends_with(['是', '否', '有', '无']);
        if ticked || notes(before, i) {
            return rest;
        }
        // …… ends many sentences; it hides digits only before a unit.
        if folded(i) != Some('…') || unit_word::simple(&self.cx, skip_spaces(rest)).is_some() {
            self.remark(Code::DigitsMissing, i, rest);
        }
        rest
    }
}

/// `60.6*`, `85%*`: a mark at the end that refers to a note; `85*` may lack a digit.
fn notes(before: &str, i: &str) -> bool {
    let whole = folded(i) == Some('*') && skip_spaces(after_first(i)).is_empty();
    let number = before.trim_end_matches(is_figure);
    let decimal = before[number.len()..].contains(['.', '．']);
    whole && (decimal || number.len() == before.len()) && before.contains(is_figure)
}
