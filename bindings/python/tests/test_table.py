"""read_table: every kind of source, the real table, errors."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pandas as pd
import pytest
import vectors
import zhibiao
from zhibiao import Document, read_table

REAL = vectors.ROOT / "examples" / "data" / "huangpu-2022.tsv"
SMALL = "2022年项目绩效目标表\n\n项目名称\t绩效目标\t绩效指标\n体检\t体检30人\t数量指标：体检人数≥30人\n"


def test_the_real_table() -> None:
    document = read_table(REAL)
    assert len(document.projects) == 52
    indicators = [indicator for project in document.projects for indicator in project.indicators]
    assert len(indicators) == 202
    assert all(project.name and project.table for project in document.projects)
    assert sum(indicator.target.kind != "text" for indicator in indicators) > 150


def test_every_kind_of_source_reads_the_same(tmp_path: Path) -> None:
    expected = read_table(SMALL)
    path = tmp_path / "表.tsv"
    path.write_text(SMALL, "utf-8")
    data = SMALL.encode()
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        sources = [path, str(path), data, bytearray(data), io.BytesIO(data), io.StringIO(SMALL), binary, text]
        for source in sources:
            assert read_table(source) == expected
    assert zhibiao.Parser().read_table(path) == expected


def test_hidden_sheets_are_read_where_they_are_asked_for() -> None:
    path = vectors.ROOT / "crates" / "zhibiao-table" / "tests" / "files" / "openpyxl-hidden.xlsx"
    shown, everything = read_table(path), read_table(path.read_bytes(), hidden_sheets=True)
    assert [project.name for project in shown.projects] == ["体检"]
    assert [remark.code for remark in shown.diagnostics] == ["hidden-sheet"]
    assert [project.name for project in everything.projects] == ["体检", "维修"]
    assert not everything.diagnostics
    assert zhibiao.Parser().read_table(path, hidden_sheets=True) == everything


def test_a_frame_is_told_how_it_can_be_read() -> None:
    frame = pd.DataFrame({"项目名称": ["体检"], "绩效指标": ["人数30人"]})
    with pytest.raises(TypeError, match=r"found DataFrame; of a frame pass frame\.to_csv"):
        read_table(frame)  # type: ignore[arg-type]
    assert read_table(frame.to_csv(index=False)).projects[0].name == "体检"


def test_a_project_has_its_parts() -> None:
    (project,) = read_table(SMALL).projects
    assert (project.name, project.goal, project.table) == ("体检", "体检30人", "2022年项目绩效目标表")
    assert project.goal_measures[0].value == 30
    assert project.row == 4
    (indicator,) = project.indicators
    assert (indicator.category, indicator.subcategory, indicator.name) == ("产出指标", "数量指标", "体检人数")
    assert indicator.cells is None and indicator.row is None


def test_documents_are_values() -> None:
    document = read_table(REAL)
    assert Document.from_dict(document.to_dict()) == document
    assert pickle.loads(pickle.dumps(document)) == document
    assert pickle.loads(pickle.dumps(document.projects[3])) == document.projects[3]
    html = read_table(SMALL.replace("体检\t", "<b>体检</b>\t"))._repr_html_()
    assert "&lt;b&gt;体检&lt;/b&gt;" in html and "<b>" not in html


def test_odd_rows_are_told_of() -> None:
    document = read_table(SMALL + "绿化\t\t\n")
    (remark,) = document.diagnostics
    assert (remark.code, remark.level, remark.row, remark.column) == ("missing-indicators", "warning", 5, 3)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        read_table(tmp_path / "没有.tsv")
    assert missing.value.filename == str(tmp_path / "没有.tsv")
    with pytest.raises(IsADirectoryError):
        read_table(tmp_path)
    with pytest.raises(zhibiao.TableError, match="expected a header row") as caught:
        read_table("甲\t乙\n1\t2\n")
    assert caught.value.code == "no-header" and isinstance(caught.value, ValueError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.code) == (str(caught.value), "no-header")
    with pytest.raises(zhibiao.TableError, match="表头"):
        zhibiao.Parser(language="zh").read_table("甲\t乙\n1\t2\n")


@pytest.mark.parametrize("wrong", [None, 1, ["a"], object()])
def test_wrong_sources_say_what_is_accepted(wrong: object) -> None:
    with pytest.raises(TypeError, match=f"expected a table as a path.*found {type(wrong).__name__}"):
        read_table(wrong)  # type: ignore[call-overload]


def test_a_file_object_that_fails_fails() -> None:
    class Broken:
        def read(self) -> bytes:
            raise RuntimeError("no line")

    with pytest.raises(RuntimeError, match="no line"):
        read_table(Broken())

    class Odd:
        def read(self) -> int:
            return 1

    with pytest.raises(TypeError, match="yields int"):
        read_table(Odd())  # type: ignore[call-overload]
