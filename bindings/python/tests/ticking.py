"""Whether other threads run meanwhile."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator


@contextlib.contextmanager
def ticking() -> Iterator[list[float]]:
    """A list that holds, afterwards, the times at which another thread ran before the body ended.

    Python takes the interpreter from nobody meanwhile, so that the other thread runs only where it is set free.
    """
    ticks: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    before = sys.getswitchinterval()
    sys.setswitchinterval(60)
    try:
        thread.start()
        begin = time.perf_counter()
        yield ticks
        end = time.perf_counter()
    finally:
        sys.setswitchinterval(before)
        done.set()
        thread.join()
    ticks[:] = [at for at in ticks if begin < at < end]
