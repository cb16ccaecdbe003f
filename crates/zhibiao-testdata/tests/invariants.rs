//! Every vector, and every vector cut, doubled and spliced, keeps the promises about spans and pieces.

// The promises are the library's own; its property tests keep them for texts nobody wrote.
#[path = "../../zhibiao/tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;

use zhibiao_testdata::files;

/// Of the texts that are changed, a debug build takes one in so many (odd, for every second is treated otherwise); a release
/// build, ten times as quick, takes all.
const ONE_IN: usize = if cfg!(debug_assertions) { 7 } else { 1 };

/// The inputs of all vectors, each once.
fn texts() -> Vec<String> {
    let vectors = files().unwrap().into_iter().flat_map(|file| file.vectors);
    let texts: BTreeSet<String> = vectors
        .map(|vector| vector.input.text().to_owned())
        .collect();
    texts.into_iter().collect()
}

#[track_caller]
fn check(text: &str) {
    if let Err(message) = common::check(text) {
        panic!("{text:?}: {message}");
    }
}

#[test]
fn whole_texts() {
    let texts = texts();
    assert!(texts.len() >= 2000, "{} texts", texts.len());
    for text in texts {
        check(&text);
    }
}

/// Cut short: what a spreadsheet does to a long cell. Values are cut everywhere, cells here and there.
#[test]
fn cut_texts() {
    for (index, text) in texts().iter().enumerate().step_by(ONE_IN) {
        let step = 1 + text.len() / if text.len() < 60 { 24 } else { 9 };
        for (at, _) in text.char_indices().skip(index % step).step_by(step) {
            // Heads of one text, tails of the next.
            check(match index % 2 {
                0 => &text[..at],
                _ => &text[at..],
            });
        }
    }
}

/// The head of one text before the tail of another.
#[test]
fn spliced_texts() {
    let texts = texts();
    for (index, text) in texts.iter().enumerate().step_by(ONE_IN) {
        let other = &texts[(index * 7 + 13) % texts.len()];
        let middle = |text: &str, part: usize| {
            text.char_indices()
                .map(|(at, _)| at)
                .nth(text.chars().count() * part / 3)
                .unwrap_or(0)
        };
        let spliced = format!("{}{}", &text[..middle(text, 2)], &other[middle(other, 1)..]);
        check(&spliced);
        if text.len() + other.len() < 200 {
            check(&format!("{text}，{other}"));
        }
    }
}

/// Every character in turn left out, and typed twice, in the shorter texts.
#[test]
fn texts_with_a_slip_of_the_keys() {
    let texts = texts();
    let short = texts.iter().filter(|text| text.len() < 18);
    for text in short.step_by(ONE_IN) {
        for (at, c) in text.char_indices() {
            let without = format!("{}{}", &text[..at], &text[at + c.len_utf8()..]);
            check(&without);
            let doubled = format!(
                "{}{}",
                &text[..at],
                &text[at..].replacen(c, &format!("{c}{c}"), 1)
            );
            check(&doubled);
        }
    }
}
