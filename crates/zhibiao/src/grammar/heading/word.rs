//! Category words as the lexicon has them, and what makes a name of one.

use super::super::cursor::*;
use crate::lexicon::CATEGORY;

/// The text after a category name that says 指标 or 目标.
pub(in super::super) fn category(i: &str) -> Option<&str> {
    let (length, def) = CATEGORY.longest(i)?;
    (!def.bare).then(|| &i[length..])
}

/// 质量指标达标率: what follows makes a name of the category.
pub(in super::super) fn is_rate(i: &str) -> bool {
    matches!(peek(i), Some('完' | '达' | '实' | '達' | '實'))
        && eat_words(
            i,
            &[
                "完成率",
                "达标率",
                "实现率",
                "达成率",
                "完成比例",
                "完成数",
                "达标比例",
            ],
        )
        .is_some()
}
