//! The dash between two ends, of a range or of two dates.

use super::cursor::*;

/// `-`, `—`, `至`, `到` and their like between two ends.
pub(super) fn dash(i: &str) -> Option<&str> {
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

/// A dash, as nom's parser.
pub(super) fn to(i: &str) -> Parsed<'_, ()> {
    dash(i).map_or_else(miss, |rest| Ok((rest, ())))
}
