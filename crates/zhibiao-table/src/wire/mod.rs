//! The one JSON shape of a document; see [`zhibiao::wire`] for what its indicators look like.
//!
//! ```
//! use zhibiao::{Language, Parser, wire::Offsets};
//! let document = zhibiao_table::read_tsv("项目名称\t绩效目标\t绩效指标\n体检\t\t人数30人\n")?;
//! let wire = zhibiao_table::wire::Document::new(&document, &Parser::new(), Offsets::Bytes, Language::English);
//! let json = serde_json::to_string(&wire).unwrap();
//! assert!(json.starts_with(r#"{"projects":[{"name":"体检","indicators":[{"#));
//! # Ok::<(), zhibiao_table::TableError>(())
//! ```

mod indicator;

pub use indicator::{Cells, Extra, Indicator};

use serde::{Deserialize, Serialize};
use zhibiao::wire::{Cell, Measure, OffsetMap, Offsets, Span};
use zhibiao::{Language, Level, Parser, order};

use crate::grid::Place;
use crate::text::Text;

/// What a file holds; see [`crate::Document`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Document {
    /// Its projects, in the order of the file.
    pub projects: Vec<Project>,
    /// What was odd about rows and about cells as a whole; indicators have their own.
    pub diagnostics: Vec<Diagnostic>,
}

/// A project; see [`crate::Project`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Project {
    /// 项目名称.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 主管部门.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 预算单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_unit: Option<String>,
    /// 绩效目标, in prose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The numbers found in the goal; spans are offsets into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goal_measures: Vec<Measure>,
    /// The title above the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The name of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The indicators, those of the project's cell and those with rows of their own.
    pub indicators: Vec<Indicator>,
    /// Fields and columns that are kept as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Extra>,
    /// The project's first row, from 1.
    pub row: usize,
}

/// One remark about a row or a cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The stable name of a [`crate::TableCode`] or a [`zhibiao::Code`].
    pub code: String,
    /// How much it matters.
    pub level: Level,
    /// What was expected, what was found and a way out.
    pub message: String,
    /// Where in the cell's text, if it is about a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The name of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
}

impl Document {
    /// Reads the document's cells; spans count in `offsets`, messages are in `language`.
    pub fn new(
        document: &crate::Document<'_>,
        parser: &Parser,
        offsets: Offsets,
        language: Language,
    ) -> Document {
        let rows = document.diagnostics.iter();
        let mut diagnostics: Vec<(usize, Diagnostic)> = rows
            .map(|found| (found.grid, Diagnostic::of_row(found, language)))
            .collect();
        let mut projects = Vec::with_capacity(document.projects.len());
        for project in &document.projects {
            let cell = Cell::new(&project.cell(parser), offsets, language);
            let inside = cell.diagnostics.into_iter();
            diagnostics
                .extend(inside.map(|found| (project.grid, Diagnostic::in_cell(found, project))));
            let rows = project.indicators.iter();
            let rows = rows.map(|row| Indicator::of_row(row, parser, offsets, language));
            let of_cell = cell.indicators.into_iter().map(Indicator::from);
            let measures = goal_measures(project, parser, offsets);
            projects.push(Project::new(
                project,
                measures,
                of_cell.chain(rows).collect(),
            ));
        }
        order::sort_by_key(&mut diagnostics, |(grid, found)| {
            order::key([*grid as u32, found.row as u32, found.column as u32])
        });
        Document {
            projects,
            diagnostics: diagnostics.into_iter().map(|(_, found)| found).collect(),
        }
    }

    /// The level of every diagnostic, also of those inside indicators and targets.
    pub fn levels(&self) -> impl Iterator<Item = Level> {
        let indicators = self.projects.iter().flat_map(|project| &project.indicators);
        let inside = indicators.flat_map(|i| i.diagnostics.iter().chain(&i.target.diagnostics));
        let own = self.diagnostics.iter().map(|diagnostic| diagnostic.level);
        own.chain(inside.map(|diagnostic| diagnostic.level))
    }
}

impl Project {
    fn new(
        project: &crate::Project<'_>,
        goal_measures: Vec<Measure>,
        indicators: Vec<Indicator>,
    ) -> Project {
        let own = |text: &Option<Text<'_>>| text.as_deref().map(str::to_owned);
        Project {
            name: own(&project.name),
            department: own(&project.department),
            budget_unit: own(&project.budget_unit),
            goal: own(&project.goal),
            goal_measures,
            table: project.table.as_deref().map(str::to_owned),
            sheet: project.sheet.as_deref().map(str::to_owned),
            row: project.row,
            extra: project.extra.iter().map(Extra::new).collect(),
            indicators,
        }
    }
}

fn goal_measures(project: &crate::Project<'_>, parser: &Parser, offsets: Offsets) -> Vec<Measure> {
    let (Some(text), Some(goal)) = (project.goal.as_deref(), project.read_goal(parser)) else {
        return Vec::new();
    };
    let map = OffsetMap::new(text, offsets);
    goal.measures
        .iter()
        .map(|measure| Measure::new(measure, &map))
        .collect()
}

impl Diagnostic {
    fn of_row(found: &crate::TableDiagnostic, language: Language) -> Diagnostic {
        Diagnostic {
            code: found.code.as_str().to_owned(),
            level: found.level(),
            message: found.message(language),
            span: None,
            sheet: found.sheet.as_deref().map(str::to_owned),
            row: found.place.row,
            column: found.place.column,
        }
    }

    fn in_cell(found: zhibiao::wire::Diagnostic, project: &crate::Project<'_>) -> Diagnostic {
        let row = project.row;
        let cell = project.indicator_cell.as_ref();
        let place = cell.map_or(Place { row, column: 1 }, |text| text.place);
        Diagnostic {
            code: found.code,
            level: found.level,
            message: found.message,
            span: Some(found.span),
            sheet: project.sheet.as_deref().map(str::to_owned),
            row: place.row,
            column: place.column,
        }
    }
}
