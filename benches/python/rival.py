"""What an analyst writes in an hour: regular expressions for the values of one column.

Written to be fair to it: patterns are compiled once, full-width forms are folded by one `translate`, groups are read by
index, numbers are ints or floats rather than decimals, and a value without digits is left at once. It knows the common
signs and words before and behind the number, ranges, 万 and 亿, and common units; neither Chinese numerals, dates,
several measures, changes nor spans.
"""

from __future__ import annotations

import re
from typing import Any

FOLD = str.maketrans("０１２３４５６７８９．％＞＜＝～－，", "0123456789.%><=~-,")

OPS = {
    **dict.fromkeys("≥ >= 大于或等于 大于等于 不低于 不少于 不小于 至少 达到 达".split(), ">="),
    **dict.fromkeys("> 大于 高于 超过".split(), ">"),
    **dict.fromkeys("≤ <= 小于或等于 小于等于 不超过 不高于 不多于".split(), "<="),
    **dict.fromkeys("< 小于 低于".split(), "<"),
    **dict.fromkeys("约".split(), "~"),
    **dict.fromkeys("以上".split(), ">="),
    **dict.fromkeys("以下 以内".split(), "<="),
    **dict.fromkeys("左右".split(), "~"),
}
SCALES = {"万": 10_000, "亿": 100_000_000}
NUMBER = r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
UNIT = (
    "(%|‰|个百分点|人次|场次|批次|工作日|平方米|公里|人|户|家|个|件|场|次|份|册|箱|卷|台|名|期|批|项|亩|米|万元|元|天|小时|年)?"
)
VALUE = re.compile(
    "(≥|≤|>=|<=|>|<|=|大于或等于|大于等于|小于或等于|小于等于|不低于|不少于|不小于|不超过|不高于|不多于|大于|小于|高于|低于|超过|至少|达到|达|约)?"
    rf"\s*{NUMBER}\s*([万亿])?{UNIT}(?:\s*(?:-|~|至)\s*{NUMBER}([万亿])?{UNIT})?(以上|以下|以内|左右)?"
)


def read(text: str) -> dict[str, Any]:
    """The first measure of a value as a dict."""
    found = VALUE.search(text.translate(FOLD))
    if found is None:
        return {"kind": "text", "text": text}
    before, number, scale, unit, second, second_scale, second_unit, after = found.groups()
    if second is not None:
        return {
            "kind": "range",
            "text": text,
            "op": "range",
            "lower": scaled(number, scale or second_scale),
            "upper": scaled(second, second_scale),
            "unit": second_unit or unit,
        }
    op = OPS.get(before or after, "=")
    kind = "threshold" if op in (">=", ">", "<=", "<") else "quantity"
    return {"kind": kind, "text": text, "op": op, "value": scaled(number, scale), "unit": unit}


def scaled(number: str, scale: str | None) -> float:
    """The number, multiplied out."""
    value = float(number.replace(",", ""))
    return value * SCALES[scale] if scale else value
