//! The constructs of the grammar stand on one another: none needs, by way of others, one that is made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A construct, `amount.rs` with all in `amount/`, and the constructs that it names.
type Needs = BTreeMap<String, BTreeSet<String>>;

fn grammar() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/grammar")
}

/// The files of a folder and of those in it.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the grammar's folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path),
        }
    }
}

/// The construct that a file belongs to.
fn construct(path: &Path) -> String {
    let inner = path.strip_prefix(grammar()).expect("a file of the grammar");
    let first = inner.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without comments, imports on one line each.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let text = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or("")
        .to_owned();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or("").trim())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The names right behind `grammar::` or as many `super::` as lead there, alone or in braces.
fn named(code: &str, root: &str) -> BTreeSet<String> {
    let name = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    code.match_indices(root)
        .filter(|(at, _)| !code[..*at].ends_with("super::"))
        .flat_map(|(at, _)| {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(list) => list
                    .split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|part| name(part.trim()))
                    .collect(),
                None => vec![name(rest)],
            }
        })
        .collect()
}

fn needs() -> Needs {
    let mut all = Vec::new();
    files(&grammar(), &mut all);
    let constructs: BTreeSet<String> = all.iter().map(|path| construct(path)).collect();
    let mut needs = Needs::new();
    for path in all.iter().filter(|path| !path.ends_with("tests.rs")) {
        let own = construct(path);
        let depth = path
            .strip_prefix(grammar())
            .expect("a file of the grammar")
            .iter()
            .count();
        let code = code(path);
        let mut found = named(&code, &"super::".repeat(depth));
        found.extend(named(&code, "crate::grammar::"));
        found.retain(|name| constructs.contains(name) && *name != own);
        needs.entry(own).or_default().extend(found);
    }
    // The page that lists them all.
    needs.remove("mod");
    needs
}

/// For each folder of a construct, its files and those beside them that they name.
fn beside() -> BTreeMap<PathBuf, Needs> {
    let mut all = Vec::new();
    files(&grammar(), &mut all);
    let mut folders = BTreeMap::<PathBuf, Needs>::new();
    for path in all.iter().filter(|path| !path.ends_with("tests.rs")) {
        let folder = path.parent().expect("a folder");
        if folder == grammar() {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy();
        let found = named(&code(path), "super::");
        let needs = folders.entry(folder.to_owned()).or_default();
        needs.insert(name.into_owned(), found);
    }
    for needs in folders.values_mut() {
        let names: BTreeSet<String> = needs.keys().cloned().collect();
        for (own, found) in needs {
            found.retain(|name| names.contains(name) && name != own);
        }
    }
    folders
}

/// Takes away what needs nothing that is left, until nothing or a circle is left.
fn circle(mut needs: Needs) -> Needs {
    loop {
        let free: Vec<String> = needs
            .iter()
            .filter(|(_, below)| below.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        if free.is_empty() {
            return needs;
        }
        for name in free {
            needs.remove(&name);
            needs.values_mut().for_each(|below| {
                below.remove(&name);
            });
        }
    }
}

#[test]
fn no_construct_is_made_of_itself() {
    let needs = needs();
    assert!(
        needs["measure"].contains("amount") && needs["cell"].contains("segment"),
        "{needs:?}"
    );
    let left = circle(needs);
    assert!(
        left.is_empty(),
        "these need one another, or stand above a circle: {left:#?}"
    );
}

/// The files of a construct stand on one another as the constructs do; what they share with the file above them is
/// its types.
#[test]
fn no_file_of_a_construct_is_made_of_itself() {
    let folders = beside();
    assert!(
        folders[&grammar().join("heading")]["broken"].contains("word"),
        "{folders:?}"
    );
    for (folder, needs) in folders {
        let left = circle(needs);
        assert!(left.is_empty(), "in {}: {left:#?}", folder.display());
    }
}

#[test]
fn a_circle_is_found() {
    let of = |below: &[&str]| {
        below
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let needs = Needs::from([
        ("a".into(), of(&["b"])),
        ("b".into(), of(&["a", "c"])),
        ("c".into(), of(&[])),
    ]);
    assert_eq!(circle(needs).into_keys().collect::<Vec<_>>(), ["a", "b"]);
}
