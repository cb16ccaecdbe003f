//! Shapes of digits that name something: ratios, editions, telephone and document numbers.
//!
//! ```text
//! ratio      = part 1*(":" part) [dash part]           ; part = 1*4DIGIT ["." 1*4DIGIT]
//!            / 1*4DIGIT "比" 1*4DIGIT                ; 1比18, and then the clause ends or 例 or 配 follows
//! scale      = "1:" 5*7DIGIT                           ; 1:10000地形图
//! phone      = 3*4DIGIT "-" 7*8DIGIT                   ; with a leading zero
//! edition    = 4DIGIT ("级" / ["年"] "版" / ["年"] "款" / "届") ; a year
//!            / 1*3DIGIT "." 1*3DIGIT "版"             ; 2.0版
//! hyphenated = run 2*("-" run) / run "-" run "号"
//! road       = 3DIGIT ("国道" / "省道" / "县道" / "乡道")
//! one-each   = "1" 1*2HAN "1" ("档" / "策" / …)        ; 1人1档
//! dotted     = run 2*("." run)
//! shift      = number [time] "×" number [time]          ; 7×24小时, 24小时×7天
//! size       = length 1*("×" length) noun number        ; 50cm×70cm展板20块
//! document   = "〔" 4DIGIT "〕" ["第"] 1*6DIGIT "号"
//! ```
//! Accepted: `1:18`, `〔2021〕41号`. Refused: `1:18%` (a measure).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::multi::many1_count;
use nom::sequence::{preceded, separated_pair, terminated};

use super::clause_end::ends_or_noted;
use super::clock::clock;
use super::cursor::*;
use super::dash::to;
use super::digits::thousands;
use super::han::{han_number, multiplier};
use super::literal::Reading;
use crate::lexicon::{ONE_EACH, UNIT_STOP, UNIT_WORDS, start, starts};

/// The text after a shape of digits that is no measure.
pub(super) fn named_digits(i: &str) -> Option<&str> {
    let shapes = [
        ratio, scale, versus, phone, hyphenated, clock, edition, dotted, shift, size, road,
        one_each,
    ];
    shapes
        .into_iter()
        .find_map(|shape| shape(i).ok())
        .map(|(rest, ())| rest)
}

/// More parts than this make a code whatever follows; so no long run of them is read again from each part.
const MOST_PARTS: usize = 8;

/// Whether a unit or more digits follow, which make a measure after all.
fn measured(i: &str) -> bool {
    let unit = UNIT_WORDS.longest(i).map_or(0, |(length, _)| length);
    // 8:2分担
    let hidden = || UNIT_STOP.longest(i).is_some_and(|(stop, ())| stop > unit);
    // 1：10万元, but 1:50万地形图
    let amount = multiplier(i).is_some() && UNIT_WORDS.longest(after_first(i)).is_some();
    unit > 0 && !hidden() || amount || eat(i, &['.']).is_some()
}

/// `1:18`, `1:1.2`, `1:3-5`, `8:30`, `1:2,000`; `1:1比例` too, though 比例 is a unit elsewhere.
fn ratio(i: &str) -> Parsed<'_, ()> {
    // 1:18,300人: no commas of thousands then.
    parted(i, groups).or_else(|_| parted(i, |i| Ok((i, ()))))
}

/// Thousands behind their commas, if there are any.
fn groups(i: &str) -> Parsed<'_, ()> {
    Ok(thousands(i).map_or((i, ()), |(_, rest)| (rest, ())))
}

fn parted(i: &str, groups: fn(&str) -> Parsed<'_, ()>) -> Parsed<'_, ()> {
    let part = || {
        let point = opt(preceded(one(['.']), digits(1, 4)));
        (digits(1, 4), groups, point)
    };
    let more = many1_count((one([':', '∶']), spaces, part()));
    let (rest, (_, parts)) = (part(), more).parse(i)?;
    let span: Parsed<'_, _> = (to, part()).parse(rest);
    let rest = span
        .ok()
        .map(|(after, _)| after)
        .filter(|after| eat(after, &[':']).is_none())
        .unwrap_or(rest);
    let shown = || eat_word(rest, "比例").is_some() || eat(rest, &['图']).is_some();
    match parts <= MOST_PARTS && measured(rest) && !shown() {
        true => miss(),
        false => Ok((rest, ())),
    }
}

/// `1:10000`: a map's.
fn scale(i: &str) -> Parsed<'_, ()> {
    let one_to = (one(['1']), one([':', '∶']), spaces);
    let (rest, _) = preceded(one_to, digits(5, 7)).parse(i)?;
    match measured(rest) && eat(rest, &['图']).is_none() {
        true => miss(),
        false => Ok((rest, ())),
    }
}

/// `1比18`: the same in words.
fn versus(i: &str) -> Parsed<'_, ()> {
    let word = (spaces, one(['比']), spaces);
    let (rest, _) = separated_pair(digits(1, 4), word, digits(1, 4)).parse(i)?;
    match ends_or_noted(rest) || eat(rest, &['例', '配', '的']).is_some() {
        true => Ok((rest, ())),
        false => miss(),
    }
}

/// `312国道`: a road by its number.
fn road(i: &str) -> Parsed<'_, ()> {
    let word = alt((tag("国道"), tag("省道"), tag("县道"), tag("乡道")));
    terminated(digits(3, 3), word).map(|_| ()).parse(i)
}

/// `020-12345678`.
fn phone(i: &str) -> Parsed<'_, ()> {
    if folded(i) != Some('0') {
        return miss();
    }
    let (rest, _) = separated_pair(digits(3, 4), one(['-']), digits(7, 8)).parse(i)?;
    Ok((rest, ()))
}

/// `2023级`, `2023版`, `2.0版`.
fn edition(i: &str) -> Parsed<'_, ()> {
    let year = verify(digits(4, 4), |y| is_year(*y)).map(|_| ());
    let edition = alt((
        one(['级', '版', '款', '届']),
        preceded(tag("年"), one(['版', '款'])),
    ));
    let year = terminated(year, (spaces, edition));
    let point = separated_pair(digits(1, 3), one(['.']), digits(1, 3)).map(|_| ());
    if let Ok(found) = release(i) {
        return Ok(found);
    }
    alt((
        year.map(|_| ()),
        terminated(point, (spaces, one(['版']))).map(|_| ()),
    ))
    .parse(i)
}

/// `2.0` of 等保2.0三级: a release, where a noun follows and no unit.
fn release(i: &str) -> Parsed<'_, ()> {
    let zero = verify(digits(1, 1), |d| *d == 0);
    let (rest, _) = separated_pair(digits(1, 1), one(['.']), zero).parse(i)?;
    let counted = multiplier(rest).is_some() || UNIT_WORDS.longest(rest).is_some();
    let bounded =
        peek(rest).is_none_or(|c| !is_han(c) || starts(c) & (start::AFTER | start::SOFT) != 0);
    match counted || bounded || eat(rest, &['成', '倍', '至', '到']).is_some() {
        true => miss(),
        false => Ok((rest, ())),
    }
}

/// `440112-2021-001`, `2021-0035号`.
fn hyphenated(i: &str) -> Parsed<'_, ()> {
    let (rest, hyphens) = preceded(run, many1_count((one(['-']), run))).parse(i)?;
    if hyphens == 1 {
        return one(['号']).parse(rest);
    }
    match hyphens <= MOST_PARTS && measured(skip_spaces(rest)) {
        true => miss(),
        false => Ok((rest, ())),
    }
}

/// `1人1档`: 一人一档 in digits.
fn one_each(i: &str) -> Parsed<'_, ()> {
    let one_digit = || verify(digits(1, 1), |d| *d == 1);
    let rest = after_first(one_digit().parse(i)?.0);
    let rest = match one_digit().parse(rest) {
        Ok((rest, _)) => rest,
        Err(_) => one_digit().parse(after_first(rest))?.0,
    };
    match ONE_EACH.longest(rest) {
        Some((length, ())) => Ok((&rest[length..], ())),
        None => miss(),
    }
}

/// `1.2.3`, `2.0.1版`.
fn dotted(i: &str) -> Parsed<'_, ()> {
    let dots = verify(many1_count((one(['.']), run)), |dots| *dots > 1);
    preceded(run, dots).map(|_| ()).parse(i)
}

/// `7×24小时`, `5*8`, `24小时×7天`: schedules; other products are formulas.
pub(super) fn shift(i: &str) -> Parsed<'_, ()> {
    const KNOWN: [(u32, u32); 6] = [(7, 24), (24, 7), (5, 8), (8, 5), (365, 24), (24, 365)];
    let times = (spaces, one(['×', '*', 'x', 'X']), spaces);
    let time = || alt((tag("个小时"), tag("小时"), tag("h"), tag("天"), tag("日")));
    let amount = || terminated(alt((digits(1, 3), spoken)), opt((spaces, time())));
    let pair = separated_pair(amount(), times, amount());
    verify(pair, |pair| KNOWN.contains(pair))
        .map(|_| ())
        .parse(i)
}

/// `二十四`: the number of a schedule in numerals.
fn spoken(i: &str) -> Parsed<'_, u32> {
    let read = han_number(i, false).and_then(|read| match read.reading {
        Reading::Exact(number) => Some((read.rest, u32::try_from(number.integer()?).ok()?)),
        _ => None,
    });
    read.map_or_else(miss, Ok)
}

/// How long the noun is at most that has a size, in characters: bounds the look-ahead.
const LONGEST_NOUN: usize = 12;

/// `50cm×70cm`展板20块, `3×5米`涵洞2座: the size of what another number counts; other products are formulas.
pub(super) fn size(i: &str) -> Parsed<'_, ()> {
    let metres = || {
        alt((
            tag("厘米"),
            tag("毫米"),
            tag("米"),
            tag("cm"),
            tag("mm"),
            tag("m"),
        ))
    };
    let length = || {
        (
            digits(1, 4),
            opt(preceded(one(['.']), digits(1, 4))),
            opt(metres()),
        )
    };
    let times = || (spaces, one(['×', '*', 'x', 'X']), spaces);
    let (rest, (_, _, second)) = (length(), times(), length()).parse(i)?;
    let (rest, third) = opt((times(), length())).parse(rest)?;
    let told = third.map_or(second.2, |(_, third)| third.2).is_some();
    let mut near = rest.char_indices().take(LONGEST_NOUN + 1);
    let behind = near.find(|(_, c)| !is_han(*c)).map(|(end, _)| &rest[end..]);
    let counted = behind.is_some_and(|behind| behind.len() < rest.len() && digit(behind).is_some());
    // 4×4车辆2台, but 3×50人; 600mm×800mm机柜10台
    match counted && (told || !measured(rest)) {
        true => Ok((rest, ())),
        false => miss(),
    }
}

/// `〔2021〕41号`, from its bracket on.
pub(super) fn document(i: &str) -> Option<&str> {
    let close = one([')', ']', '】', '〕', '〗']);
    let year = (spaces, digits(4, 4), opt(alt((tag("年度"), tag("年")))));
    let number = (
        spaces,
        opt(one(['第'])),
        spaces,
        digits(1, 6),
        spaces,
        one(['号']),
    );
    let (rest, _) = (year, close, number).parse(after_first(i)).ok()?;
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left after the shape; a row a case, each with something behind it.
    #[track_caller]
    fn leaves(text: &str, rest: Option<&str>) {
        assert_eq!(named_digits(text), rest, "{text}");
    }

    #[test]
    fn shapes_stop_where_they_should() {
        for (text, rest) in [
            ("1:18配置", "配置"),
            ("1：1.2，", "，"),
            ("1:1比例", "比例"),
            ("1:1.2-1.5，", "，"),
            ("1比18配备", "配备"),
            ("2.0版系统", "系统"),
            ("2.0三级测评", "三级测评"),
            ("312国道养护", "养护"),
            ("1人1档建立", "建立"),
            ("1项目1策，", "，"),
            ("020-12345678转", "转"),
            ("8点-18点开放", "开放"),
            ("0-24时内", "内"),
            ("8点30分前", "前"),
            ("12点前完成", "前完成"),
            ("2023级学生", "学生"),
            ("440112-2021-001号", "号"),
            ("2021-0035号文", "文"),
            ("1.2.3版", "版"),
            ("7×24小时值班", "值班"),
            ("7天×24小时值班", "值班"),
            ("24小时×7天", ""),
            ("7 * 24 h", ""),
        ] {
            leaves(text, Some(rest));
        }
    }

    #[test]
    fn measures_are_left_alone() {
        for text in [
            "1:18%", "8点", "30级", "3-5次", "3.5万", "3×4米", "12345-6", "0123-12", "",
        ] {
            leaves(text, None);
        }
    }

    #[test]
    fn document_numbers_end_in_号() {
        assert_eq!(document("〔2021〕41号文"), Some("文"));
        assert_eq!(document("（2021年）第41号"), Some(""));
        assert_eq!(document("〔2021〕41件"), None);
    }
}
