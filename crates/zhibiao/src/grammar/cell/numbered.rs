//! The numbers of a cell's items, seen together once all of them are read.
//!
//! ```text
//! glued = number name                     ; 1培训人数：120人⏎2培训场次：5场
//! ```
//! Digits at the start of a name are its number where every item has them and they count on from one, anew below each
//! heading. Refused: `1季度完成率…2季度完成率…`, which count what stands behind them.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::unit_word::simple;
use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::twin;
use crate::model::Indicator;
use crate::span::{Piece, Span};

impl Reader<'_> {
    /// Numbers that stand in names, and remarks on items without a number or a marker in a cell whose other items have them.
    pub(super) fn numbers(&mut self) {
        self.unglue();
        let items = &mut self.cell.indicators;
        let marked = items.iter().any(|i| i.marker.is_some()) && self.marked;
        // Without markers a title may stand before the numbers.
        let mut numbered = marked && items.iter().any(|i| i.ordinal.is_some());
        for item in items {
            let span = item.name.span();
            numbered |= item.ordinal.is_some();
            if numbered && item.ordinal.is_none() {
                let code = match item.heading {
                    Some(_) if marked => Some(Code::MissingOrdinal),
                    Some(_) => None,
                    None => Some(Code::SharedOrdinal),
                };
                item.diagnostics
                    .extend(code.map(|code| Diagnostic { code, span }));
            }
            if marked && item.marker.is_none() {
                let code = Code::MissingMarker;
                item.diagnostics.push(Diagnostic { code, span });
            }
        }
    }

    /// Takes numbers off the names that they are glued to.
    fn unglue(&mut self) {
        let items = &mut self.cell.indicators;
        let counts = items.first().and_then(glued).is_some_and(|(n, _)| n == 1);
        if !counts || items.len() < 2 {
            return;
        }
        let mut expected = 1;
        for item in items.iter() {
            let Some((number, _)) = glued(item) else {
                return;
            };
            let anew = number == 1 && item.heading.is_some();
            if number != expected && !anew {
                return;
            }
            expected = number + 1;
        }
        let words: Vec<&str> = items
            .iter()
            .filter_map(glued)
            .map(|(_, rest)| rest)
            .collect();
        if count_things(&self.cx, &words) {
            return;
        }
        for item in items {
            let Some((number, rest)) = glued(item) else {
                continue;
            };
            let Piece { text, start } = item.name;
            let behind = text.len() - rest.len();
            let digits = text[..behind].trim_end_matches(is_space).len();
            item.ordinal = Some(number);
            item.ordinal_span = Some(Span::new(0, digits).shift(start));
            item.name = Piece {
                text: rest,
                start: start + behind as u32,
            };
        }
    }
}

/// Whether numbers before such words count what these name, and no items: 1期…2期…, 1座水厂…2处泵站…. A year's digits count nothing.
pub(super) fn count_things(cx: &Context<'_>, words: &[&str]) -> bool {
    let nouns = || words.iter().map(|words| peek(words).map(twin));
    let first = nouns().next().flatten().filter(|first| is_han(*first));
    let one = first.is_some() && nouns().all(|noun| noun == first);
    words.len() > 1 && (one || words.iter().all(|words| simple(cx, words).is_some()))
}

/// `1` of 12022年度: the number before a year.
fn before_year(name: &str) -> Option<(u32, usize, &str)> {
    let (digits, count, rest) = integer(name, 6)?;
    let at = name.char_indices().nth(count.checked_sub(4)?)?.0;
    let dated = rest.starts_with('年') && (1990..2100).contains(&(digits % 10000));
    (dated && count > 4).then_some((digits / 10000, count - 4, &name[at..]))
}

/// The number that a name begins with, and the words behind it.
fn glued<'a>(item: &Indicator<'a>) -> Option<(u32, &'a str)> {
    let name = item.name.text;
    digit(name).filter(|_| item.ordinal.is_none())?;
    let (number, _, rest) = integer(name, 2).or_else(|| before_year(name))?;
    let rest = skip_spaces(rest);
    let named = |c: char| is_han(c) || c.is_ascii_alphabetic() || c == '“';
    let named = peek(rest).is_some_and(named) || before_year(name).is_some();
    named.then_some((number, rest))
}
