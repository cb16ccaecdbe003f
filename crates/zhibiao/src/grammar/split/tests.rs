//! Where one segment holds several items.

use super::*;
use crate::options::Options;

/// The items of a body, joined by bars.
#[track_caller]
fn holds(body: &str, expected: &str) {
    let options = Options::default();
    let cx = Context {
        source: body,
        options: &options,
    };
    let found: Vec<&str> = items(&cx, 0, body.len())
        .into_iter()
        .map(|(from, to)| &body[from..to])
        .collect();
    assert_eq!(found.join("|"), expected);
}

#[test]
fn commas_and_spaces() {
    holds("产值≥80万元,收入≥80万元", "产值≥80万元,|收入≥80万元");
    holds("宣传册5000册、海报200张", "宣传册5000册、|海报200张");
    holds(
        "保洁面积=86平方米 清运垃圾≥1吨",
        "保洁面积=86平方米 |清运垃圾≥1吨",
    );
    holds(
        "保障率=100% 22.5 调整次数≤10次 22.5",
        "保障率=100% 22.5 |调整次数≤10次 22.5",
    );
}

#[test]
fn what_says_more_of_the_same_item() {
    holds("培训≥5期，每期不少于50人", "培训≥5期，每期不少于50人");
    holds(
        "里程≥126公里,完成值126公里,得分10分",
        "里程≥126公里,完成值126公里,得分10分",
    );
    holds(
        "发放3200人，实际发放3186人，完成率99.6%",
        "发放3200人，实际发放3186人，完成率99.6%",
    );
    holds("培训人数 ≥ 300 人 10", "培训人数 ≥ 300 人 10");
    holds(
        "数量 | 2021年50人、2022年100人",
        "数量 | 2021年50人、2022年100人",
    );
}
