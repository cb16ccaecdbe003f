//! Dates, periods and deadlines.
//!
//! ```text
//! date     = ( range / point ) [ [clock] dash second ] [ [clock] relation / clock ] ; a clock only behind a day: 12月31日17:00前
//! point    = year / month / quarter / half / day / plan / recurring / weekday / word
//! second   = point / number "日"                      ; may leave out what the first end said
//! dash     = "-" / "—" / "~" / "至" / "到" / …        ; doubled where it is no word
//! relation = 前 / 之前 / 内 / 期间 / 起 / 止 / …
//! ```
//! The commonest are in `date/plain.rs`, points in `date/point.rs`, second ends in `date/second.rs`, what may begin one in `date/begins.rs`, ranges that begin with a bare number in `date/range.rs`, words and what comes again in `date/words.rs`, years alone in `date/years.rs`.
//! A date that no calendar has (2月30日) is found all the same, and marked. Accepted: `2023年12月底前`, `2023.07-2024.01`, `节前`.
//! Refused: `3年` (a length), `12个月`, `2021`人.

mod begins;
mod months;
mod plain;
mod point;
mod range;
mod second;
mod words;
mod years;

use super::clause_end::{ends_clause, ends_or_noted};
use super::comparator::Found;
use super::context::Context;
use super::cursor::*;
use super::only_count::only_count;
use crate::lexicon::{BEFORE, DATE_LEAD, DROP, Numeral, RELATION, STOP, numeral};
use crate::model::{Date, DateRelation, Op, PartialDate, Period};
use crate::options::Options;
use crate::span::Piece;
use begins::{digits_may_date, numerals_may_date};
pub(super) use months::torn_day;
use months::*;
pub(super) use plain::whole;
use point::*;
use range::bare_range;
use second::{joined, second};
use words::{plan, recurring, weekday, word};
pub(super) use years::{bare_years, whole_years};

/// A date as found: the model's form, and whether the calendar has it.
#[derive(Clone, Debug)]
pub(super) struct FoundDate<'a> {
    pub(super) date: Date<'a>,
    pub(super) valid: bool,
    /// The year alone, as digits, when the date is nothing but `2021年`.
    pub(super) plain_year: Option<u16>,
}

impl<'a> FoundDate<'a> {
    /// The date as the period of a measure.
    pub(super) fn period(&self) -> Period<'a> {
        period(self.date.text, self.plain_year)
    }
}

/// A period: a year is called by its digits, any other as it is written.
fn period<'a>(text: Piece<'a>, plain_year: Option<u16>) -> Period<'a> {
    let name = match plain_year {
        Some(year) => year.to_string().into(),
        None => text.text.into(),
    };
    Period { name, text }
}

impl<'a> Date<'a> {
    /// A date of the target as the period of one measure.
    pub(super) fn as_period(&self) -> Period<'a> {
        let whole = self.from == self.to && self.relation.is_none();
        let year = self.from.filter(|date| whole && date.month.is_none());
        period(self.text, year.and_then(|date| date.year))
    }

    /// 2025-2023年: whether it ends before it begins. Without their years months may turn one (12月-3月).
    pub(super) fn is_reversed(&self) -> bool {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            return false;
        };
        let (Some(first), Some(last)) = (from.year, to.year) else {
            return false;
        };
        let months = from.month.zip(to.month);
        let days = from.day.zip(to.day);
        let later = |parts: Option<(u8, u8)>| parts.is_some_and(|(a, b)| a > b);
        let same_month = months.is_some_and(|(a, b)| a == b);
        first > last || first == last && (later(months) || same_month && later(days))
    }

    /// Gives a date the relation that words before it or a sign beside it tell.
    pub(super) fn relate(&mut self, relation: DateRelation) {
        self.relation = Some(relation);
        match relation {
            DateRelation::From => self.to = None,
            _ => self.from = None,
        }
    }

    /// Likewise, by a comparator, where the date says none itself: `≤12月31日`.
    pub(super) fn relate_by(&mut self, op: Op) {
        let relation = match op {
            Op::Le => DateRelation::By,
            Op::Lt => DateRelation::Before,
            Op::Ge | Op::Gt => DateRelation::From,
            Op::Eq | Op::About | Op::Range => return,
        };
        if self.relation.is_none() {
            self.relate(relation);
        }
    }
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
    if Options::LANES
        && digits
        && let Some(found) = plain::plain(cx, i)
    {
        return Some(found);
    }
    any(cx, i, digits)
}

/// Any date, that begins with digits or not.
fn any<'a>(cx: &Context<'a>, i: &'a str, digits: bool) -> Option<(&'a str, FoundDate<'a>)> {
    if digits && (!digits_may_date(i) || only_count(i)) {
        return None;
    }
    let numerals = digits || peek(i).map(numeral)? != Numeral::None && numerals_may_date(i);
    let bare = numerals && (!Options::LANES || is_bare(i));
    let range = if bare { bare_range(i) } else { None };
    let (rest, first) = range.or_else(|| point(i))?;
    // 3月1日8时至3月5日18时
    let second = second(rest, &first).or_else(|| second(hour_of(rest, &first)?, &first));
    let (mut rest, mut found) = match second {
        Some((after, second)) => (after, joined(first, second)),
        None => (rest, first),
    };
    if let Some((after, relation)) = relation(rest).or_else(|| by_the_clock(rest, &found)) {
        // 3月1日至12月31日止 has both ends.
        let closed = second.is_some() && relation == DateRelation::To;
        found.relation = Some(relation).filter(|_| !closed);
        found.plain_year = false;
        rest = after;
    } else if let Some(after) = hour_of(rest, &found).filter(|after| ends_or_noted(after)) {
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

/// 不迟于20241231: whether eight digits are a day, behind a comparator that leads to dates.
pub(super) fn is_day_behind(found: &Found<'_>, i: &str) -> bool {
    digit(i).is_some() && compact_day(i).is_some() && DATE_LEAD.exact(found.piece.text).is_some()
}

/// Whether no word of a date stands right behind the number, which then is no first end without one.
fn is_bare(i: &str) -> bool {
    let behind = i.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() == i.len() || !behind.starts_with(['年', '月', '日', '号'])
}

/// 17:00前 behind a day: its relation is the day's.
fn by_the_clock<'a>(i: &'a str, found: &Point) -> Option<(&'a str, DateRelation)> {
    relation(hour_of(i, found)?)
}

/// The text behind the hour of a day, which is finer than any date here: 12月31日`24时`.
fn hour_of<'a>(i: &'a str, found: &Point) -> Option<&'a str> {
    found.to.day?;
    super::clock::time_of_day(skip_spaces(i))
}

/// 前, 之前, 内, 期间, 起, 止 …
pub(super) fn relation(i: &str) -> Option<(&str, DateRelation)> {
    let i = skip_spaces(i);
    // 6月底⏎前
    if let Some(line) = i.strip_prefix(['\n', '\r']) {
        let (rest, found) = relation(line.trim_start())?;
        let ends = rest.is_empty() || ends_clause(rest) || DROP.longest(rest).is_some();
        return (ends && found == DateRelation::Before).then_some((rest, found));
    }
    // 6月30日（含）前: no relation tells whether its day is included.
    let i = super::comparator::inclusion(i).map_or(i, |(rest, _)| skip_spaces(rest));
    let (length, relation) = RELATION.longest(i)?;
    // 内容, 起草, 起码: the word goes on.
    let goes_on = BEFORE.longest(i).is_some_and(|(word, _)| word > length);
    // 今年|前三季度: the first three of them.
    if quarter(i, None).is_some() {
        return None;
    }
    if goes_on || STOP.longest(i).is_some_and(|(stop, ())| stop > length) {
        return None;
    }
    Some((&i[length..], relation))
}

/// Dispatches on the first character: most places are no date, and one look says so.
fn point(i: &str) -> Option<(&str, Point)> {
    let c = folded(i)?;
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
        '第' => quarter(i, None).or_else(|| word(i)),
        'Q' => quarter(i, None),
        '前' => quarter(i, None).or_else(|| word(i)),
        '“' | '"' | '「' | '\'' => plan(i).or_else(|| word(i)),
        _ if numeral(c) == Numeral::None => word(i),
        _ if !numerals_may_date(i) => plan(i).or_else(|| word(i)),
        _ => year_point(i)
            .or_else(|| plan(i))
            .or_else(|| month_point(i, None))
            .or_else(|| quarter(i, None))
            .or_else(|| day_before(i))
            .or_else(|| word(i)),
    }
}

/// Whether a date stands at the start of `i`.
pub(super) fn stands(i: &str) -> bool {
    point(i).is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// From, to, relation and the rest of the date at the start of a text.
    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, &str)>) {
        let cx = Context::plain(text);
        let found = date(&cx, text).map(|(rest, found)| {
            let end = |end: Option<PartialDate>| end.map(|d| d.to_string()).unwrap_or_default();
            let relation = found.date.relation.map_or("", |r| r.as_str());
            let valid = if found.valid { "" } else { " invalid" };
            let (from, to) = (end(found.date.from), end(found.date.to));
            (
                format!("{from}..{to} {relation}{valid}")
                    .trim_end()
                    .to_owned(),
                rest,
            )
        });
        let found = found.as_ref().map(|(said, rest)| (said.as_str(), *rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_stop_where_they_should() {
        for (text, said, rest) in [
            ("2023年完成", "2023..2023", "完成"),
            ("2023年12月底前完成", "..2023-12 before", "完成"),
            ("2023年12月31日，", "2023-12-31..2023-12-31", "，"),
            ("２０２３年１２月；", "2023-12..2023-12", "；"),
            ("二〇二四年底前建成", "..2024-12 before", "建成"),
            ("2023.07-2024.01，", "2023-07..2024-01", "，"),
            ("2024/12/31前", "..2024-12-31 before", ""),
            ("20231231前完成", "..2023-12-31 before", "完成"),
            ("2021-2023年度", "2021..2023", ""),
            ("2021、2022年共", "2021..2022", "共"),
            ("1-12月，", "--01..--12", "，"),
            ("2025年1-12月开展", "2025-01..2025-12", "开展"),
            ("一至四季度，", "--01..--12", "，"),
            ("2024年第一季度末前", "..2024-03 before", ""),
            ("2021年3月1日至15日，", "2021-03-01..2021-03-15", "，"),
            ("23年6月底", "2023-06..2023-06", ""),
            ("每月25日前报送", "..---25 before", "报送"),
            ("“十四五”期间新建", "2021..2025 within", "新建"),
            ("节前发放", ".. before", "发放"),
            ("上半年完成", "--01..--06", "完成"),
            ("2023年2月30日前", ".. before invalid", ""),
        ] {
            reads(text, Some((said, rest)));
        }
    }

    #[test]
    fn lengths_and_numbers_are_no_dates() {
        for text in [
            "",
            "3年",
            "12个月",
            "24月",
            "2021人",
            "30日内完成",
            "2021.5元",
            "23年",
            "3-5次",
            "十四五规划",
            "每周一次",
            "年限",
        ] {
            reads(text, None);
        }
    }
}
