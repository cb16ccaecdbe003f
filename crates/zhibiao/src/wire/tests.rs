//! Readings made by hand, so that these tests say nothing about the grammar.

use super::{Cell, Offsets, Span, Target};
use crate::diagnostic::{Code, Language};
use crate::model::{self, *};
use crate::span::Piece;

fn piece<'a>(source: &'a str, text: &str) -> Piece<'a> {
    let start = source.find(text).unwrap();
    Piece::of(source, start, start + text.len())
}

fn measure<'a>(source: &'a str, text: &str, op: Op, value: i64) -> model::Measure<'a> {
    model::Measure {
        op,
        comparator: None,
        value: Value::Single(value.into()),
        unit: None,
        text: piece(source, text),
        label: None,
        extras: None,
        approximate: false,
    }
}

fn unit(name: &'static str, dimension: Dimension, additive: bool) -> model::Unit<'static> {
    model::Unit {
        name: name.into(),
        text: name,
        span: None,
        dimension,
        additive,
        known: true,
        source: UnitSource::Value,
    }
}

fn target<'a>(source: &'a str, kind: Kind, measure: model::Measure<'a>) -> model::Target<'a> {
    model::Target {
        kind,
        text: Piece::of(source, 0, source.len()),
        measures: [measure].into_iter().collect(),
        ..model::Target::default()
    }
}

#[track_caller]
fn check(target: &model::Target<'_>, json: &str) {
    let written = serde_json::to_string(target).unwrap();
    assert_eq!(written, json);
    let read: Target = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

#[test]
fn the_specification_s_example() {
    let source = "办案不低于11000件";
    let mut measure = measure(source, "不低于11000件", Op::Ge, 11000);
    measure.comparator = Some(Comparator {
        text: "不低于",
        span: None,
        rule: Rule::Usage,
    });
    measure.unit = Some(unit("件", Dimension::Count, true));
    measure.label = Some(piece(source, "办案"));
    check(
        &target(source, Kind::Threshold, measure),
        concat!(
            r#"{"kind":"threshold","text":"办案不低于11000件","measures":[{"op":">=","comparator":"不低于","#,
            r#""value":11000,"unit":{"name":"件","text":"件","dimension":"count"},"text":"不低于11000件","#,
            r#""span":{"start":6,"end":23},"label":"办案"}]}"#
        ),
    );
}

#[test]
fn every_optional_field() {
    let source = "2021年约同比降3-5%（含）";
    let mut measure = measure(source, "3-5%", Op::Range, 0);
    let bound = |value: i64, inclusive| model::Bound {
        value: value.into(),
        inclusive,
    };
    measure.value = Value::Range {
        lower: bound(3, true),
        upper: bound(5, false),
    };
    measure.comparator = Some(Comparator {
        text: "-",
        span: None,
        rule: Rule::Caller,
    });
    measure.unit = Some(model::Unit {
        source: UnitSource::Column,
        known: false,
        ..unit("%", Dimension::Ratio, false)
    });
    measure.extras().period = Some(Period {
        name: "2021".into(),
        text: piece(source, "2021年"),
    });
    measure.extras().change = Some(model::Change {
        direction: Direction::Decrease,
        base: Some(piece(source, "同比")),
        text: piece(source, "降"),
    });
    measure.extras().note = Some(piece(source, "含"));
    measure.approximate = true;
    check(
        &target(source, Kind::Range, measure),
        concat!(
            r#"{"kind":"range","text":"2021年约同比降3-5%（含）","measures":[{"op":"range","comparator":"-","#,
            r#""rule":"caller","lower":{"value":3,"inclusive":true},"upper":{"value":5,"inclusive":false},"#,
            r#""unit":{"name":"%","text":"%","dimension":"ratio","additive":false,"known":false},"#,
            r#""text":"3-5%","span":{"start":19,"end":23},"period":"2021","#,
            r#""change":{"direction":"decrease","base":"同比"},"note":"含","approximate":true,"#,
            r#""unit_from":"column"}]}"#
        ),
    );
}

#[test]
fn a_text_with_dates_formula_trend_and_level() {
    let source = "A/B优良节前提升";
    let target = model::Target {
        kind: Kind::Text,
        text: Piece::of(source, 0, source.len()),
        dates: vec![model::Date {
            text: piece(source, "节前"),
            from: Some(PartialDate::default()),
            to: Some(PartialDate {
                year: Some(2023),
                month: Some(12),
                day: None,
            }),
            relation: Some(DateRelation::Before),
        }],
        formula: Some(Box::new(model::Formula {
            result: None,
            expression: piece(source, "A/B"),
        })),
        trend: Some(Trend::Increase),
        level: Some(piece(source, "优良")),
        ..model::Target::default()
    };
    check(
        &target,
        concat!(
            r#"{"kind":"text","text":"A/B优良节前提升","measures":[],"#,
            r#""dates":[{"text":"节前","span":{"start":9,"end":15},"to":"2023-12","relation":"before"}],"#,
            r#""formula":{"expression":"A/B"},"trend":"increase","level":"优良"}"#
        ),
    );
}

/// A cell of one item whose measure and diagnostic stand after a character outside the basic plane.
fn astral_cell(source: &str) -> model::Cell<'_> {
    let value = piece(source, "5件");
    let mut target = target(source, Kind::Quantity, measure(source, "5件", Op::Eq, 5));
    target.text = value;
    target.diagnostics = vec![crate::Diagnostic {
        code: Code::UnknownUnit,
        span: piece(source, "件").span(),
    }];
    model::Cell {
        text: source,
        indicators: vec![model::Indicator {
            ordinal: Some(1),
            subcategory: Some(Subcategory::OutputCost),
            name: piece(source, "𠮷名"),
            target,
            span: piece(source, source).span(),
            ..model::Indicator::default()
        }],
        ..model::Cell::default()
    }
}

#[test]
fn spans_count_bytes_code_points_or_utf_16_units() {
    let source = "1、𠮷名：5件";
    let cell = astral_cell(source);
    for (offsets, measure, diagnostic, end) in [
        (Offsets::Bytes, (14, 18), (15, 18), 18),
        (Offsets::CodePoints, (5, 7), (6, 7), 7),
        (Offsets::Utf16, (6, 8), (7, 8), 8),
    ] {
        let wire = Cell::new(&cell, offsets, Language::English);
        let indicator = &wire.indicators[0];
        let found = |span: Span| (span.start, span.end);
        assert_eq!(found(indicator.target.measures[0].span), measure);
        assert_eq!(found(indicator.target.diagnostics[0].span), diagnostic);
        assert_eq!(found(indicator.span), (0, end));
    }
}

#[test]
fn messages_quote_the_text_in_the_language_asked_for() {
    let source = "1、𠮷名：5件";
    let cell = astral_cell(source);
    let message = |language| {
        let wire = Cell::new(&cell, Offsets::Utf16, language);
        wire.indicators[0].target.diagnostics[0].message.clone()
    };
    assert!(message(Language::English).contains("at `件`"));
    assert!(message(Language::Chinese).contains("“件”"));
    // A target taken out of its cell still quotes the right bytes.
    let alone = serde_json::to_string(&cell.indicators[0].target).unwrap();
    assert!(
        alone.contains(r#""message":"expected a unit of the lexicon, found another at `件`"#),
        "{alone}"
    );
    assert!(alone.contains(r#""span":{"start":15,"end":18}"#), "{alone}");
}

#[test]
fn a_cell_always_has_both_arrays() {
    let empty = model::Cell::default();
    assert_eq!(
        serde_json::to_string(&empty).unwrap(),
        r#"{"indicators":[],"diagnostics":[]}"#
    );
    let source = "1、𠮷名：5件";
    let written = serde_json::to_string(&astral_cell(source)).unwrap();
    assert!(written.starts_with(concat!(
        r#"{"indicators":[{"ordinal":1,"subcategory":"成本指标","name":"𠮷名","#,
        r#""target":{"kind":"quantity","text":"5件","measures":["#
    )));
    let read: Cell = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), written);
}
