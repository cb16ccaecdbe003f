"""Every golden vector comes out as in Rust, and none is left out."""

from __future__ import annotations

from typing import Any

import pytest
import vectors
import zhibiao

FILES = vectors.files()
ALL = [vector for file in FILES.values() for vector in file]


def read(vector: dict[str, Any]) -> zhibiao.Target | zhibiao.Cell:
    given = vector["input"]
    if vector["entry"] == "value":
        return zhibiao.parse_value(given)
    if vector["entry"] == "field":
        beside = {key: value for key, value in given.items() if key != "value"}
        return zhibiao.parse_value(given["value"], **beside)
    assert vector["entry"] == "cell", vector["entry"]
    return zhibiao.parse_cell(given)


@pytest.mark.parametrize("file", FILES)
def test_every_vector_comes_out_to_the_letter(file: str) -> None:
    run = 0
    for vector in FILES[file]:
        reading = read(vector)
        offsets = vectors.Offsets(vectors.text_of(vector))
        value, remarks = vectors.strip(vectors.exactly(reading.to_json()))
        assert value == offsets.convert(vector["value"]), vector["name"]
        assert remarks == offsets.convert(vector["diagnostics"]), vector["name"]
        run += 1
    counts = {entry["file"]: entry["count"] for entry in vectors.manifest()["files"]}
    assert run == counts[file]


def test_the_manifest_counts_every_vector() -> None:
    manifest = vectors.manifest()
    assert [entry["file"] for entry in manifest["files"]] == list(FILES)
    assert len(ALL) == manifest["total"] >= 2500


def test_dicts_and_json_are_one_form() -> None:
    for vector in ALL:
        reading = read(vector)
        parsed = vectors.exactly(reading.to_json())
        assert plain(reading.to_dict()) == parsed, vector["name"]


def plain(value: Any) -> Any:
    """Floats as the decimals that they are written as."""
    if isinstance(value, float):
        return vectors.exactly(repr(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def test_every_vector_survives_dicts_and_pickling() -> None:
    import pickle

    for vector in ALL:
        reading = read(vector)
        again = type(reading).from_dict(reading.to_dict())
        assert again == reading and hash(again) == hash(reading), vector["name"]
        assert pickle.loads(pickle.dumps(reading)) == reading, vector["name"]


def test_spans_slice_the_text() -> None:
    measures = 0
    for vector in ALL:
        text = vectors.text_of(vector)
        reading = read(vector)
        targets = [reading] if isinstance(reading, zhibiao.Target) else [i.target for i in reading.indicators]
        for target in targets:
            for part in (*target.measures, *target.dates):
                assert text[part.span.start : part.span.end] == part.text, vector["name"]
                measures += 1
    assert measures > len(ALL) // 2
