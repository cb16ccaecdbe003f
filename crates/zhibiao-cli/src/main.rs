//! The `zhibiao` command: see `zhibiao --help`.

mod args;
mod chinese;
mod inputs;
mod outputs;
mod overview;
mod printer;
mod progress;
mod report;
mod style;
mod table;
mod text;

use std::io::{self, Write};
use std::process::ExitCode;

use args::{Cli, Command};
use zhibiao::Language;

/// What the exit status tells.
#[derive(Clone, Copy, Default, Debug)]
struct Outcome {
    /// A file or a line could not be read.
    unreadable: bool,
    /// A diagnostic of level error came up.
    errors: bool,
    /// Nothing was done, because the arguments contradict each other.
    refused: bool,
}

fn main() -> ExitCode {
    let (command, common) = Cli::from_arguments();
    let language = common.language();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match command {
        Command::Value(args) => text::run::<text::Value>(&args, language, &mut out),
        Command::Cell(args) => text::run::<text::Cell>(&args, language, &mut out),
        Command::Table(args) => table::run(&args, language, &mut out),
    };
    match done.and_then(|outcome| out.flush().map(|()| outcome)) {
        Ok(outcome) if outcome.refused => ExitCode::from(2),
        Ok(outcome) if outcome.unreadable => ExitCode::from(3),
        Ok(outcome) if outcome.errors && common.strict => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        // Whoever read our output has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // Nothing is left to write to, and dropping the buffer would try again.
            std::mem::forget(out);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let what = match language {
                Language::English => "cannot write the output",
                Language::Chinese => "无法写出结果",
            };
            complain(&format!("{what}: {error}"));
            std::mem::forget(out);
            ExitCode::from(3)
        }
    }
}

/// A message for people, on standard error; a closed standard error is no reason to stop.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "zhibiao: {message}");
}
