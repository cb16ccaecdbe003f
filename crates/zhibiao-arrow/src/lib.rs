//! Readings of China's budget-performance targets (绩效目标) as Apache Arrow tables: the columns that dataframes and query
//! engines read.
//!
//! There are two tidy shapes, [`Shape::Indicators`] with a row for each value or indicator, and [`Shape::Measures`] with
//! a row for each measure; and three [`Source`]s, which add columns in front. [`columns()`] lists them all with their
//! meanings, and so does the table in this crate's README. Names are stable.
//!
//! ```
//! use arrow_array::cast::AsArray;
//! use arrow_array::types::Float64Type;
//! use zhibiao::{Language, wire::Offsets};
//! use zhibiao_arrow::{Builder, Source, measures};
//!
//! let mut builder = Builder::new(Source::Values, Offsets::Bytes, Language::English);
//! for (row, text) in ["≥90%", "2021年50人、2022年100人"].into_iter().enumerate() {
//!     builder.value(row as u64, text, &zhibiao::parse_value(text));
//! }
//! let indicators = builder.finish()?;
//! assert_eq!(indicators["kind"].as_string::<i32>().value(1), "compound");
//! let measures = measures(Source::Values, &indicators)?;
//! assert_eq!(measures["value"].as_primitive::<Float64Type>().values(), &[90.0, 50.0, 100.0]);
//! # Ok::<(), arrow_schema::ArrowError>(())
//! ```
//!
//! Batches of any size can be made in parallel, each by a builder of its own; a batch holds less than 2 GiB of text.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod builder;
mod columns;
mod fill;
mod list;
mod names;
mod number;
mod reading;
mod shape;
mod sparse;

use std::sync::{Arc, LazyLock};

use arrow_schema::{Schema, SchemaRef};

pub use builder::Builder;
pub use columns::Column;
pub use shape::measures;

use columns::{Item, Measures, Origin, Place, Whole, Written, lists};

/// What the rows are read from (来源).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Source {
    /// A column of target values.
    Values,
    /// A column of cells of indicators.
    Cells,
    /// The projects of a file.
    Document,
}

/// What a row stands for (表形).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// A value, or an indicator.
    Indicators,
    /// A measure.
    Measures,
}

/// The columns of a shape, in order, with their meanings.
///
/// ```
/// use zhibiao_arrow::{Shape, Source, columns};
/// let names: Vec<&str> = columns(Source::Values, Shape::Indicators).iter().map(|c| c.name).collect();
/// assert_eq!(names[..3], ["row", "kind", "text"]);
/// ```
pub fn columns(source: Source, shape: Shape) -> Vec<Column> {
    let mut all = Origin::columns();
    if source == Source::Document {
        all.extend(Place::columns());
    }
    if source != Source::Values {
        all.extend(Item::columns());
    }
    if source == Source::Document {
        all.extend(Written::columns());
    }
    let whole = Whole::columns();
    match shape {
        Shape::Indicators => {
            all.extend(whole);
            all.extend(lists());
        }
        Shape::Measures => {
            let [kind, text, ..] = &whole[..] else {
                unreachable!("a target has a kind and a text")
            };
            all.push(kind.clone());
            all.push(Column {
                name: "target_text",
                ..text.clone()
            });
            all.extend(Measures::columns());
        }
    }
    all
}

/// The Arrow schema of a shape; every column may hold nulls.
pub fn schema(source: Source, shape: Shape) -> SchemaRef {
    static ALL: LazyLock<[[SchemaRef; 2]; 3]> = LazyLock::new(|| {
        [Source::Values, Source::Cells, Source::Document].map(|source| {
            [Shape::Indicators, Shape::Measures].map(|shape| {
                let fields: Vec<_> = columns(source, shape).iter().map(Column::field).collect();
                Arc::new(Schema::new(fields))
            })
        })
    });
    ALL[source as usize][shape as usize].clone()
}
