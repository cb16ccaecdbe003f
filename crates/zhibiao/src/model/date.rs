use std::fmt;
use std::str::FromStr;

use crate::named::named;
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

/// Reads what [`PartialDate`] displays; there is always something known.
///
/// ```
/// let date: zhibiao::PartialDate = "--12-31".parse().unwrap();
/// assert_eq!((date.year, date.month, date.day), (None, Some(12), Some(31)));
/// assert!("2023-13".parse::<zhibiao::PartialDate>().is_err());
/// ```
impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<PartialDate, NotADate> {
        // Without a year two dashes stand for it, and one for a month that is missing too.
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => text
                .split_once('-')
                .map_or((Some(text), ""), |(year, rest)| (Some(year), rest)),
        };
        let (month, day) = match rest.split_once('-') {
            Some((month, day)) => (month, day),
            None => (rest, ""),
        };
        let date = PartialDate {
            year: year.map(|year| digits(year, 4, 9999)).transpose()?,
            month: part(month, 12)?,
            day: part(day, 31)?,
        };
        // The parse must not be more tolerant than the form: spelled out again, it is the same text.
        match !date.is_empty() && date.to_string() == text {
            true => Ok(date),
            false => Err(NotADate),
        }
    }
}

/// That a text is no date in ISO 8601 of which some parts may be missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a date such as 2023-12-31, 2023-12, 2023, --12-31, --12 or ---31")]
pub struct NotADate;

fn part(text: &str, largest: u16) -> Result<Option<u8>, NotADate> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = digits(text, 2, largest)?;
    u8::try_from(number).map(Some).map_err(|_| NotADate)
}

fn digits(text: &str, count: usize, largest: u16) -> Result<u16, NotADate> {
    let number = text.parse().map_err(|_| NotADate)?;
    let fits = text.len() == count && (1..=largest).contains(&number);
    fits.then_some(number).ok_or(NotADate)
}

named! {
    /// How an event relates to a date.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    #[non_exhaustive]
    pub enum DateRelation {
        /// 前 之前 以前.
        Before = "before",
        /// 截至 止.
        By = "by",
        /// 内 期间.
        Within = "within",
        /// 起 以来 后.
        From = "from",
        /// 至 到.
        To = "to",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_displayed_is_read() {
        let years = [None, Some(1), Some(987), Some(2023), Some(9999)];
        let months = [None, Some(1), Some(12)];
        let days = [None, Some(1), Some(31)];
        let mut read = 0;
        for year in years {
            for month in months {
                for day in days {
                    let date = PartialDate { year, month, day };
                    // A day of no month of a year is displayed as the year.
                    if date.is_empty() || (year.is_some() && month.is_none() && day.is_some()) {
                        continue;
                    }
                    assert_eq!(date.to_string().parse(), Ok(date));
                    read += 1;
                }
            }
        }
        assert_eq!(read, 36);
    }

    #[test]
    fn what_is_not_displayed_is_not_read() {
        for text in [
            "",
            "-",
            "--",
            "---",
            "202",
            "20233",
            "2023-",
            "2023-1",
            "2023-00",
            "2023-13",
            "2023-12-32",
            "2023-12-31-",
            "+023",
            "--13",
            "---32",
            "----1",
            "2023--31",
            "12-31",
            " 2023",
            "２０２３",
            "节前",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }
}
