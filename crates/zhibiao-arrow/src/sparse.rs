//! Column builders for which a missing value costs nothing: most columns of most rows are empty.

use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, LargeStringBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, StringArray, UInt32Array, UInt64Array};
use arrow_buffer::{BooleanBuffer, NullBuffer, NullBufferBuilder, OffsetBuffer};
use arrow_schema::DataType;
use arrow_select::nullif::nullif;

/// What a column is built in.
pub(crate) trait Build: Default {
    /// What the finished column holds.
    const TYPE: DataType;

    /// The rows that it has.
    fn rows(&self) -> usize;

    /// Makes room for so many more.
    fn reserve(&mut self, rows: usize);

    /// Goes so many rows on; what stands in them does not matter.
    fn skip(&mut self, rows: usize);

    /// The column; `nulls` says which rows were skipped, if any were.
    fn finish(&mut self, nulls: Option<NullBuffer>) -> ArrayRef;
}

/// A builder that is told the row of each value: rows between two values are null.
///
/// Which rows are null is written down once for a run of them, not for each row.
#[derive(Default)]
pub(crate) struct Sparse<B> {
    builder: B,
    /// Where each run of nulls begins and ends.
    missing: Vec<(usize, usize)>,
}

pub(crate) type Text = Sparse<StringBuilder>;
/// For what may outgrow its source many times.
pub(crate) type LongText = Sparse<LargeStringBuilder>;
/// Text of which it is known that it is ASCII.
pub(crate) type AsciiText = Sparse<Ascii>;
pub(crate) type Float = Sparse<Vec<f64>>;
pub(crate) type Count = Sparse<Vec<u32>>;
pub(crate) type Index = Sparse<Vec<u64>>;
pub(crate) type Flag = Sparse<Vec<bool>>;

impl<T: Copy> Sparse<Vec<T>> {
    /// What stands in a row that has been filled.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> T {
        self.builder[row]
    }
}

impl<B: Build> Sparse<B> {
    /// Makes room for so many more rows.
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.builder.reserve(rows);
    }

    /// The builder, ready for the value of a row; rows come in order.
    #[inline(always)]
    pub(crate) fn at(&mut self, row: usize) -> &mut B {
        if row > self.builder.rows() {
            self.skip(row);
        }
        &mut self.builder
    }

    #[inline(never)]
    fn skip(&mut self, row: usize) {
        let rows = self.builder.rows();
        self.builder.skip(row - rows);
        self.missing.push((rows, row));
    }

    /// The column of so many rows.
    pub(crate) fn finish(&mut self, rows: usize) -> ArrayRef {
        if rows > self.builder.rows() {
            self.skip(rows);
        }
        let mut nulls = NullBufferBuilder::new(rows);
        let mut at = 0;
        for (begin, end) in std::mem::take(&mut self.missing) {
            nulls.append_n_non_nulls(begin - at);
            nulls.append_n_nulls(end - begin);
            at = end;
        }
        nulls.append_n_non_nulls(rows - at);
        self.builder.finish(nulls.finish())
    }
}

/// Rows of one kind that a loop of its own is not worth.
const FEW: usize = 8;

macro_rules! texts {
    ($($builder:ty: $type:ident;)*) => {
        $(impl Build for $builder {
            const TYPE: DataType = DataType::$type;

            #[inline(always)]
            fn rows(&self) -> usize {
                self.offsets_slice().len() - 1
            }

            fn reserve(&mut self, rows: usize) {
                if self.is_empty() {
                    *self = Self::with_capacity(rows, 1024);
                }
            }

            fn skip(&mut self, rows: usize) {
                if rows > FEW {
                    return self.append_nulls(rows);
                }
                // A builder that has seen no null is quicker with each value.
                for _ in 0..rows {
                    self.append_value("");
                }
            }

            fn finish(&mut self, nulls: Option<NullBuffer>) -> ArrayRef {
                let array = ArrayBuilder::finish(self);
                match nulls {
                    Some(nulls) => {
                        let skipped = BooleanArray::new(!nulls.inner(), None);
                        nullif(&array, &skipped).expect("as many rows as there are")
                    }
                    None => array,
                }
            }
        }

        impl Sparse<$builder> {
            #[inline]
            pub(crate) fn push(&mut self, row: usize, value: &str) {
                self.at(row).append_value(value);
            }

            #[allow(dead_code)]
            #[inline]
            pub(crate) fn push_option(&mut self, row: usize, value: Option<&str>) {
                if let Some(value) = value {
                    self.push(row, value);
                }
            }
        })*
    };
}

texts! {
    StringBuilder: Utf8;
    LargeStringBuilder: LargeUtf8;
}

/// Text that is made here, byte by byte: that it is UTF-8 is checked when all is there, which takes next to no time where it is ASCII.
pub(crate) struct Ascii {
    text: Vec<u8>,
    /// Where each row ends, behind a zero.
    ends: Vec<i32>,
}

impl Default for Ascii {
    fn default() -> Self {
        Ascii {
            text: Vec::new(),
            ends: vec![0],
        }
    }
}

impl Ascii {
    /// A row with what `write` appends.
    #[inline(always)]
    pub(crate) fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.ends.push(self.text.len() as i32);
    }
}

impl Build for Ascii {
    const TYPE: DataType = DataType::Utf8;

    #[inline(always)]
    fn rows(&self) -> usize {
        self.ends.len() - 1
    }

    fn reserve(&mut self, rows: usize) {
        self.ends.reserve(rows);
        self.text.reserve(rows * 4);
    }

    fn skip(&mut self, rows: usize) {
        let end = self.text.len() as i32;
        self.ends.extend(std::iter::repeat_n(end, rows));
    }

    fn finish(&mut self, nulls: Option<NullBuffer>) -> ArrayRef {
        let Ascii { text, ends } = std::mem::take(self);
        let ends = OffsetBuffer::new(ends.into());
        Arc::new(StringArray::new(ends, text.into(), nulls))
    }
}

macro_rules! fixed {
    ($($value:ty: $type:ident, $from:expr;)*) => {
        $(impl Build for Vec<$value> {
            const TYPE: DataType = DataType::$type;

            #[inline(always)]
            fn rows(&self) -> usize {
                self.len()
            }

            fn reserve(&mut self, rows: usize) {
                Vec::reserve(self, rows);
            }

            fn skip(&mut self, rows: usize) {
                self.resize(self.len() + rows, <$value>::default());
            }

            fn finish(&mut self, nulls: Option<NullBuffer>) -> ArrayRef {
                Arc::new($from(std::mem::take(self), nulls))
            }
        }

        impl Sparse<Vec<$value>> {
            /// Values of rows that have one each, from `first` on.
            #[allow(dead_code)]
            #[inline]
            pub(crate) fn extend(&mut self, first: usize, values: impl Iterator<Item = $value>) {
                self.at(first).extend(values);
            }

            #[inline]
            pub(crate) fn push(&mut self, row: usize, value: $value) {
                self.at(row).push(value);
            }

            #[allow(dead_code)]
            #[inline]
            pub(crate) fn push_option(&mut self, row: usize, value: Option<$value>) {
                if let Some(value) = value {
                    self.push(row, value);
                }
            }
        })*
    };
}

fixed! {
    f64: Float64, |values: Vec<f64>, nulls| Float64Array::new(values.into(), nulls);
    u32: UInt32, |values: Vec<u32>, nulls| UInt32Array::new(values.into(), nulls);
    u64: UInt64, |values: Vec<u64>, nulls| UInt64Array::new(values.into(), nulls);
    bool: Boolean, |values: Vec<bool>, nulls| BooleanArray::new(BooleanBuffer::from(values), nulls);
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray;
    use arrow_array::{Array, StringArray};

    #[test]
    fn nulls_keep_their_places() {
        let mut column = Text::default();
        column.push(1, "甲");
        column.push_option(2, None);
        column.push_option(4, Some("乙"));
        let array = column.finish(6);
        let expected = [None, Some("甲"), None, None, Some("乙"), None];
        assert_eq!(
            array.as_string::<i32>(),
            &StringArray::from(expected.to_vec())
        );
        assert_eq!(column.finish(0).len(), 0);
    }

    #[test]
    fn runs_of_nulls_end_where_they_end() {
        for bits in 0..1_u32 << 9 {
            let rows: Vec<Option<bool>> = (0..9)
                .map(|row| (bits >> row & 1 == 1).then_some(row % 2 == 0))
                .collect();
            let (mut flags, mut counts) = (Flag::default(), Count::default());
            for (at, row) in rows.iter().enumerate() {
                flags.push_option(at, *row);
                counts.push_option(at, row.map(u32::from));
            }
            assert_eq!(
                flags.finish(9).as_boolean(),
                &BooleanArray::from(rows.clone())
            );
            let numbers: Vec<Option<u32>> = rows.iter().map(|row| row.map(u32::from)).collect();
            assert_eq!(
                counts
                    .finish(9)
                    .as_primitive::<arrow_array::types::UInt32Type>(),
                &UInt32Array::from(numbers)
            );
        }
    }
}
