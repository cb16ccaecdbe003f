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
    /// A project row without indicators.
    MissingIndicators,
    /// A cell that claims to span more rows or columns than any table has.
    SpanCut,
    /// A hidden sheet that was not read.
    HiddenSheet,
    /// Bytes of a page that are no characters of its encoding.
    BrokenText,
}

impl TableCode {
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
        }
    }
}

/// One remark about one row or cell of a file.
///
/// ```
/// let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t\n").unwrap();
/// let diagnostic = &document.diagnostics[0];
/// assert_eq!(diagnostic.code.as_str(), "missing-indicators");
/// assert_eq!((diagnostic.place.row, diagnostic.place.column), (2, 2));
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

    /// How much it matters: nothing odd about a row makes what was read uncertain.
    pub fn level(&self) -> Level {
        Level::Warning
    }

    /// What was expected, what was found and a way out.
    pub fn message(&self, language: Language) -> String {
        self.code.template(language).replace("{}", &self.found)
    }
}
