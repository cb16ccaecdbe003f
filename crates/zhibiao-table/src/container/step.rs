//! Rows out of step with the merged cells above, because these claim more rows than they have, or fewer.
//!
//! ```text
//! 项目甲 | 产出指标 | 数量指标 | 培训人数 | ≥300人                  项目甲 claims three rows
//! ^      | ^        | 质量指标 | 合格率   | 100%
//! ^      | 项目乙   | 产出指标 | 数量指标 | 巡查次数 | ≥12次        too wide by one, and its levels too far to the right
//!
//! 项目甲 | 产出指标 | 数量指标 | 培训人数 | ≥300人                  项目甲 claims one row
//! 培训期数 | ^      | ^        | ≥6期                               too narrow by one, and a cell left of what goes on
//! ```

use zhibiao::header::category;

use crate::grid::{Cover, GridCell, GridRow};

/// Rows above and cells in them that are looked at, levels in a row, columns it may differ by, and bytes of a level.
const ROWS: usize = 32;
const CELLS: usize = 32;
const LEVELS: usize = 3;
const MOST: usize = 8;
const LEVEL: usize = 60;

/// How many rows the spans in some columns should claim from this row on, where it is wider or narrower than the rows before
/// and its cells stand as many columns beside their places. `own` columns are its own cells', `above` is what the spans claim, `widths` are those of the rows
/// before.
pub(super) fn straightened(
    row: &[GridCell<'_>],
    own: usize,
    above: &[u32],
    before: &[GridRow<'_>],
    widths: &[usize],
) -> Option<Vec<(usize, u32)>> {
    let last = *widths.last()?;
    let row = Row { row, own, above };
    if row.row.len() > last && !above.is_empty() {
        let over = row.pushed(before, widths)?;
        return Some(over.into_iter().map(|column| (column, 0)).collect());
    }
    if row.row.len() < last {
        let under = row
            .cut(before, last)
            .or_else(|| row.pulled(before, widths))?;
        return Some(under.into_iter().map(|column| (column, 1)).collect());
    }
    None
}

struct Row<'r, 'a> {
    row: &'r [GridCell<'a>],
    /// Columns that the row's own cells take.
    own: usize,
    above: &'r [u32],
}

impl Row<'_, '_> {
    /// The columns whose spans should have ended above.
    fn pushed(&self, before: &[GridRow<'_>], widths: &[usize]) -> Option<Vec<usize>> {
        // Each level, and where it is to stand.
        let levels = levels(self.row).into_iter();
        let placed = levels.filter_map(|(at, deeper)| {
            let (stood, width) = stood(deeper, before, widths)?;
            let by = self.row.len().checked_sub(width)?;
            (at == stood || at == stood + by).then_some((at, stood, by))
        });
        let placed: Vec<(usize, usize, usize)> = placed.collect();
        let &(at, _, by) = placed.iter().rev().find(|(at, stood, _)| at > stood)?;
        if by > MOST {
            return None;
        }
        // Those whose spans claim the fewest rows, and those next to the level.
        let mut columns: Vec<usize> = (0..at).rev().filter(|at| self.is_covered(*at)).collect();
        columns.sort_by_key(|column| self.above.get(*column));
        let fits = |over: &&[usize]| {
            let free = |column: &usize| !self.is_covered(*column) || over.contains(column);
            let mut placed = placed.iter();
            placed.all(|(at, stood, _)| self.lands(*at, free) == Some(*stood))
        };
        columns.windows(by).find(fits).map(<[usize]>::to_vec)
    }

    /// The columns whose spans should go on: as many as the row is too narrow by, where its cells stand left of what goes on.
    fn cut(&self, before: &[GridRow<'_>], width: usize) -> Option<Vec<usize>> {
        let last = (0..self.row.len()).rev().find(|at| self.is_covered(*at))?;
        let columns: Vec<usize> = (0..last).filter(|at| !self.is_covered(*at)).collect();
        let first = columns.first().filter(|_| columns.len() <= MOST)?;
        let covered = (0..=last).filter(|at| self.is_covered(*at)).count();
        let whole = covered + columns.len() + self.own == width;
        // They were covered in the row before, or what goes on is a level.
        let last_row = before.last().map(|row| &row.cells);
        let covers = |at: &usize| last_row.is_some_and(|row| is_covered(row, *at));
        let found = columns.iter().all(covers) || below_level(before, last);
        (found && whole && !self.row[*first].text.is_empty()).then_some(columns)
    }

    /// The same, where a level stands by as many columns too far to the left.
    fn pulled(&self, before: &[GridRow<'_>], widths: &[usize]) -> Option<Vec<usize>> {
        let &(at, deeper) = levels(self.row).first()?;
        let (stood, width) = stood(deeper, before, widths)?;
        let by = width.checked_sub(self.row.len())?;
        if !(1..=MOST).contains(&by) || at + by != stood {
            return None;
        }
        let columns: Vec<usize> = (0..stood)
            .rev()
            .filter(|at| !self.is_covered(*at))
            .collect();
        let fits = |under: &&[usize]| {
            let free = |column: &usize| !self.is_covered(*column) && !under.contains(column);
            self.lands(at, free) == Some(stood)
        };
        columns.windows(by).find(fits).map(<[usize]>::to_vec)
    }

    fn is_covered(&self, column: usize) -> bool {
        is_covered(self.row, column)
    }

    /// Where the cell comes to stand when the row's own ones take the free columns.
    fn lands(&self, at: usize, free: impl FnMut(&usize) -> bool) -> Option<usize> {
        let before = (0..at).filter(|column| !self.is_covered(*column)).count();
        (0..self.row.len() + MOST).filter(free).nth(before)
    }
}

fn is_covered(row: &[GridCell<'_>], column: usize) -> bool {
    let cell = row.get(column);
    cell.is_some_and(|cell| cell.cover == Cover::Above)
}

/// Whether the merged cell that goes on in a column names a level.
fn below_level(before: &[GridRow<'_>], column: usize) -> bool {
    let above = before.iter().rev().take(ROWS);
    let mut cells = above.filter_map(|row| row.cells.get(column));
    let own = cells.find(|cell| cell.cover == Cover::None);
    own.is_some_and(|cell| cell.text.len() <= LEVEL && category(&cell.text).is_some())
}

/// Where such a level stood last, and how wide its row is.
fn stood(deeper: bool, before: &[GridRow<'_>], widths: &[usize]) -> Option<(usize, usize)> {
    let mut above = before.iter().zip(widths).rev().take(ROWS);
    above.find_map(|(row, width)| {
        let levels = levels(&row.cells).into_iter();
        let (stood, _) = { levels }.find(|(_, found)| *found == deeper)?;
        Some((stood, *width))
    })
}

/// The cells that name levels: where they stand, and whether they are deeper ones.
fn levels(row: &[GridCell<'_>]) -> Vec<(usize, bool)> {
    let mut levels: Vec<(usize, bool)> = Vec::new();
    for (at, cell) in row.iter().take(CELLS).enumerate() {
        let short = cell.cover == Cover::None && (1..=LEVEL).contains(&cell.text.len());
        let Some(found) = category(&cell.text).filter(|_| short) else {
            continue;
        };
        let deeper = found.subcategory.is_some();
        // 成本指标 is a deeper one, but not before 经济成本指标.
        if let Some(before) = levels.last_mut().filter(|before| before.0 + 1 == at) {
            before.1 &= !deeper;
        }
        levels.push((at, deeper));
        if levels.len() == LEVELS {
            break;
        }
    }
    levels
}
