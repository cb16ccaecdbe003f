//! One indicator of the corpus.

use crate::rng::Rng;
use crate::seed::Seed;
use crate::truth::{Filing, Truth};

/// One indicator of the corpus and what a reader must make of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it is filed.
    pub filing: Filing,
    /// The name, as a reader must cut it.
    pub name: String,
    /// The value as written.
    pub value: String,
    /// What the value means.
    pub truth: Truth,
    /// Whether both layout and value are the document's own.
    pub seed_form: bool,
}

/// A project's name with a noun that fits the unit.
pub fn recombine(rng: &mut Rng, document: &Seed, truth: &Truth) -> String {
    let project = rng.pick(&document.projects);
    let nouns: &[&str] = match truth.measures.first().map(|m| m.unit) {
        None => &["工作开展情况", "落实情况", "管理情况"],
        Some(Some("%" | "‰" | "个百分点")) => {
            &["完成率", "发放率", "覆盖率", "及时率", "准确率"]
        }
        Some(Some("人" | "人次" | "名")) => &["受益人数", "发放人数", "申请人数"],
        Some(Some("天" | "小时" | "工作日")) => &["办理时限", "响应时间"],
        Some(Some("元")) => &["资金规模", "投入金额"],
        Some(_) => &["数量", "办理数量", "完成数量"],
    };
    format!("{project}{}", rng.pick(nouns))
}
