//! How the property tests run.

use proptest::test_runner::{Config, RngSeed};

/// So many cases, the same on every machine; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others.
pub fn fixed(cases: u32) -> Config {
    let asked = |variable| std::env::var_os(variable).is_some();
    let mut config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if !asked("PROPTEST_CASES") {
        config.cases = cases;
    }
    if !asked("PROPTEST_RNG_SEED") {
        // The article of the Civil Code that says what 以上 includes.
        config.rng_seed = RngSeed::Fixed(1259);
    }
    config
}
