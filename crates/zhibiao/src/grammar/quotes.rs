//! Quotation marks around a whole cell, as copying from a spreadsheet leaves them.
//!
//! ```text
//! quoted = mark text mark       ; the first mark's partner ends the cell
//! ```
//! Accepted: `"数量指标：…⏎质量指标：…"`, with `""一站式""` inside. Refused: `“三公”经费支出“只减不增”`.

use super::cursor::*;
use crate::lexicon::twin;

/// What a mark of quotation does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `"`: nothing tells which.
    Either,
    Open,
    Close,
}

fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '“' | '‘' => Mark::Open,
        '”' | '’' => Mark::Close,
        _ => match twin(c) {
            '"' | '\'' => Mark::Either,
            '「' => Mark::Open,
            '」' => Mark::Close,
            _ => return None,
        },
    })
}

/// Where the text between such marks begins and ends; all of it where there are none.
pub(super) fn unquoted(text: &str) -> (usize, usize) {
    // Nearly all cells begin with a number or a Chinese character.
    if let Some(b'0'..=b'9' | 0xe4..=0xe9) = text.as_bytes().first() {
        return (0, text.len());
    }
    let white = |c: char| c.is_whitespace() || is_space(c);
    let trimmed = text.trim_matches(white);
    let ends = peek(trimmed).zip(last(trimmed));
    let marks = ends.map(|(open, close)| (mark(open), mark(close)));
    let (Some((open, close)), Some((Some(opening), Some(closing)))) = (ends, marks) else {
        return (0, text.len());
    };
    let inner = trimmed
        .get(open.len_utf8()..)
        .and_then(|inner| inner.strip_suffix(close));
    let alone = |inner: &&str| match (opening, closing) {
        (Mark::Either, Mark::Either) => doubled(inner),
        (Mark::Open, Mark::Close) => balanced(inner),
        _ => false,
    };
    match inner.filter(alone) {
        Some(inner) => {
            let start = text.len() - text.trim_start_matches(white).len() + open.len_utf8();
            (start, start + inner.len())
        }
        None => (0, text.len()),
    }
}

/// Whether marks without a direction stand only in pairs, each of them one inside: `""一站式""`.
fn doubled(text: &str) -> bool {
    let either = |c: char| mark(c) == Some(Mark::Either);
    let mut rest = text;
    while let Some(at) = rest.find(either) {
        let behind = after_first(&rest[at..]);
        if !peek(behind).is_some_and(either) {
            return false;
        }
        rest = after_first(behind);
    }
    true
}

/// Whether every mark inside has its partner inside.
fn balanced(text: &str) -> bool {
    let mut depth = 0usize;
    for found in text.chars().filter_map(mark) {
        depth = match found {
            Mark::Open => depth + 1,
            Mark::Close if depth == 0 => return false,
            Mark::Close => depth - 1,
            Mark::Either => depth,
        };
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (from, to) = unquoted(text);
        assert_eq!(&text[from..to], expected, "{text}");
    }

    #[test]
    fn a_whole_cell_in_quotes() {
        check(
            "\"数量指标：A≥6架\n质量指标：B\"\n",
            "数量指标：A≥6架\n质量指标：B",
        );
        check("\"\"\"一站式\"\"服务≥6次\"", "\"\"一站式\"\"服务≥6次");
        check("“数量指标：“厂务公开”≥6次”", "数量指标：“厂务公开”≥6次");
        check("「数量指标」", "数量指标");
    }

    #[test]
    fn quotes_of_words() {
        for text in [
            "“三公”经费支出“只减不增”",
            "\"三公\"经费\"只减\"",
            "\"数量指标",
            "数量指标\"",
            "\"",
            "",
        ] {
            check(text, text);
        }
    }
}
