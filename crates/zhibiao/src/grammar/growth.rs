//! That no work grows faster than its text, counted in looks (see `cost`), so that it is the same on every machine.

use super::nasty::{FRAMES, PATTERNS, framed, repeated};
use crate::lexicon::{looks, openers};
use crate::{Field, Parser};

/// Bytes of a text, and how many times as long is the one it is held against.
const SHORT: usize = 1 << 10;
const TIMES: usize = 4;

/// By how much a byte of the longer text may cost more. Some looks back end after a number of characters, and have not all
/// reached it in the short text; what grows with the square costs four times as much.
const SLACK: f64 = 1.5;

fn looks(text: &str) -> u64 {
    let parser = Parser::new();
    let columns = Field {
        value: "5",
        sign: Some(text),
        unit: Some(text),
        name: Some(text),
    };
    looks::taken_by(|| {
        drop(parser.parse_value(text));
        drop(parser.parse_cell(text));
        drop(parser.parse_field(columns));
    })
}

#[track_caller]
fn check(looks: impl Fn(&str) -> u64, texts: impl Fn(usize) -> Vec<(String, String)>) {
    openers();
    let mut wrong = Vec::new();
    for ((name, short), (_, long)) in texts(SHORT).into_iter().zip(texts(SHORT * TIMES)) {
        let [less, more] = [&short, &long].map(|text| looks(text) as f64 / text.len() as f64);
        if more > less * SLACK {
            wrong.push(format!(
                "{name:?}: {less:.1} looks a byte, {more:.1} in a text {TIMES} times as long"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "work that grows faster than the text: {wrong:#?}"
    );
}

#[test]
fn one_pattern_again_and_again() {
    check(looks, |size| {
        let alone = PATTERNS
            .iter()
            .map(|pattern| (pattern.to_string(), repeated(pattern, size)));
        let frames = FRAMES
            .iter()
            .map(|&frame| (frame.1.to_owned(), framed(frame, size)));
        alone.chain(frames).collect()
    });
}

#[test]
fn one_pattern_between_two_measures() {
    check(looks, |size| {
        PATTERNS
            .iter()
            .map(|pattern| {
                (
                    format!("5人{pattern}"),
                    framed(("5人", pattern, "5人"), size),
                )
            })
            .collect()
    });
}

#[test]
fn one_pattern_and_then_another() {
    check(looks, |size| {
        let pair = |(index, first): (usize, &&str)| {
            let second = PATTERNS[(index * 31 + 17) % PATTERNS.len()];
            let text = repeated(first, size / 2) + &repeated(second, size / 2);
            (format!("{first} {second}"), text)
        };
        PATTERNS.iter().enumerate().map(pair).collect()
    });
}

#[test]
#[should_panic(expected = "grows faster")]
fn what_grows_with_the_square_is_found() {
    let square = |text: &str| (text.len() * text.len()) as u64;
    check(square, |size| vec![("square".to_owned(), "1".repeat(size))]);
}
