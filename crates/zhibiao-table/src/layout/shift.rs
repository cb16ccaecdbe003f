//! Rows that lost the cells which a merged cell covered, so that all others stand too far to the left.

use zhibiao::header;
use zhibiao::lexicon::Column;

use super::align::{self, Lost};
use super::columns::{Columns, Role};
use super::line::{Carry, Line};
use super::words::{category, is_value};
use crate::grid::Cover;

/// What a row lost, where its cells say so. `first`: it is the first below the header.
pub(super) fn lost(
    columns: &Columns,
    line: &Line<'_>,
    standard: bool,
    first: bool,
) -> Option<Lost> {
    if is_body_sum(columns, line, first) {
        return None;
    }
    if of_level2(columns, line) {
        return Some(Lost { from: 0, by: 1 });
    }
    if !is_plain(columns) {
        let by = of_halves(columns, line)?;
        return Some(Lost { from: 0, by });
    }
    align::shift(columns, line, standard)
}

/// The empty points that a row lost as rows above lost what merged cells covered: `其中桃树 | 1.5亩 | 1.4亩` below
/// `种植面积 | 20 | 29.5亩 | 29.5亩`.
pub(super) fn unweighed(columns: &Columns, line: &Line<'_>) -> Option<Lost> {
    let weight = columns.position(Role::Weight)?;
    let before = columns.position(Role::Value) == Some(weight + 1);
    let short = line.own().last()? + 1 < columns.roles.len();
    if !before || !short || !columns.shifted {
        return None;
    }
    let target = zhibiao::parse_value(line.text(weight));
    let unit = target
        .measures
        .first()
        .and_then(|measure| measure.unit.as_ref());
    let counts = unit.is_some_and(|unit| !matches!(&*unit.name, "分" | "%"));
    counts.then_some(Lost {
        from: weight,
        by: 1,
    })
}

/// `某县教育局 | | 1,350.00`: a body and the sum of its projects, before which no merged cell was lost: the row is the
/// first, or as wide as its header, or the number is an amount's.
fn is_body_sum(columns: &Columns, line: &Line<'_>, first: bool) -> bool {
    use Role::{BudgetUnit, Department, Project};
    let mut own = line.own();
    let body = own.next().and_then(|index| columns.role(index));
    if columns.shifted || !matches!(body, Some(BudgetUnit | Department | Project)) {
        return false;
    }
    let levels = columns.first_level();
    let whole = line.width() >= columns.roles.len();
    let is_sum = |index: usize| {
        let text = line.text(index);
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        index < levels
            && columns.known_at(index) == Some(Column::Budget)
            && text.chars().all(number)
            && (first || whole || text.contains(['.', ',']))
    };
    let mut sums = own.peekable();
    sums.peek().is_some() && sums.all(is_sum)
}

/// By how many columns a row is to be moved to the right, where another half or another group stands beside it.
///
/// The row must be too short by as many; then a level 2 must come to stand in its column, or the name come to
/// stand in its own where a value stands beside it.
fn of_halves(columns: &Columns, line: &Line<'_>) -> Option<usize> {
    let level2 = columns.position(Role::Level2)?;
    let level1 = columns.position(Role::Level1)?;
    if columns.name <= level2 || level2 <= level1 {
        return None;
    }
    let (first, last) = (line.own().next()?, line.own().last()?);
    let width = columns.roles.len();
    let most = width.checked_sub(last + 1)?.min(columns.name);
    if most == 0 || fits(columns, line, level1, level2) {
        return None;
    }
    let is_level2 =
        |index: usize| category(line.text(index)).is_some_and(|def| def.subcategory.is_some());
    (1..=most).find(|&by| {
        let name = line.text(columns.name - by);
        let named = is_name(name);
        let filed = by <= level2 && is_level2(level2 - by);
        // The name, and 定性 or a number behind it.
        let behind = line.text(first + 1);
        let signed = columns.role(columns.name + 1) == Some(Role::Sign) && header::is_sign(behind);
        let alone = by + first == columns.name && (is_value(behind) || signed);
        // Name and value of several years, and those of this year.
        let again = columns.is_halved()
            && first == 0
            && by + 2 == columns.name
            && [1, 3]
                .iter()
                .all(|&value| is_value(line.text(first + value)))
            && is_name(line.text(first));
        // A category may be the name only where the value's place says so.
        let plain = category(name).is_none() || by == 1 && counts(columns, line);
        named && plain && (filed || alone || again)
    })
}

/// Whether a number stands in the column of signs, so that the value is one column too far to the left.
fn counts(columns: &Columns, line: &Line<'_>) -> bool {
    let sign = columns.position(Role::Sign);
    let value = columns.position(Role::Value);
    let beside = sign.filter(|sign| Some(sign + 1) == value);
    let text = beside.map_or("", |sign| line.text(sign));
    text.starts_with(|c: char| c.is_ascii_digit()) && header::sign(text).is_none()
}

/// `指标类型 | 指标名称`: level 2 stands for the name in such a table, and here in the place of level 1.
fn of_level2(columns: &Columns, line: &Line<'_>) -> bool {
    let short = line
        .own()
        .last()
        .is_some_and(|last| last + 1 < columns.roles.len());
    let alone = columns.position(Role::Level2).is_none();
    let level1 = columns.position(Role::Level1);
    let level2 = |index| category(line.text(index)).is_some_and(|def| def.subcategory.is_some());
    let next = level1.is_some_and(|index| index + 1 == columns.name && level2(index));
    columns.named_by_level2 && short && alone && next
}

/// The column of a merged cell that claims one row too many, so that the row's own cells stand too far to the right.
pub(super) fn pushed(columns: &Columns, line: &Line<'_>, standard: bool) -> Option<usize> {
    let claimed = || align::pushed(columns, line, standard);
    of_level1(columns, line).or_else(|| claimed().filter(|_| is_plain(columns)))
}

/// One indicator a row, and nothing beside it.
fn is_plain(columns: &Columns) -> bool {
    !columns.is_halved() && columns.groups.is_none()
}

/// The column of level 1, where a level 1 of the row's own stands in the column of level 2.
fn of_level1(columns: &Columns, line: &Line<'_>) -> Option<usize> {
    let level1 = columns.position(Role::Level1)?;
    let level2 = columns.position(Role::Level2)?;
    let level = |index: usize| category(line.text(index));
    let of_level1 = level(level2).is_some_and(|def| def.subcategory.is_none());
    let of_level2 = level(level2 + 1).is_some_and(|def| def.subcategory.is_some());
    let name = line.text(columns.name + 1);
    let named = !name.is_empty() && !is_value(name);
    let open = line.cover(level1) == Cover::Above || line.text(level1).is_empty();
    let found = level2 == level1 + 1 && open && of_level1 && of_level2 && named;
    found.then_some(level1)
}

/// Puts into its column what stands beside it, because a merged cell above was pushed to the right: a level 1 in the
/// column of level 2, a level 2 in that of names. Whether anything was moved.
pub(super) fn straighten<'a>(columns: &Columns, line: &mut Line<'a>, carry: &Carry<'a>) -> bool {
    let (Some(level1), Some(level2)) = (
        columns.position(Role::Level1),
        columns.position(Role::Level2),
    ) else {
        return false;
    };
    let name = columns.name;
    if level2 != level1 + 1 || name != level2 + 1 || !is_plain(columns) {
        return false;
    }
    let of = |line: &Line<'a>, index: usize| {
        let text = carry.above(line, index);
        let text = text.as_ref().map_or(line.text(index), |text| text);
        category(text).map(|def| def.subcategory.is_some())
    };
    let covered = |line: &Line<'a>, index| line.cover(index) == Cover::Above;
    if of(line, level1) == Some(true) && of(line, level2) == Some(false) && covered(line, level2) {
        carry.fill(line, level1);
        carry.fill(line, level2);
        line.swap(level1, level2);
        return true;
    }
    let named = !line.text(level2).is_empty() && category(line.text(level2)).is_none();
    if named && covered(line, name) && of(line, name) == Some(true) {
        carry.fill(line, name);
        line.swap(level2, name);
        return true;
    }
    false
}

/// Whether a text could be a name: 1290平方米冷库建设 is one, though it begins like a value.
fn is_name(text: &str) -> bool {
    let words = text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    let opens = text.starts_with(|c: char| c.is_ascii_digit());
    !text.is_empty() && (!is_value(text) || opens && words.count() > 5)
}

/// Whether the row's cells stand where the other half's columns have them.
pub(super) fn in_step(columns: &Columns, line: &Line<'_>) -> bool {
    let level = |role| columns.position(role);
    match (level(Role::Level1), level(Role::Level2)) {
        (Some(level1), Some(level2)) => fits(columns, line, level1, level2),
        _ => true,
    }
}

/// Whether the row is fine as it stands.
fn fits(columns: &Columns, line: &Line<'_>, level1: usize, level2: usize) -> bool {
    if counts(columns, line) {
        return false;
    }
    let (first, second, name) = (
        line.text(level1),
        line.text(level2),
        line.text(columns.name),
    );
    let of_level2 =
        second.is_empty() || category(second).is_some_and(|def| def.subcategory.is_some());
    let of_level1 =
        first.is_empty() || category(first).is_some_and(|def| def.subcategory.is_none());
    !name.is_empty() && !is_value(name) && (of_level1 || of_level2)
}
