//! Values that hold nothing which a number or a date could begin with: most goals in prose.
//!
//! ```text
//! wordy = 1*( HAN / "，" / "；" / "。" / "、" / "“" / "”" )   ; HAN no numeral, and no deadline begins with it
//! ```
//! Without a number there is no measure, however many comparators, changes and units the words hold: one look at each
//! character tells. As in the quick lane, tests hold it together with the scanner. Accepted: `提高服务质量，保障民生`.
//! Refused: `零投诉`, `年底前完成`, `每人`, `服务（上门）`, `不低于` (a number is missing).

use std::sync::LazyLock;

use super::affix::prefix;
use super::context::Context;
use super::cursor::{is_common_han, peek};
use super::date;
use super::kind::{Trends, level};
use super::number::may_begin;
use crate::lexicon::{BEFORE, CHARS, DEADLINE, STARTS, TREND, id, id_at, id_of_three, start, twin};
use crate::model::Target;
use crate::span::Piece;

/// What may begin a number, a date or a name.
const ABLE: u32 = start::DIGIT
    | start::NUMERAL
    | start::FRACTION
    | start::EACH
    | start::OPEN
    | start::SIGN
    | start::LATIN
    | start::OPERATOR;

/// Characters that the grammar knows by itself.
const KNOWN: &str = "翻番第前周星";

/// What stands between words, and begins nothing but a deadline in quotes.
const BETWEEN: &str = ",;。、“”";

/// More than a word may begin with the character.
const LOOK: u8 = 1;
/// A word of a trend may.
const MOVES: u8 = 2;
/// A deadline may.
const DUE: u8 = 4;

/// What each character may begin, by its id.
static MARKS: LazyLock<[u8; STARTS.len()]> = LazyLock::new(|| {
    let mut marks = std::array::from_fn(|index| {
        let id = index as u16;
        let look = match is_common_han(CHARS[index]) {
            true => STARTS[index] & ABLE != 0,
            // What no word holds has the number 0: Chinese characters here, and marks are asked for one by one.
            false => index != 0,
        };
        let due = u8::from(DEADLINE.begins_with(id)) * DUE;
        (u8::from(look) * LOOK) | due | (u8::from(TREND.begins_with(id)) * MOVES)
    });
    KNOWN
        .chars()
        .for_each(|c| marks[usize::from(id(c))] = LOOK | marks[usize::from(id(c))] & MOVES);
    BETWEEN
        .chars()
        .for_each(|c| marks[usize::from(id(c))] &= DUE);
    marks
});

/// Fills an empty target if the value is words alone.
pub(super) fn wordy<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> bool {
    let text = cx.source;
    // Nearly all others hold a digit.
    let digits = text.bytes().fold(false, |any, b| any | b.is_ascii_digit());
    if digits || text.is_empty() || !cx.options.is_standard() {
        return false;
    }
    let marks = &*MARKS;
    let (bytes, mut trends, mut at) = (text.as_bytes(), Trends::default(), 0);
    while at < bytes.len() {
        let (mark, width) = match bytes[at..] {
            [first @ 0xe4..=0xe9, second, third, ..] => {
                (marks[usize::from(id_of_three(first, second, third))], 3)
            }
            _ => {
                let (id, width) = id_at(bytes, at);
                let unknown = u8::from(id == 0) * LOOK;
                (marks[usize::from(id)] | unknown, width)
            }
        };
        if mark & LOOK != 0 && begins(&text[at..])
            || mark & DUE != 0 && DEADLINE.longest(&text[at..]).is_some()
        {
            return false;
        }
        if mark & MOVES != 0 {
            trends.see(text, at);
        }
        at += width;
    }
    // A comparator and nothing else lacks its number.
    if BEFORE.longest(text).is_some() && prefix(cx, text).0.is_empty() {
        return false;
    }
    target.text = Piece { text, start: 0 };
    target.level = level(&target.text);
    target.trend = trends.one();
    true
}

/// Whether more than a word begins here, with a character that may.
#[inline(never)]
fn begins(i: &str) -> bool {
    let Some(c) = peek(i) else { return false };
    match twin(c) {
        // 数 is a number only before a numeral or a unit.
        '数' => may_begin(i),
        '第' | '前' | '周' | '星' => date::stands(i),
        _ => true,
    }
}
