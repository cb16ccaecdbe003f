"""cn2an, an independent reader of Chinese numerals, as a judge for 0 to 10^16."""

from __future__ import annotations

import random
from decimal import Decimal

import cn2an
from zhibiao import parse_values

LIMIT = 10**16


def numbers() -> list[int]:
    rng = random.Random(2022)
    found = {*range(2000), LIMIT - 1, *(10**power + plus for power in range(16) for plus in (-1, 0, 1))}
    for digits in range(1, 17):
        for _ in range(600):
            number = rng.randrange(10**digits)
            found |= {number, number // 10 ** rng.randrange(digits) * 10 ** rng.randrange(digits)}
    return sorted(number for number in found if 0 <= number < LIMIT)


def judged(mode: str) -> None:
    all_numbers = numbers()
    assert len(all_numbers) > 10_000
    written = [cn2an.an2cn(number, mode) for number in all_numbers]
    wrong = []
    for number, text, target in zip(all_numbers, written, parse_values([f"{text}户" for text in written]), strict=True):
        assert target is not None
        read = [(m.op, m.value, m.unit and m.unit.name) for m in target.measures]
        if read != [("=", Decimal(number), "户")]:
            wrong.append((number, text, read))
    assert not wrong, wrong[:10]


def test_plain_numerals() -> None:
    judged("low")


def test_financial_numerals() -> None:
    judged("up")


def test_percentages() -> None:
    values = [n for n in range(0, 101)]
    targets = parse_values([f"百分之{cn2an.an2cn(n)}" for n in values])
    for n, target in zip(values, targets, strict=True):
        assert target is not None
        (measure,) = target.measures
        assert (measure.value, measure.unit and measure.unit.name) == (n, "%")
