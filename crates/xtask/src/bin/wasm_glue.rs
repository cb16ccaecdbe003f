//! `wasm-glue IN.wasm FOLDER`: writes the JavaScript beside a wasm module that wasm-bindgen built.
//!
//! A program of its own, behind a feature, so that nobody else waits for its dependencies.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder] = &args[..] else {
        eprintln!("usage: wasm-glue IN.wasm FOLDER");
        return ExitCode::from(2);
    };
    match write(input, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(input: &str, folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false);
    bindgen.web(true)?.generate(folder)?;
    without_dispose(Path::new(folder))
}

/// Takes `Symbol.dispose` out of the types: those who compile for an older library would stumble over it.
fn without_dispose(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".d.ts") {
            let text = fs::read_to_string(&path)?;
            let kept = text
                .lines()
                .filter(|line| !line.contains("[Symbol.dispose]"));
            fs::write(
                &path,
                kept.map(|line| format!("{line}\n")).collect::<String>(),
            )?;
        }
    }
    Ok(())
}
