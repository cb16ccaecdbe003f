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
    return _needed("pyarrow").table(table)


def to_pandas(table: Table) -> pandas.DataFrame:
    """The table for pandas, by way of pyarrow where it is installed."""
    pandas = _needed("pandas")
    try:
        import pyarrow
    except ImportError:
        return pandas.DataFrame(table.to_columns())
    return pyarrow.table(table).to_pandas()


def to_polars(table: Table) -> polars.DataFrame:
    """The table for polars."""
    return _needed("polars").DataFrame(table)


def _needed(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = f"expected {name} to be installed, found none; run: pip install {name}"
        raise ImportError(message, name=name) from error
