//! Values whose clauses are plain words with at most one plain measure, without the scanner.
//!
//! ```text
//! straight = clause *( clause-end clause )
//! clause   = *( words / soft / bracket / quoted ) [plain *( words / soft / bracket / quoted )]
//! words    = Chinese characters with which nothing begins, or a change that no number follows
//! bracket  = "（" *( words / soft / clause-end ) "）"        ; right behind a measure, its note
//! ```
//! As in the quick lane, whatever could also be anything else is left to the scanner, a caller's own words turn the lane
//! off, and tests hold the two together. Accepted: `园区签约入驻企业9家`, `处理案件不低于190件，逐年提升`. Refused:
//! `培训3期、5场`, `满意度（%）95`, `“十四五”期间`, `5天（3个工作日）`.

use super::bounds::join_bounds;
use super::brackets::{is_close, is_open};
use super::clause_end::ends_clause;
use super::clock;
use super::comparator::{compares, said_again};
use super::context::Context;
use super::cursor::*;
use super::dash::below_line;
use super::decimals::tell_of_list;
use super::kind::{Tally, kind, level, trend};
use super::label::{label, label_behind};
use super::measure::hopeless;
use super::plain::plain;
use super::qualifying::name;
use super::quiet::{quiet, quiet_run, stop_word};
use super::sense::settle;
use super::title::title;
use super::unit_word::torn_off;
use super::{change, date};
use crate::diagnostic::Diagnostic;
use crate::lexicon::{AFTER, BASE, Numeral, STOP, numeral, start, starts, twin};
use crate::model::{Kind, Target};
use crate::span::Piece;

/// What the lane read of a value.
#[derive(Default)]
pub(super) struct Read {
    /// Where the first clause begins that the scanner has to read.
    pub(super) end: usize,
    /// What the clauses before it are.
    pub(super) tally: Tally,
    /// Where no plain measure begins, as was asked on the way.
    pub(super) unplain: Option<usize>,
}

/// Fills an empty target if the value is plain throughout; else what was read of it.
pub(super) fn straight<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> Option<Read> {
    if !cx.options.is_standard() {
        return Some(Read::default());
    }
    let text = cx.source;
    let read = clauses(cx, target, 0, |_, _| true);
    if read.end < text.len() {
        return Some(match plainer(&text[..read.end], &target.diagnostics) {
            true => read,
            false => {
                target.measures.clear();
                target.diagnostics.clear();
                Read {
                    unplain: read.unplain,
                    ..Read::default()
                }
            }
        });
    }
    join_bounds(text, target);
    tell_of_list(target);
    target.kind = kind(target, &read.tally);
    target.text = Piece { text, start: 0 };
    if target.measures.is_empty() && target.kind == Kind::Text {
        target.level = level(&target.text);
        target.trend = trend(text);
    }
    None
}

/// The plain clauses from `from` on, in a value of which others are left to the scanner.
pub(super) fn further<'a>(cx: &Context<'a>, target: &mut Target<'a>, from: usize) -> Read {
    clauses(cx, target, from, plainer)
}

/// Whether a clause leaves nothing to the scanner: it asks for a formula where there is a plus, and at the first bracket it
/// tells of all.
fn plainer(clause: &str, diagnostics: &[Diagnostic]) -> bool {
    let asked = |c: char| twin(c) == '+' || is_open(c);
    diagnostics.is_empty() && find_mark(clause, asked).is_none()
}

/// Reads clauses as long as they are plain, and `taken` takes them.
fn clauses<'a>(
    cx: &Context<'a>,
    target: &mut Target<'a>,
    from: usize,
    taken: impl Fn(&str, &[Diagnostic]) -> bool,
) -> Read {
    let mut read = Read {
        end: from,
        ..Read::default()
    };
    while read.end < cx.source.len() {
        let before = (target.measures.len(), target.diagnostics.len());
        let mut clause = Clause {
            target: &mut *target,
            content: false,
            measured: false,
            unplain: None,
        };
        let rest = clause.read(cx, &cx.source[read.end..]);
        let (content, measured) = (clause.content, clause.measured);
        read.unplain = clause.unplain;
        let text = |rest: &str| &cx.source[read.end..cx.at(rest)];
        let Some(rest) = rest.filter(|rest| {
            taken(text(rest), &target.diagnostics[before.1..])
                && torn_off(rest).is_none()
                && !(measured && (goes_on(rest) || may_move(text(rest), rest)))
        }) else {
            target.measures.truncate(before.0);
            target.diagnostics.truncate(before.1);
            break;
        };
        read.tally.clauses += usize::from(content);
        read.tally.measured += usize::from(measured);
        // The mark that ends it.
        read.end = cx.at(after_first(rest));
    }
    read
}

/// Whether more of a clause's measure follows the mark at `i`.
fn goes_on(i: &str) -> bool {
    below_line(i).is_some() || said_again(after_first(i)).is_some()
}

/// `由10天⏎缩短至5天`: whether the next line may move what a clause ends in.
fn may_move(clause: &str, i: &str) -> bool {
    i.starts_with(['\n', '\r']) && clause.contains(['由', '从', '從'])
}

/// A clause of plain words. Its measure goes where all do; if the scanner has to decide in the end, it is taken back.
struct Clause<'t, 'a> {
    target: &'t mut Target<'a>,
    content: bool,
    measured: bool,
    /// Where no plain measure begins.
    unplain: Option<usize>,
}

impl<'a> Clause<'_, 'a> {
    /// Reads to the mark that ends the clause; `None` where the scanner has to decide.
    fn read(&mut self, cx: &Context<'a>, from: &'a str) -> Option<&'a str> {
        let mut i = from;
        // Where the measure's own words end.
        let (mut before, mut after) = (None, None);
        while let Some(c) = peek(i) {
            let flags = starts(c);
            if flags & start::CLAUSE != 0 {
                break;
            }
            if !is_common_han(c) && (c.is_whitespace() || is_space(c)) {
                i = after_first(i);
                continue;
            }
            let opens = !self.content;
            self.content = true;
            if let Some(rest) = passed(cx, i, c, flags, opens) {
                i = rest;
                continue;
            }
            if flags & start::OPEN != 0 || c == '“' {
                let end = |rest: usize| &cx.source[cx.source.len() - rest..cx.at(i)];
                let touches = after.is_some_and(|rest| end(rest).chars().all(is_space));
                if touches && c != '“' {
                    i = self.note(cx, i)?;
                    after = Some(i.len());
                    continue;
                }
                i = enclosed(cx, from, i, c).filter(|_| !opens && !touches)?;
                continue;
            }
            if self.measured {
                return None;
            }
            if !may_measure(cx, i, flags, opens) {
                return None;
            }
            let Some((rest, draft)) = plain(cx, i) else {
                self.unplain = Some(cx.at(i));
                return None;
            };
            if compares(&cx.source[..cx.at(i)], rest).is_some() {
                return None;
            }
            self.target.measures.push(draft.measure);
            self.target.diagnostics.extend(draft.diagnostics);
            self.measured = true;
            settle(cx.source, self.target.measures.last_mut()?);
            before = label(cx.source, cx.at(from), cx.at(i));
            after = Some(rest.len());
            i = rest;
        }
        if !self.measured {
            return Some(i);
        }
        let end = cx.source.len() - after?;
        self.name(before, label_behind(cx.source, end, cx.at(i)))?;
        Some(i)
    }

    /// Labels the measure with the words around it; `None` where those behind it compare.
    fn name(&mut self, before: Option<Piece<'a>>, after: Option<Piece<'a>>) -> Option<()> {
        // 10个社区以上（含线上）
        let compared = |noun: Piece<'_>| {
            let noun = noun.text.split(is_open).next().unwrap_or_default();
            AFTER
                .suffix(noun.trim_end_matches(['”', '"', ' ']))
                .is_some()
        };
        if after.is_some_and(compared) {
            return None;
        }
        self.target.measures.last_mut()?.label = name(before, after);
        Some(())
    }
}

impl<'a> Clause<'_, 'a> {
    /// `（以最终下达的人数为准）` right behind the measure.
    fn note(&mut self, cx: &Context<'a>, i: &'a str) -> Option<&'a str> {
        let inside = after_first(i);
        let word = |c: char| is_han(c) && numeral(c) == Numeral::None;
        if !peek(i).is_some_and(is_round) || !peek(inside).is_some_and(word) {
            return None;
        }
        let close = inside.find(|c| is_open(c) || is_close(c))?;
        let (text, behind) = inside.split_at(close);
        let rest = peek(behind)
            .filter(|c| is_round_close(*c))
            .map(|_| after_first(behind))?;
        let compared = peek(skip_spaces(rest)).is_some_and(|c| starts(c) & start::AFTER != 0);
        if compared || AFTER.exact(text.trim_end()).is_some() {
            return None;
        }
        let measure = self.target.measures.last_mut()?;
        if !self.measured || measure.note().is_some() {
            return None;
        }
        measure.extras().note = Some(Piece {
            text: text.trim_end(),
            start: cx.at(inside) as u32,
        });
        Some(rest)
    }
}

/// Whether the scanner would ask for nothing before a plain measure here.
fn may_measure(cx: &Context<'_>, i: &str, flags: u32, opens: bool) -> bool {
    const SIGN: u32 =
        start::BEFORE | start::AFTER | start::STOP | start::CATEGORY | start::OPERATOR;
    let before = &cx.source[..cx.at(i)];
    let first = last(before);
    let begins = match flags & start::DIGIT {
        0 => {
            flags & start::BEFORE != 0
                && flags & !SIGN == 0
                && peek(i).and_then(|c| title(i, c)).is_none()
        }
        _ => clock::hour(before, i).is_none(),
    };
    // 95，5%: a broken number, and 1 000.
    let torn = match opens {
        true => first.is_some_and(|c| {
            let before = last(before[..before.len() - c.len_utf8()].trim_end_matches(is_space));
            is_space(c) || c.is_whitespace() || before.is_some_and(is_figure)
        }),
        false => !first.is_some_and(|c| is_han(c) || super::brackets::is_close(c) || c == '”'),
    };
    begins && !torn
}

/// The text after what begins nothing, though some of it could.
fn passed<'a>(cx: &Context<'a>, i: &'a str, c: char, flags: u32, opens: bool) -> Option<&'a str> {
    // 指标1： is no content of a clause.
    if opens && matches!(c, '指' | '目') {
        return None;
    }
    if is_han(c) {
        let rest = quiet_run(i);
        if rest.len() < i.len() {
            return Some(rest);
        }
        // A measure begins with a comparator, whatever else the word may be.
        if flags & start::BEFORE != 0 && !hopeless(i) {
            return None;
        }
        if let Some(rest) = quiet(i, c, flags) {
            return Some(rest);
        }
    }
    const LEFT: u32 = start::SOFT | start::AFTER | start::STOP | start::CATEGORY;
    const CHANGED: u32 = start::CHANGE | start::BASE;
    match flags {
        _ if flags & (CHANGED | start::SOFT) == 0 => None,
        _ if flags & !(LEFT | CHANGED | start::BEFORE | start::DATE) != 0 => None,
        _ if flags & (CHANGED | start::BEFORE | start::DATE) == 0 => Some(soft(i)),
        _ => unmoved(cx, i, c, flags),
    }
}

/// `提升服务水平`, `与企业对接`: what would begin a change or its base if a number or a time followed.
fn unmoved<'a>(cx: &Context<'a>, i: &'a str, c: char, flags: u32) -> Option<&'a str> {
    let able = flags & start::BEFORE != 0 && !hopeless(i)
        || flags & start::DATE != 0 && date::stands(i)
        || BASE.longest(i).is_some()
        || c == '翻';
    let dated = |rest: &str| date::date(cx, rest).is_some();
    let based = || dated(after_first(i)) || change::base(cx, i).is_some();
    if able || (flags & start::BASE != 0 && based()) {
        return None;
    }
    let moved = change::change_word(cx, i).map(|(rest, word)| match word.to {
        true => skip_break(rest),
        false => rest,
    });
    if let Some(rest) = moved
        && !ends_clause(rest)
        && (dated(rest) || !hopeless(skip_spaces(rest)))
    {
        return None;
    }
    match flags & start::SOFT {
        0 => Some(match stop_word(i, c) {
            0 => after_first(i),
            length => &i[length..],
        }),
        _ => Some(soft(i)),
    }
}

/// The text after a `、`, 和 or the like, where no measure stands beside it.
fn soft(i: &str) -> &str {
    match STOP.longest(i) {
        Some((length, ())) => &i[length..],
        None => eat_words(i, &["以及"]).map_or_else(|| after_first(i), |(rest, _)| rest),
    }
}

/// The text after brackets around plain words, or after a name in quotes.
fn enclosed<'a>(cx: &Context<'a>, clause: &str, i: &'a str, c: char) -> Option<&'a str> {
    if c == '“' {
        let before = last(&cx.source[..cx.at(i)]);
        // 满意度“95%”以上, 完成“不低于90%”: a value in quotes.
        const ABLE: u32 = start::DIGIT | start::NUMERAL | start::BEFORE | start::SIGN;
        let inside = peek(skip_spaces(after_first(i)));
        let word = |c: char| is_han(c) || starts(c) & start::LATIN != 0;
        let able = inside.is_some_and(|c| starts(c) & ABLE != 0 || !word(c));
        if before.is_some_and(is_figure) || able {
            return None;
        }
        let near = i.char_indices().take(80).find(|(_, c)| *c == '”')?;
        let rest = after_first(&i[near.0..]);
        let named = !cx.source[cx.at(clause)..cx.at(i)].trim().is_empty() || !ends_clause(rest);
        return (named && date::date(cx, i).is_none()).then_some(rest);
    }
    let mut i = after_first(i);
    if !is_round(c) || peek(i).is_some_and(|c| !is_han(c)) {
        return None;
    }
    while let Some(c) = peek(i) {
        if is_round_close(c) {
            return Some(after_first(i));
        }
        let flags = starts(c);
        i = match flags & start::CLAUSE != 0 || is_space(c) {
            true => after_first(i),
            false => passed(cx, i, c, flags, false)?,
        };
    }
    None
}
