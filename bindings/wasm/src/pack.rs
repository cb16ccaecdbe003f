//! Whole batches of readings in one buffer of 32-bit words, so that nothing is built that nobody asks for.
//!
//! Records of one kind stand together, all of the same width; `ts/batch.ts` reads them:
//!
//! ```text
//! head        the number of records of each section, in this order
//! measure     bits, comparator (2), span (2), value (2), unit name (2), unit text (2), label (2), extra
//! text        end of its indicators; start and end of its own diagnostics
//! indicator   bits, ordinal, name (2), span (2), unit hint, start of its diagnostics, extra
//! target      bits, text (2), end of its measures, end of its dates, start and end of its diagnostics, extra
//! date        bits, span (2), from, to
//! diagnostic  code, span (2)
//! extra       words of the rare parts, in the order of the bits that announce them
//! ```
//! A string is a span of the text where it is written there, else [`APART`] and its place in the list of strings.
//! Measures come first so that their values stand at even words, where they can be read as the doubles they are.

mod names;
mod source;

use zhibiao::{
    Cell, Date, Diagnostic, Direction, Indicator, Measure, Number, PartialDate, Target, Unit,
    UnitSource, Value,
};

use crate::RawBatch;
use crate::texts::Units;
use names::optional;
use source::{APART, Source, Strings};

pub(crate) use names::{message, names};

/// Builds a batch.
#[derive(Default)]
pub(crate) struct Packer {
    texts: Vec<u32>,
    indicators: Vec<u32>,
    targets: Vec<u32>,
    measures: Vec<u32>,
    dates: Vec<u32>,
    diagnostics: Vec<u32>,
    extra: Vec<u32>,
    strings: Strings,
}

/// Words of each record.
const MEASURE: usize = 14;
const TEXT: usize = 3;
const INDICATOR: usize = 9;
const TARGET: usize = 8;
const DATE: usize = 5;
const DIAGNOSTIC: usize = 3;
const EXTRA: usize = 1;

impl Packer {
    pub(crate) fn new(texts: usize) -> Packer {
        Packer {
            texts: Vec::with_capacity(texts * TEXT),
            ..Packer::default()
        }
    }

    pub(crate) fn finish(self) -> RawBatch {
        let sections = [
            (self.measures, MEASURE),
            (self.texts, TEXT),
            (self.indicators, INDICATOR),
            (self.targets, TARGET),
            (self.dates, DATE),
            (self.diagnostics, DIAGNOSTIC),
            (self.extra, EXTRA),
        ];
        let total: usize = sections.iter().map(|(section, _)| section.len()).sum();
        let mut words = Vec::with_capacity(total + sections.len());
        words.extend(
            sections
                .iter()
                .map(|(section, width)| (section.len() / width) as u32),
        );
        for (section, _) in &sections {
            words.extend_from_slice(section);
        }
        RawBatch {
            words,
            strings: self.strings.list,
        }
    }

    /// A text that is one target value; its target has the text's number.
    pub(crate) fn value(&mut self, text: &str, units: &Units, target: &Target<'_>) {
        let source = Source { text, units };
        let at = self.remark_end();
        self.texts.extend([0, at, at]);
        self.target(&source, target);
    }

    /// A text that is a cell; indicators and their targets have the same numbers.
    pub(crate) fn cell(&mut self, text: &str, units: &Units, cell: &Cell<'_>) {
        let source = Source { text, units };
        let start = self.remark_end();
        self.remarks(&source, &cell.diagnostics);
        let own_end = self.remark_end();
        for indicator in &cell.indicators {
            self.indicator(&source, indicator);
            self.target(&source, &indicator.target);
        }
        let end = (self.indicators.len() / INDICATOR) as u32;
        self.texts.extend([end, start, own_end]);
    }

    fn remark_end(&self) -> u32 {
        (self.diagnostics.len() / DIAGNOSTIC) as u32
    }

    fn remarks(&mut self, source: &Source<'_>, all: &[Diagnostic]) {
        for diagnostic in all {
            let [start, end] = source.span(diagnostic.span);
            self.diagnostics
                .extend([diagnostic.code as u32, start, end]);
        }
    }

    fn indicator(&mut self, source: &Source<'_>, indicator: &Indicator<'_>) {
        let extra = self.extra.len() as u32;
        let rare = [indicator.weight, indicator.actual];
        for piece in rare.iter().flatten() {
            self.extra.extend(source.span(piece.span()));
        }
        let bits = optional(indicator.category.map(|c| c as u32))
            | optional(indicator.subcategory.map(|c| c as u32)) << 3
            | u32::from(indicator.ordinal.is_some()) << 7
            | u32::from(indicator.weight.is_some()) << 8
            | u32::from(indicator.actual.is_some()) << 9;
        let [name_start, name_end] = source.span(indicator.name.span());
        let [start, end] = source.span(indicator.span);
        let hint = self
            .strings
            .optional(indicator.unit_hint.as_ref().map(|unit| &*unit.name));
        let ordinal = indicator.ordinal.unwrap_or_default();
        let remarks = self.remark_end();
        self.remarks(source, &indicator.diagnostics);
        self.indicators.extend([
            bits, ordinal, name_start, name_end, start, end, hint, remarks, extra,
        ]);
    }

    fn target(&mut self, source: &Source<'_>, target: &Target<'_>) {
        let extra = self.extra.len() as u32;
        let formula = target.formula.as_ref();
        let rare = [
            formula.and_then(|f| f.result),
            formula.map(|f| f.expression),
            target.level,
        ];
        for piece in rare.iter().flatten() {
            self.extra.extend(source.span(piece.span()));
        }
        let bits = target.kind as u32
            | optional(target.trend.map(|trend| trend as u32)) << 3
            | u32::from(rare[0].is_some()) << 5
            | u32::from(rare[1].is_some()) << 6
            | u32::from(rare[2].is_some()) << 7;
        for measure in &target.measures {
            self.measure(source, measure);
        }
        for date in &target.dates {
            self.date(source, date);
        }
        let [start, end] = source.span(target.text.span());
        let measures = (self.measures.len() / MEASURE) as u32;
        let dates = (self.dates.len() / DATE) as u32;
        let first = self.remark_end();
        self.remarks(source, &target.diagnostics);
        let last = self.remark_end();
        self.targets
            .extend([bits, start, end, measures, dates, first, last, extra]);
    }

    fn measure(&mut self, source: &Source<'_>, measure: &Measure<'_>) {
        let extra = self.extra.len() as u32;
        let (value, mut bits) = match measure.value {
            Value::Single(number) => self.number(number),
            Value::Range { lower, upper } => {
                let (lower_words, lower_bits) = self.number(lower.value);
                let (upper_words, upper_bits) = self.number(upper.value);
                self.extra.extend(upper_words);
                let inclusive = u32::from(lower.inclusive) << 6 | u32::from(upper.inclusive) << 7;
                (
                    lower_words,
                    1 << 3 | lower_bits | upper_bits << 1 | inclusive,
                )
            }
        };
        bits |= measure.op as u32 | self.rare(source, measure);
        let comparator = match &measure.comparator {
            Some(comparator) => self.strings.put(source, comparator.text),
            None => [APART, APART],
        };
        let label = match measure.label {
            Some(label) => source.span(label.span()),
            None => [APART, APART],
        };
        let (unit_bits, [name_start, name_end], [text_start, text_end]) = match &measure.unit {
            Some(unit) => self.unit(source, unit),
            None => (0, [APART, APART], [APART, APART]),
        };
        let [start, end] = source.span(measure.text.span());
        self.measures.extend([
            bits | unit_bits,
            comparator[0],
            comparator[1],
            start,
            end,
            value[0],
            value[1],
            name_start,
            name_end,
            text_start,
            text_end,
            label[0],
            label[1],
            extra,
        ]);
    }

    /// The rare parts of a measure, and the bits that announce them.
    fn rare(&mut self, source: &Source<'_>, measure: &Measure<'_>) -> u32 {
        let mut bits = 0;
        if let Some(rule) = measure.comparator.as_ref().and_then(|c| c.told_rule()) {
            bits |= 1 << 8;
            self.extra.push(self.strings.place(rule));
        }
        if let Some(period) = measure.period() {
            bits |= 1 << 9;
            self.extra.extend(self.strings.put(source, &period.name));
        }
        if let Some(change) = measure.change() {
            bits |= 1 << 10 | u32::from(change.direction == Direction::Decrease) << 11;
            if let Some(base) = change.base {
                bits |= 1 << 12;
                self.extra.extend(source.span(base.span()));
            }
        }
        if let Some(note) = measure.note() {
            bits |= 1 << 13;
            self.extra.extend(source.span(note.span()));
        }
        bits | u32::from(measure.approximate) << 14
    }

    fn unit(&mut self, source: &Source<'_>, unit: &Unit<'_>) -> (u32, [u32; 2], [u32; 2]) {
        let from = match unit.source {
            UnitSource::Value => 0,
            UnitSource::Name => 1,
            UnitSource::Column => 2,
        };
        let bits = (unit.dimension as u32) << 15
            | u32::from(unit.additive) << 19
            | u32::from(unit.known) << 20
            | from << 21;
        let text = self.strings.put(source, unit.text);
        let name = match unit.name == unit.text {
            true => text,
            false => self.strings.put(source, &unit.name),
        };
        (bits, name, text)
    }

    /// A double's bits where it holds the number exactly; else its spelling, with the bit that says so.
    fn number(&mut self, number: Number) -> ([u32; 2], u32) {
        if let Some(double) = number.exact_f64() {
            let bits = double.to_bits();
            return ([bits as u32, (bits >> 32) as u32], 0);
        }
        ([self.strings.place(&number.to_string()), 0], 1 << 4)
    }

    fn date(&mut self, source: &Source<'_>, date: &Date<'_>) {
        let mut iso = |date: Option<PartialDate>| {
            let date = date
                .filter(|date| !date.is_empty())
                .map(|date| date.to_string());
            self.strings.optional(date.as_deref())
        };
        let (from, to) = (iso(date.from), iso(date.to));
        let [start, end] = source.span(date.text.span());
        let relation = optional(date.relation.map(|relation| relation as u32));
        self.dates.extend([relation, start, end, from, to]);
    }
}
