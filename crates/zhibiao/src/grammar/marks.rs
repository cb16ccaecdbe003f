//! Marks before an item: bullets, and numbers drawn as one character.
//!
//! ```text
//! enclosed = "①" / "⑴" / "⒈" / "❶" / "㈠" / …      ; a number, as Unicode draws it
//! roman    = "Ⅰ" / …                                ; a number only before a mark or a category
//! ```
//! Accepted: `❷培训人数`, `⒊`, `□产出指标`. Refused: `Ⅰ类水质` (a name), `①` inside a value (the cell decides).

use super::cursor::*;

/// The runs of numbers that Unicode draws as one character: first, last, and what the first stands for.
const ENCLOSED: [(char, char, u32); 13] = [
    ('①', '⑳', 1),
    ('⑴', '⒇', 1),
    ('⒈', '⒛', 1),
    ('⓫', '⓴', 11),
    ('⓵', '⓾', 1),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
    ('➊', '➓', 1),
    ('㈠', '㈩', 1),
    ('㉑', '㉟', 21),
    ('㊀', '㊉', 1),
    ('㊱', '㊿', 36),
    ('⓿', '⓿', 0),
];

/// The number that a character encloses, and which run it is of: lists keep to one.
pub(super) fn enclosed(c: char) -> Option<(usize, u32)> {
    if !matches!(c, '①'..='➓' | '㈠'..='㊿') {
        return None;
    }
    ENCLOSED
        .iter()
        .position(|(first, last, _)| (*first..=*last).contains(&c))
        .map(|run| {
            let (first, _, number) = ENCLOSED[run];
            (run, c as u32 - first as u32 + number)
        })
}

/// Whether a character is a number by itself.
pub(super) fn is_enclosed(c: char) -> bool {
    enclosed(c).is_some()
}

/// The number of a Roman numeral of one character: Ⅰ, ⅳ.
pub(super) fn roman(c: char) -> Option<u32> {
    match c {
        'Ⅰ'..='Ⅻ' => Some(c as u32 - 'Ⅰ' as u32 + 1),
        'ⅰ'..='ⅻ' => Some(c as u32 - 'ⅰ' as u32 + 1),
        _ => None,
    }
}

/// Bullets, as type or as the symbol fonts of word processors draw them.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '‣'
            | '⁃'
            | '※'
            | '√'
            | '—'
            | '–'
            | '│'
            | '→'
            | '⇒'
            | '…'
            | '■'..='◿'
            | '★'
            | '☆'
            | '⭐'
            | '☑'
            | '✓'..='✘'
            | '✦'..='❋'
            | '❖'
            | '➔'..='➾'
            | '\u{f000}'..='\u{f0ff}'
    )
}

/// Bullets that nothing but an item begins with, as dashes and arrows may stand in one.
pub(super) fn is_bullet_mark(c: char) -> bool {
    is_bullet(c) && !matches!(c, '·' | '—' | '–' | '│' | '→' | '⇒' | '…')
}

/// White space and marks that mean nothing.
pub(super) fn is_mark(c: char) -> bool {
    match c {
        ' ' | '\t' | '\n' | '\r' | ',' | ';' | ':' | '-' | '|' => true,
        '\0'..='\x7f' => false,
        '\u{3400}'..='\u{9fff}' => false,
        '、' | '。' | '，' | '；' | '：' | '\u{3000}' => true,
        _ => rare_mark(c),
    }
}

fn rare_mark(c: char) -> bool {
    c.is_whitespace()
        || is_space(c)
        || is_bullet(c)
        || matches!(
            crate::lexicon::twin(c),
            ',' | ';' | ':' | '-' | '|' | '、' | '。' | '—' | '★' | '·'
        )
}

/// The text after marks, which a word seldom has before it.
pub(super) fn skip_marks(i: &str) -> &str {
    match i.as_bytes().first() {
        Some(b'0'..=b'9' | 0xe4..=0xe9) | None => i,
        _ => i.trim_start_matches(is_mark),
    }
}

/// The text after marks and bullets; these may also end a word: (≥**%).
pub(super) fn skip_bullets(i: &str) -> &str {
    match i.as_bytes().first() {
        Some(b'0'..=b'9' | 0xe4..=0xe9) | None => i,
        _ => {
            let rest =
                i.trim_start_matches(|c| is_mark(c) || matches!(c, '*' | '＊' | '﹡' | '#' | '.'));
            // **% is a masked number.
            match peek(rest) {
                Some(c) if is_han(c) || c.is_alphanumeric() || is_opening(c) => rest,
                _ => i.trim_start_matches(is_mark),
            }
        }
    }
}

/// A mark that brackets or quotes open with.
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        crate::lexicon::twin(c),
        '【' | '[' | '(' | '〔' | '「' | '<' | '《' | '“' | '"' | '〖'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_character() {
        for (c, number) in [
            ('①', 1),
            ('⑳', 20),
            ('⑷', 4),
            ('⒊', 3),
            ('❿', 10),
            ('㈡', 2),
            ('㉑', 21),
            ('㊱', 36),
        ] {
            assert_eq!(enclosed(c).map(|(_, n)| n), Some(number), "{c}");
        }
        for c in ['ⓐ', '㈱', '㊣', '1', '一'] {
            assert_eq!(enclosed(c), None, "{c}");
        }
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(
            ['Ⅰ', 'Ⅻ', 'ⅳ', 'I'].map(roman),
            [Some(1), Some(12), Some(4), None]
        );
    }
}
