//! The lines above a header: titles, labels and the lines behind them.

use zhibiao::lexicon::Column;

use super::body::written_out;
use super::cut::is_points;
use super::{Field, Out, joined};
use crate::diagnostic::TableCode;
use crate::error::TableError;
use crate::layout::words::{category, column, is_sum, label};

/// Lines that one label's value may have, but for prose.
const VALUES: usize = 16;
/// Lines of a name that a narrow column broke at most.
const PIECES: usize = 3;
/// Characters of a piece of a label.
const PIECE: usize = 6;

/// Passes on a row for each label with its value, and for each title.
pub(super) fn read<'a>(lines: &[Field<'a>], out: &mut Out<'_, 'a>) -> Result<(), TableError> {
    let mut at = 0;
    // The label above without a value, and those of goals.
    let mut empty = None;
    let mut goals: Vec<Field<'a>> = Vec::new();
    while at < lines.len() {
        let Some((found, inside, count)) = field_at(&lines[at..]) else {
            let row = &lines[at..at + 1 + sums_behind(&lines[at..])];
            out.row(row[0].0, row.iter().map(|(_, text)| text.clone()))?;
            at += row.len();
            continue;
        };
        let head = (lines[at].0, joined(&lines[at..at + count], ""));
        let from = at + count;
        let mut end = from;
        // A level is no value: the body of a table that lost its header.
        let ends = |rest: &[Field<'a>]| field_at(rest).is_some() || is_level(&rest[0].1);
        while end < lines.len() && !ends(&lines[end..]) {
            end += 1;
        }
        // 项目名称 专项资金: a name may look like a label, but no value follows it.
        let next_is_label = |at: usize| at >= lines.len() || field_at(&lines[at..]).is_some();
        if found == Column::Project && end == from && end < lines.len() && next_is_label(end + 1) {
            let other = label(&lines[end].1);
            end += usize::from(matches!(other, Some((Column::Budget | Column::Field, _))));
        }
        let told_empty = end > from && lines[from..end].iter().all(|(_, text)| text.is_empty());
        let mut values = if told_empty { &[] } else { &lines[from..end] };
        // Bars tell of cells that the goal's is merged with.
        let told: Vec<Field<'a>>;
        if found == Column::Goal {
            let whole = values.iter().filter(|(_, text)| !text.is_empty());
            told = whole.cloned().collect();
            values = &told;
        }
        // 长期目标 年度目标, and a line below for each of them.
        let pairs = values.len() > 1 && values.len() <= goals.len() + 1;
        match (inside, found) {
            (true, _) => beside(&head, found, values, out)?,
            (false, Column::Goal) if pairs => {
                let labels = goals.split_off(goals.len() + 1 - values.len());
                let labels = labels.into_iter().chain([head.clone()]);
                out.row(head.0, labels.map(|(_, text)| text))?;
                out.row(values[0].0, values.iter().map(|(_, text)| text.clone()))?;
            }
            (false, _) => below(&head, found, values, empty, out)?,
        }
        match found == Column::Goal && !inside && values.is_empty() {
            true => goals.push(head.clone()),
            false => goals.clear(),
        }
        // 填报单位（盖章）： is whole without a value.
        let told_empty = told_empty || head.1.ends_with([':', '：']);
        let named = !inside && values.is_empty() && !told_empty && is_body(found);
        empty = named.then_some(head.0);
        at = end;
    }
    Ok(())
}

/// How many lines behind `总分` are its numbers.
fn sums_behind(lines: &[Field<'_>]) -> usize {
    let (sum, behind) = (is_sum(&lines[0].1), &lines[1..]);
    let number = |(_, text): &&Field<'_>| sum && (text.is_empty() || is_points(text));
    behind.iter().take_while(number).count()
}

/// `质量指标`
fn is_level(text: &str) -> bool {
    written_out(text) && category(text).is_some()
}

/// `实际完成情况`: what stands beside the goal.
fn is_of_done(text: &str) -> bool {
    column(text) == Some(Column::Actual)
}

/// The label that the first line is or begins with, or the first two are (`年度` `目标`), whether its value stands in the
/// line, and how many lines it takes.
fn field_at(lines: &[Field<'_>]) -> Option<(Column, bool, usize)> {
    let (_, first) = lines.first()?;
    let alone = field(first).map(|(found, told)| (found, told, 1));
    alone.or_else(|| {
        let pieces = lines.get(..2)?;
        let short = |(_, text): &Field<'_>| text.chars().nth(PIECE).is_none();
        let broken = pieces.iter().all(short) && field(&pieces[1].1).is_none();
        let (found, told) = field(&joined(pieces, "")).filter(|_| broken)?;
        (!told).then_some((found, told, 2))
    })
}

/// The label that a line is or begins with, and whether its value stands in the line.
fn field(text: &str) -> Option<(Column, bool)> {
    use Column::*;
    let (found, rest) = label(text)?;
    let told = !rest.is_empty();
    let known = matches!(
        found,
        Project | Department | BudgetUnit | Goal | Budget | Field | Indicators | Footer
    );
    known.then_some((found, told))
}

/// Whether one name is the label's whole value.
fn is_body(found: Column) -> bool {
    matches!(
        found,
        Column::Project | Column::Department | Column::BudgetUnit
    )
}

/// `年度目标：完成……`, and its further lines.
fn beside<'a>(
    line: &Field<'a>,
    found: Column,
    more: &[Field<'a>],
    out: &mut Out<'_, 'a>,
) -> Result<(), TableError> {
    if found == Column::Goal && !more.is_empty() {
        let text = format!("{}\n{}", line.1, joined(more, "\n"));
        return out.row(line.0, [text.into()]);
    }
    out.row(line.0, [line.1.clone()])?;
    match is_body(found) {
        // The rest of a name that a line break tore, or a label nobody knows.
        true => out.unread(more),
        false => {
            for (row, text) in more {
                out.row(*row, [text.clone()])?;
            }
        }
    }
    Ok(())
}

/// A label on a line of its own, and the lines below it.
fn below<'a>(
    line: &Field<'a>,
    found: Column,
    values: &[Field<'a>],
    empty: Option<usize>,
    out: &mut Out<'_, 'a>,
) -> Result<(), TableError> {
    let head = || line.1.clone();
    match values {
        [] if found == Column::Footer => out.row(line.0, [head()]),
        // A label without a value, or the head of other labels.
        [] => Ok(()),
        // 主管部门 实施单位 甲局 乙中心: nothing tells which is whose.
        values if empty.is_some() && is_body(found) => {
            out.unread(values);
            Ok(())
        }
        // 预期目标 实际完成情况, and both below.
        [done, goal, actual] if found == Column::Goal && is_of_done(&done.1) => {
            out.row(line.0, [head(), done.1.clone()])?;
            out.row(goal.0, [goal.1.clone(), actual.1.clone()])
        }
        [done, more @ ..] if found == Column::Goal && !more.is_empty() && is_of_done(&done.1) => {
            let whole = joined(more, "\n");
            out.say(TableCode::GuessedLines, more[0].0, &whole);
            out.row(line.0, [head(), whole])
        }
        values if found == Column::Goal => out.row(line.0, [head(), joined(values, "\n")]),
        [one] => out.row(line.0, [head(), one.1.clone()]),
        [_, ..] if is_body(found) && values.len() <= PIECES => {
            let whole = joined(values, "");
            out.say(TableCode::GuessedLines, values[0].0, &whole);
            out.row(line.0, [head(), whole])
        }
        [first, rest @ ..] if is_body(found) => {
            out.unread(rest);
            out.row(line.0, [head(), first.1.clone()])
        }
        values => {
            let (kept, rest) = values.split_at(values.len().min(VALUES));
            out.unread(rest);
            let texts = kept.iter().map(|(_, text)| text.clone());
            out.row(line.0, [head()].into_iter().chain(texts))
        }
    }
}
