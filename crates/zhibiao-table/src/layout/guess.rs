//! What an unknown header most likely names.

use zhibiao::lexicon::{Clue, Column, fold, has_clue};

use super::line::is_space;
use super::words::{category, column};

/// What an unknown header most likely names, by the words it ends or begins with.
pub(super) fn guess(text: &str) -> Option<Column> {
    const ENDS: [(&str, Column); 22] = [
        ("完成值", Column::Actual),
        ("实际值", Column::Actual),
        ("完成情况", Column::Actual),
        ("执行情况", Column::Actual),
        ("得分", Column::Score),
        ("评分", Column::Score),
        ("分值", Column::Weight),
        ("权重", Column::Weight),
        ("计量单位", Column::Unit),
        ("度量单位", Column::Unit),
        ("符号", Column::Sign),
        ("运算符", Column::Sign),
        ("指标值", Column::Value),
        ("目标值", Column::Value),
        ("预期值", Column::Value),
        ("计划值", Column::Value),
        ("实现值", Column::Value),
        ("值及单位", Column::Value),
        ("项目名称", Column::Project),
        ("指标名称", Column::Level3),
        ("指标内容", Column::Level3),
        ("指标", Column::Level3),
    ];
    const STARTS: [(&str, Column); 3] = [
        ("一级指标", Column::Level1),
        ("二级指标", Column::Level2),
        ("三级指标", Column::Level3),
    ];
    let bare: String = text.chars().filter(|c| !is_space(*c)).map(fold).collect();
    let bare = bare.split('(').next().unwrap_or_default();
    if bare.chars().nth(14).is_some() || has_clue(bare, Clue::Beside) || category(bare).is_some() {
        return None;
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '分' | '%');
    let points = column(bare.trim_end_matches(digits));
    let of_points = points.filter(|found| matches!(found, Column::Weight | Column::Score));
    let ends = ENDS.iter().find(|(word, _)| bare.ends_with(word));
    let starts = STARTS.iter().find(|(word, _)| bare.starts_with(word));
    of_points.or_else(|| ends.or(starts).map(|(_, found)| *found))
}
