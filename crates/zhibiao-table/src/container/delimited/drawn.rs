//! Tables drawn with characters: Markdown, boxes, columns parted by spaces.

use std::borrow::Cow;

use memchr::memchr;

use super::words::{aligned, is_label, pairs, row_of_words};
use super::{Dialect, Step};

/// Bytes of a cell that may be a drawn line.
const RULE_BYTES: usize = 400;

/// How Markdown breaks a line inside a cell.
const BREAKS: [&str; 3] = ["<br>", "<br/>", "<br />"];

/// `| :-- | --- |`, `+----+----+`: a line that is drawn.
pub(super) fn is_rule(cells: &[Cow<'_, str>]) -> bool {
    let drawn = |c: char| {
        matches!(c, '-' | '=' | ':' | '+' | '|') || c.is_whitespace() || ('─'..='╿').contains(&c)
    };
    let mut dashes = 0;
    cells.iter().all(|cell| {
        dashes += cell.matches(['-', '=', '─', '━', '═']).count();
        cell.len() < RULE_BYTES && cell.chars().all(drawn)
    }) && dashes > 2
}

/// `**一级指标**`, `1场<br>2次`: without the marks of Markdown, and with its line breaks.
pub(super) fn unmarked_down(cell: Cow<'_, str>) -> Cow<'_, str> {
    let cell = match cell.contains("<br") {
        true => Cow::Owned(
            BREAKS
                .iter()
                .fold(cell.into_owned(), |cell, mark| cell.replace(mark, "\n")),
        ),
        false => cell,
    };
    fn inner(text: &str) -> Option<&str> {
        let marks = ["**", "__", "`"].into_iter();
        let mut inner = marks.filter_map(|mark| text.trim().strip_prefix(mark)?.strip_suffix(mark));
        let plain = |inner: &&str| !inner.is_empty() && !inner.contains(['*', '`']);
        inner.find(plain)
    }
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(inner(text).unwrap_or(text)),
        Cow::Owned(text) => match inner(&text) {
            Some(inner) => Cow::Owned(inner.to_owned()),
            None => Cow::Owned(text),
        },
    }
}

/// A line whose cells are parted by spaces: two and more, or wide ones, or any.
pub(super) fn spaced(rest: &str, last: bool, dialect: Dialect) -> Step<'_> {
    let end = memchr(b'\n', rest.as_bytes());
    if end.is_none() && !last {
        return Step::Unfinished;
    }
    let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
    let line = line.trim_end();
    let cells = match dialect.delimiter {
        Dialect::WORDS => words_of(line),
        Dialect::LISTED | Dialect::BARRED => vec![Cow::Borrowed(line)],
        Dialect::LEVELLED => {
            let cells = columns(line);
            aligned(&cells).unwrap_or(cells)
        }
        _ => columns(line),
    };
    Step::Row(cells, after.strip_prefix('\n').unwrap_or(after))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

/// The cells of a line, parted by two spaces and more.
pub(super) fn columns(mut line: &str) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::new();
    loop {
        let mut from = 0;
        let cut = loop {
            let Some(at) = line[from..].find(is_space).map(|at| from + at) else {
                break None;
            };
            let rest = line[at..].trim_start_matches(is_space);
            // A lone space is a part of the text.
            if line.len() - rest.len() - at > 1 {
                break Some((at, rest));
            }
            from = line.len() - rest.len();
        };
        let Some((at, rest)) = cut else { break };
        cells.push(Cow::Borrowed(&line[..at]));
        line = rest;
    }
    cells.push(Cow::Borrowed(line));
    cells
}

/// The cells of a line, parted by spaces; prose stays whole, and so does what stands behind a form's label.
fn words_of(line: &str) -> Vec<Cow<'_, str>> {
    let words = line.split(is_space).filter(|word| !word.is_empty());
    let words: Vec<Cow<'_, str>> = words.map(Cow::Borrowed).collect();
    if words.first().is_some_and(|first| is_label(first)) {
        return pairs(line, &words);
    }
    // Prose goes on with the goal above, and the half of a name is a name.
    let behind_levels = || {
        let text = line.trim_start_matches(is_space);
        vec!["".into(), "".into(), Cow::Borrowed(text)]
    };
    row_of_words(&words).unwrap_or_else(behind_levels)
}
