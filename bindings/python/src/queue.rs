//! Work that is done on all cores and handed over in the order it was begun, with the interpreter set free meanwhile.
//!
//! Whoever waits for a result is one of the threads: it works on what no other has begun, rather than sleep while one more is woken.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Pieces of work for each thread that are begun before they can be taken.
const AHEAD: usize = 3;
/// How long a result is waited for without a look at the signals.
const PATIENCE: Duration = Duration::from_millis(50);

/// The threads, and the process they belong to: after a fork there are none, and the child needs its own.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

fn pool() -> PyResult<Arc<ThreadPool>> {
    let mut kept = locked(&POOL);
    let process = std::process::id();
    if let Some((owner, pool)) = kept.as_ref()
        && *owner == process
    {
        return Ok(pool.clone());
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let pool = ThreadPoolBuilder::new()
        .num_threads(cores.saturating_sub(1).max(1))
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

/// Nothing is left half done under a lock of this module, so a panic elsewhere does no harm.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Pieces of work, begun in order and taken in order.
///
/// Dropped, it begins no more of them and waits for those that run: then nothing that they hold is held by them any longer.
pub struct Queue<T> {
    pool: Arc<ThreadPool>,
    process: u32,
    shared: Arc<Shared<T>>,
    begun: usize,
    taken: usize,
}

type Work<T> = Box<dyn FnOnce() -> T + Send>;

struct Shared<T> {
    state: Mutex<State<T>>,
    more: Condvar,
}

struct State<T> {
    /// Pieces that no thread has come to, and their numbers.
    waiting: VecDeque<(usize, Work<T>)>,
    results: BTreeMap<usize, thread::Result<T>>,
    /// How many pieces are worked on.
    running: usize,
}

impl<T> Shared<T> {
    /// Works on the first piece that waits, if there is one.
    fn work(&self) -> bool {
        let mut state = locked(&self.state);
        let Some((index, work)) = state.waiting.pop_front() else {
            return false;
        };
        state.running += 1;
        drop(state);
        // Who waits for a result must hear of a panic, too. The work, with what it holds, is gone before it counts as ended.
        let result = catch_unwind(AssertUnwindSafe(work));
        let mut state = locked(&self.state);
        state.results.insert(index, result);
        state.running -= 1;
        self.more.notify_one();
        true
    }

    /// The result of a piece, if it is there after another one was worked on, or after a moment where none waits.
    fn wait(&self, index: usize) -> Option<thread::Result<T>> {
        if self.work() {
            return locked(&self.state).results.remove(&index);
        }
        let absent = |state: &mut State<T>| !state.results.contains_key(&index);
        let waited = (self.more).wait_timeout_while(locked(&self.state), PATIENCE, absent);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.results.remove(&index)
    }
}

impl<T: Send + 'static> Queue<T> {
    pub fn new() -> PyResult<Queue<T>> {
        let state = State {
            waiting: VecDeque::new(),
            results: BTreeMap::new(),
            running: 0,
        };
        Ok(Queue {
            pool: pool()?,
            process: std::process::id(),
            shared: Arc::new(Shared {
                state: Mutex::new(state),
                more: Condvar::new(),
            }),
            begun: 0,
            taken: 0,
        })
    }

    /// Pieces that keep all threads busy while results are taken.
    pub fn depth(&self) -> usize {
        (self.pool.current_num_threads() + 1) * AHEAD
    }

    /// Whether the threads are those of a parent, so that none of them works here.
    pub fn is_foreign(&self) -> bool {
        self.process != std::process::id()
    }

    /// Begins a piece of work.
    pub fn begin(&mut self, work: impl FnOnce() -> T + Send + 'static) {
        let (shared, index) = (self.shared.clone(), self.begun);
        self.begun += 1;
        let work = Box::new(work);
        locked(&shared.state).waiting.push_back((index, work));
        self.pool.spawn(move || {
            shared.work();
        });
    }

    /// The next result, waited for until it is there or a signal's handler raises.
    pub fn take(&mut self, py: Python<'_>) -> PyResult<T> {
        loop {
            if let Some(result) = self.poll(py) {
                return Ok(result);
            }
            py.check_signals()?;
        }
    }

    /// The next result, if it is there within a moment.
    pub fn poll(&mut self, py: Python<'_>) -> Option<T> {
        let (shared, index) = (&*self.shared, self.taken);
        let ready = locked(&shared.state).results.remove(&index);
        let result = ready.or_else(|| py.detach(|| shared.wait(index)))?;
        self.taken += 1;
        Some(result.unwrap_or_else(|panic| resume_unwind(panic)))
    }

    /// Drops it on one of the threads: memory is given back quickest by those that took it.
    pub fn discard(&self, result: T) {
        self.pool.spawn(move || drop(result));
    }
}

impl<T> Drop for Queue<T> {
    fn drop(&mut self) {
        if self.process != std::process::id() {
            // The lock may be held by a thread that this process does not have.
            return;
        }
        let mut state = locked(&self.shared.state);
        let waiting = std::mem::take(&mut state.waiting);
        while state.running > 0 {
            let woken = self.shared.more.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        let results = std::mem::take(&mut state.results);
        drop(state);
        // Not under the lock, for it may take its time.
        drop((waiting, results));
    }
}
