//! Cells that span columns and rows, laid out in a grid as a browser lays them out.
//!
//! A cell takes the row's next free column; what it spans beyond that is covered. Spans are typed by hand or
//! made by exporters, and may say anything: they end with the table, and all together cover at most
//! [`COVERED_PER_CELL`] places for each cell, so that no table costs more than a fixed multiple of its size.

use std::borrow::Cow;

use crate::grid::{Cover, Grid, GridCell, GridRow};

/// Columns that one cell may span, as in HTML.
const COLUMNS: u32 = 1000;
/// Covered places for each cell of the table, and for free.
const COVERED_PER_CELL: usize = 32;
const COVERED_FREE: usize = 4096;

/// A cell and how far it spans (跨行跨列的单元格).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpanCell<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Columns it spans; 0 counts as 1.
    pub columns: u32,
    /// Rows it spans; 0 is to the end of the table, as in HTML.
    pub rows: u32,
}

impl<'a> Grid<'a> {
    /// A grid of rows of cells that span others, numbered from 1.
    ///
    /// ```
    /// use zhibiao_table::{Cover, Grid, SpanCell};
    /// let cell = |text, columns, rows| SpanCell { text, columns, rows };
    /// let grid = Grid::from_spans([
    ///     vec![cell("产出指标".into(), 1, 2), cell("培训场次".into(), 1, 1)],
    ///     vec![cell("培训人数".into(), 1, 1)],
    /// ]);
    /// assert_eq!(grid.rows[1].cells[0].cover, Cover::Above);
    /// assert_eq!(grid.rows[1].cells[1].text, "培训人数");
    /// ```
    pub fn from_spans(rows: impl IntoIterator<Item = Vec<SpanCell<'a>>>) -> Grid<'a> {
        let rows: Vec<Vec<SpanCell<'a>>> = rows.into_iter().collect();
        let cells: usize = rows.iter().map(Vec::len).sum();
        let mut layout = Layout {
            budget: COVERED_FREE + COVERED_PER_CELL * cells,
            ..Layout::default()
        };
        let row = |(index, cells)| GridRow {
            number: index + 1,
            cells: layout.row(cells),
        };
        Grid {
            sheet: None,
            rows: rows.into_iter().enumerate().map(row).collect(),
        }
    }
}

#[derive(Default)]
struct Layout {
    /// For each column, the rows that the cell above still covers; none beyond the last such column.
    open: Vec<u32>,
    /// Places that may still be covered.
    budget: usize,
}

impl Layout {
    fn row<'a>(&mut self, cells: Vec<SpanCell<'a>>) -> Vec<GridCell<'a>> {
        let mut laid = Vec::with_capacity(cells.len());
        for cell in cells {
            while self.open.get(laid.len()).is_some_and(|rows| *rows > 0) && self.cover(&mut laid) {
            }
            let below = match cell.rows {
                0 => u32::MAX,
                rows => rows - 1,
            };
            self.open(laid.len(), below);
            laid.push(GridCell::new(cell.text));
            for _ in 1..cell.columns.clamp(1, COLUMNS) {
                // It cannot span a column that a cell above still takes.
                let taken = self.open.get(laid.len()).is_some_and(|rows| *rows > 0);
                if taken || !self.spend() {
                    break;
                }
                self.open(laid.len(), below);
                laid.push(covered(Cover::Left));
            }
        }
        while laid.len() < self.open.len() && self.cover(&mut laid) {}
        while self.open.last() == Some(&0) {
            self.open.pop();
        }
        laid
    }

    /// A column's cell goes on for so many rows below.
    fn open(&mut self, column: usize, below: u32) {
        if self.open.len() <= column {
            self.open.resize(column + 1, 0);
        }
        self.open[column] = below;
    }

    /// Adds the place below: covered, or a gap before one that is. Without budget all spans end.
    fn cover(&mut self, laid: &mut Vec<GridCell<'_>>) -> bool {
        if !self.spend() {
            self.open.clear();
            return false;
        }
        let rows = &mut self.open[laid.len()];
        laid.push(covered(match *rows {
            0 => Cover::None,
            _ => Cover::Above,
        }));
        *rows = rows.saturating_sub(1);
        true
    }

    fn spend(&mut self) -> bool {
        let can = self.budget > 0;
        self.budget = self.budget.saturating_sub(1);
        can
    }
}

fn covered<'a>(cover: Cover) -> GridCell<'a> {
    GridCell {
        text: Cow::Borrowed(""),
        cover,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: u32, rows: u32) -> SpanCell<'_> {
        SpanCell {
            text: Cow::Borrowed(text),
            columns,
            rows,
        }
    }

    /// A row as one word: texts, `<` and `^` for covered places, `.` for gaps.
    #[track_caller]
    fn check(rows: Vec<Vec<SpanCell<'_>>>, expected: &[&str]) {
        let grid = Grid::from_spans(rows);
        let show = |row: &GridRow<'_>| -> String {
            let cells = row.cells.iter();
            cells
                .map(|cell| match cell.cover {
                    Cover::Left => "<",
                    Cover::Above => "^",
                    Cover::None if cell.text.is_empty() => ".",
                    Cover::None => &cell.text,
                })
                .collect()
        };
        assert_eq!(grid.rows.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn cells_go_around_those_above() {
        check(
            vec![
                vec![cell("a", 1, 3), cell("b", 2, 1)],
                vec![cell("c", 1, 2), cell("d", 1, 1)],
                vec![cell("e", 1, 1)],
                vec![cell("f", 1, 1)],
            ],
            &["ab<", "^cd", "^^e", "f"],
        );
    }

    #[test]
    fn a_block_and_what_stands_right_of_it() {
        check(
            vec![
                vec![cell("a", 1, 1), cell("b", 2, 2)],
                vec![],
                vec![cell("c", 1, 1)],
            ],
            &["ab<", ".^^", "c"],
        );
    }

    #[test]
    fn spans_that_would_meet_do_not_overlap() {
        check(
            vec![
                vec![cell("a", 1, 1), cell("b", 1, 2)],
                vec![cell("c", 5, 1)],
            ],
            &["ab", "c^"],
        );
    }

    #[test]
    fn zero_rows_go_on_to_the_end() {
        check(
            vec![vec![cell("a", 1, 0)], vec![cell("b", 1, 1)], vec![]],
            &["a", "^b", "^"],
        );
    }

    #[test]
    fn absurd_spans_cost_a_multiple_of_the_cells() {
        for (columns, rows) in [(1_000_000_000, 1), (1, u32::MAX), (u32::MAX, 0)] {
            let many = (0..20_000).map(|_| vec![cell("a", columns, rows)]);
            let grid = Grid::from_spans(many);
            let laid: usize = grid.rows.iter().map(|row| row.cells.len()).sum();
            assert!(
                laid <= 20_000 * (COVERED_PER_CELL + 1) + COVERED_FREE,
                "{laid}"
            );
            let texts = grid.rows.iter().flat_map(|row| &row.cells);
            assert_eq!(texts.filter(|cell| cell.text == "a").count(), 20_000);
        }
    }
}
