//! What each column below a header is for.
//!
//! A column without a name beside a named one goes on with it: a heading over two columns. Where a header names several columns of
//! values, or two halves side by side, the year's is read and the others are kept.

use std::sync::Arc;

use zhibiao::lexicon::{self, Column};

use super::words::{guess, period, year};
use crate::grid::Cover;

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
    Level1,
    Level2,
    Name,
    /// Another column of names, which serves where the first is empty.
    OtherName,
    Sign,
    Direction,
    Value,
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
    /// The column of labels and what it says, where the indicators below are not this year's: 长期绩效指标.
    pub block: Option<usize>,
    /// One column of levels, which does not say of which.
    pub by_meaning: bool,
    /// The columns whose header was not known, and was guessed.
    pub guessed: Vec<usize>,
    /// The projects are bodies: no column names projects, but one before the levels names bodies.
    pub of_bodies: bool,
}

impl Columns {
    /// From the names of a whole header, of one row or two.
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
        let texts = &texts[..];
        let guessed = guesses(texts, &mut known, project_rows);
        let mut columns = Columns {
            roles: vec![Role::None; texts.len()],
            heads: texts.iter().map(|text| Arc::from(cut(text))).collect(),
            known,
            project_rows,
            name: 0,
            unknown: Vec::new(),
            chosen: None,
            block: None,
            by_meaning: false,
            guessed,
            of_bodies: false,
        };
        columns.single_roles(texts);
        if !project_rows {
            columns.indicator_roles(texts, covers, table_year);
        }
        columns.spans(texts);
        columns.bodies();
        columns
    }

    fn bodies(&mut self) {
        let body = self
            .position(Role::BudgetUnit)
            .or(self.position(Role::Department));
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

    /// The bodies are no projects after all.
    pub fn keep_bodies(&mut self) {
        for role in self.roles.iter_mut().filter(|role| **role == Role::Project) {
            *role = Role::Keep;
        }
        self.of_bodies = false;
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
        let of_indicator =
            |role: &Role| matches!(role, Role::Level1 | Role::Level2 | Role::Name | Role::Label);
        self.roles.iter().position(of_indicator).unwrap_or_default()
    }

    /// The same columns in the same places, as a header that comes again.
    pub fn same(&self, other: &Columns) -> bool {
        self.heads == other.heads
    }

    /// Known names that are told apart by their name alone; what is not read is kept.
    fn single_roles(&mut self, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            let role = match self.known[index] {
                Some(Column::Project) => Role::Project,
                Some(Column::Department) => Role::Department,
                Some(Column::BudgetUnit) => Role::BudgetUnit,
                Some(Column::Goal) => Role::Goal,
                Some(Column::Indicators) if self.project_rows => Role::IndicatorCell,
                Some(Column::Ordinal) => Role::Ordinal,
                Some(_) => Role::Keep,
                None => {
                    self.unknown.push(index);
                    Role::Keep
                }
            };
            // Of two columns of one thing the first is read; a column of its codes gives way to one of its names.
            let rival = match role {
                Role::Keep => None,
                role => self.position(role),
            };
            self.roles[index] = match rival {
                Some(first) if !is_code(&texts[first]) || is_code(text) => Role::Keep,
                _ => role,
            };
            if let Some(first) = rival.filter(|_| self.roles[index] == role) {
                self.roles[first] = Role::Keep;
            }
        }
    }

    fn indicator_roles(&mut self, texts: &[String], covers: &[Cover], table_year: Option<u32>) {
        let (from, to) = self.half(texts);
        let within = |index: &usize| (from..to).contains(index);
        self.levels(texts, covers, from, to);
        // 指标性质 and 计算符号 side by side: whichever has the sign.
        let signs: Vec<usize> = self.of(Column::Sign).collect();
        let inside = signs.iter().any(within);
        for &index in signs.iter().filter(|index| !inside || within(index)) {
            self.roles[index] = Role::Sign;
        }
        let direction = self.of(Column::Direction);
        if let Some(index) = direction.min_by_key(|index| !within(index)) {
            self.roles[index] = Role::Direction;
        }
        // Of several, 单位 alone is the column of bodies.
        let is_bare = |index: &usize| bare(&texts[*index]) == "单位";
        let units: Vec<usize> = self.of(Column::Unit).collect();
        let unit = units
            .iter()
            .min_by_key(|&index| (is_bare(index), !within(index)));
        let bodies = units.iter().find(|index| is_bare(index));
        let before = |index: &&usize| **index < self.first_level() || Some(*index) != unit;
        let bodies = bodies.filter(before).copied();
        if let Some(&index) = unit {
            self.roles[index] = Role::Unit;
        }
        if let Some(index) = bodies {
            self.roles[index] = Role::BudgetUnit;
        }
        let values: Vec<usize> = self.of(Column::Value).filter(within).collect();
        if let Some(&best) = values
            .iter()
            .min_by_key(|&&index| value_rank(&texts[index], table_year))
        {
            self.roles[best] = Role::Value;
            self.chosen = (values.len() > 1 || from > 0 || to < texts.len()).then_some(best);
        }
        // 目标 or 年度指标 behind the name, where nothing else is called a value.
        let name = self.name;
        let other =
            |index: &usize| matches!(self.known[*index], Some(Column::Goal | Column::Indicators));
        if values.is_empty()
            && let Some(index) = (name + 1..to).find(other)
        {
            self.roles[index] = Role::Value;
            self.guessed.push(index);
        }
        // The one behind the name speaks of the indicator, one before it of its level.
        let weight = self.of(Column::Weight).find(|&index| index > name);
        if let Some(index) = weight.or_else(|| self.of(Column::Weight).next()) {
            self.roles[index] = Role::Weight;
        }
        let rank =
            |text: &str| usize::from(!text.ends_with('值')) + 2 * usize::from(text.ends_with('率'));
        if let Some(index) = self
            .of(Column::Actual)
            .min_by_key(|&index| rank(&texts[index]))
        {
            self.roles[index] = Role::Actual;
        }
    }

    fn of(&self, wanted: Column) -> impl Iterator<Item = usize> {
        let all = self.known.iter().enumerate();
        all.filter_map(move |(index, &known)| (known == Some(wanted)).then_some(index))
    }

    /// The columns of the year's half, where the header names the same columns twice side by side.
    fn half(&self, texts: &[String]) -> (usize, usize) {
        let whole = (0, texts.len());
        let names: Vec<usize> = self.of(Column::Level3).collect();
        let values: Vec<usize> = self.of(Column::Value).collect();
        let [first, second] = names[..] else {
            return whole;
        };
        let twice = bare(&texts[first]) == bare(&texts[second])
            || period(&texts[first]) != period(&texts[second]);
        if !twice || values.len() < 2 || !values.iter().any(|v| (first..second).contains(v)) {
            return whole;
        }
        let level =
            |index: &usize| matches!(self.known[*index], Some(Column::Level1 | Column::Level2));
        let cut = (first + 1..second).find(level).unwrap_or(second);
        let of_half = |range: std::ops::Range<usize>| {
            range
                .map(|index| period(&texts[index]))
                .max_by_key(|p| p.abs())
        };
        let (left, right) = (of_half(0..cut), of_half(cut..texts.len()));
        match left > right {
            true => (0, cut),
            false => (cut, texts.len()),
        }
    }

    /// Levels and the name, which is the deepest of them.
    fn levels(&mut self, texts: &[String], covers: &[Cover], from: usize, to: usize) {
        let within = |index: &usize| (from..to).contains(index);
        let first = |found: Vec<usize>| {
            found
                .iter()
                .copied()
                .find(within)
                .or(found.first().copied())
        };
        let mut firsts: Vec<usize> = self.of(Column::Level1).collect();
        firsts.sort_by_key(|&index| !texts[index].contains("一级"));
        let level1 = first(firsts);
        let level2 = first(self.of(Column::Level2).collect());
        let mut names: Vec<usize> = self.of(Column::Level3).filter(within).collect();
        names.sort_by_key(|&index| name_rank(&texts[index]));
        let labels: Vec<usize> = self.of(Column::Indicators).collect();
        for &index in &labels {
            self.roles[index] = Role::Label;
        }
        self.block = labels
            .iter()
            .copied()
            .find(|&index| period(&texts[index]) < 0);
        let of_kind = level1.is_some_and(|index| !texts[index].contains("一级"));
        self.by_meaning = of_kind && level2.is_none();
        let mut deepest = names.first().copied();
        for (role, found) in [(Role::Level1, level1), (Role::Level2, level2)] {
            if let Some(index) = found {
                self.roles[index] = role;
            }
        }
        for &index in names.iter().skip(1) {
            self.roles[index] = Role::OtherName;
        }
        deepest = deepest.or(level2).or(level1).or(labels.first().copied());
        let Some(name) = deepest else { return };
        self.roles[name] = Role::Name;
        self.name = name;
        // 绩效指标 over three columns are the three levels.
        let span = (name + 1..texts.len())
            .take_while(|&i| covers[i] == Cover::Left && texts[i].is_empty())
            .count();
        let alone = level1.is_none() && level2.is_none() && names.len() <= 1;
        if alone && (1..=2).contains(&span) {
            let roles = [Role::Level1, Role::Level2, Role::Name];
            for (index, role) in (name..=name + span).zip(roles.into_iter().skip(2 - span)) {
                self.roles[index] = role;
            }
            self.name = name + span;
        }
    }

    /// Columns without a name of their own go on with the named one before them.
    fn spans(&mut self, texts: &[String]) {
        let mut named = None;
        for (index, (role, text)) in self.roles.iter_mut().zip(texts).enumerate() {
            match (*role, named) {
                (Role::None, Some(of)) if text.is_empty() => *role = Role::Span(of),
                (Role::None, _) if text.is_empty() => {}
                _ => named = Some(index),
            }
        }
    }
}

/// Headers that nobody knows name what no other header does, where their words say so.
fn guesses(texts: &[String], known: &mut [Option<Column>], project_rows: bool) -> Vec<usize> {
    let mut guessed = Vec::new();
    let mut named: Vec<Column> = known.iter().flatten().copied().collect();
    named.sort_unstable();
    named.dedup();
    for (index, text) in texts.iter().enumerate().filter(|_| !project_rows) {
        if text.is_empty() || known[index].is_some() {
            continue;
        }
        if let Some(found) = guess(text).filter(|found| !named.contains(found)) {
            known[index] = Some(found);
            named.push(found);
            guessed.push(index);
        }
    }
    guessed
}

/// Three columns of values may be this year's, several years', or a norm: the smaller, the more this year's.
fn value_rank(text: &str, table_year: Option<u32>) -> u8 {
    let of_year = year(text)
        .zip(table_year)
        .map(|(found, wanted)| found == wanted);
    let norm = ["标准", "参考", "基准", "调整前"]
        .iter()
        .any(|word| text.contains(word));
    match (of_year, period(text)) {
        (Some(true), _) => 0,
        (Some(false), _) => 5,
        (None, -1) => 4,
        (None, _) if norm => 3,
        (None, 1) => 1,
        (None, _) => 2,
    }
}

/// Of several columns of names, the one that is the indicator's.
fn name_rank(text: &str) -> u8 {
    let ranks = ["四级", "三级", "指标名称", "具体指标", "指标内容"];
    match ranks.iter().position(|word| text.contains(word)) {
        Some(rank) => rank as u8,
        None if bare(text) == "指标" => 5,
        None => 6,
    }
}

/// A column of codes: 单位编码, but not 单位编码及名称.
fn is_code(text: &str) -> bool {
    ["编码", "代码", "编号"]
        .iter()
        .any(|word| text.contains(word))
        && !text.contains("名称")
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn cut(text: &str) -> String {
    text.chars().take(HEAD_CHARS).collect()
}
