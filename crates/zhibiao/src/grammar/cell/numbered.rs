//! The numbers of a cell's items, seen together once all of them are read.
//!
//! ```text
//! glued = number name                     ; 1培训人数：120人⏎2培训场次：5场
//! ```
//! Digits at the start of a name are its number where every item has them and they count on from one, anew below each
//! heading. Refused: `1季度完成率…2季度完成率…`, which count what stands behind them.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::names_on;
use super::super::unit_word::simple;
use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::marks::skip_marks;
use crate::lexicon::{RANK, UNIT_WORDS, twin};
use crate::model::{CellPiece, Indicator, PieceKind};
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
        let alone =
            |item: &Indicator<'_>| glued(item, 1).is_some_and(|rest| first_apart(&item.name, rest));
        if items.len() < 2 && !items.first().is_some_and(alone) {
            return;
        }
        let mut found = Vec::with_capacity(items.len());
        let mut expected = 1;
        for item in items.iter() {
            let anew = || {
                item.heading
                    .and_then(|_| glued(item, 1))
                    .map(|rest| (1, rest))
            };
            let next = glued(item, expected).map(|rest| (expected, rest));
            let Some((number, rest)) = next.or_else(anew) else {
                return;
            };
            found.push((number, rest));
            expected = number + 1;
        }
        // 12345热线 is 1 and 2345热线 only where the other items tell so.
        let figures = found
            .iter()
            .filter(|(_, rest)| digit(rest).is_some() && !dated(rest) && !ages_on(rest));
        let plain = found
            .iter()
            .filter(|(_, rest)| digit(rest).is_none() || ages_on(rest))
            .count();
        let figures = figures.count();
        let few = if found.len() > 2 { 1 } else { figures.max(2) };
        if figures > 0 && plain < few {
            return;
        }
        let tight = items.iter().zip(&found).filter_map(|(item, (_, rest))| {
            let before = &item.name[..item.name.len() - rest.len()];
            before.ends_with(is_figure).then_some(*rest)
        });
        if count_things(&self.cx, &tight.collect::<Vec<_>>()) {
            return;
        }
        for (item, (number, rest)) in items.iter_mut().zip(found) {
            let Piece { text, start } = item.name;
            let behind = text.len() - rest.len();
            let digits = text[..behind].len() - text[..behind].trim_start_matches(is_figure).len();
            // （一）数量指标：1培训人数: the other number is the heading's.
            if let Some(span) = item.ordinal_span {
                self.cell.others.push(CellPiece {
                    span,
                    kind: PieceKind::Ordinal,
                    indicator: None,
                });
            }
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
    let counts = |words: &&str| simple(cx, words).is_some();
    let ranks = |words: &&str| RANK.longest(words).is_some() || words.starts_with('号');
    let alike = |words: &&str| counts(words) || (one && ranks(words));
    words.len() > 1 && words.iter().all(alike)
}

/// The words behind the number that a name begins with: 培训人数 of 1培训人数, 65岁以上老人 of 365岁以上老人 where 3 is the next.
fn glued<'a>(item: &Indicator<'a>, number: u32) -> Option<&'a str> {
    let name = item.name.text;
    digit(name).filter(|_| item.ordinal.is_none() || numbers_heading(item))?;
    let width = if number > 9 { 2 } else { 1 };
    let (first, count, behind) = integer(name, 7)?;
    let at = name.char_indices().nth(width)?.0;
    let own = first / 10u32.checked_pow(count.checked_sub(width)? as u32)?;
    let rest = skip_marks(&name[at..]);
    let begins = |c: char| is_han(c) || c.is_ascii_alphabetic() || c == '★' || opens_quote(c);
    let named = peek(behind).is_some_and(|c| begins(c) || is_space(c)) && peek(rest)? != '.';
    // 20-6岁儿童 where 2 is the next
    let aged = rest.starts_with(['0', '０']);
    (own == number && if aged { names_on(rest) } else { named }).then_some(rest)
}

/// Whether the item's number stands before its heading: （一）数量指标：.
fn numbers_heading(item: &Indicator<'_>) -> bool {
    let heading = item.heading.zip(item.ordinal_span);
    heading.is_some_and(|(heading, number)| number.start < heading.start)
}

/// `1 公共服务能力`: whether a space parts a number from the words behind it, which it would not count.
fn first_apart(name: &str, rest: &str) -> bool {
    let spaced = name[..name.len() - rest.len()].ends_with(|c| is_space(c) || c == '★');
    spaced && UNIT_WORDS.longest(rest).is_none() && !rest.starts_with(['万', '亿', '千', '百'])
}

/// `80周岁以上老人` behind 2, `5G基站` behind 1: nobody is 280 years old, and no network is 15G.
fn ages_on(i: &str) -> bool {
    integer(i, 3).is_some_and(|(number, count, rest)| {
        let aged = count == 2 && number > 15 && eat_words(rest, &["周岁", "岁"]).is_some();
        aged || (count == 1 && eat(rest, &['G']).and_then(peek).is_some_and(is_han))
    })
}

/// `2022年度`.
fn dated(i: &str) -> bool {
    integer(i, 4).is_some_and(|(year, _, rest)| rest.starts_with('年') && is_planning_year(year))
}
