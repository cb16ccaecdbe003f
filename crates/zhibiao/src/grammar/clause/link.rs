//! What parts two values of one clause, so that the first number qualifies nothing.
//!
//! ```text
//! link = [noun] ( "并" / "同时" / … ) / "/" / noun "/" verb
//! ```
//! Accepted: 改造5亩以内`并`检查100次, 救治120例以上重症患者`并`发放4份, 处置50吨废物`/`安装25套. Refused: 5万人以上合`并`乡镇3个, 50千瓦以上`并`网项目3个.
//! A space ends the clause: see `scan/ends.rs`.

use crate::grammar::cursor::*;
use crate::grammar::label::starts_with_verb;
use crate::lexicon::{LINK, UNLINKED, twin};

/// Where the first value's words end, and where the second's begin.
pub(super) struct Link {
    pub(super) end: usize,
    pub(super) next: usize,
}

/// How far a link is sought behind a value, in characters: bounds the look-ahead.
const LONGEST_NOUN: usize = 24;

/// The link between two offsets.
pub(super) fn link(source: &str, from: usize, to: usize) -> Option<Link> {
    let gap = source.get(from..to)?;
    let mut before = None;
    for (at, c) in gap.char_indices().take(LONGEST_NOUN) {
        let rest = &gap[at..];
        let named = before.is_some();
        let length = match twin(c) {
            '/' if !named || starts_with_verb(skip_spaces(after_first(rest))) => Some(c.len_utf8()),
            _ if !is_han(c) => None,
            _ => word(rest, before),
        };
        if let Some(length) = length {
            let end = from + at;
            let next = end + kept(rest, length);
            return Some(Link { end, next });
        }
        before = Some(c).filter(|c| is_han(*c)).or(before);
    }
    None
}

/// How much of a linking word is left out: 其中 says of the second value what it is a part of.
pub(in crate::grammar) fn kept(i: &str, length: usize) -> usize {
    match eat(i, &['其']) {
        Some(_) => 0,
        None => length,
    }
}

/// How long the word is that links here, behind a character of the first value's noun.
pub(in crate::grammar) fn word(i: &str, before: Option<char>) -> Option<usize> {
    let (length, ()) = LINK.longest(i)?;
    let noun = UNLINKED.longest(i).is_some_and(|(stop, ())| stop > length);
    // 合并, 兼并, 一并, 尤其; and 且 ends other words, too.
    let joined = |c| {
        matches!(
            twin(c),
            '合' | '兼' | '归' | '吞' | '一' | '撤' | '拆' | '裁' | '尤'
        )
    };
    let inside =
        before.is_some_and(joined) || before.is_some() && eat(i, &['且', '的', '而']).is_some();
    (!noun && !inside).then_some(length)
}
