"""How the interface looks to a type checker; `mypy --strict` reads this file, and the tests run it."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing_extensions import assert_type

import pandas as pd
import polars as pl
import zhibiao
from zhibiao import Cell, Document, Measure, Parser, ParsedValues, Target, Unit
from zhibiao.types import Kind, Op

SMALL = "项目名称\t绩效指标\n体检\t数量指标：体检人数≥30人\n"


def run() -> None:
    target = zhibiao.parse_value("≥90%")
    assert_type(target, Target)
    assert_type(target.kind, Kind)
    assert_type(target.measures, tuple[Measure, ...])
    measure = target.measures[0]
    assert_type(measure.op, Op)
    assert_type(measure.value, Decimal | Fraction | None)
    assert_type(measure.unit, Unit | None)
    match target:
        case Target(kind="threshold", measures=(Measure(op=">="),)):
            pass

    values = zhibiao.parse_values(["≥90%", None], unit="%", progress=lambda done, total: None)
    assert_type(values, ParsedValues)
    assert_type(values[0], Target | None)
    assert_type(values[:1], list[Target | None])
    zhibiao.parse_values(pd.Series(["a"])).to_pandas("measures")
    zhibiao.parse_values(pl.Series(["a"])).to_polars()
    assert_type(zhibiao.parse_cells(["人数30人"])[0], Cell | None)

    parser = Parser(units={"驿站": ["个驿站"], "度电": {"dimension": "energy"}}, comparators={"以下": "<"})
    assert_type(parser.read_table(io.StringIO(SMALL)), Document)
    assert_type(zhibiao.read_table(SMALL).to_polars(), pl.DataFrame)
    zhibiao.read_table(SMALL.encode())
    for bad in (Path("没有"), "没有"):
        try:
            zhibiao.read_table(bad)
        except OSError as error:
            assert error.filename == "没有"
    document = zhibiao.read_table(SMALL)
    assert_type(document.to_bytes("rows"), bytes)
    document.write(io.BytesIO(), "xlsx", source="a.tsv")
    document.write(io.StringIO(), "merged")
    try:
        Parser(strict=True).parse_value("≥**%")
    except zhibiao.ParseError as error:
        assert_type(error.code, str)
        assert_type(error.span, zhibiao.Span)


if __name__ == "__main__":
    run()
