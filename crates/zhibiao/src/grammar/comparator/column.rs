//! The comparator that a sign column names.
//!
//! ```text
//! column = *( 定量 / 正向 / … ) [before / after]     ; as in `comparator.rs`
//! ```
//! Accepted: `≥`, `正向 大于等于`, `定性` (none on purpose). Refused: `大约摸`.

use crate::lexicon::{AFTER, BEFORE, COMPARATORS, ComparatorDef, NO_SIGN};

/// The lexicon's spelling of a comparator word: ≥ for ≧.
pub(crate) fn comparator_word(word: &str) -> Option<&'static str> {
    let index = BEFORE.exact(word).or_else(|| AFTER.exact(word))?;
    Some(COMPARATORS[index as usize].word)
}

/// Whether a sign column names no comparator on purpose.
fn is_silent(word: &str) -> bool {
    word.is_empty() || NO_SIGN.exact(word).is_some()
}

/// A sign column: `≥`, `正向 大于等于`; `Ok(None)` where it names no comparator on purpose (定性, empty).
pub(crate) fn column(text: &str) -> Result<Option<&'static ComparatorDef>, ()> {
    let words = text.split([
        ' ', '\u{3000}', '\u{a0}', '\n', '\r', '\t', '(', ')', '（', '）', '，', ',', '、', '-',
        '；', ';', ':', '：',
    ]);
    let mut found = Ok(None);
    for word in words {
        // 1.大于等于, as a form's list has it; 2起 is an amount.
        let word = word.trim();
        let listed = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let numbered = word[..word.len() - listed.len()].ends_with('.');
        let word = if numbered { listed } else { word };
        if let Some(index) = BEFORE.exact(word).or_else(|| AFTER.exact(word)) {
            return Ok(Some(&COMPARATORS[index as usize]));
        }
        if is_silent(word) {
            continue;
        }
        // 正向大于等于, ≥定量, glued
        let first = BEFORE
            .longest(word)
            .filter(|(length, _)| is_silent(&word[*length..]));
        let last = BEFORE
            .suffix(word)
            .filter(|(length, _)| is_silent(&word[..word.len() - length]));
        match last.or(first) {
            Some((_, index)) => return Ok(Some(&COMPARATORS[index as usize])),
            None => found = Err(()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Op;

    #[test]
    fn a_sign_column_may_say_nothing() {
        for (text, expected) in [
            ("≥", Ok(Some(Op::Ge))),
            ("正向 大于等于", Ok(Some(Op::Ge))),
            ("反向小于等于", Ok(Some(Op::Le))),
            ("以上", Ok(Some(Op::Ge))),
            ("定性", Ok(None)),
            ("", Ok(None)),
            ("大约摸", Err(())),
        ] {
            assert_eq!(
                column(text).map(|def| def.map(|def| def.op)),
                expected,
                "{text}"
            );
        }
    }
}
