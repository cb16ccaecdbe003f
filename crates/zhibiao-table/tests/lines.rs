//! Texts with a cell a line, of `tests/lines`: what is found in each, as in `drawn.rs`, however they are read.

mod common;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use common::{cases_of, report, wire};
use zhibiao_table::{Document, ReadOptions, TableError, read_bytes, stream};

fn shown(read: Result<Document<'_>, TableError>) -> String {
    match read {
        Ok(document) => report(&wire(&document)),
        Err(error) => format!("error: {}", error.code()),
    }
}

fn streamed(text: &str) -> Result<Document<'static>, TableError> {
    let mut whole = Document::default();
    stream(text.as_bytes(), &ReadOptions::default(), |part| {
        whole.projects.extend(part.projects);
        whole.diagnostics.extend(part.diagnostics);
        ControlFlow::Continue(())
    })?;
    Ok(whole)
}

#[test]
fn every_text() {
    let mut wrong = 0;
    for case in cases_of("lines") {
        let found = shown(read_bytes(case.table.as_bytes()));
        if found != case.expected {
            wrong += 1;
            println!("=== {} ({})\n---\n{found}\n", case.name, case.file);
        }
    }
    assert_eq!(wrong, 0, "texts read otherwise than expected");
}

#[test]
fn the_same_with_blank_lines_in_other_encodings_and_streamed() {
    for case in cases_of("lines") {
        let expected = shown(read_bytes(case.table.as_bytes()));
        assert_eq!(shown(streamed(&case.table)), expected, "{}", case.name);
        let dos = case.table.replace('\n', "  \r\n");
        assert_eq!(shown(read_bytes(dos.as_bytes())), expected, "{}", case.name);
        let without_rows = |report: String| -> Vec<String> {
            let lines = report.lines().map(|line| match line.strip_prefix("! ") {
                Some(said) => said.split(' ').next().unwrap().to_owned(),
                None => line.to_owned(),
            });
            lines.collect()
        };
        let apart = case.table.replace('\n', "\n\u{3000}\n\n");
        let apart = without_rows(shown(read_bytes(apart.as_bytes())));
        assert_eq!(apart, without_rows(expected), "{}", case.name);
    }
}

const HEADER: &str = "项目名称\n养护\n一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n";

#[test]
fn many_forms_come_out_while_reading_goes_on() {
    let form = |number: usize| HEADER.replace("养护", &format!("养护{number}")) + "里程\n≥3公里\n";
    let text: String = (0..3_000).map(form).collect();
    let document = streamed(&text).unwrap();
    assert_eq!(document.projects.len(), 3_000);
    assert!(
        document
            .projects
            .iter()
            .all(|project| project.indicators.len() == 1)
    );
    assert_eq!(document.diagnostics, []);
}

#[test]
fn a_body_beyond_any_form_is_told_of() {
    let text = HEADER.to_owned() + &"里程\n≥3公里\n".repeat(3_000) + "里程\n";
    let document = read_bytes(text.as_bytes()).unwrap();
    let read: usize = document
        .projects
        .iter()
        .map(|project| project.indicators.len())
        .sum();
    assert!(read == 3_000 || !document.diagnostics.is_empty());
}

#[test]
fn time_is_linear() {
    let time = |text: &str| {
        let start = Instant::now();
        let _ = read_bytes(text.as_bytes());
        start.elapsed()
    };
    let bodies = [
        "里程\n≥3公里\n",
        "产出指标\n",
        "产出\n",
        "标\n",
        "一级指标\n二级指标\n",
        "项目名称\n",
        "年度目标\n完成\n",
        "里程\n里程\n稳步提升\n",
    ];
    for body in bodies {
        let one = HEADER.to_owned() + &body.repeat(100);
        let four = HEADER.to_owned() + &body.repeat(400);
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        let linear = (0..200).any(|_| {
            short = short.min(time(&one));
            long = long.min(time(&four));
            long < short * 8
        });
        assert!(linear, "{body}: {short:?} and {long:?}");
    }
}
