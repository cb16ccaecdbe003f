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

pub(super) const OPS: [Op; 7] = [Op::Eq, Op::Ge, Op::Gt, Op::Le, Op::Lt, Op::About, Op::Range];
pub(super) const TRENDS: [Trend; 3] = [Trend::Increase, Trend::Decrease, Trend::Maintain];
pub(super) const RELATIONS: [DateRelation; 5] = [
    DateRelation::Before,
    DateRelation::By,
    DateRelation::Within,
    DateRelation::From,
    DateRelation::To,
];
pub(super) const DIMENSIONS: [Dimension; 16] = [
    Dimension::Count,
    Dimension::Money,
    Dimension::Length,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Mass,
    Dimension::Energy,
    Dimension::Power,
    Dimension::Data,
    Dimension::Temperature,
    Dimension::Concentration,
    Dimension::Time,
    Dimension::Ratio,
    Dimension::Rate,
    Dimension::Other,
    Dimension::Unknown,
];

pub(crate) fn names<'a>(codes: &'a [(&'static str, &'static str)]) -> Names<'a> {
    Names {
        kinds: Kind::ALL.iter().map(|v| v.as_str()).collect(),
        ops: OPS.iter().map(|v| v.as_str()).collect(),
        trends: TRENDS.iter().map(|v| v.as_str()).collect(),
        categories: Category::ALL.iter().map(|v| v.as_str()).collect(),
        subcategories: Subcategory::ALL.iter().map(|v| v.as_str()).collect(),
        dimensions: DIMENSIONS.iter().map(|v| v.as_str()).collect(),
        relations: RELATIONS.iter().map(|v| v.as_str()).collect(),
        pieces: TargetPieceKind::ALL.iter().map(|v| v.as_str()).collect(),
        codes,
    }
}

/// By its name.
pub(crate) fn dimension(name: &str) -> Option<Dimension> {
    DIMENSIONS
        .into_iter()
        .find(|dimension| dimension.as_str() == name)
}

/// By its name.
pub(crate) fn op(name: &str) -> Option<Op> {
    OPS.into_iter().find(|op| op.as_str() == name)
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

/// The place of a value in its list; enumerations are declared in the order of the lists.
pub(super) fn number<T: PartialEq>(all: &[T], value: &T) -> u32 {
    all.iter()
        .position(|other| other == value)
        .unwrap_or_default() as u32
}

/// The place in its list, from 1; 0 when absent.
pub(super) fn optional<T: PartialEq>(all: &[T], value: Option<&T>) -> u32 {
    value.map_or(0, |value| number(all, value) + 1)
}
