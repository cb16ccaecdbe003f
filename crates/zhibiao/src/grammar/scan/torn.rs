//! Numbers that something tore: a line break, a space, a mark typed too many.

use super::Scanner;

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::cursor::*;
use crate::grammar::draft::Draft;
use crate::grammar::exclude;
use crate::lexicon;
use crate::model::Measure;
use crate::span::Span;

/// How much white space a line break may stand in, in bytes: it is looked at for every number.
const LONGEST_BREAK: usize = 60;

/// How long a code may be, in characters.
const LONGEST_CODE: usize = 6;

/// `DN300`: digits behind a letter.
fn ends_in_code(text: &str) -> bool {
    let mut near = text.chars().rev().take(LONGEST_CODE).map(lexicon::twin);
    near.find(|c| !c.is_ascii_digit())
        .is_some_and(|c| c.is_ascii_alphabetic())
}

/// `12月3⏎1日前`: whether a line break stands between two figures of a date.
pub(super) fn tears_day(date: &str) -> bool {
    let half = date.split_once(['\n', '\r']);
    half.is_some_and(|(before, behind)| {
        let behind = behind.trim_start();
        before.trim_end().ends_with(is_figure) && behind.starts_with(is_figure)
    })
}

impl<'a> Scanner<'_, 'a> {
    /// Digits right behind digits and one mark: 98..5, 95，5%, 1 00%.
    pub(super) fn torn(&self, i: &str) -> bool {
        let all = &self.cx.source[..self.cx.at(i)];
        let words = all.trim_end_matches(is_space);
        let numeric = |c: Option<char>| {
            c.is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit() || c == '.')
        };
        let mut before = words.chars().rev();
        let torn = match before.next() {
            // 1 ,234人
            // 2021_05
            Some('.' | '·' | '。' | '，' | ',' | '．' | '_' | '＿') => {
                numeric(before.find(|c| !is_space(*c)))
            }
            // 5、000元: no number begins with two zeros; 5'500元
            Some(c)
                if matches!(lexicon::twin(c), '\'' | '’' | '′')
                    || lexicon::twin(c) == '、'
                        && eat(i, &['0']).is_some_and(|r| eat(r, &['0']).is_some()) =>
            {
                numeric(before.next())
            }
            // DN300 3.5公里: digits behind a letter are a code's; COD5 00吨 are a number's.
            found => {
                let goes_on = || eat(i, &['0']).is_some_and(|rest| eat(rest, &['.']).is_none());
                words.len() < all.len() && numeric(found) && (!ends_in_code(words) || goes_on())
            }
        };
        torn && exclude::list_number(i).is_none()
    }

    /// `9⏎9%`: a bare number that ends a line, and digits that begin the next.
    pub(super) fn broken_line(&mut self, i: &'a str, draft: &Draft<'a>) {
        let start = draft.measure.text.start as usize;
        let Some(half) = self.target.measures.last().filter(|m| halved(m)) else {
            return;
        };
        let from = half.text.start as usize;
        let gap = self.cx.source.get(half.text.end() as usize..start);
        // 3.⏎5万元
        let white = |gap: &str| {
            let gap = gap.strip_prefix(['.', '．']).unwrap_or(gap);
            has_break(gap) && gap.trim().is_empty()
        };
        let broken = gap.is_some_and(|gap| gap.len() < LONGEST_BREAK && white(gap));
        let goes_on = digit(i).is_some() || eat(i, &['.']).is_some();
        if broken && goes_on && draft.measure.unit.is_some() {
            self.broken(from, draft.measure.text.end() as usize);
        }
    }

    pub(super) fn broken(&mut self, from: usize, to: usize) {
        let span = Span::new(from, to);
        let told = |d: &mut Diagnostic| d.code == Code::BrokenNumber && span.contains(d.span);
        while self.target.diagnostics.pop_if(told).is_some() {}
        let code = Code::BrokenNumber;
        self.target.diagnostics.push(Diagnostic { code, span });
    }

    /// What a number at `start` goes on with, where nothing but spaces stands before it: 9 0%, 九 十%, 3.5万5千.
    pub(super) fn joins(&self, start: usize) -> Join {
        let all = &self.cx.source[..start];
        let before = all.trim_end_matches(is_space);
        let i = &self.cx.source[start..];
        let numeral = |c: char| lexicon::numeral(c) != lexicon::Numeral::None;
        let begins = digit(i).is_some() || peek(i).is_some_and(numeral);
        let numeric = |c: char| lexicon::twin(c).is_ascii_digit() || numeral(c);
        let pointed = || eat(i, &['.', ',']).is_some_and(|r| digit(r).is_some());
        let half = self.target.measures.last().filter(|m| {
            (begins || pointed())
                && self.clause.last_end() == Some(before.len())
                && m.text.end() as usize == before.len()
                && halved(m)
                && last(&m.text).is_some_and(numeric)
        });
        if let Some(half) = half {
            return Join::Half(half.text.start as usize);
        }
        if let Some((from, _)) = self.clause.broken.filter(|(_, to)| *to == before.len()) {
            return Join::Half(from);
        }
        match last(before) {
            // 一八五个: the numerals before are no number of their own.
            Some(c) if (numeral(c) && peek(i).is_some_and(numeral)) || is_three(c, i) => {
                Join::Numeral(before.len() - c.len_utf8())
            }
            _ => Join::Nothing,
        }
    }
}

/// Whether a measure has no unit of its own, so that its number may be half of one: 95, 每亩9万.
fn halved(measure: &Measure<'_>) -> bool {
    let unit = measure.unit.as_ref();
    unit.is_none_or(|unit| unit.text.is_empty())
}

/// `參`拾元: the financial 3, which no number begins with, for 参 begins 参加.
fn is_three(c: char, i: &str) -> bool {
    lexicon::twin(c) == '参' && eat(i, &['拾', '佰', '仟']).is_some()
}

/// How a number hangs together with what stands right before it.
pub(super) enum Join {
    Nothing,
    /// With a numeral that was no measure, which begins here.
    Numeral(usize),
    /// With a measure without a unit, which begins here: neither is a number of its own.
    Half(usize),
}
