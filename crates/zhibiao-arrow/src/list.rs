//! Columns of lists, whose items are rows of their own columns.

use std::sync::Arc;

use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, Fields};

use crate::columns::list_item;

/// A column of lists that is being filled: items first, then their row.
pub(crate) struct List<C> {
    pub(crate) columns: C,
    /// How many items there are.
    pub(crate) items: usize,
    /// Where each row's items end.
    ends: Vec<i32>,
    /// The rows that have no list at all.
    absent: Vec<usize>,
}

impl<C: Default> Default for List<C> {
    fn default() -> Self {
        List {
            columns: C::default(),
            items: 0,
            ends: vec![0],
            absent: Vec::new(),
        }
    }
}

impl<C> List<C> {
    /// Makes room for so many more rows.
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.ends.reserve(rows);
    }

    /// The number of the next item.
    #[inline]
    pub(crate) fn add(&mut self) -> usize {
        self.items += 1;
        self.items - 1
    }

    /// Ends the row's list before that item; without `present` the row has none.
    #[inline]
    pub(crate) fn end(&mut self, item: usize, present: bool) {
        if !present {
            self.absent.push(self.ends.len() - 1);
        }
        self.ends.push(item as i32);
    }

    /// The column, of lists with these columns.
    pub(crate) fn finish(
        self,
        fields: Fields,
        arrays: Vec<ArrayRef>,
    ) -> Result<ArrayRef, ArrowError> {
        let items = StructArray::try_new(fields.clone(), arrays, None)?;
        let nulls = (!self.absent.is_empty()).then(|| {
            let mut present = vec![true; self.ends.len() - 1];
            self.absent.iter().for_each(|&row| present[row] = false);
            NullBuffer::from(present)
        });
        let offsets = OffsetBuffer::new(self.ends.into());
        Ok(Arc::new(ListArray::try_new(
            list_item(fields),
            offsets,
            Arc::new(items),
            nulls,
        )?))
    }
}
