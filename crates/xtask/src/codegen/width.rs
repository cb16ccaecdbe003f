//! Characters in full and half width.

/// The ASCII twin of a full-width character.
pub fn full_width(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

/// The character in half width; 台（套） is a unit's name, and found as 台(套).
pub fn narrow(c: char) -> char {
    full_width(c).unwrap_or(c)
}
