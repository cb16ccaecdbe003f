//! The npm package: built, packed, and tested as those who install it get it.
//!
//! `target/web/` holds what comes out: `package/` with the tarball, `consumer/` with a project that installed it.

mod made_for;
mod order;
pub mod page;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::built;
use crate::shell::{cargo, output, program, root, run, target_dir};
use made_for::For;
pub use tools::wasm_target;

pub const WASM: &str = "wasm32-unknown-unknown";

const CRATE: &str = "zhibiao-wasm";

/// Bytes of the module that everybody loads, after gzip, at most. It is meant to come down to 200 kB; this is where it
/// has come, and what strays into it is noticed. Most of it is the grammar's code, then words, then the code of tables.
const LARGEST_MODULE: usize = 428_000;

/// Of the module that everybody loads, and of the one for files that a browser cannot read itself.
const FEATURES: [&str; 2] = ["", "files"];

fn package() -> PathBuf {
    root().join("bindings/wasm")
}

fn out() -> Result<PathBuf, String> {
    Ok(target_dir()?.join("web"))
}

/// A program run in a folder other than the root.
fn within(folder: &Path, name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).args(args);
    command
}

/// A tool of the package's own `node_modules`.
fn tool(folder: &Path, script: &str, args: &[&str]) -> Command {
    let mut command = within(folder, "node", &[]);
    command
        .arg(package().join("node_modules").join(script))
        .args(args);
    command
}

/// Builds the package and packs it as it would be published.
pub fn build() -> Result<(), String> {
    tools::wasm_target()?;
    tools::node_modules(&package())?;
    for features in FEATURES {
        let clippy = [
            "clippy",
            "-p",
            CRATE,
            "--target",
            WASM,
            "--features",
            For::Pages.features(),
            "--features",
            features,
        ];
        run(cargo(&clippy).args(["--", "-D", "warnings"]))?;
    }
    modules()?;
    size()?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &package().join(name))?;
    }
    install()
}

/// Builds all modules, those for pages in a folder each with the same scripts around it.
fn modules() -> Result<(), String> {
    let dist = package().join("dist");
    let files = dist.join("files");
    let node = out()?.join("node");
    let _ = fs::remove_dir_all(&dist);
    // A module is optimized as a whole, which keeps one core busy.
    std::thread::scope(|scope| {
        let mut finishing = vec![scope.spawn(|| {
            compiled("", For::Node, &node)?;
            finished("", For::Node, &node)
        })];
        // Both for pages are one file of cargo's, so the second is compiled when the first one's glue is written.
        for (features, folder) in FEATURES.iter().zip([&dist, &files]) {
            compiled(features, For::Pages, folder)?;
            finishing.push(scope.spawn(move || finished(features, For::Pages, folder)));
        }
        finishing.into_iter().try_for_each(|thread| {
            let done = thread.join();
            done.map_err(|_| "a module was not built".to_owned())?
        })
    })?;
    run(&mut tool(&package(), "typescript/bin/tsc", &["-p", "."]))?;
    // The scripts find the module beside them.
    let entries =
        fs::read_dir(&dist).map_err(|error| format!("cannot read {}: {error}", dist.display()))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let target = files.join(path.file_name().unwrap_or_default());
        if path.is_file() && !target.exists() {
            copy(&path, &target)?;
        }
    }
    // The same interface, so the scripts around it are the same, too.
    copy(&node.join(MODULE), &dist.join("zhibiao_wasm_node.wasm"))
}

/// What wasm-bindgen calls the module.
const MODULE: &str = "zhibiao_wasm_bg.wasm";

/// Compiles the crate to a module, and writes its glue.
fn compiled(features: &str, made_for: For, folder: &Path) -> Result<(), String> {
    let build = [
        "build",
        "-p",
        CRATE,
        "--target",
        WASM,
        "--profile",
        made_for.profile(),
        "--features",
        made_for.features(),
        "--features",
        features,
    ];
    let flags = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
    run(cargo(&build).env(flags, made_for.rust_flags()))?;
    run(&mut cargo(&[
        "build",
        "-p",
        "xtask",
        "--bin",
        "wasm-glue",
        "--features",
        "glue",
    ]))?;
    let built = target_dir()?.join(WASM).join(made_for.profile());
    let built = built.join("zhibiao_wasm.wasm");
    let glue = target_dir()?.join("debug/wasm-glue");
    run(Command::new(glue)
        .arg(built)
        .arg(folder)
        .current_dir(root()))
}

/// Makes the module smaller or quicker.
fn finished(features: &str, made_for: For, folder: &Path) -> Result<(), String> {
    let module = folder.join(MODULE);
    optimize(&module, made_for.passes(features))?;
    match made_for {
        For::Pages => ordered(&module),
        For::Node => Ok(()),
    }
}

fn optimize(module: &Path, passes: &[&str]) -> Result<(), String> {
    let module = module.to_string_lossy();
    let files = [&*module, "-o", &*module];
    let args = [passes, &files].concat();
    run(&mut tool(&package(), "binaryen/bin/wasm-opt", &args))
}

/// Puts functions that are alike side by side.
fn ordered(module: &Path) -> Result<(), String> {
    let bytes =
        fs::read(module).map_err(|error| format!("cannot read {}: {error}", module.display()))?;
    let named = order::named(&bytes).ok_or_else(|| format!("{} is no module", module.display()))?;
    fs::write(module, named)
        .map_err(|error| format!("cannot write {}: {error}", module.display()))?;
    optimize(
        module,
        &[
            "--reorder-functions-by-name",
            "--generate-stack-ir",
            "--optimize-stack-ir",
            "--strip-debug",
            "--strip-target-features",
        ],
    )
}

/// Packs the package and installs the tarball in a project of its own.
fn install() -> Result<(), String> {
    let (packed, consumer) = (out()?.join("package"), out()?.join("consumer"));
    for folder in [&packed, &consumer] {
        let _ = fs::remove_dir_all(folder);
        make(folder)?;
    }
    let destination = packed.to_string_lossy().into_owned();
    let listed = output(&mut within(
        &package(),
        "npm",
        &["pack", "--pack-destination", &destination],
    ))?;
    let tarball = packed.join(listed.trim().lines().last().unwrap_or_default());
    write(
        &consumer.join("package.json"),
        "{\"name\": \"consumer\", \"private\": true, \"type\": \"module\"}\n",
    )?;
    let tarball = tarball.to_string_lossy().into_owned();
    run(&mut within(
        &consumer,
        "npm",
        &["install", "--offline", "--no-audit", "--no-fund", &tarball],
    ))?;
    Ok(())
}

/// The project that installed the package, with the tests as they are now.
fn consumer() -> Result<PathBuf, String> {
    let consumer = out()?.join("consumer");
    if !consumer.join("node_modules/zhibiao").is_dir() {
        return Err(
            "the package is not built: run `cargo xtask test web-package` first".to_owned(),
        );
    }
    copy_folder(&package().join("test"), &consumer.join("test"))?;
    Ok(consumer)
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let copied = fs::copy(from, to);
    copied.map(drop).map_err(|error| {
        format!(
            "cannot copy {} to {}: {error}",
            from.display(),
            to.display()
        )
    })
}

/// Copies the files of a folder and of those in it.
fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    make(to)?;
    let entries =
        fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let target = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy_folder(&path, &target)?,
            false => copy(&path, &target)?,
        }
    }
    Ok(())
}

/// `node --test` on the package's tests, in the project that installed it.
pub fn node() -> Result<(), String> {
    let consumer = consumer()?;
    let mut files = tests(&consumer.join("test"))?;
    files.sort();
    let mut command = within(&consumer, "node", &["--test"]);
    run(command.args(files).env("ZHIBIAO_ROOT", root()))?;
    // Whether the bench still runs and its contestants still read the same; no clock decides anything here.
    contest("60000", ["1", "1"])
}

/// Bulk reading against regular expressions, a process each.
pub fn bench() -> Result<(), String> {
    contest("1500000", ["5", "15"])
}

fn contest(bytes: &str, [pairs, rounds]: [&str; 2]) -> Result<(), String> {
    let consumer = consumer()?;
    copy_folder(&package().join("bench"), &consumer.join("bench"))?;
    built::programs()?;
    let mut corpus = program(&built::path(built::CORPUS)?.to_string_lossy());
    let cells = output(corpus.args([bytes, "2022", "cells", "seed"]))?;
    write(&consumer.join("corpus.jsonl"), &cells)?;
    let args = ["bench/bulk.js", "corpus.jsonl", pairs, rounds];
    run(&mut within(&consumer, "node", &args))
}

/// The module is small enough to be loaded on a slow line.
fn size() -> Result<(), String> {
    let module = package().join("dist").join(MODULE);
    let script = "process.stdout.write(String(require('zlib').gzipSync(require('fs').readFileSync(process.argv[1]), {level: 9}).length))";
    let mut command = within(&package(), "node", &["-e", script]);
    let size = output(command.arg(&module))?;
    let size: usize = size
        .parse()
        .map_err(|_| format!("no size of {}: {size}", module.display()))?;
    eprintln!("the module is {size} bytes after gzip");
    match size <= LARGEST_MODULE {
        true => Ok(()),
        false => Err(format!(
            "the module is {size} bytes after gzip, expected at most {LARGEST_MODULE}"
        )),
    }
}

fn tests(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let found: Vec<PathBuf> = paths
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    match found.is_empty() {
        true => Err(format!("no tests in {}", folder.display())),
        false => Ok(found),
    }
}

/// The types hold for every golden vector, and for a caller's program, without skipping any check.
pub fn types() -> Result<(), String> {
    let consumer = consumer()?;
    let mut literals = within(&consumer, "node", &["test/literals.js", "vectors.ts"]);
    run(literals.env("ZHIBIAO_ROOT", root()))?;
    copy(&consumer.join("test/usage.ts"), &consumer.join("usage.ts"))?;
    let check = |module, resolution, files: &[&str]| {
        let options = [
            "--noEmit",
            "--strict",
            "--exactOptionalPropertyTypes",
            "--skipLibCheck",
            "false",
            "--target",
            "es2022",
            "--lib",
            "es2022,dom",
            "--module",
            module,
            "--moduleResolution",
            resolution,
        ];
        run(tool(&consumer, "typescript/bin/tsc", &options).args(files))
    };
    check("esnext", "bundler", &["usage.ts"])?;
    check("nodenext", "nodenext", &["usage.ts", "vectors.ts"])
}

/// The golden vectors in a browser, from the package as a bundler and as a plain page take it.
pub fn browser() -> Result<(), String> {
    let consumer = consumer()?;
    let mut command = within(&package(), "node", &["--test", "browser/vectors.test.js"]);
    command
        .env("ZHIBIAO_ROOT", root())
        .env("ZHIBIAO_CONSUMER", consumer)
        .env("CHROMIUM", tools::chromium()?);
    run(&mut command)
}
