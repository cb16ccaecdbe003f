use serde::{Deserialize, Serialize};
use zhibiao::wire::{Diagnostic, Offsets, Span, Target};
use zhibiao::{Language, Parser, header, lexicon};

use crate::indicator;
use crate::layout::unnumbered;
use crate::text::{self, Text};

/// One indicator, of a cell or of a row of its own; see [`zhibiao::wire::Indicator`] and [`crate::Indicator`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// Level 1 (一级指标): one of the four names, or what a row calls it otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Level 2 (二级指标), likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<String>,
    /// Level 3 (三级指标).
    pub name: String,
    /// The canonical name of the unit in the name's brackets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_hint: Option<String>,
    /// The value. Its spans are offsets into the project's cell of indicators; of a row's, into `cells.value`.
    pub target: Target,
    /// From the ordinal to the end of the value, in the project's cell of indicators; a row has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Points for this indicator, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// What was achieved, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// A row's own cells, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<Cells>,
    /// A row's other cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Extra>,
    /// The row, from 1, of an indicator that has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// What was odd about the item; the target has its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

/// The cells of one indicator's row, as written; see [`crate::Cells`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cells {
    /// 计算符号, 指标性质.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// 指标值.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// 计量单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 分值, 权重.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// 实际完成值.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
}

/// A cell that is kept as it is; see [`crate::Extra`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extra {
    /// What stands at the head of its column or field.
    pub header: String,
    /// The cell.
    pub text: String,
}

impl Indicator {
    /// Reads an indicator that has a row of its own.
    pub(super) fn of_row(
        row: &indicator::Indicator<'_>,
        parser: &Parser,
        offsets: Offsets,
        language: Language,
    ) -> Indicator {
        let value = row.cells.value.as_deref().unwrap_or_default();
        let name = own(&row.name).unwrap_or_default();
        let of_level1 = row.category.as_deref().map(|text| outer(row, text));
        // 产出 in the only column of levels is level 1.
        let below = |text: &&str| {
            let level = header::category(text);
            row.category.is_some() || level.is_none_or(|def| def.subcategory.is_some())
        };
        let of_level2 = row.subcategory.as_deref().filter(below);
        Indicator {
            ordinal: row.ordinal,
            category: of_level1.or_else(|| Some(row.category()?.as_str().to_owned())),
            subcategory: of_level2.map(|text| inner(row, text)),
            unit_hint: parser.unit_hint(&name).map(|unit| unit.name.to_string()),
            name,
            target: Target::new(&row.target(parser), value, offsets, language),
            span: None,
            weight: own(&row.cells.weight),
            actual: own(&row.cells.actual),
            cells: Some(Cells::new(&row.cells)),
            extra: row.extra.iter().map(Extra::new).collect(),
            row: Some(row.row),
            diagnostics: Vec::new(),
        }
    }
}

/// The name of level 1: where level 2 stands beside it, a known word means the category.
fn outer(row: &indicator::Indicator<'_>, text: &str) -> String {
    let name = level(text);
    let alias = row.subcategory.is_some() && !text.starts_with(name.trim_end_matches("指标"));
    match header::category(text).filter(|def| alias && def.subcategory.is_some()) {
        Some(def) => def.category.as_str().to_owned(),
        None => name,
    }
}

/// The name of level 2, which a short word may say behind its level 1: 社会 behind 效益指标.
fn inner(row: &indicator::Indicator<'_>, text: &str) -> String {
    let outer = row.category.as_deref().and_then(header::category);
    let found = outer.and_then(|outer| lexicon::inner_category(outer, text)?.subcategory);
    found.map_or_else(|| level(text), |found| found.as_str().to_owned())
}

/// The name of a level: the standard's where the lexicon knows it, and as the table calls it where it is a department's
/// own or nobody's.
fn level(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = unnumbered(&bare).to_owned();
    if lexicon::is_departmental(&bare) {
        return bare;
    }
    match header::category(&bare) {
        Some(def) => match def.subcategory {
            Some(subcategory) => subcategory.as_str().to_owned(),
            None => def.category.as_str().to_owned(),
        },
        None => bare,
    }
}

impl Cells {
    fn new(cells: &indicator::Cells<'_>) -> Cells {
        Cells {
            sign: own(&cells.sign),
            value: own(&cells.value),
            unit: own(&cells.unit),
            weight: own(&cells.weight),
            actual: own(&cells.actual),
        }
    }
}

impl Extra {
    pub(super) fn new(extra: &text::Extra<'_>) -> Extra {
        Extra {
            header: extra.header.to_string(),
            text: extra.text.to_string(),
        }
    }
}

fn own(text: &Option<Text<'_>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

/// An indicator of a cell.
impl From<zhibiao::wire::Indicator> for Indicator {
    fn from(indicator: zhibiao::wire::Indicator) -> Indicator {
        Indicator {
            ordinal: indicator.ordinal,
            category: indicator.category.map(|c| c.as_str().to_owned()),
            subcategory: indicator.subcategory.map(|c| c.as_str().to_owned()),
            name: indicator.name,
            unit_hint: indicator.unit_hint,
            target: indicator.target,
            span: Some(indicator.span),
            weight: indicator.weight,
            actual: indicator.actual,
            cells: None,
            extra: Vec::new(),
            row: None,
            diagnostics: indicator.diagnostics,
        }
    }
}
