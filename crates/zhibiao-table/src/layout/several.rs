//! Rows whose cells hold several indicators.

use super::levels::part;
use super::marks::marks;
use super::shift::is_value;
use crate::document::Text;
use crate::indicator::{Cells, Indicator};

/// Where no column has values, the name's cell may hold them: `机柜数量(≥77台)`, `举办培训班≥5期`.
pub(super) fn glued<'a>(row: &Indicator<'a>) -> Option<Vec<Indicator<'a>>> {
    let name = row.name.as_ref()?;
    let cell = zhibiao::parse_cell(name);
    let told = |found: &zhibiao::Indicator<'_>| !found.name.is_empty();
    if cell.indicators.is_empty() || !cell.indicators.iter().all(told) {
        return None;
    }
    let piece = |found: &zhibiao::Piece<'_>| {
        part(
            name,
            found.start as usize,
            found.start as usize + found.text.len(),
        )
    };
    let own = |found: &zhibiao::Indicator<'_>| {
        let target = &found.target.text;
        let value = (!target.text.is_empty()).then(|| piece(target));
        Indicator {
            ordinal: found.ordinal.or(row.ordinal),
            name: Some(piece(&found.name)),
            cells: Cells {
                value,
                weight: row
                    .cells
                    .weight
                    .clone()
                    .or_else(|| found.weight.as_ref().map(&piece)),
                actual: row
                    .cells
                    .actual
                    .clone()
                    .or_else(|| found.actual.as_ref().map(&piece)),
                ..row.cells.clone()
            },
            ..row.clone()
        }
    };
    Some(cell.indicators.iter().map(own).collect())
}

/// Where the column of values is empty, the name's cell may hold one, in brackets or behind a sign: `机柜数量(≥77台)`.
pub(super) fn hidden<'a>(row: &Indicator<'a>) -> Option<Indicator<'a>> {
    let cells = &row.cells;
    if cells.value.is_some() || cells.sign.is_some() || cells.actual.is_some() {
        return None;
    }
    let [found] = <[Indicator<'a>; 1]>::try_from(glued(row)?).ok()?;
    let (name, value) = (row.name.as_ref()?, found.cells.value.as_ref()?);
    let before = name[..name.find(&**value)?].chars().next_back()?;
    let first = value.chars().next()?;
    let told = matches!(before, '(' | '（') || !first.is_ascii_digit() && is_value(value);
    (told && is_measure(value)).then_some(found)
}

/// Two lists side by side, item by item: names `指标1：… 指标2：…` and as many lines of values.
pub(super) fn listed<'a>(row: &Indicator<'a>) -> Option<Vec<Indicator<'a>>> {
    let (name, value) = (row.name.as_ref()?, row.cells.value.as_ref()?);
    // The first name lost its mark already.
    row.ordinal?;
    let names = lines(name);
    let values = lines(value);
    let marked = |line: &Text<'_>| marks(line).1.is_some();
    if names.len() < 2 || names.len() != values.len() || !names[1..].iter().all(marked) {
        return None;
    }
    let items = names
        .into_iter()
        .zip(values)
        .enumerate()
        .map(|(index, (name, value))| {
            let (length, ordinal) = marks(&name);
            let bare = if marked(&value) { marks(&value).0 } else { 0 };
            Indicator {
                ordinal: if index == 0 { row.ordinal } else { ordinal },
                name: Some(part(&name, length, name.len())),
                cells: Cells {
                    value: Some(part(&value, bare, value.len())),
                    ..row.cells.clone()
                },
                ..row.clone()
            }
        });
    Some(items.collect())
}

/// The same without marks: each line of the values is a measure, and each line of the names could be one. Semicolons and
/// list marks may stand for lines: `改造小区；改造楼栋` and `12个；86栋`.
pub(super) fn paired<'a>(row: &Indicator<'a>) -> Option<Vec<Indicator<'a>>> {
    let (name, value) = (row.name.as_ref()?, row.cells.value.as_ref()?);
    let both = |c: &char| name.contains(*c) && value.contains(*c);
    let separator = ['\n', '；', ';', '、'].into_iter().find(both)?;
    let (names, values) = (parts(name, separator), parts(value, separator));
    let paired = names.len() > 1
        && names.len() == values.len()
        && names.iter().all(|line| is_name(line))
        && values.iter().all(|line| is_measure(line));
    paired.then(|| {
        let items = names.into_iter().zip(values);
        items
            .map(|(name, value)| Indicator {
                name: Some(name),
                cells: Cells {
                    value: Some(value),
                    ..row.cells.clone()
                },
                ..row.clone()
            })
            .collect()
    })
}

/// Whether a line could be a name rather than the rest of the one above.
fn is_name(line: &str) -> bool {
    const RESTS: [char; 10] = ['(', '（', '、', '，', '及', '和', '与', '的', '或', '等'];
    line.chars().nth(2).is_some() && !line.starts_with(RESTS)
}

/// Whether a line is a measure and nothing else.
fn is_measure(line: &str) -> bool {
    use zhibiao::Kind::{Quantity, Range, Threshold};
    let target = zhibiao::parse_value(line);
    is_value(line) && matches!(target.kind, Quantity | Range | Threshold)
}

/// The lines of a cell that are not empty.
fn lines<'a>(text: &Text<'a>) -> Vec<Text<'a>> {
    parts(text, '\n')
}

/// What stands between separators, without what is empty.
fn parts<'a>(text: &Text<'a>, separator: char) -> Vec<Text<'a>> {
    let mut from = 0;
    let mut lines = Vec::new();
    for line in text.split(separator) {
        let start = from + line.len() - line.trim_start().len();
        let end = from + line.trim_end().len();
        if start < end {
            lines.push(part(text, start, end));
        }
        from += line.len() + separator.len_utf8();
    }
    lines
}
