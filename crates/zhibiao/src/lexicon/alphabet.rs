//! The characters of the lexicon: their ids, and their twins.
//!
//! All of it is worked out from two texts; `packed.rs` says when.

/// The character at a place of a text in UTF-8, and the place behind it; none needs four bytes.
pub(super) const fn character(text: &[u8], at: usize) -> (u32, usize) {
    const fn low(byte: u8) -> u32 {
        (byte & 0x3F) as u32
    }
    let first = text[at] as u32;
    match first {
        ..0x80 => (first, at + 1),
        0x80..0xE0 => ((first & 0x1F) << 6 | low(text[at + 1]), at + 2),
        _ => (
            (first & 0xF) << 12 | low(text[at + 1]) << 6 | low(text[at + 2]),
            at + 3,
        ),
    }
}

/// The lexicon's characters by id.
pub(super) const fn chars<const IDS: usize>(text: &str) -> [char; IDS] {
    let text = text.as_bytes();
    let mut chars = ['\0'; IDS];
    let (mut id, mut at) = (0, 0);
    while at < text.len() {
        let (code, after) = character(text, at);
        chars[id] = match char::from_u32(code) {
            Some(c) => c,
            None => '\0',
        };
        id += 1;
        at = after;
    }
    chars
}

/// Characters with a twin, sorted, and their twins.
pub(crate) struct Folds<const PAIRS: usize> {
    pub(super) from: [u16; PAIRS],
    pub(super) to: [u16; PAIRS],
}

impl<const PAIRS: usize> Folds<PAIRS> {
    /// Of how far each character is behind the one before, where 255 is added to what follows it, and of the upper and lower
    /// halves of their twins.
    pub(super) const fn new(gaps: &[u8], upper: &[u8; PAIRS], lower: &[u8; PAIRS]) -> Self {
        let (mut from, mut to) = ([0; PAIRS], [0; PAIRS]);
        let (mut code, mut at, mut pair) = (0, 0, 0);
        while at < gaps.len() {
            code += gaps[at] as u16;
            if gaps[at] < 255 {
                from[pair] = code;
                to[pair] = (upper[pair] as u16) << 8 | lower[pair] as u16;
                pair += 1;
            }
            at += 1;
        }
        Folds { from, to }
    }

    /// The twin of a character.
    pub(super) fn twin(&self, c: char) -> Option<char> {
        let found = self.from.binary_search(&u16::try_from(c).ok()?).ok()?;
        char::from_u32(self.to[found].into())
    }
}

/// Characters whose ids stand together.
const PAGE: usize = 64;

pub(crate) type Pages = [[u16; PAGE]; super::PAGE_COUNT];

/// The page of each character's upper bits, if a character or twin of the lexicon has them; page 0 is empty.
pub(super) const fn pages<const PAIRS: usize>(
    chars: &[char; super::ALPHABET],
    folds: &Folds<PAIRS>,
) -> [u16; 1024] {
    let mut pages = [0; 1024];
    let (mut id, mut pair) = (1, 0);
    while id < chars.len() {
        pages[chars[id] as usize / PAGE] = 1;
        id += 1;
    }
    // The full-width forms of ASCII.
    pages[0x3000 / PAGE] = 1;
    pages[0xFF00 / PAGE] = 1;
    pages[0xFF40 / PAGE] = 1;
    while pair < PAIRS {
        pages[folds.from[pair] as usize / PAGE] = 1;
        pair += 1;
    }
    let (mut page, mut used) = (0, 0);
    while page < pages.len() {
        used += pages[page];
        pages[page] *= used;
        page += 1;
    }
    pages
}

/// Ids by page and the lower bits; a character and its twins have one id.
pub(super) const fn ids<const PAIRS: usize>(
    chars: &[char; super::ALPHABET],
    folds: &Folds<PAIRS>,
    pages: &[u16; 1024],
) -> Pages {
    let mut ids = [[0; PAGE]; super::PAGE_COUNT];
    let (mut id, mut code, mut pair) = (1, '！' as usize, 0);
    while id < chars.len() {
        put(&mut ids, pages, chars[id] as usize, id as u16);
        id += 1;
    }
    let space = id_of(pages, &ids, ' ' as usize);
    put(&mut ids, pages, 0x3000, space);
    while code <= '～' as usize {
        let twin = id_of(pages, &ids, code - 0xFEE0);
        put(&mut ids, pages, code, twin);
        code += 1;
    }
    while pair < PAIRS {
        let twin = id_of(pages, &ids, folds.to[pair] as usize);
        put(&mut ids, pages, folds.from[pair] as usize, twin);
        pair += 1;
    }
    ids
}

const fn put(ids: &mut Pages, pages: &[u16; 1024], code: usize, id: u16) {
    ids[pages[code / PAGE] as usize][code % PAGE] = id;
}

/// The two tables that give a character its id.
#[derive(Clone, Copy)]
#[cfg_attr(
    feature = "small",
    expect(dead_code, reason = "words are written down by their ids there")
)]
pub(super) struct Ids<'a> {
    pub(super) pages: &'a [u16; 1024],
    pub(super) ids: &'a Pages,
}

/// The id of a character; 0 for none.
#[inline]
pub(super) const fn id_of(pages: &[u16; 1024], ids: &Pages, code: usize) -> u16 {
    match code / PAGE < pages.len() {
        true => ids[pages[code / PAGE] as usize][code % PAGE],
        false => 0,
    }
}
