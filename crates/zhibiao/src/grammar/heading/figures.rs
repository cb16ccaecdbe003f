//! Names that begin with digits, which are then no number of an item and no decimal's end.

use super::super::cursor::*;
use super::super::han::multiplier;
use crate::grammar::marks::is_mark;
use crate::lexicon::{AFTER, UNIT_WORDS, UNITS};
use crate::model::Dimension;

/// How many characters behind an item's start the one after it is sought.
const LONGEST_ITEM: usize = 60;

/// `1.24小时响应率≥95%；2.48小时修复率≥90%`: whether the 1 before what could end a decimal counts, for the list goes on in
/// `ahead`, which is what stands behind the item.
///
/// Refused: `1.5公里；2.5公里`, which are decimals as well.
pub(super) fn lists(i: &str, ahead: &str) -> bool {
    // Nearly all items begin otherwise.
    let first = i.starts_with(['1', '１']).then(|| behind_number(i, 1));
    let Some(own) = first.flatten().filter(|own| counts(own)) else {
        return false;
    };
    let Some(next) = behind_number(ahead, 2) else {
        return false;
    };
    let third = || {
        let stop = next.char_indices().take(LONGEST_ITEM);
        let mut stops = stop.filter(|(_, c)| matches!(c, '；' | ';' | '。' | '\n'));
        stops.any(|(at, _)| behind_number(&next[at..], 3).is_some())
    };
    let figures = |i| integer(i, 4).map(|(value, _, _)| value);
    digit(next).is_none()
        || (whole(own) && whole(next))
        || (figures(own) != figures(next) && third())
}

/// Whether an amount may begin here: 1.1培训人数 is a number in two levels.
fn counts(i: &str) -> bool {
    integer(i, 4).is_some_and(|(value, _, _)| value > 1 || i.starts_with(['0', '０']))
}

/// The text behind a number and its point, which may stand behind marks.
fn behind_number(i: &str, number: u32) -> Option<&str> {
    let (value, count, rest) = integer(i.trim_start_matches(is_mark), 1)?;
    (value == number && count == 1).then(|| eat(rest, &['.']))?
}

/// `24小时`, `0.5公里`: what ends no decimal, for nobody tells hours and things to a hundredth and a number has one point.
fn whole(i: &str) -> bool {
    let Some((_, count, rest)) = integer(i, 4) else {
        return false;
    };
    let unit = || {
        UNIT_WORDS
            .longest(rest)
            .map(|(_, unit)| &UNITS[usize::from(unit)])
    };
    let counts =
        || unit().is_some_and(|u| matches!(u.dimension, Dimension::Time | Dimension::Count));
    eat(rest, &['.']).and_then(digit).is_some() || (count > 1 && counts())
}

/// `12345热线`, `60岁以上老人`, `5G基站`: whether digits that a name begins with stand here, and no decimal's end.
pub(crate) fn names_on(i: &str) -> bool {
    integer(i, 4).is_none() || ages(i) || generation(i) || hundreds(i) || hotline(i)
}

/// `30天内复发率`, `0.5公里服务圈`: digits with words right behind them, with which a name may begin behind a space.
pub(in super::super) fn worded(i: &str) -> bool {
    let behind = i.trim_start_matches(|c| is_figure(c) || c == '.');
    behind.chars().take_while(|c| is_han(*c)).nth(1).is_some()
}

/// `120急救车辆`, `110接处警`: three digits before a word that begins with no unit.
pub(super) fn hotline(i: &str) -> bool {
    let apart = |rest: &str| {
        peek(rest).is_some_and(is_han)
            && UNIT_WORDS.longest(rest).is_none()
            && multiplier(rest).is_none()
            && AFTER.longest(rest).is_none()
    };
    integer(i, 3).is_some_and(|(_, count, rest)| count == 3 && apart(rest))
}

/// `100张床位`: no decimal ends in such zeros.
pub(super) fn hundreds(i: &str) -> bool {
    integer(i, 4).is_some_and(|(value, count, _)| count > 2 && value % 100 == 0)
}

/// `5G基站`, `4K摄像头`, `3D打印`: a name that begins with a digit.
pub(super) fn generation(i: &str) -> bool {
    let Some((_, _, rest)) = integer(i, 1) else {
        return false;
    };
    eat(rest, &['G', 'K', 'A', 'D'])
        .and_then(peek)
        .is_some_and(is_han)
}

/// `0-6岁`, `65岁`, `7岁以下`, `1-2级`, `2024年`, `2024—2025学年`, `7×24小时`, which are no decimal's end. 1.5岁 may be one.
pub(super) fn ages(i: &str) -> bool {
    let Some((value, count, rest)) = integer(i, 4) else {
        return false;
    };
    let age = || eat(rest, &['岁']).is_some_and(|rest| count > 1 || value != 5 && bounds(rest));
    match count {
        1 if rest.starts_with("×24") => true,
        4 => value / 100 == 20 && rest.starts_with(['年', '—', '-', '－']),
        1 | 2 => age() || count > 1 && eat(rest, &['周']).is_some() || classes(value, rest),
        _ => false,
    }
}

/// 7岁`以下`
fn bounds(i: &str) -> bool {
    AFTER.longest(i).is_some()
}

/// `0-6岁`, `0-36个月`, `1-2级`: whether a range of ages or classes goes on behind its first number.
fn classes(first: u32, i: &str) -> bool {
    let second = eat(i, &['-', '~', '至']).and_then(|rest| integer(rest, 2));
    second.is_some_and(|(second, _, rest)| {
        let class = eat(rest, &['岁', '级']).is_some() || eat_word(rest, "周岁").is_some();
        let months = first == 0 && eat(rest, &['个']).is_some();
        first < second && (class || months)
    })
}
