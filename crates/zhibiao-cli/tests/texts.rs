//! `zhibiao value` and `zhibiao cell`.

mod common;

use common::{command, feed, pipe, run};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};

#[test]
fn values_are_arguments_or_lines() {
    let expected = ["threshold", "quantity", "text"];
    let texts = ["≥90%", "30000人", "按时开展"];
    let from_arguments = run(&["value", "--format", "jsonl", texts[0], texts[1], texts[2]]);
    let from_lines = pipe(&["value", "--format", "jsonl"], texts.join("\n"));
    let from_windows = pipe(&["value", "--format", "jsonl"], texts.join("\r\n") + "\r\n");
    assert_eq!(from_arguments.stdout, from_lines.stdout);
    assert_eq!(from_arguments.stdout, from_windows.stdout);
    let kinds: Vec<_> = from_lines
        .lines()
        .iter()
        .map(|target| target["kind"].clone())
        .collect();
    assert_eq!(kinds, expected);
    assert_eq!((from_lines.status, from_lines.stderr.as_str()), (0, ""));
}

#[test]
fn a_target_in_json() {
    let run = run(&["value", "--format", "json", "办案不低于11000件"]);
    let expected = json!({
        "kind": "threshold", "text": "办案不低于11000件",
        "measures": [{"op": ">=", "comparator": "不低于", "value": 11000,
            "unit": {"name": "件", "text": "件", "dimension": "count"},
            "text": "不低于11000件", "span": {"start": 6, "end": 23}, "label": "办案"}]
    });
    assert_eq!(run.json(), expected);
}

#[test]
fn several_texts_in_json_are_an_array() {
    assert_eq!(
        run(&["value", "--format", "json", "5人", "6人"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        pipe(&["value", "--format", "json"], "5人\n")
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(pipe(&["value", "--format", "json"], "").json(), json!([]));
}

#[test]
fn a_blank_line_is_an_empty_value() {
    let run = pipe(&["value", "--format", "jsonl"], "5人\n\n6人");
    let texts: Vec<_> = run
        .lines()
        .iter()
        .map(|target| target["text"].clone())
        .collect();
    assert_eq!(texts, ["5人", "", "6人"]);
}

#[test]
fn json_lines_carry_the_columns_of_a_grid() {
    let input = concat!(
        "\u{feff}{\"id\": 1, \"value\": \"95\", \"sign\": \"≥\", \"unit\": \"%\"}\n",
        "\n",
        "{\"value\": \"20\", \"name\": \"培训人数（人次）\"}\n",
        "{\"value\": \"95\", \"sign\": null}\n",
    );
    let run = pipe(&["value", "--input", "jsonl", "--format", "jsonl"], input);
    let targets = run.lines();
    assert_eq!(targets.len(), 3);
    let first = &targets[0]["measures"][0];
    assert_eq!(first["op"], ">=");
    assert_eq!(
        (first["unit"]["name"].as_str(), first["unit_from"].as_str()),
        (Some("%"), Some("column"))
    );
    let second = &targets[1]["measures"][0];
    assert_eq!(
        (
            second["unit"]["name"].as_str(),
            second["unit_from"].as_str()
        ),
        (Some("人次"), Some("name"))
    );
    assert_eq!(targets[2]["measures"][0]["op"], "=");
    assert_eq!(run.status, 0);
}

#[test]
fn a_bad_line_keeps_its_place() {
    let input = b"{\"value\": \"5\"}\n{\"text\": \"5\"}\nnonsense\n{\"value\": \"\xb9\"}\n{\"value\": \"6\"}\n";
    let run = pipe(&["value", "--input", "jsonl", "--format", "jsonl"], input);
    let objects = run.lines();
    assert_eq!(objects.len(), 5);
    for (index, is_error) in [false, true, true, true, false].into_iter().enumerate() {
        assert_eq!(
            objects[index]["error"].is_string(),
            is_error,
            "{}",
            objects[index]
        );
    }
    assert_eq!(run.status, 3);
    let complaints: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(complaints.len(), 3);
    assert!(
        complaints[0].starts_with("zhibiao: line 2: expected a JSON object such as {\"value\"")
    );
    assert!(complaints[0].contains("missing field `value`"));
    assert!(complaints[1].starts_with("zhibiao: line 3: "));
    assert!(complaints[2].starts_with("zhibiao: line 4: expected UTF-8"));
}

#[test]
fn a_bad_line_is_told_in_chinese_too() {
    let run = pipe(&["value", "--input", "jsonl", "--lang", "zh"], "nonsense");
    assert!(
        run.stderr.starts_with("zhibiao: 第1行: 应为JSON对象"),
        "{}",
        run.stderr
    );
    assert_eq!((run.status, run.stdout.as_str()), (3, ""));
}

#[test]
fn cells_of_several_lines_come_as_json() {
    let input = r#"{"text": "数量指标：\n培训场次≥6场；\n培训人数300人。"}"#;
    let run = pipe(&["cell", "--input", "jsonl", "--format", "jsonl"], input);
    let cells = run.lines();
    let names: Vec<_> = cells[0]["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["name"].clone())
        .collect();
    assert_eq!(names, ["培训场次", "培训人数"]);
    assert!(cells[0]["diagnostics"].is_array());
}

#[test]
fn strict_only_changes_the_exit_status() {
    for (arguments, status) in [
        (&["value", "--strict", "≥**%"][..], 1),
        (&["value", "≥**%"], 0),
        (&["value", "--strict", "≥90%"], 0),
        (
            &[
                "cell",
                "--strict",
                "1、产出指标：结案率，年度指标值：90%-80%。",
            ],
            1,
        ),
    ] {
        assert_eq!(run(arguments).status, status, "{arguments:?}");
    }
    let [strict, lenient] = [&["--strict"][..], &[]].map(|flags| {
        let arguments = [&["value", "--format", "jsonl", "≥**%"], flags].concat();
        run(&arguments).stdout
    });
    assert_eq!(strict, lenient);
}

#[test]
fn a_readable_target() {
    let texts = [
        "2021年50人、2022年100人（含续聘）",
        "90%-80%",
        "12月底前完成",
        "比上年提高5%",
        "质量提升",
    ];
    let run = run(&[&["value"], &texts[..]].concat());
    let expected = "\
2021年50人、2022年100人（含续聘）  compound
  = 50 人  period 2021
  = 100 人  period 2022  note 含续聘
90%-80%  range
  [90, 80] %
  error[reversed-bounds]: expected the lower bound first, found `90%-80%`; swap the bounds or check the digits
     | 90%-80%
     | ^^^^^^^
12月底前完成  date
  12月底前  before --12
比上年提高5%  quantity
  = 5 %  change increase 上年
质量提升  text
  increase
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_readable_cell() {
    let run = run(&[
        "cell",
        "1、产出指标：培训场次，年度指标值：2场。2、满意度指标：满意度，年度指标值：≥90%。",
    ]);
    let expected = "\
2 indicators
  1  产出指标    培训场次  2场   quantity  = 2 场
  2  满意度指标  满意度    ≥90%  threshold  >= 90 %
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn the_language_is_asked_for_or_the_environment_s() {
    let message = |variables: &[(&str, &str)], flags: &[&str]| {
        let mut command = command(&[&["value", "--format", "jsonl", "≥**%"], flags].concat());
        command.envs(variables.iter().copied());
        feed(command, b"").lines()[0]["diagnostics"][0]["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let chinese = "应填数字";
    assert!(message(&[], &[]).starts_with("expected digits"));
    assert!(message(&[("LANG", "zh_CN.UTF-8")], &[]).starts_with(chinese));
    assert!(message(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], &[]).starts_with("expected"));
    assert!(message(&[("LC_ALL", ""), ("LANG", "zh_TW")], &[]).starts_with(chinese));
    assert!(message(&[("LANG", "zh_CN")], &["--lang", "en"]).starts_with("expected"));
    assert!(message(&[], &["--lang", "zh"]).starts_with(chinese));
    let before = run(&["--lang", "zh", "--strict", "value", "≥**%"]);
    assert!(before.stdout.contains(chinese));
    assert_eq!(before.status, 1);
}

#[test]
fn answers_come_as_the_questions_do() {
    let mut child = command(&["value", "--format", "jsonl"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for text in ["5人", "6人"] {
        writeln!(stdin, "{text}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert!(answer.contains(text));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
