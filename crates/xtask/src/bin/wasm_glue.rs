//! `wasm-glue IN.wasm FOLDER`: writes the JavaScript beside a wasm module that wasm-bindgen built.
//!
//! A program of its own, behind a feature, so that nobody else waits for its dependencies.
//!
//! Functions that only say why the module gives up are emptied on the way: there is nobody to say it to (standard error
//! goes nowhere in a browser), and what a caller sees is the same `RuntimeError` from the same place. wasm-opt drops then
//! what they were told.

#[path = "wasm_glue/places.rs"]
mod places;
#[path = "wasm_glue/unsaid.rs"]
mod unsaid;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use walrus::{FunctionBuilder, FunctionKind, Module, ValType};
use wasm_bindgen_cli_support::Bindgen;

/// How their names end, as the compiler spells names: with their lengths. None of them returns but `Debug`, which nearly only
/// they ask.
const LAST_WORDS: [&str; 19] = [
    "5Debug3fmt",
    "fmt..Debug$GT$3fmt",
    "9panicking5panic",
    "9panicking9panic_fmt",
    "9panicking13panic_display",
    "9panicking18panic_bounds_check",
    "9panicking13assert_failed",
    "9panicking19assert_failed_inner",
    "11panic_const",
    "16slice_error_fail",
    "16slice_index_fail",
    "13expect_failed",
    "13unwrap_failed",
    "22panic_already_borrowed",
    "30panic_already_mutably_borrowed",
    "22panic_on_ord_violation",
    "14panic_poisoned",
    "12handle_error",
    "18handle_alloc_error",
];

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
    let bytes = fs::read(input)?;
    let mut module = Module::from_buffer(&bytes)?;
    silence(&mut module);
    unsaid::forget(&mut module, &bytes, is_last)?;
    places::forget(&mut module);
    let name = Path::new(input).file_stem().unwrap_or_default();
    let mut bindgen = Bindgen::new();
    bindgen
        .input_module(&name.to_string_lossy(), module)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false);
    bindgen.web(true)?.generate(folder)?;
    without_dispose(Path::new(folder))
}

/// Whether a function is one of [`LAST_WORDS`].
fn is_last(name: &str) -> bool {
    LAST_WORDS.iter().any(|word| name.contains(word))
}

/// Makes [`LAST_WORDS`] give up at once. `Debug` says nothing and goes on: libraries ask it for messages about what they could
/// not read, and a damaged file is an error, not the module's end.
fn silence(module: &mut Module) {
    let named = module.funcs.iter_local();
    let named = named.filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_last));
    let found: Vec<_> = named
        .map(|(id, body)| {
            let name = module.funcs.get(id).name.as_deref();
            let debug = name.is_some_and(|name| name.contains("Debug"));
            (id, debug, body.ty(), body.args.clone())
        })
        .collect();
    for (id, debug, of, args) in found {
        let (params, results) = module.types.params_results(of);
        let (params, results) = (params.to_vec(), results.to_vec());
        {
            let mut body = FunctionBuilder::new(&mut module.types, &params, &results);
            match debug && results == [ValType::I32] {
                true => drop(body.func_body().i32_const(0)),
                false => drop(body.func_body().unreachable()),
            }
            module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(args));
        }
    }
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
