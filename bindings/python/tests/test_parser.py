"""Parser: options, strictness, errors."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
import zhibiao
from zhibiao import Parser, ParseError, parse_cell, parse_value


def test_a_parser_without_options_is_the_module() -> None:
    assert Parser().parse_value("95%以上") == parse_value("95%以上")
    assert Parser().parse_cell("人数30人") == parse_cell("人数30人")
    assert Parser().parse_value("95", sign="≥", unit="%") == parse_value("95", sign="≥", unit="%")


def test_the_pieces_of_a_value_are_in_order_and_in_code_points() -> None:
    value = "𠮷村2023年≥1.5万人（含常住）"
    shown = [(kind, value[span.start : span.end]) for kind, span in Parser().pieces(value)]
    assert ("comparator", "≥") in shown and ("number", "1.5万") in shown and ("unit", "人") in shown
    ends = [(span.start, span.end) for _, span in Parser().pieces(value)]
    assert ends == sorted(ends) and all(a[1] <= b[0] for a, b in zip(ends, ends[1:]))
    with pytest.raises(TypeError, match="value"):
        Parser().pieces(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"units": ["驿站"]}, "expected units as a dict of names and aliases, .*, found list"),
        ({"units": {5: ["个驿站"]}}, "expected units as a dict of names and aliases, .*, found int"),
        ({"units": {"驿站": 5}}, "expected aliases as a list of str, found int"),
        ({"units": {"驿站": [5]}}, "expected aliases as a list of str, found list"),
        ({"units": {"驿站": {"additive": "yes"}}}, "expected additive as bool, found str"),
        ({"comparators": ["以下"]}, "expected comparators as a dict of words and operators, .*, found list"),
    ],
)
def test_wrong_options_are_told(options: dict[str, Any], expected: str) -> None:
    with pytest.raises(TypeError, match=expected):
        Parser(**options)


def test_units_and_comparators_can_be_added() -> None:
    parser = Parser(
        units={"驿站": ["个驿站"], "度电": {"aliases": ["度电能"], "dimension": "energy", "additive": False}},
        comparators={"以下": "<"},
    )
    unit = parser.parse_value("3个驿站").measures[0].unit
    assert (unit.name, unit.known, unit.dimension, unit.additive) == ("驿站", True, "count", True)
    unit = parser.parse_value("3度电能").measures[0].unit
    assert (unit.name, unit.dimension, unit.additive) == ("度电", "energy", False)
    measure = parser.parse_value("5%以下").measures[0]
    assert (measure.op, measure.rule) == ("<", "caller")
    assert parse_value("5%以下").measures[0].op == "<="


def test_parsers_are_values() -> None:
    parser = Parser(units={"驿站": ["个驿站"]}, comparators={"以下": "<"}, strict=True, language="zh")
    again = pickle.loads(pickle.dumps(parser))
    assert again == parser and hash(again) == hash(parser) and again != Parser()
    assert eval(repr(parser), {"Parser": Parser}) == parser
    assert (again.strict, again.language, again.comparators) == (True, "zh", {"以下": "<"})
    assert again.units == {"驿站": {"aliases": ["个驿站"], "dimension": "count", "additive": True}}


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"units": {"": []}}, ValueError, "expected a unit name"),
        ({"units": {"站": "站台"}}, TypeError, "put it in brackets"),
        ({"units": {"站": {"size": 1}}}, ValueError, "found `size`"),
        ({"units": {"站": {"dimension": "weight"}}}, ValueError, "expected one of count, money"),
        ({"comparators": {"很多": ">"}}, ValueError, "expected a comparator word"),
        ({"comparators": {"以下": "≤"}}, ValueError, "expected one of =, >="),
        ({"comparators": {"以下": "range"}}, ValueError, "other than a range"),
        ({"language": "fr"}, ValueError, "found `fr`"),
    ],
)
def test_wrong_options_are_explained(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Parser(**options)  # type: ignore[arg-type]


def test_strict_refuses_with_the_place() -> None:
    with pytest.raises(ParseError) as caught:
        Parser(strict=True).parse_value("满意度≥**%")
    error = caught.value
    assert isinstance(error, ValueError)
    assert error.code == "digits-missing"
    assert "满意度≥**%"[error.span.start : error.span.end] == "≥**"
    assert [d.code for d in error.diagnostics] == ["digits-missing"]
    first, line, carets = str(error).splitlines()
    assert first.startswith("error[digits-missing]: expected digits")
    assert line.endswith("| 满意度≥**%")
    assert carets.strip(" |") == "^^^"
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.code, again.span) == (str(error), error.code, error.span)


def test_strict_looks_at_cells_and_columns_too() -> None:
    strict = Parser(strict=True, language="zh")
    with pytest.raises(ParseError, match="区间应先小后大") as caught:
        strict.parse_cell("1、产出指标：合格率，年度指标值：90%-80%。")
    assert caught.value.code == "reversed-bounds"
    with pytest.raises(ParseError):
        strict.parse_value("90-80", unit="%")
    assert strict.parse_value("80-90", unit="%").kind == "range"


def test_messages_are_in_the_language_asked_for() -> None:
    assert parse_value("》90%").diagnostics[0].message.startswith("expected")
    assert Parser(language="zh").parse_value("》90%").diagnostics[0].message.startswith("应为")


@pytest.mark.parametrize("wrong", [None, 1, 9.5, b"90%", ["90%"], object()])
def test_wrong_types_say_what_is_accepted(wrong: object) -> None:
    for function in (parse_value, parse_cell, Parser().parse_value, Parser().parse_cell):
        with pytest.raises(TypeError, match=f"expected text as str, found {type(wrong).__name__}"):
            function(wrong)  # type: ignore[arg-type]
    if wrong is not None:
        for column in ("sign", "unit", "name"):
            with pytest.raises(TypeError, match=f"expected {column} as str"):
                parse_value("95", **{column: wrong})  # type: ignore[arg-type]


def test_everything_exported_is_there() -> None:
    for name in zhibiao.__all__:
        assert getattr(zhibiao, name) is not None


def test_the_module_tells_its_version() -> None:
    assert zhibiao.__version__.count(".") == 2
