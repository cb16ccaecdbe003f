//! The second end of a date, behind a dash or 至.
//!
//! Accepted: 2021年3月1日`至15日`, 2008.03`-2009`, 2023.1.1`-12.31`, 十日`到十二日`. Refused: 3月`-5次`.

use super::months::small;
use super::{Point, in_calendar, point, relation};

use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::model::PartialDate;

pub(super) fn joined(first: Point, second: Point) -> Point {
    let mut to = second.to;
    to.year = to.year.or(first.from.year);
    Point {
        from: first.from,
        to,
        relation: second.relation,
        valid: first.valid && second.valid && in_calendar(to),
        plain_year: false,
    }
}

/// The second end of a range, which may leave out what the first one said.
pub(super) fn second<'a>(i: &'a str, first: &Point) -> Option<(&'a str, Point)> {
    let i = skip_spaces(i);
    // 自2024年3月1日起至12月31日止
    let begun = eat(i, &['起']).and_then(|r| eat(skip_spaces(r), &['至', '到']));
    let rest = skip_spaces(begun.or_else(|| dash(i))?);
    if let Some((after, mut found)) = point(rest) {
        // 2023年5月至次年4月
        let next = eat_words(rest, &["次年", "翌年"]).is_some();
        if let Some(year) = first.from.year.filter(|_| next) {
            (found.from.year, found.to.year) = (Some(year + 1), Some(year + 1));
        }
        return Some((after, found));
    }
    // 2008.03-2009
    if let Some((value, 4, after)) = integer(rest, 4)
        && is_year(value)
        && first.from.year.is_some_and(|year| u32::from(year) < value)
        && ends_or_noted(after)
    {
        let year = Some(value as u16);
        return Some((
            after,
            Point::on(PartialDate {
                year,
                ..PartialDate::default()
            }),
        ));
    }
    if let Some(found) = month_and_day(rest, first) {
        return Some(found);
    }
    // 2021年3月1日至15日, 十日到十二日
    let (value, after) = small(rest)?;
    let after = eat(skip_spaces(after), &['日', '号'])?;
    let date = PartialDate {
        day: Some(value),
        ..first.from
    };
    first.from.day?;
    Some((after, Point::on(date)))
}

/// `12.31` behind 2023.1.1: a day of the same year, where no unit makes a number of it.
fn month_and_day<'a>(i: &'a str, first: &Point) -> Option<(&'a str, Point)> {
    let PartialDate {
        year: Some(_),
        day: Some(_),
        ..
    } = first.from
    else {
        return None;
    };
    let (month, _, rest) = integer(i, 2)?;
    let (day, _, rest) = integer(eat(rest, &['.', '/'])?, 2)?;
    let date = PartialDate {
        year: first.from.year,
        month: Some(month as u8),
        day: Some(day as u8),
    };
    let ends = ends_or_noted(rest) || relation(rest).is_some();
    (ends && in_calendar(date)).then(|| (rest, Point::on(date)))
}
