//! The top of a form: labels and what stands beside or below them.
//!
//! ```text
//! row   = pair { pair } / label label { label }            the values stand below
//! pair  = [group] label value { value } / "label：value"
//! ```

mod inside;

use zhibiao::lexicon::Column;

use super::line::{Line, part};
use super::project::Projects;
use super::time::period;
use super::titles::{Titles, is_part_title, is_title};
use super::words::{category, is_code, is_sum, label};
use crate::diagnostic::TableCode;
use crate::document::{Extra, Text};
use crate::grid::Place;
use inside::fields;

/// Characters of a text that may be a label nobody knows.
const LABEL_CHARS: usize = 24;

/// What the rows so far have left open.
#[derive(Default)]
pub(super) struct Form {
    /// Labels whose values stand in the next row, by their columns.
    below: Vec<(usize, Column, String)>,
    /// The last row of nothing but labels, as the names of the columns of figures below: 全年预算数, 全年执行数.
    figures: Vec<(usize, String)>,
    /// The label of the last row, which a row without one goes on with.
    last: Option<String>,
    /// The row above was the first below labels that name projects: a second one makes it a list of projects.
    first: bool,
}

/// A cell as part of a form.
enum Token {
    /// A label, and where the value begins that stands in the same cell.
    Label(Column, Option<usize>),
    Text,
}

impl Form {
    /// The next row is another table's.
    pub fn rows_end(&mut self) {
        self.below.clear();
        self.figures.clear();
        self.last = None;
        self.first = false;
    }

    /// A text alone in its row, not at the row's start: it goes on with the label above. False where there is none.
    pub fn goes_on<'a>(
        &mut self,
        line: &mut Line<'a>,
        index: usize,
        projects: &mut Projects<'a>,
    ) -> bool {
        let Some(head) = self
            .last
            .as_ref()
            .filter(|_| index > 0 && projects.is_begun())
        else {
            return false;
        };
        if let Some(text) = line.take(index) {
            keep(projects, head, text);
        }
        true
    }

    /// Whether a label above this column waits for its value.
    pub fn awaits(&self, index: usize) -> bool {
        waits(&self.below, index)
    }

    /// Reads a row; false where nothing was read.
    pub fn row<'a>(
        &mut self,
        mut line: Line<'a>,
        projects: &mut Projects<'a>,
        titles: &mut Titles<'a>,
        found: &mut Option<Place>,
    ) -> bool {
        let own: Vec<usize> = line.own().collect();
        let tokens: Vec<Token> = own.iter().map(|&index| token(line.text(index))).collect();
        let below = std::mem::take(&mut self.below);
        let first = std::mem::take(&mut self.first);
        let bare = |token: &Token| matches!(token, Token::Label(_, None));
        let pair = names_project(&tokens) && line.text(own[0]).contains("名称");
        if tokens.len() > 1 && tokens.iter().all(bare) && !pair {
            return self.labels_above(&line, &own, &tokens);
        }
        let labelled = tokens.iter().any(|token| matches!(token, Token::Label(..)));
        if !labelled && own.iter().any(|&index| waits(&below, index)) {
            self.first = below
                .iter()
                .any(|(_, column, _)| *column == Column::Project);
            if self.first {
                begin(
                    &[Token::Label(Column::Project, None)],
                    &line,
                    projects,
                    titles,
                );
            }
            for (index, column, head) in below {
                if let Some(value) = line.take(index) {
                    field(projects, column, &head, value);
                }
            }
            rest(&mut line, projects);
            return true;
        }
        if first && !labelled && own.len() > 1 {
            projects.forget();
        }
        if !labelled {
            return unknown(line, &own, projects);
        }
        begin(&tokens, &line, projects, titles);
        self.last = None;
        self.pairs(&mut line, &own, &tokens, projects, found);
        true
    }

    /// A row of labels only: their values stand below.
    fn labels_above(&mut self, line: &Line<'_>, own: &[usize], tokens: &[Token]) -> bool {
        self.figures.clear();
        for (&index, token) in own.iter().zip(tokens) {
            if let Token::Label(column, _) = token {
                self.figures.push((index, head(line.text(index))));
                self.below
                    .push((index, *column, line.text(index).to_owned()));
            }
        }
        true
    }

    /// The name of a figure: `年度资金总额 全年执行数`, where labels stand above the columns.
    fn figure(&self, column: Column, head: &str, index: usize) -> String {
        let above = self.figures.binary_search_by_key(&index, |(at, _)| *at);
        match above.ok().filter(|_| column == Column::Budget) {
            Some(above) => format!("{head} {}", self.figures[above].1),
            None => head.to_owned(),
        }
    }

    fn pairs<'a>(
        &mut self,
        line: &mut Line<'a>,
        own: &[usize],
        tokens: &[Token],
        projects: &mut Projects<'a>,
        found: &mut Option<Place>,
    ) {
        let mut at = 0;
        let mut last: Option<(Column, String)> = None;
        while at < own.len() {
            let index = own[at];
            at += 1;
            let Token::Label(column, inside) = tokens[at - 1] else {
                // A further value behind a label.
                let Some(text) = line.take(index) else {
                    continue;
                };
                match &last {
                    _ if is_title(&text) => {
                        projects.report(TableCode::SkippedRow, text.place, &text)
                    }
                    Some((column, head)) => {
                        keep(projects, &self.figure(*column, head, index), text)
                    }
                    None => projects.report(TableCode::UnreadRow, text.place, &text),
                }
                continue;
            };
            let head = head(line.text(index));
            // 1、资金来源：（1）政府预算资金 | 560.3: the value stands beside it.
            let beside = matches!(column, Column::Field | Column::Budget)
                && matches!(tokens.get(at), Some(Token::Text));
            if let Some(from) = inside.filter(|_| !beside) {
                if let Some(text) = line.take(index) {
                    fields(projects, column, &head, part(&text, from, text.len()));
                }
                continue;
            }
            let next_is_label = matches!(tokens.get(at), Some(Token::Label(_, None)));
            // 项目名称 | 专项资金: a name may look like a label.
            let named = column == Column::Project && at + 1 == own.len();
            match own.get(at) {
                Some(&value) if !next_is_label || named => {
                    at += 1;
                    let Some(text) = line.take(value) else {
                        continue;
                    };
                    if column == Column::Indicators && is_cell(&text) {
                        let place = text.place;
                        projects.open(place.row).indicator_cell = Some(text);
                        *found = Some(place);
                    } else {
                        field(projects, column, &self.figure(column, &head, value), text);
                    }
                }
                _ => {}
            }
            last = Some((column, head));
        }
        self.last = last.map(|(_, head)| head);
    }
}

/// Whether a label waits for its value in this column; labels are in the order of their columns.
fn waits(below: &[(usize, Column, String)], index: usize) -> bool {
    below
        .binary_search_by_key(&index, |(column, ..)| *column)
        .is_ok()
}

/// `项目名称 | 专项资金` is one pair though both are labels.
fn names_project(tokens: &[Token]) -> bool {
    use Column::*;
    matches!(
        tokens,
        [
            Token::Label(Project, None),
            Token::Label(Budget | Remark | Field | Project | Footer, None)
        ]
    )
}

fn token(text: &str) -> Token {
    use Column::*;
    match label(text) {
        Some((
            found @ (Project | Department | BudgetUnit | Goal | Field | Budget | Footer),
            rest,
        )) if !rest.is_empty() => Token::Label(found, Some(text.len() - rest.len())),
        // 单位 and the levels are no labels of a form's top.
        Some((Unit | Level1 | Level2 | Level3 | Sign | Direction | Ordinal | Total, _)) => {
            Token::Text
        }
        Some((found, "")) => Token::Label(found, None),
        _ => Token::Text,
    }
}

/// A label begins another form where the one before has its indicators already.
fn begin<'a>(
    tokens: &[Token],
    line: &Line<'a>,
    projects: &mut Projects<'a>,
    titles: &mut Titles<'a>,
) {
    use Column::*;
    let opens = |token: &Token| matches!(token, Token::Label(Project | Department | BudgetUnit, _));
    let title = titles.title();
    for prose in titles.settle() {
        projects.report(TableCode::UnreadRow, prose.place, &prose);
    }
    let other = title.as_ref().is_some_and(|title| !is_part_title(title));
    if tokens.iter().any(opens) || other {
        projects.end_if_read();
    }
    if title.is_some() {
        projects.title(title);
    }
    let footer = tokens
        .iter()
        .all(|token| matches!(token, Token::Label(Footer, _) | Token::Text));
    if !footer {
        projects.open(line.number);
    }
}

/// Puts a value where its label says.
fn field<'a>(projects: &mut Projects<'a>, column: Column, head: &str, value: Text<'a>) {
    let row = value.place.row;
    match column {
        // 项目支出 | 400 beside 基本支出 | 800: an amount is no project's name.
        Column::Project if !value.chars().any(char::is_alphabetic) => keep(projects, head, value),
        Column::Project => {
            if projects.is_open() && projects.open(row).name.is_some() {
                projects.end();
            }
            projects.open(row).name = Some(value);
        }
        Column::Department | Column::BudgetUnit if is_code(&value) => keep(projects, head, value),
        Column::Department | Column::BudgetUnit => {
            if head.contains("名称") && !head.contains("主管") {
                projects.whole(value.clone());
            }
            let open = projects.open(row);
            let place = match column {
                Column::Department => &mut open.department,
                _ => &mut open.budget_unit,
            };
            match place {
                None => *place = Some(value),
                Some(_) => keep(projects, head, value),
            }
        }
        Column::Goal => {
            let open = projects.open(row);
            match open.goal.take() {
                None => open.goal = Some(value),
                // This year's goal rather than several years'.
                Some(before) if period(head) > 0 && !open.goal_of_year => {
                    open.goal = Some(value);
                    keep(projects, "绩效目标", before);
                }
                Some(before) => {
                    open.goal = Some(before);
                    keep(projects, head, value);
                }
            }
            let open = projects.open(row);
            open.goal_of_year |= period(head) > 0;
        }
        Column::Footer => projects.report(TableCode::SkippedRow, value.place, &value),
        _ => keep(projects, head, value),
    }
}

fn keep<'a>(projects: &mut Projects<'a>, head: &str, text: Text<'a>) {
    let open = projects.open(text.place.row);
    open.extra.push(Extra {
        header: head.into(),
        text,
    });
}

/// Labels that nobody knows, with their values: kept, and said.
fn unknown<'a>(mut line: Line<'a>, own: &[usize], projects: &mut Projects<'a>) -> bool {
    let first = line.text(own[0]);
    let known = projects.is_open() && !projects.is_read();
    if !known
        || own.len() < 2
        || first.chars().nth(LABEL_CHARS).is_some()
        || category(first).is_some()
    {
        let code = match is_sum(first) {
            true => TableCode::SkippedRow,
            false => TableCode::UnreadRow,
        };
        projects.report(code, line.place(own[0]), &line.joined());
        return false;
    }
    let head = head(first);
    projects.report(TableCode::KeptField, line.place(own[0]), &head);
    for &index in &own[1..] {
        if let Some(text) = line.take(index) {
            keep(projects, &head, text);
        }
    }
    true
}

/// What stands beside values below their labels.
fn rest<'a>(line: &mut Line<'a>, projects: &mut Projects<'a>) {
    for index in 0..line.width() {
        if let Some(text) = line.take(index) {
            projects.report(TableCode::UnreadRow, text.place, &text);
        }
    }
}

/// Whether a text holds indicators, rather than being one more label.
fn is_cell(text: &str) -> bool {
    text.chars().nth(8).is_some() && category(text).is_none()
}

/// A label as other cells are kept under it.
fn head(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let flat = words.join("");
    let bare = flat.trim_end_matches(['：', ':']);
    bare.chars().take(60).collect()
}
