//! The shape `measures`, made from the lists of the shape `indicators`.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use arrow_schema::ArrowError;
use arrow_select::take::take;

use crate::{Shape, Source, schema};

/// Turns rows of [`Shape::Indicators`] into rows of [`Shape::Measures`]: one for each measure, in order.
///
/// # Errors
/// When `indicators` does not have the columns of [`schema`] for that source.
///
/// ```
/// use zhibiao::{Language, wire::Offsets};
/// use zhibiao_arrow::{Builder, Source, measures};
/// let mut builder = Builder::new(Source::Values, Offsets::Bytes, Language::English);
/// let text = "2021年50人、2022年100人";
/// builder.value(0, text, &zhibiao::parse_value(text));
/// let batch = measures(Source::Values, &builder.finish()?)?;
/// assert_eq!(batch.num_rows(), 2);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
pub fn measures(source: Source, indicators: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let missing =
        |name: &str| ArrowError::SchemaError(format!("expected a column {name}, found none"));
    let column = |name: &str| indicators.column_by_name(name).ok_or_else(|| missing(name));
    let lists = column("measures")?
        .as_list_opt::<i32>()
        .ok_or_else(|| missing("measures of lists"))?;
    let mut parents = Vec::with_capacity(lists.values().len());
    for (row, length) in lists.offsets().lengths().enumerate() {
        parents.extend(std::iter::repeat_n(row as u32, length));
    }
    let first = lists.offsets().first().map_or(0, |&first| first as usize);
    let items = lists.values().slice(first, parents.len());
    let items = items.as_struct();
    let parents = UInt32Array::from(parents);

    let schema = schema(source, Shape::Measures);
    let own = items.num_columns();
    let mut arrays: Vec<ArrayRef> = Vec::with_capacity(schema.fields().len());
    for field in &schema.fields()[..schema.fields().len() - own] {
        // What belongs to the whole value keeps its name, but for its text: a measure has one too.
        let name = match field.name().as_str() {
            "target_text" => "text",
            name => name,
        };
        arrays.push(take(column(name)?, &parents, None)?);
    }
    arrays.extend(items.columns().iter().map(Arc::clone));
    RecordBatch::try_new(schema, arrays)
}
