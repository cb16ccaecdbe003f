//! Writes into the vectors what the library reads now; `git diff` then shows what that would change.
//!
//! ```text
//! cargo run -p zhibiao-testdata --example accept                all vectors
//! cargo run -p zhibiao-testdata --example accept -- dates ...   those whose name contains one of the words
//! ```
//!
//! Names, inputs, notes and the order stay as they are. Review every line of the diff: accepting a reading makes
//! it the law in three languages.

use std::process::ExitCode;

use zhibiao_testdata::{Reading, files};

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    match accept(&wanted) {
        Ok(changed) => {
            println!("{changed} vectors changed; review them with `git diff`");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn accept(wanted: &[String]) -> std::io::Result<usize> {
    let mut changed = 0;
    for mut file in files()? {
        let before = changed;
        for vector in &mut file.vectors {
            if !wanted.is_empty() && !wanted.iter().any(|word| vector.name.contains(word)) {
                continue;
            }
            let now = Reading::of(vector);
            if now.value.get() != vector.value.get() || now.diagnostics != vector.diagnostics {
                println!("{}: {:?}", vector.name, vector.input.text());
                vector.value = now.value;
                vector.diagnostics = now.diagnostics;
                changed += 1;
            }
        }
        if changed > before {
            file.write()?;
        }
    }
    Ok(changed)
}
