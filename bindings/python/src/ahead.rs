//! Objects that are touched row after row find their readings made: other cores read ahead of them.
//!
//! Who touches one object pays for one row, and who touches all of them waits for all cores. In between the rows read ahead never
//! outnumber those that were touched before, so that whatever order they are touched in, at most twice as many are read as are needed.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use pyo3::prelude::*;

use crate::bulk;
use crate::queue::Queue;
use crate::source::{Read, Source};

/// Rows that must have been touched one after the other before others are read ahead; those of the smallest chunk, too.
const FIRST: usize = 16;

/// The rows of one call, with those that are read ahead.
pub struct Rows<W> {
    // Before the source: its threads let go of the source before that is dropped, which may need the interpreter.
    ahead: Mutex<Ahead<W>>,
    pub source: Arc<Source>,
}

/// One row, which has a text.
pub struct Row<W> {
    pub rows: Arc<Rows<W>>,
    pub index: usize,
}

impl<W: Send + 'static> Rows<W>
where
    Source: Read<W>,
{
    pub fn new(source: Source) -> Rows<W> {
        Rows {
            ahead: Mutex::new(Ahead::default()),
            source: Arc::new(source),
        }
    }
}

impl<W: Send + 'static> Row<W>
where
    Source: Read<W>,
{
    /// What the row says; from what was read ahead, if it is there.
    pub fn read(&self) -> W {
        let Row { rows, index } = self;
        // Another thread at work there may be waiting for the interpreter, so it is not waited for.
        let ahead = rows.ahead.try_lock().ok();
        let ready = ahead.and_then(|mut ahead| ahead.take(&rows.source, *index));
        ready
            .or_else(|| rows.source.read(*index))
            .expect("an object is made of a row that has a text")
    }
}

/// The chunk that is being touched, and those that are read behind it.
struct Ahead<W> {
    /// The row after the furthest one touched.
    next: usize,
    /// How many rows were touched one after the other up to there, less those that were passed over.
    touched: usize,
    /// The rows of the chunk, and the readings that nobody took yet.
    rows: Range<usize>,
    ready: Vec<Option<W>>,
    /// The chunks behind it.
    chunks: VecDeque<Range<usize>>,
    queue: Option<Queue<Vec<Option<W>>>>,
}

impl<W> Default for Ahead<W> {
    fn default() -> Self {
        Ahead {
            next: 0,
            touched: 0,
            rows: 0..0,
            ready: Vec::new(),
            chunks: VecDeque::new(),
            queue: None,
        }
    }
}

impl<W: Send + 'static> Ahead<W>
where
    Source: Read<W>,
{
    /// The reading of a row that is being touched, if it was read ahead or is to be.
    fn take(&mut self, source: &Arc<Source>, row: usize) -> Option<W> {
        let known = self.rows.contains(&row);
        if !known || row >= self.next {
            self.follow(source, row);
        }
        if !known {
            if self.touched < FIRST {
                self.forget();
                return None;
            }
            Python::attach(|py| self.advance(py, source, row))?;
        }
        self.ready[row - self.rows.start].take()
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
        self.next = row + 1;
    }

    /// Lets go of all that is read ahead.
    fn forget(&mut self) {
        *self = Ahead {
            next: self.next,
            touched: self.touched,
            ..Ahead::default()
        };
    }

    /// Goes on to the chunk that holds the row; `None` if there are no threads.
    fn advance(&mut self, py: Python<'_>, source: &Arc<Source>, row: usize) -> Option<()> {
        if self.queue.as_ref().is_none_or(Queue::is_foreign) {
            self.forget();
            self.queue = Some(Queue::new().ok()?);
        }
        while !self.rows.contains(&row) {
            self.begin(source, row);
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
    fn begin(&mut self, source: &Arc<Source>, row: usize) {
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
            queue.begin(move || rows.map(|row| source.read(row)).collect());
        }
    }
}
