//! A measure of a clause, and whether it only qualifies the noun behind it.
//!
//! A number that says which things are meant is no measure where another one counts them. Accepted as qualifying:
//! `65岁以上`老人100人, `10kV`线路5公里, `55寸`电视10台, 年巡查`2次`完成率≥90%. Refused: 培训`30人`2期, 抽检`500批次`合格率98%.

mod sizes;
mod times;

use super::cursor::{eat, eat_word, folded, last};
use super::label::is_filler;
use crate::lexicon::{Numeral, RANK, RANKED, REACH, numeral};
use crate::model::{Dimension, Op, Target, Unit};
use crate::span::Piece;

/// A measure of the clause and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'a> {
    pub(super) start: usize,
    /// After its note.
    pub(super) end: usize,
    /// Where the words before it may begin.
    pub(super) from: usize,
    /// The words before it.
    pub(super) before: Option<Piece<'a>>,
    /// The words after it.
    pub(super) after: Option<Piece<'a>>,
    pub(super) own_label: bool,
    /// A comparator stands after the number.
    pub(super) compared: bool,
    /// No unit and no comparator: may be a code in a name.
    pub(super) weak: bool,
    pub(super) bracketed: bool,
    /// A Chinese numeral without a comparator: 两项补贴100元.
    pub(super) lone: bool,
    /// An inequality stands before the number.
    pub(super) bounded: bool,
    /// Where its own remarks stand among the target's.
    pub(super) diagnostics: (usize, usize),
}

impl<'a> Mark<'a> {
    /// Whether the measure only qualifies the noun that follows: 65岁以上老人, 10kV线路.
    pub(super) fn qualifies(
        &self,
        target: &Target<'a>,
        words: &Piece<'_>,
        next: Dimension,
    ) -> bool {
        let Some(measure) = target.measures.last() else {
            return false;
        };
        let Some(unit) = &measure.unit else {
            // 1000万以上企业5家
            return self.compared && measure.op.is_inequality() && next != Dimension::Unknown;
        };
        let age = self.is_age(target);
        let grade = matches!(unit.dimension, Dimension::Other | Dimension::Power) || age;
        // 满意度95%以上企业满意度90%以上 are two.
        let shares = unit.dimension == Dimension::Ratio && next == Dimension::Ratio;
        // 2小时内响应24小时内解决, too, but 1小时内培训时长2小时
        let within = unit.dimension == Dimension::Time && measure.op.is_upper_bound();
        let times = within && next == Dimension::Time && !words.contains(['的', '时', '時', '期']);
        let noun = self.after_noun(unit, words, next)
            || self.is_term(unit, words, next)
            || self.ranks_share(unit, next);
        // 创建3级医院5家, 达到三星级村5个
        let ranked = matches!(&*unit.name, "级" | "星")
            && next == Dimension::Count
            && !is_filler(words.text);
        let grade = grade || ranked;
        grade
            || noun
            || (self.compared && measure.op != Op::About && !self.own_label && !shares && !times)
    }

    /// 成绩`不满60分`的学员不超过5名, 满意度`≥90%`的社区占比80%, `超过50人`的班级10个: a bound of things that have a number of their own.
    pub(super) fn bounds_what(
        &self,
        target: &Target<'a>,
        words: &Piece<'_>,
        behind: &str,
        next: Dimension,
    ) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        // 组织不少于5场的宣传 may count what it bounds.
        let alone = self.before.is_none() && !self.own_label;
        let measured = unit.is_none_or(|u| match u.dimension {
            Dimension::Count => alone,
            Dimension::Unknown => false,
            _ => true,
        });
        let named = behind.starts_with('的') && !is_filler(words.text);
        self.bounded && measured && named && next != Dimension::Unknown
    }

    /// A numeral that names a class or a fixed set: 残疾人两项补贴3万人, 二级医院5所. It counts behind a verb (组织两场培训100人)
    /// and before another numeral (两个乡镇三个村).
    pub(super) fn is_class(&self, target: &Target<'a>, next: Dimension, han: bool) -> bool {
        if self.is_amount(target) {
            return false;
        }
        let ranks = self.ranks(target, han);
        let verb = self.before.is_some_and(|words| is_filler(words.text));
        // 设备十台人员二十: what has no unit may be counted, too; 订购一批数目在五百以上.
        let bare =
            han && next == Dimension::Unknown && self.before.is_some() && !self.is_first(target);
        let counts = next == Dimension::Count || bare;
        self.lone && (ranks || !counts || !(han || verb))
    }

    /// 五元 80角, 合格率一百%满意度九十五%: money and shares name no class.
    pub(super) fn is_amount(&self, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        unit.is_some_and(|u| matches!(u.dimension, Dimension::Ratio | Dimension::Money))
    }

    /// 500人: so many things.
    pub(super) fn counts(&self, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        unit.is_some_and(|u| u.dimension == Dimension::Count)
    }

    /// `十个`, `两家`: a count of things, and no fixed set as 两项 is.
    pub(super) fn is_classifier(&self, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        unit.is_some_and(|u| matches!(&*u.name, "个" | "家" | "户" | "名" | "座" | "所" | "条"))
    }

    /// `三类`, `二期`: a numeral that names a rank or a phase, as it does not behind a verb and before another (培训五期二百人).
    pub(super) fn ranks(&self, target: &Target<'_>, han: bool) -> bool {
        let Some(measure) = target.measures.last() else {
            return true;
        };
        let rank = (measure.unit.as_ref()).is_none_or(|u| RANK.exact(&u.name).is_some());
        let second = self.is_first(target);
        let verb = self.before.is_some_and(|words| is_filler(words.text));
        rank && (second || !han || !verb)
    }

    /// `一标段`, `二组`: the first or the second of some.
    pub(super) fn is_first(&self, target: &Target<'_>) -> bool {
        let first = target.measures.last().and_then(|m| folded(&m.text));
        matches!(first, Some('一' | '二'))
    }

    /// `两场`300人, `三镇`两街道: a numeral that counts like the number right behind it. 二组, and 三类 before digits, are names.
    pub(super) fn counts_beside(&self, target: &Target<'_>, next: Dimension, han: bool) -> bool {
        let Some(measure) = target.measures.last() else {
            return false;
        };
        let ranks = self.ranks(target, han);
        let counts = match folded(&measure.text) {
            Some('两') => true,
            Some('一' | '二') => false,
            // 五名60岁以上老人, 十台5万元以上设备
            _ => (han || next != Dimension::Count) && !ranks,
        };
        counts && !matches!(next, Dimension::Ratio | Dimension::Unknown)
    }

    /// `4个`100%, `1类`10个: so many shares, or the number of a class.
    pub(super) fn numbers(&self, target: &Target<'a>, next: Dimension) -> bool {
        let Some(measure) = target.measures.last().filter(|m| m.comparator.is_none()) else {
            return false;
        };
        let few = measure
            .value
            .single()
            .and_then(|n| n.as_decimal())
            .is_some_and(|d| d <= 10.into());
        let alone = self.before.is_none() && !self.own_label;
        let verb = self.before.is_none_or(|words| is_filler(words.text)) && !self.own_label;
        few && measure.unit.as_ref().is_some_and(|u| match &*u.name {
            "个" => verb && next == Dimension::Ratio,
            "类" | "级" | "档" => alone && next == Dimension::Count,
            _ => false,
        })
    }

    /// An amount bounded on one side: 50万以下, 10万元以上.
    pub(super) fn tells_which(&self, target: &Target<'a>) -> bool {
        target.measures.last().is_some_and(|m| {
            let amount = m
                .unit
                .as_ref()
                .is_none_or(|u| u.dimension == Dimension::Money);
            m.op.is_inequality() && amount
        })
    }

    /// A bound on what does not count things: 10亿元以上, 100平方米以上, 3年以上.
    pub(super) fn sorts(&self, target: &Target<'a>) -> bool {
        target.measures.last().is_some_and(|m| {
            let amount = |u: &Unit<'_>| {
                use Dimension::*;
                matches!(u.dimension, Money | Length | Area | Volume | Mass | Time)
            };
            m.op.is_inequality() && m.unit.as_ref().is_some_and(amount)
        })
    }

    /// Whether words before it name what it measures, so that it may be a measure after all: 投资500万元以上3家.
    pub(super) fn names_thing(&self) -> bool {
        self.own_label || self.before.is_some_and(|words| !is_filler(words.text))
    }

    /// A number of one digit.
    pub(super) fn is_few(&self, target: &Target<'_>) -> bool {
        let number = target.measures.last().and_then(|m| m.value.single());
        number
            .and_then(|n| n.as_decimal())
            .is_some_and(|d| d < 10.into())
    }

    /// Whether 万 or 亿 ends it: 1600万 is a sum even without a unit.
    pub(super) fn large(&self, source: &str) -> bool {
        let numeral = last(&source[self.start..self.end]).map(numeral);
        matches!(numeral, Some(Numeral::Wan | Numeral::Yi))
    }

    /// Years of age, or a range of months or grades.
    pub(super) fn is_age(&self, target: &Target<'_>) -> bool {
        target.measures.last().is_some_and(|m| {
            m.unit.as_ref().is_some_and(|u| match &*u.name {
                "岁" | "月龄" | "日龄" => true,
                // 1-4级残疾军人
                "个月" | "级" => m.op == Op::Range,
                _ => false,
            })
        })
    }

    /// 30年期国债占比20%, -18℃冷库容量5000吨: how long a paper runs, or how cold a place is.
    fn is_term(&self, unit: &Unit<'_>, words: &Piece<'_>, next: Dimension) -> bool {
        let bare = self.before.is_none_or(|words| is_filler(words.text)) && !self.own_label;
        let cold = unit.dimension == Dimension::Temperature
            && matches!(next, Dimension::Mass | Dimension::Volume | Dimension::Area);
        let length = eat(words, &['期'])
            .is_some_and(|noun| eat(noun, &['间', '限', '满', '内', '末']).is_none());
        cold && bare
            || unit.name == "年" && length && !matches!(next, Dimension::Time | Dimension::Unknown)
    }

    /// ESI前1%学科5个: how far up a list the things stand that are counted.
    fn ranks_share(&self, unit: &Unit<'_>, next: Dimension) -> bool {
        let list = self.before.and_then(|words| words.text.strip_suffix('前'));
        unit.dimension == Dimension::Ratio
            && matches!(next, Dimension::Count | Dimension::Money)
            && list.is_some_and(|list| list.is_empty() || RANKED.suffix(list).is_some())
    }

    /// 年巡查2次完成率≥90%: the number is part of a rate's name.
    pub(super) fn names(&self, words: &Piece<'_>, target: &Target<'a>) -> bool {
        let plain = target
            .measures
            .last()
            .is_some_and(|m| m.comparator.is_none());
        let rate = last(words.text.trim_end_matches(['达', '为', '到']))
            .is_some_and(|c| matches!(crate::lexicon::twin(c), '率' | '度' | '差'));
        let share = target
            .measures
            .last()
            .and_then(|m| m.unit.as_ref())
            .is_some_and(|u| u.dimension == Dimension::Ratio);
        // 抽检500批次合格率98% says two things; 2次完成率, 10秒接通率 and 500米覆盖率 are names.
        let small = target.measures.last().is_some_and(|m| {
            let few = m
                .value
                .single()
                .and_then(|n| n.as_decimal())
                .is_some_and(|d| d <= 3.into());
            m.unit.as_ref().is_some_and(|u| match u.dimension {
                Dimension::Time => true,
                // 公交站点500米覆盖率
                Dimension::Length => self.before.is_none() || covers(words.text),
                _ => few && u.name == "次",
            })
        });
        plain && rate && !share && small
    }

    /// Whether nothing but a noun stands between the measure before and this one.
    pub(super) fn follows(&self, before: &Mark<'_>) -> bool {
        let next = |words: Piece<'_>| words.start as usize == before.end && !is_filler(words.text);
        !self.own_label
            && !before.own_label
            && before.after.is_none()
            && self.before.is_some_and(next)
    }

    /// The noun of 活动惠及 between two numbers: the verb is the second one's.
    pub(super) fn reaches(&self, words: Piece<'a>) -> Option<Piece<'a>> {
        let verb = self.before.is_none_or(|words| is_filler(words.text)) && !self.own_label;
        let (length, ()) = REACH.suffix(words.text).filter(|_| verb)?;
        let noun = words.text[..words.text.len() - length].trim_end();
        (!is_filler(noun)).then_some(Piece {
            text: noun,
            ..words
        })
    }

    pub(super) fn label(&self) -> Option<Piece<'a>> {
        name(self.before, self.after)
    }
}

/// `覆盖率`, `服务半径覆盖率`: what a distance belongs to, whatever stands before it.
fn covers(words: &str) -> bool {
    let words = eat_word(words, "服务半径").unwrap_or(words);
    eat_word(words, "覆盖").is_some()
}

/// Which of the words before and behind a number name what it counts.
pub(super) fn name<'a>(before: Option<Piece<'a>>, after: Option<Piece<'a>>) -> Option<Piece<'a>> {
    match (before, after) {
        // Verbs and adverbs name less than a noun behind the number.
        (Some(before), Some(after)) if is_filler(before.text) && !is_filler(after.text) => {
            Some(after)
        }
        (before, after) => before.or(after),
    }
}
