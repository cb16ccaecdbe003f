"""The names that stand for enumerations, as types for checkers; at run time they are plain strings.

>>> from typing import get_args
>>> get_args(Op)
('=', '>=', '>', '<=', '<', '~', 'range')
"""

from typing import Literal, TypedDict

Kind = Literal["quantity", "threshold", "range", "compound", "formula", "date", "text"]
"""What a target is."""
Op = Literal["=", ">=", ">", "<=", "<", "~", "range"]
"""How a measure relates to its number; `~` is about."""
Trend = Literal["increase", "decrease", "maintain"]
"""Where a qualitative target should go."""
Direction = Literal["increase", "decrease"]
"""Which way a change goes."""
Relation = Literal["before", "by", "within", "from", "to"]
"""How an event relates to a date."""
Level = Literal["info", "warning", "error"]
"""How much a diagnostic matters."""
UnitFrom = Literal["value", "name", "column"]
"""Where a measure's unit was found; `value` is left out."""
Dimension = Literal[
    "count",
    "money",
    "length",
    "area",
    "volume",
    "mass",
    "energy",
    "power",
    "data",
    "temperature",
    "concentration",
    "time",
    "ratio",
    "rate",
    "other",
    "unknown",
]
"""What a unit measures."""
PieceKind = Literal["comparator", "number", "unit", "label", "period", "change", "note", "date", "formula"]
"""What a piece of a value is."""
Language = Literal["en", "zh"]
"""The language of messages."""
Shape = Literal["indicators", "measures"]
"""What a row of a table stands for."""
Form = Literal["rows", "merged", "csv", "json", "jsonl", "xlsx"]
"""What a document is written as."""


class UnitOptions(TypedDict, total=False):
    """A unit that a caller adds to a Parser."""

    aliases: list[str]
    """Other words for it."""
    dimension: Dimension
    """What it measures; `count` unless said otherwise."""
    additive: bool
    """Whether values may be added up; True unless said otherwise."""
