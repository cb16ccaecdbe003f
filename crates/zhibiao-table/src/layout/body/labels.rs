//! Rows of a form's labels between the indicators.

use zhibiao::lexicon;

use super::Row;
use crate::layout::columns::{Columns, Role};
use crate::layout::line::Line;
use crate::layout::words::label;

impl<'a> Row<'a> {
    /// Whether the row is a form's rather than an indicator's: a label stands where a level would, and no
    /// name and value beside it.
    pub fn is_form_row(columns: &Columns, line: &Line<'a>) -> bool {
        let Some(first) = line.own().next() else {
            return false;
        };
        let Some((found, rest)) = label(line.text(first)) else {
            return false;
        };
        use lexicon::Column::*;
        let named = !rest.is_empty() && matches!(found, Project | Department | BudgetUnit);
        if named && (first < columns.name || line.single().is_some()) {
            return true;
        }
        let is_label = matches!(
            found,
            Project | Department | BudgetUnit | Goal | Field | Budget | Footer
        );
        let place = match columns.role(first) {
            Some(
                Role::Label
                | Role::Level1
                | Role::Level2
                | Role::Ordinal
                | Role::None
                | Role::Span(_),
            )
            | None => true,
            Some(Role::Project | Role::Department | Role::BudgetUnit) => {
                matches!(found, Project | Department | BudgetUnit) && line.own().nth(1).is_some()
            }
            Some(Role::Name) => {
                first == 0 && matches!(found, Project | Department | BudgetUnit | Goal)
            }
            _ => false,
        };
        let plain = |index: Option<usize>| {
            index.is_some_and(|index| {
                !line.text(index).is_empty() && label(line.text(index)).is_none()
            })
        };
        // 预算执行率（10分） as a level and 预算执行率 as the name
        let name = line.text(columns.name);
        let repeats = !name.is_empty() && line.text(first).starts_with(name);
        let named = (plain(Some(columns.name)) || repeats) && columns.name != first;
        let valued =
            columns.position(Role::Value).is_none() || plain(columns.position(Role::Value));
        is_label && place && rest.is_empty() && !(named && valued)
    }
}
