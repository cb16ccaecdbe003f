//! What is written reads back the same.

mod tables;

use std::io::{Cursor, Read};

use zhibiao::{Field, Language, Parser, Target, wire::Offsets};
use zhibiao_table::write::{CsvWriter, Form, Workbook, Writable, json_lines, merged, parts, same};
use zhibiao_table::{Cells, Document, Grid, Place, Text, read_bytes, read_grid, read_path, wire};
use zhibiao_testdata::{Entry, Input, files};

const HUANGPU: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/data/huangpu-2022.tsv"
);

fn text(text: &Option<String>) -> Option<Text<'_>> {
    let text = text.as_deref()?.into();
    Some(Text {
        text,
        place: Place { row: 1, column: 1 },
    })
}

/// Both forms of one target say the same as the target.
#[track_caller]
fn check(target: &Target<'_>, name: &str, cells: Option<&Cells<'_>>, parser: &Parser, from: &str) {
    fn filled(text: &str) -> Option<&str> {
        (!text.is_empty()).then_some(text)
    }
    for written in [
        parts(target, name, cells, parser),
        merged(target, name, cells, parser),
    ] {
        let again = parser.parse_field(Field {
            value: &written.value,
            sign: filled(&written.sign),
            unit: filled(&written.unit),
            name: filled(name),
        });
        assert!(
            same(&again, target),
            "{from}: {written:?}\n{again:?}\n{target:?}"
        );
    }
}

#[test]
fn every_golden_vector_in_both_forms() {
    let parser = Parser::new();
    let mut checked = 0;
    for file in files().unwrap() {
        for vector in &file.vectors {
            checked += 1;
            match (&vector.entry, &vector.input) {
                (Entry::Value, Input::Text(text)) => {
                    check(&parser.parse_value(text), "", None, &parser, &vector.name);
                }
                (Entry::Field, Input::Columns(columns)) => {
                    let target = parser.parse_field(Field {
                        value: &columns.value,
                        sign: columns.sign.as_deref(),
                        unit: columns.unit.as_deref(),
                        name: columns.name.as_deref(),
                    });
                    let value = Some(columns.value.clone());
                    let cells = Cells {
                        sign: text(&columns.sign),
                        value: text(&value),
                        unit: text(&columns.unit),
                        ..Cells::default()
                    };
                    let name = columns.name.as_deref().unwrap_or_default();
                    check(&target, name, Some(&cells), &parser, &vector.name);
                }
                (_, input) => {
                    for indicator in parser.parse_cell(input.text()).indicators {
                        check(
                            &indicator.target,
                            &indicator.name,
                            None,
                            &parser,
                            &vector.name,
                        );
                    }
                }
            }
        }
    }
    assert!(checked > 3_000, "{checked}");
}

/// The real tables that are read, by name.
fn documents() -> Vec<(String, Document<'static>)> {
    let mut all = vec![("huangpu".to_owned(), read_path(HUANGPU).unwrap())];
    for gold in tables::gold() {
        let document = read_bytes(&tables::bytes(&gold.file)).unwrap().into_owned();
        all.push((gold.file, document));
    }
    all
}

/// Through JSON and back, with offsets that are not the library's own.
fn wire(document: &Document<'_>) -> wire::Document {
    let (parser, offsets) = (Parser::new(), Offsets::Utf16);
    let wire = wire::Document::new(document, &parser, offsets, Language::Chinese);
    serde_json::from_str(&serde_json::to_string(&wire).unwrap()).unwrap()
}

fn csv(document: &impl Writable, form: Form) -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), form).unwrap();
    writer.document("file", document, &Parser::new()).unwrap();
    writer.into_inner()
}

fn workbook(document: &impl Writable) -> Vec<u8> {
    let mut book = Workbook::new();
    book.document("file", document, &Parser::new()).unwrap();
    let mut out = Vec::new();
    book.finish(&mut out).unwrap();
    out
}

/// Every project, indicator and reading is there again.
#[track_caller]
fn same_document(from: &str, one: &Document<'_>, other: &Document<'_>) {
    let parser = Parser::new();
    assert_eq!(one.projects.len(), other.projects.len(), "{from}");
    for (one, other) in one.projects.iter().zip(&other.projects) {
        let fields = |project: &zhibiao_table::Project<'_>| {
            let own = |text: &Option<Text<'_>>| text.as_deref().map(str::to_owned);
            [
                own(&project.name),
                own(&project.department),
                own(&project.budget_unit),
                own(&project.goal),
            ]
        };
        assert_eq!(fields(one), fields(other), "{from}");
        let (before, after) = (one.readings(&parser), other.readings(&parser));
        assert_eq!(before.len(), after.len(), "{from}: {:?}", one.name);
        for (before, after) in before.iter().zip(&after) {
            let levels =
                |indicator: &zhibiao::Indicator<'_>| (indicator.category, indicator.subcategory);
            assert_eq!(&*before.name, &*after.name, "{from}");
            assert_eq!(levels(before), levels(after), "{from}: {}", &*before.name);
            assert!(
                same(&before.target, &after.target),
                "{from}: {}\n{:?}\n{:?}",
                &*before.name,
                before.target,
                after.target
            );
            let rest = |indicator: &zhibiao::Indicator<'_>| {
                [indicator.weight, indicator.actual]
                    .map(|piece| piece.map(|piece| piece.text.to_owned()))
            };
            assert_eq!(rest(before), rest(after), "{from}: {}", &*before.name);
        }
    }
}

#[test]
fn real_tables_read_back_the_same() {
    for (name, document) in documents() {
        for form in [Form::Rows, Form::Merged] {
            let bytes = csv(&document, form);
            same_document(
                &format!("{name} {form:?}"),
                &document,
                &read_bytes(&bytes).unwrap(),
            );
        }
        let bytes = workbook(&document);
        same_document(
            &format!("{name} workbook"),
            &document,
            &read_bytes(&bytes).unwrap(),
        );
    }
}

#[test]
fn a_document_kept_as_json_is_written_the_same() {
    let mut documents = documents();
    for vector in files().unwrap().iter().flat_map(|file| &file.vectors) {
        // A line break ends a row of a text, so these come from a grid.
        let grid = match &vector.input {
            Input::Text(text) => Grid::from_rows([vec!["项目名称", "绩效指标"], vec!["甲", text]]),
            Input::Columns(columns) => {
                fn own(text: &Option<String>) -> &str {
                    text.as_deref().unwrap_or_default()
                }
                Grid::from_rows([
                    vec!["项目名称", "三级指标", "计算符号", "指标值", "计量单位"],
                    vec![
                        "甲",
                        own(&columns.name),
                        own(&columns.sign),
                        &columns.value,
                        own(&columns.unit),
                    ],
                ])
            }
        };
        if let Ok(document) = read_grid(grid) {
            documents.push((vector.name.clone(), document.into_owned()));
        }
    }
    let checked = documents.len();
    for (name, document) in documents {
        let wire = wire(&document);
        for form in [Form::Rows, Form::Merged, Form::Tidy] {
            let (one, other) = (csv(&document, form), csv(&wire, form));
            assert_eq!(
                String::from_utf8(one).unwrap(),
                String::from_utf8(other).unwrap(),
                "{name} {form:?}"
            );
        }
    }
    assert!(checked > 3_000, "{checked}");
    let document = read_path(HUANGPU).unwrap();
    let texts = |bytes: &[u8]| tables::texts(&tables::grids(bytes)[0]);
    assert_eq!(
        texts(&workbook(&wire(&document))),
        texts(&workbook(&document))
    );
}

#[test]
fn rows_in_doubt_are_coloured() {
    let values = ["≥90%", "》90%", "≥**%", "》90%，≥**%"];
    let rows = values.map(|value| format!("体检\t1、质量指标：质量，年度指标值：{value}。\n"));
    let text = format!("项目名称\t绩效指标\n{}", rows.concat());
    let bytes = workbook(&zhibiao_table::read_tsv(&text).unwrap());
    let mut sheet = String::new();
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = book.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut sheet).unwrap();
    let style = |row: &str| {
        let first = row.split(" s=\"").nth(1).unwrap();
        first.split('"').next().unwrap().to_owned()
    };
    let styles: Vec<String> = sheet.split("<row ").skip(2).map(style).collect();
    let [plain, odd, wrong, both] = &styles[..] else {
        panic!("{styles:?}");
    };
    assert!(plain != odd && odd != wrong && wrong != plain, "{styles:?}");
    // The worst of several counts.
    assert_eq!(both, wrong);
}

#[test]
fn signs_values_and_units_stand_apart() {
    let text = "项目名称\t绩效目标\t绩效指标\n体检\t好\t1、产出指标：人数，年度指标值：不少于1.2万人。2、时效指标：完成时间，年度指标值：12月底前。\
        3、质量指标：合格率，年度指标值：80%-90%。4、成本指标：成本，年度指标值：小于5万元。5、社会效益指标：作用，年度指标值：显著提升。6、数量指标：场次，年度指标值：3场。\n";
    let document = zhibiao_table::read_tsv(text).unwrap();
    let rows = String::from_utf8(csv(&document, Form::Rows)).unwrap();
    let expected = "\u{feff}项目名称,主管部门,预算单位,年度绩效目标,一级指标,二级指标,三级指标名称,计算符号,年度指标值,计量单位,分值,实际完成值\r\n\
        体检,,,好,产出指标,,人数,≥,12000,人,,\r\n\
        ,,,,产出指标,时效指标,完成时间,,12月底前,,,\r\n\
        ,,,,产出指标,质量指标,合格率,,80%-90%,,,\r\n\
        ,,,,产出指标,成本指标,成本,＜,50000,元,,\r\n\
        ,,,,效益指标,社会效益指标,作用,定性,显著提升,,,\r\n\
        ,,,,产出指标,数量指标,场次,＝,3,场,,\r\n";
    assert_eq!(rows, expected);
    let merged = String::from_utf8(csv(&document, Form::Merged)).unwrap();
    assert!(merged.contains(",场次,3场,,,,\r\n"), "{merged}");
}

#[test]
fn merged_texts_join_the_columns() {
    let text = "项目名称\t三级指标\t指标性质\t指标值\t计量单位\n甲\t满意度\t大于等于\t95\t%\n\t作用\t定性\t明显\t\n\t场次\t=\t3\t场\n";
    let document = zhibiao_table::read_tsv(text).unwrap();
    let merged = String::from_utf8(csv(&document, Form::Merged)).unwrap();
    let values: Vec<&str> = merged
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(7).unwrap())
        .collect();
    assert_eq!(values, ["≥95%", "明显", "3场"]);
}

#[test]
fn a_row_a_measure() {
    let document = zhibiao_table::read_tsv("项目名称\t绩效指标\n体检\t1、产出指标：人数，年度指标值：2021年50人、2022年100人。2、质量指标：质量，年度指标值：=CMD()。\n").unwrap();
    let tidy = String::from_utf8(csv(&document, Form::Tidy)).unwrap();
    let rows: Vec<Vec<&str>> = tidy.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 4);
    let column = |name| rows[0].iter().position(|head| *head == name).unwrap();
    assert_eq!(
        [rows[1][column("value")], rows[2][column("value")]],
        ["50", "100"]
    );
    assert_eq!(rows[3][column("text")], "'=CMD()");
}

#[test]
fn a_line_a_project() {
    let document = read_path(HUANGPU).unwrap();
    let mut out = Vec::new();
    json_lines(&wire(&document), &mut out).unwrap();
    let lines: Vec<serde_json::Value> = out
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 52);
    assert_eq!(lines[51]["indicators"].as_array().unwrap().len(), 4);
}

#[test]
fn the_original_stands_beside_the_reading() {
    let text = "项目名称\t绩效指标\n体检\t1、产出指标：人数，年度指标值：不少于1.2万人。2、质量指标：质量，年度指标值：≥**%。\n";
    let document = zhibiao_table::read_tsv(text).unwrap();
    let bytes = workbook(&document);
    let grids = tables::grids(&bytes);
    let rows = tables::texts(&grids[0]);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    assert_eq!(rows[1][column("原文")], "不少于1.2万人");
    assert_eq!(rows[1][column("读数")], "≥12000人");
    assert_eq!(rows[2][column("提示")], "digits-missing");
    assert_eq!(rows[2][column("来源文件")], "file");
}

#[test]
fn an_empty_document_has_a_header() {
    let document = Document::default();
    assert_eq!(
        csv(&document, Form::Rows)
            .iter()
            .filter(|byte| **byte == b'\n')
            .count(),
        1
    );
    assert_eq!(
        tables::texts(&tables::grids(&workbook(&document))[0]).len(),
        1
    );
}
