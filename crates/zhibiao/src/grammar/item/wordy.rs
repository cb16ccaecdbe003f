//! Bodies whose value is words: where a quality, a trend or a verb begins, and rows of such parted by spaces.
//!
//! ```text
//! wordy = name ( [adverb] trend / level / "零" word / adverb verb )
//!       / name ("，" quality)                          ; 项目建设标准，符合国家规范
//!       / name SP quality [SP weight] [SP achieved] [SP weight]
//! ```
//! Refused: a verb and its object (`维护社会和谐稳定`), a date and verbs as a name.

use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::date;
use super::super::kind::trend_at_end;
use super::super::marks::is_mark;
use super::super::tail::number;
use super::cut::{by_then, cut_at, dated, only_dates};
use super::opening::{sign_before_words, when_behind};
use crate::grammar::kind::{
    all_or_none, before_degrees, bound_to_base, qualitative, rule_behind, verb_at_end,
};
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{
    BY_RULE, DEGREE, LEVEL, MET, PROMOTES, QUALITY, QUANTITY_NOUN, TIME_NAME, TREND, start, starts,
    twin,
};
use crate::span::Piece;

/// `6月底前完成招标，12月底前竣工`: whether every clause opens with a deadline, so that none names anything.
pub(in super::super) fn deadlines(cx: &Context<'_>, text: &str) -> bool {
    peek(text).is_some_and(|c| starts(c) & (start::DATE | start::DIGIT) != 0)
        && text.split(is_comma).all(|clause| {
            let inner = Context {
                source: clause,
                options: cx.options,
            };
            date(&inner, skip_spaces(clause)).is_some_and(|(_, found)| by_then(&found.date))
        })
}

/// `0-6岁儿童健康管理率 明显提升`: a measure that opens the name, and a quality behind a space.
pub(super) fn qualitative_end<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let at = body.text.rfind(is_space)?;
    let word = body.text[at..].trim_start_matches(is_space);
    let start = body.end() as usize - word.len();
    qualitative(word).then(|| cut_at(cx, body, start))
}

/// A body without a measure.
pub(super) fn wordy<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let start = body.start as usize;
    let whole = || Parts {
        name: Piece::of(cx.source, start, start),
        value: *body,
        ..Parts::default()
    };
    if let Some(at) = when_behind(cx, body) {
        return Some(cut_at(cx, body, at));
    }
    if LEVEL.exact(body.text).is_some() || dated(cx, body) || deadlines(cx, body.text) {
        return Some(whole());
    }
    if let Some(parts) = spaced_words(cx, body) {
        return Some(parts);
    }
    if let Some(at) = sign_before_words(body.text).or_else(|| ratio_behind(body.text)) {
        return Some(cut_at(cx, body, start + at));
    }
    // 经济|可持续: 持续 alone is a trend.
    let (trend, level) = (trend_at_end(body.text), levels_at_end(body.text));
    let cut = trend.zip(level).map(|(trend, level)| trend.min(level));
    let cut = cut
        .or(trend)
        .or(level)
        .or_else(|| all_or_none(body.text))
        .or_else(|| verb_at_end(body.text));
    if dated_twice(cx, body, cut) {
        // 完成时限|3月启动，12月底前完成
        let numbered = body.len() - body.trim_start_matches(is_figure).len();
        let first = numbered + body.text[numbered..].find(is_figure).unwrap_or(0);
        return match TIME_NAME.suffix(&body.text[..first]) {
            Some(_) => Some(cut_at(cx, body, start + first)),
            None => Some(whole()),
        };
    }
    if let Some(first) = level_before_date(cx, body, cut) {
        return Some(cut_at(cx, body, first));
    }
    if let Some(at) = rule_behind(body.text).or_else(|| bound_to_base(body.text)) {
        return Some(cut_at(cx, body, start + at));
    }
    if let Some(comma) = comma_before(body.text, cut) {
        return Some(cut_at(cx, body, start + comma));
    }
    let cut = cut?;
    match all_value(cx, body, cut) {
        true => Some(whole()),
        false => promised(cx, body, cut),
    }
}

/// `师生比`1:18, `生机比`≤10:1: where a ratio begins that ends a text, behind a name of three characters.
fn ratio_behind(text: &str) -> Option<usize> {
    let name = text.trim_end_matches(|c| is_figure(c) || is_colon(c));
    let ratio = &text[name.len()..];
    let own =
        name.trim_end_matches(|c| matches!(twin(c), '≤' | '≥' | '<' | '>' | '=' | '为' | '达'));
    let named = own.ends_with('比') && own.chars().nth(2).is_some();
    (named && ratio.starts_with(is_figure) && ratio.contains(is_colon)).then_some(own.len())
}

/// Whether what stands before the quality at `cut` names nothing.
fn all_value(cx: &Context<'_>, body: &Piece<'_>, cut: usize) -> bool {
    let start = body.start as usize;
    // 按合同工期完成 says how, and 长期有效 how long.
    by_rule(body.text, cut)
        || DEGREE.exact(&body.text[..cut]).is_some()
        || cut > 0 && only_dates(cx, start, start + cut)
}

/// The parts of a body whose quality begins at `cut`.
fn promised<'a>(cx: &Context<'a>, body: &Piece<'a>, cut: usize) -> Option<Parts<'a>> {
    let start = body.start as usize;
    // 设施运行是否正常 asks, and answers nothing.
    if body.text[..cut].ends_with('否') {
        return None;
    }
    if let Some(date) = date_before(cx, body, cut) {
        return Some(cut_at(cx, body, date));
    }
    // 营商环境|促进社会和谐稳定
    if let Some(verb) = promise_inside(body.text, cut) {
        return Some(cut_at(cx, body, start + verb));
    }
    // 维护社会和谐稳定 says what is done, and names nothing.
    let unnamed = cut == 0 || does(body.text, &body.text[cut..]);
    (!unnamed && cut < body.len()).then(|| cut_at(cx, body, start + cut))
}

/// `按合同工期|完成`: what a thing is done by, and that it is.
fn by_rule(text: &str, cut: usize) -> bool {
    BY_RULE.longest(text).is_some() && MET.suffix(text).is_some() && !text[..cut].contains(is_comma)
}

/// `项目于3月启动，12月完成`: whether both clauses say when, so that neither names anything.
fn dated_twice(cx: &Context<'_>, body: &Piece<'_>, cut: Option<usize>) -> bool {
    let start = body.start as usize;
    let Some((comma, cut)) = cut.and_then(|cut| Some((body.text[..cut].rfind(is_comma)?, cut)))
    else {
        return false;
    };
    let clause = body.text[..comma].trim_start_matches(is_figure);
    let digit = clause.find(|c| crate::lexicon::twin(c).is_ascii_digit());
    let dated = digit.is_some_and(|at| super::super::date::stands(&clause[at..]));
    let behind = body.text.len() - after_first(&body.text[comma..]).len();
    dated && only_dates(cx, start + behind, start + cut)
}

/// `项目完成时间11月底前|完成`: where the date begins that says when, behind a name.
fn date_before(cx: &Context<'_>, body: &Piece<'_>, cut: usize) -> Option<usize> {
    let figure = |c: char| crate::lexicon::twin(c).is_ascii_digit();
    let first = body.text[..cut].find(figure)?;
    let start = body.start as usize;
    let name = body.text[..first].trim_end_matches(is_mark);
    let named = name.chars().all(is_han) && name.len() >= "时间".len();
    (named && only_dates(cx, start + first, start + cut)).then_some(start + first)
}

/// `资金拨付及时，12月底前完成`: where the level begins that a date follows behind a comma.
fn level_before_date(cx: &Context<'_>, body: &Piece<'_>, cut: Option<usize>) -> Option<usize> {
    let start = body.start as usize;
    let comma = body.text[..cut?].rfind(is_comma)?;
    let behind = body.text.len() - after_first(&body.text[comma..]).len();
    let (length, ()) = LEVEL.suffix(&body.text[..comma])?;
    let name = &body.text[..comma - length];
    let named = holds_han(name, 3);
    (named && only_dates(cx, start + behind, start + cut?)).then_some(start + name.len())
}

/// `项目建设标准，符合国家规范`: the comma before a quality, where little or nothing else stands behind it.
fn comma_before(text: &str, cut: Option<usize>) -> Option<usize> {
    let comma = text[..cut.unwrap_or(text.len())].rfind(is_comma)?;
    let behind = after_first(&text[comma..]).trim_start_matches(is_mark);
    let named = holds_han(&text[..comma], 2);
    let told = cut.is_some_and(|cut| {
        let own = text[comma..cut].chars().filter(|c| is_han(*c)).count();
        own < 3
    });
    let said = || QUALITY.longest(behind).is_some() || PROMOTES.longest(behind).is_some();
    if !named || !(told || said()) {
        return None;
    }
    // 制度建设健全，落实到位, but 维护社会和谐稳定，成效显著: what is done and its object.
    let level = LEVEL
        .suffix(&text[..comma])
        .filter(|_| PROMOTES.longest(text).is_none())
        .map(|(length, ())| comma - length);
    // 考录公平公正，零投诉
    let none = || all_or_none(text).is_some() || behind.starts_with('零');
    let valued = level.filter(|at| (told || none()) && *at >= "制度".len());
    valued.or(Some(text.len() - after_first(&text[comma..]).len()))
}

/// Where the levels begin that end a text, adverbs and all: 制度建设`健全、有效`.
fn levels_at_end(text: &str) -> Option<usize> {
    let mut start = text.len() - LEVEL.suffix(text)?.0;
    // 执行偏差, 普通高中: no target asks for such a grade, and names end so.
    if matches!(
        text[start..].chars().next().map(twin),
        Some('差' | '中' | '小' | '多')
    ) && text[start..].chars().nth(1).is_none()
    {
        return None;
    }
    for _ in 0..3 {
        let before = text[..start].strip_suffix('、');
        let Some((before, (length, ()))) = before.and_then(|b| Some((b, LEVEL.suffix(b)?))) else {
            break;
        };
        start = before.len() - length;
    }
    Some(before_degrees(text, start))
}

/// Where a verb and its object begin behind a name, which end in an adjective: 营商环境`促进社会和谐稳定`.
fn promise_inside(text: &str, cut: usize) -> Option<usize> {
    let kept = TREND.exact(&text[cut..]) == Some(crate::model::Trend::Maintain);
    let mut places = text[..cut].char_indices().map(|(at, _)| at);
    let verb = places.find(|at| kept && PROMOTES.longest(&text[*at..]).is_some())?;
    let named = text[..verb].chars().all(is_han) && text[..verb].chars().nth(2).is_some();
    named.then_some(verb)
}

/// A verb and its object, which end in an adjective: 促进社会和谐`稳定`.
fn does(text: &str, end: &str) -> bool {
    let kept = TREND.exact(end) == Some(crate::model::Trend::Maintain);
    kept && PROMOTES.longest(text).is_some()
}

/// `提交及时性 在计划时间内完成 达成预期指标 8 8`: the first number is a score, and the value stands before it.
pub(super) fn qualitative_row<'a>(
    cx: &Context<'a>,
    body: &Piece<'a>,
    at: usize,
) -> Option<Parts<'a>> {
    let behind = value(cx, at, body.end() as usize);
    let scores = super::super::tail::words(cx, &behind);
    if !scores.iter().all(scored) {
        return None;
    }
    let before = value(cx, body.start as usize, at);
    let words = super::super::tail::words(cx, &before);
    // 2022年12月底前发放完毕 10 10: nothing is counted.
    if words.len() == 1
        && scores.iter().all(weightlike)
        && deadlines(cx, before.text)
        && QUANTITY_NOUN.suffix(before.text).is_none()
        && let (Some(first), Some(last)) = (scores.first(), scores.last())
    {
        let weight = Piece::of(cx.source, first.start as usize, last.end() as usize);
        return Some(Parts {
            name: Piece::of(cx.source, before.start as usize, before.start as usize),
            value: before,
            weight: Some(without_points(&weight)),
            ..Parts::default()
        });
    }
    if words.len() == 1 && scores.len() == 1 && weightlike(&scores[0]) {
        let weight = Some(without_points(&scores[0]));
        return wordy(cx, &before)
            .filter(|p| !p.name.is_empty())
            .map(|parts| Parts { weight, ..parts });
    }
    let second = words.get(1)?;
    let signed = super::super::tail::is_sign_word(second.text) && words.len() > 2;
    let row =
        words.len() == 2 && scores.len() == 1 && weightlike(&scores[0]) && opens_words(second.text);
    if signed || scores.len() > 1 || qualitative(second.text) || row {
        return spaced_words(cx, body);
    }
    None
}

/// `10`, `15分`.
fn scored(word: &Piece<'_>) -> bool {
    number(&without_points(word))
}

/// `15` of 15分.
fn without_points<'a>(word: &Piece<'a>) -> Piece<'a> {
    Piece {
        text: word.text.strip_suffix('分').unwrap_or(word.text),
        ..*word
    }
}

/// A number that can be points: 10, 22.5.
fn weightlike(word: &Piece<'_>) -> bool {
    let word = without_points(word);
    word.text.chars().count() <= 4
        && !word.text.trim_start_matches(['0', '０']).is_empty()
        && word
            .text
            .split(['.', '．'])
            .next()
            .is_some_and(|whole| whole.chars().count() <= 2)
}

/// Two Chinese characters, and no unit.
fn opens_words(word: &str) -> bool {
    let han = holds_han(word, 2);
    han && crate::lexicon::UNIT_WORDS.exact(word).is_none()
}

/// `按时开展活动 按时开展 10`: a name and a qualitative value parted by spaces, and perhaps what follows them.
pub(super) fn spaced_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let words: Vec<Piece<'a>> = super::super::tail::words(cx, body);
    let (first, rest) = words.split_first()?;
    let signed = rest
        .first()
        .is_some_and(|w| super::super::tail::is_sign_word(w.text));
    let (marker, rest) = match signed {
        true => (rest.first().copied(), &rest[1..]),
        false => (None, rest),
    };
    let (target, rest) = rest.split_first()?;
    let mut parts = Parts {
        name: trimmed(cx, first.start as usize, first.end() as usize),
        value: *target,
        marker,
        ..Parts::default()
    };
    match rest {
        // 健全，10分
        [] => super::super::tail::points_behind_words(cx, &mut parts),
        [weight, actual, ..] if scored(weight) && same(actual.text, target.text) => {
            parts.weight = Some(without_points(weight));
            parts.actual = Some(*actual);
        }
        [weight] if scored(weight) => parts.weight = Some(without_points(weight)),
        [actual] if dated(cx, target) && dated(cx, actual) => parts.actual = Some(*actual),
        [actual]
            if same(target.text, actual.text)
                || (qualitative(target.text) && LEVEL.exact(actual.text).is_some()) =>
        {
            parts.actual = Some(*actual);
        }
        // Words that no number follows may all be the name's.
        [actual, weight, ..] if number(weight) => {
            let scores = rest[1..].iter().take_while(|word| number(word));
            let end = scores.last().map_or(weight.end(), Piece::end);
            parts.actual = Some(*actual);
            parts.weight = Some(Piece::of(cx.source, weight.start as usize, end as usize));
        }
        _ => return None,
    }
    Some(parts)
}
