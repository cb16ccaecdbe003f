//! How fast the core alone reads the values on standard input, parted by zero bytes: prints nanoseconds a value, on one thread.
//!
//! `core [PASSES]`; the quickest pass counts. Benches in other languages ask how much of this speed is left in theirs.

use std::hint::black_box;
use std::io::{self, Read};
use std::time::Instant;

fn main() -> io::Result<()> {
    let passes: usize = std::env::args()
        .nth(1)
        .and_then(|passes| passes.parse().ok())
        .unwrap_or(3);
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let values: Vec<&str> = text.split('\0').collect();
    let pass = |_| {
        let begin = Instant::now();
        for value in &values {
            black_box(zhibiao::parse_value(black_box(value)));
        }
        begin.elapsed().as_nanos()
    };
    let best = (0..passes.max(1)).map(pass).min().unwrap_or_default();
    println!("{:.1}", best as f64 / values.len() as f64);
    Ok(())
}
