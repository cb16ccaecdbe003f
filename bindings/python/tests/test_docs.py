"""Docstrings and documents: every example in them runs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
from typing import Any

import pytest
import vectors
import zhibiao

MODULES = ("zhibiao", "zhibiao._errors", "zhibiao.types")
NAMES = {**vars(zhibiao), "zhibiao": zhibiao}


def examples(source: str, name: str, names: dict[str, Any]) -> int:
    test = doctest.DocTestParser().get_doctest(source, dict(names), name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    failed, run = runner.run(test, out=report.append)
    assert not failed, "".join(report)
    return run


def documented() -> dict[str, tuple[str, dict[str, Any]]]:
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for name in MODULES:
        module = importlib.import_module(name)
        found[name] = (module.__doc__ or "", {**NAMES, **vars(module)})
    for name in zhibiao.__all__:
        thing = getattr(zhibiao, name)
        found[name] = (inspect.getdoc(thing) or "", NAMES)
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and getattr(value, "__doc__", None):
                    found[f"{name}.{member}"] = (inspect.cleandoc(value.__doc__), NAMES)
    return found


def test_examples_in_docstrings_run() -> None:
    counts = {name: examples(doc, name, names) for name, (doc, names) in documented().items() if ">>>" in doc}
    assert sum(counts.values()) >= 25, counts
    functions = [name for name in zhibiao.__all__ if inspect.isroutine(getattr(zhibiao, name))]
    assert all(counts.get(name) for name in functions)


@pytest.mark.parametrize(
    ("path", "fewest"),
    [("README.md", 1), ("README.zh-CN.md", 1), ("bindings/python/README.md", 5), ("bindings/python/README.zh-CN.md", 5)],
)
def test_examples_in_readmes_run(path: str, fewest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(vectors.ROOT)
    text = (vectors.ROOT / path).read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.S | re.M)
    names: dict[str, Any] = {}
    prompted = 0
    for block in blocks:
        if ">>>" in block:
            prompted += examples(block, path, {**NAMES, **names})
        else:
            exec(compile(block, path, "exec"), names)
    assert len(blocks) >= fewest and (prompted > 5 or fewest == 1)


def test_every_column_is_in_the_table_of_the_arrow_crate() -> None:
    text = (vectors.ROOT / "crates/zhibiao-arrow/README.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \| ([a-z0-9 ]+) \|", text, re.M))
    for source in ("values", "cells", "document"):
        for shape in ("indicators", "measures"):
            described = zhibiao.describe_columns(source, shape)  # type: ignore[arg-type]
            assert {(name, kind) for name, kind, _ in described} <= rows


def test_readmes_are_twins() -> None:
    def code(path: str) -> list[str]:
        text = (vectors.ROOT / path).read_text("utf-8")
        return re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M)

    assert code("bindings/python/README.md") == code("bindings/python/README.zh-CN.md")
