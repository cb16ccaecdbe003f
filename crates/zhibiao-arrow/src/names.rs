//! Columns of names of a closed set.

use std::marker::PhantomData;

use arrow_array::ArrayRef;
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use zhibiao::{Dimension, Kind, Op};

use crate::sparse::{Ascii, Build, Sparse};

/// A column of names.
pub(crate) type Name<T> = Sparse<Names<T>>;

/// Bytes of the longest name: copied as a whole, which is quicker than a copy of as many as there are.
const LONGEST: usize = 16;

/// How many names a set may have: a power of two.
const MANY: usize = 32;

/// A set of names.
pub(crate) trait Closed: Copy {
    fn number(self) -> usize;
    fn name(self) -> &'static str;
}

macro_rules! closed {
    ($($set:ty)*) => {
        $(impl Closed for $set {
            fn number(self) -> usize {
                self as usize
            }

            fn name(self) -> &'static str {
                self.as_str()
            }
        })*
    };
}

closed! { Kind Op Dimension }

/// The names as text, and those that came up, in the places of their values, and how long each is.
pub(crate) struct Names<T> {
    text: Ascii,
    names: [([u8; LONGEST], usize); MANY],
    set: PhantomData<T>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Names {
            text: Ascii::default(),
            names: [([0; LONGEST], 0); MANY],
            set: PhantomData,
        }
    }
}

impl<T: Closed> Sparse<Names<T>> {
    #[inline]
    pub(crate) fn push(&mut self, row: usize, value: T) {
        let Names { text, names, .. } = self.at(row);
        let (bytes, length) = &mut names[value.number() % MANY];
        if *length == 0 {
            let name = value.name();
            bytes[..name.len()].copy_from_slice(name.as_bytes());
            *length = name.len();
        }
        text.push(|text| {
            let end = text.len() + *length;
            text.extend_from_slice(bytes);
            text.truncate(end);
        });
    }
}

impl<T> Build for Names<T> {
    const TYPE: DataType = DataType::Utf8;

    #[inline(always)]
    fn rows(&self) -> usize {
        self.text.rows()
    }

    fn reserve(&mut self, rows: usize) {
        self.text.reserve(rows);
    }

    fn skip(&mut self, rows: usize) {
        self.text.skip(rows);
    }

    fn finish(&mut self, nulls: Option<NullBuffer>) -> ArrayRef {
        self.text.finish(nulls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::StringArray;
    use arrow_array::cast::AsArray;

    #[test]
    fn names_are_those_of_the_values() {
        let mut column = Name::<Kind>::default();
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            column.push(index * 2, kind);
        }
        let array = column.finish(Kind::ALL.len() * 2);
        let names = Kind::ALL.map(|kind| [Some(kind.as_str()), None]);
        let expected = StringArray::from(names.as_flattened().to_vec());
        assert_eq!(array.as_string::<i32>(), &expected);
    }

    #[test]
    fn every_dimension_has_room() {
        let text = "5件、5元、5米、5平方米、5升、5吨、5度、5千瓦、5GB、5℃、5mg/L、5天、5%、5元/人、5级、5嘟";
        let mut column = Name::<Dimension>::default();
        let mut expected = Vec::new();
        for measure in &zhibiao::parse_value(text).measures {
            let Some(unit) = &measure.unit else { continue };
            column.push(expected.len(), unit.dimension);
            expected.push(unit.dimension.as_str());
        }
        assert!(expected.len() > 12, "{expected:?}");
        let array = column.finish(expected.len());
        assert_eq!(array.as_string::<i32>(), &StringArray::from(expected));
    }
}
