//! Rows of the shape `indicators`: one for each value, or each indicator of a cell or document.

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
        self.measures.end(false);
        self.dates.end(false);
        let before = self.remarks.items;
        remarks.for_each(|remark| self.remarks.push(&remark));
        let present = self.remarks.items > before;
        self.remarks.end(present);
        self.origin.row.push(self.rows, row);
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
            let reading = borrowed(&indicator.target);
            let next = cell.indicators.get(index + 1);
            let before_next =
                |found: &&Diagnostic| next.is_none_or(|next| found.span.start < next.span.start);
            let of_cell = std::iter::from_fn(|| odd.next_if(before_next));
            let own = indicator.diagnostics.iter().chain(of_cell);
            self.item(indicator);
            self.target(row, &reading, own.map(|found| reading.remark(found)));
        }
    }

    fn item(&mut self, indicator: &Indicator<'_>) {
        let (at, item) = (self.rows, &mut self.item);
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
        for indicator in &project.indicators {
            let (at, place) = (self.rows, &mut self.place);
            place.table.push_option(at, project.table.as_deref());
            place.sheet.push_option(at, project.sheet.as_deref());
            place.project.push_option(at, project.name.as_deref());
            let department = project.department.as_deref();
            place.department.push_option(at, department);
            let unit = project.budget_unit.as_deref();
            place.budget_unit.push_option(at, unit);
            self.wire_item(indicator);
            let own = indicator.diagnostics.iter().map(wire_remark);
            self.target(row, &indicator.target, own);
        }
    }

    fn wire_item(&mut self, indicator: &wire::Indicator) {
        let (at, item) = (self.rows, &mut self.item);
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

    /// The row of a target, with remarks of its indicator's own before those of the target.
    fn target<'r>(
        &mut self,
        row: u64,
        target: &impl Reading,
        own: impl Iterator<Item = Remark<'r>>,
    ) {
        let (at, whole) = (self.rows, &mut self.whole);
        self.rows += 1;
        self.origin.row.push(at, row);
        let kind = target.kind();
        whole.kind.push(at, kind);
        whole.text.push(at, target.text());
        whole.trend.push_option(at, target.trend());
        whole.level.push_option(at, target.level());
        whole.formula.push_option(at, target.formula());
        // The kinds whose one measure is the whole target; in a text it is only mentioned.
        let mut single = matches!(kind, Kind::Quantity | Kind::Threshold | Kind::Range);
        for measure in target.measures() {
            if std::mem::take(&mut single) {
                whole.summary(at, &measure);
            }
            self.measures.push(&measure);
        }
        target.dates().for_each(|date| self.dates.push(&date));
        own.for_each(|remark| self.remarks.push(&remark));
        target
            .remarks()
            .for_each(|remark| self.remarks.push(&remark));
        self.measures.end(true);
        self.dates.end(true);
        self.remarks.end(true);
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
