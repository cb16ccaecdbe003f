//! The parser reads every generated form as it was meant; no clock is involved.

use zhibiao_bench::check::{self, Report};
use zhibiao_bench::corpus::{Corpus, Mix};
use zhibiao_bench::rival::{Rival, recall};

const BYTES: usize = 300_000;

#[track_caller]
fn assert_right(report: &Report, corpus: &Corpus) {
    let shown: Vec<_> = report.mismatches.iter().take(20).collect();
    assert!(
        shown.is_empty(),
        "{} read otherwise than meant, the first: {shown:#?}",
        report.mismatches.len()
    );
    assert_eq!(report.digest, corpus.digest());
}

#[test]
fn cells_of_the_documents_own_form_are_read_as_meant() {
    let corpus = Corpus::generate(Mix::SeedForm, 11, BYTES);
    assert_right(&check::cells(&corpus), &corpus);
}

#[test]
fn cells_of_all_published_forms_are_read_as_meant() {
    let corpus = Corpus::generate(Mix::Published, 12, BYTES);
    assert_right(&check::cells(&corpus), &corpus);
}

#[test]
fn values_of_all_published_forms_are_read_as_meant() {
    let corpus = Corpus::generate(Mix::Published, 13, BYTES);
    assert_right(&check::values(&corpus), &corpus);
}

#[test]
fn the_rival_is_no_straw_man() {
    let corpus = Corpus::generate(Mix::SeedForm, 14, BYTES);
    let found = recall(&Rival::new(), &corpus);
    let percent = found.right * 100 / found.items;
    assert!(
        percent >= 85,
        "it reads only {percent} % of the form it was written for"
    );
}
