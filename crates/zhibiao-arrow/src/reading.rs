//! One measure and one target, whether borrowed from the text or in the wire form.

use zhibiao::wire::{self, OffsetMap};
use zhibiao::{Dimension, Kind, Language, Number, Op, Rule, Span, Value};

/// A measure's facts.
pub(crate) struct MeasureRow<'a> {
    pub(crate) op: Op,
    pub(crate) value: Option<Exact<'a>>,
    pub(crate) bounds: Option<[(Exact<'a>, bool); 2]>,
    pub(crate) unit: Option<UnitRow<'a>>,
    pub(crate) comparator: Option<&'a str>,
    pub(crate) rule: Option<&'a str>,
    pub(crate) label: Option<&'a str>,
    pub(crate) period: Option<&'a str>,
    pub(crate) change: Option<(&'static str, Option<&'a str>)>,
    pub(crate) note: Option<&'a str>,
    pub(crate) approximate: bool,
    pub(crate) text: &'a str,
    pub(crate) span: (u32, u32),
}

/// A number where it stands, for it is large, and the float nearest to it.
#[derive(Clone, Copy)]
pub(crate) struct Exact<'a> {
    pub(crate) number: &'a Number,
    pub(crate) float: f64,
}

impl<'a> From<&'a Number> for Exact<'a> {
    fn from(number: &'a Number) -> Self {
        Exact {
            number,
            float: number.to_f64(),
        }
    }
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
    fn kind(&self) -> Kind;
    fn text(&self) -> &str;
    fn trend(&self) -> Option<&'static str>;
    fn level(&self) -> Option<&str>;
    fn formula(&self) -> Option<&str>;
    fn measures(&self) -> impl Iterator<Item = MeasureRow<'_>>;
    fn dates(&self) -> impl Iterator<Item = DateRow<'_>>;
    fn remarks(&self) -> impl Iterator<Item = Remark<'_>>;
}

/// A target that borrows from its text.
pub(crate) struct Borrowed<'a, 't> {
    pub(crate) target: &'a zhibiao::Target<'t>,
    /// The whole text that was parsed, to which spans refer.
    pub(crate) source: &'a str,
    pub(crate) map: &'a OffsetMap<'a>,
    pub(crate) language: Language,
}

impl Borrowed<'_, '_> {
    fn span(&self, span: Span) -> (u32, u32) {
        (self.map.offset(span.start), self.map.offset(span.end))
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

impl Reading for Borrowed<'_, '_> {
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

    fn measures(&self) -> impl Iterator<Item = MeasureRow<'_>> {
        self.target.measures.iter().map(|measure| {
            let comparator = measure.comparator.as_ref();
            MeasureRow {
                op: measure.op,
                value: match &measure.value {
                    Value::Single(number) => Some(number.into()),
                    Value::Range { .. } => None,
                },
                bounds: match &measure.value {
                    Value::Single(_) => None,
                    Value::Range { lower, upper } => {
                        Some([lower, upper].map(|end| (Exact::from(&end.value), end.inclusive)))
                    }
                },
                unit: measure.unit.as_ref().map(|unit| UnitRow {
                    name: &unit.name,
                    text: unit.text,
                    dimension: unit.dimension,
                    additive: unit.additive,
                    known: unit.known,
                    from: Some(unit.source.as_str()).filter(|from| *from != "value"),
                }),
                comparator: comparator.map(|comparator| comparator.text),
                rule: comparator.and_then(|comparator| match comparator.rule {
                    Rule::Caller | Rule::Inclusion => Some(comparator.rule.as_str()),
                    _ => None,
                }),
                label: measure.label.map(|piece| piece.text),
                period: measure.period().map(|period| &*period.name),
                change: measure.change().map(|change| {
                    (
                        change.direction.as_str(),
                        change.base.map(|piece| piece.text),
                    )
                }),
                note: measure.note().map(|piece| piece.text),
                approximate: measure.approximate,
                text: measure.text.text,
                span: self.span(measure.text.span()),
            }
        })
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

impl Reading for wire::Target {
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

    fn measures(&self) -> impl Iterator<Item = MeasureRow<'_>> {
        self.measures.iter().map(|measure| MeasureRow {
            op: measure.op,
            value: measure.value.as_ref().map(Exact::from),
            bounds: match (&measure.lower, &measure.upper) {
                (Some(lower), Some(upper)) => {
                    Some([lower, upper].map(|end| (Exact::from(&end.value), end.inclusive)))
                }
                _ => None,
            },
            unit: measure.unit.as_ref().map(|unit| UnitRow {
                name: &unit.name,
                text: &unit.text,
                dimension: unit.dimension,
                additive: unit.additive,
                known: unit.known,
                from: measure.unit_from.map(|from| from.as_str()),
            }),
            comparator: measure.comparator.as_deref(),
            rule: measure.rule.as_deref(),
            label: measure.label.as_deref(),
            period: measure.period.as_deref(),
            change: measure
                .change
                .as_ref()
                .map(|change| (change.direction.as_str(), change.base.as_deref())),
            note: measure.note.as_deref(),
            approximate: measure.approximate,
            text: &measure.text,
            span: pair(measure.span),
        })
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
