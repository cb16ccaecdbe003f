//! How the columns of measures, dates and remarks, and those of a target's one measure, are filled.

use crate::columns::{Dates, Measures, Remarks, Whole};
use crate::list::List;
use crate::number::exact;
use crate::reading::{DateRow, MeasureRow, Remark};

impl Whole {
    /// What the row says of its one measure.
    pub(crate) fn summary(&mut self, row: usize, measure: &MeasureRow<'_>) {
        self.op.push(row, measure.op);
        if let Some(value) = measure.value {
            self.value.push(row, value.float);
        }
        if let Some([(lower, _), (upper, _)]) = measure.bounds {
            self.lower.push(row, lower.float);
            self.upper.push(row, upper.float);
        }
        if let Some(unit) = &measure.unit {
            self.unit.push(row, unit.name);
            self.dimension.push(row, unit.dimension);
        }
    }
}

impl List<Measures> {
    pub(crate) fn push(&mut self, measure: &MeasureRow<'_>) {
        let row = self.add();
        let columns = &mut self.columns;
        columns.op.push(row, measure.op);
        columns.numbers(row, measure);
        columns.unit(row, measure);
        columns.comparator.push_option(row, measure.comparator);
        columns.rule.push_option(row, measure.rule);
        columns.label.push_option(row, measure.label);
        columns.period.push_option(row, measure.period);
        if let Some((direction, base)) = measure.change {
            columns.change.push(row, direction);
            columns.change_base.push_option(row, base);
        }
        columns.note.push_option(row, measure.note);
        columns.approximate.push(row, measure.approximate);
        columns.text.push(row, measure.text);
        columns.start.push(row, measure.span.0);
        columns.end.push(row, measure.span.1);
    }
}

impl Measures {
    fn numbers(&mut self, row: usize, measure: &MeasureRow<'_>) {
        if let Some(value) = measure.value {
            self.value.push(row, value.float);
        }
        if let Some([(lower, with_lower), (upper, with_upper)]) = measure.bounds {
            self.lower.push(row, lower.float);
            self.upper.push(row, upper.float);
            self.lower_inclusive.push(row, with_lower);
            self.upper_inclusive.push(row, with_upper);
        }
        exact(row, measure.value, measure.bounds, &mut self.exact);
    }

    fn unit(&mut self, row: usize, measure: &MeasureRow<'_>) {
        let Some(unit) = &measure.unit else { return };
        self.unit.push(row, unit.name);
        self.unit_text.push(row, unit.text);
        self.dimension.push(row, unit.dimension);
        self.additive.push(row, unit.additive);
        self.unit_known.push(row, unit.known);
        self.unit_from.push_option(row, unit.from);
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
