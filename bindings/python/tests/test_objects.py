"""The frozen objects: attributes, equality, patterns, pickling, dicts, HTML."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
import zhibiao
from zhibiao import Measure, Target, parse_cell, parse_value

RICH = [
    "办案不低于1.1万件（含调解）",
    "80%≤满意度＜95%",
    "由80%提高到90%",
    "2021年50人、2022年100人",
    "满意度=A/B×100%",
    "2023.07-2024.01",
    "显著提升",
    "优良",
    "≥**%",
    "三分之二",
]


def parts(target: Target) -> list[object]:
    found: list[object] = [target, *target.measures, *target.dates, *target.diagnostics]
    for measure in target.measures:
        found += [measure.span, measure.unit, measure.lower, measure.upper, measure.change]
    found += [target.formula, *(d.span for d in target.diagnostics), *(d.span for d in target.dates)]
    return [part for part in found if part is not None]


def test_a_threshold_has_its_parts() -> None:
    text = "办案不低于1.1万件（含调解）"
    target = parse_value(text)
    assert (target.kind, target.text) == ("threshold", text)
    (measure,) = target.measures
    assert (measure.op, measure.comparator, measure.label, measure.note) == (">=", "不低于", "办案", "含调解")
    assert measure.value == Decimal(11000) and isinstance(measure.value, Decimal)
    assert (measure.unit.name, measure.unit.dimension, measure.unit.additive) == ("件", "count", True)
    assert text[measure.span.start : measure.span.end] == measure.text == "不低于1.1万件"
    assert measure.lower is None and not measure.approximate


def test_a_range_has_bounds() -> None:
    (measure,) = parse_value("80%≤满意度＜95%").measures
    assert measure.op == "range" and measure.value is None
    assert (measure.lower.value, measure.lower.inclusive) == (80, True)
    assert (measure.upper.value, measure.upper.inclusive) == (95, False)


def test_numbers_are_exact() -> None:
    assert parse_value("三分之二").measures[0].value == Fraction(2, 3)
    assert parse_value("0.1元").measures[0].value == Decimal("0.1")
    assert parse_value("12345678901234567.89元").measures[0].value == Decimal("12345678901234567.89")
    long = parse_value("12345678901234567.89元").to_dict()["measures"][0]["value"]
    assert long == Decimal("12345678901234567.89")
    assert parse_value("1.5元").to_dict()["measures"][0]["value"] == 1.5
    assert parse_value("99999999999999999999元").to_dict()["measures"][0]["value"] == 99999999999999999999
    assert parse_value("三分之二").to_dict()["measures"][0]["value"] == "2/3"


def test_dates_formula_trend_and_level() -> None:
    (date,) = parse_value("2023年12月底前").dates
    assert (date.from_, date.to, date.relation) == (None, "2023-12", "before")
    formula = parse_value("满意度=A/B×100%").formula
    assert (formula.result, formula.expression) == ("满意度", "A/B×100%")
    assert parse_value("显著提升").trend == "increase"
    assert parse_value("优良").level == "优良"
    (change,) = (m.change for m in parse_value("由80%提高到90%").measures)
    assert (change.direction, change.base) == ("increase", "80%")


def test_a_cell_has_indicators() -> None:
    cell = parse_cell("1、产出指标：培训场次（场），年度指标值：2。\n2、满意度指标：满意度，年度指标值：≥90%。")
    first, second = cell.indicators
    assert (first.ordinal, first.category, first.unit_hint) == (1, "产出指标", "场")
    assert first.target.measures[0].unit_from == "name"
    assert second.target.kind == "threshold"
    assert cell.indicators is cell.indicators


@pytest.mark.parametrize("text", RICH)
def test_parts_are_values(text: str) -> None:
    mine, theirs = parts(parse_value(text)), parts(parse_value(text))
    for one, other in zip(mine, theirs, strict=True):
        assert one == other and not one != other and hash(one) == hash(other)
        assert one != object() and one != None  # noqa: E711
        assert pickle.loads(pickle.dumps(one)) == one
        assert copy.copy(one) == one and copy.deepcopy(one) == one
        assert type(one).from_dict(one.to_dict()) == one
        assert type(one).from_dict(json.loads(one.to_json())) == one
        assert repr(one).startswith(type(one).__name__ + "(")
        assert type(one).__module__ == "zhibiao"
    assert parse_value(text) != parse_value(text + "。。x")


@pytest.mark.parametrize("text", RICH)
def test_parts_are_frozen_and_have_patterns(text: str) -> None:
    for part in parts(parse_value(text)):
        for name in type(part).__match_args__:
            getattr(part, name)
            with pytest.raises(AttributeError):
                setattr(part, name, None)
        with pytest.raises(AttributeError):
            part.other = 1  # type: ignore[attr-defined]


def test_patterns_match() -> None:
    match parse_value("≥90%"):
        case Target(kind="threshold", measures=(Measure(op=">=", value=value, unit=zhibiao.Unit("%")),)):
            assert value == 90
        case other:
            pytest.fail(f"{other} does not match")


def test_repr_shows_what_is_there() -> None:
    shown = repr(parse_value("≥90%"))
    assert shown == (
        "Target(kind='threshold', text='≥90%', measures=(Measure(op='>=', value=Decimal('90'), "
        "unit=Unit(name='%', text='%', dimension='ratio', additive=False, known=True), text='≥90%', "
        "span=Span(start=0, end=4), comparator='≥', approximate=False),))"
    )


def test_html_is_escaped() -> None:
    text = "<script>alert(1)</script>≥90%&\"'"
    cell_text = f"1、产出指标：{text}，年度指标值：<b>2</b>场。"
    for thing in (*parts(parse_value(text)), parse_cell(cell_text), *parse_cell(cell_text).indicators):
        html = thing._repr_html_()
        assert "<script" not in html and "<b>" not in html, html
    assert "&lt;script&gt;" in parse_value(text)._repr_html_()
    assert "&lt;b&gt;2&lt;/b&gt;" in parse_cell(cell_text)._repr_html_()


@pytest.mark.parametrize(
    "data",
    [{}, {"kind": "sort", "text": "", "measures": []}, {"kind": "text", "text": 1, "measures": []}, [], "x", 1, None],
)
def test_what_is_no_wire_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="expected the wire form of a Target"):
        Target.from_dict(data)  # type: ignore[arg-type]


def test_wire_forms_have_limits() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="nested more than"):
        Target.from_dict(deep)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="found set"):
        Target.from_dict({"kind": {1}})
    with pytest.raises(TypeError, match="names of fields"):
        Target.from_dict({1: 2})  # type: ignore[dict-item]


def test_offsets_are_code_points() -> None:
    text = "𠮷𠮷办案不低于5件"
    (measure,) = parse_value(text).measures
    assert text[measure.span.start : measure.span.end] == "不低于5件"


def test_lone_surrogates_keep_their_place() -> None:
    text = "\ud800办案不低于5件\udfff"
    target = parse_value(text)
    (measure,) = target.measures
    assert text[measure.span.start : measure.span.end] == measure.text == "不低于5件"
    assert target.text == "\ufffd办案不低于5件\ufffd"
