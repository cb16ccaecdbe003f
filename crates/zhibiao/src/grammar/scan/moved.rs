//! Changes of a value: `较上年增长5%`, `由80%提高到90%`.

use super::Scanner;

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::cursor::*;
use crate::grammar::date::date;
use crate::grammar::measure::{Draft, Outcome, measure};
use crate::grammar::{change, unit};
use crate::model::*;
use crate::span::Piece;

impl<'a> Scanner<'a> {
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
        if unit::ends_clause(rest) {
            return None;
        }
        // 提高到2023年的98%
        let dated = date(&self.cx, rest).and_then(|(r, found)| Some((eat(r, &['的'])?, found)));
        let (rest, dated) = match dated {
            Some((rest, found)) => (rest, Some(found)),
            None => (rest, None),
        };
        let Outcome::Measure(after, mut draft) = measure(&self.cx, skip_spaces(rest)) else {
            return None;
        };
        if !moves(&draft, &word) {
            return Some(&self.cx.source[word.piece.end() as usize..]);
        }
        let at = self.cx.at(i);
        let moved_from = self
            .clause
            .last_end()
            .filter(|end| word.to && self.cx.source[*end..at].trim().is_empty());
        let base = self.clause.base.take();
        let label_to = base.as_ref().map_or(at, |(start, _)| *start);
        if moved_from.is_some() {
            let after = self.moved(after, draft, &word);
            if let (Some(found), Some(measure)) = (dated, self.target.measures.last_mut()) {
                let name = found
                    .plain_year
                    .map_or_else(|| found.date.text.text.into(), |y| y.to_string().into());
                measure.extras().period = Some(Period {
                    name,
                    text: found.date.text,
                });
                self.target.dates.push(found.date);
            }
            return Some(after);
        }
        draft.measure.extras().change = Some(Change {
            direction: word.direction,
            base: base.map(|(_, piece)| piece),
            text: word.piece,
        });
        Some(self.accept(skip_spaces(rest), after, draft, label_to))
    }

    /// `由80%提高到90%`: the first measure becomes the base of the second.
    fn moved(
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
            if let Some(period) = last.period() {
                measure.extras().period = Some(period.clone());
            }
            measure.text = Piece::of(self.cx.source, base.start as usize, end);
            if measure.unit.is_none() {
                measure.unit = last.unit.take();
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
}

/// 改造提升10个: with a count behind it, 提升 makes things, it does not raise a number.
fn moves(draft: &Draft<'_>, word: &change::ChangeWord<'_>) -> bool {
    const MAKES: [&str; 6] = ["提升", "改善", "优化", "促进", "扩大", "提高"];
    let count = draft
        .measure
        .unit
        .as_ref()
        .is_some_and(|u| u.dimension == Dimension::Count);
    word.to || !count || !MAKES.contains(&word.piece.text)
}
