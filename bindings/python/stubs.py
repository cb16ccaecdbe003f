"""Puts the docstrings of the compiled module into its stub: `python stubs.py`, after the wheel is installed.

Types are written in `_zhibiao.pyi` by hand and checked by stubtest; docstrings are written in Rust, once.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

STUB = Path(__file__).parent / "python" / "zhibiao" / "_zhibiao.pyi"
Def = ast.ClassDef | ast.FunctionDef


def documented(tree: ast.Module, module: Any) -> list[tuple[Def, str | None]]:
    """The definitions of a stub with what their docstrings must be."""
    found: list[tuple[Def, str | None]] = []

    def visit(body: list[ast.stmt], owner: Any) -> None:
        for node in body:
            if not isinstance(node, Def) or not hasattr(owner, node.name):
                continue
            thing = inspect.getattr_static(owner, node.name)
            own = node.name if not node.name.startswith("__") else None
            doc = inspect.cleandoc(thing.__doc__) if own and thing.__doc__ else None
            if not any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list):
                found.append((node, doc))
            if isinstance(node, ast.ClassDef):
                visit(node.body, thing)

    visit(tree.body, module)
    return found


def write() -> None:
    import zhibiao._zhibiao as module

    lines = STUB.read_text("utf-8").splitlines()
    # From the end, so that the lines before keep their numbers.
    nodes = sorted(documented(ast.parse("\n".join(lines)), module), key=lambda pair: -pair[0].lineno)
    for node, doc in nodes:
        first, last = node.body[0], node.body[-1]
        old = ast.get_docstring(node)
        if old is not None:
            assert first.end_lineno is not None
            del lines[first.lineno - 1 : first.end_lineno]
            if isinstance(node, ast.FunctionDef):
                lines[first.lineno - 2] += " ..."
        if doc is None:
            continue
        indent = " " * (node.col_offset + 4)
        quoted = f'"""{doc}"""'.replace("\\", "\\\\").splitlines()
        block = [(indent + line).rstrip() for line in quoted]
        if isinstance(node, ast.FunctionDef):
            end = (first.lineno - 2) if old is not None else (last.lineno - 1)
            lines[end] = lines[end].removesuffix(" ...")
            lines[end + 1 : end + 1] = block
        else:
            lines[node.lineno : node.lineno] = block
    STUB.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write()
