//! What a name says about the unit of its values: the unit in brackets or behind a stroke at its end, or in brackets that
//! only a few words follow, and what a letter means beside it.
//!
//! Accepted: `合格率（%）` 95, `床位数（张）新增` 120, `带宽` 100M. Refused: `培训人数（人）` 95% (the value's own wins), `补贴人数（人）合格率` 95.

use super::context::Context;
use super::cursor::{after_first, ends_word, is_colon, is_han, is_space, last, last_bytes, marks};
use super::literal::scale;
use super::rate::per;
use super::sense::settle_by;
use super::unit;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::QUANTITY_NOUN;
use crate::model::*;
use crate::options::Options;

/// The unit that a name ends in, for who has nothing but the name.
pub(crate) fn unit_hint<'a>(options: &'a Options, name: &'a str) -> Option<Unit<'a>> {
    let cx = Context {
        source: name,
        options,
    };
    hint(&cx, name)?.0
}

/// The unit in brackets at a name's end or before its last words, and the exponent of its 万 or 亿: `享受资助单位（个）`, `产值（亿）`.
pub(super) fn hint<'a>(cx: &Context<'a>, name: &'a str) -> Option<(Option<Unit<'a>>, u32)> {
    if let Some(found) = behind_stroke(cx, name) {
        return Some(found);
    }
    // Nearly all names end in a Chinese character.
    let name = match name.as_bytes() {
        [.., 0xe4..=0xe9, _, _] => before_words(name)?,
        _ => name,
    };
    let name = name.trim_end_matches(|c: char| is_space(c) || c.is_whitespace());
    let close = last(name).filter(|c| super::brackets::is_close(*c))?;
    let inner = &name[..name.len() - close.len_utf8()];
    // （元（人民币））: the bracket that the last one closes, not the one inside it.
    let nested = last(inner).is_some_and(super::brackets::is_close);
    let mut opens = inner.rmatch_indices(super::brackets::is_open);
    let (open, _) = opens.nth(usize::from(nested))?;
    let width = inner[open..].chars().next().map_or(1, char::len_utf8);
    let text = inner[open + width..].trim();
    let text = text
        .strip_prefix("单位")
        .map_or(text, |t| t.trim_start_matches(|c| is_colon(c) || c == ' '));
    match unit::column(cx, text) {
        Ok((Some(mut unit), magnitude)) => {
            unit.source = UnitSource::Name;
            Some((Some(unit), magnitude))
        }
        Ok((None, magnitude @ 1..)) => Some((None, magnitude)),
        _ => None,
    }
}

/// `床位数（张）`新增: the name up to a bracket that a few words without a noun of their own stand behind.
fn before_words(name: &str) -> Option<&str> {
    let near = last_bytes(name, LONGEST_UNIT);
    let close = near.rfind(super::brackets::is_close)?;
    let words = after_first(&near[close..]);
    let plain = words.chars().all(|c| is_han(c) || is_space(c));
    (plain && QUANTITY_NOUN.suffix(words).is_none()).then(|| &name[..name.len() - words.len()])
}

/// The unit behind a stroke, where the name can be no rate: `项目数/个`, `合格率/%`, `总投资/万元`, but no 成本/人.
fn behind_stroke<'a>(cx: &Context<'a>, name: &'a str) -> Option<(Option<Unit<'a>>, u32)> {
    let near = last_bytes(name, LONGEST_UNIT);
    let stroke = marks(near).filter(|(_, c)| matches!(c, '/' | '／')).last();
    let at = stroke?.0 + name.len() - near.len();
    let (before, text) = (name[..at].trim_end(), after_first(&name[at..]).trim());
    let (unit, magnitude) = unit::column(cx, text).ok()?;
    let mut unit = unit?;
    let asked = match unit.dimension {
        Dimension::Money => before.chars().nth(1).is_some(),
        Dimension::Ratio => before.ends_with(['率', '度', '比', '重']),
        Dimension::Area => ends_word(before, "面积"),
        Dimension::Length => ends_word(before, "长度") || ends_word(before, "里程"),
        // 培训人数/人, 设备数量/台; 人数/场 is so many for each.
        Dimension::Count => {
            let counted = before.strip_suffix(['数', '數']);
            counted.is_some_and(|noun| {
                noun.ends_with(unit.text) || unit.text == "个" && !noun.ends_with('人')
            }) || ends_word(before, "数量") && !matches!(unit.text, "人" | "户")
        }
        _ => false,
    };
    unit.source = UnitSource::Name;
    asked.then_some((Some(unit), magnitude))
}

/// How far from a name's end such a stroke is looked for, in bytes.
const LONGEST_UNIT: usize = 16;

/// Whether a measure has no unit, or nothing but what it is per: 每年`12`.
pub(super) fn lacks_unit(measure: &Measure<'_>) -> bool {
    (measure.unit.as_ref()).is_none_or(|unit| unit.name.starts_with('/'))
}

/// Gives a measure the unit it lacks, multiplying out 万 and 亿.
pub(super) fn give<'a>(
    measure: &mut Measure<'a>,
    unit: Option<&Unit<'a>>,
    magnitude: u32,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let own = measure.unit.take();
    measure.unit = unit.cloned();
    // 每年12 under 次
    if let Some(below) = own.as_ref().and_then(|own| own.name.strip_prefix('/')) {
        let below: Vec<String> = below.split('·').map(str::to_owned).collect();
        per(measure, &below);
    }
    if magnitude == 0 {
        return;
    }
    let span = measure.text.span();
    // 2万 under 万元: one of the two is a slip, and the value wins.
    if has_magnitude(measure) {
        diagnostics.push(Diagnostic {
            code: Code::UnitDiffers,
            span,
        });
        return;
    }
    let scaled = match measure.value {
        Value::Single(n) => scale(n, magnitude).map(Value::Single),
        Value::Range { lower, upper } => {
            match (scale(lower.value, magnitude), scale(upper.value, magnitude)) {
                (Some(l), Some(u)) => Some(Value::Range {
                    lower: Bound { value: l, ..lower },
                    upper: Bound { value: u, ..upper },
                }),
                _ => None,
            }
        }
    };
    match scaled {
        Some(value) => measure.value = value,
        None => diagnostics.push(Diagnostic {
            code: Code::NumberOutOfRange,
            span,
        }),
    }
}

/// Whether 万 or 亿 stands in the measure itself.
pub(super) fn has_magnitude(measure: &Measure<'_>) -> bool {
    measure.text.contains(['万', '亿', '萬', '億'])
}

/// How much of a name is searched, in bytes from its end: it is looked at for every measure.
const LONGEST_NAME: usize = 300;

/// 带宽 as the name makes 100M megabits, whatever the value says around it.
pub(super) fn settle_named(target: &mut Target<'_>, name: &str) {
    let name = last_bytes(name, LONGEST_NAME);
    target
        .measures
        .iter_mut()
        .for_each(|measure| settle_by(name, "", measure));
}

/// Whether a unit is none of the commonest, that mean the same everywhere: % and words that begin with another byte than 度.
fn may_be_settled(measure: &Measure<'_>) -> bool {
    let unit = measure.unit.as_ref().map(|unit| unit.text.as_bytes());
    !matches!(unit, None | Some([b'%' | 0xe4 | 0xe6..=0xe9, ..]))
}

/// Gives measures without a unit the one in brackets at the name's end, and those with a letter for one its meaning.
pub(super) fn unit_from_name<'a>(cx: &Context<'a>, target: &mut Target<'a>, name: &'a str) {
    // Nearly all measures have one that means the same everywhere.
    if !target
        .measures
        .iter()
        .any(|m| lacks_unit(m) || may_be_settled(m))
    {
        return;
    }
    settle_named(target, name);
    if !target.measures.iter().any(lacks_unit) {
        return;
    }
    let Some((unit, magnitude)) = hint(cx, name) else {
        return;
    };
    for measure in &mut target.measures {
        if lacks_unit(measure) {
            give(measure, unit.as_ref(), magnitude, &mut target.diagnostics);
        }
    }
    settle_named(target, name);
}
