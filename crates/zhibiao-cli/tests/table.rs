//! `zhibiao table`, which is also `zhibiao` alone.

mod common;

use std::io::Read;

use common::{command, feed, pipe, run};

/// The published table of examples/data.
const HUANGPU: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/data/huangpu-2022.tsv"
);

const SMALL: &str = "表一\n主管部门\t项目名称\t绩效目标\t绩效指标\n\
    甲局\t体检\t全年体检30人\t1、产出指标：体检人数，年度指标值：30人。2、满意度指标：满意度，年度指标值：90%-80%。\n\
    甲局\t培训\t办班\t\n";

#[test]
fn one_object_in_json() {
    let run = run(&[HUANGPU, "--format", "json"]);
    let document = run.json();
    let projects = document["projects"].as_array().unwrap();
    assert_eq!(projects.len(), 52);
    let indicators = projects
        .iter()
        .map(|project| project["indicators"].as_array().unwrap().len());
    assert_eq!(indicators.sum::<usize>(), 202);
    assert!(document["diagnostics"].is_array());
    let first = &projects[0];
    assert_eq!(first["name"], "就业服务补助");
    assert_eq!(
        first["department"],
        "广州市黄埔区人力资源和社会保障局（部门）"
    );
    assert_eq!(first["budget_unit"], "广州市黄埔区人力资源和社会保障局");
    assert_eq!(first["table"], "项目支出绩效目标表（含转移支付项目）");
    assert!(first["goal"].as_str().unwrap().starts_with("通过本项目"));
    assert_eq!(first["indicators"][0]["target"]["measures"][0]["value"], 90);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_subcommand_may_be_left_out() {
    let long = run(&["table", HUANGPU, "--format", "json"]);
    let short = run(&["--format", "json", HUANGPU]);
    assert_eq!(long.stdout, short.stdout);
}

#[test]
fn a_dash_is_standard_input() {
    let document = pipe(&["-", "--format", "json"], SMALL).json();
    assert_eq!(document["projects"][0]["name"], "体检");
    assert_eq!(document["projects"][0]["goal_measures"][0]["value"], 30);
    assert_eq!(
        document["projects"][1]["indicators"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let diagnostic = &document["diagnostics"][0];
    assert_eq!(diagnostic["code"], "missing-indicators");
    assert_eq!(
        (diagnostic["row"].as_u64(), diagnostic["column"].as_u64()),
        (Some(4), Some(4))
    );
}

#[test]
fn a_project_a_line_in_json_lines() {
    let run = run(&["table", HUANGPU, "--format", "jsonl"]);
    let projects = run.lines();
    assert_eq!(projects.len(), 52);
    assert_eq!(projects[51]["indicators"].as_array().unwrap().len(), 4);
    let small = pipe(&["-", "--format", "jsonl"], SMALL);
    assert_eq!(small.lines().len(), 2);
    assert_eq!(
        small.lines()[1]["diagnostics"][0]["code"],
        "missing-indicators"
    );
    assert_eq!(small.stderr, "");
    let other_rows = pipe(
        &["-", "--format", "jsonl"],
        format!("甲\t乙\n{SMALL}合计\t\n"),
    );
    let rows: Vec<&str> = other_rows.stderr.lines().map(|line| &line[..24]).collect();
    assert_eq!(
        rows,
        ["zhibiao: row 1, column 1", "zhibiao: row 6, column 1"]
    );
}

#[test]
fn a_row_a_measure_in_csv() {
    let run = pipe(&["-", "--format", "csv"], SMALL);
    let rows: Vec<Vec<&str>> = run
        .stdout
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let column = |name| rows[0].iter().position(|head| *head == name).unwrap();
    let cell = |row: usize, name| rows[row][column(name)];
    assert_eq!(cell(1, "file"), "-");
    assert_eq!(cell(1, "project"), "体检");
    assert_eq!(
        (cell(1, "op"), cell(1, "value"), cell(1, "unit")),
        ("=", "30", "人")
    );
    assert_eq!(
        (cell(2, "name"), cell(2, "kind"), cell(2, "lower")),
        ("满意度", "range", "90")
    );
    assert_eq!(cell(2, "diagnostics"), "reversed-bounds");
}

#[test]
fn a_readable_report() {
    let run = pipe(&["-"], SMALL);
    let expected = "\
表一

1. 体检
  甲局
  全年体检30人
  1  产出指标    体检人数  30人     quantity  = 30 人
  2  满意度指标  满意度    90%-80%  range  [90, 80] %

2. 培训
  甲局
  办班

-: 2 projects, 2 indicators
                  quantity threshold     range  compound   formula      date      text     total
  产出指标               1         0         0         0         0         0         0         1
  满意度指标             0         0         1         0         0         0         0         1
  total                  1         0         1         0         0         0         0         2

row 3, column 4
  error[reversed-bounds]: expected the lower bound first, found `90%-80%`; swap the bounds or check the digits
     | …检人数，年度指标值：30人。2、满意度指标：满意度，年度指标值：90%-80%。
     |                                                               ^^^^^^^

row 4, column 4
  warning[missing-indicators]: expected the indicators of `培训`, found an empty cell; fill them in
";
    assert_eq!(run.stdout, expected);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_whole_document_reads_as_a_report() {
    let run = run(&[HUANGPU]);
    assert!(
        run.stdout
            .contains("huangpu-2022.tsv: 52 projects, 202 indicators")
    );
    assert!(!run.stdout.contains('\u{1b}'));
    let chinese = common::run(&[HUANGPU, "--lang", "zh"]);
    assert!(chinese.stdout.contains("：52个项目，202个指标"));
}

#[test]
fn strict_tells_of_errors() {
    assert_eq!(pipe(&["-", "--strict"], SMALL).status, 1);
    assert_eq!(pipe(&["-"], SMALL).status, 0);
    for format in ["json", "jsonl", "csv"] {
        assert_eq!(
            pipe(&["-", "--strict", "--format", format], SMALL).status,
            1
        );
    }
    // An empty cell is a warning.
    let harmless = "项目名称\t绩效指标\n培训\t\n";
    assert_eq!(pipe(&["-", "--strict"], harmless).status, 0);
}

#[test]
fn the_other_files_are_still_read() {
    let run = run(&["no-such-file.tsv", HUANGPU, "--format", "json", "--strict"]);
    assert_eq!(run.status, 3);
    assert_eq!(run.json()["projects"].as_array().unwrap().len(), 52);
    assert!(
        run.json()["projects"][0]["file"]
            .as_str()
            .unwrap()
            .ends_with("huangpu-2022.tsv")
    );
    assert!(
        run.stderr
            .starts_with("zhibiao: no-such-file.tsv: expected a readable file")
    );
}

#[test]
fn what_is_no_table_says_why() {
    let missing = pipe(&["-", "--format", "json"], "项目名称\t绩效目标\n甲\t好\n");
    assert_eq!(missing.status, 3);
    assert!(missing.stderr.contains("绩效指标"));
    // The output is still one object.
    assert_eq!(missing.json()["projects"].as_array().unwrap().len(), 0);
    let bytes = pipe(&["-", "--lang", "zh"], b"\xcf\xee\xff\xff");
    assert!(
        bytes
            .stderr
            .contains("应为UTF-8、GB18030或UTF-16文本，第2字节处")
    );
    assert_eq!(bytes.status, 3);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    for format in ["text", "json", "jsonl", "csv"] {
        let mut child = command(&[HUANGPU, "--format", format]).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn no_colours_in_a_pipe() {
    let mut command = command(&[HUANGPU]);
    command.env("TERM", "xterm-256color");
    assert!(!feed(command, b"").stdout.contains('\u{1b}'));
}
