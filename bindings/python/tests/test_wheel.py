"""The built wheel: in an environment of its own, light, quick to import, without leaks."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import vectors

WHEEL = os.environ.get("ZHIBIAO_WHEEL")
REAL = vectors.ROOT / "examples" / "data" / "huangpu-2022.tsv"


def wheel() -> Path:
    if WHEEL is None:
        pytest.fail("ZHIBIAO_WHEEL names no wheel: run `cargo xtask test python-build python-tests`")
    return Path(WHEEL)


def run(python: str | Path, code: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run([str(python), "-X", "utf8", "-c", code], capture_output=True, text=True, env=environment, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment with nothing but the wheel."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel())], check=True)
    return python


def test_the_wheel_works_alone(clean: Path) -> None:
    code = f"""
import zhibiao
document = zhibiao.read_table({str(REAL)!r})
print(len(document.projects), document.table().num_rows, zhibiao.parse_value("≥90%").kind)
print(zhibiao.__file__)
"""
    counts, file = run(clean, code).splitlines()
    assert counts == "52 202 threshold"
    assert Path(file).is_relative_to(clean.parent.parent)


def test_the_wheel_has_what_it_must(clean: Path) -> None:
    assert wheel().stat().st_size < 5_000_000
    assert "-cp310-abi3-" in wheel().name
    names = zipfile.ZipFile(wheel()).namelist()
    for name in ("py.typed", "_zhibiao.pyi", "__init__.py", "types.py"):
        assert f"zhibiao/{name}" in names
    assert sum(name.endswith(("LICENSE-MIT", "LICENSE-APACHE")) for name in names) == 2
    assert not any("tests" in name for name in names)


def test_import_is_quick(clean: Path) -> None:
    code = "import time; begin = time.process_time(); import zhibiao; print(time.process_time() - begin)"
    # The best of several: a busy machine only ever makes it longer.
    assert min(float(run(clean, code)) for _ in range(10)) < 0.030


MEMORY = """
import gc, zhibiao
def resident():
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096
def round(seed):
    column = [f"{seed}、办案不低于{n}.5万件（含调解）" for n in range(20_000)]
    values = zhibiao.parse_values(column)
    total = values.table().num_rows
    if seed % 10 == 0:
        values.to_dicts(), values.table("measures").to_dicts()
        for target in values:
            for measure in target.measures:
                measure.value, measure.unit, measure.span, repr(measure)
        try:
            zhibiao.Parser(strict=True).parse_value("≥**%")
        except zhibiao.ParseError:
            pass
    return total
done = 0
# Until the allocators of all threads have their arenas.
for seed in range(100):
    done += round(seed)
first, before = done, resident()
while done < 10_000_000:
    seed += 1
    done += round(seed)
print(done, done - first, resident() - before)
"""


def test_memory_does_not_grow_over_ten_million_values(clean: Path) -> None:
    done, counted, grown = map(int, run(clean, MEMORY).split())
    assert done >= 10_000_000
    # The smallest allocation takes 16 bytes: one lost for each value, or for each second one, would show.
    assert grown < counted * 8, f"{grown / 1e6:.1f} MB more after {counted} values"
