//! Which header gives its column which role.

use std::ops::Range;

use zhibiao::lexicon::{Clue, Column, has_clue};

use super::{Columns, Role};
use crate::grid::Cover;
use crate::layout::filed::{heading, of_head};
use crate::layout::guess::guess;
use crate::layout::time::{period, year};

impl Columns {
    /// Known names that are told apart by their name alone; what is not read is kept.
    pub(super) fn single_roles(&mut self, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            let role = match self.known[index] {
                _ if self.project_rows && of_head(text).is_some() => Role::Filed,
                // 产出指标 | 指标内容, one above the other
                Some(Column::Level3) if self.project_rows && heading(text).is_some() => Role::Filed,
                Some(Column::Project) => Role::Project,
                Some(Column::Department) => Role::Department,
                Some(Column::BudgetUnit) => Role::BudgetUnit,
                // 单位 | 项目名称 | 产出指标: no column of units stands beside cells of indicators.
                Some(Column::Unit) if self.project_rows && bare(text) == "单位" => {
                    Role::BudgetUnit
                }
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
                Role::Keep | Role::Filed => None,
                role => self.position(role),
            };
            self.roles[index] = match rival {
                Some(first) if !gives_way(&texts[first], text) => Role::Keep,
                _ => role,
            };
            if let Some(first) = rival.filter(|_| self.roles[index] == role) {
                self.roles[first] = Role::Keep;
            }
        }
    }

    pub(super) fn indicator_roles(
        &mut self,
        texts: &[String],
        covers: &[Cover],
        table_year: Option<u32>,
        half: Range<usize>,
    ) {
        self.levels(texts, covers, &half);
        self.sign_roles(&half);
        self.unit_roles(texts, &half);
        self.keep_bodies_of_indicators();
        if !self.value_role(texts, &half, table_year) {
            self.value_behind_name(texts, half.end, table_year);
        }
        // The one behind the name speaks of the indicator, one before it of its level.
        let weight = self.of(Column::Weight).find(|&index| index > self.name);
        if let Some(index) = weight.or_else(|| self.of(Column::Weight).next()) {
            self.roles[index] = Role::Weight;
        }
        let of_value = self
            .position(Role::Value)
            .and_then(|index| year(&texts[index]));
        if let Some(index) = self.actual(texts, of_value.or(table_year)) {
            self.roles[index] = Role::Actual;
        }
    }

    /// 指标性质 and 计算符号 side by side: whichever has the sign.
    fn sign_roles(&mut self, half: &Range<usize>) {
        let signs: Vec<usize> = self.of(Column::Sign).collect();
        let inside = signs.iter().any(|index| half.contains(index));
        for &index in signs.iter().filter(|index| !inside || half.contains(index)) {
            self.roles[index] = Role::Sign;
        }
        let direction = self.of(Column::Direction);
        if let Some(index) = direction.min_by_key(|index| !half.contains(index)) {
            self.roles[index] = Role::Direction;
        }
    }

    /// Of several, 单位 alone is the column of bodies, and of two of them the one before the levels.
    fn unit_roles(&mut self, texts: &[String], half: &Range<usize>) {
        let is_bare = |index: &usize| bare(&texts[*index]) == "单位";
        let units: Vec<usize> = self.of(Column::Unit).collect();
        let levels = self.first_level();
        let unit = units
            .iter()
            .min_by_key(|&index| (is_bare(index), *index < levels, !half.contains(index)));
        let bodies = units.iter().find(|index| is_bare(index));
        let bodies = bodies.filter(|index| **index < levels || Some(*index) != unit);
        if let Some(&index) = unit {
            self.roles[index] = Role::Unit;
        }
        if let Some(&index) = bodies {
            self.roles[index] = Role::BudgetUnit;
        }
    }

    /// The column of the year's target, if there are columns of values at all.
    fn value_role(
        &mut self,
        texts: &[String],
        half: &Range<usize>,
        table_year: Option<u32>,
    ) -> bool {
        let values: Vec<usize> = self
            .of(Column::Value)
            .filter(|index| half.contains(index))
            .collect();
        let values = self.values_or_bounds(texts, values);
        let rank = |index: usize| value_rank(&texts[index], table_year);
        let Some(&best) = values.iter().min_by_key(|&&index| {
            let changed = has_clue(&texts[index], Clue::Changed);
            (rank(index), !changed)
        }) else {
            return false;
        };
        for &other in values.iter().filter(|&&other| rank(other) == rank(best)) {
            self.roles[other] = Role::OtherValue;
        }
        self.roles[best] = Role::Value;
        let whole = *half == (0..texts.len());
        self.chosen = (values.len() > 1 || !whole).then_some(best);
        true
    }

    /// 目标 or 年度指标 behind the name, where nothing else is called a value.
    fn value_behind_name(&mut self, texts: &[String], to: usize, table_year: Option<u32>) {
        let other =
            |index: &usize| matches!(self.known[*index], Some(Column::Goal | Column::Indicators));
        let others: Vec<usize> = (self.name + 1..to).filter(other).collect();
        let best = others
            .iter()
            .min_by_key(|&&index| value_rank(&texts[index], table_year));
        let Some(&index) = best else { return };
        for &other in &others {
            self.roles[other] = Role::Keep;
        }
        self.roles[index] = Role::Value;
        self.guessed.push(index);
        self.chosen = (others.len() > 1).then_some(index);
    }

    /// The columns of values without those of bounds; where there are none but bounds, the first of them.
    fn values_or_bounds(&mut self, texts: &[String], mut values: Vec<usize>) -> Vec<usize> {
        let of = |bound| {
            let mut own = values.iter().copied();
            own.find(|&index| texts[index].contains(bound))
        };
        let (lower, upper) = (of("下限"), of("上限"));
        let bounds = [lower, upper];
        let Some(first) = lower.or(upper) else {
            return values;
        };
        values.retain(|index| !bounds.contains(&Some(*index)));
        if values.is_empty() {
            if let Some(upper) = upper {
                self.roles[upper] = Role::Upper;
            }
            self.bound = Some(if lower.is_some() { "≥" } else { "≤" });
            values.push(first);
        }
        values
    }

    /// 责任单位 behind the levels is the indicator's, unless the project stands there too.
    fn keep_bodies_of_indicators(&mut self) {
        let levels = self.first_level();
        let project = self.position(Role::Project);
        if project.is_none_or(|index| index < levels) {
            let behind = self.roles.iter_mut().skip(levels);
            behind
                .filter(|role| matches!(role, Role::Department | Role::BudgetUnit))
                .for_each(|role| *role = Role::Keep);
        }
    }

    /// The column of what was achieved: of the target's year where the headers name years, else of the last one.
    fn actual(&self, texts: &[String], target_year: Option<u32>) -> Option<usize> {
        let rank =
            |text: &str| usize::from(!text.ends_with('值')) + 2 * usize::from(text.ends_with('率'));
        let of_year = |index: &usize| year(&texts[*index]);
        let wanted = target_year.or(self.of(Column::Actual).filter_map(|i| of_year(&i)).max());
        self.of(Column::Actual)
            .filter(|index| of_year(index).is_none_or(|found| wanted.is_none_or(|y| y == found)))
            .min_by_key(|&index| rank(&texts[index]))
    }

    pub(super) fn of(&self, wanted: Column) -> impl Iterator<Item = usize> {
        let all = self.known.iter().enumerate();
        all.filter_map(move |(index, &known)| (known == Some(wanted)).then_some(index))
    }

    /// Columns without a name of their own go on with the named one before them.
    pub(super) fn spans(&mut self, texts: &[String]) {
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

/// The columns of the year's half, where the header names the same columns twice side by side; else all.
pub(super) fn half(texts: &[String], known: &[Option<Column>]) -> Range<usize> {
    let whole = 0..texts.len();
    let of = |wanted: Column| -> Vec<usize> {
        let all = known.iter().enumerate();
        all.filter_map(|(index, &known)| (known == Some(wanted)).then_some(index))
            .collect()
    };
    let (names, values) = (of(Column::Level3), of(Column::Value));
    let [first, second] = names[..] else {
        return whole;
    };
    let twice = bare(&texts[first]) == bare(&texts[second])
        || period(&texts[first]) != period(&texts[second]);
    if !twice || values.len() < 2 || !values.iter().any(|v| (first..second).contains(v)) {
        return whole;
    }
    let level = |index: &usize| matches!(known[*index], Some(Column::Level1 | Column::Level2));
    let cut = (first + 1..second).find(level).unwrap_or(second);
    let of_half = |range: Range<usize>| {
        range
            .map(|index| period(&texts[index]))
            .max_by_key(|p| p.abs())
    };
    let (left, right) = (of_half(0..cut), of_half(cut..texts.len()));
    match left > right {
        true => 0..cut,
        false => cut..texts.len(),
    }
}

/// Headers that nobody knows name what no other header does, where their words say so.
pub(super) fn guesses(
    texts: &[String],
    known: &mut [Option<Column>],
    project_rows: bool,
) -> Vec<usize> {
    let mut guessed = Vec::new();
    let mut named: Vec<Column> = known.iter().flatten().copied().collect();
    for (index, text) in texts.iter().enumerate().filter(|_| !project_rows) {
        // 指标 | 名称: kinds, and names beside them.
        if index > 0
            && known[index].is_none()
            && bare(text) == "名称"
            && known[index - 1] == Some(Column::Level3)
            && !texts[index - 1].contains("名称")
        {
            (known[index - 1], known[index]) = (Some(Column::Level1), Some(Column::Level3));
            guessed.push(index);
        }
        if text.is_empty() || known[index].is_some() {
            continue;
        }
        // 建设期指标值 | 运营期指标值: of two such columns the second serves where the first is empty.
        let values = |index: &usize| known[*index] == Some(Column::Value);
        let again = |found: &Column| *found == Column::Value && guessed.iter().any(values);
        if let Some(found) = guess(text).filter(|found| !named.contains(found) || again(found)) {
            known[index] = Some(found);
            named.push(found);
            guessed.push(index);
        }
    }
    guessed
}

/// Three columns of values may be this year's, several years', or a norm: the smaller, the more this year's.
pub(super) fn value_rank(text: &str, table_year: Option<u32>) -> u8 {
    let of_year = year(text)
        .zip(table_year)
        .map(|(found, wanted)| found == wanted);
    let norm = has_clue(text, Clue::Norm);
    match (of_year, period(text)) {
        (Some(true), _) => 0,
        (Some(false), _) => 5,
        (None, -1) => 4,
        (None, _) if norm => 3,
        (None, 1) => 1,
        // 调整后目标值 is in force instead of 年初目标值.
        (None, _) if has_clue(text, Clue::Changed) => 1,
        (None, _) => 2,
    }
}

/// Of two columns of one thing, whether the first gives way to the second: codes to names, 一级项目 to 二级项目.
fn gives_way(first: &str, second: &str) -> bool {
    let upper = first.contains("一级") && !second.contains("一级");
    is_code(first) && !is_code(second) || upper && second.contains("项目")
}

/// A column of codes: 单位编码, but not 单位编码及名称.
fn is_code(text: &str) -> bool {
    ["编码", "代码", "编号"]
        .iter()
        .any(|word| text.contains(word))
        && !text.contains("名称")
}

pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
