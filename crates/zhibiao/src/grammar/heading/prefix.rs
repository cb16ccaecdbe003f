//! Words before a category that do not change it.
//!
//! ```text
//! prefix   = "项目" / "部门" / "完成" …
//! prefixed = 1*4prefix category       ; 项目完成数量指标, where nothing but an end can follow
//! ```

use super::super::cursor::*;
use super::separator::tail;
use crate::lexicon::{CATEGORY, NameDef, PREFIX};

/// Whether such a word may begin with a character, in whatever shape.
#[inline]
pub(super) fn opens_prefix(c: char) -> bool {
    !is_han(c) || PREFIX.begins(c)
}

/// The text after a word that may stand before a category without changing it: 项目完成数量指标.
fn prefix(i: &str) -> Option<&str> {
    PREFIX.longest(i).map(|(length, ())| &i[length..])
}

/// Whether a word before a category can begin here: 项目完成数量指标.
pub(super) fn begins_prefix(i: &str) -> bool {
    prefix(i).is_some()
}

/// Whether a category that says neither 指标 nor 目标 stands behind such words: 项目社会效应.
pub(super) fn prefixes(i: &str) -> bool {
    let mut rest = i;
    while let Some(after) = prefix(rest) {
        rest = after;
        if CATEGORY.longest(rest).is_some_and(|(_, def)| !def.bare) {
            return true;
        }
    }
    false
}

/// `项目完成数量指标`, where nothing but an end can follow.
pub(super) fn prefixed(i: &str) -> Option<(usize, NameDef)> {
    let mut rest = prefix(i)?;
    let near = &i.as_bytes()[..i.len().min(45)];
    let ends = ["标".as_bytes(), "標".as_bytes()];
    near.windows(3).find(|piece| ends.contains(piece))?;
    for count in 0..4 {
        if count > 0 {
            rest = prefix(rest)?;
        }
        if let Some((length, def)) = CATEGORY.longest(rest).filter(|(_, def)| !def.bare) {
            let after = skip_spaces(&rest[length..]);
            let ends = after.is_empty()
                || eat(after, &[':', '\n', '\r', '(', '。']).is_some()
                || tail(after).len() < after.len();
            return ends.then(|| (i.len() - rest.len() + length, def));
        }
    }
    None
}
