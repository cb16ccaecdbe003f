"""Readings as HTML tables, for notebooks. Every text is escaped."""

from __future__ import annotations

from html import escape
from typing import Any


def show(reading: Any) -> str:
    """A table of the reading's attributes, or of its parts."""
    rows = getattr(reading, "indicators", None)
    if rows is not None:
        head = ("ordinal", "category", "subcategory", "name", "target")
        return _table(head, [[getattr(row, name) for name in head] for row in rows])
    fields = [(name, getattr(reading, name)) for name in type(reading).__match_args__]
    return _table(("", type(reading).__name__), [(name, value) for name, value in fields if value not in (None, ())])


def _table(head: Any, rows: Any) -> str:
    def line(tag: str, cells: Any) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(_text(cell))}</{tag}>" for cell in cells) + "</tr>"

    return f"<table>{line('th', head)}{''.join(line('td', row) for row in rows)}</table>"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_text(item) for item in value)
    return str(getattr(value, "text", value))
