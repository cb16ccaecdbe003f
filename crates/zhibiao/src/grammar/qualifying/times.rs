//! Times that only tell when, or over how long, something comes about.
//!
//! Accepted: 准确率`24小时`晴雨≥88%, 后`三年`每年50万元, `3年`累计600人. Refused: `工期3年`共2个标段 (named), `3天`2小时.

use super::Mark;
use crate::grammar::cursor::ends_word;
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
            let words: String = words.chars().map(twin).collect();
            matches!(&*words, "后" | "最后" | "连续" | "未来" | "今后")
        };
        self.is_time(target) && !self.compared && !self.bounded && self.before.is_some_and(behind)
    }

    /// `3年`累计培训600人, `3年`提升20%: a time with no words of its own, over which the next amount comes about.
    pub(in super::super) fn is_length(&self, target: &Target<'_>, next: Dimension) -> bool {
        let alone = self.before.is_none() && !self.own_label && !self.compared && !self.bounded;
        alone && self.is_time(target) && !matches!(next, Dimension::Time | Dimension::Unknown)
    }
}
