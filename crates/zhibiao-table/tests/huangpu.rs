//! The published table of examples/data, read from end to end.

use zhibiao::wire::Offsets;
use zhibiao::{Language, Parser};
use zhibiao_table::{read_path, wire};

const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/data/huangpu-2022.tsv"
);

#[test]
fn fifty_two_projects_of_one_table() {
    let document = read_path(PATH).unwrap();
    assert_eq!(document.projects.len(), 52);
    assert_eq!(document.diagnostics, []);
    let title = Some("项目支出绩效目标表（含转移支付项目）");
    for project in &document.projects {
        assert_eq!(project.table.as_deref(), title);
        assert!(project.name.is_some() && project.department.is_some());
        assert!(project.budget_unit.is_some() && project.goal.is_some());
        assert!(project.indicator_cell.is_some());
    }
    let rows = [0, 24, 51].map(|index: usize| document.projects[index].row);
    assert_eq!(rows, [6, 32, 61]);
}

#[test]
fn two_hundred_and_two_indicators() {
    let document = read_path(PATH).unwrap();
    let parser = Parser::new();
    let counts = document
        .projects
        .iter()
        .map(|project| project.cell(&parser).indicators.len());
    assert_eq!(counts.sum::<usize>(), 202);
}

#[test]
fn the_wire_form_is_read_back() {
    let document = read_path(PATH).unwrap();
    let wire = wire::Document::new(&document, &Parser::new(), Offsets::Utf16, Language::Chinese);
    let json = serde_json::to_string(&wire).unwrap();
    let read: wire::Document = serde_json::from_str(&json).unwrap();
    assert_eq!(read, wire);
    assert_eq!(read.projects.len(), 52);
    assert_eq!(read.projects[0].name.as_deref(), Some("就业服务补助"));
}

#[test]
fn every_byte_of_a_cell_is_in_one_piece() {
    let document = read_path(PATH).unwrap();
    let parser = Parser::new();
    for project in &document.projects {
        let cell = project.cell(&parser);
        let pieces = cell.pieces();
        let whole: String = pieces
            .iter()
            .map(|piece| &cell.text[piece.span.range()])
            .collect();
        assert_eq!(whole, cell.text);
    }
}

/// What a target says, without where.
fn facts(target: &zhibiao::Target<'_>) -> Vec<String> {
    let measures = target.measures.iter().map(|m| {
        let unit = m.unit.as_ref().map(|unit| unit.name.to_string());
        let [label, note] = [m.label, m.note()].map(|piece| piece.map(|piece| piece.text));
        let period = m.period().map(|period| period.name.to_string());
        format!(
            "{:?} {:?} {unit:?} {label:?} {note:?} {period:?}",
            m.op, m.value
        )
    });
    measures.chain([target.kind.as_str().to_owned()]).collect()
}

#[test]
fn every_value_printed_reads_back() {
    let document = read_path(PATH).unwrap();
    let parser = Parser::new();
    for project in &document.projects {
        for indicator in project.cell(&parser).indicators {
            let shown = indicator.target.to_string();
            let again = parser.parse_value(&shown);
            assert_eq!(
                facts(&again),
                facts(&indicator.target),
                "{} -> {shown}",
                &*indicator.target.text
            );
        }
    }
}
