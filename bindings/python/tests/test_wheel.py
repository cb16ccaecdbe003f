"""The built wheel: in an environment of its own, light, quick to import, without leaks."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import venv
import zipfile
import zlib
from pathlib import Path

import pytest
import vectors

WHEEL = os.environ.get("ZHIBIAO_WHEEL")
# 5 MB are promised; what is between belongs to what is yet to come.
LIGHT = 4_100_000
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


def compressed_as_pip_does() -> int:
    """Bytes of the wheel at the level that maturin takes unless it is told another one."""
    with zipfile.ZipFile(wheel()) as whole:
        return sum(len(zlib.compress(whole.read(name), 6)) for name in whole.namelist())


def test_the_wheel_has_what_it_must(clean: Path) -> None:
    # pip builds it anew, and compresses less.
    assert max(wheel().stat().st_size, compressed_as_pip_does()) < LIGHT
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
import ctypes, gc, sys, zhibiao
class Usage(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]
usage = ctypes.CDLL(None).mallinfo2
usage.restype = Usage
def held():
    gc.collect()
    now = usage()
    return now.uordblks + now.hblkhd, sys.getallocatedblocks()
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
# Until all threads have what they keep for themselves.
for seed in range(21):
    done += round(seed)
bytes, blocks = held()
while done < 10_000_000:
    seed += 1
    done += round(seed)
now_bytes, now_blocks = held()
print(done, now_bytes - bytes, now_blocks - blocks)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc what it has handed out")
def test_memory_does_not_grow_over_ten_million_values(clean: Path) -> None:
    done, grown, blocks = map(int, run(clean, MEMORY).split())
    assert done >= 10_000_000
    # What is handed out, not what the allocators keep of it: the smallest thing lost for one value in a hundred would show.
    assert grown < 1_600_000, f"{grown / 1e6:.1f} MB more after {done} values"
    # Python's own objects are made in every tenth round.
    assert blocks < 10_000, f"{blocks} objects more after {done} values"
