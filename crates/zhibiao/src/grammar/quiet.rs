//! What begins nothing: most steps over a text, decided by look-ups alone.
//!
//! ```text
//! quiet = a Chinese character with which no number, date, comparator or change begins / a stop word
//! ```
//! [`quiet_run`] asks one table about two characters at a time; [`quiet`] asks the sets. Both must hold wherever the scan's
//! productions do: what begins a new one is added to them as well.

use super::cursor::*;
use super::exclude::spaced_name;
use super::measure::hopeless;
use crate::lexicon::{self, BASE, BEFORE, CHANGE, DEADLINE, Opens, STOP, WHOLE, start, starts};

/// The text after a Chinese character, or a stop word, with which nothing begins: what most steps come to, decided
/// by look-ups alone. `None` where the step has to be taken as any other.
pub(super) fn quiet(i: &str, c: char, flags: u32) -> Option<&str> {
    const LOOKED_UP: u32 = start::CURRENCY
        | start::FRACTION
        | start::BEFORE
        | start::AFTER
        | start::STOP
        | start::DATE
        | start::CHANGE
        | start::CATEGORY;
    if !('\u{4e00}'..='\u{9fff}').contains(&c) || flags & !LOOKED_UP != 0 || c == '第' {
        return None;
    }
    let begins = flags & (start::BEFORE | start::FRACTION | start::CURRENCY) != 0 && !hopeless(i)
        || flags & start::CHANGE != 0 && (CHANGE.longest(i).is_some() || BASE.longest(i).is_some())
        || flags & start::DATE != 0 && super::date::stands(i);
    if begins {
        return None;
    }
    match stop_word(i, c) {
        0 => Some(&i[c.len_utf8()..]),
        length => Some(&i[length..]),
    }
}

/// The text after Chinese characters with which nothing begins, and stop words: told by one look-up each.
pub(super) fn quiet_run(i: &str) -> &str {
    run(i, |i, c, opens| {
        let word = opens == Opens::Word && DEADLINE.longest(i).is_none();
        word.then(|| stop_word(i, c).max(c.len_utf8()))
    })
}

/// The text after Chinese characters with which no value begins, though a change or a time might: what a name is made of.
pub(super) fn name_run(i: &str) -> &str {
    const ABLE: u32 =
        start::BEFORE | start::NUMERAL | start::FRACTION | start::CURRENCY | start::EACH;
    run(i, |rest, c, _| {
        let opens = rest.len() == i.len() && super::date::stands(rest);
        let able = starts(c) & ABLE != 0 && !hopeless(rest);
        if opens || able || matches!(c, '第' | '负' | '負') {
            return None;
        }
        match STOP.longest(rest) {
            None => Some(c.len_utf8()),
            // A comparator may begin inside it and reach beyond.
            Some((length, ())) => {
                let kept = || rest[..length].ends_with('均');
                (BEFORE.longest(after_first(rest)).is_none() || kept()).then_some(length)
            }
        }
    })
}

/// The text after what begins nothing; `word` tells how much of it belongs to what might begin
/// something.
#[inline]
fn run(i: &str, word: impl Fn(&str, char, Opens) -> Option<usize>) -> &str {
    let bytes = i.as_bytes();
    let Some(mut id) = han(bytes, 0) else {
        return i;
    };
    let openers = lexicon::openers();
    let mut at = 0;
    loop {
        let next = han(bytes, at + 3);
        let opens = match next {
            Some(next) => openers.before_han(id, next),
            None => openers.before_other(id, peek(&i[at + 3..])),
        };
        let length = match opens {
            Opens::Nothing => 3,
            _ => {
                let rest = &i[at..];
                match peek(rest).and_then(|c| word(rest, c, opens)) {
                    Some(length) => length,
                    None => break,
                }
            }
        };
        at += length;
        let next = match length {
            3 => next,
            _ => han(bytes, at),
        };
        match next {
            Some(next) => id = next,
            None => break,
        }
    }
    &i[at..]
}

/// The lexicon's number of the Chinese character that stands at a boundary.
#[inline]
fn han(bytes: &[u8], at: usize) -> Option<u16> {
    match *bytes.get(at..)? {
        [first @ 0xe4..=0xe9, second, third, ..] => {
            let low = |byte: u8| usize::from(byte & 63);
            let page = usize::from(first & 15) << 6 | low(second);
            (page >= 0x4e00 >> 6).then(|| lexicon::id_in(page, low(third)))
        }
        _ => None,
    }
}

/// The length of the stop word that stands here; 0 for none.
pub(super) fn stop_word(i: &str, c: char) -> usize {
    match starts(c) & start::STOP {
        0 => 0,
        _ => match STOP.longest(i) {
            Some((length, ())) => yielded(i, length),
            None if starts(c) & start::DIGIT != 0 => spaced_name(i),
            None => 0,
        },
    }
}

/// 运`转达`到95%, 人`数控`制在50人: a stop word gives its last character back to a longer word before a number. `人均` and `供应` keep it.
fn yielded(i: &str, length: usize) -> usize {
    let Some((at, c)) = i[..length].char_indices().next_back() else {
        return length;
    };
    // 自来`水上`半年
    if c == '上' && DEADLINE.longest(&i[at..]).is_some() {
        return at;
    }
    if starts(c) & (start::BEFORE | start::CHANGE) == 0 {
        return length;
    }
    let tail = &i[at..];
    let before = BEFORE.longest(tail).map(|(l, _)| l);
    let change = CHANGE.longest(tail).map(|(l, _)| l);
    let longer = [before, change].into_iter().flatten().any(|l| {
        let behind = skip_spaces(&tail[l..]);
        let number = start::DIGIT | start::NUMERAL | start::BEFORE;
        l > c.len_utf8() && peek(behind).is_some_and(|c| starts(c) & number != 0)
    });
    match longer && WHOLE.exact(&i[..length]).is_none() {
        true => at,
        false => length,
    }
}
