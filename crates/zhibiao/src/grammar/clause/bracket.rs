//! Names with a bracket in which numbers stand that count nothing: `奖励（含税5%）`5万元.

use super::label;
use super::{Clause, Mark};
use crate::grammar::brackets::{is_close, is_open};
use crate::grammar::cursor::peek;
use crate::model::{Measure, Target};

impl<'a> Clause<'a> {
    /// Whether a measure stands outside all brackets that a product in them may explain; （完成数÷总数）100% lacks its sign.
    pub(in crate::grammar) fn counts_outside(&self, target: &Target<'a>) -> bool {
        let first = target.measures.len() - self.marks.len();
        let mut all = self.marks.iter().zip(&target.measures[first..]);
        all.any(|(mark, measure)| {
            let share = measure.unit.as_ref().is_some_and(|unit| unit.name == "%");
            !mark.bracketed && (!share || measure.comparator.is_some())
        })
    }

    /// Whether a bracket closes right before the last measure: `宣传（线上）3次`.
    pub(in crate::grammar) fn last_opens_in_bracket(&self, source: &str) -> bool {
        let before = |mark: &Mark<'_>| source[..mark.start].ends_with(is_close);
        self.marks.last().is_some_and(before)
    }

    /// Gives the measure behind a bracket that holds numbers the words before it, which is where its name and its time begin.
    pub(super) fn name_behind_bracket(&self, source: &'a str, measures: &mut [Measure<'a>]) {
        let mut first = None;
        for at in 0..self.marks.len() {
            let mark = &self.marks[at];
            if mark.bracketed {
                first = first.or(Some(at));
                continue;
            }
            let Some(first) = first.take().filter(|_| !mark.own_label) else {
                continue;
            };
            let (from, end) = (self.marks[first].from, self.marks[at - 1].end);
            let opened = source.get(from..self.marks[first].start);
            let gap = source.get(end..mark.start).unwrap_or_default();
            let (Some(close), Some(open)) =
                (gap.find(is_close), opened.and_then(|o| o.rfind(is_open)))
            else {
                continue;
            };
            if label(source, from, from + open).is_none() {
                continue;
            }
            let closed = end + close + peek(&gap[close..]).map_or(0, char::len_utf8);
            let to = mark.before.map_or(closed, |words| words.end() as usize);
            measures[at].label = label(source, from, to.max(closed));
            // 2023年培训（线上50人）100人
            let period = measures[first].period().cloned();
            let before = period.filter(|p| (p.text.start as usize) < from + open);
            if let Some(period) = before.filter(|_| measures[at].period().is_none()) {
                measures[at].extras().period = Some(period);
            }
        }
    }
}
