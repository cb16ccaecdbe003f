//! How often in a time: what stands before a count without 每.
//!
//! ```text
//! one-time = ("一" / "半" / "隔") time                 ; before a count: 一年2次, 半年一次, 隔天一次
//! every    = number time                              ; before a count of once: 两年一次, 三年两次
//! ```
//! Accepted: `一年`两次, `2年`1次, `三年`两次. Refused: `一季度`1次 (a date), 3年5次 (two amounts).

use super::{below_name, number_begins};
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::han::{behind_numerals, han_number};
use crate::grammar::literal::Reading;
use crate::grammar::number::unsigned_number;
use crate::grammar::unit_word::simple;
use crate::lexicon::{BEFORE, STOP, UNIT_WORDS, UNITS};
use crate::model::{Dimension, Number};

/// `一年`12期, `半年`一次, `隔天`一次: a time before a number is what the number is per.
pub(super) fn one_time<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, String)> {
    let after = eat(i, &['一', '半', '隔'])?;
    let (rest, unit) = simple(cx, after).filter(|(_, u)| u.dimension == Dimension::Time)?;
    let many = match folded(i) {
        Some('半') => "半",
        Some('隔') => "2",
        _ => "",
    };
    // 半年各1次
    let rest = eat(rest, &['各']).unwrap_or(rest);
    counts_on(cx, rest).then(|| (rest, format!("{many}{}", below_name(unit.name))))
}

/// Digits and a time: 2年1次, 1.5天一次 may begin here.
pub(in super::super) fn digit_and_time(i: &str) -> bool {
    if digit(i).is_none() {
        return false;
    }
    let mut near = i.char_indices().take(LONGEST_COUNT);
    let end = near.find(|(_, c)| !(is_figure(*c) || is_comma(*c)));
    end.is_some_and(|(at, _)| {
        eat(skip_spaces(&i[at..]), &['年', '个', '天', '日', '周', '小']).is_some()
    })
}

/// How many characters such digits have at most: bounds the look-ahead.
const LONGEST_COUNT: usize = 12;

/// Whether a unit of time may stand behind a number: one look-up refuses nearly all.
fn may_be_timed(cx: &Context<'_>, i: &str) -> bool {
    if !cx.options.is_standard() {
        return true;
    }
    let unit = i.trim_start_matches(|c| is_figure(c) || is_comma(c));
    let unit = skip_spaces(behind_numerals(unit));
    // 一点五, 三分之二 and 2×10³ go on.
    if matches!(
        folded(unit),
        Some('点' | '分' | '又' | '余' | '多' | '×' | '*' | 'x' | 'e' | 'E' | '^' | '|')
    ) {
        return true;
    }
    let time = |(_, index): (usize, u16)| UNITS[usize::from(index)].dimension == Dimension::Time;
    UNIT_WORDS.longest(unit).is_some_and(time)
}

/// `两年`一次, `2年`1次, `三年`两次: so often in so much time.
pub(super) fn every<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, Vec<String>)> {
    // 百分之九十: a share is no time.
    if !number_begins(i) || !may_be_timed(cx, i) || eat_word(i, "百分之").is_some() {
        return None;
    }
    let (rest, literal) = unsigned_number(i, false).ok()?;
    let Reading::Exact(number) = literal.reading else {
        return None;
    };
    // 五 十五天一次 may be one number or two.
    if literal.spaced {
        return None;
    }
    let (rest, unit) =
        simple(cx, skip_spaces(rest)).filter(|(_, u)| u.dimension == Dimension::Time)?;
    // 1年2次; but 一季度1次 dates its number.
    if number == Number::from(1) {
        let dates = matches!(unit.name, "月" | "季度" | "年度");
        return (!dates && counts_on(cx, rest))
            .then(|| (rest, vec![below_name(unit.name).to_owned()]));
    }
    // 三年两次, but no 3年5次: in digits they may be two amounts.
    let rest_at = skip_spaces(rest);
    let counted_at = match eat(rest_at, &['一', '1']) {
        Some(once) => once,
        None if literal.han => han_number(rest_at, false)?.rest,
        None => return None,
    };
    let (_, counted) = simple(cx, counted_at)?;
    comes(counted.name).then(|| (rest, vec![format!("{number}{}", below_name(unit.name))]))
}

/// Whether something comes once or twice: 一季度`一次`, 一月`不少于两次`.
pub(super) fn seldom(cx: &Context<'_>, i: &str) -> bool {
    let i = BEFORE.longest(i).map_or(i, |(length, _)| &i[length..]);
    // 一季度二期工程完成80%
    if STOP.longest(i).is_some() {
        return false;
    }
    let Ok((rest, literal)) = unsigned_number(skip_spaces(i), false) else {
        return false;
    };
    // 一季度≥2次 is of that quarter, as 一季度2次 is.
    let most = if literal.han { 2 } else { 1 };
    let few = |count: i64| literal.reading == Reading::Exact(Number::from(count));
    let unit = simple(cx, skip_spaces(rest));
    (1..=most).any(few) && unit.is_some_and(|(_, unit)| comes(unit.name))
}

/// What is counted by how often it comes.
fn comes(unit: &str) -> bool {
    matches!(unit, "次" | "期" | "届" | "轮" | "场")
}

/// Whether a number of things follows directly: 一年`两次`.
fn counts_on(cx: &Context<'_>, i: &str) -> bool {
    // 一年不少于两次
    let i = BEFORE.longest(i).map_or(i, |(length, _)| &i[length..]);
    // 1年 2次, but 1年 200元 may be two amounts.
    let spaced = skip_spaces(i);
    let Ok((rest, _)) = unsigned_number(spaced, false) else {
        return false;
    };
    simple(cx, skip_spaces(rest)).is_some_and(|(_, unit)| {
        let counted = matches!(unit.dimension, Dimension::Count | Dimension::Money);
        counted && (spaced.len() == i.len() || comes(unit.name))
    })
}
