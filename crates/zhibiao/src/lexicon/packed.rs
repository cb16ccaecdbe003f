//! The words of the lexicon as they are written down, and the tries that are made of them.
//!
//! `generated.rs` holds words as text. The compiler makes the tables, so that a look-up reads constants; what a browser
//! has to load before anything is read (the feature `small`) makes them when they are first asked for. `small.rs` has
//! what only that needs.

#[cfg(feature = "small")]
pub(super) mod small;

use super::alphabet::Ids;
use super::set::{Guard, Node, Trie};

/// A table that is made when compiling or, where size counts, when it is first needed.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident: $type:ty = $value:expr) => {
        $(#[$doc])*
        #[cfg(not(feature = "small"))]
        pub(crate) static $name: $type = $value;
        $(#[$doc])*
        #[cfg(feature = "small")]
        pub(crate) static $name: $crate::lexicon::packed::small::Table<$type> =
            $crate::lexicon::packed::small::Table::new(|| $value);
    };
}

/// Words as they are written down: text, and where size counts bytes.
#[cfg(not(feature = "small"))]
macro_rules! words {
    ($text:expr) => {
        $text.as_bytes()
    };
}
#[cfg(feature = "small")]
macro_rules! words {
    ($text:expr) => {{
        use $crate::lexicon::packed::small::{codes, length};
        const TEXT: &str = $text;
        const CODES: &[u8] = &codes::<{ length(TEXT) }>(TEXT);
        CODES
    }};
}

/// A text that is needed as such.
#[cfg(not(feature = "small"))]
macro_rules! text {
    ($text:expr) => {
        $text
    };
}
#[cfg(feature = "small")]
macro_rules! text {
    ($text:expr) => {
        $crate::lexicon::packed::small::text($crate::lexicon::packed::words!($text))
    };
}

/// A set of words: what [`Words`] says of them, what they stand for, their guards, and where else they stand.
macro_rules! set {
    ($(#[$doc:meta])* $name:ident: $payload:ty = $words:expr, $payloads:expr, $guards:expr $(, $from:expr)?) => {
        $crate::lexicon::packed::table! {
            $(#[$doc])*
            $name: $crate::lexicon::Set<$payload> = {
                use $crate::lexicon::alphabet::Ids;
                const WORDS: Words = $words;
                static GUARDS: &[Guard] = $guards;
                #[cfg(not(feature = "small"))]
                let (trie, payloads) = {
                    use $crate::lexicon::packed::Nodes;
                    static PAYLOADS: &[$payload] = $payloads;
                    static NODES: Nodes<{ WORDS.nodes }, { WORDS.roots }> =
                        Nodes::new(&WORDS, Ids { pages: &PAGES, ids: &IDS }, GUARDS);
                    (NODES.trie(), PAYLOADS)
                };
                #[cfg(feature = "small")]
                let (trie, payloads) = {
                    let (words, payloads) = $crate::lexicon::packed::made!(WORDS, $payload = $payloads $(, $from)?);
                    (words.trie(Ids { pages: &PAGES, ids: &IDS }, GUARDS), payloads)
                };
                $crate::lexicon::Set { trie, payloads, guards: GUARDS, longest: WORDS.longest }
            }
        }
    };
}

/// Where size counts: the words of a set and what they stand for, from where else they stand if they do.
#[cfg(feature = "small")]
macro_rules! made {
    ($words:expr, $payload:ty = $payloads:expr) => {{
        static PAYLOADS: &[$payload] = $payloads;
        ($words, PAYLOADS)
    }};
    ($words:expr, $payload:ty = $payloads:expr, $from:expr) => {{
        use $crate::lexicon::packed::small;
        const SIZES: [usize; 3] = [$words.nodes, $words.roots, $words.longest];
        small::found(&mut $from, SIZES)
    }};
}

#[cfg(feature = "small")]
pub(super) use made;
pub(super) use {set, table, text, words};

/// Characters below the first of any word: how many characters a word shares with the one before it.
const SHARED: u32 = 32;

/// What stands at a place of a text: how many characters are shared, or [`SHARED`] and the id of a character; and the place
/// behind it.
#[cfg(not(feature = "small"))]
const fn step(text: &[u8], at: usize, ids: Ids<'_>) -> (u32, usize) {
    let (code, after) = super::alphabet::character(text, at);
    match code < SHARED {
        true => (code, after),
        false => {
            let id = super::alphabet::id_of(ids.pages, ids.ids, code as usize);
            (SHARED + id as u32, after)
        }
    }
}

#[cfg(feature = "small")]
const fn step(text: &[u8], at: usize, _: Ids<'_>) -> (u32, usize) {
    small::step(text, at)
}

/// Bits for the ids that end words, 32 at a time.
const LASTS: usize = super::ALPHABET.div_ceil(32);

/// The words of a set, sorted by the ids of their characters.
pub(crate) struct Words {
    /// Of each word, how many characters it shares with the one before, as one character, and those that follow.
    pub(super) text: &'static [u8],
    /// Nodes of the trie, and one.
    pub(super) nodes: usize,
    /// The largest id that a word begins with, and one.
    pub(super) roots: usize,
    /// The length of the longest word, in characters.
    pub(super) longest: usize,
}

/// The arrays of a trie, see [`Trie`], while they are filled.
struct Filled<'a> {
    roots: &'a mut [u16],
    nodes: &'a mut [Node],
    labels: &'a mut [u16],
    lasts: &'a mut [u32],
}

impl Words {
    /// Numbers the nodes level by level: those of a level in the order of the words, behind those of the level above.
    const fn fill(&self, ids: Ids<'_>, guards: &[Guard], trie: Filled<'_>) {
        let text = self.text;
        let mut next = self.levels(ids);
        let mut path = [0; SHARED as usize];
        let (mut at, mut depth, mut word, mut guard) = (0, 0, 0, 0);
        trie.nodes[0].children = 1;
        while at < text.len() {
            let (code, after) = step(text, at, ids);
            at = after;
            if code < SHARED {
                depth = code as usize;
                continue;
            }
            let parent = path[depth];
            depth += 1;
            let node = next[depth] as usize;
            next[depth] += 1;
            path[depth] = node;
            let id = (code - SHARED) as u16;
            trie.labels[node] = id;
            trie.nodes[node].children = next[depth + 1];
            trie.nodes[parent].mask |= 1 << (id % 32);
            if depth == 1 {
                trie.roots[id as usize] = node as u16;
            }
            if at == text.len() || (text[at] as u32) < SHARED {
                let guarded = guard < guards.len() && guards[guard].word == word;
                guard += guarded as usize;
                word += 1;
                trie.nodes[node].word = word * 2 + guarded as u16;
                trie.lasts[id as usize / 32] |= 1 << (id % 32);
            }
        }
        trie.nodes[self.nodes - 1].children = self.nodes as u16 - 1;
    }

    /// The first node of each level.
    const fn levels(&self, ids: Ids<'_>) -> [u16; SHARED as usize + 1] {
        let text = self.text;
        let mut levels = [0; SHARED as usize + 1];
        let (mut at, mut depth) = (0, 0);
        while at < text.len() {
            let (code, after) = step(text, at, ids);
            at = after;
            if code < SHARED {
                depth = code as usize;
            } else {
                depth += 1;
                levels[depth] += 1;
            }
        }
        let (mut first, mut depth) = (1, 1);
        while depth < levels.len() {
            let nodes = levels[depth];
            levels[depth] = first;
            first += nodes;
            depth += 1;
        }
        levels
    }

    /// The trie, which stays for as long as the module does.
    #[cfg(feature = "small")]
    pub(super) fn trie(&self, ids: Ids<'_>, guards: &[Guard]) -> Trie {
        fn zeros<T: Clone + Default>(length: usize) -> &'static mut [T] {
            vec![T::default(); length].leak()
        }
        let [roots, labels] = [self.roots, self.nodes].map(zeros::<u16>);
        let nodes = vec![Node::EMPTY; self.nodes].leak();
        let lasts = zeros::<u32>(LASTS);
        let filled = Filled {
            roots,
            nodes,
            labels,
            lasts,
        };
        self.fill(ids, guards, filled);
        Trie {
            roots,
            nodes,
            labels,
            lasts,
        }
    }
}

/// The arrays of a trie of `NODES - 1` nodes.
#[cfg(not(feature = "small"))]
pub(super) struct Nodes<const NODES: usize, const ROOTS: usize> {
    roots: [u16; ROOTS],
    nodes: [Node; NODES],
    labels: [u16; NODES],
    lasts: [u32; LASTS],
}

#[cfg(not(feature = "small"))]
impl<const NODES: usize, const ROOTS: usize> Nodes<NODES, ROOTS> {
    pub(super) const fn new(words: &Words, ids: Ids<'_>, guards: &[Guard]) -> Self {
        let mut nodes = Nodes {
            roots: [0; ROOTS],
            nodes: [Node::EMPTY; NODES],
            labels: [0; NODES],
            lasts: [0; LASTS],
        };
        let filled = Filled {
            roots: &mut nodes.roots,
            nodes: &mut nodes.nodes,
            labels: &mut nodes.labels,
            lasts: &mut nodes.lasts,
        };
        words.fill(ids, guards, filled);
        nodes
    }

    pub(super) const fn trie(&'static self) -> Trie {
        Trie {
            roots: &self.roots,
            nodes: &self.nodes,
            labels: &self.labels,
            lasts: &self.lasts,
        }
    }
}
