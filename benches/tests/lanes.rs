//! The generated corpora read the same through the lanes for what most texts are and by the general rules alone.

use zhibiao::{Dimension, Parser};
use zhibiao_bench::corpus::{Corpus, Mix};

#[test]
fn corpora_read_the_same_in_both_lanes() {
    // With a unit of its own a parser takes the general rules for everything.
    let general = Parser::builder()
        .unit("龘龘", &[], Dimension::Count, true)
        .build()
        .unwrap();
    for mix in [Mix::SeedForm, Mix::Published] {
        let corpus = Corpus::generate(mix, 7, 150_000);
        for cell in corpus.cells() {
            let (one, other) = (zhibiao::parse_cell(cell), general.parse_cell(cell));
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{cell}");
        }
        for value in corpus.values() {
            let (one, other) = (zhibiao::parse_value(value), general.parse_value(value));
            assert_eq!(format!("{one:?}"), format!("{other:?}"), "{value}");
        }
    }
}
