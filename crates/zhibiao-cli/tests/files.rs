//! `zhibiao table` over many files: folders, patterns, bad files among good ones, and where the output goes.

#[allow(dead_code)] // Each test binary uses a part of it.
mod common;

use std::path::{Path, PathBuf};

use common::run;

/// The real tables of the test data.
const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../zhibiao-testdata/tables");

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("zhibiao-{name}-{}", std::process::id()));
        std::fs::create_dir_all(path.join("内/层")).unwrap();
        Folder(path)
    }

    fn with(self, file: &str, bytes: impl AsRef<[u8]>) -> Folder {
        std::fs::write(self.0.join(file), bytes).unwrap();
        self
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.0.join(file)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn table(project: &str) -> String {
    format!("项目名称,三级指标,指标值\n{project},人数,≥30人\n,满意度,90%\n")
}

/// Good and bad files in folders.
fn mixed(name: &str) -> Folder {
    Folder::new(name)
        .with("b.csv", table("乙"))
        .with("a.csv", table("甲"))
        .with("内/c.TSV", table("丙").replace(',', "\t"))
        .with(
            "内/层/d.html",
            "<table><tr><td>项目名称<td>三级指标<td>指标值<tr><td>丁<td>人数<td>3人</table>",
        )
        .with("内/broken.xlsx", b"PK\x03\x04 cut short")
        .with("内/empty.csv", "无表格\n")
        .with("内/notes.pdf", "%PDF-1.7")
        .with(".hidden.csv", table("隐"))
        .with("~$a.xlsx", "lock")
}

fn names(document: &serde_json::Value) -> Vec<&str> {
    let projects = document["projects"].as_array().unwrap();
    projects
        .iter()
        .map(|project| project["name"].as_str().unwrap())
        .collect()
}

#[test]
fn a_folder_is_read_by_name_and_bad_files_do_not_stop_it() {
    let folder = mixed("folder");
    let run = run(&["table", &folder.path(""), "--format", "json"]);
    assert_eq!(names(&run.json()), ["甲", "乙", "丙", "丁"]);
    assert_eq!(run.status, 3);
    let errors: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(errors.len(), 3, "{}", run.stderr);
    assert!(errors[0].contains("broken.xlsx: expected a whole ZIP file"));
    assert!(errors[1].contains("empty.csv: "));
    assert!(errors[2].contains("read 4 of 6 files; 2 failed: "));
    assert!(
        errors[2].contains("broken.xlsx (broken-file)")
            && errors[2].contains("empty.csv (no-header)")
    );
    let file = run.json()["projects"][2]["file"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(file.ends_with("c.TSV"), "{file}");
    let chinese = common::run(&["table", &folder.path(""), "--lang", "zh"]);
    assert!(chinese.stderr.contains("共6个文件，已读取4个，失败2个"));
}

#[test]
fn patterns_and_what_matches_nothing() {
    let folder = mixed("pattern");
    let run = run(&[&folder.path("*.csv"), "--format", "json"]);
    assert_eq!(names(&run.json()), ["甲", "乙"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let all = common::run(&[
        &folder.path("**/*.[cT]*"),
        &folder.path("a.csv"),
        "--format",
        "jsonl",
    ]);
    assert_eq!(all.lines().len(), 3);
    let none = common::run(&[
        &folder.path("*.xlsb"),
        &folder.path("a.csv"),
        "--format",
        "json",
    ]);
    assert_eq!((none.status, names(&none.json()).len()), (3, 1));
    assert!(none.stderr.contains("*.xlsb: expected files of tables"));
    let bad = common::run(&["[2023.xlsx", "--lang", "zh"]);
    assert_eq!(bad.status, 3);
    assert!(bad.stderr.contains("[2023.xlsx：应为文件或通配符"));
    // A name that looks like a pattern is the file of that name.
    let odd = Folder::new("odd").with("a[1].csv", table("甲"));
    assert_eq!(common::run(&[&odd.path("a[1].csv")]).status, 0);
}

#[test]
fn one_output_for_all() {
    let folder = mixed("one");
    let out = folder.path("out.csv");
    let arguments = [
        &folder.path("a.csv"),
        &folder.path("b.csv"),
        "--format",
        "rows",
        "--output",
        &out,
    ];
    let run = run(&arguments);
    assert_eq!(
        (run.status, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
    let text = folder.read("out.csv");
    assert_eq!(text.lines().count(), 5);
    assert_eq!(text.lines().nth(1).unwrap(), "甲,,,,,,人数,≥,30,人,,");
    // It can be read again.
    let again = common::run(&[&out, "--format", "json"]).json();
    assert_eq!(names(&again), ["甲", "乙"]);
    let refused = common::run(&[
        &folder.path("a.csv"),
        "--output",
        &folder.path("no/such/folder.csv"),
    ]);
    assert_eq!(refused.status, 3);
    assert!(refused.stderr.contains("folder.csv"));
}

#[test]
fn the_name_of_the_output_tells_the_format() {
    let folder = mixed("told");
    let input = folder.path("a.csv");
    let written = |name: &str, options: &[&str]| {
        let out = folder.path(name);
        let run = common::run(&[&[&*input, "--output", &out], options].concat());
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        std::fs::read(out).unwrap()
    };
    assert!(written("out.xlsx", &[]).starts_with(b"PK"));
    assert!(written("out.json", &[]).starts_with(b"{"));
    assert!(written("out.csv", &[]).starts_with(b"file,table,"));
    assert!(written("out.rows.csv", &[]).starts_with("\u{feff}项目名称,".as_bytes()));
    assert!(written("out.md", &[]).starts_with("1. 甲".as_bytes()));
    // What is asked for counts.
    assert!(written("out2.json", &["--format", "xlsx"]).starts_with(b"PK"));
}

#[test]
fn a_text_that_is_taken_for_a_file_is_told_where_it_belongs() {
    let hint = "`value` reads texts such as";
    for arguments in [&["≥90%"][..], &["vaule", "90%"]] {
        let run = common::run(arguments);
        assert_eq!(run.status, 3);
        assert!(run.stderr.contains(hint), "{}", run.stderr);
    }
    assert!(!common::run(&["missing.xlsx"]).stderr.contains(hint));
}

#[test]
fn an_output_for_each() {
    let folder = mixed("each");
    let out = folder.path("out/");
    let run = run(&[
        &folder.path("a.csv"),
        &folder.path("内"),
        "--format",
        "json",
        "-o",
        &out,
    ]);
    assert_eq!(run.status, 3);
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    // Nothing is left of what could not be read.
    assert_eq!(names, ["a.json", "c.json", "d.json"]);
    let one: serde_json::Value = serde_json::from_str(&folder.read("out/d.json")).unwrap();
    assert_eq!(one["projects"][0]["name"], "丁");
    assert!(one["projects"][0].get("file").is_none());
}

#[test]
fn an_output_stays_as_it_was_where_no_input_can_be_read() {
    let folder = mixed("kept").with("kept.json", "kept");
    let (kept, fresh) = (folder.path("kept.json"), folder.path("fresh.json"));
    let missing = folder.path("missing.csv");
    for out in [&kept, &fresh] {
        let run = run(&[&missing, "-o", out]);
        assert_eq!(run.status, 3, "{}", run.stderr);
    }
    assert_eq!(folder.read("kept.json"), "kept");
    assert!(!std::path::Path::new(&fresh).exists());
    // The same in a folder of outputs.
    std::fs::create_dir(folder.path("out")).unwrap();
    let folder = folder.with("out/missing.json", "kept");
    run(&[&missing, "--format", "json", "-o", &folder.path("out/")]);
    assert_eq!(folder.read("out/missing.json"), "kept");
    // A longer output is replaced as a whole.
    let folder = folder.with("kept.json", "x".repeat(100_000));
    assert_eq!(run(&[&folder.path("a.csv"), "-o", &kept]).status, 0);
    serde_json::from_str::<serde_json::Value>(&folder.read("kept.json")).unwrap();
}

#[test]
fn a_workbook() {
    let folder = mixed("workbook");
    let out = folder.path("out.xlsx");
    let run = run(&[&folder.path("*.csv"), "--format", "xlsx", "--output", &out]);
    assert_eq!(
        (run.status, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
    let again = common::run(&[&out, "--format", "json"]).json();
    assert_eq!(names(&again), ["甲", "乙"]);
    assert_eq!(
        again["projects"][1]["indicators"][0]["target"]["measures"][0]["value"],
        30
    );
}

#[test]
fn real_tables_in_every_format() {
    let run = run(&["table", TABLES, "--format", "jsonl"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let indicators = |run: &common::Run| {
        let of = |project: &serde_json::Value| project["indicators"].as_array().unwrap().len();
        run.lines().iter().map(of).sum::<usize>()
    };
    assert_eq!(indicators(&run), 52);
    for format in ["rows", "merged", "csv"] {
        let run = common::run(&["table", TABLES, "--format", format]);
        let lines = run.stdout.lines().count();
        assert!(lines > 52, "{format}: {lines}");
    }
    let text = common::run(&["table", TABLES]);
    let summaries = text
        .stdout
        .lines()
        .filter(|line| line.contains(" project") && line.ends_with(" indicators"));
    assert_eq!(summaries.count(), 5);
    assert!(text.stdout.contains(">= 95 %"));
}

#[test]
fn the_same_output_whether_files_are_read_together_or_alone() {
    let folder = Folder::new("together");
    let mut paths = Vec::new();
    for number in 0..40 {
        let name = format!("{number:02}.csv");
        std::fs::write(folder.0.join(&name), table(&format!("项目{number}"))).unwrap();
        paths.push(folder.path(&name));
    }
    // Larger than what is read together.
    let large = format!("大,人数{},≥30人\n", "多".repeat(150));
    let large = "项目名称,三级指标,指标值\n".to_owned() + &large.repeat(2_400);
    std::fs::write(folder.0.join("20-large.csv"), large).unwrap();
    let run = run(&["table", &folder.path(""), "--format", "jsonl"]);
    assert_eq!(run.stderr, "");
    let mut names: Vec<String> = run
        .lines()
        .iter()
        .map(|line| line["name"].as_str().unwrap().to_owned())
        .collect();
    names.dedup();
    let mut expected: Vec<String> = (0..40).map(|number| format!("项目{number}")).collect();
    expected.insert(20, "大".to_owned());
    assert_eq!(names, expected);
}

#[test]
fn options_stand_behind_the_subcommand() {
    let refused = run(&["--output", "x", "value", "90%"]);
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(!Path::new("x").exists());
}

#[test]
fn a_file_is_never_read_and_written_at_once() {
    let folder = Folder::new("both").with("a.csv", table("甲"));
    let file = folder.path("a.csv");
    // Under its own name, and by the name that its output would have in its folder.
    for output in [&file, &folder.path("")] {
        let found = run(&["table", &file, "--output", output, "--format", "csv"]);
        assert_eq!(found.status, 2, "{output}");
        assert!(
            found.stderr.contains("none of the inputs"),
            "{}",
            found.stderr
        );
        assert_eq!(folder.read("a.csv"), table("甲"));
    }
}
