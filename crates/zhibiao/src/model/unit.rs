use std::borrow::Cow;

use crate::named::named;
use crate::span::Span;

named! {
    /// What a unit measures (量纲).
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    #[non_exhaustive]
    pub enum Dimension {
        /// Things, people, events: 件 人次 场.
        Count = "count",
        /// 元 美元.
        Money = "money",
        /// 米 公里.
        Length = "length",
        /// 平方米 亩.
        Area = "area",
        /// 立方米 升.
        Volume = "volume",
        /// 吨 公斤.
        Mass = "mass",
        /// 千瓦时 焦耳.
        Energy = "energy",
        /// 千瓦 兆瓦.
        Power = "power",
        /// 字节 GB.
        Data = "data",
        /// ℃.
        Temperature = "temperature",
        /// 毫克/升 ppm.
        Concentration = "concentration",
        /// 秒 小时 天 年.
        Time = "time",
        /// % ‰ 倍 分.
        Ratio = "ratio",
        /// One unit per another: 元/人·天.
        Rate = "rate",
        /// Anything else a lexicon names: 分贝 帕.
        Other = "other",
        /// A unit no lexicon knows.
        Unknown = "unknown",
    }
}

named! {
    /// Where a measure's unit was found.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
    pub enum UnitSource {
        /// In the value itself.
        #[default]
        Value = "value",
        /// In brackets at the end of the indicator's name: `享受资助单位（个）`.
        Name = "name",
        /// In the table's unit column.
        Column = "column",
    }
}

/// The unit of a measure (计量单位).
///
/// ```
/// let target = zhibiao::parse_value("5250㎡");
/// let unit = target.measures[0].unit.as_ref().unwrap();
/// assert_eq!((&*unit.name, unit.text), ("平方米", "㎡"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit<'a> {
    /// The canonical name of the lexicon, or the text of an unknown unit.
    pub name: Cow<'a, str>,
    /// What was written.
    pub text: &'a str,
    /// Where, in the value; `None` when the unit came from the name or a column.
    pub span: Option<Span>,
    /// What it measures.
    pub dimension: Dimension,
    /// Whether values in this unit may be added up (counts, money) or not (ratios).
    pub additive: bool,
    /// Whether the lexicon or the caller knows it.
    pub known: bool,
    /// Where it was found.
    pub source: UnitSource,
}
