//! Characters: their classes, and single steps over them, compared in the shape of the lexicon.

use crate::lexicon::{CHARS, id_at};

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

/// The characters of a text that are no Chinese ones of the usual blocks, and where they stand: most are passed by their first byte.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(CHINESE_FROM..=CHINESE_TO) = text.as_bytes().get(at) {
            at += '数'.len_utf8();
        }
        let c = peek(&text[at..])?;
        let found = (at, c);
        at += c.len_utf8();
        Some(found)
    })
}

/// Where the first of them stands that is one of a kind.
pub(super) fn find_mark(text: &str, kind: impl Fn(char) -> bool) -> Option<usize> {
    marks(text).find(|(_, c)| kind(*c)).map(|(at, _)| at)
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

/// Whether at least so many Chinese characters stand in a text: enough for a name.
pub(super) fn holds_han(text: &str, least: usize) -> bool {
    text.chars().filter(|c| is_han(*c)).take(least).count() == least
}

/// Whether two texts are spellings of one.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.chars()
        .map(crate::lexicon::twin)
        .eq(b.chars().map(crate::lexicon::twin))
}

pub(super) use crate::lexicon::is_space;

/// Whether a text holds white space, of any kind; nearly none has a byte with which some begins.
pub(super) fn has_white(text: &str) -> bool {
    let begins = |b| matches!(b, 0..=b' ' | 0xc2 | 0xe1..=0xe3);
    text.bytes().any(begins) && text.contains(char::is_whitespace)
}

/// Whether a text has several lines.
pub(super) fn has_break(text: &str) -> bool {
    memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some()
}

/// A digit or a decimal point, full-width or not.
pub(super) fn is_figure(c: char) -> bool {
    matches!(crate::lexicon::twin(c), '0'..='9' | '.')
}

/// What opens the words that a change starts from: `较`2023年, `由`80%提高到90%.
pub(super) fn opens_base(c: char) -> bool {
    matches!(crate::lexicon::twin(c), '较' | '比' | '在' | '由' | '从')
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

/// Whether a text ends in a Chinese character, told by one look at its bytes.
#[inline]
pub(super) fn ends_in_han(text: &str) -> bool {
    matches!(text.as_bytes(), [.., 0xe4..=0xe9, _, _])
}

/// A mark of quotation that neither opens nor closes.
pub(super) fn is_straight_quote(c: char) -> bool {
    matches!(c, '"' | '＂')
}

/// What opens a quote or a title, as names do: `“三公”经费`, `"三公"经费`, `《条例》宣传`.
pub(super) fn opens_quote(c: char) -> bool {
    is_straight_quote(c) || matches!(c, '“' | '《' | '「')
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

/// Whether a number of four digits is a year, where something beside it says that one is meant: 年, a month.
pub(crate) fn is_year(value: u32) -> bool {
    (1900..=2199).contains(&value)
}

/// Whether it is a year that a plan, or what it goes on from, may speak of: where nothing else says so, other numbers count.
pub(super) fn is_planning_year(value: u32) -> bool {
    (1990..=2099).contains(&value)
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

/// The last `most` bytes of a text, from a character boundary on.
pub(super) fn last_bytes(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
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
