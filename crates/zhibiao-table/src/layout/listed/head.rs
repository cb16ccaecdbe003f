//! The names of columns, one below the other.

use std::borrow::Cow;

use zhibiao::lexicon::Column;

use super::body::level_at;
use super::{Field, Out, joined};
use crate::error::TableError;
use crate::layout::words::{category, column};

/// Columns behind the levels at most.
const COLUMNS: usize = 7;

/// A header whose names stand on lines of their own.
pub(super) struct Header<'a> {
    /// The number of the first one's line, and the lines it takes.
    pub row: usize,
    pub lines: usize,
    names: Vec<Cow<'a, str>>,
    /// Columns left of level 1: 绩效指标, merged over all rows.
    pub before: usize,
    /// The columns behind the levels: the name's, then others.
    pub columns: Vec<Column>,
}

impl<'a> Header<'a> {
    /// The header that begins with the first of these lines, if a level stands below it.
    pub fn at(lines: &[Field<'a>]) -> Option<Header<'a>> {
        use Column::*;
        let (first, mut at) = name_at(lines)?;
        let before = usize::from(first == Indicators);
        if before == 0 && first != Level1 {
            return None;
        }
        let mut known = vec![first];
        let mut names = vec![joined(&lines[..at], "")];
        while let Some((found, count)) = name_at(&lines[at..]) {
            if names.len() > COLUMNS + 1 + before {
                return None;
            }
            known.push(found);
            names.push(joined(&lines[at..at + count], ""));
            at += count;
        }
        let columns = known.split_off((before + 2).min(known.len()));
        let levelled = known[before..] == [Level1, Level2];
        let named = matches!(columns.first(), Some(Level3 | Indicators));
        let others = columns.get(1..).unwrap_or_default();
        let plain = |column: &Column| {
            matches!(
                column,
                Value | Sign | Direction | Unit | Weight | Actual | Score | Remark
            )
        };
        let valued = others.contains(&Value) && others.iter().all(plain);
        let found = levelled && named && valued && level_at(&lines[at..]).is_some();
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

    /// The name of a column behind the levels.
    pub fn name(&self, column: Column) -> &str {
        let index = self.columns.iter().position(|found| *found == column);
        let index = index.unwrap_or_default() + self.before + 2;
        self.names.get(index).map_or("", |name| name)
    }
}

/// The column that the first line names, or the first two (`三级` `指标`), and how many lines that takes.
fn name_at(lines: &[Field<'_>]) -> Option<(Column, usize)> {
    let (_, first) = lines.first()?;
    if let Some((_, second)) = lines.get(1)
        && first.len() + second.len() < 60
        && column(second).is_none()
        && category(second).is_none()
        && let Some(found) = column(&joined(&lines[..2], ""))
        && column(first).is_none_or(|alone| alone != found)
    {
        return Some((found, 2));
    }
    column(first).map(|found| (found, 1))
}
