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

use serde::{Deserialize, Serialize};
use zhibiao::wire::{Cell, Indicator, Measure, OffsetMap, Offsets, Span};
use zhibiao::{Language, Level, Parser};

use crate::document::Text;
use crate::grid::Place;

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
    /// The indicators; spans are offsets into the project's cell of indicators.
    pub indicators: Vec<Indicator>,
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
        let mut diagnostics: Vec<Diagnostic> = document
            .diagnostics
            .iter()
            .map(|diagnostic| Diagnostic {
                code: diagnostic.code.as_str().to_owned(),
                level: diagnostic.level(),
                message: diagnostic.message(language),
                span: None,
                row: diagnostic.place.row,
                column: diagnostic.place.column,
            })
            .collect();
        let mut projects = Vec::with_capacity(document.projects.len());
        for project in &document.projects {
            let cell = Cell::new(&project.cell(parser), offsets, language);
            let place = project.indicators.as_ref().map(|text| text.place);
            diagnostics.extend(
                cell.diagnostics
                    .into_iter()
                    .map(|d| in_cell(d, place, project.row)),
            );
            let measures = goal_measures(project, parser, offsets);
            projects.push(Project::new(project, measures, cell.indicators));
        }
        diagnostics.sort_by_key(|diagnostic| (diagnostic.row, diagnostic.column));
        Document {
            projects,
            diagnostics,
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

fn in_cell(diagnostic: zhibiao::wire::Diagnostic, place: Option<Place>, row: usize) -> Diagnostic {
    let place = place.unwrap_or(Place { row, column: 1 });
    Diagnostic {
        code: diagnostic.code,
        level: diagnostic.level,
        message: diagnostic.message,
        span: Some(diagnostic.span),
        row: place.row,
        column: place.column,
    }
}
