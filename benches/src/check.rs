//! Readings against the truth, outside the clock.

use crate::corpus::Corpus;
use crate::item::Item;
use crate::truth::Digest;
use zhibiao::{Cell, Indicator};

/// A reading that differs from what was meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// What differs: indicators, measures, kind, name, category.
    pub what: &'static str,
    /// The text that was read.
    pub input: String,
    /// What was meant.
    pub expected: String,
    /// What was read.
    pub found: String,
}

/// What a pass over a corpus found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// The sums that timed rounds must repeat.
    pub digest: Digest,
    /// What differs.
    pub mismatches: Vec<Mismatch>,
}

impl Report {
    fn note(&mut self, what: &'static str, input: &str, expected: String, found: String) {
        self.mismatches.push(Mismatch {
            what,
            input: input.to_owned(),
            expected,
            found,
        });
    }
}

/// Parses every cell and compares each indicator.
pub fn cells(corpus: &Corpus) -> Report {
    let mut report = Report::default();
    for (text, items) in corpus.cells_with_items() {
        let cell = zhibiao::parse_cell(text);
        for indicator in &cell.indicators {
            report.digest.read(&indicator.target);
        }
        compare_cell(&mut report, text, &cell, items);
    }
    report
}

fn compare_cell(report: &mut Report, text: &str, cell: &Cell<'_>, items: &[Item]) {
    if cell.indicators.len() != items.len() {
        let found: Vec<_> = cell
            .indicators
            .iter()
            .map(|i| format!("{}={}", i.name, i.target.text))
            .collect();
        let expected = items.len().to_string();
        let found = format!("{}: {found:?}", found.len());
        report.note("indicators", text, expected, found);
        return;
    }
    for (item, indicator) in items.iter().zip(&cell.indicators) {
        compare_item(report, text, item, indicator);
    }
}

fn compare_item(report: &mut Report, cell: &str, item: &Item, indicator: &Indicator<'_>) {
    let (filing, name) = (item.filing, &*item.name);
    if *indicator.name != *name {
        report.note("name", cell, name.into(), indicator.name.text.into());
    } else if (indicator.category, indicator.subcategory) != (filing.category, filing.subcategory) {
        let found = format!("{:?} {:?}", indicator.category, indicator.subcategory);
        report.note("category", cell, format!("{filing:?}"), found);
    }
    if let Some((what, expected, found)) = item.truth.compare(&indicator.target, true) {
        let input = format!("{name} | {}", item.value);
        report.note(what, &input, expected, found);
    }
}

/// Parses every value of the value column and compares each target.
pub fn values(corpus: &Corpus) -> Report {
    let mut report = Report::default();
    for (value, item) in corpus.values().zip(corpus.items()) {
        let target = zhibiao::parse_value(value);
        report.digest.read(&target);
        if let Some((what, expected, found)) = item.truth.compare(&target, false) {
            report.note(what, value, expected, found);
        }
    }
    report
}
