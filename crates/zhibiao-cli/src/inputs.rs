//! Which files the arguments mean: files, folders and patterns.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use zhibiao::Language;

/// Endings of files that may hold a table; of a folder only these are read. What they hold decides how.
const ENDINGS: [&str; 12] = [
    "tsv", "csv", "txt", "tab", "htm", "html", "xlsx", "xlsm", "xls", "et", "ods", "docx",
];
/// Folders inside folders at most.
const DEPTH: usize = 64;

/// The files to read, in order, and the arguments that mean none.
pub struct Inputs {
    pub files: Vec<PathBuf>,
    /// What is wrong with an argument.
    pub problems: Vec<String>,
    /// Whether an argument stood for several files.
    pub several: bool,
}

impl Inputs {
    /// Files stay in the order of the arguments, those of a folder or a pattern by name; none is read twice.
    pub fn find(arguments: &[PathBuf], language: Language) -> Inputs {
        let mut inputs = Inputs {
            files: Vec::new(),
            problems: Vec::new(),
            several: arguments.len() > 1,
        };
        let mut seen = BTreeSet::new();
        for argument in arguments {
            for file in inputs.of_argument(argument, language) {
                if seen.insert(file.clone()) {
                    inputs.files.push(file);
                }
            }
        }
        inputs
    }

    fn of_argument(&mut self, argument: &Path, language: Language) -> Vec<PathBuf> {
        if argument.is_dir() {
            self.several = true;
            let mut files = Vec::new();
            if let Err(error) = walk(argument, 0, &mut files) {
                self.problems
                    .push(format!("{}: {error}", argument.display()));
            }
            return match files.is_empty() {
                true => self.nothing(argument, language),
                false => files,
            };
        }
        // A file whose name looks like a pattern is that file; what is neither is reported when it is opened.
        let pattern = argument.to_string_lossy();
        if argument.as_os_str() == "-" || argument.exists() || !pattern.contains(['*', '?', '[']) {
            return vec![argument.to_owned()];
        }
        self.several = true;
        let options = glob::MatchOptions {
            require_literal_leading_dot: true,
            ..glob::MatchOptions::new()
        };
        let found = match glob::glob_with(&pattern, options) {
            Ok(found) => found,
            Err(error) => {
                let detail = error.msg;
                self.problems.push(match language {
                    Language::English => format!("{pattern}: expected a file or a pattern, found neither: {detail}; check the path, or write [[] for a bracket"),
                    Language::Chinese => format!("{pattern}：应为文件或通配符，两者皆非：{detail}；请检查路径，方括号本身写作[[]"),
                });
                return Vec::new();
            }
        };
        let files: Vec<PathBuf> = found.flatten().filter(|path| path.is_file()).collect();
        match files.is_empty() {
            true => self.nothing(argument, language),
            false => files,
        }
    }

    fn nothing(&mut self, argument: &Path, language: Language) -> Vec<PathBuf> {
        let place = argument.display();
        let endings = ENDINGS.join(" ");
        self.problems.push(match language {
            Language::English => format!("{place}: expected files of tables ({endings}), found none; check the path or the pattern"),
            Language::Chinese => format!("{place}：应有表格文件（{endings}），未找到；请检查路径或通配符"),
        });
        Vec::new()
    }
}

/// The tables of a folder and of those in it, by name; hidden files and links to folders are left out.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        // `~$` is what Office leaves beside a file that is open.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() && depth < DEPTH {
            walk(&path, depth + 1, files)?;
        } else if !kind.is_dir() && is_table(&path) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn is_table(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
}
