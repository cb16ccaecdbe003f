//! Objects that are touched row after row find their readings made: other cores read ahead of them.
//!
//! Who touches one object pays for one row, and who touches all of them waits for all cores. In between the rows read ahead never
//! outnumber those that were touched before, so that whatever order they are touched in, at most twice as many are read as are needed.
//!
//! Of rows that are asked for their kind and little else only the kind is kept: all that a row says is a dozen pieces of memory, taken by one
//! thread and given back by another.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use pyo3::prelude::*;
use zhibiao::Kind;

use crate::bulk;
use crate::queue::Queue;
use crate::source::{Read, Source};

/// Rows that must have been touched one after the other before others are read ahead; those of the smallest chunk, too.
const FIRST: usize = 16;
/// Where one row in so many is asked for more than its kind, all are read whole: one that is read again, alone, is dearer.
const SELDOM: usize = 8;

/// The rows of one call, with those that are read ahead.
pub struct Rows<W> {
    // Before the source: its threads let go of the source before that is dropped, which may need the interpreter.
    ahead: Mutex<Ahead<W>>,
    /// Rows that were asked for more than their kind since the last chunks were begun.
    asked: AtomicUsize,
    pub source: Arc<Source>,
}

/// One row, which has a text.
pub struct Row<W> {
    pub rows: Arc<Rows<W>>,
    pub index: usize,
}

/// What was read of a row.
pub enum Reading<W> {
    Kind(Kind),
    Whole(Box<W>),
}

impl<W: Send + 'static> Rows<W>
where
    Source: Read<W>,
{
    pub fn new(source: Source) -> Rows<W> {
        Rows {
            ahead: Mutex::new(Ahead::default()),
            asked: AtomicUsize::new(0),
            source: Arc::new(source),
        }
    }
}

impl<W: Send + 'static> Row<W>
where
    Source: Read<W>,
{
    /// Counts the row as one of which more is asked than its kind.
    pub fn count(&self) {
        self.rows.asked.fetch_add(1, Relaxed);
    }

    /// The row's kind, or with it all that the row says.
    pub fn kind(&self) -> Reading<W> {
        let whole = match self.rows.ahead.try_lock() {
            Ok(mut ahead) => match ahead.take(&self.rows, self.index) {
                Some(ready) => return ready,
                None => ahead.reads_whole(&self.rows),
            },
            // Another thread at work there may be waiting for the interpreter, so it is not waited for.
            Err(_) => true,
        };
        let source = &self.rows.source;
        match whole {
            true => Reading::Whole(self.alone()),
            false => source
                .kind(self.index)
                .map_or_else(|| Reading::Whole(self.alone()), Reading::Kind),
        }
    }

    /// All that the row says.
    pub fn whole(&self) -> Box<W> {
        let ahead = self.rows.ahead.try_lock().ok();
        let ready = ahead.and_then(|mut ahead| ahead.take(&self.rows, self.index));
        match ready {
            Some(Reading::Whole(wire)) => wire,
            _ => self.alone(),
        }
    }

    fn alone(&self) -> Box<W> {
        let read = self.rows.source.read(self.index);
        Box::new(read.expect("an object is made of a row that has a text"))
    }
}

/// What was read of neighbouring rows; where it is all that they say, what nobody took yet.
enum Chunk<W> {
    Kinds(Vec<Option<Kind>>),
    Whole(Vec<Option<Box<W>>>),
}

impl<W> Chunk<W>
where
    Source: Read<W>,
{
    fn read(source: &Source, rows: Range<usize>, whole: bool) -> Chunk<W> {
        match whole {
            true => Chunk::Whole(rows.map(|row| source.read(row).map(Box::new)).collect()),
            false => Chunk::Kinds(rows.map(|row| source.kind(row)).collect()),
        }
    }

    fn take(&mut self, at: usize) -> Option<Reading<W>> {
        match self {
            Chunk::Kinds(kinds) => kinds[at].map(Reading::Kind),
            Chunk::Whole(rows) => rows[at].take().map(Reading::Whole),
        }
    }
}

/// The chunk that is being touched, and those that are read behind it.
struct Ahead<W> {
    /// The row after the furthest one touched.
    next: usize,
    /// How many rows were touched one after the other up to there, less those that were passed over.
    touched: usize,
    /// How many rows were touched since the last chunks were begun.
    seen: usize,
    /// The rows of the chunk.
    rows: Range<usize>,
    ready: Chunk<W>,
    /// The chunks behind it.
    chunks: VecDeque<Range<usize>>,
    queue: Option<Queue<Chunk<W>>>,
}

impl<W> Default for Ahead<W> {
    fn default() -> Self {
        Ahead {
            next: 0,
            touched: 0,
            seen: 0,
            rows: 0..0,
            ready: Chunk::Kinds(Vec::new()),
            chunks: VecDeque::new(),
            queue: None,
        }
    }
}

impl<W: Send + 'static> Ahead<W>
where
    Source: Read<W>,
{
    /// What is known of a row that is being touched, if it was read ahead or is to be.
    fn take(&mut self, all: &Rows<W>, row: usize) -> Option<Reading<W>> {
        let known = self.rows.contains(&row);
        if !known || row >= self.next {
            self.follow(&all.source, row);
        }
        if !known {
            if self.touched < FIRST {
                self.forget();
                return None;
            }
            Python::attach(|py| self.advance(py, all, row))?;
        }
        self.ready.take(row - self.rows.start)
    }

    /// Whether it is worth to read all of a row where its kind is asked for.
    fn reads_whole(&self, all: &Rows<W>) -> bool {
        all.asked.load(Relaxed) * SELDOM >= self.seen
    }

    /// Counts a row as touched after the last one, or as the first one if it is elsewhere.
    fn follow(&mut self, source: &Source, row: usize) {
        let near = (self.next..self.next + bulk::FEW).contains(&row);
        let passed = match near {
            true => (self.next..row)
                .filter(|&row| source.texts.get(row).is_some())
                .count(),
            false => self.touched,
        };
        self.touched = self.touched.saturating_sub(passed) + 1;
        self.seen += 1;
        self.next = row + 1;
    }

    /// Lets go of all that is read ahead.
    fn forget(&mut self) {
        *self = Ahead {
            next: self.next,
            touched: self.touched,
            seen: self.seen,
            ..Ahead::default()
        };
    }

    /// Goes on to the chunk that holds the row; `None` if there are no threads.
    fn advance(&mut self, py: Python<'_>, all: &Rows<W>, row: usize) -> Option<()> {
        if self.queue.as_ref().is_none_or(Queue::is_foreign) {
            self.forget();
            self.queue = Some(Queue::new().ok()?);
        }
        let whole = self.reads_whole(all);
        self.seen = 0;
        all.asked.store(0, Relaxed);
        while !self.rows.contains(&row) {
            self.begin(&all.source, row, whole);
            let (queue, rows) = (self.queue.as_mut()?, self.chunks.pop_front()?);
            // No look at the signals: whoever touches an object gets it, and Python looks when it has it.
            let ready = loop {
                if let Some(ready) = queue.poll(py) {
                    break ready;
                }
            };
            (self.rows, self.ready) = (rows, ready);
        }
        Some(())
    }

    /// Begins as many chunks as were earned, from the row on if there is none.
    fn begin(&mut self, source: &Arc<Source>, row: usize, whole: bool) {
        let Some(queue) = &mut self.queue else { return };
        let depth = queue.depth();
        // Enough chunks for all threads, and not larger than those of dicts.
        let size = (self.touched / depth).clamp(FIRST, bulk::FEW);
        while self.chunks.len() < depth {
            let start = self.chunks.back().map_or(row, |last| last.end);
            let behind = self.chunks.front().map_or(0, |first| start - first.start);
            if start >= source.texts.len() || (behind > 0 && behind + size > self.touched) {
                return;
            }
            let rows = bulk::chunk(&source.texts, start, size);
            self.chunks.push_back(rows.clone());
            let source = source.clone();
            queue.begin(move || Chunk::read(&source, rows, whole));
        }
    }
}
