//! What an unknown header most likely names.

use zhibiao::lexicon::{self, Clue, Column, fold, has_clue};

use super::line::is_space;
use super::words::{category, column};

/// What an unknown header most likely names, by the words it ends or begins with.
pub(super) fn guess(text: &str) -> Option<Column> {
    let bare: String = text.chars().filter(|c| !is_space(*c)).map(fold).collect();
    let bare = bare.split('(').next().unwrap_or_default();
    // 目标值/完成值
    let bare = bare.split('/').next().unwrap_or_default();
    if bare.chars().nth(14).is_some() || has_clue(bare, Clue::Beside) || category(bare).is_some() {
        return None;
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '分' | '%');
    let points = column(bare.trim_end_matches(digits));
    let of_points = points.filter(|found| matches!(found, Column::Weight | Column::Score));
    of_points.or_else(|| lexicon::guess(bare))
}
