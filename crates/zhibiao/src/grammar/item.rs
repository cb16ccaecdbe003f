//! Parting an indicator's name from its value.
//!
//! ```text
//! body   = name marker value / name ("|" / ":") value / name "（" value "）" / name value
//! marker = ["，"] word ("：" / "为")             ; 年度指标值：
//! tail   = weight / "（" weight "）" / actual
//! ```
//! The last form cuts where the first measure begins, or before the trend at the end: 获得感`明显提升`.

use super::context::Context;
use super::cursor::*;
use super::begin::first_measure;
use super::clause::is_filler;
use super::date::date;
use super::heading::{is_mark, skip_bullets};
use super::kind::trend_at_end;
use super::measure::Outcome;
use super::segment::skip_brackets;
use super::tail::{achieved, number, sign_word, split_tail, weight_in_brackets};
use super::unit;
use crate::lexicon::{BASE, CHANGE, DEGREE, DROP, LEVEL, MARKER, STOP, TREND, start, starts};
use crate::span::Piece;

/// A body's parts, as pieces of the cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) name: Piece<'a>,
    pub(super) marker: Option<Piece<'a>>,
    pub(super) value: Piece<'a>,
    pub(super) weight: Option<Piece<'a>>,
    pub(super) actual: Option<Piece<'a>>,
}

/// The piece between two offsets, trimmed of marks on both sides.
pub(super) fn trimmed<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let left = skip_bullets(&cx.source[from..to]);
    let start = to - left.len();
    Piece::of(cx.source, start, start + trim_marks(left).len())
}

/// A text without the marks at its end; nearly always there are few.
fn trim_marks(text: &str) -> &str {
    match text.as_bytes() {
        // No mark ends with this byte but 、。 and their kind.
        [.., 0xe4..=0xe9, _, b] if !matches!(b, 0x80..=0x82) => text,
        [.., b'0'..=b'9' | b'%'] => text,
        _ => text.trim_end_matches(is_mark),
    }
}

/// The value between two offsets: only white space and stops go.
pub(super) fn value<'a>(cx: &Context<'a>, from: usize, to: usize) -> Piece<'a> {
    let left = cx.source[from..to].trim_start_matches(|c: char| c.is_whitespace() || is_space(c));
    let start = to - left.len();
    Piece::of(cx.source, start, start + trim_value(left).len())
}

/// A value without the stops behind it.
pub(super) fn trim_value(text: &str) -> &str {
    match text.as_bytes() {
        [.., 0xe4..=0xe9, _, _] | [.., b'0'..=b'9' | b'%'] => text,
        _ => text.trim_end_matches(|c: char| c.is_whitespace() || is_space(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '|' | '.')),
    }
}

/// Name, marker and value of a body that has a marker.
///
/// `first` is where the first 值 stands.
pub(super) fn marked<'a>(cx: &Context<'a>, from: usize, to: usize, first: usize) -> Option<Parts<'a>> {
    let marker = marker(cx.source, from, to, first)?;
    Some(Parts {
        name: trimmed(cx, from, marker.start),
        marker: Some(Piece::of(cx.source, marker.start, marker.end)),
        value: value(cx, marker.value, to),
        ..Parts::default()
    })
}

/// `180家，失业监测数，年度指标值：80家`: where the name of the next item begins inside a value.
pub(super) fn next_name(source: &str, from: usize, to: usize) -> Option<usize> {
    let first = memchr::memmem::find(&source.as_bytes()[from..to], "值".as_bytes())? + from;
    let marker = marker(source, from, to, first).filter(|m| m.colon)?;
    let before = source[from..marker.start].trim_end_matches(is_mark);
    let at = before.rfind(['，', ','])?;
    let named = before[at..].chars().filter(|c| is_han(*c)).take(2).count() == 2;
    named.then_some(from + at)
}

/// Where a marker stands, and where the value begins.
#[derive(Clone, Copy)]
struct Marker {
    start: usize,
    end: usize,
    value: usize,
    colon: bool,
}

fn marker(source: &str, from: usize, to: usize, first: usize) -> Option<Marker> {
    let text = &source[from..to];
    let mut next = first.checked_sub(from);
    while let Some(at) = next {
        let end = at + "值".len();
        if let Some(marker) = marker_at(text, end) {
            return Some(Marker {
                start: from + marker.start,
                end: from + marker.end,
                value: from + marker.value,
                colon: marker.colon,
            });
        }
        next = memchr::memmem::find(&text.as_bytes()[end..], "值".as_bytes()).map(|more| end + more);
    }
    None
}

/// The marker whose 值 ends at `end`.
fn marker_at(text: &str, end: usize) -> Option<Marker> {
    let rest = skip_spaces(&text[end..]);
    let colon = match peek(rest) {
        Some(':' | '：' | '︰' | '=' | '＝') => Some(after_first(rest)),
        _ => None,
    };
    let copula = match colon {
        None => eat_words(rest, &["为", "是"]),
        _ => None,
    };
    // Without a colon it must at least be parted from what follows, or a value must follow.
    let comma = |length: usize| text[..end - length].trim_end_matches(is_space).ends_with(['，', ',']);
    let open = rest.len() < text[end..].len() || rest.is_empty();
    let valued = colon.is_none() && peek(rest).is_some_and(|c| starts(c) & (start::DIGIT | start::BEFORE) != 0) && begins_value(rest);
    let length = marker_length(&text[..end])?;
    // ，目标值明显提高
    let told = length >= "指标值".len() && comma(length) && !super::heading::is_rate(rest);
    if colon.is_none() && copula.is_none() && !open && !valued && !told {
        return None;
    }
    let start = end - length;
    // 产值, 增加值: a noun that merely ends in the character.
    let parted = text[..start].is_empty() || text[..start].ends_with(|c: char| is_mark(c) || !is_han(c));
    let long = length > "指标值".len();
    if !parted && (length < "指标值".len() || (colon.is_none() && copula.is_none() && !long)) {
        return None;
    }
    let mut start = start - year_before(&text[..start]);
    // 卫生室的目标值
    if text[..start].ends_with('的') {
        start -= '的'.len_utf8();
    }
    let (end, value) = match (colon, copula) {
        (Some(after), _) => (end, text.len() - after.len()),
        (None, Some((after, _))) => (text.len() - after.len(), text.len() - after.len()),
        (None, None) => (end, text.len() - rest.len()),
    };
    Some(Marker {
        start,
        end,
        value,
        colon: colon.is_some(),
    })
}

/// The length of the marker's words that `text` ends with.
fn marker_length(text: &str) -> Option<usize> {
    // The form's own word comes first, and nearly always a mark stands before another.
    if text.ends_with("，年度指标值") {
        return Some("年度指标值".len());
    }
    let mut start = text.len();
    for c in text.chars().rev().take(10) {
        if matches!(c, '，' | ',' | '；' | ' ' | '。' | '\n') {
            if MARKER.exact(&text[start..]).is_some() {
                return Some(text.len() - start);
            }
            break;
        }
        start -= c.len_utf8();
    }
    MARKER.suffix(text).map(|(length, ())| length)
}

/// The length of `2022年` before 指标值.
fn year_before(text: &str) -> usize {
    let bare = text.strip_suffix('年').unwrap_or(text);
    let year = bare.len().checked_sub(4).and_then(|from| bare.get(from..));
    match year {
        Some(year) if (year.starts_with("20") || year.starts_with("19")) && year.bytes().all(|b| b.is_ascii_digit()) => 4 + text.len() - bare.len(),
        _ => 0,
    }
}

/// Whether a body begins with words that name something before its value.
pub(super) fn has_name(i: &str) -> bool {
    let mut rest = i;
    for count in 0..40 {
        let Some(c) = peek(rest) else {
            return count > 1;
        };
        let flags = starts(c);
        if flags & (start::DIGIT | start::BEFORE) != 0 && begins_value(rest) {
            return count > 1;
        }
        if super::unit::ends_clause(rest) {
            return false;
        }
        rest = after_first(rest);
    }
    true
}

/// Whether a date stands here.
pub(super) fn has_date(i: &str) -> bool {
    super::date::stands(i)
}

fn begins_value(i: &str) -> bool {
    digit(i).is_some() || crate::lexicon::BEFORE.longest(i).is_some() && STOP.longest(i).is_none()
}

/// Name and value of a body without a marker; `None` where nothing like a value is found.
pub(super) fn unmarked<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    if let Some(bar) = body.find(['|', '｜', '\t', '│']) {
        return barred(cx, from, to, bar);
    }
    if let Some((open, cut, close)) = achieved(body)
        && close == to - from
        && peek(&body[open..]).is_some_and(|c| !is_space(c))
    {
        let mut parts = unmarked(cx, from, from + open, listed)?;
        parts.actual = parts.actual.or(Some(trimmed(cx, from + cut, from + close)));
        return Some(parts);
    }
    let mut scored = Parts {
        value: value(cx, from, to),
        ..Parts::default()
    };
    weight_in_brackets(cx, &mut scored);
    if scored.weight.is_some() {
        let mut parts = unscored(cx, from, scored.value.end() as usize, listed)?;
        parts.weight = parts.weight.or(scored.weight);
        return Some(parts);
    }
    unscored(cx, from, to, listed)
}

/// A body without bars and without a weight in brackets at its end.
fn unscored<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = &cx.source[from..to];
    if let Some(parts) = bracketed(cx, from, to, listed) {
        return Some(parts);
    }
    if let Some(colon) = colon(body) {
        let width = peek(&body[colon..]).map_or(1, char::len_utf8);
        let mut parts = Parts {
            name: trimmed(cx, from, from + colon),
            value: value(cx, from + colon + width, to),
            ..Parts::default()
        };
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    glued(cx, from, to)
}

/// The first colon outside brackets that is no ratio's.
fn colon(body: &str) -> Option<usize> {
    let mut i = body;
    while let Some(c) = peek(i) {
        if starts(c) & start::OPEN != 0 {
            i = skip_brackets(i);
            continue;
        }
        let at = body.len() - i.len();
        let digits = |s: Option<char>| s.is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit());
        if matches!(c, '：' | ':' | '︰')
            && !(digits(last(&body[..at])) && digits(peek(after_first(i))))
            && at > 0
        {
            return Some(at);
        }
        i = after_first(i);
    }
    None
}

/// `name | value | weight`.
fn barred<'a>(cx: &Context<'a>, from: usize, to: usize, bar: usize) -> Option<Parts<'a>> {
    let mut fields = cx.source[from + bar..to].split(['|', '｜', '\t', '│']).filter(|f| !f.trim().is_empty());
    let place = |field: &str| {
        let start = field.as_ptr() as usize - cx.source.as_ptr() as usize;
        value(cx, start, start + field.len())
    };
    let name = trimmed(cx, from, from + bar);
    let value = fields.next().map(place)?;
    // 足额保障率=100%\t22.5: the first field holds name and value.
    if number(&value) && named_measure(cx, &name) {
        return glued(cx, from, to);
    }
    let rest: Vec<Piece<'a>> = fields.map(place).collect();
    let (actual, weight) = match rest[..] {
        [] => (None, None),
        [one] => (None, Some(one)),
        [first, second, .., end] => {
            let whole = Piece::of(cx.source, second.start as usize, end.end() as usize);
            (Some(first), Some(whole))
        }
        [first, second] => (Some(first), Some(second)),
    };
    if name.is_empty() {
        return None;
    }
    Some(Parts {
        name,
        value,
        weight,
        actual,
        ..Parts::default()
    })
}

/// Whether a field ends in a sign and a number behind words.
fn named_measure(cx: &Context<'_>, field: &Piece<'_>) -> bool {
    let (start, end) = (field.start as usize, field.end() as usize);
    first_measure(cx, start, end).is_some_and(|at| at > start && super::begin::is_sign(&cx.source[at..end]))
}

/// `机柜数量(≥77台)`: the value in brackets at the end.
fn bracketed<'a>(cx: &Context<'a>, from: usize, to: usize, listed: bool) -> Option<Parts<'a>> {
    let body = cx.source[from..to].trim_end_matches(is_mark);
    let close = last(body).filter(|c| matches!(c, ')' | '）'))?;
    let open = last_open(body)?;
    let width = peek(&body[open..]).map_or(1, char::len_utf8);
    let end = from + body.len() - close.len_utf8();
    let inside = value(cx, from + open + width, end);
    let name = trimmed(cx, from, from + open);
    // （年度指标值：12所）
    if let Some((length, ())) = MARKER.longest(inside.text)
        && let Some(after) = eat(&inside.text[length..], &[':'])
        && !name.is_empty()
    {
        let start = inside.start as usize;
        return Some(Parts {
            name,
            marker: Some(Piece::of(cx.source, start, start + length)),
            value: value(cx, inside.end() as usize - after.len(), end),
            ..Parts::default()
        });
    }
    let is_unit = matches!(unit::column(cx, inside.text), Ok(Some(_)));
    let measured = first_measure(cx, inside.start as usize, inside.end() as usize) == Some(inside.start as usize);
    if !(listed || measured) || name.is_empty() || inside.is_empty() || is_unit || measure_ends(cx, from, from + open) {
        return None;
    }
    Some(Parts {
        name,
        value: inside,
        ..Parts::default()
    })
}

/// Whether a measure ends right before `to`: ≥300人（含线上）, and not 65岁以上老人管理率（≥90%）.
fn measure_ends(cx: &Context<'_>, from: usize, to: usize) -> bool {
    let Some(at) = first_measure(cx, from, to) else {
        return false;
    };
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    match super::measure::measure(&inner, &inner.source[at..]) {
        Outcome::Measure(rest, _) | Outcome::Unreadable(rest, _) => skip_spaces(rest).is_empty() || !peek(rest).is_some_and(is_han),
        Outcome::Dated(..) | Outcome::Nothing => true,
    }
}

/// Where the bracket that closes at the text's end opens.
pub(super) fn last_open(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Name and value without any mark between them.
fn glued<'a>(cx: &Context<'a>, from: usize, to: usize) -> Option<Parts<'a>> {
    let body = value(cx, from, to);
    if let Some(at) = formula(body.text) {
        return Some(cut_at(cx, &body, body.start as usize + at));
    }
    let Some(at) = first_measure(cx, from, to) else {
        return wordy(cx, &body);
    };
    // 政策知晓率 是 10
    if body.text.contains(" 是 ")
        && let Some(parts) = spaced_words(cx, &body).filter(|p| p.weight.is_some())
    {
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
    if let Some(cut) = spaced_value(cx, &body, at) {
        let mut parts = cut_at(cx, &body, cut);
        split_tail(cx, &mut parts);
        return Some(parts);
    }
    // 6月底前完成50%: a time is no name.
    let at = if only_dates(cx, from, at) { from } else { change_before(cx.source, from, at) };
    let mut parts = Parts {
        name: trimmed(cx, from, at),
        value: value(cx, at, to),
        ..Parts::default()
    };
    sign_word(cx, &mut parts);
    split_tail(cx, &mut parts);
    Some(parts)
}

/// `慰问金发放人次 完成344人次`: one space parts the name from a value that begins with words.
fn spaced_value(cx: &Context<'_>, body: &Piece<'_>, at: usize) -> Option<usize> {
    let words = super::tail::words(cx, body);
    let [first, second] = words[..] else { return None };
    let (inside, start) = (at > second.start as usize, second.start as usize);
    let verb = DROP.longest(second.text).is_some();
    let again = first.text.char_indices().nth(4).is_some_and(|(at, _)| second.text.starts_with(&first.text[..at]));
    let named = first.text.chars().filter(|c| is_han(*c)).take(3).count() == 3;
    (inside && named && (verb || again)).then_some(start)
}

fn cut_at<'a>(cx: &Context<'a>, body: &Piece<'a>, at: usize) -> Parts<'a> {
    Parts {
        name: trimmed(cx, body.start as usize, at),
        value: value(cx, at, body.end() as usize),
        ..Parts::default()
    }
}

/// `完成率=实际完成数/计划数×100%`: where the formula begins, its = included.
fn formula(body: &str) -> Option<usize> {
    let at = body.find(['=', '＝'])?;
    let rest = skip_spaces(after_first(&body[at..]));
    let sign = last(&body[..at]).is_none_or(|c| matches!(c, '>' | '<' | '＞' | '＜' | '≥' | '≤' | '》' | '《'));
    let terms = !sign && peek(rest).is_some_and(is_han) && rest.contains(['/', '÷', '／']) && rest.contains(['×', '*', '%', '％']);
    (terms && !body[..at].contains(['(', '（'])).then_some(at)
}

/// `0-6岁儿童健康管理率 明显提升`: a measure that opens the name, and a quality behind a space.
fn qualitative_end<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let at = body.text.rfind(is_space)?;
    let word = body.text[at..].trim_start_matches(is_space);
    let start = body.end() as usize - word.len();
    qualitative(word).then(|| cut_at(cx, body, start))
}

/// Whether a word tells a quality: 明显提升, 良好, 有效保障.
pub(super) fn qualitative(word: &str) -> bool {
    LEVEL.suffix(word).is_some() || TREND.suffix(word).is_some() || DEGREE.longest(word).is_some() || matches!(word, "是" | "否" | "无") || super::date::stands(word)
}

/// Where a value begins that opens with a change: 增加值`同比增长`8%.
fn change_before(source: &str, from: usize, at: usize) -> usize {
    let before = source[from..at].trim_end_matches(is_space);
    let Some((length, _)) = CHANGE.suffix(before) else {
        return at;
    };
    let kept = &before[..before.len() - length];
    match BASE.suffix(kept) {
        Some((base, ())) if base < kept.len() => from + kept.len() - base,
        _ => at,
    }
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
    let cut = trend_at_end(body.text).or_else(level).or_else(|| verb_at_end(body.text))?;
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

/// `得到有效控制`: an adverb of degree and a verb that is no trend.
fn verb_at_end(text: &str) -> Option<usize> {
    let (verb, _) = text.char_indices().rev().nth(1)?;
    let mut start = verb;
    while let Some((length, ())) = DEGREE.suffix(&text[..start]).filter(|(length, ())| *length > '得'.len_utf8()) {
        start -= length;
    }
    let named = text[..start].chars().filter(|c| is_han(*c)).take(4).count() == 4;
    let does = TREND.longest(text).is_some() || crate::lexicon::FILLER.longest(text).is_some() || DEGREE.longest(text).is_some();
    let plain = text[verb..].chars().all(is_han);
    (start < verb && named && plain && !does).then_some(start)
}

/// A verb and its object, which end in an adjective: 促进社会和谐`稳定`.
fn does(text: &str, end: &str) -> bool {
    const VERBS: [&str; 8] = ["维护", "促进", "确保", "推动", "实现", "加强", "保持", "维持"];
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
    let scores = super::tail::words(cx, &behind);
    if !scores.iter().all(number) {
        return None;
    }
    let before = value(cx, body.start as usize, at);
    let words = super::tail::words(cx, &before);
    if words.len() == 1 && scores.len() == 1 && weightlike(&scores[0]) {
        let weight = Some(scores[0]);
        return dated_end(cx, &before).or_else(|| wordy(cx, &before).filter(|p| !p.name.is_empty())).map(|parts| Parts { weight, ..parts });
    }
    let second = words.get(1)?;
    let signed = super::tail::is_sign_word(second.text) && words.len() > 2;
    let row = words.len() == 2 && scores.len() == 1 && weightlike(&scores[0]) && opens_words(second.text);
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
    let first = body.text.find(|c| crate::lexicon::twin(c).is_ascii_digit()).filter(|at| *at > 0)?;
    let (rest, _) = date(&inner, &body.text[first..])?;
    rest.is_empty().then(|| cut_at(cx, body, body.start as usize + first))
}

/// A number that can be points: 10, 22.5.
fn weightlike(word: &Piece<'_>) -> bool {
    word.text.len() <= 4 && word.text.trim_start_matches('0') != "" && word.text.split('.').next().is_some_and(|whole| whole.len() <= 2)
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
    let Some((rest, _)) = date(&inner, i) else {
        return false;
    };
    let words = rest.trim_matches(is_mark);
    is_filler(words) || DROP.exact(words).is_some()
}

/// `按时开展活动 按时开展 10`: a name and a qualitative value parted by spaces, and perhaps what follows them.
fn spaced_words<'a>(cx: &Context<'a>, body: &Piece<'a>) -> Option<Parts<'a>> {
    let words: Vec<Piece<'a>> = super::tail::words(cx, body);
    let (first, rest) = words.split_first()?;
    let signed = rest.first().is_some_and(|w| super::tail::is_sign_word(w.text));
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
        [weight] if number(weight) => parts.weight = Some(*weight),
        // Words that no number follows may all be the name's.
        [actual, weight, ..] if number(weight) => {
            parts.actual = Some(*actual);
            parts.weight = Some(*weight);
        }
        _ => return None,
    }
    Some(parts)
}

