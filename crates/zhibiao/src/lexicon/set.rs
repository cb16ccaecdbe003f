//! Sets of words, matched by character id.

use std::str::Chars;

use super::id;

/// A set of words, each with what it stands for.
pub(crate) struct Set<T: 'static> {
    pub(super) trie: Trie,
    /// What each word stands for.
    pub(super) payloads: &'static [T],
    /// What the text after a word must, or must not, begin with; sorted by word.
    pub(super) guards: &'static [Guard],
    /// The length of the longest word, in characters.
    pub(super) longest: usize,
}

/// Words as a trie over the ids of their characters.
///
/// Nodes are numbered level by level, so the children of a node stand side by side, sorted; the root is 0.
pub(super) struct Trie {
    /// The node that a first character's id leads to; 0 for none.
    pub(super) roots: &'static [u16],
    /// The id that leads to each node.
    pub(super) labels: &'static [u16],
    /// The children of node `i` are `children[i]..children[i + 1]`.
    pub(super) children: &'static [u16],
    /// A bit for the lower five of the id of each child: nearly all characters are refused by it.
    pub(super) masks: &'static [u32],
    /// Twice the number, from 1 on, of the word that ends at each node, and 1 more if it has a guard; 0 for none.
    pub(super) words: &'static [u16],
    /// A bit for each id that ends a word.
    pub(super) lasts: &'static [u32],
}

/// A condition on the character after a word: 三公 is no stop word in 三公里.
pub(super) struct Guard {
    /// The index of the word.
    pub(super) word: u16,
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
    #[inline]
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let mut chars = text.chars();
        match self.root(chars.next()?) {
            0 => None,
            node => self.longest_below(node, text, chars),
        }
    }

    fn longest_below(&self, root: usize, text: &str, mut chars: Chars<'_>) -> Option<(usize, T)> {
        let mut node = root;
        let mut found = None;
        loop {
            let word = self.trie.words[node];
            if word != 0 {
                let (rest, index) = (chars.as_str(), usize::from(word / 2 - 1));
                if word.is_multiple_of(2) || self.allows(index, rest) {
                    found = Some((text.len() - rest.len(), index));
                }
            }
            node = match self.child(node, &mut chars) {
                Some(child) => child,
                None => return found.map(|(length, index)| (length, self.payloads[index])),
            };
        }
    }

    /// The node that a first character leads to; 0 for none.
    #[inline]
    fn root(&self, c: char) -> usize {
        let root = self.trie.roots.get(usize::from(id(c)));
        root.map_or(0, |node| usize::from(*node))
    }

    /// The node that the next character leads to.
    #[inline]
    fn child(&self, node: usize, chars: &mut Chars<'_>) -> Option<usize> {
        let mask = self.trie.masks[node];
        if mask == 0 {
            return None;
        }
        self.below(node, mask, id(chars.next()?))
    }

    #[inline]
    fn below(&self, node: usize, mask: u32, next: u16) -> Option<usize> {
        if mask & (1 << (next % 32)) == 0 {
            return None;
        }
        let [from, to] = [self.trie.children[node], self.trie.children[node + 1]].map(usize::from);
        let labels = &self.trie.labels[from..to];
        // Few characters can follow: walking is quicker than halving.
        let at = match labels.len() {
            ..=16 => labels.iter().position(|label| *label == next),
            _ => labels.binary_search(&next).ok(),
        };
        at.map(|at| from + at)
    }

    /// What the whole of `text` stands for, if it is one word. Guards do not apply.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        let mut chars = text.chars();
        let mut node = self.root(chars.next()?);
        if node == 0 {
            return None;
        }
        while !chars.as_str().is_empty() {
            node = self.child(node, &mut chars)?;
        }
        let word = self.trie.words[node].checked_sub(2)?;
        Some(self.payloads[usize::from(word / 2)])
    }

    /// The same of characters that are taken from a text as they are asked for: most texts are refused by the first.
    pub(crate) fn exact_of(&self, mut chars: impl Iterator<Item = char>) -> Option<T> {
        let mut node = self.root(chars.next()?);
        if node == 0 {
            return None;
        }
        for c in chars {
            node = self.below(node, self.trie.masks[node], id(c))?;
        }
        let word = self.trie.words[node].checked_sub(2)?;
        Some(self.payloads[usize::from(word / 2)])
    }

    /// Whether some word begins with the character.
    pub(crate) fn begins(&self, c: char) -> bool {
        self.root(c) != 0
    }

    /// The longest word at the end of `text`, with its length in bytes. Guards do not apply.
    pub(crate) fn suffix(&self, text: &str) -> Option<(usize, T)> {
        let last = usize::from(id(text.chars().next_back()?));
        let ends = self.trie.lasts.get(last / 32)?;
        if ends & (1 << (last % 32)) == 0 {
            return None;
        }
        let mut found = None;
        for (start, _) in text.char_indices().rev().take(self.longest) {
            let tail = &text[start..];
            if let Some(payload) = self.exact(tail) {
                found = Some((tail.len(), payload));
            }
        }
        found
    }

    /// The first two characters of every word, as ids; of a word of one character, that.
    pub(super) fn openings(&self, mut found: impl FnMut(u16, Option<u16>)) {
        for (first, &node) in self.trie.roots.iter().enumerate() {
            let node = usize::from(node);
            if node == 0 {
                continue;
            }
            if self.trie.words[node] != 0 {
                found(first as u16, None);
            }
            let [from, to] =
                [self.trie.children[node], self.trie.children[node + 1]].map(usize::from);
            for next in &self.trie.labels[from..to] {
                found(first as u16, Some(*next));
            }
        }
    }

    /// Every word in folded form.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = (String, T)> {
        // Depth first, with the spelling so far.
        let mut open = vec![(0, String::new())];
        std::iter::from_fn(move || {
            let (node, spelled) = open.pop()?;
            let [from, to] =
                [self.trie.children[node], self.trie.children[node + 1]].map(usize::from);
            for child in from..to {
                let c = super::CHARS[usize::from(self.trie.labels[child])];
                open.push((child, format!("{spelled}{c}")));
            }
            let word = self.trie.words[node].checked_sub(2);
            Some(word.map(|word| (spelled, self.payloads[usize::from(word / 2)])))
        })
        .flatten()
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
