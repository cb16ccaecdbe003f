//! Times of the day.
//!
//! ```text
//! clock  = hour ("-" hour ("点" / "时") / ("点" / "时") (minute "分" [second "秒"] / "前" / "后" / …))
//! spoken = numeral ("点" / "时") ["半" / "整" / numeral "分" [numeral "秒"]]
//! ```
//! Accepted: `8点-18点`, `12点`前, 上午`9点`, `八点三十分`. Refused: `8点` alone (points).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{preceded, separated_pair, terminated};

use super::cursor::*;
use super::dash::{dash, to};
use super::han::{han_number, may_stand_before};
use crate::lexicon::{Numeral, PART_OF_DAY, UNIT_WORDS, numeral};

/// `8点-18点`, `12点前`, `8点30分`, `0-24时`.
pub(super) fn clock(i: &str) -> Parsed<'_, ()> {
    let hour = || verify(digits(1, 2), |h| *h <= 24);
    let mark = || preceded(spaces, one(['点', '时']));
    let minutes = || opt(minute);
    let span = (
        hour(),
        opt((mark(), minutes())),
        (spaces, to, spaces),
        hour(),
        mark(),
        minutes(),
    )
        .map(|_| ());
    let one_time = (hour(), mark(), minute).map(|_| ());
    if let Ok(found) = alt((span, one_time)).parse(i) {
        // 3-5点位 counts places.
        return if found.0.starts_with('位') {
            miss()
        } else {
            Ok(found)
        };
    }
    let (rest, _) = terminated(hour(), mark()).parse(i)?;
    // 前 and its like show that an hour is meant, and stay for whoever reads on.
    one(['前', '后', '整', '半', '止', '至', '到']).parse(rest)?;
    Ok((rest, ()))
}

/// `30分`, `30分20秒` behind an hour.
fn minute(i: &str) -> Parsed<'_, ()> {
    let seconds = opt((spaces, digits(1, 2), spaces, one(['秒'])));
    let minute = (spaces, digits(1, 2), spaces, one(['分']), seconds);
    minute.map(|_| ()).parse(i)
}

/// `17:00`, `24时`, `下午5点30分`: a time of the day, behind its date.
pub(super) fn time_of_day(i: &str) -> Option<&str> {
    let i = PART_OF_DAY
        .longest(i)
        .map_or(i, |(length, ())| skip_spaces(&i[length..]));
    let hour = || verify(digits(1, 2), |h| *h <= 24);
    let minutes = || verify(digits(2, 2), |m| *m < 60);
    let colons = separated_pair(hour(), one([':']), minutes()).map(|_| ());
    let seconds = opt(preceded(one([':']), minutes()));
    let spoken = (
        hour(),
        preceded(spaces, one(['点', '时'])),
        opt(minute),
        opt(one(['整'])),
    );
    match alt(((colons, seconds).map(|_| ()), spoken.map(|_| ()))).parse(i) {
        Ok((rest, ())) => Some(rest),
        Err(_) => self::spoken(i).map(|(rest, _)| rest),
    }
}

/// 上午`9点`: an hour by the word before it.
pub(super) fn hour<'a>(before: &str, i: &'a str) -> Option<&'a str> {
    let told = || {
        PART_OF_DAY
            .suffix(before.trim_end_matches(is_space))
            .is_some()
    };
    if digit(i).is_none() {
        let (rest, whole) = spoken(i)?;
        let second = dash(rest).and_then(spoken).map(|(rest, _)| rest);
        // 八点至十八点, 九点前; 三点至五点位 counts places.
        let span = second.is_some_and(|rest| eat(rest, &['位']).is_none());
        let shown = span || eat(rest, &['前', '止']).is_some();
        return (whole || shown || told()).then(|| second.unwrap_or(rest));
    }
    // 晚19点至22点
    if !told() {
        return None;
    }
    if let Ok((rest, ())) = clock(i) {
        return Some(rest);
    }
    let mark = preceded(spaces, one(['点', '时']));
    let (rest, _) = terminated(digits(1, 2), mark).parse(i).ok()?;
    Some(rest)
}

/// `九点`, `三点半`, `八点三十分`: an hour in numerals, and whether its minutes make it certain (九点五分 may be 9.5 points).
fn spoken(i: &str) -> Option<(&str, bool)> {
    if !may_stand_before(i, &['点', '时']) {
        return None;
    }
    let rest = eat(han_number(i, false)?.rest, &['点', '时'])?;
    let minutes = han_number(rest, false).and_then(|minutes| eat(minutes.rest, &['分']));
    let seconds = |i| han_number(i, false).and_then(|seconds| eat(seconds.rest, &['秒']));
    match minutes {
        // 十三点十分三十六秒
        Some(after) if seconds(after).is_some() => Some((seconds(after)?, true)),
        Some(after) => {
            let told = rest[..rest.len() - after.len()].chars().take(3);
            let certain = told
                .map(numeral)
                .any(|n| matches!(n, Numeral::Digit(0) | Numeral::Ten));
            Some((after, certain && UNIT_WORDS.longest(after).is_none()))
        }
        None => Some((eat(rest, &['半', '整']).unwrap_or(rest), false)),
    }
}
