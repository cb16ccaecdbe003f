//! Brackets of a value: `5天（工作日）`, `〔2021〕41号`, `（不含税）`.

use smallvec::SmallVec;

use super::Scanner;
use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::han::{begins_unit, multiplier};
use crate::grammar::unit_word;

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::affix::suffix;
use crate::grammar::brackets::{Brackets, is_open};
use crate::grammar::comparator::after;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::draft::{Draft, Outcome};
use crate::grammar::measure::measure;
use crate::grammar::{codes, exclude, name_unit, unit};
use crate::lexicon::AFTER;
use crate::model::*;
use crate::span::{Piece, Span};

/// `（1,000）元`, `培训（ 300 ）人`: a number in brackets before its unit, as forms leave room for it.
fn filled_in<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Draft<'a>)> {
    let Outcome::Measure(rest, mut draft) = measure(cx, skip_spaces(after_first(i))) else {
        return None;
    };
    let close = eat(skip_spaces(rest), &[')', ']', '】'])?;
    let (rest, unit) =
        unit::unit(cx, skip_spaces(close)).filter(|_| draft.measure.unit.is_none())?;
    let (rest, suffix) = suffix(cx, rest, unit.dimension == Dimension::Time);
    if !ends_or_noted(rest) {
        return None;
    }
    if let Some(found) = suffix.found.first()
        && draft.measure.op == Op::Eq
    {
        draft.measure.op = found.op;
        draft.measure.comparator = Some(found.comparator());
    }
    draft.measure.unit = Some(unit);
    draft.measure.text = cx.piece(i, rest);
    Some((rest, draft))
}

/// `（1200+800）人`: the numbers of a sum in brackets, and the unit behind them that all have.
struct Sum<'a> {
    parts: SmallVec<[(&'a str, &'a str, Draft<'a>); 4]>,
    unit: Unit<'a>,
    magnitude: u32,
    rest: &'a str,
}

/// How many numbers such a sum has at most: bounds the look-ahead.
const MOST_PARTS: usize = 8;

fn summed<'a>(cx: &Context<'a>, i: &'a str) -> Option<Sum<'a>> {
    let mut parts = SmallVec::<[(&str, &str, Draft<'_>); 4]>::new();
    let mut at = skip_spaces(after_first(i));
    while parts.len() < MOST_PARTS {
        digit(at)?;
        let Outcome::Measure(rest, draft) = measure(cx, at) else {
            return None;
        };
        if draft.measure.unit.is_some() || draft.measure.op != Op::Eq {
            return None;
        }
        parts.push((at, rest, draft));
        let Some(next) = eat(skip_spaces(rest), &['+']) else {
            break;
        };
        at = skip_spaces(next);
    }
    let last = parts.last().filter(|_| parts.len() > 1)?.1;
    let close = eat(skip_spaces(last), &[')', ']', '】'])?;
    let (counted, magnitude) = match multiplier(close) {
        Some(exponent) if !begins_unit(close) => (after_first(close), exponent),
        _ => (close, 0),
    };
    let (rest, unit) = unit::unit(cx, counted)?;
    let unit = Unit { span: None, ..unit };
    Some(Sum {
        parts,
        unit,
        magnitude,
        rest,
    })
}

impl<'a> Scanner<'_, 'a> {
    /// Takes the numbers of a sum one by one; returns the text behind its unit.
    fn sum(&mut self, sum: Sum<'a>) -> &'a str {
        let last = sum.parts.len() - 1;
        for (at, (i, rest, mut draft)) in sum.parts.into_iter().enumerate() {
            let remarks = &mut self.target.diagnostics;
            name_unit::give(&mut draft.measure, Some(&sum.unit), sum.magnitude, remarks);
            self.accept(i, rest, draft, self.cx.at(i));
            if at < last {
                self.soft(skip_spaces(rest));
            }
        }
        self.clause.extend(self.cx.at(sum.rest));
        sum.rest
    }

    /// A bracket: a note after a measure, a document's number, or words of a label.
    pub(super) fn open(&mut self, i: &'a str, opens: bool) -> &'a str {
        if let Some(rest) = codes::document(i) {
            return rest;
        }
        let at = self.cx.at(i);
        // （ ）人: room left for a number.
        if let Some(rest) = eat(skip_spaces(after_first(i)), &[')', ']', '】'])
            && unit_word::simple(&self.cx, skip_spaces(rest)).is_some()
        {
            self.remark(Code::DigitsMissing, i, rest);
            return rest;
        }
        if let Some((rest, draft)) = filled_in(&self.cx, i) {
            return self.accept(i, rest, draft, at);
        }
        // 100（60+40）人: the sum explains the number before it.
        let explains = self.clause.last_end() == Some(at);
        if let Some(sum) = summed(&self.cx, i).filter(|_| !explains) {
            return self.sum(sum);
        }
        if let Some(rest) = exclude::list_number(i) {
            if opens {
                return self.reopen(rest);
            }
            // 确保（1）按时完成
            let beside = self.clause.last_end().is_some_and(|end| end == at);
            if !beside && integer(after_first(i), 1).is_some() && peek(rest).is_some_and(is_han) {
                self.remark(Code::UnreadNumber, i, rest);
                return rest;
            }
        }
        let source = self.cx.source;
        let brackets = self.brackets();
        let Some(close) = brackets.close(at) else {
            return after_first(i);
        };
        let end = close + peek(&source[close..]).map_or(1, char::len_utf8);
        let gap = |c: char| is_space(c) || matches!(c, '”' | '"');
        let touches = |m: usize| source[m..at].chars().all(gap);
        if self.depth == 0 && self.clause.last_end().is_some_and(touches) {
            if self.clause.last_opens_in_bracket(source)
                && names_next(&source[at..close], &source[end..])
            {
                return self.end_item(at, i);
            }
            return self.note(i, close, end);
        }
        let behind = source[end..].trim_matches(|c: char| {
            c.is_whitespace() || is_space(c) || matches!(c, '。' | '；' | ';')
        });
        let whole = opens && behind.is_empty();
        if !whole {
            self.depth += 1;
        } else {
            return self.reopen(after_first(i));
        }
        after_first(i)
    }

    pub(super) fn close(&mut self, at: usize) {
        self.brackets();
        // 比例（达到或好于Ⅲ类）83.3%: what a bracket compares is inside it.
        if self.depth == 1
            && let Some(open) = self.cx.source[..at].rfind(is_open)
        {
            let inside = |from: usize| open < from;
            if self.clause.compared.is_some_and(|(from, _)| inside(from)) {
                (self.clause.apart, self.clause.compared) = (None, None);
            }
            let loose = self.clause.loose.take();
            self.clause.loose = loose.filter(|span| !inside(span.start as usize));
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// The partners of all brackets; those that have none get a remark when they are first asked for.
    fn brackets(&mut self) -> &Brackets {
        let source = self.cx.source;
        let diagnostics = &mut self.target.diagnostics;
        self.brackets.get_or_insert_with(|| {
            let found = Brackets::of(source);
            for alone in &found.alone {
                let at = *alone as usize;
                let width = peek(&source[at..]).map_or(1, char::len_utf8);
                diagnostics.push(Diagnostic {
                    code: Code::UnbalancedBracket,
                    span: Span::new(at, at + width),
                });
            }
            found
        })
    }

    /// Brackets right after a measure: its note, or the unit it lacks.
    fn note(&mut self, i: &'a str, close: usize, end: usize) -> &'a str {
        let source = self.cx.source;
        let inside = self.cx.at(after_first(i));
        let raw = &source[inside..close];
        let text = raw.trim();
        let note = Piece {
            text,
            start: (inside + raw.len() - raw.trim_start().len()) as u32,
        };
        let mut rest = &source[end..];
        if let Some(measure) = self.target.measures.last_mut() {
            let bracketed_unit = match measure.unit {
                None => unit::column(&self.cx, text)
                    .ok()
                    .filter(|(unit, magnitude)| unit.is_some() || *magnitude > 0),
                Some(_) => None,
            };
            match bracketed_unit {
                Some((unit, magnitude)) => {
                    let written = |unit| Unit {
                        source: UnitSource::Value,
                        span: Some(note.span()),
                        text: note.text,
                        ..unit
                    };
                    let unit = unit.map(written);
                    name_unit::give(
                        measure,
                        unit.as_ref(),
                        magnitude,
                        &mut self.target.diagnostics,
                    );
                }
                // 95%（以上）
                None if AFTER.exact(text).is_some() && measure.op == Op::Eq => {
                    if let Some((_, found)) = after(&self.cx, &source[note.start as usize..]) {
                        measure.op = found.op;
                        measure.comparator = Some(found.comparator());
                        measure.approximate |= found.approximate;
                    }
                }
                None if measure.note().is_none() && !text.is_empty() => {
                    measure.extras().note = Some(note);
                }
                None => {}
            }
            // 100（男60女40）人: the unit follows the note.
            if measure.unit.is_none()
                && let Some((behind, unit)) = unit::unit(&self.cx, rest)
                && ends_or_noted(behind)
            {
                measure.unit = Some(unit);
                rest = behind;
            }
            // 5天（工作日）内: the comparator follows the note.
            if measure.op == Op::Eq
                && measure.comparator.is_none()
                && let Some((after_word, found)) = after(&self.cx, skip_spaces(rest))
            {
                measure.op = found.op;
                measure.comparator = Some(found.comparator());
                measure.approximate |= found.approximate;
                rest = after_word;
            }
        }
        self.clause.extend(self.cx.at(rest));
        rest
    }
}

/// （线上）3次`（线下）`5次: whether a bracket without digits stands right before a number, as the one before the last number did.
fn names_next(bracket: &str, behind: &str) -> bool {
    digit(skip_spaces(behind)).is_some() && !bracket.contains(is_figure)
}
