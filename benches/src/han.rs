//! Chinese numerals, written from numbers.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FINANCIAL: [(char, char); 13] = [
    ('一', '壹'),
    ('二', '贰'),
    ('三', '叁'),
    ('四', '肆'),
    ('五', '伍'),
    ('六', '陆'),
    ('七', '柒'),
    ('八', '捌'),
    ('九', '玖'),
    ('十', '拾'),
    ('百', '佰'),
    ('千', '仟'),
    ('万', '萬'),
];

/// 1 to 99 999 999 as spoken: 105 is 一百零五, 12 is 十二.
pub fn numeral(n: u64) -> String {
    let mut text = String::new();
    if n >= 10_000 {
        section(&mut text, n / 10_000, false);
        text.push('万');
    }
    section(&mut text, n % 10_000, n >= 10_000);
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// The same in the numerals of cheques: 120 is 壹佰贰拾.
pub fn financial(n: u64) -> String {
    let mut text = numeral(n);
    if text.starts_with('十') {
        text.insert(0, '一');
    }
    let twin = |c| FINANCIAL.iter().find(|(plain, _)| *plain == c);
    text.chars()
        .map(|c| twin(c).map_or(c, |(_, financial)| *financial))
        .collect()
}

/// Up to four digits; `inner` ones say 零 for the thousands they lack.
fn section(text: &mut String, n: u64, inner: bool) {
    let mut silent = inner && n < 1000;
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / power % 10;
        if digit == 0 {
            silent |= n >= power;
            continue;
        }
        if silent {
            text.push('零');
        }
        silent = false;
        text.push(DIGITS[digit as usize]);
        text.push_str(name);
    }
}

/// ASCII in its full-width forms.
pub fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_spoken_right() {
        for (n, text) in [
            (7, "七"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (2300, "二千三百"),
            (20_300, "二万零三百"),
            (123_456, "十二万三千四百五十六"),
        ] {
            assert_eq!(numeral(n), text);
        }
        assert_eq!(financial(120), "壹佰贰拾");
        assert_eq!(full_width("95.5%"), "９５．５％");
    }
}
