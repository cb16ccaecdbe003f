//! What single cells say, apart from the names of columns: fillers, totals, notes, titles, list marks.

use zhibiao::lexicon::{self, Column, NameDef, fold};

use super::line::is_space;
use super::marks::unnumbered;

/// Bytes of a column name or label at most: spares long cells the look-up.
const HEADER_BYTES: usize = 120;

/// The column or field that a cell names.
pub(super) fn column(text: &str) -> Option<Column> {
    let found = match text.len() {
        1..=HEADER_BYTES => lexicon::column(text)?,
        _ => return None,
    };
    // 指标值（符号）: what stands in brackets tells the two apart.
    let of_signs = found == Column::Value && (text.contains('符') || text.contains("比较"));
    Some(if of_signs { Column::Sign } else { found })
}

/// The category that a cell names and nothing else, but for a number before it: `一、产出指标`.
pub(super) fn category(text: &str) -> Option<NameDef> {
    match text.len() {
        1..=HEADER_BYTES => lexicon::category(unnumbered(text)),
        _ => None,
    }
}

/// `……`, `...`, `—`: rows left for more.
pub(super) fn is_filler(text: &str) -> bool {
    let dots =
        |c: char| matches!(c, '…' | '.' | '．' | '。' | '·' | '⋯' | '-' | '—' | '*') || is_space(c);
    !text.is_empty()
        && text.chars().all(dots)
        && text.chars().any(|c| !matches!(c, '-' | '—' | '*'))
}

/// 合计, 总分: the head of a row that sums others up.
pub(super) fn is_total(text: &str) -> bool {
    column(text) == Some(Column::Total)
}

/// A sum and nothing else, whatever stands beside it. `总分` is also the name of a column of weights.
pub(super) fn is_sum(text: &str) -> bool {
    const SUMS: [&str; 6] = ["合计", "小计", "总计", "总分", "合计总分", "总分合计"];
    text.len() <= HEADER_BYTES && {
        let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        SUMS.contains(&bare.as_str())
    }
}

/// A sum or a conclusion: 自评等级, 综合得分.
pub(super) fn is_total_row(text: &str) -> bool {
    is_total(text) || is_sum(text)
}

/// 注：, 填表人：, and whatever else stands below a table.
pub(super) fn is_footer(text: &str) -> bool {
    const NOTES: [&str; 10] = [
        "注:",
        "注1",
        "备注:",
        "说明:",
        "附注",
        "填表说明",
        "填报说明",
        "编制说明",
        "注释",
        "*注",
    ];
    let start: String = text
        .chars()
        .take(8)
        .map(fold)
        .filter(|c| !is_space(*c))
        .collect();
    NOTES.iter().any(|note| start.starts_with(note))
        || label(text).is_some_and(|(found, _)| found == Column::Footer)
}

/// The label that a cell is, or begins with before a colon, and what stands behind the colon.
pub(super) fn label(text: &str) -> Option<(Column, &str)> {
    if let Some(found) = column(text) {
        return Some((found, ""));
    }
    let colon = text
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let found = column(&text[..colon.0])?;
    let rest = &text[colon.0 + colon.1.len_utf8()..];
    Some((found, rest.trim_matches(is_space)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_notes_and_totals() {
        assert!(
            is_filler("……")
                && is_filler("...")
                && !is_filler("—")
                && !is_filler("")
                && !is_filler("…等")
        );
        assert!(
            is_footer("注：指标值为百分比的")
                && is_footer("填表人：张三")
                && !is_footer("注册企业数")
        );
        assert!(
            is_total_row("合计")
                && is_total_row("总分")
                && is_total_row("总 分：")
                && !is_total_row("总产值")
        );
    }
}
