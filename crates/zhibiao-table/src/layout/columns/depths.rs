//! Which columns are the levels of an indicator, and which its name: the deepest of them.

use std::ops::Range;

use zhibiao::lexicon::Column;
use zhibiao::order;

use super::assign::bare;
use super::{Columns, Role};
use crate::grid::Cover;
use crate::layout::time::period;

impl Columns {
    /// Levels and the name, which is the deepest of them.
    pub(super) fn levels(&mut self, texts: &[String], covers: &[Cover], half: &Range<usize>) {
        let (level1, level2) = self.upper_levels(texts, half);
        let labels: Vec<usize> = self.of(Column::Indicators).collect();
        for &index in &labels {
            self.roles[index] = Role::Label;
        }
        let of_kind = level1.is_some_and(|index| !texts[index].contains("一级"));
        self.by_meaning = of_kind && level2.is_none();
        let names = self.names(texts, half, &labels, level2.max(level1));
        for (role, found) in [(Role::Level1, level1), (Role::Level2, level2)] {
            if let Some(index) = found {
                self.roles[index] = role;
            }
        }
        for &index in names.iter().skip(1) {
            self.roles[index] = Role::OtherName;
        }
        let deepest = names.first().copied();
        let deepest = deepest.or(level2).or(level1).or(labels.first().copied());
        let Some(name) = deepest else { return };
        self.roles[name] = Role::Name;
        self.name = name;
        let mut blocks = labels.iter().copied().filter(|&index| index <= name);
        self.block = blocks.find(|&index| period(&texts[index]) < 0);
        let span = (name + 1..texts.len())
            .take_while(|&i| covers[i] == Cover::Left && texts[i].is_empty())
            .count();
        let alone = level1.is_none() && level2.is_none() && names.len() <= 1;
        if alone && (1..=2).contains(&span) {
            // 绩效指标 over three columns are the three levels.
            let roles = [Role::Level1, Role::Level2, Role::Name];
            for (index, role) in (name..=name + span).zip(roles.into_iter().skip(2 - span)) {
                self.roles[index] = role;
            }
            self.name = name + span;
        }
        // 一级指标, and 绩效指标 over two columns.
        let below = level1.is_some() && level2.is_none();
        if below && names.len() == 1 && span == 1 && labels.contains(&name) {
            self.roles[name] = Role::Level2;
            self.roles[name + 1] = Role::Name;
            self.name = name + 1;
        }
    }

    /// The columns of level 1 and level 2.
    fn upper_levels(
        &self,
        texts: &[String],
        half: &Range<usize>,
    ) -> (Option<usize>, Option<usize>) {
        let first = |found: &[usize]| {
            let inside = found.iter().find(|index| half.contains(index));
            inside.or(found.first()).copied()
        };
        let (mut firsts, others): (Vec<usize>, Vec<usize>) =
            (self.of(Column::Level1)).partition(|&index| texts[index].contains("一级"));
        firsts.extend(others);
        let seconds: Vec<usize> = self.of(Column::Level2).collect();
        // 指标类型 | 指标类别 | 指标名称
        let second = firsts.get(1).copied();
        let second = second.filter(|&index| {
            let between =
                firsts[0] < index && self.known[index + 1..].contains(&Some(Column::Level3));
            let written = texts[index].contains("一级");
            seconds.is_empty() && between && half.contains(&index) && !written
        });
        (first(&firsts), first(&seconds).or(second))
    }

    /// The columns of names, the likeliest first.
    fn names(
        &self,
        texts: &[String],
        half: &Range<usize>,
        labels: &[usize],
        last_level: Option<usize>,
    ) -> Vec<usize> {
        let mut names: Vec<usize> = self
            .of(Column::Level3)
            .filter(|index| half.contains(index))
            .collect();
        order::sort_by_key(&mut names, |&index| {
            order::key([name_rank(&texts[index]).into()])
        });
        // 一级指标 | 二级指标 | 绩效指标: behind the levels it is the name's column.
        let behind = |index: &&usize| last_level.is_some_and(|level| **index > level);
        // 绩效指标 | 目标值 | 指标类型: what the values part from the levels is no label of theirs.
        let apart = |index: &&usize| {
            let mut values = self.of(Column::Value);
            values.any(|value| **index < value && last_level.is_some_and(|level| value < level))
        };
        if names.is_empty() {
            let found = labels.iter().find(behind);
            names.extend(found.or_else(|| labels.iter().find(apart)));
        }
        names
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
