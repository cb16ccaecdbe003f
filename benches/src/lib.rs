//! What the benches share: a corpus that never repeats itself, what its values mean, and the rival.

pub mod check;
pub mod clock;
pub mod corpus;
pub mod forms;
pub mod han;
pub mod item;
pub mod layout;
pub mod rival;
pub mod rng;
pub mod seed;
pub mod truth;
pub mod values;
