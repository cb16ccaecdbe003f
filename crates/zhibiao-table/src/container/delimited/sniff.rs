//! Which delimiter and which quote a text uses.
//!
//! The delimiter under which some row has the most known column names wins; where no row tells, the one under which
//! the most rows have the same number of cells.

use std::borrow::Cow;

use zhibiao::lexicon::column;

use super::drawn::columns;
use super::words::is_header;
use super::{Dialect, Step, step};
use crate::layout::listed::{bars_of_rows, is_listed};

/// In the order of preference where nothing else decides.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// How much of a text is looked at.
const HEAD: usize = 64 << 10;
const ROWS: usize = 200;
/// Bytes of a column name at most.
const NAME: usize = 120;

/// The dialect, and the bytes of a first line `sep=;`, which says it outright.
pub(super) fn dialect(text: &str) -> (Dialect, usize) {
    let head = head(text);
    if let Some(told) = told(head) {
        return told;
    }
    let quote = match single_quotes(head) {
        true => b'\'',
        false => b'"',
    };
    let best = DELIMITERS
        .into_iter()
        .map(|delimiter| Dialect {
            delimiter,
            quote,
            ..Dialect::TSV
        })
        // The first of equals, so that the order above decides.
        .reduce(|best, next| match score(head, next) > score(head, best) {
            true => next,
            false => best,
        });
    let best = best.unwrap_or(Dialect::TSV);
    let unparted = score(head, best).0 == 0;
    let bars = bars_of_rows(head).filter(|_| unparted);
    if let Some(bars) = bars.and_then(|bars| u8::try_from(bars).ok()) {
        let delimiter = Dialect::BARRED;
        return (
            Dialect {
                delimiter,
                bars,
                ..Dialect::TSV
            },
            0,
        );
    }
    let delimiter = match unparted {
        true => spaces(head, quote)
            .or_else(|| is_listed(head).then_some(Dialect::LISTED))
            .unwrap_or(best.delimiter),
        false => best.delimiter,
    };
    (
        Dialect {
            delimiter,
            quote,
            ..Dialect::TSV
        },
        0,
    )
}

/// How spaces part the columns, if names of columns stand between them; only where nothing else parts them.
fn spaces(head: &str, quote: u8) -> Option<u8> {
    let headed = |cells: fn(&str) -> Vec<Cow<'_, str>>| {
        let mut lines = head.lines().take(ROWS);
        lines.any(|line| is_header(&cells(line.trim_end())))
    };
    let delimiter = Dialect::SPACED;
    if score(
        head,
        Dialect {
            delimiter,
            quote,
            ..Dialect::TSV
        },
    )
    .0 > 2
    {
        return Some(match headed(|line| without_empty(columns(line))) {
            true => Dialect::LEVELLED,
            false => Dialect::SPACED,
        });
    }
    headed(|line| line.split_whitespace().map(Cow::Borrowed).collect()).then_some(Dialect::WORDS)
}

fn without_empty(mut cells: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    cells.retain(|cell| !cell.is_empty());
    cells
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn told(head: &str) -> Option<(Dialect, usize)> {
    let after = head.strip_prefix("sep=").or(head.strip_prefix("SEP="))?;
    let delimiter = *after.as_bytes().first().filter(|byte| byte.is_ascii())?;
    let rest = &after[1..];
    let rest = rest.strip_prefix('\r').unwrap_or(rest).strip_prefix('\n')?;
    let quote = b'"';
    Some((
        Dialect {
            delimiter,
            quote,
            ..Dialect::TSV
        },
        head.len() - rest.len(),
    ))
}

/// Single quotes stand around cells: no double quote anywhere, and whatever begins with one ends with one.
fn single_quotes(head: &str) -> bool {
    if head.contains('"') || !head.contains('\'') {
        return false;
    }
    let cells = head
        .lines()
        .flat_map(|line| line.split(['\t', ',', ';', '|']));
    let opened = cells
        .clone()
        .filter(|cell| cell.trim().starts_with('\''))
        .count();
    let closed = cells.filter(|cell| cell.trim().ends_with('\'')).count();
    opened > 1 && opened == closed
}

/// Known column names of the best row, then rows of the usual width.
fn score(head: &str, dialect: Dialect) -> (usize, usize) {
    let mut rest = head;
    let mut names = 0;
    let mut widths = Vec::new();
    for _ in 0..ROWS {
        let Some(Step::Row(cells, after)) = step(rest, dialect, true, HEAD) else {
            break;
        };
        rest = after;
        if cells.len() > 1 {
            let known = |cell: &&Cow<'_, str>| cell.len() <= NAME && column(cell).is_some();
            names = names.max(cells.iter().filter(known).count());
            widths.push(cells.len());
        }
    }
    let names = if names > 1 { names } else { 0 };
    // They are few, so they are counted as they come: a map is a thousand bytes of code in a browser.
    let alike = |width| widths.iter().filter(|other| *other == width).count();
    (names, widths.iter().map(alike).max().unwrap_or(0))
}
