//! Many rows at a time: in parallel, with the interpreter set free, and stopped by Ctrl-C.

use std::iter;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::queue::Queue;
use crate::texts::Texts;

/// Rows of a record batch, at most: few enough that all cores end at about the same time.
const ROWS: usize = 1 << 13;
/// Rows that are turned into Python objects at a time, at most: few enough to be still in the cache.
pub const FEW: usize = 1 << 9;
/// Bytes of a chunk's texts, give or take one text.
const BYTES: usize = 1 << 20;

/// The chunk of rows that begins at `start`: at most `rows` of them, fewer where their texts are long.
pub fn chunk(texts: &Texts, start: usize, rows: usize) -> Range<usize> {
    let most = texts.len().min(start + rows);
    if texts.bytes(start..most) < BYTES {
        return start..most;
    }
    let mut bytes = 0;
    let full = (start..most).find(|&row| {
        bytes += texts.get(row).map_or(0, str::len);
        bytes >= BYTES
    });
    start..full.map_or(most, |row| row + 1)
}

/// Rows cut into chunks of about equal work, of at most so many rows.
pub fn chunks(texts: &Texts, rows: usize) -> Vec<Range<usize>> {
    // The last one as large as the others: it is waited for.
    let rows = texts.len().div_ceil(texts.len().div_ceil(rows).max(1));
    let behind = |start: usize| (start < texts.len()).then(|| chunk(texts, start, rows));
    iter::successors(behind(0), |last| behind(last.end)).collect()
}

/// Works on chunks of rows in parallel; `take` gets the results in order, while the chunks behind are worked on.
///
/// `progress` is called with the rows done and the rows there are, and an exception it raises ends the work.
pub fn run<T: Send + 'static>(
    py: Python<'_>,
    chunks: &[Range<usize>],
    progress: Option<&Bound<'_, PyAny>>,
    work: impl Fn(Range<usize>) -> T + Send + Sync + 'static,
    mut take: impl FnMut(&mut T) -> PyResult<()>,
) -> PyResult<()> {
    let total = chunks.last().map_or(0, |last| last.end);
    if let [only] = chunks {
        take(&mut py.detach(|| work(only.clone())))?;
        return report(progress, total, total);
    }
    let (mut queue, work) = (Queue::new()?, Arc::new(work));
    let mut ahead = chunks.iter().cloned();
    let mut begin = |queue: &mut Queue<T>, most| {
        for chunk in ahead.by_ref().take(most) {
            let work = work.clone();
            queue.begin(move || work(chunk));
        }
    };
    let depth = queue.depth();
    begin(&mut queue, depth);
    let mut told = 0;
    for chunk in chunks {
        let mut result = queue.take(py)?;
        begin(&mut queue, 1);
        take(&mut result)?;
        queue.discard(result);
        if chunk.end - told >= ROWS || chunk.end == total {
            py.check_signals()?;
            report(progress, chunk.end, total)?;
            told = chunk.end;
        }
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
    make: impl Fn(Range<usize>) -> Result<RecordBatch, ArrowError> + Send + Sync + 'static,
) -> PyResult<Vec<RecordBatch>> {
    let chunks = chunks(texts, ROWS);
    let mut all = Vec::with_capacity(chunks.len());
    // Taken out, so that no other thread holds a batch for a while longer than its owner.
    let work = move |rows| Some(make(rows));
    run(py, &chunks, progress, work, |batch| {
        if let Some(batch) = batch.take() {
            all.push(batch.map_err(arrow_error)?);
        }
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
