//! Text with a field a line, as a PDF reader or a page whose cells hold paragraphs gives it: no tabs, no columns, `|` at
//! most behind each cell.
//!
//! ```text
//! text   = { top header body foot }
//! top    = { title | label value { value } }                    each a line
//! header = [绩效指标 / 序号] 一级指标 二级指标 name { column }             the value's among them
//! body   = { [level1] [level2] { cell { cell } } }              levels where they begin, as merged cells leave them
//! ```
//! Empty cells leave no line but where bars end them, so the lines between two levels must fill whole rows, each cell of a kind that its column
//! holds ([`cut`]). Where they don't, they are not read, and said; where they do only in part, the reading is doubted.

mod barred;
mod body;
mod cut;
mod head;
mod parted;
mod top;

use std::borrow::Cow;

use super::titles::is_title;
use super::words::{is_footer, is_sum, label};
use crate::container::Sink;
use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::error::TableError;
use crate::grid::{GridCell, GridRow, Place};
use barred::Barred;
pub(crate) use barred::bars_of_rows;
use head::{Header, narrow_above};

/// Lines and bytes that are held at most, waiting for the end of their table.
const LINES: usize = 4_000;
const BYTES: usize = 8 << 20;

/// A line that is not blank, and its number; or an empty cell, where bars tell of those.
type Field<'a> = (usize, Cow<'a, str>);

/// Makes rows of lines; passes rows of other texts on.
pub(crate) struct Listed<'a> {
    on: bool,
    /// The bars of a row, where they make rows of lines.
    bars: usize,
    row: Barred<'a>,
    lines: Vec<Field<'a>>,
    bytes: usize,
    /// Whether the last line ended in a bar.
    barred: bool,
}

/// Whether the columns of a text are named on lines of their own, one below the other.
pub(crate) fn is_listed(head: &str) -> bool {
    let lines = head.lines().map(bare).filter(|line| !line.is_empty());
    let lines: Vec<Field<'_>> = lines.map(|line| (0, Cow::Borrowed(line))).collect();
    let parted = lines.iter().any(|(_, line)| line.contains('\t'));
    !parted && (0..lines.len()).any(|at| Header::at(&lines[at..]).is_some())
}

impl<'a> Listed<'a> {
    /// `bars`: of a row, where they tell.
    pub fn new(on: bool, bars: usize) -> Listed<'a> {
        Listed {
            on,
            bars,
            row: Barred::default(),
            lines: Vec::new(),
            bytes: 0,
            barred: false,
        }
    }

    /// The next row of a text, or its next line.
    pub fn row(&mut self, row: GridRow<'a>, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        if !self.on {
            return sink.row(row);
        }
        if self.bars > 0 {
            let mut lines = row.cells.iter();
            return lines
                .try_for_each(|line| self.row.line(row.number, &line.text, self.bars, sink));
        }
        for cell in row.cells {
            if cell.text.trim().is_empty() {
                continue;
            }
            let barred = cell.text.trim_end().ends_with('|');
            let text = trimmed(cell.text);
            // A bar behind a bar ends a cell that is empty.
            if !text.is_empty() || barred && self.barred {
                self.bytes += text.len();
                self.lines.push((row.number, text));
            }
            self.barred = barred;
        }
        match self.lines.len() > LINES || self.bytes > BYTES {
            true => self.flush(false, sink),
            false => Ok(()),
        }
    }

    /// The text has ended.
    pub fn end(&mut self, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        self.row.end(sink)?;
        self.flush(true, sink)
    }

    /// Passes on what is held; unless the text has ended, all but its last form, if others stand before it.
    fn flush(&mut self, ended: bool, sink: &mut dyn Sink<'a>) -> Result<(), TableError> {
        let mut lines = std::mem::take(&mut self.lines);
        let mut out = Out { sink };
        let mut at = 0;
        while at < lines.len() {
            let head = (at..lines.len()).find_map(|from| {
                let found = Header::at(&lines[from..])?;
                Some((from, found))
            });
            let Some((from, header)) = head else {
                if ended || at == 0 {
                    top::read(&lines[at..], &mut out)?;
                    at = lines.len();
                }
                break;
            };
            let start = from + header.lines;
            let end = (start..lines.len()).find(|&index| ends(&lines[index..]));
            if end.is_none() && !ended && at > 0 {
                break;
            }
            let end = end.unwrap_or(lines.len());
            let above = &lines[at..from];
            let above = &above[..above.len() - narrow_above(above)];
            top::read(above, &mut out)?;
            header.read(&lines[start..end], &mut out)?;
            at = end;
        }
        self.lines = lines.split_off(at);
        self.bytes = self.lines.iter().map(|(_, line)| line.len()).sum();
        Ok(())
    }
}

/// Whether the body of a table ends above these lines: a note, a sum, a title, a label of the next form, its header again.
fn ends(lines: &[Field<'_>]) -> bool {
    use zhibiao::lexicon::Column::*;
    let text = &lines[0].1;
    let opens = match label(text) {
        Some((Project | Department | BudgetUnit, _)) => true,
        Some((Goal, rest)) => rest.is_empty(),
        _ => false,
    };
    opens
        || is_footer(text)
        || is_sum(text)
        || is_title(text) && !text.ends_with(['况', '标'])
        || Header::at(lines).is_some()
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(bare(text)),
        Cow::Owned(text) => Cow::Owned(bare(&text).to_owned()),
    }
}

/// A line without the `|` that some pages' texts have behind each cell, or below it.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '|')
}

/// The texts of several lines as one.
fn joined<'a>(lines: &[Field<'a>], between: &str) -> Cow<'a, str> {
    match lines {
        [(_, one)] => one.clone(),
        _ => {
            let texts: Vec<&str> = lines.iter().map(|(_, text)| &**text).collect();
            Cow::Owned(texts.join(between))
        }
    }
}

/// Where rows and remarks go.
struct Out<'s, 'a> {
    sink: &'s mut dyn Sink<'a>,
}

impl<'a> Out<'_, 'a> {
    fn row(
        &mut self,
        number: usize,
        cells: impl IntoIterator<Item = Cow<'a, str>>,
    ) -> Result<(), TableError> {
        let cells = cells.into_iter().map(GridCell::new).collect();
        self.sink.row(GridRow { number, cells })
    }

    fn say(&mut self, code: TableCode, row: usize, text: &str) {
        let place = Place { row, column: 1 };
        self.sink.remark(TableDiagnostic::new(code, place, text));
    }

    fn unread(&mut self, lines: &[Field<'a>]) {
        for (row, text) in lines.iter().filter(|(_, text)| !text.is_empty()) {
            self.say(TableCode::UnreadRow, *row, text);
        }
    }
}
