//! What must be there before anything for the web can be built.

use std::fs;
use std::path::{Path, PathBuf};

use super::{WASM, within};
use crate::shell::{output, program, run};

/// Adds the target, unless it is there.
pub fn wasm_target() -> Result<(), String> {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if fs::read_dir(folder.trim()).is_ok_and(|mut entries| entries.next().is_some()) {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM])).map_err(|error| {
        format!("{error}: the target {WASM} is not installed and could not be added; is rustup there and the network up?")
    })
}

/// Installs the packages that the lock file names, unless they are there.
pub fn node_modules(folder: &Path) -> Result<(), String> {
    let version = output(&mut within(folder, "node", &["--version"]))
        .map_err(|_| "node is missing: install Node.js 18 or later, with npm".to_owned())?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 18) {
        return Err(format!(
            "Node.js {} is too old: install 18 or later, with npm",
            version.trim()
        ));
    }
    // npm writes this file last; older than the lock file it belongs to another one.
    let time = |path: PathBuf| {
        fs::metadata(path)
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    let installed = time(folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= time(folder.join("package-lock.json")) {
        return Ok(());
    }
    run(&mut within(
        folder,
        "npm",
        &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    ))
    .map_err(|error| format!("{error}: npm is missing, or its registry cannot be reached"))
}

/// Where Chromium is: `CHROMIUM`, or the first of its usual names.
pub fn chromium() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let mut places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.find(|path| path.is_file()).ok_or_else(|| {
        "Chromium is missing: install it (Debian: apt-get install chromium fonts-wqy-microhei), or name it in CHROMIUM".to_owned()
    })
}
