//! Long inputs of one nasty pattern: work must stay linear, memory bounded, the stack flat.
//!
//! How the work grows is counted in `src/grammar/growth.rs`, the same on every machine. The cap here only ends what would
//! not end, and finds what is not counted there: it is far above what a linear reader needs and far below what a quadratic
//! one does, in a release build; a debug build only finds the worst.

use std::time::{Duration, Instant};

use zhibiao::render::Renderer;
use zhibiao::wire::{self, Offsets};
use zhibiao::{Field, Language, Parser};

#[path = "texts/nasty.rs"]
mod nasty;
use nasty::{FRAMES, PATTERNS, framed, repeated};

const SIZE: usize = if cfg!(debug_assertions) {
    4 << 10
} else {
    512 << 10
};
const CAP: Duration = Duration::from_secs(20);

/// Every door, and all that can be done with what comes out.
fn exercise(text: &str) {
    let target = zhibiao::parse_value(text);
    target.to_string();
    let cell = zhibiao::parse_cell(text);
    cell.pieces();
    wire::Target::new(&target, text, Offsets::CodePoints, Language::English);
    wire::Cell::new(&cell, Offsets::Utf16, Language::Chinese);
    let renderer = Renderer::new(text, Language::Chinese);
    for diagnostic in target.diagnostics.iter().chain(&cell.diagnostics) {
        renderer.diagnostic(diagnostic);
    }
    let parser = Parser::new();
    let columns = Field {
        value: "5",
        sign: Some(text),
        unit: Some(text),
        name: Some(text),
    };
    parser.parse_field(columns);
}

#[track_caller]
fn finishes(name: &str, text: &str) {
    let start = Instant::now();
    exercise(text);
    let took = start.elapsed();
    assert!(
        took < CAP,
        "{name:?}, {} bytes: {took:?}, which is not linear",
        text.len()
    );
}

/// Every second pattern: there are two tests, so that two cores share them.
fn repeated_from(first: usize) {
    for pattern in PATTERNS.iter().skip(first).step_by(2) {
        finishes(pattern, &repeated(pattern, SIZE));
    }
}

#[test]
fn repeated_patterns() {
    repeated_from(0);
}

#[test]
fn repeated_patterns_in_between() {
    repeated_from(1);
}

#[test]
fn framed_patterns() {
    for &frame in FRAMES {
        finishes(frame.1, &framed(frame, SIZE));
    }
    // Something to look for at either end, and nothing but dirt between.
    for pattern in PATTERNS {
        finishes(pattern, &framed(("5人", pattern, "5人"), SIZE / 2));
    }
}

#[test]
fn one_pattern_and_then_another() {
    for (index, first) in PATTERNS.iter().enumerate() {
        let second = PATTERNS[(index * 31 + 17) % PATTERNS.len()];
        let text = repeated(first, SIZE / 4) + &repeated(second, SIZE / 4);
        finishes(&format!("{first} {second}"), &text);
    }
}
