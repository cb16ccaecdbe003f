//! Dates of the commonest form, at one look: `2023年12月底前`, `12月31日`, `2023年`; as a whole value words, too: `全年`.
//!
//! ```text
//! plain = ( 4DIGIT "年" [month / ["年"] end] / month ) [前 / 之前]    ; and then the clause ends
//! month = 1*2DIGIT "月" [1*2DIGIT ("日" / "号") / end / 初 / 上旬 / 中旬 / 下旬]
//! end   = 底 / 末
//! ```
//! It must read just as all others are read: what goes on is left to them, and a test holds the two together. Accepted:
//! `2023年12月底前`. Refused: `2023年1-12月`, `24月`, `2023年12月31日17:00前`.

use super::{FoundDate, any, in_calendar};
use crate::grammar::context::Context;
use crate::grammar::cursor::is_year;
use crate::lexicon::{DEADLINE, DROP};
use crate::model::{Date, DateRelation, Kind, PartialDate, Target};
use crate::options::Options;
use crate::span::Piece;

/// The date at the start of `i`, if it is one of the commonest and the clause ends behind it.
pub(super) fn plain<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, FoundDate<'a>)> {
    let (rest, found) = at(cx, i)?;
    let ends = rest.is_empty() || rest.starts_with(['，', ',', '；', ';', '。']);
    ends.then_some((rest, found))
}

/// Fills an empty target with a value that is such a date and nothing else, or `11月底完成`.
pub(in super::super) fn whole<'a>(cx: &Context<'a>, target: &mut Target<'a>) -> bool {
    // It saves time and says nothing new: where size counts it is left out.
    if !Options::LANES || !cx.options.is_standard() {
        return false;
    }
    let found = match cx.source.as_bytes() {
        [b'0'..=b'9', ..] => at(cx, cx.source)
            .filter(|(rest, _)| rest.is_empty() || DROP.exact(rest).is_some())
            .map(|(_, found)| found),
        _ => word(cx),
    };
    let Some(found) = found else {
        return false;
    };
    target.kind = Kind::Date;
    target.text = Piece {
        text: cx.source,
        start: 0,
    };
    target.dates.push(found.date);
    true
}

/// How long a word of the lexicon is at most, in bytes.
const LONGEST_WORD: usize = 24;

/// `全年`, `年底前`: a value that is nothing but one word of the lexicon.
fn word<'a>(cx: &Context<'a>) -> Option<FoundDate<'a>> {
    if cx.source.len() > LONGEST_WORD {
        return None;
    }
    let before = cx.source.strip_suffix('前').unwrap_or(cx.source);
    DEADLINE
        .exact(before)
        .or_else(|| DEADLINE.exact(cx.source))?;
    let (rest, found) = any(cx, cx.source, false)?;
    rest.is_empty().then_some(found)
}

/// The date, whatever follows.
fn at<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, FoundDate<'a>)> {
    let (number, count, rest) = digits(i)?;
    let (year, rest) = match (count, rest.strip_prefix('年')) {
        (4, Some(rest)) if is_year(number.into()) => (Some(number), rest),
        (1 | 2, None) => (None, i),
        _ => return None,
    };
    let (date, rest) = match month(rest, year) {
        Some(found) => found,
        None => year_end(rest, year?),
    };
    let (rest, relation) = match ["前", "之前"]
        .into_iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        Some(rest) => (rest, Some(DateRelation::Before)),
        None => (rest, None),
    };
    let alone = date.month.is_none() && relation.is_none();
    let date = Date {
        text: cx.piece(i, rest),
        from: Some(date).filter(|_| relation.is_none()),
        to: Some(date),
        relation,
    };
    let found = FoundDate {
        date,
        valid: true,
        plain_year: year.filter(|_| alone),
    };
    Some((rest, found))
}

/// What a year and no month of it leaves: the whole year or its end.
fn year_end(rest: &str, year: u16) -> (PartialDate, &str) {
    let mut date = PartialDate {
        year: Some(year),
        ..PartialDate::default()
    };
    let end = rest
        .strip_prefix('年')
        .unwrap_or(rest)
        .strip_prefix(['底', '末']);
    date.month = end.map(|_| 12);
    (date, end.unwrap_or(rest))
}

/// `12月31日`, `12月底`.
fn month(i: &str, year: Option<u16>) -> Option<(PartialDate, &str)> {
    let (month, _, rest) = digits(i).filter(|(_, count, _)| *count <= 2)?;
    let rest = rest.strip_prefix('月')?;
    let mut date = PartialDate {
        year,
        month: u8::try_from(month).ok(),
        day: None,
    };
    const PARTS: [&str; 6] = ["底", "末", "初", "上旬", "中旬", "下旬"];
    if let Some(rest) = PARTS.into_iter().find_map(|part| rest.strip_prefix(part)) {
        return in_calendar(date).then_some((date, rest));
    }
    let mut rest = rest;
    if let Some((day, 1 | 2, after)) = digits(rest) {
        date.day = u8::try_from(day).ok();
        rest = after.strip_prefix(['日', '号'])?;
    }
    in_calendar(date).then_some((date, rest))
}

/// Up to four ASCII digits: their number, how many, and what is left.
fn digits(i: &str) -> Option<(u16, usize, &str)> {
    let count = i.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let number = i[..count].parse().ok().filter(|_| count <= 4)?;
    Some((number, count, &i[count..]))
}

// Where size counts there is no lane.
#[cfg(not(feature = "small"))]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::scan::scanned;

    /// Every beginning with every end.
    fn texts() -> Vec<String> {
        let years = [
            "",
            "2023年",
            "23年",
            "1800年",
            "2023年度",
            "2023.",
            "２０２３年",
            "2023 年",
        ];
        let months = [
            "", "12月", "1月", "05月", "13月", "0月", "12月份", "1-12月", "2、3月",
        ];
        let days = [
            "", "31日", "5号", "30日", "0日", "15", "底", "末", "初", "中旬", "中", "年底", "年末",
        ];
        let ends = [
            "",
            "前",
            "之前",
            "前后",
            "前三季度",
            "起",
            "内",
            "17:00前",
            "（含）前",
            "-2024年",
            "完成",
            "开工",
            "，",
            "。",
            "；5场",
            ",5",
            " ",
            "⏎前",
        ];
        let mut texts = Vec::new();
        for year in years {
            for month in months {
                for day in days {
                    texts.extend(
                        ends.map(|end| [year, month, day, end].concat().replace('⏎', "\n")),
                    );
                }
            }
        }
        texts
    }

    #[test]
    fn plain_dates_read_as_all_others() {
        let (mut dates, mut values) = (0, 0);
        for text in texts() {
            let cx = Context::plain(&text);
            if let Some(found) = plain(&cx, &text) {
                dates += 1;
                let other = any(&cx, &text, true);
                assert_eq!(format!("{:?}", Some(found)), format!("{other:?}"), "{text}");
            }
            let (mut target, mut other) = (Target::default(), Target::default());
            if whole(&cx, &mut target) {
                values += 1;
                scanned(cx, &mut other, Default::default());
                assert_eq!(format!("{target:?}"), format!("{other:?}"), "{text}");
            }
        }
        assert!(dates > 200 && values > 150, "{dates}, {values}");
    }
}
