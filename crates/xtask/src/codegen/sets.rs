//! From groups of words to sets, each word with its payload written as Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{Group, Guarded, Lexicon, Unit, UnitGroup, Word};
use super::width::narrow;
use plans::{Kind, PLANS};

mod plans;

/// A set of words.
pub struct Set {
    pub name: &'static str,
    pub doc: &'static str,
    /// The Rust type of the payload.
    pub payload: &'static str,
    /// The flag of `start` that the first characters carry, if any.
    pub flag: Option<&'static str>,
    pub words: Vec<Entry>,
}

/// A word of a set.
pub struct Entry {
    pub word: String,
    /// As Rust.
    pub payload: String,
    pub not_before: String,
    pub only_before: String,
    /// Where it stands in the file, for messages.
    pub place: String,
}

/// All sets, and complaints about their words.
pub fn resolve(lexicon: &Lexicon, errors: &mut Vec<String>) -> Vec<Set> {
    let units = unit_indices(&lexicon.units);
    let mut comparators = 0;
    let mut sets = vec![unit_words(&lexicon.units, errors)];
    for plan in PLANS {
        let groups = lexicon.words[plan.file].get(plan.key);
        if groups.is_none() {
            errors.push(format!("{}: [[{}]] is missing", plan.file, plan.key));
        }
        let mut words = Vec::new();
        for group in groups.into_iter().flatten() {
            for mut entry in expand(group) {
                entry.payload = match payload(plan.kind, group, &units, comparators) {
                    Ok(payload) => payload,
                    Err(message) => {
                        errors.push(format!("{}: `{}`: {message}", plan.file, entry.word));
                        continue;
                    }
                };
                comparators += usize::from(matches!(plan.kind, Kind::Comparator));
                words.push(entry);
            }
        }
        refuse_duplicates(plan.file, plan.key, &words, errors);
        sets.push(Set {
            name: plan.name,
            doc: plan.doc,
            payload: rust_type(plan.kind),
            flag: plan.flag,
            words,
        });
    }
    refuse_unknown_keys(lexicon, errors);
    sets
}

/// Every word of a group with its prefixes and suffixes.
pub fn expand(group: &Group) -> Vec<Entry> {
    let alone = [String::new()];
    let or_alone = |list: &'_ [String]| {
        if list.is_empty() {
            alone.to_vec()
        } else {
            list.to_vec()
        }
    };
    let mut entries = Vec::new();
    for word in &group.words {
        let plain = Guarded::default();
        let stem = stem_of(word);
        let guard = match word {
            Word::Plain(_) => &plain,
            Word::Guarded(guarded) => guarded,
        };
        for prefix in or_alone(&group.prefix) {
            for suffix in or_alone(&group.suffix) {
                entries.push(Entry {
                    word: format!("{prefix}{stem}{suffix}"),
                    payload: "()".to_owned(),
                    not_before: guard.not_before.clone(),
                    only_before: guard.only_before.clone(),
                    place: format!("the group of `{}`", stem_of(&group.words[0])),
                });
            }
        }
    }
    entries
}

fn stem_of(word: &Word) -> &str {
    match word {
        Word::Plain(stem) => stem,
        Word::Guarded(guarded) => &guarded.word,
    }
}

fn rust_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Nothing => "()",
        Kind::Comparator | Kind::Unit => "u16",
        Kind::Variant(_, rust) => rust,
        Kind::Part => "u8",
        Kind::Era => "(u16, u16)",
        Kind::Name => "NameDef",
    }
}

fn payload(
    kind: Kind,
    group: &Group,
    units: &BTreeMap<&str, usize>,
    comparators: usize,
) -> Result<String, String> {
    let is = group.is.as_str();
    match kind {
        Kind::Nothing if is.is_empty() => Ok("()".to_owned()),
        Kind::Nothing => Err(format!("this set has no use for `is = \"{is}\"`")),
        Kind::Comparator => op(group).map(|_| comparators.to_string()),
        Kind::Unit => units
            .get(is)
            .map(usize::to_string)
            .ok_or_else(|| format!("`{is}` is no unit; name one of units.toml")),
        Kind::Variant(path, _) if is.starts_with(char::is_uppercase) => Ok(format!("{path}::{is}")),
        Kind::Variant(path, _) => Err(format!("expected a variant of {path}, found `{is}`")),
        Kind::Part if is.is_empty() => Err("expected a constant of lexicon::part".to_owned()),
        Kind::Part => Ok(format!("part::{is}")),
        Kind::Era => match is.split_once('-') {
            Some((first, last)) => Ok(format!("({first}, {last})")),
            None => Err(format!("expected `2021-2025`, found `{is}`")),
        },
        Kind::Name => category(group),
    }
}

/// The `Op` of a comparator's group, as Rust.
pub fn op(group: &Group) -> Result<&'static str, String> {
    rule(group)?;
    Ok(match group.is.as_str() {
        "=" => "Op::Eq",
        ">=" => "Op::Ge",
        ">" => "Op::Gt",
        "<=" => "Op::Le",
        "<" => "Op::Lt",
        "~" => "Op::About",
        other => return Err(format!("expected = >= > <= < or ~, found `{other}`")),
    })
}

/// The `Rule` of a comparator's group, as Rust.
pub fn rule(group: &Group) -> Result<&'static str, String> {
    Ok(match group.rule.as_str() {
        "civil-code-1259" => "Rule::CivilCode",
        "gb/t-8170" => "Rule::GbT8170",
        "usage" => "Rule::Usage",
        "form-design" => "Rule::FormDesign",
        other => return Err(format!("`{other}` is no rule")),
    })
}

/// `Output` or `Output/Quantity`, as Rust.
fn category(group: &Group) -> Result<String, String> {
    let (category, subcategory) = match group.is.split_once('/') {
        Some((category, sub)) => (category, format!("Some(Subcategory::{sub})")),
        None => (group.is.as_str(), "None".to_owned()),
    };
    if category.is_empty() {
        return Err("expected a category such as `Output/Quantity`".to_owned());
    }
    let bare = group.bare;
    Ok(format!(
        "NameDef::new(Category::{category}, {subcategory}, {bare})"
    ))
}

fn unit_indices(groups: &[UnitGroup]) -> BTreeMap<&str, usize> {
    let units = groups.iter().flat_map(|group| &group.units);
    units
        .enumerate()
        .map(|(index, unit)| (unit.names()[0].as_str(), index))
        .collect()
}

fn unit_words(groups: &[UnitGroup], errors: &mut Vec<String>) -> Set {
    let mut words = Vec::new();
    let units = groups.iter().flat_map(|group| &group.units);
    for (index, unit) in units.enumerate() {
        for name in Unit::names(unit) {
            words.push(Entry {
                word: name.chars().map(narrow).collect(),
                payload: index.to_string(),
                not_before: String::new(),
                only_before: String::new(),
                place: format!("the unit `{}`", unit.names()[0]),
            });
        }
    }
    refuse_duplicates("units*.toml", "units", &words, errors);
    Set {
        name: "UNIT_WORDS",
        doc: "Names and aliases of units: indices into [`UNITS`].",
        payload: "u16",
        flag: None,
        words,
    }
}

fn refuse_duplicates(file: &str, key: &str, words: &[Entry], errors: &mut Vec<String>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in words {
        if entry.word.is_empty() {
            errors.push(format!("{file}: [[{key}]] holds an empty word"));
        }
        if let Some(first) = seen.insert(&entry.word, &entry.place) {
            errors.push(format!(
                "{file}: [[{key}]] holds `{}` twice, in {first} and in {}",
                entry.word, entry.place
            ));
        }
    }
}

fn refuse_unknown_keys(lexicon: &Lexicon, errors: &mut Vec<String>) {
    let known: BTreeSet<_> = PLANS.iter().map(|plan| (plan.file, plan.key)).collect();
    for (file, keys) in &lexicon.words {
        for key in keys
            .keys()
            .filter(|key| !known.contains(&(*file, key.as_str())))
        {
            errors.push(format!("{file}: no set is made from [[{key}]]"));
        }
    }
}
