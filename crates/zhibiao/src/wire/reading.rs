//! The way back: a wire form as a reading.

use std::borrow::Cow;

use super::{Bound, Change, Date, Formula, Measure, Target, Unit};
use crate::model::{self, Extras, Period, Rule, UnitSource, Value};
use crate::span::Piece;

impl Target {
    /// The reading that this is the wire form of, so that one that was kept as JSON can be displayed and compared as a fresh one.
    ///
    /// What the wire form does not have is not there: places (every piece starts at 0), diagnostics, and which of the lexicon's rules
    /// gave a comparator its meaning. A measure without a number, and a date that is none, are left out.
    ///
    /// ```
    /// use zhibiao::wire::Target;
    /// let json = r#"{"kind":"threshold","text":"不少于1.1万件","measures":[{"op":">=","comparator":"不少于","value":11000,
    ///     "unit":{"name":"件","text":"件","dimension":"count"},"text":"不少于1.1万件","span":{"start":0,"end":18}}]}"#;
    /// # #[cfg(feature = "serde")] {
    /// let target: Target = serde_json::from_str(json).unwrap();
    /// assert_eq!(target.reading().to_string(), "≥11000件");
    /// # }
    /// ```
    pub fn reading(&self) -> model::Target<'_> {
        model::Target {
            kind: self.kind,
            text: piece(&self.text),
            measures: self.measures.iter().filter_map(Measure::reading).collect(),
            dates: self.dates.iter().map(Date::reading).collect(),
            formula: self.formula.as_ref().map(|f| Box::new(f.reading())),
            trend: self.trend,
            level: self.level.as_deref().map(piece),
            diagnostics: Vec::new(),
        }
    }
}

fn piece(text: &str) -> Piece<'_> {
    Piece { text, start: 0 }
}

impl Measure {
    fn reading(&self) -> Option<model::Measure<'_>> {
        let value = match (self.value, self.lower, self.upper) {
            (Some(value), _, _) => Value::Single(value),
            (None, Some(lower), Some(upper)) => Value::Range {
                lower: lower.into(),
                upper: upper.into(),
            },
            _ => return None,
        };
        let comparator = self.comparator.as_deref().map(|text| model::Comparator {
            text,
            span: None,
            rule: match self.rule.as_deref() {
                Some("caller") => Rule::Caller,
                Some("inclusion") => Rule::Inclusion,
                _ => Rule::Usage,
            },
        });
        let source = self.unit_from.unwrap_or_default();
        Some(model::Measure {
            op: self.op,
            comparator,
            value,
            unit: self.unit.as_ref().map(|unit| unit.reading(source)),
            text: piece(&self.text),
            label: self.label.as_deref().map(piece),
            approximate: self.approximate,
            extras: self.extras().map(Box::new),
        })
    }

    fn extras(&self) -> Option<Extras<'_>> {
        let period = self.period.as_deref().map(|name| Period {
            name: Cow::Borrowed(name),
            text: piece(name),
        });
        let change = self.change.as_ref().map(Change::reading);
        let note = self.note.as_deref().map(piece);
        (period.is_some() || change.is_some() || note.is_some()).then_some(Extras {
            period,
            change,
            note,
        })
    }
}

impl Unit {
    fn reading(&self, source: UnitSource) -> model::Unit<'_> {
        model::Unit {
            name: Cow::Borrowed(&self.name),
            text: &self.text,
            span: None,
            dimension: self.dimension,
            additive: self.additive,
            known: self.known,
            source,
        }
    }
}

impl Change {
    fn reading(&self) -> model::Change<'_> {
        model::Change {
            direction: self.direction,
            base: self.base.as_deref().map(piece),
            text: piece(""),
        }
    }
}

impl From<Bound> for model::Bound {
    fn from(bound: Bound) -> model::Bound {
        model::Bound {
            value: bound.value,
            inclusive: bound.inclusive,
        }
    }
}

impl Date {
    fn reading(&self) -> model::Date<'_> {
        let date = |iso: &Option<String>| iso.as_deref()?.parse().ok();
        model::Date {
            text: piece(&self.text),
            from: date(&self.from),
            to: date(&self.to),
            relation: self.relation,
        }
    }
}

impl Formula {
    fn reading(&self) -> model::Formula<'_> {
        model::Formula {
            result: self.result.as_deref().map(piece),
            expression: piece(&self.expression),
        }
    }
}
