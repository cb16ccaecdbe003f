//! Writes what was read, as the national systems want it and as analysts do (输出).
//!
//! | form | a row is | for |
//! | --- | --- | --- |
//! | [`Form::Rows`] | an indicator: 计算符号, 年度指标值 and 计量单位 apart | import into budget systems |
//! | [`Form::Merged`] | an indicator, its target in one text: `≥95%` | reports |
//! | [`Form::Tidy`] | a measure, numbers and units apart | statistics |
//! | [`json_lines`] | a project | programs |
//! | [`Workbook`] | an indicator, what was written beside how it was read | checking |
//!
//! What is written in the first two forms reads back the same: each cell is read again before it is written, and where
//! sign, value and unit apart would say something else, the value keeps the text it had.
//!
//! ```
//! use zhibiao_table::write::{CsvWriter, Form};
//! let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t1、产出指标：体检人数，年度指标值：不少于30人。\n")?;
//! let mut csv = CsvWriter::new(Vec::new(), Form::Rows).unwrap();
//! csv.document("", &document, &zhibiao::Parser::new()).unwrap();
//! let text = String::from_utf8(csv.into_inner()).unwrap();
//! assert_eq!(text.lines().nth(1).unwrap(), "体检,,,,产出指标,,体检人数,≥,30,人,,");
//! # Ok::<(), zhibiao_table::TableError>(())
//! ```

mod csv;
mod form;
mod json;
mod loaded;
mod rows;
mod same;
mod tidy;
#[cfg(feature = "write-xlsx")]
mod xlsx;

pub use csv::{CsvWriter, Form};
pub use form::{Parts, merged, parts};
pub use json::json_lines;
pub use same::same;
#[cfg(feature = "write-xlsx")]
pub use xlsx::Workbook;

/// What can be written (可输出的文档): a [`Document`](crate::Document) as it was read, or its
/// [wire form](crate::wire::Document), which may have been kept as JSON meanwhile. Both come out the same.
///
/// ```
/// use zhibiao::{Language, Parser, wire::Offsets};
/// use zhibiao_table::write::{CsvWriter, Form, Writable};
/// fn rows(document: &impl Writable) -> Vec<u8> {
///     let mut csv = CsvWriter::new(Vec::new(), Form::Rows).unwrap();
///     csv.document("", document, &Parser::new()).unwrap();
///     csv.into_inner()
/// }
/// let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t人数不少于30人\n")?;
/// let wire = zhibiao_table::wire::Document::new(&document, &Parser::new(), Offsets::Bytes, Language::English);
/// assert_eq!(rows(&wire), rows(&document));
/// # Ok::<(), zhibiao_table::TableError>(())
/// ```
pub trait Writable: rows::Rows {}

impl Writable for crate::Document<'_> {}
impl Writable for crate::wire::Document {}
