//! Items whose values are words, and rows whose lines are lost: where one ends and the next begins.
//!
//! ```text
//! worded = name SP quality [SP achieved] / name adverb trend ("，" / end)
//! lost   = measure measure [points] name / measure points "分" name      ; ≥266米≥266米10水标尺宽度
//! ```
//! All look a bounded way ahead. Refused: `有效灌溉面积` behind a space (no value), `提高通行能力，…` (a verb and its object).

use super::super::begin::{first_measure, is_sign};
use super::super::brackets::skip_brackets;
use super::super::clause::is_filler;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::date;
use super::super::draft::Outcome;
use super::super::kind::trend_at_end;
use super::super::kind::{all_or_none, bound_to_base, qualitative, rule_behind, verb_at_end};
use super::super::measure::measure;
use super::labels::goes_on;
use super::{LONGEST_NAME, continues, opens_word, to_boundary};
use crate::lexicon::{DROP, LEVEL, PROMOTES, QUANTITY_NOUN, TIME_NAME, TREND, twin};

/// `长效管护机制 健全`: where a value in words ends, parted from its name by a space.
pub(super) fn worded_end(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let near = to_boundary(cx.source, (from + LONGEST_NAME * 3).min(to));
    let body = cx.source[from..near].trim_start_matches(is_space);
    let at = body.find(is_space)?;
    let name = &body[..at];
    let rest = body[at..].trim_start_matches(is_space);
    let word = &rest[..rest.find(is_space).unwrap_or(rest.len())];
    let word = before_name(word);
    let plain = |text: &str| {
        !text
            .chars()
            .any(|c| crate::lexicon::twin(c).is_ascii_digit() || is_colon(c) || is_comma(c))
    };
    let named = holds_han(name, 3) && !continues(name);
    // 2024年11月30日前  培训人数: a gap, for one space may part what was achieved.
    let gap = rest[word.len()..].strip_prefix("  ").map(skip_spaces);
    // 6月底前 15 项目实施进度: so do points.
    let scored = || {
        let points = rest[word.len()..].trim_start_matches(is_space);
        let behind = points.trim_start_matches(is_figure);
        behind.len() < points.len() && behind.starts_with(is_space)
    };
    let gap = || gap.is_some_and(|next| peek(next).is_some_and(is_han));
    let dated = || (gap() || scored()) && date_alone(cx, word);
    let told =
        !word.is_empty() && ((plain(word) && (qualitative(word) || by_rule(word))) || dated());
    if !(named && plain(name) && told) {
        return None;
    }
    // 有所提高 有所提高 10: the same again, achieved; 有所提高 10 有所提高 10, points between.
    let behind = rest[word.len()..].trim_start_matches(is_space);
    let points = &behind[..behind.find(is_space).unwrap_or(behind.len())];
    let after = behind[points.len()..].trim_start_matches(is_space);
    let scored = !points.is_empty() && points.chars().all(is_figure);
    let mut twins = after.chars().map(crate::lexicon::twin);
    let mut again = word.chars().map(crate::lexicon::twin);
    let behind = match scored && again.all(|c| twins.next() == Some(c)) {
        true => after,
        false => behind,
    };
    let next = &behind[..behind.find(is_space).unwrap_or(behind.len())];
    let again = next == word
        || LEVEL.exact(next).is_some()
        || TREND.suffix(next).is_some()
        || next.starts_with(['已', '未'])
        || next.starts_with("达成");
    Some(match again && plain(next) && !next.is_empty() {
        true => near - behind.len() + next.len(),
        false => near - rest.len() + word.len(),
    })
}

/// `按合同约定`: what a thing is done by. 按时完成率 is a name.
fn by_rule(word: &str) -> bool {
    word.starts_with('按')
        && word.chars().nth(3).is_some()
        && !last(word).is_some_and(|c| matches!(twin(c), '率' | '数' | '度'))
}

/// `及时、足额`、合格率: the qualities that a list begins with, where its end is none.
fn before_name(word: &str) -> &str {
    let told = |(first, second)| qualitative(first) && !qualitative(second);
    if !word.split_once('、').is_some_and(told) {
        return word;
    }
    let first = word.find('、').unwrap_or(word.len());
    let mut ends = word[first..].match_indices('、').map(|(at, _)| first + at);
    let more = |at: &usize| {
        let next = after_first(&word[*at..]);
        let next = &next[..next.find('、').unwrap_or(next.len())];
        LEVEL.exact(next).is_none()
    };
    ends.find(more).map_or(word, |end| &word[..end])
}

/// Whether a word is a date and nothing else.
fn date_alone(cx: &Context<'_>, word: &str) -> bool {
    let inner = Context {
        source: word,
        options: cx.options,
    };
    digit(word).is_some() && date(&inner, word).is_some_and(|(rest, _)| rest.is_empty())
}

/// Whether a part at `at` goes on with the value behind the name and colon at `from`: behind a 、, or where the value
/// begins with a label (`标准：小学650元，初中850元`). A colon of its own makes it an item.
pub(super) fn named_list(
    cx: &Context<'_>,
    from: usize,
    at: usize,
    to: usize,
    listed: bool,
) -> bool {
    let near = |from: usize, to: usize| to_boundary(cx.source, (from + LONGEST_NAME * 3).min(to));
    let drawn = |c: char| is_colon(c) || matches!(c, '—' | '→' | '\t');
    // 0—6岁 is no name and its value.
    let line = |text: &str| {
        let mut ends = text.match_indices(drawn).map(|(at, _)| at);
        // 1:500地形图 neither.
        let scale = |at: usize| {
            text[..at].ends_with(is_figure) && after_first(&text[at..]).starts_with(is_figure)
        };
        ends.find(|at| match peek(&text[*at..]) {
            Some('—') => text[*at..].starts_with("——"),
            _ => !scale(*at),
        })
    };
    let head = &cx.source[from..near(from, at)];
    let Some(colon) = line(head) else {
        return goes_on(cx, from, at, to);
    };
    let value = cx.source[from + colon..at].trim_start_matches(|c| drawn(c) || is_space(c));
    let start = at - value.len();
    let labelled = || {
        !is_sign(value) && first_measure(cx, start, near(start, at)).is_some_and(|at| at > start)
    };
    // 小学：500元，初中：700元
    let pairs = value.contains(is_colon);
    let own = &cx.source[at..near(at, to)];
    let own = &own[..own
        .find(|c| is_comma(c) || (is_space(c) && c != '\t') || c == '、')
        .unwrap_or(own.len())];
    // 慢充30个（分值：5）
    let named = line(own).is_some_and(|at| !own[..at].contains(is_round));
    let unit = |at: usize| own[..at].contains(is_round_close);
    let named = named || line(own).is_some_and(unit);
    (listed || pairs || labelled()) && named == pairs
}

/// `采购数量 电脑20台`: where the words begin that a space parts from a name that ends in a quantity's noun.
pub(in super::super) fn quantity_gap(body: &str) -> Option<usize> {
    let space = body.find(is_space)?;
    let (noun, ()) = QUANTITY_NOUN.suffix(&body[..space])?;
    let named = noun < space
        && body[..space]
            .trim_start_matches(is_figure)
            .chars()
            .all(is_han);
    let words = skip_spaces(&body[space..]);
    (named && !words.is_empty()).then_some(body.len() - words.len())
}

/// `服务质量明显提高`: where a clause ends that is a name and its trend, adverb and all.
pub(super) fn worded_clause(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let near = to_boundary(cx.source, (from + LONGEST_NAME * 3).min(to));
    let body = &cx.source[from..near];
    let clause = match body.find(is_comma) {
        Some(comma) => &body[..comma],
        None if near == to => body.trim_end_matches(is_space),
        None => return None,
    };
    let trend = || {
        let (length, _) = TREND.suffix(clause)?;
        // “三公”经费只减不增
        let told = |cut: &usize| *cut < clause.len() - length || length >= "只减不增".len();
        trend_at_end(clause).filter(told)
    };
    // 长效管理机制健全
    let level = || {
        let (length, ()) = LEVEL.suffix(clause)?;
        let cut = clause.len() - length;
        let does = PROMOTES.longest(clause).is_some() || DROP.longest(clause).is_some();
        (length >= "健全".len() && cut >= "社会影响力".len() && !does).then_some(cut)
    };
    let cut = rule_behind(clause)
        .or_else(trend)
        .or_else(level)
        .or_else(|| bound_to_base(clause))
        .or_else(|| verb_at_end(clause))
        .or_else(|| all_or_none(clause))?;
    let plain = |c: char| is_han(c) || matches!(c, '“' | '”');
    // 群众零投诉
    let least = if eat(&clause[cut..], &['零']).is_some() {
        2
    } else {
        3
    };
    let named = holds_han(&clause[..cut], least);
    let asks = clause[..cut].ends_with('否');
    (named && !asks && clause.chars().all(plain) && !continues(clause)).then(|| from + clause.len())
}

/// `开工时间3月`, `12月底前完成`: where a clause ends that is a date, with the name of a time or without.
pub(super) fn dated_clause(cx: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let near = to_boundary(cx.source, (from + LONGEST_NAME * 3).min(to));
    let clause = clause(&cx.source[from..near], near == to)?;
    // 截至2023年底，投资完成比例 is a name.
    let until = || eat_words(clause, &["截至", "截止", "到", "至"]).is_some();
    if from + clause.len() < to && until() {
        return None;
    }
    // 12月底前完成 says no more than when.
    if dated(cx, clause) {
        return Some(from + clause.len());
    }
    let behind = |(at, _)| {
        TIME_NAME
            .longest(&clause[at..])
            .map(|(length, ())| at + length)
    };
    let digit = clause.find(|c| crate::lexicon::twin(c).is_ascii_digit());
    let first = digit.or_else(|| clause.char_indices().skip(2).find_map(behind))?;
    let before = clause[..first].trim_end_matches(['为', ' ']);
    let named = TIME_NAME.suffix(before).is_some();
    (named && dated(cx, &clause[first..])).then(|| from + clause.len())
}

/// The text before the first comma; all of it where `whole` says that no more follows.
fn clause(body: &str, whole: bool) -> Option<&str> {
    // 2023年6月30日前 22.5 项目实施周期: points end it, too.
    let scored = |(at, _): &(usize, &str)| {
        let rest = body[*at..].trim_start_matches(is_space);
        let points = rest.trim_start_matches(is_figure);
        points.len() < rest.len() && points.starts_with(is_space)
    };
    let points = body.match_indices(is_space).find(scored).map(|(at, _)| at);
    match body.find(is_comma).into_iter().chain(points).min() {
        Some(comma) => Some(&body[..comma]),
        None => whole.then(|| body.trim_end_matches(is_space)),
    }
}

/// Whether a text is a date and perhaps a verb.
fn dated(cx: &Context<'_>, text: &str) -> bool {
    let inner = Context {
        source: text,
        options: cx.options,
    };
    date(&inner, text).is_some_and(|(rest, _)| {
        let verb = rest.trim_matches(is_space);
        verb.is_empty() || is_filler(verb) || DROP.exact(verb).is_some()
    })
}

/// `≥266米≥266米10水标尺宽度10≥50厘米`: where the next name begins, in a row that lost its lines.
pub(super) fn lost_lines(cx: &Context<'_>, end: usize, to: usize) -> Option<usize> {
    let inner = Context {
        source: &cx.source[..to],
        options: cx.options,
    };
    let i = &inner.source[end..];
    // ＝100%20分科目调整次数
    if digit(i).is_some()
        && let Some((_, _, rest)) = integer(i, 2)
        && let Some(name) = eat(rest, &['分'])
        && !inner.source[..end].ends_with(|c: char| is_figure(c))
    {
        return opens_word(name).then(|| inner.at(name));
    }
    if named_on(i) {
        return Some(end);
    }
    let Outcome::Measure(rest, _) = is_sign(i).then(|| measure(&inner, i))? else {
        return None;
    };
    let name = rest.trim_start_matches(|c: char| is_figure(c));
    opens_word(name).then(|| inner.at(name))
}

/// ≥50人`合格率≥90%`: whether a name that says what is counted stands right behind an amount, and a sign with its number
/// right behind the name.
fn named_on(i: &str) -> bool {
    let end = i
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| !is_han(*c));
    let Some((end, c)) = end else { return false };
    let name = &i[..end];
    let value = if is_round(c) {
        skip_brackets(&i[end..])
    } else {
        &i[end..]
    };
    name.chars().nth(2).is_some() && QUANTITY_NOUN.suffix(name).is_some() && is_sign(value)
}

/// `逐年下降 群众安全感：明显提升`: where the next name with a colon begins, behind a value in words.
pub(super) fn next_colon(source: &str, from: usize, to: usize) -> Option<usize> {
    let near = to_boundary(source, (from + LONGEST_NAME * 6).min(to));
    let body = &source[from..near];
    let mut colons = body.match_indices(is_colon).map(|(at, _)| at);
    let first = colons.next()?;
    let second = colons.next()?;
    let between = &body[first..second];
    let space = between.rfind(is_space)?;
    let name = between[space..].trim_start_matches(is_space);
    let (value, named) = (
        after_first(&between[..space]).trim_matches(is_space),
        holds_han(name, 2),
    );
    let plain = !name.contains(|c| is_comma(c) || is_round(c) || c == '、') && !continues(name);
    (named && plain && !value.is_empty()).then_some(from + first + between.len() - name.len())
}
