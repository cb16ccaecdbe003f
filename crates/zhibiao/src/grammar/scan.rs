//! The one pass over a value: skip to where something can begin, read it, go on behind it.

use super::brackets::{Brackets, is_close};
use super::clause::{Clause, join_bounds};
use super::comparator::{after, any_before, before};
use super::context::Context;
use super::cursor::*;
use super::date::{FoundDate, date};
use super::kind::{Tally, kind, level, trend};
use super::measure::{Draft, Outcome, interval, mask, measure};
use super::{change, codes, exclude, formula, unit};
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{self, STOP, start, starts};
use crate::model::*;
use crate::span::{Piece, Span};

/// Reads a whole value.
pub(super) fn scan<'a>(cx: Context<'a>) -> Target<'a> {
    super::quick::quick(&cx).unwrap_or_else(|| whole(cx))
}

/// Reads a whole value step by step.
fn whole(cx: Context<'_>) -> Target<'_> {
    let mut scanner = Scanner {
        target: Target {
            text: Piece {
                text: cx.source,
                start: 0,
            },
            ..Target::default()
        },
        clause: Clause::at(0),
        tally: Tally::default(),
        brackets: None,
        depth: 0,
        operators: false,
        listed: 0,
        cx,
    };
    let mut i = cx.source;
    while let Some(c) = peek(i) {
        i = scanner.step(i, c);
    }
    scanner.end_clause(cx.source.len());
    scanner.finish()
}

struct Scanner<'a> {
    cx: Context<'a>,
    target: Target<'a>,
    clause: Clause<'a>,
    tally: Tally,
    brackets: Option<Brackets>,
    /// Open brackets around this place.
    depth: usize,
    /// Whether an arithmetic sign stands outside any number.
    operators: bool,
    /// The last number of a list: 1、…；2、….
    listed: u32,
}

impl<'a> Scanner<'a> {
    /// Reads what begins at `i` and returns what is left.
    fn step(&mut self, i: &'a str, c: char) -> &'a str {
        let flags = starts(c);
        if flags & start::CLAUSE != 0 {
            return self.separator(i);
        }
        if c.is_whitespace() || is_space(c) {
            return after_first(i);
        }
        let opens = !self.clause.content;
        self.clause.content = true;
        if opens && matches!(c, '指' | '目')
            && let Some(rest) = item_word(i)
        {
            self.clause.label_from = self.cx.at(rest);
            self.clause.content = false;
            return rest;
        }
        if let Some(rest) = self.quoted(i, c) {
            return rest;
        }
        if flags == 0 {
            return self.plain(i, c);
        }
        if let Some(rest) = title(i, c) {
            return rest;
        }
        if flags & start::OPEN != 0
            && let Some((rest, draft)) = interval(&self.cx, i)
        {
            return self.accept(i, rest, draft, self.cx.at(i));
        }
        if flags & start::OPEN != 0 {
            return self.open(i, opens);
        }
        if flags & start::LATIN != 0 {
            // COD5 is a name, COD500吨 is not.
            let digits = |at: usize| digit(&i[at..]).is_some() && last(&i[..at]).is_some_and(|c| c.is_ascii_digit());
            let whole = |length: &usize| *length > 1 && !digits(*length);
            if let Some(length) = STOP.longest(i).map(|(length, ())| length).filter(whole) {
                return &i[length..];
            }
            if let Some(rest) = self.latin(i) {
                return rest;
            }
        }
        if flags & (start::DIGIT | start::NUMERAL | start::FRACTION | start::DATE | start::EACH) != 0
            && let Some(rest) = self.date_or_code(i, c, opens)
        {
            return rest;
        }
        if flags & start::CHANGE != 0 || matches!(c, '较' | '比' | '同' | '环' | '与' | '翻')
        {
            if let Some(rest) = self.change(i) {
                return rest;
            }
        }
        let measurable = start::DIGIT
            | start::NUMERAL
            | start::FRACTION
            | start::BEFORE
            | start::EACH
            | start::CURRENCY;
        if flags & measurable != 0 || (flags & start::SIGN != 0 && self.sign_allowed(i, opens)) {
            return self.measure(i, flags);
        }
        if flags & start::SOFT != 0 {
            return self.soft(i);
        }
        match stop_word(i, c) {
            0 => self.plain(i, c),
            length => &i[length..],
        }
    }

    /// A character that begins nothing by itself.
    fn plain(&mut self, i: &'a str, c: char) -> &'a str {
        if ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '第' {
            return after_first(i);
        }
        if c == '第'
            && let Some(rest) = self.ordinal(i)
        {
            return rest;
        }
        if ('①'..='⑳').contains(&c) {
            self.clause.label_from = self.cx.at(after_first(i));
            self.clause.content = false;
            return after_first(i);
        }
        if is_close(c) {
            self.close();
        }
        if matches!(c, '_' | '＿' | '?' | '？' | '□' | '*' | '＊' | '×' | '○' | '△' | '…')
            && let Some(rest) = mask(i)
        {
            return self.masked(i, rest);
        }
        let next = after_first(i);
        let before = || last(&self.cx.source[..self.cx.at(i)]);
        let alone = |c: Option<char>| c.is_none_or(|c| !crate::lexicon::twin(c).is_ascii_alphanumeric() && !matches!(c, '.' | '。'));
        if matches!(c, '.' | '．' | '%' | '％') && digit(next).is_some() && alone(before()) {
            return self.measure(i, 0);
        }
        let operator = starts(c) & start::OPERATOR != 0 || matches!(c, '÷' | '×' | '−');
        self.operators |= operator && self.depth == 0 || matches!(c, '÷' | '×');
        after_first(i)
    }

    /// `“三个一”活动`: a name in quotes, unless it is a time or all there is.
    fn quoted(&mut self, i: &'a str, c: char) -> Option<&'a str> {
        if c != '“' {
            return None;
        }
        if let Some((rest, found)) = date(&self.cx, i) {
            self.take_date(i, rest, found);
            return Some(rest);
        }
        let (at, close) = i.char_indices().take(LONGEST_TITLE).find(|(_, c)| *c == '”')?;
        let rest = &i[at + close.len_utf8()..];
        let whole = self.cx.source[self.clause.start..self.cx.at(i)].trim().is_empty() && unit::ends_clause(rest);
        (!whole).then_some(rest)
    }

    fn remark(&mut self, code: Code, from: &str, to: &str) {
        let span = self.cx.span(from, to);
        self.target.diagnostics.push(Diagnostic { code, span });
    }

    fn masked(&mut self, i: &'a str, rest: &'a str) -> &'a str {
        // …… ends many sentences; it hides digits only before a unit.
        if folded(i) != Some('…') || unit::simple(&self.cx, skip_spaces(rest)).is_some() {
            self.remark(Code::DigitsMissing, i, rest);
        }
        rest
    }

    /// `，` and its like end a clause outside brackets.
    fn separator(&mut self, i: &'a str) -> &'a str {
        let rest = after_first(i);
        if self.depth == 0 {
            self.end_clause(self.cx.at(i));
            self.clause = Clause::at(self.cx.at(rest));
        }
        rest
    }

    fn soft(&mut self, i: &'a str) -> &'a str {
        if let Some((length, ())) = STOP.longest(i) {
            return &i[length..];
        }
        let rest = eat_words(i, &["以及"]).map_or_else(|| after_first(i), |(rest, _)| rest);
        self.operators |= eat(i, &['+']).is_some();
        self.clause.soft(self.cx.at(i), self.cx.at(rest));
        rest
    }

    /// A sign belongs to a number only where no other operand stands before it.
    fn sign_allowed(&self, i: &str, opens: bool) -> bool {
        let before = last(&self.cx.source[..self.cx.at(i)]);
        let negative_word = matches!(peek(i), Some('负' | '負' | '零'));
        let parted = |c: char| is_space(c) || matches!(c, '：' | ':' | '，' | ',' | '；' | ';' | '（' | '(' | '、');
        let sum = eat(i, &['+']).is_some() && self.clause.has_measure();
        let stop = STOP.longest(i).is_some();
        !stop && !sum && (opens || negative_word || before.is_none_or(parted) || eat(i, &['±']).is_some())
    }

    /// A bracket: a note after a measure, a document's number, or words of a label.
    fn open(&mut self, i: &'a str, opens: bool) -> &'a str {
        if let Some(rest) = codes::document(i) {
            return rest;
        }
        if opens && let Some(rest) = exclude::list_number(i) {
            self.clause.label_from = self.cx.at(rest);
            self.clause.content = false;
            return rest;
        }
        let at = self.cx.at(i);
        let source = self.cx.source;
        let brackets = self.brackets();
        let Some(close) = brackets.close(at) else {
            return after_first(i);
        };
        let end = close + peek(&source[close..]).map_or(1, char::len_utf8);
        let touches = |m: usize| source[m..at].chars().all(is_space);
        if self.depth == 0 && self.clause.last_end().is_some_and(touches) {
            return self.note(i, close, end);
        }
        let whole = opens && source[end..].trim().is_empty();
        if !whole {
            self.depth += 1;
        } else {
            self.clause.label_from = self.cx.at(after_first(i));
        }
        after_first(i)
    }

    fn close(&mut self) {
        self.brackets();
        self.depth = self.depth.saturating_sub(1);
    }

    /// The partners of all brackets; those that have none get a remark when they are first asked for.
    fn brackets(&mut self) -> &Brackets {
        let source = self.cx.source;
        let diagnostics = &mut self.target.diagnostics;
        self.brackets.get_or_insert_with(|| {
            let found = Brackets::of(source);
            for alone in &found.alone {
                let at = *alone as usize;
                let width = peek(&source[at..]).map_or(1, char::len_utf8);
                diagnostics.push(Diagnostic {
                    code: Code::UnbalancedBracket,
                    span: Span::new(at, at + width),
                });
            }
            found
        })
    }

    /// Brackets right after a measure: its note, or the unit it lacks.
    fn note(&mut self, i: &'a str, close: usize, end: usize) -> &'a str {
        let source = self.cx.source;
        let inside = self.cx.at(after_first(i));
        let raw = &source[inside..close];
        let text = raw.trim();
        let note = Piece {
            text,
            start: (inside + raw.len() - raw.trim_start().len()) as u32,
        };
        let mut rest = &source[end..];
        if let Some(measure) = self.target.measures.last_mut() {
            let bracketed_unit = match measure.unit {
                None => unit::column(&self.cx, text).ok().flatten(),
                Some(_) => None,
            };
            match bracketed_unit {
                Some((mut unit, magnitude)) => {
                    unit.source = UnitSource::Value;
                    unit.span = Some(note.span());
                    unit.text = note.text;
                    super::field::give(measure, &unit, magnitude, &mut self.target.diagnostics);
                }
                None if measure.note.is_none() && !text.is_empty() => measure.note = Some(note),
                None => {}
            }
            // 5天（工作日）内: the comparator follows the note.
            if measure.op == Op::Eq
                && measure.comparator.is_none()
                && let Some((after_word, found)) = after(&self.cx, skip_spaces(rest))
            {
                measure.op = found.op;
                measure.comparator = Some(found.comparator());
                measure.approximate |= found.approximate;
                rest = after_word;
            }
        }
        self.clause.extend(self.cx.at(rest));
        rest
    }

    /// Words in Latin letters, which may carry digits of their own.
    fn latin(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some(rest) = mask(i) {
            return Some(self.masked(i, rest));
        }
        if crate::lexicon::CURRENCY.longest(i).is_some() {
            return None;
        }
        let rest = exclude::latin(i);
        // lOO%: letters typed for digits.
        if eat(rest, &['%']).is_some() {
            self.remark(Code::BrokenNumber, i, rest);
        }
        Some(rest)
    }

    /// A date, or digits that are known to be no measure.
    fn date_or_code(&mut self, i: &'a str, c: char, opens: bool) -> Option<&'a str> {
        let stop = stop_word(i, c);
        // 一月一次 is a rate, not January.
        if unit::once_in(&self.cx, i) {
            return None;
        }
        if let Some((rest, found)) = date(&self.cx, i)
            && i.len() - rest.len() >= stop
        {
            self.take_date(i, rest, found);
            return Some(rest);
        }
        if opens && self.goes_on_listing(i) {
            let rest = integer(i, 2).map_or(i, |(_, _, rest)| after_first(rest));
            self.listed += 1;
            self.clause.label_from = self.cx.at(rest);
            self.clause.content = false;
            return Some(rest);
        }
        if opens && lexicon::numeral(c) != lexicon::Numeral::None && stop == 0
            && let Some(rest) = exclude::list_number(i)
        {
            self.clause.label_from = self.cx.at(rest);
            self.clause.content = false;
            return Some(rest);
        }
        let digits_end = i.trim_start_matches(|c: char| c.is_ascii_digit());
        // 202X年, 20XX年
        if digits_end.len() < i.len()
            && matches!(peek(digits_end), Some('X' | 'x'))
            && let Some(rest) = mask(digits_end).or_else(|| eat(digits_end, &['X', 'x']).filter(|r| r.starts_with('年')))
        {
            return Some(self.masked(i, rest));
        }
        digit(i)?;
        if stop > 0 && !folded(&i[stop..]).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Some(&i[stop..]);
        }
        let before = last(&self.cx.source[..self.cx.at(i)]);
        if self.torn(i) {
            self.remark(Code::BrokenNumber, i, i.trim_start_matches(|c: char| c.is_ascii_digit()));
        }
        if let Some(rest) = codes::hour(&self.cx.source[..self.cx.at(i)], i) {
            return Some(rest);
        }
        let rest = exclude::not_a_measure(i, opens && before.is_none_or(|c| c != '.'))?;
        if eat(rest, &['%']).is_some() {
            self.remark(Code::BrokenNumber, i, rest);
        }
        if opens && exclude::list_number(i) == Some(rest) {
            self.clause.label_from = self.cx.at(rest);
            self.clause.content = false;
        }
        Some(rest)
    }

    /// `1、95%；2、90%`: the number is the list's, where the list goes on to two.
    fn goes_on_listing(&self, i: &str) -> bool {
        let Some((number, _, rest)) = integer(i, 2) else {
            return false;
        };
        let marked = eat(rest, &['、', ')']).is_some_and(|r| digit(r).is_some());
        let source = self.cx.source;
        marked && number == self.listed + 1 && (number > 1 || source.contains("；2") || source.contains(";2") || source.contains("\n2"))
    }

    /// Digits right behind digits and one mark: 98..5, 95，5%, 1 00%.
    fn torn(&self, i: &str) -> bool {
        let all = &self.cx.source[..self.cx.at(i)];
        let words = all.trim_end_matches(is_space);
        let numeric = |c: Option<char>| c.is_some_and(|c| crate::lexicon::twin(c).is_ascii_digit() || c == '.');
        let mut before = words.chars().rev();
        let torn = match before.next() {
            Some('.' | '·' | '。' | '，' | ',' | '．') => numeric(before.next()),
            found => words.len() < all.len() && numeric(found),
        };
        torn && exclude::list_number(i).is_none()
    }

    fn take_date(&mut self, i: &'a str, rest: &'a str, mut found: FoundDate<'a>) {
        let (mut from, to) = (self.cx.at(i), self.cx.at(rest));
        // “十四五”期间: the quote before belongs to it.
        if self.cx.source[..from].ends_with('“') && found.date.text.contains('”') {
            from -= '“'.len_utf8();
            found.date.text = Piece::of(self.cx.source, from, to);
        }
        if !found.valid {
            self.remark(Code::InvalidDate, i, rest);
        }
        let before = &self.cx.source[self.clause.start..from];
        let opener = opener(before);
        if let Some(relation) = opener.filter(|_| found.date.relation.is_none()).flatten() {
            found.date.relation = Some(relation);
            match relation {
                DateRelation::From => found.date.to = None,
                _ => found.date.from = None,
            }
        }
        if !self.clause.has_measure() && opener.is_some() && self.depth == 0 {
            self.clause.opens_with_date = true;
        }
        self.clause.date(self.cx.source, from, to);
        let piece = found.date.text;
        let name = match found.plain_year {
            Some(year) => year.to_string().into(),
            None => piece.text.into(),
        };
        self.clause.period = Some(Period { name, text: piece });
        self.target.dates.push(found.date);
    }

    /// `第一年` is a time; `第十四届` is a name.
    fn ordinal(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some((rest, found)) = date(&self.cx, i) {
            self.take_date(i, rest, found);
            return Some(rest);
        }
        let rest = exclude::ordinal(i)?;
        let words = &i[..i.len() - rest.len()];
        if words.ends_with('年') || words.ends_with("季度") || words.ends_with("阶段") {
            let text = self.cx.piece(i, rest);
            self.clause.opens_with_date |= opener(&self.cx.source[self.clause.start..self.cx.at(i)]).is_some();
            self.clause.date(self.cx.source, self.cx.at(i), self.cx.at(rest));
            self.clause.period = Some(Period {
                name: text.text.into(),
                text,
            });
            self.target.dates.push(Date {
                text,
                from: None,
                to: None,
                relation: None,
            });
        }
        Some(rest)
    }

    /// `较上年增长5%`: the base is kept until its measure comes.
    fn change(&mut self, i: &'a str) -> Option<&'a str> {
        if let Some((rest, piece)) = change::base(&self.cx, i) {
            self.clause.base = Some((self.cx.at(i), piece));
            return Some(rest);
        }
        let (rest, word) = change::change_word(&self.cx, i)?;
        if unit::ends_clause(rest) {
            return None;
        }
        // 提高到2023年的98%
        let dated = date(&self.cx, rest).and_then(|(r, found)| Some((eat(r, &['的'])?, found)));
        let (rest, dated) = match dated {
            Some((rest, found)) => (rest, Some(found)),
            None => (rest, None),
        };
        let Outcome::Measure(after, mut draft) = measure(&self.cx, skip_spaces(rest)) else {
            return None;
        };
        if !moves(&draft, &word) {
            return Some(&self.cx.source[word.piece.end() as usize..]);
        }
        let at = self.cx.at(i);
        let moved_from = self
            .clause
            .last_end()
            .filter(|end| word.to && self.cx.source[*end..at].trim().is_empty());
        let base = self.clause.base.take();
        let label_to = base.as_ref().map_or(at, |(start, _)| *start);
        if moved_from.is_some() {
            let after = self.moved(after, draft, &word);
            if let (Some(found), Some(measure)) = (dated, self.target.measures.last_mut()) {
                let name = found.plain_year.map_or_else(|| found.date.text.text.into(), |y| y.to_string().into());
                measure.period = Some(Period {
                    name,
                    text: found.date.text,
                });
                self.target.dates.push(found.date);
            }
            return Some(after);
        }
        if !word.to || base.is_some() {
            draft.measure.change = Some(Change {
                direction: word.direction,
                base: base.map(|(_, piece)| piece),
                text: word.piece,
            });
        }
        Some(self.accept(skip_spaces(rest), after, draft, label_to))
    }

    /// `由80%提高到90%`: the first measure becomes the base of the second.
    fn moved(&mut self, after: &'a str, draft: Draft<'a>, word: &change::ChangeWord<'a>) -> &'a str {
        let end = self.cx.at(after);
        if let Some(last) = self.target.measures.last_mut() {
            let base = last.text;
            self.target.diagnostics.extend(draft.diagnostics);
            let mut measure = draft.measure;
            measure.label = last.label;
            measure.period = last.period.take();
            measure.text = Piece::of(self.cx.source, base.start as usize, end);
            if measure.unit.is_none() {
                measure.unit = last.unit.take();
            }
            measure.change = Some(Change {
                direction: word.direction,
                base: Some(base),
                text: word.piece,
            });
            *last = measure;
        }
        self.clause.extend(end);
        after
    }

    /// A measure, or what merely looked like one.
    fn measure(&mut self, i: &'a str, flags: u32) -> &'a str {
        let stop = peek(i).map_or(0, |c| stop_word(i, c));
        match measure(&self.cx, i) {
            Outcome::Measure(rest, draft) if self.convincing(i, rest, &draft, stop) => {
                self.accept(i, rest, draft, self.cx.at(i))
            }
            Outcome::Dated(date_at, op) => self.compared_date(i, date_at, op),
            Outcome::Unreadable(rest, remark) if stop == 0 => {
                self.target.diagnostics.push(remark);
                rest
            }
            // 不低于上年水平的95%: a comparator, though no number follows it at once.
            _ if stop > 0 => match self.apart(i) {
                Some(rest) => rest,
                None => &i[stop..],
            },
            _ => self.unread(i, flags),
        }
    }

    /// Keeps a comparator that binds the next number of the clause.
    fn apart(&mut self, i: &'a str) -> Option<&'a str> {
        let (rest, found) = any_before(&self.cx, i)?;
        if !stands_apart(found.piece.text) || !found.op.is_inequality() {
            return None;
        }
        if self.cx.source[self.clause.label_from..self.cx.at(i)].trim().is_empty() {
            self.clause.label_from = self.cx.at(rest);
        }
        self.clause.apart = Some(found);
        Some(rest)
    }

    /// `≤12月31日`: the comparator relates to the date. A year that is compared with (不高于2022年水平) is none.
    fn compared_date(&mut self, i: &'a str, date_at: &'a str, op: Op) -> &'a str {
        const COMPARED: [&str; 9] = ["水平", "同期", "预算", "决算", "实际", "数", "的", "年度", "基数"];
        let Some((rest, mut found)) = date(&self.cx, date_at) else {
            return after_first(i);
        };
        if eat_words(rest, &COMPARED).is_some() {
            return rest;
        }
        if found.date.relation.is_none() {
            found.date.relation = match op {
                Op::Le => Some(DateRelation::By),
                Op::Lt => Some(DateRelation::Before),
                Op::Ge | Op::Gt => Some(DateRelation::From),
                _ => None,
            };
            match found.date.relation {
                Some(DateRelation::From) => found.date.to = None,
                Some(_) => found.date.from = None,
                None => {}
            }
        }
        // 完成时间为2023年12月: as a colon would.
        let opens = op == Op::Eq || opener(&self.cx.source[self.clause.start..self.cx.at(i)]).is_some();
        self.take_date(date_at, rest, found);
        self.clause.opens_with_date |= opens && !self.clause.has_measure() && self.depth == 0;
        rest
    }

    /// Chinese numerals also stand in words: they count only beside a unit, a comparator or alone.
    fn convincing(&self, i: &'a str, rest: &'a str, draft: &Draft<'a>, stop: usize) -> bool {
        if i.len() - rest.len() <= stop {
            return false;
        }
        let measure = &draft.measure;
        let digits = measure.text.chars().any(|c| crate::lexicon::twin(c).is_ascii_digit());
        if digits || measure.unit.is_some() {
            return true;
        }
        let strong = measure.comparator.as_ref().is_some_and(|_| measure.op != Op::Eq);
        let whole = self.cx.source[..self.cx.at(i)].trim().is_empty() && unit::ends_clause(rest);
        let counted = unit::ends_clause(rest) && (strong || measure.comparator.is_some());
        whole || counted || (strong && unit::unknown(&self.cx, rest).is_some())
    }

    /// Puts a measure into its clause.
    fn accept(&mut self, i: &'a str, rest: &'a str, mut draft: Draft<'a>, label_to: usize) -> &'a str {
        let mut rest = rest;
        if draft.measure.unit.is_none() {
            if let Some((after_unit, unit)) = unit::unknown(&self.cx, rest) {
                if draft.measure.comparator.is_none() && draft.doubtful_code() {
                    return self.unread_to(i, after_unit);
                }
                let span = unit.span.unwrap_or_default();
                draft.diagnostics.push(Diagnostic {
                    code: Code::UnknownUnit,
                    span,
                });
                draft.measure.unit = Some(unit);
                rest = self.suffix_after_unknown(after_unit, &mut draft);
            } else if peek(skip_spaces(rest)).is_some_and(is_han) && draft.measure.comparator.is_none() {
                if draft.doubtful_code() {
                    return self.unread_to(i, rest);
                }
                draft.diagnostics.push(Diagnostic {
                    code: Code::UnknownUnit,
                    span: draft.measure.text.span(),
                });
            }
        }
        let end = self.cx.at(rest);
        let start = draft.measure.text.start as usize;
        draft.measure.text = Piece::of(self.cx.source, start, end);
        let bracketed = self.depth > 0;
        self.clause.push(self.cx.source, &mut self.target, draft, label_to, end, bracketed);
        rest
    }

    /// The comparator after a unit that only the clause's end revealed: 30主题以上.
    fn suffix_after_unknown(&self, rest: &'a str, draft: &mut Draft<'a>) -> &'a str {
        let Some((after_word, found)) = after(&self.cx, rest) else {
            return rest;
        };
        if draft.measure.op == Op::Eq {
            draft.measure.op = found.op;
            draft.measure.comparator = Some(found.comparator());
        }
        draft.measure.approximate |= found.approximate;
        after_word
    }

    fn unread_to(&mut self, from: &'a str, to: &'a str) -> &'a str {
        self.remark(Code::UnreadNumber, from, to);
        to
    }

    /// Nothing readable begins here; digits that are passed over get a remark.
    fn unread(&mut self, i: &'a str, flags: u32) -> &'a str {
        if flags & start::DIGIT != 0 {
            let rest = i.trim_start_matches(|c: char| {
                let c = crate::lexicon::twin(c);
                c.is_ascii_digit() || c == '.' || c == ','
            });
            if rest.len() < i.len() {
                return self.unread_to(i, rest);
            }
        }
        if flags & start::BEFORE != 0
            && let Some((rest, found)) = before(&self.cx, i)
            && found.op.is_inequality()
            && (found.is_sign() && !self.clause.has_measure() || found.piece.chars().count() > 1)
            && lexicon::DATE_LEAD.exact(found.piece.text).is_none()
        {
            if self.cx.source[self.clause.label_from..self.cx.at(i)].trim().is_empty() {
                self.clause.label_from = self.cx.at(rest);
            }
            // 高于上年5个百分点 is a difference, so the word does not bound the number; but it may be meant to.
            match stands_apart(found.piece.text) {
                true => self.clause.apart = Some(found),
                false => self.clause.loose = Some(found.piece.span()),
            }
            return rest;
        }
        if flags & start::EACH != 0
            && let Some((rest, below)) = unit::each(&self.cx, i)
        {
            if self.cx.source[self.clause.label_from..self.cx.at(i)].trim().is_empty() {
                self.clause.label_from = self.cx.at(rest);
            }
            self.clause.below = below;
            return rest;
        }
        if flags & start::SOFT != 0 {
            return self.soft(i);
        }
        match peek(i) {
            Some(c) => self.plain(i, c),
            None => i,
        }
    }

    fn end_clause(&mut self, end: usize) {
        if !self.clause.content {
            return;
        }
        self.clause.finish(self.cx.source, &mut self.target, end);
        self.tally.clauses += 1;
        if self.clause.has_measure() {
            self.tally.measured += 1;
            self.tally.waiting = 0;
        } else if self.clause.opens_with_date {
            self.tally.dated += 1;
            self.tally.waiting += 1;
        }
    }

    fn finish(mut self) -> Target<'a> {
        join_bounds(self.cx.source, &mut self.target);
        if self.operators
            && let Some((formula, remark)) = formula::formula(&self.cx)
        {
            self.target.kind = Kind::Formula;
            self.target.formula = Some(formula);
            self.target.measures.clear();
            self.target.dates.clear();
            self.target.diagnostics.clear();
            self.target.diagnostics.extend(remark);
            return self.target;
        }
        self.target.kind = kind(&self.target, &self.tally);
        if self.target.measures.is_empty() && self.target.kind == Kind::Text {
            self.target.level = level(&self.target.text);
            self.target.trend = trend(self.cx.source);
        }
        self.target
    }
}

/// `指标1：` where a clause begins.
fn item_word(i: &str) -> Option<&str> {
    let (length, ()) = lexicon::ITEM_WORD.longest(i)?;
    let (_, _, rest) = integer(skip_spaces(&i[length..]), 2)?;
    eat(rest, &[':', '、', '.'])
}

/// The length of the stop word that stands here; 0 for none.
fn stop_word(i: &str, c: char) -> usize {
    match starts(c) & start::STOP {
        0 => 0,
        _ => STOP.longest(i).map_or(0, |(length, ())| length),
    }
}

/// 改造提升10个: with a count behind it, 提升 makes things, it does not raise a number.
fn moves(draft: &Draft<'_>, word: &change::ChangeWord<'_>) -> bool {
    const MAKES: [&str; 6] = ["提升", "改善", "优化", "促进", "扩大", "提高"];
    let count = draft.measure.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Count);
    word.to || !count || !MAKES.contains(&word.piece.text)
}

/// Comparators that bind the next number of their clause, wherever it stands: 至少培训6期, 不高于总投资40%.
fn stands_apart(word: &str) -> bool {
    const LEAST: [&str; 6] = ["至少", "最少", "起码", "至多", "最多", "达到"];
    // ≥计划的95%
    let sign = peek(word).is_some_and(|c| !is_han(c));
    sign || LEAST.contains(&word) || (word.starts_with('不') && word.chars().count() > 2)
}

/// `《实施方案》`: a title, whose marks are no comparators.
fn title(i: &str, c: char) -> Option<&str> {
    let close = match c {
        '《' => '》',
        '〈' => '〉',
        _ => return None,
    };
    if digit(skip_spaces(after_first(i))).is_some() {
        return None;
    }
    let (at, _) = i.char_indices().take(LONGEST_TITLE).find(|(_, c)| *c == close)?;
    Some(&i[at + close.len_utf8()..])
}

/// How far a title's closing mark is sought, in characters: bounds the look-ahead.
const LONGEST_TITLE: usize = 80;

impl Draft<'_> {
    /// A bare number that more likely names something: a year, a long code.
    fn doubtful_code(&self) -> bool {
        self.doubtful
    }
}

/// Words before a date that still leave the clause opening with it, and the relation they give.
fn opener(before: &str) -> Option<Option<DateRelation>> {
    const WORDS: [&str; 16] = [
        "", "于", "在", "力争", "力争在", "确保", "确保在", "争取", "争取在", "预计", "预计在", "计划", "计划在", "每", "应于", "须于",
    ];
    let quotes = |c: char| c.is_whitespace() || is_space(c) || matches!(c, '“' | '"' | '\'' | '（' | '(');
    let words = before.trim_matches(quotes);
    if words.ends_with(['：', ':']) {
        return Some(None);
    }
    let words = exclude::list_number(words).map_or(words, str::trim);
    if WORDS.contains(&words) {
        return Some(None);
    }
    // 计划于, 拟在
    let words = words.trim_end_matches(['于', '在']);
    if WORDS.contains(&words) || matches!(words, "拟" | "须" | "应" | "需" | "将") {
        return Some(None);
    }
    lexicon::DATE_LEAD.exact(words).map(Some)
}
