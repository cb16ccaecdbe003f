//! Tables against what they are made from, and the README's table against the columns.

use std::collections::BTreeSet;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use zhibiao::wire::Offsets;
use zhibiao::{Code, Diagnostic, Language, Parser, Span, parse_cell, parse_value};
use zhibiao_arrow::{Builder, Shape, Source, columns, measures, schema};

const SOURCES: [Source; 3] = [Source::Values, Source::Cells, Source::Document];

fn values(texts: &[&str], offsets: Offsets) -> RecordBatch {
    let mut builder = Builder::new(Source::Values, offsets, Language::English);
    for (row, text) in texts.iter().enumerate() {
        builder.value(row as u64, text, &parse_value(text));
    }
    builder.finish().unwrap()
}

fn strings<'a>(batch: &'a RecordBatch, name: &str) -> Vec<Option<&'a str>> {
    batch[name].as_string::<i32>().iter().collect()
}

fn floats(batch: &RecordBatch, name: &str) -> Vec<Option<f64>> {
    batch[name].as_primitive::<Float64Type>().iter().collect()
}

#[test]
fn a_row_for_each_value() {
    let texts = ["≥90%", "3～5次", "2021年50人、2022年100人", "按时开展"];
    let batch = values(&texts, Offsets::Bytes);
    assert_eq!(strings(&batch, "text"), texts.map(Some));
    let kinds = ["threshold", "range", "compound", "text"];
    assert_eq!(strings(&batch, "kind"), kinds.map(Some));
    assert_eq!(
        strings(&batch, "op"),
        [Some(">="), Some("range"), None, None]
    );
    assert_eq!(floats(&batch, "value"), [Some(90.0), None, None, None]);
    assert_eq!(floats(&batch, "lower"), [None, Some(3.0), None, None]);
    assert_eq!(floats(&batch, "upper"), [None, Some(5.0), None, None]);
    assert_eq!(strings(&batch, "unit"), [Some("%"), Some("次"), None, None]);
    let lengths: Vec<usize> = batch["measures"]
        .as_list::<i32>()
        .offsets()
        .lengths()
        .collect();
    assert_eq!(lengths, [1, 1, 2, 0]);
}

#[test]
fn a_row_for_each_measure() {
    let batch = values(
        &["按时开展", "2021年50人、2022年100人", "三分之二"],
        Offsets::CodePoints,
    );
    let batch = measures(Source::Values, &batch).unwrap();
    assert_eq!(batch.schema(), schema(Source::Values, Shape::Measures));
    let rows: Vec<u64> = batch["row"].as_primitive::<UInt64Type>().values().to_vec();
    assert_eq!(rows, [1, 1, 2]);
    assert_eq!(
        strings(&batch, "period"),
        [Some("2021"), Some("2022"), None]
    );
    assert_eq!(
        strings(&batch, "exact"),
        [Some("50"), Some("100"), Some("2/3")]
    );
    let starts: Vec<u32> = batch["start"]
        .as_primitive::<UInt32Type>()
        .values()
        .to_vec();
    assert_eq!(starts, [5, 14, 0]);
}

#[test]
fn measures_of_a_slice_are_those_of_its_rows() {
    let batch = values(&["1人", "2人、3件", "4人", "5人"], Offsets::Bytes);
    let part = measures(Source::Values, &batch.slice(1, 2)).unwrap();
    assert_eq!(floats(&part, "value"), [Some(2.0), Some(3.0), Some(4.0)]);
    assert_eq!(
        strings(&part, "target_text"),
        [Some("2人、3件"), Some("2人、3件"), Some("4人")]
    );
    assert!(measures(Source::Cells, &batch).is_err());
    assert!(measures(Source::Values, &part).is_err());
}

#[test]
fn missing_values_are_rows_of_nulls() {
    let mut builder = Builder::new(Source::Values, Offsets::Bytes, Language::English);
    builder.missing(0, None);
    builder.missing(1, Some(("not-text", "a number".to_owned())));
    builder.value(2, "≥**%", &parse_value("≥**%"));
    assert_eq!(builder.rows(), 3);
    let batch = builder.finish().unwrap();
    assert_eq!(strings(&batch, "kind"), [None, None, Some("text")]);
    let remarks = batch["diagnostics"].as_list::<i32>();
    assert!(remarks.is_null(0) && remarks.is_valid(1));
    let codes = remarks.values().as_struct()["code"].as_string::<i32>();
    assert_eq!(
        codes.iter().collect::<Vec<_>>(),
        [Some("not-text"), Some("digits-missing")]
    );
    assert_eq!(measures(Source::Values, &batch).unwrap().num_rows(), 0);
}

#[test]
fn a_row_for_each_indicator_of_a_cell() {
    let cell = parse_cell(
        "1、产出指标：培训场次（场），年度指标值：2。\n2、满意度指标：满意度，年度指标值：≥90%。",
    );
    let mut builder = Builder::new(Source::Cells, Offsets::Utf16, Language::Chinese);
    builder.cell(7, &cell);
    let batch = builder.finish().unwrap();
    assert_eq!(batch.schema(), schema(Source::Cells, Shape::Indicators));
    assert_eq!(
        strings(&batch, "category"),
        [Some("产出指标"), Some("满意度指标")]
    );
    assert_eq!(strings(&batch, "unit_hint"), [Some("场"), None]);
    assert_eq!(batch["row"].as_primitive::<UInt64Type>().values(), &[7, 7]);
    assert_eq!(measures(Source::Cells, &batch).unwrap().num_rows(), 2);
}

#[test]
fn what_is_odd_about_a_cell_stands_with_its_indicators() {
    let mut builder = Builder::new(Source::Cells, Offsets::CodePoints, Language::English);
    let cells = ["什么都没有", "", "数量指标：培训场次≥6场；培训人数300人。"];
    for (row, text) in cells.into_iter().enumerate() {
        builder.cell(row as u64, &parse_cell(text));
    }
    // Remarks of a cell's own, made by hand: one before the first indicator, one behind it, one behind the last.
    let mut cell = parse_cell(cells[2]);
    let (first, last) = (cell.indicators[0].span, cell.indicators[1].span);
    for at in [last.end, first.start + 1, 0] {
        let span = Span { start: at, end: at };
        cell.diagnostics.push(Diagnostic {
            code: Code::UnreadText,
            span,
        });
    }
    builder.cell(3, &cell);
    builder.missing(4, Some(("not-text", "expected text".to_owned())));
    let batch = builder.finish().unwrap();
    let rows = batch["row"].as_primitive::<UInt64Type>();
    assert_eq!(rows.values(), &[0, 2, 2, 3, 3, 4]);
    assert_eq!(strings(&batch, "kind")[0], None);
    let names = strings(&batch, "name");
    assert_eq!(names[1..3], [Some("培训场次"), Some("培训人数")]);
    let remarks = batch["diagnostics"].as_list::<i32>();
    let counts: Vec<usize> = remarks.offsets().lengths().collect();
    assert_eq!(counts, [1, 0, 0, 2, 1, 1]);
    let remarks = remarks.values().as_struct();
    let codes = remarks.column_by_name("code").unwrap();
    assert_eq!(codes.as_string::<i32>().value(0), "unread-text");
    let starts = remarks.column_by_name("start").unwrap();
    let starts = starts.as_primitive::<UInt32Type>();
    assert_eq!(starts.values()[..2], [0, 0]);
    assert!(starts.is_null(4));
    assert_eq!(measures(Source::Cells, &batch).unwrap().num_rows(), 4);
}

#[test]
fn a_row_for_each_indicator_of_a_document() {
    let text = "2022年项目绩效目标表\n\n项目名称\t绩效指标\n体检\t数量指标：体检人数≥30人\n绿化\t面积5亩；成活率≥95%\n";
    let document = zhibiao_table::read_tsv(text).unwrap();
    let (offsets, language) = (Offsets::Bytes, Language::English);
    let wire = zhibiao_table::wire::Document::new(&document, &Parser::new(), offsets, language);
    let mut builder = Builder::new(Source::Document, offsets, language);
    for (row, project) in wire.projects.iter().enumerate() {
        builder.project(row as u64, project);
    }
    let batch = builder.finish().unwrap();
    assert_eq!(
        strings(&batch, "project"),
        [Some("体检"), Some("绿化"), Some("绿化")]
    );
    assert_eq!(strings(&batch, "table"), [Some("2022年项目绩效目标表"); 3]);
    assert_eq!(floats(&batch, "value"), [Some(30.0), Some(5.0), Some(95.0)]);
    assert_eq!(measures(Source::Document, &batch).unwrap().num_rows(), 3);
}

#[test]
fn empty_batches_have_all_columns() {
    for source in SOURCES {
        let builder = Builder::new(source, Offsets::Bytes, Language::English);
        let batch = builder.finish().unwrap();
        assert_eq!(
            (batch.num_rows(), batch.schema()),
            (0, schema(source, Shape::Indicators))
        );
        let measures = measures(source, &batch).unwrap();
        assert_eq!(
            (measures.num_rows(), measures.schema()),
            (0, schema(source, Shape::Measures))
        );
    }
}

/// The README's table, row by row: column, type, sources of each shape, meaning.
#[test]
fn the_readme_lists_every_column() {
    let readme = include_str!("../README.md");
    let listed: Vec<Vec<&str>> = readme
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let mut expected = BTreeSet::new();
    for (source, name) in SOURCES.into_iter().zip(["values", "cells", "document"]) {
        for (shape, index) in [(Shape::Indicators, 2), (Shape::Measures, 3)] {
            for column in columns(source, shape) {
                let (code, kind) = (format!("`{}`", column.name), column.kind());
                let found = listed.iter().any(|row| {
                    (row[0], row[1], row[4]) == (&*code, &*kind, column.about)
                        && (row[index] == "all" || row[index].split(", ").any(|word| word == name))
                });
                assert!(
                    found,
                    "{source:?} {shape:?} {column:?} is not in the README's table"
                );
                expected.insert((column.name, column.about));
            }
        }
    }
    assert_eq!(
        listed.len(),
        expected.len(),
        "the README lists columns that are not there"
    );
}
