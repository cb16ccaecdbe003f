//! The commands that the README tells its reader to type.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use crate::built;
use crate::markdown::{self, Fence};
use crate::shell::{output, program};

/// Commands shown, at least: a block that lost its mark would pass otherwise.
const FEWEST: usize = 5;

/// Runs each block fenced as `sh run` and compares what it prints with the blocks fenced as `… output` behind it.
pub fn run_all(file: &str, text: &str) -> Result<(), String> {
    let mut printed = None;
    let mut count = 0;
    for fence in markdown::fences(text) {
        let place = format!("{file}:{}", fence.line);
        if fence.info == "sh run" {
            count += 1;
            printed = Some(shell(&fence).map_err(|error| format!("{place}: {error}"))?);
        } else if fence.info.ends_with(" output") {
            let printed = printed
                .as_deref()
                .ok_or(format!("{place}: output, but no command before it"))?;
            missing_line(printed, &fence.text).map_or(Ok(()), |line| {
                Err(format!(
                    "{place}: the command does not print this line, or not here: {line:?}"
                ))
            })?;
        }
    }
    if count < FEWEST {
        return Err(format!(
            "{file} has {count} commands marked `sh run`, expected at least {FEWEST}"
        ));
    }
    eprintln!("{file}: {count} blocks of commands work as it says");
    Ok(())
}

/// Runs a block with the built command on the path; its output is shown and returned.
fn shell(fence: &Fence) -> Result<String, String> {
    for line in fence.text.lines() {
        eprintln!("$ {line}");
    }
    let mut command: Command = program("sh");
    command.args(["-e", "-c", &fence.text]).env("PATH", path()?);
    // Messages are compared, so they must not follow the language of whoever runs the test.
    command.env("LC_ALL", "C.UTF-8");
    let printed =
        output(&mut command).map_err(|error| format!("{error}; a POSIX shell `sh` is needed"))?;
    show(&printed);
    Ok(printed)
}

fn path() -> Result<OsString, String> {
    let command = built::path(built::COMMAND)?;
    let own = command.parent().map(std::path::Path::to_owned);
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&rest)))
        .map_err(|error| error.to_string())
}

/// The output, or its first and last lines where it is long.
fn show(printed: &str) {
    let lines: Vec<&str> = printed.lines().collect();
    let cut = lines.len() > 24;
    let (head, tail) = if cut {
        (8, lines.len() - 12)
    } else {
        (lines.len(), lines.len())
    };
    for line in &lines[..head] {
        eprintln!("{line}");
    }
    if cut {
        eprintln!("… {} lines …", tail - head);
    }
    for line in &lines[tail..] {
        eprintln!("{line}");
    }
}

/// The first line that is expected but not printed after those before it; `…` stands for any lines.
fn missing_line<'a>(printed: &str, expected: &'a str) -> Option<&'a str> {
    let mut lines = printed.lines().map(str::trim_end);
    let wanted = expected
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && *line != "…");
    wanted
        .into_iter()
        .find(|want| !lines.any(|line| line == *want))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_in_order() {
        let printed = "a\nb  \nc\nd\n";
        assert_eq!(missing_line(printed, "a\n…\nc\n"), None);
        assert_eq!(missing_line(printed, "b\n\nd\n"), None);
        assert_eq!(missing_line(printed, "c\nb\n"), Some("b"));
        assert_eq!(missing_line(printed, "a\nx\n"), Some("x"));
    }
}
