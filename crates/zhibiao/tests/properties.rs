//! What holds for every text: no panic, spans in place, nothing lost.

mod common;
mod config;
mod texts;

use common::check;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config::fixed(4000))]

    #[test]
    fn any_mix_of_words(text in texts::mixed()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(config::fixed(1000))]

    #[test]
    fn any_long_mix_of_words(text in texts::mixed_cell()) {
        check(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes(text in texts::any_bytes()) {
        check(&text).map_err(TestCaseError::fail)?;
    }
}
