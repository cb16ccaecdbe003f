//! Where the values stand that no header names, or that the year's half of a row has not.

use std::sync::Arc;

use zhibiao::lexicon::{Clue, Column, has_clue};

use super::assign::value_rank;
use super::{Columns, Role};
use crate::layout::line::{Carry, Line};
use crate::layout::time::year;
use crate::layout::words::is_value;

impl Columns {
    /// Where no header names the values, the unknown column behind the names that holds one in its first row: of several
    /// their sum, or the table's year.
    pub fn find_values(&mut self, line: &Line<'_>, table_year: Option<u32>) {
        let sums = (0..self.roles.len()).filter(|&index| self.known[index] == Some(Column::Total));
        let holds = |index: &usize| *index > self.name && is_value(line.text(*index));
        let all: Vec<usize> = self.unknown.iter().copied().chain(sums).collect();
        let of_year = |index: &usize| *index > self.name && year(&self.heads[*index]).is_some();
        let years =
            all.iter().any(|index| of_year(index) && holds(index)) && apart(&self.heads, &all);
        let told = |index: &usize| holds(index) || years && of_year(index);
        let found: Vec<usize> = all.into_iter().filter(told).collect();
        let rank = |index: &usize| {
            let head = &self.heads[*index];
            let sum = has_clue(head, Clue::Sum);
            // Of 2020年 and 2025年 the later one is the target, though a row may have none; of years in a row the first.
            let later = years.then(|| u32::MAX - year(head).unwrap_or_default());
            (!sum, value_rank(head, table_year), later, *index)
        };
        if let Some(index) = found.iter().copied().min_by_key(rank) {
            self.roles[index] = Role::Value;
            self.unknown.retain(|&other| other != index);
            self.guessed.push(index);
            self.chosen = (found.len() > 1).then_some(index);
            self.forget_other_years(index);
            return;
        }
        // A column without a name beside the names.
        let beside = self.name + 1;
        let named = !line.text(self.name).is_empty() && !is_value(line.text(self.name));
        let of_name = |role: &Role| *role == Role::Span(self.name);
        if named && self.roles.get(beside).is_none_or(of_name) && holds(&beside) {
            if self.roles.len() == beside {
                self.roles.push(Role::None);
                self.heads.push(Arc::from(""));
                self.known.push(None);
            }
            self.roles[beside] = Role::Value;
            self.guessed.push(beside);
        }
    }

    /// Whether the header names the same columns twice.
    pub fn is_halved(&self) -> bool {
        self.other.is_some()
    }

    /// The columns of the other one of two halves, and that of its values, where the year's half of a row is empty.
    pub fn other_half(&self, line: &Line<'_>, carry: &Carry<'_>) -> Option<(&Columns, usize)> {
        let other = self.other.as_deref()?;
        let (own, value) = (self.position(Role::Value)?, other.position(Role::Value)?);
        let empty = |index| line.text(index).is_empty() && carry.above(line, index).is_none();
        let read = !line.text(other.name).is_empty() && !line.text(value).is_empty();
        (read && empty(self.name) && empty(own)).then_some((other, value))
    }

    /// What was achieved in another year than the target's is kept, and not read.
    fn forget_other_years(&mut self, value: usize) {
        let of = |index: usize| year(&self.heads[index]);
        let actual = self.position(Role::Actual);
        let other = |index: &usize| of(*index).is_some_and(|found| of(value) != Some(found));
        if let Some(index) = actual.filter(|index| of(value).is_some() && other(index)) {
            self.roles[index] = Role::Keep;
        }
    }
}

/// Whether the years that headers name do not follow one another.
fn apart(heads: &[Arc<str>], all: &[usize]) -> bool {
    let years = || all.iter().filter_map(|&index| year(&heads[index]));
    let span = years().max().zip(years().min());
    span.is_some_and(|(last, first)| (last - first) as usize >= years().count())
}
