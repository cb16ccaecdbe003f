"""Document.write and to_bytes: every form, to every kind of target, read back, and errors."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import pickle
import subprocess
import tempfile
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
import vectors
from zhibiao import Document, Indicator, Parser, Target, read_table
from zhibiao.types import Form

TABLES = vectors.ROOT / "crates" / "zhibiao-testdata" / "tables"
SMALL = "项目名称\t绩效目标\t绩效指标\n体检\t体检30人\t1、数量指标：体检人数，年度指标值：不少于1.2万人。2、质量指标：评价，年度指标值：≥**%。\n"


def tables() -> list[Path]:
    """The real table and the five of the test data."""
    gold = [TABLES / json.loads(path.read_text("utf-8"))["file"] for path in sorted(TABLES.glob("*.json"))]
    assert len(gold) == 5
    return [vectors.ROOT / "examples" / "data" / "huangpu-2022.tsv", *gold]


def said(target: Target) -> tuple[Any, ...]:
    """What a target says, whatever its words."""
    measures = [
        (m.op, m.value, m.lower, m.upper, m.unit and m.unit.name, m.label, m.period, m.change, m.note, m.approximate)
        for m in target.measures
    ]
    dates = [(date.from_, date.to, date.relation) for date in target.dates]
    return target.kind, measures, dates, target.formula, target.trend, target.level


def fields(indicator: Indicator) -> tuple[Any, ...]:
    return indicator.name, indicator.weight, indicator.actual, said(indicator.target)


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.name)
@pytest.mark.parametrize("form", ["rows", "merged", "xlsx"])
def test_real_tables_read_back_the_same(path: Path, form: Form, tmp_path: Path) -> None:
    document = read_table(path)
    written = tmp_path / "写出"
    document.write(written, form)
    again = read_table(written)
    assert len(again.projects) == len(document.projects) > 0
    for one, other in zip(document.projects, again.projects, strict=True):
        assert (one.name, one.department, one.budget_unit, one.goal) == (other.name, other.department, other.budget_unit, other.goal)
        assert [fields(i) for i in one.indicators] == [fields(i) for i in other.indicators]
    if form == "rows":
        assert again.to_bytes("rows") == document.to_bytes("rows")


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.name)
def test_a_document_that_was_kept_is_written_the_same(path: Path) -> None:
    document = read_table(path)
    for kept in (Document.from_dict(document.to_dict()), pickle.loads(pickle.dumps(document))):
        for form in get_args(Form):
            if form != "xlsx":
                assert kept.to_bytes(form) == document.to_bytes(form)


def test_the_command_writes_the_same(tmp_path: Path) -> None:
    command = os.environ.get("ZHIBIAO_COMMAND")
    if command is None:
        pytest.fail("ZHIBIAO_COMMAND names no command: run `cargo xtask test python-tests`")
    for path in tables():
        document = read_table(path)
        for form in ("rows", "merged", "csv"):
            printed = subprocess.run([command, "table", str(path), "--format", form], capture_output=True, check=True).stdout
            assert printed == document.to_bytes(form, source=str(path))  # type: ignore[arg-type]


def test_rows_have_sign_value_and_unit_apart() -> None:
    document = read_table(SMALL)
    text = document.to_bytes("rows").decode("utf-8-sig")
    head, first, second = csv.reader(io.StringIO(text))
    assert head == "项目名称 主管部门 预算单位 年度绩效目标 一级指标 二级指标 三级指标名称 计算符号 年度指标值 计量单位 分值 实际完成值".split()
    assert first == ["体检", "", "", "体检30人", "产出指标", "数量指标", "体检人数", "≥", "12000", "人", "", ""]
    assert second[4:10] == ["产出指标", "质量指标", "评价", "定性", "≥**%", ""]
    grid = read_table("项目名称\t三级指标\t计算符号\t指标值\t计量单位\n体检\t满意度\t大于等于\t95\t%\n")
    merged = grid.to_bytes("merged").decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(merged)))[0]["年度指标值"] == "≥95%"


def test_tidy_rows_are_measures() -> None:
    document = read_table(SMALL)
    first, second = csv.DictReader(io.StringIO(document.to_bytes("csv", source="甲.tsv").decode()))
    assert (first["file"], first["op"], first["value"], first["unit"], first["measure"]) == ("甲.tsv", ">=", "12000", "人", "1")
    assert (second["kind"], second["diagnostics"], second["measure"]) == ("text", "digits-missing", "")


def test_json_is_the_wire_form() -> None:
    document = read_table(SMALL)
    assert Document.from_dict(json.loads(document.to_bytes("json"))) == document
    lines = document.to_bytes("jsonl").splitlines()
    assert [json.loads(line) for line in lines] == document.to_dicts()


def test_a_workbook_has_the_words_beside_the_reading(tmp_path: Path) -> None:
    read_table(SMALL).write(tmp_path / "表.xlsx", "xlsx", source="甲.tsv")
    head, first, second = openpyxl.load_workbook(tmp_path / "表.xlsx").active.iter_rows()
    names = [cell.value for cell in head]
    row = dict(zip(names, (cell.value for cell in first), strict=True))
    assert (row["计算符号"], row["年度指标值"], row["计量单位"]) == ("≥", 12000, "人")
    assert (row["原文"], row["读数"], row["类型"], row["来源文件"]) == ("不少于1.2万人", "≥12000人", "threshold", "甲.tsv")
    row = dict(zip(names, (cell.value for cell in second), strict=True))
    assert (row["原文"], row["提示"]) == ("≥**%", "digits-missing")
    assert first[0].fill.fgColor.rgb != second[0].fill.fgColor.rgb


def test_formulas_are_disarmed() -> None:
    hostile = "项目名称\t绩效指标\n=cmd|'/c calc'!A1\t1、数量指标：=1+1，年度指标值：@SUM(A1)。\n"
    for form in ("rows", "merged", "csv"):
        for row in csv.reader(io.StringIO(read_table(hostile).to_bytes(form).decode("utf-8-sig"))):  # type: ignore[arg-type]
            assert not any(cell.startswith(("=", "@")) for cell in row)
    book = openpyxl.load_workbook(io.BytesIO(read_table(hostile).to_bytes("xlsx")))
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_what_the_caller_s_parser_read_is_checked_by_it() -> None:
    parser = Parser(units={"驿站": ["个驿站"]}, comparators={"以下": "<"})
    document = parser.read_table("项目名称\t绩效指标\n甲\t1、数量指标：建设，年度指标值：3个驿站。2、成本指标：占比，年度指标值：5%以下。\n")
    _, first, second = csv.reader(io.StringIO(document.to_bytes("rows").decode()))
    assert first[7:10] == ["＝", "3", "驿站"] and second[7:10] == ["＜", "5", "%"]


def test_every_kind_of_target(tmp_path: Path) -> None:
    document = read_table(SMALL)
    for form in get_args(Form):
        expected = document.to_bytes("rows") if form == "xlsx" else document.to_bytes(form)
        form = "rows" if form == "xlsx" else form
        path = tmp_path / "a"
        for target in (path, str(path), os.fsencode(path)):
            path.unlink(missing_ok=True)
            document.write(target, form)
            assert path.read_bytes() == expected
        for mode in ("wb", "w"):
            with path.open(mode, **({} if "b" in mode else {"encoding": "utf-8", "newline": ""})) as file:
                document.write(file, form)
            assert path.read_bytes() == expected
        with path.open("wb", buffering=0) as raw:
            document.write(raw, form)
            assert not raw.closed
        assert path.read_bytes() == expected
        binary, text = io.BytesIO(), io.StringIO(newline="")
        document.write(binary, form)
        document.write(text, form)
        assert binary.getvalue() == text.getvalue().encode() == expected
        with gzip.open(path, "wt", encoding="utf-8", newline="") as zipped:
            document.write(zipped, form)
        assert gzip.decompress(path.read_bytes()) == expected
        with tempfile.NamedTemporaryFile("w+", encoding="utf-8", newline="") as named:
            document.write(named, form)
            named.seek(0)
            assert named.read().encode() == expected
    with path.with_suffix(".xlsx").open("wb") as file:
        document.write(file, "xlsx")
    assert openpyxl.load_workbook(path.with_suffix(".xlsx")).active.max_row == 3


def test_wrong_forms_and_targets_say_what_is_accepted(tmp_path: Path) -> None:
    document = read_table(SMALL)
    path = tmp_path / "a"
    with pytest.raises(ValueError, match="expected form as one of `rows`, `merged`, `csv`, `json`, `jsonl`, `xlsx`, found `XLSX`"):
        document.write(path, "XLSX")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected form as str, found NoneType"):
        document.write(path, None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="form"):
        document.write(path)  # type: ignore[call-arg]
    assert not path.exists()
    for wrong in (None, 1, ["a"], object()):
        with pytest.raises(TypeError, match=f"expected where to write as a path or a file object, found {type(wrong).__name__}"):
            document.write(wrong, "rows")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a file for bytes"):
        document.write(io.StringIO(), "xlsx")
    with pytest.raises(FileNotFoundError) as missing:
        document.write(tmp_path / "没有" / "a.csv", "rows")
    assert missing.value.filename == str(tmp_path / "没有" / "a.csv")
    with pytest.raises(IsADirectoryError):
        document.write(tmp_path, "rows")

    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        document.write(Full(), "rows")


def test_a_document_of_a_caller_s_own_is_written(tmp_path: Path) -> None:
    measure = {"op": ">=", "text": "", "span": {"start": 0, "end": 0}}
    target = {"kind": "threshold", "text": "不少于30人", "measures": [{**measure, "value": 30, "unit": {"name": "人", "text": "人", "dimension": "count"}}]}
    indicators = [{"name": "人数", "target": target}, {"name": "没有数", "target": {**target, "measures": [measure]}}]
    document = Document.from_dict({"projects": [{"name": "甲", "indicators": indicators, "row": 1}, {"indicators": [], "row": 2}], "diagnostics": []})
    _, first, second, third = csv.reader(io.StringIO(document.to_bytes("rows").decode()))
    assert first[6:10] == ["人数", "≥", "30", "人"]
    # What cannot be said otherwise keeps its own words.
    assert second[6:10] == ["没有数", "", "不少于30人", ""]
    assert third == [""] * 12
    assert document.to_bytes("xlsx")[:2] == b"PK"
    assert list(csv.reader(io.StringIO(Document.from_dict({"projects": [], "diagnostics": []}).to_bytes("rows").decode())))[1:] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_raw_file_stays_the_callers_when_the_disk_is_full() -> None:
    document = read_table(SMALL)
    with Path("/dev/full").open("wb", buffering=0) as raw:
        for form in get_args(Form):
            with pytest.raises(OSError, match="No space left"):
                document.write(raw, form)
            assert not raw.closed
