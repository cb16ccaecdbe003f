"""Bytes to wherever a caller wants them; the compiled module calls it."""

from __future__ import annotations

import io
import os
from typing import Any


def write(data: bytes, target: Any) -> None:
    """Writes to a path or to a file object, whether it takes bytes or text."""
    if isinstance(target, (str, bytes, os.PathLike)):
        with open(target, "wb") as file:
            file.write(data)
    elif isinstance(target, io.RawIOBase):
        # A raw file may take but a part at a time; a buffer around it would close it when the disk is full.
        rest = memoryview(data)
        while rest:
            taken = target.write(rest)
            if not taken:
                raise BlockingIOError("expected a file that takes bytes, found one that takes none now")
            rest = rest[taken:]
    elif not callable(getattr(target, "write", None)):
        raise TypeError(f"expected where to write as a path or a file object, found {type(target).__name__}")
    elif not hasattr(target, "encoding"):
        target.write(data)
    elif data[:2] == b"PK":
        raise TypeError("expected a file for bytes, such as open(path, 'wb'), because a workbook is no text; found one for text")
    else:
        target.write(data.decode())
