//! `zhibiao.Parser`: the core's parser with its options.

use std::sync::Arc;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString, PyTuple};
use zhibiao::wire::{self, OffsetMap, Offsets};
use zhibiao::{Dimension, Field, Language, Op};

use crate::document::Document;
use crate::error::parse_error;
use crate::given;
use crate::objects::{Cell, Span, Target};
use crate::results::{self, ParsedCells, ParsedValues};
use crate::source::{self, Reader};
use crate::texts::text_of;

/// Texts longer than this are read with the interpreter set free.
const LONG: usize = 1 << 16;

/// A reader of values and cells (解析器), by default exactly as the functions of the module.
///
/// units adds units: `{"驿站": ["个驿站"]}` maps a canonical name to its aliases, or to a dict of `aliases`,
/// `dimension` (`count` unless said otherwise) and `additive` (whether values may be added up, True).
/// comparators decides what a comparator word means, such as `{"以下": "<"}` where a document declares it so.
/// strict refuses, with ParseError, a single value or cell that cannot be read for certain; whole columns keep
/// their diagnostics instead. language, `en` or `zh`, is that of messages.
///
/// >>> parser = Parser(units={"驿站": ["个驿站"]}, comparators={"以下": "<"})
/// >>> parser.parse_value("5%以下").measures[0].op
/// '<'
/// >>> parser.parse_value("3个驿站").measures[0].unit.name
/// '驿站'
#[pyclass(frozen, module = "zhibiao")]
pub struct Parser {
    pub reader: Arc<Reader>,
    units: Vec<Unit>,
    comparators: Vec<(String, Op)>,
}

/// A unit of the caller's.
#[derive(PartialEq)]
struct Unit {
    name: String,
    aliases: Vec<String>,
    dimension: Dimension,
    additive: bool,
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, units = None, comparators = None, strict = false, language = "en"))]
    fn new(
        units: Option<&Bound<'_, PyAny>>,
        comparators: Option<&Bound<'_, PyAny>>,
        strict: bool,
        language: &str,
    ) -> PyResult<Parser> {
        let units = pairs(
            units,
            "units as a dict of names and aliases, such as {'驿站': ['个驿站']}",
        )?
        .iter()
        .map(|(name, unit)| Unit::of(name, unit))
        .collect::<PyResult<Vec<_>>>()?;
        let comparators = pairs(
            comparators,
            "comparators as a dict of words and operators, such as {'以下': '<'}",
        )?
        .iter()
        .map(|(word, op)| Ok((word.clone(), named(op, "an operator")?)))
        .collect::<PyResult<Vec<(String, Op)>>>()?;
        let mut builder = zhibiao::Parser::builder();
        for unit in &units {
            let aliases: Vec<&str> = unit.aliases.iter().map(String::as_str).collect();
            builder = builder.unit(&unit.name, &aliases, unit.dimension, unit.additive);
        }
        for (word, op) in &comparators {
            builder = builder.comparator(word, *op);
        }
        let language = match language {
            "en" => Language::English,
            "zh" => Language::Chinese,
            other => {
                return Err(PyValueError::new_err(format!(
                    "expected language as `en` or `zh`, found `{other}`"
                )));
            }
        };
        let parser = builder
            .build()
            .map_err(|error| PyValueError::new_err(error.message(language)))?;
        let reader = Arc::new(Reader {
            parser,
            language,
            strict,
        });
        Ok(Parser {
            reader,
            units,
            comparators,
        })
    }

    /// The units that were added, each with its aliases, dimension and whether it is additive.
    #[getter]
    fn units<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for unit in &self.units {
            let options = PyDict::new(py);
            options.set_item("aliases", &unit.aliases)?;
            options.set_item("dimension", unit.dimension.as_str())?;
            options.set_item("additive", unit.additive)?;
            all.set_item(&unit.name, options)?;
        }
        Ok(all)
    }

    /// The comparator words whose meaning was decided.
    #[getter]
    fn comparators<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for (word, op) in &self.comparators {
            all.set_item(word, op.as_str())?;
        }
        Ok(all)
    }

    /// Whether what cannot be read for certain is refused.
    #[getter]
    fn strict(&self) -> bool {
        self.reader.strict
    }

    /// The language of messages, `en` or `zh`.
    #[getter]
    fn language(&self) -> &'static str {
        match self.reader.language {
            Language::English => "en",
            Language::Chinese => "zh",
        }
    }

    /// Reads one target value; see `zhibiao.parse_value`.
    #[pyo3(signature = (text, *, sign = None, unit = None, name = None))]
    fn parse_value(
        &self,
        text: &Bound<'_, PyAny>,
        sign: Option<&Bound<'_, PyAny>>,
        unit: Option<&Bound<'_, PyAny>>,
        name: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Target> {
        value(&self.reader, text, [sign, unit, name])
    }

    /// Reads a cell of indicators; see `zhibiao.parse_cell`.
    fn parse_cell(&self, text: &Bound<'_, PyAny>) -> PyResult<Cell> {
        cell(&self.reader, text)
    }

    /// The pieces of a value that were read, in order, to be highlighted: what each is, and where.
    ///
    /// Each is named `comparator`, `number`, `unit`, `label`, `period`, `change`, `note`, `date` or `formula`; none overlaps
    /// another, and what belongs to none is left out. Spans are offsets into value, in code points.
    ///
    /// >>> value = "办案不低于11000件"
    /// >>> [(kind, value[span.start:span.end]) for kind, span in Parser().pieces(value)]
    /// [('label', '办案'), ('comparator', '不低于'), ('number', '11000'), ('unit', '件')]
    fn pieces(&self, value: &Bound<'_, PyAny>) -> PyResult<Vec<(&'static str, Span)>> {
        let text = text_of(value, "value")?;
        let found = free(value.py(), text.len(), || {
            self.reader.parser.parse_value(&text).pieces()
        });
        let map = OffsetMap::new(&text, Offsets::CodePoints);
        let named = found.iter().map(|piece| {
            let zhibiao::Span { start, end } = map.span(piece.span);
            (piece.kind.as_str(), Span(wire::Span { start, end }))
        });
        Ok(named.collect())
    }

    /// Reads a column of target values; see `zhibiao.parse_values`.
    #[pyo3(signature = (values, *, sign = None, unit = None, name = None, progress = None))]
    fn parse_values(
        &self,
        values: &Bound<'_, PyAny>,
        sign: Option<&Bound<'_, PyAny>>,
        unit: Option<&Bound<'_, PyAny>>,
        name: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ParsedValues> {
        results::values(self.reader.clone(), values, [sign, unit, name], progress)
    }

    /// Reads a column of cells of indicators; see `zhibiao.parse_cells`.
    #[pyo3(signature = (cells, *, progress = None))]
    fn parse_cells(
        &self,
        cells: &Bound<'_, PyAny>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ParsedCells> {
        results::cells(self.reader.clone(), cells, progress)
    }

    /// Reads a file of projects and their indicators; see `zhibiao.read_table`.
    #[pyo3(signature = (source, *, hidden_sheets = false))]
    fn read_table(&self, source: &Bound<'_, PyAny>, hidden_sheets: bool) -> PyResult<Document> {
        given::read_table(&self.reader, source, hidden_sheets)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.units == other.units
            && self.comparators == other.comparators
            && self.strict() == other.strict()
            && self.language() == other.language()
    }

    fn __hash__(&self) -> isize {
        // Equal parsers have as many options.
        (self.units.len() + self.comparators.len() * 64) as isize
    }

    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let options = PyDict::new(py);
        options.set_item("units", self.units(py)?)?;
        options.set_item("comparators", self.comparators(py)?)?;
        options.set_item("strict", self.strict())?;
        options.set_item("language", self.language())?;
        Ok((PyTuple::empty(py), options))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (_, options) = self.__getnewargs_ex__(py)?;
        let shown = options
            .iter()
            .map(|(name, value)| Ok(format!("{name}={}", value.repr()?)));
        Ok(format!(
            "Parser({})",
            shown.collect::<PyResult<Vec<_>>>()?.join(", ")
        ))
    }
}

type Pairs<'py> = Vec<(String, Bound<'py, PyAny>)>;

/// The pairs of a dict, `what` it is; none where nothing was given.
fn pairs<'py>(given: Option<&Bound<'py, PyAny>>, what: &str) -> PyResult<Pairs<'py>> {
    let Some(given) = given else {
        return Ok(Vec::new());
    };
    let mapping = given.cast::<PyMapping>().map_err(|_| unlike(what, given))?;
    let pair = |pair: Bound<'py, PyAny>| {
        let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair.extract()?;
        let key = key.extract().map_err(|_| unlike(what, &key))?;
        Ok((key, value))
    };
    mapping.items()?.iter().map(pair).collect()
}

/// What was expected, and the type that was found.
fn unlike(what: &str, given: &Bound<'_, PyAny>) -> PyErr {
    match given.get_type().name() {
        Ok(found) => PyTypeError::new_err(format!("expected {what}, found {found}")),
        Err(error) => error,
    }
}

impl Unit {
    fn of(name: &str, given: &Bound<'_, PyAny>) -> PyResult<Unit> {
        let mut unit = Unit {
            name: name.to_owned(),
            aliases: Vec::new(),
            dimension: Dimension::Count,
            additive: true,
        };
        if given.cast::<PyMapping>().is_err() {
            unit.aliases = aliases(given)?;
            return Ok(unit);
        }
        for (key, value) in pairs(Some(given), "the options of a unit by their names")? {
            match key.as_str() {
                "aliases" => unit.aliases = aliases(&value)?,
                "dimension" => unit.dimension = named(&value, "a dimension")?,
                "additive" => {
                    let additive = value.extract();
                    unit.additive = additive.map_err(|_| unlike("additive as bool", &value))?;
                }
                other => {
                    return Err(PyValueError::new_err(format!(
                        "expected aliases, dimension or additive for the unit {name}, found `{other}`"
                    )));
                }
            }
        }
        Ok(unit)
    }
}

fn aliases(given: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if given.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "expected a list of aliases, found one str; put it in brackets",
        ));
    }
    given
        .extract()
        .map_err(|_| unlike("aliases as a list of str", given))
}

/// An enumeration of the core by its stable name.
fn named<T: serde::de::DeserializeOwned>(name: &Bound<'_, PyAny>, what: &str) -> PyResult<T> {
    let name = text_of(name, what)?;
    serde_json::from_value(name.into()).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// One value, with its sign, unit and name.
pub fn value(
    reader: &Reader,
    text: &Bound<'_, PyAny>,
    beside: [Option<&Bound<'_, PyAny>>; 3],
) -> PyResult<Target> {
    let py = text.py();
    let value = text_of(text, "text")?;
    let mut texts = [const { None }; 3];
    for ((slot, given), what) in texts.iter_mut().zip(beside).zip(["sign", "unit", "name"]) {
        *slot = given.map(|given| text_of(given, what)).transpose()?;
    }
    let [sign, unit, name] = &texts;
    let field = Field {
        value: &value,
        sign: sign.as_deref(),
        unit: unit.as_deref(),
        name: name.as_deref(),
    };
    let read = free(py, value.len(), || source::target(reader, field));
    read.map(Target::new)
        .map_err(|error| parse_error(py, &error, reader.language))
}

/// One cell.
pub fn cell(reader: &Reader, text: &Bound<'_, PyAny>) -> PyResult<Cell> {
    let py = text.py();
    let text = text_of(text, "text")?;
    let read = free(py, text.len(), || source::cell(reader, &text));
    read.map(Cell::new)
        .map_err(|error| parse_error(py, &error, reader.language))
}

/// Runs it, without holding up other threads when the text is long.
fn free<T: Send>(py: Python<'_>, len: usize, run: impl FnOnce() -> T + Send) -> T {
    if len > LONG { py.detach(run) } else { run() }
}
