//! Which delimiter and which quote a text uses.
//!
//! The delimiter under which some row has the most known column names wins; where no row tells, the one under which
//! the most rows have the same number of cells.

use zhibiao::lexicon::column;

use super::{Dialect, Step, step};

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
        .map(|delimiter| Dialect { delimiter, quote })
        // The first of equals, so that the order above decides.
        .reduce(|best, next| match score(head, next) > score(head, best) {
            true => next,
            false => best,
        });
    let best = best.unwrap_or(Dialect::TSV);
    // Spaces part columns only where nothing else does, and names of columns stand between them.
    let spaced = Dialect {
        delimiter: Dialect::SPACED,
        quote,
    };
    let by_spaces = score(head, best).0 == 0 && score(head, spaced).0 > 2;
    (if by_spaces { spaced } else { best }, 0)
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
    Some((Dialect { delimiter, quote }, head.len() - rest.len()))
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
            let known =
                |cell: &&std::borrow::Cow<'_, str>| cell.len() <= NAME && column(cell).is_some();
            names = names.max(cells.iter().filter(known).count());
            widths.push(cells.len());
        }
    }
    let names = if names > 1 { names } else { 0 };
    // They are few, so they are counted as they come: a map is a thousand bytes of code in a browser.
    let alike = |width| widths.iter().filter(|other| *other == width).count();
    (names, widths.iter().map(alike).max().unwrap_or(0))
}
