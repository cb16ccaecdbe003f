//! A value, a category or a list inside a name.
//!
//! ```text
//! inside = name value part name / name quality part name / name sign number
//! ```
//! Refused: `65岁以上老人管理率`, `（含3个乡镇）`.

use super::super::Reader;
use super::looks::*;
use crate::grammar::begin::{first, is_sign};
use crate::grammar::brackets::skip_brackets;
use crate::grammar::clause::is_filler;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::date::date;
use crate::grammar::heading;
use crate::grammar::kind::{
    all_or_none, bound_to_base, qualitative, quality_alone, rule_behind, trend_at_end,
};
use crate::grammar::marks::is_mark;
use crate::grammar::parts::Parts;
use crate::grammar::split::parted;
use crate::lexicon::{
    BEFORE, CATEGORY, DROP, LEVEL, MANNER, POINTS, QUANTITY_NOUN, TREND, UNIT_WORDS, twin,
};
use crate::span::{Piece, Span};

/// How much of a name is searched for a sign, in characters: bounds the cost, for a run of signs is looked through at each.
const LONGEST_BOUNDED: usize = 200;

/// How far back of a mark a space before a level is looked for, in characters: bounds the cost of a run of marks.
const LONGEST_LEVEL: usize = 16;

/// How far back of a mark a name and its rule are looked for, in bytes: bounds the cost of a run of marks.
const LONGEST_RULE: usize = 120;

/// A name of so few bytes holds no other item.
const SHORTEST: usize = 18;

impl<'a> Reader<'a> {
    /// A value inside the name, before a mark or before a value that has a name of its own.
    pub(super) fn inside_name(&self, parts: &Parts<'a>) -> Option<Span> {
        let name = parts.name;
        if bounded(name.text) || self.barred_off(parts) {
            return Some(name.span());
        }
        if name.len() < SHORTEST {
            return None;
        }
        if self.dated_twice(&name) {
            return Some(name.span());
        }
        let several = parted(name.text) || name.contains(['|', '\n']);
        if let Some(at) = list_number(name.text) {
            let end = name.end() as usize;
            return Some(Span::new(name.start as usize + at, end));
        }
        // What begins with an amount has no name of its own.
        if !several && !peek(parts.value.text).is_some_and(is_han) {
            return None;
        }
        // 办案质量不低于上年 | 执法案卷
        if bound_to_base(name.text).is_some() && peek(parts.value.text).is_some_and(is_han) {
            return Some(parts.value.span());
        }
        let told = || several.then(|| worded(name.text))?;
        // 长效管理机制，健全
        let told_of = |at: usize| {
            let word = after_first(&name.text[at..]);
            LEVEL.exact(word).is_some() || raises(word)
        };
        let trend = || {
            let trend = trend_at_end(name.text).is_some_and(|at| at > 0);
            // 设备完好率优良 | 采购程序合法合规
            let level = LEVEL
                .suffix(name.text)
                .is_some_and(|(length, ())| length > '优'.len_utf8());
            (trend
                || level
                || rule_behind(name.text).is_some()
                || name.rfind(is_comma).is_some_and(told_of))
            .then_some("")
        };
        let rest = self.behind_value(&name).or_else(told).or_else(trend)?;
        let next = rest.trim_start_matches(|c| parts_items(c) || is_mark(c));
        let words = next.trim_start_matches(is_figure);
        let named = words.chars().take(3).filter(|c| is_han(*c)).count() >= 2;
        // 有效改善、PM2.5平均浓度
        let named = named || heading::figured(words);
        let end = name.end() as usize;
        let value = parts.value;
        match rest.is_empty() {
            true => (opens(value.text, 2).is_some()
                || names_figure(value.text)
                || tells(value.text).is_some()
                || (LEVEL.suffix(name.text).is_some() && opens_words(value.text, 7)))
            .then(|| value.span()),
            false => (named && next.len() < rest.len()).then(|| Span::new(end - next.len(), end)),
        }
    }

    /// `检查5次 | 巡查9次`: whether a bar parts a name that ends in an amount from a value with a name of its own.
    fn barred_off(&self, parts: &Parts<'a>) -> bool {
        let (name, value) = (parts.name, parts.value);
        let (start, end) = (name.start as usize, name.end() as usize);
        let opens = |c: char| is_han(c) || twin(c).is_ascii_alphabetic();
        let named = peek(value.text).is_some_and(opens) && value.contains(is_figure);
        let gap = self.cx.source.get(end..value.start as usize);
        let barred = gap.is_some_and(|gap| gap.contains(['|', '｜', '│', '\t']));
        if !(named && barred && name.contains(is_figure)) {
            return false;
        }
        // 检查（5次） | 巡查（9次）
        let open = name.text.rfind(is_round).map(|at| &name.text[at..]);
        let closed = last(value.text).is_some_and(is_round_close);
        if closed && open.is_some_and(|i| valued_bracket(i).is_some_and(str::is_empty)) {
            return true;
        }
        let inner = Context {
            source: &self.cx.source[..end],
            options: self.cx.options,
        };
        let found = first(&inner, start).filter(|found| found.at > start);
        let rest = found.and_then(|found| found.end(&inner));
        rest.is_some_and(|(rest, _)| rest.is_empty())
    }

    /// `4月前完成招标，12月前完工率`: whether a date opens several clauses of a name.
    fn dated_twice(&self, name: &Piece<'_>) -> bool {
        let dated = |clause: &&str| {
            let inner = Context {
                source: clause,
                options: self.cx.options,
            };
            digit(clause).is_some() && date(&inner, clause).is_some()
        };
        find_mark(name, is_comma).is_some() && name.text.split(is_comma).filter(dated).count() > 1
    }

    /// The text behind the first amount, date or bracketed value of a name.
    fn behind_value(&self, name: &Piece<'a>) -> Option<&'a str> {
        let numbered = name.len() - name.text.trim_start_matches(is_figure).len();
        let mark = |c: char| is_figure(c) || is_round(c);
        let first_mark = numbered + name.text[numbered..].find(mark)?;
        let inner = Context {
            source: &self.cx.source[..name.end() as usize],
            options: self.cx.options,
        };
        let i = &name.text[first_mark..];
        if peek(i).is_some_and(is_round)
            && let Some(rest) = valued_bracket(i)
        {
            return Some(rest);
        }
        let until = name.text[..first_mark].ends_with(['至', '止', '到']);
        let named = first_mark >= "时间".len() && !until;
        if let Some((rest, _)) = date(&inner, i).filter(|_| named && digit(i).is_some()) {
            let verb = DROP.longest(rest).map_or(0, |(length, ())| length);
            return Some(&rest[verb..]);
        }
        let start = name.start as usize;
        let found = first(&inner, start).filter(|found| found.at > start + "时间".len());
        if let Some((rest, _)) = found.and_then(|found| found.end(&inner)) {
            // 按1500元/人|执行 政策知晓率
            let verb = rest.find(parts_items).filter(|at| is_filler(&rest[..*at]));
            return Some(&rest[verb.unwrap_or(0)..]);
        }
        valued_bracket(i)
    }
}

/// `保障机关正常运转`，投诉率: where a clause ends that a name with a noun for what is counted stands behind. Refused: what only says
/// how or when (`通过实施项目，参保率`), and clauses of one promise (`改善人才流通速率，降低企业招聘成本`).
pub(super) fn clause_before(piece: &Piece<'_>) -> Option<Span> {
    let name = piece.text;
    let (at, _) = marks(name).filter(|(_, c)| is_comma(*c)).last()?;
    let behind = skip_spaces(after_first(&name[at..]));
    let noun = QUANTITY_NOUN.suffix(behind).map(|(length, ())| length);
    let length = noun.or(behind.ends_with(['性', '限']).then_some('性'.len_utf8()))?;
    let own = behind.len() > length || length > "投诉率".len();
    let word = |c: char| is_han(c) || matches!(c, '“' | '”' | '《' | '》');
    let plain = own && behind.chars().all(word) && behind.chars().nth(2).is_some();
    let first = name[..at].trim_start_matches(is_figure);
    let clause = first.chars().filter(|c| is_han(*c)).nth(3).is_some();
    let promise = TREND.longest(behind).is_some();
    let told = plain && clause && !promise && MANNER.longest(first).is_none();
    told.then(|| Span::new(0, at).shift(piece.start))
}

/// `权重15、`群众满意度, `15分、`总成本: points of the item before at a name's beginning.
pub(super) fn points_first(name: &Piece<'_>) -> Option<Span> {
    // Nearly no name holds a mark behind figures.
    let mark = name.text.find(['、', '，', ','])?;
    if !name.text[..mark].ends_with(|c| is_figure(c) || matches!(c, '分' | '%' | '％')) {
        return None;
    }
    let behind = &name.text[POINTS.longest(name.text).map_or(0, |(length, ())| length)..];
    let rest = behind.trim_start_matches(is_figure);
    let said = behind.len() < name.len() || eat(rest, &['分']).is_some();
    let rest = eat(rest, &['分', '%']).unwrap_or(rest);
    let rest = eat(rest, &['、', ',']).filter(|_| said && digit(behind).is_some())?;
    Some(Span::new(0, name.len() - rest.len()).shift(name.start))
}

/// 完成时间——2024年12月底前，`平均响应时间——≤30分钟`: a name and a stroke behind a value.
pub(super) fn drawn_inside(value: &Piece<'_>) -> Option<Span> {
    let at = value.text.find("——")?;
    let before = &value.text[..at];
    let start = before.trim_end_matches(is_han).len();
    let named = before[start..].chars().nth(2).is_some() && start > 0;
    let behind = &value.text[at + "——".len()..];
    let valued = digit(behind).is_some() || crate::grammar::begin::is_sign(behind);
    (named && valued).then(|| Span::new(start, value.len()).shift(value.start))
}

/// 植被覆盖度（有效改善）`（15分） 群众满意度`: points in brackets inside a name, and words behind them.
pub(super) fn pointed_inside(name: &Piece<'_>) -> Option<Span> {
    let (at, _) = name
        .text
        .match_indices(['分', '%', '％'])
        .find(|(at, word)| {
            let behind = &name.text[at + word.len()..];
            let closed = peek(behind).is_some_and(is_round_close);
            let words = || skip_spaces(after_first(behind));
            let before = &name.text[..*at];
            let number = before.trim_end_matches(is_figure);
            let said = *word == "分" || POINTS.suffix(number).is_some();
            number.len() < before.len() && said && closed && opens_words(words(), 2)
        })?;
    Some(Span::new(at, name.len()).shift(name.start))
}

/// 控制在概算内` 5 `单位采购成本: a bare number between spaces inside a name, which may be points; and all behind it.
pub(super) fn scored_inside(name: &Piece<'_>) -> Option<Span> {
    let mut words = name.text.char_indices().filter(|(_, c)| is_han(*c));
    let (named, _) = words.nth(3)?;
    let mut spaces = marks(name.text).filter(|(_, c)| is_space(*c));
    let (at, _) = spaces.find(|(at, _)| {
        let points = after_first(&name.text[*at..]);
        let next = points.trim_start_matches(is_figure);
        let scored = (1..="22.5".len()).contains(&(points.len() - next.len()));
        let next = skip_spaces(next);
        let apart = name.text[..name.len() - next.len()].ends_with(is_space);
        let words = || opens_words(next, 3) && UNIT_WORDS.longest(next).is_none();
        *at > named && scored && apart && words()
    })?;
    Some(Span::new(at, name.len()).shift(name.start))
}

/// The text behind the first bracket that holds a value: `（电脑20台）`，师生评价, but not （含3个乡镇）.
fn valued_bracket(i: &str) -> Option<&str> {
    i.match_indices(is_round).find_map(|(at, _)| {
        let inside = after_first(&i[at..]);
        let mut near = inside.char_indices().take(LONGEST_NAME);
        let close = near.find(|(_, c)| is_round_close(*c))?.0;
        let (held, behind) = inside.split_at(close);
        let counts = || {
            let counted = |c: char| is_han(c) && !matches!(c, '含' | '包' | '其' | '不');
            peek(held).is_some_and(counted) && names_amount(held, 2)
        };
        let parted = after_first(behind).starts_with(parts_items);
        let told = quality_alone(held)
            || (parted && qualitative(held))
            || opens_value(held)
            || BEFORE.longest(held).is_some()
            || counts()
            || held.starts_with('按');
        told.then(|| after_first(behind))
    })
}

/// 文化传承影响长远`生态环境成本指标提升绿化水平`: a category inside a name, between words, and all behind it. Refused:
/// 下达的产出数量指标完成率.
pub(super) fn headed(name: &Piece<'_>) -> Option<Span> {
    let at = name.text.find('指')? + '指'.len_utf8();
    peek(&name.text[at..]).filter(|c| twin(*c) == '标')?;
    let end = at + '标'.len_utf8();
    let (length, _) = CATEGORY.suffix(&name.text[..end])?;
    let before = &name.text[..end - length];
    let inside = !before.is_empty() && !before.ends_with('的') && end < name.len();
    inside.then(|| Span::new(name.start as usize + before.len(), name.end() as usize))
}

/// 良好`经济效益指标：可持续发展能力`: a category with a colon inside a name, and all behind it.
pub(super) fn coloned(name: &Piece<'_>) -> Option<Span> {
    let colon = find_mark(name.text, |c| matches!(c, ':' | '：'))?;
    let (length, def) = CATEGORY.suffix(&name.text[..colon])?;
    let at = colon - length;
    (!def.bare && at > 0).then(|| Span::new(at, name.len()).shift(name.start))
}

/// 长期`生态效益指标`: a category that ends a value, behind words.
pub(super) fn headed_end(value: &Piece<'_>) -> Option<Span> {
    if !value.ends_with(['标', '標']) {
        return None;
    }
    let (length, def) = CATEGORY.suffix(value.text)?;
    let before = value.len() - length;
    let opens = !def.bare && before > 0 && !value.text[..before].ends_with(['的', '、']);
    opens.then(|| Span::new(before, value.len()).shift(value.start))
}

/// 700元 `经济效益：`服务水平…: an everyday category with a colon inside a value, behind a space or a comma, and all behind it.
pub(super) fn headed_inside(value: &Piece<'_>) -> Option<Span> {
    let colon = find_mark(value.text, |c| matches!(c, ':' | '：'))?;
    let (length, _) = CATEGORY.suffix(&value.text[..colon])?;
    let before = &value.text[..colon - length];
    let parted = before.ends_with(|c| is_space(c) || is_comma(c));
    let long = length >= "社会效益".len();
    (parted && long).then(|| Span::new(before.len(), value.len()).shift(value.start))
}

/// `培训对象（1）村干部`: where a list begins inside a name.
fn list_number(name: &str) -> Option<usize> {
    let mut opens = marks(name).filter(|(_, c)| is_round(*c));
    let (at, _) = opens.find(|(at, _)| {
        let behind = match integer(after_first(&name[*at..]), 1) {
            Some((1, _, rest)) => eat(rest, &[')']),
            _ => None,
        };
        behind.and_then(peek).is_some_and(is_han)
    })?;
    Some(at)
}

/// The text behind a quality inside a name: 社会影响力`明显提升`　培训人数. Names list qualities with 、 unless one stands alone.
fn worded(name: &str) -> Option<&str> {
    let told = |before: &str| {
        trend_at_end(before).is_some_and(|cut| cut > 0)
            || LEVEL.suffix(before).is_some()
            || rule_behind(last_bytes(before, LONGEST_RULE)).is_some()
            || all_or_none(last_bytes(before, LONGEST_RULE)).is_some()
    };
    // 社会影响力，有所提升、设备采购数量
    let alone = |before: &str| {
        let cut = trend_at_end(before).filter(|cut| *cut >= "知晓率".len());
        let mut near = before.char_indices().rev().take(LONGEST_LEVEL);
        let spaced = near.find(|(_, c)| is_space(*c)).map(|(at, _)| at);
        let spaced = spaced.filter(|at| *at >= "知晓率".len());
        let level = || {
            LEVEL
                .suffix(before)
                .map(|(length, ())| before.len() - length)
        };
        cut.is_some_and(|cut| raises(&before[cut..]))
            || level().is_some_and(|cut| cut >= "社会影响力".len())
            || ends_word(before, "全覆盖")
            || spaced.is_some_and(|at| LEVEL.suffix(after_first(&before[at..])).is_some())
    };
    let mut marks = name.char_indices().filter(|(_, c)| parts_items(*c));
    let (at, _) = marks.find(|(at, c)| match c {
        '、' => alone(&name[..*at]),
        _ => told(&name[..*at]),
    })?;
    Some(&name[at..])
}

/// `投诉率≤5% | 完成时间`, `完成时限：3月启动 | 执行率`: whether a sign and its number, or a colon, stands in a name outside brackets.
fn bounded(name: &str) -> bool {
    // Nearly no name holds any.
    let sign = |c: char| matches!(c, '≥' | '≤' | '≧' | '≦') || is_colon(c);
    if find_mark(name, sign).is_none() {
        return false;
    }
    let mut rest = name;
    for _ in 0..LONGEST_BOUNDED {
        let Some(c) = peek(rest) else { break };
        let behind = after_first(rest);
        let before = last(&name[..name.len() - rest.len()]);
        match c {
            _ if is_han(c) => {}
            _ if is_round(c) => {
                rest = skip_brackets(rest);
                continue;
            }
            _ if matches!(twin(c), '≥' | '≤') && is_sign(rest) => return true,
            _ if is_colon(c) && before.is_some_and(is_han) && !behind.is_empty() => return true,
            _ => {}
        }
        rest = behind;
    }
    false
}
