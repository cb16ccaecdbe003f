//! Cells whose formula has no result in the file: a library wrote it and nothing reckoned it, or reckoning it failed.

use crate::diagnostic::{TableCode, TableDiagnostic};
use crate::grid::Place;

use super::sink::Sink;

/// What spreadsheets show where a formula fails.
const ERRORS: [&str; 10] = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    "#FIELD!",
];

/// Tells of a cell that shows a formula, or an error in place of its result.
pub(crate) fn tell<'a>(
    sheet: &str,
    (row, column): (u32, u32),
    text: &str,
    is_formula: bool,
    sink: &mut dyn Sink<'a>,
) {
    if is_formula && is_reckoning(text) || text.starts_with('#') && ERRORS.contains(&text.trim()) {
        let place = Place {
            row: row as usize + 1,
            column: column as usize + 1,
        };
        let mut remark = TableDiagnostic::new(TableCode::NoResult, place, text);
        remark.sheet = Some(sheet.into());
        sink.remark(remark);
    }
}

/// Functions, texts, cells and operators; `=100%` and `=1500元/人` are texts that begin with the sign.
#[cfg(feature = "xlsx")]
fn is_reckoning(formula: &str) -> bool {
    let pairs = || formula.chars().zip(formula.chars().skip(1));
    let of_cell =
        |(a, b): (char, char)| a.is_ascii_alphabetic() && (b.is_ascii_digit() || b == '$');
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '%' | ')');
    let mut triples = pairs().zip(formula.chars().skip(2));
    formula.contains(['(', '"', '!', '&'])
        || pairs().any(of_cell)
        || triples
            .any(|((a, b), c)| ends(a) && "+-*/^".contains(b) && (c.is_ascii_digit() || c == '-'))
}

/// Other formats hold no formula in place of its result.
#[cfg(not(feature = "xlsx"))]
fn is_reckoning(_: &str) -> bool {
    false
}
