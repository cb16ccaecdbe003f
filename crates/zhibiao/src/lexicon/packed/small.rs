//! The lexicon in a module for the browser, all of which is loaded before anything is read.
//!
//! Words are written with the numbers of their characters, half the size of text after gzip, and no word is written twice:
//! sets whose words stand in another table are put together from it.

use std::ops::Deref;
use std::sync::LazyLock;

use super::super::alphabet::character;
use super::super::generated::{CHARACTERS, CHARS, COMPARATORS, UNITS};
use super::super::set::Set;
use super::{SHARED, Words};
use crate::order::sort_by_key;

/// Ids that take one byte, those behind [`SHARED`]. Of the others the first byte says which 256 they are of.
const SINGLE: u16 = 216;

/// The first byte of ids that take two.
const PAIRED: u8 = SHARED as u8 + SINGLE as u8;

/// Before a character of ASCII that stands for its full-width twin.
const WIDE: u8 = 255;

const _: () = assert!(
    super::super::ALPHABET - SINGLE as usize <= 256 * (WIDE - PAIRED) as usize,
    "more characters than two bytes tell apart"
);

/// A table that is made when it is first needed. Asking for it is a call, not code wherever it is asked for.
pub(crate) struct Table<T>(LazyLock<T>);

impl<T> Table<T> {
    pub(in crate::lexicon) const fn new(make: fn() -> T) -> Table<T> {
        Table(LazyLock::new(make))
    }
}

impl<T> Deref for Table<T> {
    type Target = T;
    #[inline(never)]
    fn deref(&self) -> &T {
        &self.0
    }
}

/// What is asked of a set nearly a thousand times over: one call each, not one more for the table.
impl<T: Copy> Table<Set<T>> {
    #[inline(never)]
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, T)> {
        self.0.longest(text)
    }

    #[inline(never)]
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        self.0.exact(text)
    }

    #[inline(never)]
    pub(crate) fn suffix(&self, text: &str) -> Option<(usize, T)> {
        self.0.suffix(text)
    }
}

/// The id of every character, for the compiler.
const IDS: &[u16; 1 << 16] = &{
    let (mut ids, mut at, mut id) = ([0; 1 << 16], 0, 0);
    while at < CHARACTERS.len() {
        let (code, after) = character(CHARACTERS.as_bytes(), at);
        ids[code as usize] = id;
        id += 1;
        at = after;
    }
    ids
};

/// The bytes of a character of a text, and how many.
const fn code(code: u32) -> ([u8; 2], usize) {
    if code < SHARED {
        return ([code as u8, 0], 1);
    }
    match (IDS[code as usize], code) {
        (0, 0xFF01..=0xFF5E) => ([WIDE, (code - 0xFEE0) as u8], 2),
        (0, _) => panic!("a word holds a character that the alphabet does not"),
        (id, _) => code_of(id),
    }
}

const fn code_of(id: u16) -> ([u8; 2], usize) {
    match id {
        ..SINGLE => ([SHARED as u8 + id as u8, 0], 1),
        _ => {
            let [upper, lower] = (id - SINGLE).to_be_bytes();
            ([PAIRED + upper, lower], 2)
        }
    }
}

/// Bytes of a text.
pub(in crate::lexicon) const fn length(text: &str) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < text.len() {
        let (found, after) = character(text.as_bytes(), at);
        length += code(found).1;
        at = after;
    }
    length
}

/// A text as bytes.
pub(in crate::lexicon) const fn codes<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let (mut at, mut end, mut codes) = (0, 0, [0; LENGTH]);
    while at < text.len() {
        let (found, after) = character(text.as_bytes(), at);
        let (bytes, length) = code(found);
        codes[end] = bytes[0];
        if length == 2 {
            codes[end + 1] = bytes[1];
        }
        end += length;
        at = after;
    }
    codes
}

/// What stands at a place: a mark below [`SHARED`], or that and an id; and the place behind it.
pub(super) const fn step(codes: &[u8], at: usize) -> (u32, usize) {
    let first = codes[at];
    if first < PAIRED {
        return (first as u32, at + 1);
    }
    let id = SINGLE + (((first - PAIRED) as u16) << 8) + codes[at + 1] as u16;
    (SHARED + id as u32, at + 2)
}

/// The text again; it stays for as long as the module does.
pub(in crate::lexicon) fn text(codes: &[u8]) -> &'static str {
    let mut text = String::with_capacity(2 * codes.len());
    let mut at = 0;
    while at < codes.len() {
        let (code, after) = match codes[at] {
            WIDE => (0xFEE0 + u32::from(codes[at + 1]), at + 2),
            _ => match step(codes, at) {
                (mark @ ..SHARED, after) => (mark, after),
                (id, after) => (u32::from(CHARS[(id - SHARED) as usize]), after),
            },
        };
        text.extend(char::from_u32(code));
        at = after;
    }
    text.leak()
}

/// Bits of an id, of which eleven make a key.
const ID: u32 = 11;
const IDS_OF_KEY: u32 = 11;

/// Words, each with what it stands for, in the order of their ids, as [`Words`] has them.
fn sorted(words: &mut dyn Iterator<Item = (&'static str, u16)>) -> (&'static [u8], Vec<u16>) {
    let key = |word: &str| {
        let ids = word.chars().map(|c| u128::from(super::super::id(c)));
        let (key, count) = ids.fold((0, 0), |(key, count), id| (key << ID | id, count + 1));
        key << (ID * (IDS_OF_KEY - count))
    };
    let mut list: Vec<(u128, u16)> = words.map(|(word, payload)| (key(word), payload)).collect();
    sort_by_key(&mut list, |(key, _)| *key);
    let (mut codes, mut last) = (Vec::new(), 0);
    for &(key, _) in &list {
        let id = |place: u32| (key >> (ID * (IDS_OF_KEY - 1 - place)) & ((1 << ID) - 1)) as u16;
        let shared = ((key ^ last).leading_zeros() - (128 - ID * IDS_OF_KEY)) / ID;
        codes.push(shared as u8);
        for id in (shared..IDS_OF_KEY).map(id).take_while(|id| *id != 0) {
            let (bytes, length) = code_of(id);
            codes.extend_from_slice(&bytes[..length]);
        }
        last = key;
    }
    (
        codes.leak(),
        list.into_iter().map(|(_, payload)| payload).collect(),
    )
}

/// The words of a set that stand in another table. Of the set as it is written down only the sizes are looked at, so that
/// its text is left out.
pub(in crate::lexicon) fn found(
    words: &mut dyn Iterator<Item = (&'static str, u16)>,
    [nodes, roots, longest]: [usize; 3],
) -> (Words, &'static [u16]) {
    let (text, payloads) = sorted(words);
    let words = Words {
        text,
        nodes,
        roots,
        longest,
    };
    (words, payloads.leak())
}

/// Names and aliases of all units.
pub(in crate::lexicon) fn units() -> impl Iterator<Item = (&'static str, u16)> {
    (0..).zip(UNITS.iter()).flat_map(|(index, unit)| {
        let names = std::iter::once(&unit.name).chain(unit.aliases);
        names.map(move |name| (*name, index))
    })
}

/// Comparators from one on.
pub(in crate::lexicon) fn comparators(from: u16) -> impl Iterator<Item = (&'static str, u16)> {
    let all = COMPARATORS.iter().map(|comparator| comparator.word);
    all.zip(0..).skip(usize::from(from))
}
