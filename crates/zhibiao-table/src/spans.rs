//! Cells that span columns and rows, laid out in a grid as a browser lays them out.
//!
//! A cell takes the row's next free column; what it spans beyond that is covered. Spans are typed by hand or
//! made by exporters, and may say anything: they end with the table, and all together cover at most
//! [`COVERED_PER_CELL`] places for each cell, so that no table costs more than a fixed multiple of its size.

use std::borrow::Cow;

use crate::grid::{Cover, Grid, GridCell, GridRow};

/// Columns that one cell may span, as in HTML.
pub(crate) const COLUMNS: u32 = 1000;
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
        let mut layout = Layout::at_most(COVERED_FREE + COVERED_PER_CELL * cells);
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

/// Lays the cells of one table out, row by row.
pub(crate) struct Layout {
    /// For each column, the rows that the cell above still covers; none beyond the last such column.
    below: Vec<u32>,
    /// The same above the row at hand.
    #[cfg(any(feature = "html", feature = "docx"))]
    above: Vec<u32>,
    covered: usize,
    most: usize,
}

impl Layout {
    /// Covers so many places and no more: then all spans end.
    pub(crate) fn at_most(most: usize) -> Layout {
        Layout {
            below: Vec::new(),
            #[cfg(any(feature = "html", feature = "docx"))]
            above: Vec::new(),
            covered: 0,
            most,
        }
    }

    /// Places covered so far.
    #[cfg(any(feature = "html", feature = "docx"))]
    pub(crate) fn covered(&self) -> usize {
        self.covered
    }

    fn row<'a>(&mut self, cells: Vec<SpanCell<'a>>) -> Vec<GridCell<'a>> {
        let mut laid = Vec::with_capacity(cells.len());
        for cell in cells {
            self.place(&mut laid, GridCell::new(cell.text), cell.columns, cell.rows);
        }
        self.finish(&mut laid);
        laid
    }

    /// Adds a cell in the next free column, which is returned, counted from 0, and the places it spans; 0 rows are all that follow.
    pub(crate) fn place<'a>(
        &mut self,
        laid: &mut Vec<GridCell<'a>>,
        cell: GridCell<'a>,
        columns: u32,
        rows: u32,
    ) -> usize {
        let below = match rows {
            0 => u32::MAX,
            rows => rows - 1,
        };
        while self.is_taken(laid.len()) && self.cover(laid) {}
        let column = laid.len();
        self.open(column, below);
        laid.push(cell);
        for _ in 1..columns.min(COLUMNS) {
            // It cannot span a column that a cell above still takes.
            if self.is_taken(laid.len()) || !self.spend(1) {
                break;
            }
            self.open(laid.len(), below);
            laid.push(covered(Cover::Left));
        }
        column
    }

    /// Adds places that the table itself calls covered.
    #[cfg(feature = "docx")]
    pub(crate) fn cover_more(
        &mut self,
        laid: &mut Vec<GridCell<'_>>,
        cover: Cover,
        columns: usize,
    ) {
        self.spend(columns);
        laid.extend((0..columns).map(|_| covered(cover)));
    }

    /// Ends a row: adds what is covered beyond its last cell.
    pub(crate) fn finish(&mut self, laid: &mut Vec<GridCell<'_>>) {
        while laid.len() < self.below.len() && self.cover(laid) {}
        while self.below.last() == Some(&0) {
            self.below.pop();
        }
    }

    /// Begins a row that may be [laid again](Layout::again).
    #[cfg(any(feature = "html", feature = "docx"))]
    pub(crate) fn begin(&mut self) {
        self.above.clone_from(&self.below);
    }

    /// For each column, the rows from this one on that the cell above covers.
    #[cfg(any(feature = "html", feature = "docx"))]
    pub(crate) fn above(&self) -> &[u32] {
        &self.above
    }

    /// Lays the row's own cells, which span so many columns and rows, again: as if spans in some columns claimed so many rows.
    #[cfg(any(feature = "html", feature = "docx"))]
    pub(crate) fn again(
        &mut self,
        laid: &mut Vec<GridCell<'_>>,
        spans: &[(u32, u32)],
        claims: &[(usize, u32)],
    ) {
        self.below = std::mem::take(&mut self.above);
        for &(column, rows) in claims {
            self.open(column, rows);
        }
        let own = std::mem::take(laid).into_iter();
        let own = own.filter(|cell| cell.cover == Cover::None);
        for (cell, &(columns, rows)) in own.zip(spans) {
            self.place(laid, cell, columns, rows);
        }
        self.finish(laid);
    }

    /// Ends all spans.
    pub(crate) fn end(&mut self) {
        self.below.clear();
    }

    fn is_taken(&self, column: usize) -> bool {
        self.below.get(column).is_some_and(|rows| *rows > 0)
    }

    /// A column's cell goes on for so many rows below.
    fn open(&mut self, column: usize, below: u32) {
        if self.below.len() <= column {
            self.below.resize(column + 1, 0);
        }
        self.below[column] = below;
    }

    /// Adds the place below: covered, or a gap before one that is.
    fn cover(&mut self, laid: &mut Vec<GridCell<'_>>) -> bool {
        if !self.spend(1) {
            self.end();
            return false;
        }
        let rows = &mut self.below[laid.len()];
        laid.push(covered(match *rows {
            0 => Cover::None,
            _ => Cover::Above,
        }));
        *rows = rows.saturating_sub(1);
        true
    }

    fn spend(&mut self, places: usize) -> bool {
        let can = self.most - self.covered >= places;
        self.covered = self.covered.saturating_add(places).min(self.most);
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
