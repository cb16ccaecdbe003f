//! The second end of a date, behind a dash or 至.
//!
//! Accepted: 2021年3月1日`至15日`, 2008.03`-2009`, 十日`到十二日`. Refused: 3月`-5次`.

use super::months::small;
use super::{Point, in_calendar, is_year, point};

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
    let rest = skip_spaces(dash(skip_spaces(i))?);
    if let Some(found) = point(rest) {
        return Some(found);
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
    // 2021年3月1日至15日, 十日到十二日
    let (value, after) = small(rest)?;
    let after = eat(after, &['日', '号'])?;
    let date = PartialDate {
        day: Some(value),
        ..first.from
    };
    first.from.day?;
    Some((after, Point::on(date)))
}
