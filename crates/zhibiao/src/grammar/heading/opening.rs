//! The category that a text opens with: as it stands, with a space in it, behind a prefix, or broken.

use super::super::cursor::*;
use super::broken::broken;
use super::prefix::prefixed;
use super::word::is_rate;
use crate::lexicon::{CATEGORY, NameDef, start, starts};

/// The category at the start of a text: its length and what it stands for.
pub(in super::super) fn category_at(i: &str) -> Option<(usize, NameDef)> {
    if peek(i).is_none_or(|c| starts(c) & start::CATEGORY == 0) {
        return prefixed(i);
    }
    let direct = CATEGORY.longest(i);
    match direct {
        Some((_, def)) if !def.bare => return direct,
        Some((length, def)) => {
            // 产出 指标
            let rest = skip_spaces(&i[length..]);
            if let Some((after, _)) = eat_words(rest, &["指标", "目标"])
                && rest.len() < i.len() - length
            {
                return Some((i.len() - after.len(), NameDef { bare: false, ..def }));
            }
        }
        None => {}
    }
    prefixed(i).or_else(|| broken(i)).or(direct)
}

/// Whether a category stands here that a space, a colon or a name parts from the rest: what a bare number may file.
pub(in super::super) fn opens(i: &str) -> bool {
    category_at(skip_spaces(i)).is_some_and(|(length, def)| {
        let rest = &skip_spaces(i)[length..];
        let parted = rest.starts_with(is_space) || eat(rest, &[':', '\n', '\r']).is_some();
        parted || (!def.bare && !is_rate(rest))
    })
}
