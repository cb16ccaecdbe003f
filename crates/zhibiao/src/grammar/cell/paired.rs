//! A copied page whose rows lost their bars: each name, value and what follows them stands on a line of its own.
//!
//! ```text
//! page = *( heading LF / name LF value *( LF told ) LF )      ; as many lines for each item, 2 to 4
//! told = points / what was achieved
//! ```
//! Read so only where the first reading is in doubt: values of words (`按合同约定`, `应改尽改`) look like names there.
//! Refused: a line in the place of a value that ends in the noun of a quantity, and pages of which few lines are amounts or
//! qualities.

use std::ops::Range;

use super::super::begin::{begins_value, is_sign};
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{Filing, head};
use super::super::kind::qualitative;
use super::super::marks::is_mark;
use super::super::parts::{Parts, trimmed, value};
use super::super::segment::Segment;
use super::super::tail::{number, split_tail};
use super::Reader;
use crate::lexicon::{CHANGE, QUANTITY_NOUN};
use crate::model::Cell;
use crate::span::Piece;

/// How long a name or a value on such a line is at most, in bytes.
const LONGEST_LINE: usize = 120;

/// One line, without the white space around it.
struct Line<'a> {
    at: Range<usize>,
    text: &'a str,
    /// A heading and nothing else.
    files: bool,
}

/// The lines of a text that hold anything.
fn lines<'a>(cx: &Context<'a>, from: usize) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    let mut start = from;
    for line in cx.source[from..].split(['\n', '\r']) {
        let piece = value(cx, start, start + line.len());
        if !piece.is_empty() {
            let (body, found_head) = head(piece.text, &Filing::default());
            found.push(Line {
                at: piece.start as usize..piece.end() as usize,
                text: piece.text,
                files: found_head.heading.is_some() && body.trim_start_matches(is_mark).is_empty(),
            });
        }
        start += line.len() + 1;
    }
    found
}

/// The reading of a cell of which every item has `size` lines; none where they do not come out even.
pub(super) fn paired<'a>(cx: &Context<'a>, from: usize) -> Option<Cell<'a>> {
    let lines = lines(cx, from);
    (2..=4).find_map(|size| rows(cx, from, &lines, size))
}

fn rows<'a>(cx: &Context<'a>, from: usize, lines: &[Line<'a>], size: usize) -> Option<Cell<'a>> {
    let mut reader = Reader::new(*cx);
    reader.parted = true;
    let at = reader.goal(0);
    debug_assert!(at <= from, "the goal ends where it ended before");
    let (mut pairs, mut clear) = (0, 0);
    let mut rest = lines;
    while let Some(line) = rest.first() {
        if line.files {
            reader.segment(Segment::of(line.at.clone()));
            rest = &rest[1..];
            continue;
        }
        let row = rest
            .get(..size)
            .filter(|row| row.iter().all(|l| !l.files))?;
        rest = &rest[size..];
        if !(names(row[0].text) && values(row[1].text)) {
            return None;
        }
        pairs += 1;
        clear += usize::from(told(row[1].text));
        reader.row(row)?;
    }
    reader.end();
    (pairs > 0 && clear * 2 >= pairs).then(|| reader.finish())
}

/// Whether a line may be a name: words that begin no value.
fn names(line: &str) -> bool {
    let words = line.chars().filter(|c| is_han(*c)).nth(1).is_some();
    let plain = line.len() <= LONGEST_LINE && !line.contains(['。', '；', ';', '|', '\t']);
    words && plain && !is_sign(line) && !alone(line)
}

/// Whether a line may be a value: nothing that ends as names do.
fn values(line: &str) -> bool {
    let noun = QUANTITY_NOUN.suffix(line).is_some() && !told(line);
    // 合格率≥95% is an item by itself, and 质量指标：合格率 opens another.
    let named = line
        .char_indices()
        .skip(2)
        .any(|(at, _)| is_sign(&line[at..]));
    let filed = head(line, &Filing::default()).1.is_some();
    // 户户均增收：≥1500元 has a name, or the end of one.
    let coloned = line.contains(is_colon);
    line.len() <= LONGEST_LINE && !(noun || named || filed || coloned || line.starts_with(is_round))
}

/// A quality, which names nothing.
fn alone(line: &str) -> bool {
    super::super::kind::quality_alone(line)
}

/// An amount, a bound or a quality, which no name is.
fn told(line: &str) -> bool {
    let amount = is_sign(line) || begins_value(line) || line.contains(is_figure);
    amount || line.starts_with('按') || qualitative(line)
}

impl<'a> Reader<'a> {
    /// One item, and what its further lines say of it.
    fn row(&mut self, row: &[Line<'a>]) -> Option<()> {
        let [name, own, behind @ ..] = row else {
            return None;
        };
        let bounded = Context {
            source: &self.cx.source[..name.at.end],
            options: self.cx.options,
        };
        self.filing.marker = false;
        self.filing.ahead = &self.cx.source[name.at.end..];
        let (body, found) = head(name.text, &self.filing);
        self.filing.section = found.section.or(self.filing.section);
        if found.heading.is_some() {
            self.file(&found, &bounded);
        }
        let start = name.at.end - body.len();
        let mut parts = Parts {
            name: trimmed(&bounded, start, name.at.end),
            value: value(&self.cx, own.at.start, own.at.end),
            ..Parts::default()
        };
        // 逐年降低，权重15%: what parts the points from the value is looked at in the end.
        split_tail(&self.cx, &mut parts);
        self.plain = false;
        if !names(parts.name.text) {
            return None;
        }
        self.begin(&found, &bounded, parts, name.at.start);
        let open = self.open.as_mut()?;
        open.by_lines = true;
        for line in behind {
            let piece = Piece::of(self.cx.source, line.at.start, line.at.end);
            if !open.tells(self.cx.source, piece) {
                return None;
            }
        }
        // As many lines without points are two items, not one.
        behind
            .first()
            .is_none_or(|line| {
                let piece = Piece::of(self.cx.source, line.at.start, line.at.end);
                number(&piece) || line.text == own.text
            })
            .then_some(())
    }
}

/// `下降`3% on a line of its own: a change names nothing and goes with its value.
pub(super) fn changed<'a>(cx: &Context<'a>, parts: Parts<'a>) -> Parts<'a> {
    if CHANGE.exact(parts.name.text).is_none() || parts.value.is_empty() {
        return parts;
    }
    let (start, end) = (parts.name.start as usize, parts.value.end() as usize);
    Parts {
        name: Piece::of(cx.source, start, start),
        value: Piece::of(cx.source, start, end),
        ..parts
    }
}
