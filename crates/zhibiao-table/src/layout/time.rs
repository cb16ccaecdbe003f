//! What time a header, a label or a title speaks of.

use zhibiao::lexicon::{Clue, fold, has_clue};

/// The four-digit year that a text names.
pub(super) fn year(text: &str) -> Option<u32> {
    let folded: Vec<char> = text.chars().take(80).map(fold).collect();
    let is_digit = |index: usize| folded.get(index).is_some_and(char::is_ascii_digit);
    (0..folded.len()).find_map(|start| {
        let alone = (start == 0 || !is_digit(start - 1)) && !is_digit(start + 4);
        let digits: String = folded.get(start..start + 4)?.iter().collect();
        let number = digits.parse::<u32>().ok().filter(|_| alone)?;
        (2000..2100).contains(&number).then_some(number)
    })
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
