use std::fmt;

use crate::span::Piece;

/// A date of which only some parts may be known (日期).
///
/// Displays as ISO 8601 as far as known: `2023-12`, and `--12-31` without a year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct PartialDate {
    /// The year.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Nothing known.
    pub fn is_empty(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(y), None, _) => write!(f, "{y:04}"),
            (Some(y), Some(m), None) => write!(f, "{y:04}-{m:02}"),
            (Some(y), Some(m), Some(d)) => write!(f, "{y:04}-{m:02}-{d:02}"),
            (None, Some(m), None) => write!(f, "--{m:02}"),
            (None, Some(m), Some(d)) => write!(f, "--{m:02}-{d:02}"),
            (None, None, Some(d)) => write!(f, "---{d:02}"),
            (None, None, None) => Ok(()),
        }
    }
}

/// How an event relates to a date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateRelation {
    /// 前 之前 以前.
    Before,
    /// 截至 止.
    By,
    /// 内 期间.
    Within,
    /// 起 以来 后.
    From,
    /// 至 到.
    To,
}

impl DateRelation {
    /// The wire form.
    pub fn as_str(self) -> &'static str {
        match self {
            DateRelation::Before => "before",
            DateRelation::By => "by",
            DateRelation::Within => "within",
            DateRelation::From => "from",
            DateRelation::To => "to",
        }
    }
}

/// A date, period or deadline (时间要求).
///
/// ```
/// let target = zhibiao::parse_value("2023年12月底前");
/// let date = &target.dates[0];
/// assert_eq!(date.to.unwrap().to_string(), "2023-12");
/// assert_eq!(date.relation.unwrap().as_str(), "before");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Date<'a> {
    /// As written.
    pub text: Piece<'a>,
    /// The first day, as far as known.
    pub from: Option<PartialDate>,
    /// The last day, as far as known.
    pub to: Option<PartialDate>,
    /// 前 → before, 内 → within …
    pub relation: Option<DateRelation>,
}
