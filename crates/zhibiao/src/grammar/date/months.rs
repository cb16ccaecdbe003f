//! Months, quarters and days, with or without their year, and the ranges of months whose first end is a bare number.
//!
//! ```text
//! month   = number "月" ["份"] [number [dash number] ("日" / "号") / part] ; part = 初 中 底 末 上旬 …
//! quarter = ["第"] number [dash ["第"] number / 1*( ("、" / "和") ["第"] number )] "季度" ["末" / "底"] / "Q" DIGIT
//! range   = ( quarters / 1*2DIGIT dash month / 1*2DIGIT 1*( "、" 1*2DIGIT ) "月" )
//! ```
//! Accepted: `6月30日`, `12月底`, `第二季度末`, `第1-3季度`, `12.31`前, `25日`前, `1-12月`, `3、4月份`. Refused: `24月` (a length), `30日`内 (a length).

use super::{Point, in_calendar, joined, relation};
use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::grammar::han::han_number;
use crate::grammar::literal::Reading;
use crate::lexicon::{DATE_PART, STOP};
use crate::model::{DateRelation, Number, PartialDate};

/// A small number in digits or Chinese.
pub(super) fn small(i: &str) -> Option<(u8, &str)> {
    if digit(i).is_some() {
        let (value, _, rest) = integer(i, 2)?;
        return Some((value as u8, rest));
    }
    let run = han_number(i, false)?;
    let Reading::Exact(Number::Decimal(value)) = run.reading else {
        return None;
    };
    u8::try_from(value.mantissa())
        .ok()
        .filter(|v| *v < 100)
        .map(|v| (v, run.rest))
}

pub(super) fn month_point(i: &str, year: Option<u16>) -> Option<(&str, Point)> {
    let (month, rest) = small(i)?;
    let rest = eat(skip_spaces(rest), &['月'])?;
    // 6月龄 is an age.
    if eat(rest, &['龄']).is_some() {
        return None;
    }
    let mut date = PartialDate {
        year,
        month: Some(month),
        day: None,
    };
    let rest = eat(rest, &['份']).unwrap_or(rest);
    if let Some((day, after)) = small(skip_break(rest))
        && let Some(after) = eat(skip_spaces(after), &['日', '号'])
    {
        date.day = Some(day);
        return Some((after, Point::on(date)));
    }
    if let Some((day, after)) = broken_day(rest) {
        date.day = Some(day);
        return Some((after, Point::on(date)));
    }
    if let Some((first, last, after)) = days(skip_spaces(rest)) {
        let on = |day| {
            Point::on(PartialDate {
                day: Some(day),
                ..date
            })
        };
        return Some((after, joined(on(first), on(last))));
    }
    // 八月十五, 三月初一: a day as it is spoken; 12月31 lacks its 日.
    let spoken = eat(rest, &['初']).unwrap_or(rest);
    if let Some((day, after)) = small(spoken).filter(|(day, _)| (1..=31).contains(day))
        && (ends_or_noted(after) || matches!(relation(after), Some((_, DateRelation::Before))))
    {
        date.day = Some(day);
        return Some((after, Point::on(date)));
    }
    // 24月 without a year is a length that misses its 个.
    let length = year.is_none() && !(1..=12).contains(&month);
    let rest = eat_word(rest, "月").unwrap_or(rest);
    // 13月底 is neither a length nor a month.
    let behind = |after: &&str| ends_or_noted(after) || relation(after).is_some();
    let ended = part(rest).or_else(|| part(skip_break(rest)).filter(behind));
    if length && ended.is_none() {
        return None;
    }
    let rest = ended.unwrap_or(rest);
    Some((rest, Point::on(date)))
}

/// `3⏎1日`: a day that a line break tore.
fn broken_day(i: &str) -> Option<(u8, &str)> {
    let (_, _, rest) = integer(i, 1)?;
    let behind = skip_break(rest);
    let broken = has_break(&rest[..rest.len() - behind.len()]);
    torn_day(&i[..i.len() - rest.len()], behind).filter(|_| broken)
}

/// `3` and `1日`: the day whose halves these are.
pub(in super::super) fn torn_day<'a>(half: &str, behind: &'a str) -> Option<(u8, &'a str)> {
    let (tens, _, _) = integer(half, 1).filter(|(_, _, rest)| rest.is_empty())?;
    let (ones, _, after) = integer(behind, 1)?;
    let day = tens * 10 + ones;
    let rest = eat(after, &['日', '号'])?;
    (10..=31).contains(&day).then_some((day as u8, rest))
}

/// `12-19日` of a month: the first and the last.
fn days(i: &str) -> Option<(u8, u8, &str)> {
    let (first, rest) = small(i)?;
    let (last, rest) = small(skip_spaces(dash(skip_spaces(rest))?))?;
    let rest = eat(skip_spaces(rest), &['日', '号'])?;
    (first < last).then_some((first, last, rest))
}

/// 初 中 底 末 上旬 …, unless the character begins another word (中小学).
pub(super) fn part(i: &str) -> Option<&str> {
    let (length, _) = DATE_PART.longest(i)?;
    let stop = STOP.longest(i);
    (stop.is_none_or(|(s, ())| s <= length)).then(|| &i[length..])
}

pub(super) fn quarter(i: &str, year: Option<u16>) -> Option<(&str, Point)> {
    // 前三季度
    if let Some((which, rest)) = eat(i, &['前']).map(skip_spaces).and_then(small) {
        let (rest, unit) = eat_words(skip_spaces(rest), &["季度", "个季度", "个月", "月"])?;
        let last = if unit < 2 {
            which.saturating_mul(3)
        } else {
            which
        };
        return (1..=12)
            .contains(&last)
            .then(|| (rest, Point::months(year, 1, last)));
    }
    let (which, rest) = match eat(i, &['Q']).and_then(|r| integer(r, 1)) {
        Some((which, _, rest)) => (which as u8, rest),
        None => {
            let (which, rest) = small(eat(i, &['第']).map_or(i, skip_spaces))?;
            if let Some(found) = more_quarters(which, rest, year) {
                return Some(found);
            }
            (which, eat_word(skip_spaces(rest), "季度")?)
        }
    };
    if !(1..=4).contains(&which) {
        return None;
    }
    let last = which * 3;
    let (first, rest) = match eat_words(rest, &["末", "底"]) {
        Some((rest, _)) => (last, rest),
        None => (last - 2, rest),
    };
    Some((rest, Point::months(year, first, last)))
}

/// `、4季度` behind 3, `-3季度` behind 1: the last of a list or a range; of a list those between two that are no neighbours are
/// not meant.
fn more_quarters(first: u8, i: &str, year: Option<u16>) -> Option<(&str, Point)> {
    if let Some(end) = dash(skip_spaces(i)).map(skip_spaces) {
        let (last, rest) = small(eat(end, &['第']).unwrap_or(end))?;
        let rest = eat_word(skip_spaces(rest), "季度")?;
        let valid = (1..=4).contains(&first) && first <= last && last <= 4;
        return valid.then(|| (rest, Point::months(year, first * 3 - 2, last * 3)));
    }
    let (mut last, mut rest, mut listed) = (first, i, false);
    let mut gap = false;
    while let Some(item) = eat(rest, &['、', '和', '与', '及']) {
        let (next, after) = small(eat(item, &['第']).unwrap_or(item))?;
        if !(last + 1..=4).contains(&next) {
            return None;
        }
        gap |= next > last + 1;
        (last, rest, listed) = (next, after, true);
    }
    let rest = eat_word(skip_spaces(rest), "季度").filter(|_| listed && first > 0)?;
    let ended = eat(rest, &['末', '底']);
    let found = match gap || ended.is_some() {
        false => Point::months(year, first * 3 - 2, last * 3),
        true => Point {
            valid: true,
            ..Point::default()
        },
    };
    Some((ended.unwrap_or(rest), found))
}

/// `25日前`: a day only before a deadline; `30日内` is a length.
pub(super) fn day_before(i: &str) -> Option<(&str, Point)> {
    let (day, rest) = small(i)?;
    let rest = eat(skip_spaces(rest), &['日', '号'])?;
    matches!(relation(rest), Some((_, DateRelation::Before))).then_some(())?;
    let date = PartialDate {
        day: Some(day),
        ..PartialDate::default()
    };
    Some((rest, Point::on(date)))
}

/// `12.31日前`, `12.31前`, `12/31前`: month and day with a mark between them.
pub(super) fn point_day(i: &str) -> Option<(&str, Point)> {
    let (month, _, rest) = integer(i, 2)?;
    let (day, _, rest) = integer(eat(rest, &['.', '/'])?, 2)?;
    let after = eat(skip_spaces(rest), &['日', '号']).unwrap_or(rest);
    let before = matches!(relation(after), Some((_, DateRelation::Before)));
    let date = PartialDate {
        year: None,
        month: Some(month as u8),
        day: Some(day as u8),
    };
    (before && in_calendar(date)).then(|| (after, Point::on(date)))
}

/// `1-12月`, `3、4月份`, `一至四季度`: the first end is a bare number.
pub(super) fn month_range(i: &str) -> Option<(&str, Point)> {
    if let Some(found) = quarters(i) {
        return Some(found);
    }
    let (value, count, rest) = integer(i, 2)?;
    let rest = match last_of_list(rest, 2) {
        Some(rest) => rest,
        None => skip_spaces(dash(skip_spaces(rest))?),
    };
    let (_, second_count, after) = integer(rest, 2)?;
    let after = spaced_word(after);
    if count <= 2 && second_count <= 2 && eat(after, &['月']).is_some() {
        let (after, second) = month_point(rest, None)?;
        let from = PartialDate {
            month: Some(value as u8),
            ..PartialDate::default()
        };
        return Some((after, joined(Point::on(from), second)));
    }
    None
}

/// `一至四季度`, `三至五月`.
fn quarters(i: &str) -> Option<(&str, Point)> {
    let (first, behind) = small(i)?;
    let end = skip_spaces(dash(skip_spaces(behind))?);
    let (last, rest) = small(end)?;
    let rest = skip_spaces(rest);
    // Digits may leave out more: 1-12月.
    if eat(rest, &['月']).is_some() && digit(i).is_none() {
        let (rest, second) = month_point(end, None)?;
        let months = (1..=12).contains(&first) && first < last && last <= 12;
        return months.then(|| (rest, joined(Point::months(None, first, first), second)));
    }
    more_quarters(first, behind, None)
}

/// `、4月`, `、6、9月`, `、2022、2023年`: where the last of a list of months or years begins.
pub(super) fn last_of_list(i: &str, digits: usize) -> Option<&str> {
    let mut rest = i;
    let mut last = None;
    for _ in 0..12 {
        let Some(item) = eat(rest, &['、']) else {
            break;
        };
        let (_, count, after) = integer(item, digits)?;
        if count > digits || (digits == 4 && count != 4) {
            return None;
        }
        last = Some(item);
        rest = after;
    }
    eat(skip_spaces(rest), &[if digits == 4 { '年' } else { '月' }])?;
    last
}

/// The text behind spaces before 年 or 月: 2020至2022 年.
pub(super) fn spaced_word(i: &str) -> &str {
    let spaced = skip_spaces(i);
    match eat(spaced, &['年', '月', '学']).is_some() {
        true => spaced,
        false => i,
    }
}
