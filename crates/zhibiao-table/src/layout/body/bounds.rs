//! Columns of bounds: 目标值下限 and 目标值上限 make one value, and one of them alone a threshold.
//!
//! ```text
//! 80 | 100  ->  80～100        80 |     ->  ≥80             | 100  ->  ≤100
//! ≥80 | ≤100  ->  ≥80，≤100    优 | 良  ->  优，良
//! ```

use zhibiao::lexicon::twin;

use super::Row;
use crate::layout::columns::Columns;
use crate::layout::line::part;

impl Row<'_> {
    /// Makes one value of the row's two bounds.
    pub fn join_bounds(&mut self, columns: &Columns) {
        let Some(mut sign) = columns.bound else {
            return;
        };
        let upper = self.uppers.pop();
        if self.values.is_empty() && upper.is_some() {
            sign = "≤";
        }
        let parts = match (self.values.first(), &upper) {
            (Some(lower), Some(upper)) if is_bare(lower) && is_bare(upper) => {
                [&lower.text, "～", &upper.text]
            }
            (Some(lower), Some(upper)) => [&lower.text, "，", &upper.text],
            (Some(value), None) | (None, Some(value)) if is_bare(value) => [sign, &value.text, ""],
            _ => return self.values.extend(upper),
        };
        let joined = parts.concat();
        if self.values.is_empty() {
            self.values.extend(upper);
        }
        if let Some(value) = self.values.first_mut() {
            value.text = joined.into();
        }
    }
}

impl Row<'_> {
    /// `≥300人/310人` below 目标值/完成值: what was to be achieved, and what was.
    pub fn part_result(&mut self, columns: &Columns) {
        if !columns.with_result || !self.actuals.is_empty() {
            return;
        }
        let Some(value) = self.values.first_mut() else {
            return;
        };
        // 400元/人/380元/人: the middle one parts them.
        let strokes: Vec<usize> = value.match_indices('/').map(|(at, _)| at).collect();
        let Some(&at) = strokes
            .get(strokes.len() / 2)
            .filter(|_| strokes.len() % 2 == 1)
        else {
            return;
        };
        let (target, result) = (part(value, 0, at), part(value, at + 1, value.len()));
        if !target.trim().is_empty() && !result.trim().is_empty() {
            *value = target;
            self.actuals.push(result);
        }
    }
}

/// Whether a bound is a number without a sign before it.
fn is_bare(text: &str) -> bool {
    text.starts_with(|c| twin(c).is_ascii_digit())
}
