//! Digits that are no measure: list numbers, codes and ordinals; those that belong to a word in Latin letters are in `exclude/latin.rs`.
//!
//! ```text
//! list    ; see `exclude/listing.rs`
//! named   = 1*DIGIT ("号" / "#" / "周年") / 1*DIGIT "后" HAN
//! code    = 12*DIGIT before a name / 1*DIGIT letters / 1*DIGIT "+" ("X" / "N") / DIGIT 1*2("+" DIGIT) noun
//! ordinal = "第" number [dash number] ( unit / HAN )
//! grade   = 1*2DIGIT [dash 1*2DIGIT] "年级"
//! ```
//! Other shapes are in [`super::codes`]. Accepted: `第十四届`, `4A`级, `41号`. Refused: AED`50台`, `20、30`.

mod latin;
mod listing;
mod spaced;

pub(super) use latin::{days_after, latin, mistyped};
pub(super) use listing::{list_number, number_in_list};
pub(super) use spaced::{spaced_name, stop_length};

use super::clause_end::ends_or_noted;
use super::codes::{named_digits, shift, size};
use super::cursor::*;
use super::dash::dash;
use super::han::han_number;
use super::only_count::only_count;
use super::unit_word::torn as torn_unit;
use crate::lexicon::{UNIT_STOP, UNIT_WORDS, start, starts};

/// The text after digits that are known to be no measure. `opens` tells that a clause begins here.
pub(super) fn not_a_measure(i: &str, opens: bool) -> Option<&str> {
    let digits_end = skip_digits(i);
    // Characters, not bytes: full-width digits are three bytes each.
    let digits = i[..i.len() - digits_end.len()].chars().count();
    if digits == 0 {
        return None;
    }
    let next = folded(skip_spaces(digits_end))?;
    let notable = next.is_ascii()
        || (digits == 1 && folded(i) == Some('1') && is_han(next))
        || matches!(
            next,
            '号' | '后'
                | '周'
                | '週'
                | '、'
                | '∶'
                | '×'
                | '点'
                | '时'
                | '级'
                | '版'
                | '款'
                | '届'
                | '比'
                | '国'
                | '省'
                | '县'
                | '乡'
                | '年'
                | '世'
                | '至'
                | '到'
                | '—'
                | '–'
        );
    // 7天×24小时
    if matches!(next, '天' | '小')
        && let Ok((rest, ())) = shift(i)
    {
        return Some(rest);
    }
    if matches!(next, '米' | '厘' | '毫')
        && let Ok((rest, ())) = size(i)
    {
        return Some(rest);
    }
    if matches!(next, '-' | '.' | '~' | '—') && only_count(i) {
        return None;
    }
    // Only a long code may stand right before a name.
    if (!notable && digits < 12) || matches!(next, '%' | '万' | '亿') {
        return None;
    }
    if opens && let Some(rest) = list_number(i) {
        return Some(rest);
    }
    grade(i)
        .or_else(|| named_digits(i))
        .or_else(|| numbered(digits_end))
        .or_else(|| code(i, digits_end, digits))
}

/// `1-6年级`, `3年级`.
fn grade(i: &str) -> Option<&str> {
    let (_, _, rest) = integer(i, 2)?;
    let named = eat_word(skip_spaces(rest), "年级");
    let second = dash(named.unwrap_or(rest)).and_then(|rest| integer(rest, 2));
    match second {
        Some((_, _, rest)) => eat_word(skip_spaces(rest), "年级"),
        None => named,
    }
}

fn skip_digits(mut i: &str) -> &str {
    while let Some((_, width)) = digit(i) {
        i = &i[width..];
    }
    i
}

/// `41号`, `80后`, `95周年`.
fn numbered(after_digits: &str) -> Option<&str> {
    let named = eat_words(
        skip_spaces(after_digits),
        &["号", "#", "周年", "週年", "世纪", "年代"],
    );
    named.map(|(rest, _)| rest).or_else(|| {
        let rest = eat(after_digits, &['后'])?;
        peek(rest).is_some_and(is_han).then_some(rest)
    })
}

/// Whether a noun follows that no number counts: 5+2`工作制`, 3+2`分段培养`.
fn counts_none(i: &str) -> bool {
    let unit = UNIT_WORDS.longest(i).map_or(0, |(length, _)| length);
    let hidden = || UNIT_STOP.longest(i).is_some_and(|(stop, ())| stop > unit);
    peek(i).is_some_and(|c| is_han(c) && starts(c) & COUNTS_ON == 0) && (unit == 0 || hidden())
}

/// What a number goes on with rather than a noun.
const COUNTS_ON: u32 = start::AFTER | start::SOFT | start::NUMERAL;

/// How many letters and digits one code has at most, in characters: bounds the look-ahead.
const LONGEST_CODE: usize = 100;

/// Long runs of digits that name something, and digits glued to letters: 4A级.
fn code<'a>(i: &'a str, after: &'a str, digits: usize) -> Option<&'a str> {
    let next = folded(after)?;
    let power = after_first(after);
    let exponent =
        matches!(next, 'e' | 'E') && digit(eat(power, &['-', '+']).unwrap_or(power)).is_some();
    let named = || UNIT_WORDS.longest(after).is_none() && torn_unit(after).is_none();
    if next.is_ascii_alphabetic() && !exponent && named() {
        let glued = |c: &char| crate::lexicon::twin(*c).is_ascii_alphanumeric();
        let run = after.chars().take(LONGEST_CODE).take_while(glued);
        let rest = &after[run.map(char::len_utf8).sum()..];
        // 4A and 5G are names; 5DWT is a number with a unit that nobody knows, and so is 3w元.
        let letters = after[..after.len() - rest.len()].chars().count();
        if super::digits::letter(after).is_some() || super::digits::last_letter(after).is_some() {
            return None;
        }
        return (!ends_or_noted(rest) || (digits == 1 && letters < 3)).then_some(rest);
    }
    let names =
        digits >= 12 && (next == '-' || is_han(next)) && UNIT_WORDS.longest(after).is_none();
    // 1+X, 2+N: a scheme, not a sum.
    let scheme = next == '+'
        && folded(after_first(after)).is_some_and(|c| matches!(c, 'X' | 'N' | 'x' | 'n'));
    if scheme {
        return Some(after_first(after_first(after)));
    }
    if digits == 1
        && let Some((_, _, mut behind)) = eat(after, &['+']).and_then(|r| integer(r, 2))
    {
        if let Some(third) = eat(behind, &['+']) {
            // 1+5+N
            if let Some(rest) = eat(third, &['N', 'X', 'n', 'x']) {
                return Some(rest);
            }
            behind = integer(third, 1).map_or(behind, |(_, _, rest)| rest);
        }
        return counts_none(behind).then_some(behind);
    }
    (names && i.len() > after.len()).then_some(after)
}

/// `第十四届`, `第3`: the text after an ordinal and the one character that it numbers.
pub(super) fn ordinal(i: &str) -> Option<&str> {
    let rest = eat(i, &['第'])?;
    let after = match integer(skip_spaces(rest), 6) {
        Some((_, _, after)) => after,
        None => skip_spaces(han_number(skip_spaces(rest), false)?.rest),
    };
    // 第1-3标段
    let after = dash(after)
        .map(|rest| eat(rest, &['第']).unwrap_or(rest))
        .and_then(|rest| integer(rest, 6))
        .map_or(after, |(_, _, rest)| rest);
    // 第 1 年
    let spaced = skip_spaces(after);
    let (after, unit) = match UNIT_WORDS.longest(spaced) {
        Some((length, _)) => (spaced, length),
        None => (after, 0),
    };
    // 第一年数据准确率
    if eat_word(after, "年数").is_some() {
        return Some(after_first(after));
    }
    let one = peek(after).filter(|c| is_han(*c)).map_or(0, char::len_utf8);
    Some(&after[unit.max(one)..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left behind digits that are no measure, where a clause begins.
    #[track_caller]
    fn leaves(text: &str, rest: Option<&str>) {
        assert_eq!(not_a_measure(text, true), rest, "{text}");
    }

    #[test]
    fn codes_stop_where_they_should() {
        for (text, rest) in [
            ("1、完成", "完成"),
            ("2.培训", "培训"),
            ("3）验收", "验收"),
            ("41号文", "文"),
            ("3#楼", "楼"),
            ("95周年活动", "活动"),
            ("80后干部", "干部"),
            ("4A级，", "级，"),
            ("4A级景区", "级景区"),
            ("1+X证书", "证书"),
            ("440112202100123南岸", "南岸"),
            ("2023级学生", "学生"),
        ] {
            leaves(text, Some(rest));
        }
    }

    #[test]
    fn measures_are_left_alone() {
        for text in [
            "",
            "95%",
            "30人",
            "3.5%",
            "20、30人",
            "10kV线路",
            "1e3米",
            "90天后",
            "五人",
        ] {
            leaves(text, None);
        }
    }

    #[test]
    fn list_numbers_stand_only_where_a_clause_begins() {
        assert_eq!(not_a_measure("1、完成", false), None);
        for (text, rest) in [
            ("（1）完成", Some("完成")),
            ("（一）完成", Some("完成")),
            ("二、完成", Some("完成")),
            ("（完成", None),
            ("1、", None),
            ("1、95%", None),
        ] {
            assert_eq!(list_number(text), rest, "{text}");
        }
    }

    #[test]
    fn ordinals_take_what_they_number() {
        for (text, rest) in [
            ("第十四届会议", Some("会议")),
            ("第3批次名单", Some("名单")),
            ("第二，", Some("，")),
            ("第三方评估", Some("评估")),
            ("第一", Some("")),
            ("第几", None),
            ("十四届", None),
        ] {
            assert_eq!(ordinal(text), rest, "{text}");
        }
    }
}
