//! Whether a clause ends where no mark says so: at a 、, a 和, a bar, a stroke or a space between two values that each have words.
//!
//! Accepted: 达标率92%`、`增长率-2%, 培训30人` `合格率≥95%. Refused: 60岁以上老人`、`残疾人200人 (an age tells of both),
//! 投资500万元以上` `企业3家 (a bound may tell which are meant). What follows is looked at in `scan/ends.rs`.

use super::Clause;
use crate::grammar::context::Context;
use crate::grammar::cursor::{is_han, opens_base, skip_spaces};
use crate::grammar::label::starts_with_verb;
use crate::lexicon::QUANTITY_NOUN;
use crate::model::{Dimension, Target};
use crate::span::Piece;

impl<'a> Clause<'a> {
    /// Whether nothing but the words of the last measure, which is no age and no bare number, follows it.
    pub(in crate::grammar) fn ends_in_amount(&self, target: &Target<'_>) -> bool {
        let Some(last) = self.marks.last() else {
            return false;
        };
        // 60岁以上老人、残疾人200人, but 慰问5名60岁以上老人、残疾人200人 and 预期寿命79岁、…
        let named = |words: Piece<'_>| QUANTITY_NOUN.suffix(words.text).is_some();
        let own = || self.last_is_glued() || !last.compared && last.before.is_some_and(named);
        let whole = (!last.weak || last.own_label) && (!last.is_age(target) || own());
        // 高2米、冠幅1.5米的桂花100株
        self.soft.is_none() && whole && !last.gives_size(target)
    }

    /// 5名`60岁以上`老人
    fn last_is_glued(&self) -> bool {
        matches!(&self.marks[..], [.., near, last] if near.end == last.start)
    }

    /// Whether the last measure has its words before it and ends at `at`, or has a noun behind it that does, and the next
    /// words are another's. A comparator behind a number may tell which things are meant: 投资500万元以上 企业3家.
    pub(in crate::grammar) fn ends_in_named(
        &self,
        cx: &Context<'a>,
        target: &Target<'_>,
        at: usize,
    ) -> bool {
        let (Some(last), Some(measure)) = (self.marks.last(), target.measures.last()) else {
            return false;
        };
        // 较 85% 高出 3 个百分点
        let base = |words: Piece<'_>| words.starts_with(opens_base);
        let noun = cx.source.get(last.end..at).unwrap_or_default();
        let ratio = measure.unit.as_ref().map(|unit| unit.dimension) == Some(Dimension::Ratio);
        let told = match noun.is_empty() {
            true => ratio,
            false => starts_with_verb(noun),
        };
        let verb = || starts_with_verb(skip_spaces(&cx.source[at..]));
        let certain = !last.compared || self.last_is_glued() || told || verb();
        certain
            && match noun.is_empty() {
                true => last.own_label || last.before.is_some_and(|words| !base(words)),
                false => noun.chars().all(is_han) && noun.chars().nth(1).is_some(),
            }
    }
}
