//! A verb that no list knows, between the two numbers of a change: `由100M扩容至500M`, `由50元调整为60元`, `80%→90%`.

use std::cmp::Ordering;

use super::super::Scanner;
use super::base::opens_change;
use super::{LONGEST_BASE, LONGEST_VERB};
use crate::grammar::amount::in_larger;
use crate::grammar::change::ChangeWord;
use crate::grammar::cursor::*;
use crate::grammar::dash::ends_in_dash;
use crate::grammar::draft::Draft;
use crate::grammar::literal::Reading;
use crate::grammar::range::exact;
use crate::grammar::sense::{alike, settle};
use crate::lexicon::{SHIFT, twin};
use crate::model::*;
use crate::span::Piece;

impl<'a> Scanner<'_, 'a> {
    /// `扩容至` of 由100M扩容至500M: a verb that no list knows, between two numbers, which tell the direction.
    pub(in super::super) fn moves_on(
        &self,
        draft: &Draft<'a>,
        rest: &str,
    ) -> Option<ChangeWord<'a>> {
        let (from, to) = (self.clause.last_end()?, draft.measure.text.start as usize);
        let old = self.target.measures.last()?;
        let words = self.cx.source.get(from..to)?;
        let verb = words.trim();
        let drawn = |verb: &str| {
            let stroke = verb.strip_suffix(['>', '＞', '﹥']);
            stroke.is_some_and(|s| ends_in_dash(s) && s.chars().count() <= 2)
        };
        let arrow = matches!(verb, "→" | "⇒" | "➔") || drawn(verb);
        // 由50元调整为60元: the number's own 为 ends the verb as well.
        let named = draft.measure.comparator.is_some() && draft.measure.op == Op::Eq;
        let equals = |verb: &str| named && SHIFT.exact(verb).is_some();
        let verb = match last(verb).filter(|c| matches!(twin(*c), '到' | '至' | '为')) {
            Some(ends) => &verb[..verb.len() - ends.len_utf8()],
            None => Some(verb).filter(|v| arrow || equals(v))?,
        };
        let before = self
            .cx
            .source
            .get(self.clause.start..old.text.start as usize)?;
        let opened = || before.chars().rev().take(LONGEST_BASE).any(opens_change);
        let plain = old.op == Op::Eq && draft.measure.op == Op::Eq;
        // 由5个部门派到10个村 counts two things.
        let noun = rest.split(|c| !is_han(c)).next().unwrap_or_default();
        let named = arrow || verb.starts_with(noun);
        if verb.chars().nth(LONGEST_VERB).is_some() || !named || !(opened() || arrow && plain) {
            return None;
        }
        let direction = direction(self.cx.source, old, &draft.measure)?;
        let start = from + words.len() - words.trim_start().len();
        let piece = Piece::of(self.cx.source, start, start + verb.len());
        let to = true;
        Some(ChangeWord {
            direction,
            piece,
            to,
        })
    }
}

/// Which way a number went, where both are of one thing: from 500G to 2T.
fn direction<'a>(source: &str, old: &Measure<'a>, new: &Measure<'a>) -> Option<Direction> {
    let (mut from, mut to) = (old.value.single()?, new.value.single()?);
    if let Some(own) = &old.unit
        && !alike(own, new.unit.as_ref()?)
    {
        // 带宽由100M扩容到1G: the base was told what its letter means.
        let mut new = new.clone();
        settle(source, &mut new);
        let other = new.unit.as_ref()?;
        let sized = |number, part: &Unit<'_>, whole: &Unit<'_>| {
            exact(in_larger(Reading::Exact(number), &part.name, &whole.name)?)
        };
        match sized(from, own, other) {
            Some(number) => from = number,
            None => to = sized(to, other, own)?,
        }
    }
    match from.compare(&to)? {
        Ordering::Less => Some(Direction::Increase),
        Ordering::Greater => Some(Direction::Decrease),
        Ordering::Equal => None,
    }
}
