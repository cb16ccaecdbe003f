//! One measure and one target, whether borrowed from the text or in the wire form.

use std::borrow::Cow;

use zhibiao::wire::{self, OffsetMap};
use zhibiao::{Dimension, Kind, Language, Number, Op, Span, UnitSource, Value};

/// A measure's facts.
pub(crate) trait Facts {
    fn op(&self) -> Op;
    fn value(&self) -> Option<&Number>;
    fn bounds(&self) -> Option<[(&Number, bool); 2]>;
    fn unit(&self) -> Option<UnitRow<'_>>;
    fn comparator(&self) -> Option<&str>;
    fn rule(&self) -> Option<&str>;
    fn label(&self) -> Option<&str>;
    fn period(&self) -> Option<&str>;
    fn change(&self) -> Option<(&'static str, Option<&str>)>;
    fn note(&self) -> Option<&str>;
    fn approximate(&self) -> bool;
    fn text(&self) -> &str;
}

pub(crate) struct UnitRow<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) dimension: Dimension,
    pub(crate) additive: bool,
    pub(crate) known: bool,
    pub(crate) from: Option<&'static str>,
}

pub(crate) struct DateRow<'a> {
    pub(crate) text: &'a str,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) relation: Option<&'static str>,
    pub(crate) span: (u32, u32),
}

pub(crate) struct Remark<'a> {
    pub(crate) code: &'a str,
    pub(crate) level: &'static str,
    pub(crate) message: String,
    pub(crate) span: Option<(u32, u32)>,
}

/// A target's facts.
pub(crate) trait Reading {
    type Measure: Facts;

    fn kind(&self) -> Kind;
    fn text(&self) -> &str;
    fn trend(&self) -> Option<&'static str>;
    fn level(&self) -> Option<&str>;
    fn formula(&self) -> Option<&str>;
    fn measures(&self) -> &[Self::Measure];
    /// Where one of its measures stands.
    fn place(&self, measure: &Self::Measure) -> (u32, u32);
    fn dates(&self) -> impl Iterator<Item = DateRow<'_>>;
    fn remarks(&self) -> impl Iterator<Item = Remark<'_>>;
}

/// A target that borrows from its text.
pub(crate) struct Borrowed<'a, 't> {
    pub(crate) target: &'a zhibiao::Target<'t>,
    /// The whole text that was parsed, to which spans refer.
    pub(crate) source: &'a str,
    pub(crate) map: Cow<'a, OffsetMap<'a>>,
    pub(crate) language: Language,
}

impl Borrowed<'_, '_> {
    fn span(&self, span: Span) -> (u32, u32) {
        let span = self.map.span(span);
        (span.start, span.end)
    }

    pub(crate) fn remark(&self, found: &zhibiao::Diagnostic) -> Remark<'static> {
        Remark {
            code: found.code.as_str(),
            level: found.level().as_str(),
            message: found.message(self.source, self.language),
            span: Some(self.span(found.span)),
        }
    }
}

impl<'t> Reading for Borrowed<'_, 't> {
    type Measure = zhibiao::Measure<'t>;

    fn kind(&self) -> Kind {
        self.target.kind
    }

    fn text(&self) -> &str {
        self.target.text.text
    }

    fn trend(&self) -> Option<&'static str> {
        self.target.trend.map(|trend| trend.as_str())
    }

    fn level(&self) -> Option<&str> {
        self.target.level.map(|piece| piece.text)
    }

    fn formula(&self) -> Option<&str> {
        self.target
            .formula
            .as_ref()
            .map(|formula| formula.expression.text)
    }

    fn measures(&self) -> &[Self::Measure] {
        &self.target.measures
    }

    #[inline]
    fn place(&self, measure: &Self::Measure) -> (u32, u32) {
        self.span(measure.text.span())
    }

    fn dates(&self) -> impl Iterator<Item = DateRow<'_>> {
        let iso = |date: Option<zhibiao::PartialDate>| {
            date.filter(|date| !date.is_empty())
                .map(|date| date.to_string())
        };
        self.target.dates.iter().map(move |date| DateRow {
            text: date.text.text,
            from: iso(date.from),
            to: iso(date.to),
            relation: date.relation.map(|relation| relation.as_str()),
            span: self.span(date.text.span()),
        })
    }

    fn remarks(&self) -> impl Iterator<Item = Remark<'_>> {
        self.target
            .diagnostics
            .iter()
            .map(|found| self.remark(found))
    }
}

fn pair(span: wire::Span) -> (u32, u32) {
    (span.start, span.end)
}

pub(crate) fn wire_remark(found: &wire::Diagnostic) -> Remark<'_> {
    Remark {
        code: &found.code,
        level: found.level.as_str(),
        message: found.message.clone(),
        span: Some(pair(found.span)),
    }
}

impl Reading for &wire::Target {
    type Measure = wire::Measure;

    fn kind(&self) -> Kind {
        self.kind
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn trend(&self) -> Option<&'static str> {
        self.trend.map(|trend| trend.as_str())
    }

    fn level(&self) -> Option<&str> {
        self.level.as_deref()
    }

    fn formula(&self) -> Option<&str> {
        self.formula
            .as_ref()
            .map(|formula| formula.expression.as_str())
    }

    fn measures(&self) -> &[Self::Measure] {
        &self.measures
    }

    fn place(&self, measure: &Self::Measure) -> (u32, u32) {
        pair(measure.span)
    }

    fn dates(&self) -> impl Iterator<Item = DateRow<'_>> {
        self.dates.iter().map(|date| DateRow {
            text: &date.text,
            from: date.from.clone(),
            to: date.to.clone(),
            relation: date.relation.map(|relation| relation.as_str()),
            span: pair(date.span),
        })
    }

    fn remarks(&self) -> impl Iterator<Item = Remark<'_>> {
        self.diagnostics.iter().map(wire_remark)
    }
}

impl Facts for zhibiao::Measure<'_> {
    #[inline]
    fn op(&self) -> Op {
        self.op
    }

    #[inline]
    fn value(&self) -> Option<&Number> {
        match &self.value {
            Value::Single(number) => Some(number),
            Value::Range { .. } => None,
        }
    }

    #[inline]
    fn bounds(&self) -> Option<[(&Number, bool); 2]> {
        match &self.value {
            Value::Single(_) => None,
            Value::Range { lower, upper } => {
                Some([lower, upper].map(|end| (&end.value, end.inclusive)))
            }
        }
    }

    #[inline]
    fn unit(&self) -> Option<UnitRow<'_>> {
        self.unit.as_ref().map(|unit| UnitRow {
            name: &unit.name,
            text: unit.text,
            dimension: unit.dimension,
            additive: unit.additive,
            known: unit.known,
            from: (unit.source != UnitSource::Value).then(|| unit.source.as_str()),
        })
    }

    #[inline]
    fn comparator(&self) -> Option<&str> {
        self.comparator.as_ref().map(|comparator| comparator.text)
    }

    #[inline]
    fn rule(&self) -> Option<&str> {
        self.comparator.as_ref()?.told_rule()
    }

    #[inline]
    fn label(&self) -> Option<&str> {
        self.label.map(|piece| piece.text)
    }

    #[inline]
    fn period(&self) -> Option<&str> {
        self.period().map(|period| &*period.name)
    }

    #[inline]
    fn change(&self) -> Option<(&'static str, Option<&str>)> {
        self.change().map(|change| {
            let base = change.base.map(|piece| piece.text);
            (change.direction.as_str(), base)
        })
    }

    #[inline]
    fn note(&self) -> Option<&str> {
        self.note().map(|piece| piece.text)
    }

    #[inline]
    fn approximate(&self) -> bool {
        self.approximate
    }

    #[inline]
    fn text(&self) -> &str {
        self.text.text
    }
}

impl Facts for wire::Measure {
    fn op(&self) -> Op {
        self.op
    }

    fn value(&self) -> Option<&Number> {
        self.value.as_ref()
    }

    fn bounds(&self) -> Option<[(&Number, bool); 2]> {
        let (lower, upper) = (self.lower.as_ref()?, self.upper.as_ref()?);
        Some([lower, upper].map(|end| (&end.value, end.inclusive)))
    }

    fn unit(&self) -> Option<UnitRow<'_>> {
        self.unit.as_ref().map(|unit| UnitRow {
            name: &unit.name,
            text: &unit.text,
            dimension: unit.dimension,
            additive: unit.additive,
            known: unit.known,
            from: self.unit_from.map(|from| from.as_str()),
        })
    }

    fn comparator(&self) -> Option<&str> {
        self.comparator.as_deref()
    }

    fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    fn period(&self) -> Option<&str> {
        self.period.as_deref()
    }

    fn change(&self) -> Option<(&'static str, Option<&str>)> {
        let change = self.change.as_ref()?;
        Some((change.direction.as_str(), change.base.as_deref()))
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    fn approximate(&self) -> bool {
        self.approximate
    }

    fn text(&self) -> &str {
        &self.text
    }
}
