//! Dates of a value, and digits that only look like measures: `2023年12月底前`, `第一年`, `≤12月31日`, `1:18`.

use super::Scanner;
use super::torn::tears_day;
use crate::diagnostic::Code;
use crate::grammar::amount::amount;
use crate::grammar::begin::is_sign;
use crate::grammar::blank::mask;
use crate::grammar::brackets::is_close;
use crate::grammar::clause_end::{ends_clause, ends_or_noted};
use crate::grammar::clock;
use crate::grammar::codes::shift;
use crate::grammar::context::Context;
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::grammar::date::{FoundDate, date, whole_years};
use crate::grammar::draft::Outcome;
use crate::grammar::han::multiplier;
use crate::grammar::measure::measure;
use crate::grammar::only_count::only_count;
use crate::grammar::quiet::stop_word;
use crate::grammar::unit_word::short_run;
use crate::grammar::{exclude, rate};
use crate::lexicon::{
    BEFORE, CHANGE, CODED, COMPARED, DATE_LEAD, DROP, Numeral, OPENER, UNIT_WORDS, numeral, twin,
};
use crate::model::*;
use crate::span::Piece;

/// From which number on no list begins.
const UNLIKELY: u32 = 10;

/// How long a code is at most, in characters: bounds the look-ahead.
const LONGEST_CODE: usize = 40;

impl<'a> Scanner<'_, 'a> {
    /// A date, or digits that are known to be no measure.
    pub(super) fn date_or_code(&mut self, i: &'a str, c: char, opens: bool) -> Option<&'a str> {
        let stop = stop_word(i, c);
        if stop == 0 && only_count(i) {
            return self.only_counted(i, c, opens);
        }
        // 一月一次 is a rate, not January.
        if rate::once_in(&self.cx, i) {
            return None;
        }
        rate::each_has_one(i)
            .or_else(|| self.dated(i, stop, opens))
            .or_else(|| self.list_mark(i, c, stop, opens))
            .or_else(|| self.masked_digits(i))
            .or_else(|| match numeral(c) {
                Numeral::None => None,
                _ => (self.hour(i)).or_else(|| spoken_shift(i)),
            })
            .or_else(|| self.code(i, stop, opens))
    }

    /// What is left to ask where nothing but an amount can stand.
    fn only_counted(&mut self, i: &'a str, c: char, opens: bool) -> Option<&'a str> {
        if let Some(rest) = self.list_mark(i, c, 0, opens) {
            return Some(rest);
        }
        if self.torn(i) {
            self.remark_torn(i);
        }
        None
    }

    fn remark_torn(&mut self, i: &'a str) {
        let rest = i.trim_start_matches(|c: char| c.is_ascii_digit());
        self.remark(Code::BrokenNumber, i, rest);
    }

    /// `2023年12月底前`, 到`2025`≥90%.
    fn dated(&mut self, i: &'a str, stop: usize, opens: bool) -> Option<&'a str> {
        let since = || self.cx.source[self.clause.start..self.cx.at(i)].trim();
        // 2023（80%）、2024（90%）, with or without the mark
        let listed = |words: &str| {
            let words = words.trim_end_matches(|c| matches!(twin(c), '、' | '和' | '与' | '及'));
            ends_word(words, ")")
        };
        let year = match opens || matches!(since(), "到" | "至") || listed(since()) {
            true => year_alone(&self.cx, i),
            false => None,
        };
        let longer = |rest: &str| i.len() - rest.len() >= stop;
        let (rest, found) = year.or_else(|| date(&self.cx, i).filter(|(rest, _)| longer(rest)))?;
        // 1 2月底前
        let month = integer(i, 2).is_some_and(|(_, _, rest)| rest.starts_with('月'));
        if !opens && month && self.torn(i) {
            self.remark(Code::BrokenNumber, i, rest);
        }
        if tears_day(&i[..i.len() - rest.len()]) {
            self.remark(Code::BrokenNumber, i, rest);
        }
        self.take_date(i, rest, found);
        Some(rest)
    }

    /// `202X`年, `20XX`年, `5*`%.
    fn masked_digits(&mut self, i: &'a str) -> Option<&'a str> {
        let end = i.trim_start_matches(|c: char| twin(c).is_ascii_digit());
        if end.len() == i.len() || !matches!(folded(end)?, 'X' | 'x' | '×' | '*' | '_' | '□') {
            return None;
        }
        let rest = mask(end)
            .filter(|r| !r.is_empty())
            .or_else(|| eat(end, &['X', 'x', '×']).filter(|r| r.starts_with('年')))?;
        Some(self.masked(i, rest))
    }

    /// `8:30`, `8点`, which no measure is.
    fn hour(&self, i: &'a str) -> Option<&'a str> {
        clock::hour(&self.cx.source[..self.cx.at(i)], i)
    }

    /// `20230001` and `2023-001` behind 编号, and nothing more.
    fn coded(&self, i: &'a str) -> Option<&'a str> {
        let figure = |c: char| twin(c).is_ascii_alphanumeric() || twin(c) == '-';
        let mut near = i.char_indices().take(LONGEST_CODE + 1);
        let rest = match near.find(|(_, c)| !figure(*c)) {
            Some((end, _)) => &i[end..],
            None => (i.chars().nth(LONGEST_CODE).is_none()).then_some("")?,
        };
        let words =
            self.cx.source[..self.cx.at(i)].trim_end_matches(|c| is_colon(c) || is_space(c));
        // 安装电话5 counts telephones.
        let code = &i[..i.len() - rest.len()];
        let long = code.chars().nth(4).is_some() || code.chars().any(|c| twin(c) == '-');
        // 检查点位（附件5）
        let noted = self.depth > 0 && peek(rest).is_some_and(is_close);
        ((noted || long && ends_or_noted(rest)) && CODED.suffix(words).is_some()).then_some(rest)
    }

    /// Digits of a code, a ratio, a name; what could be a torn number is told of.
    fn code(&mut self, i: &'a str, stop: usize, opens: bool) -> Option<&'a str> {
        digit(i)?;
        if stop > 0 && !folded(&i[stop..]).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Some(&i[stop..]);
        }
        let torn = self.torn(i);
        if let Some(rest) = none_at_all(&self.cx, i).filter(|_| !torn) {
            return Some(rest);
        }
        if torn {
            self.remark_torn(i);
        }
        if let Some(rest) = self.hour(i).or_else(|| self.coded(i)) {
            return Some(rest);
        }
        if self.cx.counts_in_custom_unit(i) {
            return None;
        }
        let before = last(&self.cx.source[..self.cx.at(i)]);
        let rest = exclude::not_a_measure(i, opens && before.is_none_or(|c| c != '.'))?;
        let alone = opens && torn_by_points(i, rest);
        if eat(rest, &['%']).is_some() || alone || exclude::mistyped(i, rest) {
            self.remark(Code::BrokenNumber, i, rest);
        } else if opens && ends_in_year(&i[..i.len() - rest.len()]) {
            self.remark(Code::UnreadNumber, i, rest);
        }
        if opens && exclude::list_number(i) == Some(rest) {
            self.reopen(rest);
            let number = exclude::number_in_list(i);
            // 300、检查500次: no list begins there, so it may be an amount.
            if number.is_none_or(|number| number >= UNLIKELY && number != self.listed + 1) {
                self.remark(Code::UnreadNumber, i, rest);
            }
            self.listed = number.unwrap_or(0);
        }
        Some(rest)
    }

    pub(super) fn take_date(&mut self, i: &'a str, rest: &'a str, mut found: FoundDate<'a>) {
        let (mut from, to) = (self.cx.at(i), self.cx.at(rest));
        // “十四五”期间: the quote before belongs to it.
        if self.cx.source[..from].ends_with('“') && found.date.text.contains('”') {
            from -= '“'.len_utf8();
            found.date.text = Piece::of(self.cx.source, from, to);
        }
        if !found.valid {
            self.remark(Code::InvalidDate, i, rest);
        } else if found.date.is_reversed() {
            self.remark(Code::ReversedBounds, i, rest);
        }
        let before = &self.cx.source[self.clause.start..from];
        let opener = opener(before);
        // 从1月10日到20日: both ends are told.
        let text = found.date.text.text;
        let both = (text.char_indices()).any(|(at, _)| dash(&text[at..]).is_some());
        let single = found.date.relation.is_none() && !(both && found.date.from != found.date.to);
        if let Some(relation) = opener.filter(|_| single).flatten() {
            found.date.relate(relation);
        }
        if !self.clause.has_measure() && opener.is_some() && self.depth == 0 {
            self.clause.opens_with_date = true;
        }
        let period = self.joined_period(from, to);
        self.clause.date(self.cx.source, from, to);
        self.clause.period = period.or_else(|| Some(found.period()));
        self.target.dates.push(found.date);
    }

    /// 2024年、2025年分别100户, 第一年至第三年每年100户: both times, where the one before ends in a mark at `from`.
    fn joined_period(&mut self, from: usize, to: usize) -> Option<Period<'a>> {
        let first = self.clause.period.take()?;
        let gap = self.cx.source.get(first.text.end() as usize..from)?;
        let joined = eat(gap.trim(), &['、', '和', '与', '及', '至', '到']) == Some("");
        let text = Piece::of(self.cx.source, first.text.start as usize, to);
        let name = text.text.into();
        joined.then_some(Period { name, text })
    }

    /// `第一年` is a time; `第十四届` is a name.
    pub(super) fn ordinal(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some((rest, found)) = date(&self.cx, i) {
            self.take_date(i, rest, found);
            return Some(rest);
        }
        let rest = exclude::ordinal(i)?;
        let words = &i[..i.len() - rest.len()];
        if words.ends_with('年') || words.ends_with("季度") || ends_word(words, "阶段") {
            let text = self.cx.piece(i, rest);
            self.clause.opens_with_date |=
                opener(&self.cx.source[self.clause.start..self.cx.at(i)]).is_some();
            self.clause
                .date(self.cx.source, self.cx.at(i), self.cx.at(rest));
            let period = self.joined_period(self.cx.at(i), self.cx.at(rest));
            let name = text.text.into();
            self.clause.period = Some(period.unwrap_or(Period { name, text }));
            self.target.dates.push(Date {
                text,
                from: None,
                to: None,
                relation: None,
            });
        }
        Some(rest)
    }

    /// `≤12月31日`: the comparator relates to the date. A year that is compared with (不高于2022年水平) is none.
    pub(super) fn compared_date(&mut self, i: &'a str, date_at: &'a str, op: Op) -> &'a str {
        let Some((rest, mut found)) = date(&self.cx, date_at) else {
            return after_first(i);
        };
        // 不低于2022年平均水平的1.2倍: a share of what the year only names.
        if share_of(&self.cx, rest) && self.apart(i).is_some() {
            self.take_date(date_at, rest, found);
            return rest;
        }
        if COMPARED.longest(rest).is_some() {
            return rest;
        }
        found.date.relate_by(op);
        // 完成时间为2023年12月: as a colon would.
        let opens =
            op == Op::Eq || opener(&self.cx.source[self.clause.start..self.cx.at(i)]).is_some();
        self.take_date(date_at, rest, found);
        self.clause.opens_with_date |= opens && !self.clause.has_measure() && self.depth == 0;
        rest
    }
}

/// How far the × of a schedule in numerals is sought, in characters: bounds the look-ahead.
const LONGEST_HOURS: usize = 16;

/// `七×二十四小时`.
fn spoken_shift(i: &str) -> Option<&str> {
    let times = |c: &char| !is_common_han(*c) && matches!(twin(*c), '×' | '*' | 'x' | 'X');
    i.chars().take(LONGEST_HOURS).find(times)?;
    shift(i).ok().map(|(rest, ())| rest)
}

/// `1.2.3` and nothing else, which may be a number torn by its points.
fn torn_by_points(i: &str, rest: &str) -> bool {
    let words = &i[..i.len() - rest.len()];
    let rest = skip_spaces(rest);
    let counted = || {
        let unit = UNIT_WORDS.longest(rest).is_some() && eat(rest, &['版']).is_none();
        unit || multiplier(rest).is_some()
    };
    words.chars().all(is_figure)
        && words.matches(['.', '．']).count() > 1
        && (ends_clause(rest) || counted())
}

/// `08-08-2008`: a day whose month may be either of two.
fn ends_in_year(code: &str) -> bool {
    let mut parts = code.rsplit(['-', '－']);
    let year = parts.next().and_then(|part| integer(part, 4));
    let small = |part: &str| integer(part, 2).is_some_and(|(_, _, rest)| rest.is_empty());
    year.is_some_and(|(year, _, rest)| is_year(year) && rest.is_empty())
        && parts.clone().count() == 2
        && parts.all(small)
}

/// `全省平均水平的1.2倍`, 水平`的九成`: words and 的 before a number of the same clause.
fn share_of(cx: &Context<'_>, i: &str) -> bool {
    let counted = |i| amount(cx, i, false).is_ok_and(|(_, found)| found.unit.is_some());
    let mut rest = i;
    for _ in 0..LONGEST_BASE {
        if ends_clause(rest) || digit(rest).is_some() {
            return false;
        }
        if eat(rest, &['的'])
            .map(skip_spaces)
            .is_some_and(|r| digit(r).is_some() || counted(r))
        {
            return true;
        }
        rest = after_first(rest);
    }
    false
}

/// How far such a 的 is sought, in characters: bounds the look-ahead.
const LONGEST_BASE: usize = 30;

/// `不低于`95%: a comparator of two characters or more, right before a number.
fn is_word(i: &str) -> bool {
    let word = BEFORE.longest(i).map(|(length, _)| i.split_at(length));
    word.is_some_and(|(word, rest)| word.chars().nth(1).is_some() && digit(rest).is_some())
}

/// The years that a budget plans: 2000（80%） is a count.
const LIKELY: std::ops::RangeInclusive<u32> = 2010..=2050;

/// `2022：95%`, `2022（95%）`, `2022≥95%`, `2022不低于95%`: a year that lacks its 年, before a measure of something.
fn year_alone<'a>(cx: &Context<'a>, i: &'a str) -> Option<(&'a str, FoundDate<'a>)> {
    let (value, digits, rest) = integer(i, 4)?;
    let after = skip_spaces(rest);
    let next = match eat(after, &[':']) {
        // 2023：完成95%
        Some(next) => {
            let next = skip_spaces(next);
            DROP.longest(next)
                .map_or(next, |(verb, ())| skip_spaces(&next[verb..]))
        }
        None if is_round(peek(after)?) => after_first(after),
        None => (is_sign(after) || is_word(after)).then_some(after)?,
    };
    if digits != 4 || !is_year(value) {
        return None;
    }
    // 2023：培训95%, but no 2023：1
    let worded = eat(after, &[':']).is_some_and(|r| peek(skip_spaces(r)).is_some_and(is_han));
    if !worded {
        let Outcome::Measure(behind, draft) = measure(cx, next) else {
            return None;
        };
        // 2023：100万, but no 2000：1
        let large = draft.measure.text.ends_with(['万', '萬', '亿', '億']);
        if draft.measure.unit.is_none() && !(large && LIKELY.contains(&value)) {
            return None;
        }
        // 2023（80%）
        if is_round(peek(after)?) {
            eat(behind, &[')']).filter(|_| LIKELY.contains(&value))?;
        }
    }
    let found = whole_years(cx, i, rest, (value as u16, value as u16));
    Some((rest, found))
}

/// `0增长`, `0投诉`: 零 and what does not happen, in digits. `0升` is a volume, and `0件投诉` counts.
fn none_at_all<'a>(cx: &Context<'_>, i: &'a str) -> Option<&'a str> {
    let (zero, _, rest) = integer(i, 1)?;
    let (_, word) = short_run(skip_spaces(rest)).filter(|_| zero == 0)?;
    let counted = multiplier(word).is_some()
        || UNIT_WORDS.longest(word).is_some()
        || cx.custom_unit(word).is_some();
    let moves = || {
        CHANGE
            .longest(word)
            .is_some_and(|(length, _)| length == word.len())
    };
    (word.chars().count() > 1 && (!counted || moves())).then_some(rest)
}

/// Words before a date that still leave the clause opening with it, and the relation they give.
fn opener(before: &str) -> Option<Option<DateRelation>> {
    if before.is_empty() {
        return Some(None);
    }
    let quotes =
        |c: char| c.is_whitespace() || is_space(c) || matches!(c, '“' | '"' | '\'' | '（' | '(');
    let words = before.trim_matches(quotes);
    if words.ends_with(['：', ':']) {
        return Some(None);
    }
    let words = exclude::list_number(words).map_or(words, str::trim);
    // 计划于, 拟在
    let stem = words.trim_end_matches(['于', '於', '在']);
    if stem.is_empty() || OPENER.exact(stem).is_some() {
        return Some(None);
    }
    DATE_LEAD.exact(stem).map(Some)
}
