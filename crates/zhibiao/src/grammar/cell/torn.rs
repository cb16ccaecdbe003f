//! A cell whose lines a narrow column broke anywhere, in the middle of names too.
//!
//! ```text
//! torn = *( words LF words ) stop      ; 带动农⏎户户均增收：≥1500元；办事⏎群众满意度≥95%
//! ```
//! Read so only where the first reading is in doubt, sentences end within lines, all lines but those that a stop or a colon
//! ends are about as long as the longest one, and no value was torn: lines of their own are of any length.

use super::super::context::Context;
use super::super::segment::{Cuts, tears};
use super::Reader;
use crate::lexicon::twin;
use crate::model::Cell;

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
    let whole = |text: &str| !text.contains(['\n', '\r']);
    let values = cell
        .indicators
        .iter()
        .all(|item| whole(item.target.text.text));
    values.then_some(cell)
}
