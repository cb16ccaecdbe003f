//! Where output goes: a file for all, or a folder with one for each.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Whether `--output` names a folder: one that is there, or a name that ends in a separator.
pub fn is_folder(path: &Path) -> bool {
    let text = path.to_string_lossy();
    path.is_dir() || text.ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// A file for output that is opened at once, so that an error comes early, and emptied when something is written: where
/// no input could be read, what it held before stays.
pub struct Output {
    file: File,
    path: PathBuf,
    new: bool,
    begun: bool,
}

impl Output {
    /// Opens a file for writing; the error says which.
    pub fn open(path: &Path) -> io::Result<BufWriter<Output>> {
        let new = !path.exists();
        let mut options = File::options();
        let file = options.write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        })?;
        Ok(BufWriter::new(Output {
            file,
            path: path.to_owned(),
            new,
            begun: false,
        }))
    }

    /// Writes what is left.
    pub fn close(mut buffer: BufWriter<Output>) -> io::Result<()> {
        buffer.get_mut().begin()?;
        buffer.flush()
    }

    /// Leaves a file as it was that nothing was written to yet, and nothing of another.
    pub fn abandon(buffer: BufWriter<Output>) {
        let (output, _unwritten) = buffer.into_parts();
        if output.new || output.begun {
            let _ = std::fs::remove_file(&output.path);
        }
    }

    /// Whether anything was written.
    pub fn begun(&self) -> bool {
        self.begun
    }

    fn begin(&mut self) -> io::Result<()> {
        // Pipes and devices have no length.
        if !self.begun && self.file.metadata()?.is_file() {
            self.file.set_len(0)?;
        }
        self.begun = true;
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begin()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A name for each file's output, with an ending such as `csv`; those that would be the same are numbered.
pub fn names(files: &[PathBuf], folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut taken = HashSet::new();
    let name = |file: &PathBuf| {
        let stem = match file.as_os_str() == "-" {
            true => "stdin".into(),
            false => file.file_stem().unwrap_or_default().to_string_lossy(),
        };
        let mut name = format!("{stem}.{ending}");
        let mut number = 2;
        // File systems may not tell upper case from lower.
        while !taken.insert(name.to_lowercase()) {
            name = format!("{stem}-{number}.{ending}");
            number += 1;
        }
        folder.join(name)
    };
    files.iter().map(name).collect()
}

/// The file that is to be read and written at once, if there is one: writing comes first and would empty it.
pub fn clash<'f>(files: &'f [PathBuf], targets: &[PathBuf]) -> Option<&'f PathBuf> {
    let canonical = |path: &PathBuf| std::fs::canonicalize(path).ok();
    let written: HashSet<PathBuf> = targets.iter().filter_map(canonical).collect();
    let mut read = files.iter();
    match written.is_empty() {
        true => None,
        false => read.find(|file| canonical(file).is_some_and(|path| written.contains(&path))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_never_the_same() {
        let files = ["a/x.csv", "b/x.tsv", "X.html", "-", "x-2.csv"].map(PathBuf::from);
        let names = names(&files, Path::new("out"), "rows.csv");
        let expected = [
            "x.rows.csv",
            "x-2.rows.csv",
            "X-3.rows.csv",
            "stdin.rows.csv",
            "x-2-2.rows.csv",
        ];
        assert_eq!(names, expected.map(|name| Path::new("out").join(name)));
    }
}
