//! Dates that need no digits, and those that come again.
//!
//! ```text
//! recurring = "每" ("年" / "季度" / "月") ( month / days *("、" day) / day "前" / word )  ; 每月25日前
//! weekday   = ["每"] ("周" / "星期") ("一" … "日") *( "、" ["周"] ("一" … "日") )
//! plan      = ["“"] "十四五" ["”"] ("期间" / "末" / …)
//! word      = a deadline of the lexicon [month / days]                        ; 节前, 年底前, 当年12月31日
//! ```
//! Accepted: `每月25日`前, `“十四五”期间`, `节前`. Refused: `十四五`规划 (a document), `每周一`次 (a rate).

use super::months::{day_before, month_point, month_range, quarter, small};
use super::{Point, joined};
use crate::grammar::dash::dash;

use crate::grammar::cursor::*;
use crate::lexicon::{DEADLINE, ERA, Numeral, STOP, UNIT_WORDS, numeral};
use crate::model::{DateRelation, PartialDate};

/// `每月25日前`, `每年6月底前`: a date that comes again.
pub(super) fn recurring(i: &str) -> Option<(&str, Point)> {
    let rest = eat(i, &['每'])?;
    let (rest, which) = eat_words(rest, &["个月", "月", "季度", "季", "年"])?;
    let rest = skip_spaces(rest);
    match which {
        4 => month_range(rest)
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
    let second = dash(skip_spaces(marked.unwrap_or(rest))).and_then(|r| small(skip_spaces(r)));
    if let Some((last, rest)) = second
        && let Some(rest) = eat(skip_spaces(rest), &['日', '号'])
    {
        return Some((rest, joined(Point::on(day(first)), Point::on(day(last)))));
    }
    let rest = marked?;
    // 5日、20日: neither one day nor all between the two.
    Some(match more_days(rest) {
        Some(rest) => (
            rest,
            Point {
                valid: true,
                ..Point::default()
            },
        ),
        None => (rest, Point::on(day(first))),
    })
}

/// `、15日和25日` behind a day of the month.
fn more_days(i: &str) -> Option<&str> {
    let next = |i| {
        let (_, rest) = small(skip_spaces(eat(skip_spaces(i), &['、', '和', '及', '与'])?))?;
        eat(skip_spaces(rest), &['日', '号'])
    };
    std::iter::successors(next(i), |rest| next(rest)).last()
}

/// `每周五`, `周一、三、五`: weekdays, but not 每周一次.
pub(super) fn weekday<'a>(i: &'a str) -> Option<(&'a str, Point)> {
    const NAMES: [&str; 4] = ["每周", "每星期", "周", "星期"];
    let day = |i: &'a str| -> Option<&'a str> {
        let after = eat(i, &['一', '二', '三', '四', '五', '六', '日', '末'])?;
        // 每周三百次
        let larger = eat(after, &['十', '百', '千', '万']).is_some();
        let counted = UNIT_WORDS.longest(after).is_some() && !after.is_empty();
        (!larger && !counted).then_some(after)
    };
    let next = |i: &&'a str| {
        let next = eat(i, &['、', '和', '及', '与'])?;
        day(eat_words(next, &NAMES).map_or(next, |(rest, _)| rest))
    };
    let first = day(eat_words(i, &NAMES)?.0)?;
    let found = Point {
        valid: true,
        ..Point::default()
    };
    Some((std::iter::successors(Some(first), next).last()?, found))
}

/// `“十四五”期间`, `十四五末`.
pub(super) fn plan(i: &str) -> Option<(&str, Point)> {
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
pub(super) fn word(i: &str) -> Option<(&str, Point)> {
    let (length, ()) = DEADLINE.longest(i)?;
    if STOP.longest(i).is_some_and(|(stop, ())| stop > length) {
        return None;
    }
    let (found, rest) = i.split_at(length);
    // 服务期1年: the word is what lasts so long.
    let behind = skip_spaces(rest);
    let number =
        || digit(behind).is_some() || peek(behind).is_some_and(|c| numeral(c) != Numeral::None);
    if found.ends_with('期') && number() {
        return None;
    }
    // 当年12月31日, 次月15日
    if matches!(last(found).map(crate::lexicon::twin), Some('年' | '度'))
        && let Some(point) = month_point(skip_spaces(rest), None)
    {
        return Some(point);
    }
    if matches!(last(found).map(crate::lexicon::twin), Some('月'))
        && let Some(point) = days(skip_spaces(rest))
    {
        return Some(point);
    }
    let mut point = Point {
        valid: true,
        ..Point::default()
    };
    if let Some((_, which)) = eat_words(found, &["上半年", "下半年", "年底", "年末", "年初"])
    {
        let (first, last) = [(1, 6), (7, 12), (12, 12), (12, 12), (1, 1)][which];
        point = Point::months(None, first, last);
    }
    point.relation = match last(found).map(crate::lexicon::twin) {
        Some('前') => Some(DateRelation::Before),
        Some('内' | '间') => Some(DateRelation::Within),
        _ => None,
    };
    Some((rest, point))
}
