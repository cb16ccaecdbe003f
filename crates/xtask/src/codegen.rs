//! `cargo xtask codegen`: the lexicon's TOML files become `generated.rs`.
//!
//! `data` reads the files, `sets` turns them into sets of words, `alphabet` numbers the characters and
//! `emit` writes Rust. Every mistake in the data is reported at once, with the file it is in.

mod alphabet;
mod data;
mod emit;
mod sets;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use alphabet::Alphabet;
use data::Lexicon;

use crate::shell::root;

const TARGET: &str = "crates/zhibiao/src/lexicon/generated.rs";

/// Writes the generated file.
pub fn write() -> Result<(), String> {
    let text = generate()?;
    let path = root().join(TARGET);
    fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Fails when the generated file is not what [`write`] would write.
pub fn check() -> Result<(), String> {
    let current = fs::read_to_string(root().join(TARGET)).unwrap_or_default();
    if generate()? == current {
        return Ok(());
    }
    Err(format!(
        "{TARGET} is not what the lexicon says; run `cargo xtask codegen` and commit the result"
    ))
}

fn generate() -> Result<String, String> {
    let lexicon = Lexicon::read(&root().join("crates/zhibiao/lexicon"))?;
    let mut errors = Vec::new();
    let sets = sets::resolve(&lexicon, &mut errors);
    let alphabet = Alphabet::new(&lexicon, &sets, &mut errors);
    if errors.is_empty() {
        return format(&emit::file(&lexicon, &sets, &alphabet));
    }
    errors.sort();
    Err(format!(
        "the lexicon contradicts itself:\n  {}",
        errors.join("\n  ")
    ))
}

/// The text as rustfmt leaves it, so that `cargo fmt` has nothing to change.
fn format(source: &str) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("cannot run rustfmt: {error}");
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut stdin = child.stdin.take().ok_or("rustfmt has no standard input")?;
    let source = source.to_owned();
    let feeder = std::thread::spawn(move || stdin.write_all(source.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    feeder
        .join()
        .map_err(|_| "cannot feed rustfmt".to_owned())?
        .map_err(failed)?;
    if !output.status.success() {
        return Err("rustfmt rejects the generated text: a bug in xtask's emit.rs".to_owned());
    }
    String::from_utf8(output.stdout).map_err(|_| "rustfmt wrote no UTF-8".to_owned())
}
