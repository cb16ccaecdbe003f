"""cn2an, an independent reader and writer of Chinese numerals, as a judge: whole numbers, decimals, shares, money."""

from __future__ import annotations

import random
from decimal import Decimal

import cn2an
import pytest
from zhibiao import parse_values

LIMIT = 10**16

# 參 for 3 is no number's first character, since 参加 begins with it.
TRADITIONAL = str.maketrans("万亿点负贰陆叁两元", "萬億點負貳陸叄兩圓")
UNITS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


def numbers() -> list[int]:
    rng = random.Random(2022)
    found = {*range(2000), LIMIT - 1, *(10**power + plus for power in range(16) for plus in (-1, 0, 1))}
    for digits in range(1, 17):
        for _ in range(600):
            number = rng.randrange(10**digits)
            found |= {number, number // 10 ** rng.randrange(digits) * 10 ** rng.randrange(digits)}
    return sorted(number for number in found if 0 <= number < LIMIT)


def decimals(count: int) -> list[Decimal]:
    rng = random.Random(2023)
    found = []
    for _ in range(count):
        places = rng.randrange(1, 5)
        whole, fraction = rng.randrange(10 ** rng.randrange(1, 9)), rng.randrange(1, 10**places)
        found.append(Decimal(f"{whole}.{fraction:0{places}}"))
    return found


def check(cases: list[tuple[str, Decimal | int, str]]) -> None:
    """Each text is one quantity, to the last place, and nothing is remarked."""
    wrong = []
    for (text, value, unit), target in zip(cases, parse_values([text for text, _, _ in cases]), strict=True):
        assert target is not None
        read = [(m.op, m.value, m.unit and m.unit.name, m.label) for m in target.measures]
        if read != [("=", Decimal(value), unit, None)] or target.diagnostics:
            wrong.append((text, value, read))
    assert not wrong, wrong[:10]


@pytest.mark.parametrize("mode", ["low", "up"])
def test_whole_numbers(mode: str) -> None:
    all_numbers = numbers()
    assert len(all_numbers) > 10_000
    written = [(cn2an.an2cn(number, mode), number) for number in all_numbers]
    check([(f"{text}户", number, "户") for text, number in written])
    check([(f"{text}戶".translate(TRADITIONAL), number, "户") for text, number in written])
    check([(f"负{text}户", -number, "户") for text, number in written[1:]])


@pytest.mark.parametrize("mode", ["low", "up"])
def test_decimals(mode: str) -> None:
    written = [(cn2an.an2cn(str(number), mode), number) for number in decimals(2000)]
    check([(f"{text}吨", number, "吨") for text, number in written])
    check([(f"{text}噸".translate(TRADITIONAL), number, "吨") for text, number in written])
    check([(f"负{text}吨", -number, "吨") for text, number in written])


@pytest.mark.parametrize("head", UNITS)
def test_shares(head: str) -> None:
    values = [*range(101), *decimals(500)]
    check([(head + cn2an.an2cn(str(number)), number, UNITS[head]) for number in values])


def test_money() -> None:
    rng = random.Random(2024)
    # Below one yuan 角 is the unit.
    amounts = [Decimal(rng.randrange(100, 10 ** rng.randrange(3, 14) + 100)) / 100 for _ in range(3000)]
    written = [(cn2an.an2cn(str(amount), "rmb"), amount) for amount in amounts]
    check([(text, amount, "元") for text, amount in written])
    check([(text.translate(TRADITIONAL), amount, "元") for text, amount in written])


def test_digits_with_multipliers() -> None:
    rng = random.Random(2025)
    cases = []
    for _ in range(1500):
        # Of 亿10万 to 亿19万 the judge loses the 万.
        a, b, c = rng.randrange(1, 1000), rng.randrange(1, 10), rng.randrange(20, 10_000)
        mixed = (f"{a}万", f"{a}亿{c}万", f"{a}.{c}万", f"{a}万亿", f"{a}.{b}亿", f"{a}万{b}千", f"{a}亿{b}千万", f"{b}百万")
        cases += [(f"{text}元", Decimal(str(cn2an.cn2an(text, "smart"))), "元") for text in mixed]
    assert len(cases) == 12_000
    check(cases)
