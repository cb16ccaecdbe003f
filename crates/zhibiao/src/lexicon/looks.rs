//! How often characters are looked up: a measure of cost that is the same on every machine. Only in tests.

use std::cell::Cell;

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

/// Counts one look.
pub(super) fn one() {
    COUNT.set(COUNT.get() + 1);
}

/// How many looks something takes; what has no lanes takes others.
#[cfg(not(feature = "small"))]
pub(crate) fn taken_by<T>(read: impl FnOnce() -> T) -> u64 {
    let before = COUNT.get();
    read();
    COUNT.get() - before
}
