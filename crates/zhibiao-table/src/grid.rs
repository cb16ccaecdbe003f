use std::borrow::Cow;

/// Where a cell stands, both counted from 1 as a spreadsheet numbers them (单元格位置).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The row; a quoted cell with line breaks is still in one row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The cells of one sheet or text, row by row, whatever its container (单元格表).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid<'a> {
    /// The sheet's name, where the container names its sheets.
    pub sheet: Option<String>,
    /// The rows, in order; they may differ in length.
    pub rows: Vec<GridRow<'a>>,
}

/// One row of cells (行).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GridRow<'a> {
    /// The row's number in its container, from 1; 0 for a line of text above a table.
    pub number: usize,
    /// The cells, from column 1 on, those that merged cells cover among them.
    pub cells: Vec<GridCell<'a>>,
}

/// One cell (单元格): its text as the container shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GridCell<'a> {
    /// The text; empty where a merged cell covers this one.
    pub text: Cow<'a, str>,
    /// Whether the cell is part of a merged one that begins elsewhere.
    pub cover: Cover,
}

/// Where the merged cell begins that covers this one (合并单元格).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Cover {
    /// Not covered: a cell of its own, or the first of a merged one.
    #[default]
    None,
    /// It goes on from the cell to the left (colspan).
    Left,
    /// It goes on from the cell above (rowspan), in the same column.
    Above,
}

impl<'a> Grid<'a> {
    /// A grid of rows without merged cells, numbered from 1.
    ///
    /// ```
    /// let grid = zhibiao_table::Grid::from_rows([vec!["项目名称", "绩效指标"], vec!["体检", "人数30人"]]);
    /// assert_eq!(grid.rows[1].number, 2);
    /// assert_eq!(grid.rows[1].cells[0].text, "体检");
    /// ```
    pub fn from_rows<R, C>(rows: impl IntoIterator<Item = R>) -> Grid<'a>
    where
        R: IntoIterator<Item = C>,
        C: Into<Cow<'a, str>>,
    {
        let row = |(index, cells): (usize, R)| GridRow {
            number: index + 1,
            cells: cells.into_iter().map(GridCell::new).collect(),
        };
        Grid {
            sheet: None,
            rows: rows.into_iter().enumerate().map(row).collect(),
        }
    }
}

impl GridRow<'_> {
    /// The same row with texts of its own.
    pub fn into_owned(self) -> GridRow<'static> {
        let own = |cell: GridCell<'_>| GridCell {
            text: Cow::Owned(cell.text.into_owned()),
            cover: cell.cover,
        };
        GridRow {
            number: self.number,
            cells: self.cells.into_iter().map(own).collect(),
        }
    }
}

impl<'a> GridCell<'a> {
    /// A cell that nothing covers.
    pub fn new(text: impl Into<Cow<'a, str>>) -> GridCell<'a> {
        GridCell {
            text: text.into(),
            cover: Cover::None,
        }
    }
}
