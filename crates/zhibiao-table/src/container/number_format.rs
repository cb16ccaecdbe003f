//! Numbers as a spreadsheet shows them: 0.95 under `0%` is `95%`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::plain_number;
use ssfmt::{DateSystem, FormatOptions, NumberFormat};

/// Formats that China's Excel knows by number only, or shows otherwise than the standard's English list has them.
const CHINESE: [(u32, &str); 20] = [
    (14, "yyyy/m/d"),
    (22, "yyyy/m/d h:mm"),
    (27, "yyyy\"年\"m\"月\""),
    (28, "m\"月\"d\"日\""),
    (29, "m\"月\"d\"日\""),
    (30, "m-d-yy"),
    (31, "yyyy\"年\"m\"月\"d\"日\""),
    (32, "h\"时\"mm\"分\""),
    (33, "h\"时\"mm\"分\"ss\"秒\""),
    (36, "yyyy\"年\"m\"月\""),
    (50, "yyyy\"年\"m\"月\""),
    (51, "m\"月\"d\"日\""),
    (52, "yyyy\"年\"m\"月\""),
    (53, "m\"月\"d\"日\""),
    (54, "m\"月\"d\"日\""),
    (57, "yyyy\"年\"m\"月\""),
    (58, "m\"月\"d\"日\""),
    (34, "h\"时\"mm\"分\""),
    (35, "h\"时\"mm\"分\"ss\"秒\""),
    (55, "h\"时\"mm\"分\""),
];

/// Bytes of a format's code at most.
const LONGEST: usize = 1024;

/// The formats of one workbook, each compiled once.
pub(crate) struct Formats {
    options: FormatOptions,
    /// None: as it stands.
    compiled: HashMap<String, Option<NumberFormat>>,
}

/// The code of a format known by its number.
pub(crate) fn code_of(id: u32) -> Option<&'static str> {
    let chinese = CHINESE.iter().find(|(known, _)| *known == id);
    chinese
        .map(|(_, code)| *code)
        .or_else(|| ssfmt::format_code_from_id(id))
}

impl Formats {
    pub(crate) fn new(from_1904: bool) -> Formats {
        let date_system = match from_1904 {
            true => DateSystem::Date1904,
            false => DateSystem::Date1900,
        };
        Formats {
            options: FormatOptions {
                date_system,
                ..FormatOptions::default()
            },
            compiled: HashMap::new(),
        }
    }

    /// The number as shown under the format code.
    pub(crate) fn shown(&mut self, number: f64, code: &str) -> String {
        if code.len() <= LONGEST && code.contains("General") {
            return amid(number, code, &self.options);
        }
        if !self.compiled.contains_key(code) {
            self.compiled.insert(code.to_owned(), compile(code));
        }
        let shown = match self.compiled.get(code) {
            Some(Some(format)) => format.try_format(number, &self.options).ok(),
            _ => None,
        };
        match shown {
            // A format may show nothing, `;;;`: the number is still there.
            Some(text) if !text.trim().is_empty() => text.trim().to_owned(),
            _ => plain_number(number),
        }
    }
}

/// A number as it stands amid words: `"≥"General`.
fn amid(number: f64, code: &str, options: &FormatOptions) -> String {
    let sections: Vec<&str> = code.split(';').collect();
    let (section, number) = match sections.get(1) {
        Some(negative) if number < 0.0 => (*negative, -number),
        _ => (sections[0], number),
    };
    // A letter of no script holds the number's place; only the words are formatted.
    const PLACE: &str = "\u{e000}";
    let words = section.replace("General", &format!("\"{PLACE}\""));
    let shown = NumberFormat::parse(&words).ok();
    let shown = shown.and_then(|words| words.try_format(1.0, options).ok());
    match shown.filter(|shown| shown.contains(PLACE)) {
        Some(shown) => shown.trim().replace(PLACE, &plain_number(number)),
        None => plain_number(number),
    }
}

fn compile(code: &str) -> Option<NumberFormat> {
    match code {
        "" | "@" => None,
        // More than a spreadsheet allows; every cell would repeat it.
        _ if code.len() > LONGEST => None,
        _ => NumberFormat::parse(&chinese(code)).ok(),
    }
}

/// A code as China's Excel would have it: `!` before a character that stands for itself (`0!.0,"万"`) is a backslash, and
/// a date with names of months in English (`d-mmm-yy`) or with the day or month first (`m/d/yyyy`) is written in digits from the year on.
fn chinese(code: &str) -> Cow<'_, str> {
    let letters = letters(code);
    let date = letters.contains('d') || letters.contains('y') || letters.contains("mmm");
    let foreign = letters.contains("mmm") || !letters.starts_with('y') && letters.contains('y');
    let timed = letters.contains(['h', 's', '0', '#']);
    if date && foreign && !timed {
        let part = |letter, text| if letters.contains(letter) { text } else { "" };
        let parts = [
            part('y', "yyyy\"年\""),
            part('m', "m\"月\""),
            part('d', "d\"日\""),
        ];
        return Cow::Owned(parts.concat());
    }
    // Between quotes it is itself.
    let pieces = code.split('"').enumerate();
    let pieces = pieces.map(|(at, piece)| match at % 2 {
        0 => piece.replace('!', "\\"),
        _ => piece.to_owned(),
    });
    match code.contains('!') {
        true => Cow::Owned(pieces.collect::<Vec<_>>().join("\"")),
        false => Cow::Borrowed(code),
    }
}

/// What a code shows of numbers, dates and times, in small letters: without words, colours and languages (`[$-804]`).
fn letters(code: &str) -> String {
    let plain = code.split('"').step_by(2).collect::<String>();
    let outside = plain.split('[').map(|piece| match piece.split_once(']') {
        Some((_, outside)) => outside,
        None => piece,
    });
    let shown = |c: &char| matches!(c, 'y' | 'm' | 'd' | 'h' | 's' | '0' | '#');
    let letters = outside.flat_map(str::chars).map(|c| c.to_ascii_lowercase());
    letters.filter(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: f64, code: &str, shown: &str) {
        assert_eq!(Formats::new(false).shown(number, code), shown, "{code}");
    }

    #[test]
    fn numbers_as_shown() {
        check(0.95, "0%", "95%");
        check(0.955, "0.0%", "95.5%");
        check(0.955, "0.00%", "95.50%");
        check(1200.0, "#,##0.00", "1,200.00");
        check(1_234_567.0, "#,##0", "1,234,567");
        check(3.0, "0_ ", "3");
        check(3.0, "0_);[Red](0)", "3");
        check(1200.0, "¥#,##0.00", "¥1,200.00");
        check(12.0, "0\"万元\"", "12万元");
        check(95.0, "\"≥\"0\"%\"", "≥95%");
        check(95.0, "\"≥\"General", "≥95");
        check(-95.0, "General;\"负\"General", "负95");
        check(
            1200.0,
            "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "1,200.00",
        );
        check(1200.0, "[$¥-804]#,##0.00", "¥1,200.00");
        check(-5.0, "0;(0)", "(5)");
        check(7.0, "000", "007");
        check(5.0, ";;;", "5");
        check(35000.0, "0!.0,\"万\"", "3.5万");
        check(200.0, "0!人", "200人");
        check(200.0, "0\"人!\"", "200人!");
        check(5.0, "no \u{1} format \"", "5");
    }

    #[test]
    fn dates_as_shown() {
        check(45291.0, "yyyy-mm-dd", "2023-12-31");
        check(45291.0, "yyyy/m/d", "2023/12/31");
        check(45291.0, "yyyy\"年\"m\"月\"d\"日\"", "2023年12月31日");
        check(
            45291.0,
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "2023年12月31日",
        );
        check(45291.0, "yyyy\"年\"m\"月\";@", "2023年12月");
        check(45291.0, "[$-F800]dddd, mmmm dd, yyyy", "2023年12月31日");
        check(45291.0, "d-mmm-yy", "2023年12月31日");
        check(45291.0, "d-mmm", "12月31日");
        check(45291.0, "mmm-yy", "2023年12月");
        check(45291.0, "m/d/yyyy", "2023年12月31日");
        check(45291.0, "m/d", "12/31");
        check(45291.5, "yyyy-mm-dd hh:mm", "2023-12-31 12:00");
        assert_eq!(code_of(14), Some("yyyy/m/d"));
        assert_eq!(code_of(31), Some("yyyy\"年\"m\"月\"d\"日\""));
        assert_eq!(code_of(9), Some("0%"));
        let mut mac = Formats::new(true);
        assert_eq!(mac.shown(43829.0, "yyyy-mm-dd"), "2023-12-31");
    }

    #[test]
    fn numbers_as_they_stand() {
        check(0.1 + 0.2, "General", "0.3");
        check(95.0, "General", "95");
        check(8827620.53, "General", "8827620.53");
        check(123456789012345680.0, "General", "123456789012346000");
        check(0.0001, "General", "0.0001");
        check(-0.0, "General", "-0");
        check(1e300, "General", "1e300");
    }

    #[test]
    fn any_code_shows_something() {
        const PIECES: [&str; 40] = [
            "0",
            "#",
            "?",
            ".",
            ",",
            "%",
            "E+",
            "e-",
            "/",
            "\\",
            "_",
            "*",
            "\"",
            "[",
            "]",
            ";",
            "@",
            "General",
            "[Red]",
            "[>=100]",
            "[$¥-804]",
            "[DBNum1]",
            "[h]",
            "[mm]",
            "yyyy",
            "m",
            "d",
            "h",
            "s",
            "ss.00",
            "AM/PM",
            "上午/下午",
            "年",
            "月",
            "日",
            " ",
            "-",
            "(",
            ")",
            "x",
        ];
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut below = |bound: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % bound as u64) as usize
        };
        let numbers = [
            0.0,
            1.0,
            -1.0,
            0.95,
            45291.5,
            -45291.0,
            1e15,
            1e300,
            -1e-300,
            2_958_466.0,
            f64::MAX,
            f64::NAN,
            f64::INFINITY,
        ];
        for _ in 0..20_000 {
            let code: String = (0..1 + below(8))
                .map(|_| PIECES[below(PIECES.len())])
                .collect();
            let mut formats = Formats::new(below(2) == 0);
            for number in numbers {
                assert!(!formats.shown(number, &code).is_empty(), "{code} {number}");
            }
        }
    }
}
