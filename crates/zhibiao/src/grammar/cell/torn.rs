//! A cell whose lines a narrow column broke anywhere, in the middle of names and values too.
//!
//! ```text
//! torn = *( words LF words ) stop      ; 带动农⏎户户均增收：≥1500元；办事⏎群众满意度≥95%
//! ```
//! It is read without the breaks that part nothing, and what was found is sought in the text as written. Read so only where
//! the first reading is in doubt, sentences end within lines, and all lines but those that a stop or a colon ends are about
//! as long as the longest one: lines of their own are of any length.

use super::super::begin::is_sign;
use super::super::brackets::last_open;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::heading::{Filing, head, only_head};
use super::super::kind::qualitative;
use super::super::marks::is_enclosed;
use super::super::parts::Parts;
use super::super::segment::{Cuts, tears};
use super::Reader;
use super::close::read_value;
use crate::diagnostic::Diagnostic;
use crate::lexicon::twin;
use crate::model::{Cell, CellPiece, Indicator, Measure, Target};
use crate::span::{Piece, Span};

/// How much shorter than the longest a broken line may be, in half characters: what did not fit stands on the next one.
const SLACK: usize = 5;

/// How many broken lines show that a column broke them.
const ENOUGH: usize = 1;

/// How wide a line is, in half characters.
fn width(line: &str) -> usize {
    let half = |c: char| {
        let c = twin(c);
        let narrow = c.is_ascii_alphanumeric() || matches!(c, '.' | ' ');
        if narrow { 1 } else { 2 }
    };
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
        let open = tears(pair[0], pair[1]) && !shares(pair[0], pair[1]);
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

/// A text without the line breaks that part nothing, and where they stood.
struct Joined {
    text: String,
    /// Where in it a break was left out, and how many bytes were by then.
    breaks: Vec<(usize, usize)>,
}

impl Joined {
    fn of(source: &str) -> Joined {
        let longest = source.lines().map(width).max().unwrap_or(0);
        let mut joined = Joined {
            text: String::with_capacity(source.len()),
            breaks: Vec::new(),
        };
        let mut left_out = 0;
        for line in source.split_inclusive('\n') {
            let kept = line.trim_end_matches(['\n', '\r']);
            joined.text.push_str(kept);
            let end = joined.text.len() + left_out + line.len() - kept.len();
            if kept.len() < line.len() && parts_nothing(kept, &source[end..], longest) {
                left_out += line.len() - kept.len();
                joined.breaks.push((joined.text.len(), left_out));
            } else {
                joined.text.push_str(&line[kept.len()..]);
            }
        }
        joined
    }

    /// Where the character at an offset stands as written; `end`: where the one before it ends.
    fn place(&self, at: usize, end: bool) -> usize {
        let passed = self.breaks.partition_point(|(place, _)| match end {
            true => *place < at,
            false => *place <= at,
        });
        at + passed.checked_sub(1).map_or(0, |last| self.breaks[last].1)
    }

    fn span(&self, span: Span) -> Span {
        let start = self.place(span.start as usize, false);
        let end = self.place(span.end as usize, true);
        Span::new(start.min(end.max(start)), end.max(start))
    }

    fn piece<'a>(&self, cx: &Context<'a>, piece: &Piece<'_>) -> Piece<'a> {
        let span = self.span(piece.span());
        Piece::of(cx.source, span.start as usize, span.end as usize)
    }

    fn told(&self, told: &[Diagnostic]) -> impl Iterator<Item = Diagnostic> {
        told.iter().map(|told| Diagnostic {
            span: self.span(told.span),
            ..*told
        })
    }
}

/// Whether a line goes on in the next one: it ends in no stop, and no number stands behind it; a category does only where the
/// line is no shorter than the others.
fn parts_nothing(line: &str, behind: &str, longest: usize) -> bool {
    let line = line.trim_end_matches(is_space);
    let open = |c: char| is_comma(c) || is_round(c) || matches!(twin(c), ':' | '、' | '【' | '[');
    let open = last(line).is_some_and(|c| open(c) || is_enclosed(c));
    let numbered = || last(line).is_some_and(|c| matches!(twin(c), '.' | ')')) && only_head(line);
    let stopped = || last(line).is_none_or(|c| matches!(twin(c), '。' | ';'));
    let filed = || {
        let (_, found) = head(behind, &Filing::default());
        let full = width(line) + SLACK >= longest;
        full && found.ordinal_text.is_none() && !behind.starts_with(['\n', '\r']) && !stopped()
    };
    let torn = || tears(line, behind) && !shares(line, behind);
    open || numbered() || torn() || filed()
}

/// `≥90%⏎学员满意度`, `优良天数（≥300天）⏎人居环境`, `管护机制 健全⏎使用年限`: words behind a share, a value in brackets or a quality behind a
/// space are no rest of it.
fn shares(line: &str, behind: &str) -> bool {
    let line = line.trim_end_matches(is_space);
    let bracketed = || {
        let inside = last(line)
            .filter(|c| is_round_close(*c))
            .and(last_open(line));
        inside.is_some_and(|open| {
            let inside = after_first(&line[open..]);
            is_sign(inside) || digit(inside).is_some()
        })
    };
    let told = || {
        let space = line.rfind(is_space);
        space.is_some_and(|space| qualitative(after_first(&line[space..])))
    };
    behind.trim_start_matches(is_space).starts_with(is_han)
        && (line.ends_with(['%', '％']) || bracketed() || told())
}

/// The reading of a cell without the line breaks that part nothing, its pieces placed in the text as written.
pub(super) fn torn<'a>(cx: &Context<'a>, from: usize) -> Option<Cell<'a>> {
    if !broken(&cx.source[from..]) {
        return None;
    }
    let joined = Joined::of(cx.source);
    let inner = Context {
        source: &joined.text,
        options: cx.options,
    };
    let mut reader = Reader::new(inner);
    let mut cuts = Cuts::new(inner.source, reader.goal(0));
    while let Some(segment) = cuts.next() {
        reader.segment(segment);
    }
    reader.end();
    reader.brackets(&cuts.alone());
    let read = reader.finish();
    let written = Reader::new(*cx);
    let items: Option<Vec<_>> = read
        .indicators
        .iter()
        .map(|item| placed(&written, &joined, item))
        .collect();
    let others = read.others.iter().map(|other| CellPiece {
        span: joined.span(other.span),
        ..*other
    });
    Some(Cell {
        text: cx.source,
        indicators: items?,
        others: others.collect(),
        diagnostics: joined.told(&read.diagnostics).collect(),
    })
}

/// The same item in the text as written, unless its value says something else there.
fn placed<'a>(
    written: &Reader<'a>,
    joined: &Joined,
    item: &Indicator<'_>,
) -> Option<Indicator<'a>> {
    let cx = &written.cx;
    let piece = |piece: &Piece<'_>| joined.piece(cx, piece);
    let parts = Parts {
        name: piece(&item.name),
        marker: item.marker.as_ref().map(piece),
        value: piece(&item.target.text),
        weight: item.weight.as_ref().map(piece),
        actual: item.actual.as_ref().map(piece),
    };
    let mut target = Target::default();
    read_value(cx, &parts, &mut target);
    let unit_hint = written.unit_hint(&parts);
    let hinted = unit_hint.is_some() == item.unit_hint.is_some();
    (hinted && alike(&target, &item.target)).then(|| Indicator {
        ordinal: item.ordinal,
        ordinal_span: item.ordinal_span.map(|span| joined.span(span)),
        category: item.category,
        subcategory: item.subcategory,
        heading: item.heading.as_ref().map(piece),
        name: parts.name,
        unit_hint,
        marker: parts.marker,
        target,
        weight: parts.weight,
        actual: parts.actual,
        span: joined.span(item.span),
        diagnostics: joined.told(&item.diagnostics).collect(),
    })
}

/// Whether two readings of a value find the same in it.
fn alike(one: &Target<'_>, other: &Target<'_>) -> bool {
    let same = |(one, other): (&Measure<'_>, &Measure<'_>)| {
        let unit = |measure: &Measure<'_>| measure.unit.as_ref().map(|unit| unit.name.to_string());
        one.op == other.op && one.value == other.value && unit(one) == unit(other)
    };
    one.kind == other.kind
        && one.dates.len() == other.dates.len()
        && one.measures.len() == other.measures.len()
        && one.measures.iter().zip(&other.measures).all(same)
}
