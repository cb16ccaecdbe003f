//! What the numbers of a list say of one another: a comparator, a unit, what they are per.
//!
//! ```text
//! list  = measure 1*( joint measure )                ; with no words of their own between them
//! joint = "、" / "/" / "和" / "与" / "及" / "以及" / "+"   ; + behind 万 or 亿 only
//! ```
//! Accepted: 不低于90%`、95%`, 分别为`60、70`和80%, 分别达到`30%`、95%以上. Refused: ≥95%、`5人` (another unit), `3天`、5天以内
//! (nothing says that both are bounded, so a remark does), `1`、95% (a list's mark, or 1 %).

use std::cmp::Ordering;

use super::cursor::*;
use super::name_unit::has_magnitude;
use super::rate::divide;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::twin;
use crate::model::{Date, Dimension, Measure, Number, Op, Target, Unit, Value};
use crate::span::Span;

/// How far before a list 分别 is looked for, in bytes.
const LONGEST_LABEL: usize = 90;

/// Gives each number of a list what another one says for all.
pub(super) fn share(source: &str, target: &mut Target<'_>) {
    for at in (1..target.measures.len()).rev() {
        if let [.., near, far] = &mut target.measures[..=at]
            && listed(source, near, far)
        {
            let told = share_behind(source, near, far);
            target.diagnostics.extend(told.into_iter().flatten());
        } else if let [.., near, far] = &mut target.measures[..=at]
            && by_times(source, near, far)
        {
            match has_magnitude(far) {
                true => (target.diagnostics).push(told(Code::DoubtfulUnit, near.text.span())),
                false => share_unit(near, far),
            }
        }
    }
    let measures = &mut target.measures;
    // What stands behind the last number is said of those before it, and what the first 每 says of those behind it.
    for at in (1..measures.len()).rev().chain(1..measures.len()) {
        if let [.., near, far] = &mut measures[..=at]
            && !listed(source, near, far)
            && share_below(source, near, far).is_some()
        {
            target
                .diagnostics
                .push(told(Code::DoubtfulUnit, near.text.span()));
        }
    }
    for at in 1..measures.len() {
        if let [.., near, far] = &mut measures[..=at] {
            share_before(source, near, far);
        }
    }
    if target.dates.len() > 1 {
        share_periods(source, target);
    }
}

fn told(code: Code, span: Span) -> Diagnostic {
    Diagnostic { code, span }
}

/// What the second of two numbers says for both: the unit, and a comparator behind it. What is doubtful about either.
fn share_behind<'a>(
    source: &str,
    near: &mut Measure<'a>,
    far: &mut Measure<'a>,
) -> [Option<Diagnostic>; 2] {
    // 3、5万元: 3 or 30000.
    let scaled = near.unit.is_none() && (has_magnitude(far) || may_mark(source, near, far));
    // 10万元、100元/吨: who writes 万 for one of them may mean another thing.
    let odd = !scaled && has_magnitude(near) && !has_magnitude(far) && rated(near, far);
    let unit = (scaled || odd).then(|| told(Code::DoubtfulUnit, near.text.span()));
    if !scaled {
        share_unit(near, far);
    }
    // 优秀率、合格率分别达到30%、95%以上
    let Some(found) = far
        .comparator
        .as_ref()
        .filter(|_| bounds(far) && near.op == Op::Eq)
    else {
        return [unit, None];
    };
    let span = found.span.filter(|_| bounds_behind(far));
    let words = last_bytes(&source[..near.text.end() as usize], LONGEST_LABEL);
    let apart = match (words.chars().any(|c| matches!(twin(c), '别' | '各')), span) {
        (true, _) if span.is_some() || found.span.is_none() => {
            bound_like(near, far);
            None
        }
        (false, span) => span.map(|span| told(Code::ComparatorApart, span)),
        _ => None,
    };
    [unit, apart]
}

/// What the first of two numbers says for both: a comparator before it, or a change.
fn share_before<'a>(source: &str, near: &Measure<'a>, far: &mut Measure<'a>) {
    let bare = far.comparator.is_none() && far.op == Op::Eq;
    if !(bare || bounds_behind(far)) || !listed(source, near, far) {
        return;
    }
    if bare && bounds(near) && !bounds_behind(near) {
        bound_like(far, near);
    }
    // 分别下降8%、10%以上
    if let (Some(change), None) = (near.change(), far.change()) {
        far.extras().change = Some(change.clone());
    }
}

/// `2021年、2022年`分别为30%、50%: to each number its own time.
fn share_periods(source: &str, target: &mut Target<'_>) {
    let Target {
        measures, dates, ..
    } = target;
    for at in 0..measures.len() {
        let Some(all) = measures[at].period().map(|period| period.text.span()) else {
            continue;
        };
        // Dates stand in the order of the text.
        let first = dates.partition_point(|date| date.text.start < all.start);
        let inside = |date: &&Date<'_>| date.text.end() <= all.end && date.text.span() != all;
        let times = dates[first..].iter().take_while(inside);
        let (count, last) = (times.clone().count(), at + times.clone().count());
        let words = source.get(all.end as usize..measures[at].text.end() as usize);
        let list = measures.get(at..last).filter(|_| count > 1);
        let apart = |pair: &[Measure<'_>]| !listed(source, &pair[0], &pair[1]);
        let goes_on = || matches!(&measures[at..], list if list.len() > count && !apart(&list[count - 1..=count]));
        if words.is_none_or(|words| !words.contains(['别', '別']))
            || list.is_none_or(|list| list.windows(2).any(apart))
            || goes_on()
        {
            continue;
        }
        for (measure, date) in measures[at..last].iter_mut().zip(times) {
            measure.extras().period = Some(date.as_period());
        }
    }
}

/// `1`、95%: whether a bare number that opens a value may be the mark of a list rather than its first amount.
fn may_mark(source: &str, near: &Measure<'_>, far: &Measure<'_>) -> bool {
    let opens = source[..near.text.start as usize].trim().is_empty();
    // 1、3-5个
    let next = match far.value {
        Value::Single(number) => number,
        Value::Range { lower, .. } => lower.value,
    };
    let Some(number) = near.value.single() else {
        return false;
    };
    let Some(mark @ 1..=9) = number
        .integer()
        .filter(|_| opens && near.comparator.is_none())
    else {
        return false;
    };
    let far_off = next
        .compare(&Number::from(mark * 10))
        .is_some_and(Ordering::is_ge);
    far_off || (mark == 1 && next.integer() != Some(2))
}

/// Whether nothing but a joint stands between two measures of one kind.
fn listed(source: &str, near: &Measure<'_>, far: &Measure<'_>) -> bool {
    // 每生1000元（小学）、1250元（初中）
    let noted = near.note().map(|note| note.end() as usize);
    let end = noted.and_then(|end| Some(end + peek(source.get(end..)?)?.len_utf8()));
    let gap = source.get(end.unwrap_or(near.text.end() as usize)..far.text.start as usize);
    let joint = |c: char| matches!(twin(c), '、' | '/' | '和' | '与' | '及' | '以');
    // 3万+5000元
    let bare = near.unit.is_none() && near.comparator.is_none() && has_magnitude(near);
    let plus = |gap: &str| bare && eat(gap, &['+']) == Some("");
    let joined = |gap: &str| !gap.is_empty() && (gap.chars().all(joint) || plus(gap));
    let joined = |gap: &str| joined(gap.trim());
    // 检查≥60次、15次/日以下: two bounds of two things
    let opposed =
        near.op.is_upper_bound() != far.op.is_upper_bound() && bounds(near) && bounds(far);
    let alike = match (&near.unit, &far.unit) {
        (Some(a), Some(b)) => a.name == b.name || !opposed && (is_per(a, b) || is_per(b, a)),
        (unit, _) => unit.is_none(),
    };
    // 每批30人、共90人: the second is the sum.
    let sums = far.op == Op::Eq && far.comparator.is_some();
    alike && !sums && gap.is_some_and(joined) && far.period().is_none()
}

/// `一季度30`、二季度40人: whether a number without a unit and one with it have nothing but times of their own.
fn by_times(source: &str, near: &Measure<'_>, far: &Measure<'_>) -> bool {
    let (None, Some(_), Some(time)) = (&near.unit, near.period(), far.period()) else {
        return false;
    };
    let gap = |from: u32, to: u32| source.get(from as usize..to as usize).map(str::trim);
    let joint = |c: char| matches!(twin(c), '、' | ',');
    gap(near.text.end(), time.text.start)
        .is_some_and(|gap| !gap.is_empty() && gap.chars().all(joint))
        && gap(time.text.end(), far.text.start) == Some("")
}

/// Whether a unit is a rate of another: 元/人 of 元.
pub(super) fn is_per(unit: &Unit<'_>, other: &Unit<'_>) -> bool {
    let below = unit.name.strip_prefix(&*other.name);
    below.is_some_and(|below| below.starts_with('/'))
}

/// Whether the second of two measures is a rate of the first.
fn rated(near: &Measure<'_>, far: &Measure<'_>) -> bool {
    let units = near.unit.as_ref().zip(far.unit.as_ref());
    units.is_some_and(|(own, rate)| is_per(rate, own))
}

/// `60`、70%, `100元`、80元/人; and 每人460元、`590元`.
fn share_unit<'a>(near: &mut Measure<'a>, far: &mut Measure<'a>) {
    match (&mut near.unit, &mut far.unit) {
        (None, Some(unit)) => {
            near.unit = Some(Unit {
                span: None,
                ..unit.clone()
            });
        }
        (Some(a), Some(b)) if is_per(a, b) => divide_like(b, a),
        (Some(a), Some(b)) if is_per(b, a) => divide_like(a, b),
        _ => {}
    }
}

/// Makes a unit the rate that another one of the same thing is.
pub(super) fn divide_like<'a>(unit: &mut Unit<'a>, rate: &Unit<'a>) {
    unit.name = rate.name.clone();
    (unit.dimension, unit.additive) = (rate.dimension, rate.additive);
}

/// What one of two measures joined by 、 or 和 is per, and the other may be, too: 小学650元、初中850元`/生·年`, `每期`3天、40人.
fn share_below<'a>(source: &str, near: &mut Measure<'a>, far: &mut Measure<'a>) -> Option<()> {
    let gap = source.get(near.text.end() as usize..far.text.start as usize)?;
    let parted = skip_spaces(gap);
    let gap = eat(parted, &['、', ',', '和', '与', '及'])?.trim();
    let listed = eat(parted, &[',']).is_none();
    let (a, b) = (near.unit.as_mut()?, far.unit.as_mut()?);
    if listed && a.dimension == Dimension::Money && is_per(b, a) {
        // With labels of their own: 中央650元、地方850元/人
        far.label.filter(|label| gap.ends_with(label.text))?;
        near.label?;
        // 小学650元、初中每生850元
        let each = |text: &str| text.chars().any(|c| twin(c) == '每');
        (!each(&far.text)).then_some(())?;
        divide_like(a, b);
        return Some(());
    }
    // 每千人口医师3.2人、护士3.8人
    if listed && is_per(a, b) && !b.name.contains('/') {
        near.label?;
        // 每人补助500元、总额10万元
        let sum = |label: &str| label.chars().any(|c| matches!(twin(c), '总' | '共'));
        far.label
            .filter(|label| gap.ends_with(label.text) && !sum(label.text))?;
        divide_like(b, a);
        return Some(());
    }
    let below = a.name.split_once('/').map(|(_, below)| below.to_string())?;
    // 每千人口床位6张、医师3人, but 发病率5例/10万人，救治500人
    let stroke = |c: char| twin(c) == '/';
    let of_people =
        below.ends_with('人') && below.chars().count() > 1 && !near.text.contains(stroke);
    if of_people && b.dimension == Dimension::Count && !b.name.contains('/') {
        near.label?;
        far.label.filter(|label| gap.ends_with(label.text))?;
        divide(b, &[below]);
        return Some(());
    }
    let each = eat(&near.text, &['每']).is_some();
    let counted = matches!(
        b.dimension,
        Dimension::Count | Dimension::Money | Dimension::Area
    );
    let bare =
        gap.is_empty() && far.label.is_none() && far.op == Op::Eq && far.comparator.is_none();
    if !listed
        || !each
        || !bare
        || !counted
        || below.split('·').any(|part| part.ends_with(&*b.name))
    {
        return None;
    }
    divide(b, &[below]);
    Some(())
}

/// Whether a comparator says more than that the number is meant.
fn bounds(measure: &Measure<'_>) -> bool {
    measure.comparator.is_some() && !matches!(measure.op, Op::Eq | Op::Range)
}

/// Whether the comparator stands behind the number.
fn bounds_behind(measure: &Measure<'_>) -> bool {
    let comparator = measure.comparator.as_ref().and_then(|c| c.span);
    comparator.is_some_and(|span| span.end == measure.text.end())
}

fn bound_like<'a>(measure: &mut Measure<'a>, other: &Measure<'a>) {
    measure.op = other.op;
    measure.approximate |= other.approximate;
    measure.comparator = other.comparator.clone();
    if let Some(comparator) = &mut measure.comparator {
        comparator.span = None;
    }
}
