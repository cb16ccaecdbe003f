//! Two opposite bounds over one thing become one range.
//!
//! ```text
//! bounds = lower joint upper / upper joint lower     ; joint = spaces, ， 、 且 并 和 …
//! ```
//! Accepted: `≥80%且<90%`, `80%以上90%以下`. Refused: ≥80%，≤`5人` (another unit), ≥80%且满意度`≤90%` (words between).

use std::cmp::Ordering;

use super::amount::in_larger;
use super::chars::{is_comma, is_space};
use super::clause_end::ends_clause;
use super::cursor::skip_spaces;
use super::fraction::is_share;
use super::literal::{Reading, scale};
use super::name_unit::has_magnitude;
use super::range::exact;
use super::sense::alike;
use super::shared::{divide_like, is_per};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{AFTER, Numeral, numeral, twin};
use crate::model::{Bound, Measure, Measures, Number, Op, Target, Unit, Value};
use crate::span::{Piece, Span};

/// Joins two opposite bounds over one thing: ≥80%且<90%, 80%以上90%以下.
pub(super) fn join_bounds<'a>(source: &'a str, target: &mut Target<'a>) {
    tell_of_bare(source, target);
    tell_of_apart(source, target);
    let beside = |pair: &[Measure<'_>]| joint(source, &pair[0], &pair[1]).is_some();
    if !target.measures.windows(2).any(beside) {
        return;
    }
    let mut kept: Measures<'a> = Measures::with_capacity(target.measures.len());
    let mut rest = std::mem::take(&mut target.measures).into_iter().peekable();
    while let Some(second) = rest.next() {
        let found = kept.last().and_then(|first| joint(source, first, &second));
        // ＜98%；不低于80%，不高于90%: what stands nearer belongs together.
        let next = rest.peek().and_then(|third| joint(source, &second, third));
        let nearer = |joined: &Joint| next.is_some_and(|next| next < *joined);
        match (kept.last_mut(), found.filter(|joined| !nearer(joined))) {
            (Some(first), Some(_)) => join(source, first, second, &mut target.diagnostics),
            _ => kept.push(second),
        }
    }
    target.measures = kept;
}

/// `≥90%，95%`: a bare number of the same kind behind a comma may be meant to be bounded as the first is.
fn tell_of_bare(source: &str, target: &mut Target<'_>) {
    for at in 1..target.measures.len() {
        let (first, second) = (&target.measures[at - 1], &target.measures[at]);
        let Some(sign) = first.comparator.as_ref().and_then(|c| c.span) else {
            continue;
        };
        let gap = source.get(first.text.end() as usize..second.text.start as usize);
        let comma =
            |gap: &str| gap.contains(is_comma) && gap.chars().all(|c| is_comma(c) || is_space(c));
        let alike = first.unit.as_ref().map(|u| &u.name) == second.unit.as_ref().map(|u| &u.name)
            // ≥80分，10分: so many points for it.
            && first.unit.as_ref().is_none_or(|unit| unit.name != "分");
        let bounded = first.op.is_inequality() && sign.start == first.text.start;
        let bare = second.op == Op::Eq && second.comparator.is_none() && second.extras.is_none();
        if bounded && bare && alike && second.label.is_none() && gap.is_some_and(comma) {
            let code = Code::ComparatorApart;
            target.diagnostics.push(Diagnostic { code, span: sign });
        }
    }
}

/// `95%，（以上）`: a comparator behind a comma may be meant for the number before it.
fn tell_of_apart(source: &str, target: &mut Target<'_>) {
    for measure in &target.measures {
        if measure.op != Op::Eq {
            continue;
        }
        let behind = skip_spaces(&source[measure.text.end() as usize..]);
        if !behind.starts_with(parts) {
            continue;
        }
        let mark = |c: char| is_comma(c) || matches!(twin(c), '、' | ';' | '(') || is_space(c);
        let word = behind.trim_start_matches(mark);
        let Some((length, _)) = AFTER.longest(word) else {
            continue;
        };
        if word[..length].chars().nth(1).is_some() && ends_clause(&word[length..]) {
            let from = source.len() - word.len();
            let (code, span) = (Code::ComparatorApart, Span::new(from, from + length));
            target.diagnostics.push(Diagnostic { code, span });
        }
    }
}

/// What parts a word from the number before it.
fn parts(c: char) -> bool {
    is_comma(c) || matches!(twin(c), '、' | ';')
}

/// Makes one range of two bounds: what the first lacks, the second tells.
fn join<'a>(
    source: &'a str,
    first: &mut Measure<'a>,
    mut second: Measure<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((a, b)) = alike_numbers(first, &mut second) else {
        return;
    };
    let bound = |op: Op, value| Bound {
        value,
        inclusive: op.is_inclusive(),
    };
    let (near, far) = (bound(first.op, a), bound(second.op, b));
    let (lower, upper) = if first.op.is_lower_bound() {
        (near, far)
    } else {
        (far, near)
    };
    let text = Piece::of(
        source,
        first.text.start as usize,
        second.text.end() as usize,
    );
    if lower.value.compare(&upper.value) == Some(Ordering::Greater) {
        diagnostics.push(Diagnostic {
            code: Code::ReversedBounds,
            span: text.span(),
        });
    }
    first.value = Value::Range { lower, upper };
    first.op = Op::Range;
    first.comparator = None;
    first.approximate |= second.approximate;
    // 大于2%又小于5%: what joins the two names nothing.
    let between = first.text.end()..second.text.start;
    let named = |label: Option<Piece<'a>>| label.filter(|l| !between.contains(&l.start));
    first.label = named(first.label).or(named(second.label));
    if let (None, Some(note)) = (first.note(), second.note()) {
        first.extras().note = Some(note);
    }
    first.unit = common_unit(first.unit.take(), second.unit);
    first.text = text;
}

/// The numbers of two bounds in the same magnitude and, where both have one, the larger unit.
fn alike_numbers<'a>(
    first: &mut Measure<'a>,
    second: &mut Measure<'a>,
) -> Option<(Number, Number)> {
    let (Value::Single(mut a), Value::Single(mut b)) = (first.value, second.value) else {
        return None;
    };
    // ≥5且≤8万元: the first number takes the 万 of the second, as it does in 5-8万元.
    let places = match first.unit.is_none() && !has_magnitude(first) {
        true => magnitude(second),
        false => 0,
    };
    let lower_first = first.op.is_lower_bound();
    if let Some(scaled) = scale(a, places)
        && (scaled.compare(&b) == Some(Ordering::Less)) == lower_first
    {
        a = scaled;
    }
    // ≥30分钟且≤1小时: in the larger unit.
    if let (Some(own), Some(other)) = (&first.unit, &mut second.unit) {
        if let Some(larger) = larger(a, own, other) {
            a = larger;
            first.unit = Some(other.clone());
        } else if let Some(larger) = larger(b, other, own) {
            b = larger;
            *other = own.clone();
        }
    }
    Some((a, b))
}

/// The unit of both: the second's, with what only the first says it is per.
fn common_unit<'a>(first: Option<Unit<'a>>, second: Option<Unit<'a>>) -> Option<Unit<'a>> {
    match (first, second) {
        (Some(a), Some(b)) if is_per(&a, &b) => Some(a),
        (Some(a), Some(mut b)) => {
            divide_like(&mut b, &a);
            Some(b)
        }
        (a, b) => b.or(a),
    }
}

/// A number in a unit that its own one is a part of.
fn larger(number: Number, own: &Unit<'_>, other: &Unit<'_>) -> Option<Number> {
    exact(in_larger(Reading::Exact(number), &own.name, &other.name)?)
}

/// The exponent of the 万 and 亿 in a measure.
fn magnitude(measure: &Measure<'_>) -> u32 {
    let exponent = |c| match numeral(c) {
        Numeral::Wan => 4,
        Numeral::Yi => 8,
        _ => 0,
    };
    measure.text.chars().map(exponent).sum()
}

/// How far apart two bounds stand that may be joined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Words,
    Comma,
    Semicolon,
}

/// What joins two opposite bounds over one thing.
fn joint(source: &str, first: &Measure<'_>, second: &Measure<'_>) -> Option<Joint> {
    let opposite = first.op.is_lower_bound() && second.op.is_upper_bound()
        || first.op.is_upper_bound() && second.op.is_lower_bound();
    if !opposite || second.period().is_some() {
        return None;
    }
    let gap = &source[first.text.end() as usize..second.text.start as usize];
    let mut joined = Joint::Words;
    for c in gap.chars() {
        joined = joined.max(match twin(c) {
            ';' | '\n' => Joint::Semicolon,
            ',' | '、' => Joint::Comma,
            '且' | '-' | '~' | '—' | '至' | '到' | '并' | '和' | '与' | '或' | '但' | '同'
            | '时' | '而' | '又' | '的' | '及' => Joint::Words,
            _ if c.is_whitespace() => Joint::Words,
            _ => return None,
        });
    }
    let loose = joined == Joint::Semicolon;
    let same_unit = match (&first.unit, &second.unit) {
        // 每期大于10件且不超过50件
        (Some(a), Some(b)) => {
            let sized = |n: &Measure<'_>, own, other| larger(n.value.single()?, own, other);
            let parts = || sized(first, a, b).or_else(|| sized(second, b, a)).is_some();
            alike(a, b) || is_per(a, b) || parts()
        }
        (None, None) => true,
        // 三分之二以上，3天内: a share counts nothing.
        (None, Some(_)) => !is_share(first),
        (Some(_), None) => !is_share(second),
    };
    // ≤12台；5台以上学校: behind a semicolon another thing.
    let named = loose && second.label.is_some() && second.label != first.label;
    (same_unit && !named).then_some(joined)
}
