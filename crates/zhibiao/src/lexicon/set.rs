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
    pub(super) nodes: &'static [Node],
    /// The id that leads to each node.
    pub(super) labels: &'static [u16],
    /// A bit for each id that ends a word.
    pub(super) lasts: &'static [u32],
}

/// What is asked of a node at once stands together.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// A bit for the lower five of the id of each child: nearly all characters are refused by it.
    pub(super) mask: u32,
    /// The first child; its last one stands before the first of the next node.
    pub(super) children: u16,
    /// Twice the number, from 1 on, of the word that ends here, and 1 more if it has a guard; 0 for none.
    pub(super) word: u16,
}

impl Node {
    pub(super) const EMPTY: Node = Node {
        mask: 0,
        children: 0,
        word: 0,
    };
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
    #[cfg_attr(any(not(target_family = "wasm"), target_feature = "simd128"), inline)]
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let mut chars = text.chars();
        match self.root(chars.next()?) {
            0 => None,
            node => self.longest_below(node, text, chars),
        }
    }

    fn longest_below(&self, root: usize, text: &str, mut chars: Chars<'_>) -> Option<(usize, T)> {
        let mut at = root;
        let mut found = None;
        loop {
            let node = self.trie.nodes[at];
            if node.word != 0 {
                let (rest, index) = (chars.as_str(), usize::from(node.word / 2 - 1));
                if node.word.is_multiple_of(2) || self.allows(index, rest) {
                    found = Some((text.len() - rest.len(), index));
                }
            }
            at = match self.child(node, at, &mut chars) {
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
    #[inline(always)]
    fn child(&self, node: Node, at: usize, chars: &mut Chars<'_>) -> Option<usize> {
        if node.mask == 0 {
            return None;
        }
        self.below(node, at, id(chars.next()?))
    }

    #[inline(always)]
    fn below(&self, node: Node, at: usize, next: u16) -> Option<usize> {
        if node.mask & (1 << (next % 32)) == 0 {
            return None;
        }
        let from = usize::from(node.children);
        let to = usize::from(self.trie.nodes[at + 1].children);
        let labels = &self.trie.labels[from..to];
        // Few characters can follow: walking is quicker than halving.
        let child = match labels.len() {
            ..=16 => labels.iter().position(|label| *label == next),
            _ => labels.binary_search(&next).ok(),
        };
        child.map(|child| from + child)
    }

    /// What the whole of `text` stands for, if it is one word. Guards do not apply.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        self.exact_of(text.chars())
    }

    /// The same of characters that are taken from a text as they are asked for: most texts are refused by the first.
    pub(crate) fn exact_of(&self, mut chars: impl Iterator<Item = char>) -> Option<T> {
        let mut at = self.root(chars.next()?);
        if at == 0 {
            return None;
        }
        for c in chars {
            at = self.below(self.trie.nodes[at], at, id(c))?;
        }
        let word = self.trie.nodes[at].word.checked_sub(2)?;
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

    fn children(&self, node: usize) -> std::ops::Range<usize> {
        let [node, next] = [node, node + 1].map(|at| usize::from(self.trie.nodes[at].children));
        node..next
    }

    /// The first two characters of every word, as ids; of a word of one character, that.
    pub(super) fn openings(&self, mut found: impl FnMut(u16, Option<u16>)) {
        for (first, &node) in self.trie.roots.iter().enumerate() {
            let node = usize::from(node);
            if node == 0 {
                continue;
            }
            if self.trie.nodes[node].word != 0 {
                found(first as u16, None);
            }
            for child in self.children(node) {
                found(first as u16, Some(self.trie.labels[child]));
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
            for child in self.children(node) {
                let c = super::CHARS[usize::from(self.trie.labels[child])];
                open.push((child, format!("{spelled}{c}")));
            }
            let word = self.trie.nodes[node].word.checked_sub(2);
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
