"""Tables for the dataframe libraries, none of which zhibiao needs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ._zhibiao import Table


def to_arrow(table: Table) -> pyarrow.Table:
    """The table for pyarrow, without a copy."""
    arrow: pyarrow.Table = _needed("pyarrow").table(table)
    return arrow


def to_pandas(table: Table) -> pandas.DataFrame:
    """The table for pandas, by way of pyarrow where it is installed."""
    library = _needed("pandas")
    frame: pandas.DataFrame
    try:
        import pyarrow
    except ImportError:
        frame = library.DataFrame(table.to_columns())
    else:
        frame = pyarrow.table(table).to_pandas()
    return frame


def to_polars(table: Table) -> polars.DataFrame:
    """The table for polars."""
    frame: polars.DataFrame = _needed("polars").DataFrame(table)
    return frame


def cast(table: Table, requested: object) -> object:
    """A stream of the table in the schema of a PyCapsule; None where it cannot be had, and the table's own schema must do."""
    try:
        import pyarrow

        return pyarrow.table(table).cast(pyarrow.schema(_Requested(requested))).__arrow_c_stream__()
    except (ImportError, ValueError, TypeError, NotImplementedError):
        return None


class _Requested:
    """A schema as it is handed over."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_schema__(self) -> object:
        return self.capsule


def _needed(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = f"expected {name} to be installed, found none; run: pip install {name}"
        raise ImportError(message, name=name) from error
