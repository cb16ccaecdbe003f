"""Columns: every kind of column in, objects and dicts out, bad rows, progress, threads."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import vectors
import zhibiao
from ticking import ticking
from zhibiao import ParseError, Parser, parse_cell, parse_cells, parse_value, parse_values

TEXTS = ["≥90%", None, "2021年50人、2022年100人", "按时开展", "80%≤满意度＜95%", "≥**%", "由80%提高到90%"]
ALL = [vector for file in vectors.files().values() for vector in file]


def generator() -> Iterator[str | None]:
    yield from TEXTS


COLUMNS = {
    "list": list(TEXTS),
    "tuple": tuple(TEXTS),
    "generator": None,
    "pandas": pd.Series(TEXTS),
    "pandas string": pd.Series(TEXTS, dtype="string"),
    "pandas arrow": pd.Series(TEXTS, dtype=pd.ArrowDtype(pa.string())),
    "pandas category": pd.Series(TEXTS, dtype="category"),
    "numpy": pd.Series(TEXTS).to_numpy(),
    "polars": pl.Series(TEXTS),
    "polars category": pl.Series(TEXTS, dtype=pl.Categorical),
    "polars frame of one column": pl.DataFrame({"v": TEXTS}),
    "array": pa.array(TEXTS),
    "large": pa.array(TEXTS, pa.large_string()),
    "view": pa.array(TEXTS, pa.string_view()),
    "dictionary": pa.array(TEXTS).dictionary_encode(),
    "sliced": pa.array(["x", *TEXTS, "y"]).slice(1, len(TEXTS)),
    "chunked": pa.chunked_array([TEXTS[:2], [], TEXTS[2:]], pa.string()),
    "table of one column": pa.table({"v": TEXTS}),
    "reader": None,
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_kind_of_column_reads_the_same(kind: str) -> None:
    column = COLUMNS[kind]
    if kind == "generator":
        column = generator()
    if kind == "reader":
        column = pa.table({"v": TEXTS}).to_reader(max_chunksize=2)
    values = parse_values(column)
    assert list(values) == [text and parse_value(text) for text in TEXTS]
    assert values.table().to_columns()["text"] == TEXTS


def test_readings_are_those_of_one_at_a_time() -> None:
    values = [v for v in ALL if v["entry"] == "value"]
    readings = parse_values([v["input"] for v in values])
    assert len(readings) == len(values) > 2000
    assert list(readings) == [parse_value(v["input"]) for v in values]
    assert readings.to_dicts() == [parse_value(v["input"]).to_dict() for v in values]

    cells = [v["input"] for v in ALL if v["entry"] == "cell"]
    assert list(parse_cells(cells)) == [parse_cell(cell) for cell in cells]
    assert parse_cells(cells).to_dicts() == [parse_cell(cell).to_dict() for cell in cells]


def test_columns_beside_the_values() -> None:
    fields = [v["input"] for v in ALL if v["entry"] == "field"]
    columns = {key: [field.get(key) for field in fields] for key in ("value", "sign", "unit", "name")}
    readings = parse_values(columns.pop("value"), **columns)
    expected = [parse_value(f["value"], sign=f.get("sign"), unit=f.get("unit"), name=f.get("name")) for f in fields]
    assert list(readings) == expected
    assert len(fields) > 50

    one = parse_values(["90", "95"], unit="%", sign="≥")
    assert [t.measures[0].unit.name for t in one] == ["%", "%"]
    assert [t.kind for t in one] == ["threshold", "threshold"]
    with pytest.raises(ValueError, match="expected unit as one text or as a column of 2 rows.*found 1 rows"):
        parse_values(["90", "95"], unit=["%"])
    with pytest.raises(TypeError, match="unit, row 1: expected text, found int"):
        parse_values(["90", "95"], unit=["%", 1])


def test_one_bad_row_never_stops_the_rest() -> None:
    rows = ["≥90%", 5, None, float("nan"), pd.NA, pd.NaT, b"x", ["≥1%"], "约500人"]
    values = parse_values(rows)
    assert [value and value.kind for value in values] == ["threshold", *[None] * 7, "quantity"]
    assert values.rejected == {
        row: f"expected text, found {name}; convert the column to str" for row, name in [(1, "int"), (6, "bytes"), (7, "list")]
    }
    remarks = values.table().to_columns()["diagnostics"]
    assert [remark["code"] for remark in remarks[1]] == ["not-text"] and not remarks[2]
    cells = parse_cells(["人数30人", 5, None])
    assert [cell and len(cell.indicators) for cell in cells] == [1, None, None]
    assert list(cells.rejected) == [1]
    assert [(row["row"], row["kind"], [d["code"] for d in row["diagnostics"]]) for row in cells.table().to_dicts()] == [
        (0, "quantity", []),
        (1, None, ["not-text"]),
    ]


def test_what_is_odd_about_a_cell_is_in_its_table_too() -> None:
    texts = [v["input"] for v in ALL if v["entry"] == "cell"]
    cells = parse_cells(texts)
    found: dict[int, list[tuple[str, int]]] = {}
    for row in cells.table().to_dicts():
        found.setdefault(row["row"], []).extend((d["code"], d["start"]) for d in row["diagnostics"])
    said = 0
    for row, cell in enumerate(cells):
        assert cell is not None
        own = [(d.code, d.span.start) for d in cell.diagnostics]
        inside = [(d.code, d.span.start) for i in cell.indicators for d in (*i.diagnostics, *i.target.diagnostics)]
        assert sorted(found.get(row, [])) == sorted(own + inside)
        said += len(own)
    assert said > 20


def test_strict_is_about_one_text_at_a_time() -> None:
    parser = Parser(strict=True)
    with pytest.raises(ParseError):
        parser.parse_value("≥**%")
    values = parser.parse_values(["≥90%", "≥**%"])
    assert list(values) == [parse_value("≥90%"), parse_value("≥**%")]
    assert [[d["level"] for d in row["diagnostics"]] for row in values.table().to_dicts()] == [[], ["error"]]


@pytest.mark.parametrize(
    ("column", "found"),
    [
        ("≥90%", "str"),
        (b"x", "bytes"),
        ({"a": 1}, "dict"),
        (None, "NoneType"),
        (5, "int"),
        ([1, 2], "rows of int"),
        (pd.Series([1.5, 2.5]), "rows of float|Float64"),
        (pl.Series([1, 2]), "a column of Int64"),
        (pa.array([1, 2]), "a column of Int64"),
        (pl.DataFrame({"a": ["x"], "b": ["y"]}), "a table with the columns a, b"),
    ],
)
def test_wrong_columns_say_what_is_accepted(column: object, found: str) -> None:
    for function in (parse_values, parse_cells, zhibiao.Parser().parse_values, zhibiao.Parser().parse_cells):
        with pytest.raises(TypeError, match=rf"a column of text: a list of str.*found ({found})"):
            function(column)  # type: ignore[arg-type]


def test_empty_columns_are_columns() -> None:
    for column in ([], pl.Series([], dtype=pl.String), pa.array([], pa.string()), [None, None], pa.nulls(2)):
        values = parse_values(column)
        assert list(values) == [None] * len(column)
        assert values.table().num_rows == len(column)
        assert values.to_dicts() == [None] * len(column)
        assert len(parse_cells(column).to_polars()) == 0


def test_results_are_sequences() -> None:
    values = parse_values(TEXTS)
    assert len(values) == len(TEXTS)
    assert values[-1] == values[len(TEXTS) - 1] == parse_value(TEXTS[-1])
    assert values[1:5:2] == [None, parse_value("按时开展")]
    assert values[::-1] == list(values)[::-1]
    for index in (len(TEXTS), -len(TEXTS) - 1):
        with pytest.raises(IndexError):
            values[index]
    with pytest.raises(TypeError):
        values["a"]  # type: ignore[call-overload]
    assert repr(values) == "<zhibiao.ParsedValues: 7 rows>"
    iterator = iter(values)
    assert iter(iterator) is iterator and next(iterator) == values[0]


def test_progress_is_told_and_can_stop() -> None:
    column = [f"{n}人" for n in range(400_000)]
    seen: list[tuple[int, int]] = []
    values = parse_values(column, progress=lambda done, total: seen.append((done, total)))
    assert len(values) == 400_000
    assert seen[-1] == (400_000, 400_000) and len(seen) > 1
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    parse_cells(column[:10], progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (10, 10)

    def stop(done: int, total: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        parse_values(column, progress=stop)


def test_ctrl_c_stops_a_long_batch() -> None:
    code = """
import sys, zhibiao
column = [f"完成培训{n}人次、宣传{n}场" for n in range(3_000_000)]
def progress(done, total):
    print(done, flush=True)
try:
    zhibiao.parse_values(column, progress=progress)
except KeyboardInterrupt:
    print("stopped", flush=True)
    sys.exit(7)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert int(process.stdout.readline()) > 0
    process.send_signal(signal.SIGINT)
    lines = process.stdout.read().split()
    assert process.wait(60) == 7 and lines[-1] == "stopped"
    assert not any(line == "3000000" for line in lines)


def test_other_threads_run_meanwhile() -> None:
    column = pa.array([f"完成培训{n}人次、宣传{n}场" for n in range(300_000)])
    with ticking() as ticks:
        parse_values(column).table()
    assert len(ticks) > 5


def in_child(column: list[str]) -> list[str]:
    return [target.kind for target in parse_values(column) if target]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_forked_children_can_read_too() -> None:
    column = [f"≥{n}%" for n in range(40_000)]
    assert len(parse_values(column)) == 40_000
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        for kinds in pool.map_async(in_child, [column, column]).get(60):
            assert kinds == ["threshold"] * 40_000


def test_many_threads_can_read_at_once() -> None:
    column = [f"≥{n}%" for n in range(50_000)]
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(len(parse_values(column).to_dicts()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [50_000] * 4


def test_a_broken_iterable_fails_as_it_likes() -> None:
    def broken() -> Iterator[str]:
        yield "≥90%"
        raise RuntimeError("no line")

    with pytest.raises(RuntimeError, match="no line"):
        parse_values(broken())


def test_texts_that_are_too_long_for_a_column_are_told_of() -> None:
    long = "1人，" * (17 << 20)
    values = parse_values([long, "≥90%"])
    assert values[0] is None and values.to_dicts()[0] is None and values[1] is not None
    assert values.rejected == {0: "expected a text of at most 64 MiB, found more; split it"}
    first, second = values.table().to_dicts()
    assert (first["kind"], first["diagnostics"][0]["code"]) == (None, "text-too-long")
    assert second["kind"] == "threshold" and not second["diagnostics"]
    assert parse_cells(pa.array([long, "人数30人"])).rejected.keys() == {0}
