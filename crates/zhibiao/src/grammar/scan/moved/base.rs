//! The words around what a change starts from.
//!
//! Accepted: 在100户`的基础上`, 满意度`由上年`的85%. Refused: `从业者`由80人增加到90人.

use super::LONGEST_VERB;
use crate::grammar::cursor::*;
use crate::lexicon::{GROUND, QUANTITY_NOUN, twin};

/// `的基础上`, `试点的基础上再`: what makes a base of the number before it.
pub(super) fn is_ground(gap: &str) -> bool {
    let gap = gap.trim_end_matches(['再', '又']).trim_end();
    GROUND.suffix(gap).is_some()
}

/// 由, 从: what opens a change that names both its ends.
pub(super) fn opens_change(c: char) -> bool {
    matches!(twin(c), '由' | '从' | '自')
}

/// Words without those at their end that only tell where the change starts: 满意度`由上年`的85%提高到90%.
pub(super) fn without_base(words: &str) -> &str {
    let opener = words
        .char_indices()
        .rev()
        .take(LONGEST_VERB)
        .find(|(_, c)| opens_change(*c));
    match opener {
        Some((at, _)) if names_base(&words[at..]) => &words[..at],
        _ if names_base(words) => "",
        _ => words,
    }
}

/// `由上年`的85%提高到90%, `由原有`80家增加到90家: words that only tell where the change starts.
fn names_base(label: &str) -> bool {
    let mut chars = label.chars().map(twin);
    let (first, next) = (chars.next(), chars.next());
    // 从业者由80人增加到90人
    let noun = first == Some('从') && matches!(next, Some('业' | '事'));
    let joined = first.is_some_and(opens_base) && !noun;
    let short = label.chars().nth(LONGEST_VERB).is_none();
    joined && short && QUANTITY_NOUN.suffix(label).is_none()
}
