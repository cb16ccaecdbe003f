//! Categories as columns: 项目名称 | 产出指标 | 效益指标 | 满意度指标, each cell a list of the category's indicators.

use std::borrow::Cow;

use zhibiao::lexicon::NameDef;
use zhibiao::{Category, Piece, PieceKind, Subcategory};

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
    let read = zhibiao::parse_cell(cell);
    let piece = |found: &Piece<'_>| {
        let start = found.start as usize;
        (!found.text.is_empty()).then(|| part(cell, start, start + found.text.trim_end().len()))
    };
    let named = |name: &'static str| {
        Some(Text {
            text: Cow::Borrowed(name),
            place: cell.place,
        })
    };
    let filed = |indicator: Indicator<'a>, own: Option<(Category, Subcategory)>| {
        let (category, subcategory) = match own {
            Some((category, subcategory)) => (category, Some(subcategory)),
            None => (of_head.category, of_head.subcategory),
        };
        Indicator {
            category: named(category.as_str()),
            subcategory: subcategory.and_then(|found| named(found.as_str())),
            row: cell.place.row,
            ..indicator
        }
    };
    if read.indicators.is_empty() {
        let name = cell.chars().any(char::is_alphabetic).then(|| cell.clone());
        let whole = name.map(|name| Indicator {
            name: Some(name),
            ..Indicator::default()
        });
        return whole.into_iter().map(|whole| filed(whole, None)).collect();
    }
    let own = |found: &zhibiao::Indicator<'_>| {
        let (name, value) = (piece(&found.name), piece(&found.target.text));
        let def = found.category.zip(found.subcategory);
        // A quality alone is the indicator, not its value.
        let (name, value) = match name {
            None => (value, None),
            name => (name, value),
        };
        let cells = Cells {
            value,
            weight: found.weight.as_ref().and_then(piece),
            actual: found.actual.as_ref().and_then(piece),
            ..Cells::default()
        };
        let indicator = Indicator {
            ordinal: found.ordinal,
            name,
            cells,
            ..Indicator::default()
        };
        filed(indicator, def)
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
        let name = Some(part(
            cell,
            piece.span.start as usize,
            piece.span.end as usize,
        ));
        let whole = Indicator {
            name,
            ..Indicator::default()
        };
        (piece.span.start, filed(whole, None))
    }));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, one)| one).collect()
}
