mod messages;

use std::fmt;
use std::sync::Arc;

use zhibiao::{Language, Level};

use crate::grid::Place;

/// What was odd about a row or a cell; the names are stable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum TableCode {
    /// A row that is neither a header, a title nor a project.
    UnreadRow,
    /// A cell to the right of the header's last column.
    ExtraCell,
    /// A project row without a name.
    MissingProjectName,
    /// A project without indicators.
    MissingIndicators,
    /// A cell that claims to span more rows or columns than any table has.
    SpanCut,
    /// A hidden sheet that was not read.
    HiddenSheet,
    /// Bytes of a page that are no characters of its encoding.
    BrokenText,
    /// A column whose header is not known: its cells are kept under it.
    UnknownColumn,
    /// A column whose header is not known, read as what its words say.
    GuessedColumn,
    /// A field of a form whose label is not known: it is kept under it.
    KeptField,
    /// Totals, notes and rows left for more, which hold no indicator.
    SkippedRow,
    /// A row with a value but no name.
    MissingName,
    /// An indicator without a value.
    MissingValue,
    /// A name that stands in a column of levels.
    NameFromLevel,
    /// A level that belongs to another one than the rows above suggest.
    LevelsDiffer,
    /// A level 1 that is none of the standard's among those that are.
    UnknownLevel,
    /// A row out of step with a merged cell, read as if it were in step.
    ShiftedRow,
    /// A header without any row below it.
    EmptyTable,
    /// A grid that is no table of projects or indicators.
    NoTable,
    /// Several texts under the heading of names: which one was not taken.
    SeveralNames,
    /// No column of values: they are read from the cells of names.
    NoValueColumn,
    /// Several columns of values: which one was read.
    SeveralValues,
    /// Indicators of several years rather than this one's.
    OtherPeriod,
    /// Indicators without a header above them.
    MissingHeader,
    /// A row whose name and value hold a list each, line by line.
    SplitLines,
    /// Cells a line each, where it is not sure which lines are a cell, or which column they are in.
    GuessedLines,
    /// A value in the name's cell beside an empty column of values.
    ValueFromName,
    /// A target that only the rule of scoring states.
    ValueFromRule,
    /// Rows of a sheet that are hidden, and read.
    HiddenRow,
    /// Columns of a sheet that are hidden, and read.
    HiddenColumn,
    /// A formula whose result the file does not hold, or an error in its place: the text stays as it is.
    NoResult,
}

impl TableCode {
    /// All of them.
    pub const ALL: [TableCode; 31] = [
        TableCode::UnreadRow,
        TableCode::ExtraCell,
        TableCode::MissingProjectName,
        TableCode::MissingIndicators,
        TableCode::SpanCut,
        TableCode::HiddenSheet,
        TableCode::BrokenText,
        TableCode::UnknownColumn,
        TableCode::GuessedColumn,
        TableCode::KeptField,
        TableCode::SkippedRow,
        TableCode::MissingName,
        TableCode::MissingValue,
        TableCode::NameFromLevel,
        TableCode::LevelsDiffer,
        TableCode::UnknownLevel,
        TableCode::ShiftedRow,
        TableCode::EmptyTable,
        TableCode::NoTable,
        TableCode::SeveralNames,
        TableCode::NoValueColumn,
        TableCode::SeveralValues,
        TableCode::OtherPeriod,
        TableCode::MissingHeader,
        TableCode::SplitLines,
        TableCode::GuessedLines,
        TableCode::ValueFromName,
        TableCode::ValueFromRule,
        TableCode::HiddenRow,
        TableCode::HiddenColumn,
        TableCode::NoResult,
    ];

    /// How much it matters: info where the reading is certain, warning where it may be meant otherwise.
    pub fn level(self) -> Level {
        use TableCode::*;
        match self {
            UnknownColumn | KeptField | SkippedRow | OtherPeriod | NoTable | NoValueColumn
            | HiddenRow | HiddenColumn => Level::Info,
            _ => Level::Warning,
        }
    }

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            TableCode::UnreadRow => "unread-row",
            TableCode::ExtraCell => "extra-cell",
            TableCode::MissingProjectName => "missing-project-name",
            TableCode::MissingIndicators => "missing-indicators",
            TableCode::SpanCut => "span-cut",
            TableCode::HiddenSheet => "hidden-sheet",
            TableCode::BrokenText => "broken-text",
            TableCode::UnknownColumn => "unknown-column",
            TableCode::GuessedColumn => "guessed-column",
            TableCode::KeptField => "kept-field",
            TableCode::SkippedRow => "skipped-row",
            TableCode::MissingName => "missing-name",
            TableCode::MissingValue => "missing-value",
            TableCode::NameFromLevel => "name-from-level",
            TableCode::LevelsDiffer => "levels-differ",
            TableCode::UnknownLevel => "unknown-level",
            TableCode::ShiftedRow => "shifted-row",
            TableCode::EmptyTable => "empty-table",
            TableCode::NoTable => "no-table",
            TableCode::SeveralNames => "several-names",
            TableCode::NoValueColumn => "no-value-column",
            TableCode::SeveralValues => "several-values",
            TableCode::OtherPeriod => "other-period",
            TableCode::MissingHeader => "missing-header",
            TableCode::SplitLines => "split-lines",
            TableCode::GuessedLines => "guessed-lines",
            TableCode::ValueFromName => "value-from-name",
            TableCode::ValueFromRule => "value-from-rule",
            TableCode::HiddenRow => "hidden-row",
            TableCode::HiddenColumn => "hidden-column",
            TableCode::NoResult => "no-result",
        }
    }
}

impl fmt::Display for TableCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One remark about one row or cell of a file.
///
/// ```
/// let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t\n").unwrap();
/// let diagnostic = &document.diagnostics[0];
/// assert_eq!(diagnostic.code.as_str(), "missing-indicators");
/// assert_eq!((diagnostic.place.row, diagnostic.place.column), (2, 2));
/// assert_eq!(
///     diagnostic.to_string(),
///     "row 2, column 2: expected the indicators of `体检`, found an empty cell; fill them in"
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableDiagnostic {
    /// What it is about.
    pub code: TableCode,
    /// Where.
    pub place: Place,
    /// The name of the sheet, where the file names its sheets.
    pub sheet: Option<Arc<str>>,
    /// Which grid of the file it is about, from 0.
    pub grid: usize,
    /// The text it is about, cut after 40 characters.
    pub found: String,
}

impl TableDiagnostic {
    pub(crate) fn new(code: TableCode, place: Place, found: &str) -> Self {
        let found = found.trim();
        let mut short: String = found.chars().take(40).collect();
        if short.len() < found.len() {
            short.push('…');
        }
        TableDiagnostic {
            code,
            place,
            sheet: None,
            grid: 0,
            found: short,
        }
    }

    /// How much it matters.
    pub fn level(&self) -> Level {
        self.code.level()
    }

    /// What was expected, what was found and a way out.
    pub fn message(&self, language: Language) -> String {
        self.code.template(language).replace("{}", &self.found)
    }
}

/// Its place and its message in English.
impl fmt::Display for TableDiagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}, ")?;
        }
        let Place { row, column } = self.place;
        let message = self.message(Language::English);
        write!(f, "row {row}, column {column}: {message}")
    }
}
