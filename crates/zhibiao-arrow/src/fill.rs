//! How the columns are filled: those of measures one after the other, each with what many measures have to say, because a loop over one
//! column is far quicker than a walk over all of them for each measure.

use crate::columns::{Dates, Measures, Remarks, Whole};
use crate::list::List;
use crate::number::exact;
use crate::reading::{DateRow, Facts, Reading, Remark};

impl Whole {
    /// The rows of these targets, but for what comes from their measures.
    pub(crate) fn targets<R: Reading>(&mut self, first: usize, targets: &[R]) {
        for (row, target) in (first..).zip(targets) {
            self.kind.push(row, target.kind());
        }
        for (row, target) in (first..).zip(targets) {
            self.text.push(row, target.text());
        }
        for (row, target) in (first..).zip(targets) {
            self.trend.push_option(row, target.trend());
            self.level.push_option(row, target.level());
            self.formula.push_option(row, target.formula());
        }
    }

    /// What rows say of their one measure: the rows, the measures' places in the list, and the measures.
    pub(crate) fn summaries<M: Facts>(&mut self, single: &[(usize, usize, &M)], all: &Measures) {
        let measures = || single.iter().map(|&(row, _, measure)| (row, measure));
        for (row, measure) in measures() {
            self.op.push(row, measure.op());
        }
        for &(row, item, measure) in single {
            if measure.value().is_some() {
                self.value.push(row, all.value.get(item));
            } else if measure.bounds().is_some() {
                self.lower.push(row, all.lower.get(item));
                self.upper.push(row, all.upper.get(item));
            }
        }
        for (row, measure) in measures() {
            if let Some(unit) = measure.unit() {
                self.unit.push(row, unit.name);
            }
        }
        for (row, measure) in measures() {
            if let Some(unit) = measure.unit() {
                self.dimension.push(row, unit.dimension);
            }
        }
    }
}

impl List<Measures> {
    /// Items for these measures, and where they stand.
    pub(crate) fn push<M: Facts>(&mut self, measures: &[(&M, (u32, u32))]) {
        let first = self.items;
        self.items += measures.len();
        let columns = &mut self.columns;
        let all = || (first..).zip(measures.iter().map(|&(measure, _)| measure));
        all().for_each(|(row, measure)| columns.op.push(row, measure.op()));
        columns.numbers(all());
        columns.units(all());
        for (row, measure) in all() {
            if let Some(comparator) = measure.comparator() {
                columns.comparator.push(row, comparator);
                columns.rule.push_option(row, measure.rule());
            }
        }
        all().for_each(|(row, measure)| columns.label.push_option(row, measure.label()));
        all().for_each(|(row, measure)| columns.rest(row, measure));
        let approximate = measures.iter().map(|(measure, _)| measure.approximate());
        columns.approximate.extend(first, approximate);
        all().for_each(|(row, measure)| columns.text.push(row, measure.text()));
        let places = || measures.iter().map(|&(_, place)| place);
        columns
            .start
            .extend(first, places().map(|(start, _)| start));
        columns.end.extend(first, places().map(|(_, end)| end));
    }
}

impl Measures {
    #[inline]
    fn numbers<'m, M: Facts + 'm>(&mut self, all: impl Iterator<Item = (usize, &'m M)> + Clone) {
        for (row, measure) in all.clone() {
            if let Some(value) = measure.value() {
                self.value.push(row, value.to_f64());
            } else if let Some([(lower, with_lower), (upper, with_upper)]) = measure.bounds() {
                self.lower.push(row, lower.to_f64());
                self.upper.push(row, upper.to_f64());
                self.lower_inclusive.push(row, with_lower);
                self.upper_inclusive.push(row, with_upper);
            }
        }
        all.for_each(|(row, measure)| exact(row, measure, &mut self.exact));
    }

    #[inline]
    fn units<'m, M: Facts + 'm>(&mut self, all: impl Iterator<Item = (usize, &'m M)> + Clone) {
        let all = all.filter_map(|(row, measure)| Some((row, measure.unit()?)));
        all.clone()
            .for_each(|(row, unit)| self.unit.push(row, unit.name));
        all.clone()
            .for_each(|(row, unit)| self.unit_text.push(row, unit.text));
        for (row, unit) in all {
            self.dimension.push(row, unit.dimension);
            self.additive.push(row, unit.additive);
            self.unit_known.push(row, unit.known);
            self.unit_from.push_option(row, unit.from);
        }
    }

    /// What few measures have.
    #[inline]
    fn rest<M: Facts>(&mut self, row: usize, measure: &M) {
        self.period.push_option(row, measure.period());
        if let Some((direction, base)) = measure.change() {
            self.change.push(row, direction);
            self.change_base.push_option(row, base);
        }
        self.note.push_option(row, measure.note());
    }
}

impl List<Dates> {
    pub(crate) fn push(&mut self, date: &DateRow<'_>) {
        let row = self.add();
        let columns = &mut self.columns;
        columns.text.push(row, date.text);
        columns.from.push_option(row, date.from.as_deref());
        columns.to.push_option(row, date.to.as_deref());
        columns.relation.push_option(row, date.relation);
        columns.start.push(row, date.span.0);
        columns.end.push(row, date.span.1);
    }
}

impl List<Remarks> {
    pub(crate) fn push(&mut self, remark: &Remark<'_>) {
        let row = self.add();
        let columns = &mut self.columns;
        columns.code.push(row, remark.code);
        columns.level.push(row, remark.level);
        columns.message.push(row, &remark.message);
        if let Some((start, end)) = remark.span {
            columns.start.push(row, start);
            columns.end.push(row, end);
        }
    }
}
