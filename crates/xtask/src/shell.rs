//! Running other programs, always from the workspace's root.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The workspace's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds: this program is `<target>/<profile>/xtask`.
pub fn target_dir() -> Result<PathBuf, String> {
    let me = std::env::current_exe()
        .map_err(|error| format!("cannot find xtask's own file: {error}"))?;
    let target = me
        .ancestors()
        .nth(2)
        .ok_or("xtask is not in a target directory")?;
    Ok(target.to_owned())
}

/// A program, to be run in the workspace's root.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// `cargo`, the one that runs us.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(args);
    command
}

/// Runs it with its output shown.
pub fn run(command: &mut Command) -> Result<(), String> {
    let shown = show(command);
    eprintln!("$ {shown}");
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status})")),
        Err(error) => Err(format!("cannot run `{shown}`: {error}")),
    }
}

/// Runs it and returns its standard output; standard error is shown.
pub fn output(command: &mut Command) -> Result<String, String> {
    let shown = show(command);
    let Output { status, stdout, .. } = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run `{shown}`: {error}"))?;
    let text = String::from_utf8(stdout).map_err(|_| format!("`{shown}` wrote no UTF-8"))?;
    if status.success() {
        return Ok(text);
    }
    eprint!("{text}");
    Err(format!("`{shown}` failed ({status})"))
}

/// The command line, for people: the program's name without its folder.
fn show(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
