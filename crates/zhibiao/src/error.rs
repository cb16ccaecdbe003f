//! The strict door's errors.

use crate::diagnostic::{Code, Diagnostic, Language, Level};
use crate::span::Span;

/// Why a text was refused by the strict door.
///
/// ```
/// let error = zhibiao::Parser::new().strict_value("90%-80%").unwrap_err();
/// assert_eq!(error.code().as_str(), "reversed-bounds");
/// assert_eq!(error.span().range(), 0..7);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.message(Language::English))]
pub struct Error {
    text: String,
    first: Diagnostic,
    diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// The error that these diagnostics amount to, if any is of level error.
    pub(crate) fn from_diagnostics(text: &str, diagnostics: &[Diagnostic]) -> Option<Error> {
        let first = *diagnostics.iter().find(|d| d.level() == Level::Error)?;
        Some(Error {
            text: text.to_owned(),
            first,
            diagnostics: diagnostics.to_vec(),
        })
    }

    /// What the first diagnostic of level error is about.
    pub fn code(&self) -> Code {
        self.first.code
    }

    /// Where it is, in bytes of the text.
    pub fn span(&self) -> Span {
        self.first.span
    }

    /// The text that was refused.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All diagnostics, of every level.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What was expected, what was found and a way out.
    pub fn message(&self, language: Language) -> String {
        self.first.message(&self.text, language)
    }
}

/// Why a [`crate::Parser`] could not be built.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A unit without a name, or one that nothing could read behind a number.
    #[error(
        "expected a unit name that is not empty, does not begin like a number, holds no stop and is no comparator, found `{0}`; rename the unit"
    )]
    Unit(String),
    /// A word that the lexicon does not list as a comparator, or a meaning it cannot have.
    #[error(
        "expected a comparator word of the lexicon and a meaning other than a range, found `{0}`; see `zhibiao::lexicon::comparators`"
    )]
    Comparator(String),
}

impl BuildError {
    /// A stable name.
    ///
    /// ```
    /// let error = zhibiao::Parser::builder().comparator("随便", zhibiao::Op::Lt).build().unwrap_err();
    /// assert_eq!(error.code(), "unknown-comparator");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            BuildError::Unit(_) => "invalid-unit",
            BuildError::Comparator(_) => "unknown-comparator",
        }
    }

    /// What was expected, what was found and a way out.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (_, Language::English) => self.to_string(),
            (BuildError::Unit(found), Language::Chinese) => {
                format!(
                    "单位名称不应为空，不应以数字、符号开头，不应含有标点，也不应是比较词，实为“{found}”；请改名"
                )
            }
            (BuildError::Comparator(found), Language::Chinese) => format!(
                "应为词典中的比较词，且含义不能是区间，实为“{found}”；可用的词见 zhibiao::lexicon::comparators"
            ),
        }
    }
}
