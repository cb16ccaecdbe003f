"""The bench: its contestants compute what they must. Nothing is timed here."""

from __future__ import annotations

import os
import subprocess
import sys

import vectors


def test_contestants_agree() -> None:
    assert os.environ.get("ZHIBIAO_CORPUS"), "set by `cargo xtask test python-tests`"
    command = [sys.executable, "-X", "utf8", "bench.py", "--check", "--rows", "3000"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=vectors.ROOT / "benches" / "python", encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3000 values, none twice; the re script agrees")
