//! One row below a header of indicators: its cells by what their columns are for.

mod bounds;
mod kind;
mod labels;

use zhibiao::lexicon;

use super::columns::{Columns, Role};
use super::levels::{Level, before_name};
use super::line::{Carry, Line};
use super::time::period;
use super::words::{category, chinese, column, is_blank, is_code, is_filler};
use crate::document::{Extra, Text};
use crate::grid::Cover;
pub(super) use kind::{Found, Kind, is_unit, sign_of_head, unit_of_head};

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
    /// Upper bounds, where the values are the lower ones.
    uppers: Vec<Text<'a>>,
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
    /// The name's cell goes on over the column of values.
    value_is_left: bool,
}

impl<'a> Row<'a> {
    pub fn of(columns: &Columns, mut line: Line<'a>, carry: &Carry<'a>) -> Row<'a> {
        let mut row = Row::default();
        let first_level = columns.first_level();
        for index in 0..line.width() {
            let role = columns.role(index);
            if line.cover(index) == Cover::Above {
                row.below(columns, index, carry.above(&line, index));
                continue;
            }
            let left = line.cover(index) == Cover::Left;
            row.name_is_left |= index == columns.name && left;
            row.value_is_left |= index == columns.name + 1 && left && role == Some(Role::Value);
            if let Some(text) = line.take(index) {
                row.put(columns, index, text, index < first_level);
            }
        }
        row.join_bounds(columns);
        row.part_result(columns);
        row
    }

    /// A cell that is covered by the one `above` it.
    fn below(&mut self, columns: &Columns, index: usize, above: Option<Text<'a>>) {
        let role = columns.role(index);
        self.covered |= matches!(role, Some(Role::Level1 | Role::Level2 | Role::Label));
        match role {
            Some(Role::Level1) => self.above1 = self.above1.take().or(above.map(chinese)),
            Some(Role::Level2) => self.above2 = self.above2.take().or(above.map(chinese)),
            Some(Role::Name) => self.name_above = self.name_above.take().or(above),
            // A line drawn in a merged cell says nothing of the rows below.
            Some(Role::Value) => {
                let told = above.filter(|text| !is_blank(text));
                self.value_above = self.value_above.take().or(told);
            }
            // 中期指标 beside all rows of its block
            Some(Role::Label) => {
                let told = above.filter(|text| period(text) < 0);
                self.extra.extend(told.map(|text| Extra {
                    header: columns.head(index),
                    text,
                }));
            }
            Some(role @ (Role::Unit | Role::Sign)) => {
                if let Some(texts) = self.texts(role) {
                    texts.extend(above);
                }
            }
            _ => {}
        }
    }

    /// Puts a cell where its column's role and its own text say; what stands before the levels is the project's.
    fn put(&mut self, columns: &Columns, index: usize, text: Text<'a>, before_levels: bool) {
        let keep = |text| Extra {
            header: columns.head(index),
            text,
        };
        let last = |texts: &[Text<'_>]| texts.last().is_some_and(|last| *last.text == *text.text);
        match columns.role(index) {
            Some(Role::Project | Role::BudgetUnit) if columns.is_measure(index, &text) => {
                self.units.push(text);
            }
            // 301001 below 单位代码 names nobody.
            Some(Role::Department | Role::BudgetUnit) if is_code(&text) => {
                self.of_project.push(keep(text));
            }
            Some(Role::Project) if self.project.is_none() => self.project = Some(text),
            Some(Role::Department) if self.department.is_none() => self.department = Some(text),
            Some(Role::BudgetUnit) if self.budget_unit.is_none() => self.budget_unit = Some(text),
            // 产出指标 below 年度绩效目标 is no goal.
            Some(Role::Goal) if category(&text).is_some() => self.labels.push(text),
            Some(Role::Goal) if self.goal.is_none() => self.goal = Some(text),
            Some(Role::Level1 | Role::Level2) if is_filler(&text) => {}
            Some(Role::Upper | Role::Value) if columns.bound.is_some() && is_blank(&text) => {}
            // The same text again: a merged cell that was written out.
            Some(Role::Name) if last(&self.names) => {}
            Some(Role::Value) if last(&self.values) => {}
            // 绩效指标, once more
            Some(Role::Label | Role::None) if column(&text).is_some() => {}
            Some(Role::Ordinal) if category(&text).is_none() => {}
            None => self.beyond.push(text),
            Some(role) => match self.texts(role) {
                Some(texts) if matches!(role, Role::Level1 | Role::Level2) => {
                    texts.push(chinese(text));
                }
                Some(texts) => texts.push(text),
                None if before_levels => self.of_project.push(keep(text)),
                None => self.extra.push(keep(text)),
            },
        }
    }

    /// The texts under the headers of a role, if they are read.
    fn texts(&mut self, role: Role) -> Option<&mut Vec<Text<'a>>> {
        Some(match role {
            Role::Level1 => &mut self.level1,
            Role::Level2 => &mut self.level2,
            Role::Name => &mut self.names,
            Role::OtherName => &mut self.other_names,
            Role::Sign => &mut self.signs,
            Role::Direction => &mut self.directions,
            Role::Value => &mut self.values,
            Role::OtherValue => &mut self.other_values,
            Role::Upper => &mut self.uppers,
            Role::Unit => &mut self.units,
            Role::Weight => &mut self.weights,
            Role::Actual => &mut self.actuals,
            Role::Label | Role::Ordinal | Role::None => &mut self.labels,
            _ => return None,
        })
    }

    /// The value of another column, where the year's is empty.
    pub fn fall_back(&mut self) -> Option<&Text<'a>> {
        if !self.values.is_empty() || self.value_above.is_some() {
            return None;
        }
        self.values.push(first(&mut self.other_values)?);
        self.values.first()
    }

    /// What its columns of levels say first: the deeper one.
    pub fn first_level(&self) -> Option<&Text<'a>> {
        self.level2.first().or(self.level1.first())
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
            own: first(texts),
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
        let known = |extra: &Extra<'_>| columns.known_at(extra.text.place.column - 1);
        let of_body = |extra: &Extra<'_>| {
            use lexicon::Column::{BudgetUnit, Department};
            matches!(known(extra), Some(BudgetUnit | Department))
        };
        // A body's amount is the sum of its projects'.
        let sum = |extra: &Extra<'_>| {
            columns.has_bodies() && known(extra) == Some(lexicon::Column::Budget)
        };
        let kept = |extra: &Extra<'_>| sum(extra) || of_body(extra);
        let none = self.goal.is_none() && self.of_project.iter().all(kept) && self.extra.is_empty();
        none && texts.iter().all(|texts| texts.is_empty()) && !self.has_cells()
    }

    /// `中期指标` beside the levels: the label of a block whose indicators are not this year's.
    pub fn other_period(&self) -> Option<&Text<'a>> {
        self.labels.iter().find(|text| period(text) < 0)
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

    /// The text of a column that is kept rather than read.
    pub fn kept(&self, index: usize) -> Option<&Text<'a>> {
        let kept = self.extra.iter().map(|extra| &extra.text);
        kept.into_iter().find(|text| text.place.column == index + 1)
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
        use Role::*;
        let mut extra = std::mem::take(&mut self.extra);
        for role in [
            Sign, Direction, Value, OtherValue, Unit, Weight, Actual, Level1, Level2, Name,
            OtherName, Label,
        ] {
            let texts = self.texts(role).map(std::mem::take);
            for text in texts.unwrap_or_default() {
                let header = columns.head(text.place.column - 1);
                extra.push(Extra { header, text });
            }
        }
        extra
    }
}

/// Takes the first of some texts.
fn first<'a>(texts: &mut Vec<Text<'a>>) -> Option<Text<'a>> {
    (!texts.is_empty()).then(|| texts.remove(0))
}
