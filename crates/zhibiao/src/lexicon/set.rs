//! Sets of words, matched by character id.

use super::id;

/// Stands for the second character of a word that has only one.
const NONE: u16 = u16::MAX;

/// A set of words, each with what it stands for.
///
/// Words are grouped by their first two characters and, within a group, sorted longest first; a word of one
/// character is the last of those that begin with it.
pub(crate) struct Set<T: 'static> {
    /// Words `starts[i]..starts[i + 1]` begin with the character whose id is `i`.
    pub(super) starts: &'static [u16],
    /// The second character of each word; [`NONE`] for a word of one.
    pub(super) seconds: &'static [u16],
    /// Word `i` is `letters[offsets[i]..offsets[i + 1]]`.
    pub(super) offsets: &'static [u16],
    /// The words as character ids, one after the other.
    pub(super) letters: &'static [u16],
    /// What each word stands for.
    pub(super) payloads: &'static [T],
    /// What the text after a word must, or must not, begin with; sorted by word.
    pub(super) guards: &'static [Guard],
    /// The length of the longest word, in characters.
    pub(super) max_len: usize,
}

/// A condition on the character after a word: 三公 is no stop word in 三公里.
pub(super) struct Guard {
    /// The index of the word.
    word: u16,
    /// When not empty, the next character is one of these.
    only: &'static [u16],
    /// The next character is none of these.
    not: &'static [u16],
}

impl Guard {
    pub(super) const fn new(word: u16, only: &'static [u16], not: &'static [u16]) -> Guard {
        Guard { word, only, not }
    }

    fn allows(&self, next: u16) -> bool {
        (self.only.is_empty() || self.only.contains(&next)) && !self.not.contains(&next)
    }
}

impl<T: Copy> Set<T> {
    /// The longest word at the start of `text`, with the bytes of `text` it covers.
    ///
    /// Guards hold: a word whose guard refuses what follows is no match, a shorter one may be.
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let mut chars = text.chars();
        let group = self.group(id(chars.next()?));
        if group.is_empty() {
            return None;
        }
        let rest = chars.as_str();
        let alone = group.end - 1;
        if let Some(second) = chars.next().map(id).filter(|&second| second != 0) {
            let seconds = &self.seconds[group.clone()];
            let from = group.start + seconds.partition_point(|&s| s < second);
            for index in from..group.end {
                if self.seconds[index] != second {
                    break;
                }
                match strip(chars.as_str(), &self.word(index)[2..]) {
                    Some(rest) if self.allows(index, rest) => {
                        return Some((text.len() - rest.len(), self.payloads[index]));
                    }
                    _ => {}
                }
            }
        }
        (self.seconds[alone] == NONE && self.allows(alone, rest))
            .then(|| (text.len() - rest.len(), self.payloads[alone]))
    }

    /// What the whole of `text` stands for, if it is one word. Guards do not apply.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        let mut chars = text.chars();
        let group = self.group(id(chars.next()?));
        if group.is_empty() {
            return None;
        }
        let second = match chars.next() {
            Some(c) => id(c),
            None => NONE,
        };
        let seconds = &self.seconds[group.clone()];
        let from = group.start + seconds.partition_point(|&s| s < second);
        (from..group.end)
            .take_while(|&index| self.seconds[index] == second)
            .find(|&index| {
                let word = self.word(index);
                word.len() == 1 || strip(chars.as_str(), &word[2..]) == Some("")
            })
            .map(|index| self.payloads[index])
    }

    /// The longest word at the end of `text`, with its length in bytes. Guards do not apply.
    pub(crate) fn suffix(&self, text: &str) -> Option<(usize, T)> {
        let mut found = None;
        for (start, _) in text.char_indices().rev().take(self.max_len) {
            let tail = &text[start..];
            if let Some(payload) = self.exact(tail) {
                found = Some((tail.len(), payload));
            }
        }
        found
    }

    /// Every word in folded form.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = (String, T)> {
        let spell = |word: &[u16]| word.iter().map(|&id| super::CHARS[id as usize]).collect();
        (0..self.payloads.len()).map(move |index| (spell(self.word(index)), self.payloads[index]))
    }

    #[inline]
    fn word(&self, index: usize) -> &'static [u16] {
        &self.letters[self.offsets[index] as usize..self.offsets[index + 1] as usize]
    }

    /// The words that begin with the character `id`.
    #[inline]
    fn group(&self, id: u16) -> std::ops::Range<usize> {
        match self.starts.get(id as usize..id as usize + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// Whether the guard of a word, if it has one, lets it stand before `rest`.
    fn allows(&self, index: usize, rest: &str) -> bool {
        let guard = self
            .guards
            .binary_search_by_key(&index, |guard| guard.word as usize);
        match guard {
            Ok(found) => self.guards[found].allows(rest.chars().next().map_or(0, id)),
            Err(_) => true,
        }
    }
}

/// The rest of `text` after characters with these ids.
fn strip<'a>(text: &'a str, ids: &[u16]) -> Option<&'a str> {
    let mut chars = text.chars();
    for &expected in ids {
        if id(chars.next()?) != expected {
            return None;
        }
    }
    Some(chars.as_str())
}
