//! The private module `zhibiao._zhibiao`: converts the core's readings, maps its errors, registers its functions.
//!
//! What a text means is decided in the core, and the shape of what Python gets is the core's wire form.

mod ahead;
mod bulk;
mod document;
mod error;
mod given;
mod number;
mod object;
mod objects;
mod parser;
mod queue;
mod results;
mod source;
mod table;
mod texts;
mod wire_in;
mod wire_out;
mod written;

use pyo3::prelude::*;

/// The compiled part of zhibiao; import `zhibiao` instead.
#[pymodule]
mod _zhibiao {
    use super::source::Reader;
    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.setattr("__version__", env!("CARGO_PKG_VERSION"))
    }

    #[pymodule_export]
    use super::document::Document;
    #[pymodule_export]
    use super::objects::{
        Cell, Cells, Change, Date, Diagnostic, Extra, Formula, Indicator, Limit, Measure, Project,
        Span, TableDiagnostic, Target, Unit,
    };
    #[pymodule_export]
    use super::parser::Parser;
    #[pymodule_export]
    use super::results::{ParsedCells, ParsedValues};
    #[pymodule_export]
    use super::table::Table;

    /// Reads one target value as the specification says; never fails on content.
    ///
    /// sign, unit and name are the columns beside it in a grid. Spans are offsets into text, in code points.
    ///
    /// >>> target = parse_value("办案不低于1.1万件")
    /// >>> target.kind, target.measures[0].op, target.measures[0].value, target.measures[0].unit.name
    /// ('threshold', '>=', Decimal('11000'), '件')
    /// >>> parse_value("95", sign="≥", unit="%").measures[0].unit.dimension
    /// 'ratio'
    #[pyfunction]
    #[pyo3(signature = (text, *, sign = None, unit = None, name = None))]
    fn parse_value(
        text: &Bound<'_, PyAny>,
        sign: Option<&Bound<'_, PyAny>>,
        unit: Option<&Bound<'_, PyAny>>,
        name: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Target> {
        parser::value(&Reader::standard(), text, [sign, unit, name])
    }

    /// Reads a cell of indicators as the specification says; never fails on content.
    ///
    /// >>> cell = parse_cell("数量指标：培训场次≥6场；培训人数300人。")
    /// >>> [(i.name, i.target.text) for i in cell.indicators]
    /// [('培训场次', '≥6场'), ('培训人数', '300人')]
    #[pyfunction]
    fn parse_cell(text: &Bound<'_, PyAny>) -> PyResult<Cell> {
        parser::cell(&Reader::standard(), text)
    }

    /// Reads a file of projects and their indicators: a path, bytes, the text itself, or a file object.
    ///
    /// The file may be XLSX, XLS, ODS, DOCX, HTML or text with any delimiter, in any usual encoding: its content tells, not
    /// its name. A str that holds line breaks is the text, any other a path. Hidden sheets of a workbook are read with
    /// hidden_sheets, and otherwise named in `diagnostics`. Raises OSError for a file that cannot be opened and TableError
    /// for one that holds no table.
    ///
    /// >>> document = read_table("项目名称\t绩效指标\n体检\t数量指标：体检人数≥30人\n")
    /// >>> project = document.projects[0]
    /// >>> project.name, project.indicators[0].name, project.indicators[0].target.text
    /// ('体检', '体检人数', '≥30人')
    #[pyfunction]
    #[pyo3(signature = (source, *, hidden_sheets = false))]
    fn read_table(source: &Bound<'_, PyAny>, hidden_sheets: bool) -> PyResult<Document> {
        given::read_table(&Reader::standard(), source, hidden_sheets)
    }

    /// Reads a column of target values, on all cores; a row that cannot be read never stops the rest.
    ///
    /// values is a list of str or None, a pandas or polars Series, a pyarrow array or any Arrow stream of one column.
    /// sign, unit and name are columns as long, or one str for all rows. Rows are read when they are asked for, an object when it
    /// is touched, those behind it ahead of time where one is touched after the other, and the table with the first dataframe;
    /// with progress, which is called with the rows done and the rows there are, the table is read at once. Ctrl-C stops it.
    /// What is in doubt is in the column of diagnostics; nothing raises.
    ///
    /// >>> values = parse_values(["≥90%", "2021年50人、2022年100人"])
    /// >>> [target.kind for target in values]
    /// ['threshold', 'compound']
    /// >>> values.table("measures").to_columns()["value"]
    /// [90.0, 50.0, 100.0]
    #[pyfunction]
    #[pyo3(signature = (values, *, sign = None, unit = None, name = None, progress = None))]
    fn parse_values(
        values: &Bound<'_, PyAny>,
        sign: Option<&Bound<'_, PyAny>>,
        unit: Option<&Bound<'_, PyAny>>,
        name: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ParsedValues> {
        results::values(Reader::standard(), values, [sign, unit, name], progress)
    }

    /// Reads a column of cells of indicators, on all cores; see `parse_values`.
    ///
    /// >>> cells = parse_cells(["数量指标：培训场次≥6场；培训人数300人。", None])
    /// >>> [indicator.name for indicator in cells[0].indicators]
    /// ['培训场次', '培训人数']
    #[pyfunction]
    #[pyo3(signature = (cells, *, progress = None))]
    fn parse_cells(
        cells: &Bound<'_, PyAny>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ParsedCells> {
        results::cells(Reader::standard(), cells, progress)
    }

    /// The columns of a table: name, type and meaning of each.
    ///
    /// source is `values`, `cells` or `document`, shape `indicators` or `measures`.
    ///
    /// >>> describe_columns("values", "indicators")[1][:2]
    /// ('kind', 'string')
    #[pyfunction]
    #[pyo3(signature = (source = "document", shape = "indicators"))]
    fn describe_columns(
        source: &str,
        shape: &str,
    ) -> PyResult<Vec<(&'static str, String, &'static str)>> {
        table::describe(source, shape)
    }
}
