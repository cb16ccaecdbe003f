//! Rows whose cells hold several indicators.

use super::line::part;
use super::marks::marks;
use super::words::is_value;
use crate::document::Text;
use crate::indicator::{Cells, Indicator};

/// Indicators of one row that repeat its other cells; those of further ones would multiply a hostile row.
const REPEATED: usize = 100;

/// A row's indicators, each with what the row says of all of them.
struct Repeat<'r, 'a> {
    row: &'r Indicator<'a>,
    shared: Indicator<'a>,
}

impl<'r, 'a> Repeat<'r, 'a> {
    fn new(row: &'r Indicator<'a>) -> Repeat<'r, 'a> {
        // Name and value hold all of them, and are not copied for each.
        let cells = &row.cells;
        let shared = Indicator {
            category: row.category.clone(),
            subcategory: row.subcategory.clone(),
            cells: Cells {
                sign: cells.sign.clone(),
                unit: cells.unit.clone(),
                weight: cells.weight.clone(),
                actual: cells.actual.clone(),
                value: None,
            },
            row: row.row,
            grid: row.grid,
            head_unit: row.head_unit.clone(),
            ..Indicator::default()
        };
        Repeat { row, shared }
    }

    /// The one of that number, from 0.
    fn item(
        &self,
        index: usize,
        ordinal: Option<u32>,
        name: Text<'a>,
        value: Option<Text<'a>>,
    ) -> Indicator<'a> {
        let mut item = match index < REPEATED {
            true => self.shared.clone(),
            false => Indicator {
                row: self.shared.row,
                grid: self.shared.grid,
                category: self.shared.category.clone(),
                subcategory: self.shared.subcategory.clone(),
                ..Indicator::default()
            },
        };
        if index < REPEATED {
            item.extra = self.row.extra.clone();
        }
        item.ordinal = ordinal;
        item.name = Some(name);
        item.cells.value = value;
        item
    }
}

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
    let repeat = Repeat::new(row);
    let own = |(index, found): (usize, &zhibiao::Indicator<'_>)| {
        let target = &found.target.text;
        let value = (!target.text.is_empty()).then(|| piece(target));
        let ordinal = found.ordinal.or(row.ordinal);
        let mut item = repeat.item(index, ordinal, piece(&found.name), value);
        let cells = &mut item.cells;
        cells.weight = cells.weight.take().or(found.weight.as_ref().map(&piece));
        cells.actual = cells.actual.take().or(found.actual.as_ref().map(&piece));
        item
    };
    Some(cell.indicators.iter().enumerate().map(own).collect())
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
    let counted = counted(&values);
    let repeat = Repeat::new(row);
    let items = names
        .into_iter()
        .zip(values)
        .enumerate()
        .map(|(index, (name, value))| {
            let (length, ordinal) = marks(&name);
            let bare = match (counted, marked(&value)) {
                (true, _) => number_and_mark(index, &value).unwrap_or(0),
                (false, true) => marks(&value).0,
                (false, false) => 0,
            };
            let ordinal = if index == 0 { row.ordinal } else { ordinal };
            let (name, value) = (
                part(&name, length, name.len()),
                part(&value, bare, value.len()),
            );
            repeat.item(index, ordinal, name, Some(value))
        });
    Some(items.collect())
}

/// Whether each line of values begins with its number, so that `3.2部` in the third is two: beside lines that say so, or where
/// a line would be a part of what is counted whole (`2.8座`), not of numbers alone.
fn counted(values: &[Text<'_>]) -> bool {
    let mut numbered = values.iter().enumerate();
    values
        .iter()
        .any(|value| marks(value).1.is_some() || is_part(value))
        && numbered.all(|(index, value)| number_and_mark(index, value).is_some())
}

/// `2.8座`: whether a line is a part of something that is counted whole.
fn is_part(line: &str) -> bool {
    let target = zhibiao::parse_value(line);
    let whole = |measure: &zhibiao::Measure<'_>| {
        let counts = |unit: &zhibiao::Unit<'_>| unit.dimension == zhibiao::Dimension::Count;
        let number = measure.value.single();
        measure.unit.as_ref().is_some_and(counts)
            && number.is_some_and(|number| number.to_string().contains('.'))
            && !line.contains(['万', '亿'])
    };
    target.measures.iter().any(whole)
}

/// Bytes of the number that counts a line, with its mark.
fn number_and_mark(index: usize, line: &str) -> Option<usize> {
    let digit = char::from_digit(index as u32 + 1, 10)?;
    let rest = line.strip_prefix(digit)?.strip_prefix(['.', '．', '、'])?;
    Some(line.len() - rest.trim_start().len())
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
    let repeat = Repeat::new(row);
    paired.then(|| {
        let items = names.into_iter().zip(values).enumerate();
        items
            .map(|(index, (name, value))| repeat.item(index, row.ordinal, name, Some(value)))
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
