//! What holds for every text: no panic, spans in place, nothing lost.

mod common;
mod texts;

use common::check;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed};

/// The same texts on every machine; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others.
fn config(cases: u32) -> Config {
    let fixed = Config { cases, ..Config::default() };
    let seed = std::env::var_os("PROPTEST_RNG_SEED").is_some();
    Config {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { cases },
        rng_seed: if seed { Config::default().rng_seed } else { RngSeed::Fixed(1259) },
        rng_algorithm: RngAlgorithm::ChaCha,
        failure_persistence: None,
        ..fixed
    }
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn any_mix_of_words(text in texts::mixed()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn any_long_mix_of_words(text in texts::mixed_cell()) {
        check(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes(text in texts::any_bytes()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}
