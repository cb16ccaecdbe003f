use zhibiao::Language;

/// Why a file could not be read (读取错误).
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[non_exhaustive]
pub enum TableError {
    /// It could not be opened or read.
    Io(#[from] std::io::Error),
    /// It is not UTF-8 text.
    NotText {
        /// What it looks like instead.
        found: Found,
        /// The first byte that is not UTF-8, from 0.
        offset: usize,
    },
    /// No row names the columns of the one layout that is read.
    NoHeader {
        /// How many rows the file has.
        rows: usize,
        /// The row with the most known column names, from 1, and those names.
        closest: Option<(usize, Vec<String>)>,
    },
}

/// What a file that is not UTF-8 text looks like.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Found {
    /// It begins with the mark of UTF-16.
    Utf16,
    /// It begins as XLSX, DOCX and other ZIP files do.
    Zip,
    /// It begins as XLS and DOC do.
    OldOffice,
    /// Some other bytes, often text in GBK or GB18030.
    OtherBytes,
}

impl TableError {
    pub(crate) fn not_utf8(bytes: &[u8], offset: usize) -> Self {
        let found = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Found::Utf16,
            [b'P', b'K', 3, 4, ..] => Found::Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Found::OldOffice,
            _ => Found::OtherBytes,
        };
        TableError::NotText { found, offset }
    }

    /// A stable name.
    ///
    /// ```
    /// assert_eq!(zhibiao_table::read_tsv("甲\t乙\n").unwrap_err().code(), "no-header");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            TableError::Io(_) => "unreadable-file",
            TableError::NotText { .. } => "not-text",
            TableError::NoHeader { .. } => "no-header",
        }
    }

    /// What was expected, what was found and a way out.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (TableError::Io(error), Language::English) => {
                format!("expected a readable file, found: {error}; check its name and permissions")
            }
            (TableError::Io(error), Language::Chinese) => {
                format!("文件应可读取，实际：{error}；请检查文件名和权限")
            }
            (TableError::NotText { found, offset }, _) => found.message(*offset, language),
            (TableError::NoHeader { rows, closest }, _) => {
                no_header(*rows, closest.as_ref(), language)
            }
        }
    }
}

impl Found {
    fn message(self, offset: usize, language: Language) -> String {
        let english = language == Language::English;
        let found = match self {
            Found::Utf16 if english => "UTF-16 text".to_owned(),
            Found::Utf16 => "UTF-16文本".to_owned(),
            Found::Zip if english => "an XLSX, DOCX or other ZIP file".to_owned(),
            Found::Zip => "XLSX、DOCX等压缩格式文件".to_owned(),
            Found::OldOffice if english => "an XLS or DOC file".to_owned(),
            Found::OldOffice => "XLS或DOC文件".to_owned(),
            Found::OtherBytes if english => {
                format!("other bytes at offset {offset}, perhaps GBK or GB18030")
            }
            Found::OtherBytes => format!("第{offset}字节起不是UTF-8，可能是GBK或GB18030"),
        };
        match english {
            true => format!(
                "expected tab-separated text in UTF-8, found {found}; save the file as UTF-8 text with tabs, or paste the table into one"
            ),
            false => format!(
                "应为制表符分隔的UTF-8文本，实为{found}；请另存为UTF-8制表符分隔文本，或将表格粘贴为文本"
            ),
        }
    }
}

fn no_header(rows: usize, closest: Option<&(usize, Vec<String>)>, language: Language) -> String {
    match (closest, language) {
        (None, Language::English) => format!(
            "expected a header row with a column of indicators (such as 绩效指标) and one of project names (such as 项目名称), found no known column name in {rows} rows; add a header row"
        ),
        (None, Language::Chinese) => {
            format!("应有含“绩效指标”列和“项目名称”列的表头，{rows}行中未见已知列名；请补上表头")
        }
        (Some((row, names)), Language::English) => format!(
            "expected a header row with a column of indicators (such as 绩效指标) and one of project names (such as 项目名称), found at most row {row} with {}; name the columns so, and keep a project's indicators in one cell",
            names.join(", ")
        ),
        (Some((row, names)), Language::Chinese) => format!(
            "应有含“绩效指标”列和“项目名称”列的表头，最接近的是第{row}行（{}）；请补齐列名，并将一个项目的指标写在一个单元格内",
            names.join("、")
        ),
    }
}
