//! Digits that are no measure: list numbers, codes, ratios, times of day, document numbers.
//!
//! ```text
//! list     = 1*3DIGIT ("." / "、" / ")")        ; only where a clause begins
//! ratio    = 1*3DIGIT ":" 1*3DIGIT              ; also a time of day
//! document = "〔" 4DIGIT "〕" 1*DIGIT "号" / 1*DIGIT "号"
//! code     = 12*DIGIT before letters / DIGIT letters / 0DD "-" 7*8DIGIT
//! shift    = number "×" number ["小时"]          ; 7×24小时
//! ordinal  = "第" number
//! ```

use super::cursor::*;
use super::han::han_number;
use super::unit::ends_clause;
use crate::lexicon::UNIT_WORDS;

/// The text after digits that are known to be no measure. `opens` tells that a clause begins here.
pub(super) fn not_a_measure(i: &str, opens: bool) -> Option<&str> {
    let digits_end = skip_digits(i);
    let digits = i.len() - digits_end.len();
    if digits == 0 {
        return None;
    }
    let next = folded(skip_spaces(digits_end))?;
    let notable = next.is_ascii() || matches!(next, '号' | '后' | '周' | '週' | '、' | '∶' | '×' | '点' | '时' | '级' | '版' | '款' | '届');
    // Only a long code may stand right before a name.
    if (!notable && digits < 12) || next == '%' {
        return None;
    }
    if opens && let Some(rest) = list_number(i) {
        return Some(rest);
    }
    ratio(i)
        .or_else(|| numbered(digits_end))
        .or_else(|| phone(i))
        .or_else(|| hyphenated(i))
        .or_else(|| clock(i))
        .or_else(|| edition(i))
        .or_else(|| dotted(i))
        .or_else(|| shift(i))
        .or_else(|| code(i, digits_end, digits))
}

fn skip_digits(mut i: &str) -> &str {
    while let Some((_, width)) = digit(i) {
        i = &i[width..];
    }
    i
}

/// `1.`, `1、`, `1）`, and `（1）` where a clause begins.
pub(super) fn list_number(i: &str) -> Option<&str> {
    let bracketed = eat(i, &['(']);
    let inner = bracketed.unwrap_or(i);
    let rest = match integer(inner, 3) {
        Some((_, _, rest)) => rest,
        None => han_number(inner, false)?.rest,
    };
    let after = match bracketed {
        Some(_) => eat(rest, &[')'])?,
        None => eat(rest, &['.', '、', ')'])?,
    };
    // 3.5 is a number, and 20、30 are two.
    let goes_on = digit(skip_spaces(after)).is_some() || eat(after, &['%']).is_some();
    (!goes_on && !after.is_empty()).then_some(after)
}

/// `1:18`, `8:30`.
fn ratio(i: &str) -> Option<&str> {
    let part = |i| {
        let (_, _, rest) = integer(i, 4)?;
        Some(eat(rest, &['.']).and_then(|r| integer(r, 4)).map_or(rest, |(_, _, r)| r))
    };
    let mut rest = part(i)?;
    let mut parts = 1;
    while let Some(after) = eat(rest, &[':', '∶']).and_then(|r| part(skip_spaces(r))) {
        rest = after;
        parts += 1;
    }
    let scale = eat_word(rest, "比例").is_some();
    let measured = UNIT_WORDS.longest(rest).is_some() || eat(rest, &['.']).is_some();
    (parts > 1 && (!measured || scale)).then_some(rest)
}

/// `41号`, `80后`, `95周年`.
fn numbered(after_digits: &str) -> Option<&str> {
    let named = eat_words(skip_spaces(after_digits), &["号", "#", "周年", "週年"]);
    named.map(|(rest, _)| rest).or_else(|| {
        let rest = eat(after_digits, &['后'])?;
        peek(rest).is_some_and(is_han).then_some(rest)
    })
}

/// `020-12345678`.
fn phone(i: &str) -> Option<&str> {
    let rest = skip_digits(i.strip_prefix('0')?);
    let area = i.len() - rest.len();
    let after = skip_digits(rest.strip_prefix('-')?);
    let local = rest.len() - after.len();
    ((3..=4).contains(&area) && (8..=9).contains(&local)).then_some(after)
}

/// `8点-18点`, `12点前`, `0-24时`: times of day.
fn clock(i: &str) -> Option<&str> {
    let hour = |i| integer(i, 2).filter(|(h, _, _)| *h <= 24).map(|(_, _, rest)| rest);
    let rest = hour(i)?;
    let marked = eat(rest, &['点', '时']);
    let dash = super::date::dash(marked.unwrap_or(rest));
    if let Some(after) = dash.and_then(hour).and_then(|r| eat(r, &['点', '时'])) {
        return Some(after);
    }
    let rest = marked?;
    if let Some(after) = hour(rest).and_then(|r| eat(r, &['分'])) {
        return Some(after);
    }
    eat(rest, &['前', '后', '整', '半', '止', '至', '到']).map(|_| rest)
}

/// 上午`9点`: an hour by the word before it.
pub(super) fn hour<'a>(before: &str, i: &'a str) -> Option<&'a str> {
    const PARTS: [&str; 7] = ["上午", "下午", "晚上", "早上", "凌晨", "中午", "晚"];
    PARTS.iter().find(|part| before.ends_with(**part))?;
    let (_, _, rest) = integer(i, 2)?;
    eat(rest, &['点', '时'])
}

/// `2023级`, `2023版`: a year that names a class or an edition.
fn edition(i: &str) -> Option<&str> {
    let (year, count, rest) = integer(i, 4)?;
    let rest = eat(rest, &['级', '版', '款', '届'])?;
    (count == 4 && (1900..=2199).contains(&year)).then_some(rest)
}

/// `440112-2021-001`: a project's code.
fn hyphenated(i: &str) -> Option<&str> {
    let mut rest = skip_digits(i);
    let mut hyphens = 0;
    while let Some(after) = eat(rest, &['-']).filter(|r| digit(r).is_some()) {
        rest = skip_digits(after);
        hyphens += 1;
    }
    if hyphens == 1
        && let Some(rest) = eat(rest, &['号'])
    {
        return Some(rest);
    }
    let measured = UNIT_WORDS.longest(rest).is_some() || eat(rest, &['.']).is_some();
    (hyphens > 1 && !measured).then_some(rest)
}

/// `1.2.3`, `2.0.1版`.
fn dotted(i: &str) -> Option<&str> {
    let mut rest = skip_digits(i);
    let mut dots = 0;
    while let Some(after) = eat(rest, &['.']).filter(|r| digit(r).is_some()) {
        rest = skip_digits(after);
        dots += 1;
    }
    (dots > 1).then_some(rest)
}

/// `7×24小时`, `5*8`.
fn shift(i: &str) -> Option<&str> {
    let (first, _, rest) = integer(i, 2)?;
    let rest = eat(skip_spaces(rest), &['×', '*', 'x', 'X'])?;
    let (second, _, rest) = integer(skip_spaces(rest), 2)?;
    let known = [(7, 24), (24, 7), (5, 8), (8, 5), (365, 24)];
    known.contains(&(first, second)).then(|| {
        let rest = skip_spaces(rest);
        eat_words(rest, &["个小时", "小时", "h"]).map_or(rest, |(after, _)| after)
    })
}

/// Long runs of digits that name something, and digits glued to letters: 5G, 4A级.
fn code<'a>(i: &'a str, after: &'a str, digits: usize) -> Option<&'a str> {
    let next = folded(after)?;
    let exponent = matches!(next, 'e' | 'E') && digit(after_first(after)).is_some();
    if next.is_ascii_alphabetic() && !exponent && UNIT_WORDS.longest(after).is_none() {
        let rest = after.trim_start_matches(|c: char| crate::lexicon::twin(c).is_ascii_alphanumeric());
        return (!ends_clause(rest) || digits == 1).then_some(rest);
    }
    let names = digits >= 12 && (next == '-' || is_han(next)) && UNIT_WORDS.longest(after).is_none();
    // 1+X, 2+N: a scheme, not a sum.
    let scheme = next == '+' && folded(after_first(after)).is_some_and(|c| matches!(c, 'X' | 'N' | 'x' | 'n'));
    if scheme {
        return Some(after_first(after_first(after)));
    }
    (names && i.len() > after.len()).then_some(after)
}

/// `〔2021〕41号`: a document's number, from its bracket on.
pub(super) fn document(i: &str) -> Option<&str> {
    let (_, count, rest) = integer(skip_spaces(after_first(i)), 4)?;
    let rest = eat_words(rest, &["年", "年度"]).map_or(rest, |(r, _)| r);
    let close = peek(rest).filter(|c| matches!(c, ')' | '）' | ']' | '］' | '】' | '〕'))?;
    let rest = skip_spaces(&rest[close.len_utf8()..]);
    let rest = eat(rest, &['第']).unwrap_or(rest);
    let (_, _, rest) = integer(rest, 6)?;
    let rest = eat(rest, &['号'])?;
    (count == 4).then_some(rest)
}

/// `第十四届`, `第3`: the text after an ordinal and the one character that it numbers.
pub(super) fn ordinal(i: &str) -> Option<&str> {
    let rest = eat(i, &['第'])?;
    let after = match integer(skip_spaces(rest), 6) {
        Some((_, _, after)) => after,
        None => han_number(rest, false)?.rest,
    };
    let unit = UNIT_WORDS.longest(after).map_or(0, |(length, _)| length);
    let one = peek(after).filter(|c| is_han(*c)).map_or(0, char::len_utf8);
    Some(&after[unit.max(one)..])
}

/// A word in Latin letters with the digits that belong to it: PM2.5, TOP100, GB/T 19001-2016.
pub(super) fn latin(i: &str) -> &str {
    let word = |c: char| {
        let c = crate::lexicon::twin(c);
        c.is_ascii_alphanumeric()
    };
    let mut rest = i.trim_start_matches(word);
    if let Some(digits) = counted(i, rest) {
        return digits;
    }
    // The point of PM2.5 and the hyphen of COVID-19.
    while let Some(after) = eat(rest, &['.', '-', '_'])
        && folded(after).is_some_and(|c| c.is_ascii_alphanumeric())
        && last(&i[..i.len() - rest.len()]).is_some_and(word)
    {
        rest = after.trim_start_matches(word);
    }
    standard(i, rest).unwrap_or(rest)
}

/// `AED`50台, `GDP`6%: letters glued to a number that has a unit; the digits of TOP100 and PM2.5 are theirs.
fn counted<'a>(i: &'a str, rest: &'a str) -> Option<&'a str> {
    const THEIRS: [&str; 14] = [
        "TOP", "PM", "IPV", "ISO", "DN", "PE", "DB", "GB", "GBT", "COVID", "HPV", "PPR", "PVC", "LNG",
    ];
    let letters: String = i[..i.len() - rest.len()].chars().map(crate::lexicon::twin).collect();
    let name = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = name.len() < letters.len() && name.len() > 1 && name.chars().all(|c| c.is_ascii_alphabetic());
    let unit = UNIT_WORDS.longest(rest).is_some();
    if !glued || !unit || THEIRS.contains(&name.to_ascii_uppercase().as_str()) {
        return None;
    }
    i.char_indices().find(|(_, c)| crate::lexicon::twin(*c).is_ascii_digit()).map(|(at, _)| &i[at..])
}

/// `/T 19001-2016` after GB: a standard's number.
fn standard<'a>(i: &'a str, rest: &'a str) -> Option<&'a str> {
    const BODIES: [&str; 18] = [
        "GB", "GBT", "DB", "ISO", "IEC", "HJ", "JGJ", "CJJ", "JTG", "SL", "NY", "WS", "YY", "GA", "JT", "LY", "TD", "DL",
    ];
    let word: String = i[..i.len() - rest.len()].chars().map(crate::lexicon::twin).collect();
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if !BODIES.contains(&letters) {
        return None;
    }
    let rest = match eat(rest, &['/']) {
        Some(after) => eat(after, &['T', 'Z']).or_else(|| digit(after).map(|_| after))?,
        None => rest,
    };
    let mut after = skip_digits(skip_spaces(rest));
    while let Some(more) = eat(after, &['-', '.', '—', '/']).filter(|r| digit(r).is_some()) {
        after = skip_digits(more);
    }
    Some(after)
}
