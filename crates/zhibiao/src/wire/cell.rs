use std::str::FromStr;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{Context, Diagnostic, Offsets, Span, Target};
use crate::diagnostic::Language;
use crate::error::Error;
use crate::model::{self, Category, Subcategory};
use crate::parser::Parser;

/// A cell of indicators; see [`crate::Cell`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Cell {
    /// The indicators found, in order.
    pub indicators: Vec<Indicator>,
    /// What was odd about the cell as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// One indicator; see [`crate::Indicator`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Indicator {
    /// Its number in the cell.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub ordinal: Option<u32>,
    /// Level 1 (一级指标).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub category: Option<Category>,
    /// Level 2 (二级指标).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub subcategory: Option<Subcategory>,
    /// Level 3 (三级指标).
    pub name: String,
    /// The canonical name of the unit in the name's brackets.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit_hint: Option<String>,
    /// The value.
    pub target: Target,
    /// From the ordinal to the end of the value.
    pub span: Span,
    /// Points for this indicator, as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub weight: Option<String>,
    /// What was achieved, as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub actual: Option<String>,
    /// What was odd about the item; the target has its own.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub diagnostics: Vec<Diagnostic>,
}

impl Cell {
    /// The wire form of a cell; linear in its text.
    ///
    /// ```
    /// use zhibiao::wire::{Cell, Offsets};
    /// let cell = zhibiao::parse_cell("1、产出指标：培训场次，年度指标值：2场。");
    /// let wire = Cell::new(&cell, Offsets::Utf16, zhibiao::Language::Chinese);
    /// assert_eq!(wire.indicators[0].name, "培训场次");
    /// ```
    pub fn new(cell: &model::Cell<'_>, offsets: Offsets, language: Language) -> Cell {
        let context = Context::new(cell.text, offsets, language);
        let indicators = cell.indicators.iter();
        Cell {
            indicators: indicators.map(|i| Indicator::build(i, &context)).collect(),
            diagnostics: context.diagnostics(&cell.diagnostics),
        }
    }
}

impl Indicator {
    fn build(indicator: &model::Indicator<'_>, context: &Context<'_>) -> Indicator {
        Indicator {
            ordinal: indicator.ordinal,
            category: indicator.category,
            subcategory: indicator.subcategory,
            name: indicator.name.to_string(),
            unit_hint: indicator.unit_hint.as_ref().map(|u| u.name.to_string()),
            target: Target::build(&indicator.target, context),
            span: context.map.wire(indicator.span),
            weight: indicator.weight.map(|piece| piece.to_string()),
            actual: indicator.actual.map(|piece| piece.to_string()),
            diagnostics: context.diagnostics(&indicator.diagnostics),
        }
    }
}

/// The strict door, with byte offsets and English messages: see [`Parser::strict_cell`].
impl FromStr for Cell {
    type Err = Error;

    fn from_str(text: &str) -> Result<Cell, Error> {
        Parser::new()
            .strict_cell(text)
            .map(|cell| Cell::new(&cell, Offsets::Bytes, Language::English))
    }
}

/// As [`Cell`], with byte offsets and English messages.
#[cfg(feature = "serde")]
impl Serialize for model::Cell<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Cell::new(self, Offsets::Bytes, Language::English).serialize(serializer)
    }
}
