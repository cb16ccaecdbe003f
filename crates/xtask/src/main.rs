//! Developer commands: `cargo xtask <command>`.

mod beside;
mod built;
mod codegen;
mod markdown;
mod python;
mod readme;
mod shell;
mod step;
mod steps;
mod types;
mod versions;
mod web;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  test [--keep-going] [STEP…]
                      every test there is, in two rows side by side, or the steps named, one after
                      the other; a row stops at the first that fails
  check               the quick ones: generated tables, versions, formatting, clippy
  codegen [--check]   write crates/zhibiao/src/lexicon/generated.rs from crates/zhibiao/lexicon/*.toml;
                      --check only says whether it is up to date
  web [--serve]       build the page of examples/web, and serve it on this machine (PORT, or 8080)
  web bench           bulk reading in node against regular expressions; needs `test web-package` first
  sync                copy the licences into the crates that are published
  bench [ARG…]        throughput; arguments go to the bench, see benches/README.md
";

fn usage() -> String {
    format!("{USAGE}\nsteps of test:\n{}", steps::STEPS.list())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args[..] {
        ["test", ref rest @ ..] => steps::STEPS.run(rest),
        ["check"] => step::run(steps::QUICK, false),
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        ["web"] => web::page::command(false),
        ["web", "bench"] => web::bench(),
        ["web", "--serve"] => web::page::command(true),
        ["sync"] => steps::copy_licences(),
        ["bench", ref rest @ ..] => steps::bench(rest),
        [] | ["help" | "-h" | "--help"] => {
            print!("{}", usage());
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("error: no command `{}`\n\n{}", args.join(" "), usage());
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
