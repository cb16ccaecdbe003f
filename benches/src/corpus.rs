//! The corpus: cells that never repeat, with what they mean.

use std::collections::HashSet;
use std::ops::Range;

use crate::forms::{SEED, fill, pattern_of};
use crate::item::{Item, recombine};
use crate::layout;
use crate::rng::Rng;
use crate::seed::{Seed, SeedItem};
use crate::truth::{Digest, Filing, Truth};
use crate::values;
use zhibiao::{Category, Kind};

/// What a corpus is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mix {
    /// Only what the document itself writes, redrawn.
    SeedForm,
    /// About three quarters of that, and every other form that departments publish.
    Published,
}

/// Cells of indicators, one after the other in one buffer.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    text: String,
    cells: Vec<(Range<usize>, Range<usize>)>,
    items: Vec<Item>,
    column: String,
    values: Vec<Range<usize>>,
}

impl Corpus {
    /// A corpus of at least `bytes` bytes; equal arguments give equal corpora.
    pub fn generate(mix: Mix, seed: u64, bytes: usize) -> Corpus {
        let document = Seed::read();
        let mut rng = Rng::new(seed);
        let mut corpus = Corpus::default();
        let mut seen = HashSet::new();
        while corpus.text.len() < bytes {
            let (cell, items) = draw_cell(&mut rng, &document, mix);
            // Short cells of prose can meet their twin; a second draw costs less than a larger vocabulary.
            if seen.insert(cell.clone()) {
                corpus.push(&cell, items);
            }
        }
        assert_eq!(seen.len(), corpus.cells.len(), "a cell repeats itself");
        corpus
    }

    fn push(&mut self, cell: &str, items: Vec<Item>) {
        let (text_start, items_start) = (self.text.len(), self.items.len());
        self.text.push_str(cell);
        for item in &items {
            let start = self.column.len();
            self.column.push_str(&item.value);
            self.values.push(start..self.column.len());
        }
        self.items.extend(items);
        self.cells
            .push((text_start..self.text.len(), items_start..self.items.len()));
    }

    /// All cells, joined without anything between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cells, in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|(text, _)| &self.text[text.clone()])
    }

    /// The cells with what is in them.
    pub fn cells_with_items(&self) -> impl Iterator<Item = (&str, &[Item])> {
        self.cells
            .iter()
            .map(|(text, items)| (&self.text[text.clone()], &self.items[items.clone()]))
    }

    /// The indicators, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The value column: the values alone, in order.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|range| &self.column[range.clone()])
    }

    /// All values, joined without anything between them.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// What the sums over all readings must be.
    pub fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.items.iter().for_each(|i| digest.expect(&i.truth));
        digest
    }
}

fn draw_cell(rng: &mut Rng, document: &Seed, mix: Mix) -> (String, Vec<Item>) {
    if mix == Mix::Published && rng.chance(15) {
        return layout::published(rng, document);
    }
    let cell = rng.below(document.cells.len() as u64) as usize;
    let mut sources = document.cells[cell].clone();
    // Cells of a single item are rare in the document and dull in a corpus: borrow from another one.
    if sources.len() < 2 {
        let other = rng.below(document.cells.len() as u64) as usize;
        sources.extend(&document.cells[other]);
    }
    rng.shuffle(&mut sources);
    let items: Vec<(&str, Item)> = sources
        .iter()
        .map(|source| (source.category, redraw(rng, document, source, mix)))
        .collect();
    layout::seed_form(items)
}

/// An item of the document with other digits, perhaps another name or another value.
fn redraw(rng: &mut Rng, document: &Seed, source: &SeedItem, mix: Mix) -> Item {
    let (mut value, mut truth) = redraw_value(rng, document, source.value);
    let mut seed_form = true;
    if mix == Mix::Published && rng.chance(12) {
        let drawn = values::other(rng, &document.clauses);
        (value, truth, seed_form) = (drawn.text, drawn.truth, false);
    }
    // A value from elsewhere seldom fits the document's name: people are not measured in percent.
    let name = if !seed_form || rng.chance(50) {
        recombine(rng, document, &truth)
    } else {
        source.name.to_owned()
    };
    truth.hint = unit_hint(&name);
    Item {
        filing: Filing {
            category: category(source.category),
            subcategory: None,
        },
        name,
        value,
        truth,
        seed_form,
    }
}

fn redraw_value(rng: &mut Rng, document: &Seed, value: &str) -> (String, Truth) {
    let pattern = pattern_of(value);
    if let Some(form) = SEED.iter().find(|form| form.0 == pattern) {
        return fill(rng, *form);
    }
    assert!(!pattern.contains('#'), "no pattern for {value}");
    if value.starts_with("节前") {
        return (value.to_owned(), Truth::bare(Kind::Date));
    }
    if rng.chance(50) {
        let drawn = values::prose(rng, &document.clauses);
        return (drawn.text, drawn.truth);
    }
    (value.to_owned(), Truth::bare(Kind::Text))
}

/// The unit in brackets at a name's end, of those that the document's names have.
fn unit_hint(name: &str) -> Option<&'static str> {
    ["%", "个", "人次"]
        .into_iter()
        .find(|unit| name.ends_with(&format!("（{unit}）")))
}

fn category(word: &str) -> Option<Category> {
    Category::ALL.into_iter().find(|c| c.as_str() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_the_document_has_a_pattern() {
        let document = Seed::read();
        let mut rng = Rng::new(1);
        for item in document.cells.iter().flatten() {
            redraw_value(&mut rng, &document, item.value);
        }
    }

    #[test]
    fn three_quarters_are_the_documents_own_form() {
        let corpus = Corpus::generate(Mix::Published, 7, 1 << 20);
        let own = corpus.items().iter().filter(|i| i.seed_form).count();
        let percent = own * 100 / corpus.items().len();
        assert!((72..=78).contains(&percent), "{percent} %");
    }

    #[test]
    fn equal_seeds_give_equal_corpora() {
        let [a, b, c] = [3, 3, 4].map(|seed| Corpus::generate(Mix::Published, seed, 100_000));
        assert_eq!(a.text(), b.text());
        assert_eq!(a.digest(), b.digest());
        assert_ne!(a.text(), c.text());
    }

    #[test]
    fn cells_never_repeat() {
        for mix in [Mix::SeedForm, Mix::Published] {
            let corpus = Corpus::generate(mix, 5, 1 << 20);
            let cells: Vec<&str> = corpus.cells().collect();
            let distinct: HashSet<&str> = cells.iter().copied().collect();
            assert_eq!(cells.len(), distinct.len());
        }
    }
}
