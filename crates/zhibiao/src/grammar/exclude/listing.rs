//! Numbers of lists.
//!
//! ```text
//! list = ["("] ( 1*3DIGIT / numeral ) ("." / "、" / ")")  ; only where a clause begins; a digit may follow a bracket and what dates
//! ```
//! Accepted: `1、`培训, `（1）`2023年底前, `1.`2023年, `一、`10月. Refused: `3.5`, `20、30`.

use super::super::clause_end::ends_clause;
use super::super::cursor::*;
use super::super::han::{han_number, may_stand_before};
use super::super::literal::Reading;

/// `1.`, `1、`, `1）`, and `（1）` where a clause begins.
pub(in crate::grammar) fn list_number(i: &str) -> Option<&str> {
    let bracketed = eat(i, &['(']);
    let inner = bracketed.unwrap_or(i);
    let written = integer(inner, 3);
    let rest = match written {
        Some((_, _, rest)) => rest,
        // 一点五、 is a number, too.
        None if may_stand_before(inner, &['.', '、', ')', '点']) => {
            han_number(inner, false)?.rest
        }
        None => return None,
    };
    let closes = eat(rest, &[')']).is_some();
    let after = match bracketed {
        Some(_) => eat(rest, &[')'])?,
        None => eat(rest, &['.', '、', ')'])?,
    };
    // 3.5 is a number, and 20、30 are two; but 1.2023年, 1.12月底 and 一、10月 begin with a mark, and no bracket stands inside a number.
    let figures = digit(skip_spaces(after)).is_some() || eat(after, &['%']).is_some();
    let mixed = written.is_none() && eat(rest, &['、']).is_some();
    let goes_on = figures && !closes && !mixed && !begins_date(after);
    (!goes_on && !ends_clause(after)).then_some(after)
}

/// `2023年`, `12月3`1日, `12月底`: no length is written so.
fn begins_date(i: &str) -> bool {
    let month = integer(i, 2).and_then(|(_, _, rest)| eat(rest, &['月']));
    if month.is_some_and(|rest| digit(rest).is_some() || eat(rest, &['底', '末', '初']).is_some())
    {
        return true;
    }
    let year = integer(i, 4).filter(|(year, digits, _)| *digits == 4 && is_year(*year));
    year.is_some_and(|(_, _, rest)| eat(rest, &['年']).is_some())
}

/// Which number of a list stands here: `二、` is the second.
pub(in crate::grammar) fn number_in_list(i: &str) -> Option<u32> {
    if let Some((number, _, _)) = integer(i, 2) {
        return Some(number);
    }
    let read = han_number(i, false)?;
    let Reading::Exact(number) = read.reading else {
        return None;
    };
    (1..=99).find(|count| number == i64::from(*count).into())
}
