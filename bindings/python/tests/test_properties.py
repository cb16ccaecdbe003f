"""Whatever the text: spans slice back, dicts and tables agree, nothing but the documented exceptions."""

from __future__ import annotations

import json
import pickle

import vectors
import zhibiao
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao import Cell, Parser, Target, parse_cell, parse_cells, parse_value, parse_values

WORDS = [
    *"≥ ≤ > 不低于 不超过 约 以上 以内 左右 至 ～ - ± % ％ 万 亿 人 件 人次 元/人·天 每人 2021年 12月底前 节前 提升 优良 （ ） ， 。 ； 、 ：".split(),
    *"产出指标 数量指标： 年度指标值： 1、 ** XX 百分之九十 三分之二 十几 二〇二一 1 9.5 30000 1,234 ９０ 𠮷 \n \t".split(" "),
]
READ = [vectors.text_of(v) for file in vectors.files().values() for v in file]
TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
    st.builds(lambda a, b, i, j: a[:i] + b[j:], st.sampled_from(READ), st.sampled_from(READ), st.integers(0, 90), st.integers(0, 90)),
)
MANY = settings(max_examples=400, deadline=None)


def check_target(target: Target, text: str) -> None:
    for part in (*target.measures, *target.dates):
        assert text[part.span.start : part.span.end] == part.text
    for diagnostic in target.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
    assert Target.from_dict(target.to_dict()) == target
    assert Target.from_dict(json.loads(target.to_json())) == target
    assert pickle.loads(pickle.dumps(target)) == target


@MANY
@given(TEXT)
def test_values(text: str) -> None:
    target = parse_value(text)
    check_target(target, text)
    repr(target), target._repr_html_()


@MANY
@given(TEXT, st.none() | TEXT, st.none() | TEXT, st.none() | TEXT)
def test_fields(text: str, sign: str | None, unit: str | None, name: str | None) -> None:
    check_target(parse_value(text, sign=sign, unit=unit, name=name), text)


@MANY
@given(TEXT)
def test_cells(text: str) -> None:
    cell = parse_cell(text)
    for indicator in cell.indicators:
        assert indicator.span is not None
        assert 0 <= indicator.span.start <= indicator.span.end <= len(text)
        check_target(indicator.target, text)
    assert Cell.from_dict(cell.to_dict()) == cell


@MANY
@given(TEXT)
def test_strict_refuses_what_has_an_error_and_nothing_else(text: str) -> None:
    for strict, lenient in ((Parser(strict=True).parse_value, parse_value), (Parser(strict=True).parse_cell, parse_cell)):
        reading = lenient(text)
        remarks = list(reading.diagnostics)
        if isinstance(reading, Cell):
            remarks += [d for i in reading.indicators for d in (*i.diagnostics, *i.target.diagnostics)]
        try:
            assert strict(text) == reading
        except zhibiao.ParseError as error:
            assert any(remark.level == "error" for remark in remarks)
            assert error.code in {remark.code for remark in remarks if remark.level == "error"}
            assert 0 <= error.span.start <= error.span.end <= len(text)
        else:
            assert all(remark.level != "error" for remark in remarks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | TEXT, max_size=30))
def test_columns(texts: list[str | None]) -> None:
    values = parse_values(texts) if any(isinstance(text, str) for text in texts) else parse_values([None, *texts][1:])
    assert list(values) == [None if text is None else parse_value(text) for text in texts]
    table = values.table()
    assert table.num_rows == len(texts)
    assert values.table("measures").num_rows == sum(len(target.measures) for target in values if target)
    cells = parse_cells(texts)
    assert cells.table().num_rows == sum(len(cell.indicators) or bool(cell.diagnostics) for cell in cells if cell)


@MANY
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_any_dict_is_read_or_refused(data: object) -> None:
    for kind in (Target, Cell, zhibiao.Document, zhibiao.Measure):
        try:
            kind.from_dict(data)  # type: ignore[arg-type]
        except ValueError as error:
            assert "expected" in str(error)
