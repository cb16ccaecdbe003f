//! Two ends whose first one is a bare number.
//!
//! ```text
//! range    = year4 dash year4 [("年" …) / numeral "年"] / list "年"      ; 2021-2023年, 2020-2022, 2023—2025三年
//!          / 1*2DIGIT dash month / list "月"                             ; 1-12月, 3、4月
//!          / quarters / 6DIGIT dash 6DIGIT                               ; 一至四季度, 202001-202012
//!          / year4 "/" year4 "学年"                                      ; 2023/2024学年
//! list     = number *( "、" number )                                     ; its last item bears the word
//! ```
//! Accepted: `2021-2023年`, `1-12月`. Refused: `3-5次`, `2000-3000`人.

use super::months::{last_of_list, month_range, small, spaced_word};
use super::point::year_point;
use super::{Point, in_calendar, joined};
use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::dash::dash;

use crate::grammar::cursor::*;
use crate::model::PartialDate;

/// `2021-2023年`, `1-12月`: the first end is a bare number.
pub(super) fn bare_range(i: &str) -> Option<(&str, Point)> {
    if let Some(found) = month_range(i) {
        return Some(found);
    }
    if let Some(found) = compact_range(i) {
        return Some(found);
    }
    let (value, count, rest) = integer(i, 4)?;
    // 3、4月份
    let listed = last_of_list(rest, if count == 4 { 4 } else { 2 });
    let rest = match listed {
        Some(rest) => rest,
        None => match school_year(value, rest) {
            Some(found) => return Some(found),
            None => skip_spaces(dash(skip_spaces(rest))?),
        },
    };
    let (_, second_count, after) = integer(rest, 4)?;
    let after = spaced_word(after);
    if count == 4 && second_count == 4 && is_year(value) && ends_or_noted(after) {
        // 2020-2022, and nothing else: years.
        let (to, _, _) = integer(rest, 4)?;
        let year = |y: u32| PartialDate {
            year: Some(y as u16),
            ..PartialDate::default()
        };
        return (is_year(to) && to >= value)
            .then(|| (after, joined(Point::on(year(value)), Point::on(year(to)))));
    }
    if count == 4 && second_count == 4 && is_year(value) {
        // 2023—2025三年
        if let Some((_, years)) = integer(rest, 4).map(|(to, _, r)| (to, r))
            && let Some(after) = small(years).and_then(|(_, r)| eat(r, &['年']))
        {
            let (to, _, _) = integer(rest, 4)?;
            let year = |y: u32| PartialDate {
                year: Some(y as u16),
                ..PartialDate::default()
            };
            return Some((after, joined(Point::on(year(value)), Point::on(year(to)))));
        }
        let (after, second) = year_point(rest)
            .filter(|_| eat(after, &['年']).is_some() || eat_word(after, "学年").is_some())?;
        let from = PartialDate {
            year: Some(value as u16),
            ..PartialDate::default()
        };
        return Some((after, joined(Point::on(from), second)));
    }
    None
}

/// `2023/2024学年`: from one year to the next.
fn school_year(first: u32, i: &str) -> Option<(&str, Point)> {
    let (last, _, rest) = integer(eat(i, &['/'])?, 4)?;
    let (rest, _) = eat_words(skip_spaces(rest), &["学年度", "学年", "年度"])?;
    let year = |y: u32| PartialDate {
        year: Some(y as u16),
        ..PartialDate::default()
    };
    let next = is_year(first) && last == first + 1;
    next.then(|| (rest, joined(Point::on(year(first)), Point::on(year(last)))))
}

/// `202001-202012`, `20230101-20231231`.
fn compact_range(i: &str) -> Option<(&str, Point)> {
    let (from, count, rest) = integer(i, 8)?;
    if !matches!(count, 6 | 8) {
        return None;
    }
    let (to, second_count, rest) = integer(dash(rest)?, 8)?;
    let date = |value: u32| {
        let (months, day) = match count {
            6 => (value, None),
            _ => (value / 100, Some((value % 100) as u8)),
        };
        let date = PartialDate {
            year: Some((months / 100) as u16),
            month: Some((months % 100) as u8),
            day,
        };
        (is_year(months / 100) && in_calendar(date)).then(|| Point::on(date))
    };
    let found = joined(date(from)?, date(to)?);
    (second_count == count && ends_or_noted(rest)).then_some((rest, found))
}
