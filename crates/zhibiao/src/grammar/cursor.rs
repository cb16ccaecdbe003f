//! Small steps over the text that every production takes.

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

use crate::lexicon::{CHARS, id_at};

/// The hot path's error: nothing but "no". Diagnostics are made where the scan recovers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Miss;

impl<I> ParseError<I> for Miss {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Miss
    }
    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// What a production returns: the rest of the text and what it read.
pub(super) type Parsed<'a, T> = IResult<&'a str, T, Miss>;

/// The production does not match here.
pub(super) fn miss<'a, T>() -> Parsed<'a, T> {
    Err(nom::Err::Error(Miss))
}

/// The next character.
#[inline]
pub(super) fn peek(i: &str) -> Option<char> {
    i.chars().next()
}

/// The next character, its width and shape folded to the lexicon's.
#[inline]
pub(super) fn folded(i: &str) -> Option<char> {
    peek(i).map(crate::lexicon::twin)
}

/// The text after its first character.
#[inline]
pub(super) fn after_first(i: &str) -> &str {
    let mut chars = i.chars();
    chars.next();
    chars.as_str()
}

/// The last character.
#[inline]
pub(super) fn last(i: &str) -> Option<char> {
    i.chars().next_back()
}

/// White space that does not end a line.
#[inline]
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{feff}'
    )
}

/// Whether a text holds white space, of any kind; nearly none has a byte with which some begins.
pub(super) fn has_white(text: &str) -> bool {
    let begins = |b| matches!(b, 0..=b' ' | 0xc2 | 0xe1..=0xe3);
    text.bytes().any(begins) && text.contains(char::is_whitespace)
}

/// A digit or a decimal point, full-width or not.
pub(super) fn is_figure(c: char) -> bool {
    matches!(crate::lexicon::twin(c), '0'..='9' | '.')
}

/// Whether a character may be a mark in another shape: no Chinese one is.
#[inline]
fn may_fold(c: char) -> bool {
    c > '\x7f' && !is_common_han(c)
}

/// A Chinese character of the usual block: nearly all are, and it is told without a look-up.
#[inline]
pub(super) fn is_common_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A colon of any shape: ∶ and ﹕ come from scanned pages.
#[inline]
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：') || (may_fold(c) && crate::lexicon::twin(c) == ':')
}

/// A comma of any shape.
#[inline]
pub(super) fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，') || (may_fold(c) && crate::lexicon::twin(c) == ',')
}

/// A round bracket that opens.
#[inline]
pub(super) fn is_round(c: char) -> bool {
    matches!(c, '(' | '（') || (may_fold(c) && crate::lexicon::twin(c) == '(')
}

/// A round bracket that closes.
#[inline]
pub(super) fn is_round_close(c: char) -> bool {
    matches!(c, ')' | '）') || (may_fold(c) && crate::lexicon::twin(c) == ')')
}

/// The text after any spaces.
#[inline]
pub(super) fn skip_spaces(i: &str) -> &str {
    // Nearly always there is none: one byte decides.
    match i.as_bytes().first() {
        Some(b' ' | b'\t' | 0xc2 | 0xe2 | 0xe3 | 0xef) => {
            skip_entities(i.trim_start_matches(is_space))
        }
        Some(b'&') => skip_entities(i),
        _ => i,
    }
}

/// The text after spaces and one line break among them, for what a narrow column broke: ≥⏎95%.
pub(super) fn skip_break(i: &str) -> &str {
    let spaced = skip_spaces(i);
    let broken = spaced.strip_prefix("\r\n");
    match broken.or_else(|| spaced.strip_prefix(['\n', '\r'])) {
        Some(rest) => skip_spaces(rest),
        None => spaced,
    }
}

/// How many entities for a space are stepped over at once: bounds the look-ahead.
const MOST_ENTITIES: usize = 8;

/// The text after `&nbsp;` and spaces.
pub(super) fn skip_entities(i: &str) -> &str {
    let mut rest = i;
    for _ in 0..MOST_ENTITIES {
        if !rest.starts_with(super::markup::AMPERSANDS) {
            break;
        }
        let Some(length) = super::markup::space(rest) else {
            break;
        };
        rest = rest[length..].trim_start_matches(is_space);
    }
    rest
}

/// An ASCII or full-width digit and its length in bytes.
#[inline]
pub(super) fn digit(i: &str) -> Option<(u8, usize)> {
    match *i.as_bytes() {
        [b @ b'0'..=b'9', ..] => Some((b - b'0', 1)),
        [0xef, 0xbc, b @ 0x90..=0x99, ..] => Some((b - 0x90, 3)),
        _ => None,
    }
}

/// Whether a Chinese character (or one that stands in words like one) begins here.
#[inline]
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// A plain unsigned integer of at most `most` digits: its value, how many digits, and the rest.
///
/// Refuses to stop inside a longer run of digits.
pub(super) fn integer(i: &str, most: usize) -> Option<(u32, usize, &str)> {
    let (mut value, mut count, mut rest) = (0u32, 0, i);
    while let Some((d, width)) = digit(rest) {
        if count == most {
            return None;
        }
        value = value * 10 + u32::from(d);
        count += 1;
        rest = &rest[width..];
    }
    (count > 0).then_some((value, count, rest))
}

/// The text after one of `chars`, compared folded.
#[inline]
pub(super) fn eat<'a, const N: usize>(i: &'a str, chars: &[char; N]) -> Option<&'a str> {
    match *i.as_bytes().first()? {
        byte @ ..0x80 => chars.contains(&char::from(byte)).then(|| &i[1..]),
        // The twin of a Chinese character is one, too: no mark stands here.
        CHINESE_FROM..=CHINESE_TO if chars.iter().all(|c| *c < '\u{2e80}') => None,
        _ => eat_wide(i, chars),
    }
}

/// The first bytes of Chinese characters, but for the rarest.
const CHINESE_FROM: u8 = 0xe4;
const CHINESE_TO: u8 = 0xe9;

fn eat_wide<'a>(i: &'a str, chars: &[char]) -> Option<&'a str> {
    let (id, width) = id_at(i.as_bytes(), 0);
    let twin = match id {
        0 => folded(i)?,
        id => CHARS[usize::from(id)],
    };
    chars.contains(&twin).then(|| &i[width..])
}

/// The text after `word`, compared folded.
#[inline]
pub(super) fn eat_word<'a>(i: &'a str, word: &str) -> Option<&'a str> {
    // Nearly always the first character already differs.
    let (found, expected) = (peek(i)?, peek(word)?);
    if found != expected && crate::lexicon::twin(found) != expected {
        return None;
    }
    eat_whole_word(i, word)
}

fn eat_whole_word<'a>(i: &'a str, word: &str) -> Option<&'a str> {
    word.chars().try_fold(i, |rest, expected| {
        let found = peek(rest)?;
        (found == expected || crate::lexicon::twin(found) == expected).then(|| after_first(rest))
    })
}

/// Whether a text ends in a word, compared folded.
pub(super) fn ends_word(text: &str, word: &str) -> bool {
    let mut behind = text.chars().rev().map(crate::lexicon::twin);
    word.chars().rev().all(|c| behind.next() == Some(c))
}

/// The text after the longest of `words` that stands here, and its index.
pub(super) fn eat_words<'a>(i: &'a str, words: &[&str]) -> Option<(&'a str, usize)> {
    let first = peek(i)?;
    let twin = crate::lexicon::twin(first);
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| peek(word).is_some_and(|c| c == first || c == twin))
        .filter_map(|(index, word)| Some((eat_whole_word(i, word)?, index)))
        .min_by_key(|(rest, _)| rest.len())
}

/// nom's parser for one of `chars`, compared folded.
pub(super) fn one<'a, const N: usize>(
    chars: [char; N],
) -> impl Parser<&'a str, Output = (), Error = Miss> {
    move |i: &'a str| eat(i, &chars).map_or_else(miss, |rest| Ok((rest, ())))
}

/// nom's parser for a word, compared folded.
pub(super) fn tag<'a>(word: &'static str) -> impl Parser<&'a str, Output = (), Error = Miss> {
    move |i: &'a str| eat_word(i, word).map_or_else(miss, |rest| Ok((rest, ())))
}

/// nom's parser for an integer of so many digits, not followed by another digit.
pub(super) fn digits<'a>(
    least: usize,
    most: usize,
) -> impl Parser<&'a str, Output = u32, Error = Miss> {
    move |i: &'a str| match integer(i, most) {
        Some((value, count, rest)) if count >= least => Ok((rest, value)),
        _ => miss(),
    }
}

/// nom's parser for a run of digits of any length.
pub(super) fn run(i: &str) -> Parsed<'_, ()> {
    let mut rest = i;
    while let Some((_, width)) = digit(rest) {
        rest = &rest[width..];
    }
    if rest.len() == i.len() {
        return miss();
    }
    Ok((rest, ()))
}

/// nom's parser for spaces, or none.
pub(super) fn spaces(i: &str) -> Parsed<'_, ()> {
    Ok((skip_spaces(i), ()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::twin;

    #[test]
    fn chinese_characters_have_no_mark_for_a_twin() {
        let mut text = [0; 4];
        for c in '\u{80}'..=char::MAX {
            let first = c.encode_utf8(&mut text).as_bytes()[0];
            if (CHINESE_FROM..=CHINESE_TO).contains(&first) {
                assert!(twin(c) >= '\u{2e80}', "{c}");
            }
        }
    }
}
