//! A measure on its way: what a place in a clause was read as, before the clause gives it a label.

use smallvec::SmallVec;

use crate::diagnostic::Diagnostic;
use crate::model::{Measure, Op};

/// A measure as read, before its clause gives it a label.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) measure: Measure<'a>,
    /// The label, when the measure's own form names it: `80%≤满意度＜95%`.
    pub(super) own_label: bool,
    /// Whether a comparator stands after the number: such a measure may qualify a noun (65岁以上老人).
    pub(super) after: bool,
    /// Written in Chinese numerals.
    pub(super) han: bool,
    /// Whether the number looks like a year or stands alone in Chinese.
    pub(super) doubtful: bool,
    pub(super) diagnostics: SmallVec<[Diagnostic; 2]>,
}

/// What a place that may begin a measure turned out to be.
#[allow(
    clippy::large_enum_variant,
    reason = "made once a number and taken apart at once"
)]
pub(super) enum Outcome<'a> {
    Measure(&'a str, Draft<'a>),
    /// No number can be told: the remark and where to go on.
    Unreadable(&'a str, Diagnostic),
    /// A comparator before a date: where the date begins, and how it relates.
    Dated(&'a str, Op),
    /// Not a measure at all.
    Nothing,
}
