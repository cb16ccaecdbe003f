//! Column builders for which a missing value costs nothing: most columns of most rows are empty.

use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, LargeStringBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, UInt32Array, UInt64Array};
use arrow_buffer::{BooleanBuffer, NullBuffer, NullBufferBuilder};
use arrow_schema::DataType;

/// What a column is built in: it can append many nulls at once.
pub(crate) trait Build: Default {
    /// What the finished column holds.
    const TYPE: DataType;

    fn nulls(&mut self, count: usize);

    fn finish(&mut self) -> ArrayRef;
}

/// A builder that is told the row of each value: rows between two values are null.
#[derive(Default)]
pub(crate) struct Sparse<B> {
    builder: B,
    /// Rows that the builder has.
    rows: usize,
}

pub(crate) type Text = Sparse<StringBuilder>;
/// For what may outgrow its source many times.
pub(crate) type LongText = Sparse<LargeStringBuilder>;
pub(crate) type Float = Sparse<Fixed<f64>>;
pub(crate) type Count = Sparse<Fixed<u32>>;
pub(crate) type Index = Sparse<Fixed<u64>>;
pub(crate) type Flag = Sparse<Fixed<bool>>;

impl<B: Build> Sparse<B> {
    /// The builder, ready for the value of a row; rows come in order.
    #[inline]
    pub(crate) fn at(&mut self, row: usize) -> &mut B {
        if row > self.rows {
            self.builder.nulls(row - self.rows);
        }
        self.rows = row + 1;
        &mut self.builder
    }

    /// The column of so many rows.
    pub(crate) fn finish(&mut self, rows: usize) -> ArrayRef {
        if rows > self.rows {
            self.builder.nulls(rows - self.rows);
        }
        self.rows = 0;
        self.builder.finish()
    }
}

macro_rules! texts {
    ($($builder:ty: $type:ident;)*) => {
        $(impl Build for $builder {
            const TYPE: DataType = DataType::$type;

            fn nulls(&mut self, count: usize) {
                self.append_nulls(count);
            }

            fn finish(&mut self) -> ArrayRef {
                ArrayBuilder::finish(self)
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

/// Values of one size, and where there are none: which rows are null is written down once for a run of them, not for each row.
#[derive(Default)]
pub(crate) struct Fixed<T> {
    values: Vec<T>,
    /// Where each run of nulls begins and ends.
    missing: Vec<(usize, usize)>,
}

impl<T: Clone + Default> Fixed<T> {
    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        self.values.push(value);
    }

    pub(crate) fn append_nulls(&mut self, count: usize) {
        let begin = self.values.len();
        self.values.resize(begin + count, T::default());
        self.missing.push((begin, begin + count));
    }

    /// The values, and which of them are none.
    pub(crate) fn take(&mut self) -> (Vec<T>, Option<NullBuffer>) {
        let Fixed { values, missing } = std::mem::take(self);
        let mut nulls = NullBufferBuilder::new(values.len());
        let mut at = 0;
        for (begin, end) in missing {
            nulls.append_n_non_nulls(begin - at);
            nulls.append_n_nulls(end - begin);
            at = end;
        }
        nulls.append_n_non_nulls(values.len() - at);
        (values, nulls.finish())
    }
}

macro_rules! fixed {
    ($($value:ty: $type:ident, $from:expr;)*) => {
        $(impl Build for Fixed<$value> {
            const TYPE: DataType = DataType::$type;

            fn nulls(&mut self, count: usize) {
                self.append_nulls(count);
            }

            fn finish(&mut self) -> ArrayRef {
                let (values, nulls) = self.take();
                Arc::new($from(values, nulls))
            }
        }

        impl Sparse<Fixed<$value>> {
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
