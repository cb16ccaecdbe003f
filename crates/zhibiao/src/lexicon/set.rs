//! Sets of words, matched by character id.

use super::id;

/// A set of words, each with what it stands for.
///
/// Words are sorted by their characters' ids, so that those with a common beginning stand together and the one that
/// ends there stands first: a look-up narrows the range character by character, as in a trie.
pub(crate) struct Set<T: 'static> {
    /// Words `starts[i]..starts[i + 1]` begin with the character whose id is `i`.
    pub(super) starts: &'static [u16],
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
        let mut group = self.group(id(chars.next()?));
        let mut found = None;
        let mut depth = 1;
        while !group.is_empty() {
            // Of the words with a common beginning, the one that ends here stands first.
            if self.word_len(group.start) == depth {
                let rest = chars.as_str();
                if self.allows(group.start, rest) {
                    found = Some((text.len() - rest.len(), self.payloads[group.start]));
                }
                group.start += 1;
            }
            match chars.next().map_or(0, id) {
                0 => break,
                next => group = self.narrow(group, depth, next),
            }
            depth += 1;
        }
        found
    }

    /// The words of a group whose character number `depth` is `next`.
    #[inline]
    fn narrow(
        &self,
        mut group: std::ops::Range<usize>,
        depth: usize,
        next: u16,
    ) -> std::ops::Range<usize> {
        let letter = |index: usize| self.letters[self.offsets[index] as usize + depth];
        let bound = |from: usize, to: usize, below: &dyn Fn(u16) -> bool| {
            let (mut low, mut high) = (from, to);
            while low < high {
                let middle = (low + high) / 2;
                if below(letter(middle)) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            low
        };
        // A short range is walked faster than halved.
        if group.len() <= 8 {
            while group.start < group.end && letter(group.start) < next {
                group.start += 1;
            }
            let mut end = group.start;
            while end < group.end && letter(end) == next {
                end += 1;
            }
            group.end = end;
            return group;
        }
        let start = bound(group.start, group.end, &|l| l < next);
        let end = bound(start, group.end, &|l| l <= next);
        start..end
    }

    #[inline]
    fn word_len(&self, index: usize) -> usize {
        (self.offsets[index + 1] - self.offsets[index]) as usize
    }

    /// What the whole of `text` stands for, if it is one word. Guards do not apply.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        let mut chars = text.chars();
        let mut group = self.group(id(chars.next()?));
        let mut depth = 1;
        for c in chars {
            if group.is_empty() {
                return None;
            }
            if self.word_len(group.start) == depth {
                group.start += 1;
            }
            match id(c) {
                0 => return None,
                next => group = self.narrow(group, depth, next),
            }
            depth += 1;
        }
        (!group.is_empty() && self.word_len(group.start) == depth)
            .then(|| self.payloads[group.start])
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

    #[cfg(test)]
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
