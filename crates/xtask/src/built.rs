//! Programs of the workspace that steps run, as a release build has them.
//!
//! All steps select the same crates: what another selection shares with them, cargo compiles anew where its features differ.

use std::path::PathBuf;

use crate::shell::{cargo, run, target_dir};

/// The command that the README is about.
pub const COMMAND: &str = "zhibiao";

/// The generator of cells that never repeat.
pub const CORPUS: &str = "corpus";

/// The crates of the programs; tests of a release build are run with them.
pub const CRATES: [&str; 2] = ["zhibiao-cli", "zhibiao-bench"];

/// Builds them all.
pub fn programs() -> Result<(), String> {
    let mut command = cargo(&["build", "--release"]);
    for name in CRATES {
        command.args(["-p", name]);
    }
    for name in [COMMAND, CORPUS] {
        command.args(["--bin", name]);
    }
    run(&mut command)
}

/// Where one of them is.
pub fn path(name: &str) -> Result<PathBuf, String> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(target_dir()?.join("release").join(file))
}
