//! Sets of words, matched by character id.

use std::ops::Range;

use super::{id, id_at};

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
    #[cfg_attr(not(feature = "small"), inline)]
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, T)> {
        let (length, word) = self.trie.leading(text, self.guards)?;
        Some((length, self.payloads[word]))
    }

    /// What the whole of `text` stands for, if it is one word. Guards do not apply.
    pub(crate) fn exact(&self, text: &str) -> Option<T> {
        let word = self.trie.exact(text, self.longest)?;
        Some(self.payloads[word])
    }

    /// The same of characters that are taken from a text as they are asked for: most texts are refused by the first.
    pub(crate) fn exact_of(&self, mut chars: impl Iterator<Item = char>) -> Option<T> {
        let mut at = self.trie.root(id(chars.next()?));
        if at == 0 {
            return None;
        }
        for c in chars {
            at = self.trie.below(at, id(c))?;
        }
        Some(self.payloads[self.trie.word(at)?])
    }

    /// Whether some word begins with the character.
    #[inline]
    pub(crate) fn begins(&self, c: char) -> bool {
        self.begins_with(id(c))
    }

    /// The same of a character's number.
    #[inline]
    pub(crate) fn begins_with(&self, first: u16) -> bool {
        self.trie.root(first) != 0
    }

    /// The longest word at the end of `text`, with its length in bytes. Guards do not apply.
    pub(crate) fn suffix(&self, text: &str) -> Option<(usize, T)> {
        let (length, word) = self.trie.suffix(text, self.longest)?;
        Some((length, self.payloads[word]))
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
            for child in self.trie.children(node) {
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
            for child in self.trie.children(node) {
                let c = super::CHARS[usize::from(self.trie.labels[child])];
                open.push((child, format!("{spelled}{c}")));
            }
            let word = self.trie.nodes[node].word.checked_sub(2);
            Some(word.map(|word| (spelled, self.payloads[usize::from(word / 2)])))
        })
        .flatten()
    }
}

impl Trie {
    /// The node that a first character leads to; 0 for none.
    #[inline]
    fn root(&self, first: u16) -> usize {
        let root = self.roots.get(usize::from(first));
        root.map_or(0, |node| usize::from(*node))
    }

    /// The index of the word that ends at a node.
    fn word(&self, at: usize) -> Option<usize> {
        let word = self.nodes[at].word.checked_sub(2)?;
        Some(usize::from(word / 2))
    }

    /// The word that the whole of a text is; `longest` is the length of the longest one.
    #[cfg_attr(not(feature = "small"), inline)]
    fn exact(&self, text: &str, longest: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let (first, mut end) = id_at(bytes, 0);
        let mut at = self.root(first);
        // No character of the lexicon has more than three bytes.
        if at == 0 || bytes.len() > longest * 3 {
            return None;
        }
        while end < bytes.len() {
            let (next, width) = id_at(bytes, end);
            at = self.below(at, next)?;
            end += width;
        }
        self.word(at)
    }

    /// The longest word at the end of a text, behind its length in bytes.
    #[cfg_attr(not(feature = "small"), inline)]
    fn suffix(&self, text: &str, longest: usize) -> Option<(usize, usize)> {
        let last = usize::from(id(text.chars().next_back()?));
        let ends = self.lasts.get(last / 32)?;
        if ends & (1 << (last % 32)) == 0 {
            return None;
        }
        let mut found = None;
        for (start, c) in text.char_indices().rev().take(longest) {
            if self.root(id(c)) == 0 {
                continue;
            }
            let tail = &text[start..];
            if let Some(word) = self.exact(tail, longest) {
                found = Some((tail.len(), word));
            }
        }
        found
    }

    fn children(&self, at: usize) -> Range<usize> {
        let [node, next] = [at, at + 1].map(|at| usize::from(self.nodes[at].children));
        node..next
    }

    /// The node that the next character leads to.
    #[inline(always)]
    fn below(&self, at: usize, next: u16) -> Option<usize> {
        if self.nodes[at].mask & (1 << (next % 32)) == 0 {
            return None;
        }
        let children = self.children(at);
        let labels = &self.labels[children.clone()];
        // Few characters can follow: walking is quicker than halving.
        let child = match labels.len() {
            ..=16 => labels.iter().position(|label| *label == next),
            _ => labels.binary_search(&next).ok(),
        };
        child.map(|child| children.start + child)
    }

    /// The longest word at the start of a text, behind its length in bytes.
    #[cfg_attr(not(feature = "small"), inline)]
    fn leading(&self, text: &str, guards: &[Guard]) -> Option<(usize, usize)> {
        let (first, width) = id_at(text.as_bytes(), 0);
        let root = self.root(first);
        if root == 0 {
            return None;
        }
        Some(self.longest(root, text, width, guards)).filter(|(length, _)| *length > 0)
    }

    /// The bytes of the longest word of `text` below a node that stands for its first `end` bytes, and the word's index;
    /// no bytes where there is none.
    fn longest(
        &self,
        mut at: usize,
        text: &str,
        mut end: usize,
        guards: &[Guard],
    ) -> (usize, usize) {
        let bytes = text.as_bytes();
        let mut found = (0, 0);
        loop {
            let node = self.nodes[at];
            // No word goes on, and none has to look at what follows.
            if node.mask == 0 && node.word.is_multiple_of(2) {
                return (end, usize::from(node.word / 2 - 1));
            }
            let (next, width) = id_at(bytes, end);
            if node.word != 0 {
                let word = node.word / 2 - 1;
                if node.word.is_multiple_of(2) || allows(guards, word, next) {
                    found = (end, usize::from(word));
                }
            }
            match self.below(at, next) {
                Some(child) => (at, end) = (child, end + width),
                None => return found,
            }
        }
    }
}

/// Whether the guard of a word, if it has one, lets it stand before a character.
#[cold]
fn allows(guards: &[Guard], word: u16, next: u16) -> bool {
    let guard = guards.binary_search_by_key(&word, |guard| guard.word);
    guard.map_or(true, |found| guards[found].allows(next))
}
