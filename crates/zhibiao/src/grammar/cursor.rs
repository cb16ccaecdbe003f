//! Small steps over the text that every production takes: spaces, and nom's parsers.

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

use super::markup;

pub(super) use super::chars::*;

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
        if !rest.starts_with(markup::AMPERSANDS) {
            break;
        }
        let Some(length) = markup::space(rest) else {
            break;
        };
        rest = rest[length..].trim_start_matches(is_space);
    }
    rest
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
