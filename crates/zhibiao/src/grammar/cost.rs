//! That no form becomes dear unnoticed.
//!
//! Nearly all that is decided about a text begins with a look at a character's number, so the looks for each character of
//! a text grow with what its reading costs, and are the same in every run. A limit that is passed is either a mistake or
//! the price of something new: then it is raised here, where reviewers see it.

use crate::lexicon::{looks, openers};
use crate::{parse_cell, parse_value};

/// Texts of a form, and how many looks a character of them may take.
struct Form {
    name: &'static str,
    texts: &'static [&'static str],
    most: f64,
}

#[track_caller]
fn check(forms: &[Form], read: impl Fn(&str)) {
    // Tables are made once, by whoever reads first.
    openers();
    forms
        .iter()
        .flat_map(|form| form.texts)
        .for_each(|text| read(text));
    let mut wrong = Vec::new();
    for Form { name, texts, most } in forms {
        let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
        let looks: u64 = texts
            .iter()
            .map(|text| looks::taken_by(|| read(text)))
            .sum();
        let each = looks as f64 / characters as f64;
        // A limit far above what is needed guards nothing.
        if !(most * 0.7..=*most).contains(&each) {
            wrong.push(format!(
                "{name}: {each:.2} looks a character, {most:.2} allowed"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "dearer than allowed, or a limit that could be lower: {wrong:#?}"
    );
}

#[test]
fn values_cost_what_they_did() {
    let forms = [
        Form {
            name: "a sign, digits and a unit",
            texts: &["≥90%", "30000人", "1140", "62%", "4535人次"],
            most: 0.48,
        },
        Form {
            name: "words and a measure",
            texts: &[
                "园区签约入驻企业383家",
                "处理案件不低于190件",
                "产业园入驻企业（单位）满意度达42%",
                "完成39人次",
                "75.51%以上",
            ],
            most: 3.45,
        },
        Form {
            name: "words",
            texts: &[
                "通过开展本项目，维护社会和谐稳定",
                "有效利用政府法律顾问资源，提高行业人才供需的匹配度",
                "按时开展",
                "逐年提升",
            ],
            most: 2.25,
        },
        Form {
            name: "all others",
            texts: &[
                "2027年215人、2034年37273人",
                "抽查准确数量/抽查总数量×44%",
                "控制在12%-15%",
                "由80%提高到90%",
                "每人每天不超过400元",
                "2023年12月底前",
            ],
            most: 7.45,
        },
    ];
    check(&forms, |text| drop(parse_value(text)));
}

#[test]
fn cells_cost_what_they_did() {
    let forms = [
        Form {
            name: "the form's own layout",
            texts: &[
                "1、满意度指标：服务对象满意度（%），年度指标值：≥90%。2、产出指标：岗位补贴数量，年度指标值：30次/年。3、产出指标：享受资助单位（个），年度指标值：完成158家。",
                "（1）效益指标：医疗保障工作经费准确率，指标值：＝6%；（2）产出指标：新入户奖励经费覆盖率，指标值：＞84%；",
            ],
            // Digits may begin 5人制.
            most: 1.55,
        },
        Form {
            name: "lists below headings",
            texts: &[
                "数量指标：布防飞机数量≥6架；飞行时长≥928小时。质量指标：系统故障率≤1%；设备完好率100%。",
            ],
            most: 4.4,
        },
        Form {
            name: "rows with points",
            texts: &[
                "效益指标可持续影响指标雇员管理经费完成数量33件 15 退休人员管理活动≥5场 5 工伤调查取证费用≤11409条 5",
            ],
            most: 3.75,
        },
        Form {
            name: "lines and brackets",
            texts: &[
                "培训补贴完成率 | 66%\n人才招聘活动期数 | ≥14场",
                "【产出指标-数量指标】\n\n指标1:机柜数量(≥77台)\n\n指标2:机房面积(300平方米)",
            ],
            // A line may go on where a narrow column broke a name.
            most: 3.98,
        },
    ];
    check(&forms, |text| drop(parse_cell(text)));
}
