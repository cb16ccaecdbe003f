//! Where a name or a value of the well-formed layout ends, in one pass over its bytes.
//!
//! Nearly every byte belongs to a Chinese character that says nothing, and its first byte tells so. Where any other
//! rule would have to decide (a second 值, a list's number, a bracket without a partner) there is no answer.

use super::super::super::brackets::skip_brackets;
use super::super::super::cursor::*;
use super::super::super::markup;
use super::super::super::segment::heads_list;
use super::super::super::steps::{Steps, pass, steps};
use super::super::super::tail::may_tell;
use crate::lexicon::CATEGORY;

/// The length of the colon that stands here.
pub(super) fn colon(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b':', ..] => Some(1),
        [0xef, 0xbc, 0x9a, ..] => Some(3),
        _ => None,
    }
}

/// Chinese characters are passed by but for the rarest, and of all others those of ASCII and of two bytes that say nothing.
static STEPS: Steps = steps(
    b"\0\t\n\r 0123456789;,*()[]{}<&:\xc2\xe0\xe1\xe2\xe3\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4",
);

/// A name up to its marker's 值, or a value up to its stop.
pub(super) struct Part {
    pub(super) end: usize,
    pub(super) bracketed: bool,
    /// What was achieved may stand behind a comma or the like.
    pub(super) told: bool,
    /// It holds a space, or a 标 that is not the marker's.
    pub(super) loose: bool,
    /// It holds a 1. with which a list could begin: 1.5亿元.
    pub(super) one: bool,
    /// It holds a colon, with which words may say what they are: 计量单位：人.
    pub(super) coloned: bool,
    /// Where the marker begins that was known, with its comma.
    pub(super) comma: Option<usize>,
}

/// The name or value that begins at `from`; `None` where anything else would have to be decided. A name has the marker
/// that the item before it had, most likely.
pub(super) fn part(text: &str, from: usize, marker: Option<&str>) -> Option<Part> {
    let name = marker.is_some();
    let bytes = text.as_bytes();
    let mut at = from;
    let mut part = Part {
        end: from,
        bracketed: false,
        told: false,
        loose: false,
        one: false,
        coloned: false,
        comma: None,
    };
    loop {
        at = pass(&STEPS, bytes, at);
        let rest = &bytes[at..];
        at += match *rest {
            [] => break,
            [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..] => {
                // Few numbers are 1.
                if matches!(rest[0], b'0' | b'1' | 0xef) {
                    part.one |= opens_list(&text[from..at], &text[at..], at == from);
                }
                number(rest)?
            }
            [b' ' | b',' | b'(', ..] | [0xef, 0xbc, 0x88 | 0x8c, ..] | [0xe3, 0x80, 0x81, ..] => {
                part.loose |= rest[0] == b' ';
                let Some(marker) = marker else {
                    let behind = after_first(&text[at..]);
                    part.told = part.told || may_tell(behind) || digit(behind).is_some();
                    at += parting(text, at, &mut part)?;
                    continue;
                };
                if !marker.is_empty() && rest.starts_with(marker.as_bytes()) {
                    let colon = last(marker).map_or(0, char::len_utf8);
                    let end = at + marker.len() - colon - "值".len();
                    let comma = Some(at);
                    return Some(Part { end, comma, ..part });
                }
                parting(text, at, &mut part)?
            }
            [b':', ..] | [0xef, 0xbc, 0x9a, ..] => {
                part.coloned = true;
                colon(rest)?
            }
            // <5%, but <br/> and &nbsp; are left of a page.
            [b'<', ..] if markup::tag(&text[at..]).is_some() => return None,
            [b'&', ..] => return None,
            [b'<', ..] => 1,
            [0xef, 0xbc, 0x9c, ..] if markup::tag(&text[at..]).is_some() => return None,
            [b'\n' | b'\r' | b';', ..] | [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x9b, ..] => {
                return (!name).then_some(Part { end: at, ..part });
            }
            [0xe5, 0x80, 0xbc, ..] => return name.then_some(Part { end: at, ..part }),
            // 値, its twin
            [0xe5, 0x80, 0xa4, ..] => return None,
            [0xe6, 0xa0, 0x87, ..] | [0xe6, 0xa8, 0x99, ..] => {
                let word = text[..at].ends_with(['指', '目']);
                let valued = rest.starts_with("标值".as_bytes());
                part.loose |= !valued;
                (!word || valued || is_inside(text, at, after_first(&text[at..]))).then_some(3)?
            }
            // 〔2021〕
            [0xe3, 0x80, 0x94, ..] => {
                part.bracketed = true;
                closed(&text[at..])?
            }
            _ => plain(rest)?,
        };
    }
    (!name).then_some(Part { end: at, ..part })
}

/// The length of a character that parts nothing.
fn plain(bytes: &[u8]) -> Option<usize> {
    Some(match *bytes {
        [0xe5 | 0xe6, ..] => 3,
        // ± ² ³ ·, but no space.
        [0xc2, 0xb1..=0xb7, ..] => 2,
        // ≥ ≤ ⩾ ═ ℃, dashes and quotes, but no space.
        [0xe2, 0x84 | 0x89 | 0x95 | 0xa9, ..] => 3,
        [0xe2, 0x80, 0x90..=0xae | 0xb0.., ..] => 3,
        // 〈〉《》
        [0xe3, 0x80, 0x88..=0x8b, ..] => 3,
        [0xef, 0xbc, 0x85 | 0x8b | 0x8d | 0x8f | 0x9c..=0x9e, ..] => 3,
        [0xef, 0xbd, 0x9e, ..] => 3,
        _ => return None,
    })
}

/// Whether the 标 of 指标 or 目标 stands inside other words: no category ends with it, and no number, mark or 值 is behind it.
fn is_inside(text: &str, at: usize, behind: &str) -> bool {
    let end = text.len() - behind.len();
    let goes_on =
        |c: char| is_colon(c) || is_space(c) || matches!(c, '=' | '＝' | '为' | '\n' | '\r');
    let followed = digit(behind).is_some() || peek(behind).is_some_and(goes_on);
    // 三级指标、 may open an item.
    let levelled = text[..at - "指".len()].ends_with('级');
    !followed && !levelled && CATEGORY.suffix(&text[..end]).is_none()
}

/// The length of a space, a comma, a 、 or a bracket with what it holds.
fn parting(text: &str, at: usize, part: &mut Part) -> Option<usize> {
    match &text.as_bytes()[at..] {
        [b' ' | b',', ..] => Some(1),
        [b'(', ..] | [_, _, 0x88, ..] => {
            part.bracketed = true;
            bracket(text, at)
        }
        _ => Some(3),
    }
}

/// Whether a cut cell would take a number for the first of a list; `opens` tells that it stands behind a colon.
fn opens_list(before: &str, i: &str, opens: bool) -> bool {
    let one = integer(i, 2).is_some_and(|(number, _, rest)| number == 1 && rest.starts_with('.'));
    let before = before.trim_end_matches(is_space);
    one && (opens || before.is_empty() || heads_list(before))
}

/// The length of a run of digits behind which no list goes on.
fn number(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [b'0'..=b'9', rest @ ..] | [0xef, 0xbc, 0x90..=0x99, rest @ ..] => rest,
            _ => break,
        };
    }
    let marked = match rest {
        [b'%' | 0xe4..=0xe9, ..] => false,
        [b'.' | b':', b'0'..=b'9', ..] => false,
        [b'.' | b':' | b')' | b' ' | b'\t' | 0xc2, ..] => true,
        [0xe2, 0x80, 0x80..=0x8d | 0xaf, ..] | [0xe2, 0x81, ..] => true,
        [0xe3, 0x80, 0x80 | 0x81, ..] => true,
        [0xef, 0xbc, 0x89 | 0x8e | 0x9a, ..] | [0xef, 0xb8 | 0xbb, ..] => true,
        _ => false,
    };
    (!marked).then(|| bytes.len() - rest.len())
}

/// The length of a bracket with what it holds, unless it is a list's mark or has no partner.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let inside = after_first(&text[at..]);
    let listed = peek(inside).is_some_and(|c| is_space(c) || digit(inside).is_some());
    match listed {
        true => None,
        false => closed(&text[at..]),
    }
}

/// The same, whatever it holds.
fn closed(i: &str) -> Option<usize> {
    let rest = skip_brackets(i);
    (rest.len() < after_first(i).len()).then(|| i.len() - rest.len())
}
