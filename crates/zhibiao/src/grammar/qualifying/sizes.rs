//! Sizes of the things that the next number counts.
//!
//! Accepted: `55寸`电视10台, `胸径12厘米`香樟200株, 投资`100万元`的项目3个. Refused: `路宽5米`路灯20盏 (whose width it is).

use super::Mark;
use crate::grammar::cursor::folded;
use crate::grammar::label::is_filler;
use crate::lexicon::{ATTRIBUTE, SIZE, twin};
use crate::model::{Dimension, Target, Unit};
use crate::span::Piece;

impl<'a> Mark<'a> {
    /// 投资`100万元`的项目3个, 满意度`90%`的社区5个: a number that its noun has, behind 的.
    pub(in super::super) fn describes(
        &self,
        target: &Target<'_>,
        behind: &str,
        words: &Piece<'_>,
        next: Dimension,
    ) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        let measured =
            unit.is_some_and(|u| !matches!(u.dimension, Dimension::Count | Dimension::Unknown));
        !self.compared
            && !self.bounded
            && measured
            && behind.starts_with('的')
            && next == Dimension::Count
            && !is_filler(words.text)
    }

    /// 55寸电视10台, 产值超10亿元企业2家: a size before the noun that is counted.
    pub(in super::super) fn after_noun(
        &self,
        unit: &Unit<'_>,
        words: &Piece<'_>,
        next: Dimension,
    ) -> bool {
        let seats = unit.name == "座" && words.chars().any(|c| crate::lexicon::twin(c) == '车');
        let size = seats || is_size(unit);
        let bare = self.before.is_none_or(|words| is_filler(words.text)) || self.bounded;
        let sized = match next {
            Dimension::Unknown => false,
            // 处理能力50吨合格率98% says two things.
            Dimension::Ratio => unit.dimension == Dimension::Length,
            _ => unit.dimension != Dimension::Ratio,
        };
        if sized && self.before.is_some_and(|w| is_attribute(w.text)) {
            // 宽6米长5公里 are two sizes of one thing.
            return !is_attribute(words.text) && !is_filler(words.text);
        }
        // 8米宽道路2公里
        let across = unit.dimension == Dimension::Length
            && words.text.chars().count() > 2
            && folded(words.text)
                .is_some_and(|c| matches!(c, '宽' | '高' | '长' | '深' | '厚' | '粗'));
        size && bare && (next == Dimension::Count || across) && !is_filler(words.text)
    }

    /// 4核 of 4核8G云主机20台: a size right before one that only qualifies.
    pub(in super::super) fn sizes_beside(&self, start: usize, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        self.end == start && !self.compared && !self.bounded && unit.is_some_and(is_size)
    }

    /// `64核`CPU, `高2米`: a size of what is named elsewhere.
    pub(in super::super) fn gives_size(&self, target: &Target<'_>) -> bool {
        let unit = target.measures.last().and_then(|m| m.unit.as_ref());
        let plain = !self.compared && !self.bounded && !self.own_label;
        plain
            && unit.is_some_and(|unit| match self.before {
                Some(words) => is_size(unit) && is_attribute(words.text),
                None => {
                    is_size(unit) && matches!(unit.dimension, Dimension::Count | Dimension::Data)
                }
            })
    }

    /// `64核CPU`、256GB内存服务器10台, `高2米`、冠幅1.5米的桂花100株: a size that a list mark parts from such a one.
    pub(in super::super) fn sizes_before_mark(
        &self,
        source: &str,
        start: usize,
        target: &Target<'_>,
    ) -> bool {
        let gap = source.get(self.end..start).unwrap_or_default();
        let short = gap.len() <= LONGEST_SIZED && gap.trim_end().ends_with(|c| twin(c) == '、');
        short && self.gives_size(target)
    }
}

/// How long the noun behind a size and its mark are at most, in bytes.
const LONGEST_SIZED: usize = 30;

/// `胸径`12厘米香樟200株, `厚`5厘米路面300平方米: words for a size of each thing that is counted. 道路宽6米 measures the road.
fn is_attribute(words: &str) -> bool {
    let size = ATTRIBUTE.suffix(words).map(|(length, ())| length);
    size.is_some_and(|n| n == words.len() || words[words.len() - n..].chars().count() > 1)
}

/// Whether a unit measures one thing of its kind rather than counts things: 55寸, 8核, 100Mbps.
fn is_size(unit: &Unit<'_>) -> bool {
    match unit.dimension {
        Dimension::Count => SIZE.exact(&unit.name).is_some(),
        // 日处理20吨 of 20吨/日污水处理站3座
        Dimension::Rate => matches!(
            &*unit.name,
            "Mbps"
                | "Gbps"
                | "吨/天"
                | "吨/小时"
                | "立方米/天"
                | "立方米/小时"
                | "升/秒"
                | "立方米/秒"
        ),
        Dimension::Ratio | Dimension::Unknown => false,
        _ => true,
    }
}
