//! The dash between two ends, of a range or of two dates.

use super::cursor::*;
use super::markup::BACKSLASHES;

/// `-`, `—`, `至`, `到` and their like between two ends; `\\-` as Markdown writes it.
pub(super) fn dash(i: &str) -> Option<&str> {
    let i = i.strip_prefix(BACKSLASHES).unwrap_or(i);
    let rest = eat(
        i,
        &['-', '–', '—', '~', '～', '至', '到', '―', '─', '━', '－'],
    )?;
    // —— and ～～ are one dash; in ～-5% and —-5% the hyphen is a sign.
    let word = eat(i, &['至', '到']).is_some();
    let sign = eat(i, &['-']).is_none() && eat(rest, &['-']).is_some_and(|r| digit(r).is_some());
    Some(
        eat(rest, &['—', '-', '~', '─', '―', '━'])
            .filter(|_| !word && !sign)
            .unwrap_or(rest),
    )
}

/// `10%-` before >20%: whether words end in the stroke of an arrow.
pub(super) fn ends_in_dash(before: &str) -> bool {
    matches!(last(before).map(crate::lexicon::twin), Some('-' | '—'))
}

/// `-90%` on the line below 80%: the end of a range, or a number below zero; the text from the dash on.
pub(super) fn below_line(i: &str) -> Option<&str> {
    let below = i.starts_with(['\n', '\r']).then(|| skip_break(i))?;
    let number = eat(below, &['-', '–', '—', '~', '～'])?;
    digit(number).map(|_| below)
}

/// A dash, as nom's parser.
pub(super) fn to(i: &str) -> Parsed<'_, ()> {
    dash(i).map_or_else(miss, |rest| Ok((rest, ())))
}
