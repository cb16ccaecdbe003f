//! What a row is, told by its name and what stands beside it: an indicator, a section, a total, nothing.

use std::ops::Range;

use zhibiao::header;

use super::{Row, first};
use crate::document::{Extra, Text};
use crate::indicator::Cells;
use crate::layout::columns::{Columns, Role};
use crate::layout::line::part;
use crate::layout::marks::marks;
use crate::layout::time::period;
use crate::layout::words::{category, is_blank, is_filler, is_sum, is_total_row};

/// Characters of a unit at most.
const UNIT_CHARS: usize = 12;

/// Characters of a unit with the noun behind it at most.
const LONGEST_WORD: usize = 5;

/// What a row turned out to be.
pub(in super::super) enum Kind<'a> {
    Indicator(Box<Found<'a>>),
    /// A category in a row of its own.
    Section(Text<'a>),
    /// Levels without a name and a value, or nothing at all.
    Nothing,
    /// 合计, `……`, `指标1：`.
    Skipped(Text<'a>),
    /// A value, but no name.
    Nameless(Text<'a>),
    /// A lone text that may be anything.
    Unread(Text<'a>),
}

/// An indicator's parts.
pub(in super::super) struct Found<'a> {
    pub name: Text<'a>,
    pub ordinal: Option<u32>,
    pub cells: Cells<'a>,
    pub extra: Vec<Extra<'a>>,
    /// The name stands where a level should.
    pub from_level: bool,
    /// The unit in the header of the values.
    pub head_unit: Option<Text<'a>>,
}

impl<'a> Row<'a> {
    /// What the row is, told by its name and what stands beside it; `levels` are this row's own.
    pub fn kind(&mut self, columns: &Columns, own_levels: [Option<&Text<'a>>; 2]) -> Kind<'a> {
        let valued = !self.values.is_empty() || self.value_above.is_some();
        let Some((name, from_level)) = self.name(valued, own_levels) else {
            return self.nameless(own_levels);
        };
        if is_filler(&name) || is_sum(&name) {
            return Kind::Skipped(name);
        }
        if let Some(total) = own_levels.into_iter().flatten().find(|text| is_sum(text)) {
            return Kind::Skipped(total.clone());
        }
        if let Some(bare) = self.bare(columns, valued, &name, own_levels) {
            return bare;
        }
        let (length, ordinal) = marks(&name);
        let blank = is_blank(&name[length..]);
        if length == name.len() || blank {
            let valued = valued && !self.values.iter().all(|value| is_blank(value));
            return match valued {
                true => Kind::Nameless(name),
                false => Kind::Skipped(name),
            };
        }
        if self.is_unread(columns, valued, &name, &name[length..], own_levels) {
            return Kind::Unread(name);
        }
        let mut name = part(&name, length, name.len());
        let mut cells = self.cells();
        let head = columns.head(columns.name);
        let scored = ["分值", "权重", "分数"]
            .iter()
            .any(|word| head.contains(word));
        if let Some((end, points)) = points(&name, scored).filter(|_| cells.weight.is_none()) {
            cells.weight = Some(part(&name, points.start, points.end));
            name = part(&name, 0, end);
        }
        Kind::Indicator(Box::new(Found {
            name,
            ordinal,
            cells,
            extra: Vec::new(),
            from_level,
            head_unit: None,
        }))
    }

    /// A category and nothing else.
    fn bare(
        &self,
        columns: &Columns,
        valued: bool,
        name: &Text<'a>,
        own_levels: [Option<&Text<'a>>; 2],
    ) -> Option<Kind<'a>> {
        let told = valued || !(self.signs.is_empty() && self.units.is_empty());
        let unfiled = own_levels.iter().all(Option::is_none);
        let bare = !told && self.actuals.is_empty() && category(name).is_some();
        if !bare || !(columns.has(Role::Value) || unfiled) {
            return None;
        }
        // Where both levels have columns of their own, it may be the rest of the name above.
        let own_columns = columns.has(Role::Level1) && columns.has(Role::Level2);
        Some(match unfiled && !self.name_is_left && own_columns {
            true => Kind::Unread(name.clone()),
            false => Kind::Section(name.clone()),
        })
    }

    /// Whether what stands in the name's place is none; `words` are its text behind a number.
    fn is_unread(
        &self,
        columns: &Columns,
        valued: bool,
        name: &str,
        words: &str,
        own_levels: [Option<&Text<'a>>; 2],
    ) -> bool {
        // A number is no name, and a text without a value is one only where its place says so.
        let mut filed = own_levels.into_iter().flatten();
        let filed = self.covered || filed.any(|text| category(text).is_some());
        let evidence = self.has_cells() || valued || filed || self.value_is_left;
        let number = !name.chars().any(char::is_alphabetic);
        // ≥5次 stands where a merged cell was lost.
        let bound = name.starts_with(['≥', '≤', '＞', '＜', '>', '<']) && valued;
        // 全年 | 全年 is a target and a remark on it.
        let twice = self.values.iter().any(|value| **value == *name);
        let twice = twice && zhibiao::parse_value(name).kind == zhibiao::Kind::Date;
        let swapped = || self.values.len() == 1 && swapped(words, &self.values[0]);
        columns.has(Role::Value) && !evidence || number || bound || twice || swapped()
    }

    /// The name, and whether it stands in a column of levels.
    fn name(
        &mut self,
        valued: bool,
        own_levels: [Option<&Text<'a>>; 2],
    ) -> Option<(Text<'a>, bool)> {
        // `指标1：` or a number before the name, under one heading.
        let is_mark = |text: &Text<'_>| {
            marks(text).0 == text.len() || text.chars().all(|c| c.is_ascii_digit())
        };
        let last = self.names.len().saturating_sub(1);
        let start = self.names.iter().position(|text| !is_mark(text));
        self.names.drain(..start.unwrap_or(last).min(last));
        if let Some(name) = first(&mut self.names).or_else(|| first(&mut self.other_names)) {
            return Some((name, false));
        }
        let has_value = !self.values.is_empty();
        if has_value && let Some(name) = self.name_above.take() {
            return Some((name, false));
        }
        let deepest = own_levels[1]
            .or(own_levels[0])
            .filter(|_| valued && has_value);
        // A category is a name only where its cell goes on over the column of names.
        let named = deepest.filter(|text| self.name_is_left || category(text).is_none());
        named.map(|text| (text.clone(), true))
    }

    fn nameless(&mut self, own_levels: [Option<&Text<'a>>; 2]) -> Kind<'a> {
        if let Some(total) = own_levels
            .into_iter()
            .flatten()
            .chain(&self.labels)
            .find(|text| is_total_row(text))
        {
            return Kind::Skipped(total.clone());
        }
        let told = self
            .values
            .first()
            .or(self.actuals.first())
            .or(self.signs.first());
        match told {
            Some(text) if is_filler(text) => Kind::Skipped(text.clone()),
            Some(text) => Kind::Nameless(text.clone()),
            None => Kind::Nothing,
        }
    }

    fn cells(&mut self) -> Cells<'a> {
        // ≥ | 95 | % under one heading
        let mut unit = None;
        if self.values.len() > 1 && self.signs.is_empty() && header::sign(&self.values[0]).is_some()
        {
            self.signs.extend(first(&mut self.values));
        }
        if self.values.len() > 1
            && self.units.is_empty()
            && is_unit(&self.values[1], &self.values[0])
        {
            unit = Some(self.values.remove(1));
        }
        let sign = self.sign();
        Cells {
            sign,
            value: first(&mut self.values).or_else(|| self.value_above.take()),
            unit: first(&mut self.units).or(unit),
            weight: first(&mut self.weights),
            actual: first(&mut self.actuals),
        }
    }

    /// The comparator, whichever of the two columns has it; else what the column of signs says.
    fn sign(&mut self) -> Option<Text<'a>> {
        let compares = |text: &Text<'a>| header::sign(text).is_some();
        if let Some(at) = self.signs.iter().position(compares) {
            return Some(self.signs.remove(at));
        }
        if let Some(at) = self.directions.iter().position(compares) {
            return Some(self.directions.remove(at));
        }
        // 定性 stands where other rows have their signs; 正向 is none.
        let qualitative = |text: &Text<'a>| header::is_sign(text) && !text.contains('向');
        if self.signs.is_empty()
            && let Some(at) = self.directions.iter().position(qualitative)
        {
            return Some(self.directions.remove(at));
        }
        // 下降 | 5: by 5, or 5 at most. It is no sign, and whoever reads the value says so.
        let changes = |text: &Text<'a>| zhibiao::parse_value(text).trend.is_some();
        let number = |value: &Text<'_>| value.starts_with(|c: char| c.is_ascii_digit());
        if self.signs.is_empty()
            && self.values.first().is_some_and(number)
            && let Some(at) = self.directions.iter().position(changes)
        {
            return Some(self.directions.remove(at));
        }
        first(&mut self.signs)
    }
}

/// `12月底前 | 完成时间`, `明显提升 | 服务水平`: whether name and value stand in one another's places: only the other way round they
/// are an indicator.
fn swapped(name: &str, value: &str) -> bool {
    let words = value.chars().all(char::is_alphabetic) && !value.is_ascii();
    if !words
        || !(3..=UNIT_CHARS).contains(&value.chars().count())
        || name.chars().nth(UNIT_CHARS).is_some()
    {
        return false;
    }
    let parts = |first: &str, second: &str| {
        let text = format!("{first}{second}");
        let cell = zhibiao::parse_cell(&text);
        matches!(&cell.indicators[..], [one] if &*one.name == first && &*one.target.text == second)
    };
    parts(value, name) && !parts(name, value)
}

/// `维修面积（20分）`: where the name ends before its points, and where they stand; without 分 where the header tells of points.
fn points(name: &str, scored: bool) -> Option<(usize, Range<usize>)> {
    let before = name.strip_suffix([')', '）'])?;
    let open = before.rfind(['(', '（'])?;
    let inner = before[open..].trim_start_matches(['(', '（']);
    let points = inner.strip_suffix('分').or(scored.then_some(inner))?;
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let start = before.len() - inner.len();
    // 任务（2024）
    let whole = points
        .split('.')
        .next()
        .and_then(|whole| whole.parse::<u32>().ok());
    let few = points.chars().all(number) && whole.is_some_and(|points| points <= 100);
    let found = open > 0 && few;
    found.then_some((open, start..start + points.len()))
}

/// The sign that the header of values says in brackets, for a value that is a bare number: `指标值（≥）`.
pub(in super::super) fn sign_of_head<'t>(head: &'t str, value: &str) -> Option<&'t str> {
    let sign = in_brackets(head)?;
    let figures = |c: char| !matches!(c, '≥' | '≤' | '＞' | '＜' | '>' | '<' | '=' | '＝');
    let number = value.starts_with(|c: char| c.is_ascii_digit()) && value.chars().all(figures);
    (number && header::sign(sign).is_some()).then_some(sign)
}

/// What stands in brackets at a header's end.
fn in_brackets(head: &str) -> Option<&str> {
    let inner = head.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    Some(inner[open..].trim_start_matches(['(', '（']))
}

/// The unit that the header of values says in brackets, for a value that is a bare number: `指标值（%）`.
pub(in super::super) fn unit_of_head<'t>(head: &'t str, value: &str) -> Option<&'t str> {
    let unit = in_brackets(head)?;
    let number = value.chars().any(|c| c.is_ascii_digit());
    let bare = value
        .chars()
        .all(|c| !c.is_alphabetic() && !matches!(c, '%' | '％' | '‰' | '/'));
    // 目标值（年）, 指标值（年度） are the year's.
    let one = unit != "年" && period(unit) == 0 && !unit.contains(['、', '，', ',']);
    (number && bare && one && is_unit(unit, "x")).then_some(unit)
}

/// Whether a text beside a value is its unit.
pub(in super::super) fn is_unit(text: &str, value: &str) -> bool {
    if text.chars().nth(UNIT_CHARS).is_some() || text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let number = value.chars().all(|c| !c.is_alphabetic());
    let whole = format!("1{text}");
    let target = zhibiao::parse_value(&whole);
    let unit = target
        .measures
        .first()
        // 指标值（包含数字及文字描述）: 包 of a sentence.
        .filter(|measure| measure.label.is_none() || text.chars().nth(LONGEST_WORD).is_none())
        .and_then(|measure| measure.unit.as_ref());
    // Nobody knows all units, but a number without one lacks it.
    unit.is_some_and(|unit| unit.known || number)
}
