//! What the words between two measures of a clause belong to, and whether the first number is a measure at all.
//!
//! A number that only tells what the next one counts (80-89岁每人每月`50元`, 一标段`5公里`, 50万以下`100%`) is taken back, and its words
//! become the next one's label. Otherwise the words stay with the first measure, or with the next where the first has its own.

use super::link::link;
use super::{Clause, is_bound, is_filler};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::cursor::*;
use crate::grammar::draft::Draft;
use crate::grammar::label::label;
use crate::grammar::qualifying::Mark;
use crate::lexicon::{AFTER, DROP, QUANTITY_NOUN, twin};
use crate::model::*;
use crate::span::Piece;

/// What stands between the last measure and the next.
struct Gap<'a> {
    /// The words, if there are any.
    words: Option<Piece<'a>>,
    /// Where the next measure's label ends.
    label_to: usize,
    /// The next measure's dimension, and whether its number is in numerals.
    next: Dimension,
    han: bool,
    /// Whether the next measure is an inequality, and whether it is a change.
    bounded: bool,
    moved: bool,
    /// Whether it says what all came to: `共`600人.
    summed: bool,
}

/// A number that is no measure of its own.
struct Qualifier {
    /// It may be one after all, or the end of a name.
    told: bool,
    /// A sign follows it: 1024≥1000人.
    before_sign: bool,
    /// It is what a share is of: 1000万元的30%.
    whole: bool,
}

/// `60岁`以上老年人、残疾人200人: whether the last number is an age that tells of what stands on both sides of the mark at `mark`.
fn age_of_both(
    last: &Mark<'_>,
    source: &str,
    target: &Target<'_>,
    mark: usize,
    next: Dimension,
) -> bool {
    let verb = last.before.is_none_or(|words| is_filler(words.text));
    let noun = source.get(last.end..mark).unwrap_or_default();
    let age = last.is_age(target) && (last.compared || !noun.trim().is_empty());
    // 7日内程序回复率、答复率100%
    let within = last.is_time(target) && last.compared && next == Dimension::Ratio;
    if within && ends_word(noun, "率") {
        return true;
    }
    // 0-6岁儿童眼保健和视力检查覆盖率≥90%
    let people = matches!(next, Dimension::Count | Dimension::Ratio) && verb;
    // 5岁以下儿童死亡率、孕产妇死亡率4‰
    let counted = QUANTITY_NOUN.suffix(noun).is_some();
    let rate = last.compared && next != Dimension::Unknown && counted;
    age && (people || rate)
}

impl<'a> Clause<'a> {
    /// Parts the words between the last measure and this one; where its label begins and ends.
    pub(super) fn part(
        &mut self,
        source: &'a str,
        target: &mut Target<'a>,
        draft: &mut Draft<'a>,
        label_to: usize,
        below: &[String],
    ) -> (usize, usize) {
        let count = self.marks.len();
        let spans = |m: &Mark<'_>| m.end == label_to && m.is_length(target, Dimension::Count);
        let spanned = self.marks.last().is_some_and(spans);
        let from = self.part_from_last(source, target, label_to, draft);
        if self.marks.len() == count {
            return (from, label_to);
        }
        self.inherit(&mut draft.measure, below);
        match spanned {
            true => (from, leave_sum(source, &mut draft.measure, label_to)),
            false => (from, label_to),
        }
    }

    /// Parts the words between the last measure and the next; returns where the next one's label begins.
    fn part_from_last(
        &mut self,
        source: &'a str,
        target: &mut Target<'a>,
        label_to: usize,
        draft: &Draft<'a>,
    ) -> usize {
        let dimension = |unit: &Unit<'_>| unit.dimension;
        let next = (draft.measure.unit.as_ref()).map_or(Dimension::Unknown, dimension);
        let only = self.marks.len() == 1;
        let Some(last) = self.marks.last_mut() else {
            return self.label_from;
        };
        let end = last.end.max(self.label_from.min(label_to));
        if let Some((first, latest)) = self.soft {
            if age_of_both(last, source, target, first.0, next)
                && label(source, latest.1, label_to).is_some()
            {
                let qualifier = Qualifier {
                    told: false,
                    before_sign: false,
                    whole: false,
                };
                return self.take_back(source, target, &qualifier, label_to);
            }
            // 50件民事案件、刑事案件和20件…: with words of its own before it, the first mark ends the last measure.
            let (cut, from) = if last.before.is_some() { first } else { latest };
            last.after = label(source, last.end.min(cut), cut);
            return from.max(self.label_from.min(label_to));
        }
        let gap = Gap {
            words: label(source, end, label_to),
            label_to,
            next,
            han: draft.han,
            bounded: draft.measure.op.is_inequality(),
            moved: draft.measure.change().is_some(),
            summed: (draft.measure.comparator.as_ref()).is_some_and(|c| sums(c.text)),
        };
        // 65岁以上 老年人 体检200人: an age only qualifies.
        let weak = last.weak && !last.own_label;
        let counts = gap.words.is_some() && !weak && !last.is_age(target);
        if let Some(link) = link(source, end, label_to).filter(|_| counts) {
            last.after = label(source, last.end.min(link.end), link.end);
            return link.next.max(self.label_from.min(label_to));
        }
        let qualifier = match &gap.words {
            None => gap.number_alone(last, source, target),
            Some(words) => gap.number_and_words(last, words, only, source, target),
        };
        if let Some(qualifier) = qualifier {
            return self.take_back(source, target, &qualifier, label_to);
        }
        if let Some(noun) = gap.words.and_then(|words| last.reaches(words)) {
            last.after = Some(noun);
            return noun.end() as usize;
        }
        // 12个乡镇覆盖率100%: the rate is what the share is of.
        let rated = next == Dimension::Ratio
            && (gap.words).is_some_and(|words| words.ends_with(['率', '度']));
        // 5次：不超过总额的3%: behind a comparator the words are the next one's.
        let bounded = self.compared.is_some();
        if last.before.is_none() && !last.own_label && !rated && !bounded {
            last.after = gap.words;
            return label_to;
        }
        end
    }

    /// Takes the last number back, and those that give sizes beside it; returns where the next label begins.
    fn take_back(
        &mut self,
        source: &str,
        target: &mut Target<'a>,
        qualifier: &Qualifier,
        label_to: usize,
    ) -> usize {
        let Some(last) = self.marks.last() else {
            return self.label_from;
        };
        let mut from = match qualifier.before_sign {
            true => label_to,
            false => last.before.map_or(last.start, |b| b.start as usize),
        };
        self.earlier = last.before.filter(|_| qualifier.before_sign);
        let (aged, timed) = (last.is_age(target), last.is_time(target) && last.compared);
        let mut dropped = self.drop_last(target);
        let time = |measure: &mut Measure<'a>| measure.extras.as_mut()?.period.take();
        self.period = dropped.as_mut().and_then(time);
        let bound = |measure: &mut Measure<'a>| Some((measure.op, measure.comparator.take()?));
        self.passed.1 = (dropped.as_mut())
            .filter(|measure| qualifier.whole && measure.op.is_inequality())
            .and_then(bound);
        let beside = |m: &Mark<'a>, from: usize, target: &Target<'a>| {
            m.sizes_beside(from, target) || m.sizes_before_mark(source, from, target)
        };
        while let Some(size) = self.marks.last().filter(|m| beside(m, from, target)) {
            from = size.before.map_or(size.start, |b| b.start as usize);
            self.drop_last(target);
        }
        // 18-60岁男性、18-55岁女性参保率≥95%
        // 男性60岁和女性55岁以上老人200人, too
        let sex = |words: &str| matches!(folded(words), Some('男' | '女'));
        let unnamed =
            |m: &Mark<'_>| (m.before).is_none_or(|words| is_filler(words.text) || sex(words.text));
        // 7日内程序回复率、3个月内办理结果答复率100%
        let rated = |m: &Mark<'_>| m.compared && m.after.is_some_and(|noun| ends_word(&noun, "率"));
        let alike = |m: &Mark<'_>, target: &Target<'_>| match aged {
            true => m.is_age(target) && unnamed(m),
            false => timed && m.is_time(target) && rated(m),
        };
        while let Some(age) = (self.marks.last()).filter(|m| m.end < from && alike(m, target)) {
            from = age.before.map_or(age.start, |b| b.start as usize);
            self.drop_last(target);
        }
        if let Some(measure) = dropped.filter(|_| qualifier.told) {
            target.diagnostics.push(Diagnostic {
                code: Code::UnreadNumber,
                span: measure.text.span(),
            });
        }
        from
    }

    /// Takes the last number back, which is no measure, with what was remarked on it.
    pub(super) fn drop_last(&mut self, target: &mut Target<'a>) -> Option<Measure<'a>> {
        let last = self.marks.pop()?;
        let end = last.diagnostics.1.min(target.diagnostics.len());
        target.diagnostics.drain(last.diagnostics.0.min(end)..end);
        target.measures.pop()
    }
}

impl<'a> Gap<'a> {
    /// The next measure follows the last one's unit at once.
    fn number_alone(
        &self,
        last: &Mark<'a>,
        source: &str,
        target: &Target<'a>,
    ) -> Option<Qualifier> {
        let (next, han) = (self.next, self.han);
        let behind = &source[last.end..];
        // 80-89岁每人每月50元
        let age = last.is_age(target) && next != Dimension::Unknown && next != Dimension::Time;
        // 三类30个, 一标段5公里: the first number names a class.
        let numbered = (!last.lone || next == Dimension::Ratio) && last.numbers(target, next);
        let class = last.lone
            && !last.counts_beside(target, next, han)
            && !last.is_amount(target)
            && !last.is_time(target);
        // 三期 150人, 十五天-一个月: what parts the two may part amounts.
        let parted = class && last.end < self.label_to;
        // 三镇5万人: it may count as well.
        let counted = class && !last.ranks(target, han) && !last.is_first(target);
        // 50万以下100%, 其中10亿元以上5个: the first number tells of which the share or count is.
        let glued = last.compared && !behind.starts_with(is_space);
        let tier = glued
            && (next == Dimension::Ratio && last.tells_which(target)
                || next == Dimension::Count && last.sorts(target));
        // 1024≥1000人: what was achieved, or a slip.
        let before_sign = last.weak && is_bound(&source[self.label_to..]);
        let spaced = last.weak && behind.starts_with(is_space);
        // 占总投资1000万元的30%
        let whole = next == Dimension::Ratio && behind.starts_with('的') && !last.compared;
        let later = last.is_later(target);
        let inside = last.is_inside_rate(target, next);
        // 3年共完成600人, but 30天完成1次 may be two
        let done = || {
            let verb = source[last.end..self.label_to].trim();
            sums(verb) && DROP.suffix(verb).is_some() && is_filler(verb)
        };
        let spans = last.is_length(target, next) && (self.moved || self.summed || done());
        let lasts = last.lasts(target, behind);
        let qualifies = age || class || tier || before_sign || numbered || whole;
        let timed = later || inside || spans || lasts;
        (qualifies || timed).then_some(Qualifier {
            // 数量30 质量90%: the first may be a value or the end of a name.
            told: later
                || lasts
                || numbered
                || spaced
                || before_sign
                || parted
                || counted
                || tier && !spans && last.names_thing(),
            before_sign: before_sign || lasts,
            whole,
        })
    }

    /// Words stand between the two.
    fn number_and_words(
        &self,
        last: &Mark<'a>,
        words: &Piece<'a>,
        only: bool,
        source: &str,
        target: &Target<'a>,
    ) -> Option<Qualifier> {
        let next = self.next;
        let behind = &source[last.end..];
        let spans = last.is_length(target, next) && sums(words);
        // 投资100万元的项目3个 may tell of two amounts, too.
        let described = last.describes(target, behind, words, next) && last.names_thing();
        let class = last.is_class(target, next, self.han) && !self.sizes(last, words, target);
        // 在现有100家基础上新增10家
        let same = next == Dimension::Count && last.counts(target);
        let ground = same && eat_word(words, "基础上").is_some();
        let qualifies = words.starts_with('各')
            || spans
            || ground
            || described
            || bounds_noun(words)
            || last.bounds_what(target, words, behind, next)
            || class
            || last.qualifies(target, words, next)
            || (only && last.names(words, target));
        // 道路超过8公里 活动超过30项: a space parts two values that bear names; 投资500万元以上 企业3家 may be one or two.
        let apart = behind.starts_with(is_space) && !last.is_age(target);
        let named = apart && last.bounded && last.names_thing();
        let qualifies = qualifies && !(named && next != Dimension::Ratio)
            || only && !last.compared && last.is_inside_rate(target, next);
        // 处置50吨废物 路灯20盏: the same inside the words.
        let strokes = |c: char| is_space(c) || twin(c) == '/';
        let apart = apart || words.chars().any(strokes) && !last.is_age(target);
        // 中央资金1600万 市级资金300万: a space parts two values; in 2万贫困人口5000元 the first only qualifies.
        let spaced = last.weak && behind.starts_with(is_space);
        let large = spaced && last.large(source);
        // 1中心5站 may count both; 2型糖尿病患者5人 names a thing.
        let short = words.text.chars().count() < 3 && next == Dimension::Count;
        let small = short && last.weak && last.before.is_none() && last.is_few(target);
        // 机构12人员300: neither says what it counts in, so either may be meant.
        let bare = last.weak && last.before.is_some() && next == Dimension::Unknown;
        // 培训500人以上含残疾人50人
        let counts = next == Dimension::Count && !last.is_age(target) && last.counts(target);
        let holds = counts && folded(words) == Some('含');
        // 3年每年培训2次
        let later = last.is_later(target) || last.lasts(target, behind);
        (qualifies && !holds || later || (last.weak && !large)).then_some(Qualifier {
            told: later || spaced || small || bare || apart || described || words.starts_with('或'),
            // 三年分别为100人、200人: the years are those of all.
            before_sign: spans && eat_word(words, "分别").is_some(),
            whole: false,
        })
    }

    /// `十个`产值超亿元的园区: whether the next number only says which things the last one counts.
    fn sizes(&self, last: &Mark<'_>, words: &Piece<'_>, target: &Target<'_>) -> bool {
        let quantity = QUANTITY_NOUN.suffix(words.text).is_some();
        let amount = !matches!(self.next, Dimension::Count | Dimension::Unknown);
        self.bounded && quantity && amount && last.is_classifier(target)
    }
}

/// 3年`共`600人: the word is the label's, as it is in 3年累计600人. Where the label ends then.
fn leave_sum<'a>(source: &'a str, measure: &mut Measure<'a>, label_to: usize) -> usize {
    let Some(Comparator {
        span: Some(word), ..
    }) = measure.comparator.take_if(|c| sums(c.text))
    else {
        return label_to;
    };
    let (from, to) = (word.end as usize, measure.text.end() as usize);
    let from = to - skip_spaces(&source[from..to]).len();
    measure.text = Piece::of(source, from, to);
    word.end as usize
}

/// `累计`培训600人: what all of a time came to.
fn sums(words: &str) -> bool {
    eat_words(
        skip_spaces(words),
        &["共", "累计", "合计", "总计", "总共", "分别"],
    )
    .is_some()
}

/// `学生以上的学校` between 600名 and 70%: a comparator behind the noun, and another noun that has so many.
fn bounds_noun(words: &str) -> bool {
    words.split_once('的').is_some_and(|(bound, noun)| {
        let word = AFTER.suffix(bound).map_or(0, |(length, _)| length);
        !noun.is_empty() && bound.len() > word && bound[bound.len() - word..].chars().count() > 1
    })
}
