//! Rows of the shape `indicators`: one for each value, or each indicator of a cell or document.

use std::sync::Arc;

use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, Fields};
use zhibiao::wire::{OffsetMap, Offsets};
use zhibiao::{Cell, Diagnostic, Language, Target};
use zhibiao_table::wire::Project;

use crate::columns::{Dates, Item, Measures, Origin, Place, Remarks, Whole, Written, list_item};
use crate::number::exact;
use crate::reading::{Borrowed, DateRow, MeasureRow, Reading, Remark, wire_remark};
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

/// A column of lists, whose items are rows of their own columns.
struct List<C> {
    columns: C,
    /// Where each row's items end.
    ends: Vec<i32>,
    items: i32,
    /// Whether each row has a list at all.
    present: Vec<bool>,
}

impl<C: Default> Default for List<C> {
    fn default() -> Self {
        List {
            columns: C::default(),
            ends: vec![0],
            items: 0,
            present: Vec::new(),
        }
    }
}

impl<C> List<C> {
    /// Ends the row's list.
    fn end(&mut self, present: bool) {
        self.ends.push(self.items);
        self.present.push(present);
    }

    fn finish(self, fields: Fields, arrays: Vec<ArrayRef>) -> Result<ArrayRef, ArrowError> {
        let items = StructArray::try_new(fields.clone(), arrays, None)?;
        let nulls = NullBuffer::from(self.present);
        let nulls = Some(nulls).filter(|nulls| nulls.null_count() > 0);
        let offsets = OffsetBuffer::new(self.ends.into());
        Ok(Arc::new(ListArray::try_new(
            list_item(fields),
            offsets,
            Arc::new(items),
            nulls,
        )?))
    }
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

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A row for a target that was read from `text`; `row` says which value it is.
    pub fn value(&mut self, row: u64, text: &str, target: &Target<'_>) {
        let map = OffsetMap::new(text, self.offsets);
        let reading = Borrowed {
            target,
            source: text,
            map: &map,
            language: self.language,
        };
        self.no_item();
        self.target(row, &reading, std::iter::empty());
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
        self.no_item();
        self.whole.null();
        self.measures.end(false);
        self.dates.end(false);
        let before = self.remarks.items;
        remarks.for_each(|remark| self.remark(remark));
        let present = self.remarks.items > before;
        self.remarks.end(present);
        self.origin.row.push(row);
        self.rows += 1;
    }

    /// A row for each indicator of a cell; `row` says which cell it is.
    ///
    /// What was odd about the cell as a whole stands with the indicator before it, or the first one; in a cell without indicators, in a row
    /// of its own.
    pub fn cell(&mut self, row: u64, cell: &Cell<'_>) {
        let map = OffsetMap::new(cell.text, self.offsets);
        let language = self.language;
        let borrowed = |target| Borrowed {
            target,
            source: cell.text,
            map: &map,
            language,
        };
        let mut odd: Vec<&Diagnostic> = cell.diagnostics.iter().collect();
        odd.sort_by_key(|found| found.span);
        let mut odd = odd.into_iter().peekable();
        if cell.indicators.is_empty() && odd.peek().is_some() {
            let none = Target::default();
            let reading = borrowed(&none);
            return self.empty(row, odd.map(|found| reading.remark(found)));
        }
        for (index, indicator) in cell.indicators.iter().enumerate() {
            let target = &indicator.target;
            let reading = borrowed(target);
            let next = cell.indicators.get(index + 1);
            let before_next =
                |found: &&Diagnostic| next.is_none_or(|next| found.span.start < next.span.start);
            let of_cell = std::iter::from_fn(|| odd.next_if(before_next));
            let item = &mut self.item;
            item.ordinal.push_option(indicator.ordinal);
            item.category
                .push_option(indicator.category.map(|c| c.as_str()));
            item.subcategory
                .push_option(indicator.subcategory.map(|c| c.as_str()));
            item.name.push(&indicator.name);
            item.unit_hint
                .push_option(indicator.unit_hint.as_ref().map(|unit| &*unit.name));
            item.weight
                .push_option(indicator.weight.map(|piece| piece.text));
            item.actual
                .push_option(indicator.actual.map(|piece| piece.text));
            self.place.null();
            self.written.null();
            let own = indicator
                .diagnostics
                .iter()
                .chain(of_cell)
                .map(|found| reading.remark(found));
            self.target(row, &reading, own);
        }
    }

    /// A row for each indicator of a project; `row` says which project it is.
    ///
    /// The wire form counts offsets and words its messages as it was made.
    pub fn project(&mut self, row: u64, project: &Project) {
        for indicator in &project.indicators {
            let place = &mut self.place;
            place.table.push_option(project.table.as_deref());
            place.sheet.push_option(project.sheet.as_deref());
            place.project.push_option(project.name.as_deref());
            place.department.push_option(project.department.as_deref());
            place
                .budget_unit
                .push_option(project.budget_unit.as_deref());
            let item = &mut self.item;
            item.ordinal.push_option(indicator.ordinal);
            item.category.push_option(indicator.category.as_deref());
            item.subcategory
                .push_option(indicator.subcategory.as_deref());
            item.name.push(&indicator.name);
            item.unit_hint.push_option(indicator.unit_hint.as_deref());
            item.weight.push_option(indicator.weight.as_deref());
            item.actual.push_option(indicator.actual.as_deref());
            let cells = indicator.cells.as_ref();
            let written = &mut self.written;
            written
                .sign_cell
                .push_option(cells.and_then(|cells| cells.sign.as_deref()));
            written
                .value_cell
                .push_option(cells.and_then(|cells| cells.value.as_deref()));
            written
                .unit_cell
                .push_option(cells.and_then(|cells| cells.unit.as_deref()));
            let own = indicator.diagnostics.iter().map(wire_remark);
            self.target(row, &indicator.target, own);
        }
    }

    /// A row that belongs to no indicator.
    fn no_item(&mut self) {
        if self.source != Source::Values {
            self.item.null();
            self.place.null();
            self.written.null();
        }
    }

    fn target<'r>(
        &mut self,
        row: u64,
        target: &impl Reading,
        own: impl Iterator<Item = Remark<'r>>,
    ) {
        self.origin.row.push(row);
        self.rows += 1;
        let whole = &mut self.whole;
        let kind = target.kind();
        whole.kind.push(kind);
        whole.text.push(target.text());
        whole.trend.push_option(target.trend());
        whole.level.push_option(target.level());
        whole.formula.push_option(target.formula());
        // The kinds whose one measure is the whole target; in a text it is only mentioned.
        let is_measure = matches!(kind, "quantity" | "threshold" | "range");
        let mut single = false;
        for (index, measure) in target.measures().enumerate() {
            if index == 0 && is_measure {
                single = true;
                self.summary(&measure);
            }
            self.measure(&measure);
        }
        if !single {
            let whole = &mut self.whole;
            whole.op.null();
            whole.value.null();
            whole.lower.null();
            whole.upper.null();
            whole.unit.null();
            whole.dimension.null();
        }
        target.dates().for_each(|date| self.date(date));
        own.for_each(|remark| self.remark(remark));
        target.remarks().for_each(|remark| self.remark(remark));
        self.measures.end(true);
        self.dates.end(true);
        self.remarks.end(true);
    }

    fn summary(&mut self, measure: &MeasureRow<'_>) {
        let whole = &mut self.whole;
        whole.op.push(measure.op);
        whole
            .value
            .push_option(measure.value.map(|number| number.to_f64()));
        let bound = |index: usize| measure.bounds.map(|bounds| bounds[index].0.to_f64());
        whole.lower.push_option(bound(0));
        whole.upper.push_option(bound(1));
        whole
            .unit
            .push_option(measure.unit.as_ref().map(|unit| unit.name));
        whole
            .dimension
            .push_option(measure.unit.as_ref().map(|unit| unit.dimension));
    }

    fn measure(&mut self, measure: &MeasureRow<'_>) {
        self.measures.items += 1;
        let columns = &mut self.measures.columns;
        columns.op.push(measure.op);
        columns
            .value
            .push_option(measure.value.map(|number| number.to_f64()));
        let [lower, upper] = match measure.bounds {
            Some(bounds) => bounds.map(Some),
            None => [None; 2],
        };
        columns
            .lower
            .push_option(lower.map(|(number, _)| number.to_f64()));
        columns
            .upper
            .push_option(upper.map(|(number, _)| number.to_f64()));
        columns
            .lower_inclusive
            .push_option(lower.map(|(_, inclusive)| inclusive));
        columns
            .upper_inclusive
            .push_option(upper.map(|(_, inclusive)| inclusive));
        exact(measure.value, measure.bounds, &mut columns.exact);
        let unit = measure.unit.as_ref();
        columns.unit.push_option(unit.map(|unit| unit.name));
        columns.unit_text.push_option(unit.map(|unit| unit.text));
        columns
            .dimension
            .push_option(unit.map(|unit| unit.dimension));
        columns.additive.push_option(unit.map(|unit| unit.additive));
        columns.unit_known.push_option(unit.map(|unit| unit.known));
        columns
            .unit_from
            .push_option(unit.and_then(|unit| unit.from));
        columns.comparator.push_option(measure.comparator);
        columns.rule.push_option(measure.rule);
        columns.label.push_option(measure.label);
        columns.period.push_option(measure.period);
        columns
            .change
            .push_option(measure.change.map(|(direction, _)| direction));
        columns
            .change_base
            .push_option(measure.change.and_then(|(_, base)| base));
        columns.note.push_option(measure.note);
        columns.approximate.push(measure.approximate);
        columns.text.push(measure.text);
        columns.start.push(measure.span.0);
        columns.end.push(measure.span.1);
    }

    fn date(&mut self, date: DateRow<'_>) {
        self.dates.items += 1;
        let columns = &mut self.dates.columns;
        columns.text.push(date.text);
        columns.from.push_option(date.from.as_deref());
        columns.to.push_option(date.to.as_deref());
        columns.relation.push_option(date.relation);
        columns.start.push(date.span.0);
        columns.end.push(date.span.1);
    }

    fn remark(&mut self, remark: Remark<'_>) {
        self.remarks.items += 1;
        let columns = &mut self.remarks.columns;
        columns.code.push(remark.code);
        columns.level.push(remark.level);
        columns.message.push(&remark.message);
        columns.start.push_option(remark.span.map(|span| span.0));
        columns.end.push_option(remark.span.map(|span| span.1));
    }

    /// The rows, with the columns of [`schema`].
    ///
    /// # Errors
    /// Never for rows that this builder made; Arrow checks the lengths of columns all the same.
    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let mut arrays = self.origin.finish();
        if self.source == Source::Document {
            arrays.extend(self.place.finish());
        }
        if self.source != Source::Values {
            arrays.extend(self.item.finish());
        }
        if self.source == Source::Document {
            arrays.extend(self.written.finish());
        }
        arrays.extend(self.whole.finish());
        let measures = self.measures.columns.finish();
        arrays.push(self.measures.finish(Measures::fields(), measures)?);
        let dates = self.dates.columns.finish();
        arrays.push(self.dates.finish(Dates::fields(), dates)?);
        let remarks = self.remarks.columns.finish();
        arrays.push(self.remarks.finish(Remarks::fields(), remarks)?);
        RecordBatch::try_new(schema(self.source, Shape::Indicators), arrays)
    }
}
