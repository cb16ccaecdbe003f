//! What time a header, a label or a title speaks of.

use zhibiao::header::is_year as is_year_number;
use zhibiao::lexicon::{Clue, fold, has_clue};

/// The four-digit year that a text names.
pub(super) fn year(text: &str) -> Option<u32> {
    let (mut number, mut digits) = (0_u32, 0);
    let ends = std::iter::once(' ');
    for c in text.chars().take(80).map(fold).chain(ends) {
        if let Some(digit) = c.to_digit(10) {
            number = number.wrapping_mul(10).wrapping_add(digit);
            digits += 1;
        } else if digits == 4 && is_year_number(number) {
            return Some(number);
        } else {
            (number, digits) = (0, 0);
        }
    }
    None
}

/// `2024年度`: a year and nothing else.
pub(super) fn is_year(text: &str) -> bool {
    let rest = text.strip_suffix('度').unwrap_or(text);
    year(text).is_some() && rest.chars().count() == 5
}

/// `一季度`, `7-12月`: a part of a year and nothing else.
pub(super) fn is_quarter(text: &str) -> bool {
    text.len() <= 24
        && text.contains(['年', '季', '月'])
        && zhibiao::parse_value(text).kind == zhibiao::Kind::Date
}

/// What time a header or label speaks of: 1 this year's, 0 unsaid, -1 several years' or another year's.
pub(super) fn period(text: &str) -> i8 {
    match (
        has_clue(text, Clue::OtherPeriod),
        has_clue(text, Clue::ThisYear),
    ) {
        // 年度总体目标 is this year's.
        (_, true)
            if !text.contains("历史") && !text.contains("上年") && !text.contains("上一年") =>
        {
            1
        }
        (true, _) => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_periods() {
        assert_eq!(year("2023年度"), Some(2023));
        assert_eq!(year("渝财12022号"), None);
        assert_eq!(
            (period("年度目标"), period("实施期目标"), period("指标值")),
            (1, -1, 0)
        );
        assert_eq!(period("年度总体目标"), 1);
    }
}
