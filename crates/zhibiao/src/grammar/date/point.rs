//! One point of the calendar, from its year on; what stands below the year is in [`super::months`].
//!
//! ```text
//! year    = 4DIGIT / 4 Chinese digits / 2DIGIT before a month
//! point   = year ("年" ["度"] / "学年" / "财年") [range / month / quarter / half / part]
//!         / year sep month [sep day] ["月" / "日"]         ; sep = "." / "-" / "/", the same twice
//!         / year ("." / "/") month dash month ["月"]       ; 2024.1-12
//!         / year "年" word                                ; 2022年春节前
//!         / month / quarter / 8DIGIT / day "前"
//! ```
//! Accepted: `2023年12月底`, `2023.07`, `22年Q4`. Refused: `2021.5`, `2023年版` (an edition).

use super::begins::digits_may_date;
use super::months::{month_point, month_range, part, quarter, small};
use super::words::word;
use super::{Point, in_calendar, relation};
use crate::grammar::clause_end::ends_or_noted;
use crate::grammar::dash::dash;

use crate::grammar::cursor::*;
use crate::grammar::han::{han_number, multiplier};
use crate::grammar::literal::Reading;
use crate::grammar::only_count::only_count;
use crate::lexicon::{DROP, Numeral, UNIT_WORDS, numeral, twin};
use crate::model::{DateRelation, Number, PartialDate};
use crate::options::Options;

/// `20231231`, and nothing else but a relation, a verb or a colon: `20231231完成`; `202312前`, which else would be a number.
pub(super) fn compact_day(i: &str) -> Option<(&str, Point)> {
    let (value, count, rest) = integer(i, 8)?;
    let (months, day) = match count {
        6 => (value, None),
        8 => (value / 100, Some((value % 100) as u8)),
        _ => return None,
    };
    let date = PartialDate {
        year: Some((months / 100) as u16),
        month: Some((months % 100) as u8),
        day,
    };
    let related = relation(rest);
    // 20231231：80%
    let says = |rest| eat(rest, &[':']).is_some() || DROP.longest(rest).is_some();
    let ends = match day {
        // 202312起 may be so many cases.
        None => related.is_some_and(|(_, found)| found == DateRelation::Before),
        Some(_) => ends_or_noted(rest) || related.is_some() || says(rest),
    };
    (ends && is_year(months / 100) && in_calendar(date)).then(|| (rest, Point::on(date)))
}

/// 1850年3月: so many years have no month behind them.
fn is_past(year: u32, rest: &str) -> bool {
    let month = || {
        eat(rest, &['年'])
            .and_then(small)
            .and_then(|(_, rest)| eat(rest, &['月']))
    };
    (1000..1900).contains(&year) && month().is_some()
}

/// A year in digits or in Chinese digits, and the rest.
fn year(i: &str) -> Option<(u16, &str)> {
    if digit(i).is_some() {
        let (value, count, rest) = integer(i, 4)?;
        if count == 2 && value >= 10 {
            return short_year(value, rest);
        }
        // 07年以后
        if count == 2 && value < 10 && eat(skip_spaces(rest), &['年']).is_some() {
            return Some((2000 + value as u16, rest));
        }
        return (count == 4 && (is_year(value) || is_past(value, rest)))
            .then_some((value as u16, rest));
    }
    let digits = |i| peek(i).map(numeral);
    if let (Some(Numeral::Digit(tens)), Some(Numeral::Digit(ones))) =
        (digits(i), digits(after_first(i)))
        && let after = after_first(after_first(i))
        && eat(after, &['年']).is_some()
    {
        // 零八年
        if tens == 0 {
            return Some((2000 + u16::from(ones), after));
        }
        return short_year(u32::from(tens * 10 + ones), after);
    }
    if !matches!(folded(i), Some('二' | '两' | '一' | '贰' | '壹')) {
        return None;
    }
    let run = han_number(i, false)?;
    let Reading::Exact(Number::Decimal(value)) = run.reading else {
        return None;
    };
    let value = u32::try_from(value.mantissa()).ok()?;
    is_year(value).then_some((value as u16, run.rest))
}

/// `23`年6月, `22`年Q4, `二三`年底: two digits are a year only before a part of it.
fn short_year(value: u32, rest: &str) -> Option<(u16, &str)> {
    let after = skip_spaces(eat(skip_spaces(rest), &['年'])?);
    let month = || small(after).and_then(|(_, r)| eat(skip_spaces(r), &['月']));
    let part = quarter(after, None).is_some()
        || eat_words(after, &["上半年", "下半年", "底", "末", "年底", "年末"]).is_some();
    let century = if value > 40 { 1900 } else { 2000 };
    (part || month().is_some()).then_some((century + value as u16, rest))
}

pub(super) fn year_point(i: &str) -> Option<(&str, Point)> {
    let (value, rest) = year(i)?;
    let rest = skip_spaces(rest);
    let date = PartialDate {
        year: Some(value),
        ..PartialDate::default()
    };
    // 2022Q4
    if rest.starts_with(['Q', 'Ｑ']) {
        return quarter(rest, Some(value));
    }
    let Some((rest, _)) = eat_words(rest, &["年", "学年", "财年"]) else {
        return numeric(rest, date);
    };
    // 2023年版 is an edition.
    if eat(rest, &['版', '款']).is_some() {
        return None;
    }
    let rest = eat(rest, &['度']).unwrap_or(rest);
    // 2025年⏎12月: a narrow column broke the line.
    let spaced = skip_break(rest);
    let mut alone = Point::on(date);
    alone.plain_year = true;
    // 2023年388人
    let counted = Options::LANES && digit(spaced).is_some();
    if counted && (!digits_may_date(spaced) || only_count(spaced)) {
        return Some((rest, alone));
    }
    // 2025年1-12月
    if let Some((rest, mut months)) = month_range(spaced) {
        months.from.year = Some(value);
        months.to.year = Some(value);
        return Some((rest, months));
    }
    if let Some(found) = month_point(spaced, Some(value)).or_else(|| quarter(spaced, Some(value))) {
        return Some(found);
    }
    let half = eat_words(spaced, &["上半年", "下半年", "全年"]);
    if let Some((rest, which)) = half {
        let (first, last) = [(1, 6), (7, 12), (1, 12)][which];
        return Some((rest, Point::months(Some(value), first, last)));
    }
    // 2023年底, 2023年年底, 2023年末
    let part = eat(spaced, &['年']).unwrap_or(spaced);
    if let Some((rest, which)) = eat_words(part, &["底", "末", "初", "终"]) {
        let month = if which == 2 { 1 } else { 12 };
        return Some((rest, Point::months(Some(value), month, month)));
    }
    if let Some(rest) =
        eat_word(part, "中").filter(|r| eat(r, &['心', '国', '小', '学', '央']).is_none())
    {
        return Some((rest, Point::on(date)));
    }
    // 2022年春节前
    if let Some((rest, mut found)) = word(spaced) {
        let bare = found.from.is_empty() && found.to.is_empty();
        (found.from.year, found.to.year) = (Some(value), Some(value));
        found.valid |= bare;
        return Some((rest, found));
    }
    Some((rest, alone))
}

/// `2023.07`, `2024/12/31`, `2024-12-31`: what follows the year.
fn numeric(i: &str, mut date: PartialDate) -> Option<(&str, Point)> {
    const SEPARATORS: [char; 3] = ['.', '-', '/'];
    let separator = folded(i)?;
    let (month, digits, mut rest) = integer(eat(i, &SEPARATORS)?, 2)?;
    date.month = Some(month as u8);
    // 2024.1-12: from month to month.
    if separator != '-'
        && let Some((last, _, after)) = dash(rest).and_then(|r| integer(r, 2))
        && (1..=12).contains(&month)
        && month < last
        && last <= 12
        && eat(after, &['.', '-', '/', '日', '号', '年']).is_none()
    {
        let rest = eat(after, &['月']).unwrap_or(after);
        if UNIT_WORDS.longest(rest).is_none() && multiplier(rest).is_none() {
            return Some((rest, Point::months(date.year, month as u8, last as u8)));
        }
    }
    if let Some((day, _, after)) = eat(rest, &[separator]).and_then(|r| integer(r, 2)) {
        date.day = Some(day as u8);
        rest = after;
    } else if !(1..=12).contains(&month) {
        return None;
    } else if digits == 1
        && eat(skip_spaces(rest), &['月']).is_none()
        && dash(rest).is_none()
        && relation(rest).is_none()
        && !rest
            .chars()
            .all(|c| is_space(c) || matches!(twin(c), '。' | ';' | '\n' | '\r'))
    {
        // 2021.5 may well be a number.
        return None;
    }
    if let Some(after) = eat(skip_spaces(rest), &['月']).filter(|_| date.day.is_none()) {
        return Some((part(after).unwrap_or(after), Point::on(date)));
    }
    let unit = UNIT_WORDS.longest(rest).is_some() || multiplier(rest).is_some();
    if digit(rest).is_some() || (unit && date.day.is_none() && relation(rest).is_none()) {
        return None;
    }
    let rest = eat(rest, &['日', '月']).unwrap_or(rest);
    Some((rest, Point::on(date)))
}
