//! A second reading of a cell whose first one is in doubt.
//!
//! ```text
//! parted  = part *( mark part )           ; one mark throughout: 1、A≥9场 | 2、B 5期, A：9场、B：5期
//! counted = *( number [SP] part )         ; 1 A≥9场。2 B有效改善
//! ```
//! Where names or values stay empty, text is left or an item holds what looks like another one, the cell is read again as
//! if one mark parted its items, or bare numbers did. A reading in which every part is an item and nothing is in doubt
//! takes the place of the first; otherwise the first one stays, with what it has told of. Refused: `培训人数：党员100人、其他`,
//! where a part has no value.

use std::ops::Range;

use super::super::brackets::is_open;
use super::super::brackets::skip_brackets;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::marks::is_mark;
use super::super::segment::{Cuts, Segment, heads_list};
use super::super::split::is_scored;
use super::super::tail::may_tell;
use super::super::unit_word::simple;
use super::Reader;
use super::numbered::count_things;
use super::paired::paired;
use super::torn::{cut_by_line, torn};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{ACHIEVED, AFTER, FILLER, MARKER, POINTS, twin};
use crate::model::{Cell, Indicator, Measure, PieceKind};
use crate::order;
use crate::span::{Piece, Span};

/// The marks that may part items, those first that seldom stand in anything else.
const MARKS: [&[char]; 9] = [
    &['\n', '\r'],
    &['|', '｜', '│'],
    &['\t'],
    &['/', '／'],
    &['，'],
    &[','],
    &['，', ','],
    &['、'],
    &[' ', '\u{3000}'],
];

/// A stretch of the cell that may be an item, and the number that stands before it.
struct Part {
    segment: Segment,
    number: Option<(Span, u32)>,
}

/// The same cell read another way, if its reading is in doubt and another one is not.
pub(super) fn again<'a>(cx: &Context<'a>, from: usize, read: Cell<'a>) -> Cell<'a> {
    let doubted = diagnostics(&read).any(|d| is_doubt(d, from));
    let cut = match doubted {
        true => None,
        false => cut_by_line(cx, from, &read),
    };
    let doubted = doubted || cut.is_some();
    // 1控制成本（9万元） | 2培训人数（6人）
    let opens_list = |item: &Indicator<'_>| {
        item.ordinal.is_none() && integer(&item.name, 1).is_some_and(|(number, _, _)| number == 1)
    };
    if !doubted && !read.indicators.iter().any(opens_list) {
        return read;
    }
    // Numbers and markers part the items of the form; what is in doubt there is in doubt.
    let formed = |item: &&Indicator<'_>| item.ordinal.is_some() && item.marker.is_some();
    let formed = read.indicators.iter().filter(formed).count() * 2 > read.indicators.len();
    if formed && diagnostics(&read).all(|d| d.code != Code::DoubtfulCut) {
        return read;
    }
    let (told, items) = (diagnostics(&read).count(), read.indicators.len());
    let better = |parts: Vec<Part>| {
        let other = read_parts(cx, from, &parts)?;
        let more = doubted || other.indicators.len() >= items;
        (more && diagnostics(&other).count() <= told).then_some(other)
    };
    let marks = MARKS
        .iter()
        .filter(|marks| doubted && cx.source[from..].contains(**marks));
    let parted = marks.map(|marks| parted(cx.source, from, marks));
    let mut ways = std::iter::once_with(|| counted(cx, from)).chain(parted);
    let lines = || {
        let broken = doubted && has_break(&cx.source[from..]);
        let sure = |other: &Cell<'_>| !diagnostics(other).any(|d| is_doubt(d, from));
        let lines = broken.then(|| torn(cx, from).filter(sure))?;
        let one = |other: &Cell<'_>| {
            let mut values = other.indicators.iter().map(|item| item.target.text);
            let stopped = |i: &str| i.trim_end_matches(is_mark).contains(['；', ';', '。']);
            !values.any(|value| stopped(value.text))
        };
        let lone = || paired(cx, from).filter(sure).filter(one);
        lines.or_else(|| lone().filter(|other| cut_by_line(cx, from, other).is_none()))
    };
    let sound = |other: &Cell<'a>| cut_by_line(cx, from, other).is_none();
    if let Some(other) = ways.find_map(better).filter(sound).or_else(lines) {
        return other;
    }
    let mut read = read;
    let code = Code::DoubtfulCut;
    read.diagnostics
        .extend(cut.map(|span| Diagnostic { code, span }));
    read
}

/// What leaves in doubt where the items are; what stands before them is told of in any case.
fn is_doubt(remark: &Diagnostic, from: usize) -> bool {
    let doubt = matches!(
        remark.code,
        Code::DoubtfulCut | Code::EmptyName | Code::EmptyValue | Code::UnreadText
    );
    doubt && remark.span.start as usize >= from
}

/// 权重, 实际完成: what is said of an item, and none itself.
fn tells(name: &str) -> bool {
    POINTS.exact(name).is_some() || ACHIEVED.exact(name).is_some()
}

/// `人·年` and `人执行` behind a stroke, `落实` of 落实到位: what is no name.
fn names_nothing(cx: &Context<'_>, name: &Piece<'_>) -> bool {
    let end = name
        .find(|c| is_space(c) || is_comma(c) || c == '、')
        .unwrap_or(name.len());
    let (word, behind) = name.text.split_at(end);
    let stroke = cx.source[..name.start as usize].trim_end_matches(is_space);
    let below = stroke.ends_with(['/', '／'])
        && simple(cx, word).is_some_and(|(rest, _)| {
            let ends = AFTER.exact(rest).is_some() || FILLER.exact(rest).is_some();
            (rest.is_empty() && (!behind.starts_with('、') || word.chars().nth(1).is_some()))
                || rest.starts_with('·')
                || ends
        });
    below || FILLER.exact(name.text).is_some()
}

/// `小学：500元`: a value with a label, which may be the first of several.
fn is_labelled(value: &str) -> bool {
    value
        .find(is_colon)
        .is_some_and(|at| !value[..at].ends_with(is_figure))
}

/// `检查|日常检查≥120次`, `专项检查|≥12次`: a label that opens a value, and another one in the place of the next name.
fn is_listed(item: &Indicator<'_>, next: &Indicator<'_>) -> bool {
    let labelled = item
        .target
        .measures
        .first()
        .zip(next.target.measures.first());
    labelled.is_some_and(|(first, second)| {
        let unit = |measure: &Measure<'_>| measure.unit.as_ref().map(|unit| unit.name.to_string());
        let behind = item
            .name
            .rfind(|c| is_comma(c) || is_space(c))
            .map(|at| after_first(&item.name.text[at..]));
        let own = first.label.as_ref().map(|label| label.text);
        let own = own.filter(|label| item.target.text.text.starts_with(label));
        let label = own.or(behind).unwrap_or("");
        !label.is_empty()
            && next.name.len() <= label.len().max("初中".len())
            && unit(first) == unit(second)
    })
}

fn diagnostics<'c>(cell: &'c Cell<'_>) -> impl Iterator<Item = &'c Diagnostic> {
    let items = cell.indicators.iter();
    let told = items.flat_map(|item| item.diagnostics.iter().chain(&item.target.diagnostics));
    cell.diagnostics.iter().chain(told)
}

/// The reading of a cell of which each part is an item or a heading; `None` where one is neither, or anything is in doubt.
fn read_parts<'a>(cx: &Context<'a>, from: usize, parts: &[Part]) -> Option<Cell<'a>> {
    if parts.len() < 2 {
        return None;
    }
    let mut reader = Reader::new(*cx);
    reader.parted = true;
    let at = reader.goal(0);
    debug_assert!(at <= from, "the goal ends where it ended before");
    for part in parts {
        reader.given = part.number;
        reader.segment(part.segment);
    }
    reader.end();
    let cell = reader.finish();
    let doubted = diagnostics(&cell).any(|d| is_doubt(d, from))
        || cell.indicators.iter().any(|item| {
            is_labelled(item.target.text.text)
                || tells(&item.name)
                || names_nothing(cx, &item.name)
                || (item.marker.is_none() && is_scored(&item.name, item.target.text.text))
        })
        || cell
            .indicators
            .windows(2)
            .any(|pair| is_listed(&pair[0], &pair[1]));
    let starts = starts(&cell);
    let begins = |part: &Part| {
        let from = part
            .number
            .map_or(part.segment.start as u32, |(span, _)| span.start);
        let next = starts.partition_point(|start| *start < from);
        starts
            .get(next)
            .is_some_and(|start| (*start as usize) < part.segment.end)
    };
    let whole = !doubted && cell.indicators.len() > 1 && parts.iter().all(begins);
    whole.then_some(cell)
}

/// Where headings and items begin, in order.
fn starts(cell: &Cell<'_>) -> Vec<u32> {
    let headings = cell
        .others
        .iter()
        .filter(|piece| piece.kind == PieceKind::Heading);
    let items = cell.indicators.iter().flat_map(|item| {
        let heading = item.heading.map(|heading| heading.start);
        heading.into_iter().chain([item.name.start])
    });
    let mut starts: Vec<u32> = headings
        .map(|piece| piece.span.start)
        .chain(items)
        .collect();
    order::sort_by_key(&mut starts, |start| order::key([*start]));
    starts
}

/// The segments of a cell, each cut at a mark wherever that stands outside brackets.
fn parted(text: &str, from: usize, marks: &[char]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut cuts = Cuts::new(text, from);
    while let Some(segment) = cuts.next() {
        let (mut start, mut at) = (segment.start, segment.start);
        while let Some(c) = peek(&text[at..segment.end]) {
            let behind = at + c.len_utf8();
            // A，目标值5期，B，目标值9%，权重10
            let next = &text[behind..segment.end];
            // Of a run of marks the last one parts.
            let ends = marks.contains(&c) && !next.starts_with(marks);
            if ends && MARKER.longest(next).is_none() && !may_tell(next) {
                push(&mut parts, text, start..at, at, None);
                start = behind;
            }
            at = segment.end - past(&text[at..segment.end]).len();
        }
        push(&mut parts, text, start..segment.end, segment.next, None);
    }
    parts
}

/// The segments of a cell, each cut where a bare number counts on from one, or anew below a heading.
fn counted(cx: &Context<'_>, from: usize) -> Vec<Part> {
    let text = cx.source;
    let mut parts = Vec::new();
    let mut expected = 1;
    let mut cuts = Cuts::new(text, from);
    while let Some(segment) = cuts.next() {
        let (mut start, mut at) = (segment.start, segment.start);
        let mut number = None;
        while at < segment.end {
            let (i, before) = (&text[at..segment.end], &text[from..at]);
            let figures = digit(i).filter(|_| !before.ends_with(is_figure));
            at = match figures.and_then(|_| integer(i, 2)) {
                Some((n, _, rest)) if opens(before, n, expected, rest) => {
                    push(&mut parts, text, start..at, at, number);
                    start = segment.end - rest.len();
                    (number, expected) = (Some((Span::new(at, start), n)), n + 1);
                    start
                }
                _ => segment.end - past(i).len(),
            };
        }
        push(&mut parts, text, start..segment.end, segment.next, number);
    }
    // 1期工程完成率100%，2期工程完成率≥60%; 1座水厂完工率100%，2处泵站完工率≥60%
    let glued: Vec<&str> = parts
        .iter()
        .filter_map(|part| {
            let (span, _) = part.number?;
            (part.segment.start == span.end as usize).then(|| &text[part.segment.start..])
        })
        .collect();
    match count_things(cx, &glued) {
        true => Vec::new(),
        false => parts,
    }
}

/// The text after a character, or after a bracket and what it holds.
fn past(i: &str) -> &str {
    match peek(i).is_some_and(is_open) {
        true => skip_brackets(i),
        false => after_first(i),
    }
}

/// Whether a number goes on counting behind `before`, and words follow it.
fn opens(before: &str, number: u32, expected: u32, behind: &str) -> bool {
    let kept = before.trim_end_matches(|c| is_space(c) || matches!(c, '\n' | '\r'));
    let parts = |c| is_mark(c) || matches!(twin(c), '/' | '】' | ']' | '>');
    let apart = kept.len() < before.len() || last(kept).is_none_or(parts);
    let words = skip_spaces(behind);
    // 1月-12月
    let dated = matches!(folded(behind), Some('月' | '年' | '日' | '季'));
    let named = peek(words).is_some_and(|c| is_han(c) || c.is_ascii_alphabetic() || opens_quote(c))
        || (words.len() < behind.len() && digit(words).is_some());
    apart && named && !dated && (number == expected || (number == 1 && heads_list(kept)))
}

/// Adds a part without the marks around it, unless nothing is left of it.
fn push(
    parts: &mut Vec<Part>,
    text: &str,
    range: Range<usize>,
    next: usize,
    number: Option<(Span, u32)>,
) {
    let parts_items = |c: char| {
        is_space(c) || matches!(twin(c), '|' | '/' | ',' | '、' | ';' | '。' | '\n' | '\r')
    };
    let own = text[range.clone()].trim_end_matches(parts_items);
    let end = range.start + own.len();
    let start = end - own.trim_start_matches(parts_items).len();
    // What a tag parts stands before it.
    let (end, next) = if end == range.end {
        (end, next)
    } else {
        (end, end)
    };
    if start == end {
        return;
    }
    let values = || text[start..end].match_indices(['值', '値']);
    let segment = Segment {
        start,
        end,
        next,
        unstopped: false,
        marker: values().next().map(|(at, _)| start + at),
        markers: values().count() as u32,
    };
    parts.push(Part { segment, number });
}
