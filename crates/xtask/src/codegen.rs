//! `cargo xtask codegen`: the lexicon's TOML files become `generated.rs`.
//!
//! `data` reads the files, `sets` turns them into sets of words, `alphabet` numbers the characters and
//! `emit` writes Rust. Every mistake in the data is reported at once, with the file it is in.

mod alphabet;
mod data;
mod emit;
mod sets;
mod trie;

use std::fs;

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
        return Ok(emit::file(&lexicon, &sets, &alphabet));
    }
    errors.sort();
    Err(format!(
        "the lexicon contradicts itself:\n  {}",
        errors.join("\n  ")
    ))
}
