//! What each column below a header is for.
//!
//! A column without a name beside a named one goes on with it: a heading over two columns. Where a header names several columns of
//! values, or two halves side by side, the year's is read and the others are kept.

mod assign;
mod depths;
mod groups;
mod twin;
mod values;

use std::ops::Range;
use std::sync::Arc;

use zhibiao::lexicon::{self, Clue, Column, has_clue};

use super::guess::guess;
use super::line::Line;
use super::words::category;
use crate::grid::Cover;
use assign::guesses;
pub(super) use groups::{Group, Groups, Heading, Kind};
pub(super) use twin::name_numbered;

/// Characters of a header that are kept as the name of other cells: the bound keeps the output linear.
const HEAD_CHARS: usize = 60;

/// What a column is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Project,
    Department,
    BudgetUnit,
    Goal,
    /// A cell with all indicators of a project.
    IndicatorCell,
    /// A cell with a project's indicators of the category that the header names.
    Filed,
    Level1,
    Level2,
    Name,
    /// Another column of names, which serves where the first is empty.
    OtherName,
    Sign,
    Direction,
    Value,
    /// Another column of values, which serves where the first is empty: 目标值（定性）.
    OtherValue,
    /// The upper bound of what the column of values holds: 目标值上限.
    Upper,
    Unit,
    Weight,
    Actual,
    /// 绩效指标 beside the levels: a label that spans the rows.
    Label,
    /// It goes on with the column of this number.
    Span(usize),
    /// Kept under its header.
    Keep,
    /// Numbers of rows.
    Ordinal,
    /// Nothing is named here.
    None,
}

/// The columns below a header.
pub(super) struct Columns {
    pub roles: Vec<Role>,
    /// The header of each column, as other cells are kept under it.
    pub heads: Vec<Arc<str>>,
    pub known: Vec<Option<Column>>,
    /// One project a row, with a cell of indicators.
    pub project_rows: bool,
    /// Where the indicators' names are.
    pub name: usize,
    /// The columns whose header is not known.
    pub unknown: Vec<usize>,
    /// The column of values that was chosen, where there were several.
    pub chosen: Option<usize>,
    /// The sign of the values where their header says that they are bounds.
    pub bound: Option<&'static str>,
    /// The column of labels and what it says, where the indicators below are not this year's: 长期绩效指标.
    pub block: Option<usize>,
    /// One column of levels, which does not say of which.
    pub by_meaning: bool,
    /// The columns whose header was not known, and was guessed.
    pub guessed: Vec<usize>,
    /// The projects are bodies: no column names projects, but one before the levels names bodies.
    pub of_bodies: bool,
    /// The column of projects is not called after their names.
    pub presumed_project: bool,
    /// Several indicators in one row.
    pub groups: Option<Box<Groups>>,
    /// Rows above had a level 1 and, as the name, a level 2.
    pub named_by_level2: bool,
    /// The column of values holds what was achieved, too: 目标值/完成值.
    pub with_result: bool,
    /// Rows above lost what merged cells covered.
    pub shifted: bool,
    /// The same with the other one of two halves, which serves where the year's is empty.
    other: Option<Box<Columns>>,
}

impl Columns {
    /// From the names of a whole header, of one row or several.
    pub fn new(
        mut texts: Vec<String>,
        covers: &[Cover],
        mut known: Vec<Option<Column>>,
        project_rows: bool,
        table_year: Option<u32>,
    ) -> Columns {
        // A merged heading that was written out into each of its columns.
        for index in (1..texts.len()).rev() {
            if texts[index] == texts[index - 1] {
                texts[index].clear();
                known[index] = None;
            }
        }
        let groups = match project_rows {
            true => None,
            false => Groups::new(&texts, covers, &known, table_year).map(Box::new),
        };
        Columns {
            groups,
            ..Columns::of_one(texts, covers, known, project_rows, table_year)
        }
    }

    /// From the names of a header with one indicator a row.
    fn of_one(
        texts: Vec<String>,
        covers: &[Cover],
        mut known: Vec<Option<Column>>,
        project_rows: bool,
        table_year: Option<u32>,
    ) -> Columns {
        let guessed = guesses(&texts, &mut known, project_rows);
        let half = match project_rows {
            true => 0..texts.len(),
            false => assign::half(&texts, &known),
        };
        let read = |half| {
            let (known, guessed) = (known.clone(), guessed.clone());
            Columns::of_half(
                &texts,
                covers,
                known,
                guessed,
                project_rows,
                table_year,
                half,
            )
        };
        let other = match (half.start, half.end) {
            (0, cut) if cut == texts.len() => None,
            (0, cut) => Some(cut..texts.len()),
            (cut, _) => Some(0..cut),
        };
        Columns {
            other: other.map(|half| Box::new(read(half))),
            ..read(half)
        }
    }

    /// The same, of two halves side by side the one that stands in these columns.
    fn of_half(
        texts: &[String],
        covers: &[Cover],
        known: Vec<Option<Column>>,
        guessed: Vec<usize>,
        project_rows: bool,
        table_year: Option<u32>,
        half: Range<usize>,
    ) -> Columns {
        let mut columns = Columns {
            roles: vec![Role::None; texts.len()],
            heads: texts.iter().map(|text| Arc::from(cut(text))).collect(),
            known,
            project_rows,
            name: 0,
            unknown: Vec::new(),
            chosen: None,
            bound: None,
            block: None,
            by_meaning: false,
            guessed,
            of_bodies: false,
            presumed_project: false,
            groups: None,
            named_by_level2: false,
            with_result: false,
            shifted: false,
            other: None,
        };
        columns.single_roles(texts);
        if !project_rows {
            columns.indicator_roles(texts, covers, table_year, half);
        }
        columns.spans(texts);
        columns.bodies();
        let value = columns
            .position(Role::Value)
            .map_or("", |index| &texts[index]);
        let second = value.split_once('/').and_then(|(_, second)| guess(second));
        columns.with_result = second == Some(Column::Actual);
        columns
    }

    fn bodies(&mut self) {
        // 一级项目 | 二级项目: what a form calls a field is the project where no column is called after its name.
        let is_project = |index: &usize| {
            let other = matches!(self.known[*index], Some(Column::Field) | None);
            other && self.roles[*index] == Role::Keep && self.heads[*index].ends_with("项目")
        };
        if !self.has(Role::Project)
            && !self.project_rows
            && let Some(index) = (0..self.first_level()).rev().find(is_project)
        {
            self.roles[index] = Role::Project;
            self.unknown.retain(|&other| other != index);
            self.presumed_project = true;
        }
        let region = self.heads.iter().position(|head| lexicon::is_region(head));
        let body = self
            .position(Role::BudgetUnit)
            .or(self.position(Role::Department))
            .or(region.filter(|_| !self.project_rows));
        if let Some(index) =
            body.filter(|&index| index < self.first_level() && !self.has(Role::Project))
        {
            self.roles[index] = Role::Project;
            self.of_bodies = true;
        }
    }

    /// Whether a text in a column called 单位 is a unit of measurement rather than a body.
    pub fn is_measure(&self, index: usize, text: &str) -> bool {
        let called = self.known.get(index) == Some(&Some(Column::Unit));
        let is_unit = |unit: &lexicon::UnitDef| unit.name == text || unit.aliases.contains(&text);
        called && lexicon::units().iter().any(is_unit)
    }

    /// Whether the column of bodies is one of departments.
    pub fn bodies_are_departments(&self) -> bool {
        let known = self
            .position(Role::Project)
            .and_then(|index| self.known[index]);
        known == Some(Column::Department)
    }

    /// Whether the column of projects names bodies too: 单位（专项）名称.
    pub fn has_bodies(&self) -> bool {
        let head = self
            .position(Role::Project)
            .map_or("", |index| &self.heads[index]);
        self.of_bodies || head.contains("单位") || head.contains("部门")
    }

    /// A heading over the levels and the name, where merging was lost: the first row tells.
    pub fn find_levels(&mut self, line: &Line<'_>) {
        self.find_levels_before(line);
        let name = self.name;
        let spans = self.roles[name + 1..].iter();
        let spans = spans.take_while(|role| **role == Role::Span(name)).count();
        let Some(def) = category(line.text(name)).filter(|_| (1..=2).contains(&spans)) else {
            return;
        };
        let whole = (name + 1..=name + spans).all(|index| !line.text(index).is_empty());
        let of_level2 = self.has(Role::Level1) || def.subcategory.is_some();
        if !whole || spans == 2 && of_level2 {
            return;
        }
        let roles = match (spans, of_level2) {
            (2, _) => &[Role::Level1, Role::Level2][..],
            (_, true) => &[Role::Level2][..],
            _ => &[Role::Level1][..],
        };
        self.roles[name..name + spans].copy_from_slice(roles);
        self.name = name + spans;
        self.roles[self.name] = Role::Name;
    }

    /// `指标 | | 指标内容`, `维度 | 指标名称`: levels before the names, below 指标 or a heading that nobody knows.
    fn find_levels_before(&mut self, line: &Line<'_>) {
        if self.has(Role::Level1) || self.has(Role::Level2) {
            return;
        }
        let named = self.position(Role::OtherName);
        for index in 0..self.name {
            let below = match self.roles[index] {
                Role::OtherName => true,
                Role::Span(at) => named == Some(at),
                Role::Keep => self.known[index].is_none(),
                _ => false,
            };
            let Some(def) = category(line.text(index)).filter(|_| below) else {
                continue;
            };
            let role = def.subcategory.map_or(Role::Level1, |_| Role::Level2);
            if !self.has(role) {
                self.roles[index] = role;
            }
        }
    }

    /// The column of rules of scoring, where none is called after values: their first clause may state a target.
    pub fn rules(&self) -> Option<usize> {
        let of_rules = |index: &usize| {
            let head = &self.heads[*index];
            let scores = has_clue(head, Clue::Rule) && !head.contains('值');
            scores
                && matches!(
                    self.known[*index],
                    Some(Column::Remark | Column::Value) | None
                )
        };
        let called = self.position(Role::Value);
        let mut behind = self.name + 1..self.heads.len();
        match called {
            Some(index) => Some(index).filter(of_rules),
            None => behind.find(of_rules),
        }
    }

    /// The bodies are no projects after all.
    pub fn keep_bodies(&mut self) {
        for role in self.roles.iter_mut().filter(|role| **role == Role::Project) {
            *role = Role::Keep;
        }
        self.of_bodies = false;
    }

    /// Remembers that a name of this table is a level 2.
    pub fn see(&mut self, line: &Line<'_>) {
        let of = |index: usize| category(line.text(index)).map(|def| def.subcategory.is_some());
        let level1 = self.position(Role::Level1).and_then(of);
        self.named_by_level2 |= level1 == Some(false) && of(self.name) == Some(true);
    }

    pub fn position(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|&found| found == role)
    }

    pub fn has(&self, role: Role) -> bool {
        self.position(role).is_some()
    }

    /// What the column is for; nothing beyond the header.
    pub fn role(&self, index: usize) -> Option<Role> {
        match *self.roles.get(index)? {
            Role::Span(of) => self.roles.get(of).copied(),
            role => Some(role),
        }
    }

    /// What the header of a column names.
    pub fn known_at(&self, index: usize) -> Option<Column> {
        let index = match self.roles.get(index) {
            Some(&Role::Span(of)) => of,
            _ => index,
        };
        self.known.get(index).copied().flatten()
    }

    /// Whether the header of a column goes on over the next one.
    pub fn is_wide(&self, index: usize) -> bool {
        let span = |index: usize| matches!(self.roles.get(index), Some(Role::Span(_)));
        span(index) || span(index + 1)
    }

    /// The header that a column stands under.
    pub fn head(&self, index: usize) -> Arc<str> {
        let index = match self.roles.get(index) {
            Some(&Role::Span(of)) => of,
            _ => index,
        };
        self.heads.get(index).cloned().unwrap_or_default()
    }

    /// The first column that is about indicators.
    pub fn first_level(&self) -> usize {
        let of_indicator = |role: &Role| {
            matches!(
                role,
                Role::Level1 | Role::Level2 | Role::Name | Role::Label | Role::Filed
            )
        };
        self.roles.iter().position(of_indicator).unwrap_or_default()
    }

    /// The same columns in the same places, as a header that comes again.
    pub fn same(&self, other: &Columns) -> bool {
        self.heads == other.heads
    }
}

fn cut(text: &str) -> String {
    text.chars().take(HEAD_CHARS).collect()
}
