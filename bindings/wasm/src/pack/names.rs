//! The names of all that is packed as a number, and their places.

use serde::Serialize;
use zhibiao::{
    Category, Code, DateRelation, Diagnostic, Dimension, Kind, Language, Op, Span, Subcategory,
    TargetPieceKind, Trend,
};

/// The names of all that is packed as a number; numbers are places in these lists.
#[derive(Serialize)]
pub(crate) struct Names<'a> {
    kinds: Vec<&'static str>,
    ops: Vec<&'static str>,
    trends: Vec<&'static str>,
    categories: Vec<&'static str>,
    subcategories: Vec<&'static str>,
    dimensions: Vec<&'static str>,
    relations: Vec<&'static str>,
    pieces: Vec<&'static str>,
    codes: &'a [(&'static str, &'static str)],
}

pub(crate) fn names<'a>(codes: &'a [(&'static str, &'static str)]) -> Names<'a> {
    Names {
        kinds: Kind::ALL.iter().map(|v| v.as_str()).collect(),
        ops: Op::ALL.iter().map(|v| v.as_str()).collect(),
        trends: Trend::ALL.iter().map(|v| v.as_str()).collect(),
        categories: Category::ALL.iter().map(|v| v.as_str()).collect(),
        subcategories: Subcategory::ALL.iter().map(|v| v.as_str()).collect(),
        dimensions: Dimension::ALL.iter().map(|v| v.as_str()).collect(),
        relations: DateRelation::ALL.iter().map(|v| v.as_str()).collect(),
        pieces: TargetPieceKind::ALL.iter().map(|v| v.as_str()).collect(),
        codes,
    }
}

/// The message of a code, for the text it was found in.
pub(crate) fn message(code: usize, found: &str, language: Language) -> String {
    let Some(&code) = Code::ALL.get(code) else {
        return String::new();
    };
    let span = Span {
        start: 0,
        end: found.len() as u32,
    };
    Diagnostic { code, span }.message(found, language)
}

/// The place in its list, from 1; 0 when absent.
pub(super) fn optional(place: Option<u32>) -> u32 {
    place.map_or(0, |place| place + 1)
}
