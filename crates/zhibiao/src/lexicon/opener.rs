//! Which characters begin nothing before which others: what most steps over a text come to, decided by one look-up.

use std::sync::LazyLock;

use super::*;

/// What each character may begin, by its id.
pub(crate) struct Openers {
    /// A bit for each bucket of ids before which there is more to ask.
    any: Box<[u64; IDS]>,
    each: Box<[Opener]>,
}

const IDS: usize = STARTS.len();

/// What one character may begin.
#[derive(Clone, Copy, Default)]
struct Opener {
    /// A bit for each bucket of ids that stand behind it in a word of the scan.
    words: u64,
    /// The same for stop words and deadlines, which are told apart by looking them up.
    stops: u64,
    /// The marks below.
    marks: u64,
}

/// What a character begins before another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Opens {
    Nothing,
    /// A stop word or a deadline, at most.
    Word,
    /// Something that has to be looked at.
    Something,
}

/// How many buckets the ids of second characters fall into: one for each bit.
const BUCKETS: u16 = 64;

/// A comparator begins with it, which spaces may tear in two.
const TORN: u64 = 1;

/// Only a number behind it, or what may be read as one, makes more of it than a character: 达, 为, 数.
const ALONE: u64 = 2;

/// Whatever follows, the scan has to look.
const ALWAYS: u64 = 4;

/// Characters that the grammar knows by itself: 第二季度, 前三季度, 周一, 翻一番.
const WATCHED: &str = "第周星前翻";

/// What 数 says that there are some of: 数个, 数次. Before other units it is a noun's (数字, 数码).
pub(crate) const SOME: &str = "个次名家项件人台场份批种天月年";

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
        let watch = |flags: &u32| Opener {
            marks: if flags & !IN_SETS == 0 { 0 } else { ALWAYS },
            ..Opener::default()
        };
        let mut table = Openers {
            any: Box::new([0; IDS]),
            each: STARTS.iter().map(watch).collect(),
        };
        CHANGE.openings(|first, next| table.add(first, next));
        BASE.openings(|first, next| table.add(first, next));
        LINK.openings(|first, next| table.add(first, next));
        CURRENCY.openings(|first, next| table.add(first, next));
        BEFORE.openings(|first, next| match next {
            None if flags(first) & !(start::BEFORE | INERT) == 0 && !is_stop(first) => {
                table.mark(first, ALONE);
            }
            None => table.mark(first, ALWAYS),
            Some(_) => {
                table.mark(first, TORN);
                table.add(first, next);
            }
        });
        // A stop word of one character is passed over as any other character is.
        STOP.openings(|first, next| {
            table.of(first).stops |= next.map_or(0, bucket);
        });
        DEADLINE.openings(|first, next| match next {
            Some(next) => table.of(first).stops |= bucket(next),
            None => table.mark(first, ALWAYS),
        });
        for c in "几半番".chars().chain(WATCHED.chars()) {
            table.mark(id(c), ALWAYS);
        }
        table.mark(id('数'), ALONE);
        for (first, next) in [('正', '负'), ('上', '下'), ('若', '干')] {
            table.add(id(first), Some(id(next)));
        }
        for next in SOME.chars() {
            table.add(id('数'), Some(id(next)));
        }
        for (any, opener) in table.any.iter_mut().zip(&table.each) {
            *any = match opener.marks & (ALWAYS | ALONE) {
                0 => opener.words | opener.stops,
                _ => u64::MAX,
            };
        }
        table
    }

    fn of(&mut self, first: u16) -> &mut Opener {
        &mut self.each[usize::from(first)]
    }

    fn mark(&mut self, first: u16, mark: u64) {
        self.of(first).marks |= mark;
    }

    fn add(&mut self, first: u16, next: Option<u16>) {
        match next {
            None => self.mark(first, ALWAYS),
            Some(next) => self.of(first).words |= bucket(next),
        }
    }

    /// What a Chinese character begins before another one.
    #[inline]
    pub(crate) fn before_han(&self, first: u16, next: u16) -> Opens {
        // Most characters, whatever they begin, begin it before others.
        match self.any[usize::from(first)] & bucket(next) {
            0 => Opens::Nothing,
            _ => self.before_one_of_few(first, next),
        }
    }

    fn before_one_of_few(&self, first: u16, next: u16) -> Opens {
        let Opener {
            words,
            stops,
            marks,
        } = self.each[usize::from(first)];
        let bit = bucket(next);
        if words & bit != 0 || marks & ALWAYS != 0 || (marks & ALONE != 0 && !self.inert(next)) {
            return Opens::Something;
        }
        match stops & bit {
            0 => Opens::Nothing,
            _ => Opens::Word,
        }
    }

    /// What a Chinese character begins before one that is none, or before the end.
    pub(crate) fn before_other(&self, first: u16, next: Option<char>) -> Opens {
        let Opener {
            words,
            stops,
            marks,
        } = self.each[usize::from(first)];
        // White space may stand inside a comparator.
        let next = next.filter(|c| !(c.is_whitespace() || super::is_space(*c)));
        let bit = next.map_or(0, |c| bucket(id(c)));
        // 五⏎十五天: so may a number.
        let numeral = || flags(first) & start::NUMERAL != 0;
        let torn = next.is_none() && (marks & TORN != 0 || numeral());
        if torn || words & bit != 0 || marks & (ALWAYS | ALONE) != 0 {
            return Opens::Something;
        }
        match stops & bit {
            0 => Opens::Nothing,
            _ => Opens::Word,
        }
    }

    /// Whether a Chinese character is no part of a number, nor of anything that is read behind a comparator.
    fn inert(&self, c: u16) -> bool {
        flags(c) & !INERT == 0 && self.each[usize::from(c)].marks & ALWAYS == 0 && c != id('正')
    }
}

fn bucket(id: u16) -> u64 {
    1 << (id % BUCKETS)
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
