//! A row that the next one explains: categories above the names of columns, or a form's.

use super::Reader;
use super::header::Heads;
use super::line::Line;

impl<'a> Reader<'a> {
    /// Reads the row above after all, unless `heads` are the lower half of a header that it begins.
    pub(super) fn settle_waiting(&mut self, heads: Option<&Heads>) {
        let Some(line) = self.waiting.take() else {
            return;
        };
        let begun = heads
            .zip(self.upper.as_ref())
            .is_some_and(|(heads, upper)| {
                upper.may_head(heads) && heads.columns(Some(upper), None).is_some()
            });
        if !begun {
            self.unheaded_row(line);
        }
    }

    pub(super) fn unheaded_row(&mut self, line: Line<'a>) {
        match self.resumes(&line) {
            true => self.indicator_row(line),
            false => self.outside(line),
        }
    }
}
