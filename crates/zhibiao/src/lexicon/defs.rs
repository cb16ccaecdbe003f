//! Units and comparators, made of the texts in `generated.rs`: each word stands behind a character below the space, which
//! tells what it is.

use super::{ComparatorDef, UnitDef};
use crate::model::{Dimension, Op, Rule};

/// The first word of a text, what the character before it tells, and the rest.
const fn word(text: &'static str) -> (usize, &'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut end = 1;
    while end < bytes.len() && bytes[end] >= b' ' {
        end += 1;
    }
    let (word, rest) = text.split_at(end);
    (bytes[0] as usize, word.split_at(1).1, rest)
}

/// The names of all units, those of one side by side.
pub(super) const fn names<const NAMES: usize>(text: &&'static str) -> [&'static str; NAMES] {
    let mut names = [""; NAMES];
    let (mut rest, mut at) = (*text, 0);
    while !rest.is_empty() {
        (_, names[at], rest) = word(rest);
        at += 1;
    }
    names
}

/// Units: 0 tells of an alias of the one before, another number of a unit of that kind, counted from 1.
pub(super) const fn units<const UNITS: usize, const NAMES: usize>(
    text: &&'static str,
    names: &'static [&'static str; NAMES],
    kinds: &[(Dimension, bool)],
) -> [UnitDef; UNITS] {
    let mut units = [UnitDef::new("", &[], Dimension::Other, false); UNITS];
    let (mut rest, mut name, mut at) = (*text, 0, 0);
    while !rest.is_empty() {
        let (kind, _, mut behind) = word(rest);
        let first = name + 1;
        name = first;
        while let [0, ..] = behind.as_bytes() {
            (_, _, behind) = word(behind);
            name += 1;
        }
        let (dimension, additive) = kinds[kind - 1];
        let aliases = names.split_at(name).0.split_at(first).1;
        units[at] = UnitDef::new(names[first - 1], aliases, dimension, additive);
        at += 1;
        rest = behind;
    }
    units
}

/// Comparators: a number tells what the word means, counted from 0.
pub(super) const fn comparators<const WORDS: usize>(
    text: &'static str,
    meanings: &[(Op, Rule, bool, bool)],
) -> [ComparatorDef; WORDS] {
    let mut comparators = [ComparatorDef::new("", Op::Eq, Rule::Usage, false, false); WORDS];
    let (mut rest, mut at) = (text, 0);
    while !rest.is_empty() {
        let (meaning, name, behind) = word(rest);
        let (op, rule, approximate, doubtful) = meanings[meaning];
        comparators[at] = ComparatorDef::new(name, op, rule, approximate, doubtful);
        at += 1;
        rest = behind;
    }
    comparators
}
