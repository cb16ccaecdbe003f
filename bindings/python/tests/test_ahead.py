"""Objects of a column that are read ahead of who touches them: the same in any order, from any thread, and cheap where few are touched."""

from __future__ import annotations

import multiprocessing
import pickle
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pytest
from ticking import ticking
from zhibiao import ParsedValues, parse_cell, parse_cells, parse_value, parse_values

# More than all that is begun at once on a few cores, with gaps short and long.
COLUMN: list[str | None] = [None if row % 7 == 3 or 2000 < row < 2900 else f"完成培训{row}人次、宣传≥{row % 91}.5场" for row in range(9000)]
KINDS = [text and parse_value(text).kind for text in COLUMN]
LONG = pa.array([f"完成培训{n}人次、宣传{n}场" for n in range(100_000)])


def numbers(values: ParsedValues, row: int) -> list[int | None]:
    target = values[row]
    return [int(measure.value) for measure in target.measures[:1]] if target else [None]


def expected(row: int) -> list[int | None]:
    return [row if COLUMN[row] else None]


def orders() -> Iterator[tuple[str, Iterable[int]]]:
    rows = range(len(COLUMN))
    yield "forwards", rows
    yield "backwards", reversed(rows)
    yield "every other", rows[::2]
    yield "every hundredth", [*rows[:40], *rows[40::100]]
    yield "twice", [row for row in rows for _ in range(2)]
    yield "the neighbours, too", [near for row in rows[1:-1] for near in (row, row - 1, row + 1)]
    yield "the first row again and again", [near for row in rows for near in (row, 0)]
    yield "forwards, then again", [*rows[:5000], *rows]
    yield "parts", [row for start in range(0, 9000, 450) for row in rows[start : start + 333]]
    yield "from within", rows[777:]
    yield "anyhow", random.Random(1).sample(rows, len(rows))


@pytest.mark.parametrize(("order", "rows"), list(orders()))
def test_the_order_of_touching_changes_nothing(order: str, rows: Iterable[int]) -> None:
    values = parse_values(COLUMN)
    for row in rows:
        assert numbers(values, row) == expected(row), (order, row)


def test_what_is_touched_may_be_anything_of_an_object() -> None:
    values, same = parse_values(COLUMN), parse_values(COLUMN)
    for row, text in enumerate(COLUMN):
        target = values[row]
        if target is None or text is None:
            continue
        one = parse_value(text)
        assert (target == one, hash(target) == hash(one), target == same[row]) == (True,) * 3
        if row % 16 == 0:
            assert pickle.loads(pickle.dumps(values[row])) == one
            assert repr(values[row]) == repr(one) and values[row].to_dict() == one.to_dict()  # type: ignore[union-attr]
    objects = list(parse_values(COLUMN))
    assert [target and target.kind for target in objects] == KINDS
    assert [target and target.kind for target in reversed(objects)] == KINDS[::-1]


def test_the_kind_alone_is_kept_until_more_is_asked_for() -> None:
    objects = list(parse_values(COLUMN))
    assert [target and target.kind for target in objects] == KINDS
    assert objects == [text and parse_value(text) for text in COLUMN]
    # Seldom more than the kind, then always, then seldom again.
    for row, target in enumerate(parse_values(COLUMN)):
        assert (target and target.kind) == KINDS[row]
        if target and (row % 50 == 0 or 4000 < row < 6000):
            assert (target.measures[0].value, target.kind) == (row, KINDS[row])


def test_chunks_are_cut_where_texts_are_long() -> None:
    column = [f"{n}人" + "，" * (100_000 * (n % 5)) for n in range(100)]
    assert [[m.value for m in t.measures] for t in parse_values(column) if t] == [[n] for n in range(100)]


def test_cells_are_read_ahead_too() -> None:
    column = [f"数量指标：培训场次≥{n}场；培训人数{n}人。" for n in range(3000)]
    assert list(parse_cells(column)) == [parse_cell(text) for text in column]


def cost(rows: Iterable[int]) -> float:
    """Seconds that all cores work to read these rows of a long column, at best."""

    def once() -> float:
        values = parse_values(LONG)
        begin = time.process_time()
        for row in rows:
            values[row].kind  # noqa: B018
        del values
        return time.process_time() - begin

    return min(once() for _ in range(3))


def test_what_is_not_touched_costs_little() -> None:
    every = cost(range(0, 50_000))
    assert cost([70_000]) < every / 500
    # As many rows in an order that nobody can read ahead, and with others between that are never touched.
    assert cost(random.Random(1).sample(range(100_000), 50_000)) < every * 3
    assert cost([*range(50), *range(50, 100_000, 97)]) < every * 3 * 1080 / 50_000
    assert cost([row for start in range(0, 100_000, 1000) for row in range(start, start + 100)]) < every / 5 * 3


def gather(values: ParsedValues, rows: Iterable[int], into: list[bool]) -> None:
    into.append(all(numbers(values, row) == expected(row) for row in rows))


def test_threads_touch_at_once() -> None:
    values = parse_values(COLUMN)
    objects = list(values)
    shared = iter(values)
    right: list[bool] = []
    seen: list[str | None] = []
    rows = range(len(COLUMN))

    def same_objects() -> None:
        right.append([target and target.kind for target in objects] == KINDS)

    def one_iterator() -> None:
        seen.extend([target and target.kind for target in shared])

    works = [lambda part=part: gather(values, part, right) for part in (rows, rows, rows[3000:], rows[::-1], rows[::3])]
    threads = [threading.Thread(target=work, daemon=True) for work in [*works, *[same_objects] * 3, *[one_iterator] * 3]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert right == [True] * 8
    assert sorted(map(str, seen)) == sorted(map(str, KINDS))


def test_other_threads_run_while_objects_are_waited_for() -> None:
    with ticking() as ticks:
        kinds = {target.kind for target in parse_values(LONG) if target}
    assert kinds == {"compound"}
    assert len(ticks) > 2


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_goes_on_alone() -> None:
    values = parse_values(COLUMN)
    assert all(numbers(values, row) == expected(row) for row in range(1500))

    def child() -> None:
        right: list[bool] = []
        gather(values, range(1500, len(COLUMN)), right)
        sys.exit(0 if right == [True] else 1)

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert all(numbers(values, row) == expected(row) for row in range(1500, len(COLUMN)))


def test_ctrl_c_stops_who_touches() -> None:
    code = """
import sys, zhibiao
values = zhibiao.parse_values([f"完成培训{n}人次、宣传{n}场" for n in range(1_000_000)])
try:
    for row, target in enumerate(values):
        target.kind
        if row == 10_000:
            print("begun", flush=True)
    print("read all", flush=True)
except KeyboardInterrupt:
    # The rest can still be had.
    assert values[999_999].measures[0].value == 999_999
    print("stopped", flush=True)
    sys.exit(7)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    process.send_signal(signal.SIGINT)
    assert process.stdout.read() == "stopped\n"
    assert process.wait(60) == 7
