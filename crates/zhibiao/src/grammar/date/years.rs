//! Years that lack their 年: where a sign, a colon or a column says that they are no count.
//!
//! Accepted: `2022`：95%, `2023-2025` in a column of years. Refused: `2025-2023`.

use super::FoundDate;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::model::{Date, PartialDate};

/// Whole years that lack their 年, written from `i` to `rest`.
pub(in super::super) fn whole_years<'a>(
    cx: &Context<'a>,
    i: &'a str,
    rest: &'a str,
    (from, to): (u16, u16),
) -> FoundDate<'a> {
    let year = |year| {
        Some(PartialDate {
            year: Some(year),
            ..PartialDate::default()
        })
    };
    FoundDate {
        date: Date {
            text: cx.piece(i, rest),
            from: year(from),
            to: year(to),
            relation: None,
        },
        valid: true,
        plain_year: (from == to).then_some(from),
    }
}

/// `2023`, `2023-2025`: nothing but years, where a column says that they are.
pub(in super::super) fn bare_years(i: &str) -> Option<(u16, u16)> {
    let year = |i| integer(i, 4).filter(|(value, digits, _)| *digits == 4 && is_year(*value));
    let (first, _, rest) = year(i)?;
    let (last, _, rest) = match dash(skip_spaces(rest)) {
        Some(second) => year(skip_spaces(second))?,
        None => (first, 4, rest),
    };
    (rest.is_empty() && first <= last).then_some((first as u16, last as u16))
}
