use crate::diagnostic::TableDiagnostic;
use crate::error::TableError;
use crate::grid::{Grid, GridRow, Place};
use crate::limits::{Limit, Limits};

/// Where a container puts what it reads, row by row.
pub(crate) trait Sink<'a> {
    /// A sheet or table begins; its rows follow.
    fn sheet(&mut self, name: Option<&str>) -> Result<(), TableError>;
    /// The next row.
    fn row(&mut self, row: GridRow<'a>) -> Result<(), TableError>;
    /// Something odd about the container itself.
    #[cfg_attr(not(any(feature = "html", feature = "xlsx")), allow(dead_code))]
    fn remark(&mut self, diagnostic: TableDiagnostic);
}

/// What a file's container held (单元格表集合).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grids<'a> {
    /// A grid for each sheet or table, in order.
    pub grids: Vec<Grid<'a>>,
    /// What was odd about the container: hidden sheets, spans cut short.
    pub diagnostics: Vec<TableDiagnostic>,
}

/// Holds all rows.
pub(crate) struct Collected<'l, 'a> {
    pub(crate) grids: Grids<'a>,
    limits: &'l Limits,
    cells: usize,
}

impl<'l, 'a> Collected<'l, 'a> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Collected {
            grids: Grids::default(),
            limits,
            cells: 0,
        }
    }
}

impl<'a> Sink<'a> for Collected<'_, 'a> {
    fn sheet(&mut self, name: Option<&str>) -> Result<(), TableError> {
        self.grids.grids.push(Grid {
            sheet: name.map(str::to_owned),
            rows: Vec::new(),
        });
        Ok(())
    }

    fn row(&mut self, row: GridRow<'a>) -> Result<(), TableError> {
        self.cells += row.cells.len();
        if self.cells > self.limits.cells {
            let place = at_row(row.number);
            return Err(TableError::too_large(Limit::Cells, self.limits, place));
        }
        if self.grids.grids.is_empty() {
            self.sheet(None)?;
        }
        if let Some(grid) = self.grids.grids.last_mut() {
            grid.rows.push(row);
        }
        Ok(())
    }

    fn remark(&mut self, diagnostic: TableDiagnostic) {
        self.grids.diagnostics.push(diagnostic);
    }
}

/// Passes rows on while they keep within the limits.
pub(crate) struct Metered<'s, 'l, 'a> {
    inner: &'s mut dyn Sink<'a>,
    limits: &'l Limits,
    rows: usize,
}

impl<'s, 'l, 'a> Metered<'s, 'l, 'a> {
    pub(crate) fn new(inner: &'s mut dyn Sink<'a>, limits: &'l Limits) -> Self {
        Metered {
            inner,
            limits,
            rows: 0,
        }
    }
}

impl<'a> Sink<'a> for Metered<'_, '_, 'a> {
    fn sheet(&mut self, name: Option<&str>) -> Result<(), TableError> {
        self.rows = 0;
        self.inner.sheet(name)
    }

    fn row(&mut self, row: GridRow<'a>) -> Result<(), TableError> {
        self.rows += 1;
        let long = |cell: &crate::grid::GridCell<'a>| cell.text.len() > self.limits.cell_bytes;
        let exceeded = if self.rows > self.limits.rows {
            Some(Limit::Rows)
        } else if row.cells.len() > self.limits.columns {
            Some(Limit::Columns)
        } else if row.cells.iter().any(long) {
            Some(Limit::CellBytes)
        } else {
            None
        };
        match exceeded {
            Some(limit) => Err(TableError::too_large(
                limit,
                self.limits,
                at_row(row.number),
            )),
            None => self.inner.row(row),
        }
    }

    fn remark(&mut self, diagnostic: TableDiagnostic) {
        self.inner.remark(diagnostic);
    }
}

pub(crate) fn at_row(row: usize) -> Option<Place> {
    Some(Place { row, column: 1 })
}
