//! One clause: its measures, and which words belong to which.
//!
//! ```text
//! clause = [words] measure *( [soft] [words] measure ) [words]
//! ```
//! Words before a measure are its label; where there are none, the words behind it are. A mark (、 和 +) or a space between
//! two measures that each have words ends the clause (`scan/ends.rs`); before a bare number, or behind an age,
//! the first mark ends the first one's words, if it had words of its own. A comparator that stands apart (`至少`培训6期) binds the next measure, and a
//! measure in brackets counts only where the clause has no other. Accepted: `30人`参训, `民事20件、刑事30件`. Refused: `65岁以上`老人100人
//! (qualifies; see [`super::qualifying`]).

mod behind;
mod between;
mod bracket;
mod described;
mod ended;
mod link;

pub(super) use described::ends_in_yardstick;
pub(super) use link::{kept, word as link_word};

use std::cmp::Ordering;

use smallvec::SmallVec;

use super::comparator::Found;
use super::context::Context;
use super::cursor::{ends_word, folded, is_han, opens_base, peek};
use super::draft::Draft;
pub(super) use super::label::is_filler;
use super::label::{label, label_behind};
use super::qualifying::Mark;
use super::rate::per;
use super::resolve::include;
use super::sense::settle;
use crate::diagnostic::{Code, Diagnostic};
use crate::lexicon::{BEFORE, Numeral, numeral, twin};
use crate::model::{Comparator, Dimension, Measure, Op, Period, Target, Unit};
use crate::span::{Piece, Span};

/// The clause being read.
#[derive(Debug, Default)]
pub(super) struct Clause<'a> {
    pub(super) start: usize,
    /// Where the words of the next label may begin.
    pub(super) label_from: usize,
    /// Words before a date that stands right before the number: 新建道路2022年5公里.
    earlier: Option<Piece<'a>>,
    marks: SmallVec<[Mark<'a>; 2]>,
    /// The first and the last list mark since the last measure.
    soft: Option<((usize, usize), (usize, usize))>,
    /// What a pending 每 divides by.
    pub(super) below: Vec<String>,
    /// What the last measure had of it, and of a comparator before it, for the next one where it is taken back.
    passed: (Vec<String>, Option<(Op, Comparator<'a>)>),
    /// Where a 每 begins that nothing known follows.
    pub(super) each: Option<usize>,
    /// Where a numeral begins that is no measure, before all words of a label.
    pub(super) numeral: Option<usize>,
    pub(super) period: Option<Period<'a>>,
    /// What a change is measured against, as written with 较.
    pub(super) base: Option<(usize, Piece<'a>)>,
    /// A comparator that stands apart from its number: 至少培训6期.
    pub(super) apart: Option<Found<'a>>,
    /// Where such a comparator begins and ends.
    pub(super) compared: Option<(usize, usize)>,
    /// A comparator apart from its number that is not applied to it: 高于上年5个百分点.
    pub(super) loose: Option<Span>,
    pub(super) opens_with_date: bool,
    /// Where a broken number begins and ends.
    pub(super) broken: Option<(usize, usize)>,
    /// Anything but spaces.
    pub(super) content: bool,
}

impl<'a> Clause<'a> {
    pub(super) fn at(start: usize) -> Clause<'a> {
        Clause {
            start,
            label_from: start,
            ..Clause::default()
        }
    }

    pub(super) fn has_measure(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Where the last measure ended.
    pub(super) fn last_end(&self) -> Option<usize> {
        self.marks.last().map(|m| m.end)
    }

    /// Whether the last measure is in bare Chinese numerals and ends there.
    pub(super) fn last_is_lone(&self, end: Option<usize>) -> bool {
        let last = self.marks.last().filter(|mark| mark.lone);
        last.is_some_and(|mark| Some(mark.end) == end)
    }

    /// A `、` or 和 between two measures may part them.
    pub(super) fn soft(&mut self, start: usize, end: usize) {
        if self.has_measure() {
            let first = self.soft.map_or((start, end), |(first, _)| first);
            self.soft = Some((first, (start, end)));
        }
    }

    /// A date before the number: what stood before it may be the label.
    pub(super) fn date(&mut self, source: &'a str, start: usize, end: usize) {
        if !self.has_measure() {
            let words = label(source, self.label_from, start);
            self.earlier = words.or(self.earlier);
        }
        self.label_from = end;
    }

    /// Extends the last measure over its note.
    pub(super) fn extend(&mut self, end: usize) {
        if let Some(mark) = self.marks.last_mut() {
            mark.end = end;
        }
        self.label_from = end;
    }

    /// Keeps of the words before the last measure what names it.
    pub(super) fn rename(&mut self, kept: fn(&str) -> &str) {
        if let Some(mark) = self.marks.last_mut() {
            let name = |words: Piece<'a>| Piece {
                text: kept(words.text),
                ..words
            };
            mark.before = mark.before.map(name).filter(|words| !words.is_empty());
        }
    }

    /// Gives the last measure the words between two offsets, where it has none before it.
    pub(super) fn name_last(&mut self, source: &'a str, from: usize, to: usize) {
        if let Some(mark) = self.marks.last_mut() {
            mark.before = mark.before.or_else(|| label(source, from, to));
        }
    }

    /// Ends the words before the last measure at `to`, without what opens a base there: 满意度`较2023年的`.
    pub(super) fn name_before(&mut self, source: &'a str, to: usize) {
        let Some(mark) = self.marks.last_mut() else {
            return;
        };
        mark.before = mark.before.and_then(|words| {
            let from = words.start as usize;
            let text = source.get(from..to.min(words.end() as usize))?.trim_end();
            // 占比由80%提高到90%: 由 is gone already.
            let opened = (words.end() as usize) >= to;
            let name = text.strip_suffix(opens_base).filter(|_| opened);
            label(source, from, from + name.unwrap_or(text).len())
        });
    }

    /// Takes the last measure back: it was part of a broken number.
    pub(super) fn retract(&mut self, target: &mut Target<'a>, broken: (usize, usize)) {
        if self.marks.last().is_some_and(|mark| mark.start == broken.0) {
            self.marks.pop();
            target.measures.pop();
        }
        self.broken = Some(broken);
    }

    /// 100人以上含`100人`: whether the bound is said again to be in or out.
    fn said_again(&self, source: &str, target: &Target<'_>, measure: &Measure<'_>) -> Option<bool> {
        let (mark, last) = self.marks.last().zip(target.measures.last())?;
        let words = source.get(mark.end..measure.text.start as usize)?.trim();
        let inclusive = folded(words) == Some('含');
        let said = inclusive || folded(words) == Some('不') && ends_word(words, "不含");
        let short = words.chars().count() <= 2;
        let same = last.value.single()?.compare(&measure.value.single()?)? == Ordering::Equal;
        (said && short && same && mark.compared && measure.op == Op::Eq).then_some(inclusive)
    }

    /// Takes a measure that begins at `start`; its label ends at `label_to`.
    pub(super) fn push(
        &mut self,
        source: &'a str,
        target: &mut Target<'a>,
        draft: Draft<'a>,
        label_to: usize,
        end: usize,
        bracketed: bool,
    ) {
        if let Some(inclusive) = self.said_again(source, target, &draft.measure) {
            if let Some(last) = target.measures.last_mut() {
                include(last, inclusive);
            }
            return self.extend(end);
        }
        self.add(source, target, draft, (label_to, end), bracketed);
    }

    fn add(
        &mut self,
        source: &'a str,
        target: &mut Target<'a>,
        mut draft: Draft<'a>,
        (label_to, end): (usize, usize),
        bracketed: bool,
    ) {
        let start = draft.measure.text.start as usize;
        let below = std::mem::take(&mut self.passed.0);
        self.leave_to_noun(source, &mut draft, label_to);
        self.complete(source, &mut draft);
        let mut mark = Mark {
            start,
            end,
            from: 0,
            before: None,
            after: None,
            own_label: draft.own_label,
            compared: draft.after,
            weak: draft.measure.unit.is_none() && draft.measure.comparator.is_none(),
            bracketed,
            diagnostics: (
                target.diagnostics.len(),
                target.diagnostics.len() + draft.diagnostics.len(),
            ),
            bounded: !draft.after && draft.measure.op.is_inequality(),
            lone: draft.han && draft.measure.comparator.is_none() && is_short(&draft.measure.text),
        };
        let (from, label_to) = self.part(source, target, &mut draft, label_to, &below);
        // 2023年65岁以上老人体检200人: the time stood before a number that only qualifies.
        if let Some(period) = self.period.take()
            && draft.measure.period().is_none()
        {
            draft.measure.extras().period = Some(period);
        }
        mark.from = from;
        let label_to = self
            .named_before(source, from, label_to)
            .unwrap_or(label_to);
        mark.before = match (self.earlier.take(), label(source, from, label_to)) {
            // 预算资金当年下达率100%: the name goes on behind the time.
            (Some(earlier), Some(later)) if earlier.end() <= later.start => Some(Piece::of(
                source,
                earlier.start as usize,
                later.end() as usize,
            )),
            (earlier, later) => later.or(earlier),
        };
        self.marks.push(mark);
        target.measures.push(draft.measure);
        target.diagnostics.extend(draft.diagnostics);
        self.soft = None;
        self.base = None;
        self.label_from = end;
    }

    /// `成本≤市场价的95%`: what is counted stands before the comparator, and what it is a share of behind it. Where the label ends then.
    fn named_before(&mut self, source: &'a str, from: usize, label_to: usize) -> Option<usize> {
        let (start, end) = self.compared.take()?;
        let base = source.get(end..label_to)?.trim_end();
        // 成本控制在概算100%, as after a sign
        let first = peek(&source[start..end]);
        let sign = first.is_some_and(|c| !is_han(c) || twin(c) == '控');
        let shared = (sign && !base.is_empty()) || base.ends_with('的');
        (shared && label(source, from, start).is_some()).then_some(start)
    }

    /// Gives a measure what its clause said before: a period, 每, a comparator that stands apart.
    fn complete(&mut self, source: &'a str, draft: &mut Draft<'a>) {
        let measure = &mut draft.measure;
        if !self.below.is_empty() {
            let below = std::mem::take(&mut self.below);
            let dimension = measure.unit.as_ref().map(|u| u.dimension);
            // A share is of a whole, not per anything: 每周保养完成率100%.
            if dimension != Some(Dimension::Ratio) {
                per(measure, &below);
            }
            self.passed.0 = below;
        }
        let divided =
            |unit: &Unit<'_>| matches!(unit.dimension, Dimension::Rate | Dimension::Ratio);
        if let Some(each) = self.each.take()
            && !measure.unit.as_ref().is_some_and(divided)
        {
            draft.diagnostics.push(Diagnostic {
                code: Code::UnknownUnit,
                span: Span::new(each, measure.text.start as usize),
            });
        }
        if let Some(period) = self.period.take() {
            measure.extras().period = Some(period);
        }
        settle(source, measure);
        // A relation of its own before the number settles it; one behind (低于市场价5%以上) and 为 do not.
        if let Some(span) = self.loose.take()
            && (measure.op == Op::Eq || draft.after)
        {
            draft.diagnostics.push(Diagnostic {
                code: Code::ComparatorApart,
                span,
            });
        }
        if let Some(found) = self.apart.take() {
            // 不低于全市平均水平3个百分点: so far above it, or at most so far below.
            let words = source.get(found.piece.end() as usize..measure.text.start as usize);
            if is_difference(measure) && words.is_some_and(ends_in_yardstick) {
                let (code, span) = (Code::ComparatorApart, found.piece.span());
                draft.diagnostics.push(Diagnostic { code, span });
                return;
            }
            measure.approximate |= found.op == Op::About;
            if matches!(measure.op, Op::Eq | Op::About) {
                measure.op = found.op;
                measure.comparator = Some(found.comparator());
            } else if ![measure.op, Op::About].contains(&found.op) && !keeps_in(&found, measure.op)
            {
                // 80%不超过满意度＜95%
                draft.diagnostics.push(Diagnostic {
                    code: Code::ComparatorApart,
                    span: found.piece.span(),
                });
            }
        }
    }

    /// Gives a measure what stood before one that only qualified it: 每千人口拥有3岁以下托位4.5个, 不低于总投资1000万元的30%.
    fn inherit(&mut self, measure: &mut Measure<'a>, below: &[String]) {
        let dimension = measure.unit.as_ref().map(|u| u.dimension);
        if !below.is_empty() && !matches!(dimension, Some(Dimension::Ratio | Dimension::Rate)) {
            per(measure, below);
        }
        if let Some((op, comparator)) = self.passed.1.take()
            && matches!(measure.op, Op::Eq | Op::About)
        {
            (measure.op, measure.comparator) = (op, Some(comparator));
        }
    }

    /// Ends the clause: gives labels and drops what only qualified.
    pub(super) fn finish(&mut self, cx: &Context<'a>, target: &mut Target<'a>, end: usize) {
        let source = cx.source;
        let soft = self.soft.take();
        if let Some(last) = self.marks.last_mut() {
            let cut = soft.map_or(end, |_| end);
            last.after = label_behind(source, last.end.min(cut), cut);
        }
        self.compare_after_noun(cx, target);
        self.size_before_noun(source, target);
        self.class_of_change(source, target);
        self.arrow_behind(target);
        self.length_of_change(source, target);
        self.nouns_behind();
        let first = target.measures.len() - self.marks.len();
        for (mark, measure) in self.marks.iter().zip(&mut target.measures[first..]) {
            if !mark.own_label {
                measure.label = mark.label();
            }
        }
        // A number in brackets counts only where the clause has no other.
        let outside = self.marks.iter().any(|m| !m.bracketed);
        self.name_behind_bracket(source, &mut target.measures[first..]);
        if outside && self.marks.iter().any(|m| m.bracketed) {
            let mut at = 0;
            target.measures.retain(|_| {
                let keep = at < first || !self.marks[at - first].bracketed;
                at += 1;
                keep
            });
            self.marks.retain(|m| !m.bracketed);
        }
    }
}

/// Percentage points: what two shares differ by.
fn is_difference(measure: &Measure<'_>) -> bool {
    measure.unit.as_ref().is_some_and(|u| u.name == "个百分点")
}

/// 控制在 before two bounds is no bound of its own: 控制在预算的90%-95%.
fn keeps_in(found: &Found<'_>, op: Op) -> bool {
    op == Op::Range && folded(found.piece.text) == Some('控')
}

/// Whether one numeral stands here alone, as it does in names: 三类, 十项民生实事, but 三百户.
fn is_short(number: &str) -> bool {
    (number.chars().nth(1)).is_none_or(|second| numeral(second) == Numeral::None)
}

/// Whether a sign stands here: ≥1000人.
fn is_bound(i: &str) -> bool {
    peek(i).is_some_and(|c| !is_han(c)) && BEFORE.longest(i).is_some()
}
