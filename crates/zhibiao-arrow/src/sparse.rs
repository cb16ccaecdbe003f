//! Column builders for which a missing value costs an addition: most columns of most rows are empty.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Float64Builder, LargeStringBuilder, StringBuilder, UInt32Builder,
    UInt64Builder,
};
use arrow_schema::DataType;

/// A builder that can append many nulls at once.
pub(crate) trait Nulls: ArrayBuilder + Default {
    /// What the finished column holds.
    const TYPE: DataType;

    fn nulls(&mut self, count: usize);
}

macro_rules! nulls {
    ($($builder:ty: $type:ident;)*) => {
        $(impl Nulls for $builder {
            const TYPE: DataType = DataType::$type;

            fn nulls(&mut self, count: usize) {
                self.append_nulls(count);
            }
        })*
    };
}

nulls! {
    StringBuilder: Utf8;
    LargeStringBuilder: LargeUtf8;
    Float64Builder: Float64;
    UInt32Builder: UInt32;
    UInt64Builder: UInt64;
    BooleanBuilder: Boolean;
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
pub(crate) type Float = Sparse<Float64Builder>;
pub(crate) type Count = Sparse<UInt32Builder>;
pub(crate) type Index = Sparse<UInt64Builder>;
pub(crate) type Flag = Sparse<BooleanBuilder>;

impl<B: Nulls> Sparse<B> {
    /// The builder, with all nulls before the next value appended.
    pub(crate) fn ready(&mut self) -> &mut B {
        if self.pending > 0 {
            self.builder.nulls(self.pending);
            self.pending = 0;
        }
        &mut self.builder
    }

    pub(crate) fn null(&mut self) {
        self.pending += 1;
    }

    pub(crate) fn finish(&mut self) -> ArrayRef {
        self.ready();
        Arc::new(self.builder.finish())
    }
}

macro_rules! push {
    ($($column:ty: $value:ty;)*) => {
        $(impl $column {
            pub(crate) fn push(&mut self, value: $value) {
                self.ready().append_value(value);
            }

            #[allow(dead_code)]
            pub(crate) fn push_option(&mut self, value: Option<$value>) {
                match value {
                    Some(value) => self.push(value),
                    None => self.null(),
                }
            }
        })*
    };
}

push! {
    Text: &str;
    LongText: &str;
    Float: f64;
    Count: u32;
    Index: u64;
    Flag: bool;
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
}
