//! Text with a delimiter between cells: TSV as spreadsheets put it on the clipboard, and CSV.
//!
//! ```text
//! file   = [BOM] [ "sep=" delimiter line-end ] { row }
//! row    = cell { delimiter cell } ( LF | CR LF | end )
//! cell   = quoted | plain
//! quoted = quote { any but quote | quote quote } quote      followed by the delimiter, LF, CR LF or the end
//! plain  = { any but delimiter and LF }
//! ```
//! A cell that begins with a quote but is not `quoted` is `plain`: spreadsheets leave `"十四五"规划` as it is. Blanks
//! may stand before a quote where the delimiter is no tab.
//!
//! Columns may also be parted by runs of spaces, or by one (see [`words`]), and tables drawn with `|`: the marks of Markdown
//! are no part of their cells, and lines that only draw a rule are no rows of cells. Where nothing parts them, and the names
//! of columns stand one below the other, each line is a cell (see [`Listed`]).

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use crate::error::TableError;
use crate::grid::{Grid, GridCell, GridRow};
use crate::layout::listed::Listed;
use crate::limits::{Limit, Limits, ReadOptions};

use super::sink::{Sink, at_row};
use drawn::{is_rule, spaced, unmarked_down};

mod drawn;
mod sniff;
mod words;

/// What stands between and around cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Dialect {
    pub(crate) delimiter: u8,
    pub(crate) quote: u8,
    /// How many bars make a row of lines, where they do.
    pub(crate) bars: u8,
}

impl Dialect {
    /// The clipboard's.
    pub(crate) const TSV: Dialect = Dialect {
        delimiter: b'\t',
        quote: b'"',
        bars: 0,
    };

    /// Columns parted by two spaces or more.
    const SPACED: u8 = b' ';
    /// Likewise, below a header that begins with the levels.
    const LEVELLED: u8 = 0x0c;
    /// Likewise, with a space between columns.
    const WORDS: u8 = 0x0b;

    /// A cell a line, below names of columns that stand on lines of their own.
    const LISTED: u8 = 0x1f;
    /// Likewise, with so many bars to a row.
    const BARRED: u8 = 0x1e;

    /// Whether spaces part the columns, or nothing does.
    fn by_spaces(self) -> bool {
        matches!(
            self.delimiter,
            Dialect::SPACED
                | Dialect::LEVELLED
                | Dialect::WORDS
                | Dialect::LISTED
                | Dialect::BARRED
        )
    }

    /// What makes rows of lines, where that is needed.
    pub(crate) fn listed<'a>(self) -> Listed<'a> {
        let on = matches!(self.delimiter, Dialect::LISTED | Dialect::BARRED);
        Listed::new(on, usize::from(self.bars))
    }

    /// As the beginning of a text shows, and the bytes of a line that only names the delimiter.
    pub(crate) fn sniff(head: &str) -> (Dialect, usize) {
        sniff::dialect(head)
    }
}

/// The cells of tab-separated text.
pub(crate) fn tsv(text: &str) -> Grid<'_> {
    let mut rest = without_mark(text);
    let mut rows = Vec::new();
    while let Some(Step::Row(cells, after)) = step(rest, Dialect::TSV, true, usize::MAX) {
        rows.push(grid_row(rows.len() + 1, cells));
        rest = after;
    }
    Grid { sheet: None, rows }
}

/// Pushes the rows of a whole text, whose cells stay where they are.
pub(crate) fn read<'a>(
    text: &'a str,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    rows(text, &options.limits, sink, |row| row)
}

/// As [`read`], with cells of their own.
pub(crate) fn read_owned<'a>(
    text: &str,
    options: &ReadOptions,
    sink: &mut dyn Sink<'a>,
) -> Result<(), TableError> {
    rows(text, &options.limits, sink, |row| row.into_owned())
}

fn rows<'t, 'a>(
    text: &'t str,
    limits: &Limits,
    sink: &mut dyn Sink<'a>,
    kept: impl Fn(GridRow<'t>) -> GridRow<'a>,
) -> Result<(), TableError> {
    let mut rest = without_mark(text);
    let (dialect, skip) = Dialect::sniff(rest);
    rest = &rest[skip..];
    let mut listed = dialect.listed();
    let mut number = 0;
    while let Some(found) = step(rest, dialect, true, limits.cell_bytes) {
        number += 1;
        let Step::Row(cells, after) = found else {
            return Err(TableError::too_large(
                Limit::CellBytes,
                limits,
                at_row(number),
            ));
        };
        rest = after;
        listed.row(kept(dialect.row(number, cells)), sink)?;
    }
    listed.end(sink)
}

fn grid_row(number: usize, cells: Vec<Cow<'_, str>>) -> GridRow<'_> {
    GridRow {
        number,
        cells: cells
            .into_iter()
            .map(|cell| GridCell::new(unmarked(cell)))
            .collect(),
    }
}

impl Dialect {
    /// A row of the grid.
    pub(crate) fn row(self, number: usize, cells: Vec<Cow<'_, str>>) -> GridRow<'_> {
        if (self.delimiter == b'|' || self.by_spaces()) && is_rule(&cells) {
            return grid_row(number, Vec::new());
        }
        match self.delimiter {
            b'|' => grid_row(number, cells.into_iter().map(unmarked_down).collect()),
            _ => grid_row(number, cells),
        }
    }
}

/// Without the `'` by which a spreadsheet marks a text that would be a formula, or the formula `="007"` by which a system
/// keeps one from becoming a number; they are not shown.
fn unmarked(cell: Cow<'_, str>) -> Cow<'_, str> {
    let inner = cell
        .strip_prefix("=\"")
        .and_then(|cell| cell.strip_suffix('"'));
    if let Some(inner) = inner.filter(|inner| !inner.contains('"')) {
        return Cow::Owned(inner.to_owned());
    }
    let marked = |cell: &str| {
        matches!(
            cell.as_bytes(),
            [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t', ..]
        )
    };
    match cell {
        Cow::Borrowed(text) if marked(text) => Cow::Borrowed(&text[1..]),
        Cow::Owned(text) if marked(&text) => Cow::Owned(text[1..].to_owned()),
        cell => cell,
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What the next row turned out to be.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Step<'t> {
    /// The cells, and the text behind the row.
    Row(Vec<Cow<'t, str>>, &'t str),
    /// The row goes on behind the text at hand.
    Unfinished,
    /// A cell in quotes is longer than it may be.
    TooLong,
}

/// The next row; none at the end. Unless the text is the `last` one, a row that could go on is unfinished.
///
/// Each byte is looked at twice at most: where a quoted cell fails, its scan ends at a single quote, and no scan
/// passes the beginning of another cell that would scan as far.
pub(crate) fn step(
    mut rest: &str,
    dialect: Dialect,
    last: bool,
    cell_bytes: usize,
) -> Option<Step<'_>> {
    if rest.is_empty() {
        return (!last).then_some(Step::Unfinished);
    }
    if dialect.by_spaces() {
        return Some(spaced(rest, last, dialect));
    }
    let mut cells = Vec::new();
    loop {
        let (cell, after) = match quoted(rest, dialect, last, cell_bytes) {
            Quoted::Cell(cell, after) => (cell, after),
            Quoted::Unfinished => return Some(Step::Unfinished),
            Quoted::TooLong => return Some(Step::TooLong),
            Quoted::No => plain(rest, dialect),
        };
        if after.is_empty() && !last {
            return Some(Step::Unfinished);
        }
        cells.push(cell);
        match after.as_bytes().first() {
            Some(&byte) if byte == dialect.delimiter => rest = &after[1..],
            _ => {
                let after = after.strip_prefix('\n').unwrap_or(after);
                return Some(Step::Row(cells, after));
            }
        }
    }
}

fn plain(rest: &str, dialect: Dialect) -> (Cow<'_, str>, &str) {
    let end = memchr2(dialect.delimiter, b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let (cell, after) = rest.split_at(end);
    let cell = match after.as_bytes().first() {
        Some(&byte) if byte == dialect.delimiter => cell,
        _ => cell.strip_suffix('\r').unwrap_or(cell),
    };
    (Cow::Borrowed(cell), after)
}

enum Quoted<'t> {
    Cell(Cow<'t, str>, &'t str),
    No,
    Unfinished,
    TooLong,
}

fn quoted(rest: &str, dialect: Dialect, last: bool, cell_bytes: usize) -> Quoted<'_> {
    let start = match dialect.delimiter {
        b'\t' => rest,
        _ => rest.trim_start_matches(' '),
    };
    if start.as_bytes().first() != Some(&dialect.quote) {
        return Quoted::No;
    }
    let body = &start[1..];
    let bytes = body.as_bytes();
    let mut from = 0;
    let mut doubled = false;
    let end = loop {
        let window = &bytes[from..bytes.len().min(cell_bytes.saturating_add(1))];
        let Some(at) = memchr(dialect.quote, window).map(|at| from + at) else {
            return match bytes.len() > cell_bytes {
                true => Quoted::TooLong,
                false if last => Quoted::No,
                false => Quoted::Unfinished,
            };
        };
        match bytes.get(at + 1) {
            Some(&byte) if byte == dialect.quote => {
                doubled = true;
                from = at + 2;
                if from > bytes.len().min(cell_bytes.saturating_add(1)) {
                    return Quoted::TooLong;
                }
            }
            None if !last => return Quoted::Unfinished,
            _ => break at,
        }
    };
    let after = &body[end + 1..];
    if after == "\r" && !last {
        return Quoted::Unfinished;
    }
    let after = after.strip_prefix('\r').unwrap_or(after);
    match after.as_bytes().first() {
        None | Some(b'\n') => {}
        Some(&byte) if byte == dialect.delimiter => {}
        Some(_) => return Quoted::No,
    }
    let text = &body[..end];
    let quote = char::from(dialect.quote);
    let cell = match doubled {
        true => Cow::Owned(text.replace(&format!("{quote}{quote}"), &quote.to_string())),
        false => Cow::Borrowed(text),
    };
    Quoted::Cell(cell, after)
}

#[cfg(test)]
mod tests;
