//! The names of columns, one below the other.

use std::borrow::Cow;

use zhibiao::lexicon::Column;

use super::body::level_at;
use super::{Field, Out, joined};
use crate::error::TableError;
use crate::layout::words::{category, column};

/// Columns behind the levels at most.
const COLUMNS: usize = 9;
/// Bytes of a note in brackets.
const NOTE: usize = 120;

/// A header whose names stand on lines of their own.
pub(super) struct Header<'a> {
    /// The number of the first one's line, and the lines it takes.
    pub row: usize,
    pub lines: usize,
    names: Vec<Cow<'a, str>>,
    /// Columns left of level 1: 绩效指标, merged over all rows, or 序号.
    pub before: usize,
    /// The columns behind the levels: the name's, then others, and 序号, whose number is the next row's.
    pub columns: Vec<Column>,
}

impl<'a> Header<'a> {
    /// The header that begins with the first of these lines, if a level stands below it.
    pub fn at(lines: &[Field<'a>]) -> Option<Header<'a>> {
        use Column::*;
        let (first, mut at) = name_at(lines, false)?;
        let numbered = first == Ordinal;
        let before = usize::from(first == Indicators || numbered);
        if before == 0 && first != Level1 {
            return None;
        }
        let mut known = vec![first];
        let mut names = vec![joined(&lines[..at], "")];
        while let Some((found, count)) = name_at(&lines[at..], true) {
            if names.len() > COLUMNS + 1 + before {
                return None;
            }
            known.push(found);
            names.push(joined(&lines[at..at + count], ""));
            at += count;
        }
        let mut columns = known.split_off((before + 2).min(known.len()));
        let levelled = known[before..] == [Level1, Level2];
        let named = matches!(columns.first(), Some(Level3 | Indicators));
        let others = columns.get(1..).unwrap_or_default();
        let valued = others.contains(&Value) && others.iter().all(is_of_rows);
        let body = &lines[at..];
        let level = match numbered {
            true => {
                level_at(without_first(body)).filter(|_| without_first(body).len() < body.len())
            }
            false => level_at(body),
        };
        let found = levelled && named && valued && level.is_some();
        columns.extend(numbered.then_some(Ordinal));
        found.then(|| Header {
            row: lines[0].0,
            lines: at,
            names,
            before,
            columns,
        })
    }

    /// Passes the header on, and the rows of its body.
    pub fn read(&self, body: &[Field<'a>], out: &mut Out<'_, 'a>) -> Result<(), TableError> {
        out.row(self.row, self.names.iter().cloned())?;
        super::body::read(self, body, out)
    }

    /// How many cells stand behind the levels.
    pub fn cells(&self) -> usize {
        self.columns.len() - usize::from(self.numbers())
    }

    /// Whether a number stands before each row.
    pub fn numbers(&self) -> bool {
        self.columns.last() == Some(&Column::Ordinal)
    }

    /// Whether a line is nothing but brackets, and no remark of its own: `（含外聘）`, `（50分）`.
    pub fn is_note(&self, text: &str) -> bool {
        let inner = text.strip_prefix(['(', '（']);
        let inner = inner.and_then(|text| text.strip_suffix([')', '）']));
        let whole = inner.is_some_and(|inner| !inner.contains(['(', '（', ')', '）']));
        whole && !self.columns.contains(&Column::Remark) && text.len() <= NOTE
    }

    /// Whether these lines begin with the same names.
    pub fn is_again(&self, lines: &[Field<'_>]) -> bool {
        let same = |lines: &[Field<'_>]| joined(lines, "") == self.names.concat();
        let begins = |(_, text): &Field<'_>| self.names[0].starts_with(&**text);
        lines.first().is_some_and(begins) && lines.get(..self.lines).is_some_and(same)
    }

    /// The name of a column behind the levels.
    pub fn name(&self, column: Column) -> &str {
        let index = self.columns.iter().position(|found| *found == column);
        let index = index.unwrap_or_default() + self.before + 2;
        self.names.get(index).map_or("", |name| name)
    }
}

/// How many lines above a header are 绩效指标, in a column too narrow for it: `绩效` `指标`.
pub(super) fn narrow_above(lines: &[Field<'_>]) -> usize {
    let narrow = |count: &usize| {
        let above = lines.len().checked_sub(*count).map(|from| &lines[from..]);
        above.is_some_and(|pieces| column(&joined(pieces, "")) == Some(Column::Indicators))
    };
    [2, 4].into_iter().find(narrow).unwrap_or_default()
}

/// The lines behind the number of the first row.
pub(super) fn without_first<'b, 'a>(lines: &'b [Field<'a>]) -> &'b [Field<'a>] {
    match lines {
        [(_, first), rest @ ..] if first == "1" => rest,
        _ => lines,
    }
}

/// Whether a column stands behind the names of indicators.
fn is_of_rows(column: &Column) -> bool {
    use Column::*;
    matches!(
        column,
        Value | Sign | Direction | Unit | Weight | Actual | Score | Remark
    )
}

/// Whether a column is one of the table's rather than a label of the form above.
fn is_of_table(column: &Column) -> bool {
    use Column::*;
    is_of_rows(column) || matches!(column, Indicators | Level1 | Level2 | Level3)
}

/// The column that the first line names, or the first two (`三级` `指标`, `年度` `指标值` behind others), and how many lines
/// that takes.
fn name_at(lines: &[Field<'_>], behind: bool) -> Option<(Column, usize)> {
    let (_, first) = lines.first()?;
    let alone = column(first);
    if let Some((_, second)) = lines.get(1)
        && first.len() + second.len() < 60
        && (column(second).is_none() || behind && !alone.as_ref().is_some_and(is_of_table))
        && category(second).is_none()
        && let Some(found) = column(&joined(&lines[..2], ""))
        && alone != Some(found)
    {
        return Some((found, 2));
    }
    alone.map(|found| (found, 1))
}
