//! Where a name ends and a value begins.

use super::*;
use crate::options::Options;

/// The body parts into this name and value; what follows the item is left alone.
#[track_caller]
fn parts(body: &str, name: &str, value: &str) {
    let options = Options::default();
    let cx = Context {
        source: body,
        options: &options,
    };
    let found = unmarked(&cx, 0, body.len(), true).unwrap_or_default();
    assert_eq!((found.name.text, found.value.text), (name, value), "{body}");
}

/// The marker of a body, and the value behind it.
#[track_caller]
fn marks(body: &str, marker: Option<&str>, value: &str) {
    let options = Options::default();
    let cx = Context {
        source: body,
        options: &options,
    };
    let found = marked(&cx, 0, body.len(), 0).unwrap_or_default();
    assert_eq!(found.marker.map(|m| m.text), marker, "{body}");
    assert_eq!(found.value.text, value, "{body}");
}

#[test]
fn markers() {
    marks("人数，年度指标值：5人。", Some("年度指标值"), "5人");
    marks("人数，年度指标值66人", Some("年度指标值"), "66人");
    marks("人数，2022年指标值：8座", Some("2022年指标值"), "8座");
    marks("里程年初目标值12公里", Some("年初目标值"), "12公里");
    marks("卫生室的目标值为12所", Some("的目标值为"), "12所");
    marks("便利度，目标值明显提高", Some("目标值"), "明显提高");
}

#[test]
fn nouns_that_end_like_a_marker() {
    marks("工业产值：5亿元", None, "");
    marks("规上工业增加值同比增长8%", None, "");
    marks("实际完成值32次", None, "");
}

#[test]
fn values_that_open_with_a_measure() {
    parts("培训人数≥300人", "培训人数", "≥300人");
    parts(
        "65岁以上老人健康管理率≥90%",
        "65岁以上老人健康管理率",
        "≥90%",
    );
    parts("24小时办结率100%", "24小时办结率", "100%");
    parts("第5届运动会参赛人数300人", "第5届运动会参赛人数", "300人");
    parts("规上工业增加值同比增长8%", "规上工业增加值", "同比增长8%");
    parts("完成率=实际数/计划数×100%", "完成率", "=实际数/计划数×100%");
}

#[test]
fn values_in_words() {
    parts("群众获得感明显提升", "群众获得感", "明显提升");
    parts("机构正常运转有效保障", "机构正常运转", "有效保障");
    parts("档案齐全", "档案", "齐全");
    parts("按时完成", "", "按时完成");
    parts("12月底前完成", "", "12月底前完成");
    parts("维护社会和谐稳定", "", "");
}

#[test]
fn brackets_and_bars() {
    parts("机柜数量(≥77台)", "机柜数量", "≥77台");
    parts(
        "65岁以上老人管理率(有效保障)",
        "65岁以上老人管理率",
        "有效保障",
    );
    parts("卫生室（年度指标值：12所）", "卫生室", "12所");
    parts("培训人数≥300人（含线上）", "培训人数", "≥300人（含线上）");
    parts("宣传次数 | 3次 | 10", "宣传次数", "3次");
    parts("保障率=100%\t22.5", "保障率", "=100%");
}

#[test]
fn what_follows_a_value() {
    parts("示范村≥5个（实际完成5个）", "示范村", "≥5个");
    parts("里程≥126公里,完成值126公里,得分10分", "里程", "≥126公里");
    parts("防治面积12月31日前（10分）", "防治面积", "12月31日前");
    parts("组织战斗力增强(15分)", "组织战斗力", "增强");
    parts("培训人数 ≥300人 20分", "培训人数", "≥300人");
    parts(
        "完成时限2024年11月30日前 10",
        "完成时限",
        "2024年11月30日前",
    );
    parts("人数300人、", "人数", "300人");
}
