"""Types: the stub says what the module has, strictly typed code passes, names of enumerations are the core's."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import vectors
import zhibiao
from zhibiao import Parser, Target, types

HERE = Path(__file__).parent
CONFIG = HERE.parent / "pyproject.toml"


def check(*command: str | Path, cwd: Path = HERE) -> None:
    done = subprocess.run([sys.executable, "-m", *map(str, command)], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_says_what_is_there() -> None:
    check("mypy.stubtest", "zhibiao", "--mypy-config-file", CONFIG, "--allowlist", HERE / "stubtest-allowlist.txt")


def test_typed_code_passes_strictly(tmp_path: Path) -> None:
    cache = ("--cache-dir", tmp_path)
    check("mypy", "--config-file", CONFIG, *cache, "-p", "zhibiao")
    examples = sorted((vectors.ROOT / "examples" / "python").glob("*.py"))
    check("mypy", "--config-file", CONFIG, *cache, HERE / "typed_use.py", HERE.parent / "stubs.py", *examples)


def test_typed_code_runs() -> None:
    import typed_use

    typed_use.run()


def test_wrong_code_is_found(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import zhibiao\nzhibiao.parse_value(1)\nzhibiao.parse_values(['a'])[0].kind\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(CONFIG), "--cache-dir", str(tmp_path / "cache"), str(wrong)],
        capture_output=True,
        text=True,
    )
    assert "[arg-type]" in done.stdout and "[union-attr]" in done.stdout, done.stdout


def test_docstrings_of_the_stub_are_the_modules() -> None:
    sys.path.insert(0, str(HERE.parent))
    try:
        import stubs
    finally:
        sys.path.pop(0)
    import zhibiao._zhibiao as module

    text = stubs.STUB.read_text("utf-8")
    checked = 0
    for node, doc in stubs.documented(ast.parse(text), module):
        assert ast.get_docstring(node) == doc, f"{node.name}: run stubs.py"
        checked += doc is not None
    assert checked > 150
    for name in zhibiao.__all__:
        assert getattr(zhibiao, name).__doc__, f"{name} has no docstring"


def listed(message: str) -> list[str]:
    found = re.search(r"expected one of (.*?), found", message)
    assert found, message
    return found[1].split(", ")


def test_names_of_enumerations_are_the_cores() -> None:
    measure = {"op": "=", "text": "", "span": {"start": 0, "end": 0}, "value": 1}
    date = {"text": "", "span": {"start": 0, "end": 0}}
    diagnostic = {"code": "", "message": "", "span": {"start": 0, "end": 0}}
    wrong = {
        types.Kind: {"kind": "?"},
        types.Trend: {"trend": "?"},
        types.Op: {"measures": [{**measure, "op": "?"}]},
        types.UnitFrom: {"measures": [{**measure, "unit_from": "?"}]},
        types.Dimension: {"measures": [{**measure, "unit": {"name": "", "text": "", "dimension": "?"}}]},
        types.Direction: {"measures": [{**measure, "change": {"direction": "?"}}]},
        types.Relation: {"dates": [{**date, "relation": "?"}]},
        types.Level: {"diagnostics": [{**diagnostic, "level": "?"}]},
    }
    for names, part in wrong.items():
        with pytest.raises(ValueError, match="expected one of") as caught:
            Target.from_dict({"kind": "text", "text": "", "measures": [], **part})
        assert listed(str(caught.value)) == list(get_args(names))
    values = [vector["input"] for file in vectors.files().values() for vector in file if vector["entry"] == "value"]
    pieces = {kind for value in values for kind, _ in Parser().pieces(value)}
    assert pieces == set(get_args(types.PieceKind))
    for language in get_args(types.Language):
        assert Parser(language=language).language == language
    for shape in get_args(types.Shape):
        zhibiao.describe_columns("values", shape)
    document = zhibiao.read_table("项目名称\t绩效指标\n体检\t人数30人\n")
    with pytest.raises(ValueError, match="expected form as one of") as caught:
        document.to_bytes("?")  # type: ignore[arg-type]
    assert re.findall("`([a-z]+)`", str(caught.value)) == list(get_args(types.Form))
