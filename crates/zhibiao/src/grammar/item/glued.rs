//! Name and value without any mark between them.
//!
//! ```text
//! glued = name "=" formula / name measure / name date / wordy   ; wordy: see [`super::wordy`]
//!       / name SP value [SP actual] SP weight
//! ```
//! Cut where the first measure begins that is not part of the name. Refused: a date and verbs as a name (`6月底前完成`).

use super::super::begin::{first_measure, is_sign};
use super::super::context::Context;
use super::super::cursor::*;
use super::super::draft::Outcome;
use super::super::measure::measure;
use super::super::split::{glued_list, is_label, quantity_gap, sum};
use super::super::tail::{begins_alike, number, points_before, sign_word, split_tail};
use super::apart::{labels_again, quoted};
use super::cut::{cut_at, dated, only_dates, stopped, worded_marker};
use super::opening::{
    change_before, class_before, date_before, deadline_before, each_before, equals_before, times,
    verb_before, year_before,
};
use super::wordy::{qualitative_end, qualitative_row, spaced_words, wordy};
use crate::grammar::kind::qualitative;
use crate::grammar::label::starts_with_verb;
use crate::grammar::parts::{Parts, trimmed, value};
use crate::lexicon::{
    APART, BASE, BEFORE, DROP, QUALITY, QUANTITY_NOUN, SHARER, TIME_NAME, WHOLE, start, starts,
    twin,
};
use crate::model::Dimension;
use crate::span::Piece;

/// What joins a name and its value, and goes with the value.
pub(super) const JOINTS: [char; 6] = ['按', '在', '由', '从', '均', '+'];

/// Name and value without any mark between them.
pub(super) fn glued<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    let body = value(cx, from, to);
    if let Some(at) = formula(body.text) {
        return Some(cut_at(cx, &body, body.start as usize + at));
    }
    let cut = |at: usize| {
        let mut parts = cut_at(cx, &body, at);
        split_tail(cx, &mut parts);
        Some(parts)
    };
    if let Some(length) = sum(body.text).or_else(|| times(body.text)) {
        return cut(body.start as usize + length);
    }
    let Some(at) = begin_of_value(cx, &body, from, to) else {
        return wordy(cx, &body);
    };
    let spaced = body.text.contains(is_space);
    if spaced && let Some(parts) = row_of_words(cx, &body) {
        return Some(parts);
    }
    if let Some(parts) = qualitative_row(cx, &body, at) {
        return Some(parts);
    }
    if at <= body.start as usize
        && let Some(parts) = qualitative_end(cx, &body)
    {
        return Some(parts);
    }
    if spaced && let Some(at) = spaced_value(cx, &body, at) {
        return cut(at);
    }
    let at = bound_before(cx, &body, at).unwrap_or(at);
    let at = words_before(cx, &body, from, at);
    Some(named_at(cx, &body, from, at, to))
}

/// Where the first measure begins that is no part of the name.
fn begin_of_value(cx: &Context<'_>, body: &Piece<'_>, from: usize, to: usize) -> Option<usize> {
    let start = body.start as usize;
    let at = first_measure(cx, from, to)?;
    // 2三馆一站开放天数，300天: a list's number is no name.
    let figures = !body.text[..at.saturating_sub(start)].contains(|c| !is_figure(c));
    let later = || first_measure(cx, at + peek(&cx.source[at..])?.len_utf8(), to);
    let at = match at > start && figures {
        true => later().unwrap_or(at),
        false => at,
    };
    // &nbsp;95: the space belongs to nothing.
    Some(at.max(start))
}

/// A row whose words tell its columns: 政策知晓率 `是` 10, 完成时间 `12月31日前` 12月31日, 服务水平 `明显提升` 15 明显提升 15.
fn row_of_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    if body.text.contains(" 是 ")
        && let Some(parts) = spaced_words(cx, body).filter(|p| p.weight.is_some())
    {
        return Some(parts);
    }
    let words = super::super::tail::words(cx, body);
    let told = match &words[..] {
        [_, target, actual] if dated(cx, target) && dated(cx, actual) => true,
        [_, target, _, actual, ..] => same(target.text, actual.text) && qualitative(target.text),
        _ => false,
    };
    told.then(|| spaced_words(cx, body)).flatten()
}

/// Where the value begins, with the words before its measure that go with it.
fn words_before(cx: &Context<'_>, body: &Piece<'_>, from: usize, at: usize) -> usize {
    // 6月底前完成50%: a time is no name.
    if only_dates(cx, from, at) || bounds(cx, body, at) {
        return from;
    }
    let label = listed_behind(cx, body).or_else(|| shared(cx, from, at));
    if let Some(label) = label.or_else(|| event_behind(cx, from, at, body.end() as usize)) {
        return label;
    }
    let at = change_before(cx.source, from, at);
    year_before(cx.source, from, at)
        .or_else(|| date_before(cx, from, at))
        .or_else(|| deadline_before(cx, from, at))
        .or_else(|| equals_before(cx.source, from, at))
        .or_else(|| verb_before(cx, from, at))
        .or_else(|| class_before(cx.source, from, at))
        .or_else(|| each_before(cx.source, from, at))
        .unwrap_or(at)
}

/// The parts of an item whose value begins at `at`.
fn named_at<'a>(
    cx: &Context<'a>,
    body: &Piece<'a>,
    from: usize,
    at: usize,
    to: usize,
) -> Parts<'a> {
    // 培训人数/500人, 培训人数-500人
    let drawn = |c| is_space(c) || matches!(twin(c), '/' | '-' | '–' | '—' | '.' | '~');
    let stroke = cx.source[from..at].trim_end_matches(drawn);
    let from = from + stroke.len() - stroke.trim_start_matches(['=', '＝']).len();
    let stroke = stroke.trim_start_matches(['=', '＝']);
    let mut parts = Parts {
        name: trimmed(cx, from, from + stroke.len()),
        value: value(cx, at, to),
        ..Parts::default()
    };
    quoted(cx, &mut parts);
    // 接报后30分钟内到场: an event names nothing, either.
    if names_nothing(parts.name.text) || happens(cx, &parts) || labels_again(&parts) {
        return Parts {
            name: Piece::of(cx.source, from, from),
            value: *body,
            ..Parts::default()
        };
    }
    sign_word(cx, &mut parts);
    worded_marker(cx, &mut parts);
    points_before(cx, &mut parts);
    doubled(cx, &mut parts);
    split_tail(cx, &mut parts);
    by_standard(cx, &mut parts);
    parts
}

/// `完成`2.6亿元产值, `较去年`≥8%, `完成工程量的`60%: a bare verb, a base alone, or what a share is of.
pub(super) fn names_nothing(words: &str) -> bool {
    words.ends_with('的') || DROP.exact(words).or(BASE.exact(words)).is_some()
}

/// Whether an amount of time stands here.
fn takes_time<'a>(cx: &Context<'a>, i: &'a str) -> bool {
    match measure(cx, i) {
        Outcome::Measure(_, draft) => {
            let unit = draft.measure.unit;
            unit.is_some_and(|unit| unit.dimension == Dimension::Time)
        }
        _ => false,
    }
}

/// 资金下达时间`收到上级文件`30日内: where the words begin that say from when, behind the name of a time.
pub(super) fn event_behind(cx: &Context<'_>, from: usize, at: usize, to: usize) -> Option<usize> {
    let words = &cx.source[from..at];
    // Few names hold any of the words' first characters.
    if !words.contains(['时', '時', '期', '节', '節', '工', '日']) {
        return None;
    }
    let ends = |(at, _)| {
        TIME_NAME
            .longest(&words[at..])
            .map(|(length, ())| at + length)
    };
    let end = words.char_indices().skip(2).find_map(ends)?;
    let joint = |c| is_space(c) || matches!(twin(c), '-' | '—' | '–');
    let event = words[end..].trim_matches(joint);
    let inner = Context {
        source: &cx.source[..to],
        ..*cx
    };
    let plain = |c: char| is_han(c) || matches!(c, '\n' | '\r');
    let said = event.chars().nth(2).is_some() && event.chars().all(plain);
    let named = QUANTITY_NOUN.suffix(event).is_some() || TIME_NAME.suffix(event).is_some();
    (said && !named && takes_time(&inner, &inner.source[at..]))
        .then(|| from + words.len() - words[end..].trim_start_matches(joint).len())
}

/// `接报后`30分钟内到场: an event, and a time behind it.
fn happens(cx: &Context<'_>, parts: &Parts<'_>) -> bool {
    let inner = Context {
        source: parts.value.text,
        ..*cx
    };
    let timed = || takes_time(&inner, inner.source);
    // Without a category it would be nobody's.
    let before = cx.source[..parts.name.start as usize].trim_end();
    let filed = before.ends_with([':', '：', '标', '標']);
    parts.name.ends_with(['后', '後']) && filed && timed()
}

/// 补助标准`小学`500元，初中700元: where the first label of a list begins that is the value.
fn listed_behind(cx: &Context<'_>, body: &Piece<'_>) -> Option<usize> {
    let listed = body.text.contains(['，', ',', '、']);
    listed
        .then(|| glued_list(cx, body.start as usize, body.end() as usize))
        .flatten()
}

/// 到达现场时间`城区`10分钟以内: where the label begins that says who shares, glued to a name that can end in nothing of the kind.
pub(super) fn shared(cx: &Context<'_>, from: usize, at: usize) -> Option<usize> {
    let words = &cx.source[from..at];
    let (length, ()) = SHARER.suffix(words)?;
    let name = &words[..words.len() - length];
    let ends =
        name.ends_with(['率']) || TIME_NAME.suffix(name).is_some() || ends_word(name, "满意度");
    (ends && length > HAN).then_some(at - length)
}

/// 补助标准`按`1500元/人执行, 补贴拨付`在`30个工作日内, 城镇化率`由`60%提高到65%, 人数`+`20: the word goes with the value.
fn by_standard<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let (start, end) = (parts.name.start as usize, parts.name.end() as usize);
    let name = parts.name.text;
    let joint = || {
        let joint = last(name).filter(|c| JOINTS.contains(&twin(*c)))?;
        let whole = WHOLE.suffix(name).is_some();
        (!whole).then(|| &name[..name.len() - joint.len_utf8()])
    };
    let between = ends_word(name, "介于").then(|| &name[..name.len() - "介于".len()]);
    let kept = name.strip_suffix("按照").or(between);
    let kept = kept.or_else(joint);
    if let Some(kept) = kept.filter(|_| end == parts.value.start as usize) {
        parts.name = trimmed(cx, start, start + kept.len());
        parts.value = Piece::of(cx.source, start + kept.len(), parts.value.end() as usize);
    }
}

/// `慰问金发放人次 完成344人次`: one space parts the name from a value that begins with words.
fn spaced_value(cx: &Context<'_>, body: &Piece<'_>, at: usize) -> Option<usize> {
    let words = super::super::tail::words(cx, body);
    let [first, second, ref behind @ ..] = words[..] else {
        return None;
    };
    let (inside, start) = (at > second.start as usize, second.start as usize);
    // 监测断面 国考断面3个 国考断面3个 10 10
    let achieved = behind
        .first()
        .is_some_and(|word| begins_alike(second.text, word.text));
    if !behind[usize::from(achieved)..].iter().all(number) {
        return None;
    }
    if achieved && inside {
        return Some(start);
    }
    // 成本控制 严格按照1000元/人的标准
    let verb = DROP.longest(second.text).is_some() || QUALITY.longest(second.text).is_some();
    let again = first
        .text
        .char_indices()
        .nth(4)
        .is_some_and(|(at, _)| second.text.starts_with(&first.text[..at]));
    let named = holds_han(first.text, 3);
    let listed = || second.contains(['、', '，', ',']);
    // 到达现场时间 城区10分钟以内
    let label = || inside && at - start <= 4 * HAN && is_label(&cx.source[start..at]);
    let counted = || (listed() || label()) && quantity_gap(body.text).is_some();
    (inside && named && (verb || again || counted())).then_some(start)
}

/// `安装水标尺10≥266米≥266米10`: points, target, achieved and score as a table loses its lines.
fn doubled<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let (start, end) = (parts.value.start as usize, parts.value.end() as usize);
    let inner = Context {
        source: &cx.source[..end],
        options: cx.options,
    };
    let after = |at: usize| {
        let i = &inner.source[at..];
        match is_sign(i).then(|| measure(&inner, i)) {
            Some(Outcome::Measure(rest, _)) => Some(inner.at(rest)),
            _ => None,
        }
    };
    let Some((first, second)) = after(start).and_then(|first| Some((first, after(first)?))) else {
        return;
    };
    let score = value(cx, second, end);
    // ≥95%≤100%: two bounds of one range.
    let upward = |at: usize| matches!(peek(&inner.source[at..]).map(twin), Some('≥' | '>'));
    if !number(&score) || upward(start) != upward(first) {
        return;
    }
    parts.value = value(cx, start, first);
    parts.actual = Some(value(cx, first, second));
    let name = parts.name;
    let kept = name.text.trim_end_matches(|c: char| is_figure(c));
    let digits = name.text.len() - kept.len();
    let at = name.end() as usize - digits;
    if (1..5).contains(&digits) {
        parts.name = trimmed(cx, name.start as usize, at);
        parts.weight = Some(Piece::of(cx.source, at, at + digits));
    }
    if !score.is_empty() && parts.weight.is_none() {
        parts.weight = Some(score);
    } else if !score.is_empty() {
        parts.actual = Some(value(cx, first, end));
    }
}

/// `完成率=实际完成数/计划数×100%`: where the formula begins, its = included.
fn formula(body: &str) -> Option<usize> {
    let at = body.find(['=', '＝'])?;
    let rest = skip_spaces(after_first(&body[at..]));
    let sign = last(&body[..at])
        .is_none_or(|c| matches!(c, '>' | '<' | '＞' | '＜' | '≥' | '≤' | '》' | '《'));
    let terms = !sign && peek(rest).is_some_and(is_han) && rest.contains(['/', '÷', '／']);
    // 满意度=平均分/总分*100%≥90%: the value stands behind the formula.
    let terms = terms
        && rest.contains(['×', '*', '%', '％'])
        && rest
            .trim_end_matches(['%', '％', ')', '）'])
            .ends_with(|c: char| is_figure(c) || is_han(c));
    let terms = terms
        && rest
            .find(['%', '％'])
            .is_none_or(|at| rest.len() - at <= '）'.len_utf8() + '％'.len_utf8());
    (terms && !body[..at].contains(is_round)).then_some(at)
}

/// `控制在预算150万元以内`: a bound that opens the body is no name.
fn bounds(cx: &Context<'_>, body: &Piece<'_>, at: usize) -> bool {
    let found = super::super::comparator::any_before(cx, &cx.source[body.start as usize..]);
    found.is_some_and(|(_, found)| {
        let word = found.piece.text;
        let negated = word.starts_with(['不', '控']) && word.chars().count() > 2;
        negated && found.op.is_inequality() && !is_sign(&cx.source[at..])
    })
}

/// The bytes of a Chinese character.
const HAN: usize = 3;

/// The bytes of the shortest name before a comparator.
const SHORTEST_NAME: usize = 2 * HAN;

/// How many bytes what a number is compared with may take, between a short comparator and the number: 低于`全省平均水平`5%.
const FARTHEST_BASE: usize = 6 * HAN;

/// `供养标准|不低于低保标准的1.3倍`, `采购价格|低于市场价5%`: where a bound begins that stands apart from its number, a long word
/// or a short way; `采购成本|≤市场价的95%` and `培训场次|至少完成3次`, whatever the way.
fn bound_before(cx: &Context<'_>, body: &Piece<'_>, at: usize) -> Option<usize> {
    let start = body.start as usize;
    let name = &cx.source[start..at];
    if let Some(cut) = bound_apart(name) {
        return Some(start + cut);
    }
    let cut = name
        .find(['不', '低', '高'])
        .filter(|cut| *cut >= SHORTEST_NAME)?;
    let (length, _) = BEFORE.longest(&name[cut..])?;
    let between = name.len() - cut - length;
    let near = length >= 2 * HAN && between <= FARTHEST_BASE;
    let apart = length > 2 * HAN || (near && QUANTITY_NOUN.suffix(name).is_none());
    (apart && between > 0).then_some(start + cut)
}

/// Where a sign stands in a name, or a word that bounds the next number wherever that stands.
fn bound_apart(name: &str) -> Option<usize> {
    if name.contains(is_round) {
        return None;
    }
    let bounds = |(cut, c): (usize, char)| {
        let sign = matches!(twin(c), '≥' | '≤' | '>' | '<' | '≧' | '≦');
        if cut < SHORTEST_NAME || !sign && starts(c) & start::BEFORE == 0 {
            return None;
        }
        let (length, _) = BEFORE.longest(&name[cut..])?;
        let (word, rest) = name[cut..].split_at(length);
        let rest = skip_spaces(rest);
        let bound = sign && peek(rest).is_some_and(is_han) || APART.exact(word).is_some();
        let named = QUANTITY_NOUN.suffix(name[..cut].trim_end()).is_some();
        (bound && (named || starts_with_verb(rest)) && !stopped(name, cut, length)).then_some(cut)
    };
    name.char_indices().find_map(bounds)
}
