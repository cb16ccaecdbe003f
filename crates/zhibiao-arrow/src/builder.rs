//! Rows of the shape `indicators`: one for each value, or each indicator of a cell or document.

use std::borrow::Cow;
use std::iter;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use zhibiao::wire::{OffsetMap, Offsets};
use zhibiao::{Cell, Diagnostic, Indicator, Kind, Language, Target};
use zhibiao_table::wire;

use crate::columns::{Dates, Item, Measures, Origin, Place, Remarks, Whole, Written};
use crate::list::List;
use crate::reading::{Borrowed, Reading, Remark, wire_remark};
use crate::{Shape, Source, schema};

/// Makes a [`RecordBatch`] of the shape [`Shape::Indicators`], row by row (建表器).
///
/// ```
/// use zhibiao::{Language, wire::Offsets};
/// use zhibiao_arrow::{Builder, Source};
/// let mut builder = Builder::new(Source::Values, Offsets::Bytes, Language::English);
/// for (row, text) in ["≥90%", "30000人"].into_iter().enumerate() {
///     builder.value(row as u64, text, &zhibiao::parse_value(text));
/// }
/// let batch = builder.finish()?;
/// assert_eq!((batch.num_rows(), batch.schema().field(1).name().as_str()), (2, "kind"));
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
pub struct Builder {
    source: Source,
    offsets: Offsets,
    language: Language,
    rows: usize,
    origin: Origin,
    place: Place,
    item: Item,
    written: Written,
    whole: Whole,
    measures: List<Measures>,
    dates: List<Dates>,
    remarks: List<Remarks>,
}

impl Builder {
    /// A builder without rows; offsets count in `offsets`, messages are in `language`.
    pub fn new(source: Source, offsets: Offsets, language: Language) -> Builder {
        Builder {
            source,
            offsets,
            language,
            rows: 0,
            origin: Origin::default(),
            place: Place::default(),
            item: Item::default(),
            written: Written::default(),
            whole: Whole::default(),
            measures: List::default(),
            dates: List::default(),
            remarks: List::default(),
        }
    }

    /// Makes room for so many more rows, which saves time where their number is known.
    pub fn reserve(&mut self, rows: usize) {
        self.origin.reserve(rows);
        self.whole.reserve(rows);
        // Most values have one measure.
        self.measures.columns.reserve(rows);
        self.measures.reserve(rows);
        self.dates.reserve(rows);
        self.remarks.reserve(rows);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A row for a target that was read from `text`; `row` says which value it is.
    pub fn value(&mut self, row: u64, text: &str, target: &Target<'_>) {
        let reading = self.alone(text, target);
        self.remarks(&reading, iter::empty());
        self.targets(iter::once(row), &[reading]);
    }

    /// Rows for targets that were read from their texts, the first of which is value number `row`: quicker than one at a time, if they
    /// are few enough, such as a hundred, to be still in the cache.
    ///
    /// ```
    /// use zhibiao::{Language, wire::Offsets};
    /// use zhibiao_arrow::{Builder, Source};
    /// let mut builder = Builder::new(Source::Values, Offsets::Bytes, Language::English);
    /// builder.values(0, &["≥90%", "30000人"].map(|text| (text, zhibiao::parse_value(text))));
    /// assert_eq!(builder.finish()?.num_rows(), 2);
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    pub fn values(&mut self, row: u64, values: &[(&str, Target<'_>)]) {
        let readings = values.iter();
        let readings: Vec<_> = readings
            .map(|(text, target)| self.alone(text, target))
            .collect();
        for reading in &readings {
            self.remarks(reading, iter::empty());
        }
        self.targets(row.., &readings);
    }

    /// The reading of a text that holds nothing else.
    #[inline]
    fn alone<'a, 't>(&self, source: &'a str, target: &'a Target<'t>) -> Borrowed<'a, 't> {
        Borrowed {
            target,
            source,
            map: Cow::Owned(OffsetMap::new(source, self.offsets)),
            language: self.language,
        }
    }

    fn borrowed<'a, 't>(
        &self,
        source: &'a str,
        map: &'a OffsetMap<'a>,
        target: &'a Target<'t>,
    ) -> Borrowed<'a, 't> {
        Borrowed {
            target,
            source,
            map: Cow::Borrowed(map),
            language: self.language,
        }
    }

    /// A row for a value that is missing, or for a value or cell that `problem` says is no text: its code and message.
    pub fn missing(&mut self, row: u64, problem: Option<(&str, String)>) {
        let remark = problem.map(|(code, message)| Remark {
            code,
            level: "error",
            message,
            span: None,
        });
        self.empty(row, remark.into_iter());
    }

    /// A row that has remarks at most.
    fn empty<'r>(&mut self, row: u64, remarks: impl Iterator<Item = Remark<'r>>) {
        self.measures.end(self.measures.items, false);
        self.dates.end(self.dates.items, false);
        let before = self.remarks.items;
        remarks.for_each(|remark| self.remarks.push(&remark));
        let present = self.remarks.items > before;
        self.remarks.end(self.remarks.items, present);
        self.origin.row.push(self.rows, row);
        self.rows += 1;
    }

    /// A row for each indicator of a cell; `row` says which cell it is.
    ///
    /// What was odd about the cell as a whole stands with the indicator before it, or the first one; in a cell without indicators, in a row
    /// of its own.
    pub fn cell(&mut self, row: u64, cell: &Cell<'_>) {
        let map = OffsetMap::new(cell.text, self.offsets);
        let mut odd: Vec<&Diagnostic> = cell.diagnostics.iter().collect();
        odd.sort_by_key(|found| found.span);
        let mut odd = odd.into_iter().peekable();
        if cell.indicators.is_empty() && odd.peek().is_some() {
            let none = Target::default();
            let reading = self.borrowed(cell.text, &map, &none);
            return self.empty(row, odd.map(|found| reading.remark(found)));
        }
        let indicators = cell.indicators.iter();
        let readings = indicators.map(|found| self.borrowed(cell.text, &map, &found.target));
        let readings: Vec<_> = readings.collect();
        for (index, indicator) in cell.indicators.iter().enumerate() {
            let next = cell.indicators.get(index + 1);
            let before_next =
                |found: &&Diagnostic| next.is_none_or(|next| found.span.start < next.span.start);
            let of_cell = iter::from_fn(|| odd.next_if(before_next));
            let own = indicator.diagnostics.iter().chain(of_cell);
            let reading = &readings[index];
            self.remarks(reading, own.map(|found| reading.remark(found)));
            self.item(self.rows + index, indicator);
        }
        self.targets(iter::repeat(row), &readings);
    }

    fn item(&mut self, at: usize, indicator: &Indicator<'_>) {
        let item = &mut self.item;
        item.ordinal.push_option(at, indicator.ordinal);
        let category = indicator.category.map(|category| category.as_str());
        item.category.push_option(at, category);
        let subcategory = indicator.subcategory.map(|category| category.as_str());
        item.subcategory.push_option(at, subcategory);
        item.name.push(at, &indicator.name);
        let hint = indicator.unit_hint.as_ref().map(|unit| &*unit.name);
        item.unit_hint.push_option(at, hint);
        let weight = indicator.weight.map(|piece| piece.text);
        item.weight.push_option(at, weight);
        let actual = indicator.actual.map(|piece| piece.text);
        item.actual.push_option(at, actual);
    }

    /// A row for each indicator of a project; `row` says which project it is.
    ///
    /// The wire form counts offsets and words its messages as it was made.
    pub fn project(&mut self, row: u64, project: &wire::Project) {
        for (at, indicator) in (self.rows..).zip(&project.indicators) {
            let place = &mut self.place;
            place.table.push_option(at, project.table.as_deref());
            place.sheet.push_option(at, project.sheet.as_deref());
            place.project.push_option(at, project.name.as_deref());
            let department = project.department.as_deref();
            place.department.push_option(at, department);
            let unit = project.budget_unit.as_deref();
            place.budget_unit.push_option(at, unit);
            self.wire_item(at, indicator);
            let own = indicator.diagnostics.iter().map(wire_remark);
            self.remarks(&&indicator.target, own);
        }
        let targets = project.indicators.iter().map(|found| &found.target);
        let targets: Vec<_> = targets.collect();
        self.targets(iter::repeat(row), &targets);
    }

    fn wire_item(&mut self, at: usize, indicator: &wire::Indicator) {
        let item = &mut self.item;
        item.ordinal.push_option(at, indicator.ordinal);
        let category = indicator.category.as_deref();
        item.category.push_option(at, category);
        let subcategory = indicator.subcategory.as_deref();
        item.subcategory.push_option(at, subcategory);
        item.name.push(at, &indicator.name);
        let hint = indicator.unit_hint.as_deref();
        item.unit_hint.push_option(at, hint);
        item.weight.push_option(at, indicator.weight.as_deref());
        item.actual.push_option(at, indicator.actual.as_deref());
        if let Some(cells) = &indicator.cells {
            let written = &mut self.written;
            written.sign_cell.push_option(at, cells.sign.as_deref());
            written.value_cell.push_option(at, cells.value.as_deref());
            written.unit_cell.push_option(at, cells.unit.as_deref());
        }
    }

    /// Rows of targets, without their remarks.
    fn targets<R: Reading>(&mut self, numbers: impl Iterator<Item = u64>, targets: &[R]) {
        let first = self.rows;
        self.rows += targets.len();
        self.origin.row.extend(first, numbers.take(targets.len()));
        self.whole.targets(first, targets);
        let (mut single, mut all) = (Vec::new(), Vec::new());
        single.reserve(targets.len());
        all.reserve(targets.len());
        for (row, target) in (first..).zip(targets) {
            let measures = target.measures();
            // The kinds whose one measure is the whole target; in a text it is only mentioned.
            if let Kind::Quantity | Kind::Threshold | Kind::Range = target.kind() {
                let item = self.measures.items + all.len();
                single.extend(measures.first().map(|measure| (row, item, measure)));
            }
            all.extend(measures.iter().map(|found| (found, target.place(found))));
            self.measures.end(self.measures.items + all.len(), true);
            target.dates().for_each(|date| self.dates.push(&date));
            self.dates.end(self.dates.items, true);
        }
        self.measures.push(&all);
        self.whole.summaries(&single, &self.measures.columns);
    }

    /// What there is to remark about a target's row: its indicator's own first.
    fn remarks<'r>(&mut self, target: &impl Reading, own: impl Iterator<Item = Remark<'r>>) {
        own.for_each(|remark| self.remarks.push(&remark));
        target
            .remarks()
            .for_each(|remark| self.remarks.push(&remark));
        self.remarks.end(self.remarks.items, true);
    }

    /// The rows, with the columns of [`schema`].
    ///
    /// # Errors
    /// Never for rows that this builder made; Arrow checks the lengths of columns all the same.
    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let rows = self.rows;
        let mut arrays = self.origin.finish(rows);
        if self.source == Source::Document {
            arrays.extend(self.place.finish(rows));
        }
        if self.source != Source::Values {
            arrays.extend(self.item.finish(rows));
        }
        if self.source == Source::Document {
            arrays.extend(self.written.finish(rows));
        }
        arrays.extend(self.whole.finish(rows));
        let measures = self.measures.columns.finish(self.measures.items);
        arrays.push(self.measures.finish(Measures::fields(), measures)?);
        let dates = self.dates.columns.finish(self.dates.items);
        arrays.push(self.dates.finish(Dates::fields(), dates)?);
        let remarks = self.remarks.columns.finish(self.remarks.items);
        arrays.push(self.remarks.finish(Remarks::fields(), remarks)?);
        RecordBatch::try_new(schema(self.source, Shape::Indicators), arrays)
    }
}
