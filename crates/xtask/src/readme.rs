//! README.md and README.zh-CN.md are true, and say the same.
//!
//! What is checked is marked in the text, invisibly where it is rendered:
//!
//! - a block of code fenced as `sh run` is run from the workspace's root;
//! - a block fenced as `text output` (or `json output`) behind it lists lines of its output, in order;
//! - a table below `<!-- checked: readings -->` is read by the command, see [`readings`];
//! - a table below `<!-- checked: codes -->` lists all diagnostics, see [`codes`];
//! - blocks fenced as `rust` are doctests of this crate, see `lib.rs`.

mod codes;
mod commands;
mod facts;
mod reader;
mod readings;

use std::fs;

use crate::built;
use crate::markdown::{self, Row};
use crate::shell::root;

const FILES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// Readings shown, at least: a table that lost its mark would pass otherwise.
const FEWEST_READINGS: usize = 20;

/// Checks the tables of both files.
pub fn tables() -> Result<(), String> {
    built::programs()?;
    same()?;
    for file in FILES {
        let text = read(file)?;
        let shown = markdown::rows(&text, "readings");
        if shown.len() < FEWEST_READINGS {
            return Err(format!(
                "{file} has {} checked readings, expected at least {FEWEST_READINGS}",
                shown.len()
            ));
        }
        let mut wrong = readings::check(&shown)?;
        let listed = markdown::rows(&text, "codes");
        wrong.extend(codes::check(&listed)?);
        if !wrong.is_empty() {
            let lines: Vec<String> = wrong
                .iter()
                .map(|(line, why)| format!("{file}:{line}: {why}"))
                .collect();
            return Err(format!(
                "{} rows are wrong:\n  {}",
                lines.len(),
                lines.join("\n  ")
            ));
        }
        eprintln!(
            "{file}: {} readings and {} diagnostics are as it says",
            shown.len(),
            listed.len()
        );
    }
    Ok(())
}

/// Runs the commands; both files have the same ones, so those of the first are run.
pub fn commands() -> Result<(), String> {
    built::programs()?;
    same()?;
    commands::run_all(FILES[0], &read(FILES[0])?)
}

/// Whether commands, code and tables are the same in both languages.
fn same() -> Result<(), String> {
    let [english, chinese] = [read(FILES[0])?, read(FILES[1])?];
    let fences = |text| {
        let all = markdown::fences(text).into_iter();
        all.map(|fence| (fence.info, fence.text))
            .collect::<Vec<_>>()
    };
    let differ = |what: &str| Err(format!("{what} of {} and {} differ", FILES[0], FILES[1]));
    let pairs = fences(&english).into_iter().zip(fences(&chinese));
    for ((info, ours), (_, theirs)) in pairs {
        if ours != theirs {
            return differ(&format!(
                "blocks of code (`{info}`: {:?})",
                ours.lines().next().unwrap_or_default()
            ));
        }
    }
    if fences(&english).len() != fences(&chinese).len() {
        return differ("the numbers of blocks of code");
    }
    for name in ["readings", "codes"] {
        let code = |text| {
            markdown::rows(text, name)
                .into_iter()
                .map(|row: Row| row.code)
                .collect::<Vec<_>>()
        };
        if code(&english) != code(&chinese) {
            return differ(&format!("the tables of {name}"));
        }
    }
    Ok(())
}

fn read(file: &str) -> Result<String, String> {
    fs::read_to_string(root().join(file)).map_err(|error| format!("cannot read {file}: {error}"))
}
