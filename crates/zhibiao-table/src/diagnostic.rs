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

    /// What was expected, what was found (`{}`), and a way out.
    fn template(self, language: Language) -> &'static str {
        match (self, language) {
            (TableCode::UnreadRow, Language::English) => {
                "expected a header, a title or a project, found `{}`; the row was not read, so check its columns"
            }
            (TableCode::UnreadRow, Language::Chinese) => {
                "应为表头、标题或项目，实为“{}”；此行未读取，请检查各列"
            }
            (TableCode::ExtraCell, Language::English) => {
                "expected no cell beyond the header's last column, found `{}`; check for a tab inside a cell, or name the column"
            }
            (TableCode::ExtraCell, Language::Chinese) => {
                "表头最后一列之外不应有内容，实有“{}”；请检查单元格内是否有制表符，或为该列加表头"
            }
            (TableCode::MissingProjectName, Language::English) => {
                "expected the project's name, found none beside `{}`; fill it in"
            }
            (TableCode::MissingProjectName, Language::Chinese) => "“{}”所在行缺少项目名称；请补填",
            (TableCode::MissingIndicators, Language::English) => {
                "expected the indicators of `{}`, found an empty cell; fill them in"
            }
            (TableCode::MissingIndicators, Language::Chinese) => "项目“{}”没有绩效指标；请补填",
            (TableCode::SpanCut, Language::English) => {
                "expected a cell of at most 65534 rows and 1000 columns, found one that spans {} (rows×columns); the span was cut, so check the table"
            }
            (TableCode::SpanCut, Language::Chinese) => {
                "单元格最多跨65534行、1000列，实跨{}（行×列）；已截断，请核对表格"
            }
            (TableCode::HiddenSheet, Language::English) => {
                "expected sheets that are shown, found the hidden sheet `{}`; it was not read, so unhide it or ask for hidden sheets"
            }
            (TableCode::HiddenSheet, Language::Chinese) => {
                "工作表“{}”已隐藏，未读取；如需读取，请取消隐藏或启用读取隐藏工作表"
            }
            (TableCode::BrokenText, Language::English) => {
                "expected text in one encoding, found other bytes from offset {} on; they became U+FFFD, so check the cells with it"
            }
            (TableCode::BrokenText, Language::Chinese) => {
                "自第{}字节起有字节不属于该编码，已用U+FFFD代替；请核对含此字符的单元格"
            }
            (TableCode::UnknownColumn, Language::English) => {
                "expected a column that is known by name, found `{}`; its cells are kept under this name"
            }
            (TableCode::UnknownColumn, Language::Chinese) => "未识别的列“{}”；其内容按此列名保留",
            (TableCode::GuessedColumn, Language::English) => {
                "expected a column that is known by name, found `{}`; it was read as what its words say, so check it"
            }
            (TableCode::GuessedColumn, Language::Chinese) => "未识别的列“{}”，按其用词推定；请核对",
            (TableCode::KeptField, Language::English) => {
                "expected a label that is known by name, found `{}`; what stands beside it is kept under this name"
            }
            (TableCode::KeptField, Language::Chinese) => "未识别的填报项“{}”；其内容按此名称保留",
            (TableCode::SkippedRow, Language::English) => {
                "expected an indicator, found a total, a note or a row left open: `{}`; it was not read as one"
            }
            (TableCode::SkippedRow, Language::Chinese) => {
                "此行为合计、注释或留空行，未作为指标读取：“{}”"
            }
            (TableCode::MissingName, Language::English) => {
                "expected the indicator's name, found only `{}`; fill the name in"
            }
            (TableCode::MissingName, Language::Chinese) => "缺少指标名称，仅有“{}”；请补填名称",
            (TableCode::MissingValue, Language::English) => {
                "expected the target of `{}`, found none; fill it in"
            }
            (TableCode::MissingValue, Language::Chinese) => "指标“{}”没有指标值；请补填",
            (TableCode::NameFromLevel, Language::English) => {
                "expected the indicator's name in its own column, found `{}` in a column of levels; it was taken as the name, so check it"
            }
            (TableCode::NameFromLevel, Language::Chinese) => {
                "指标名称列为空，以上级指标“{}”为名称；请核对"
            }
            (TableCode::LevelsDiffer, Language::English) => {
                "expected a level 2 of the level 1 above, found `{}`; its own level 1 was taken, so check it"
            }
            (TableCode::LevelsDiffer, Language::Chinese) => {
                "二级指标“{}”与上方一级指标不符；已按其所属一级指标读取，请核对"
            }
            (TableCode::UnknownLevel, Language::English) => {
                "expected a level like those above, found `{}`; it was taken as one, so check whether the row is an indicator"
            }
            (TableCode::UnknownLevel, Language::Chinese) => {
                "“{}”与上方各行的一级、二级指标不同类；已照此读取，请核对此行是否为指标"
            }
            (TableCode::ShiftedRow, Language::English) => {
                "expected a row in step with the header, found `{}`; it was read as if a merged cell to its left covered as many rows as it should, so check it"
            }
            (TableCode::ShiftedRow, Language::Chinese) => {
                "此行与表头错位：“{}”；按左侧合并单元格应有的行数对齐读取，请核对"
            }
            (TableCode::EmptyTable, Language::English) => {
                "expected projects or indicators below the header, found none; check whether the file is whole"
            }
            (TableCode::EmptyTable, Language::Chinese) => {
                "表头下没有项目或指标；请检查文件是否完整"
            }
            (TableCode::NoTable, Language::English) => {
                "expected a table of projects or indicators, found another one, from `{}` on; it was not read"
            }
            (TableCode::NoTable, Language::Chinese) => {
                "此表（自“{}”起）不是项目或绩效指标表，未读取"
            }
            (TableCode::SeveralNames, Language::English) => {
                "expected one name under the heading of names, found also `{}`; it is kept among the other cells, so check the name"
            }
            (TableCode::SeveralNames, Language::Chinese) => {
                "指标名称栏下另有“{}”，已保留在其他内容中；请核对名称"
            }
            (TableCode::NoValueColumn, Language::English) => {
                "expected a column of values such as 指标值, found none; values are read from the cells of `{}` where those hold them"
            }
            (TableCode::NoValueColumn, Language::Chinese) => {
                "没有指标值列；“{}”单元格中写有指标值的，从中读取"
            }
            (TableCode::SeveralValues, Language::English) => {
                "expected one column of values, found several; `{}` was read as the target and the others are kept under their names"
            }
            (TableCode::SeveralValues, Language::Chinese) => {
                "有多个指标值列；以“{}”为指标值，其余按列名保留"
            }
            (TableCode::OtherPeriod, Language::English) => {
                "expected the year's indicators, found `{}`; they are read, and each says so among its other cells"
            }
            (TableCode::OtherPeriod, Language::Chinese) => {
                "以下为“{}”，并非年度指标；照常读取，并在每个指标的其他内容中注明"
            }
            (TableCode::MissingHeader, Language::English) => {
                "expected a header above the indicators, found `{}` without one; its columns were told by the table before or by what the cells say, so check them"
            }
            (TableCode::MissingHeader, Language::Chinese) => {
                "“{}”上方没有表头；按前一表格或单元格内容推定各列，请核对"
            }
            (TableCode::SplitLines, Language::English) => {
                "expected one indicator in the row, found as many values as lines in `{}`; each line was read as an indicator, so check them"
            }
            (TableCode::SplitLines, Language::Chinese) => {
                "“{}”与其指标值行数相同，逐行读为多个指标；请核对"
            }
            (TableCode::GuessedLines, Language::English) => {
                "expected each cell on a line of its own and no empty ones, found `{}`; its place in the table was told by the lines around it, so check it"
            }
            (TableCode::GuessedLines, Language::Chinese) => {
                "文本每行一个单元格且不显示空单元格，“{}”的位置按前后各行推定；请核对"
            }
            (TableCode::ValueFromName, Language::English) => {
                "expected the target in its own column, found it in `{}`; it was read from there, so check the name"
            }
            (TableCode::ValueFromName, Language::Chinese) => {
                "指标值列为空，从名称“{}”中读取；请核对名称"
            }
            (TableCode::ValueFromRule, Language::English) => {
                "expected the target in a column of its own, found it in the rule of scoring `{}`; it was read from there, so check it"
            }
            (TableCode::ValueFromRule, Language::Chinese) => {
                "没有指标值，从评分规则“{}”中读取；请核对"
            }
            (TableCode::HiddenRow, Language::English) => {
                "expected rows that are shown, found a hidden one with `{}`; hidden rows of this sheet were read like the others"
            }
            (TableCode::HiddenRow, Language::Chinese) => "本表有隐藏行（含“{}”），照常读取",
            (TableCode::HiddenColumn, Language::English) => {
                "expected columns that are shown, found a hidden one with `{}`; hidden columns of this sheet were read like the others"
            }
            (TableCode::HiddenColumn, Language::Chinese) => "本表有隐藏列（含“{}”），照常读取",
            (TableCode::NoResult, Language::English) => {
                "expected a formula's result, found `{}`; the cell was read as this text, so open the file in a spreadsheet and save it again"
            }
            (TableCode::NoResult, Language::Chinese) => {
                "公式没有计算结果：“{}”；按此文字读取，请用表格软件打开并重新保存"
            }
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
