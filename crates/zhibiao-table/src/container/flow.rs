//! Running text of markup: white space as a browser or a word processor shows it.

use unicode_width::UnicodeWidthChar;

use super::is_power;

/// What stands between what was written and what comes next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[cfg_attr(not(any(feature = "html", feature = "ods")), allow(dead_code))]
enum Gap {
    #[default]
    None,
    /// A line end of the source: a blank, but none between two wide characters, which are written without.
    Wrap,
    /// White space.
    Blank,
    /// Line breaks.
    Lines(usize),
}

/// The text of a cell while it is put together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Flow {
    text: String,
    gap: Gap,
    raised: bool,
}

impl Flow {
    /// Text of the source, its white space collapsed.
    #[cfg(any(feature = "html", feature = "ods"))]
    pub(crate) fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' | '\r' => self.gap = self.gap.max(Gap::Wrap),
                ' ' | '\t' | '\u{c}' if self.gap == Gap::Wrap => {}
                ' ' | '\t' | '\u{c}' => self.gap = self.gap.max(Gap::Blank),
                '\u{a0}' => self.put(' '),
                _ => self.put(c),
            }
        }
    }

    /// Text as it stands: line ends are line breaks.
    pub(crate) fn verbatim(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' => self.line(),
                '\r' => {}
                '\u{a0}' => self.put(' '),
                _ => self.put(c),
            }
        }
    }

    /// A line break.
    pub(crate) fn line(&mut self) {
        self.gap = match self.gap {
            Gap::Lines(lines) => Gap::Lines(lines + 1),
            _ => Gap::Lines(1),
        };
    }

    /// The edge of a paragraph, which is on a line of its own.
    pub(crate) fn edge(&mut self) {
        self.gap = self.gap.max(Gap::Lines(1));
    }

    /// What comes next is raised: a digit behind a digit is an exponent, or the number of a note, and no further digit.
    #[cfg(any(feature = "html", feature = "docx"))]
    pub(crate) fn raise(&mut self) {
        self.raised = true;
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text, without white space around it.
    pub(crate) fn finish(self) -> String {
        match self.text.trim() {
            trimmed if trimmed.len() == self.text.len() => self.text,
            trimmed => trimmed.to_owned(),
        }
    }

    fn put(&mut self, c: char) {
        let gap = std::mem::take(&mut self.gap);
        let raised = std::mem::take(&mut self.raised) && gap == Gap::None;
        if raised && is_power(&self.text, c) {
            self.text.push('^');
        }
        if let Some(before) = self.text.chars().next_back() {
            match gap {
                Gap::None => {}
                Gap::Wrap if is_wide(before) && is_wide(c) => {}
                Gap::Wrap | Gap::Blank => self.text.push(' '),
                Gap::Lines(lines) => self.text.extend(std::iter::repeat_n('\n', lines)),
            }
        }
        self.text.push(c);
    }
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        let mut flow = Flow::default();
        flow.push(text);
        assert_eq!(flow.finish(), shown);
    }

    #[test]
    fn white_space_collapses() {
        check("  a \t b\n c  ", "a b c");
        check("完成\n    培训", "完成培训");
        check("完成 培训", "完成 培训");
        check("完成\n30 场", "完成 30 场");
        check("a\u{a0}\u{a0}b\u{a0}", "a  b");
        check(" \n\u{a0}", "");
    }

    #[test]
    fn breaks_are_lines() {
        let mut flow = Flow::default();
        flow.edge();
        flow.push("甲 ");
        flow.edge();
        flow.edge();
        flow.push(" 乙");
        flow.line();
        flow.line();
        flow.push("丙");
        flow.edge();
        assert_eq!(flow.clone().finish(), "甲\n乙\n\n丙");
        flow.verbatim("a  b\r\nc");
        assert_eq!(flow.finish(), "甲\n乙\n\n丙\na  b\nc");
    }
}
