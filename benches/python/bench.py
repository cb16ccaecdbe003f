"""How fast the Python module reads a column, against the `re` script of rival.py on the same fresh strings, in one run.

    cargo build --release -p zhibiao-bench --bins
    target/python/venv/bin/python benches/python/bench.py [--rounds N] [--rows N] [--check]

The column comes from the generator of the Rust benches: no value comes twice. Each round makes its strings anew, because CPython keeps the
UTF-8 of a string once it was asked for. Contestants take turns within a round, and a ratio is taken within one round, so that a slow
moment of the machine falls on all of them. `wall` is what one waits, `cpu` what all cores together work: on a busy machine only the second
says much. `of core` is the share of the core's speed that is left: what one thread of Rust takes to read the same values in the same run, by what
all cores together take here, each at its best. Every contestant's result is compared with what it must be before it is timed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rival

import zhibiao

ROOT = Path(__file__).resolve().parents[2]
Contestant = tuple[str, Callable[[list[str]], Any], float | None]


def program(name: str) -> Path:
    """One of the Rust benches' programs."""
    path = Path(os.environ.get("ZHIBIAO_CORPUS", ROOT / "target" / "release" / "corpus")).with_name(name)
    if not path.exists():
        sys.exit("build the programs first: cargo build --release -p zhibiao-bench --bins")
    return path


def core(values: list[str]) -> float:
    """Nanoseconds a value that the Rust core takes on one thread."""
    texts = "\0".join(values)
    return float(subprocess.run([program("core")], input=texts, capture_output=True, check=True, text=True, encoding="utf-8").stdout)


def corpus(rows: int) -> list[str]:
    """Values that never repeat."""
    name = program("corpus")
    printed = subprocess.run([name, str(rows * 400), "2022", "values"], capture_output=True, check=True, text=True).stdout
    values = [json.loads(line) for line in printed.splitlines()][:rows]
    assert len(values) == rows == len(set(values)), len(values)
    return values


def touched(column: list[str]) -> list[tuple[Any, ...]]:
    """Objects of which everything that the rival reads is asked for."""
    return [
        (target.kind, [(m.op, m.value, m.unit and m.unit.name, m.label) for m in target.measures])
        for target in zhibiao.parse_values(column)
        if target is not None
    ]


def contestants(arrow: Any) -> list[Contestant]:
    return [
        ("re script, dicts", lambda column: [rival.read(text) for text in column], None),
        ("to_dicts", lambda column: zhibiao.parse_values(column).to_dicts(), 3),
        ("lazy objects, kind asked", lambda column: [t.kind for t in zhibiao.parse_values(column) if t], 8),
        ("lazy objects, all asked", touched, None),
        ("Arrow in and out", lambda _: zhibiao.parse_values(arrow).to_arrow(), 12),
        ("one at a time", lambda column: [zhibiao.parse_value(text) for text in column], None),
    ]


def check(values: list[str], arrow: Any) -> None:
    """Results are what they must be, whatever they took."""
    one = [zhibiao.parse_value(text) for text in values]
    assert list(zhibiao.parse_values(values)) == one
    assert [target.kind for target in zhibiao.parse_values(values) if target] == [target.kind for target in one]
    assert touched(values) == [(target.kind, [(m.op, m.value, m.unit and m.unit.name, m.label) for m in target.measures]) for target in one]
    assert zhibiao.parse_values(values).to_dicts() == [target.to_dict() for target in one]
    table = zhibiao.parse_values(arrow).to_arrow()
    assert table.column("text").to_pylist() == values
    assert table.column("kind").to_pylist() == [target.kind for target in one]
    read = [rival.read(text) for text in values]
    same = sum(r["kind"] == t.kind and len(r["measures"]) == len(t.measures) for r, t in zip(read, one, strict=True))
    print(f"{len(values)} values, none twice; the re script agrees on kind and number of measures for {same / len(values):.0%}")
    assert same > len(values) / 2, "the rival must read most of the column, or it is no rival"


def race(values: list[str], arrow: Any, rounds: int) -> None:
    encoded = [text.encode() for text in values]
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name, _, _ in contestants(arrow)}
    cores: list[float] = []
    for turn in range(rounds + 1):
        cores.append(core(values))
        # Each follows another one in the next round: what one leaves behind (caches, memory, sleeping threads) burdens nobody always.
        for name, run, _ in contestants(arrow)[:: 1 if turn % 2 else -1]:
            column = [data.decode() for data in encoded]
            gc.collect()
            wall, cpu = time.perf_counter(), time.process_time()
            result = run(column)
            runs[name].append((time.perf_counter() - wall, time.process_time() - cpu))
            assert len(result) == len(values)
            # Not while the next one is timed.
            del result
    rivals = runs["re script, dicts"][1:]
    print(f"{'':<25}{'ns wall':>9}{'ns cpu':>9}{'× wall':>9}{'× cpu':>9}{'of core':>9}   asked")
    for name, _, asked in contestants(arrow):
        own = runs[name][1:]
        wall, cpu = (min(run[i] for run in own) / len(values) * 1e9 for i in (0, 1))
        times = [statistics.median(theirs[i] / mine[i] for theirs, mine in zip(rivals, own, strict=True)) for i in (0, 1)]
        share = "" if name.startswith("re ") else f"{min(cores) / cpu:.0%}"
        print(f"{name:<25}{wall:>9.0f}{cpu:>9.0f}{times[0]:>9.1f}{times[1]:>9.1f}{share:>9}   {asked or ''}")
    print(f"the core alone: {min(cores):.0f} ns a value on one thread")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", action="store_true", help="compare results, time nothing")
    options = parser.parse_args()
    values = corpus(options.rows)
    import pyarrow

    arrow = pyarrow.array(values)
    check(values, arrow)
    if not options.check:
        race(values, arrow, options.rounds)


if __name__ == "__main__":
    main()
