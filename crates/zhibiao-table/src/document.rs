use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use zhibiao::{Cell, Parser, Target};

use crate::diagnostic::TableDiagnostic;
use crate::grid::Place;

/// What a file holds (绩效目标表文档).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document<'a> {
    /// Its projects, in the order of the file.
    pub projects: Vec<Project<'a>>,
    /// What was odd about the rows; the cells' own diagnostics come with [`Project::cell`].
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
    /// 绩效指标, the cell of indicators as written.
    pub indicators: Option<Text<'a>>,
    /// The title above the header, shared by the projects below it.
    pub table: Option<Arc<str>>,
    /// The project's row, from 1.
    pub row: usize,
}

/// The text of a cell and where it stands; dereferences to `str`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'a> {
    /// The cell as written, quotes of the container taken off, without white space around it.
    pub text: Cow<'a, str>,
    /// Where.
    pub place: Place,
}

impl Project<'_> {
    /// Reads the cell of indicators; without one, an empty cell.
    ///
    /// Spans are byte offsets into [`Project::indicators`].
    pub fn cell<'p>(&'p self, parser: &'p Parser) -> Cell<'p> {
        parser.parse_cell(self.indicators.as_deref().unwrap_or_default())
    }

    /// Reads the goal, which is prose that may hold measures and dates.
    ///
    /// Spans are byte offsets into [`Project::goal`].
    pub fn read_goal<'p>(&'p self, parser: &'p Parser) -> Option<Target<'p>> {
        self.goal.as_deref().map(|goal| parser.parse_value(goal))
    }
}

impl Deref for Text<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
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
    fn into_owned(self) -> Project<'static> {
        let own = |text: Option<Text<'_>>| text.map(Text::into_owned);
        Project {
            name: own(self.name),
            department: own(self.department),
            budget_unit: own(self.budget_unit),
            goal: own(self.goal),
            indicators: own(self.indicators),
            table: self.table,
            row: self.row,
        }
    }
}

impl Text<'_> {
    fn into_owned(self) -> Text<'static> {
        Text {
            text: Cow::Owned(self.text.into_owned()),
            place: self.place,
        }
    }
}
