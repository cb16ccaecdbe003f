use smallvec::SmallVec;

use super::{Date, Measure};
use crate::diagnostic::Diagnostic;
use crate::named::named;
use crate::span::Piece;

/// The measures of a target; one fits without an allocation, and most targets have one.
pub type Measures<'a> = SmallVec<[Measure<'a>; 1]>;

named! {
    /// What a target value is (目标类型).
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
    pub enum Kind {
        /// One measure with `=` or `~`.
        Quantity = "quantity",
        /// One measure with an inequality.
        Threshold = "threshold",
        /// One measure with two bounds.
        Range = "range",
        /// Several measures, one in every clause.
        Compound = "compound",
        /// An arithmetic expression over named terms.
        Formula = "formula",
        /// Dates and deadlines only.
        Date = "date",
        /// Anything else.
        #[default]
        Text = "text",
    }
}

named! {
    /// Where a qualitative target should go (定性趋势).
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub enum Trend {
        /// 提升 增加 改善 …
        Increase = "increase",
        /// 减少 降低 下降 …
        Decrease = "decrease",
        /// 保持 稳定 持续 …
        Maintain = "maintain",
    }
}

/// An arithmetic expression over named terms (计算公式).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formula<'a> {
    /// What it computes: `满意度` in `满意度=A/B×100%`.
    pub result: Option<Piece<'a>>,
    /// The expression: `A/B×100%`.
    pub expression: Piece<'a>,
}

/// A target value (目标值): one cell or the value part of an indicator.
///
/// ```
/// use zhibiao::{parse_value, Kind};
/// assert_eq!(parse_value("30000人").kind, Kind::Quantity);
/// assert_eq!(parse_value("大于等于90%").kind, Kind::Threshold);
/// assert_eq!(parse_value("按时开展").kind, Kind::Text);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Target<'a> {
    /// What it is.
    pub kind: Kind,
    /// The text that was read.
    pub text: Piece<'a>,
    /// The numbers found in it, in the order of the text.
    pub measures: Measures<'a>,
    /// The dates and deadlines found in it.
    pub dates: Vec<Date<'a>>,
    /// The formula, for [`Kind::Formula`].
    pub formula: Option<Box<Formula<'a>>>,
    /// For [`Kind::Text`]: where it should go.
    pub trend: Option<Trend>,
    /// For [`Kind::Text`]: a closed word that stands alone, such as 优良.
    pub level: Option<Piece<'a>>,
    /// What could not be read, and what was read with doubt.
    pub diagnostics: Vec<Diagnostic>,
}

impl Target<'_> {
    /// The same target with spans counted from `base` bytes earlier: a value inside a cell.
    pub(crate) fn shift(&mut self, base: u32) {
        let piece = |piece: &mut Option<Piece<'_>>| {
            if let Some(piece) = piece {
                piece.start += base;
            }
        };
        self.text.start += base;
        for measure in &mut self.measures {
            measure.shift(base);
        }
        for date in &mut self.dates {
            date.text.start += base;
        }
        if let Some(formula) = &mut self.formula {
            piece(&mut formula.result);
            formula.expression.start += base;
        }
        piece(&mut self.level);
        for diagnostic in &mut self.diagnostics {
            *diagnostic = diagnostic.shift(base);
        }
    }
}
