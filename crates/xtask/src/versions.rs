//! Whether the dependencies fit what the workspace promises.

use serde::Deserialize;

use crate::shell::{cargo, output};

/// What `cargo metadata` says, as far as it matters here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    /// The oldest Rust that builds it.
    rust_version: Option<String>,
}

/// Fails where Cargo.lock would have to change, or a dependency needs a newer Rust than the workspace says.
pub fn check() -> Result<(), String> {
    let ours = env!("CARGO_PKG_RUST_VERSION");
    let text = output(&mut cargo(&[
        "metadata",
        "--locked",
        "--format-version",
        "1",
    ]))?;
    let metadata: Metadata =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let newer: Vec<String> = metadata
        .packages
        .iter()
        .filter_map(|package| newer(package, ours))
        .collect();
    match newer.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "rust-version in Cargo.toml is {ours}, but {}",
            newer.join(", ")
        )),
    }
}

fn newer(package: &Package, ours: &str) -> Option<String> {
    let needed = package.rust_version.as_deref()?;
    let told = || format!("{} {} needs {needed}", package.name, package.version);
    (numbers(needed) > numbers(ours)).then(told)
}

/// The numbers of a version, zeros at the end left out: 1.88 is 1.88.0.
fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = version
        .split('.')
        .map(|n| n.parse().unwrap_or(u32::MAX))
        .collect();
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_rust_is_told() {
        let package = |rust: Option<&str>| Package {
            name: "zip".into(),
            version: "9.8.2".into(),
            rust_version: rust.map(str::to_owned),
        };
        assert_eq!(newer(&package(Some("1.89")), "1.89"), None);
        assert_eq!(newer(&package(Some("1.89.0")), "1.89"), None);
        assert_eq!(newer(&package(Some("1.9")), "1.89"), None);
        assert_eq!(newer(&package(None), "1.89"), None);
        let told = newer(&package(Some("1.90")), "1.89");
        assert_eq!(told.as_deref(), Some("zip 9.8.2 needs 1.90"));
    }
}
