//! Categories as columns: 项目名称 | 产出指标 | 效益指标 | 满意度指标, each cell a list of the category's indicators.

use std::borrow::Cow;

use zhibiao::lexicon::NameDef;
use zhibiao::{Category, Kind, Piece, PieceKind, Subcategory};

use super::line::part;
use super::words::category;
use crate::document::Text;
use crate::indicator::{Cells, Indicator};

/// The category that a header names in its last row: `产出指标 数量指标`, `绩效指标 效益指标`.
pub(super) fn of_head(head: &str) -> Option<NameDef> {
    category(head.rsplit(' ').next()?)
}

/// The part of a header that ends with a category: `绩效指标 产出指标` of `绩效指标 产出指标 指标内容`.
pub(super) fn heading(text: &str) -> Option<&str> {
    let mut end = text.len();
    loop {
        let from = text[..end].rfind(' ').map_or(0, |at| at + 1);
        if category(&text[from..end]).is_some() {
            return Some(&text[..end]);
        }
        end = from.checked_sub(1)?;
    }
}

/// The indicators of one cell below the header of a category.
pub(super) fn indicators<'a>(head: &str, cell: &Text<'a>) -> Vec<Indicator<'a>> {
    let Some(of_head) = heading(head).and_then(of_head) else {
        return Vec::new();
    };
    let head = (of_head.category, of_head.subcategory);
    let read = zhibiao::parse_cell(cell);
    if read.indicators.is_empty() {
        let told = is_target(cell) || cell.chars().any(char::is_alphabetic);
        let whole = told.then(|| filed(cell, whole(cell.clone()), head));
        return whole.into_iter().collect();
    }
    let own = |found: &zhibiao::Indicator<'_>| {
        let own = found.category.zip(found.subcategory.map(Some));
        filed(cell, indicator(cell, found), own.unwrap_or(head))
    };
    let mut found: Vec<_> = read
        .indicators
        .iter()
        .map(|one| (one.span.start, own(one)))
        .collect();
    // What was not read is an indicator as well, whose value is missing.
    let unread = read
        .others
        .iter()
        .filter(|piece| piece.kind == PieceKind::Unread);
    found.extend(unread.map(|piece| {
        let (start, end) = (piece.span.start, piece.span.end as usize);
        let text = part(cell, start as usize, end);
        (start, filed(cell, whole(text), head))
    }));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, one)| one).collect()
}

/// An indicator under its category.
fn filed<'a>(
    cell: &Text<'a>,
    indicator: Indicator<'a>,
    (category, subcategory): (Category, Option<Subcategory>),
) -> Indicator<'a> {
    let named = |name: &'static str| {
        Some(Text {
            text: Cow::Borrowed(name),
            place: cell.place,
        })
    };
    Indicator {
        category: named(category.as_str()),
        subcategory: subcategory.and_then(|found| named(found.as_str())),
        row: cell.place.row,
        ..indicator
    }
}

/// A text that is a whole indicator: its target where it says nothing else, else its name.
fn whole(text: Text<'_>) -> Indicator<'_> {
    let target = is_target(&text);
    let mut found = Indicator::default();
    match target {
        true => found.cells.value = Some(text),
        false => found.name = Some(text),
    }
    found
}

/// `≤500万元`, `10月底前完工`: an amount or a date with no name before it.
fn is_target(text: &str) -> bool {
    let target = zhibiao::parse_value(text);
    match target.kind {
        Kind::Date => true,
        Kind::Quantity | Kind::Threshold | Kind::Range => target
            .measures
            .iter()
            .all(|measure| measure.text.start == 0),
        _ => false,
    }
}

/// What the cell says of one indicator, as parts of the cell.
fn indicator<'a>(cell: &Text<'a>, found: &zhibiao::Indicator<'_>) -> Indicator<'a> {
    let piece = |found: &Piece<'_>| {
        let start = found.start as usize;
        (!found.text.is_empty()).then(|| part(cell, start, start + found.text.trim_end().len()))
    };
    // A quality alone is the indicator, not its value.
    let (name, value) = match (piece(&found.name), piece(&found.target.text)) {
        (None, Some(value)) if !is_target(&value) => (Some(value), None),
        named => named,
    };
    Indicator {
        ordinal: found.ordinal,
        name,
        cells: Cells {
            value,
            weight: found.weight.as_ref().and_then(piece),
            actual: found.actual.as_ref().and_then(piece),
            ..Cells::default()
        },
        ..Indicator::default()
    }
}
