//! Prints a corpus for benches in other languages: `corpus [BYTES] [SEED] [cells|values] [published|seed]`, a JSON string a
//! line.
//!
//! No line comes twice.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};

use zhibiao_bench::corpus::{Corpus, Mix};

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut number = |default| args.next().and_then(|a| a.parse().ok()).unwrap_or(default);
    let (bytes, seed) = (number(4_000_000), number(2022));
    let cells = args.next().is_some_and(|a| a == "cells");
    let mix = match args.next().as_deref() {
        Some("seed") => Mix::SeedForm,
        _ => Mix::Published,
    };
    let corpus = Corpus::generate(mix, seed as u64, bytes);
    let mut out = BufWriter::new(io::stdout().lock());
    if cells {
        return corpus
            .cells()
            .try_for_each(|cell| writeln!(out, "{}", json(cell)));
    }
    let mut seen = HashSet::new();
    for value in corpus.values().filter(|value| seen.insert(*value)) {
        writeln!(out, "{}", json(value))?;
    }
    out.flush()
}

/// A JSON string.
fn json(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\0'..='\x1f' => json.push_str(&format!("\\u{:04x}", c as u32)),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}
