//! Times that only tell when, or over how long, something comes about.
//!
//! Accepted: 准确率`24小时`晴雨≥88%, 后`三年`每年50万元, `3年`累计600人. Refused: `工期3年`共2个标段 (named), `3天`2小时.

use super::Mark;
use crate::grammar::cursor::{eat_word, ends_word};
use crate::lexicon::twin;
use crate::model::{Dimension, Target};
use crate::span::Piece;

impl<'a> Mark<'a> {
    /// 三年5000人: a length.
    pub(in super::super) fn is_time(&self, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        unit.is_some_and(|u| u.dimension == Dimension::Time)
    }

    /// 准确率`24小时`晴雨≥88%, 合格率`24小时内`≥90%: a time that only tells which rate is meant.
    pub(in super::super) fn is_inside_rate(&self, target: &Target<'_>, next: Dimension) -> bool {
        let rate = self.before.is_some_and(|words| ends_word(&words, "率"));
        !self.bounded && rate && next == Dimension::Ratio && self.is_time(target)
    }

    /// 后`三年`每年50万元, 连续`3年`保持90%: a time that only tells when the next amount is due.
    pub(in super::super) fn is_later(&self, target: &Target<'_>) -> bool {
        let behind = |words: Piece<'_>| {
            let lead = ["后", "最后", "连续", "未来", "今后"];
            lead.iter()
                .any(|lead| words.chars().map(twin).eq(lead.chars()))
        };
        self.is_time(target) && !self.compared && !self.bounded && self.before.is_some_and(behind)
    }

    /// `3年`累计培训600人, 能耗`3年内`提升20%: a time, with no words of its own or with 内 behind, over which the next amount comes about.
    pub(in super::super) fn is_length(&self, target: &Target<'_>, next: Dimension) -> bool {
        let within = (target.measures.last()).is_some_and(|m| m.op.is_upper_bound());
        let within = within && self.compared;
        // 办理时限3天内 is the time's name; so is 工期3年.
        let timed = |words: Piece<'_>| words.contains(['时', '時', '期', '限']);
        let named = self.before.is_some_and(|words| !within || timed(words));
        let alone = !named && !self.own_label && !self.bounded && self.compared == within;
        alone && self.is_time(target) && !matches!(next, Dimension::Time | Dimension::Unknown)
    }

    /// `3年`每年2次: for so many years, that often in each.
    pub(in super::super) fn lasts(&self, target: &Target<'_>, behind: &str) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        let years = unit.is_some_and(|u| u.name == "年");
        years && self.is_length(target, Dimension::Rate) && eat_word(behind, "每年").is_some()
    }
}
