//! The parser and what a caller may change about it.

use crate::error::{BuildError, Error};
use crate::grammar;
use crate::model::{Cell, Dimension, Op, Target, Unit};

/// A unit that a caller adds to the lexicon (自定义单位).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomUnit {
    /// The canonical name.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// Whether values may be added up.
    pub additive: bool,
}

/// What a parser does differently from the standard (解析选项).
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Words (the name itself and its aliases) of added units, in the lexicon's characters.
    pub(crate) units: Added<CustomUnit>,
    /// Characters of the longest added word: bounds the look-up.
    pub(crate) longest_unit: usize,
    /// Comparator words whose meaning the caller decides.
    pub(crate) comparators: Added<Op>,
}

/// Words and what they stand for, sorted: a library's map would be several kB of code in the browser, for a few words.
#[derive(Clone, Debug)]
pub(crate) struct Added<T>(Vec<(String, T)>);

impl<T> Default for Added<T> {
    fn default() -> Self {
        Added(Vec::new())
    }
}

impl<T> Added<T> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        let at = self.place(word).ok()?;
        Some(&self.0[at].1)
    }

    fn insert(&mut self, word: &str, meaning: T) {
        match self.place(word) {
            Ok(at) => self.0[at].1 = meaning,
            Err(at) => self.0.insert(at, (word.to_owned(), meaning)),
        }
    }

    fn place(&self, word: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(word))
    }
}

impl Options {
    /// Whether there are lanes.
    pub(crate) const LANES: bool =
        cfg!(any(not(target_family = "wasm"), target_feature = "simd128"));

    /// Whether the caller changed nothing, so that the lanes may read.
    ///
    /// A module made for a browser has none of them: it would be 10 kB larger after gzip to read tables of a hundred thousand
    /// indicators twice as fast. All of the general rules are in it, which the tests hold to read the same.
    pub(crate) fn is_standard(&self) -> bool {
        Self::LANES && self.units.is_empty() && self.comparators.is_empty()
    }
}

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

/// The columns of a grid that make one target (指标值及其符号、单位栏).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Field<'a> {
    /// The value column: `95`.
    pub value: &'a str,
    /// The sign column: `≥`, `正向 大于等于`, `定性`.
    pub sign: Option<&'a str>,
    /// The unit column: `%`.
    pub unit: Option<&'a str>,
    /// The indicator's name, which may end in a unit in brackets.
    pub name: Option<&'a str>,
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

    /// The unit in brackets at an indicator's name's end.
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
static STANDARD: Options = Options {
    units: Added(Vec::new()),
    longest_unit: 0,
    comparators: Added(Vec::new()),
};

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
