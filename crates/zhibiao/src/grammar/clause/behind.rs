//! Words behind the numbers of a clause: the nouns that they count, and comparators that follow a noun.
//!
//! Accepted: 覆盖3个`乡镇`15个`村`, 10个社区`以上`. Refused: 覆盖3个乡镇`学生`15人 (a label before its number).

use super::{Clause, Mark, is_filler};

use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::brackets::is_open;
use crate::grammar::context::Context;
use crate::grammar::label::label;
use crate::lexicon::{AFTER, CHANGE, COMPARATORS, QUANTITY_NOUN, STOP, UNIT_WORDS};
use crate::model::{Change, Comparator, Dimension, Measure, Op, Rule, Target};
use crate::span::{Piece, Span};

impl<'a> Clause<'a> {
    /// `覆盖3个乡镇15个村`: a verb before the first number and a noun behind the last show that each noun is the number's before it.
    pub(super) fn nouns_behind(&mut self) {
        let noun = |words: Option<Piece<'_>>| words.is_some_and(|w| !is_filler(w.text));
        let mut to = self.marks.len();
        while to > 1 {
            let glued = |at: &usize| self.marks[*at].follows(&self.marks[*at - 1]);
            let from = (1..to)
                .rev()
                .take_while(glued)
                .last()
                .map_or(to, |at| at - 1);
            // 惠及5个村1200户
            let place = |mark: &Mark<'_>| {
                mark.before
                    .is_some_and(|w| UNIT_WORDS.exact(w.text).is_some())
            };
            let places = || self.marks[from + 1..to].iter().all(place);
            let verb = |at: usize| !noun(self.marks[at].before);
            if from < to && verb(from) && (noun(self.marks[to - 1].after) || places()) {
                for at in from + 1..to {
                    self.marks[at - 1].after = self.marks[at].before.take();
                }
            }
            to = from.min(to - 1);
        }
    }

    /// `5个千万元以上项目`, `5名60岁以上老人`: a bound between a classifier and its noun only says which are counted.
    pub(super) fn size_before_noun(&mut self, source: &'a str, target: &mut Target<'a>) {
        let [.., near, far] = &self.marks[..] else {
            return;
        };
        let ([.., count, size], Some(noun)) = (&target.measures[..], far.after) else {
            return;
        };
        let dimension = |m: &Measure<'_>| m.unit.as_ref().map(|unit| unit.dimension);
        let counted = count.op == Op::Eq
            && count.comparator.is_none()
            && dimension(count) == Some(Dimension::Count);
        let sized = {
            use Dimension::{Area, Mass, Money, Power, Ratio, Volume};
            matches!(
                dimension(size),
                None | Some(Money | Area | Mass | Power | Ratio | Volume)
            )
        };
        let bounded = (far.compared || far.bounded) && size.op.is_inequality();
        // 10个产值超百亿元的集群
        let quantity = |words: Piece<'_>| QUANTITY_NOUN.suffix(words.text).is_some();
        let named = label(source, near.end, far.start).is_some_and(quantity);
        let behind = &source[far.end..noun.start as usize];
        let glued = (near.end == far.start || named) && matches!(behind, "" | "的");
        if !(counted && bounded && glued && (sized || far.is_age(target))) || is_filler(noun.text) {
            return;
        }
        let words = label(source, near.end, noun.end() as usize);
        self.drop_last(target);
        if let Some(near) = self.marks.last_mut() {
            near.after = words;
        }
    }

    /// `5年内`由80%提高到90%: the time only tells over how long the number moves.
    pub(super) fn length_of_change(&mut self, source: &'a str, target: &mut Target<'a>) {
        let ([length, moved], [.., _, last]) = (&mut self.marks[..], &target.measures[..]) else {
            return;
        };
        let next = (last.unit.as_ref()).map_or(Dimension::Unknown, |unit| unit.dimension);
        let based = last.change().is_some_and(|change| change.base.is_some());
        let at = target.measures.len() - 2;
        let alone = |target: &mut Target<'a>| {
            let last = target.measures.pop();
            let alone = length.is_length(target, next);
            target.measures.extend(last);
            alone
        };
        if based && alone(target) && !length.bracketed && !moved.bracketed {
            let start = length.before.map_or(length.start, |w| w.start as usize);
            let end = moved.before.map_or(length.end, |w| w.end() as usize);
            moved.before = label(source, start, end);
            self.marks.remove(0);
            target.measures.remove(at);
        }
    }

    /// `5%↓`, 下降5%`↓`: an arrow names nothing, and where no other word stands it is the change.
    pub(super) fn arrow_behind(&mut self, target: &mut Target<'a>) {
        let (Some(mark), Some(measure)) = (self.marks.last_mut(), target.measures.last_mut())
        else {
            return;
        };
        let arrow = |words: &Piece<'_>| matches!(words.text, "↑" | "↓");
        let Some(text) = mark.after.take_if(|words| arrow(words)) else {
            return;
        };
        let unnamed = mark.before.is_none() && !mark.own_label;
        if let Some(direction) = CHANGE.exact(text.text)
            && unnamed
            && measure.change().is_none()
        {
            measure.extras().change = Some(Change {
                direction,
                base: None,
                text,
            });
        }
    }

    /// 由`三类`提升为二类: one class of a change whose other class is a word is no number, either.
    pub(super) fn class_of_change(&mut self, source: &str, target: &mut Target<'a>) {
        let ([mark], Some(measure)) = (&self.marks[..], target.measures.last()) else {
            return;
        };
        let opened = source[..mark.start].ends_with(['由', '从', '從']);
        if mark.lone && opened && measure.change().is_none() && mark.ranks(target, true) {
            let (code, span) = (Code::UnreadNumber, measure.text.span());
            self.drop_last(target);
            target.diagnostics.push(Diagnostic { code, span });
        }
    }

    /// `10个社区以上`: the comparator follows the noun.
    pub(super) fn compare_after_noun(&mut self, cx: &Context<'a>, target: &mut Target<'a>) {
        let (Some(mark), Some(measure)) = (self.marks.last_mut(), target.measures.last_mut())
        else {
            return;
        };
        let Some(noun) = mark.after else { return };
        // 10个社区以上（含线上）
        let open = noun.text.find(is_open).unwrap_or(noun.text.len());
        let noun = Piece {
            text: noun.text[..open].trim_end_matches(['”', '"', ' ']),
            ..noun
        };
        let Some((length, index)) = AFTER.suffix(noun.text) else {
            return;
        };
        // 12栋主体封顶
        if STOP
            .suffix(noun.text)
            .is_some_and(|(stop, ())| stop > length)
        {
            return;
        }
        let kept = noun.text.len() - length;
        let two = noun.text[kept..].chars().count() > 1;
        if !two || measure.op != Op::Eq || measure.comparator.is_some() {
            return;
        }
        let def = &COMPARATORS[index as usize];
        let custom = cx.custom_op(def.word);
        measure.op = custom.unwrap_or(def.op);
        measure.approximate |= def.approximate;
        measure.comparator = Some(Comparator {
            text: &noun.text[kept..],
            span: Some(Span::new(noun.start as usize + kept, noun.end() as usize)),
            rule: custom.map_or(def.rule, |_| Rule::Caller),
        });
        // 30'以内, “95%”以上: no noun at all.
        let quote = noun.text.trim_start_matches(['”', '"', ' ']);
        mark.after = (kept > noun.text.len() - quote.len()).then(|| Piece {
            text: noun.text[..kept].trim_end(),
            start: noun.start,
        });
    }
}
