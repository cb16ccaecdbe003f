//! Many rows at a time: in parallel, with the interpreter set free, and stopped by Ctrl-C.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::texts::Texts;

/// Rows of a chunk, at most.
const ROWS: usize = 1 << 14;
/// Bytes of a chunk's texts, give or take one text.
const BYTES: usize = 1 << 20;
/// Chunks for each thread between two looks at the signals.
const CHUNKS: usize = 4;

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
pub fn chunks(texts: &Texts) -> Vec<Range<usize>> {
    let mut chunks = Vec::with_capacity(texts.len() / ROWS + 1);
    let (mut start, mut bytes) = (0, 0);
    for row in 0..texts.len() {
        bytes += texts.get(row).map_or(0, str::len);
        if bytes >= BYTES || row + 1 - start >= ROWS {
            chunks.push(start..row + 1);
            (start, bytes) = (row + 1, 0);
        }
    }
    if start < texts.len() {
        chunks.push(start..texts.len());
    }
    chunks
}

/// Works on chunks of rows in parallel; `take` gets the results in order.
///
/// `progress` is called with the rows done and the rows there are, and an exception it raises ends the work.
pub fn run<T: Send>(
    py: Python<'_>,
    chunks: &[Range<usize>],
    progress: Option<&Bound<'_, PyAny>>,
    work: impl Fn(Range<usize>) -> T + Sync,
    mut take: impl FnMut(T) -> PyResult<()>,
) -> PyResult<()> {
    let total = chunks.last().map_or(0, |last| last.end);
    if let [only] = chunks {
        take(py.detach(|| work(only.clone())))?;
        return report(progress, total, total);
    }
    let pool = pool()?;
    for wave in chunks.chunks(pool.current_num_threads() * CHUNKS) {
        let each = || {
            wave.par_iter()
                .map(|chunk| work(chunk.clone()))
                .collect::<Vec<T>>()
        };
        let done = py.detach(|| pool.install(each));
        done.into_iter().try_for_each(&mut take)?;
        py.check_signals()?;
        report(progress, wave.last().map_or(0, |last| last.end), total)?;
    }
    Ok(())
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
    let chunks = chunks(texts);
    let mut all = Vec::with_capacity(chunks.len());
    run(py, &chunks, progress, make, |batch| {
        all.push(batch.map_err(arrow_error)?);
        Ok(())
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
