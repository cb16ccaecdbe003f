//! Help, and wrong usage, in both languages.

#[allow(dead_code, reason = "what is printed is no JSON here")]
mod common;
use common::{command, feed, run};

const WRONG: &[&[&str]] = &[
    &[],
    &["table"],
    &["表.tsv", "--format", "xml"],
    &["--nonsense"],
    &["value", "--format", "csv", "5"],
    &["value", "--input", "xml"],
    &["value", "--format"],
    &["value", "--strict=5"],
    &["cell", "--nonsense"],
    &["cell", "--input", "jsonl", "--input", "lines"],
    &["--format", "json", "value", "5"],
];

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in WRONG {
        let run = run(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(
            run.stderr.starts_with("error: ") || run.stderr.contains("Usage: "),
            "{arguments:?}: {}",
            run.stderr
        );
    }
}

#[test]
fn wrong_usage_is_told_of_in_chinese() {
    for arguments in WRONG {
        let mut command = command(arguments);
        command.env("LANG", "zh_CN.UTF-8");
        let run = feed(command, b"");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        // Without any arguments the help is shown.
        let begins = if arguments.is_empty() {
            "读取"
        } else {
            "错误："
        };
        assert!(
            run.stderr.starts_with(begins),
            "{arguments:?}: {}",
            run.stderr
        );
        assert!(
            run.stderr.contains("用法："),
            "{arguments:?}: {}",
            run.stderr
        );
        assert!(!run.stderr.contains("Usage"), "{}", run.stderr);
    }
    let wrong = run(&["--lang=zh", "value", "--format", "csv", "5"]);
    let first = "错误：“--format <FORMAT>”应为 text、json、jsonl 之一，实为“csv”\n";
    assert!(wrong.stderr.starts_with(first), "{}", wrong.stderr);
}

#[test]
fn help_comes_in_both_languages() {
    let help = run(&["--help"]);
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("Usage:") && help.stdout.contains("Exit status:"));
    let help = run(&["--lang", "zh", "table", "--help"]);
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("用法：") && help.stdout.contains("便于阅读的报告"));
    assert!(run(&["--version"]).stdout.starts_with("zhibiao "));
}
