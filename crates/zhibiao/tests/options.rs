//! What a caller may change: units of its own, and what comparator words mean.

use zhibiao::{Dimension, Field, Op, Parser, Rule};

/// The unit, whether it is known, and the label of a value's only measure.
#[track_caller]
fn unit(parser: &Parser, text: &str) -> (String, bool, String) {
    let target = parser.parse_value(text);
    let [measure] = &target.measures[..] else {
        panic!("{text}: {target:?}");
    };
    let unit = measure.unit.as_ref();
    let label = measure.label.map(|label| label.text.to_owned());
    (
        unit.map(|u| u.name.to_string()).unwrap_or_default(),
        unit.is_some_and(|u| u.known),
        label.unwrap_or_default(),
    )
}

#[test]
fn units_of_the_caller_are_read_wherever_units_are() {
    let parser = Parser::builder()
        .unit("驿站", &["个驿站", "YZ"], Dimension::Count, true)
        .build()
        .unwrap();
    for (text, name, label) in [
        ("3驿站", "驿站", ""),
        ("3驛站", "驿站", ""),
        ("3个驿站", "驿站", ""),
        ("3YZ", "驿站", ""),
        ("≥3ＹＺ", "驿站", ""),
        ("3万驿站", "驿站", ""),
        ("3-5驿站", "驿站", ""),
        ("三驿站", "驿站", ""),
        ("建成3驿站", "驿站", "建成"),
        ("每驿站5人", "人/驿站", ""),
        ("5元/驿站", "元/驿站", ""),
        ("3.5驿站/年", "驿站/年", ""),
        ("建设驿站3个", "个", "建设驿站"),
        ("95%", "%", ""),
    ] {
        let expected = (name.to_owned(), true, label.to_owned());
        assert_eq!(unit(&parser, text), expected, "{text}");
    }
    // The letters of another word are none of it.
    assert!(!unit(&parser, "3YZX").1);
}

#[test]
fn a_unit_of_the_caller_ends_where_the_lexicons_does() {
    let parser = Parser::builder()
        .unit("人", &[], Dimension::Count, true)
        .build()
        .unwrap();
    assert_eq!(unit(&parser, "3人").0, "人");
    assert_eq!(unit(&parser, "3人次").0, "人次");
    assert_eq!(unit(&parser, "3人才").0, "人才");
    let parser = Parser::builder()
        .unit("人才", &[], Dimension::Count, true)
        .build()
        .unwrap();
    assert_eq!(unit(&parser, "3人才"), ("人才".into(), true, String::new()));
}

#[test]
fn what_no_number_could_stand_before_is_no_unit() {
    for word in [
        "",
        " ",
        "5人",
        "５人",
        "-",
        "≥",
        "以上",
        "，",
        "人，次",
        "一",
        ".",
        "/人",
        "每",
        "多",
    ] {
        let built = Parser::builder()
            .unit(word, &[], Dimension::Count, true)
            .build();
        assert_eq!(
            built.err().map(|e| e.code()),
            Some("invalid-unit"),
            "{word:?}"
        );
    }
}

/// The relation and the rule of a value's only measure.
#[track_caller]
fn rule(parser: &Parser, text: &str) -> (Op, Rule) {
    let target = parser.parse_value(text);
    let [measure] = &target.measures[..] else {
        panic!("{text}: {target:?}");
    };
    (measure.op, measure.comparator.as_ref().unwrap().rule)
}

#[test]
fn a_callers_rule_holds_on_either_side_and_is_named() {
    let parser = Parser::builder()
        .comparator("以下", Op::Lt)
        .comparator("达到", Op::Eq)
        .comparator("≧", Op::Gt)
        .comparator("餘", Op::Ge)
        .build()
        .unwrap();
    for (text, op, name) in [
        ("5%以下", Op::Lt, Rule::Caller),
        ("满意度5％以下", Op::Lt, Rule::Caller),
        ("5% 以 下", Op::Lt, Rule::Caller),
        ("5个社区以下", Op::Lt, Rule::Caller),
        ("5%以下（含）", Op::Le, Rule::Inclusion),
        ("5%及以下", Op::Le, Rule::CivilCode),
        ("达到95%", Op::Eq, Rule::Caller),
        ("达95%", Op::Ge, Rule::Usage),
        ("达到95%以上", Op::Ge, Rule::CivilCode),
        ("≥95%", Op::Gt, Rule::Caller),
        ("≧95%", Op::Gt, Rule::Caller),
        ("95%≥差错率", Op::Lt, Rule::Caller),
        ("400余人", Op::Ge, Rule::Caller),
    ] {
        assert_eq!(rule(&parser, text), (op, name), "{text}");
    }
    let range = &parser.parse_value("80%以上90%以下").measures[0];
    assert_eq!(range.to_string(), "≥80%且<90%");
    let field = Field {
        value: "95",
        sign: Some("以下"),
        unit: Some("%"),
        name: None,
    };
    let measure = &parser.parse_field(field).measures[0];
    assert_eq!(measure.op, Op::Lt);
    assert_eq!(measure.comparator.as_ref().unwrap().rule, Rule::Caller);
}

#[test]
fn a_rule_needs_a_word_of_the_lexicon() {
    for (word, op) in [("XX", Op::Lt), ("", Op::Lt), ("以下", Op::Range)] {
        let built = Parser::builder().comparator(word, op).build();
        assert_eq!(
            built.err().map(|e| e.code()),
            Some("unknown-comparator"),
            "{word:?}"
        );
    }
}
