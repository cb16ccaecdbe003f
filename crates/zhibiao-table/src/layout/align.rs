//! In which columns the cells of a short row stand: each cell speaks for the columns that hold such texts.
//!
//! ```text
//! 一级指标 | 二级指标 | 三级指标 | 符号 | 目标值 | 单位
//! 产出指标 | 数量指标 | 培训人数 | ≥    | 300   | 人
//! 培训期数 | ≥       | 6       | 期                     none of them where the header has it, all of them two columns on
//! ```

use zhibiao::lexicon::Column;
use zhibiao::{Category, Subcategory, header};

use super::body::is_unit;
use super::columns::{Columns, Role};
use super::line::Line;
use super::words::{category, is_blank, is_value, label};
use crate::grid::Cover;

/// Cells that are looked at, and columns by which a row is moved at most: levels, their points and a project.
const CELLS: usize = 24;
const MOST: usize = 8;
/// Bytes of a cell that is read as a value; what is longer is prose.
const SHORT: usize = 120;
/// What a cell says against a column that never holds such a text.
const AGAINST: i32 = -4;
/// What a text says against a column of levels that holds no such one.
const FOREIGN: i32 = -1;
/// By how much another place must be the better one where nothing else is wrong with the row's own.
const SURE: i32 = 4;

/// What a cell is, whatever column it stands in.
#[derive(PartialEq)]
enum Look {
    Empty,
    Level1,
    Level2,
    Sign,
    /// Digits and nothing else: a value without its unit, points.
    Number,
    /// With a sign or a unit, or a date.
    Measure,
    /// A value in words: 有效提升, 优.
    Quality,
    Unit,
    Words,
}

/// Where cells were lost, and how many.
#[derive(Clone, Copy)]
pub(super) struct Lost {
    pub from: usize,
    pub by: usize,
}

/// What a row lost, so that its cells are to be moved to the right to stand where the header has them: nothing where they
/// stand well, or nothing tells. `standard`: the rows above have levels of the standard.
pub(super) fn shift(columns: &Columns, line: &Line<'_>, standard: bool) -> Option<Lost> {
    let told = |index: &usize| !line.text(*index).is_empty() || line.cover(*index) != Cover::None;
    let last = (0..line.width()).rev().find(told)?;
    let most = columns.roles.len().checked_sub(last + 1)?;
    let most = most.min(columns.name).min(MOST);
    if most == 0 || line.single().is_some() || stands_well(columns, line) {
        return None;
    }
    let looks: Vec<Look> = (0..=last)
        .take(CELLS)
        .map(|at| match is_cost(line, at) {
            true => Look::Level1,
            false => look(line.text(at)),
        })
        .collect();
    // Every row has its number.
    let numbered = columns
        .position(Role::Ordinal)
        .filter(|at| looks.get(*at) == Some(&Look::Number));
    let numbered = numbered.filter(|at| looks[..*at].iter().all(|look| *look == Look::Empty));
    let from = numbered.map_or(0, |at| at + 1);
    let weighed = |by: usize| Weight::of(columns, &looks, Lost { from, by }, standard);
    let stands = weighed(0);
    let moved: Vec<Weight> = (1..=most).map(weighed).collect();
    let best = moved.iter().map(|found| found.weight).max()?;
    // Of two that are as good neither is certain.
    let mut likeliest = moved
        .iter()
        .zip(1..)
        .filter(|(found, _)| found.weight == best);
    let (found, by) = likeliest.next().filter(|_| likeliest.next().is_none())?;
    // Where the row cannot stand as it is, or rows above lost their merged cells, less tells that this one did.
    let margin = if stands.refused || columns.shifted {
        1
    } else {
        SURE
    };
    let told = if columns.shifted { 1 } else { 2 };
    let sure = best >= stands.weight + margin && found.told >= told && !found.refused;
    sure.then_some(Lost { from, by })
}

/// Whether levels and name are where they should be: told without reading a value, for most rows are like this.
fn stands_well(columns: &Columns, line: &Line<'_>) -> bool {
    let first = line.own().next();
    let level = |role: Role, deeper: bool| {
        let at = columns.position(role)?;
        let text = line.text(at);
        let found = category(text).map(|def| def.subcategory.is_some() == deeper);
        let found = found.map(|found| found || !deeper && is_cost(line, at));
        found.or(Some(false).filter(|_| !text.is_empty()))
    };
    let levels = [level(Role::Level1, false), level(Role::Level2, true)];
    let told = levels.contains(&Some(true)) || first == Some(columns.name);
    let name = line.text(columns.name);
    let sign = columns.position(Role::Sign).map_or("", |at| line.text(at));
    let signed = sign.is_empty() || header::sign(sign).is_some();
    let named = !name.is_empty() && (!is_value(name) || is_name(name));
    told && signed && !levels.contains(&Some(false)) && named
}

/// 成本指标, a level 2 alone, is the level 1 of 经济成本指标 and its like beside it.
fn is_cost(line: &Line<'_>, at: usize) -> bool {
    let of = |at| category(line.text(at)).and_then(|def| Some((def.category, def.subcategory?)));
    let beside = |_| of(at + 1).is_some_and(|(category, _)| category == Category::Cost);
    of(at)
        .filter(|(category, own)| *category == Category::Output && *own == Subcategory::OutputCost)
        .is_some_and(beside)
}

/// The covered column without which the row's own cells stand where the header has them, as they do not now.
pub(super) fn pushed(columns: &Columns, line: &Line<'_>, standard: bool) -> Option<usize> {
    let first = line.own().next().filter(|first| *first <= columns.name)?;
    let covered = |at: &usize| line.cover(*at) == Cover::Above;
    let at = (0..first).rev().find(covered)?;
    let last = line.own().last().filter(|last| *last > first)?;
    // For a row that stands well two looks are enough.
    let beyond = last >= columns.roles.len();
    if !beyond && category(line.text(columns.name)).is_none() {
        return None;
    }
    let cells = (0..=last).take(CELLS);
    let mut looks: Vec<Look> = cells.map(|at| look(line.text(at))).collect();
    let stands = Weight::of(columns, &looks, Lost { from: 0, by: 0 }, standard);
    if at >= looks.len() {
        return None;
    }
    looks.remove(at);
    let found = Weight::of(columns, &looks, Lost { from: 0, by: 0 }, standard);
    let margin = if stands.refused { 1 } else { SURE };
    let sure = found.weight >= stands.weight + margin && found.told > 1 && !found.refused;
    sure.then_some(at)
}

/// Whether a row that begins like a form's is an indicator's that lost its merged cells: `补助标准 | = | 1500 | 元/人`.
pub(super) fn is_indicator(columns: &Columns, line: &Line<'_>, standard: bool) -> bool {
    let mut texts = line.own().map(|index| line.text(index));
    let field = texts.next().and_then(label);
    // Points may stand before the value.
    let mut looks = texts.map(look).skip_while(|look| *look == Look::Number);
    let bound = matches!(looks.next(), Some(Look::Sign | Look::Measure));
    let field = matches!(field, Some((Column::Field, "")));
    field && bound && shift(columns, line, standard).is_some()
}

/// What all cells say of one place of the row.
struct Weight {
    weight: i32,
    /// Some cell says that it cannot be.
    refused: bool,
    /// What the cell besides the name says that says the most for it.
    told: i32,
}

impl Weight {
    fn of(columns: &Columns, looks: &[Look], lost: Lost, standard: bool) -> Weight {
        let Lost { from, by } = lost;
        let name = columns.name.checked_sub(by).filter(|at| *at >= from);
        let nameless = name.is_none_or(|at| looks.get(at).is_none_or(|look| *look == Look::Empty));
        let mut all = Weight {
            weight: if nameless { AGAINST } else { 0 },
            refused: nameless,
            told: 0,
        };
        let mut foreign = 0;
        for (index, look) in looks.iter().enumerate() {
            let column = if index < from { index } else { index + by };
            let own = fits(columns, column, look, standard);
            all.weight += own;
            all.refused |= own <= AGAINST;
            if name != Some(index) && index >= from {
                all.told = all.told.max(own);
            }
            let level = matches!(columns.role(column), Some(Role::Level1 | Role::Level2));
            foreign += i32::from(level && own == FOREIGN);
        }
        // Two levels that are none are likelier a name and its value.
        all.refused |= foreign > 1;
        all
    }
}

/// What a cell says of standing in a column.
fn fits(columns: &Columns, index: usize, look: &Look, standard: bool) -> i32 {
    use Look::*;
    let Some(role) = columns.role(index) else {
        return AGAINST;
    };
    match (role, look) {
        (_, Empty) => 0,
        (Role::Level1, Level1) | (Role::Level2, Level2) => 3,
        (Role::Level1, Level2) if columns.by_meaning => 3,
        (Role::Level2, Level1) => -2,
        (Role::Level1 | Role::Level2, Words | Quality | Unit) => FOREIGN * i32::from(standard),
        (Role::Level1 | Role::Level2, _) => AGAINST,
        (Role::Project | Role::Department | Role::BudgetUnit | Role::Goal, Words) => 0,
        (Role::Project | Role::Department | Role::BudgetUnit | Role::Goal, _) => AGAINST,
        (Role::Name | Role::OtherName, Words) => 2,
        (Role::Name | Role::OtherName, Level1 | Level2) => -1,
        (Role::Name | Role::OtherName, Quality | Unit) => 0,
        (Role::Name | Role::OtherName, _) => AGAINST,
        (Role::Sign | Role::Direction, Sign) => 3,
        (Role::Sign | Role::Direction, _) => AGAINST,
        (Role::Value | Role::OtherValue | Role::Upper, Number | Measure) => 2,
        (Role::Value | Role::OtherValue | Role::Upper, Quality) => 1,
        (Role::Value | Role::OtherValue | Role::Upper, Words) => 0,
        (Role::Value | Role::OtherValue | Role::Upper, Unit) => -1,
        (Role::Value | Role::OtherValue | Role::Upper, _) => AGAINST,
        (Role::Unit, Unit) => 3,
        (Role::Unit, Words | Quality) => -2,
        (Role::Unit, _) => AGAINST,
        (Role::Weight, Number | Measure) => 2,
        (Role::Weight, _) => AGAINST,
        (Role::Actual, Number | Measure | Quality) => 1,
        (Role::Actual, Words) => 0,
        (Role::Actual, _) => -2,
        (Role::Label, Level1 | Level2) => -2,
        (Role::Ordinal, Number) => 1,
        _ => match (columns.known_at(index), look) {
            (Some(Column::Score | Column::Weight), Number) => 2,
            (Some(Column::Score | Column::Weight), _) => -2,
            (_, Level1 | Level2 | Sign) => -2,
            _ => 0,
        },
    }
}

fn look(text: &str) -> Look {
    if text.is_empty() || is_blank(text) {
        return Look::Empty;
    }
    if text.len() > SHORT {
        return Look::Words;
    }
    if let Some(def) = category(text) {
        return match def.subcategory {
            Some(_) => Look::Level2,
            None => Look::Level1,
        };
    }
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-');
    if text.chars().all(digits) && text.contains(|c: char| c.is_ascii_digit()) {
        return Look::Number;
    }
    // 起 alone is a unit, though it is a comparator behind a number.
    if is_unit(text, "x") {
        return Look::Unit;
    }
    if !text.contains(|c: char| c.is_ascii_digit()) && header::is_sign(text) {
        return Look::Sign;
    }
    if is_name(text) {
        return Look::Words;
    }
    let target = zhibiao::parse_value(text);
    let whole = |measure: &zhibiao::Measure<'_>| measure.text.len() == text.len();
    let dated = !target.dates.is_empty() && target.kind == zhibiao::Kind::Date;
    if is_value(text) || dated || target.measures.first().is_some_and(whole) {
        return Look::Measure;
    }
    match target.trend.is_some() || target.level.is_some() {
        true => Look::Quality,
        false => Look::Words,
    }
}

/// 1290平方米冷库建设 begins like a value, and is none; 4A景区创建数 holds no number at all.
fn is_name(text: &str) -> bool {
    let words = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let opens = text.starts_with(|c: char| c.is_ascii_digit());
    let words = text.chars().filter(words).count();
    if !opens || words < 3 {
        return false;
    }
    let target = zhibiao::parse_value(text);
    let none = target.measures.is_empty() && target.diagnostics.is_empty();
    let dated = target.kind == zhibiao::Kind::Date;
    (words > 5 && (!dated || of_year(text))) || (none && !dated)
}

/// `2024年高标准农田建设任务`: whether a long name stands behind a year and no part of it.
fn of_year(text: &str) -> bool {
    let year = text
        .get(..4)
        .filter(|year| year.parse().is_ok_and(header::is_year));
    let behind = year.and_then(|_| text[4..].strip_prefix('年'));
    let part = |c: char| {
        matches!(
            c,
            '底' | '末' | '初' | '前' | '内' | '上' | '下' | '第' | '度'
        ) || !c.is_alphabetic()
    };
    behind.is_some_and(|name| {
        name.chars().nth(5).is_some() && !name.starts_with(part) && !name.contains("完成")
    })
}
