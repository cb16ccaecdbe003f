//! Parses a corpus and nothing else, for callgrind and perf: `profile [BYTES] [PASSES] [cells|values] [published|seed]`.
//!
//! `callgrind --toggle-collect='*parse_corpus*'` leaves the generator out of the count.

use std::hint::black_box;

use zhibiao_bench::corpus::{Corpus, Mix};
use zhibiao_bench::truth::Digest;

fn main() {
    let mut args = std::env::args().skip(1);
    let mut number = |default| args.next().and_then(|a| a.parse().ok()).unwrap_or(default);
    let (bytes, passes) = (number(200_000), number(1));
    let column = args.next().is_some_and(|a| a == "values");
    let mix = match args.next().as_deref() {
        Some("seed") => Mix::SeedForm,
        _ => Mix::Published,
    };
    let corpus = Corpus::generate(mix, 2022, bytes);
    println!("{} values", corpus.values().count());
    let mut digest = Digest::default();
    for _ in 0..passes {
        digest = parse_corpus(&corpus, column);
    }
    println!("{digest:?}");
}

/// Never inlined: profilers find it by this name.
#[inline(never)]
fn parse_corpus(corpus: &Corpus, column: bool) -> Digest {
    let mut digest = Digest::default();
    if column {
        for value in corpus.values() {
            digest.read(&zhibiao::parse_value(black_box(value)));
        }
        return digest;
    }
    for cell in corpus.cells() {
        for indicator in &zhibiao::parse_cell(black_box(cell)).indicators {
            digest.read(&indicator.target);
        }
    }
    digest
}
