"""Reads the values of China's budget-performance tables (绩效目标表) as data.

>>> import zhibiao
>>> target = zhibiao.parse_value("办案不低于1.1万件")
>>> measure = target.measures[0]
>>> measure.op, measure.value, measure.unit.name, measure.label
('>=', Decimal('11000'), '件', '办案')
>>> target.text[measure.span.start : measure.span.end]
'不低于1.1万件'
"""

from ._errors import ParseError, TableError
from ._zhibiao import (
    Bound,
    Cell,
    Cells,
    Change,
    Date,
    Diagnostic,
    Document,
    Extra,
    Formula,
    Indicator,
    Measure,
    ParsedCells,
    ParsedValues,
    Parser,
    Project,
    Span,
    Table,
    TableDiagnostic,
    Target,
    Unit,
    describe_columns,
    parse_cell,
    parse_cells,
    parse_value,
    parse_values,
    read_table,
)
from ._zhibiao import __version__ as __version__

__all__ = [
    "Bound",
    "Cell",
    "Cells",
    "Change",
    "Date",
    "Diagnostic",
    "Document",
    "Extra",
    "Formula",
    "Indicator",
    "Measure",
    "ParseError",
    "ParsedCells",
    "ParsedValues",
    "Parser",
    "Project",
    "Span",
    "Table",
    "TableDiagnostic",
    "TableError",
    "Target",
    "Unit",
    "describe_columns",
    "parse_cell",
    "parse_cells",
    "parse_value",
    "parse_values",
    "read_table",
]
