//! Texts through the built command, as a user runs it.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::built;
use crate::shell::program;

/// Reads target values: texts as they stand, or objects with the columns of a grid.
pub fn values(inputs: &[&str]) -> Result<Vec<Value>, String> {
    let object = |text: &&str| match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Value::Object(fields),
        _ => json!({ "value": text }),
    };
    read("value", inputs.iter().map(object))
}

/// Reads cells of indicators.
pub fn cells(inputs: &[&str]) -> Result<Vec<Value>, String> {
    read("cell", inputs.iter().map(|text| json!({ "text": text })))
}

fn read(entry: &str, inputs: impl Iterator<Item = Value>) -> Result<Vec<Value>, String> {
    let lines: Vec<String> = inputs.map(|input| input.to_string()).collect();
    let failed = |error: std::io::Error| format!("cannot run `zhibiao {entry}`: {error}");
    let mut child = program(&built::path(built::COMMAND)?.to_string_lossy())
        .args([entry, "--input", "jsonl", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut stdin = child
        .stdin
        .take()
        .ok_or("the command has no standard input")?;
    let input = lines.join("\n") + "\n";
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    feeder
        .join()
        .map_err(|_| "cannot feed the command".to_owned())?
        .map_err(failed)?;
    let text = String::from_utf8(output.stdout).map_err(|_| "the command wrote no UTF-8")?;
    let parsed: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
    let parsed = parsed.map_err(|error| format!("`zhibiao {entry}` wrote no JSON: {error}"))?;
    if parsed.len() == lines.len() {
        return Ok(parsed);
    }
    Err(format!(
        "`zhibiao {entry}` answered {} of {} lines",
        parsed.len(),
        lines.len()
    ))
}
