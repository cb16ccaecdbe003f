//! The parser, and the two functions for those who change nothing about it.

use crate::error::{BuildError, Error};
use crate::grammar;
use crate::model::{Cell, Dimension, Op, Target, Unit};
use crate::options::{CustomUnit, Field, Options};

/// A reader of values and cells (解析器), by default exactly as the specification says.
///
/// ```
/// use zhibiao::{Parser, Op, Dimension};
/// let parser = Parser::builder()
///     .unit("驿站", &["个驿站"], Dimension::Count, true)
///     .comparator("以下", Op::Lt)
///     .build()?;
/// let target = parser.parse_value("5%以下");
/// assert_eq!(target.measures[0].op, Op::Lt);
/// assert_eq!(target.measures[0].comparator.as_ref().unwrap().rule.as_str(), "caller");
/// assert!(parser.parse_value("3驿站").measures[0].unit.as_ref().unwrap().known);
/// # Ok::<(), zhibiao::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Parser {
    pub(crate) options: Options,
}

impl Parser {
    /// A parser that follows the specification.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// A parser with units or comparator rules of the caller's own.
    pub fn builder() -> ParserBuilder {
        ParserBuilder::default()
    }

    /// Reads one target value; never fails on content.
    ///
    /// Spans are byte offsets into `text`.
    pub fn parse_value<'a>(&'a self, text: &'a str) -> Target<'a> {
        grammar::lone(&self.options, text)
    }

    /// Reads one target from the columns of a grid; never fails on content.
    ///
    /// Spans are byte offsets into [`Field::value`]; what came from another column has none.
    ///
    /// ```
    /// use zhibiao::{Field, Op, Parser};
    /// let field = Field { value: "95", sign: Some("≥"), unit: Some("%"), name: None };
    /// let parser = Parser::new();
    /// let target = parser.parse_field(field);
    /// assert_eq!(target.measures[0].op, Op::Ge);
    /// ```
    pub fn parse_field<'a>(&'a self, field: Field<'a>) -> Target<'a> {
        grammar::field(&self.options, field)
    }

    /// The unit in the brackets of an indicator's name.
    ///
    /// ```
    /// let parser = zhibiao::Parser::new();
    /// assert_eq!(parser.unit_hint("合格率（%）").unwrap().name, "%");
    /// assert!(parser.unit_hint("合格率").is_none());
    /// ```
    pub fn unit_hint<'a>(&'a self, name: &'a str) -> Option<Unit<'a>> {
        grammar::unit_hint(&self.options, name)
    }

    /// Reads a cell of indicators; never fails on content.
    ///
    /// Spans are byte offsets into `text`.
    pub fn parse_cell<'a>(&'a self, text: &'a str) -> Cell<'a> {
        grammar::cell(&self.options, text)
    }

    /// Reads one target value, or says why it cannot be read for certain.
    ///
    /// # Errors
    /// When a diagnostic of level error came up; the error carries all diagnostics.
    ///
    /// ```
    /// let parser = zhibiao::Parser::new();
    /// let error = parser.strict_value("≥**%").unwrap_err();
    /// assert_eq!(error.code().as_str(), "digits-missing");
    /// ```
    pub fn strict_value<'a>(&'a self, text: &'a str) -> Result<Target<'a>, Error> {
        let target = self.parse_value(text);
        match Error::from_diagnostics(text, &target.diagnostics) {
            Some(error) => Err(error),
            None => Ok(target),
        }
    }

    /// Reads one target from the columns of a grid, or says why it cannot be read for certain.
    ///
    /// # Errors
    /// When a diagnostic of level error came up; its span is in [`Field::value`].
    ///
    /// ```
    /// use zhibiao::{Field, Parser};
    /// let field = Field { value: "90-80", unit: Some("%"), ..Field::default() };
    /// let parser = Parser::new();
    /// assert_eq!(parser.strict_field(field).unwrap_err().code().as_str(), "reversed-bounds");
    /// ```
    pub fn strict_field<'a>(&'a self, field: Field<'a>) -> Result<Target<'a>, Error> {
        let target = self.parse_field(field);
        match Error::from_diagnostics(field.value, &target.diagnostics) {
            Some(error) => Err(error),
            None => Ok(target),
        }
    }

    /// Reads a cell of indicators, or says why it cannot be read for certain.
    ///
    /// # Errors
    /// When a diagnostic of level error came up in the cell or in any of its indicators.
    pub fn strict_cell<'a>(&'a self, text: &'a str) -> Result<Cell<'a>, Error> {
        let cell = self.parse_cell(text);
        match Error::from_diagnostics(text, &cell.all_diagnostics()) {
            Some(error) => Err(error),
            None => Ok(cell),
        }
    }
}

/// Builds a [`Parser`].
#[derive(Clone, Debug, Default)]
pub struct ParserBuilder {
    options: Options,
    refused: Option<BuildError>,
}

impl ParserBuilder {
    /// Adds a unit under its canonical name and its aliases; they win over the lexicon's at equal length. Full-width and traditional
    /// forms read alike.
    pub fn unit(
        mut self,
        name: &str,
        aliases: &[&str],
        dimension: Dimension,
        additive: bool,
    ) -> Self {
        let unit = CustomUnit {
            name: name.to_owned(),
            dimension,
            additive,
        };
        for word in std::iter::once(&name).chain(aliases) {
            let Some(folded) = grammar::custom_word(word) else {
                self.refused
                    .get_or_insert(BuildError::Unit((*word).to_owned()));
                continue;
            };
            let length = folded.chars().count();
            self.options.longest_unit = self.options.longest_unit.max(length);
            self.options.units.insert(&folded, unit.clone());
        }
        self
    }

    /// Decides what a comparator word of the lexicon means, such as 以下 as `<` where a document declares it so.
    pub fn comparator(mut self, word: &str, op: Op) -> Self {
        match grammar::comparator_word(word).filter(|_| op != Op::Range) {
            Some(word) => {
                self.options.comparators.insert(word, op);
            }
            None => {
                self.refused
                    .get_or_insert(BuildError::Comparator(word.to_owned()));
            }
        }
        self
    }

    /// The parser.
    ///
    /// # Errors
    /// When a unit has no name, begins like a number, holds a stop or is a comparator, or a comparator is not in the lexicon.
    pub fn build(self) -> Result<Parser, BuildError> {
        match self.refused {
            Some(error) => Err(error),
            None => Ok(Parser {
                options: self.options,
            }),
        }
    }
}

/// The options of [`parse_value`] and [`parse_cell`].
static STANDARD: Options = Options::STANDARD;

/// Reads one target value as the specification says; never fails on content.
///
/// Spans are byte offsets into `text`.
///
/// ```
/// let target = zhibiao::parse_value("95%以上");
/// assert_eq!(target.measures[0].op, zhibiao::Op::Ge);
/// ```
pub fn parse_value(text: &str) -> Target<'_> {
    grammar::lone(&STANDARD, text)
}

/// Reads a cell of indicators as the specification says; never fails on content.
///
/// Spans are byte offsets into `text`.
///
/// ```
/// let cell = zhibiao::parse_cell("数量指标：培训场次≥6场；培训人数300人。");
/// assert_eq!(cell.indicators.len(), 2);
/// assert_eq!(&*cell.indicators[1].name, "培训人数");
/// ```
pub fn parse_cell(text: &str) -> Cell<'_> {
    grammar::cell(&STANDARD, text)
}
