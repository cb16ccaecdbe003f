//! Name and value in columns that bars or tabs part.
//!
//! ```text
//! barred = name bar [words bar] [points bar] value *( bar ( points / achieved / score ) )
//! value  = field / [sign bar] number [bar unit]        ; ≥ | 300 | 人
//! ```
//! Accepted: `新建公厕数量 | 10 | ≥12座`. Refused: `足额保障率=100%\t22.5`, whose first field holds name and value.

use super::super::begin::{first_measure, is_sign};
use super::super::comparator;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::tail::{is_sign_word, number, split_tail};
use super::super::unit;
use super::glued::glued;
use crate::grammar::kind::qualitative;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::twin;
use crate::span::Piece;

/// `name | value | weight`.
pub(super) fn barred<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    bar: usize,
) -> Option<Parts<'a>> {
    let mut fields = cx.source[from + bar..to]
        .split(['|', '｜', '\t', '│'])
        .filter(|f| !f.trim().is_empty());
    let place = |field: &str| {
        // 培训人数——\t——500人
        let drawn = field.trim_start_matches('—');
        let field = if drawn.is_empty() { field } else { drawn };
        let start = field.as_ptr() as usize - cx.source.as_ptr() as usize;
        value(cx, start, start + field.len())
    };
    let mut name = trimmed(cx, from, from + bar);
    let mut value = fields.next().map(place)?;
    // 足额保障率=100%\t22.5: the first field holds name and value.
    if number(&value) && named_measure(cx, &name) {
        return glued(cx, from, to);
    }
    let mut rest: Vec<Piece<'a>> = fields.map(place).collect();
    let counted = counts(cx, &value, &rest);
    if counted || is_told(cx, &name, &value, &rest) {
        // 路灯数量|盏|≥560: the unit goes with the name, behind which it is looked for.
        if counted {
            name = Piece::of(cx.source, name.start as usize, value.end() as usize);
        }
        value = rest.remove(0);
    }
    // 新建公厕数量 | 10 | ≥12座: points first.
    let mut weight = None;
    if scores(&value, &rest) {
        weight = Some(value);
        value = rest.remove(0);
    }
    let value = by_columns(cx, value, &mut rest);
    // ≥ | 230 | 个 | 10 | 正向指标
    let signs = rest.iter().rposition(|field| is_sign_word(field.text));
    let marker = signs.map(|at| rest.remove(at));
    let (actual, weight) = filed(cx, &value, weight, &rest);
    if name.is_empty() {
        return None;
    }
    let mut parts = Parts {
        name,
        marker,
        value,
        weight,
        actual,
    };
    // 培训人数 | 500人，权重10
    if weight.is_none() && actual.is_none() {
        split_tail(cx, &mut parts);
    }
    Some(parts)
}

/// What was achieved and the points, of the fields behind a value; a score behind them goes with the points.
///
/// What is neither stays where it is, and the cell tells of it.
fn filed<'a>(
    cx: &Context<'a>,
    own: &Piece<'a>,
    weight: Option<Piece<'a>>,
    rest: &[Piece<'a>],
) -> (Option<Piece<'a>>, Option<Piece<'a>>) {
    match rest {
        [first, ..] if weight.is_some() => (Some(*first), weight),
        // 260 | 10 | 260: the same again was achieved, and points stand before it; 260 | 260 has none.
        [points, again, ..]
            if number(points) && same(again.text, own.text) && !same(points.text, own.text) =>
        {
            (Some(*again), Some(*points))
        }
        [again] if number(again) && same(again.text, own.text) && own.len() > "10".len() => {
            (Some(*again), None)
        }
        // ≥200 | 10 | 236 | 10: full points, and what was achieved between them.
        [points, achieved, score]
            if number(achieved)
                && number(points)
                && same(points.text, score.text)
                && points.len() <= "100".len()
                && !same(achieved.text, score.text)
                && !own.text.ends_with(points.text)
                && !own.text.contains(points.text) =>
        {
            (Some(*achieved), Some(*points))
        }
        // 2万亩 | 小麦、玉米, ≥95% | 10 | 项目台账: words beside an amount that tell no quality are nothing achieved.
        [words] if explains(words, own) => (None, None),
        [points, words] if number(points) && explains(words, own) => (None, Some(*points)),
        // Weight, actual, score.
        [first, behind @ ..]
            if number(first) && behind.first().is_none_or(|next| !number(next)) =>
        {
            (behind.first().copied(), Some(*first))
        }
        [first, behind @ ..] => {
            // 10 | 10 | 无: no reason to give.
            let scores = behind
                .iter()
                .take_while(|field| number(field) || same(field.text, "无"));
            let points = behind.first().zip(scores.last()).map(|(first, last)| {
                Piece::of(cx.source, first.start as usize, last.end() as usize)
            });
            (Some(*first), points)
        }
        [] => (None, weight),
    }
}

/// `项目台账`, `小麦、玉米`: whether a field beside an amount is words that tell neither a quality nor how far it has come.
fn explains(field: &Piece<'_>, own: &Piece<'_>) -> bool {
    let told = |word: &str| {
        let come = [
            "已", "未", "达", "超", "完成", "按", "正", "部分", "基本", "全部", "实际",
        ];
        qualitative(word) || eat_words(word, &come).is_some() || ends_word(word, "完成")
    };
    let words =
        |word: &str| word.chars().nth(1).is_some() && word.chars().all(is_han) && !told(word);
    own.contains(is_figure) && field.split('、').all(words)
}

/// Whether a field only tells what a name means, before the value: `维修面积 | 维修面积 | ≥400平方米`.
fn is_told(cx: &Context<'_>, name: &Piece<'_>, field: &Piece<'_>, rest: &[Piece<'_>]) -> bool {
    let Some(next) = rest.first() else {
        return false;
    };
    let signed = is_sign(field.text)
        || matches!(comparator::column(field.text), Ok(Some(_)))
        || is_sign_word(field.text);
    let worded = digit(field.text).is_none() && !signed && !qualitative(field.text);
    let valued = is_sign(next.text) || (measured(next) && unit::column(cx, field.text).is_err());
    same(field.text, name.text) || (worded && valued)
}

/// `盏|≥560`: whether a unit's column stands before a bare number with its sign, in one column or two.
fn counts(cx: &Context<'_>, field: &Piece<'_>, rest: &[Piece<'_>]) -> bool {
    let sign = |c: char| matches!(twin(c), '≥' | '≤' | '>' | '<' | '=');
    let signed = |next: &Piece<'_>| {
        next.starts_with(sign) && next.chars().all(|c| sign(c) || is_figure(c) || is_space(c))
    };
    rest.first().is_some_and(signed) && unit::is_column(cx, field.text)
}

/// `29.5亩`, `95%`: what begins with a digit and is no bare number.
fn measured(field: &Piece<'_>) -> bool {
    digit(field.text).is_some() && !number(field)
}

/// Whether a bare number is the points of a value behind it, which says more than a number.
fn scores(points: &Piece<'_>, rest: &[Piece<'_>]) -> bool {
    let (next, behind) = match rest {
        [next, behind @ ..] => (next, behind.first()),
        [] => return false,
    };
    let bare = !points.is_empty() && number(points) && points.len() <= 4;
    // 10 | 定量 | ≥ | 5000
    let signed = || is_sign_word(next.text) && behind.is_some_and(|after| !number(after));
    // 10 | 优良 | 优良: target and what was achieved.
    let twice = || behind.is_some_and(|after| same(after.text, next.text));
    let again = same(next.text.trim_end_matches(|c| !is_figure(c)), points.text);
    bare && (is_sign(next.text) || (measured(next) && !again) || twice() || signed())
}

/// `≥ | 300 | 人`: sign, value and unit in columns of their own make one value; 定性 | 明显 is the second.
fn by_columns<'a>(cx: &Context<'a>, first: Piece<'a>, rest: &mut Vec<Piece<'a>>) -> Piece<'a> {
    // 定量 | ≥ | 300 | 人
    let signs = |next: &Piece<'_>| matches!(comparator::column(next.text), Ok(Some(_)));
    let worded = is_sign_word(first.text);
    let first = match worded && rest.first().is_some_and(signs) {
        true => rest.remove(0),
        false => first,
    };
    // 手续是否完备 | 是 | 是: what a word binds is a number.
    let bound =
        |next: &Piece<'_>| !peek(first.text).is_some_and(is_han) || next.contains(is_figure);
    let sign =
        matches!(comparator::column(first.text), Ok(Some(_))) && rest.first().is_some_and(bound);
    let worded = worded && !sign;
    let mut last = first;
    if !rest.is_empty() && (sign || worded) {
        last = rest.remove(0);
    }
    // ≥5 | 份: the sign may stand with the number.
    let counted = || {
        let figures = match is_sign(last.text) {
            true => last.text.trim_start_matches(|c: char| !is_figure(c)),
            false => last.text,
        };
        !figures.is_empty() && figures.chars().all(is_figure)
    };
    let of_unit = |field: &Piece<'_>| unit::is_column(cx, field.text);
    if (sign || counted()) && rest.first().is_some_and(of_unit) {
        last = rest.remove(0);
    }
    let from = if worded { last } else { first };
    Piece::of(cx.source, from.start as usize, last.end() as usize)
}

/// Whether a field ends in a sign and a number, or a percentage, behind words.
fn named_measure(cx: &Context<'_>, field: &Piece<'_>) -> bool {
    let (start, end) = (field.start as usize, field.end() as usize);
    first_measure(cx, start, end).is_some_and(|at| {
        let sure = is_sign(&cx.source[at..end]) || field.ends_with(['%', '％']);
        at > start && sure
    })
}
