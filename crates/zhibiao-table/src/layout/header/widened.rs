//! The lower half of a header whose upper half lost what its merged cells covered.
//!
//! ```text
//! 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重            指标值 stood over three columns
//! 符号     | 数值     | 单位
//! ```

use zhibiao::lexicon::Column;

use super::Heads;
use crate::grid::Cover;
use crate::layout::columns::Columns;

impl Heads {
    fn push(&mut self, text: String, known: Option<Column>) {
        self.texts.push(text);
        self.covers.push(Cover::None);
        self.known.push(known);
    }

    fn pop(&mut self) {
        self.texts.pop();
        self.covers.pop();
        self.known.pop();
    }
}

impl Columns {
    /// Whether a row is the lower half of this header, pushed to the left because what stands above it was merged and
    /// lost: `符号 | 数值 | 单位` below `一级指标 | 二级指标 | 三级指标 | 指标值`.
    pub fn lost_below(&self, lower: &Heads) -> bool {
        use Column::*;
        let parts: Vec<Column> = lower
            .known
            .iter()
            .copied()
            .map_while(|known| known)
            .collect();
        let values = self.of_values().count();
        let of_value = |part: &Column| matches!(part, Sign | Direction | Value | Unit);
        let covered = lower.covers.iter().any(|cover| *cover != Cover::None);
        let levels = matches!(
            self.known.first(),
            Some(Some(Level1 | Level2 | Level3 | Indicators))
        );
        let even = values > 0 && parts.len().is_multiple_of(values);
        let short = parts.len() > values && lower.counts().1 == parts.len();
        // The same parts below each.
        let width = parts.len() / values.max(1);
        let same = parts
            .iter()
            .skip(width)
            .zip(&parts)
            .all(|(part, before)| part == before);
        let new = parts.iter().any(|part| !self.known.contains(&Some(*part)));
        levels && !covered && even && short && same && new && parts.iter().all(of_value)
    }

    fn of_values(&self) -> impl Iterator<Item = usize> {
        let known = self.known.iter().enumerate();
        known
            .filter(|(_, known)| **known == Some(Column::Value))
            .map(|(index, _)| index)
    }

    /// With the lower half below its values, and everything behind them moved to the right.
    pub fn widened(&self, lower: &Heads, table_year: Option<u32>) -> Columns {
        let parts = lower.counts().1;
        let width = parts / self.of_values().count().max(1);
        let mut upper = Heads {
            texts: Vec::new(),
            covers: Vec::new(),
            known: Vec::new(),
        };
        let mut below = Heads {
            texts: Vec::new(),
            covers: Vec::new(),
            known: Vec::new(),
        };
        let mut rest = 0;
        for (head, known) in self.heads.iter().zip(&self.known) {
            upper.push(head.to_string(), *known);
            if *known != Some(Column::Value) {
                below.push(String::new(), None);
                continue;
            }
            for part in rest..rest + width {
                below.push(lower.texts[part].clone(), lower.known[part]);
            }
            (1..width).for_each(|_| upper.push(String::new(), None));
            rest += width;
        }
        // Cells that the row was filled up with.
        while upper.texts.last().is_some_and(String::is_empty)
            && upper.texts.len() > self.heads.len()
        {
            upper.pop();
            below.pop();
        }
        let merged = upper.over(&below);
        merged.assigned(false, table_year)
    }
}
