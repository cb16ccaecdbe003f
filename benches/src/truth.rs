//! What a generated value means, known because the generator made it.

use zhibiao::{Category, Kind, Measure, Number, Op, Subcategory, Target, Value};

/// A unit the specification leaves open: any reading will do.
pub const ANY: Option<&str> = Some("*");

/// A number in millionths. The corpus draws nothing finer, so that equality stays exact and cheap.
pub type Micro = i64;

/// One in [`Micro`].
pub const ONE: Micro = 1_000_000;

/// One measure of a generated value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    /// The relation.
    pub op: Op,
    /// The number, or the lower bound.
    pub lower: Micro,
    /// The upper bound of a range.
    pub upper: Micro,
    /// Whether the bounds belong to the range.
    pub inclusive: [bool; 2],
    /// The canonical unit.
    pub unit: Option<&'static str>,
}

impl Expected {
    /// A single number.
    pub fn single(op: Op, value: Micro, unit: Option<&'static str>) -> Expected {
        Expected {
            op,
            lower: value,
            upper: 0,
            inclusive: [true; 2],
            unit,
        }
    }

    /// A range, inclusive at both ends.
    pub fn range(lower: Micro, upper: Micro, unit: Option<&'static str>) -> Expected {
        Expected {
            upper,
            ..Expected::single(Op::Range, lower, unit)
        }
    }
}

/// What a generated value means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Truth {
    /// The target's kind.
    pub kind: Kind,
    /// Its measures, in order.
    pub measures: Vec<Expected>,
    /// The unit that the name gives to measures without one.
    pub hint: Option<&'static str>,
}

impl Truth {
    /// No measure.
    pub fn bare(kind: Kind) -> Truth {
        Truth {
            kind,
            measures: Vec::new(),
            hint: None,
        }
    }

    /// What differs in a reading, as `(what, expected, found)`; the hint counts only when the name was read too.
    pub fn compare(
        &self,
        target: &Target<'_>,
        named: bool,
    ) -> Option<(&'static str, String, String)> {
        let hint = if named { self.hint } else { None };
        let expected: Vec<Expected> = self
            .measures
            .iter()
            .map(|m| Expected {
                unit: m.unit.or(hint),
                ..m.clone()
            })
            .collect();
        let found: Vec<_> = target.measures.iter().map(Found::of).collect();
        let agree =
            expected.len() == found.len() && expected.iter().zip(&found).all(|(e, f)| f.is(e));
        if !agree {
            return Some(("measures", format!("{expected:?}"), format!("{found:?}")));
        }
        (self.kind != target.kind).then(|| {
            (
                "kind",
                self.kind.as_str().into(),
                target.kind.as_str().into(),
            )
        })
    }
}

/// A measure as the parser read it, in the terms of [`Expected`].
#[derive(Debug)]
struct Found<'a> {
    op: Op,
    lower: Micro,
    upper: Micro,
    inclusive: [bool; 2],
    unit: Option<&'a str>,
}

impl<'a> Found<'a> {
    fn of(measure: &'a Measure<'_>) -> Found<'a> {
        let (lower, upper, inclusive) = match measure.value {
            Value::Single(number) => (micro(number), 0, [true; 2]),
            Value::Range { lower, upper } => (
                micro(lower.value),
                micro(upper.value),
                [lower.inclusive, upper.inclusive],
            ),
        };
        Found {
            op: measure.op,
            lower,
            upper,
            inclusive,
            unit: measure.unit.as_ref().map(|u| &*u.name),
        }
    }

    fn is(&self, expected: &Expected) -> bool {
        (self.op, self.lower, self.upper, self.inclusive)
            == (
                expected.op,
                expected.lower,
                expected.upper,
                expected.inclusive,
            )
            && (expected.unit == ANY || expected.unit == self.unit)
    }
}

/// A number in millionths; wraps rather than fails on what the corpus never holds.
pub fn micro(number: Number) -> Micro {
    match number {
        Number::Decimal(decimal) => {
            let scale = decimal.scale();
            let mantissa = decimal.mantissa() as i64;
            match 6_u32.checked_sub(scale) {
                Some(missing) => mantissa.wrapping_mul(10_i64.pow(missing)),
                None => (decimal.mantissa() / 10_i128.pow(scale - 6)) as i64,
            }
        }
        Number::Fraction {
            numerator,
            denominator,
        } => numerator.wrapping_mul(ONE) / denominator,
    }
}

/// Sums that every timed round must arrive at: no reading can be skipped or wrong unnoticed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Digest {
    /// Indicators (or values).
    pub items: u64,
    /// Measures in them.
    pub measures: u64,
    /// The numbers, each weighted by its operator; wraps.
    pub sum: i64,
}

impl Digest {
    /// Adds a reading.
    pub fn read(&mut self, target: &Target<'_>) {
        self.items += 1;
        for measure in &target.measures {
            match measure.value {
                Value::Single(number) => self.add(measure.op, micro(number), 0),
                Value::Range { lower, upper } => {
                    self.add(measure.op, micro(lower.value), micro(upper.value));
                }
            }
        }
    }

    /// Adds what a reading should have been.
    pub fn expect(&mut self, truth: &Truth) {
        self.items += 1;
        for measure in &truth.measures {
            self.add(measure.op, measure.lower, measure.upper);
        }
    }

    fn add(&mut self, op: Op, lower: Micro, upper: Micro) {
        self.measures += 1;
        let weighted = lower.wrapping_mul(op as i64 + 1);
        self.sum = self.sum.wrapping_add(weighted).wrapping_add(upper);
    }
}

/// Where an indicator is filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filing {
    /// Level 1.
    pub category: Option<Category>,
    /// Level 2.
    pub subcategory: Option<Subcategory>,
}
