//! Dates of a target whose parts stand in columns of their own: a number and 月底前, `≤` beside a date.
//!
//! Accepted: `2023` beside 年, `12` beside 月底前, `≤` beside `2023年12月`. Refused: `12` beside 月, which may be a length (told of).

use super::super::comparator;
use super::super::context::Context;
use super::super::date;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::TIME_NAME;
use crate::model::*;
use crate::options::{Field, Options};
use crate::span::Piece;

/// `2023` and `2023-2025` beside the unit 年 are years of the calendar, as `2023年` is, and `12` beside 月底前 is a deadline.
pub(super) fn dates_of_column<'a>(
    options: &'a Options,
    target: &mut Target<'a>,
    field: &Field<'a>,
) {
    let (Some(unit), [_]) = (field.unit.map(str::trim), &target.measures[..]) else {
        return;
    };
    let cx = Context {
        source: field.value,
        options,
    };
    let at = &field.value[field.value.len() - field.value.trim_start().len()..];
    let text = at.trim_end();
    let whole = cx.piece(at, &at[text.len()..]);
    let found = match unit {
        "年" | "年度" => date::bare_years(text)
            .map(|years| date::whole_years(&cx, at, &at[text.len()..], years).date),
        _ => joined(options, whole, unit),
    };
    if let Some(date) = found {
        target.measures.clear();
        target.diagnostics.clear();
        target.dates = vec![date];
        target.kind = Kind::Date;
    }
}

/// The day that a number and the rest of a date in the next column make.
fn joined<'a>(options: &Options, text: Piece<'a>, unit: &str) -> Option<Date<'a>> {
    let opens = unit.starts_with(['年', '月', '日', '季']);
    let cx = Context {
        source: unit,
        options,
    };
    // 月, 季度 and 年内 are units, of a length.
    let length = || !text.contains('年') && super::super::unit::is_column(&cx, unit);
    if !opens || unit.len() > LONGEST_DATE || length() {
        return None;
    }
    let source = &format!("{}{unit}", text.text);
    let (rest, found) = date::date(&Context { source, options }, source)?;
    (rest.is_empty() && found.valid).then_some(Date { text, ..found.date })
}

/// How long the rest of a date is at most, in bytes: 年12月31日24时前 and the like.
const LONGEST_DATE: usize = 40;

/// `≤` or `前` beside `2023年12月` makes a deadline of it, as `≤2023年12月` and `2023年12月前` would.
pub(super) fn date_by_sign(cx: &Context<'_>, target: &mut Target<'_>, field: &Field<'_>) {
    let (Some(sign), [date], Kind::Date) = (field.sign, &mut target.dates[..], target.kind) else {
        return;
    };
    match (comparator::column(sign), date::relation(sign)) {
        (Ok(Some(sign)), _) => date.relate_by(cx.custom_op(sign.word).unwrap_or(sign.op)),
        (Ok(None), _) => {}
        (Err(()), Some(("", relation))) if date.relation.is_none() => date.relate(relation),
        (Err(()), Some(("", relation))) if date.relation == Some(relation) => {}
        (Err(()), _) => target.diagnostics.push(Diagnostic {
            code: Code::UnknownSign,
            span: date.text.span(),
        }),
    }
}

/// `12` beside the unit 月 may be December, or as many months: it is read as a length, and told of. `≤12` is one unless the
/// name asks for a time, and then `12.31`, alone or beside 日, may be a day.
pub(super) fn months_of_column(target: &mut Target<'_>, name: Option<&str>) {
    let timed = name.is_some_and(|name| TIME_NAME.suffix(name.trim()).is_some());
    let [measure] = &target.measures[..] else {
        return;
    };
    let number = measure.value.single().and_then(|n| n.integer());
    let month = number.is_some_and(|n| (1..=12).contains(&n));
    let months = month && (timed || measure.op == Op::Eq);
    let day = timed && measure.text.contains(['.', '/']);
    let doubtful = match &measure.unit {
        None => day && measure.op == Op::Eq,
        Some(unit) if unit.source != UnitSource::Column => false,
        Some(unit) => months && unit.name == "月" || day && unit.name == "天",
    };
    if doubtful {
        let code = Code::DoubtfulUnit;
        let span = measure.text.span();
        target.diagnostics.push(Diagnostic { code, span });
    }
}
