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
    Parser,
    Project,
    Span,
    TableDiagnostic,
    Target,
    Unit,
    parse_cell,
    parse_value,
    read_table,
)

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
    "Parser",
    "Project",
    "Span",
    "TableDiagnostic",
    "TableError",
    "Target",
    "Unit",
    "parse_cell",
    "parse_value",
    "read_table",
]
