"""Tables: two shapes, stable columns, Arrow out, pandas, polars, duckdb; none of them needed."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import vectors
import zhibiao
from zhibiao import describe_columns, parse_cells, parse_values, read_table

REAL = vectors.ROOT / "examples" / "data" / "huangpu-2022.tsv"
INPUTS = [(v["entry"], v["input"]) for file in vectors.files().values() for v in file]
VALUES = [given for entry, given in INPUTS if entry == "value"]
CELLS = [given for entry, given in INPUTS if entry == "cell"]
GRID = "项目名称\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位\n体检\t产出指标\t数量指标\t体检人数\t≥\t30\t人\n"

KINDS = {"string": str, "double": float, "bool": bool, "uint32": int, "uint64": int, "list of struct": list}


def sources() -> dict[str, Any]:
    return {"values": parse_values(VALUES), "cells": parse_cells(CELLS), "document": read_table(REAL)}


@pytest.mark.parametrize("source", ["values", "cells", "document"])
@pytest.mark.parametrize("shape", ["indicators", "measures"])
def test_columns_are_as_described(source: str, shape: str) -> None:
    described = describe_columns(source, shape)
    table = sources()[source].table(shape)
    assert table.column_names == [name for name, _, _ in described]
    assert len(set(table.column_names)) == len(described)
    columns = table.to_columns()
    for name, kind, about in described:
        assert about
        assert all(cell is None or type(cell) is KINDS[kind] for cell in columns[name]), name


def test_names_are_stable() -> None:
    names = {
        (source, shape): [name for name, _, _ in describe_columns(source, shape)]
        for source in ("values", "cells", "document")
        for shape in ("indicators", "measures")
    }
    target = ["kind", "text", "op", "value", "lower", "upper", "unit", "dimension", "trend", "level", "formula"]
    lists = ["measures", "dates", "diagnostics"]
    item = ["ordinal", "category", "subcategory", "name", "unit_hint", "weight", "actual"]
    place = ["table", "sheet", "project", "department", "budget_unit"]
    written = ["sign_cell", "value_cell", "unit_cell"]
    assert names["values", "indicators"] == ["row", *target, *lists]
    assert names["cells", "indicators"] == ["row", *item, *target, *lists]
    assert names["document", "indicators"] == ["row", *place, *item, *written, *target, *lists]
    measure = (
        "op value lower upper lower_inclusive upper_inclusive exact unit unit_text dimension additive unit_known "
        "unit_from comparator rule label period change change_base note approximate text start end"
    ).split()
    assert names["values", "measures"] == ["row", "kind", "target_text", *measure]
    assert names["cells", "measures"] == ["row", *item, "kind", "target_text", *measure]
    assert names["document", "measures"] == ["row", *place, *item, *written, "kind", "target_text", *measure]


def number(exact: str) -> Decimal | Fraction:
    return Fraction(exact) if "/" in exact else Decimal(exact)


def test_rows_say_what_the_objects_say() -> None:
    values = parse_values(VALUES)
    whole, measures = values.table(), values.table("measures")
    rows = iter(measures.to_dicts())
    for row, (target, line) in enumerate(zip(values, whole.to_dicts(), strict=True)):
        assert target is not None
        assert (line["row"], line["kind"], line["text"]) == (row, target.kind, target.text)
        assert (line["trend"], line["level"]) == (target.trend, target.level)
        assert line["formula"] == (target.formula and target.formula.expression)
        assert [d["code"] for d in line["diagnostics"]] == [d.code for d in target.diagnostics]
        assert [d["message"] for d in line["diagnostics"]] == [d.message for d in target.diagnostics]
        assert [(d["text"], d["from"], d["to"], d["relation"]) for d in line["dates"]] == [
            (d.text, d.from_, d.to, d.relation) for d in target.dates
        ]
        assert len(line["measures"]) == len(target.measures)
        if target.kind in ("quantity", "threshold", "range"):
            (measure,) = target.measures
            assert line["op"] == measure.op and line["unit"] == (measure.unit and measure.unit.name)
        else:
            assert line["op"] is line["value"] is line["unit"] is None
        for measure, inner in zip(target.measures, line["measures"], strict=True):
            outer = next(rows)
            assert (outer["row"], outer["kind"], outer["target_text"]) == (row, target.kind, target.text)
            assert {name: outer[name] for name in inner} == inner
            same(measure, inner)
    assert next(rows, None) is None


def same(measure: zhibiao.Measure, line: dict[str, Any]) -> None:
    for name in ("op", "text", "comparator", "rule", "label", "period", "note", "approximate", "unit_from"):
        assert line[name] == getattr(measure, name), name
    assert (line["start"], line["end"]) == (measure.span.start, measure.span.end)
    unit = measure.unit
    if unit is None:
        assert line["unit"] is line["unit_text"] is line["dimension"] is line["additive"] is None
    else:
        assert (line["unit"], line["unit_text"], line["dimension"]) == (unit.name, unit.text, unit.dimension)
        assert (line["additive"], line["unit_known"]) == (unit.additive, unit.known)
    change = measure.change
    assert (line["change"], line["change_base"]) == ((change.direction, change.base) if change else (None, None))
    if measure.op == "range":
        lower, upper = measure.lower, measure.upper
        assert lower is not None and upper is not None
        assert (line["lower_inclusive"], line["upper_inclusive"]) == (lower.inclusive, upper.inclusive)
        left, right = re.fullmatch(r"[\[(](.*), (.*)[\])]", line["exact"]).groups()  # type: ignore[union-attr]
        assert (number(left), number(right)) == (lower.value, upper.value)
        assert line["value"] is None and line["lower"] == float(lower.value) and line["upper"] == float(upper.value)
    else:
        assert measure.value is not None
        assert number(line["exact"]) == measure.value
        assert math.isclose(line["value"], float(measure.value), rel_tol=1e-15)
        assert line["lower"] is line["lower_inclusive"] is None


def test_the_real_table_has_its_rows() -> None:
    document = read_table(REAL)
    frame = document.to_pandas()
    assert len(frame) == 202 and frame["project"].nunique() == 52
    assert frame["row"].nunique() == 52 and list(frame["row"]) == sorted(frame["row"])
    names = [indicator.name for project in document.projects for indicator in project.indicators]
    assert list(frame["name"]) == names
    assert len(document.to_dicts()) == 52 and document.to_dicts()[0]["name"] == document.projects[0].name


def test_indicators_with_rows_of_their_own_keep_their_cells() -> None:
    (row,) = read_table(GRID).table().to_dicts()
    assert (row["sign_cell"], row["value_cell"], row["unit_cell"]) == ("≥", "30", "人")
    assert (row["op"], row["value"], row["unit"], row["subcategory"]) == (">=", 30.0, "人", "数量指标")
    (indicator,) = read_table(GRID).projects[0].indicators
    assert indicator.cells is not None and indicator.cells.sign == "≥" and indicator.row == 2


@pytest.mark.parametrize("shape", ["indicators", "measures"])
def test_every_library_gets_the_same_rows(shape: str) -> None:
    for result in sources().values():
        rows = result.table(shape).to_dicts()
        arrow = result.to_arrow(shape)
        assert isinstance(arrow, pa.Table) and arrow.to_pylist() == rows
        arrow.validate(full=True)
        polars = result.to_polars(shape)
        assert isinstance(polars, pl.DataFrame) and polars.to_dicts() == rows
        pandas = result.to_pandas(shape)
        assert isinstance(pandas, pd.DataFrame) and len(pandas) == len(rows)
        assert list(pandas["text"]) == [row["text"] for row in rows]
        assert pandas["value"].dtype == "float64"


def test_arrow_streams_out() -> None:
    values = parse_values(VALUES)
    assert pa.table(values).num_rows == pa.RecordBatchReader.from_stream(values).read_all().num_rows == len(VALUES)
    assert pl.DataFrame(values).height == len(VALUES)
    assert pa.schema(values.table("measures")).names == values.table("measures").column_names
    arrow = values.to_arrow()  # noqa: F841
    query = "select count(*) from arrow where op = '>=' and unit = '%'"
    ((found,),) = duckdb.sql(query).fetchall()
    thresholds = [t.measures[0] for t in values if t and t.kind == "threshold"]
    assert found == sum(m.op == ">=" and m.unit is not None and m.unit.name == "%" for m in thresholds) > 50


def test_requested_schemas_are_kept_to() -> None:
    values = parse_values(["≥90%"])
    schema = pa.schema([f.with_type(pa.large_string()) if f.type == pa.string() else f for f in pa.schema(values.table())])
    assert pa.RecordBatchReader.from_stream(values, schema=schema).read_all().schema.field("text").type == pa.large_string()
    # What cannot be had is not made up: the consumer gets the table as it is.
    other = pa.schema([("a", pa.int64())])
    assert pa.RecordBatchReader.from_stream(values, schema=other).read_all() == pa.table(values)


def test_tables_have_heads_and_looks() -> None:
    table = parse_values(["≥90%", "<script>", *VALUES]).table()
    assert len(table) == table.num_rows == len(VALUES) + 2
    assert table.head(2).to_columns()["text"] == ["≥90%", "<script>"]
    assert table.head(10**9).num_rows == table.num_rows and table.head(0).num_rows == 0
    assert repr(table).startswith("<zhibiao.Table of indicators: ")
    html = table._repr_html_()
    assert "&lt;script&gt;" in html and "<script>" not in html


def test_wrong_shapes_are_explained() -> None:
    for call in (parse_values(["1人"]).table, parse_cells(["1人"]).to_pandas, read_table(REAL).to_arrow):
        with pytest.raises(ValueError, match="expected shape as `indicators`.*found `long`"):
            call("long")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected source"):
        describe_columns("file")  # type: ignore[arg-type]


BLOCKED = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked}:
            raise ImportError(name)
sys.meta_path.insert(0, Block())
import zhibiao
values = zhibiao.parse_values(["≥90%", None, "2021年50人、2022年100人"])
assert len(values.to_dicts()) == 3 and values.table().to_columns()["op"] == [">=", None, None]
"""


def test_nothing_of_these_is_needed() -> None:
    code = BLOCKED.format(blocked={"pandas", "polars", "pyarrow", "numpy"}) + """
for name, call in (("pandas", values.to_pandas), ("polars", values.to_polars), ("pyarrow", values.to_arrow)):
    try:
        call()
    except ImportError as error:
        assert f"expected {name} to be installed" in str(error) and error.name == name, error
    else:
        raise SystemExit(name)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_pandas_needs_no_pyarrow() -> None:
    code = BLOCKED.format(blocked={"pyarrow", "polars"}) + """
frame = values.to_pandas()
assert list(frame.columns) == values.table().column_names
assert list(frame["kind"]) == ["threshold", None, "compound"]
assert frame["value"].dtype == "float64" and frame["value"][0] == 90
assert list(values.to_pandas("measures")["value"]) == [90, 50, 100]
"""
    subprocess.run([sys.executable, "-c", code], check=True)
