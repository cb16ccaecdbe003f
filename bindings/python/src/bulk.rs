//! Many rows at a time: in parallel, with the interpreter set free, and stopped by Ctrl-C.

use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::texts::Texts;

/// Rows of a record batch, at most.
const ROWS: usize = 1 << 14;
/// Rows that are turned into Python objects at a time, at most: few enough to be still in the cache.
pub const FEW: usize = 1 << 9;
/// Bytes of a chunk's texts, give or take one text.
const BYTES: usize = 1 << 20;
/// Chunks for each thread that are begun before they can be taken.
const AHEAD: usize = 3;
/// How long a result is waited for without a look at the signals.
const PATIENCE: Duration = Duration::from_millis(50);

/// The threads, and the process they belong to: after a fork there are none, and the child needs its own.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

fn pool() -> PyResult<Arc<ThreadPool>> {
    let mut kept = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((owner, pool)) = kept.as_ref()
        && *owner == process
    {
        return Ok(pool.clone());
    }
    let pool = ThreadPoolBuilder::new()
        .thread_name(|index| format!("zhibiao-{index}"))
        .build()
        .map_err(|error| {
            PyRuntimeError::new_err(format!("no threads could be started: {error}"))
        })?;
    let pool = Arc::new(pool);
    // To drop a pool is to wait for its threads, which a forked child does not have.
    std::mem::forget(kept.replace((process, pool.clone())));
    Ok(pool)
}

/// Rows cut into chunks of about equal work.
pub fn chunks(texts: &Texts, rows: usize) -> Vec<Range<usize>> {
    let mut chunks = Vec::with_capacity(texts.len() / rows + 1);
    let (mut start, mut bytes) = (0, 0);
    for row in 0..texts.len() {
        bytes += texts.get(row).map_or(0, str::len);
        if bytes >= BYTES || row + 1 - start >= rows {
            chunks.push(start..row + 1);
            (start, bytes) = (row + 1, 0);
        }
    }
    if start < texts.len() {
        chunks.push(start..texts.len());
    }
    chunks
}

/// Works on chunks of rows in parallel; `take` gets the results in order, while the chunks behind are worked on.
///
/// `progress` is called with the rows done and the rows there are, and an exception it raises ends the work.
pub fn run<T: Send>(
    py: Python<'_>,
    chunks: &[Range<usize>],
    progress: Option<&Bound<'_, PyAny>>,
    work: impl Fn(Range<usize>) -> T + Sync,
    mut take: impl FnMut(&mut T) -> PyResult<()>,
) -> PyResult<()> {
    let total = chunks.last().map_or(0, |last| last.end);
    if let [only] = chunks {
        take(&mut py.detach(|| work(only.clone())))?;
        return report(progress, total, total);
    }
    let pool = pool()?;
    let (done, work) = (Done::default(), &work);
    let mut told = 0;
    pool.in_place_scope(|scope| {
        let mut ahead = chunks.iter().enumerate();
        let mut begin = || {
            let Some((index, chunk)) = ahead.next() else {
                return;
            };
            let done = &done;
            scope.spawn(move |_| {
                // Who waits for a result must hear of a panic, too.
                done.put(
                    index,
                    catch_unwind(AssertUnwindSafe(|| work(chunk.clone()))),
                );
            });
        };
        (0..pool.current_num_threads() * AHEAD).for_each(|_| begin());
        for (index, chunk) in chunks.iter().enumerate() {
            let result = done.get(py, index)?;
            begin();
            let mut result = result.unwrap_or_else(|panic| resume_unwind(panic));
            take(&mut result)?;
            // Memory is given back quickest by the threads that took it.
            scope.spawn(move |_| drop(result));
            if chunk.end - told >= ROWS || chunk.end == total {
                py.check_signals()?;
                report(progress, chunk.end, total)?;
                told = chunk.end;
            }
        }
        Ok(())
    })
}

/// Results that are waiting to be taken.
struct Done<T> {
    results: Mutex<BTreeMap<usize, thread::Result<T>>>,
    more: Condvar,
}

impl<T> Default for Done<T> {
    fn default() -> Self {
        Done {
            results: Mutex::default(),
            more: Condvar::new(),
        }
    }
}

impl<T: Send> Done<T> {
    fn put(&self, index: usize, result: thread::Result<T>) {
        let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        results.insert(index, result);
        self.more.notify_one();
    }

    /// Waits for a result, with the interpreter set free; signals are looked at meanwhile.
    fn get(&self, py: Python<'_>, index: usize) -> PyResult<thread::Result<T>> {
        let take = |wait: Duration| {
            let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
            if !results.contains_key(&index) {
                let waited = self.more.wait_timeout(results, wait);
                results = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
            results.remove(&index)
        };
        if let Some(result) = take(Duration::ZERO) {
            return Ok(result);
        }
        loop {
            if let Some(result) = py.detach(|| take(PATIENCE)) {
                return Ok(result);
            }
            py.check_signals()?;
        }
    }
}

fn report(progress: Option<&Bound<'_, PyAny>>, done: usize, total: usize) -> PyResult<()> {
    match progress {
        Some(progress) => progress.call1((done, total)).map(drop),
        None => Ok(()),
    }
}

/// As [`run`], for record batches.
pub fn batches(
    py: Python<'_>,
    texts: &Texts,
    progress: Option<&Bound<'_, PyAny>>,
    make: impl Fn(Range<usize>) -> Result<RecordBatch, ArrowError> + Sync,
) -> PyResult<Vec<RecordBatch>> {
    let chunks = chunks(texts, ROWS);
    let mut all = Vec::with_capacity(chunks.len());
    run(py, &chunks, progress, make, |batch| match batch {
        Ok(batch) => {
            all.push(batch.clone());
            Ok(())
        }
        Err(error) => Err(PyRuntimeError::new_err(error.to_string())),
    })?;
    Ok(all)
}

/// An error of Arrow's, which only a bug here can cause.
pub fn arrow_error(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

/// Runs it with the collector of cycles at rest: it would visit all that is being built over and over, and find none.
pub fn without_collector<T>(py: Python<'_>, run: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let collector = py.import("gc")?;
    let enabled: bool = collector.call_method0("isenabled")?.extract()?;
    if !enabled {
        return run();
    }
    collector.call_method0("disable")?;
    let result = run();
    collector.call_method0("enable")?;
    result
}
