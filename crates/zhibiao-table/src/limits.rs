//! How much a file may ask for, and other wishes of the caller.

/// How a file is read (读取选项).
///
/// ```
/// let mut options = zhibiao_table::ReadOptions::default();
/// options.limits.rows = 1_000;
/// let error = zhibiao_table::bytes_to_grids("甲\t乙\n".repeat(2_000).as_bytes(), &options).unwrap_err();
/// assert!(error.to_string().contains("at most 1000 rows"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// What a file may hold at most.
    pub limits: Limits,
    /// Reads hidden sheets of a workbook too; otherwise a diagnostic names those that hold anything.
    pub hidden_sheets: bool,
}

/// What a file may hold at most (读取上限). The defaults are far above any published table.
///
/// A file beyond a limit is a clear error, [`crate::TableError::TooLarge`]; it is never cut silently.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the file: 1 GiB.
    pub bytes: u64,
    /// Rows of one sheet or text: 20 million.
    pub rows: usize,
    /// Columns of a row, as many as a spreadsheet has: 16 384.
    pub columns: usize,
    /// Bytes of UTF-8 in a cell: 8 MiB.
    pub cell_bytes: usize,
    /// Bytes of UTF-8 in a row of delimited text: 64 MiB.
    pub row_bytes: usize,
    /// Cells held at once, and cells that only merged cells and gaps make: 32 million.
    pub cells: usize,
    /// Rows and columns that a merged cell may span; what a page asks for beyond is cut, with a diagnostic, as browsers
    /// do: 65 534 rows and 1000 columns.
    pub span: usize,
    /// Bytes of a ZIP container's parts when unpacked, and of the texts of a sheet: 1 GiB.
    pub unzipped_bytes: u64,
    /// Unpacked bytes for each packed one, asked only of parts above a sixteenth of `unzipped_bytes`: 200.
    pub unzip_ratio: u64,
    /// Tables inside tables: 64.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 1 << 30,
            rows: 20_000_000,
            columns: 16_384,
            cell_bytes: 8 << 20,
            row_bytes: 64 << 20,
            cells: 32_000_000,
            span: 65_534,
            unzipped_bytes: 1 << 30,
            unzip_ratio: 200,
            nesting: 64,
        }
    }
}

impl Limits {
    pub(crate) fn of(&self, limit: Limit) -> u64 {
        match limit {
            Limit::Bytes => self.bytes,
            Limit::Rows => self.rows as u64,
            Limit::Columns => self.columns as u64,
            Limit::CellBytes => self.cell_bytes as u64,
            Limit::RowBytes => self.row_bytes as u64,
            Limit::Cells => self.cells as u64,
            Limit::UnzippedBytes => self.unzipped_bytes,
            Limit::UnzipRatio => self.unzip_ratio,
            Limit::Nesting => self.nesting as u64,
        }
    }
}

/// Which of the [`Limits`] a file exceeds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::bytes`].
    Bytes,
    /// [`Limits::rows`].
    Rows,
    /// [`Limits::columns`].
    Columns,
    /// [`Limits::cell_bytes`].
    CellBytes,
    /// [`Limits::row_bytes`].
    RowBytes,
    /// [`Limits::cells`].
    Cells,
    /// [`Limits::unzipped_bytes`].
    UnzippedBytes,
    /// [`Limits::unzip_ratio`].
    UnzipRatio,
    /// [`Limits::nesting`].
    Nesting,
}

impl Limit {
    /// What is counted, in English and Chinese.
    pub(crate) fn counted(self) -> (&'static str, &'static str) {
        match self {
            Limit::Bytes => ("bytes in a file", "字节（文件）"),
            Limit::Rows => ("rows", "行"),
            Limit::Columns => ("columns", "列"),
            Limit::CellBytes => ("bytes in a cell", "字节（单元格）"),
            Limit::RowBytes => ("bytes in a row", "字节（一行）"),
            Limit::Cells => ("cells", "个单元格"),
            Limit::UnzippedBytes => ("bytes when unpacked", "字节（解压后）"),
            Limit::UnzipRatio => (
                "unpacked bytes for each packed one",
                "倍压缩比（疑似压缩炸弹）",
            ),
            Limit::Nesting => ("levels of tables inside tables", "层嵌套"),
        }
    }

    /// The field of [`Limits`].
    pub(crate) fn field(self) -> &'static str {
        match self {
            Limit::Bytes => "bytes",
            Limit::Rows => "rows",
            Limit::Columns => "columns",
            Limit::CellBytes => "cell_bytes",
            Limit::RowBytes => "row_bytes",
            Limit::Cells => "cells",
            Limit::UnzippedBytes => "unzipped_bytes",
            Limit::UnzipRatio => "unzip_ratio",
            Limit::Nesting => "nesting",
        }
    }
}
