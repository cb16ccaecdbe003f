//! Marks of lists before texts, and rows of numbers.

use zhibiao::header;
use zhibiao::lexicon::{fold, twin};

use super::line::is_space;

pub(super) const HAN_DIGITS: [char; 10] =
    ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// `一、产出指标`, `（二）效益指标`, `3.满意度指标` without the number.
pub(crate) fn unnumbered(text: &str) -> &str {
    let (length, _) = marks(text);
    let rest = &text[length..];
    let inner = rest.trim_start_matches(['（', '(']);
    let after = inner.trim_start_matches(|c| HAN_DIGITS.contains(&c));
    let mark = after.strip_prefix(['、', '.', '．', '）', ')']);
    match mark {
        Some(bare) if after.len() < inner.len() => bare.trim_start_matches(is_space),
        _ => section(rest, 2)
            .filter(|bare| header::category(bare).is_some())
            .unwrap_or(rest),
    }
}

/// `目标值2` without the number behind.
pub(super) fn unended(text: &str) -> &str {
    text.trim_end_matches(|c| twin(c).is_ascii_digit())
}

/// `1.2.1办理案件数`: the text after a number of so many levels or more.
fn section(text: &str, levels: usize) -> Option<&str> {
    let (_, mut rest) = digits(text)?;
    let mut count = 1;
    while let Some((_, after)) = rest.strip_prefix(['.', '．']).and_then(digits) {
        rest = after;
        count += 1;
    }
    let rest = rest.strip_prefix(['.', '．', '、']).unwrap_or(rest);
    let rest = rest.trim_start_matches(is_space);
    let named = rest.chars().next().is_some_and(char::is_alphabetic);
    (count >= levels && named).then_some(rest)
}

/// Numbers of columns below a header: `1 2 3`, `（1） （2）`, `A B C`.
pub(super) fn is_column_numbers<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut previous = None;
    let mut count = 0;
    for text in texts {
        let bare: String = text
            .chars()
            .map(fold)
            .filter(|c| c.is_ascii_alphanumeric())
            .collect();
        let plain = text
            .chars()
            .map(fold)
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '.' | '栏'));
        let number = match bare.as_bytes() {
            [letter @ (b'A'..=b'Z' | b'a'..=b'z')] => {
                u32::from(letter.to_ascii_uppercase() - b'A') + 1
            }
            _ => match bare.parse::<u32>() {
                Ok(number) if number < 100 => number,
                _ => return false,
            },
        };
        if !plain
            || previous.is_some_and(|before: u32| number != before + 1)
            || previous.is_none() && number > 1
        {
            return false;
        }
        previous = Some(number);
        count += 1;
    }
    count >= 3
}

/// How many bytes of list marks stand before a name, and the number they give: `指标1：`, `1.`, `（2）`, `③`, `★`.
pub(super) fn marks(text: &str) -> (usize, Option<u32>) {
    let mut rest = text.trim_start_matches(|c| {
        matches!(c, '★' | '☆' | '▲' | '●' | '■' | '◆' | '*') || is_space(c)
    });
    let mut ordinal = None;
    if let Some((number, after)) = indicator_mark(rest).or_else(|| list_mark(rest)) {
        ordinal = Some(number);
        rest = after.trim_start_matches(is_space);
    } else if let Some(after) = section(rest, 3) {
        rest = after;
    }
    (text.len() - rest.len(), ordinal)
}

/// `指标1：`, `指标 2`.
fn indicator_mark(text: &str) -> Option<(u32, &str)> {
    let rest = text
        .strip_prefix("指标")
        .or_else(|| text.strip_prefix("指標"))?;
    let rest = rest.trim_start_matches(is_space);
    // 指标12021年: the year begins behind the number.
    let figures = rest.chars().take_while(|c| twin(*c).is_ascii_digit());
    let dated = (figures.count() == 5 && rest.chars().nth(5) == Some('年')).then_some(());
    let (number, rest) = match dated {
        Some(_) => digits(&rest[..1]).map(|(number, _)| (number, &rest[1..]))?,
        None => digits(rest)?,
    };
    let spaced = rest.trim_start_matches(is_space);
    match spaced.chars().next() {
        None => Some((number, "")),
        Some(_) if dated.is_some() => Some((number, spaced)),
        Some(c @ ('：' | ':' | '、' | '.' | '．')) => Some((number, &spaced[c.len_utf8()..])),
        Some(_) if spaced.len() < rest.len() => Some((number, spaced)),
        // 指标1种薯采购价格: glued, as in cells.
        Some('\u{4e00}'..='\u{9fff}') => Some((number, spaced)),
        Some(_) => None,
    }
}

/// `1、`, `1.` but not `1.5`, `（1）`, `①`.
fn list_mark(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some((first as u32 - '①' as u32 + 1, &text[first.len_utf8()..]));
    }
    if matches!(first, '(' | '（') {
        let (number, rest) = digits(&text[first.len_utf8()..])?;
        let close = rest.chars().next().filter(|c| matches!(c, ')' | '）'))?;
        return Some((number, &rest[close.len_utf8()..]));
    }
    let (number, rest) = digits(text)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '.' | '．' | ')' | '）'))?;
    let after = &rest[mark.len_utf8()..];
    let behind = after.trim_start_matches(is_space);
    let goes_on = behind.chars().next().map(fold);
    // 2.12345热线, 1.4A景区: a name that begins with digits.
    let named = !goes_on.is_some_and(|c| c.is_ascii_digit()) || header::names_on(behind);
    named.then_some((number, after))
}

/// A number of one or two digits.
fn digits(text: &str) -> Option<(u32, &str)> {
    let mut number = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let Some(digit) = fold(c).to_digit(10) else {
            break;
        };
        number = number * 10 + digit;
        rest = &rest[c.len_utf8()..];
        if text.len() - rest.len() > 6 || number > 99 {
            return None;
        }
    }
    (rest.len() < text.len()).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks_before_names() {
        for (text, name, ordinal) in [
            ("指标1：机柜数量", "机柜数量", Some(1)),
            ("指标 2 机柜数量", "机柜数量", Some(2)),
            ("指标1：", "", Some(1)),
            ("指标1工程完工率", "工程完工率", Some(1)),
            ("指标12021年底前完成支付", "2021年底前完成支付", Some(1)),
            ("指标1：服务老年人数", "服务老年人数", Some(1)),
            ("指标2021年完成数", "指标2021年完成数", None),
            ("1、培训人数", "培训人数", Some(1)),
            ("（3）培训人数", "培训人数", Some(3)),
            ("②培训人数", "培训人数", Some(2)),
            ("★培训人数", "培训人数", None),
            ("12.培训人数", "培训人数", Some(12)),
            ("1.5米围栏", "1.5米围栏", None),
            ("2.12345热线接通率", "12345热线接通率", Some(2)),
            ("1、4A景区", "4A景区", Some(1)),
            ("2.0-3岁托位数", "0-3岁托位数", Some(2)),
            ("1.2.1办理案件数", "办理案件数", None),
            ("1.2.1. 办理案件数", "办理案件数", None),
            ("2.0版系统", "2.0版系统", None),
            ("100人以上", "100人以上", None),
            ("指标完成率", "指标完成率", None),
            ("2023年培训人数", "2023年培训人数", None),
        ] {
            let (length, found) = marks(text);
            assert_eq!((&text[length..], found), (name, ordinal), "{text}");
        }
    }

    #[test]
    fn numbers_before_categories() {
        for text in [
            "1.1数量指标",
            "1.1 数量指标",
            "（一）数量指标",
            "3、数量指标",
        ] {
            assert_eq!(unnumbered(text), "数量指标", "{text}");
        }
        assert_eq!(unnumbered("1.5米围栏"), "1.5米围栏");
    }

    #[test]
    fn numbers_of_columns() {
        assert!(is_column_numbers(["1", "2", "3"].into_iter()));
        assert!(is_column_numbers(["（1）", "（2）", "（3）"].into_iter()));
        assert!(!is_column_numbers(["1", "2"].into_iter()));
        assert!(!is_column_numbers(["10", "20", "30"].into_iter()));
    }
}
