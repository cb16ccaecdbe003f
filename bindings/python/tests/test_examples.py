"""Every example runs and shows what it promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import vectors

EXAMPLES = vectors.ROOT / "examples" / "python"


def run(name: str, *arguments: str | Path, cwd: Path) -> str:
    command = [sys.executable, "-X", "utf8", str(EXAMPLES / name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas(tmp_path: Path) -> None:
    printed = run("read_pandas.py", cwd=tmp_path)
    assert printed.startswith("202 indicators of 52 projects\n")
    assert "threshold" in printed and ">=" in printed


def test_polars(tmp_path: Path) -> None:
    printed = run("read_polars.py", cwd=tmp_path)
    assert printed.startswith("202 indicators of 52 projects\n")
    assert printed.splitlines()[-1] == str(
        [
            ("a", "≥90%", "threshold", ">=", 90.0, "%"),
            ("b", "约500人", "quantity", "~", 500.0, "人"),
            ("c", None, None, None, None, None),
        ]
    )


def test_analysis_draws_a_chart(tmp_path: Path) -> None:
    picture = tmp_path / "chart.png"
    printed = run("analysis.py", EXAMPLES.parent / "data" / "huangpu-2022.tsv", picture, cwd=tmp_path)
    assert "quantified: " in printed and " of 202 (" in printed
    assert "without a comparator: " in printed and "pasted into several projects: " in printed
    from matplotlib import image

    pixels = image.imread(picture)
    assert pixels.shape[0] > 200 and pixels.shape[1] > 500
    # Bars, not a blank page.
    assert len({tuple(pixel) for pixel in pixels[::4, ::4].reshape(-1, pixels.shape[2]).tolist()}) > 10


def test_the_notebook_runs() -> None:
    notebook = nbformat.read(EXAMPLES / "explore.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "clear the outputs before committing"
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert len(shown) >= 6
    html = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert len(html) >= 3 and "办案不低于1.1万件" in html[0]


def test_every_example_is_listed_and_run() -> None:
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    tests = Path(__file__).read_text("utf-8")
    for path in (*EXAMPLES.glob("*.py"), *EXAMPLES.glob("*.ipynb")):
        assert f"`{path.name}`" in listed and f'"{path.name}"' in tests, path.name
