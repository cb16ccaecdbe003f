//! Lines of one cell above a table: its title, if a header follows.

use super::words::year;
use crate::document::Text;

/// Characters of a title line at most, and its lines: what is longer is prose above the table. The bounds also
/// keep the output linear, because every project of a table repeats its title.
const TITLE_CHARS: usize = 200;
const TITLE_LINES: usize = 4;

/// The lines since the last row that was something else.
#[derive(Default)]
pub(super) struct Titles<'a>(Vec<Text<'a>>);

impl<'a> Titles<'a> {
    /// Takes a line; one that is too long to be a title comes back.
    pub fn push(&mut self, line: Text<'a>) -> Option<Text<'a>> {
        if line.chars().nth(TITLE_CHARS).is_some() {
            return Some(line);
        }
        self.0.push(line);
        None
    }

    /// The title, if a header follows now; what stands above it stays.
    pub fn title(&mut self) -> Option<String> {
        let above = self.0.len().saturating_sub(TITLE_LINES);
        let title = self.0.split_off(above);
        let lines: Vec<&str> = title.iter().map(|line| &**line).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    /// The year that the lines name.
    pub fn year(&self) -> Option<u32> {
        self.0.iter().rev().find_map(|line| year(line))
    }

    /// The lines that turned out to be no title.
    pub fn settle(&mut self) -> Vec<Text<'a>> {
        std::mem::take(&mut self.0)
    }
}
