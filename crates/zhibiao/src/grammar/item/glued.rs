//! Name and value without any mark between them.
//!
//! ```text
//! glued = name "=" formula / name measure / name [adverb] trend / name level / name date
//!       / name SP value [SP actual] SP weight
//! ```
//! Cut where the first measure begins that is not part of the name, or before the trend at the end with its
//! adverb. Refused: a date and verbs as a name (`6月底前完成`), a verb and its object (`维护社会和谐稳定`).

use super::super::begin::{first_measure, is_sign};
use super::super::clause::is_filler;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::date;
use super::super::heading::is_mark;
use super::super::kind::trend_at_end;
use super::super::measure::{Outcome, measure};
use super::super::tail::{number, points_before, sign_word, split_tail};
use super::{Parts, marker_at_end, trimmed, value};
use crate::lexicon::{BASE, CHANGE, DEGREE, DROP, LEVEL, TREND};
use crate::model::DateRelation;
use crate::span::Piece;

/// Name and value without any mark between them.
pub(super) fn glued<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    let body = value(cx, from, to);
    if let Some(at) = formula(body.text) {
        return Some(cut_at(cx, &body, body.start as usize + at));
    }
    let Some(at) = first_measure(cx, from, to) else {
        return wordy(cx, &body);
    };
    let spaced = body.text.contains(is_space);
    // 政策知晓率 是 10
    if spaced
        && body.text.contains(" 是 ")
        && let Some(parts) = spaced_words(cx, &body).filter(|p| p.weight.is_some())
    {
        return Some(parts);
    }
    // 完成时间 12月31日前 12月31日
    let words = match spaced {
        true => super::super::tail::words(cx, &body),
        false => Vec::new(),
    };
    if let [_, target, actual] = &words[..]
        && dated(cx, target)
        && dated(cx, actual)
    {
        return spaced_words(cx, &body);
    }
    if let Some(parts) = qualitative_row(cx, &body, at) {
        return Some(parts);
    }
    if at <= body.start as usize
        && let Some(parts) = qualitative_end(cx, &body)
    {
        return Some(parts);
    }
    if spaced && let Some(cut) = spaced_value(cx, &body, at) {
        let mut parts = cut_at(cx, &body, cut);
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    // 6月底前完成50%: a time is no name.
    let at = if only_dates(cx, from, at) {
        from
    } else {
        let at = change_before(cx.source, from, at);
        year_before(cx.source, from, at).unwrap_or(at)
    };
    let mut parts = Parts {
        name: trimmed(cx, from, at),
        value: value(cx, at, to),
        ..Parts::default()
    };
    sign_word(cx, &mut parts);
    worded_marker(cx, &mut parts);
    points_before(cx, &mut parts);
    doubled(cx, &mut parts);
    split_tail(cx, &mut parts);
    Some(parts)
}

/// `慰问金发放人次 完成344人次`: one space parts the name from a value that begins with words.
fn spaced_value(cx: &Context<'_>, body: &Piece<'_>, at: usize) -> Option<usize> {
    let words = super::super::tail::words(cx, body);
    let [first, second] = words[..] else {
        return None;
    };
    let (inside, start) = (at > second.start as usize, second.start as usize);
    let verb = DROP.longest(second.text).is_some();
    let again = first
        .text
        .char_indices()
        .nth(4)
        .is_some_and(|(at, _)| second.text.starts_with(&first.text[..at]));
    let named = first.text.chars().filter(|c| is_han(*c)).take(3).count() == 3;
    (inside && named && (verb || again)).then_some(start)
}

/// `场次，考核标准为≥300天`: a marker without a colon at the name's end, behind a comma.
fn worded_marker<'a>(cx: &Context<'a>, parts: &mut Parts<'a>) {
    let name = parts.name.text;
    let bare = name.trim_end_matches(['为', '是', '=', '＝']);
    let Some(length) = marker_at_end(bare).filter(|length| *length < bare.len()) else {
        return;
    };
    let start = parts.name.start as usize;
    let end = start + name.len();
    let at = start + bare.len() - length;
    let text = parts.value.text;
    if let Some(rest) = text.strip_prefix(['为', '是', '=', '＝'])
        && bare.len() == name.len()
    {
        let to = parts.value.end() as usize;
        parts.value = value(cx, to - rest.len(), to);
    }
    parts.marker = Some(Piece::of(cx.source, at, end));
    parts.name = trimmed(cx, start, at);
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
    if !number(&score) {
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

fn cut_at<'a>(cx: &Context<'a>, body: &Piece<'a>, at: usize) -> Parts<'a> {
    let mut parts = Parts {
        name: trimmed(cx, body.start as usize, at),
        value: value(cx, at, body.end() as usize),
        ..Parts::default()
    };
    worded_marker(cx, &mut parts);
    parts
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

/// `0-6岁儿童健康管理率 明显提升`: a measure that opens the name, and a quality behind a space.
fn qualitative_end<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let at = body.text.rfind(is_space)?;
    let word = body.text[at..].trim_start_matches(is_space);
    let start = body.end() as usize - word.len();
    qualitative(word).then(|| cut_at(cx, body, start))
}

/// Whether a word tells a quality: 明显提升, 良好, 有效保障.
pub(in super::super) fn qualitative(word: &str) -> bool {
    LEVEL.suffix(word).is_some()
        || TREND.suffix(word).is_some()
        || DEGREE.longest(word).is_some()
        || matches!(word, "是" | "否" | "无")
        || super::super::date::stands(word)
}

/// Where a value begins that opens with a change: 增加值`同比增长`8%.
fn change_before(source: &str, from: usize, at: usize) -> usize {
    let before = source[from..at].trim_end_matches(is_space);
    let Some((length, _)) = CHANGE.suffix(before) else {
        return at;
    };
    let kept = &before[..before.len() - length];
    // 总量较2022年增长5%
    let year = without_year(kept).and_then(|kept| kept.strip_suffix(['较', '較', '比']));
    if let Some(name) = year {
        return from + name.len();
    }
    match BASE.suffix(kept) {
        Some((base, ())) if base < kept.len() => from + kept.len() - base,
        // 旅游收入增长8%以上, but 近视率下降≥1个百分点: a sign begins the value.
        _ if length >= "增长".len() && !is_sign(&source[at..]) && names_something(kept) => {
            from + kept.len()
        }
        _ => at,
    }
}

/// A text without the year at its end: 就业率`2023年`.
fn without_year(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(is_space).strip_suffix('年')?;
    let kept = digits.trim_end_matches(is_figure);
    let (year, count, rest) = integer(&digits[kept.len()..], 4)?;
    (count == 4 && rest.is_empty() && (1990..=2099).contains(&year)).then_some(kept)
}

/// Where a value begins that opens with its year: 就业率`2023年`≥90%, 覆盖率`到2025年`达到90%.
fn year_before(source: &str, from: usize, at: usize) -> Option<usize> {
    let kept = without_year(&source[from..at])?;
    let kept = kept.strip_suffix('到').unwrap_or(kept);
    // 较2022年, 2022-2023年 and 自2023年 say more than the year.
    let noun = !matches!(
        last(kept).map(crate::lexicon::twin),
        Some(
            '较' | '比'
                | '到'
                | '至'
                | '于'
                | '在'
                | '自'
                | '从'
                | '和'
                | '及'
                | '与'
                | '、'
                | '-'
        )
    );
    (noun && names_something(kept)).then_some(from + kept.len())
}

/// Whether a text ends in a noun of at least two characters.
fn names_something(text: &str) -> bool {
    let bare = text.trim_end_matches(is_space);
    let han = bare
        .chars()
        .rev()
        .take_while(|c| is_han(*c))
        .take(3)
        .count()
        == 3;
    han && DEGREE.suffix(bare).is_none()
        && !bare.ends_with(|c| is_comma(c) || matches!(c, '并' | '和' | '及'))
}

/// A body without a measure.
fn wordy<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let (start, end) = (body.start as usize, body.end() as usize);
    let whole = || Parts {
        name: Piece::of(cx.source, start, start),
        value: *body,
        ..Parts::default()
    };
    if LEVEL.exact(body.text).is_some() || dated(cx, body) {
        return Some(whole());
    }
    if let Some(parts) = spaced_words(cx, body) {
        return Some(parts);
    }
    let level = || Some(body.text.len() - LEVEL.suffix(body.text)?.0);
    let cut = trend_at_end(body.text)
        .or_else(level)
        .or_else(|| verb_at_end(body.text));
    // 通行能力显著提高，群众出行更加便利: the first clause has a value of its own.
    if let Some(first) = first_trend(body.text).filter(|first| cut.is_some_and(|cut| *first < cut))
    {
        return Some(cut_at(cx, body, start + first));
    }
    if let Some(comma) = comma_before(body.text, cut) {
        return Some(cut_at(cx, body, start + comma));
    }
    let cut = cut?;
    let at = start + cut;
    if cut > 0 && only_dates(cx, start, at) {
        return Some(whole());
    }
    // 维护社会和谐稳定 says what is done, and names nothing.
    if cut == 0 || does(body.text, &body.text[cut..]) {
        return None;
    }
    Some(cut_at(cx, body, at)).filter(|_| at < end)
}

/// Where the trend begins that ends the first of several clauses, with its adverb.
fn first_trend(text: &str) -> Option<usize> {
    let clause = &text[..text.find(is_comma)?];
    let (length, _) = TREND.suffix(clause)?;
    let cut = trend_at_end(clause).filter(|cut| *cut < clause.len() - length)?;
    let named = clause[..cut].chars().filter(|c| is_han(*c)).take(3).count() == 3;
    named.then_some(cut)
}

/// `项目建设标准，符合国家规范`: the comma before a quality, where little or nothing else stands behind it.
fn comma_before(text: &str, cut: Option<usize>) -> Option<usize> {
    const QUALITIES: [&str; 10] = [
        "符合", "达到", "满足", "严格", "效果", "成效", "按照", "不超", "无", "零",
    ];
    let comma = text[..cut.unwrap_or(text.len())].rfind(is_comma)?;
    let behind = after_first(&text[comma..]).trim_start_matches(is_mark);
    let named = text[..comma].chars().filter(|c| is_han(*c)).take(2).count() == 2;
    let told = cut.is_some_and(|cut| {
        let own = text[comma..cut].chars().filter(|c| is_han(*c)).count();
        own < 3
    });
    (named && (told || eat_words(behind, &QUALITIES).is_some()))
        .then_some(text.len() - after_first(&text[comma..]).len())
}

/// `得到有效控制`: an adverb of degree and a verb that is no trend.
fn verb_at_end(text: &str) -> Option<usize> {
    let (verb, _) = text.char_indices().rev().nth(1)?;
    let mut start = verb;
    while let Some((length, ())) = DEGREE
        .suffix(&text[..start])
        .filter(|(length, ())| *length > '得'.len_utf8())
    {
        start -= length;
    }
    let named = text[..start].chars().filter(|c| is_han(*c)).take(4).count() == 4;
    let does = TREND.longest(text).is_some()
        || crate::lexicon::FILLER.longest(text).is_some()
        || DEGREE.longest(text).is_some();
    let plain = text[verb..].chars().all(is_han);
    (start < verb && named && plain && !does).then_some(start)
}

/// A verb and its object, which end in an adjective: 促进社会和谐`稳定`.
fn does(text: &str, end: &str) -> bool {
    const VERBS: [&str; 8] = [
        "维护", "促进", "确保", "推动", "实现", "加强", "保持", "维持",
    ];
    let kept = TREND.exact(end) == Some(crate::model::Trend::Maintain);
    kept && VERBS.iter().any(|verb| eat_word(text, verb).is_some())
}

/// Whether a body is nothing but a date.
fn dated(cx: &Context<'_>, body: &Piece<'_>) -> bool {
    let inner = Context {
        source: body.text,
        options: cx.options,
    };
    date(&inner, body.text).is_some_and(|(rest, _)| skip_spaces(rest).is_empty())
}

/// `提交及时性 在计划时间内完成 达成预期指标 8 8`: the first number is a score, and the value stands before it.
fn qualitative_row<'a>(cx: &Context<'a>, body: &Piece<'a>, at: usize) -> Option<Parts<'a>> {
    let behind = value(cx, at, body.end() as usize);
    let scores = super::super::tail::words(cx, &behind);
    if !scores.iter().all(scored) {
        return None;
    }
    let before = value(cx, body.start as usize, at);
    let words = super::super::tail::words(cx, &before);
    if words.len() == 1 && scores.len() == 1 && weightlike(&scores[0]) {
        let weight = Some(without_points(&scores[0]));
        return dated_end(cx, &before)
            .or_else(|| wordy(cx, &before).filter(|p| !p.name.is_empty()))
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

/// `完成时限2024年11月30日前`: a name and the date that ends it.
fn dated_end<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let inner = Context {
        source: body.text,
        options: cx.options,
    };
    let first = body
        .text
        .find(|c| crate::lexicon::twin(c).is_ascii_digit())
        .filter(|at| *at > 0)?;
    let (rest, _) = date(&inner, &body.text[first..])?;
    rest.is_empty()
        .then(|| cut_at(cx, body, body.start as usize + first))
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
    let han = word.chars().filter(|c| is_han(*c)).take(2).count() == 2;
    han && crate::lexicon::UNIT_WORDS.exact(word).is_none()
}

/// Nothing but a date and verbs between two offsets.
fn only_dates(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let i = cx.source[from..to].trim_start_matches(is_mark);
    let inner = Context {
        source: i,
        options: cx.options,
    };
    let Some((rest, found)) = date(&inner, i) else {
        return false;
    };
    let words = rest.trim_matches(is_mark);
    // 全年开展巡查 names what is done, 6月底前完成 does not.
    let deadline = matches!(
        found.date.relation,
        Some(DateRelation::Before | DateRelation::By | DateRelation::To)
    );
    if !deadline && words.chars().filter(|c| is_han(*c)).count() >= 4 {
        return false;
    }
    is_filler(words) || DROP.exact(words).is_some()
}

/// `按时开展活动 按时开展 10`: a name and a qualitative value parted by spaces, and perhaps what follows them.
fn spaced_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
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
        [] => {}
        [weight] if scored(weight) => parts.weight = Some(without_points(weight)),
        [actual] if dated(cx, target) && dated(cx, actual) => parts.actual = Some(*actual),
        [actual]
            if target.text == actual.text
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
