//! Every vector comes out to the letter, and none is left out.

use std::collections::{BTreeMap, BTreeSet};

use zhibiao::Code;
use zhibiao_testdata::{Entry, File, Input, Reading, Vector, files, manifest};

/// Failures shown in full; more would bury them.
const SHOWN: usize = 12;

#[test]
fn every_vector_comes_out_to_the_letter() {
    let files = files().unwrap();
    let mut run = 0;
    let mut failures = Vec::new();
    for vector in files.iter().flat_map(|file| &file.vectors) {
        let now = Reading::of(vector);
        run += 1;
        if now.value.get() != vector.value.get() || now.diagnostics != vector.diagnostics {
            failures.push(describe(vector, &now));
        }
    }
    // A loop that skips a vector must fail here, whatever the manifest's own test says.
    assert_eq!(run, manifest().unwrap().total, "vectors run");
    assert!(
        failures.is_empty(),
        "{} of {run} vectors came out otherwise; the first ones:\n{}\n\
         If the new readings are right: cargo run -p zhibiao-testdata --example accept, and review the diff.",
        failures.len(),
        failures[..failures.len().min(SHOWN)].join("\n"),
    );
}

/// Name, input and the lines of JSON that differ, `-` wanted, `+` found.
fn describe(vector: &Vector, now: &Reading) -> String {
    let note = vector.note.as_deref().unwrap_or("");
    let lines = |value: &str, diagnostics: &[_]| {
        let value: serde_json::Value = serde_json::from_str(value).unwrap();
        let mut text = serde_json::to_string_pretty(&value).unwrap();
        text.push_str(&format!(
            "\n{}",
            serde_json::to_string(diagnostics).unwrap()
        ));
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let wanted = lines(vector.value.get(), &vector.diagnostics);
    let found = lines(now.value.get(), &now.diagnostics);
    let mut text = format!("{} {:?} {note}\n", vector.name, vector.input);
    text.push_str(&difference(&wanted, &found));
    if wanted == found {
        text.push_str("  the same but for the order of fields or the spelling of a number:\n");
        text.push_str(&format!("- {}\n+ {}\n", vector.value, now.value));
    }
    text
}

/// What stands between the common head and the common tail.
fn difference(wanted: &[String], found: &[String]) -> String {
    let head = wanted.iter().zip(found).take_while(|(a, b)| a == b).count();
    let (wanted, found) = (&wanted[head..], &found[head..]);
    let tails = wanted.iter().rev().zip(found.iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let mark = |sign: char, lines: &[String]| -> String {
        let lines = &lines[..lines.len() - tail];
        lines
            .iter()
            .map(|line| format!("{sign} {line}\n"))
            .collect()
    };
    mark('-', wanted) + &mark('+', found)
}

#[test]
fn the_manifest_counts_every_file() {
    let manifest = manifest().unwrap();
    let files = files().unwrap();
    let counts = |file: &File| (file.name.clone(), file.vectors.len());
    let listed = manifest
        .files
        .iter()
        .map(|entry| (entry.file.clone(), entry.count));
    assert_eq!(
        listed.collect::<Vec<_>>(),
        files.iter().map(counts).collect::<Vec<_>>()
    );
    let total: usize = manifest.files.iter().map(|entry| entry.count).sum();
    assert_eq!(manifest.total, total);
    assert!(total >= 2500, "{total} vectors");
    assert!(manifest.files.iter().all(|entry| !entry.about.is_empty()));
}

#[test]
fn names_and_inputs_are_unique() {
    let mut names = BTreeSet::new();
    let mut inputs = BTreeMap::new();
    for vector in files().unwrap().into_iter().flat_map(|file| file.vectors) {
        assert!(names.insert(vector.name.clone()), "{} twice", vector.name);
        let key = (format!("{:?}", vector.entry), format!("{:?}", vector.input));
        // The real table repeats itself, and all of it is here.
        if !vector.name.starts_with("hp-") {
            let other = inputs.insert(key, vector.name.clone());
            assert_eq!(other, None, "the same input as {}", vector.name);
        }
        let columns = matches!(vector.input, Input::Columns(_));
        assert_eq!(columns, vector.entry == Entry::Field, "{}", vector.name);
    }
}

#[test]
fn files_are_as_accept_would_write_them() {
    for file in files().unwrap() {
        let path = zhibiao_testdata::directory().join(&file.name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text == file.text(), "{}: run accept", file.name);
    }
}

#[test]
fn every_code_has_a_vector() {
    // A vector of 4 GiB would make a poor file.
    let exempt = Code::TextTooLong;
    let files = files().unwrap();
    let remarks = files
        .iter()
        .flat_map(|file| &file.vectors)
        .flat_map(|v| &v.diagnostics);
    let seen: BTreeSet<&str> = remarks.map(|remark| remark.code.as_str()).collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| **code != exempt && !seen.contains(code.as_str()))
        .map(|code| code.as_str())
        .collect();
    assert_eq!(missing, [""; 0], "codes without a vector");
}

#[test]
fn there_are_negatives_enough() {
    let files = files().unwrap();
    let named = |file: &&File| file.name == "negatives.json";
    let negatives = &files.iter().find(named).unwrap().vectors;
    assert!(negatives.len() >= 120, "{} negatives", negatives.len());
    for vector in negatives {
        let value = vector.value.get();
        assert!(
            value.contains(r#""measures":[]"#),
            "{} holds a measure",
            vector.name
        );
    }
}
