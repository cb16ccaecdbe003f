//! Numbers for the characters of the lexicon, shared by a character and its twins.

use std::collections::{BTreeMap, BTreeSet};

use super::data::Lexicon;
use super::sets::Set;
use super::width::full_width;

/// The characters of the lexicon.
pub struct Alphabet {
    /// By id, in folded form; the first is a placeholder for "none".
    pub chars: Vec<char>,
    /// Every character that has an id, twins included.
    pub ids: BTreeMap<char, u16>,
    /// Twins, sorted; full-width ASCII is not among them.
    pub folds: BTreeMap<char, char>,
}

impl Alphabet {
    /// Numbers every character that a word, guard, class or numeral uses.
    ///
    /// Numerals come first, so that their table is short; then the characters that begin words of many
    /// sets, so that the tables of the small sets are short too.
    pub fn new(lexicon: &Lexicon, sets: &[Set], errors: &mut Vec<String>) -> Alphabet {
        let folds = folds(lexicon, errors);
        let mut firsts: BTreeMap<char, usize> = BTreeMap::new();
        for set in sets {
            let initials: BTreeSet<char> = set
                .words
                .iter()
                .flat_map(|e| e.word.chars().next())
                .collect();
            for c in initials {
                *firsts.entry(c).or_default() += 1;
            }
        }
        let numerals: Vec<char> = lexicon
            .numerals
            .numeral
            .iter()
            .flat_map(|n| n.chars.chars())
            .collect();
        let mut others: Vec<char> = used(lexicon, sets)
            .into_iter()
            .filter(|c| !numerals.contains(c))
            .collect();
        others.sort_by_key(|c| (std::cmp::Reverse(firsts.get(c).copied().unwrap_or(0)), *c));
        let mut chars = vec!['\0'];
        chars.extend(numerals);
        chars.extend(others);
        refuse_unfolded(&chars, &folds, errors);
        let ids = ids(&chars, &folds);
        Alphabet { chars, ids, folds }
    }

    /// The id of a folded character; every character that is asked for has one.
    pub fn id(&self, c: char) -> u16 {
        self.ids.get(&c).copied().unwrap_or(0)
    }

    /// The ids of a word, as Rust.
    pub fn spell(&self, word: &str) -> String {
        let ids: Vec<String> = word.chars().map(|c| self.id(c).to_string()).collect();
        format!("&[{}]", ids.join(", "))
    }
}

/// The twins of `fold.toml`; complains about pairs that are none, chains and contradictions.
fn folds(lexicon: &Lexicon, errors: &mut Vec<String>) -> BTreeMap<char, char> {
    let fold = &lexicon.fold;
    let mut folds = BTreeMap::new();
    for pair in [&fold.width, &fold.variant, &fold.radical, &fold.traditional]
        .into_iter()
        .flat_map(|pairs| pairs.split_ascii_whitespace())
    {
        let mut chars = pair.chars();
        let (Some(from), Some(to), None) = (chars.next(), chars.next(), chars.next()) else {
            errors.push(format!("fold.toml: `{pair}` is no pair of characters"));
            continue;
        };
        if from.is_ascii() || full_width(from).is_some() || from == to || from as u32 > 0xFFFF {
            errors.push(format!("fold.toml: `{pair}`: {from} cannot be folded"));
        }
        if let Some(first) = folds.insert(from, if to == '␠' { ' ' } else { to }) {
            errors.push(format!(
                "fold.toml: {from} is folded twice, to {first} and to {to}"
            ));
        }
    }
    for (from, to) in &folds {
        if folds.contains_key(to) {
            errors.push(format!(
                "fold.toml: {from} folds to {to}, which folds on; name the last"
            ));
        }
    }
    folds
}

/// Every character the lexicon uses.
fn used(lexicon: &Lexicon, sets: &[Set]) -> BTreeSet<char> {
    let classes = &lexicon.classes;
    let mut used: BTreeSet<char> = ('!'..='~').collect();
    used.insert(' ');
    for text in [
        &classes.clause,
        &classes.soft,
        &classes.open,
        &classes.sign,
        &classes.operator,
        &classes.each,
        &classes.fraction,
        &classes.base,
        &classes.change,
        &classes.date,
    ] {
        used.extend(text.chars());
    }
    for entry in sets.iter().flat_map(|set| &set.words) {
        used.extend(entry.word.chars());
        used.extend(entry.not_before.chars());
        used.extend(entry.only_before.chars());
    }
    used
}

fn refuse_unfolded(chars: &[char], folds: &BTreeMap<char, char>, errors: &mut Vec<String>) {
    for &c in chars {
        if let Some(twin) = full_width(c).or(folds.get(&c).copied()) {
            errors.push(format!(
                "a word holds {c}: write its twin {twin}, and both are found"
            ));
        }
        if c as u32 > 0xFFFF {
            errors.push(format!("a word holds {c}, which is outside the BMP"));
        }
    }
}

fn ids(chars: &[char], folds: &BTreeMap<char, char>) -> BTreeMap<char, u16> {
    let own: BTreeMap<char, u16> = chars.iter().copied().zip(0..).skip(1).collect();
    let mut ids = own.clone();
    let full = ('\u{3000}'..='\u{3000}').chain('！'..='～');
    let twins = full.filter_map(|c| Some((c, full_width(c)?)));
    for (from, to) in twins.chain(folds.iter().map(|(from, to)| (*from, *to))) {
        if let Some(&id) = own.get(&to) {
            ids.insert(from, id);
        }
    }
    ids
}
