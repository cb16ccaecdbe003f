//! What a page leaves in a pasted text: `<br/>` for a line break, `&nbsp;` for a space.
//!
//! ```text
//! tag    = "<" ["/"] ("br" / "p" / "div" / "li" / "tr" / "td") … ">"
//! entity = "&" (letters / "#" digits) ";"
//! ```
//! Refused: `<5%`, `A&B`.

use super::chars::eat;
use crate::lexicon::{BEFORE, twin};

/// The mark that an entity begins with, of any width.
pub(super) const AMPERSANDS: [char; 3] = ['&', '＆', '﹠'];

/// What stands before a mark that Markdown would take for its own, of any width.
pub(super) const BACKSLASHES: [char; 2] = ['\\', '＼'];

/// How long a tag may be, in characters: bounds the look-ahead.
const LONGEST_TAG: usize = 100;

/// How long an entity may be, in characters.
const LONGEST_ENTITY: usize = 8;

/// A letter of any width, in lower case.
fn letter(c: char) -> Option<char> {
    let c = match c {
        '\0'..='\x7f' => c,
        _ => twin(c),
    };
    c.is_ascii_alphabetic().then(|| c.to_ascii_lowercase())
}

/// The letters at the start of a text, at most as many as a name has, and what stands behind them.
fn name(i: &str) -> (String, &str) {
    let mut word = String::new();
    for (at, c) in i.char_indices() {
        match letter(c) {
            Some(c) if word.len() < LONGEST_ENTITY => word.push(c),
            _ => return (word, &i[at..]),
        }
    }
    (word, "")
}

/// The length of a tag at the start of a text that parts what stands around it.
pub(super) fn tag(i: &str) -> Option<usize> {
    let inner = eat(i, &['<'])?;
    let bare = eat(inner, &['/']).unwrap_or(inner);
    let (word, behind) = name(bare);
    if !matches!(
        &word[..],
        "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "td"
    ) {
        return None;
    }
    let mut near = behind.char_indices().take(LONGEST_TAG);
    let (end, c) = near.find(|(_, c)| matches!(twin(*c), '<' | '>'))?;
    (twin(c) == '>').then_some(i.len() - behind.len() + end + c.len_utf8())
}

/// The length of an entity at the start of a text.
pub(super) fn entity(i: &str) -> Option<usize> {
    let inner = eat(i, &['&'])?;
    let rest = eat(inner, &['#']).unwrap_or(inner);
    let mut near = rest.char_indices().take(LONGEST_ENTITY);
    let plain = |c: char| twin(c).is_ascii_alphanumeric();
    let (end, c) = near.find(|(_, c)| !plain(*c))?;
    (end > 0 && twin(c) == ';').then_some(i.len() - rest.len() + end + c.len_utf8())
}

/// The length of an entity that stands for a space.
pub(super) fn space(i: &str) -> Option<usize> {
    const SPACES: [&str; 7] = ["nbsp", "ensp", "emsp", "thinsp", "#160", "#xa0", "#12288"];
    let length = entity(i)?;
    let mut inner = i[..length].chars().skip(1).map(twin);
    let word: String = inner.by_ref().take_while(|c| *c != ';').collect();
    SPACES
        .iter()
        .any(|space| word.eq_ignore_ascii_case(space))
        .then_some(length)
}

/// The length of an entity for a space at the end of a text.
pub(super) fn space_before(text: &str) -> Option<usize> {
    let text_end = text.strip_suffix([';', '；', '﹔'])?;
    let mut near = text_end.char_indices().rev().take(LONGEST_ENTITY + 1);
    let (at, _) = near.find(|(_, c)| AMPERSANDS.contains(c))?;
    space(&text[at..]).filter(|length| at + length == text.len())
}

/// Whether the `;` that stands between `at` and `end` ends an entity.
pub(super) fn ends_entity(text: &str, at: usize, end: usize) -> bool {
    // Nearly all stand behind another character.
    if !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c > '\u{ff00}') {
        return false;
    }
    let mut near = text[..at].char_indices().rev().take(LONGEST_ENTITY + 1);
    near.find(|(_, c)| AMPERSANDS.contains(c))
        .is_some_and(|(from, _)| entity(&text[from..]) == Some(end - from))
}

/// The entities of a text that say nothing: `&ge;` is a comparator.
pub(super) fn entities(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    // The last bytes of the wide ones are rarer than their first, which begins every wide mark.
    let ends = memchr::memchr3_iter(b'&', 0x86, 0xa0, bytes);
    let marks = ends.filter_map(move |end| match (bytes[end], end.checked_sub(2)) {
        (b'&', _) => Some(end),
        (_, Some(at)) if bytes[at] == 0xef && text[at..].starts_with(AMPERSANDS) => Some(at),
        _ => None,
    });
    let silent = marks.filter(|at| BEFORE.longest(&text[*at..]).is_none());
    silent.filter_map(|at| Some((at, at + entity(&text[at..])?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_what_is_none() {
        for (text, length) in [
            ("<br>质量", Some(4)),
            ("<br/>", Some(5)),
            ("<BR />", Some(6)),
            ("＜ｂｒ＞", Some(12)),
            ("</p>", Some(4)),
            ("<p style=\"x\">培训", Some(13)),
            ("<5%", None),
            ("<b>", None),
            ("<br", None),
            ("<br<br>", None),
        ] {
            assert_eq!(tag(text), length, "{text}");
        }
    }

    #[test]
    fn entities_and_what_is_none() {
        assert_eq!(entity("&nbsp;95%"), Some(6));
        assert_eq!(entity("＆nbsp；95%"), Some(10));
        assert_eq!(entity("&#160;"), Some(6));
        assert_eq!(entity("&ge;95"), Some(4));
        assert_eq!(entity("&；"), None);
        assert_eq!(space("&ge;95"), None);
        assert_eq!(space_before("人数&nbsp;"), Some(6));
        assert_eq!(space_before("人数;"), None);
        let text = "人数&nbsp;";
        assert!(ends_entity(text, text.len() - 1, text.len()));
        assert!(!ends_entity("人数；A;", 10, 11));
    }
}
