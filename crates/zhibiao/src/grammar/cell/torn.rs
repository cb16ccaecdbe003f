//! A cell whose lines a narrow column broke anywhere, in the middle of names too.
//!
//! ```text
//! torn = *( words LF words ) stop      ; 带动农⏎户户均增收：≥1500元；办事⏎群众满意度≥95%
//! ```
//! Read so only where the first reading is in doubt, sentences end within lines, all lines but those that a stop or a colon
//! ends are about as long as the longest one, and no value was torn: lines of their own are of any length.

use super::super::context::Context;
use super::super::cursor::{find_mark, has_break, is_space};
use super::super::heading::only_head;
use super::super::segment::{Cuts, tears};
use super::Reader;
use crate::lexicon::twin;
use crate::model::{Cell, Indicator};
use crate::span::Span;

/// How much shorter than the longest a broken line may be, in half characters: what did not fit stands on the next one.
const SLACK: usize = 5;

/// How many broken lines show that a column broke them.
const ENOUGH: usize = 1;

/// How wide a line is, in half characters.
fn width(line: &str) -> usize {
    let half = |c: char| if c.is_ascii() { 1 } else { 2 };
    line.chars().map(half).sum()
}

/// Whether the lines of a text are broken where a column ended: sentences end within lines, and every line that goes on is
/// as long as lines get.
fn broken(text: &str) -> bool {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let stop = |c: char| matches!(twin(c), '。' | ';');
    let within = lines
        .iter()
        .any(|line| line.trim_end_matches(stop).contains(stop));
    let mut count = 0;
    let full = lines.windows(2).all(|pair| {
        let open = tears(pair[0], pair[1]);
        count += usize::from(open);
        !open || width(pair[0]) + SLACK >= longest
    });
    full && within && count >= ENOUGH
}

/// `活动效果良⏎好。知晓率≥95%`: a name that begins or ends at a line break, where lines are broken because a column ended.
pub(super) fn cut_by_line(cx: &Context<'_>, from: usize, read: &Cell<'_>) -> Option<Span> {
    let text = cx.source;
    // Nearly all cells of several lines have no sentence that ends within one.
    let stop = |c: char| matches!(c, '。' | '；' | ';');
    let within = |line: &str| find_mark(line.trim().trim_end_matches(stop), stop).is_some();
    if !has_break(&text[from..]) || !text[from..].lines().any(within) {
        return None;
    }
    let line = |at: usize| {
        text.get(..at)
            .is_some_and(|i| i.trim_end_matches(is_space).ends_with(['\n', '\r']))
    };
    let stop = |c: char| matches!(twin(c), '。' | ';' | ':' | '】' | ']');
    let open = |i: &str| !i.trim_end().ends_with(stop) && !only_head(i.trim_end());
    let mut last = None;
    let found = read.indicators.iter().find_map(|item| {
        let (name, value) = (item.name.span(), item.target.text.span());
        let begins =
            item.ordinal_span.is_none() && item.heading.is_none() && line(name.start as usize);
        let before = last.and_then(|last| text.get(last..name.start as usize));
        let begun = begins && before.is_some_and(open);
        let gap = text.get(name.end as usize..value.start as usize)?;
        let ends =
            item.marker.is_none() && gap.trim_matches(is_space) == "\n" && !item.name.is_empty();
        last = Some(item.span.start as usize);
        (begun || ends).then_some(name)
    })?;
    broken(&text[from..]).then_some(found)
}

/// The reading of a cell of which no line break parts anything but behind a stop, or before a head.
pub(super) fn torn<'a>(cx: &Context<'a>, from: usize) -> Option<Cell<'a>> {
    if !broken(&cx.source[from..]) {
        return None;
    }
    let mut reader = Reader::new(*cx);
    let start = reader.goal(from);
    let mut cuts = Cuts::torn(cx.source, start);
    while let Some(segment) = cuts.next() {
        reader.segment(segment);
    }
    reader.end();
    reader.brackets(&cuts.alone());
    let cell = reader.finish();
    let whole = |text: &str| !has_break(text);
    let values = cell
        .indicators
        .iter()
        .all(|item| whole(item.target.text.text));
    (values && holds(cx, &cell)).then_some(cell)
}

/// Whether the items are the same where the line breaks are left out, so that none of them is cut because of one.
fn holds(cx: &Context<'_>, cell: &Cell<'_>) -> bool {
    let joined =
        |text: &str| -> String { text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect() };
    let text = joined(cx.source);
    let inner = Context {
        source: &text,
        options: cx.options,
    };
    let mut reader = Reader::new(inner);
    let mut cuts = Cuts::new(inner.source, reader.goal(0));
    while let Some(segment) = cuts.next() {
        reader.segment(segment);
    }
    reader.end();
    let other = reader.finish();
    let same = |(a, b): (&Indicator<'_>, &Indicator<'_>)| {
        joined(&a.name) == joined(&b.name) && joined(&a.target.text) == joined(&b.target.text)
    };
    cell.indicators.len() == other.indicators.len()
        && cell.indicators.iter().zip(&other.indicators).all(same)
}
