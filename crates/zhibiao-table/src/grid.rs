use std::borrow::Cow;

/// Where a cell stands, both counted from 1 as a spreadsheet numbers them (单元格位置).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The row; a quoted cell with line breaks is still in one row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The cells of a file, row by row, whatever its container (单元格表).
///
/// Rows may differ in length.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid<'a> {
    /// The rows; row 1 comes first.
    pub rows: Vec<Vec<Cow<'a, str>>>,
}
