//! Damaged files are errors or tables, never a panic, and cost no more than whole ones.

mod made;
mod tables;

use made::{Random, package, parts};
use zhibiao_table::{Limits, ReadOptions, bytes_to_grids, read_bytes};

/// The real tables, and files of other writers.
fn files() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = tables::gold()
        .iter()
        .map(|gold| tables::bytes(&gold.file))
        .collect();
    let others = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files")).unwrap();
    let mut others: Vec<_> = others.map(|entry| entry.unwrap().path()).collect();
    others.sort();
    files.extend(others.iter().map(|path| std::fs::read(path).unwrap()));
    assert_eq!(files.len(), 11);
    files
}

/// Reads to the end, whatever comes of it; how many cells there were.
fn attempt(bytes: &[u8]) -> usize {
    let mut options = ReadOptions::default();
    options.limits = Limits::default();
    let _ = read_bytes(bytes);
    match bytes_to_grids(bytes, &options) {
        Ok(all) => all
            .grids
            .iter()
            .flat_map(|grid| &grid.rows)
            .map(|row| row.cells.len())
            .sum(),
        Err(error) => {
            // Every error has words in both languages.
            assert!(
                error
                    .message(zhibiao::Language::English)
                    .contains("expected")
            );
            assert!(
                error
                    .message(zhibiao::Language::Chinese)
                    .chars()
                    .any(|c| c > '\u{4e00}')
            );
            0
        }
    }
}

#[test]
fn files_cut_short() {
    for bytes in files() {
        let step = (bytes.len() / 60).max(1);
        for end in (0..bytes.len()).step_by(step) {
            attempt(&bytes[..end]);
        }
    }
}

#[test]
fn files_with_flipped_bits() {
    let mut random = Random(0x5EED);
    for bytes in files() {
        for round in 0..60 {
            let mut bytes = bytes.clone();
            for _ in 0..=round % 8 {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            attempt(&bytes);
        }
    }
}

#[test]
fn parts_with_changed_bytes() {
    // Inside a package the checksums would refuse them, so it is packed anew.
    let mut random = Random(0xC0FFEE);
    for bytes in files().into_iter().filter(|bytes| bytes.starts_with(b"PK")) {
        let whole = parts(&bytes);
        for round in 0..60 {
            let mut parts = whole.clone();
            let part = random.below(parts.len());
            let content = &mut parts[part].1;
            for _ in 0..=round % 4 {
                if content.is_empty() {
                    break;
                }
                let at = random.below(content.len());
                match random.below(3) {
                    0 => content[at] ^= 1 << random.below(8),
                    1 => content.truncate(at),
                    _ => {
                        let digits = b"999999999999";
                        content.splice(at..at, digits.iter().copied());
                    }
                }
            }
            attempt(&package(&parts));
        }
    }
}
