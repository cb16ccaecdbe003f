//! Which units are parts of others, for compound amounts: 5元8角, 1小时30分.

/// `count` of `part` make one `whole`; names are canonical.
pub(crate) struct PartDef {
    pub(crate) whole: &'static str,
    pub(crate) part: &'static str,
    pub(crate) count: i64,
}

impl PartDef {
    pub(super) const fn of(whole: &'static str, part: &'static str, count: i64) -> PartDef {
        PartDef { whole, part, count }
    }
}
