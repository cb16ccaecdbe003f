//! The page: `examples/web/dist`, a folder that any file server can host.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{copy, copy_folder, make, modules, package, tool, tools, within, write};
use crate::shell::{root, run};

const STATIC: [&str; 4] = [
    "index.html",
    "style.css",
    "icon.svg",
    "manifest.webmanifest",
];

fn folder() -> PathBuf {
    root().join("examples/web")
}

/// `cargo xtask web [--serve]`: builds everything, and serves it.
pub fn command(serve: bool) -> Result<(), String> {
    tools::wasm_target()?;
    tools::node_modules(&package())?;
    modules()?;
    build()?;
    if serve {
        return run(&mut within(&folder(), "node", &["serve.js"]));
    }
    eprintln!(
        "the page is in {}; any file server can host it",
        folder().join("dist").display()
    );
    Ok(())
}

/// Puts the page together from the package as it was built.
pub fn build() -> Result<(), String> {
    let dist = folder().join("dist");
    let _ = fs::remove_dir_all(&dist);
    make(&dist)?;
    let built = package().join("dist");
    if !built.join("files/zhibiao_wasm_bg.wasm").is_file() {
        return Err(
            "the package is not built: run `cargo xtask test web-package` first".to_owned(),
        );
    }
    copy_folder(&built, &dist.join("zhibiao"))?;
    run(&mut tool(&folder(), "typescript/bin/tsc", &["-p", "."]))?;
    for name in STATIC {
        copy(&folder().join(name), &dist.join(name))?;
    }
    make(&dist.join("data"))?;
    let table = "data/huangpu-2022.tsv";
    copy(&root().join("examples").join(table), &dist.join(table))?;
    drop_types(&dist)?;
    offline(&dist)
}

/// Types and entries for node are of no use to a browser.
fn drop_types(folder: &Path) -> Result<(), String> {
    for path in files(folder)? {
        let name = path.to_string_lossy();
        if name.ends_with(".d.ts") || name.ends_with("/node.js") {
            fs::remove_file(&path).map_err(|error| format!("cannot remove {name}: {error}"))?;
        }
    }
    Ok(())
}

/// Tells the service worker which files to keep, and a mark of what is in them.
fn offline(dist: &Path) -> Result<(), String> {
    let mut kept = BTreeMap::new();
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    for path in files(dist)? {
        let bytes =
            fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let relative = path.strip_prefix(dist).unwrap_or(&path);
        for byte in relative.to_string_lossy().bytes().chain(bytes) {
            mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        kept.insert(relative.to_string_lossy().replace('\\', "/"), ());
    }
    kept.remove("sw.js");
    let names: Vec<String> = kept
        .into_keys()
        .chain(["./".to_owned()])
        .map(|name| format!("\"{name}\""))
        .collect();
    let worker = dist.join("sw.js");
    let script = fs::read_to_string(&worker)
        .map_err(|error| format!("cannot read {}: {error}", worker.display()))?;
    // The compiler marks every file as a module; a worker of this kind is none.
    let script = script.replace("export {};", "");
    let build = format!(
        "const BUILD = {{ version: \"{mark:016x}\", files: [{}] }};\n",
        names.join(", ")
    );
    write(&worker, &(build + &script))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let mut all = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        match path.is_dir() {
            true => all.extend(files(&path)?),
            false => all.push(path),
        }
    }
    all.sort();
    Ok(all)
}

/// The page in a browser, as a clerk uses it.
pub fn test() -> Result<(), String> {
    build()?;
    let mut command = within(
        &package(),
        "node",
        &[
            "--test",
            "browser/page.test.js",
            "browser/hostile.test.js",
            "browser/long.test.js",
        ],
    );
    command
        .env("ZHIBIAO_ROOT", root())
        .env("CHROMIUM", tools::chromium()?);
    run(&mut command)
}
