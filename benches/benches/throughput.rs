//! Parsing against `str::from_utf8` and against regular expressions, on the same bytes in the same run.
//!
//! `cargo bench -p zhibiao-bench` prints the tables; see the README beside this crate for how to read them.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::ExitCode;

use zhibiao_bench::check::{self, Report};
use zhibiao_bench::clock::{Contestant, Times, race};
use zhibiao_bench::corpus::{Corpus, Mix};
use zhibiao_bench::rival::{Rival, RivalDigest, recall};
use zhibiao_bench::truth::Digest;

const USAGE: &str = "options: --quick --bytes N --rounds N --seed N --show N --keep-going";

/// What the command line asks for.
struct Options {
    bytes: usize,
    rounds: usize,
    seed: u64,
    show: usize,
    keep_going: bool,
}

impl Options {
    /// Cargo passes `--bench` when it means to measure; without it this is a test run and stays short.
    fn read() -> Result<Options, String> {
        let mut options = Options {
            bytes: 200_000,
            rounds: 2,
            seed: 2022,
            show: 5,
            keep_going: false,
        };
        let all: Vec<String> = std::env::args().skip(1).collect();
        if all.iter().any(|a| a == "--bench") && all.iter().all(|a| a != "--quick") {
            (options.bytes, options.rounds) = (4_000_000, 21);
        }
        let mut args = all.iter();
        while let Some(arg) = args.next() {
            let mut number = || {
                let number = args.next().and_then(|n| n.parse::<usize>().ok());
                number.ok_or_else(|| format!("{arg} wants a number"))
            };
            match arg.as_str() {
                "--bytes" => options.bytes = number()?,
                "--rounds" => options.rounds = number()?.max(1),
                "--seed" => options.seed = number()? as u64,
                "--show" => options.show = number()?,
                "--keep-going" => options.keep_going = true,
                "--bench" | "--quick" => {}
                _ => return Err(format!("cannot read {arg}\n{USAGE}")),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    let options = match Options::read() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let mut right = true;
    for (title, mix) in [
        ("published forms", Mix::Published),
        ("seed form only", Mix::SeedForm),
    ] {
        right &= bench(title, mix, &options);
    }
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Checks, then times, one corpus; false when its readings are wrong.
fn bench(title: &str, mix: Mix, options: &Options) -> bool {
    let corpus = Corpus::generate(mix, options.seed, options.bytes);
    let cells = corpus.cells().count();
    println!(
        "\n{title}: {} bytes, {cells} cells, {} indicators, none of the cells twice",
        corpus.text().len(),
        corpus.items().len(),
    );
    let reports = [check::cells(&corpus), check::values(&corpus)];
    let mut right = true;
    for (report, what) in reports.iter().zip(["cells", "values"]) {
        right &= describe(report, what, &corpus, options.show);
    }
    if !right && !options.keep_going {
        println!("  wrong readings are not worth timing; --keep-going times them all the same");
        return false;
    }
    let rival = Rival::new();
    let found = recall(&rival, &corpus);
    println!(
        "  regex: cuts out {} of {} indicators, reads {} right; of the values cut for it, {}",
        found.cut, found.items, found.right, found.values
    );
    let [cell_report, value_report] = &reports;
    let mut contestants = on_cells(&corpus, &rival, cell_report.digest);
    table(&mut contestants, options.rounds);
    let mut contestants = on_values(&corpus, &rival, value_report.digest);
    table(&mut contestants, options.rounds);
    right
}

/// Prints what was read otherwise than meant; true when counts and sums are as they should be.
fn describe(report: &Report, what: &str, corpus: &Corpus, show: usize) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mismatch in &report.mismatches {
        *counts.entry(mismatch.what).or_default() += 1;
    }
    if !counts.is_empty() {
        println!("  {what}: read otherwise than meant: {counts:?}");
    }
    for mismatch in report.mismatches.iter().take(show) {
        let [kind, input] = [mismatch.what, &mismatch.input];
        println!(
            "    {kind}: {input:?}\n      meant {}\n      read  {}",
            mismatch.expected, mismatch.found
        );
    }
    let right = report.digest == corpus.digest();
    if !right {
        println!(
            "  {what}: meant {:?}, read {:?}",
            corpus.digest(),
            report.digest
        );
    }
    right
}

fn on_cells<'a>(corpus: &'a Corpus, rival: &'a Rival, digest: Digest) -> Vec<Contestant<'a>> {
    let read_by_rival = rival_on_cells(corpus, rival);
    contestants(
        corpus.text().len(),
        corpus.items().len(),
        [
            ("from_utf8", 16, Box::new(|| validate(corpus.cells()))),
            (
                "parse_cell",
                1,
                Box::new(move || assert_eq!(parse_cells(corpus), digest)),
            ),
            (
                "regex",
                1,
                Box::new(move || assert_eq!(rival_on_cells(corpus, rival), read_by_rival)),
            ),
        ],
    )
}

fn on_values<'a>(corpus: &'a Corpus, rival: &'a Rival, digest: Digest) -> Vec<Contestant<'a>> {
    let read_by_rival = rival_on_values(corpus, rival);
    contestants(
        corpus.column().len(),
        corpus.items().len(),
        [
            ("from_utf8", 16, Box::new(|| validate(corpus.values()))),
            (
                "parse_value",
                1,
                Box::new(move || assert_eq!(parse_values(corpus), digest)),
            ),
            (
                "regex",
                1,
                Box::new(move || assert_eq!(rival_on_values(corpus, rival), read_by_rival)),
            ),
        ],
    )
}

type Run<'a> = (&'static str, u32, Box<dyn FnMut() + 'a>);

fn contestants<'a>(bytes: usize, items: usize, runs: [Run<'a>; 3]) -> Vec<Contestant<'a>> {
    runs.into_iter()
        .map(|(name, repeat, run)| Contestant {
            name,
            bytes,
            items,
            repeat,
            run,
        })
        .collect()
}

/// Times the contestants and prints a row for each; the first is `from_utf8`, the last the regex.
fn table(contestants: &mut [Contestant<'_>], rounds: usize) {
    let times = race(contestants, rounds);
    println!(
        "  {:<12} {:>9} {:>9} {:>9} {:>18} {:>18}",
        "", "MB/s", "median", "ns/item", "of from_utf8", "against regex"
    );
    let (Some(utf8), Some(regex)) = (times.first(), times.last()) else {
        return;
    };
    for (contestant, times) in contestants.iter().zip(&times) {
        let speed = |t: std::time::Duration| contestant.bytes as f64 / t.as_secs_f64() / 1e6;
        println!(
            "  {:<12} {:>9.1} {:>9.1} {:>9.1} {:>18} {:>18}",
            contestant.name,
            speed(times.fastest()),
            speed(times.median()),
            times.fastest().as_secs_f64() * 1e9 / contestant.items as f64,
            ratio(times, utf8, 4),
            ratio(times, regex, 2),
        );
    }
}

fn ratio(own: &Times, other: &Times, digits: usize) -> String {
    let (median, best) = own.speed_against(other);
    format!("{median:.digits$} ({best:.digits$})")
}

fn validate<'a>(texts: impl Iterator<Item = &'a str>) {
    let mut bytes = 0;
    for text in texts {
        let text = std::str::from_utf8(black_box(text.as_bytes())).expect("the corpus is UTF-8");
        bytes += text.len();
    }
    assert_ne!(black_box(bytes), 0);
}

fn parse_cells(corpus: &Corpus) -> Digest {
    let mut digest = Digest::default();
    for cell in corpus.cells() {
        let cell = zhibiao::parse_cell(black_box(cell));
        for indicator in &cell.indicators {
            digest.read(&indicator.target);
        }
        black_box(&cell);
    }
    digest
}

fn parse_values(corpus: &Corpus) -> Digest {
    let mut digest = Digest::default();
    for value in corpus.values() {
        let target = zhibiao::parse_value(black_box(value));
        digest.read(&target);
        black_box(&target);
    }
    digest
}

fn rival_on_cells(corpus: &Corpus, rival: &Rival) -> RivalDigest {
    let mut digest = RivalDigest::default();
    for cell in corpus.cells() {
        for item in rival.items(black_box(cell)) {
            digest.read(item.measure);
            black_box(&item);
        }
    }
    digest
}

fn rival_on_values(corpus: &Corpus, rival: &Rival) -> RivalDigest {
    let mut digest = RivalDigest::default();
    for value in corpus.values() {
        let measure = rival.measure(black_box(value));
        digest.read(measure);
        black_box(&measure);
    }
    digest
}
