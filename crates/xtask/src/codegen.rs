//! `cargo xtask codegen`: the lexicon's TOML files become `generated.rs`.
//!
//! `data` reads the files, `sets` turns them into sets of words, `alphabet` numbers the characters and
//! `emit` writes Rust. Every mistake in the data is reported at once, with the file it is in.

mod alphabet;
mod data;
mod emit;
mod sets;
mod shape;
mod width;

use std::fs;

use alphabet::Alphabet;
use data::Lexicon;

use crate::shell::root;
use crate::types;

const TARGET: &str = "crates/zhibiao/src/lexicon/generated.rs";

/// Writes the generated files.
pub fn write() -> Result<(), String> {
    for (target, text) in generated()? {
        let path = root().join(target);
        fs::write(&path, text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}

/// Fails when a generated file is not what [`write`] would write.
pub fn check() -> Result<(), String> {
    for (target, text) in generated()? {
        let current = fs::read_to_string(root().join(target)).unwrap_or_default();
        if text != current {
            return Err(format!(
                "{target} is not what its sources say; run `cargo xtask codegen` and commit the result"
            ));
        }
    }
    Ok(())
}

fn generated() -> Result<[(&'static str, String); 2], String> {
    Ok([(TARGET, generate()?), types::generate()?])
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
