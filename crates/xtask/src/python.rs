//! The Python module: its wheel, built once, and its tests in a virtual environment under `target/python`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::built;
use crate::shell::{cargo, output, program, root, run, target_dir};

/// Crates that only the Python module needs; building them takes minutes, so the quick checks leave them out.
pub const CRATES: [&str; 2] = ["zhibiao-arrow", "zhibiao-python"];

/// What the tests need, with versions.
const REQUIREMENTS: &str = "bindings/python/tests/requirements.txt";

/// Prints the version where it is enough, fails where it is not.
const IS_ENOUGH: &str =
    "import sys; print(sys.version.split()[0]); sys.exit(sys.version_info < (3, 10))";

/// No warnings in the crates that the quick checks leave out.
pub fn clippy() -> Result<(), String> {
    let mut command = cargo(&["clippy", "--all-targets"]);
    for name in CRATES {
        command.args(["-p", name]);
    }
    run(command.args(["--", "-D", "warnings"]))
}

/// Builds the wheel and puts it, alone, into `target/python/wheels`.
pub fn build() -> Result<(), String> {
    let python = environment()?;
    let wheels = folder()?.join("wheels");
    if wheels.exists() {
        fs::remove_dir_all(&wheels)
            .map_err(|error| format!("cannot empty {}: {error}", wheels.display()))?;
    }
    let mut command = within(&python);
    command.args([
        "-m",
        "maturin",
        "build",
        "--profile",
        "wheel",
        "--locked",
        "--compression-level",
        "9",
    ]);
    command.args(["--manifest-path", "bindings/python/Cargo.toml", "--out"]);
    run(command.arg(&wheels).arg("--target-dir").arg(target_dir()?))?;
    run(within(&python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--force-reinstall",
            "--no-deps",
        ])
        .arg(wheel()?))
}

/// Runs pytest on the installed wheel: vectors, types, docstrings, examples and the rest.
pub fn tests() -> Result<(), String> {
    let python = environment()?;
    if wheel().is_err() {
        build()?;
    }
    let mut command = within(&python);
    command.args([
        "-m",
        "pytest",
        "bindings/python/tests",
        "-q",
        "--strict-markers",
        "--numprocesses=auto",
        "--dist=worksteal",
    ]);
    command.args(["-o", "cache_dir=target/python/pytest-cache"]);
    // The corpus of the bench, and the command, which must write what the module writes.
    built::programs()?;
    for (name, variable) in [
        (built::CORPUS, "ZHIBIAO_CORPUS"),
        (built::COMMAND, "ZHIBIAO_COMMAND"),
    ] {
        command.env(variable, built::path(name)?);
    }
    run(command.env("ZHIBIAO_WHEEL", wheel()?))
}

/// The wheel that was built.
fn wheel() -> Result<PathBuf, String> {
    let wheels = folder()?.join("wheels");
    let entries = fs::read_dir(&wheels).map_err(|_| format!("no wheel in {}", wheels.display()))?;
    let mut found = entries.flatten().map(|entry| entry.path());
    found
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or(format!("no wheel in {}", wheels.display()))
}

fn folder() -> Result<PathBuf, String> {
    Ok(target_dir()?.join("python"))
}

/// The python of an environment with everything that the tests need; makes it when it is missing or out of date.
fn environment() -> Result<PathBuf, String> {
    let venv = folder()?.join("venv");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let wanted = fs::read_to_string(root().join(REQUIREMENTS))
        .map_err(|error| format!("cannot read {REQUIREMENTS}: {error}"))?;
    let stamp = venv.join("requirements.txt");
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    let interpreter = interpreter()?;
    run(program(interpreter)
        .args(["-m", "venv", "--clear"])
        .arg(&venv))
    .map_err(|error| {
        format!("{error}: Python has no venv or ensurepip; on Debian: apt-get install python3-venv")
    })?;
    run(within(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--requirement",
        REQUIREMENTS,
    ]))
    .map_err(|error| {
        format!(
            "{error}: the packages of {REQUIREMENTS} could not be installed; is the network up?"
        )
    })?;
    fs::write(&stamp, wanted)
        .map_err(|error| format!("cannot write {}: {error}", stamp.display()))?;
    Ok(python)
}

/// A Python that is new enough.
fn interpreter() -> Result<&'static str, String> {
    let mut found = Vec::new();
    for name in ["python3", "python"] {
        match output(program(name).args(["-c", IS_ENOUGH])) {
            Ok(_) => return Ok(name),
            Err(error) => found.push(error),
        }
    }
    Err(format!(
        "Python 3.10 or later is needed and was not found; on Debian: apt-get install python3 python3-venv ({})",
        found.join("; ")
    ))
}

/// The environment's python, undisturbed by settings of whoever runs the tests.
fn within(python: &Path) -> Command {
    let mut command = program(&python.to_string_lossy());
    command.env_remove("PYTHONPATH").env_remove("PYTHONHOME");
    command
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        .env("PYTHONUTF8", "1");
    command
}
