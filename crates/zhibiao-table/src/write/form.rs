//! A target as columns and as one text, each checked by reading it again.

use std::borrow::Cow;

use zhibiao::{Field, Kind, Measure, Op, Parser, Target};

use crate::indicator::Cells;
use crate::text::Text;

use super::same::same;

/// A target in three columns (计算符号, 年度指标值, 计量单位).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parts<'t> {
    /// `≥` `＞` `＝` `＜` `≤` `定性`, or empty where the value says it itself.
    pub sign: Cow<'t, str>,
    /// The number or the text.
    pub value: Cow<'t, str>,
    /// The unit, or empty.
    pub unit: Cow<'t, str>,
}

impl Parts<'_> {
    fn read<'p>(&'p self, name: &'p str, parser: &'p Parser) -> Target<'p> {
        let some = |text: &'p str| (!text.is_empty()).then_some(text);
        parser.parse_field(Field {
            value: &self.value,
            sign: some(&self.sign),
            unit: some(&self.unit),
            name: some(name),
        })
    }
}

/// The target as three columns that read back the same beside the indicator's `name`.
///
/// `cells` are those it was read from, if it had cells of its own.
pub fn parts<'t>(
    target: &'t Target<'_>,
    name: &str,
    cells: Option<&'t Cells<'_>>,
    parser: &Parser,
) -> Parts<'t> {
    let original = original(target, cells);
    let qualitative = Parts {
        sign: "定性".into(),
        unit: "".into(),
        ..original.clone()
    };
    let split = match &target.measures[..] {
        [measure] => split(measure),
        _ => None,
    };
    let qualitative =
        (target.kind == Kind::Text && !original.value.is_empty()).then_some(qualitative);
    let candidates = [split, qualitative].into_iter().flatten();
    candidates
        .into_iter()
        .find(|parts| same(&parts.read(name, parser), target))
        .unwrap_or(original)
}

/// The target as one text that reads back the same beside the indicator's `name`: `≥95%`.
///
/// Sign and unit are empty, unless no one text says the same: 98 of the unit 项目数 would be read as 98项.
///
/// ```
/// use zhibiao::{Field, Parser};
/// use zhibiao_table::write::merged;
/// let parser = Parser::new();
/// let target = parser.parse_field(Field { value: "95", sign: Some("大于等于"), unit: Some("%"), name: None });
/// assert_eq!(merged(&target, "", None, &parser).value, "≥95%");
/// ```
pub fn merged<'t>(
    target: &'t Target<'_>,
    name: &str,
    cells: Option<&'t Cells<'_>>,
    parser: &Parser,
) -> Parts<'t> {
    let original = original(target, cells);
    let split = match &target.measures[..] {
        [measure] => split(measure),
        _ => None,
    };
    let split = split.map(|parts| {
        // Nothing says = in a text, and a sign at its beginning would be a formula to a spreadsheet.
        let sign = if parts.sign == "＝" { "" } else { &parts.sign };
        Cow::Owned(format!("{sign}{}{}", parts.value, parts.unit))
    });
    let joined = format!("{}{}{}", original.sign, original.value, original.unit);
    let candidates = [
        Some(original.value.clone()),
        split,
        Some(Cow::Owned(joined)),
        Some(Cow::Owned(target.to_string())),
    ];
    let whole = |value| Parts {
        value,
        ..Parts::default()
    };
    candidates
        .into_iter()
        .flatten()
        .map(whole)
        .find(|parts| same(&parts.read(name, parser), target))
        .unwrap_or(original)
}

/// As the source had it.
fn original<'t>(target: &'t Target<'_>, cells: Option<&'t Cells<'_>>) -> Parts<'t> {
    let own = |text: &'t Option<Text<'_>>| Cow::Borrowed(text.as_deref().unwrap_or_default());
    match cells {
        Some(cells) => Parts {
            sign: own(&cells.sign),
            value: own(&cells.value),
            unit: own(&cells.unit),
        },
        None => Parts {
            value: Cow::Borrowed(target.text.text),
            ..Parts::default()
        },
    }
}

/// A plain measure: a sign, a number and a unit.
fn split<'t>(measure: &'t Measure<'_>) -> Option<Parts<'t>> {
    let number = measure.value.single()?;
    let sign = match measure.op {
        Op::Ge => "≥",
        Op::Gt => "＞",
        Op::Eq => "＝",
        Op::Lt => "＜",
        Op::Le => "≤",
        Op::About | Op::Range => return None,
    };
    let unit = measure.unit.as_ref().map_or("", |unit| &*unit.name);
    Some(Parts {
        sign: sign.into(),
        value: number.to_string().into(),
        unit: unit.into(),
    })
}
