//! Which characters begin nothing before which others: what most steps over a text come to, decided by one look-up.

use std::sync::LazyLock;

use super::*;

/// What each character may begin, by its id: a bit for each bucket of ids that stand behind it in a word of the scan,
/// and the marks below.
pub(crate) struct Openers(Box<[u64]>);

/// How many buckets the ids of second characters fall into.
const BUCKETS: u16 = 62;

/// Only a number behind it, or what may be read as one, makes more of it than a character: 达, 为, 数.
const ALONE: u64 = 1 << 62;

/// Whatever follows, the scan has to look.
const ALWAYS: u64 = 1 << 63;

/// Characters that the grammar knows by itself: 第二季度, 前三季度, 周一, 较上年.
const WATCHED: &str = "第周星前较比同环与翻在";

/// What a character with no other flags begins stands in the sets below.
const IN_SETS: u32 = start::CURRENCY
    | start::FRACTION
    | start::BEFORE
    | start::STOP
    | start::DATE
    | start::CHANGE
    | INERT;

/// What begins neither a number nor anything that a comparator could stand before.
const INERT: u32 = start::AFTER | start::STOP | start::CATEGORY;

static OPENERS: LazyLock<Openers> = LazyLock::new(Openers::new);

/// Those of the lexicon.
#[inline]
pub(crate) fn openers() -> &'static Openers {
    &OPENERS
}

impl Openers {
    fn new() -> Openers {
        let watch = |flags: &u32| if flags & !IN_SETS == 0 { 0 } else { ALWAYS };
        let mut table = Openers(STARTS.iter().map(watch).collect());
        CHANGE.openings(|first, next| table.add(first, next));
        BASE.openings(|first, next| table.add(first, next));
        CURRENCY.openings(|first, next| table.add(first, next));
        DEADLINE.openings(|first, next| table.add(first, next));
        // A stop word of one character is passed over as any other character is.
        STOP.openings(|first, next| table.add(first, Some(next.unwrap_or(first))));
        BEFORE.openings(|first, next| match next {
            None if flags(first) & !(start::BEFORE | INERT) == 0 && !is_stop(first) => {
                table.0[usize::from(first)] |= ALONE;
            }
            _ => table.add(first, next),
        });
        for c in "几半番".chars().chain(WATCHED.chars()) {
            table.add(id(c), None);
        }
        table.0[usize::from(id('数'))] |= ALONE;
        for (first, next) in [('正', '负'), ('上', '下'), ('若', '干')] {
            table.add(id(first), Some(id(next)));
        }
        table
    }

    fn add(&mut self, first: u16, next: Option<u16>) {
        self.0[usize::from(first)] |= next.map_or(ALWAYS, |next| 1 << (next % BUCKETS));
    }

    /// Whether a Chinese character begins nothing before another one, or before what is none.
    #[inline]
    pub(crate) fn quiet(&self, first: u16, next: Option<u16>) -> bool {
        let mask = self.0[usize::from(first)];
        if mask == 0 {
            return true;
        }
        let Some(next) = next else { return false };
        let alone = mask & ALONE != 0;
        mask & (ALWAYS | 1 << (next % BUCKETS)) == 0 && (!alone || self.inert(next))
    }

    /// Whether a character is no part of a number, nor of anything that is read behind a comparator.
    fn inert(&self, c: u16) -> bool {
        flags(c) & !INERT == 0 && self.0[usize::from(c)] & ALWAYS == 0 && c != id('正')
    }
}

/// Whether a character is a stop word by itself.
fn is_stop(id: u16) -> bool {
    let mut text = [0; 4];
    let word = CHARS[usize::from(id)].encode_utf8(&mut text);
    STOP.exact(word).is_some()
}

fn flags(id: u16) -> u32 {
    STARTS[usize::from(id)]
}
