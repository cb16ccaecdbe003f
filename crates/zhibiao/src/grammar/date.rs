//! Dates, periods and deadlines.
//!
//! ```text
//! date      = [from-word] point [ dash point ] [relation]
//! point     = year [month [day]] / month [day] / quarter / half / plan / word
//! year      = 4DIGIT "年" ["度"] / 4DIGIT ("." / "-" / "/") 2DIGIT …
//! month     = 1*2DIGIT "月" ["份"] [part] ; part = 初 中 底 末 上旬 …
//! quarter   = ["第"] ("一" … "四") "季度" [part]
//! plan      = ["“"] "十四五" ["”"] [期间 / 末]
//! ```
//! Accepted: `2023年12月底`前, `2023.07-2024.01`, `节前`. Refused: 3`年` (a length), 12`个月`.

use super::context::Context;
use super::cursor::*;
use super::han::han_number;
use super::number::Reading;
use crate::lexicon::{DATE_PART, DEADLINE, ERA, Numeral, RELATION, UNIT_WORDS, numeral};
use crate::model::{Date, DateRelation, Number, PartialDate};

/// A date as found: the model's form, and whether the calendar has it.
#[derive(Clone, Debug)]
pub(super) struct FoundDate<'a> {
    pub(super) date: Date<'a>,
    pub(super) valid: bool,
    /// The year alone, as digits, when the date is nothing but `2021年`.
    pub(super) plain_year: Option<u16>,
}

/// One end of a date.
#[derive(Clone, Copy, Debug, Default)]
struct Point {
    from: PartialDate,
    to: PartialDate,
    relation: Option<DateRelation>,
    valid: bool,
    plain_year: bool,
}

impl Point {
    fn on(date: PartialDate) -> Point {
        Point {
            from: date,
            to: date,
            relation: None,
            valid: in_calendar(date),
            plain_year: false,
        }
    }

    fn months(year: Option<u16>, first: u8, last: u8) -> Point {
        let month = |m| PartialDate {
            year,
            month: Some(m),
            day: None,
        };
        Point {
            from: month(first),
            to: month(last),
            valid: true,
            ..Point::default()
        }
    }
}

/// A date at the start of `i`.
pub(super) fn date<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, FoundDate<'a>)> {
    let digits = digit(i).is_some();
    if digits && !digits_may_date(i) {
        return None;
    }
    let numerals = digits || peek(i).map(numeral)? != Numeral::None;
    let range = if numerals { bare_range(i) } else { None };
    let (rest, first) = range.or_else(|| point(i))?;
    let (mut rest, mut found) = match second(rest, &first) {
        Some((after, second)) => (after, joined(first, second)),
        None => (rest, first),
    };
    if let Some((after, relation)) = relation(rest) {
        found.relation = Some(relation);
        found.plain_year = false;
        rest = after;
    }
    let known = |date: PartialDate| Some(date).filter(|d| !d.is_empty() && found.valid);
    let (from, to) = match found.relation {
        Some(DateRelation::Before | DateRelation::By | DateRelation::To) => (None, known(found.to)),
        Some(DateRelation::From) => (known(found.from), None),
        Some(DateRelation::Within) | None => (known(found.from), known(found.to)),
    };
    let date = Date {
        text: cx.piece(i, rest),
        from,
        to,
        relation: found.relation,
    };
    let plain_year = found.from.year.filter(|_| found.plain_year);
    Some((
        rest,
        FoundDate {
            date,
            valid: found.valid,
            plain_year,
        },
    ))
}

/// Whether what follows the digits can belong to a date: nearly all numbers are refused by one look.
fn digits_may_date(i: &str) -> bool {
    let mut rest = i;
    while let Some((_, width)) = digit(rest) {
        rest = &rest[width..];
    }
    match folded(skip_spaces(rest)) {
        None => i.len() >= 8,
        Some(c) => {
            matches!(c, '年' | '学' | '月' | '日' | '号' | '季' | '.' | '-' | '/' | '~' | '至' | '到')
                || matches!(c, '–' | '—' | '～' | '―' | '─' | ',' | ';' | '。' | ')' | '、' | '前' | '之' | '以' | '底')
        }
    }
}

/// 前, 之前, 内, 期间, 起, 止 …
fn relation(i: &str) -> Option<(&str, DateRelation)> {
    let i = skip_spaces(i);
    let (length, relation) = RELATION.longest(i)?;
    // 内容, 起草: the word goes on.
    if crate::lexicon::STOP
        .longest(i)
        .is_some_and(|(stop, ())| stop > length)
    {
        return None;
    }
    Some((&i[length..], relation))
}

fn joined(first: Point, second: Point) -> Point {
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
fn second<'a>(i: &'a str, first: &Point) -> Option<(&'a str, Point)> {
    let rest = skip_spaces(dash(skip_spaces(i))?);
    if let Some(found) = point(rest) {
        return Some(found);
    }
    // 2021年3月1日至15日
    let (value, _, after) = integer(rest, 2)?;
    let after = eat(after, &['日', '号'])?;
    let date = PartialDate {
        day: Some(value as u8),
        ..first.from
    };
    first.from.day?;
    Some((after, Point::on(date)))
}

/// `-`, `—`, `至`, `到` and their like between two ends.
pub(super) fn dash(i: &str) -> Option<&str> {
    let rest = eat(i, &['-', '–', '—', '~', '～', '至', '到', '―', '─', '－'])?;
    // —— and ～～ are one dash.
    let word = eat(i, &['至', '到']).is_some();
    Some(eat(rest, &['—', '-', '~', '─', '―']).filter(|_| !word).unwrap_or(rest))
}

/// `2021-2023年`, `1-12月`: the first end is a bare number.
fn bare_range(i: &str) -> Option<(&str, Point)> {
    if let Some(found) = quarters(i) {
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
        None => skip_spaces(dash(skip_spaces(rest))?),
    };
    let (_, second_count, after) = integer(rest, 4)?;
    if count == 4 && second_count == 4 && is_year(value) && super::unit::ends_clause(after) {
        // 2020-2022, and nothing else: years.
        let (to, _, _) = integer(rest, 4)?;
        let year = |y: u32| PartialDate {
            year: Some(y as u16),
            ..PartialDate::default()
        };
        return (is_year(to) && to >= value).then(|| (after, joined(Point::on(year(value)), Point::on(year(to)))));
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
        let (after, second) = year_point(rest).filter(|_| eat(after, &['年']).is_some() || eat_word(after, "学年").is_some())?;
        let from = PartialDate {
            year: Some(value as u16),
            ..PartialDate::default()
        };
        return Some((after, joined(Point::on(from), second)));
    }
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

/// `、4月`, `、6、9月`, `、2022、2023年`: where the last of a list of months or years begins.
fn last_of_list(i: &str, digits: usize) -> Option<&str> {
    let mut rest = i;
    let mut last = None;
    for _ in 0..12 {
        let Some(item) = eat(rest, &['、']) else { break };
        let (_, count, after) = integer(item, digits)?;
        if count > digits || (digits == 4 && count != 4) {
            return None;
        }
        last = Some(item);
        rest = after;
    }
    eat(rest, &[if digits == 4 { '年' } else { '月' }])?;
    last
}

/// `一至四季度`.
fn quarters(i: &str) -> Option<(&str, Point)> {
    let (first, rest) = small(i)?;
    let (last, rest) = small(dash(rest)?)?;
    let rest = eat_word(rest, "季度")?;
    let valid = (1..=4).contains(&first) && first <= last && last <= 4;
    valid.then(|| (rest, Point::months(None, first * 3 - 2, last * 3)))
}

/// `202001-202012`.
fn compact_range(i: &str) -> Option<(&str, Point)> {
    let (from, count, rest) = integer(i, 6)?;
    if count != 6 {
        return None;
    }
    let (to, _, rest) = integer(dash(rest)?, 6)?;
    let month = |value: u32| {
        let date = PartialDate {
            year: Some((value / 100) as u16),
            month: Some((value % 100) as u8),
            day: None,
        };
        (is_year(value / 100) && in_calendar(date)).then(|| Point::on(date))
    };
    let found = joined(month(from)?, month(to)?);
    super::unit::ends_clause(rest).then_some((rest, found))
}

/// `20231231`, and nothing else.
fn compact_day(i: &str) -> Option<(&str, Point)> {
    let (value, count, rest) = integer(i, 8)?;
    let date = PartialDate {
        year: Some((value / 10_000) as u16),
        month: Some((value / 100 % 100) as u8),
        day: Some((value % 100) as u8),
    };
    let day = count == 8 && is_year(value / 10_000) && in_calendar(date);
    (day && (super::unit::ends_clause(rest) || relation(rest).is_some())).then(|| (rest, Point::on(date)))
}

/// Dispatches on the first character: most places are no date, and one look says so.
fn point(i: &str) -> Option<(&str, Point)> {
    let c = peek(i)?;
    if digit(i).is_some() {
        return year_point(i)
            .or_else(|| compact_day(i))
            .or_else(|| month_point(i, None))
            .or_else(|| quarter(i, None))
            .or_else(|| day_before(i))
            .or_else(|| point_day(i));
    }
    match c {
        '每' | '周' | '星' => recurring(i).or_else(|| weekday(i)).or_else(|| word(i)),
        '第' | 'Q' => quarter(i, None),
        '“' | '"' | '「' | '\'' => plan(i),
        _ if numeral(c) != Numeral::None => year_point(i)
            .or_else(|| plan(i))
            .or_else(|| month_point(i, None))
            .or_else(|| quarter(i, None))
            .or_else(|| day_before(i))
            .or_else(|| word(i)),
        _ => word(i),
    }
}

/// Whether a date stands at the start of `i`.
pub(super) fn stands(i: &str) -> bool {
    point(i).is_some()
}

fn is_year(value: u32) -> bool {
    (1900..=2199).contains(&value)
}

/// A year in digits or in Chinese digits, and the rest.
fn year(i: &str) -> Option<(u16, &str)> {
    if digit(i).is_some() {
        let (value, count, rest) = integer(i, 4)?;
        // 23年6月: two digits are a year only before a month.
        if count == 2 && (10..=40).contains(&value) {
            let month = eat(rest, &['年']).and_then(small).and_then(|(_, r)| eat(r, &['月']));
            return month.map(|_| (2000 + value as u16, rest));
        }
        return (count == 4 && is_year(value)).then_some((value as u16, rest));
    }
    if !matches!(peek(i), Some('二' | '一' | '贰' | '貳' | '壹')) {
        return None;
    }
    let run = han_number(i, false)?;
    let four = i[..i.len() - run.rest.len()].chars().count() == 4;
    let Reading::Exact(Number::Decimal(value)) = run.reading else {
        return None;
    };
    let value = u32::try_from(value.mantissa()).ok()?;
    (four && is_year(value)).then_some((value as u16, run.rest))
}

fn year_point(i: &str) -> Option<(&str, Point)> {
    let (value, rest) = year(i)?;
    let rest = skip_spaces(rest);
    let date = PartialDate {
        year: Some(value),
        ..PartialDate::default()
    };
    let Some(rest) = eat(rest, &['年']).or_else(|| eat_word(rest, "学年")) else {
        return numeric(rest, date);
    };
    let rest = eat(rest, &['度']).unwrap_or(rest);
    let spaced = skip_spaces(rest);
    // 2025年1-12月
    if let Some((rest, mut months)) = bare_range(spaced).filter(|(_, p)| p.from.year.is_none()) {
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
    if let Some(rest) = eat_word(part, "中").filter(|r| eat(r, &['心', '国', '小', '学', '央']).is_none()) {
        return Some((rest, Point::on(date)));
    }
    let mut found = Point::on(date);
    found.plain_year = true;
    Some((rest, found))
}

/// `2023.07`, `2024/12/31`, `2024-12-31`: what follows the year.
fn numeric(i: &str, mut date: PartialDate) -> Option<(&str, Point)> {
    const SEPARATORS: [char; 3] = ['.', '-', '/'];
    let separator = folded(i)?;
    let (month, digits, mut rest) = integer(eat(i, &SEPARATORS)?, 2)?;
    date.month = Some(month as u8);
    if let Some((day, _, after)) = eat(rest, &[separator]).and_then(|r| integer(r, 2)) {
        date.day = Some(day as u8);
        rest = after;
    } else if !(1..=12).contains(&month) {
        return None;
    } else if digits == 1 && eat(rest, &['月']).is_none() && dash(rest).is_none() && relation(rest).is_none() && !rest.is_empty() {
        // 2021.5 may well be a number.
        return None;
    }
    if let Some(after) = eat(rest, &['月']).filter(|_| date.day.is_none()) {
        return Some((part(after).unwrap_or(after), Point::on(date)));
    }
    let unit = UNIT_WORDS.longest(rest).is_some() || super::han::multiplier(rest).is_some();
    if digit(rest).is_some() || (unit && date.day.is_none() && relation(rest).is_none()) {
        return None;
    }
    let rest = eat(rest, &['日', '月']).unwrap_or(rest);
    Some((rest, Point::on(date)))
}

/// A small number in digits or Chinese.
fn small(i: &str) -> Option<(u8, &str)> {
    if digit(i).is_some() {
        let (value, _, rest) = integer(i, 2)?;
        return Some((value as u8, rest));
    }
    let run = han_number(i, false)?;
    let Reading::Exact(Number::Decimal(value)) = run.reading else {
        return None;
    };
    u8::try_from(value.mantissa()).ok().filter(|v| *v < 100).map(|v| (v, run.rest))
}

fn month_point(i: &str, year: Option<u16>) -> Option<(&str, Point)> {
    let (month, rest) = small(i)?;
    let rest = eat(skip_spaces(rest), &['月'])?;
    let mut date = PartialDate {
        year,
        month: Some(month),
        day: None,
    };
    let rest = eat(rest, &['份']).unwrap_or(rest);
    if let Some((day, after)) = small(skip_spaces(rest))
        && let Some(after) = eat(skip_spaces(after), &['日', '号'])
    {
        date.day = Some(day);
        return Some((after, Point::on(date)));
    }
    // 24月 without a year is a length that misses its 个.
    if year.is_none() && !(1..=12).contains(&month) {
        return None;
    }
    let rest = eat_word(rest, "月").unwrap_or(rest);
    let rest = part(rest).unwrap_or(rest);
    Some((rest, Point::on(date)))
}

/// 初 中 底 末 上旬 …, unless the character begins another word (中小学).
fn part(i: &str) -> Option<&str> {
    let (length, _) = DATE_PART.longest(i)?;
    let stop = crate::lexicon::STOP.longest(i);
    (stop.is_none_or(|(s, ())| s <= length)).then(|| &i[length..])
}

fn quarter(i: &str, year: Option<u16>) -> Option<(&str, Point)> {
    let (which, rest) = match eat(i, &['Q']).and_then(|r| integer(r, 1)) {
        Some((which, _, rest)) => (which as u8, rest),
        None => {
            let (which, rest) = small(eat(i, &['第']).unwrap_or(i))?;
            (which, eat_word(rest, "季度")?)
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

/// `25日前`: a day only before a deadline; `30日内` is a length.
fn day_before(i: &str) -> Option<(&str, Point)> {
    let (day, rest) = small(i)?;
    let rest = eat(skip_spaces(rest), &['日', '号'])?;
    matches!(relation(rest), Some((_, DateRelation::Before))).then_some(())?;
    let date = PartialDate {
        day: Some(day),
        ..PartialDate::default()
    };
    Some((rest, Point::on(date)))
}

/// `每月25日前`, `每年6月底前`: a date that comes again.
fn recurring(i: &str) -> Option<(&str, Point)> {
    let rest = eat(i, &['每'])?;
    let (rest, which) = eat_words(rest, &["个月", "月", "季度", "季", "年"])?;
    let rest = skip_spaces(rest);
    match which {
        4 => bare_range(rest)
            .or_else(|| month_point(rest, None))
            .or_else(|| quarter(rest, None))
            .or_else(|| word(rest)),
        0 | 1 => days(rest).or_else(|| word(rest)),
        _ => day_before(rest).or_else(|| word(rest)),
    }
}

/// `25日`, `1-5日`, `20日至25日` of every month.
fn days(i: &str) -> Option<(&str, Point)> {
    let day = |value: u8| PartialDate {
        day: Some(value),
        ..PartialDate::default()
    };
    let (first, rest) = small(i)?;
    let rest = skip_spaces(rest);
    let marked = eat(rest, &['日', '号']);
    let second = dash(marked.unwrap_or(rest)).and_then(small);
    if let Some((last, rest)) = second
        && let Some(rest) = eat(rest, &['日', '号'])
    {
        return Some((rest, joined(Point::on(day(first)), Point::on(day(last)))));
    }
    marked.map(|rest| (rest, Point::on(day(first))))
}

/// `每周五`, `周一`: a weekday, but not 每周一次.
fn weekday(i: &str) -> Option<(&str, Point)> {
    let (rest, _) = eat_words(i, &["每周", "每星期", "周", "星期"])?;
    let after = eat(rest, &['一', '二', '三', '四', '五', '六', '日', '末'])?;
    if UNIT_WORDS.longest(after).is_some() && !after.is_empty() {
        return None;
    }
    let found = Point {
        valid: true,
        ..Point::default()
    };
    Some((after, found))
}

/// `12.31日前`, `12.31前`: month and day with a point.
fn point_day(i: &str) -> Option<(&str, Point)> {
    let (month, _, rest) = integer(i, 2)?;
    let (day, _, rest) = integer(eat(rest, &['.'])?, 2)?;
    let after = eat(rest, &['日', '号']).unwrap_or(rest);
    let before = matches!(relation(after), Some((_, DateRelation::Before)));
    let date = PartialDate {
        year: None,
        month: Some(month as u8),
        day: Some(day as u8),
    };
    (before && in_calendar(date)).then(|| (after, Point::on(date)))
}

/// `“十四五”期间`, `十四五末`.
fn plan(i: &str) -> Option<(&str, Point)> {
    const QUOTES: [char; 6] = ['“', '”', '"', '「', '」', '\''];
    let inner = eat(i, &QUOTES).unwrap_or(i);
    let (length, (first, last)) = ERA.longest(inner)?;
    let rest = &inner[length..];
    let rest = eat(rest, &QUOTES).unwrap_or(rest);
    let year = |y| PartialDate {
        year: Some(y),
        ..PartialDate::default()
    };
    let mut found = Point {
        from: year(first),
        to: year(last),
        valid: true,
        ..Point::default()
    };
    // 十四五规划 is a document, not a time.
    let (rest, which) = eat_words(rest, &["期间", "时期", "末期", "期末", "末"])?;
    match which {
        0 | 1 => found.relation = Some(DateRelation::Within),
        _ => found.from = found.to,
    }
    Some((rest, found))
}

/// 节前, 年底前, 全年, 上半年.
fn word(i: &str) -> Option<(&str, Point)> {
    let (length, ()) = DEADLINE.longest(i)?;
    if crate::lexicon::STOP
        .longest(i)
        .is_some_and(|(stop, ())| stop > length)
    {
        return None;
    }
    let (found, rest) = i.split_at(length);
    // 当年12月31日, 次月15日
    if matches!(last(found), Some('年' | '度'))
        && let Some(point) = month_point(rest, None)
    {
        return Some(point);
    }
    if matches!(last(found), Some('月'))
        && let Some(point) = days(rest)
    {
        return Some(point);
    }
    let mut point = Point {
        valid: true,
        ..Point::default()
    };
    if let Some((_, which)) = eat_words(found, &["上半年", "下半年", "年底", "年末", "年初"]) {
        let (first, last) = [(1, 6), (7, 12), (12, 12), (12, 12), (1, 1)][which];
        point = Point::months(None, first, last);
    }
    point.relation = match last(found) {
        Some('前') => Some(DateRelation::Before),
        Some('内' | '间') => Some(DateRelation::Within),
        _ => None,
    };
    Some((rest, point))
}

fn in_calendar(date: PartialDate) -> bool {
    let days = match date.month {
        None => 31,
        Some(2) => match date.year {
            Some(y) if y % 4 != 0 || (y % 100 == 0 && y % 400 != 0) => 28,
            _ => 29,
        },
        Some(4 | 6 | 9 | 11) => 30,
        Some(1..=12) => 31,
        Some(_) => return false,
    };
    date.day.is_none_or(|d| (1..=days).contains(&d))
}
