//! Where a body without bars is cut: behind each value it is asked whether an item of its own begins.
//!
//! ```text
//! body = part *( mark part )            ; mark = "，" / "、" / "/" / "\" / "#" / space, or a line that lost its name
//! ```

use super::bracket_holds;
use super::parts::{dated_clause, lost_lines, named_list, next_colon, worded_clause, worded_end};
use super::{LONGEST_NAME, is_bracket, is_scored, opens_item, opens_word, sum, to_boundary};
use crate::grammar::begin::{First, first, first_measure, is_sign};
use crate::grammar::brackets::skip_brackets;
use crate::grammar::clause_end::ends_clause;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::draft::Outcome;
use crate::grammar::kind::trend_at_end;
use crate::grammar::measure::measure;
use crate::grammar::tail::is_sign_word;
use crate::lexicon::{BASE, CHANGE, LEVEL, SCORES};

/// The items between two offsets.
pub(super) fn cut(cx: &Context<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut cutter = Cutter {
        cx,
        to,
        starts: vec![from],
        strokes: Vec::new(),
        measures: Measures::default(),
    };
    let mut probe = from;
    while probe < to {
        let Some(next) = cutter.pass(probe) else {
            break;
        };
        probe = next;
    }
    cutter.into_items()
}

/// Where a body is cut into items, found from left to right.
struct Cutter<'c, 'a> {
    cx: &'c Context<'a>,
    to: usize,
    /// Where items begin.
    starts: Vec<usize>,
    /// Items that a stroke parts from the one before: where they begin, and where the stroke does, at which that one ends.
    strokes: Vec<(usize, usize)>,
    measures: Measures<'a>,
}

impl Cutter<'_, '_> {
    /// Passes the value that is next from `probe` on, and begins an item behind it if one stands there; where to go on, or
    /// `None` where no other item can follow.
    fn pass(&mut self, probe: usize) -> Option<usize> {
        let (cx, to) = (self.cx, self.to);
        let colon = next_colon(cx.source, probe, to);
        let Some(end) = self.value_end(probe, colon) else {
            self.starts.push(colon?);
            return colon;
        };
        if let Some(at) = lost_lines(cx, end, to) {
            self.starts.push(at);
            return Some(at);
        }
        let end = second_bound(cx, end, to).unwrap_or(end);
        let (next, spaced, scored) = behind(cx, end, to);
        let rest = &cx.source[next..to];
        let mark = eat(rest, &[',', '、', '/', '\\', '#'])
            .or_else(|| if spaced { None } else { behind_words(rest) })
            .map(|rest| skip_spaces(rest.trim_start_matches(['\\', '#', '＼', '＃'])));
        let start = mark.or((spaced && !rest.is_empty()).then_some(rest))?;
        // 其中：小学700人，初中500人: all that follows is part of it.
        if eat_word(start, "其中").is_some() {
            return None;
        }
        let at = to - start.len();
        let listed = eat(rest, &['、']).is_some();
        let part = Part {
            start,
            at,
            marked: mark.is_some(),
            scored,
            // 生态效益：处理率100%  可持续影响：管护机制健全
            coloned: colon == Some(at),
        };
        if !named_list(cx, self.last(), at, to, listed) && self.begins_item(&part) {
            self.starts.push(at);
            // A stroke would stay with the value before it.
            if eat(rest, &['/', '\\', '#']).is_some() {
                self.strokes.push((at, next));
            }
        }
        Some(at)
    }

    /// Where the last item begins.
    fn last(&self) -> usize {
        self.starts[self.starts.len() - 1]
    }

    /// Where the value behind `probe` ends, if it does so before the next colon.
    fn value_end(&mut self, probe: usize, colon: Option<usize>) -> Option<usize> {
        let (cx, to) = (self.cx, self.to);
        worded_end(cx, probe, to)
            .or_else(|| worded_clause(cx, probe, to))
            .or_else(|| dated_clause(cx, probe, to))
            .or_else(|| {
                let end = self.measures.value_end(cx, probe, to)?;
                colon.is_none_or(|at| end <= at).then_some(end)
            })
    }

    /// Whether an item begins with a part.
    fn begins_item(&self, part: &Part<'_>) -> bool {
        let (cx, to, at) = (self.cx, self.to, part.at);
        let named = part.scored && !part.marked && opens_word(part.start) && !changes(part.start);
        let worded = || {
            let ended = match part.marked {
                false => worded_end(cx, at, to).is_some(),
                true => dated_clause(cx, at, to).is_some(),
            };
            ended || worded_clause(cx, at, to).is_some()
        };
        let scores = || {
            SCORES.longest(part.start).is_some()
                && last_bytes(&cx.source[self.last()..at], LONGEST_NAME * 3).contains(['际', '際'])
        };
        // 改造2座⇥10; no farther is looked than a name reaches, or the cost would grow with the square.
        let end = to_boundary(cx.source, at + LONGEST_NAME * 3).min(to);
        let mut fields = cx.source[at..end].split('\t');
        if fields
            .next()
            .zip(fields.next())
            .is_some_and(|(name, value)| is_scored(name, value))
        {
            return false;
        }
        let signed =
            || first_measure(cx, self.last(), to).is_some_and(|at| is_sign(&cx.source[at..]));
        let summed = || sum(part.start).is_some() && (self.starts.len() > 1 || signed());
        let opens = || opens_item(cx, at, to, !part.marked) && !again(cx, part);
        let named = named && (!names_only(part.start) || worded());
        (named || part.coloned || opens() || worded() || summed()) && !scores()
    }

    fn into_items(self) -> Vec<(usize, usize)> {
        let mut ends = self.starts[1..].to_vec();
        for end in &mut ends {
            if let Ok(found) = self.strokes.binary_search_by_key(end, |(at, _)| *at) {
                *end = self.strokes[found].1;
            }
        }
        ends.push(self.to);
        self.starts.into_iter().zip(ends).collect()
    }
}

/// `项目台账` behind points: words to the end that tell nothing, and so no name with a value.
fn names_only(i: &str) -> bool {
    i.chars().all(is_han) && trend_at_end(i).is_none() && LEVEL.suffix(i).is_none()
}

/// What stands behind a value and may begin the next item.
struct Part<'a> {
    start: &'a str,
    at: usize,
    /// Whether a comma or its like stands before it, and not only a space.
    marked: bool,
    /// Whether points do.
    scored: bool,
    /// Whether its name ends with a colon.
    coloned: bool,
}

/// 国考断面3个 `国考断面2个`: whether the words before an amount stand behind a space again, so that it was achieved.
fn again(cx: &Context<'_>, part: &Part<'_>) -> bool {
    let before = last_bytes(&cx.source[..part.at], LONGEST_NAME * 3).trim_end_matches(is_space);
    let word = before.rfind(is_space).map_or("", |at| &before[at..]);
    let words = |text: &str| text.find(is_figure).unwrap_or(0);
    let word = word.trim_start_matches(is_space);
    let own = &word[..words(word)];
    !part.marked && !own.is_empty() && same(own, &part.start[..words(part.start)])
}

/// The measures of a body, so that one far ahead is not sought again from each place before it.
#[derive(Default)]
struct Measures<'a> {
    /// The last one found; `None` where none is left.
    last: Option<Option<First<'a>>>,
}

impl<'a> Measures<'a> {
    /// Where the first measure behind `from` ends, or the bracket near by that holds it.
    fn value_end(&mut self, cx: &Context<'a>, from: usize, to: usize) -> Option<usize> {
        let inner = Context {
            source: &cx.source[..to],
            options: cx.options,
        };
        let found = match self.last {
            Some(None) => None,
            Some(Some(measure)) if measure.at >= from => Some(measure),
            _ => first(&inner, from),
        };
        self.last = Some(found);
        if let Some(measure) = found {
            return measure.end(&inner).map(|(rest, _)| inner.at(rest));
        }
        let near = to_boundary(inner.source, (from + LONGEST_NAME * 6).min(to));
        let open = inner.source[from..near].find(is_bracket)? + from;
        let inside = after_first(&inner.source[open..]);
        // （同比增长8%以上）
        let changed = || BASE.longest(inside).is_some() || CHANGE.longest(inside).is_some();
        let measured = bracket_holds(inside) || changed();
        let rest = skip_brackets(&inner.source[open..]);
        measured.then(|| inner.at(rest))
    }
}

/// `乡镇15个村饮水工程，治理率`: the text behind the comma that ends the words which go on with a value.
fn behind_words(i: &str) -> Option<&str> {
    let plain = |c: &char| is_han(*c) || is_figure(*c);
    let words: usize = i
        .chars()
        .take(LONGEST_NAME)
        .take_while(plain)
        .map(char::len_utf8)
        .sum();
    eat(&i[words..], &[',']).filter(|_| words > 0)
}

/// `≥80%且<90%`: where the bound ends that is joined to the first.
fn second_bound(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let (bound, _) = eat_words(skip_spaces(&inner.source[from..]), &["且", "并且"])?;
    match measure(&inner, skip_spaces(bound)) {
        Outcome::Measure(rest, _) => Some(inner.at(rest)),
        _ => None,
    }
}

/// Where notes and weights behind a value end, whether spaces stood there, and whether a bare number did.
fn behind(cx: &Context<'_>, from: usize, to: usize) -> (usize, bool, bool) {
    let mut i = &cx.source[from..to];
    let (mut spaced, mut scored) = (false, false);
    loop {
        let rest = skip_spaces(i);
        spaced = rest.len() < i.len() || (spaced && rest.len() == i.len());
        let next = match peek(rest) {
            Some(c) if is_bracket(c) => skip_brackets(rest),
            // 12.5 and 10分, but not 65岁以上老人.
            Some(_) if spaced && points(rest).is_some() => {
                scored = true;
                points(rest).unwrap_or(rest)
            }
            // ≥ 500 人 正向 10
            Some(_) if spaced && sign_word(rest).is_some() => sign_word(rest).unwrap_or(rest),
            Some(',' | '，' | '/' | '／' | '、') if marked_points(rest).is_some() => {
                scored = true;
                marked_points(rest).unwrap_or(rest)
            }
            _ => return (to - rest.len(), spaced, scored),
        };
        spaced = false;
        i = next;
    }
}

/// The text after a number that stands alone, with 分 or without.
fn points(i: &str) -> Option<&str> {
    digit(i)?;
    let rest = i.trim_start_matches(|c: char| is_figure(c));
    let rest = rest.strip_prefix('分').unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(is_space) || ends_clause(rest)).then_some(rest)
}

/// The text behind the word of a sign column that stands alone.
fn sign_word(i: &str) -> Option<&str> {
    let (word, rest) = i.split_at(i.find(is_space).unwrap_or(i.len()));
    is_sign_word(word).then_some(rest)
}

/// `/10分`: the text behind points that say so behind a mark, before the next one.
fn marked_points(i: &str) -> Option<&str> {
    let (_, _, rest) = integer(skip_spaces(after_first(i)), 2)?;
    let rest = rest.strip_prefix('分')?;
    (rest.is_empty() || eat(rest, &[',', '、', '/', ' ']).is_some()).then_some(rest)
}

/// `提高10%`: a change and its number, which name nothing.
fn changes(i: &str) -> bool {
    CHANGE
        .longest(i)
        .is_some_and(|(length, _)| digit(&i[length..]).is_some())
}
