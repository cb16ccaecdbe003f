//! Which column holds what: read from one header row, or from two that belong together.
//!
//! ```text
//! project rows    = 项目名称 and 绩效指标, without a column of values: one project a row
//! indicator rows  = 一级/二级/三级指标 or 绩效指标, and a column that only indicators have
//! ```

use zhibiao::lexicon::Column;

use super::columns::{Columns, Role};
use super::guess::guess;
use super::line::Line;
use super::time::{period, year};
use super::words::column;
use crate::grid::Cover;

/// Characters of a header that are looked at.
const HEAD_CHARS: usize = 240;

/// The names in one row, before it is known whether they are a header.
pub(super) struct Heads {
    texts: Vec<String>,
    covers: Vec<Cover>,
    pub known: Vec<Option<Column>>,
}

impl Heads {
    pub fn of(line: &Line<'_>) -> Heads {
        let mut heads = Heads {
            texts: Vec::with_capacity(line.width()),
            covers: Vec::with_capacity(line.width()),
            known: Vec::with_capacity(line.width()),
        };
        for index in 0..line.width() {
            let text = line.text(index);
            heads.covers.push(line.cover(index));
            heads.known.push(column(text));
            heads.texts.push(flat(text));
        }
        heads
    }

    /// How many columns are known by name, and how many texts there are.
    fn counts(&self) -> (usize, usize) {
        let texts = self.texts.iter().filter(|text| !text.is_empty()).count();
        (self.known.iter().flatten().count(), texts)
    }

    fn has(&self, wanted: Column) -> bool {
        self.known.contains(&Some(wanted))
    }

    /// Nothing but names of columns, and more than one.
    fn is_all_names(&self) -> bool {
        let (known, texts) = self.counts();
        known == texts && known > 1
    }

    /// Whether the row could go on with the header above: names of columns, years and periods only.
    pub fn goes_on(&self, above: &Columns) -> bool {
        let mut any = false;
        for (index, text) in self
            .texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            any = true;
            let short = text.chars().count() <= 14;
            let of_values = matches!(above.role(index), Some(Role::Value | Role::Actual));
            let timed = short && of_values && (year(text).is_some() || period(text) != 0);
            if self.known[index].is_none() && !timed {
                return false;
            }
        }
        any
    }

    /// A row that could be the upper half of a header.
    pub fn is_upper(&self) -> bool {
        use Column::*;
        let of_grid = |found: &Option<Column>| {
            matches!(
                found,
                Some(
                    Level1
                        | Level2
                        | Level3
                        | Indicators
                        | Value
                        | Weight
                        | Sign
                        | Unit
                        | Actual
                        | Project
                )
            )
        };
        self.known.iter().any(of_grid) && self.is_all_names()
    }

    fn layout(&self) -> Option<bool> {
        use Column::*;
        let (known, texts) = self.counts();
        let levels = [Level1, Level2, Level3].map(|level| self.has(level));
        let levels = levels.into_iter().filter(|has| *has).count();
        let own = [Sign, Value, Unit, Weight, Actual, Score].map(|other| self.has(other));
        let own = own.into_iter().filter(|has| *has).count();
        let guessed = levels == 1 && own == 0;
        let guessed = guessed && self.texts.iter().any(|text| guess(text) == Some(Value));
        let (known, own) = (known + usize::from(guessed), own + usize::from(guessed));
        let rows = levels > 1
            || levels == 1 && own > 0
            || self.has(Indicators) && self.has(Value) && own > 0;
        if rows && known * 2 >= texts && known > 1 {
            return Some(false);
        }
        (self.has(Indicators) && self.has(Project) && !self.has(Value) && levels == 0)
            .then_some(true)
    }

    /// The columns, if this is a header; `upper` is the row above where it is one of names too.
    pub fn columns(&self, upper: Option<&Heads>, table_year: Option<u32>) -> Option<Columns> {
        let project_rows = self.layout()?;
        let merged = match upper {
            Some(upper) => upper.over(self),
            None => self.with(self.texts.clone(), self.known.clone()),
        };
        Some(merged.assigned(project_rows, table_year))
    }

    fn assigned(self, project_rows: bool, table_year: Option<u32>) -> Columns {
        Columns::new(
            self.texts,
            &self.covers,
            self.known,
            project_rows,
            table_year,
        )
    }

    fn with(&self, texts: Vec<String>, known: Vec<Option<Column>>) -> Heads {
        let mut covers = self.covers.clone();
        covers.resize(texts.len(), Cover::None);
        Heads {
            texts,
            covers,
            known,
        }
    }

    /// This row above `lower`: what the lower one leaves open is named by the upper one.
    fn over(&self, lower: &Heads) -> Heads {
        let width = self.texts.len().max(lower.texts.len());
        let mut texts = Vec::with_capacity(width);
        let mut known = Vec::with_capacity(width);
        let mut heading: Option<usize> = None;
        for index in 0..width {
            if self.texts.get(index).is_some_and(|text| !text.is_empty()) {
                heading = Some(index);
            }
            let below = lower.texts.get(index).map_or("", |text| text);
            let own = lower.known.get(index).copied().flatten();
            let above = heading.map(|at| (self.texts[at].as_str(), self.known[at]));
            match (below, above) {
                ("", Some((text, of_upper))) if heading == Some(index) => {
                    texts.push(text.to_owned());
                    known.push(of_upper);
                }
                ("", _) => {
                    texts.push(String::new());
                    known.push(None);
                }
                (_, above) => {
                    let (text, of_upper) = above.unwrap_or(("", None));
                    known.push(under(own, of_upper));
                    texts.push(joined(text, below));
                }
            }
        }
        lower.with(texts, known)
    }
}

impl Columns {
    /// A further header row that goes on with this one.
    pub fn extended(&self, lower: &Heads, table_year: Option<u32>) -> Columns {
        let upper = Heads {
            texts: self.heads.iter().map(|head| head.to_string()).collect(),
            covers: vec![Cover::None; self.heads.len()],
            known: self.known.clone(),
        };
        let merged = upper.over(lower);
        let project_rows = merged.layout().unwrap_or(self.project_rows);
        merged.assigned(project_rows, table_year)
    }
}

/// What the lower of two headers says, in the light of the upper one.
fn under(own: Option<Column>, upper: Option<Column>) -> Option<Column> {
    match (own, upper) {
        // 目标 and 实际 under 指标值
        (Some(Column::Goal), Some(Column::Value)) => Some(Column::Value),
        (Some(own), _) => Some(own),
        (None, upper) => upper,
    }
}

fn joined(upper: &str, lower: &str) -> String {
    match upper.is_empty() || upper == lower {
        true => lower.to_owned(),
        false => format!("{upper} {lower}"),
    }
}

/// A header on one line: breaks inside it are layout.
fn flat(text: &str) -> String {
    let short: String = text.chars().take(HEAD_CHARS).collect();
    short.split_whitespace().collect::<Vec<_>>().join("")
}
