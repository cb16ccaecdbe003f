//! Five published tables: every indicator exact in every field, and none invented.
//! Gold files give levels and signs as written; the standard's name of a level, and the sign with its 正向, will do too (`alt`).
//!
//! Their sources are named in their gold files.

mod common;

use common::{fields, wire};
use serde_json::Value;
use zhibiao_table::read_path;

const FIELDS: [&str; 8] = [
    "category",
    "subcategory",
    "name",
    "sign",
    "value",
    "unit",
    "weight",
    "actual",
];

fn path(name: &str) -> String {
    format!(
        "{}/../zhibiao-testdata/tables/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

#[track_caller]
fn check(name: &str) {
    let document = read_path(path(name)).unwrap();
    let gold = std::fs::read_to_string(path(&format!("{name}.gold.json"))).unwrap();
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let found = wire(&document);
    let names: Vec<Option<&str>> = found.projects.iter().map(|p| p.name.as_deref()).collect();
    let projects = gold["projects"].as_array().unwrap();
    let wanted: Vec<Option<&str>> = projects.iter().map(|p| p["name"].as_str()).collect();
    assert_eq!(names, wanted);
    for (project, wanted) in found.projects.iter().zip(projects) {
        let wanted = wanted["indicators"].as_array().unwrap();
        for (indicator, wanted) in project.indicators.iter().zip(wanted) {
            let found = fields(indicator);
            for field in FIELDS {
                let or = wanted["alt"][field].as_array();
                let alt = or.is_some_and(|alt| alt.contains(&found[field]));
                assert!(
                    found[field] == wanted[field] || alt,
                    "{field} of {found}: not {wanted}"
                );
            }
        }
        assert_eq!(project.indicators.len(), wanted.len(), "{:?}", project.name);
    }
}

#[test]
fn csv_with_a_column_of_projects() {
    check("c01_matazhen_gb18030.csv");
}

#[test]
fn form_from_word() {
    check("h01_huaibei_word.html");
}

#[test]
fn web_page_with_a_merged_column_of_projects() {
    check("h06_zhalaite_project_column.html");
}

#[test]
fn two_forms_in_tabs() {
    check("t03_tongnan_two_projects.tsv");
}

#[test]
fn spreadsheet_of_percentages() {
    check("x04_qingshan_percent.xlsx");
}
