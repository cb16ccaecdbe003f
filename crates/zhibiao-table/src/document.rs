use std::sync::Arc;

use zhibiao::{Cell, Parser, Target};

use crate::diagnostic::TableDiagnostic;
use crate::indicator::Indicator;
pub use crate::text::{Extra, Text};

/// What a file holds (绩效目标表文档).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document<'a> {
    /// Its projects, in the order of the file.
    pub projects: Vec<Project<'a>>,
    /// What was odd about the rows; the indicators' own diagnostics come with [`Project::readings`], those of a whole cell
    /// with [`Project::cell`].
    pub diagnostics: Vec<TableDiagnostic>,
}

/// A project (项目) and what its row says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Project<'a> {
    /// 项目名称.
    pub name: Option<Text<'a>>,
    /// 主管部门.
    pub department: Option<Text<'a>>,
    /// 预算单位.
    pub budget_unit: Option<Text<'a>>,
    /// 绩效目标, in prose.
    pub goal: Option<Text<'a>>,
    /// 绩效指标, the cell of indicators as written, where one cell holds them all.
    pub indicator_cell: Option<Text<'a>>,
    /// The indicators that have rows of their own.
    pub indicators: Vec<Indicator<'a>>,
    /// Fields and columns about the project that are not read further, each under its own header.
    pub extra: Vec<Extra<'a>>,
    /// The title above the header, shared by the projects below it.
    pub table: Option<Arc<str>>,
    /// The name of the sheet, where the file names its sheets.
    pub sheet: Option<Arc<str>>,
    /// Which grid of the file it stands in, from 0.
    pub grid: usize,
    /// The project's first row, from 1.
    pub row: usize,
    /// 0, or which further part of the project before it: see [`crate::Reader::drain`].
    pub part: usize,
    /// Whether the goal's label says that it is this year's.
    pub(crate) goal_of_year: bool,
    /// Whether its row said nothing but the name.
    pub(crate) heading: bool,
}

impl<'a> Project<'a> {
    /// Reads the cell of indicators; without one, an empty cell. For all indicators of any layout, see [`Project::readings`].
    ///
    /// Spans are byte offsets into [`Project::indicator_cell`].
    pub fn cell<'p>(&'p self, parser: &'p Parser) -> Cell<'p> {
        parser.parse_cell(self.indicator_cell.as_deref().unwrap_or_default())
    }

    /// Reads all indicators, those of the cell and those with rows of their own.
    ///
    /// Spans are byte offsets into [`Project::indicator_cell`], and of a row's target into its value.
    pub fn readings<'p>(&'p self, parser: &'p Parser) -> Vec<zhibiao::Indicator<'p>> {
        let mut all = self.cell(parser).indicators;
        all.extend(self.indicators.iter().map(|row| row.reading(parser)));
        all
    }

    /// Reads the goal, which is prose that may hold measures and dates.
    ///
    /// Spans are byte offsets into [`Project::goal`].
    pub fn read_goal<'p>(&'p self, parser: &'p Parser) -> Option<Target<'p>> {
        self.goal.as_deref().map(|goal| parser.parse_value(goal))
    }
}

impl Document<'_> {
    /// The same document with texts of its own.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            projects: self.projects.into_iter().map(Project::into_owned).collect(),
            diagnostics: self.diagnostics,
        }
    }
}

impl Project<'_> {
    /// The same project with texts of its own.
    pub fn into_owned(self) -> Project<'static> {
        let own = |text: Option<Text<'_>>| text.map(Text::into_owned);
        Project {
            name: own(self.name),
            department: own(self.department),
            budget_unit: own(self.budget_unit),
            goal: own(self.goal),
            indicator_cell: own(self.indicator_cell),
            indicators: self
                .indicators
                .into_iter()
                .map(Indicator::into_owned)
                .collect(),
            extra: self.extra.into_iter().map(Extra::into_owned).collect(),
            table: self.table,
            sheet: self.sheet,
            grid: self.grid,
            row: self.row,
            part: self.part,
            goal_of_year: self.goal_of_year,
            heading: self.heading,
        }
    }
}
