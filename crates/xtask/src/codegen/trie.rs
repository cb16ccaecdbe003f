//! A trie of words, level by level, so that the children of a node stand side by side.

use std::collections::VecDeque;

/// Nodes are numbered from the root, 0, level by level; each array has an entry a node.
pub struct Trie {
    /// The id of the character that leads to the node; 0 for the root.
    pub labels: Vec<u16>,
    /// The node's first child; its last one stands before the next node's first. One entry more than nodes.
    pub children: Vec<u16>,
    /// Twice the number, from 1 on, of the word that ends here, and 1 more if a guard watches it; 0 for none.
    pub words: Vec<u16>,
}

impl Trie {
    /// The trie of sorted words, each with whether it is guarded.
    pub fn new<'a>(words: impl Iterator<Item = (&'a [u16], bool)>) -> Trie {
        let words: Vec<(&[u16], bool)> = words.collect();
        let mut trie = Trie {
            labels: vec![0],
            children: Vec::new(),
            words: Vec::new(),
        };
        // The words below each node that has no entry in `words` yet, and how deep it lies.
        let mut open = VecDeque::from([(0..words.len(), 0)]);
        while let Some((mut range, depth)) = open.pop_front() {
            let ends = !range.is_empty() && words[range.start].0.len() == depth;
            trie.words.push(match ends {
                true => (range.start as u16 + 1) * 2 + u16::from(words[range.start].1),
                false => 0,
            });
            range.start += usize::from(ends);
            trie.children.push(trie.labels.len() as u16);
            while !range.is_empty() {
                let label = words[range.start].0[depth];
                let same = words[range.clone()].partition_point(|(ids, _)| ids[depth] <= label);
                trie.labels.push(label);
                open.push_back((range.start..range.start + same, depth + 1));
                range.start += same;
            }
        }
        trie.children.push(trie.labels.len() as u16);
        assert!(
            trie.labels.len() < 1 << 16 && words.len() < 1 << 15,
            "the tables count in 16 bits"
        );
        trie
    }

    /// A bit for the lower five of each child's label: a look that refuses nearly all characters.
    pub fn masks(&self) -> Vec<u32> {
        let children = self.children.windows(2);
        children
            .map(|ends| &self.labels[usize::from(ends[0])..usize::from(ends[1])])
            .map(|labels| {
                labels
                    .iter()
                    .fold(0, |mask, label| mask | 1 << (label % 32))
            })
            .collect()
    }

    /// The node that each id leads to from the root; 0 for none.
    pub fn roots(&self) -> Vec<u16> {
        let first = 1..self.children.get(1).map_or(1, |end| usize::from(*end));
        let last = self.labels[first.clone()].last().copied().unwrap_or(0);
        let mut roots = vec![0; usize::from(last) + 1];
        for node in first {
            roots[usize::from(self.labels[node])] = node as u16;
        }
        roots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_side_by_side() {
        let words: [(&[u16], bool); 4] = [
            (&[1], false),
            (&[1, 2], true),
            (&[1, 5], false),
            (&[3, 2], false),
        ];
        let trie = Trie::new(words.into_iter());
        assert_eq!(trie.labels, [0, 1, 3, 2, 5, 2]);
        assert_eq!(trie.children, [1, 3, 5, 6, 6, 6, 6]);
        assert_eq!(trie.words, [0, 2, 0, 5, 6, 8]);
        assert_eq!(trie.roots(), [0, 1, 0, 2]);
        assert_eq!(trie.masks(), [0b1010, 0b100100, 0b100, 0, 0, 0]);
    }
}
