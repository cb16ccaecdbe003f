//! The rows below a header of indicators, from the first look to the indicator.

mod remarks;

use std::sync::Arc;

use zhibiao::lexicon;

use super::Reader;
use super::align::{self, Lost};
use super::body::is_unit;
use super::body::{Found, Kind, Row, sign_of_head, unit_of_head};
use super::columns::{Columns, Heading, Role};
use super::levels::Filed;
use super::line::{self, Line};
use super::marks::is_column_numbers;
use super::rule;
use super::shift;
use super::time::{is_quarter, is_year};
use super::titles::is_title;
use super::words::{
    category, column, holds_items, is_conclusion, is_filler, is_footer, is_page_number, is_sum,
    is_total_row,
};
use crate::diagnostic::TableCode;
use crate::document::{Extra, Text};
use crate::grid::Cover;

impl<'a> Reader<'a> {
    /// A row below a header of indicators.
    pub(super) fn indicator_row(&mut self, mut line: Line<'a>) {
        let Some(mut columns) = self.columns.take() else {
            return;
        };
        if leaves(&columns, &line, self.levels.are_standard()) {
            self.open = false;
            if !is_continued(&line) {
                self.clear_levels();
            }
            self.columns = Some(columns);
            return self.outside(line);
        }
        let numbers = self.fresh && is_column_numbers(line.own().map(|index| line.text(index)));
        if !numbers {
            if line.single().is_none() {
                self.described(&mut columns, &line);
            }
            self.set_right(&mut columns, &mut line);
            columns.see(&line);
            match (&columns.groups, columns.other_half(&line, &self.carry)) {
                (Some(groups), _) => self.grouped_row(&columns, groups, line),
                (None, Some((other, value))) => {
                    let head = other.head(value);
                    self.projects
                        .report(TableCode::SeveralValues, line.place(value), &head);
                    self.read_row(other, line, None);
                }
                (None, None) => self.read_row(&columns, line, None),
            }
        }
        self.columns = Some(columns);
    }

    /// The first row below tells what the header leaves open; a lone text, such as a page's number, does not.
    fn described(&mut self, columns: &mut Columns, line: &Line<'a>) {
        if self.fresh {
            if !columns.has(Role::Value) {
                columns.find_values(line, self.projects.year());
            }
            columns.find_levels(line);
            let groups = columns.groups.take();
            columns.groups = groups.filter(|groups| groups.differ(columns, line));
        }
        self.describe(columns);
    }

    /// Puts cells where they belong that lost merged cells pushed aside, and tells of it.
    fn set_right(&mut self, columns: &mut Columns, line: &mut Line<'a>) {
        let halved = columns.other_half(line, &self.carry);
        let halved = halved.is_some_and(|(other, _)| shift::in_step(other, line));
        let lost = shift::lost(columns, line, self.levels.are_standard(), self.fresh);
        let first = line.own().next().unwrap_or_default();
        let lost = lost.filter(|_| !halved && passed_over(columns, line, first).is_none());
        if let Some(Lost { from, by }) = lost {
            self.tell_of_shift(line);
            line.shift(from, by);
            columns.shifted = true;
            // Several years' name and value, which came to stand where levels do.
            if columns.is_halved() && by + 2 == columns.name {
                (by..by + 2).for_each(|index| drop(line.take(index)));
            }
        }
        if let Some(Lost { from, by }) = shift::unweighed(columns, line) {
            if lost.is_none() {
                self.tell_of_shift(line);
            }
            line.shift(from, by);
        }
        let pushed = shift::pushed(columns, line, self.levels.are_standard());
        if let Some(at) = pushed {
            line.uncover(at);
        }
        if lost.is_some() {
            self.carry.again(line);
        }
        if shift::straighten(columns, line, &self.carry) || pushed.is_some() {
            self.tell_of_shift(line);
        }
    }

    /// A row of one indicator, or the part of a row that stands below a heading.
    pub(super) fn read_row(
        &mut self,
        columns: &Columns,
        line: Line<'a>,
        heading: Option<&Heading>,
    ) {
        let Some(first) = line.own().next() else {
            return;
        };
        let place = line.place(first);
        let (number, all) = (line.number, line.joined());
        if let Some(code) = passed_over(columns, &line, first) {
            return self.projects.report(code, place, &all);
        }
        let mut row = Row::of(columns, line, &self.carry);
        // The heading files what stands below it.
        row.covered |= heading.is_some();
        for cell in std::mem::take(&mut row.beyond) {
            self.projects
                .report(TableCode::ExtraCell, cell.place, &cell);
        }
        if let Some(value) = row.fall_back() {
            let head = columns.head(value.place.column - 1);
            self.projects
                .report(TableCode::SeveralValues, value.place, &head);
        }
        self.rejoin(&row);
        let begins = self.projects.of_row(columns, &mut row, number);
        if begins {
            self.clear_levels();
        }
        let (level1, level2) = row.levels();
        let own = [level1.own.clone(), level2.own.clone()];
        let kind = row.kind(columns, [own[0].as_ref(), own[1].as_ref()]);
        if let Some((code, place)) = refused(&kind, &own, row.covered) {
            // A row left open may still begin a level.
            let known = |text: &Text<'_>| category(text).is_some();
            if own.iter().flatten().all(known) {
                self.levels.row(level1, level2, columns.by_meaning);
            }
            return self.projects.report(code, place, &all);
        }
        let mut filed = self.levels.row(level1, level2, columns.by_meaning);
        if let Some(heading) = heading {
            filed.under(heading, place);
        }
        match kind {
            Kind::Section(text) => {
                self.fresh = false;
                self.levels.section(text);
            }
            Kind::Indicator(found) => {
                self.fresh = false;
                if heading.is_none() && !found.from_level {
                    self.tell_of_middle(columns, &found.name, &filed, &own);
                }
                self.add(columns, row, *found, filed, own[1].is_some(), number);
            }
            // A body of several projects, or its sum.
            _ if !begins && row.project.is_none() && own.iter().all(Option::is_none) => {
                self.projects.report(TableCode::SkippedRow, place, &all);
            }
            _ => {}
        }
    }

    /// Adds an indicator, with what is odd about it.
    fn add(
        &mut self,
        columns: &Columns,
        mut row: Row<'a>,
        mut found: Found<'a>,
        mut filed: Filed<'a>,
        has_level2: bool,
        number: usize,
    ) {
        if found.from_level {
            self.named_by_level(&found.name, &mut filed, has_level2);
        }
        self.tell_of_doubts(&row, &found, &filed);
        let rule = self.ruled(columns, &row, &mut found);
        let cells = &found.cells;
        let told = found.name.ends_with([')', '）']);
        if let (None, Some(value)) = (&cells.unit, &cells.value)
            && !told
        {
            let head = columns.head(value.place.column - 1);
            found.head_unit = unit_of_head(&head, value).map(|unit| Text {
                text: unit.to_owned().into(),
                place: value.place,
            });
        }
        if let (None, Some(value)) = (&found.cells.sign, &found.cells.value) {
            let head = columns.head(value.place.column - 1);
            let (place, sign) = (value.place, sign_of_head(&head, value));
            found.cells.sign = sign.map(|sign| Text {
                text: sign.to_owned().into(),
                place,
            });
        }
        if let Some(label) = row.other_period() {
            self.projects
                .report(TableCode::OtherPeriod, label.place, label);
        }
        found.extra = row.rest(columns);
        found.extra.extend(rule);
        let of_block = columns
            .block
            .map(|index| block(columns, index, &found.name));
        found.extra.extend(of_block);
        let valued = columns.has(Role::Value) || found.cells.value.is_some();
        self.projects.indicator(found, filed, number, valued);
    }

    /// Takes the value from the rule of scoring, where no column but that of rules has one; the rule, if it stood in the
    /// value's place.
    fn ruled(
        &mut self,
        columns: &Columns,
        row: &Row<'a>,
        found: &mut Found<'a>,
    ) -> Option<Extra<'a>> {
        let index = columns.rules()?;
        let cells = &found.cells;
        let rule = match &cells.value {
            Some(value) if value.place.column == index + 1 => value.clone(),
            None if cells.sign.is_none() && cells.actual.is_none() => row.kept(index)?.clone(),
            _ => return None,
        };
        let target = rule::target(&rule)?;
        self.projects
            .report(TableCode::ValueFromRule, rule.place, &rule);
        let whole = found.cells.value.replace(target);
        whole.map(|text| Extra {
            header: columns.head(index),
            text,
        })
    }
}

/// Whether the table ends above this row.
fn leaves(columns: &Columns, line: &Line<'_>, standard: bool) -> bool {
    let title = |index: usize| {
        let text = line.text(index);
        index < columns.name && (is_title(text) || names_table(text))
    };
    let of_form = Row::is_form_row(columns, line);
    line.single().is_some_and(title)
        || of_form && !align::is_indicator(columns, line, standard)
        || heads(columns, line)
}

/// `续表`, `绩效目标表（续）`: the same table goes on behind it, on another page, and so do its levels.
fn is_continued(line: &Line<'_>) -> bool {
    line.single()
        .is_some_and(|index| line.text(index).contains(['续', '續']))
}

/// `政府采购预算表`: some other table begins.
fn names_table(text: &str) -> bool {
    text.ends_with('表') && (5..=30).contains(&text.chars().count())
}

/// The header of some other table: a column's name stands where the value should, and no level where a level should.
fn heads(columns: &Columns, line: &Line<'_>) -> bool {
    use lexicon::Column::*;
    let at = |role: Role| columns.position(role).map_or("", |index| line.text(index));
    let filed = [Role::Level1, Role::Level2].map(|role| category(at(role)).is_some());
    let named = matches!(
        column(at(Role::Value)),
        Some(Project | Department | BudgetUnit | Level1 | Level2 | Unit | Weight | Sign | Remark)
    );
    named
        && !filed.contains(&true)
        && line.single().is_none()
        && line.cover(columns.first_level()) != Cover::Above
}

/// Rows that hold no indicator, as their first text says: totals, notes, names of columns, lone texts.
pub(super) fn passed_over(columns: &Columns, line: &Line<'_>, first: usize) -> Option<TableCode> {
    let text = line.text(first);
    let lone = line.single().is_some();
    let unnamed = first < columns.name && line.text(columns.name).is_empty();
    let total = is_sum(text) && first <= columns.name || is_total_row(text) && unnamed;
    let note = is_footer(text) && (lone || first < columns.name) || is_foot(line);
    let page = lone && (is_page_number(text) || is_year(text) || is_conclusion(text));
    if total || note || page || lone && is_filler(text) {
        return Some(TableCode::SkippedRow);
    }
    // The unit of a value above, which a line break tore off.
    if lone && is_unit(text, "x") {
        return Some(TableCode::UnreadRow);
    }
    // 一季度 | 二季度: the lower half of a header that lost its place.
    let all = |is: fn(&str) -> bool| line.own().all(|index| is(line.text(index)));
    let names = !lone && (all(|text| column(text).is_some()) || all(is_quarter));
    let of_level = matches!(
        columns.role(first),
        Some(Role::Level1 | Role::Level2 | Role::Label | Role::None) | None
    );
    let stray = lone && of_level && category(text).is_none();
    (names || stray).then_some(TableCode::UnreadRow)
}

/// Rows of projects that hold none: the rest of a torn cell, the sum of the projects above, who filled the table in.
pub(super) fn of_no_project(columns: &Columns, line: &Line<'_>, first: usize) -> Option<TableCode> {
    let (text, project) = (line.text(first), columns.position(Role::Project));
    if project == Some(first) && holds_items(text) {
        return Some(TableCode::UnreadRow);
    }
    // 合计 in the column of numbers
    let sum = is_sum(text) && project.is_some_and(|index| line.text(index).is_empty());
    let footer = || is_footer(text) && text.contains(['：', ':']);
    (line.single().is_none() && (sum || footer())).then_some(TableCode::SkippedRow)
}

/// A row of who filled the table in, and when.
fn is_foot(line: &Line<'_>) -> bool {
    let labelled = |text: &str| text.contains(['：', ':']) && is_footer(text);
    let own = line.own().count();
    own > 1
        && line
            .own()
            .filter(|&index| labelled(line.text(index)))
            .count()
            * 2
            > own
}

/// What is said of a row that is no indicator, and where.
fn refused(
    kind: &Kind<'_>,
    own: &[Option<Text<'_>>; 2],
    covered: bool,
) -> Option<(TableCode, crate::grid::Place)> {
    match kind {
        Kind::Unread(text) => Some((TableCode::UnreadRow, text.place)),
        Kind::Nameless(text) => Some((TableCode::MissingName, text.place)),
        Kind::Skipped(text) => Some((TableCode::SkippedRow, text.place)),
        Kind::Nothing if !covered => {
            let mut texts = own.iter().flatten();
            let stray = texts.find(|text| category(text).is_none())?;
            Some((TableCode::UnreadRow, stray.place))
        }
        _ => None,
    }
}

/// Says beside an indicator that it is not this year's.
fn block<'a>(columns: &Columns, index: usize, name: &Text<'a>) -> Extra<'a> {
    Extra {
        header: Arc::from("绩效指标"),
        text: Text {
            text: columns.head(index).to_string().into(),
            place: line::place(name.place.row, index),
        },
    }
}
