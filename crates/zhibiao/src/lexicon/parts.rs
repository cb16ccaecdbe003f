//! Which units are parts of others, for compound amounts: 5元8角, 1小时30分.

/// `count` of `part` make one `whole`; names are canonical.
pub(crate) struct PartDef {
    pub(crate) whole: &'static str,
    pub(crate) part: &'static str,
    pub(crate) count: i64,
}

const fn of(whole: &'static str, part: &'static str, count: i64) -> PartDef {
    PartDef { whole, part, count }
}

/// Money, time, length, area, volume and mass; 分 is the lexicon's score, which after 元, 小时 and 亩 means cents, minutes
/// and tenths. 块 is a classifier unless 角 or 分 follow.
pub(crate) const PARTS: &[PartDef] = &[
    of("元", "角", 10),
    of("元", "分", 100),
    of("元", "分钱", 100),
    of("块", "角", 10),
    of("块", "分", 100),
    of("块", "分钱", 100),
    of("角", "分", 10),
    of("角", "分钱", 10),
    of("美元", "美分", 100),
    of("年", "个月", 12),
    of("周", "天", 7),
    of("天", "小时", 24),
    of("天", "分钟", 1440),
    of("小时", "分钟", 60),
    of("小时", "分", 60),
    of("小时", "秒", 3600),
    of("分钟", "秒", 60),
    of("分", "秒", 60),
    of("公里", "米", 1000),
    of("米", "厘米", 100),
    of("米", "毫米", 1000),
    of("厘米", "毫米", 10),
    of("吨", "公斤", 1000),
    of("公斤", "克", 1000),
    of("斤", "两", 10),
    of("公顷", "亩", 15),
    of("亩", "分", 10),
    of("升", "毫升", 1000),
];
