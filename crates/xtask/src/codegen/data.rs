//! The shapes of the TOML files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// All files, read.
pub struct Lexicon {
    pub fold: Fold,
    pub classes: Classes,
    pub numerals: Numerals,
    pub units: Vec<UnitGroup>,
    pub parts: Vec<Parts>,
    /// File name, then key, then the groups of words under it.
    pub words: BTreeMap<&'static str, BTreeMap<String, Vec<Group>>>,
}

/// Files that hold nothing but groups of words.
const WORD_FILES: [&str; 10] = [
    "comparators.toml",
    "stop.toml",
    "unit_stop.toml",
    "words.toml",
    "dates.toml",
    "names.toml",
    "columns.toml",
    "cells.toml",
    "labels.toml",
    "senses.toml",
];

const UNIT_FILES: [&str; 2] = ["units.toml", "units_physical.toml"];

/// `fold.toml`: pairs of a character and its twin, separated by white space.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fold {
    pub width: String,
    pub variant: String,
    pub radical: String,
    pub traditional: String,
}

/// `classes.toml`: which single characters carry a flag of their own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
pub struct Classes {
    pub clause: String,
    pub soft: String,
    pub open: String,
    pub sign: String,
    pub operator: String,
    pub each: String,
    pub fraction: String,
    pub base: String,
    pub change: String,
    pub date: String,
}

/// `numerals.toml`: characters and the `Numeral` they are, as Rust.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numerals {
    pub numeral: Vec<NumeralGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumeralGroup {
    pub chars: String,
    pub is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    #[serde(default)]
    parts: Vec<Parts>,
    group: Vec<UnitGroup>,
}

/// The parts of a unit, and how many of each make one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    pub of: String,
    pub are: BTreeMap<String, u32>,
}

/// Units of one dimension.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitGroup {
    pub dimension: String,
    pub additive: bool,
    pub units: Vec<Unit>,
}

/// A unit: its name, or name first and then its aliases.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Unit {
    Name(String),
    Names(Vec<String>),
}

impl Unit {
    /// The canonical name, then the aliases.
    pub fn names(&self) -> &[String] {
        match self {
            Unit::Name(name) => std::slice::from_ref(name),
            Unit::Names(names) => names,
        }
    }
}

/// Words that mean the same.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Group {
    /// What the words mean; how it is written depends on the set.
    pub is: String,
    /// Comparators only: whose rule it is.
    pub rule: String,
    pub approximate: bool,
    pub doubtful: bool,
    /// Category names only: everyday words too.
    pub bare: bool,
    /// Every word is also listed behind each of these; `""` stands for the word alone.
    pub prefix: Vec<String>,
    pub words: Vec<Word>,
    /// And before each of these.
    pub suffix: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Word {
    Plain(String),
    Guarded(Guarded),
}

/// A word that counts only when the next character is right.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Guarded {
    pub word: String,
    pub not_before: String,
    pub only_before: String,
}

impl Lexicon {
    /// Reads every file of the folder.
    pub fn read(folder: &Path) -> Result<Lexicon, String> {
        let (mut units, mut parts) = (Vec::new(), Vec::new());
        for file in UNIT_FILES {
            let file = read::<UnitFile>(folder, file)?;
            units.extend(file.group);
            parts.extend(file.parts);
        }
        let mut words = BTreeMap::new();
        for file in WORD_FILES {
            words.insert(file, read(folder, file)?);
        }
        Ok(Lexicon {
            fold: read(folder, "fold.toml")?,
            classes: read(folder, "classes.toml")?,
            numerals: read(folder, "numerals.toml")?,
            units,
            parts,
            words,
        })
    }
}

fn read<T: DeserializeOwned>(folder: &Path, file: &str) -> Result<T, String> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
