//! One row below a header of indicators: its cells by what their columns are for.

use zhibiao::lexicon;

use super::columns::{Columns, Role};
use super::levels::{Level, before_name, part};
use super::line::{Carry, Line};
use super::marks::marks;
use super::words::{category, column, is_blank, is_filler, is_sum, is_total_row, label};
use crate::document::{Extra, Text};
use crate::grid::Cover;
use crate::indicator::Cells;

/// The cells of a row.
#[derive(Default)]
pub(super) struct Row<'a> {
    pub project: Option<Text<'a>>,
    pub department: Option<Text<'a>>,
    pub budget_unit: Option<Text<'a>>,
    pub goal: Option<Text<'a>>,
    level1: Vec<Text<'a>>,
    level2: Vec<Text<'a>>,
    above1: Option<Text<'a>>,
    above2: Option<Text<'a>>,
    names: Vec<Text<'a>>,
    other_names: Vec<Text<'a>>,
    /// The name of the merged cell that covers this row's.
    name_above: Option<Text<'a>>,
    signs: Vec<Text<'a>>,
    directions: Vec<Text<'a>>,
    values: Vec<Text<'a>>,
    other_values: Vec<Text<'a>>,
    value_above: Option<Text<'a>>,
    units: Vec<Text<'a>>,
    weights: Vec<Text<'a>>,
    actuals: Vec<Text<'a>>,
    labels: Vec<Text<'a>>,
    /// Cells about the project, which stand before the levels.
    pub of_project: Vec<Extra<'a>>,
    pub extra: Vec<Extra<'a>>,
    /// Cells beyond the header.
    pub beyond: Vec<Text<'a>>,
    /// A merged cell covers a level of this row.
    pub covered: bool,
    /// A level's cell goes on over the column of names.
    name_is_left: bool,
}

/// What a row turned out to be.
pub(super) enum Kind<'a> {
    Indicator(Box<Found<'a>>),
    /// A category in a row of its own.
    Section(Text<'a>),
    /// Levels without a name and a value, or nothing at all.
    Nothing,
    /// 合计, `……`, `指标1：`.
    Skipped(Text<'a>),
    /// A value, but no name.
    Nameless(Text<'a>),
    /// A lone text that may be anything.
    Unread(Text<'a>),
}

/// An indicator's parts.
pub(super) struct Found<'a> {
    pub name: Text<'a>,
    pub ordinal: Option<u32>,
    pub cells: Cells<'a>,
    pub extra: Vec<Extra<'a>>,
    /// The name stands where a level should.
    pub from_level: bool,
}

impl<'a> Row<'a> {
    pub fn of(columns: &Columns, mut line: Line<'a>, carry: &Carry<'a>) -> Row<'a> {
        let mut row = Row::default();
        let first_level = columns.first_level();
        for index in 0..line.width() {
            let role = columns.role(index);
            if line.cover(index) == Cover::Above {
                row.covered |= matches!(role, Some(Role::Level1 | Role::Level2 | Role::Label));
                let above = carry.above(&line, index);
                match role {
                    Some(Role::Level1) => row.above1 = row.above1.take().or(above),
                    Some(Role::Level2) => row.above2 = row.above2.take().or(above),
                    Some(Role::Name) => row.name_above = row.name_above.take().or(above),
                    Some(Role::Value) => row.value_above = row.value_above.take().or(above),
                    Some(Role::Unit) => row.units.extend(above),
                    Some(Role::Sign) => row.signs.extend(above),
                    _ => {}
                }
                continue;
            }
            row.name_is_left |= index == columns.name && line.cover(index) == Cover::Left;
            let Some(text) = line.take(index) else {
                continue;
            };
            let keep = |text| Extra {
                header: columns.head(index),
                text,
            };
            match role {
                Some(Role::Project | Role::BudgetUnit) if columns.is_measure(index, &text) => {
                    row.units.push(text);
                }
                Some(Role::Project) if row.project.is_none() => row.project = Some(text),
                Some(Role::Department) if row.department.is_none() => row.department = Some(text),
                Some(Role::BudgetUnit) if row.budget_unit.is_none() => row.budget_unit = Some(text),
                Some(Role::Goal) if row.goal.is_none() => row.goal = Some(text),
                Some(Role::Level1 | Role::Level2) if is_filler(&text) => {}
                Some(Role::Level1) => row.level1.push(text),
                Some(Role::Level2) => row.level2.push(text),
                // The same text again: a merged cell that was written out.
                Some(Role::Name) if row.names.last().is_some_and(|last| *last.text == *text) => {}
                Some(Role::Value) if row.values.last().is_some_and(|last| *last.text == *text) => {}
                Some(Role::Name) => row.names.push(text),
                Some(Role::OtherName) => row.other_names.push(text),
                Some(Role::Sign) => row.signs.push(text),
                Some(Role::Direction) => row.directions.push(text),
                Some(Role::Value) => row.values.push(text),
                Some(Role::OtherValue) => row.other_values.push(text),
                Some(Role::Unit) => row.units.push(text),
                Some(Role::Weight) => row.weights.push(text),
                Some(Role::Actual) => row.actuals.push(text),
                // 绩效指标, once more
                Some(Role::Label | Role::None) if column(&text).is_some() => {}
                Some(Role::Label | Role::None) => row.labels.push(text),
                Some(Role::Ordinal) if category(&text).is_none() => {}
                Some(Role::Ordinal) => row.labels.push(text),
                Some(_) if index < first_level => row.of_project.push(keep(text)),
                Some(_) => row.extra.push(keep(text)),
                None => row.beyond.push(text),
            }
        }
        row
    }

    /// The value of another column, where the year's is empty.
    pub fn fall_back(&mut self) -> Option<&Text<'a>> {
        if !self.values.is_empty() || self.value_above.is_some() || self.other_values.is_empty() {
            return None;
        }
        self.values.push(self.other_values.remove(0));
        self.values.first()
    }

    /// The row's two levels.
    pub fn levels(&mut self) -> (Level<'a>, Level<'a>) {
        self.levels_before_name();
        // A label column that names a category, where no other does.
        if self.level1.is_empty()
            && self.above1.is_none()
            && let Some(at) = self.labels.iter().position(|text| category(text).is_some())
        {
            self.level1.push(self.labels.remove(at));
        }
        let level = |texts: &mut Vec<Text<'a>>, above: &mut Option<Text<'a>>| Level {
            own: (!texts.is_empty()).then(|| texts.remove(0)),
            above: above.take(),
        };
        (
            level(&mut self.level1, &mut self.above1),
            level(&mut self.level2, &mut self.above2),
        )
    }

    /// `产出指标—数量指标—培训人数`: where no column says the levels, the name's cell may.
    fn levels_before_name(&mut self) {
        let told = [&self.level1, &self.level2]
            .iter()
            .any(|own| !own.is_empty());
        if told || self.above1.is_some() || self.above2.is_some() {
            return;
        }
        let Some((level1, level2, name)) = self.names.first().and_then(before_name) else {
            return;
        };
        self.level1.extend(level1);
        self.level2.extend(level2);
        self.names[0] = name;
    }

    /// Whether there is nothing but the project's name: a heading over projects, perhaps.
    pub fn says_nothing_else(&self, columns: &Columns) -> bool {
        let texts = [
            &self.level1,
            &self.level2,
            &self.names,
            &self.other_names,
            &self.labels,
        ];
        // A body's amount is the sum of its projects'.
        let sum = |extra: &Extra<'_>| {
            columns.has_bodies()
                && columns.known_at(extra.text.place.column - 1) == Some(lexicon::Column::Budget)
        };
        let none = self.goal.is_none() && self.of_project.iter().all(sum) && self.extra.is_empty();
        none && texts.iter().all(|texts| texts.is_empty()) && !self.has_cells()
    }

    /// Whether the row names an indicator.
    pub fn has_name(&self) -> bool {
        !self.names.is_empty() || self.name_above.is_some()
    }

    /// Whether anything but levels and names is there.
    fn has_cells(&self) -> bool {
        let some = |texts: &Vec<Text<'_>>| !texts.is_empty();
        some(&self.values)
            || some(&self.signs)
            || some(&self.units)
            || some(&self.weights)
            || some(&self.actuals)
    }

    /// What the row is, told by its name and what stands beside it; `levels` are this row's own.
    pub fn kind(&mut self, columns: &Columns, own_levels: [Option<&Text<'a>>; 2]) -> Kind<'a> {
        let valued = !self.values.is_empty() || self.value_above.is_some();
        let Some((name, from_level)) = self.name(valued, own_levels) else {
            return self.nameless(own_levels);
        };
        if is_filler(&name) || is_sum(&name) {
            return Kind::Skipped(name);
        }
        if let Some(total) = own_levels.into_iter().flatten().find(|text| is_sum(text)) {
            return Kind::Skipped(total.clone());
        }
        let bare =
            !valued && self.signs.is_empty() && self.units.is_empty() && self.actuals.is_empty();
        if bare
            && category(&name).is_some()
            && (columns.has(Role::Value) || own_levels.iter().all(Option::is_none))
        {
            return Kind::Section(name);
        }
        let (length, ordinal) = marks(&name);
        let blank = is_blank(&name[length..]);
        if length == name.len() || blank {
            let valued = valued && !self.values.iter().all(|value| is_blank(value));
            return match valued {
                true => Kind::Nameless(name),
                false => Kind::Skipped(name),
            };
        }
        // A number is no name, and a text without a value is one only where its place says so.
        let mut filed = own_levels.into_iter().flatten();
        let filed = self.covered || filed.any(|text| category(text).is_some());
        let evidence = self.has_cells() || valued || filed;
        let number = !name.chars().any(char::is_alphabetic);
        if columns.has(Role::Value) && !evidence || number {
            return Kind::Unread(name);
        }
        let name = part(&name, length, name.len());
        let cells = self.cells();
        Kind::Indicator(Box::new(Found {
            name,
            ordinal,
            cells,
            extra: Vec::new(),
            from_level,
        }))
    }

    /// The name, and whether it stands in a column of levels.
    fn name(
        &mut self,
        valued: bool,
        own_levels: [Option<&Text<'a>>; 2],
    ) -> Option<(Text<'a>, bool)> {
        // `指标1：` or a number before the name, under one heading.
        let is_mark = |text: &Text<'_>| {
            marks(text).0 == text.len() || text.chars().all(|c| c.is_ascii_digit())
        };
        let last = self.names.len().saturating_sub(1);
        let start = self.names.iter().position(|text| !is_mark(text));
        self.names.drain(..start.unwrap_or(last).min(last));
        if !self.names.is_empty() {
            return Some((self.names.remove(0), false));
        }
        if !self.other_names.is_empty() {
            return Some((self.other_names.remove(0), false));
        }
        let has_value = !self.values.is_empty();
        if has_value && let Some(name) = self.name_above.take() {
            return Some((name, false));
        }
        let deepest = own_levels[1]
            .or(own_levels[0])
            .filter(|_| valued && has_value);
        // A category is a name only where its cell goes on over the column of names.
        let named = deepest.filter(|text| self.name_is_left || category(text).is_none());
        named.map(|text| (text.clone(), true))
    }

    fn nameless(&mut self, own_levels: [Option<&Text<'a>>; 2]) -> Kind<'a> {
        if let Some(total) = own_levels
            .into_iter()
            .flatten()
            .chain(&self.labels)
            .find(|text| is_total_row(text))
        {
            return Kind::Skipped(total.clone());
        }
        let told = self
            .values
            .first()
            .or(self.actuals.first())
            .or(self.signs.first());
        match told {
            Some(text) if is_filler(text) => Kind::Skipped(text.clone()),
            Some(text) => Kind::Nameless(text.clone()),
            None => Kind::Nothing,
        }
    }

    fn cells(&mut self) -> Cells<'a> {
        // ≥ | 95 | % under one heading
        let mut unit = None;
        if self.values.len() > 1
            && self.signs.is_empty()
            && lexicon::sign(&self.values[0]).is_some()
        {
            self.signs.push(self.values.remove(0));
        }
        let is_unit = |text: &Text<'_>| !text.chars().any(|c| c.is_ascii_digit());
        if self.values.len() > 1 && self.units.is_empty() && is_unit(&self.values[1]) {
            unit = Some(self.values.remove(1));
        }
        let sign = self.sign();
        let first = |texts: &mut Vec<Text<'a>>| (!texts.is_empty()).then(|| texts.remove(0));
        Cells {
            sign,
            value: first(&mut self.values).or_else(|| self.value_above.take()),
            unit: first(&mut self.units).or(unit),
            weight: first(&mut self.weights),
            actual: first(&mut self.actuals),
        }
    }

    /// The comparator, whichever of the two columns has it; else what the column of signs says.
    fn sign(&mut self) -> Option<Text<'a>> {
        let compares = |text: &Text<'a>| lexicon::sign(text).is_some();
        if let Some(at) = self.signs.iter().position(compares) {
            return Some(self.signs.remove(at));
        }
        if let Some(at) = self.directions.iter().position(compares) {
            return Some(self.directions.remove(at));
        }
        (!self.signs.is_empty()).then(|| self.signs.remove(0))
    }

    /// A further value under the heading of values.
    pub fn second_value(&self) -> Option<&Text<'a>> {
        self.values.first()
    }

    /// A further text under the heading of names.
    pub fn second_name(&self) -> Option<&Text<'a>> {
        self.names.first()
    }

    /// What no part of an indicator took, each under its header.
    pub fn rest(&mut self, columns: &Columns) -> Vec<Extra<'a>> {
        let mut extra = std::mem::take(&mut self.extra);
        for texts in [
            &mut self.signs,
            &mut self.directions,
            &mut self.values,
            &mut self.other_values,
            &mut self.units,
            &mut self.weights,
            &mut self.actuals,
            &mut self.level1,
            &mut self.level2,
            &mut self.names,
            &mut self.other_names,
            &mut self.labels,
        ] {
            for text in texts.drain(..) {
                let header = columns.head(text.place.column - 1);
                extra.push(Extra { header, text });
            }
        }
        extra
    }

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
            Some(Role::Label | Role::Level1 | Role::Level2 | Role::None | Role::Span(_)) | None => {
                true
            }
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
        let named = plain(Some(columns.name)) && columns.name != first;
        let valued =
            columns.position(Role::Value).is_none() || plain(columns.position(Role::Value));
        is_label && place && rest.is_empty() && !(named && valued)
    }
}
