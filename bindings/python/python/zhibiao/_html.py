"""Readings as HTML tables, for notebooks. Every text is escaped."""

from __future__ import annotations

from html import escape
from typing import Any

_ROWS = {
    "Cell": ("indicators", ("ordinal", "category", "subcategory", "name", "target")),
    "Project": ("indicators", ("ordinal", "category", "subcategory", "name", "target")),
    "Document": ("projects", ("table", "name", "indicators")),
}


def show(reading: Any) -> str:
    """A table of the reading's parts, or of its attributes."""
    kind = type(reading).__name__
    if kind in _ROWS:
        parts, head = _ROWS[kind]
        return _table(head, [[getattr(part, name) for name in head] for part in getattr(reading, parts)])
    fields = [(name, getattr(reading, name)) for name in type(reading).__match_args__]
    return _table(("", kind), [(name, value) for name, value in fields if value not in (None, ())])


def table(rows: Any) -> str:
    """The first rows of a Table, without its lists."""
    shown = rows.head(20).to_columns()
    shown = {name: cells for name, cells in shown.items() if not any(isinstance(cell, list) for cell in cells)}
    note = f"<p>{len(rows)} rows</p>"
    return _table(list(shown), zip(*shown.values())) + note


def _table(head: Any, rows: Any) -> str:
    def line(tag: str, cells: Any) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(_text(cell))}</{tag}>" for cell in cells) + "</tr>"

    return f"<table>{line('th', head)}{''.join(line('td', row) for row in rows)}</table>"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_text(item) for item in value)
    for name in ("text", "name", "message"):
        if hasattr(value, name):
            return str(getattr(value, name))
    return str(value)
