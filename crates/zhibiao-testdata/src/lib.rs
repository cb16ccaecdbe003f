//! Golden vectors: texts and the readings they must have, one set for every language zhibiao is called from.
//!
//! `vectors/*.json` hold the vectors, a line each, and `manifest.json` says how many there must be. Rust,
//! Python and JavaScript read the same files by path and convert the spans, which count bytes, by their own means.
//!
//! ```
//! for file in zhibiao_testdata::files().unwrap() {
//!     for vector in &file.vectors {
//!         assert!(!vector.name.is_empty());
//!     }
//! }
//! ```

mod manifest;
mod reading;
mod vector;

pub use manifest::{Entry as ManifestEntry, Manifest, manifest};
pub use reading::Reading;
pub use vector::{Columns, Entry, Input, Remark, Span, Vector};

use std::io;
use std::path::{Path, PathBuf};

/// Where the vectors are.
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// One file of vectors on one theme.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name: `comparators.json`.
    pub name: String,
    /// Its vectors, in order.
    pub vectors: Vec<Vector>,
}

impl File {
    /// Reads one file.
    ///
    /// # Errors
    /// When it cannot be read or is not an array of vectors.
    pub fn read(path: &Path) -> io::Result<File> {
        let text = std::fs::read_to_string(path)?;
        let vectors = serde_json::from_str(&text)
            .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        let name = path.file_name().unwrap_or_default();
        Ok(File {
            name: name.to_string_lossy().into_owned(),
            vectors,
        })
    }

    /// The file's text: an array with a vector a line.
    pub fn text(&self) -> String {
        let lines = self
            .vectors
            .iter()
            .map(|vector| serde_json::to_string(vector).expect("strings and numbers only"));
        format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"))
    }

    /// Writes the file back to [`directory`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self) -> io::Result<()> {
        std::fs::write(directory().join(&self.name), self.text())
    }
}

/// All files, by name.
///
/// # Errors
/// When one cannot be read.
pub fn files() -> io::Result<Vec<File>> {
    let entries = std::fs::read_dir(directory())?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(|entry| entry.path()).collect();
    paths.sort();
    let json = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "json"));
    json.map(|path| File::read(path)).collect()
}
