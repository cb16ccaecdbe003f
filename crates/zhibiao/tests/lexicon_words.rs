//! Every word of the lexicon's units and comparators, beside a number, reads as what it stands for.

use serde::Deserialize;
use zhibiao::{Code, Dimension, parse_value};

#[derive(Deserialize)]
struct Units {
    group: Vec<UnitGroup>,
}

/// Units of one dimension.
#[derive(Deserialize)]
struct UnitGroup {
    dimension: String,
    additive: bool,
    units: Vec<Unit>,
}

/// A canonical name, or a list of the name and its aliases.
#[derive(Deserialize)]
#[serde(untagged)]
enum Unit {
    Name(String),
    Words(Vec<String>),
}

impl Unit {
    fn words(&self) -> &[String] {
        match self {
            Unit::Name(name) => std::slice::from_ref(name),
            Unit::Words(words) => words,
        }
    }
}

#[derive(Deserialize)]
struct Comparators {
    before: Vec<ComparatorGroup>,
    after: Vec<ComparatorGroup>,
}

/// Comparators of one meaning: every word behind each prefix and before each suffix.
#[derive(Deserialize)]
struct ComparatorGroup {
    is: String,
    #[serde(default)]
    approximate: bool,
    #[serde(default)]
    doubtful: bool,
    #[serde(default)]
    prefix: Vec<String>,
    words: Vec<Word>,
    #[serde(default)]
    suffix: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Plain(String),
    Guarded {
        word: String,
        #[serde(default)]
        only_before: String,
    },
}

impl ComparatorGroup {
    /// The words, and what may stand behind them.
    fn all(&self) -> Vec<(String, &str)> {
        let or_alone = |affixes: &[String]| match affixes {
            [] => vec![String::new()],
            some => some.to_vec(),
        };
        let mut all = Vec::new();
        for word in &self.words {
            let (word, only_before) = match word {
                Word::Plain(word) => (word, ""),
                Word::Guarded { word, only_before } => (word, &only_before[..]),
            };
            for prefix in or_alone(&self.prefix) {
                for suffix in or_alone(&self.suffix) {
                    all.push((format!("{prefix}{word}{suffix}"), only_before));
                }
            }
        }
        all
    }
}

const UNITS: [&str; 2] = [
    include_str!("../lexicon/units.toml"),
    include_str!("../lexicon/units_physical.toml"),
];
const COMPARATORS: &str = include_str!("../lexicon/comparators.toml");

#[track_caller]
fn none(failures: &[String], of: usize) {
    assert!(
        failures.is_empty(),
        "{} of {of} words:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_unit_word_reads_as_its_unit() {
    let mut words = 0;
    let mut failures = Vec::new();
    for file in UNITS {
        let lexicon: Units = toml::from_str(file).unwrap();
        for (group, unit) in lexicon
            .group
            .iter()
            .flat_map(|g| g.units.iter().map(move |u| (g, u)))
        {
            let name = &unit.words()[0];
            for word in unit.words() {
                words += 1;
                let text = format!("≥37{word}");
                let target = parse_value(&text);
                let found = target.measures.first().and_then(|m| m.unit.as_ref());
                let same = found.is_some_and(|found| {
                    found.name == name.as_str()
                        && found.text == word
                        && format!("{:?}", found.dimension) == group.dimension
                        && found.additive == group.additive
                        && found.known
                });
                // What 度, M, T, G and W mean is told by the words beside them.
                let remarked = target.diagnostics.iter().any(|d| {
                    d.code != Code::DoubtfulUnit
                        || !matches!(word.as_str(), "M" | "T" | "G" | "W" | "度")
                });
                if !same || target.measures.len() != 1 || remarked {
                    failures.push(format!("{text} is no {name}: {target:?}"));
                }
            }
        }
    }
    none(&failures, words);
    assert!(words >= 1000, "{words} words");
}

#[test]
fn a_word_of_no_lexicon_is_an_unknown_unit() {
    let target = parse_value("≥37褡裢");
    let unit = target.measures[0].unit.as_ref().unwrap();
    assert_eq!(
        (&*unit.name, unit.known, unit.dimension),
        ("褡裢", false, Dimension::Unknown)
    );
}

/// What is wrong with `text`, in which `word` must be the comparator.
fn check(text: &str, word: &str, group: &ComparatorGroup) -> Option<String> {
    let target = parse_value(text);
    let [measure] = &target.measures[..] else {
        return Some(format!("{text}: {} measures", target.measures.len()));
    };
    let comparator = measure.comparator.as_ref().map(|c| c.text);
    let doubtful = target
        .diagnostics
        .iter()
        .any(|d| d.code == Code::DoubtfulSign);
    let others = target
        .diagnostics
        .iter()
        .any(|d| d.code != Code::DoubtfulSign);
    let same = measure.op.as_str() == group.is
        && comparator == Some(word)
        && measure.approximate == group.approximate
        && doubtful == group.doubtful
        && !others
        && measure.label.is_none()
        && &*measure.text == text;
    (!same).then(|| format!("{text} is no {word} ({}): {target:?}", group.is))
}

#[test]
fn every_comparator_word_reads_as_its_relation() {
    let lexicon: Comparators = toml::from_str(COMPARATORS).unwrap();
    let mut words = 0;
    let mut failures = Vec::new();
    for group in &lexicon.before {
        for (word, only_before) in group.all() {
            words += 1;
            let number = match only_before.chars().next() {
                Some(numeral) => format!("{numeral}人"),
                None => "37%".to_owned(),
            };
            failures.extend(check(&format!("{word}{number}"), &word, group));
        }
    }
    for group in &lexicon.after {
        for (word, _) in group.all() {
            words += 1;
            failures.extend(check(&format!("37%{word}"), &word, group));
        }
    }
    none(&failures, words);
    assert!(words >= 400, "{words} words");
}
