//! Rows from a container go straight into a reader of layouts, and no grid is held.

use std::io::{self, Read};
use std::ops::ControlFlow;

use crate::container::{self, Sink};
use crate::diagnostic::TableDiagnostic;
use crate::document::Document;
use crate::error::TableError;
use crate::grid::GridRow;
use crate::layout::Reader;
use crate::limits::ReadOptions;

/// Rows after which finished projects are handed over.
const PART: usize = 256;

/// Reads a file part by part (流式读取): `each` gets the projects that are finished, and what was said so far.
///
/// Delimited text is never held as a whole, whatever its size; of other formats the file is, but not its rows. A project
/// that goes on over tens of thousands of indicators comes in [parts](crate::Project::part).
///
/// # Errors
/// As [`crate::read_bytes`]; what was handed over before stays true.
///
/// ```
/// use std::ops::ControlFlow;
/// let source = "项目名称,绩效指标\n".to_owned() + &"体检,人数30人\n".repeat(100_000);
/// let mut projects = 0;
/// zhibiao_table::stream(source.as_bytes(), &Default::default(), |part| {
///     projects += part.projects.len();
///     ControlFlow::Continue(())
/// })?;
/// assert_eq!(projects, 100_000);
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub fn stream(
    source: impl Read,
    options: &ReadOptions,
    mut each: impl FnMut(Document<'static>) -> ControlFlow<()>,
) -> Result<(), TableError> {
    let mut parts = Parts {
        whole: Whole::default(),
        rows: 0,
        stopped: false,
        each: &mut each,
    };
    match container::read_source(source, options, &mut parts) {
        Err(_) if parts.stopped => return Ok(()),
        done => done?,
    }
    let last = parts.whole.finish()?;
    let _ = each(last);
    Ok(())
}

/// The document of a whole file.
pub(crate) fn whole<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
) -> Result<Document<'a>, TableError> {
    let mut whole = Whole::default();
    container::read(bytes, options, &mut whole)?;
    whole.finish()
}

/// The document of a source.
pub(crate) fn whole_source(
    source: impl Read,
    options: &ReadOptions,
) -> Result<Document<'static>, TableError> {
    let mut whole = Whole::default();
    container::read_source(source, options, &mut whole)?;
    whole.finish()
}

/// Keeps what the reader finds.
#[derive(Default)]
struct Whole<'a> {
    reader: Reader<'a>,
    remarks: Vec<TableDiagnostic>,
    /// Grids that have begun.
    grids: usize,
}

impl<'a> Whole<'a> {
    fn finish(self) -> Result<Document<'a>, TableError> {
        let mut document = self.reader.finish()?;
        document.diagnostics.splice(0..0, self.remarks);
        Ok(document)
    }
}

impl<'a> Sink<'a> for Whole<'a> {
    fn sheet(&mut self, name: Option<&str>) -> Result<(), TableError> {
        self.reader.grid(name);
        self.grids += 1;
        Ok(())
    }

    fn row(&mut self, row: GridRow<'a>) -> Result<(), TableError> {
        self.reader.row(row);
        Ok(())
    }

    fn remark(&mut self, mut diagnostic: TableDiagnostic) {
        diagnostic.grid = self.grids.saturating_sub(1);
        self.remarks.push(diagnostic);
    }
}

/// Hands over what is finished.
struct Parts<'e> {
    whole: Whole<'static>,
    rows: usize,
    stopped: bool,
    each: &'e mut dyn FnMut(Document<'static>) -> ControlFlow<()>,
}

impl Sink<'static> for Parts<'_> {
    fn sheet(&mut self, name: Option<&str>) -> Result<(), TableError> {
        self.whole.sheet(name)
    }

    fn row(&mut self, row: GridRow<'static>) -> Result<(), TableError> {
        self.whole.row(row)?;
        self.rows += 1;
        if !self.rows.is_multiple_of(PART) {
            return Ok(());
        }
        let mut part = self.whole.reader.drain();
        part.diagnostics.splice(0..0, self.whole.remarks.drain(..));
        if part.projects.is_empty() && part.diagnostics.is_empty() {
            return Ok(());
        }
        match (self.each)(part) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => {
                self.stopped = true;
                Err(io::Error::from(io::ErrorKind::Interrupted).into())
            }
        }
    }

    fn remark(&mut self, diagnostic: TableDiagnostic) {
        self.whole.remark(diagnostic);
    }
}
