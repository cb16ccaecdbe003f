//! Column builders for which a missing value costs an addition: most columns of most rows are empty.

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

/// A builder, and the nulls it has yet to append.
#[derive(Default)]
pub(crate) struct Sparse<B> {
    builder: B,
    pending: usize,
}

pub(crate) type Text = Sparse<StringBuilder>;
/// For what may outgrow its source many times.
pub(crate) type LongText = Sparse<LargeStringBuilder>;
pub(crate) type Float = Sparse<Fixed<f64>>;
pub(crate) type Count = Sparse<Fixed<u32>>;
pub(crate) type Index = Sparse<Fixed<u64>>;
pub(crate) type Flag = Sparse<Fixed<bool>>;

impl<B: Build> Sparse<B> {
    /// The builder, with all nulls before the next value appended.
    #[inline]
    pub(crate) fn ready(&mut self) -> &mut B {
        if self.pending > 0 {
            self.builder.nulls(self.pending);
            self.pending = 0;
        }
        &mut self.builder
    }

    #[inline]
    pub(crate) fn null(&mut self) {
        self.pending += 1;
    }

    pub(crate) fn finish(&mut self) -> ArrayRef {
        self.ready().finish()
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
            pub(crate) fn push(&mut self, value: &str) {
                self.ready().append_value(value);
            }

            #[allow(dead_code)]
            #[inline]
            pub(crate) fn push_option(&mut self, value: Option<&str>) {
                match value {
                    Some(value) => self.push(value),
                    None => self.null(),
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
    fn append_nulls(&mut self, count: usize) {
        let begin = self.values.len();
        self.values.resize(begin + count, T::default());
        self.missing.push((begin, begin + count));
    }

    fn take(&mut self) -> (Vec<T>, Option<NullBuffer>) {
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
            pub(crate) fn push(&mut self, value: $value) {
                self.ready().values.push(value);
            }

            #[allow(dead_code)]
            #[inline]
            pub(crate) fn push_option(&mut self, value: Option<$value>) {
                match value {
                    Some(value) => self.push(value),
                    None => self.null(),
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
        column.null();
        column.push("甲");
        column.null();
        column.null();
        column.push_option(Some("乙"));
        column.push_option(None);
        let array = column.finish();
        let expected = [None, Some("甲"), None, None, Some("乙"), None];
        assert_eq!(
            array.as_string::<i32>(),
            &StringArray::from(expected.to_vec())
        );
        assert_eq!(column.finish().len(), 0);
    }

    #[test]
    fn runs_of_nulls_end_where_they_end() {
        for bits in 0..1_u32 << 9 {
            let rows: Vec<Option<bool>> = (0..9)
                .map(|row| (bits >> row & 1 == 1).then_some(row % 2 == 0))
                .collect();
            let (mut flags, mut counts) = (Flag::default(), Count::default());
            for row in &rows {
                flags.push_option(*row);
                counts.push_option(row.map(u32::from));
            }
            assert_eq!(
                flags.finish().as_boolean(),
                &BooleanArray::from(rows.clone())
            );
            let numbers: Vec<Option<u32>> = rows.iter().map(|row| row.map(u32::from)).collect();
            assert_eq!(
                counts
                    .finish()
                    .as_primitive::<arrow_array::types::UInt32Type>(),
                &UInt32Array::from(numbers)
            );
        }
    }
}
