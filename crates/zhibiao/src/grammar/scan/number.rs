//! Numbers of a value: measures, what merely looked like one, and comparators whose number stands elsewhere.

use super::Scanner;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::clause::is_filler;
use crate::grammar::clause_end::{ends_clause, ends_or_noted};
use crate::grammar::comparator::{Found, any_before, before};
use crate::grammar::cursor::*;
use crate::grammar::dash::dash;
use crate::grammar::draft::{Draft, Outcome};
use crate::grammar::number::unsigned_number;
use crate::grammar::quiet::stop_word;
use crate::grammar::{rate, unit};
use crate::lexicon::{
    self, AFTER, APART, FILLER, Numeral, QUANTITY_NOUN, RANKED, UNIT_WORDS, UNITS, numeral, start,
};
use crate::model::*;
use crate::span::Span;

impl<'a> Scanner<'_, 'a> {
    /// A measure, or what merely looked like one.
    pub(super) fn measure(&mut self, i: &'a str, flags: u32, read: Outcome<'a>) -> &'a str {
        let stop = peek(i).map_or(0, |c| stop_word(i, c));
        match read {
            Outcome::Measure(rest, draft)
                if self.phase(i, rest, &draft) || (stop == 0 && self.ranks(&draft)) =>
            {
                self.unread_to(i, rest)
            }
            Outcome::Measure(rest, draft) if self.convincing(i, rest, &draft, stop) => {
                self.accept(i, rest, draft, self.cx.at(i))
            }
            Outcome::Dated(date_at, op) => self.compared_date(i, date_at, op),
            Outcome::Unreadable(rest, remark) if stop == 0 => {
                self.target.diagnostics.push(remark);
                rest
            }
            // 最多跑一次 is a name.
            _ if i[..stop].chars().any(|c| numeral(c) != Numeral::None) => &i[stop..],
            // 不低于上年水平的95%: a comparator, though no number follows it at once.
            _ if stop > 0 => match self.apart(i) {
                Some(rest) => rest,
                None => &i[stop..],
            },
            Outcome::Measure(rest, draft) if stop == 0 && self.counts_unnamed(i, rest, &draft) => {
                self.unread_to(i, rest)
            }
            _ => self.unread(i, flags),
        }
    }

    /// 甲等`三十`、乙等`二十`, `两万五千`里: numerals that end their words, or are too many for a name, count something.
    fn counts_unnamed(&self, i: &str, rest: &str, draft: &Draft<'_>) -> bool {
        let words = &i[..i.len() - rest.len()];
        let count = words.chars().count();
        let magnitude = |c| matches!(numeral(c), Numeral::Ten | Numeral::Tens(_));
        let soft = peek(rest).is_some_and(|c| !is_han(c) && lexicon::starts(c) & start::SOFT != 0);
        let ends = ends_or_noted(rest) || soft;
        let many = count > 1 && words.chars().any(magnitude);
        draft.han && (count > 3 || ends && many && self.named_at(i))
    }

    /// Whether words of the label stand before `i`.
    fn named_at(&self, i: &str) -> bool {
        let words = self.cx.source.get(self.clause.label_from..self.cx.at(i));
        words.is_some_and(|words| !words.trim().is_empty())
    }

    /// Keeps a comparator that binds the next number of the clause.
    pub(super) fn apart(&mut self, i: &'a str) -> Option<&'a str> {
        let (rest, found) = any_before(&self.cx, i)?;
        if !stands_apart(found.piece.text) || !found.op.is_inequality() {
            return None;
        }
        self.leave_out(i, rest);
        self.clause.compared = Some((self.cx.at(i), self.cx.at(rest)));
        self.clause.apart = Some(found);
        Some(rest)
    }

    /// Keeps a comparator before words, which the next number of the clause may mean.
    fn binds_apart(&mut self, i: &'a str, rest: &'a str, found: Found<'a>) -> bool {
        if self.rounds(i, &found) {
            self.leave_out(i, rest);
            self.clause.apart = Some(found);
            return true;
        }
        // 90%≤合格率新增10人: a sign that bounds no number.
        if found.is_sign() && found.op.is_inequality() && self.clause.has_measure() {
            self.remark(Code::ComparatorApart, i, rest);
            return true;
        }
        let long = found.piece.chars().count() > 1;
        if !found.op.is_inequality()
            || !(found.is_sign() || long)
            || lexicon::DATE_LEAD.exact(found.piece.text).is_some()
            // 达成合作意向30个: a verb like any other, unless its number follows at once.
            || FILLER.exact(found.piece.text).is_some() && !stands_apart(found.piece.text)
        {
            return false;
        }
        self.leave_out(i, rest);
        // 高于上年5个百分点 is a difference, so the word does not bound the number; but it may be meant to.
        match stands_apart(found.piece.text) {
            true => {
                self.clause.compared = Some((self.cx.at(i), self.cx.at(rest)));
                self.clause.apart = Some(found);
            }
            false => self.clause.loose = Some(found.piece.span()),
        }
        true
    }

    /// `约占`总数的30%, `约`完成30户: what rounds the next number. 约 alone does only where the clause begins with it
    /// or with verbs and adverbs (预计`约`减少300人, but 网约车).
    fn rounds(&self, i: &str, found: &Found<'_>) -> bool {
        let opens = || {
            let before = &self.cx.source[self.clause.label_from..self.cx.at(i)];
            is_filler(before.trim())
        };
        found.op == Op::About
            && APART.exact(found.piece.text).is_some()
            && (found.piece.chars().nth(1).is_some() || opens())
    }

    /// Chinese numerals also stand in words: they count only beside a unit, a comparator or alone.
    fn convincing(&self, i: &'a str, rest: &'a str, draft: &Draft<'a>, stop: usize) -> bool {
        if i.len() - rest.len() <= stop {
            return false;
        }
        let measure = &draft.measure;
        let digits = measure
            .text
            .chars()
            .any(|c| crate::lexicon::twin(c).is_ascii_digit());
        if digits || measure.unit.is_some() {
            return true;
        }
        // 三分之二 and 一半以上 are no word's part.
        if (measure.text.chars()).any(|c| matches!(lexicon::twin(c), '之' | '半')) {
            return true;
        }
        let strong = measure
            .comparator
            .as_ref()
            .is_some_and(|_| measure.op != Op::Eq);
        let hinted = || self.cx.source[..self.cx.at(i)].ends_with(is_round_close);
        // 数量五十 合格率95%
        let apart = || rest.starts_with(is_space) && self.named_at(i);
        let whole = (ends_or_noted(rest) && (self.stands_alone(i, draft) || hinted()))
            || (apart() && self.stands_alone(i, draft));
        // 数目在五百以上的产品
        // 税收超千万的企业
        let large = last(&measure.text).map(numeral);
        let large = matches!(large, Some(Numeral::Wan | Numeral::Yi));
        let bounded = (draft.after || large) && strong && eat(rest, &['的']).is_some();
        let counted = bounded
            || (ends_or_noted(rest) && (strong || measure.comparator.is_some()))
            || (strong && self.bounded_again(rest));
        // 温度三至五
        let ranged = measure.op == Op::Range
            && ends_or_noted(rest)
            && measure
                .text
                .chars()
                .any(|c| dash(c.encode_utf8(&mut [0; 4])).is_some());
        whole || ranged || counted || (strong && unit::unknown(&self.cx, rest).is_some())
    }

    /// Whether the other bound follows: 大于二十`且小于`三十.
    fn bounded_again(&self, rest: &'a str) -> bool {
        let rest = skip_spaces(rest);
        // 三以上`五以下`
        let behind = |(after, _): (&str, _)| AFTER.longest(skip_spaces(after)).is_some();
        if unsigned_number(rest, false).is_ok_and(behind) {
            return true;
        }
        let rest = eat_words(rest, &["并且", "的同时", "同时", "且", "并", "而"])
            .map_or(rest, |(rest, _)| rest);
        any_before(&self.cx, skip_spaces(rest)).is_some_and(|(_, found)| found.op.is_inequality())
    }

    /// Whether nothing but a verb or a name that asks for a number stands before a numeral: 确保`一百二`, 培训人数：`三十`.
    fn stands_alone(&self, i: &str, draft: &Draft<'_>) -> bool {
        let from = self.clause.label_from.min(self.cx.at(i));
        let before = self.cx.source[from..self.cx.at(i)]
            .trim_matches(|c: char| c.is_whitespace() || matches!(lexicon::twin(c), '“' | '"'));
        let long = draft.measure.text.chars().count() > 1;
        let counted = || is_filler(before) || QUANTITY_NOUN.suffix(before).is_some();
        before.is_empty() || before.ends_with(is_colon) || (long && counted())
    }

    /// `三期` and nothing else: the third phase, as 二期 is the second.
    fn phase(&self, i: &str, rest: &str, draft: &Draft<'_>) -> bool {
        const PHASES: [char; 6] = ['一', '二', '三', '四', '五', '六'];
        let measure = &draft.measure;
        draft.han
            && measure.comparator.is_none()
            && measure.unit.as_ref().is_some_and(|u| u.text == "期")
            && measure.text.chars().count() == 2
            && measure.text.starts_with(PHASES)
            && self.cx.source[self.clause.label_from.min(self.cx.at(i))..self.cx.at(i)]
                .trim()
                .is_empty()
            && !self.clause.has_measure()
            && ends_clause(rest)
    }

    /// `全省排名前10位`: so far up a list, which counts nothing. 年底前10名 and 目前10名 are no ranks.
    pub(super) fn ranks(&self, draft: &Draft<'a>) -> bool {
        let before = &self.cx.source[..draft.measure.text.start as usize];
        let Some(list) = before.trim_end_matches(is_space).strip_suffix('前') else {
            return false;
        };
        let unit = draft.measure.unit.as_ref();
        unit.is_none_or(|unit| matches!(&*unit.name, "名" | "位" | "强"))
            && draft.measure.comparator.is_none()
            && self.clause.label_from <= list.len()
            && (list.trim().is_empty() || RANKED.suffix(list.trim()).is_some())
    }

    pub(super) fn unread_to(&mut self, from: &'a str, to: &'a str) -> &'a str {
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
        // 零下约10℃: the words between keep the sign from its number.
        if let Some((rest, _)) = eat_words(i, &["零下"])
            && any_before(&self.cx, skip_spaces(rest)).is_some()
        {
            self.remark(Code::BrokenNumber, i, rest);
            return rest;
        }
        if flags & start::BEFORE != 0
            && let Some((rest, found)) = before(&self.cx, i)
            && self.binds_apart(i, rest, found)
        {
            return rest;
        }
        if flags & start::EACH != 0
            && let Some((rest, below)) = rate::each(&self.cx, i)
        {
            self.leave_out(i, rest);
            self.per(i, rest, below);
            if rate::gap_in_doubt(&i[..i.len() - rest.len()]) {
                self.remark(Code::DoubtfulUnit, i, rest);
            }
            return rest;
        }
        self.pass_over(i, flags);
        if flags & start::SOFT != 0 {
            return self.soft(i);
        }
        match peek(i) {
            Some(c) => self.single(i, c),
            None => i,
        }
    }
}

impl Scanner<'_, '_> {
    /// Keeps what the next number is per; `每名检察官每年`10件 is per both, and its noun goes with the first.
    fn per(&mut self, i: &str, rest: &str, below: Vec<String>) {
        // Of a longer run of them, or so far back, nobody means each.
        const MOST: usize = 8;
        const FAR: usize = 120;
        let before = std::mem::replace(&mut self.clause.below, below);
        let few = (1..=MOST).contains(&before.len());
        let thing = |part: &String| {
            let unit = UNIT_WORDS
                .exact(part)
                .map(|index| &UNITS[usize::from(index)]);
            unit.is_some_and(|unit| unit.dimension == Dimension::Count)
        };
        let (from, to) = (self.clause.label_from, self.cx.at(i));
        let near = || {
            let between = &self.cx.source[from.min(to)..to];
            between.len() <= FAR && between.chars().all(is_han)
        };
        if few && !self.clause.has_measure() && before.iter().all(thing) && near() {
            self.clause.below.splice(0..0, before);
            self.clause.label_from = self.cx.at(rest);
        }
    }

    /// Keeps where words begin that may say more than a label does: `每项目单位`5万元, 三村`五社`.
    fn pass_over(&mut self, i: &str, flags: u32) {
        let at = self.cx.at(i);
        if flags & start::EACH != 0 && eat(i, &['每']).is_some() {
            self.clause.each = Some(at);
        }
        // 机构`十二`人员三百: more than one numeral is no word's part.
        let many = |i: &str| peek(i).is_some_and(|c| numeral(c) != Numeral::None);
        let opens = self.clause.label_from == at || many(after_first(i));
        if flags & start::NUMERAL != 0 && opens {
            self.clause.numeral = Some(at);
        }
    }

    /// Tells of a numeral with a word of its own beside a number in numerals: `一中心`五站, 三村`五社`.
    pub(super) fn tell_of_numeral(&mut self, to: usize) {
        const LONGEST_WORD: usize = 4;
        let Some(from) = self.clause.numeral.take() else {
            return;
        };
        if self.cx.source[from..to].chars().count() <= LONGEST_WORD {
            let (code, span) = (Code::UnreadNumber, Span::new(from, to));
            self.target.diagnostics.push(Diagnostic { code, span });
        }
    }
}

/// Comparators that bind the next number of their clause, wherever it stands: 至少培训6期, 不高于总投资40%.
fn stands_apart(word: &str) -> bool {
    // ≥计划的95%
    let sign = peek(word).is_some_and(|c| !is_han(c));
    let negated = || eat(word, &['不']).is_some() && word.chars().count() > 2;
    sign || APART.exact(word).is_some() || negated()
}
