//! Where a head ends: everything behind it must be left.

use super::*;

/// The head of `text` leaves `rest`, with this number and this level 2 or level 1.
#[track_caller]
fn leaves(text: &str, rest: &str, ordinal: Option<u32>, filed: Option<&str>) {
    let (left, found) = head(text, &Filing::default());
    assert_eq!(left, rest, "rest of {text}");
    assert_eq!(found.ordinal, ordinal, "number of {text}");
    let level = found
        .subcategory
        .map(|s| s.as_str())
        .or(found.category.map(|c| c.as_str()));
    assert_eq!(level, filed, "category of {text}");
}

#[test]
fn numbers_of_every_style() {
    leaves("1、产出指标：人数", "人数", Some(1), Some("产出指标"));
    leaves("１０．产出指标：人数", "人数", Some(10), Some("产出指标"));
    leaves("（二）效益指标", "", Some(2), Some("效益指标"));
    leaves("③培训人数300人", "培训人数300人", Some(3), None);
    leaves("1：产出指标：人数", "人数", Some(1), Some("产出指标"));
    leaves("1产出指标：人数", "人数", Some(1), Some("产出指标"));
    leaves("第2项：产出指标：人数", "人数", Some(2), Some("产出指标"));
    leaves("3\t培训人数\t300人", "培训人数\t300人", Some(3), None);
}

#[test]
fn digits_that_are_no_number() {
    leaves("2.7公里", "2.7公里", None, None);
    leaves("3人", "3人", None, None);
    leaves("5 | 98%", "5 | 98%", None, None);
    leaves("1.12345热线接通率", "12345热线接通率", Some(1), None);
}

#[test]
fn categories_and_what_belongs_to_them() {
    leaves(
        "【产出指标-数量指标】指标1:车",
        "车",
        None,
        Some("数量指标"),
    );
    leaves("（数量指标）车≥2辆", "车≥2辆", None, Some("数量指标"));
    leaves("产出指标（50分）：车", "车", None, Some("产出指标"));
    leaves("产出指标（质量指标）：车", "车", None, Some("质量指标"));
    leaves("产出指标 50分\n", "", None, Some("产出指标"));
    leaves("数量指标2：车", "车", None, Some("数量指标"));
    leaves("项目完成数量指标：车", "车", None, Some("数量指标"));
    leaves(
        "产出指标数量指标足额保障率=100%",
        "足额保障率=100%",
        None,
        Some("数量指标"),
    );
    leaves(
        "一级指标：产出指标，二级指标：数量指标，车",
        "车",
        None,
        Some("数量指标"),
    );
    leaves("产出指标完成情况", "", None, Some("产出指标"));
    leaves("数量指标>车", "车", None, Some("数量指标"));
}

#[test]
fn names_that_look_like_categories() {
    leaves("满意度：95%", "满意度：95%", None, None);
    leaves(
        "产出指标：质量指标达标率≥95%",
        "质量指标达标率≥95%",
        None,
        Some("产出指标"),
    );
    leaves(
        "满意度指标：满意度：≥90%",
        "满意度：≥90%",
        None,
        Some("满意度指标"),
    );
    leaves("（数量）车", "（数量）车", None, None);
}

#[test]
fn everyday_words_by_their_place() {
    leaves(
        "质量：验收合格率≥95%",
        "验收合格率≥95%",
        None,
        Some("质量指标"),
    );
    leaves("社会效益", "", None, Some("社会效益指标"));
    leaves("产出指标：数量：50人", "50人", None, Some("数量指标"));
    let below = Filing {
        category: Some(Category::Output),
        bare: true,
        ..Filing::default()
    };
    assert_eq!(head("成本：30万元", &below).0, "30万元");
    assert_eq!(head("成本：30万元", &Filing::default()).0, "成本：30万元");
}

#[test]
fn item_words() {
    leaves("指标1：车", "车", None, None);
    leaves("指标(1)车", "车", None, None);
    leaves("指标1：产出指标：车", "车", None, Some("产出指标"));
    leaves("指标值：5", "指标值：5", None, None);
    leaves("★指标2:车", "车", None, None);
}
