//! Which column holds what: read from one header row, or from two that belong together.
//!
//! ```text
//! project rows    = 项目名称 and 绩效指标, without a column of values: one project a row
//! indicator rows  = 一级/二级/三级指标 or 绩效指标, and a column that only indicators have
//! ```

mod widened;

use zhibiao::lexicon::{self, Column};

use super::columns::{Columns, Role, name_numbered};
use super::filed::{self, of_head};
use super::guess::guess;
use super::line::Line;
use super::time::{period, year};
use super::words::{column, is_value};
use crate::grid::Cover;

/// Characters of a header that are looked at.
const HEAD_CHARS: usize = 240;

/// Characters of a name below a heading at most: where nothing but its place tells it, and where a merged cell does.
const SUBHEAD_CHARS: usize = 14;
const LONG_CHARS: usize = 40;

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
        name_numbered(&heads.texts, &mut heads.known);
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

    /// Whether the row could go on with the header above: names of columns, years and periods only, or whatever
    /// stands under the parts of a heading that is merged over several columns.
    pub fn goes_on(&self, above: &Columns) -> bool {
        let named = self.known.iter().any(Option::is_some);
        let mut any = false;
        for (index, text) in self.own() {
            any = true;
            // 制度保障 is no lower half of 一级指标.
            let level = above.known_at(index).filter(|found| is_level(*found));
            if level.is_some_and(|level| {
                !above.is_wide(index) && self.known[index].is_some_and(|own| own != level)
            }) {
                return false;
            }
            let short = text.chars().count() <= SUBHEAD_CHARS;
            let of_values = matches!(above.known_at(index), Some(Column::Value | Column::Actual));
            let timed = short && of_values && (year(text).is_some() || period(text) != 0);
            let part = short && named && above.is_wide(index);
            let part = part && (!is_value(text) || year(text).is_some());
            let filed = of_head(text).is_some() && above.project_rows;
            if self.known[index].is_none() && !timed && !part && !filed {
                return false;
            }
        }
        any
    }

    /// Whether cells of the header above reach down into this row, so that it is one of the header's.
    pub fn is_reached(&self, above: &Columns) -> bool {
        use Role::*;
        let of_indicators = |role: Option<Role>| {
            matches!(
                role,
                Some(Level1 | Level2 | Name | Value | Sign | Unit | Weight | Actual)
            )
        };
        let mut covers = self.covers.iter().enumerate();
        covers.any(|(index, cover)| *cover == Cover::Above && of_indicators(above.role(index)))
            && self.own().all(|(index, text)| {
                text.chars().count() <= LONG_CHARS
                    && (self.known[index].is_some() || year(text).is_some() || !is_value(text))
            })
    }

    fn own(&self) -> impl Iterator<Item = (usize, &String)> {
        let texts = self.texts.iter().enumerate();
        texts.filter(|(_, text)| !text.is_empty())
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
                        | Goal
                )
            )
        };
        self.known.iter().any(of_grid) && self.is_all_names() || self.waits()
    }

    /// A row that is the upper half of a header if the next one is its lower half, and a form's otherwise.
    pub fn waits(&self) -> bool {
        self.is_of_categories() || self.is_of_headings()
    }

    /// Wide texts side by side behind 项目名称.
    fn is_of_headings(&self) -> bool {
        let wide = |index: usize| {
            let text = &self.texts[index];
            let next = self.texts.get(index + 1).is_some_and(String::is_empty);
            next && self.known[index].is_none() && text.chars().nth(SUBHEAD_CHARS).is_none()
        };
        let own: Vec<usize> = self.own().map(|(index, _)| index).collect();
        let side_by_side = own.windows(2).any(|pair| wide(pair[0]) && wide(pair[1]));
        self.has(Column::Project) && side_by_side
    }

    fn is_of_categories(&self) -> bool {
        self.categories() > 0 && self.counts().1 > 1 && self.is_all_named()
    }

    /// How many columns are called after categories.
    fn categories(&self) -> usize {
        let texts = self.texts.iter();
        texts.filter(|text| of_head(text).is_some()).count()
    }

    /// A category over more than one column.
    fn has_wide_category(&self) -> bool {
        let next = |index: usize| self.texts.get(index + 1).is_some_and(String::is_empty);
        self.own()
            .any(|(index, text)| next(index) && of_head(text).is_some())
    }

    /// Names of columns and categories, and hardly anything else.
    fn is_all_named(&self) -> bool {
        let named =
            |index: usize, text: &str| self.known[index].is_some() || of_head(text).is_some();
        let others: Vec<&String> = self
            .own()
            .filter(|(index, text)| !named(*index, text))
            .map(|(_, text)| text)
            .collect();
        let names = self.own().count() - others.len();
        let short = |text: &&String| text.chars().nth(SUBHEAD_CHARS).is_none() && !is_value(text);
        others.len() * 3 <= names && others.iter().all(short)
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
        // 指标 | 2020年 | 2025年
        let years = self.texts.iter();
        let years = years.filter(|text| year(text).is_some() && text.chars().nth(6).is_none());
        let yearly = levels == 1 && years.count() > 1;
        let guessed = guessed || yearly;
        let (known, own) = (known + usize::from(guessed), own + usize::from(guessed));
        let rows = levels > 1
            || levels == 1 && own > 0
            || self.has(Indicators) && self.has(Value) && own > 0;
        let own_category = |(index, text): &(usize, &String)| {
            self.known[*index].is_none() && of_head(text).is_some()
        };
        let named = known + self.own().filter(own_category).count();
        // All three levels, and the values of regions beside them; projects, names and values, and those of quarters.
        let whole = levels == 3 || levels > 0 && self.has(Project) && self.has(Value);
        let named = whole || named * 2 >= texts;
        if rows && named && known > 1 || self.is_grouped() {
            return Some(false);
        }
        if self.has(Value) || levels > 0 {
            return None;
        }
        let body = self.has(Project) || self.has(BudgetUnit) || self.has(Department);
        let filed = body && self.categories() > 1 && self.is_all_named();
        let filed = filed || self.has(Project) && self.has_wide_category() && self.is_all_named();
        (filed || self.has(Indicators) && self.has(Project)).then_some(true)
    }

    /// Categories with values beside them: 数量指标 | 指标值 | 质量指标 | 指标值.
    fn is_grouped(&self) -> bool {
        let values = self.known.iter().flatten();
        let values = values.filter(|known| **known == Column::Value).count();
        self.categories() > 1
            && values > 0
            && (values > 1 || self.has(Column::Project))
            && self.is_all_named()
    }

    /// The columns, if this is a header; `upper` is the row above where it is one of names too.
    pub fn columns(&self, upper: Option<&Heads>, table_year: Option<u32>) -> Option<Columns> {
        let upper = upper.filter(|upper| upper.may_head(self));
        let merged = match upper {
            Some(upper) => upper.over(self),
            None => self.with(self.texts.clone(), self.known.clone()),
        };
        // Categories below the names of bodies and projects are a header only together with them.
        let project_rows = match self.layout() {
            None if self.categories() > 1 && self.is_all_named() => {
                merged.layout().filter(|rows| *rows)?
            }
            layout => layout?,
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

    /// Not a form's pairs of labels, which stand above whatever follows: 项目名称 is no heading over 一级指标.
    pub fn may_head(&self, lower: &Heads) -> bool {
        use Column::*;
        let mut pairs = self.known.iter().zip(&lower.known);
        let filed = self.categories() > 0 && lower.has(Level1);
        !filed
            && !pairs.any(|(upper, lower)| {
                matches!(upper, Some(Project | Department | BudgetUnit))
                    && matches!(
                        lower,
                        Some(Level1 | Level2 | Level3 | Indicators | Value | Sign | Unit | Weight)
                    )
            })
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
                    let of_group = below_category(below).filter(|_| heading_of(text));
                    known.push(under(below, own, of_upper.or(of_group)));
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

fn is_level(column: Column) -> bool {
    matches!(column, Column::Level1 | Column::Level2 | Column::Level3)
}

/// What the lower of two headers says, in the light of the upper one.
fn under(text: &str, own: Option<Column>, upper: Option<Column>) -> Option<Column> {
    match (own, upper) {
        // 数值 under 完成情况, but not 目标值
        (Some(Column::Value), Some(Column::Actual)) if text.chars().nth(2).is_none() => upper,
        // 目标 and 实际, 当年 and 累计 under 指标值
        (Some(Column::Goal | Column::Total), Some(Column::Value)) => Some(Column::Value),
        // 项目支出 under 年度预算申请
        (Some(Column::Project), Some(Column::Budget)) => Some(Column::Budget),
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

/// What names mean only below a category: 内容 the indicators, 2023年 their values.
fn below_category(text: &str) -> Option<Column> {
    let name = lexicon::names_below_category(text).then_some(Column::Level3);
    name.or(year(text).map(|_| Column::Value))
}

fn heading_of(text: &str) -> bool {
    filed::heading(text).is_some()
}

/// A header on one line: breaks inside it are layout.
fn flat(text: &str) -> String {
    let short: String = text.chars().take(HEAD_CHARS).collect();
    short.split_whitespace().collect::<Vec<_>>().join("")
}
