"""What an analyst writes in an hour: regular expressions for the values of one column.

Written to be fair to it. Patterns are compiled once, full-width forms are folded by one `translate`, groups are read by index, and a value
without digits is left at once. It does what was asked of the column: all measures of a value, each with operator, number, unit and the words
before it, and dates. It knows the common signs and words before and behind a number, ranges, 万 and 亿, common units and years; neither Chinese
numerals, changes, formulas, notes, diagnostics nor places in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

FOLD = str.maketrans("０１２３４５６７８９．％＞＜＝～－，", "0123456789.%><=~-,")

OPS = {
    **dict.fromkeys("≥ >= 大于或等于 大于等于 不低于 不少于 不小于 至少 达到 达 以上".split(), ">="),
    **dict.fromkeys("> 大于 高于 超过".split(), ">"),
    **dict.fromkeys("≤ <= 小于或等于 小于等于 不超过 不高于 不多于 以下 以内".split(), "<="),
    **dict.fromkeys("< 小于 低于".split(), "<"),
    **dict.fromkeys("约 左右".split(), "~"),
}
SCALES = {"万": 10_000, "亿": 100_000_000}
UNITS = {"％": "%", "㎡": "平方米", "名": "人", "次数": "次"}

DATE = re.compile("(?:(20[0-9]{2})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日|底)?(?:之?前)")
BEFORE = "|".join(sorted((word for word in OPS if word not in ("以上", "以下", "以内", "左右")), key=len, reverse=True))
NUMBER = r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
UNIT = "(%|‰|个百分点|人次|场次|批次|工作日|平方米|㎡|公里|人|户|家|个|件|场|次数|次|份|册|箱|卷|台|名|期|批|项|亩|米|元|天|小时|年)?"
MEASURE = re.compile(
    rf"({BEFORE}|=)?\s*{NUMBER}\s*([万亿])?{UNIT}"
    rf"(?:\s*(?:-|~|至)\s*{NUMBER}\s*([万亿])?{UNIT})?(以上|以下|以内|左右)?"
)


def read(text: str) -> dict[str, Any]:
    """The measures of a value as a dict."""
    folded = text.translate(FOLD)
    measures, end = [], 0
    for found in MEASURE.finditer(folded):
        measures.append(measure(found.groups(), folded[end : found.start()].strip("，、,； ")))
        end = found.end()
    if not measures:
        return {"kind": "text", "text": text, "measures": measures}
    if DATE.search(folded):
        kind = "date"
    elif len(measures) > 1:
        kind = "compound"
    else:
        op = measures[0]["op"]
        kind = "range" if op == "range" else "quantity" if op in ("=", "~") else "threshold"
    return {"kind": kind, "text": text, "measures": measures}


def measure(groups: tuple[str | None, ...], label: str) -> dict[str, Any]:
    """One measure and the words before it."""
    before, number, scale, unit, second, second_scale, second_unit, after = groups
    if second is not None:
        return {
            "op": "range",
            "lower": scaled(number, scale or second_scale),
            "upper": scaled(second, second_scale),
            "unit": UNITS.get(second_unit or unit or "", second_unit or unit),
            "label": label or None,
        }
    return {
        "op": OPS.get(before or after or "", "="),
        "value": scaled(number, scale),
        "unit": UNITS.get(unit or "", unit),
        "label": label or None,
    }


def scaled(number: str | None, scale: str | None) -> Decimal:
    """The number, multiplied out."""
    value = Decimal((number or "").replace(",", ""))
    return value * SCALES[scale] if scale else value
