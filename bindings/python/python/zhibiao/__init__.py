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
    Change,
    Date,
    Diagnostic,
    Formula,
    Indicator,
    Measure,
    Parser,
    Span,
    Target,
    Unit,
    parse_cell,
    parse_value,
)

__all__ = [
    "Bound",
    "Cell",
    "Change",
    "Date",
    "Diagnostic",
    "Formula",
    "Indicator",
    "Measure",
    "ParseError",
    "Parser",
    "Span",
    "TableError",
    "Target",
    "Unit",
    "parse_cell",
    "parse_value",
]
