//! Developer commands: `cargo xtask <command>`.

mod codegen;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  codegen [--check]   write crates/zhibiao/src/lexicon/generated.rs from crates/zhibiao/lexicon/*.toml;
                      --check only says whether it is up to date
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args[..] {
        ["codegen"] => codegen::write(),
        ["codegen", "--check"] => codegen::check(),
        _ => {
            eprint!("{USAGE}");
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
