//! Numbers that were never filled in.
//!
//! ```text
//! mask   = 2*MARK / MARK unit                        ; the same mark: **, XX, __, □
//! blank  = comparator [unit]                         ; and then nothing
//! ```
//! Accepted: `≥**%`, `不低于 %`, `≥`. Refused: a single `×` before a number, `=本年收入`.

use super::affix::Prefix;
use super::clause_end::ends_clause;
use super::comparator::Found;
use super::context::Context;
use super::cursor::*;
use super::draft::Outcome;
use super::unit_word;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{Numeral, UNIT_WORDS, numeral};
use crate::model::Dimension;

/// Whether a template's stand-in for digits begins here: `**`, `XX`, `__`, `□`.
pub(super) fn mask(i: &str) -> Option<&str> {
    let first = folded(i)?;
    if !matches!(
        first,
        '*' | 'X' | 'x' | '_' | '＿' | '?' | '？' | '□' | '×' | '○' | '〇' | '△' | 'N' | '…'
    ) {
        return None;
    }
    let mut rest = after_first(i);
    let mut count = 1;
    while folded(rest) == Some(first) {
        rest = after_first(rest);
        count += 1;
    }
    let alone = matches!(first, '□' | '*' | 'X' | 'N')
        && before_unit(rest)
        && !rest.starts_with(|c: char| crate::lexicon::twin(c).is_ascii_alphabetic());
    (count > 1 || alone).then_some(rest)
}

fn before_unit(i: &str) -> bool {
    UNIT_WORDS.longest(skip_spaces(i)).is_some() || skip_spaces(i).is_empty()
}

pub(super) fn unreadable<'a>(
    cx: &Context<'a>,
    from: &'a str,
    to: &'a str,
    code: Code,
) -> Outcome<'a> {
    let span = cx.span(from, to);
    Outcome::Unreadable(to, Diagnostic { code, span })
}

/// A comparator with no number: a template's blank, or just a word.
pub(super) fn no_number<'a>(
    cx: &Context<'a>,
    start: &'a str,
    rest: &'a str,
    prefix: &Prefix<'a>,
) -> Outcome<'a> {
    // 不少于×人
    let bounded = prefix.found.iter().any(|found| found.op.is_inequality());
    let times =
        || eat(rest, &['×']).filter(|after| bounded && !after.is_empty() && before_unit(after));
    if let Some(after) = mask(rest).or_else(times) {
        if prefix.found.is_empty() && !prefix.below.is_empty() {
            return Outcome::Nothing;
        }
        return unreadable(cx, start, after, Code::DigitsMissing);
    }
    // 》 亩: nothing but the unit; =本年收入 goes on.
    let unit = unit_word::simple(cx, rest).filter(|(after, _)| !peek(after).is_some_and(is_han));
    let blank = unit.is_some() || rest.is_empty() || ends_clause(rest) || unit_of_money(rest);
    match prefix.found.last() {
        Some(found)
            if !found.is_sign() && found.op.is_inequality() && wordy_blank(cx, found, rest) =>
        {
            let to = &cx.source[found.piece.end() as usize..];
            unreadable(cx, start, to, Code::NumberMissing)
        }
        Some(found)
            if found.is_sign() && blank && (found.op.is_inequality() || !rest.is_empty()) =>
        {
            let to = &cx.source[found.piece.end() as usize..];
            unreadable(cx, start, to, Code::NumberMissing)
        }
        _ => Outcome::Nothing,
    }
}

/// How long a unit may be that stands for a value, in bytes.
const LONGEST_UNIT: usize = 15;

/// `公里`, `万亩`: whether a value is a unit and nothing else; 年 and 天 may say how often.
pub(super) fn is_unit(cx: &Context<'_>) -> bool {
    let text = cx.source;
    if text.is_empty() || text.len() > LONGEST_UNIT {
        return false;
    }
    // Nearly all words begin with a character that no unit begins with.
    let able = |c: char| UNIT_WORDS.begins(c) || numeral(c) != Numeral::None;
    if cx.options.is_standard() && !peek(text).is_some_and(able) {
        return false;
    }
    let rest = match unit_of_money(text) {
        true => after_first(text),
        false => text,
    };
    let unit = unit_word::simple(cx, rest).filter(|(after, _)| after.is_empty());
    unit.is_some_and(|(_, unit)| unit.dimension != Dimension::Time)
}

/// `≥万元`: a blank before a multiplied unit.
pub(super) fn unit_of_money(i: &str) -> bool {
    super::han::multiplier(i).is_some() && UNIT_WORDS.longest(after_first(i)).is_some()
}

/// `不低于 %`, or nothing but 大于等于: a word that was meant for a number.
fn wordy_blank(cx: &Context<'_>, found: &Found<'_>, rest: &str) -> bool {
    let opens = cx.source[..found.piece.start as usize].trim().is_empty();
    let spaced = rest.len() < cx.source.len() - found.piece.end() as usize
        || !peek(rest).is_some_and(is_han);
    let unit = spaced && (unit_word::simple(cx, rest).is_some() || unit_of_money(rest));
    let alone = opens && rest.is_empty() && !found.piece.starts_with(['达', '達']);
    unit || alone
}
