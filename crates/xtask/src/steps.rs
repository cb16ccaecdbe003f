//! What `cargo xtask test` makes sure of, step by step: the quick and likely failures first.

use std::fs;
use std::path::PathBuf;

use crate::shell::{cargo, root, run};
use crate::step::{Step, Steps};
use crate::{built, codegen, python, readme, versions, web};

/// The crates that are published, in the order of their dependencies.
const PUBLISHED: [&str; 4] = ["zhibiao", "zhibiao-table", "zhibiao-arrow", "zhibiao-cli"];

const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// The steps, in order.
pub const STEPS: Steps = Steps {
    quick: QUICK,
    core: CORE,
    users: USERS,
};

/// The steps of `cargo xtask check`.
pub const QUICK: &[Step] = &[
    Step {
        name: "codegen",
        about: "the generated tables are what the lexicon says",
        run: codegen::check,
        way_out: "mend crates/zhibiao/lexicon/*.toml where it is named, or run `cargo xtask codegen`",
    },
    Step {
        name: "versions",
        about: "Cargo.lock is up to date, and no dependency asks for a newer Rust than ours",
        run: versions::check,
        way_out: "run `cargo update --workspace`, or raise rust-version in Cargo.toml",
    },
    Step {
        name: "fmt",
        about: "the code is formatted",
        run: || run(&mut cargo(&["fmt", "--all", "--check", "--", "-l"])),
        way_out: "run `cargo fmt --all`",
    },
    Step {
        name: "clippy",
        about: "no warnings",
        run: clippy,
        way_out: "mend what clippy names; each message says how",
    },
];

/// The crates, tested where they are.
const CORE: &[Step] = &[
    Step {
        name: "tests",
        about: "unit, integration and doc tests of the whole workspace, the README's Rust code among them",
        run: || run(&mut cargo(&["test", "--workspace", "--no-fail-fast"])),
        way_out: "run the failing test alone: `cargo test -p CRATE NAME`",
    },
    Step {
        name: "release-tests",
        about: "what only a release build has time for: long inputs cost no more than their length, both lanes read all draws alike",
        run: release_tests,
        way_out: "a text that grows: `cargo run --release -p zhibiao-bench --bin growth` finds the shortest; bound what looks ahead or back. Else run the failing test alone",
    },
    Step {
        name: "no-default",
        about: "the core passes its unit tests without default features, and all but doctests as a page has it",
        run: || {
            // What has no serde reads as what has it, so the slow tests of texts are for the page's code.
            [("", "--lib"), ("small", "--tests")]
                .into_iter()
                .try_for_each(|(features, tests)| {
                    let bare = ["test", "-p", "zhibiao", "--no-default-features", tests];
                    run(cargo(&bare).args(["--features", features]))
                })
        },
        way_out: "if it does not compile, put what needs serde behind #[cfg(feature = \"serde\")]; else mend the test",
    },
    Step {
        name: "features",
        about: "the crate of tables builds without warnings with each of its features alone",
        run: features,
        way_out: "put what needs the feature behind its #[cfg], or name the feature that it needs in crates/zhibiao-table/Cargo.toml",
    },
    Step {
        name: "wasm",
        about: "the core compiles for the browser by itself",
        run: wasm,
        way_out: "without the target: `rustup target add wasm32-unknown-unknown`; else mend the core",
    },
    Step {
        name: "doc",
        about: "the public crates' documentation has no broken links",
        run: doc,
        way_out: "mend the doc comments that rustdoc names",
    },
    Step {
        name: "licences",
        about: "each published crate carries both licences",
        run: check_licences,
        way_out: "run `cargo xtask sync`",
    },
    Step {
        name: "package",
        about: "the crates can be published: each builds from its package alone",
        run: package,
        way_out: "a file outside the crate is used, or its metadata is incomplete: see the message; where it misses what a crate of ours has, delete cargo's older copies of them, registry/src/-* in CARGO_HOME",
    },
];

/// What users get: the command, the wheel, the npm package, the page. Each is optimized as a whole, which keeps one core busy for
/// minutes, so these run beside the others.
const USERS: &[Step] = &[
    Step {
        name: "readme-tables",
        about: "every row of the README's tables is true",
        run: readme::tables,
        way_out: "mend the row, or the reading if the row is right",
    },
    Step {
        name: "readme-commands",
        about: "every command of the README works and prints what the README shows",
        run: readme::commands,
        way_out: "mend README.md and README.zh-CN.md, or the command",
    },
    Step {
        name: "python-clippy",
        about: "no warnings in the crates of the Python module",
        run: python::clippy,
        way_out: "mend what clippy names; each message says how",
    },
    Step {
        name: "python-build",
        about: "the Python module's wheel builds and installs",
        run: python::build,
        way_out: "mend what the message names, or install what it says is missing",
    },
    Step {
        name: "python-tests",
        about: "the Python module: golden vectors, interface, types, docstrings, examples",
        run: python::tests,
        way_out: "run the failing test alone: `target/python/venv/bin/python -m pytest bindings/python/tests -k NAME`",
    },
    Step {
        name: "web-package",
        about: "the npm package builds, packs and installs",
        run: web::build,
        way_out: "it needs Node.js 18 or later with npm, and the wasm target; else mend bindings/wasm",
    },
    Step {
        name: "web-node",
        about: "the installed package's tests, every golden vector among them, in node",
        run: web::node,
        way_out: "run `cargo xtask test web-package` first; then `node --test` in target/web/consumer",
    },
    Step {
        name: "web-types",
        about: "the package's TypeScript types hold for every golden vector",
        run: web::types,
        way_out: "run `cargo xtask codegen` if a field is missing in bindings/wasm/ts/wire.ts; else mend ts/*.ts",
    },
    Step {
        name: "web-browser",
        about: "every golden vector in Chromium, from a bundler and from a plain page",
        run: web::browser,
        way_out: "it needs Chromium; run `cargo xtask test web-package` first; then mend bindings/wasm/browser",
    },
    Step {
        name: "web-page",
        about: "the page in Chromium: paste, drop, filter, export, cancel, hostile cells, 100,000 indicators",
        run: web::page::test,
        way_out: "it needs Chromium; run `cargo xtask test web-package` first; then mend examples/web",
    },
];

fn clippy() -> Result<(), String> {
    let mut command = cargo(&["clippy", "--workspace", "--all-targets"]);
    for name in python::CRATES {
        command.args(["--exclude", name]);
    }
    run(command.args(["--", "-D", "warnings"]))
}

fn release_tests() -> Result<(), String> {
    const TESTS: [&str; 3] = ["long_inputs", "quick_lane", "invariants"];
    let mut command = cargo(&[
        "test",
        "--release",
        "--no-fail-fast",
        "-p",
        "zhibiao-testdata",
    ]);
    for name in built::CRATES {
        command.args(["-p", name]);
    }
    TESTS.iter().for_each(|name| {
        command.args(["--test", name]);
    });
    run(&mut command)
}

fn features() -> Result<(), String> {
    const ALONE: [&str; 7] = ["", "encoding", "html", "xlsx", "ods", "docx", "write-xlsx"];
    ALONE.into_iter().try_for_each(|feature| {
        let alone = [
            "-p",
            "zhibiao-table",
            "--no-default-features",
            "--features",
            feature,
        ];
        run(cargo(&["clippy"])
            .args(alone)
            .args(["--", "-D", "warnings"]))
    })
}

fn doc() -> Result<(), String> {
    // What users read, and then what contributors do: a link of a private comment rots as any other.
    const READERS: [(&[&str], &str); 2] = [
        (&["doc", "--no-deps"], "-D warnings"),
        (
            &["doc", "--no-deps", "--document-private-items"],
            "-D warnings -A rustdoc::private_intra_doc_links",
        ),
    ];
    READERS.into_iter().try_for_each(|(arguments, flags)| {
        let mut command = cargo(arguments);
        for name in ["zhibiao", "zhibiao-table", "zhibiao-arrow"] {
            command.args(["-p", name]);
        }
        run(command.env("RUSTDOCFLAGS", flags))
    })
}

fn wasm() -> Result<(), String> {
    web::wasm_target()?;
    run(&mut cargo(&[
        "check",
        "-p",
        "zhibiao",
        "--target",
        web::WASM,
    ]))
}

fn package() -> Result<(), String> {
    let mut command = cargo(&["package", "--allow-dirty"]);
    for name in PUBLISHED {
        command.args(["-p", name]);
    }
    run(&mut command)
}

fn check_licences() -> Result<(), String> {
    for (from, to) in licences() {
        let read = |path: &PathBuf| fs::read(path).unwrap_or_default();
        if read(&to) != read(&from) || read(&from).is_empty() {
            return Err(format!("{} is no copy of {}", to.display(), from.display()));
        }
    }
    Ok(())
}

/// Copies the licences into the published crates; links would not survive on every system.
pub fn copy_licences() -> Result<(), String> {
    for (from, to) in licences() {
        fs::copy(&from, &to).map_err(|error| format!("cannot write {}: {error}", to.display()))?;
    }
    Ok(())
}

fn licences() -> impl Iterator<Item = (PathBuf, PathBuf)> {
    let copies = |name| {
        PUBLISHED.map(|krate| {
            (
                root().join(name),
                root().join("crates").join(krate).join(name),
            )
        })
    };
    LICENCES.into_iter().flat_map(copies)
}

/// `cargo xtask bench`: its arguments go to the bench.
pub fn bench(args: &[&str]) -> Result<(), String> {
    run(cargo(&["bench", "-p", "zhibiao-bench", "--"]).args(args))
}
