//! Indicators as rows: what every form but JSON has in common, from either form of a document.

use std::borrow::Cow;

use zhibiao::{Category, Diagnostic, Indicator, Level, Parser, Subcategory, Target};

use crate::document::{Document, Project};
use crate::indicator::{self, Cells};
use crate::text::Text;

/// Columns of a project; empty in its further rows.
pub(super) const PROJECT: [&str; 4] = ["项目名称", "主管部门", "预算单位", "年度绩效目标"];
/// Columns of an indicator before its target.
pub(super) const LEVELS: [&str; 3] = ["一级指标", "二级指标", "三级指标名称"];
/// Columns of a target: its sign, value and unit.
pub(super) const TARGET: [&str; 3] = ["计算符号", "年度指标值", "计量单位"];
/// Columns behind the target.
pub(super) const REST: [&str; 2] = ["分值", "实际完成值"];

/// One indicator with its project.
pub struct Row<'r, 'i> {
    /// The project.
    pub head: Head<'r>,
    /// Whether it is the project's first row.
    pub first: bool,
    /// By [`LEVELS`].
    pub levels: [Cow<'r, str>; 3],
    /// By [`REST`].
    pub rest: [&'r str; 2],
    /// The indicator; none for a project without.
    pub item: Option<Item<'r, 'i>>,
    /// The row of the source.
    pub number: usize,
}

/// A project's own fields, empty where it has none.
#[derive(Clone, Copy, Default)]
pub struct Head<'r> {
    pub name: &'r str,
    pub department: &'r str,
    pub budget_unit: &'r str,
    pub goal: &'r str,
    pub table: &'r str,
}

/// What an indicator says.
pub struct Item<'r, 'i> {
    pub ordinal: Option<u32>,
    pub unit_hint: Option<&'r str>,
    pub target: &'r Target<'i>,
    /// The cells it was read from, where it has cells of its own.
    pub cells: Option<&'r Cells<'r>>,
    /// Codes of diagnostics and how much they matter.
    pub remarks: Vec<(&'r str, Level)>,
}

/// What has rows.
pub trait Rows {
    /// Calls `each` for every indicator, and once for a project that has none.
    fn rows<E>(
        &self,
        parser: &Parser,
        each: impl FnMut(Row<'_, '_>) -> Result<(), E>,
    ) -> Result<(), E>;
}

impl<'r> Row<'r, '_> {
    /// By [`PROJECT`].
    pub(super) fn project(&self) -> [&'r str; 4] {
        match self.first {
            true => [
                self.head.name,
                self.head.department,
                self.head.budget_unit,
                self.head.goal,
            ],
            false => [""; 4],
        }
    }

    /// The row of a project without indicators.
    pub(super) fn bare(head: Head<'r>, first: bool, number: usize) -> Self {
        Row {
            head,
            first,
            levels: Default::default(),
            rest: [""; 2],
            item: None,
            number,
        }
    }
}

impl Item<'_, '_> {
    /// The codes of its diagnostics, parted by spaces.
    pub(super) fn codes(&self) -> String {
        let codes: Vec<&str> = self.remarks.iter().map(|(code, _)| *code).collect();
        codes.join(" ")
    }
}

impl Rows for Document<'_> {
    fn rows<E>(
        &self,
        parser: &Parser,
        mut each: impl FnMut(Row<'_, '_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.projects
            .iter()
            .try_for_each(|project| of_project(project, parser, &mut each))
    }
}

fn of_project<E>(
    project: &Project<'_>,
    parser: &Parser,
    each: &mut impl FnMut(Row<'_, '_>) -> Result<(), E>,
) -> Result<(), E> {
    let head = Head {
        name: own(&project.name),
        department: own(&project.department),
        budget_unit: own(&project.budget_unit),
        goal: own(&project.goal),
        table: project.table.as_deref().unwrap_or_default(),
    };
    // The further parts of a project go on below its first rows.
    let mut first = project.part == 0;
    let cell = project.cell(parser);
    for indicator in &cell.indicators {
        let levels = [
            Cow::Borrowed(indicator.category.map_or("", Category::as_str)),
            Cow::Borrowed(indicator.subcategory.map_or("", Subcategory::as_str)),
            Cow::Borrowed(indicator.name.text),
        ];
        let first = std::mem::take(&mut first);
        each(row(head, first, levels, indicator, None, project.row))?;
    }
    for own in &project.indicators {
        let indicator = own.reading(parser);
        let (cells, first) = (Some(&own.cells), std::mem::take(&mut first));
        each(row(head, first, levels(own), &indicator, cells, own.row))?;
    }
    match cell.indicators.is_empty() && project.indicators.is_empty() {
        true => each(Row::bare(head, first, project.row)),
        false => Ok(()),
    }
}

fn row<'r, 'i>(
    head: Head<'r>,
    first: bool,
    levels: [Cow<'r, str>; 3],
    indicator: &'r Indicator<'i>,
    cells: Option<&'r Cells<'r>>,
    number: usize,
) -> Row<'r, 'i> {
    let all = indicator.diagnostics.iter();
    let all = all.chain(&indicator.target.diagnostics);
    let remark = |found: &Diagnostic| (found.code.as_str(), found.level());
    let rest = [indicator.weight, indicator.actual];
    let item = Item {
        ordinal: indicator.ordinal,
        unit_hint: indicator.unit_hint.as_ref().map(|unit| &*unit.name),
        target: &indicator.target,
        cells,
        remarks: all.map(remark).collect(),
    };
    Row {
        head,
        first,
        levels,
        rest: rest.map(|piece| piece.map_or("", |piece| piece.text)),
        item: Some(item),
        number,
    }
}

fn own<'r>(text: &'r Option<Text<'_>>) -> &'r str {
    text.as_deref().unwrap_or_default()
}

/// The levels of an indicator with a row of its own: the standard's names, or what the table calls them.
pub(super) fn levels<'r>(row: &'r indicator::Indicator<'_>) -> [Cow<'r, str>; 3] {
    let level = |text: &Option<Text<'_>>, standard: Option<&'static str>| match (standard, text) {
        (Some(standard), _) => Cow::Borrowed(standard),
        (None, Some(text)) => Cow::Owned(text.split_whitespace().collect()),
        (None, None) => Cow::Borrowed(""),
    };
    [
        level(&row.category, row.category().map(Category::as_str)),
        level(&row.subcategory, row.subcategory().map(Subcategory::as_str)),
        Cow::Borrowed(own(&row.name)),
    ]
}
