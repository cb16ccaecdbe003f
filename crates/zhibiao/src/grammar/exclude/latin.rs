//! Digits that belong to a word in Latin letters.
//!
//! ```text
//! latin = letters *( digits / "." / "-" ) / body ["/T"] number   ; PM2.5, GB/T 19001-2016
//! ```
//! Accepted: `PM2.5`浓度, `T+1日`. Refused: AED`50台`, GDP`6%`.

use super::super::cursor::*;
use super::super::han::multiplier;
use super::skip_digits;
use crate::lexicon::{AFTER, LETTERED, STANDARD, UNIT_WORDS};

/// A word in Latin letters with the digits that belong to it: PM2.5, TOP100, GB/T 19001-2016.
pub(in super::super) fn latin(i: &str) -> &str {
    let word = |c: char| {
        let c = crate::lexicon::twin(c);
        c.is_ascii_alphanumeric()
    };
    let mut rest = i.trim_start_matches(word);
    // TOP 100, as TOP100
    let spaced = skip_spaces(rest);
    if spaced.len() < rest.len()
        && eat(i, &['T', 't'])
            .and_then(|r| eat(r, &['O', 'o']))
            .and_then(|r| eat(r, &['P', 'p']))
            == Some(rest)
        && let Some((_, _, after)) = integer(spaced, 4)
    {
        return after;
    }
    if let Some(digits) = counted(i, rest) {
        return digits;
    }
    // K10+200: a place on a road.
    if matches!(folded(i), Some('K' | 'k'))
        && let Some((_, 3, after)) = eat(rest, &['+']).and_then(|r| integer(r, 3))
    {
        return after;
    }
    // T+1, T+1日: the next trading day.
    if let Some(digits) = days_after(i)
        && let Some((_, _, after)) = integer(digits, 2)
    {
        let day = eat(skip_spaces(after), &['日']);
        if let Some(after) = day.or(UNIT_WORDS
            .longest(skip_spaces(after))
            .is_none()
            .then_some(after))
        {
            return after;
        }
    }
    // YJV-4×25: so many cores of a cable.
    let cored = |before: &str, i| {
        let figures = digit(after_first(i)).is_some() && last(before).is_some_and(is_figure);
        figures && before.contains(|c| crate::lexicon::twin(c) == '-')
    };
    // The point of PM2.5 and the hyphen of COVID-19.
    while let Some(after) = eat(rest, &['.', '-', '_'])
        .or_else(|| eat(rest, &['×', '*']).filter(|_| cored(&i[..i.len() - rest.len()], rest)))
        && folded(after).is_some_and(|c| c.is_ascii_alphanumeric())
        && last(&i[..i.len() - rest.len()]).is_some_and(word)
    {
        rest = after.trim_start_matches(word);
    }
    standard(i, rest).unwrap_or(rest)
}

/// `1OO`人, `l00`%: letters typed for digits, before a unit.
pub(in super::super) fn mistyped(i: &str, rest: &str) -> bool {
    let words = &i[..i.len() - rest.len()];
    let twins = || words.chars().map(crate::lexicon::twin);
    twins().all(|c| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I'))
        && twins().any(|c| c.is_ascii_digit())
        && !twins().all(|c| c.is_ascii_digit())
        && {
            // 4O0余人
            let rest = skip_spaces(rest);
            let rest = eat(rest, &['余', '多']).unwrap_or(rest);
            UNIT_WORDS.longest(skip_spaces(rest)).is_some() || multiplier(rest).is_some()
        }
}

/// `T+`5个工作日: so many days after the day that T stands for.
pub(in super::super) fn days_after(i: &str) -> Option<&str> {
    let rest = eat(eat(i, &['T'])?, &['+'])?;
    digit(rest).map(|_| rest)
}

/// `AED`50台, `GDP`6%: letters glued to a number that has a unit; the digits of TOP100 and PM2.5 are theirs.
fn counted<'a>(i: &'a str, rest: &'a str) -> Option<&'a str> {
    let letters: String = i[..i.len() - rest.len()]
        .chars()
        .map(crate::lexicon::twin)
        .collect();
    let name = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = name.len() < letters.len()
        && name.len() > 1
        && name.chars().all(|c| c.is_ascii_alphabetic());
    // The digits of pH6.5 are its value; nothing bears such a name.
    let unit = UNIT_WORDS.longest(skip_spaces(rest)).is_some() || name.eq_ignore_ascii_case("ph");
    // PQI90以上
    let unit = unit || bounded(rest);
    if !glued
        || !unit
        || LETTERED
            .exact_of(name.chars().map(|c| c.to_ascii_uppercase()))
            .is_some()
    {
        return None;
    }
    i.char_indices()
        .find(|(_, c)| crate::lexicon::twin(*c).is_ascii_digit())
        .map(|(at, _)| &i[at..])
}

/// `以上` behind the last digits of a number: 3`.0以上`.
fn bounded(i: &str) -> bool {
    let point = eat(i, &['.']).filter(|rest| digit(rest).is_some());
    let behind = skip_spaces(point.map_or(i, skip_digits));
    AFTER
        .longest(behind)
        .is_some_and(|(length, _)| behind[..length].chars().nth(1).is_some())
}

/// `/T 19001-2016` after GB: a standard's number.
fn standard<'a>(i: &'a str, rest: &'a str) -> Option<&'a str> {
    let word = &i[..i.len() - rest.len()];
    let digit_at_end = |c: char| crate::lexicon::twin(c).is_ascii_digit();
    STANDARD.exact(word.trim_end_matches(digit_at_end))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_latin_letters_keep_their_digits() {
        for (text, rest) in [
            ("PM2.5浓度", "浓度"),
            ("COVID-19检测", "检测"),
            ("TOP100企业", "企业"),
            ("GB/T 19001-2016标准", "标准"),
            ("AED50台", "50台"),
            ("GDP6%", "6%"),
            ("APP，", "，"),
            ("K10+200至", "至"),
            ("T+1，", "，"),
            ("T+1日，", "，"),
        ] {
            assert_eq!(latin(text), rest, "{text}");
        }
    }
}
