//! Where a value begins whose measure is not its first word: it opens with a change, a year, a date or 等于.
//!
//! ```text
//! opening = ( base change / year / date "、" ) measure
//! ```
//! Accepted: 增加值`同比增长`8%, 就业率`2023年`≥90%. Refused: 人均增收`1500元`, which names what grows.

use super::super::begin::is_sign;
use super::super::context::Context;
use super::super::cursor::*;
use super::super::date::date;
use super::super::marks::is_mark;
use super::cut::{by_then, dated, only_dates};
use crate::grammar::label::is_filler;
use crate::grammar::parts::value;
use crate::lexicon::{
    BASE, CHANGE, CHANGE_OF, DEGREE, DROP, MOVED, PLANNED, PROMOTES, QUANTITY_NOUN, TIME_NAME,
    UNIT_WORDS, twin,
};
use crate::span::Piece;

/// How long the name is before a change with its adverb and base: 利用系数`提高到`0.56, 收入`年均增长`8%, 失业率`由5降至`4.5.
fn change_to(kept: &str) -> Option<usize> {
    let base = kept.strip_suffix("左右").unwrap_or(kept);
    let base = base.trim_end_matches(|c| is_figure(c) || matches!(c, '%' | '％'));
    if base.len() < kept.len() {
        return Some(base.strip_suffix(['由', '从', '從'])?.len());
    }
    let adverb = DEGREE.suffix(kept).map_or(0, |(length, ())| length);
    let own = &kept[..kept.len() - adverb];
    let own = match &kept[own.len()..] {
        "均" => own
            .strip_suffix(['年', '月', '人', '户', '戶'])
            .unwrap_or(own),
        _ => own,
    };
    (names_something(own) || names_shortly(own)).then_some(own.len())
}

/// Where a value begins that opens with a change: 增加值`同比增长`8%.
pub(super) fn change_before(source: &str, from: usize, at: usize) -> usize {
    let before = source[from..at].trim_end_matches(is_space);
    let led = before.strip_suffix(['到', '至']);
    let before = led.unwrap_or(before);
    // 发生率降为0
    let reached = led.is_some() || source[at..].starts_with(|c| twin(c) == '为');
    let Some((length, _)) = CHANGE.suffix(before) else {
        return moved_before(before, reached).map_or(at, |length| from + length);
    };
    let kept = &before[..before.len() - length];
    // 人均增收1500元
    if !reached && CHANGE_OF.suffix(before).is_some() && BASE.suffix(kept).is_none() {
        return at;
    }
    // 总量较2022年增长5%
    let year = without_year(kept).and_then(|kept| kept.strip_suffix(['较', '較', '比']));
    if let Some(name) = year {
        return from + name.len();
    }
    // 服务水平，显著提高10%; 到位资金—增长15%
    let adverb = DEGREE.suffix(kept).map_or(0, |(length, ())| length);
    let clause = &kept[..kept.len() - adverb];
    let parts = |c: char| is_comma(c) || c.is_whitespace() || matches!(twin(c), '-' | '—' | '–');
    let parted = clause.trim_end_matches(|c| is_space(c) || parts(c));
    let short = || parted.chars().filter(|c| is_han(*c)).nth(1).is_some() && !is_filler(parted);
    if parted.len() < clause.len() && length >= "增长".len() && short() {
        return from + clause.len();
    }
    // 收入增长8%
    if length >= "增长".len() && QUANTITY_NOUN.exact(kept).is_some() && !is_sign(&source[at..]) {
        return from + kept.len();
    }
    match BASE.suffix(kept) {
        Some((base, ())) if base < kept.len() => from + kept.len() - base,
        // 旅游收入增长8%以上, but 近视率下降≥1个百分点: a sign begins the value.
        _ if reached || (length >= "增长".len() && !is_sign(&source[at..])) => {
            change_to(kept).map_or(at, |length| from + length)
        }
        _ => at,
    }
}

/// How long the name is before a verb that says where a thing is brought: 耕地`恢复到`1000亩, 票价`调整为`50元.
fn moved_before(before: &str, reached: bool) -> Option<usize> {
    let (length, ()) = MOVED.suffix(before).filter(|_| reached)?;
    let name = &before[..before.len() - length];
    (names_something(name) || names_shortly(name)).then_some(name.len())
}

/// Where `翻两番` begins behind a name, with its base and a bare verb: 产值`较上年翻一番`, 收入`实现翻番`.
pub(super) fn times(text: &str) -> Option<usize> {
    let at = text.find('翻')?;
    let count = after_first(&text[at..]);
    let count = match peek(count).map(twin) {
        Some('一' | '两' | '二' | '三' | '四') => after_first(count),
        _ => count,
    };
    let name = &text[..at];
    let name = &name[..name.len() - BASE.suffix(name).map_or(0, |(length, ())| length)];
    let name = &name[..name.len() - DROP.suffix(name).map_or(0, |(length, ())| length)];
    // ≥300翻一番: not behind a number.
    let numbered = last(name).is_some_and(is_figure);
    let named = !numbered && name.chars().filter(|c| is_han(*c)).nth(1).is_some();
    (named && count.starts_with('番')).then_some(name.len())
}

/// A text without the year at its end: 就业率`2023年`.
fn without_year(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(is_space).strip_suffix('年')?;
    let kept = digits.trim_end_matches(is_figure);
    let (year, count, rest) = integer(&digits[kept.len()..], 4)?;
    (count == 4 && rest.is_empty() && is_planning_year(year)).then_some(kept)
}

/// Where a value begins that opens with its year: 就业率`2023年`≥90%, 覆盖率`到2025年`达到90%.
pub(super) fn year_before(source: &str, from: usize, at: usize) -> Option<usize> {
    let kept = without_year(&source[from..at])?;
    let kept = kept.strip_suffix('到').unwrap_or(kept);
    let own = kept.trim_end_matches(is_comma);
    // 较2022年, 2022-2023年 and 自2023年 say more than the year.
    let noun = !matches!(
        last(own).map(crate::lexicon::twin),
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
    (noun && names_something(own)).then_some(from + kept.len())
}

/// Where the first of two dates begins: 完成时限`2023年6月、`12月.
pub(super) fn date_before(cx: &Context<'_>, from: usize, at: usize) -> Option<usize> {
    let before = cx.source[from..at].trim_end_matches(|c| is_mark(c) || matches!(c, '和' | '及'));
    let own = before.trim_start_matches(is_figure);
    let (from, before) = (from + before.len() - own.len(), own);
    let first = before.find(is_figure)?;
    let joint = |c| is_space(c) || is_comma(c) || matches!(twin(c), '-' | '—' | '–');
    let name = before[..first].trim_end_matches(joint);
    let dated = name.chars().all(is_han) && name.len() > "时间".len();
    let inner = Context {
        source: &cx.source[..from + before.len()],
        options: cx.options,
    };
    let (rest, _) = date(&inner, &inner.source[from + first..]).filter(|_| dated)?;
    (rest.is_empty() && before.len() < at - from).then_some(from + first)
}

/// Where the deadline begins that a value opens with, behind a name: 资金拨付`6月底前完成`60%, 支出进度`6月底`≥50%.
pub(super) fn deadline_before(cx: &Context<'_>, from: usize, at: usize) -> Option<usize> {
    let before = &cx.source[from..at];
    let own = before.trim_start_matches(is_figure);
    let first = before.len() - own.len() + own.find(is_figure)?;
    let name = own[..first + own.len() - before.len()].trim_end_matches(is_space);
    let named = name.chars().all(is_han) && name.chars().nth(2).is_some();
    let inner = Context {
        source: &cx.source[..at],
        options: cx.options,
    };
    let (rest, found) = date(&inner, &inner.source[from + first..]).filter(|_| named)?;
    // 支出进度6月底≥50%
    let period = || rest.is_empty() && QUANTITY_NOUN.suffix(name).is_some();
    let timed = period() || by_then(&found.date) && only_dates(cx, from + first, at);
    timed.then_some(from + first)
}

/// Where a class by age or a time for the first step begins behind the noun that it ends: 补贴人数`65岁以上老人`200人, 响应时间`2小时内到场
/// `24小时内解决. Refused: 响应时间30分钟内到场率≥95%, whose noun comes later.
pub(super) fn class_before(source: &str, from: usize, at: usize) -> Option<usize> {
    let words = &source[from..at];
    let first = words.find(is_figure)?;
    let (name, class) = (words[..first].trim_end_matches(is_space), &words[first..]);
    let own = class.trim_start_matches(|c| is_figure(c) || matches!(twin(c), '-' | '~' | '至'));
    let spaced = words[..first].ends_with(is_space) && class.ends_with(is_han);
    let aged = (spaced || eat_words(own, &["岁", "周岁", "级", "届"]).is_some())
        && QUANTITY_NOUN.suffix(name).is_some();
    let time = |i| eat_words(i, &["小时", "分钟", "日内", "天内", "个工作日", "工作日"]).is_some();
    let next = source[at..].trim_start_matches(is_figure);
    let timed = time(own) && time(next) && TIME_NAME.suffix(name).is_some();
    let later = || {
        QUANTITY_NOUN
            .suffix(class.trim_end_matches(is_space))
            .is_some()
    };
    ((aged || timed) && name.len() < words.len() && !later()).then_some(from + first)
}

/// Where the words begin that say what an amount is per, behind a quantity's noun: 补助标准`每人每月补贴`10元, 巡查频次`每月开展`2次.
pub(super) fn each_before(source: &str, from: usize, at: usize) -> Option<usize> {
    let words = &source[from..at];
    let every = ['每', '毎'];
    let each = words.find(every)?;
    let name = words[..each].trim_end_matches(|c| matches!(twin(c), '为' | '按'));
    let mut verb = after_first(&words[each..]);
    while let Some((length, _)) = UNIT_WORDS.longest(verb) {
        verb = verb[length..].trim_start_matches(every);
    }
    let short = verb.chars().all(is_han) && matches!(verb.chars().count(), 2 | 4);
    let named = |text| QUANTITY_NOUN.suffix(text).is_some();
    (short && named(name) && !named(verb)).then_some(from + name.len())
}

/// Where a value begins that names its parts behind an equals sign: 企业数`=规上企业`180家+规下企业260家.
pub(super) fn equals_before(source: &str, from: usize, at: usize) -> Option<usize> {
    let name = &source[from..at];
    let sign = name
        .find(['=', '＝'])
        .filter(|sign| *sign >= "人数".len())?;
    let behind = after_first(&name[sign..]);
    (!behind.is_empty() && behind.chars().all(is_han)).then_some(from + sign)
}

/// Where a value begins that opens with verbs or 人均 behind a comma or a space: 编制规划，`全年开展`12次, 采购成本，`人均`≤400元.
pub(super) fn verb_before(cx: &Context<'_>, from: usize, at: usize) -> Option<usize> {
    let name = cx.source[from..at].trim_end_matches(is_space);
    let mark = name.rfind(|c| is_comma(c) || is_space(c))?;
    let words = after_first(&name[mark..]);
    let own = &name[..mark];
    let named = own.chars().filter(|c| is_han(*c)).nth(1).is_some();
    let inner = Context {
        source: name,
        options: cx.options,
    };
    let verb = date(&inner, words).map_or(words, |(rest, _)| rest);
    let opens = words.chars().nth(1).is_some() && is_filler(verb) && !is_filler(own);
    (named && opens).then_some(from + name.len() - words.len())
}

/// `水质`, `效率`: two characters that are neither adverb, verb nor time.
fn names_shortly(text: &str) -> bool {
    let two = text.chars().all(is_han) && text.chars().count() == 2;
    let told = DEGREE.suffix(text).is_some()
        || DEGREE.longest(text).is_some()
        || BASE.suffix(text).is_some()
        || PLANNED.exact(text).is_some()
        || PROMOTES.exact(text).is_some()
        || crate::grammar::split::continues(text);
    two && !told && !is_filler(text) && !crate::grammar::date::stands(text)
}

/// Whether a text ends in a noun of at least two characters.
fn names_something(text: &str) -> bool {
    let bare = text.trim_end_matches(is_space);
    // GDP, PM2.5浓度
    let words = || bare.chars().rev().take(10);
    let han = words().take_while(|c| is_han(*c)).nth(2).is_some();
    let mut latin = words()
        .take_while(|c| !is_space(*c))
        .map(crate::lexicon::twin);
    let named = han || latin.any(|c| c.is_ascii_alphabetic());
    named
        && DEGREE.suffix(bare).is_none()
        && !bare.ends_with(|c| is_comma(c) || matches!(c, '并' | '和' | '及'))
}

/// `报告提交时间|每季度末前`: where a date without digits begins behind the name of a time.
pub(super) fn when_behind(cx: &Context<'_>, body: &Piece<'_>) -> Option<usize> {
    let named = |(at, _)| {
        TIME_NAME
            .longest(&body.text[at..])
            .map(|(length, ())| at + length)
    };
    let at = body.text.char_indices().skip(2).find_map(named)?;
    let at = body.start as usize + at;
    (at < body.end() as usize && dated(cx, &value(cx, at, body.end() as usize))).then_some(at)
}

/// `抵达现场时间|≤辖区平均标准`: a sign that bounds what is no number.
pub(super) fn sign_before_words(text: &str) -> Option<usize> {
    let at = text.find(|c| matches!(twin(c), '≥' | '≤' | '>' | '<'))?;
    let base = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let named = text[..at].chars().filter(|c| is_han(*c)).nth(1).is_some();
    (named && peek(base).is_some_and(is_han)).then_some(at)
}
