//! Indicators that stand below no header of their own.
//!
//! A table that was left for a project's labels goes on where its rows do, and so does the table that a page cuts in
//! two. Where there was none before, two levels side by side, a name and a value tell their columns themselves.

use zhibiao::lexicon::Column;

use super::Reader;
use super::body::Row;
use super::columns::{Columns, Role};
use super::line::Line;
use super::words::{category, column, is_value, label};
use crate::diagnostic::TableCode;
use crate::grid::Cover;

/// Characters of a value that may tell columns without a header.
const VALUE_CHARS: usize = 40;

impl<'a> Reader<'a> {
    /// Takes a row up where no header is open above it but its cells say that it is an indicator's.
    pub(super) fn resumes(&mut self, line: &Line<'a>) -> bool {
        if let Some(columns) = &self.columns {
            self.open = goes_on(columns, line);
            if self.open {
                self.settle_titles();
            }
            return self.open;
        }
        let before = self.before.take();
        let (columns, cut) = match before {
            Some(columns) if goes_on(&columns, line) => (Some(columns), true),
            before => {
                self.before = before;
                (bare(line), false)
            }
        };
        let Some(columns) = columns else { return false };
        let place = line.place(line.own().next().unwrap_or_default());
        let of_projects = columns.has(Role::Project);
        if cut && !of_projects {
            self.projects.reopen();
        }
        let levels = std::mem::take(&mut self.levels);
        self.header(columns, line);
        if cut {
            (self.levels, self.cut) = (levels, of_projects);
        }
        self.projects
            .report(TableCode::MissingHeader, place, &line.joined());
        true
    }

    /// Whether a header is that of the table before on the page, and nothing between them names a project.
    pub(super) fn is_before(&self, columns: &Columns) -> bool {
        let before = self.before.as_ref().filter(|_| self.columns.is_none());
        before.is_some_and(|before| before.same(columns)) && !self.projects.is_open()
    }

    /// Goes on with the project of the table before where its header came again on another page: the first row names it, or
    /// none does and the row's levels go on behind the last ones, and do not begin anew.
    pub(super) fn rejoin(&mut self, row: &Row<'a>) {
        if !std::mem::take(&mut self.cut) {
            return;
        }
        let goes_on = match &row.project {
            Some(name) => self.projects.ended_as(name, row.budget_unit.as_deref()),
            None => {
                let next = row.first_level();
                let same = || self.levels.are_again(next) && self.projects.ended_elsewhere();
                self.levels.are_before(next) || same()
            }
        };
        match goes_on {
            true => self.projects.reopen(),
            false => self.clear_levels(),
        }
    }
}

/// Whether a row is an indicator's of these columns: its levels are categories, its name and value are there.
fn goes_on(columns: &Columns, line: &Line<'_>) -> bool {
    let text = |role: Role| columns.position(role).map_or("", |index| line.text(index));
    let name = line.text(columns.name);
    let named = name.chars().any(char::is_alphabetic)
        && category(name).is_none()
        && column(name).is_none()
        && !is_value(name);
    if columns.project_rows || !named || line.width() > columns.roles.len() + 1 {
        return false;
    }
    let valued = columns.has(Role::Value);
    let value = text(Role::Value);
    let levels = columns.has(Role::Level1) || columns.has(Role::Level2);
    let filed = category(text(Role::Level1)).is_some() || category(text(Role::Level2)).is_some();
    match levels {
        true => filed && (!valued || !value.is_empty()),
        false => {
            let labelled = line
                .own()
                .next()
                .is_some_and(|first| label(line.text(first)).is_some());
            valued && is_value(value) && !labelled
        }
    }
}

/// The columns of a body without any header: `产出指标 | 数量指标 | 培训人数 | 100人`.
fn bare(line: &Line<'_>) -> Option<Columns> {
    let own: Vec<usize> = line.own().take(8).collect();
    let is_level = |index: usize, second: bool| {
        category(line.text(index)).is_some_and(|def| def.subcategory.is_some() == second)
    };
    let at = own
        .windows(4)
        .position(|cells| is_level(cells[0], false) && is_level(cells[1], true))?;
    let [level1, level2, name, value] = own[at..at + 4] else {
        return None;
    };
    let text = line.text(name);
    let named =
        text.chars().any(char::is_alphabetic) && category(text).is_none() && !is_value(text);
    if !named || line.text(value).chars().nth(VALUE_CHARS).is_some() {
        return None;
    }
    let mut texts = vec![String::new(); line.width()];
    let mut known = vec![None; line.width()];
    let heads = [
        (level1, "一级指标", Column::Level1),
        (level2, "二级指标", Column::Level2),
        (name, "三级指标", Column::Level3),
        (value, "指标值", Column::Value),
    ];
    for (index, head, column) in heads {
        texts[index] = head.to_owned();
        known[index] = Some(column);
    }
    for (index, head) in texts.iter_mut().enumerate().skip(value + 1) {
        if line.cover(index) != Cover::Left {
            *head = format!("第{}列", index + 1);
        }
    }
    let covers = vec![Cover::None; line.width()];
    Some(Columns::new(texts, &covers, known, false, None))
}
