//! Text copied out of a page, where spaces are all that is left of the columns.
//!
//! ```text
//! 一级指标 二级指标 三级指标 指标值
//! 产出指标 数量指标 培训人数 ≥300人
//! 培训期数 6期
//! 质量指标 合格率 ≥95%
//! ```
//! Merged cells leave nothing behind, so the words of the levels tell in which column a line begins. Only below a header
//! that begins with the two levels: elsewhere nothing tells. 绩效指标 left of them is one merged cell over all rows, and no
//! column of theirs.

use std::borrow::Cow;

use zhibiao::header::category;
use zhibiao::lexicon::{Column, column};

/// Bytes of a column's or level's name, and of a value in words, at most.
const NAME: usize = 120;
/// Columns of levels; the name stands behind them, and the value behind the name.
const LEVELS: usize = 2;
/// Words of a name and of a value at most, as spaces tear them.
const NAME_WORDS: usize = 4;
const VALUE_WORDS: usize = 8;

/// Whether these are the names of columns, levels first.
pub(super) fn is_header(cells: &[Cow<'_, str>]) -> bool {
    let mut names = of_rows(cells).iter().map(|cell| name(cell));
    let levels = [Some(Column::Level1), Some(Column::Level2)];
    levels.iter().all(|level| names.next() == Some(*level))
        && names.next().is_some_and(|third| third.is_some())
        && names.next().is_some()
}

/// Without 绩效指标 before the levels.
fn of_rows<'c, 't>(cells: &'c [Cow<'t, str>]) -> &'c [Cow<'t, str>] {
    match cells {
        [first, rest @ ..] if name(first) == Some(Column::Indicators) => {
            let level = |cell: &Cow<'_, str>| {
                name(cell) == Some(Column::Level1) || category(cell).is_some()
            };
            if rest.first().is_some_and(level) {
                rest
            } else {
                cells
            }
        }
        _ => cells,
    }
}

/// The cells of a line in their columns; `None` where nothing tells which they are.
pub(super) fn aligned<'t>(cells: &[Cow<'t, str>]) -> Option<Vec<Cow<'t, str>>> {
    let row: Vec<_> = cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .cloned()
        .collect();
    let mut row = of_rows(&row).to_vec();
    if is_header(&row) {
        return Some(row);
    }
    let level = |index: usize| row.get(index).filter(|cell| cell.len() <= NAME);
    let level = |index: usize| level(index).and_then(|cell| category(cell));
    let empty: &[usize] = match (level(0), level(1)) {
        (Some(_), Some(_)) => &[],
        (Some(only), None) if only.subcategory.is_some() => &[0],
        // A level 1 whose lines have no other.
        (Some(_), None) => &[1],
        (None, _) if is_name(row.first()?) && is_value(row.get(1)?) => &[0, 1],
        (None, _) => return None,
    };
    for &index in empty {
        row.insert(index, Cow::Borrowed(""));
    }
    Some(row)
}

/// The cells of a line of words: the spaces inside its name and its value part nothing (`培训 人数 ≥ 300 人`).
pub(super) fn row_of_words<'t>(words: &[Cow<'t, str>]) -> Option<Vec<Cow<'t, str>>> {
    let words = of_rows(words);
    let levels = words.iter().take(LEVELS);
    let levels = levels.take_while(|word| category(word).is_some()).count();
    if is_header(words) {
        return aligned(words);
    }
    let Some((value, count)) = value_in(words, levels + 1) else {
        return aligned(words);
    };
    let mut row: Vec<_> = words[..levels].to_vec();
    row.push(joined(&words[levels..value]));
    row.push(joined(&words[value..value + count]));
    row.extend_from_slice(&words[value + count..]);
    aligned(&row)
}

fn joined<'t>(words: &[Cow<'t, str>]) -> Cow<'t, str> {
    match words {
        [one] => one.clone(),
        words => Cow::Owned(words.join(" ")),
    }
}

/// Where the first words that are one value begin, and how many they are: the longest of them, a few words behind `from`.
fn value_in(words: &[Cow<'_, str>], from: usize) -> Option<(usize, usize)> {
    let starts = from..words.len().min(from + NAME_WORDS);
    let mut runs = starts.flat_map(|at| {
        let most = (words.len() - at).min(VALUE_WORDS);
        (1..=most).rev().map(move |count| (at, count))
    });
    // 稳步提升 10: words tell no more than that they are no name.
    let first = words.get(from).filter(|word| is_value(word));
    runs.find(|(at, count)| is_whole(&words[*at..at + count].join(" ")))
        .filter(|(at, _)| *at == from || first.is_none())
}

/// Whether a text is one measure with its unit or sign, or one date, and nothing else.
fn is_whole(text: &str) -> bool {
    // Looked at once for each run of words, so what is long is not.
    if text.len() > NAME {
        return false;
    }
    let target = zhibiao::parse_value(text);
    let counted = |m: &zhibiao::Measure<'_>| m.unit.is_some() || m.comparator.is_some();
    let one = match (&target.measures[..], &target.dates[..]) {
        ([measure], []) => counted(measure) && measure.text.len() == text.len(),
        ([], [date]) => date.text.len() == text.len(),
        _ => false,
    };
    one && target.diagnostics.is_empty()
}

/// `主管部门 某县司法局 实施单位 某县社区矫正中心`: each label with what stands behind it.
pub(super) fn pairs<'t>(line: &'t str, words: &[Cow<'t, str>]) -> Vec<Cow<'t, str>> {
    let mut cuts = vec![0];
    let mut from = 0;
    for word in words {
        let at = from + line[from..].find(&**word).unwrap_or_default();
        from = at + word.len();
        if is_label(word) {
            cuts.push(at);
            cuts.push(from);
        }
    }
    cuts.push(line.len());
    let pieces = cuts.windows(2).map(|cut| line[cut[0]..cut[1]].trim());
    pieces
        .enumerate()
        .filter(|(index, piece)| *index > 0 || !piece.is_empty())
        .map(|(_, piece)| Cow::Borrowed(piece))
        .collect()
}

/// Whether a word labels what stands behind it in a form.
pub(super) fn is_label(word: &str) -> bool {
    use Column::*;
    matches!(
        name(word),
        Some(Department | BudgetUnit | Project | Goal | Budget | Field | Footer)
    )
}

fn name(cell: &str) -> Option<Column> {
    column(cell).filter(|_| cell.len() <= NAME)
}

/// `第` of a page's number names no indicator.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.nth(1).is_some()
}

/// Whether a word reads as a target rather than as a name or prose.
fn is_value(word: &str) -> bool {
    let target = zhibiao::parse_value(word);
    let told = !target.measures.is_empty() || !target.dates.is_empty();
    told || target.trend.is_some() || target.level.is_some()
}
