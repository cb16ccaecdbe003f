//! Words before a category that do not change it.
//!
//! ```text
//! prefix   = "项目" / "部门" / "完成" …
//! prefixed = 1*4prefix category       ; 项目完成数量指标, where nothing but an end can follow
//! ```

use super::super::cursor::*;
use super::separator::tail;
use crate::lexicon::{CATEGORY, NameDef, twin};

/// Whether such a word may begin with a character, in whatever shape.
#[rustfmt::skip]
#[inline]
pub(super) fn opens_prefix(c: char) -> bool {
    match c {
        '项' | '項' | '部' | '单' | '単' | '單' | '整' | '具' | '完' | '产' | '產' | '産' | '支' | '绩' | '績' | '工'
        | '任' | '预' | '預' | '年' | '实' | '実' | '實' | '履' | '主' => true,
        '\u{4e00}'..='\u{9fff}' => false,
        _ => true,
    }
}

/// The text after a word that may stand before a category without changing it: 项目完成数量指标.
fn prefix(i: &str) -> Option<&str> {
    let mut chars = i.chars();
    let first = chars.next()?;
    if !opens_prefix(first) {
        return None;
    }
    let second = match twin(first) {
        '项' => '目',
        '部' => '门',
        '单' => '位',
        '整' | '具' => '体',
        '完' => '成',
        '产' | '支' => '出',
        '绩' => '效',
        '工' => '作',
        '任' => '务',
        '预' => '算',
        '年' => '度',
        '实' => '施',
        '履' => '职',
        '主' => '要',
        _ => return None,
    };
    (twin(chars.next()?) == second).then_some(chars.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters of the quick refusal are those of the words.
    #[test]
    fn prefixes_begin_as_told() {
        for first in '\u{4e00}'..='\u{9fff}' {
            let begins = ('\u{4e00}'..='\u{9fff}')
                .any(|second| opens_prefix(first) && prefix(&format!("{first}{second}")).is_some());
            assert_eq!(begins, opens_prefix(first), "{first}");
            let twins = "项部单整具完产支绩工任预年实履主".contains(twin(first));
            assert_eq!(twins, opens_prefix(first), "{first}");
        }
    }
}
