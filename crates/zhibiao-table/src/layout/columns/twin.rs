//! Two halves with the same names side by side: `一级指标 三级指标 指标值 | 一级指标 三级指标 指标值`.
//!
//! Each row holds an indicator of the left half and one of the right, and each half has levels of its own. Refused: the same
//! levels on both sides, which are targets of the year and of several years; one of them is read.

use zhibiao::lexicon::Column;

use super::{Columns, Role};
use crate::grid::Cover;
use crate::layout::line::Line;

/// Where the second of two such halves begins.
pub(super) fn cut(texts: &[String], known: &[Option<Column>]) -> Option<usize> {
    let of = |wanted: Column| {
        let all = known.iter().enumerate();
        all.filter_map(move |(index, &known)| (known == Some(wanted)).then_some(index))
    };
    let twice = |wanted: Column| {
        let mut all = of(wanted);
        let pair = (all.next()?, all.next()?);
        all.next().is_none().then_some(pair)
    };
    let (left, right) = twice(Column::Level3)?;
    let (left_value, right_value) = twice(Column::Value)?;
    let apart = right - left;
    let paired = right_value - left_value == apart && left < left_value && left_value < right;
    // The half begins with the first name that stands in both.
    let same = |index: &usize| texts[*index] == texts[index + apart] && !texts[*index].is_empty();
    let from = (0..=left).rev().take_while(|index| same(index)).last()?;
    let whole = (from..from + apart)
        .all(|index| texts.get(index + apart).map_or("", String::as_str) == texts[index]);
    (paired && whole).then_some(from + apart)
}

/// Two halves, each with columns of its own.
pub(in super::super) struct Twins {
    /// Where the right one begins.
    cut: usize,
    left: Columns,
    right: Columns,
}

impl Twins {
    pub(super) fn new(
        texts: &[String],
        covers: &[Cover],
        known: &[Option<Column>],
        table_year: Option<u32>,
        cut: usize,
    ) -> Twins {
        let half = |of_half: &dyn Fn(usize) -> bool| {
            let kept = |index: usize, text: &String| match of_half(index) {
                true => text.clone(),
                false => String::new(),
            };
            let own = |index: usize, known: &Option<Column>| known.filter(|_| of_half(index));
            let texts = texts.iter().enumerate();
            let known = known.iter().enumerate();
            Columns::new(
                texts.map(|(index, text)| kept(index, text)).collect(),
                covers,
                known.map(|(index, known)| own(index, known)).collect(),
                false,
                table_year,
            )
        };
        Twins {
            cut,
            left: half(&|index| index < cut),
            right: half(&|index| index >= cut),
        }
    }

    /// Whether the first row says that the halves hold different indicators: the same levels on both sides are those of
    /// the year and of several years.
    pub fn differ(&self, line: &Line<'_>) -> bool {
        let levels = |columns: &Columns| {
            [Role::Level1, Role::Level2].map(|role| {
                let text = columns.position(role).map_or("", |index| line.text(index));
                text.to_owned()
            })
        };
        let (left, right) = (levels(&self.left), levels(&self.right));
        // A level 1 of the left half alone holds for both.
        let shared = self.left.has(Role::Level1) && !self.right.has(Role::Level1);
        !shared && left != right && right.iter().any(|text| !text.is_empty())
    }

    /// The columns of a half, and the part of a line that stands below it.
    pub fn halves<'a, 't>(&'t self, mut line: Line<'a>) -> [(&'t Columns, Line<'a>); 2] {
        let behind = line.split_off(self.cut);
        [(&self.left, line), (&self.right, behind)]
    }
}
