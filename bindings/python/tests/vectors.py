"""The golden vectors that Rust, Python and JavaScript share, with their spans turned into code points here."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
TESTDATA = ROOT / "crates" / "zhibiao-testdata"


def exactly(text: str) -> Any:
    """JSON with every number exact."""
    return json.loads(text, parse_float=Decimal)


def manifest() -> dict[str, Any]:
    return exactly((TESTDATA / "manifest.json").read_text("utf-8"))


def files() -> dict[str, list[dict[str, Any]]]:
    """All files of vectors, found by looking, not by the manifest."""
    return {path.name: exactly(path.read_text("utf-8")) for path in sorted((TESTDATA / "vectors").glob("*.json"))}


class Offsets:
    """From bytes of a text to its code points, counted without any help of the library's."""

    def __init__(self, text: str) -> None:
        self.points = {0: 0}
        at = 0
        for index, character in enumerate(text, 1):
            at += len(character.encode())
            self.points[at] = index

    def convert(self, value: Any) -> Any:
        """The same wire form with every span in code points."""
        if isinstance(value, dict):
            converted = {key: self.convert(item) for key, item in value.items()}
            if converted.keys() == {"start", "end"}:
                return {key: self.points[offset] for key, offset in value.items()}
            return converted
        if isinstance(value, list):
            return [self.convert(item) for item in value]
        return value


def text_of(vector: dict[str, Any]) -> str:
    """The text that spans point into."""
    given = vector["input"]
    return given if isinstance(given, str) else given["value"]


def strip(wire: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A wire form without its diagnostics, and these without their wording, in the order of the reading."""
    remarks: list[dict[str, Any]] = []

    def take(owner: dict[str, Any], indicator: int | None) -> None:
        for diagnostic in owner.pop("diagnostics", []):
            remark = {"code": diagnostic["code"], "span": diagnostic["span"]}
            remarks.append(remark if indicator is None else {**remark, "indicator": indicator})

    take(wire, None)
    for index, indicator in enumerate(wire.get("indicators", [])):
        take(indicator, index)
        take(indicator["target"], index)
    return wire, remarks
