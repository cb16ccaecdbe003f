//! How many vectors there must be, so that no runner can skip any unseen.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// `manifest.json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// One entry for each file of the directory, by name.
    pub files: Vec<Entry>,
    /// The sum of the counts.
    pub total: usize,
}

/// What the manifest says about one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file's name.
    pub file: String,
    /// What its vectors are about.
    pub about: String,
    /// How many vectors it has.
    pub count: usize,
}

/// Reads `manifest.json`.
///
/// # Errors
/// When it cannot be read.
pub fn manifest() -> io::Result<Manifest> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("manifest.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}
