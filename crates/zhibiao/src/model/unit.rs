use std::borrow::Cow;
use std::fmt;

use crate::span::Span;

/// What a unit measures (量纲).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dimension {
    /// Things, people, events: 件 人次 场.
    Count,
    /// 元 美元.
    Money,
    /// 米 公里.
    Length,
    /// 平方米 亩.
    Area,
    /// 立方米 升.
    Volume,
    /// 吨 公斤.
    Mass,
    /// 千瓦时 焦耳.
    Energy,
    /// 千瓦 兆瓦.
    Power,
    /// 字节 GB.
    Data,
    /// ℃.
    Temperature,
    /// 毫克/升 ppm.
    Concentration,
    /// 秒 小时 天 年.
    Time,
    /// % ‰ 倍 分.
    Ratio,
    /// One unit per another: 元/人·天.
    Rate,
    /// Anything else a lexicon names: 分贝 帕.
    Other,
    /// A unit no lexicon knows.
    Unknown,
}

impl Dimension {
    /// The wire form.
    pub fn as_str(self) -> &'static str {
        match self {
            Dimension::Count => "count",
            Dimension::Money => "money",
            Dimension::Length => "length",
            Dimension::Area => "area",
            Dimension::Volume => "volume",
            Dimension::Mass => "mass",
            Dimension::Energy => "energy",
            Dimension::Power => "power",
            Dimension::Data => "data",
            Dimension::Temperature => "temperature",
            Dimension::Concentration => "concentration",
            Dimension::Time => "time",
            Dimension::Ratio => "ratio",
            Dimension::Rate => "rate",
            Dimension::Other => "other",
            Dimension::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a measure's unit was found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum UnitSource {
    /// In the value itself.
    #[default]
    Value,
    /// In brackets at the end of the indicator's name: `享受资助单位（个）`.
    Name,
    /// In the table's unit column.
    Column,
}

impl UnitSource {
    /// The wire form; `value` is the default and left out there.
    pub fn as_str(self) -> &'static str {
        match self {
            UnitSource::Value => "value",
            UnitSource::Name => "name",
            UnitSource::Column => "column",
        }
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
