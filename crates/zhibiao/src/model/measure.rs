use std::borrow::Cow;

use super::{Number, Op, Unit};
use crate::named::named;
use crate::span::Piece;

/// The word or sign that set a measure's [`Op`] (比较词).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparator<'a> {
    /// As written: `不低于`, `以上`, `≥`.
    pub text: &'a str,
    /// Where it stands in the value; `None` when it came from the table's sign column.
    pub span: Option<crate::span::Span>,
    /// Which rule gave it its meaning.
    pub rule: Rule,
}

named! {
    /// The rule that gave a comparator its meaning.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    #[non_exhaustive]
    pub enum Rule {
        /// Civil Code, art. 1259: what 以上, 以下 and their kin include.
        CivilCode = "civil-code-1259",
        /// GB/T 8170 on limit values.
        GbT8170 = "gb/t-8170",
        /// How the word is used.
        Usage = "usage",
        /// What form designers mean by a sign: 》 for ≥.
        FormDesign = "form-design",
        /// The caller's own table; see [`crate::ParserBuilder::comparator`].
        Caller = "caller",
        /// Words beside the number, such as （不含）, decided whether it is included.
        Inclusion = "inclusion",
    }
}

impl Comparator<'_> {
    /// The rule, where the table of comparators does not already say it: the caller's, or words beside the number. It
    /// is what the wire form tells.
    pub fn told_rule(&self) -> Option<&'static str> {
        match self.rule {
            Rule::Caller | Rule::Inclusion => Some(self.rule.as_str()),
            _ => None,
        }
    }
}

/// One end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself belongs to the range.
    pub inclusive: bool,
}

/// The number, or the two bounds, of a measure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// One number.
    Single(Number),
    /// Two bounds.
    Range {
        /// The smaller one.
        lower: Bound,
        /// The larger one.
        upper: Bound,
    },
}

impl Value {
    /// The one number, unless this is a range.
    pub fn single(&self) -> Option<Number> {
        match *self {
            Value::Single(number) => Some(number),
            Value::Range { .. } => None,
        }
    }

    /// Both bounds, if this is a range.
    pub fn range(&self) -> Option<(Bound, Bound)> {
        match *self {
            Value::Single(_) => None,
            Value::Range { lower, upper } => Some((lower, upper)),
        }
    }
}

/// The time a measure holds for (时期): `2021年` in `2021年50人`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Period<'a> {
    /// A plain year as its digits (`2021`), anything else as written (`12月底前`).
    pub name: Cow<'a, str>,
    /// As written.
    pub text: Piece<'a>,
}

named! {
    /// Which way a change goes.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub enum Direction {
        /// 增长 提高 上升 …
        Increase = "increase",
        /// 下降 减少 降低 …
        Decrease = "decrease",
    }
}

/// That a measure is a change, and against what (变动).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change<'a> {
    /// Up or down.
    pub direction: Direction,
    /// What it is measured against, as written: `上年`, `同比`, `80%`.
    pub base: Option<Piece<'a>>,
    /// The word that says so, as written: `增长`.
    pub text: Piece<'a>,
}

/// One number with what surrounds it (数值).
///
/// ```
/// use zhibiao::{Op, Number};
/// let target = zhibiao::parse_value("办案不低于1.1万件（含调解）");
/// let measure = &target.measures[0];
/// assert_eq!(measure.op, Op::Ge);
/// assert_eq!(measure.value.single(), Some(Number::from(11000)));
/// assert_eq!(measure.unit.as_ref().unwrap().name, "件");
/// assert_eq!(measure.label.unwrap().text, "办案");
/// assert_eq!(measure.note().unwrap().text, "含调解");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure<'a> {
    /// The relation.
    pub op: Op,
    /// The word or sign that set it; `None` when the text has none and `=` is implied.
    pub comparator: Option<Comparator<'a>>,
    /// The number or bounds, 万 and 亿 multiplied out.
    pub value: Value,
    /// The unit.
    pub unit: Option<Unit<'a>>,
    /// The measure as written, from comparator to unit.
    pub text: Piece<'a>,
    /// The words that say what is counted.
    pub label: Option<Piece<'a>>,
    /// 约 左右 近 余 多 几.
    pub approximate: bool,
    /// What few measures have, apart so that the others stay small; `None` when there is none of it.
    pub extras: Option<Box<Extras<'a>>>,
}

/// What stands around few measures; see [`Measure::period`], [`Measure::change`] and [`Measure::note`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Extras<'a> {
    /// The time it holds for.
    pub period: Option<Period<'a>>,
    /// Set when it is a change.
    pub change: Option<Change<'a>>,
    /// What stands in brackets after it.
    pub note: Option<Piece<'a>>,
}

impl<'a> Measure<'a> {
    /// The time it holds for (时期).
    pub fn period(&self) -> Option<&Period<'a>> {
        self.extras.as_ref()?.period.as_ref()
    }

    /// Set when it is a change (变动).
    pub fn change(&self) -> Option<&Change<'a>> {
        self.extras.as_ref()?.change.as_ref()
    }

    /// What stands in brackets after it (备注).
    pub fn note(&self) -> Option<Piece<'a>> {
        self.extras.as_ref()?.note
    }

    /// The place for what few measures have; only for those who put something there.
    pub(crate) fn extras(&mut self) -> &mut Extras<'a> {
        self.extras.get_or_insert_default()
    }
}

impl Measure<'_> {
    /// The same measure with spans counted from `base` bytes earlier.
    pub(super) fn shift(&mut self, base: u32) {
        self.text.start += base;
        if let Some(label) = &mut self.label {
            label.start += base;
        }
        if let Some(span) = self.comparator.as_mut().and_then(|c| c.span.as_mut()) {
            *span = span.shift(base);
        }
        if let Some(span) = self.unit.as_mut().and_then(|u| u.span.as_mut()) {
            *span = span.shift(base);
        }
        if let Some(extras) = &mut self.extras {
            extras.shift(base);
        }
    }
}

impl Extras<'_> {
    fn shift(&mut self, base: u32) {
        if let Some(note) = &mut self.note {
            note.start += base;
        }
        if let Some(period) = &mut self.period {
            period.text.start += base;
        }
        if let Some(change) = &mut self.change {
            change.text.start += base;
            if let Some(base_piece) = &mut change.base {
                base_piece.start += base;
            }
        }
    }
}
