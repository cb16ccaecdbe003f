use zhibiao::Language;

use crate::found::Found;
use crate::grid::Place;
use crate::limits::{Limit, Limits};

/// Why a file could not be read (读取错误).
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Language::English))]
#[non_exhaustive]
pub enum TableError {
    /// It could not be opened or read.
    Io(#[from] std::io::Error),
    /// It is text in no encoding that is read.
    NotText {
        /// What it looks like instead.
        found: Found,
        /// The first byte that could not be read, from 0.
        offset: usize,
    },
    /// It is of a format that is not read.
    Unsupported {
        /// Which one.
        found: Found,
    },
    /// It is damaged, or is not what its first bytes say.
    Broken {
        /// The format its first bytes tell.
        format: &'static str,
        /// What its reader met.
        detail: String,
    },
    /// It exceeds a limit of [`crate::Limits`].
    TooLarge {
        /// Which one.
        limit: Limit,
        /// The limit.
        most: u64,
        /// Where it was exceeded, if that is known.
        place: Option<Place>,
    },
    /// No row names the columns of the one layout that is read.
    NoHeader {
        /// How many rows the file has.
        rows: usize,
        /// The row with the most known column names, from 1, and those names.
        closest: Option<(usize, Vec<String>)>,
    },
}

impl TableError {
    #[cfg(any(feature = "xlsx", feature = "docx", feature = "ods"))]
    pub(crate) fn broken(format: &'static str, detail: impl std::fmt::Display) -> Self {
        let mut detail: String = detail.to_string().chars().take(200).collect();
        detail.retain(|c| !c.is_control());
        TableError::Broken { format, detail }
    }

    pub(crate) fn too_large(limit: Limit, limits: &Limits, place: Option<Place>) -> Self {
        TableError::TooLarge {
            limit,
            most: limits.of(limit),
            place,
        }
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
            TableError::Unsupported { .. } => "unsupported-format",
            TableError::Broken { .. } => "broken-file",
            TableError::TooLarge { .. } => "too-large",
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
                let found = match error.kind() {
                    std::io::ErrorKind::NotFound => "没有这个文件".to_owned(),
                    std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
                    _ => error.to_string(),
                };
                format!("文件应可读取，实际：{found}；请检查文件名和权限")
            }
            (TableError::NotText { found, offset }, _) => found.message(Some(*offset), language),
            (TableError::Unsupported { found }, _) => found.message(None, language),
            (TableError::Broken { format, detail }, Language::English) => format!(
                "expected a whole {format} file, found: {detail}; download or save it again"
            ),
            (TableError::Broken { format, detail }, Language::Chinese) => {
                format!("应为完整的{format}文件，实际：{detail}；请重新下载或另存")
            }
            (TableError::TooLarge { limit, most, place }, _) => {
                too_large(*limit, *most, *place, language)
            }
            (TableError::NoHeader { rows, closest }, _) => {
                no_header(*rows, closest.as_ref(), language)
            }
        }
    }
}

fn too_large(limit: Limit, most: u64, place: Option<Place>, language: Language) -> String {
    let (english, chinese) = limit.counted();
    let row = place.map(|place| place.row);
    match language {
        Language::English => {
            let place = row.map_or(String::new(), |row| format!(" at row {row}"));
            format!(
                "expected at most {most} {english}, found more{place}; split the file, or raise the limit `{}`",
                limit.field()
            )
        }
        Language::Chinese => {
            let place = row.map_or(String::new(), |row| format!("第{row}行处"));
            format!(
                "最多允许{most}{chinese}，{place}已超出；请拆分文件，或提高上限{}",
                limit.field()
            )
        }
    }
}

fn no_header(rows: usize, closest: Option<&(usize, Vec<String>)>, language: Language) -> String {
    match (closest, language) {
        (None, Language::English) if rows == 0 => {
            "expected a table with a header row, found no rows in it; check that it is the file you meant".to_owned()
        }
        (None, Language::Chinese) if rows == 0 => "应有带表头的表格，其中没有任何行；请检查是否选对了文件".to_owned(),
        (None, Language::English) => format!(
            "expected a header row, with 项目名称 and 绩效指标 (a project a row) or with 三级指标 or 指标名称 and 指标值 (an indicator a row), found no known column name in {rows} {}; add a header row",
            if rows == 1 { "row" } else { "rows" }
        ),
        (None, Language::Chinese) => {
            format!(
                "应有表头，含“项目名称”“绩效指标”（一行一项目）或“三级指标”（“指标名称”）“指标值”（一行一指标），{rows}行中未见已知列名；请补上表头"
            )
        }
        (Some((row, names)), Language::English) => format!(
            "expected a header row, with 项目名称 and 绩效指标 (a project a row) or with 三级指标 or 指标名称 and 指标值 (an indicator a row), found at most row {row} with {}; name the missing columns",
            names.join(", ")
        ),
        (Some((row, names)), Language::Chinese) => format!(
            "应有表头，含“项目名称”“绩效指标”（一行一项目）或“三级指标”（“指标名称”）“指标值”（一行一指标），最接近的是第{row}行（{}）；请补齐列名",
            names.join("、")
        ),
    }
}
