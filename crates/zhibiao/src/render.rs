//! Diagnostics under the line they are about, for terminals and logs.
//!
//! ```
//! use zhibiao::{Language, render::Renderer};
//! let text = "》90%";
//! let target = zhibiao::parse_value(text);
//! let shown = Renderer::new(text, Language::English).diagnostic(&target.diagnostics[0]);
//! assert_eq!(shown, "\
//! warning[doubtful-sign]: expected ≥ or ≤, found a title mark or a slip of the keys at `》`, read as what it stands for; write ≥ or ≤
//!    | 》90%
//!    | ^^
//! ");
//! ```

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::{Diagnostic, Language, Level};
use crate::span::Span;

/// Columns that a rendered line of source takes at most, its gutter included.
const WIDTH: usize = 78;
/// Columns kept free on each side for `…` where a line is cut.
const ELLIPSIS: usize = 1;

/// Shows diagnostics of one text (诊断显示).
///
/// Carets stand right under double-width characters; long lines are cut around the place; tabs and control
/// characters take one column. A text of several lines gets line numbers, from 1.
///
/// Making it is linear in the text; showing a diagnostic does not depend on the text's length.
#[derive(Clone, Debug)]
pub struct Renderer<'a> {
    text: &'a str,
    language: Language,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'a> Renderer<'a> {
    /// Shows diagnostics whose spans are byte offsets into `text`.
    pub fn new(text: &'a str, language: Language) -> Self {
        let after_breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Renderer {
            text,
            language,
            lines: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// Level, code and message, then the line with carets; every line ends in a line break.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let code = diagnostic.code;
        let message = diagnostic.message(self.text, self.language);
        let level = level_name(diagnostic.level(), self.language);
        let colon = match self.language {
            Language::English => ": ",
            Language::Chinese => "：",
        };
        format!(
            "{level}[{code}]{colon}{message}\n{}",
            self.snippet(diagnostic.span)
        )
    }

    /// The line where `span` begins, and carets under the part of the span that is on it.
    pub fn snippet(&self, span: Span) -> String {
        let start = floor_boundary(self.text, span.start as usize);
        let number = self.lines.partition_point(|&line| line <= start);
        let line_start = self.lines[number - 1];
        let line_end = self
            .lines
            .get(number)
            .map_or(self.text.len(), |&end| end - 1);
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let start = (start - line_start).min(line.len());
        let end = floor_boundary(self.text, span.end as usize).saturating_sub(line_start);
        let end = end.clamp(start, line.len());

        let label = match self.lines.len() {
            1 => " ".to_owned(),
            _ => number.to_string(),
        };
        let gutter = label.len() + 4;
        let window = window(line, start, WIDTH.saturating_sub(gutter + 2 * ELLIPSIS));
        let end = end.min(start + window.after.len());
        let left = if window.cut_left { "…" } else { "" };
        let right = if window.cut_right { "…" } else { "" };
        let indent = left.chars().count() + columns(window.before);
        let carets = columns(&line[start..end]).max(1);
        let (before, after) = (visible(window.before), visible(window.after));
        let blank = " ".repeat(label.len());
        format!(
            " {label} | {left}{before}{after}{right}\n {blank} | {}{}\n",
            " ".repeat(indent),
            "^".repeat(carets),
        )
    }
}

/// The part of a line that is shown.
struct Window<'a> {
    before: &'a str,
    after: &'a str,
    cut_left: bool,
    cut_right: bool,
}

/// At most `room` columns of `line` around the byte `at`, most of them after it.
fn window(line: &str, at: usize, room: usize) -> Window<'_> {
    let (head, tail) = line.split_at(at);
    let wanted = fitting(tail.chars(), room * 2 / 3);
    let before = fitting(head.chars().rev(), room - columns(&tail[..wanted]));
    let before = &head[head.len() - before..];
    let after = &tail[..fitting(tail.chars(), room - columns(before))];
    Window {
        before,
        after,
        cut_left: before.len() < head.len(),
        cut_right: after.len() < tail.len(),
    }
}

/// Bytes of the leading characters that fit into so many columns.
fn fitting(chars: impl Iterator<Item = char>, room: usize) -> usize {
    let mut left = room;
    let mut bytes = 0;
    for c in chars {
        let Some(rest) = left.checked_sub(width(c)) else {
            break;
        };
        left = rest;
        bytes += c.len_utf8();
        // A run of combining marks takes no column and must not make the line endless.
        if bytes > room * 8 {
            break;
        }
    }
    bytes
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    match stand_in(c) {
        Some(_) => 1,
        None => c.width().unwrap_or(1),
    }
}

fn visible(text: &str) -> String {
    text.chars().map(|c| stand_in(c).unwrap_or(c)).collect()
}

/// What is shown for a character that would move the cursor or turn the writing direction.
fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' => Some(' '),
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Some('·'),
        c if c.is_control() => Some('·'),
        _ => None,
    }
}

/// The last character boundary at or before a byte.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What a level is called in messages.
pub fn level_name(level: Level, language: Language) -> &'static str {
    match (level, language) {
        (_, Language::English) => level.as_str(),
        (Level::Info, Language::Chinese) => "提示",
        (Level::Warning, Language::Chinese) => "警告",
        (Level::Error, Language::Chinese) => "错误",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    /// The rendering of the first place where `found` stands in `text`.
    fn show(text: &str, found: &str) -> String {
        let start = text.find(found).unwrap();
        Renderer::new(text, Language::English).snippet(Span::new(start, start + found.len()))
    }

    #[test]
    fn carets_stand_under_double_width_characters() {
        assert_eq!(
            show("满意度》９０%以上", "》９０"),
            concat!(
                "   | 满意度》９０%以上\n", //
                "   |       ^^^^^^\n",
            )
        );
    }

    #[test]
    fn a_whole_diagnostic_in_both_languages() {
        let text = "满意度≥**%";
        let diagnostic = Diagnostic {
            code: Code::DigitsMissing,
            span: Span::new(12, 14),
        };
        let show = |language| Renderer::new(text, language).diagnostic(&diagnostic);
        assert_eq!(
            show(Language::English),
            concat!(
                "error[digits-missing]: expected digits, found the template's `**`; fill in the number\n",
                "   | 满意度≥**%\n",
                "   |        ^^\n",
            )
        );
        assert_eq!(
            show(Language::Chinese),
            concat!(
                "错误[digits-missing]：应填数字，实为模板占位符“**”；请补填数值\n",
                "   | 满意度≥**%\n",
                "   |        ^^\n",
            )
        );
    }

    #[test]
    fn lines_are_numbered_where_there_are_several() {
        let text = "数量指标：\r\n\t培训\u{7}≥XX场\r\n质量".to_owned();
        assert_eq!(
            show(&text, "XX"),
            concat!(
                " 2 |  培训·≥XX场\n", //
                "   |        ^^\n",
            )
        );
        let many = format!("{}≥XX", "\n".repeat(11));
        assert_eq!(show(&many, "XX"), " 12 | ≥XX\n    |  ^^\n");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let filler = "按时开展".repeat(30);
        let text = format!("{filler}≥XX场{filler}");
        let shown = show(&text, "XX");
        assert_eq!(
            shown,
            concat!(
                "   | …按时开展按时开展按时开展≥XX场按时开展按时开展按时开展按时开展按时开展按…\n",
                "   |                           ^^\n",
            )
        );
        assert!(shown.lines().all(|line| columns(line) <= WIDTH));
        let at_end = show(&format!("{filler}≥XX"), "XX");
        assert!(at_end.lines().next().unwrap().ends_with("展≥XX"));
        assert!(columns(at_end.lines().next().unwrap()) > WIDTH - 4);
    }

    #[test]
    fn a_span_that_runs_on_ends_with_its_line_or_window() {
        assert_eq!(show("甲\n乙丙\n丁", "乙丙\n丁"), " 2 | 乙丙\n   | ^^^^\n");
        let text = "数".repeat(200);
        let carets = show(&text, &text).matches('^').count();
        assert!((60..WIDTH).contains(&carets));
    }

    #[test]
    fn an_empty_span_and_the_end_of_the_text_get_one_caret() {
        let end = |text: &str| {
            Renderer::new(text, Language::English).snippet(Span::new(text.len(), text.len()))
        };
        assert_eq!(end(""), "   | \n   | ^\n");
        assert_eq!(end("指标值："), "   | 指标值：\n   |         ^\n");
        assert_eq!(end("甲\n"), " 2 | \n   | ^\n");
    }

    #[test]
    fn spans_out_of_bounds_or_inside_a_character_do_no_harm() {
        let renderer = Renderer::new("办案", Language::English);
        for (start, end) in [(1, 2), (2, 400), (400, 401), (0, 5)] {
            renderer.snippet(Span { start, end });
        }
        renderer.snippet(Span { start: 6, end: 0 });
    }

    #[test]
    fn combining_marks_do_not_make_a_line_endless() {
        let text = format!("a{}", "\u{301}".repeat(10_000));
        assert!(show(&text, "a").len() < 2_000);
    }
}
