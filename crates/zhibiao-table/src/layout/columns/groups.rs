//! Several indicators in one row: columns in groups, each with names and values of its own.
//!
//! ```text
//! 项目名称 | 产出指标            | 效益指标          | 满意度指标         a heading over each group
//!          | 指标内容 指标值 单位 | 指标内容 指标值   | a cell of several
//! 项目名称 | 数量指标 指标值     | 质量指标 指标值                        a category for the column of names
//! 指标 指标值 | 指标 指标值                                             the same names again
//! ```
//!
//! What stands beside the groups is the project's.

use std::ops::Range;

use zhibiao::lexicon::{Column, NameDef};

use super::{Columns, Role, twin};
use crate::grid::Cover;
use crate::layout::filed::{heading, of_head};
use crate::layout::line::Line;
use crate::layout::time::{period, year};
use crate::layout::words::column;

/// Groups at most: each looks at the whole width of a row.
const MOST: usize = 24;

/// The groups below a header.
pub(in super::super) struct Groups {
    all: Vec<Group>,
    /// Nothing but their columns tells them apart, so that they may be targets of the year and of several years.
    alike: bool,
}

/// One of them.
pub(in super::super) struct Group {
    columns: Range<usize>,
    pub kind: Kind,
    /// What its heading says.
    pub heading: Option<Heading>,
}

/// The heading over a group.
pub(in super::super) enum Heading {
    Known(NameDef),
    /// 投入 beside 产出.
    Other(String),
}

pub(in super::super) enum Kind {
    /// A column of lists, and its heading.
    List(String),
    /// Columns of names and values.
    Rows(Columns),
}

impl Groups {
    pub(super) fn new(
        texts: &[String],
        covers: &[Cover],
        known: &[Option<Column>],
        table_year: Option<u32>,
    ) -> Option<Groups> {
        let header = Header { texts, known };
        let filed = header.filed();
        let filed_by_heading = filed.is_some();
        let ranges = filed.or_else(|| twin::cut(texts, known))?;
        let numbered = |range: &Range<usize>| texts[range.start] != texts[ranges[0].start];
        let alike = !filed_by_heading && !ranges.iter().any(numbered);
        let all: Vec<Group> = ranges
            .into_iter()
            .map(|columns| header.group(columns, covers, table_year))
            .collect();
        (all.len() <= MOST).then_some(Groups { all, alike })
    }

    /// Whether the first row says that the groups hold different indicators: the same levels on both sides, or the same
    /// names where there are no levels, are those of the year and of several years.
    pub fn differ(&self, columns: &Columns, line: &Line<'_>) -> bool {
        let mut both = self.columns();
        let (Some(left), Some(right)) = (both.next().filter(|_| self.alike), both.next()) else {
            return true;
        };
        let text = |columns: &Columns, role| {
            let text = columns.position(role).map_or("", |index| line.text(index));
            text.to_owned()
        };
        let levels = |columns| [Role::Level1, Role::Level2].map(|role| text(columns, role));
        let has_levels = right.has(Role::Level1) || right.has(Role::Level2);
        let differ = match has_levels {
            true => {
                let (left, right) = (levels(left), levels(right));
                left != right && right.iter().any(|text| !text.is_empty())
            }
            false => {
                let (left, right) = (text(left, Role::Name), text(right, Role::Name));
                left != right && !right.is_empty()
            }
        };
        // Levels beside the groups hold for all of them.
        let level = |role| columns.position(role);
        let beside = |index: usize| !self.all.iter().any(|group| group.has(index));
        let levels = [level(Role::Level1), level(Role::Level2)];
        differ && !levels.into_iter().flatten().any(beside)
    }

    /// The groups' columns, for what is said of a header.
    pub fn columns(&self) -> impl Iterator<Item = &Columns> {
        self.all.iter().filter_map(|group| match &group.kind {
            Kind::Rows(columns) => Some(columns),
            Kind::List(_) => None,
        })
    }

    pub fn all(&self) -> &[Group] {
        &self.all
    }
}

impl Group {
    /// Whether a column is one of the group's.
    pub fn has(&self, index: usize) -> bool {
        self.columns.contains(&index)
    }

    /// Takes the group's part of a line, each cell in its own column.
    pub fn part<'a>(&self, line: &mut Line<'a>) -> Line<'a> {
        line.take_part(&self.columns)
    }
}

struct Header<'t> {
    texts: &'t [String],
    known: &'t [Option<Column>],
}

impl<'t> Header<'t> {
    /// The groups that categories head, if at least one has columns of values.
    fn filed(&self) -> Option<Vec<Range<usize>>> {
        let headings = self.headings();
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (index, heading) in headings.iter().enumerate() {
            if heading.is_none() {
                // The levels of an indicator stand beside no group.
                if matches!(
                    self.known[index],
                    Some(Column::Level1 | Column::Level2 | Column::Level3)
                ) {
                    return None;
                }
                continue;
            }
            let goes_on = groups.last().is_some_and(|group| {
                group.end == index
                    && headings[group.start] == *heading
                    && !(self.is_name(index) && group.clone().any(|index| self.is_value(index)))
            });
            match groups.last_mut().filter(|_| goes_on) {
                Some(group) => group.end = index + 1,
                None => groups.push(index..index + 1),
            }
        }
        let beside = |index: usize| {
            use Column::*;
            let known = self.known[index];
            matches!(
                known,
                Some(Remark | Budget | Project | Department | BudgetUnit | Ordinal | Field)
            )
        };
        groups.retain(|group| !group.clone().all(beside));
        // Where merging was lost, the last heading seems to go on over what stands behind its group.
        let others = groups.len().saturating_sub(1);
        if let Some((last, before)) = groups.split_last_mut().filter(|_| others > 0) {
            let twice = |index: usize| {
                let of_others = before.iter().flat_map(Range::clone);
                of_others
                    .into_iter()
                    .any(|other| self.known[other] == self.known[index])
            };
            while beside(last.end - 1) && !twice(last.end - 1) {
                last.end -= 1;
            }
        }
        let named = |group: &Range<usize>| group.clone().any(|index| self.is_name(index));
        let valued = |group: &Range<usize>| group.clone().any(|index| self.is_value(index));
        let level3 = self.known.contains(&Some(Column::Level3));
        let whole = groups.iter().all(named) && groups.iter().any(valued);
        (whole && (level3 || groups.len() > 1)).then_some(groups)
    }

    /// The heading that each column stands under.
    fn headings(&self) -> Vec<Option<&'t str>> {
        use Column::*;
        let mut headings: Vec<Option<&str>> = Vec::with_capacity(self.texts.len());
        let mut called = false;
        let filed = self.is_filed();
        for (index, (text, known)) in self.texts.iter().zip(self.known).enumerate() {
            let before = headings.last().copied().flatten();
            let of_name = matches!(
                known,
                Some(Value | Unit | Sign | Direction | Weight | Actual | Score)
            );
            let own = heading(text).or_else(|| self.other_heading(index).filter(|_| filed));
            headings.push(match own {
                Some(own) => Some(own),
                None => before.filter(|_| text.is_empty() || called && of_name),
            });
            // 数量指标 | 指标值: a column of names that is called after its category.
            called = own.map_or(called && headings.last() != Some(&None), |own| own == text);
        }
        headings
    }

    /// Whether any heading is a category that is known.
    fn is_filed(&self) -> bool {
        self.texts.iter().any(|text| heading(text).is_some())
    }

    /// The heading of names that is no known category: 投入 of `投入 指标名称`.
    fn other_heading(&self, index: usize) -> Option<&'t str> {
        let of = |index: usize| {
            let (heading, _) = self.texts[index].rsplit_once(' ')?;
            let last = heading.rsplit(' ').next().unwrap_or(heading);
            let other = column(last).is_none() && period(last) == 0 && year(last).is_none();
            Some(heading).filter(|_| other)
        };
        let own = of(index)?;
        let names = |index: &usize| self.known[*index] == Some(Column::Level3);
        let before = (0..=index).rev().take(MOST).find(names)?;
        (of(before) == Some(own)).then_some(own)
    }

    fn is_name(&self, index: usize) -> bool {
        let text = &self.texts[index];
        self.known[index] == Some(Column::Level3) || heading(text) == Some(text) && !text.is_empty()
    }

    fn is_value(&self, index: usize) -> bool {
        matches!(
            self.known[index],
            Some(Column::Value | Column::Sign | Column::Goal)
        )
    }

    fn group(&self, columns: Range<usize>, covers: &[Cover], table_year: Option<u32>) -> Group {
        let heading = heading(&self.texts[columns.start]);
        let of_heading = heading.and_then(of_head);
        if let Some(heading) = heading.filter(|_| !columns.clone().any(|i| self.is_value(i))) {
            return Group {
                columns,
                kind: Kind::List(heading.to_owned()),
                heading: of_heading.map(Heading::Known),
            };
        }
        let other = || self.other_heading(columns.start).map(str::to_owned);
        let of_heading = of_heading
            .map(Heading::Known)
            .or_else(|| other().filter(|_| self.is_filed()).map(Heading::Other));
        let own = |index: usize| columns.contains(&index);
        let texts = self.texts.iter().enumerate();
        let known = self
            .known
            .iter()
            .enumerate()
            .map(|(index, &known)| match known {
                None if own(index) && self.is_name(index) => Some(Column::Level3),
                known => known.filter(|_| own(index)),
            });
        let texts = texts.map(|(index, text)| match own(index) {
            true => text.clone(),
            false => String::new(),
        });
        Group {
            kind: Kind::Rows(Columns::of_one(
                texts.collect(),
                covers,
                known.collect(),
                false,
                table_year,
            )),
            columns,
            heading: of_heading,
        }
    }
}
