use std::str::FromStr;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use super::{Context, Diagnostic, OffsetMap, Offsets, Span};
use crate::diagnostic::Language;
use crate::error::Error;
use crate::model::{self, Dimension, Direction, Kind, Number, Op, Trend, UnitSource};
use crate::model::{DateRelation, PartialDate};
use crate::parser::Parser;

/// A target value; see [`crate::Target`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Target {
    /// What it is.
    pub kind: Kind,
    /// The text that was read.
    pub text: String,
    /// The numbers found in it, in the order of the text.
    pub measures: Vec<Measure>,
    /// The dates and deadlines found in it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub dates: Vec<Date>,
    /// The formula, for a formula.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub formula: Option<Formula>,
    /// For a text: where it should go.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub trend: Option<Trend>,
    /// For a text: a closed word that stands alone, such as 优良.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub level: Option<String>,
    /// What could not be read, and what was read with doubt.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub diagnostics: Vec<Diagnostic>,
}

/// One number with what surrounds it; see [`crate::Measure`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Measure {
    /// The relation.
    pub op: Op,
    /// The word or sign that set it, as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub comparator: Option<String>,
    /// `caller` or `inclusion` where not the lexicon gave the comparator its meaning.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub rule: Option<String>,
    /// The number, unless it is a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub value: Option<Number>,
    /// The smaller bound of a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lower: Option<Bound>,
    /// The larger bound of a range.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub upper: Option<Bound>,
    /// The unit.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit: Option<Unit>,
    /// The measure as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The words that say what is counted.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// The time it holds for: `2021`, `12月底前`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub period: Option<String>,
    /// Set when it is a change.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub change: Option<Change>,
    /// What stands in brackets after it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
    /// 约 左右 近 余 多 几.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub approximate: bool,
    /// `name` or `column` where the unit is not in the value itself.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit_from: Option<UnitSource>,
}

/// The unit of a measure; see [`crate::Unit`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Unit {
    /// The canonical name.
    pub name: String,
    /// What was written.
    pub text: String,
    /// What it measures.
    pub dimension: Dimension,
    /// Whether values may be added up; left out when they may.
    #[cfg_attr(
        feature = "serde",
        serde(default = "yes", skip_serializing_if = "is_true")
    )]
    pub additive: bool,
    /// Whether the lexicon or the caller knows it; left out when so.
    #[cfg_attr(
        feature = "serde",
        serde(default = "yes", skip_serializing_if = "is_true")
    )]
    pub known: bool,
}

/// One end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself belongs to the range.
    pub inclusive: bool,
}

/// That a measure is a change, and against what.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// What it is measured against, as written.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub base: Option<String>,
}

/// A date, period or deadline; see [`crate::Date`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Date {
    /// As written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The first day, ISO 8601 as far as known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<String>,
    /// The last day, ISO 8601 as far as known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub to: Option<String>,
    /// 前 is `before`, 内 is `within` …
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub relation: Option<DateRelation>,
}

/// An arithmetic expression over named terms; see [`crate::Formula`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Formula {
    /// What it computes.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub result: Option<String>,
    /// The expression.
    pub expression: String,
}

#[cfg(feature = "serde")]
fn yes() -> bool {
    true
}

#[cfg(feature = "serde")]
fn is_true(flag: &bool) -> bool {
    *flag
}

#[cfg(feature = "serde")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

impl Target {
    /// The wire form of a target that was read from `source`; linear in the text.
    ///
    /// `source` is the whole text that was parsed: the cell's, for a target inside a cell.
    ///
    /// ```
    /// use zhibiao::wire::{Offsets, Target};
    /// use zhibiao::Language;
    /// let source = "办案不低于11000件";
    /// let target = zhibiao::parse_value(source);
    /// let wire = Target::new(&target, source, Offsets::CodePoints, Language::English);
    /// assert_eq!((wire.measures[0].span.start, wire.measures[0].span.end), (2, 11));
    /// ```
    pub fn new(
        target: &model::Target<'_>,
        source: &str,
        offsets: Offsets,
        language: Language,
    ) -> Target {
        Target::build(target, &Context::new(source, offsets, language))
    }

    /// The wire form without the whole text, for those who write it: possible because bytes need no conversion.
    #[cfg(feature = "serde")]
    fn alone(target: &model::Target<'_>) -> Target {
        let mut context = Context::new(target.text.text, Offsets::Bytes, Language::English);
        context.base = target.text.start;
        Target::build(target, &context)
    }

    pub(super) fn build(target: &model::Target<'_>, context: &Context<'_>) -> Target {
        let map = &context.map;
        Target {
            kind: target.kind,
            text: target.text.to_string(),
            measures: target
                .measures
                .iter()
                .map(|m| Measure::new(m, map))
                .collect(),
            dates: target.dates.iter().map(|d| Date::build(d, map)).collect(),
            formula: target.formula.as_ref().map(|formula| Formula {
                result: formula.result.map(|piece| piece.to_string()),
                expression: formula.expression.to_string(),
            }),
            trend: target.trend,
            level: target.level.map(|piece| piece.to_string()),
            diagnostics: context.diagnostics(&target.diagnostics),
        }
    }
}

/// The strict door, with byte offsets and English messages: see [`Parser::strict_value`].
impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Target, Error> {
        Parser::new()
            .strict_value(text)
            .map(|target| Target::new(&target, text, Offsets::Bytes, Language::English))
    }
}

/// As [`Target`], with byte offsets and English messages.
#[cfg(feature = "serde")]
impl Serialize for model::Target<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Target::alone(self).serialize(serializer)
    }
}

impl Measure {
    /// The wire form of one measure; `map` is made from the text that was parsed.
    pub fn new(measure: &model::Measure<'_>, map: &OffsetMap<'_>) -> Measure {
        let comparator = measure.comparator.as_ref();
        let bounds = measure.value.range();
        Measure {
            op: measure.op,
            comparator: comparator.map(|c| c.text.to_owned()),
            rule: comparator.and_then(|c| c.told_rule()).map(str::to_owned),
            value: measure.value.single(),
            lower: bounds.map(|(lower, _)| lower.into()),
            upper: bounds.map(|(_, upper)| upper.into()),
            unit: measure.unit.as_ref().map(Unit::from),
            text: measure.text.to_string(),
            span: map.wire(measure.text.span()),
            label: measure.label.map(|piece| piece.to_string()),
            period: measure.period().map(|p| p.name.to_string()),
            change: measure.change().map(|change| Change {
                direction: change.direction,
                base: change.base.map(|piece| piece.to_string()),
            }),
            note: measure.note().map(|piece| piece.to_string()),
            approximate: measure.approximate,
            unit_from: measure
                .unit
                .as_ref()
                .map(|unit| unit.source)
                .filter(|source| *source != UnitSource::Value),
        }
    }
}

impl From<model::Bound> for Bound {
    fn from(bound: model::Bound) -> Bound {
        Bound {
            value: bound.value,
            inclusive: bound.inclusive,
        }
    }
}

impl From<&model::Unit<'_>> for Unit {
    fn from(unit: &model::Unit<'_>) -> Unit {
        Unit {
            name: unit.name.to_string(),
            text: unit.text.to_owned(),
            dimension: unit.dimension,
            additive: unit.additive,
            known: unit.known,
        }
    }
}

impl Date {
    fn build(date: &model::Date<'_>, map: &OffsetMap<'_>) -> Date {
        let iso = |date: Option<PartialDate>| {
            date.filter(|date| !date.is_empty())
                .map(|date| date.to_string())
        };
        Date {
            text: date.text.to_string(),
            span: map.wire(date.text.span()),
            from: iso(date.from),
            to: iso(date.to),
            relation: date.relation,
        }
    }
}
