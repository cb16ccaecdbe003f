//! Name and value of the commonest bodies without a marker, without looking for any other layout.
//!
//! ```text
//! row    = named *( SP points SP named ) [SP points] / named *( "，" named )
//! named  = words [SP / TAB / [SP] "|" [SP]] plain
//! only   = words "（" plain "）"                     ; and nothing else
//! ```
//! As in the other lanes, whatever could also be anything else is left to the general rules, a caller's own words turn it
//! off, and tests hold the two together. Accepted: `布防飞机数量≥6架 15 飞行时长928小时 5`, `机柜数量(≥77台)`, `培训人数 | 300人`.
//! Refused: `65岁以上老人≥5人`, `旅游收入增长8%以上`, `满意度 95`, `培训人数（10分）`.

use crate::grammar::parts::Parts;
use smallvec::{SmallVec, smallvec};

use super::super::begin::{is_sign, quoted};
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::stands;
use super::super::draft::Outcome;
use super::super::exclude::not_a_measure;
use super::super::measure::measure;
use super::super::plain::plain;
use super::super::quick::quick;
use super::super::quiet::name_run;
use super::super::scan::scan;
use super::super::split::continues;
use super::glued::{JOINTS, event_behind, names_nothing, shared};
use super::opening::each_before;
use crate::lexicon::{
    BASE, CHANGE, MARKER, PLANNED, QUANTITY_NOUN, SCORES, TOTAL, start, starts, twin,
};
use crate::model::{Dimension, Target};
use crate::span::Piece;

/// An item without a marker.
pub(in super::super) struct Named<'a> {
    pub(in super::super) start: usize,
    pub(in super::super) parts: Parts<'a>,
    /// Its value as read, where that was needed to find its end.
    pub(in super::super) target: Option<Box<Target<'a>>>,
}

/// The items of a row.
pub(in super::super) type Row<'a> = SmallVec<[Named<'a>; 1]>;

/// Where a value ends, and what it reads as.
type Measured<'a> = (&'a str, Option<Box<Target<'a>>>);

/// A label of a list has at most so many bytes: four characters.
const LONGEST_LABEL: usize = 12;

/// A name has at least so many bytes: two characters.
const SHORTEST_NAME: usize = 6;

/// The items of a body that holds nothing else. `listed` tells that other items stand beside it.
pub(in super::super) fn named<'a>(
    cx: &Context<'a>,
    from: usize,
    to: usize,
    listed: bool,
) -> Option<Row<'a>> {
    if !cx.options.is_standard() {
        return None;
    }
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let (name, rest) = name(&inner, from)?;
    if peek(rest).is_some_and(is_round) {
        return only(&inner, name, rest, listed).map(|item| smallvec![item]);
    }
    let (mut item, mut rest) = valued(&inner, name, rest)?;
    if rest.starts_with('，') {
        return commas(&inner, item, rest);
    }
    let mut row = Row::new();
    while let Some((points, next)) = points(&inner, rest) {
        item.parts.weight = Some(points);
        row.push(item);
        if next.is_empty() {
            return Some(row);
        }
        // 15 退休管理活动≥5场
        let (name, behind) = self::name(&inner, inner.at(next))?;
        let alone = matches!(separator(behind), "" | " ");
        if !alone || SCORES.longest(next).is_some() || peek(behind).is_some_and(is_round) {
            return None;
        }
        (item, rest) = valued(&inner, name, behind)?;
    }
    row.push(item);
    rest.is_empty().then_some(row)
}

/// `补贴人数≥300人，发放准确率≥95%`: the items of a row that commas part. Refused: names so short that they may be labels of one
/// list (`小学≥95%`), and what says more of the value before (`人均≤400元`, `其中…`, `合计…`).
fn commas<'a>(cx: &Context<'a>, first: Named<'a>, mut rest: &'a str) -> Option<Row<'a>> {
    let signed = |item: &Named<'_>| is_sign(item.parts.value.text);
    let mut row: Row<'_> = smallvec![first];
    while let Some(next) = rest.strip_prefix('，') {
        let (name, behind) = self::name(cx, cx.at(next))?;
        let named = name.len() > LONGEST_LABEL || QUANTITY_NOUN.suffix(name.text).is_some();
        let more = continues(next) || BASE.longest(next).is_some() || TOTAL.longest(next).is_some();
        let scores = || SCORES.longest(next).is_some() || eat_word(next, "其中").is_some();
        if !named || more || scores() {
            return None;
        }
        let (item, after) = valued(cx, name, behind)?;
        rest = after;
        row.push(item);
    }
    (rest.is_empty() && row.iter().all(signed)).then_some(row)
}

/// The words of a name, and what stands behind them.
fn name<'a>(cx: &Context<'a>, from: usize) -> Option<(Piece<'a>, &'a str)> {
    let i = &cx.source[from..];
    let rest = name_run(i);
    let length = i.len() - rest.len();
    let name = Piece::of(cx.source, from, from + length);
    // 项目实施期12个月: a time is no name.
    let timed = peek(i).is_some_and(|c| starts(c) & start::DATE != 0) && stands(name.text);
    // 接报后30分钟内到场: an event may name nothing.
    let event = name.ends_with(['后', '後']);
    (length >= SHORTEST_NAME && !timed && !event && !names_nothing(name.text))
        .then_some((name, rest))
}

/// A plain measure that is the value of a name.
fn measured<'a>(cx: &Context<'a>, i: &'a str, unsigned: bool) -> Option<Measured<'a>> {
    let c = peek(i)?;
    let flags = starts(c);
    let signed = flags & start::DIGIT == 0;
    let begins = match signed {
        true => flags & start::BEFORE != 0 && !is_han(c) && quoted(c, i).is_none(),
        false => unsigned && not_a_measure(i, false).is_none(),
    };
    if !begins {
        return None;
    }
    if let Some(found) = alone(cx, i, signed) {
        return Some(found);
    }
    let (rest, draft) = plain(cx, i)?;
    // 10分 may be points, and 85|% two columns.
    let points = draft.measure.unit.is_some_and(|unit| unit.text == "分");
    let barred = || draft.measure.text.text.contains(['|', '｜', '│', '\t']);
    (!points && !barred()).then_some((rest, None))
}

/// A value up to the first space or comma that is one measure and nothing else: `〈377册`, `》=5 10`.
fn alone<'a>(cx: &Context<'a>, i: &'a str, signed: bool) -> Option<Measured<'a>> {
    let end = i.find(|c| is_space(c) || c == '，');
    let (text, rest) = i.split_at(end.unwrap_or(i.len()));
    if !(rest.is_empty() || rest.starts_with([' ', '，'])) {
        return None;
    }
    let inner = Context {
        source: text,
        options: cx.options,
    };
    let mut target = Box::<Target<'_>>::default();
    match signed {
        true => scan(inner, &mut target),
        false => quick(&inner, &mut target).then_some(())?,
    }
    let [found] = &target.measures[..] else {
        return None;
    };
    let comparator = found.comparator.as_ref().and_then(|c| c.span);
    let opens = comparator.is_some_and(|span| span.start == 0);
    // A bar, a colon or a stroke may part columns.
    let words = &text[comparator.map_or(0, |span| span.end as usize)..];
    if !words.chars().all(is_plain) {
        return None;
    }
    // ≥5 万元, 2小时 30分钟: a space may part what belongs together; and 10分 may be points.
    let unit = found.unit.as_ref().filter(|unit| unit.text != "分");
    let time = unit.is_some_and(|unit| unit.dimension == Dimension::Time);
    let goes_on = || !matches!(measure(cx, i), Outcome::Measure(r, _) if r.len() == rest.len());
    let closed = match rest {
        "" => unit.is_some() || (signed && found.unit.is_none()),
        _ => unit.is_some_and(|unit| unit.known) && !(time && (!signed || goes_on())),
    };
    let digits = words.contains(|c| crate::lexicon::twin(c).is_ascii_digit());
    let whole = found.text.text.len() == text.len() && target.dates.is_empty() && digits;
    (whole && closed && opens == signed).then_some((rest, Some(target)))
}

/// What stands in an amount and parts nothing.
fn is_plain(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric() || is_figure(c) || matches!(c, '%' | '％' | '‰')
}

/// A name with its value behind it, and the text behind both.
fn valued<'a>(cx: &Context<'a>, name: Piece<'a>, behind: &'a str) -> Option<(Named<'a>, &'a str)> {
    // 旅游收入增长8%, 就业率提高到90%: the value begins with the change; 培训人数目标值500人 has a marker.
    let ends = CHANGE.suffix(name.text).is_some()
        || MARKER.suffix(name.text).is_some()
        || PLANNED.suffix(name.text).is_some()
        || last(name.text).is_some_and(|c| JOINTS.contains(&twin(c)))
        || name.text.ends_with("按照")
        || name.text.ends_with(['于', '於'])
        || name.text.ends_with(['到', '至']);
    if ends {
        return None;
    }
    let value = parted(behind);
    // 到达时间城区10分钟, 下达时间收到文件后30日内: the value begins before its measure.
    let (from, at) = (name.start as usize, cx.at(value));
    let opens = shared(cx, from, at).or_else(|| each_before(cx.source, from, at));
    if opens.is_some() || event_behind(cx, from, at, cx.source.len()).is_some() {
        return None;
    }
    let (rest, target) = measured(cx, value, true)?;
    let item = Named::of(name, cx.piece(value, rest), target);
    // A bar or a tab parts columns, and then nothing may follow.
    let columns = !matches!(separator(behind), "" | " ");
    (!columns || rest.is_empty()).then_some((item, rest))
}

/// `机柜数量(≥77台)`.
fn only<'a>(cx: &Context<'a>, name: Piece<'a>, i: &'a str, listed: bool) -> Option<Named<'a>> {
    let close = last(i).filter(|c| is_round_close(*c))?;
    let inner = Context {
        source: &cx.source[..cx.source.len() - close.len_utf8()],
        options: cx.options,
    };
    let value = inner.source.get(cx.at(after_first(i))..)?;
    let (rest, target) = measured(&inner, value, listed)?;
    let item = Named::of(name, inner.piece(value, rest), target);
    rest.is_empty().then_some(item)
}

impl<'a> Named<'a> {
    fn of(name: Piece<'a>, value: Piece<'a>, target: Option<Box<Target<'a>>>) -> Named<'a> {
        let parts = Parts {
            name,
            value,
            ..Parts::default()
        };
        Named {
            start: name.start as usize,
            parts,
            target,
        }
    }
}

/// ` 22.5` behind a value, before the end or the next name.
fn points<'a>(cx: &Context<'a>, i: &'a str) -> Option<(Piece<'a>, &'a str)> {
    let from = i.strip_prefix(' ')?;
    let digits = from.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let figures = &from[..from.len() - digits.len()];
    if figures.is_empty() || figures.starts_with('.') || figures.ends_with('.') {
        return None;
    }
    let rest = match digits {
        "" => "",
        _ => digits.strip_prefix(' ')?,
    };
    Some((cx.piece(from, digits), rest))
}

/// What parts a name from its value.
fn separator(behind: &str) -> &str {
    &behind[..behind.len() - parted(behind).len()]
}

/// The text after a space, a tab or a bar.
fn parted(i: &str) -> &str {
    let spaced = i.strip_prefix(' ').unwrap_or(i);
    match spaced.strip_prefix('|') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None if spaced.len() < i.len() => spaced,
        None => i.strip_prefix('\t').unwrap_or(i),
    }
}
