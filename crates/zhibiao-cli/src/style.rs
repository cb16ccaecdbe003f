//! How readings are shown to people: colours, texts fitted into columns of a terminal, places in words.

use std::io::IsTerminal;

use unicode_width::UnicodeWidthChar;
use zhibiao::{Language, Level};

/// How people read the output.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub language: Language,
    color: bool,
}

impl Style {
    /// Colours only on a terminal, and none where `NO_COLOR` is set.
    pub fn detect(language: Language) -> Style {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Style {
            language,
            color: std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb,
        }
    }

    /// No colours: for a file.
    pub fn plain(language: Language) -> Style {
        Style {
            language,
            color: false,
        }
    }

    /// The wording in the language of messages.
    pub fn pick<'w>(&self, english: &'w str, chinese: &'w str) -> &'w str {
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    pub fn bold(&self, text: &str) -> String {
        self.paint("1", text)
    }

    pub fn dim(&self, text: &str) -> String {
        self.paint("2", text)
    }

    /// A rendered diagnostic, its first line coloured by level.
    pub fn diagnostic(&self, level: Level, rendered: &str) -> String {
        let code = match level {
            Level::Error => "31",
            Level::Warning => "33",
            Level::Info => "36",
        };
        match rendered.split_once('\n') {
            Some((first, rest)) => format!("{}\n{rest}", self.paint(code, first)),
            None => self.paint(code, rendered),
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        match self.color {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}

/// One line without control characters, which would move the cursor.
pub fn one_line(text: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    text.trim().chars().map(blank).collect()
}

/// Columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The text in at most so many columns, the rest cut off as `…`.
pub fn cut(text: &str, columns: usize) -> String {
    // The first pass stops early, so that a long text costs no more than what is shown.
    let mut used = 0;
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return format!("{}…", &text[..kept]);
        }
        if used < columns {
            kept = at + c.len_utf8();
        }
    }
    text.to_owned()
}

/// Cut or filled up with blanks on the right to exactly so many columns.
pub fn left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns.saturating_sub(width(&text));
    text + &" ".repeat(blanks)
}

/// Filled up with blanks on the left.
pub fn right(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text))) + text
}

/// A cell's place in words.
pub fn place(row: usize, column: usize, language: Language) -> String {
    match language {
        Language::English => format!("row {row}, column {column}"),
        Language::Chinese => format!("第{row}行第{column}列"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_double_width_characters_twice() {
        assert_eq!(left("办案", 6), "办案  ");
        assert_eq!(right("8", 3), "  8");
        assert_eq!(cut("办案数量", 8), "办案数量");
        assert_eq!(cut("办案数量", 7), "办案数…");
        assert_eq!(left("办案数量", 6), "办案… ");
        assert_eq!(cut("", 0), "");
        assert_eq!(cut("abc", 0), "…");
    }

    #[test]
    fn control_characters_become_blanks() {
        assert_eq!(one_line(" a\n\u{1b}[2Jb\t"), "a  [2Jb");
    }
}
