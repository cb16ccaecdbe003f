//! Tables of markup, row by row, with cells that span and tables inside cells.
//!
//! A table inside a cell is a table of its own when it names columns, or when nothing else stands in its row: then the
//! outer one only arranges the page. Otherwise it is part of its cell's text, a line a row.

use std::borrow::Cow;

use zhibiao::lexicon::{Column, column};

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::grid::{Cover, Grid, GridCell, GridRow, Place};
use crate::layout::unnumbered;
use crate::limits::{Limit, Limits};
use crate::spans::{COLUMNS, Layout};

use super::flow::Flow;
use super::sink::{Sink, at_row};
use super::step::straightened;

/// Bytes of a column name at most.
const NAME: usize = 120;

/// Characters of a title, and lines of it.
const TITLE: usize = 60;
const LINES_ABOVE: usize = 4;

/// How many columns and rows a cell spans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spans {
    pub(crate) columns: usize,
    /// 0: to the end of the group of rows.
    pub(crate) rows: usize,
}

#[cfg(feature = "docx")]
impl Spans {
    pub(crate) const ONE: Spans = Spans {
        columns: 1,
        rows: 1,
    };
}

/// Puts tables together; those that are done leave with [`Builder::drain`].
pub(crate) struct Builder<'l> {
    limits: &'l Limits,
    stack: Vec<Table>,
    /// The tables of the outermost one that is open, in the order they began in; none where one became text.
    done: Vec<Option<Grid<'static>>>,
    /// Lines of text since the last table that may be the next one's title.
    above: Vec<String>,
    /// Cells that only spans made, in the tables that ended.
    covered: usize,
    remarks: Vec<TableDiagnostic>,
}

struct Table {
    slot: usize,
    sheet: Option<String>,
    rows: Vec<GridRow<'static>>,
    layout: Layout,
    /// How wide each row was, empty cells at its end and all.
    widths: Vec<usize>,
    row: Option<Vec<GridCell<'static>>>,
    /// The columns and rows that the row's cells span.
    spans: Vec<(u32, u32)>,
    number: usize,
    cell: Option<Flow>,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Builder {
            limits,
            stack: Vec::new(),
            done: Vec::new(),
            above: Vec::new(),
            covered: 0,
            remarks: Vec::new(),
        }
    }

    /// Whether a cell is open, and with it the text of the cell.
    pub(crate) fn cell(&mut self) -> Option<&mut Flow> {
        self.stack.last_mut()?.cell.as_mut()
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.stack.is_empty()
    }

    /// A line of text outside of tables. Titles and a form's labels are kept for the table that follows.
    pub(crate) fn line_above(&mut self, line: String) {
        if self.is_open() || !is_title(&line) {
            return;
        }
        if self.above.len() == LINES_ABOVE {
            self.above.remove(0);
        }
        self.above.push(line);
    }

    /// The cell must not grow beyond the limit; asked whenever text was added.
    pub(crate) fn check_cell(&self) -> Result<(), TableError> {
        let Some(table) = self.stack.last() else {
            return Ok(());
        };
        match &table.cell {
            Some(cell) if cell.len() > self.limits.cell_bytes => Err(TableError::too_large(
                Limit::CellBytes,
                self.limits,
                at_row(table.number),
            )),
            _ => Ok(()),
        }
    }

    /// A table begins. Where a table is open but no cell of it, that one ends first.
    pub(crate) fn start_table(&mut self, sheet: Option<String>) -> Result<(), TableError> {
        if self.is_open() && self.cell().is_none() {
            self.end_table()?;
        }
        if self.stack.len() >= self.limits.nesting {
            return Err(TableError::too_large(Limit::Nesting, self.limits, None));
        }
        let rows = match self.stack.is_empty() {
            true => self.above.drain(..).map(title_row).collect(),
            false => Vec::new(),
        };
        self.done.push(None);
        self.stack.push(Table {
            slot: self.done.len() - 1,
            sheet,
            widths: vec![1; rows.len()],
            rows,
            layout: Layout::at_most(usize::MAX),
            row: None,
            spans: Vec::new(),
            number: 0,
            cell: None,
        });
        Ok(())
    }

    pub(crate) fn start_row(&mut self) -> Result<(), TableError> {
        self.end_row()?;
        if let Some(table) = self.stack.last_mut() {
            table.row = Some(Vec::new());
            table.spans.clear();
            table.layout.begin();
            table.number += 1;
        }
        Ok(())
    }

    /// A cell begins, the one before it ends. Without a row, one begins.
    pub(crate) fn start_cell(&mut self, spans: Spans) -> Result<(), TableError> {
        if self.stack.last().is_some_and(|table| table.row.is_none()) {
            self.start_row()?;
        }
        self.end_cell();
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        let Some(row) = &mut table.row else {
            return Ok(());
        };
        let most = self.limits.span;
        let columns = spans.columns.min(most.min(COLUMNS as usize));
        let rows = spans.rows.min(most);
        let [across, down] = [columns, rows].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        let column = table.layout.place(row, GridCell::default(), across, down);
        table.spans.push((across, down));
        if spans.columns > columns || spans.rows > rows {
            let place = Place {
                row: table.number,
                column: column + 1,
            };
            let asked = format!("{}×{}", spans.rows, spans.columns);
            let remark = TableDiagnostic::new(TableCode::SpanCut, place, &asked);
            self.remarks.push(remark);
        }
        table.cell = Some(Flow::default());
        self.check_row()
    }

    /// A cell that another one covers.
    #[cfg(feature = "docx")]
    pub(crate) fn covered_cell(&mut self, cover: Cover, columns: usize) -> Result<(), TableError> {
        self.end_cell();
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        if let Some(row) = &mut table.row {
            let columns = columns.clamp(1, self.limits.columns.saturating_add(1));
            table.layout.cover_more(row, cover, columns);
        }
        self.check_row()
    }

    pub(crate) fn end_cell(&mut self) {
        let Some(table) = self.stack.last_mut() else {
            return;
        };
        let (Some(cell), Some(row)) = (table.cell.take(), &mut table.row) else {
            return;
        };
        // Behind it stand only the cells it spans.
        if let Some(own) = row.iter_mut().rev().find(|cell| cell.cover == Cover::None) {
            own.text = Cow::Owned(cell.finish());
        }
    }

    pub(crate) fn end_row(&mut self) -> Result<(), TableError> {
        self.end_cell();
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        if let Some(mut cells) = table.row.take() {
            table.layout.finish(&mut cells);
            let own = table
                .spans
                .iter()
                .map(|(columns, _)| *columns as usize)
                .sum();
            let above = table.layout.above();
            if let Some(claims) = straightened(&cells, own, above, &table.rows, &table.widths) {
                table.layout.again(&mut cells, &table.spans, &claims);
                let place = Place {
                    row: table.number,
                    column: claims[0].0 + 1,
                };
                let remark = TableDiagnostic::new(TableCode::ShiftedRow, place, &texts(&cells));
                self.remarks.push(remark);
            }
            table.widths.push(cells.len());
            while cells
                .last()
                .is_some_and(|cell| cell.cover == Cover::None && cell.text.is_empty())
            {
                cells.pop();
            }
            table.rows.push(GridRow {
                number: table.number,
                cells,
            });
        }
        self.check_row()
    }

    /// No cell spans from one group of rows into the next.
    #[cfg(feature = "html")]
    pub(crate) fn end_group(&mut self) -> Result<(), TableError> {
        self.end_row()?;
        if let Some(table) = self.stack.last_mut() {
            table.layout.end();
        }
        Ok(())
    }

    pub(crate) fn end_table(&mut self) -> Result<(), TableError> {
        self.end_row()?;
        let Some(table) = self.stack.pop() else {
            return Ok(());
        };
        self.covered = self.covered.saturating_add(table.layout.covered());
        let grid = Grid {
            sheet: table.sheet,
            rows: table.rows,
        };
        let beside = self.stack.last().is_some_and(has_text);
        match self.cell() {
            Some(cell) if is_text(&grid, beside) => inline(&grid, cell),
            _ => self.done[table.slot] = Some(grid),
        }
        Ok(())
    }

    /// Hands over the tables that are done, once none is open.
    pub(crate) fn drain<'a>(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        if self.is_open() {
            return Ok(());
        }
        for remark in self.remarks.drain(..) {
            sink.remark(remark);
        }
        for grid in self.done.drain(..).flatten() {
            sink.sheet(grid.sheet.as_deref())?;
            for row in grid.rows {
                sink.row(row)?;
            }
        }
        Ok(())
    }

    fn check_row(&self) -> Result<(), TableError> {
        let Some(table) = self.stack.last() else {
            return Ok(());
        };
        let columns = table.row.as_ref().map_or(0, Vec::len);
        let open = self.stack.iter().map(|table| table.layout.covered());
        let covered = open.fold(self.covered, usize::saturating_add);
        let limit = if columns > self.limits.columns {
            Limit::Columns
        } else if covered > self.limits.cells {
            Limit::Cells
        } else if table.number > self.limits.rows {
            Limit::Rows
        } else {
            return Ok(());
        };
        let place = at_row(table.number);
        Err(TableError::too_large(limit, self.limits, place))
    }
}

/// The texts of a row, for messages.
fn texts(cells: &[GridCell<'_>]) -> String {
    let texts = cells.iter().map(|cell| &*cell.text);
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).take(12).collect();
    texts.join(" ")
}

/// A row above the first, which has the number 0.
fn title_row(line: String) -> GridRow<'static> {
    GridRow {
        number: 0,
        cells: vec![GridCell::new(line)],
    }
}

/// A line that speaks of performance, or a label of a form with its value; other lines are prose.
fn is_title(line: &str) -> bool {
    if line.chars().nth(TITLE).is_some() || line.ends_with(['。', '；', '，']) {
        return false;
    }
    let labelled = line.split_once(['：', ':']).is_some_and(|(label, value)| {
        let fields = [Column::Project, Column::Department, Column::BudgetUnit];
        let known = label.len() <= NAME
            && column(unnumbered(label)).is_some_and(|found| fields.contains(&found));
        known && !value.trim().is_empty()
    });
    labelled || line.contains("绩效")
}

/// Whether the open row holds text, in the open cell or in one before it.
fn has_text(table: &Table) -> bool {
    let before = table.row.iter().flatten().any(|cell| !cell.text.is_empty());
    before || table.cell.as_ref().is_some_and(|cell| !cell.is_blank())
}

/// Whether a table inside a cell is part of the cell's text.
fn is_text(grid: &Grid<'_>, beside: bool) -> bool {
    let width = grid.rows.iter().map(|row| row.cells.len()).max();
    if width.unwrap_or(0) < 2 {
        return true;
    }
    let cells = grid.rows.iter().flat_map(|row| &row.cells);
    let names = cells.filter(|cell| cell.text.len() <= NAME && column(&cell.text).is_some());
    beside && names.take(2).count() < 2
}

/// A line a row, cells apart by a bar.
fn inline(grid: &Grid<'_>, flow: &mut Flow) {
    for row in &grid.rows {
        let texts = row.cells.iter().map(|cell| &*cell.text);
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        flow.edge();
        flow.verbatim(&texts.join(" | "));
        flow.edge();
    }
}
