//! Whole cells: which segments make an item, and that nothing is lost.

use crate::{Code, PieceKind, parse_cell};

/// The items of a cell as `name→value`, joined by bars.
#[track_caller]
fn reads(text: &str, expected: &str) {
    let cell = parse_cell(text);
    let items: Vec<String> = cell
        .indicators
        .iter()
        .map(|i| format!("{}→{}", i.name, i.target.text))
        .collect();
    assert_eq!(items.join("|"), expected, "{text}");
    let mut end = 0;
    for piece in cell.pieces() {
        assert_eq!(piece.span.start, end, "a gap or an overlap in {text}");
        let words = &text[piece.span.range()];
        assert!(
            piece.kind != PieceKind::Separator || !words.contains(char::is_alphanumeric),
            "{words:?} is lost in {text}"
        );
        end = piece.span.end;
    }
    assert_eq!(end as usize, text.len());
}

#[test]
fn a_name_goes_on_behind_a_stop() {
    reads(
        "1、效益指标：保障运转。提高效率，年度指标值：有效保障。",
        "保障运转。提高效率→有效保障",
    );
    reads(
        "1、产出指标：举办职业技能\n培训班期数，年度指标值：\n5期。",
        "举办职业技能\n培训班期数→5期",
    );
}

#[test]
fn a_value_holds_a_list() {
    let text =
        "1、产出指标：工作，年度指标值：1.规划；2.评审。2、产出指标：人数，年度指标值：5人。";
    reads(text, "工作→1.规划；2.评审|人数→5人");
}

#[test]
fn several_pairs_under_one_number() {
    let text = "1、产出指标：企业数，年度指标值：180家，档案数，年度指标值：672箱。";
    reads(text, "企业数→180家|档案数→672箱");
    let cell = parse_cell(text);
    assert!(
        cell.all_diagnostics()
            .iter()
            .any(|d| d.code == Code::SharedOrdinal)
    );
}

#[test]
fn lines() {
    reads(
        "培训人数\n≥300人\n合格率\n≥95%",
        "培训人数→≥300人|合格率→≥95%",
    );
    reads("产出指标\n培训人数\n≥300人\n10", "培训人数→≥300人");
    reads(
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t人数\t5人",
        "人数→5人",
    );
    reads(
        "1 | 培训人数 | ≥300人\n2 | 合格率 | ≥95%",
        "培训人数→≥300人|合格率→≥95%",
    );
}

#[test]
fn items_without_a_name() {
    reads(
        "时效指标：6月底前50%；12月底前100%",
        "→6月底前50%|→12月底前100%",
    );
    reads(
        "时效指标：按时完成；全年；1-12月",
        "→按时完成|→全年|→1-12月",
    );
}

#[test]
fn what_says_more_of_the_value_before() {
    reads(
        "数量指标：演出80场；其中下乡演出丰富",
        "演出→80场；其中下乡演出丰富",
    );
    reads(
        "数量指标：维修3处；安全生产无事故",
        "维修→3处|安全生产→无事故",
    );
}

#[test]
fn odd_texts_tile() {
    for text in [
        "0\t0(50分)，产出指标>=若干0",
        "1.指标：",
        "①产出指标一、",
        "x|y\tz\tB|案",
        "数0人（0分）；培",
        "效益指标②产出",
        "指标值是",
        "年度指标值：,零年年度指标值：",
        "「)",
    ] {
        let cell = parse_cell(text);
        let whole: String = cell
            .pieces()
            .iter()
            .map(|p| &text[p.span.range()])
            .collect();
        assert_eq!(whole, text);
    }
}
