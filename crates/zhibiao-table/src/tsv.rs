//! Tab-separated text as spreadsheets put it on the clipboard.
//!
//! ```text
//! file   = [BOM] { row }
//! row    = cell { TAB cell } ( LF | CR LF | end )
//! cell   = quoted | plain
//! quoted = '"' { any but '"' | '""' } '"'      followed by TAB, LF, CR LF or the end
//! plain  = { any but TAB and LF }
//! ```
//! A cell that begins with a quote but is not `quoted` is `plain`: spreadsheets leave `"十四五"规划` as it is.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use crate::grid::Grid;

/// The cells of a text. Each byte is looked at twice at most: where a quoted cell fails, its scan ends at a
/// single quote, and no scan passes the beginning of another cell that would scan as far.
pub(crate) fn grid(text: &str) -> Grid<'_> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Vec::new();
    while !rest.is_empty() {
        let (row, after) = row(rest);
        rows.push(row);
        rest = after;
    }
    Grid::from_rows(rows)
}

fn row(mut rest: &str) -> (Vec<Cow<'_, str>>, &str) {
    let mut cells = Vec::new();
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        cells.push(cell);
        match after.strip_prefix('\t') {
            Some(next) => rest = next,
            None => return (cells, after.strip_prefix('\n').unwrap_or(after)),
        }
    }
}

fn plain(rest: &str) -> (Cow<'_, str>, &str) {
    let end = memchr2(b'\t', b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let (cell, after) = rest.split_at(end);
    let cell = match after.starts_with('\t') {
        true => cell,
        false => cell.strip_suffix('\r').unwrap_or(cell),
    };
    (Cow::Borrowed(cell), after)
}

fn quoted(rest: &str) -> Option<(Cow<'_, str>, &str)> {
    let body = rest.strip_prefix('"')?;
    let mut from = 0;
    let mut doubled = false;
    let end = loop {
        let at = from + memchr(b'"', &body.as_bytes()[from..])?;
        if !body[at + 1..].starts_with('"') {
            break at;
        }
        doubled = true;
        from = at + 2;
    };
    let after = &body[end + 1..];
    let after = after.strip_prefix('\r').unwrap_or(after);
    if !(after.is_empty() || after.starts_with(['\t', '\n'])) {
        return None;
    }
    let text = &body[..end];
    let cell = match doubled {
        true => Cow::Owned(text.replace("\"\"", "\"")),
        false => Cow::Borrowed(text),
    };
    Some((cell, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rows: &[&[&str]]) {
        assert_eq!(
            grid(text),
            Grid::from_rows(rows.iter().map(|row| row.iter().copied()))
        );
    }

    #[test]
    fn rows_and_cells() {
        check("", &[]);
        check("a", &[&["a"]]);
        check("a\tb\nc\t\n", &[&["a", "b"], &["c", ""]]);
        check("\n\na", &[&[""], &[""], &["a"]]);
        check("\u{feff}a\tb", &[&["a", "b"]]);
    }

    #[test]
    fn windows_line_ends() {
        check("a\tb\r\n\r\nc\r\n", &[&["a", "b"], &[""], &["c"]]);
        check("\"a\r\nb\"\r\nc", &[&["a\r\nb"], &["c"]]);
        check("a\r", &[&["a"]]);
        check("a\r\tb", &[&["a\r", "b"]]);
    }

    #[test]
    fn quoted_cells() {
        check("\"a\tb\"\tc", &[&["a\tb", "c"]]);
        check(
            "x\t\"1、甲\n2、\"\"乙\"\"\"\ny",
            &[&["x", "1、甲\n2、\"乙\""], &["y"]],
        );
        check("\"\"\t\"\"\"\"", &[&["", "\""]]);
    }

    #[test]
    fn a_quote_that_closes_nothing_is_a_quote() {
        check("\"十四五\"规划\tb", &[&["\"十四五\"规划", "b"]]);
        check("\"a\tb\nc", &[&["\"a", "b"], &["c"]]);
        check("a\"b\"\tc", &[&["a\"b\"", "c"]]);
    }

    #[test]
    fn many_open_quotes_cost_no_more_than_their_length() {
        for cell in ["\"a\t", "\"\"a\n", "\"\"\"a\t", "\"a\"\"\n"] {
            let text = cell.repeat(200_000);
            assert!(!grid(&text).rows.is_empty());
        }
    }
}
