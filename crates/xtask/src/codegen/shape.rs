//! What is known of a set's trie before it is made: see `lexicon/packed.rs`, which makes it.

/// Sizes of a trie, and how its words are written.
pub struct Shape {
    /// For each word, how many characters it shares with the one before it.
    pub steps: Vec<u8>,
    /// Nodes, the root among them, and one.
    pub nodes: usize,
    /// The largest id that a word begins with, and one.
    pub roots: usize,
    /// Characters of the longest word.
    pub longest: usize,
}

impl Shape {
    /// The shape of sorted words.
    pub fn new<'a>(words: impl Iterator<Item = &'a [u16]>) -> Shape {
        let mut shape = Shape {
            steps: Vec::new(),
            nodes: 2,
            roots: 0,
            longest: 0,
        };
        let mut last: &[u16] = &[];
        for word in words {
            let shared = last.iter().zip(word).take_while(|(a, b)| a == b).count();
            shape.steps.push(shared as u8);
            shape.nodes += word.len() - shared;
            shape.roots = shape.roots.max(usize::from(word[0]) + 1);
            shape.longest = shape.longest.max(word.len());
            last = word;
        }
        assert!(
            shape.longest < 32 && shape.nodes < 1 << 16 && shape.steps.len() < 1 << 15,
            "the tables count in 16 bits, and a character below the space tells what words share"
        );
        shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_what_stands_before() {
        let words: [&[u16]; 4] = [&[1], &[1, 2], &[1, 5], &[3, 2]];
        let shape = Shape::new(words.into_iter());
        assert_eq!(shape.steps, [0, 1, 1, 0]);
        assert_eq!((shape.nodes, shape.roots, shape.longest), (7, 4, 2));
    }
}
